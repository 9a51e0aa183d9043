"""A dossier in whose reasoning reports are called by their outlet instead of by their id."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from headwater.export import telling
from headwater.model import Alignment, Dossier, Row, Trace

SHORT = 8


def named(dossier: Dossier) -> Dossier:
    """Put outlets' names for report ids wherever the dossier says why; texts and ids themselves stay."""
    say = _say(telling.names(dossier))
    return replace(
        dossier,
        alignment=_alignment(dossier.alignment, say),
        trace=_trace(dossier.trace, say),
        losses=tuple(replace(each, why=say(each.why)) for each in dossier.losses),
        silences=tuple(replace(each, why=say(each.why)) for each in dossier.silences),
        questions=tuple(replace(each, text=say(each.text)) for each in dossier.questions),
        brief=tuple(replace(each, text=say(each.text)) for each in dossier.brief),
        notes=tuple(say(note) for note in dossier.notes),
    )


def _say(names: dict[str, str]) -> Callable[[str], str]:
    tellable = sorted((report for report in names if _unmistakable(report)), key=len, reverse=True)
    if not tellable:
        return str
    pattern = re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, tellable))})(?![\w/-])")
    return lambda text: pattern.sub(lambda found: names[found[0]], text)


def _unmistakable(report: str) -> bool:
    """Whether an id cannot be taken for a word or a number of the sentence it stands in."""
    letters = any(character.isalpha() for character in report)
    return letters and (len(report) >= SHORT or not report.isalpha())


def _alignment(alignment: Alignment, say: Callable[[str], str]) -> Alignment:
    return Alignment(
        tuple(_row(row, say) for row in alignment.rows),
        tuple(replace(each, why=say(each.why)) for each in alignment.utterances),
        tuple(replace(each, why=say(each.why)) for each in alignment.discrepancies),
    )


def _row(row: Row, say: Callable[[str], str]) -> Row:
    cells, near = (tuple(replace(cell, why=say(cell.why)) for cell in each) for each in (row.cells, row.near))
    return replace(row, cells=cells, near=near)


def _trace(trace: Trace, say: Callable[[str], str]) -> Trace:
    return replace(
        trace,
        derivations=tuple(replace(each, why=say(each.why)) for each in trace.derivations),
        counts=tuple(replace(each, why=tuple(map(say, each.why))) for each in trace.counts),
    )
