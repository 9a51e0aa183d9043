"""How many independent origins stand behind a row, as an interval, and who they are.

low = identified origins of the supporting cells; high = low + unnamed speakers + untraced own-voice cells. Cells whose passages are
copies of one another are one witness to an unnamed speaker, and to an untraced claim; a copy that names its speaker traces the rest.
What texts of one agency tell in their own voice is untraced once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from headwater.model import Alignment, Cell, Circle, Count, Origin, Row, Speaker
from headwater.text.words import words
from headwater.trace.behind import Behind, behind
from headwater.trace.copies import Copied, copy_groups
from headwater.trace.parts import Same, one_body, one_office, one_voice
from headwater.trace.voices import SILENT, Voices

Group = tuple[Behind, ...]
LONG = 8  # words of a passage that two do not say alike by chance


def count(row: Row, copied: Copied, voices: Voices | None = None, circles: Sequence[Circle] = ()) -> Count:
    """Return the origins behind a row's supporting cells, with the reasons; `copied` are pairs of reports."""
    voices = voices or {cell.report: SILENT for cell in row.cells}
    cells = row.supporting
    ring = frozenset(report for circle in circles if circle.row == row.id for report in circle.reports)
    told = {each.cell.report: each for each in behind(cells, voices, ring)}
    groups = [tuple(told[cell.report] for cell in group) for group in copy_groups(cells, copied)]
    said_once = [group for group in groups if _same_words(group, copied)]
    named, merged = _identified(groups, [group for group in groups if group in said_once or _is_long(group)])
    unnamed = [group for group in groups if _unnamed(group, group in said_once)]
    bare = [group for group in groups if not any(each.traced for each in group)]
    bare = [group for group in bare if not _repeats(group, bare, voices)]
    kept = _one_of_each_agency(groups, bare, voices)
    ringed = [group for group in kept if any(each.cell.report in ring for each in group)]
    names = {cell.report: voices[cell.report].name or cell.report for cell in row.cells}
    reasons = [f"{name} and {other} are counted once" for name, other in merged]
    reasons += [
        f"{names[group[0].cell.report]} credits an agency that is counted once" for group in bare if group not in kept
    ]
    why = (*_reasons(row, groups, kept, names), *reasons, *(c.why for c in circles if c.row == row.id))
    together = _together(named, dict(merged), told.values())
    why += (f"{' and '.join(named)} are named together: whether they know it separately is not established",) * together
    return Count(row.id, named, len(unnamed), len(kept) - len(ringed[1:]), why, merged, together)


