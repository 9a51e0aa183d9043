"""Derivations to families: pairs of reports that are one matter, which of them say it all, and where their passages are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from headwater.model import Derivation

LARGE = 100  # pairs of a family, as fourteen copies make; each pair has the passages of the text that is theirs, again


def kin(derivations: Iterable[Derivation]) -> tuple[tuple[Derivation, ...], ...]:
    """Put the dependent pairs together that are one matter, the closest first: copies of copies, what rests on one thing.

    A passage of which nothing more is known is one matter for all copies of the texts that have it.
    """
    dependent = [each for each in derivations if each.relation != "independent"]
    ordered = sorted(dependent, key=lambda each: (each.relation, -each.share))
    copied, _ = _joined(each for each in ordered if each.relation == "copied")
    found: dict[tuple[str, ...], list[Derivation]] = {}
    for each in ordered:
        texts = {copied.get(report, (report,))[0] for report in (each.a, each.b)}
        matter = (each.upstream,) if each.upstream and each.relation != "copied" else sorted(texts)
        found.setdefault((each.relation, *matter), []).append(each)
    return tuple(map(tuple, found.values()))


def first_of(pairs: Sequence[Derivation]) -> str | None:
    """Find the report that others have their text from and that has it from none of them, if it is one."""
    directed = [pair for pair in pairs if pair.source in (pair.a, pair.b)]
    takers = {report for pair in directed for report in (pair.a, pair.b) if report != pair.source}
    first = {pair.source for pair in directed} - takers
    return first.pop() if len(first) == 1 else None


def essential(pairs: Sequence[Derivation]) -> Sequence[Derivation]:
    """Keep the pairs that others have with their first report, if there is one; else those that join them closest."""
    first = first_of(pairs)
    return [pair for pair in pairs if pair.source == first] if first else closest(pairs)


def closest(pairs: Iterable[Derivation]) -> Sequence[Derivation]:
    """Keep so many pairs as join all their reports, those with most in common: the others only say it again."""
    return _joined(sorted(pairs, key=lambda each: -each.share))[1]


def told_once(derivations: Sequence[Derivation]) -> tuple[Derivation, ...]:
    """Leave the passages of a large family with the pairs that say it all: those that join it closest, and with its first report."""
    kept = {
        (pair.a, pair.b)
        for pairs in kin(derivations)
        for pair in ((*closest(pairs), *essential(pairs)) if len(pairs) > LARGE else pairs)
    }
    return tuple(each if (each.a, each.b) in kept else replace(each, evidence=()) for each in derivations)


def _joined(pairs: Iterable[Derivation]) -> tuple[Mapping[str, Sequence[str]], Sequence[Derivation]]:
    """Join reports that pairs connect, in their order: each report's group, and the pairs that were needed for it."""
    groups: dict[str, list[str]] = {}
    needed = []
    for pair in pairs:
        one, other = groups.setdefault(pair.a, [pair.a]), groups.setdefault(pair.b, [pair.b])
        if one is not other:
            one += other
            groups.update(dict.fromkeys(other, one))
            needed.append(pair)
    return groups, needed
