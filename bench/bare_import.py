"""Import every module of headwater, with the extras not installed; exit 1 and name what fails."""

import importlib
import importlib.util
import pkgutil
import sys

import headwater

EXTRAS = ("distributed",)

if installed := [extra for extra in EXTRAS if importlib.util.find_spec(extra)]:
    sys.exit(f"no bare install: {', '.join(installed)} can be imported")
modules = [module.name for module in pkgutil.walk_packages(headwater.__path__, "headwater.")]
for name in modules:
    if not name.endswith("__main__"):
        importlib.import_module(name)
print(f"{len(modules)} modules imported")