def _identified(groups: Sequence[Group], alike: Sequence[Group]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The origins that the cells name, each once, and the names counted as one of them; `alike` are groups that are one voice."""
    uses = Counter(name for group in groups for each in group for name in each.named)
    same = _one_voice(alike, uses)
    same = _joined(same, one_office({_last(name, same) for name in uses}, _roles(groups)).items())
    same = _joined(same, one_body({_last(name, same) for name in uses}).items())
    merged = ((name, _last(name, same)) for name in sorted(same))
    return tuple(sorted({_last(name, same) for name in uses})), tuple(merged)


def _one_voice(alike: Sequence[Group], uses: Counter[str]) -> Same:
    """The names that passages of one voice are given to, joined across passages: each under the one that most cells name.

    In whatever order the passages come, and whoever of a ring of names was found to be the next.
    """
    pairs = sorted({pair for group in alike for pair in one_voice([each.named for each in group], uses).items()})
    joined = _joined({}, pairs)
    kept: dict[str, str] = {}
    for _, name in sorted(pairs, key=lambda pair: (-uses[pair[1]], pair[1].islower(), pair[1])):
        kept.setdefault(_last(name, joined), name)
    told = {name: kept[_last(name, joined)] for pair in pairs for name in pair}
    return {name: other for name, other in told.items() if name != other}


def _joined(same: Same, found: Iterable[tuple[str, str]]) -> Same:
    """What is the same with what was found to be besides: what either of two stands for is one."""
    joined = dict(same)
    for name, other in found:
        one, whole = _last(name, joined), _last(other, joined)
        if one != whole:
            joined[one] = whole
    return joined


def _together(named: Sequence[str], same: Same, told: Iterable[Behind]) -> bool:
    """Whether every cell that rests on one of several origins rests on all of them."""
    resting = [{same.get(name, name) for name in each.named} & {*named} for each in told if each.named]
    return len(named) > 1 and all(len(each) == len(named) for each in resting)


def _last(name: str, same: Same) -> str:
    return _last(same[name], same) if name in same else name


def _roles(groups: Sequence[Group]) -> dict[str, str]:
    """The roles of the persons who speak for themselves."""
    speakers = (speaker for group in groups for each in group for speaker in each.cell.claim.speakers)
    return {s.name: s.role for s in speakers if s.kind == "person" and s.origin in {"", s.name}}


def _unnamed(group: Group, same_words: bool) -> bool:
    """Whether somebody unnamed stands behind a group; who says the same words is named where a copy names him."""
    if same_words and any(each.named for each in group):
        return any(each.named and each.unnamed for each in group)
    return any(each.unnamed for each in group)


def _repeats(group: Group, bare: Sequence[Group], voices: Voices) -> bool:
    """Whether an outlet cites itself for what it tells in its own voice elsewhere in the row."""
    outlets = [voices[each.cell.report].outlet for each in group if each.cell.claim.speakers]
    ours = {outlet.name or outlet.domain for outlet in outlets} - {None}
    own = (each for other in bare for each in other if other is not group and not each.cell.claim.speakers)
    theirs = (voices[each.cell.report].outlet for each in own)
    return any((outlet.name or outlet.domain) in ours for outlet in theirs)


def _one_of_each_agency(groups: Sequence[Group], bare: Sequence[Group], voices: Voices) -> list[Group]:
    """The groups in own voice but for those of an agency that tells it in another, or that a text of it traces."""
    told = [{voices[each.cell.report].agency for each in group} - {None} for group in bare]
    traced = {voices[each.cell.report].agency for group in groups for each in group if each.traced}
    return [group for n, group in enumerate(bare) if not any(told[n] & other for other in (traced, *told[:n]))]


def _same_words(group: Group, copied: Copied) -> bool:
    """Whether the copies of a passage cannot be the words of two: a quote, or taken from one report by another."""
    reports = frozenset(each.cell.report for each in group)
    return all(each.cell.claim.mode == "quoted" for each in group) or (
        len(reports) > 1 and any(frozenset(pair) in copied for pair in combinations(reports, 2))
    )


def _is_long(group: Group) -> bool:
    """Whether a passage has more words than two would find by themselves."""
    return all(len(words(each.cell.claim.text)) >= LONG for each in group if each.named)


def origins(alignment: Alignment, counts: Sequence[Count] = ()) -> tuple[Origin, ...]:
    """Return the identified origins of a story, those behind most rows first."""
    known = {count.row: count for count in counts}
    rows: dict[str, list[tuple[Row, Cell, Speaker]]] = defaultdict(list)
    for row in alignment.rows:
        for cell in row.cells:
            for speaker in cell.claim.speakers:
                name: str | None = speaker.origin or speaker.name
                if cell.stance == "supports" and row.id in known:
                    name = known[row.id].origin_of(speaker)
                if speaker.kind != "unnamed" and name:
                    rows[name].append((row, cell, speaker))
    found = (_origin(name, [use for use in uses if use[1].stance == "supports"] or uses) for name, uses in rows.items())
    return tuple(sorted(found, key=lambda origin: (-len(origin.rows), -len(origin.carriers), origin.name)))


def _origin(name: str, uses: list[tuple[Row, Cell, Speaker]]) -> Origin:
    itself = [speaker for _, _, speaker in uses if speaker.name == name]
    kind = itself[0].kind if itself else "organisation"
    return Origin(
        name,
        kind,
        next((speaker.access for _, _, speaker in uses if speaker.access), None),
        _distinct(row.id for row, _, _ in uses),
        tuple(sorted({cell.report for _, cell, _ in uses})),
        _distinct(via for _, cell, _ in uses for via in cell.claim.via),
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _reasons(row: Row, groups: Sequence[Group], bare: Sequence[Group], names: Mapping[str, str]) -> Iterator[str]:
    if against := [names[cell.report] for cell in row.cells if cell.stance == "against"]:
        yield f"{', '.join(against)} against it: supports nothing"
    if copied := [group for group in groups if len(group) > 1]:
        yield "; ".join(
            f"{' = '.join(names[each.cell.report] for each in group)}: the same passage, counted once"
            for group in copied
        )
    if bare:
        yield f"{', '.join(names[group[0].cell.report] for group in bare)} in own voice: untraced"
    if not groups:
        yield "no cell supports it"
