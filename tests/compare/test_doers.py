"""Who did what to whom, compared: two that have changed places, and the same told in the passive."""

import pytest
from compared import against, kinds, told

CONFLICT = {("role", "conflict")}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Velm Rail bought Orlen Ferries.", "Orlen Ferries bought Velm Rail."),
        ("The miller sued the baker over the dam.", "The miller was sued by the baker over the dam."),
        ("The baker thanked the miller on Sunday.", "On Sunday the miller thanked the baker for his help."),
        ("The barge left Velm for the town of Orlen.", "The barge left Orlen for the town of Velm."),
        ("The miller lent the baker 40 sacks for the fair.", "The baker lent the miller 40 sacks for the fair."),
        (
            "Keeper Jory Pell scored from a corner taken by Anton Brask.",
            "Keeper Anton Brask scored from a corner taken by Jory Pell.",
        ),
        ("Miners accused the owners of a breach of trust.", "The owners accused miners of a breach of trust."),
    ],
)
def test_two_that_have_changed_places_contradict(ours, theirs):
    row, found = told(ours, theirs)

    assert kinds(found) >= CONFLICT
    assert 1 == len(against(row))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Velm Rail bought Orlen Ferries.", "Orlen Ferries was bought by Velm Rail."),
        ("The miller met the baker in Velm.", "The baker met the miller in Velm."),
        ("Velm and Orlen share the dam.", "Orlen and Velm share the dam."),
        ("Velm played Orlen in the final.", "Orlen played Velm in the final."),
        ("The miller said the baker lied.", "The baker said the miller lied about the dam."),
        ("The miller hit the baker after the baker hit the dog.", "The miller hit the baker, who had hit the dog."),
        ("Velm lies between Orlen and Tarn.", "Orlen lies beyond Velm, and Tarn before it."),
        ("The miller, who had struck the baker, was struck by the baker.", "The miller struck the baker."),
    ],
)
def test_who_has_not_changed_places_does_not_contradict(ours, theirs):
    row, found = told(ours, theirs)

    assert not kinds(found) & CONFLICT
    assert [] == against(row)
