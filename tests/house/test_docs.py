"""What the documentation says is so: commands print what it shows, links lead somewhere, every noun is explained."""

import contextlib
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

from headwater import model
from headwater.cli import commands

ROOT = Path(__file__).parents[2]
TOLD = ("README.md", "docs/tour.md", "docs/commands.md")
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))
NOUNS = [
    name for name, value in inspect.getmembers(model, inspect.isclass) if value.__module__.startswith(model.__name__)
]


def read(page):
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", read(page), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", TOLD)
def test_commands_print_what_the_page_shows_or_just_docs_has_to_be_run(page):
    retold = subprocess.run(
        [sys.executable, ROOT / "bench/retell.py", "--check", page],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert "" == retold.stdout
    assert 0 == retold.returncode, retold.stderr


def test_the_python_of_the_tour_runs(capsys):
    with contextlib.chdir(ROOT):
        for block in blocks("docs/tour.md", "python"):
            exec(block, {})

    assert capsys.readouterr().out


def test_ci_runs_the_two_commands_of_the_readme():
    told = [line for line in blocks("README.md", "sh")[0].splitlines() if not line.startswith("#")]

    assert 2 == len(told)
    assert [] == [line for line in told if line not in read(".ci/run").splitlines()]


def test_the_readme_tells_what_headwater_is_before_anything_else():
    assert read("README.md").split("\n\n")[1].startswith("**headwater traces a news story to its sources**")


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_every_command_is_documented(name):
    assert f"$ headwater {name} --help" in read("docs/commands.md").splitlines()


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_of_the_model_is_explained(noun):
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", noun).lower()

    assert re.search(rf"^\| {words} \||\*{words}\*", read("docs/words.md"), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page):
    links = re.findall(r"\]\(([^)#:]+)\)", read(page))

    assert [] == [link for link in links if not (ROOT / page).parent.joinpath(link).exists()]


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("docs/") and page != "docs/index.md"])
def test_every_page_can_be_reached_from_the_index(page):
    index = "docs/design/README.md" if page.startswith("docs/design/") else "docs/index.md"
    links = re.findall(r"\]\(([^)#:]+\.md)\)", read(index) + read("docs/index.md"))

    assert Path(page).name in {Path(link).name for link in links}
