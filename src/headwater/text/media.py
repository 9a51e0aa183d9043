"""Names of media: a name in, whether it is a newspaper's, agency's, broadcaster's or platform's out."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib.resources import files

from headwater.model import Outlet

MOST_WORDS = 6
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
SUFFIX = re.compile(r"(?:\.(?:ac|co|com|gov|net|org))?\.[a-z]{2,}$")


@lru_cache(maxsize=20_000)
def medium(name: str) -> bool:
    """Whether a name is that of a medium that reports: known by name, or marked by its words."""
    plain = bare(name)
    if plain in _table("known", "|"):
        return True
    first, *rest = plain.split() or [""]
    return 0 < len(rest) < MOST_WORDS and (rest[-1] in _table("marks", " ") or first in _table("starts", " "))


def publishes(outlet: Outlet, name: str) -> bool:
    """Whether a medium's name is an outlet's: the same, short for it ("The Herald" for "Velm Herald"), or its site's."""
    ours, theirs = bare(outlet.name or ""), bare(name)
    if not theirs:
        return False
    return ours == theirs or f" {ours} ".endswith(f" {theirs} ") or _is_site(theirs, outlet.domain or outlet.name or "")


def _is_site(name: str, host: str) -> bool:
    """Whether a site is named after a medium: in full or but for "news", or by initials before the last word ("jpost")."""
    if not HOST.fullmatch(host := host.casefold()):
        return False
    *above, site = SUFFIX.sub("", host.removeprefix("www.")).split(".")
    joined, words = name.replace(" ", ""), name.split()
    initials = "".join(word[0] for word in words[:-1]) + words[-1]
    return site in {joined, f"{joined}news", f"{joined}online", initials} or joined in {
        f"{site}{each}" for each in above
    }


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
