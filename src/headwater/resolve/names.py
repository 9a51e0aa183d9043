"""Which names of a story are one: names with the number of reports that use them in; a canonical name for each out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import Literal

from headwater.text.media import medium
from headwater.text.names import bare, initials, is_police, one_name, words
from headwater.text.names_words import synonyms, vocabulary

Kind = Literal["person", "organisation", "document"]

COMPASS = {"n": "north", "e": "east", "s": "south", "w": "west"}
FORCES = {  # what a force is, and the words that it is called by besides
    "forces": frozenset({"defense", "defence", "armed"}), "police": frozenset({"department", "force", "service"}),
}  # fmt: skip
LINK = re.compile(r" (?:against|by|filed|for|from|in|into|of|on|to) ")
OWNER = re.compile(r"['’]s? ")
OTHER = frozenset({"another", "other", "earlier", "previous", "separate"})
TRADING = frozenset({"bank", "company", "corp", "group"})
WHERE = frozenset({"federal", "local", "national", "regional", "state"})
MOST_ADDED = 2
MOST_TRADES = 4  # of a firm: "Advanced Orrin [Freight and Storage Corp.]"
CHAMBERS = frozenset(
    {"congress", "house", "parliament", "senate"}
)  # of which a country has one, whatever else is called so
GENERIC = (vocabulary("bodies") - CHAMBERS) | vocabulary("papers") | {"observatory", "radio", "television"}
OFFICIAL = frozenset("attorney city coroner county district fire governor mayor police prosecutor s sheriff".split())
BLOCK = 3
STEM = 5


def merged(uses: Counter[str], kind: Kind, elsewhere: AbstractSet[str] = frozenset()) -> dict[str, str]:
    """Map each name to the one it goes by: the form that most reports use, of these the fullest.

    `elsewhere` are names that stand for something else in the story too, a place or a person.
    """
    groups = _joined(sorted(uses), [pair for pair in _pairs(uses, kind) if _one(*pair, kind)])
    groups = _lone(groups, uses) if kind == "person" else _generic(groups)
    groups = _shortened(groups, elsewhere) if kind == "organisation" else groups
    return {name: _best(group, uses, kind) for group in groups for name in group}


def _pairs(uses: Counter[str], kind: Kind) -> Iterator[tuple[str, str]]:
    """Pairs of names that share the beginning of a word, or one of which may be short for the other."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for name in uses:
        parts = words(name)
        if kind != "person" or len(bare(parts)) > 1:
            for part in parts:
                blocks[part[:BLOCK]].add(name)
            for key in initials(parts) | {"".join(parts)}:
                blocks[key].add(name)
    yield from sorted({pair for names in blocks.values() for pair in combinations(sorted(names), 2)})


def _one(a: str, b: str, kind: Kind) -> bool:
    if kind != "document" and one_name(a, b, kind):
        return True
    if kind == "document":
        a, b = (name.split(" and ")[0] for name in (a, b))
    kernel = _kernel(a) if kind != "person" else frozenset()
    return len(kernel) > (kind == "organisation") and kernel == _kernel(b)


def _kernel(name: str) -> frozenset[str]:
    """What tells a body or document apart: its words ("N." is "north"), those of like meaning made one, nations cut to a stem."""
    left = [w for w in words(name) if w not in vocabulary("articles") | vocabulary("links")]
    told = frozenset().union(*(FORCES[word] for word in left if word in FORCES))
    return frozenset(_sense(word) for word in left if word not in told)


def _sense(word: str) -> str:
    alike = synonyms(word)
    return min(alike) if len(alike) > 1 else COMPASS.get(word) or word[:STEM]


def _joined(names: list[str], pairs: list[tuple[str, str]]) -> list[set[str]]:
    """Groups of names that are linked, directly or through others."""
    group = {name: {name} for name in names}
    for a, b in pairs:
        if group[a] is not group[b]:
            group[a] |= group[b]
            for name in group[b]:
                group[name] = group[a]
    return list({id(g): g for g in group.values()}.values())


