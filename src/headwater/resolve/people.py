"""One name per speaker across a story: a story's readings in; the same with canonical names and origins out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from headwater.model import Claim, Mention, Quote, Reading, Speaker, StoryInput
from headwater.resolve.names import merged
from headwater.text.media import platforms, publishes
from headwater.text.names import words
from headwater.text.names_words import vocabulary

Said = TypeVar("Said", Quote, Claim)

NAMED = frozenset({"person", "organisation"})
WHOSE = re.compile(r"['’]s? (?=[A-Za-z])")
REPORTS = re.compile(r"\b(?:report(?:s|ed)|reveal(?:s|ed)|writes|wrote|learned|learnt|understands)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What the story knows that no report alone does: the names, and which body stands behind whom."""

    persons: dict[str, str]
    bodies: dict[str, str]
    documents: dict[str, str]
    behind: dict[str, str]

    def name(self, name: str, kind: str) -> str:
        """Return the name a speaker of a kind goes by in the story."""
        table = self.persons if kind == "person" else self.documents if kind == "document" else self.bodies
        return table.get(name, name)


def people(story: StoryInput) -> StoryInput:
    """Give each speaker, origin and mention the name it goes by in the story."""
    story = _without_nouns(story)
    told = {via for reading in story.readings for quote in reading.quotes for via in quote.via}
    media = _media(story) | {via for via in told if via.casefold() not in platforms()}
    kinds = _persons(story) | dict.fromkeys(media, "outlet")
    story = replace(story, readings=tuple(_of_kinds(reading, kinds) for reading in story.readings))
    said = [(speaker, reading.report.id) for reading in story.readings for speaker in _speakers(reading)]
    seen = [(mention, reading.report.id) for reading in story.readings for mention in reading.mentions]
    persons = _with_offices(merged(_uses(said, seen, "person"), "person"), [speaker for speaker, _ in said])
    bodies = merged(_uses(said, seen, "organisation"), "organisation", _elsewhere(seen))
    documents = merged(Counter({s.name: 1 for s, _ in said if s.kind == "document"}), "document")
    known = Known(persons, bodies, documents, _behind(said, persons, bodies))
    return replace(story, readings=tuple(_renamed(reading, known) for reading in story.readings))


def _without_nouns(story: StoryInput) -> StoryInput:
    """The story with names cut by a noun that opens a sentence in one report, and stands before them in another: "Guide Nima S."."""
    speaking = [speaker for reading in story.readings for speaker in _speakers(reading) if speaker.kind in NAMED]
    names = {name for speaker in speaking for name in (speaker.name, speaker.origin)}
    texts = [reading.report.text for reading in story.readings]
    parted = ((name, *name.partition(" ")[::2]) for name in sorted(names))
    cut = {
        name: rest
        for name, noun, rest in parted
        if rest[:1].isupper() and words(noun)[:1] and words(noun)[0] not in vocabulary("articles")
        and any(f" {noun.lower()} {rest}" in text for text in texts)
    }  # fmt: skip

    def bare(speaker: Speaker) -> Speaker:
        name, origin = (cut.get(each, each) for each in (speaker.name, speaker.origin))
        return replace(speaker, name=name, origin=origin) if speaker.kind in NAMED else speaker

    readings = (
        replace(reading, mentions=tuple(replace(m, name=cut.get(m.name, m.name)) for m in reading.mentions))
        for reading in story.readings
    )
    return replace(story, readings=tuple(_each_speaker(reading, bare) for reading in readings)) if cut else story


def _media(story: StoryInput) -> frozenset[str]:
    """The names under which the story cites its own outlets as media, whatever the recogniser took them for.

    A body that publishes what it says itself is none: a medium reports, is no person with a role, is taken for a document ("the
    Record"), or cites media itself.
    """
    everybody = [
        (speaker, reading, quote)
        for reading in story.readings
        for quote in reading.quotes
        for speaker in quote.speakers
    ]
    outlets = {reading.report.outlet for reading in story.readings}
    ours = {
        name: known
        for name in {speaker.name for speaker, _, _ in everybody}
        if (known := {outlet for outlet in outlets if publishes(outlet, name)})
    }
    cited = [each for each in everybody if each[0].name in ours]
    relaying = {reading.report.outlet for speaker, reading, _ in everybody if speaker.kind == "outlet"}
    found: set[str] = set()
    for _ in range(2):  # who cites a medium found first is one
        for speaker, reading, quote in cited:
            said = REPORTS.search(reading.report.at(quote.cue)) if quote.cue else None
            mistaken = speaker.kind == "document" or (speaker.kind == "person" and not speaker.role)
            if said or mistaken or relaying & ours[speaker.name]:
                found.add(speaker.name)
                relaying.add(reading.report.outlet)
    return frozenset(found)


