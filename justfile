# What a developer runs; `just` alone lists it. Everything is offline but `setup` and `lock`.

python := if path_exists(".venv/bin/python") == "true" { justfile_directory() / ".venv/bin/python" } else { "python3" }

default:
    @just --list

# set up .venv from the lock
setup:
    python3 -m venv .venv
    .venv/bin/python -m pip install --quiet --no-deps --require-hashes -r requirements-dev.txt
    .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .

# all that CI checks, offline
check: lint format types imports schema-check test

# ruff's rules
lint:
    {{python}} -m ruff check .

# is everything formatted?
format:
    {{python}} -m ruff format --check .

# mypy, strictly
types:
    {{python}} -m mypy

# the import contract
imports:
    {{python}} -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

# the tests, those of the documentation among them
test *ARGS:
    {{python}} -m pytest {{ARGS}}

# format, and fix what ruff can fix
fix:
    {{python}} -m ruff check --fix .
    {{python}} -m ruff format .

# run the commands told in the documentation, and put what they print now below them
docs:
    {{python}} bench/retell.py README.md docs/tour.md docs/commands.md

# write the JSON Schema of the wire from the code
schema:
    {{python}} bench/schema.py

# does the schema that ships say what the code says?
schema-check:
    {{python}} bench/schema.py --check

# score the yardsticks and print one table; name sets to run only these
bench *SETS:
    {{python}} bench/yardsticks.py {{SETS}}

# pin every requirement by hash
lock:
    uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --output-file requirements.txt
    uv pip compile pyproject.toml --group build --group dev --all-extras --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --constraints requirements.txt --output-file requirements-dev.txt
