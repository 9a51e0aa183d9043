from collections import Counter
from threading import Thread

from headwater.group import words
from headwater.group.tokens import form, tokens
from headwater.group.words import COUNTED, Words

TITLE = "Kiln burns in Ostrava's harbour"
TEXT = "The kiln burned on Monday. Kilns burn, said Hanne Liss of Ostrava, and 12 kilns burned in 2019."


def test_every_form_is_counted_once_in_the_order_in_which_it_is_met():
    found = Words.of(TITLE, TEXT)
    counts = Counter(map(form, tokens(TITLE) + tokens(TEXT)))
    assert dict(zip(found.forms, found.counts.tolist(), strict=True)) == counts
    assert list(found.forms) == list(counts)


def test_what_a_word_is_does_not_depend_on_what_was_read_before(monkeypatch):
    alone = Words.of(TITLE, TEXT)
    Words.of("", " ".join(f"word{n} Ostrava {n}" for n in range(500)))
    after = Words.of(TITLE, TEXT)
    monkeypatch.setattr(words, "ROOM", 10)
    forgotten = Words.of(TITLE, TEXT)
    for other in (after, forgotten):
        assert (other.forms, other.form.tolist(), other.columns.tolist(), other.traits.tolist()) == (
            alone.forms,
            alone.form.tolist(),
            alone.columns.tolist(),
            alone.traits.tolist(),
        )


def test_two_threads_do_not_mix_their_words():
    texts = [" ".join(f"w{thread}x{n}" for n in range(2_000)) for thread in range(4)]
    found: dict[int, list[str]] = {}
    threads = [Thread(target=lambda at=at: found.update({at: list(Words.of("", texts[at]).forms)})) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {at: text.split() for at, text in enumerate(texts)}


def test_no_phrase_reaches_from_the_title_into_the_text():
    apart, together = Words.of("Kiln fire", "Harbour closed"), Words.of("", "Kiln fire Harbour closed")
    assert len(apart.phrases()[0]) == 2
    assert len(together.phrases()[0]) == 3


def test_words_that_say_nothing_are_not_counted():
    found = Words.of("", "the kiln of a harbour")
    assert [word for word, counted in zip(found.forms, found.are(COUNTED), strict=True) if counted] == [
        "kiln",
        "harbour",
    ]
