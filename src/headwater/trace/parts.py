"""Which origins of a row are one: origins told by a part of them, or twice for the same words, in; those that count out.

Between one origin and two the safe answer is one: what is counted must be known to be distinct.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from headwater.text.names import words

Same = dict[str, str]
NAMELESS = frozenset(
    "airline carrier chain club communique company corporation firm group maker manufacturer operator organisation"
    " organization retailer"
    " document documents email file files filing filings letter message papers post record recording records release speech"
    " statement statements tape tweet tweets video".split()
)
LITTLE = frozenset({"the", "of", "for", "and", "a", "s"})
HELD = frozenset("administration brigade camp campaign department ministry office team".split())
HOLDERS = frozenset(
    "attorney chief commissioner governor justice mayor minister president prosecutor secretary".split()
)
PAST = frozenset({"ex", "former", "late", "then"})


def one_body(names: Iterable[str]) -> Same:
    """Map each name to the one it is told by: "the armed wing of X" and X, an agency "UNXY" and the UN, are one.

    A company that nobody names, and a statement, letter or video that nobody signs, are not known to be others than those that are
    named, nor are "police" known to be others than a force that is.
    """
    ordered = sorted(names, key=lambda name: (len(words(name)), name))
    wholes = {name: next((other for other in ordered if _part(name, other)), name) for name in ordered}
    bare = [name for name in ordered if words(name)[-1:] and words(name)[-1] in NAMELESS and name.islower()]
    told = [name for name in ordered if name not in bare and wholes[name] == name]
    wholes |= dict.fromkeys(bare, (told or bare or [""])[0])
    wholes |= {name: named for name in told if (named := _named_for(name, told))}
    return {name: _whole(name, wholes) for name in ordered}


def _named_for(name: str, others: Sequence[str]) -> str | None:
    """A proper name that has all the words of common nouns."""
    proper = (other for other in others if not other.islower() and set(words(name)) < set(words(other)))
    return next(proper, None) if name.islower() else None


def _whole(name: str, wholes: Same) -> str:
    return name if wholes[name] == name else _whole(wholes[name], wholes)


def one_office(names: Iterable[str], roles: Mapping[str, str]) -> Same:
    """Map a person to the office that is called after him ("the Holt campaign") or that he holds ("the transport ministry")."""
    ordered = sorted(names)
    found = (
        (person, [body for body in ordered if _is_office(body, person, role)]) for person, role in sorted(roles.items())
    )
    return {person: offices[0] for person, offices in found if person in ordered and offices}


def _is_office(body: str, person: str, role: str) -> bool:
    """Whether what tells an office apart is in the person's name, or in the title of who holds one."""
    called, told = set(words(body)) - LITTLE, set(words(role))
    field = called - HELD
    if not (called & HELD and field):
        return False
    holds = bool(told & HOLDERS) and not told & PAST
    return field <= set(words(person)) or (holds and field <= told) or _speaks_for(field & HOLDERS, told)


def _speaks_for(holders: set[str], told: set[str]) -> bool:
    """Whether a role is that of somebody who speaks for an office, told by who holds it: "presidential spokesman"."""
    speaks = any(word.startswith("spokes") for word in told)
    return speaks and any(word.startswith(holder) for holder in holders for word in told)


def one_voice(told: Sequence[frozenset[str]], uses: Counter[str]) -> Same:
    """Map the origins of one passage that reports give to different speakers to the one that most cells of the row name.

    Of two named as often it is the one with a proper name. Where one report gives it to several together, they are several.
    """
    named = [names for names in told if names]
    if len(named) < 2 or frozenset.intersection(*named):
        return {}
    chosen = max(
        named, key=lambda names: (len(names), max((uses[name], not name.islower()) for name in names), sorted(names))
    )
    keep = min(chosen, key=lambda name: (-uses[name], name.islower(), name))
    return {name: keep for names in named for name in names - chosen}


def _part(name: str, whole: str) -> bool:
    ours, theirs = set(words(name)) - LITTLE, set(words(whole)) - LITTLE
    if theirs and theirs < ours:
        capital = {word.casefold() for word in re.findall(r"\b[A-Z][\w’'-]*", name)}
        return not any(word in capital for word in ours - theirs)
    initials = "".join(word[0] for word in whole.split() if word[0].isupper())
    return len(initials) > 1 and name.isupper() and name.startswith(initials) and len(name) > len(initials)
