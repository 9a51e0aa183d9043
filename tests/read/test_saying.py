"""Which cues give words to their subject, and which tell of an act of speech."""

import pytest

from headwater.read.saying import gives, performs


@pytest.mark.parametrize("cue", ["said", "did not deny", "according to", "was quoted as saying", "did not believe"])
def test_words_after_a_cue_of_speech_are_given_to_its_subject(cue):
    assert gives(cue)


@pytest.mark.parametrize(
    "cue",
    [
        "has not released",
        "was charged with",
        "called for",
        "heard about",
        "did not say",
        "apologised after",
        "called up",
        "kindled hopes",
    ],
)
def test_what_is_left_unsaid_or_said_of_somebody_or_only_his_topic_is_not_given_to_him(cue):
    assert not gives(cue)


@pytest.mark.parametrize("cue", ["accused", "called on", "have urged", "quickly criticised", "vowed"])
def test_an_act_of_speech_is_told_from_a_deed(cue):
    assert performs(cue)


@pytest.mark.parametrize(
    "cue",
    [
        "posted",
        "considered",
        "read",
        "showed",
        "did not mention",
        "known as",
        "put the boat up for bid with the hopes of",
    ],
)
def test_a_deed_is_no_act_of_speech(cue):
    assert not performs(cue)
