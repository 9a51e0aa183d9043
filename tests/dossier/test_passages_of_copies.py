"""Passages of copies: kept where a reader looks for them, not with each of the pairs that share one text."""

from itertools import combinations

from made import report, story, table

from headwater.dossier import compose
from headwater.dossier.families import LARGE, essential, kin
from headwater.export.copies import families
from headwater.model import Derivation, Reuse, Span, Trace

TEXT = "The harbour of Velm is closed until the ice is gone."
REUSE = (Reuse(Span(0, 20), Span(0, 20)),)


def copies(reports, source=None):
    names = [f"r{n:02}" for n in range(reports)]
    pairs = (
        Derivation(a, b, "copied", source=source if source in (a, b) else None, share=0.9, evidence=REUSE)
        for a, b in combinations(names, 2)
    )
    return compose(story(*(report(name, TEXT) for name in names)), table(), Trace(tuple(pairs)))


def test_passages_of_a_few_copies_stand_with_each_of_their_pairs():
    assert all(pair.evidence for pair in copies(14).trace.derivations)


def test_passages_of_many_copies_grow_with_the_reports_not_with_their_pairs():
    few, many = (sum(len(pair.evidence) for pair in copies(n).trace.derivations) for n in (20, 40))

    assert (19, 39) == (few, many)


def test_every_pair_of_many_copies_is_told_with_its_relation_and_share():
    pairs = copies(20).trace.derivations

    assert 190 == len([pair for pair in pairs if pair.relation == "copied" and pair.share])
    assert len(pairs) > LARGE


def test_pairs_that_a_file_shows_or_that_carry_an_edge_keep_their_passages():
    dossier = copies(20, source="r07")

    (edges,) = map(essential, kin(dossier.trace.derivations))
    assert all(pair.evidence for pair in edges)
    assert all(view.passages for family in families(dossier) for view in family.closest)
