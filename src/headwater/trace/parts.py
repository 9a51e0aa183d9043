"""Which origins of a row are one: origins told by a part of them, or twice for the same words, in; those that count out.

Between one origin and two the safe answer is one: what is counted must be known to be distinct.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from headwater.text.names import words

Same = dict[str, str]
NAMELESS = frozenset(
    "airline carrier chain club communique company corporation firm group maker manufacturer operator organisation"
    " organization release retailer statement".split()
)
LITTLE = frozenset({"the", "of", "for", "and", "a", "s"})


def one_body(names: Iterable[str]) -> Same:
    """Map each name to the one it is told by: "the armed wing of X" and X, an agency "UNXY" and the UN, are one.

    A company or release that nobody names is not known to be another than the one body that is named.
    """
    ordered = sorted(names, key=lambda name: (len(words(name)), name))
    wholes = {name: next((other for other in ordered if _part(name, other)), name) for name in ordered}
    bare = [name for name in ordered if words(name)[-1:] and words(name)[-1] in NAMELESS and name.islower()]
    told = [name for name in ordered if name not in bare and wholes[name] == name]
    if len(told) < 2:
        wholes |= dict.fromkeys(bare, (told or bare or [""])[0])
    return {name: _whole(name, wholes) for name in ordered}


def _whole(name: str, wholes: Same) -> str:
    return name if wholes[name] == name else _whole(wholes[name], wholes)


def one_voice(told: Sequence[frozenset[str]], uses: Counter[str]) -> Same:
    """Map the origins of one passage that reports give to different speakers to the one that most cells of the row name."""
    named = [names for names in told if names]
    if len(named) < 2 or frozenset.intersection(*named):
        return {}
    chosen = max(named, key=lambda names: (max(uses[name] for name in names), sorted(names)))
    keep = min(chosen, key=lambda name: (-uses[name], name))
    return {name: keep for names in named for name in names - chosen}


def _part(name: str, whole: str) -> bool:
    ours, theirs = set(words(name)) - LITTLE, set(words(whole)) - LITTLE
    if theirs and theirs < ours:
        capital = {word.casefold() for word in re.findall(r"\b[A-Z][\w’'-]*", name)}
        return not any(word in capital for word in ours - theirs)
    initials = "".join(word[0] for word in whole.split() if word[0].isupper())
    return len(initials) > 1 and name.isupper() and name.startswith(initials) and len(name) > len(initials)
