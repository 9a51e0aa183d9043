"""One statement asked about, over the sample of a relayed interview."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.desk import Desk
from headwater.model import Dossier, Reject
from headwater.pipeline import Road

INTERVIEW = str(Path(__file__).parents[2] / "samples/interview/reports.jsonl")


def ask(statement: str) -> list[Dossier | Reject]:
    return list(Desk((INTERVIEW,), road=Road(one_story=True), statement=statement).trace())


def test_a_statement_that_reports_carry_has_their_cells_and_origins() -> None:
    (dossier,) = ask("Hundreds of injured flood workers are being treated in Ulmarian sanatoriums")

    assert isinstance(dossier, Dossier)
    (row,) = dossier.alignment.rows
    assert len(row.cells) >= 2
    assert {cell.stance for cell in row.cells} == {"supports"}
    assert dossier.trace.counts[0].low >= 1


def test_a_statement_that_the_reports_deny_is_supported_by_none() -> None:
    (dossier,) = ask("No injured flood workers are being treated in Ulmarian sanatoriums")

    assert isinstance(dossier, Dossier)
    assert {cell.stance for cell in dossier.alignment.rows[0].cells} == {"against"}
    assert (dossier.trace.counts[0].low, dossier.trace.counts[0].high) == (0, 0)


@pytest.mark.parametrize("statement", ["The lighthouse keeper sold his yellow bicycle", "", "?"])
def test_a_statement_that_no_report_carries_is_not_established(statement: str) -> None:
    (answer,) = ask(statement)

    assert isinstance(answer, Reject)
    assert "not established" in answer.reason