def _persons(story: StoryInput) -> dict[str, str]:
    """Names taken for a body's, or seen by no recogniser, that are a person's.

    They are so in as many reports, or are the last name of a person and of no other body.
    """
    taken = {(m.name, m.type, reading.report.id) for reading in story.readings for m in reading.mentions}
    votes = {kind: Counter(name for name, other, _ in taken if other == kind) for kind in ("person", "organisation")}
    unsure = {"organisation", "unnamed"}
    speaking = {s.name for reading in story.readings for s in _speakers(reading) if s.kind in unsure}
    named = speaking | votes["organisation"].keys()
    last = {name.split()[-1] for name in votes["person"] if " " in name}
    bodies = {word for name in named if " " in name and not votes["person"][name] for word in name.split()}
    alone = {name for name in named & last - bodies if not name.isupper()}
    most = {name for name, number in votes["organisation"].items() if " " in name and votes["person"][name] >= number}
    return dict.fromkeys(alone | most, "person")


def _of_kinds(reading: Reading, kinds: dict[str, str]) -> Reading:
    """The reading with speakers of the kind that the story knows them to be."""
    return _each_speaker(reading, lambda speaker: _of_kind(speaker, kinds.get(speaker.name)))


def _each_speaker(reading: Reading, changed: Callable[[Speaker], Speaker]) -> Reading:
    return replace(
        reading,
        quotes=tuple(replace(quote, speakers=tuple(map(changed, quote.speakers))) for quote in reading.quotes),
        claims=tuple(replace(claim, speakers=tuple(map(changed, claim.speakers))) for claim in reading.claims),
    )


def _of_kind(speaker: Speaker, kind: str | None) -> Speaker:
    if kind == "outlet":
        return Speaker(speaker.name, "outlet", speaker.name)
    found = kind == "person" and speaker.kind in {"organisation", "unnamed"}
    return replace(speaker, kind="person", origin=speaker.name) if found else speaker


def _speakers(reading: Reading) -> Iterator[Speaker]:
    for quote in reading.quotes:
        yield from quote.speakers
    for claim in reading.claims:
        yield from claim.speakers


def _uses(said: list[tuple[Speaker, str]], seen: list[tuple[Mention, str]], kind: str) -> Counter[str]:
    """In how many reports each name of a kind is used; an outlet's name is a body's."""
    used = {(mention.name, report) for mention, report in seen if mention.type == kind}
    persons = {mention.name for mention, _ in seen if mention.type == "person"}
    for speaker, report in said:
        person = speaker.kind == "person"
        described = person and WHOSE.search(speaker.name)  # "Velder's aide" is no fuller name of Velder's
        if not described and person == (kind == "person") and speaker.kind in {"person", "organisation", "outlet"}:
            used.add((speaker.name, report))
        if kind == "organisation" and speaker.kind == "person" and speaker.origin not in {speaker.name, *persons}:
            used.add((speaker.origin, report))
    return Counter(name for name, _ in used)


def _elsewhere(seen: list[tuple[Mention, str]]) -> frozenset[str]:
    """The names of places and peoples of the story, and the last names of its persons."""
    places = {mention.name for mention, _ in seen if mention.type in {"place", "other"}}
    return frozenset(places | {m.name.split()[-1] for m, _ in seen if m.type == "person" and " " in m.name})


def _with_offices(persons: dict[str, str], said: list[Speaker]) -> dict[str, str]:
    """Let somebody told by his office alone ("the mayor of a town") be the only one in the story who holds such an office."""
    told = {s.name: s for s in said if s.kind == "person"}
    offices = {name: s.role for name, s in told.items() if s.role and s.role in name.split() and s.origin == name}
    found = dict(persons)
    for name, role in offices.items():
        holders = {persons.get(s.name, s.name) for s in said if s.name not in offices and role in words(s.role)}
        if len(holders) == 1:
            found[name] = min(holders)
    return found


def _behind(said: list[tuple[Speaker, str]], persons: dict[str, str], bodies: dict[str, str]) -> dict[str, str]:
    """The body a person speaks for, if one report says so and no other names another more often."""
    votes: dict[str, Counter[str]] = {}
    for speaker, _ in said:
        if speaker.kind == "person" and speaker.origin not in {speaker.name, ""}:
            person = persons.get(speaker.name, speaker.name)
            behind = bodies.get(speaker.origin) or persons.get(speaker.origin, speaker.origin)
            votes.setdefault(person, Counter())[behind] += 1
    return {person: max(counts, key=lambda n: (counts[n], len(n), n)) for person, counts in votes.items()}


def _renamed(reading: Reading, known: Known) -> Reading:
    return replace(
        reading,
        quotes=tuple(_as_known(quote, known) for quote in reading.quotes),
        claims=tuple(_as_known(claim, known) for claim in reading.claims),
        mentions=tuple(replace(m, name=known.name(m.name, m.type)) for m in reading.mentions),
    )


def _as_known(said: Said, known: Known) -> Said:
    via = tuple(known.name(name, "organisation") for name in said.via)
    return replace(said, speakers=_all(said.speakers, known), via=via)


def _all(speakers: tuple[Speaker, ...], known: Known) -> tuple[Speaker, ...]:
    return tuple({s.name: s for s in (_speaker(speaker, known) for speaker in speakers)}.values())


def _speaker(speaker: Speaker, known: Known) -> Speaker:
    if speaker.kind == "unnamed":
        return speaker
    name = known.name(speaker.name, speaker.kind)
    if speaker.kind == "person":
        return replace(speaker, name=name, origin=known.behind.get(name, name))
    return replace(speaker, name=name, origin=name if speaker.origin == speaker.name else speaker.origin)
