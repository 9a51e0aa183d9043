from collections import Counter
from threading import Thread

from hypothesis import given
from hypothesis import strategies as st

from headwater.group import vocabulary
from headwater.group.tokens import form, tokens
from headwater.group.vocabulary import COUNTED, Vocabulary
from headwater.group.words import Words

TITLE = "Kiln burns in Ostrava's harbour"
TEXT = "The kiln burned on Monday. Kilns burn, said Hanne Liss of Ostrava, and 12 kilns burned in 2019."
TEXTS = st.lists(st.text(st.sampled_from("aBß1٣ .'’-_(),\n\u2028\x1c")), max_size=4)


def forms(words):
    return [words.known.named[number] for number in words.form.tolist()]


@given(TEXTS)
def test_words_are_found_between_spaces_as_they_are_found_in_the_whole(texts):
    known = Vocabulary()

    for _ in range(2):
        found, number = known.read(texts)

        assert [word for text in texts for word in tokens(text)] == [known.standing[word] for word in found]
        assert [len(tokens(text)) for text in texts] == number.tolist()


def test_every_form_is_counted_once_in_the_order_in_which_it_is_met():
    found = Words.of([(TITLE, TEXT)])
    counts = Counter(map(form, tokens(TITLE) + tokens(TEXT)))
    assert dict(zip(forms(found), found.counts.tolist(), strict=True)) == counts
    assert forms(found) == list(counts)


def test_what_is_found_in_a_report_does_not_depend_on_those_beside_it():
    reports = [(TITLE, TEXT), ("", ""), ("Harbour closed", TEXT), ("Kiln fire", "")]
    together = Words.of(reports)
    for number, report in enumerate(reports):
        alone, ours = Words.of([report]), together.report == number
        assert alone.form.tolist() == together.form[ours].tolist()
        assert alone.counts.tolist() == together.counts[ours].tolist()
        assert alone.capital.tolist() == together.capital[ours].tolist()
        assert alone.small.tolist() == together.small[ours].tolist()
        phrases, first, last = together.phrases(), *together.phrases().until[number : number + 2]
        assert alone.phrases().columns.tolist() == phrases.columns[first:last].tolist()


def test_what_a_word_is_does_not_depend_on_what_was_read_before(monkeypatch):
    def told():
        found = Words.of([(TITLE, TEXT)])
        columns = found.known.column[found.form]
        return forms(found), found.entry.tolist(), columns.tolist(), found.traits.tolist()

    alone = told()
    Words.of([("", " ".join(f"word{n} Ostrava {n}" for n in range(500)))])
    after = told()
    monkeypatch.setattr(vocabulary, "ROOM", 10)
    forgotten = told()

    assert alone == after == forgotten


def test_two_threads_do_not_mix_their_words():
    texts = [" ".join(f"w{thread}x{n}" for n in range(2_000)) for thread in range(4)]
    found: dict[int, list[str]] = {}
    threads = [Thread(target=lambda at=at: found.update({at: forms(Words.of([("", texts[at])]))})) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {at: text.split() for at, text in enumerate(texts)}


def test_no_phrase_reaches_from_the_title_into_the_text_or_into_the_next_report():
    apart = Words.of([("Kiln fire", "Harbour closed"), ("Kiln fire", "Harbour closed")])
    assert [0, 2, 4] == apart.phrases().until
    assert [0, 3] == Words.of([("", "Kiln fire Harbour closed")]).phrases().until


def test_words_that_say_nothing_are_not_counted():
    found = Words.of([("", "the kiln of a harbour")])
    assert [word for word, counted in zip(forms(found), found.are(COUNTED), strict=True) if counted] == [
        "kiln",
        "harbour",
    ]