def _lone(groups: list[set[str]], uses: Counter[str]) -> list[set[str]]:
    """Add a last name alone to the one group it can belong to, or to the one named most."""
    full = [group for group in groups if any(len(bare(words(name))) > 1 for name in group)]
    for group in groups:
        if group in full:
            continue
        alone = {bare(words(name))[-1] for name in group}
        fits = [f for f in full if any(alone & {bare(words(n))[-1], bare(words(n))[0]} for n in f)]
        if fits:
            max(fits, key=lambda f: (sum(uses[n] for n in f), sorted(f))).update(group)
        else:
            full.append(group)
    return full


def _generic(groups: list[set[str]]) -> list[set[str]]:
    """Add a body or document named by common nouns alone ("the council", "state television") to the only one that it fits."""
    plain = [g for g in groups if all(_common(name) for name in g)]
    named = [g for g in groups if g not in plain]
    for group in sorted(plain, key=lambda g: -max(len(words(name)) for name in g)):
        fits = [g for g in named if any(_fits(name, words(short)) for name in g for short in group)]
        if len(fits) == 1:
            fits[0].update(group)
        else:
            named.append(group)
    return named


def _shortened(groups: list[set[str]], elsewhere: AbstractSet[str]) -> list[set[str]]:
    """Add a name that is short for the names of one other body alone: "Tamura" for "Tamura Motors"."""
    for group in sorted(groups, key=min):
        fits = [other for other in groups if other is not group and _is_short(group, other, elsewhere)]
        if len(fits) == 1:
            fits[0].update(group)
            groups = [other for other in groups if other is not group]
    return groups


def _is_short(group: set[str], other: set[str], elsewhere: AbstractSet[str]) -> bool:
    return not group & elsewhere and any(_leaves_out(name, longer) for name in group for longer in other)


def _leaves_out(name: str, longer: str) -> bool:
    """Whether a body's name is another's but for its trade ("Foods") or for where it is ("regional")."""
    short, full = words(name), words(longer)
    if name.islower():
        return len(short) > 1 and full[-len(short) :] == short and set(full[: -len(short)]) <= WHERE
    added = full[1:]
    if full[: len(short)] == short and full[-1] in vocabulary("legal") and len(full) - len(short) <= MOST_TRADES:
        return not medium(longer)
    return len(short) == 1 and full[:1] == short and 0 < len(added) <= MOST_ADDED and not _is_another(longer, added)


def _is_another(longer: str, added: list[str]) -> bool:
    """Whether words behind a name tell another body: its police, its fans, a paper called after it."""
    common = any(word[0].islower() for word in longer.split()) or OWNER.search(longer) is not None
    traded = not set(added).isdisjoint(vocabulary("legal") | vocabulary("trades"))
    initials = longer.split(maxsplit=1)[0].isupper() and not traded  # "the FBI laboratory"
    return medium(longer) or common or initials or bool(set(added) & (vocabulary("bodies") - TRADING))


def _common(name: str) -> bool:
    """Whether a name is common nouns alone: nothing but its first letter may be a capital, if it is no office's."""
    *before, noun = words(name)
    return noun in GENERIC and (not before or name[1:].islower() or OFFICIAL.issuperset(before))


def _fits(name: str, short: list[str]) -> bool:
    """Whether a longer name is that of a body or document called by common nouns: it has them all, the last of them."""
    found, noun = words(name), short[-1]
    if found[0] in OTHER:
        return False
    heads = set(found) if noun == "police" else set(words(LINK.split(name)[0])[-1:])
    held = len(found) > len(short) and bool(synonyms(noun) & heads) and set(short[:-1]) <= set(found)
    return held or ("police" in short and is_police(name))


def _best(group: set[str], uses: Counter[str], kind: Kind) -> str:
    """The form of a name that most reports use, of these the fullest; a person's has a given name where one has."""
    full = {name for name in group if len(words(name)) > 1} or group
    if kind != "person":
        full = {name for name in group if not _common(name)} or group
    return max(full, key=lambda name: (uses[name], len(name), name))
