import pytest
from made import cell, report, row, story

from headwater.model import Claim, Quote, Reading, Span, Speaker
from headwater.trace.descent import derivations

TEXTS = {"a": "The trawler had no lamp on the night it sank.", "b": "No light burned aboard when the boat went down."}


def citing(name, document):
    quote = Quote((Span(0, 10),), "indirect", speakers=(Speaker(document, "document", document),))
    return Reading(report(name, TEXTS[name]), (quote,))


@pytest.mark.parametrize(
    ("ours", "theirs", "behind"),
    [
        ("harbour board's report", "safety audit of the harbour", "safety audit of the harbour"),
        ("lawsuit", "complaint filed in Velm", "complaint filed in Velm"),
        ("lawyers' letter", "letter of Jory Pell", "letter of Jory Pell"),
        ("report", "report", "report"),
        ("report of the Tarn Institute", "Velm Council report", None),
        ("report of the harbour board", "letter of the harbour board", None),
        ("budget of the port", "port budget", None),
    ],
)
def test_documents_of_one_kind_that_both_cite_are_one_where_they_tell_a_fact_in_common(ours, theirs, behind):
    one, other = citing("a", ours), citing("b", theirs)
    (found,) = derivations(story(one, other), (row(cell("a", TEXTS["a"]), cell("b", TEXTS["b"])),))
    (apart,) = derivations(story(one, other))

    assert "independent" == apart.relation
    assert ("shared material" if behind else "independent", behind) == (found.relation, found.upstream)


def test_what_is_only_cited_in_a_copy_is_not_where_its_prose_is_from():
    text = (
        "The report says that the hull had been patched twice since spring.",
        "Nobody had told the harbour office about the patches at the time.",
        "Its crew had asked for a new boat three times in the last two years.",
    )
    told = []
    for name, document in (("a", "harbour board's report"), ("b", "report of the harbour board")):
        made = report(name, *text)
        claims = tuple(Claim((each.span,), made.at(each.span), "own", sentence=each.span) for each in made.passages)
        told.append(Reading(made, citing(name, document).quotes, claims))

    (found,) = derivations(story(*told))

    assert ("copied", None) == (found.relation, found.upstream)
