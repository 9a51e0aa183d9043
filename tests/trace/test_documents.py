import pytest
from made import report, story

from headwater.model import Quote, Reading, Span, Speaker
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
        ("report", "report", None),
        ("report of the Tarn Institute", "Velm Council report", None),
        ("report of the harbour board", "letter of the harbour board", None),
        ("budget of the port", "port budget", None),
    ],
)
def test_documents_of_one_kind_that_both_cite_are_one_unless_their_names_tell_two(ours, theirs, behind):
    (found,) = derivations(story(citing("a", ours), citing("b", theirs)))

    assert ("shared material" if behind else "independent", behind) == (found.relation, found.upstream)
