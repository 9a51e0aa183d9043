"""Names of media: a name in, whether it is a newspaper's, agency's, broadcaster's or platform's out."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from headwater.model import Outlet, Report
from headwater.text.names import acronym
from headwater.text.versions import versions

MOST_WORDS = 6
AGENCY = (" news agency", " news service")
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
SUFFIX = re.compile(r"(?:\.(?:ac|co|com|gov|net|org))?\.[a-z]{2,}$")
DIGEST = re.compile(r"[0-9a-f]{16,}")  # an id that nobody gave
SURE = 3  # initials that are an outlet's: two may be another's
RELEASE = re.compile(
    r"^\W*(?:for immediate release|(?:press|news|media) release|notes (?:to|for) editors)\b",
    re.IGNORECASE | re.MULTILINE,
)

STATED = re.compile(
    r"(?:['’]s?)?\s+(?:press (?:office|service|statement)|statement|communiqué)\b\W*(?:\d|$|:)", re.IGNORECASE
)


@lru_cache(maxsize=20_000)
def medium(name: str) -> bool:
    """Whether a name is that of a medium that reports: known by name, or marked by its words."""
    plain = bare(name)
    if plain in _table("known", "|") or name.casefold().endswith(AGENCY):
        return True
    first, *rest = plain.split() or [""]
    return 0 < len(rest) < MOST_WORDS and (rest[-1] in _table("marks", " ") or first in _table("starts", " "))


@lru_cache(maxsize=20_000)
def publishes(outlet: Outlet, name: str) -> bool:
    """Whether a medium's name is an outlet's: the same, short for it ("The Herald", its initials), or its site's."""
    own = outlet.name or ""
    ours, theirs = bare(own), bare(name)
    if not theirs:
        return False
    short = len(theirs) >= SURE and name.isupper() and acronym(name, own)
    return short or ours == theirs or f" {ours} ".endswith(f" {theirs} ") or _is_site(theirs, outlet.domain or own)


def _is_site(name: str, host: str) -> bool:
    """Whether a site is named after a body: in full or but for "news" or "the", by initials, also before the last word ("jpost")."""
    if not HOST.fullmatch(host := host.casefold()):
        return False
    *above, site = SUFFIX.sub("", host.removeprefix("www.")).split(".")
    joined, words = name.replace(" ", ""), name.split()
    led = "".join(word[0] for word in words[:-1]) + words[-1]
    by_initials = len(site) >= SURE and acronym(site, name)
    full = {joined, f"the{joined}", f"{joined}news", f"{joined}online", led}
    return by_initials or site in full or joined in {f"{site}{each}" for each in above}


def issuer(report: Report) -> str | None:
    """Return the body whose own release a report is: marked or headed so, and telling of its outlet, no medium, by name."""
    name = report.outlet.name or ""
    headed = report.title.startswith(name) and STATED.match(report.title, len(name))
    marked = headed or RELEASE.search(report.title) or RELEASE.search(report.text)
    return name if name and marked and not medium(name) and bare(name) in report.text.casefold() else None


def called(reports: Iterable[Report]) -> dict[str, str]:
    """Name each report of a story, by its id, as readers know it: by its outlet, numbered from the outlet's second on.

    One without an outlet goes by the id that it was given; where that is a digest, by its place in the story. A later version of
    a page is told as such.
    """
    reports = tuple(reports)
    later = {after.id for _, after in versions(reports)}
    uses = Counter[str]()
    names: dict[str, str] = {}
    for number, report in enumerate(reports, start=1):
        given = number if DIGEST.fullmatch(report.id) else report.id
        name = report.outlet.name or report.outlet.domain or f"report {given}"
        name = f"{name} (later)" if report.id in later else name
        uses[name] += 1
        names[report.id] = name if uses[name] == 1 else f"{name} ({uses[name]})"
    return names


def platforms() -> frozenset[str]:
    """The names of platforms on which anyone can post, in lower case."""
    return _table("platforms", "|")


def bare(name: str) -> str:
    """Write a medium's name in lower case, without article and possessive."""
    plain = " ".join(name.replace("’", "'").split()).casefold().removesuffix("'s").removeprefix("the ")
    return plain.removesuffix(" newspaper").removesuffix(" news agency").removesuffix(" agency").strip(" .,\"'“”")


@cache
def _table(key: str, separator: str) -> frozenset[str]:
    table = json.loads(files("headwater.text").joinpath("data/media.json").read_text(encoding="utf-8"))
    return frozenset(table[key].split(separator))
