"""How many independent origins stand behind a row, as an interval, and who they are.

low = identified origins of the supporting cells; high = low + unnamed speakers + untraced own-voice cells. Cells whose passages are
copies of one another are one witness to an unnamed speaker, and to an untraced claim; a copy that names its speaker traces the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from headwater.model import Alignment, Cell, Count, Origin, Row, Speaker
from headwater.trace.copies import Copied, copy_groups


def count(row: Row, copied: Copied) -> Count:
    """Return the origins behind a row's supporting cells, with the reasons; `copied` are pairs of reports."""
    cells = [cell for cell in row.cells if cell.stance == "supports"]
    groups = copy_groups(cells, copied)
    named = sorted({s.origin or s.name for cell in cells for s in cell.claim.speakers if s.kind != "unnamed"})
    unnamed = [group for group in groups if any(s.kind == "unnamed" for cell in group for s in cell.claim.speakers)]
    bare = [group for group in groups if not any(traced(cell) for cell in group)]
    return Count(row.id, tuple(named), len(unnamed), len(bare), tuple(_reasons(row, cells, groups, bare)))


def traced(cell: Cell) -> bool:
    """Whether the cell says where it has the claim from."""
    return bool(cell.claim.speakers)


def origins(alignment: Alignment) -> tuple[Origin, ...]:
    """Return the identified origins of a story, those behind most rows first."""
    rows: dict[str, list[tuple[Row, Cell, Speaker]]] = defaultdict(list)
    for row in alignment.rows:
        for cell in row.cells:
            for speaker in cell.claim.speakers:
                if speaker.kind != "unnamed":
                    rows[speaker.origin or speaker.name].append((row, cell, speaker))
    found = (_origin(name, uses) for name, uses in rows.items())
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


def _reasons(
    row: Row, cells: list[Cell], groups: list[tuple[Cell, ...]], bare: list[tuple[Cell, ...]]
) -> Iterable[str]:
    if against := [cell.report for cell in row.cells if cell.stance == "against"]:
        yield f"{', '.join(against)} against it: supports nothing"
    if copied := [group for group in groups if len(group) > 1]:
        yield "; ".join(
            f"{' = '.join(cell.report for cell in group)}: the same passage, counted once" for group in copied
        )
    if bare:
        yield f"{', '.join(group[0].report for group in bare)} in own voice: untraced"
    if not cells:
        yield "no cell supports it"
