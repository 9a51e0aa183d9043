"""Write src/headwater/wire.schema.json, the JSON Schema of the wire, from the types in headwater.wire.

    python bench/schema.py [--check]

With --check nothing is written; the exit code is 1 if the file does not say what the types say.
"""

import json
import sys
import types
from pathlib import Path
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from headwater import wire

FILE = Path(__file__).parents[1] / "src/headwater/wire.schema.json"
PLAIN: dict[object, dict[str, str]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}


def main() -> int:
    text = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    if "--check" in sys.argv[1:]:
        same = FILE.is_file() and FILE.read_text(encoding="utf-8") == text
        print("the schema says what the types say" if same else f"{FILE.name} is out of date; run `just schema`")
        return 0 if same else 1
    FILE.write_text(text, encoding="utf-8")
    return 0


def schema() -> dict[str, Any]:
    """Return the schema of a line; every object stands under its own name in `$defs`."""
    known: dict[str, dict[str, Any]] = {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A line of headwater's wire, version {wire.WIRE}",
        "oneOf": [told(line, known) for line in get_args(wire.Line)],
        "$defs": known,
    }


def told(hint: Any, known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return what the schema says of a type; objects it meets are added to the known ones."""
    if hint in PLAIN:
        return PLAIN[hint]
    if is_typeddict(hint):
        if hint.__name__ not in known:
            known[hint.__name__] = {}
            known[hint.__name__] = described(hint, known)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)}
    if origin is list:
        return {"type": "array", "items": told(arguments[0], known)}
    if origin is dict:
        return {"type": "object"} | ({} if arguments[1] is Any else {"additionalProperties": told(arguments[1], known)})
    if origin in (Union, types.UnionType):
        return {"anyOf": [told(argument, known) for argument in arguments]}
    raise TypeError(f"no schema is known for {hint}; add it to bench/schema.py")


def described(record: Any, known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the schema of an object; a reader of the wire passes over fields it does not know."""
    hints = get_type_hints(record, include_extras=True)
    optional = {name for name, hint in hints.items() if get_origin(hint) is NotRequired}
    bare = {name: get_args(hint)[0] if name in optional else hint for name, hint in hints.items()}
    return {
        "description": record.__doc__,
        "type": "object",
        "properties": {name: told(hint, known) for name, hint in bare.items()},
        "required": [name for name in bare if name not in optional],
    }


if __name__ == "__main__":
    sys.exit(main())
