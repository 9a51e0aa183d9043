"""A dossier as FollowTheMoney entities, one JSON object a line: articles, who speaks in them, and notes on what is claimed.

A quotation or claim is a Note whose `proof` is the article; its place stands in `notes`, as RFC 5147 writes it ("char=12,40").
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from headwater import __version__
from headwater.dossier.families import essential, kin
from headwater.export import telling, wording
from headwater.export.links import safe, to_words
from headwater.export.passages import Passage, passages
from headwater.export.selectors import claim_of, name_of, urn
from headwater.model import Count, Derivation, Dossier, Origin, Reading, Report, Speaker

Entity = dict[str, object]

SCHEMATA = {"person": "Person", "organisation": "Organization", "outlet": "Organization", "document": "Document"}
LISTED = {"person": "peopleMentioned", "organisation": "companiesMentioned", "place": "locationMentioned"}
LANGUAGES = {
    "ar": "ara", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "hi": "hin",
    "hu": "hun", "it": "ita", "ja": "jpn", "ko": "kor", "nl": "nld", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus",
    "sv": "swe", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip


def ftm(dossier: Dossier) -> str:
    """Write the entities; what a property refers to stands in the same file."""
    told = passages(dossier)
    speakers = dict(_speakers(dossier, told))
    entities = (
        *(_article(reading) for reading in dossier.readings),
        *(_party(name, speaker) for name, speaker in speakers.items()),
        *_offices(dossier, speakers),
        *_claims(dossier),
        *(_passage(dossier, each) for each in told),
        *(each for reading in dossier.readings for each in _mentions(dossier, reading, speakers)),
        *(each for origin in dossier.trace.origins for each in _carried(dossier, origin)),
        *_links(dossier),
    )
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in entities)


def _entity(name: str, schema: str, /, **properties: str | Iterable[str | None] | None) -> Entity:
    """Make an entity of what is known; its id is a digest of its name, as ids may hold few characters."""
    values = {key: [value] if isinstance(value, str) else list(value or ()) for key, value in properties.items()}
    kept = {key: list(dict.fromkeys(filter(None, value))) for key, value in values.items()}
    return {"id": _id(name), "schema": schema, "properties": {key: value for key, value in kept.items() if value}}


def _id(name: str) -> str:
    return f"hw-{sha256(name.encode()).hexdigest()[:40]}"


def _of(report: str) -> str:
    return _id(urn("report", report))


def _article(reading: Reading) -> Entity:
    report = reading.report
    published = report.published.value if report.published and report.published.basis != "story" else None
    named = {
        key: [mention.name for mention in reading.mentions if mention.type == kind] for kind, key in LISTED.items()
    }
    return _entity(
        urn("report", report.id),
        "Article",
        title=wording.title(report),
        author=report.byline,
        publishedAt=published,
        modifiedAt=report.updated.value if report.updated else None,
        retrievedAt=report.fetched_at,
        publisher=report.outlet.name or report.outlet.domain,
        publisherUrl=safe(f"https://{report.outlet.domain}") if report.outlet.domain else None,
        sourceUrl=safe(report.url),
        language=LANGUAGES.get(report.language or ""),
        bodyText=report.text,
        notes=f"SHA-256 {report.sha256}" if report.sha256 else None,
        processingAgent=f"headwater {__version__}",
        **named,
    )


def _speakers(dossier: Dossier, told: Sequence[Passage]) -> Iterator[tuple[str, Speaker]]:
    """Find everybody who is given something and could be asked, and the origins; whoever says most of himself comes last."""
    for origin in dossier.trace.origins:
        if origin.kind in SCHEMATA:
            yield name_of(dossier, origin.kind, origin.name), Speaker(origin.name, origin.kind)
    for speaker in sorted(
        (each for passage in told for each in passage.given.speakers), key=lambda each: bool(each.role)
    ):
        if speaker.kind in SCHEMATA:
            yield name_of(dossier, speaker.kind, speaker.name), speaker


def _party(name: str, speaker: Speaker) -> Entity:
    schema = SCHEMATA[speaker.kind]
    if schema == "Document":
        return _entity(name, schema, title=speaker.name)
    return _entity(name, schema, name=speaker.name, position=speaker.role if schema == "Person" else None)


def _offices(dossier: Dossier, speakers: Mapping[str, Speaker]) -> Iterator[Entity]:
    """Tell whom a person speaks for, where that is a body of the story."""
    for name, speaker in speakers.items():
        body = name_of(dossier, "organisation", speaker.origin)
        if speaker.kind == "person" and body in speakers:
            ends = {"agent": _id(name), "client": _id(body)}
            yield _entity(f"{name} for {body}", "Representation", role="speaks for", **ends)


def _claims(dossier: Dossier) -> Iterator[Entity]:
    """Tell each row as a note on the reports that carry it, with the count of its origins."""
    counts, kinds = telling.counts(dossier), {origin.name: origin.kind for origin in dossier.trace.origins}
    for row in telling.rows(dossier):
        count = counts[row.id]
        behind = [_id(name_of(dossier, kinds[name], name)) for name in count.identified if kinds.get(name) in SCHEMATA]
        carriers = [_of(cell.report) for cell in row.supporting]
        yield _entity(
            claim_of(dossier, row),
            "Note",
            description=row.statement,
            summary=f"{_kind(count)}: {wording.interval(count)} ({wording.named(count)})",
            keywords=("claim", "main claim" if row.main else None, "single origin" if count.single else None),
            entity=(*carriers, *behind),
            proof=carriers,
        )


def _kind(count: Count) -> str:
    return "Origins, named together" if count.together else "Independent origins"


def _passage(dossier: Dossier, passage: Passage) -> Entity:
    """Tell a passage as a note on who is given it and on the claims that it states or is against."""
    report, given = passage.report, passage.given
    whose = [_id(name_of(dossier, each.kind, each.name)) for each in given.speakers if each.kind in SCHEMATA]
    claims = [_id(claim) for claim in (*passage.states, *passage.against)]
    return _entity(
        passage.name,
        "Note",
        description=" … ".join(map(report.at, passage.spans)),
        keywords=("quotation" if passage.quoted else "statement", "against the claim" if passage.against else None),
        entity=(*whose, *claims) or (_of(report.id),),
        proof=_of(report.id),
        publisher=report.outlet.name or report.outlet.domain,
        sourceUrl=to_words(report.url, report.at(passage.spans[0])),
        notes=(
            *(f"{span.place} char={span.start},{span.end}" for span in passage.spans),
            *(f"via {medium}" for medium in given.via),
            *(f"given to {each.name}, who is not named" for each in given.speakers if each.kind == "unnamed"),
        ),
    )


def _mentions(dossier: Dossier, reading: Reading, speakers: Mapping[str, Speaker]) -> Iterator[Entity]:
    """Tell persons and bodies that a report names, and who of those that speak they are; a mention has no place here."""
    report = reading.report
    for kind, called in dict.fromkeys((each.type, each.name) for each in reading.mentions):
        if kind in SCHEMATA:
            name = name_of(dossier, kind, called)
            yield _entity(
                f"{name} in {report.id}",
                "Mention",
                document=_of(report.id),
                name=called,
                detectedSchema=SCHEMATA[kind],
                resolved=_id(name) if name in speakers else None,
            )


def _carried(dossier: Dossier, origin: Origin) -> Iterator[Entity]:
    """Join an origin to the reports that carry what it said."""
    if origin.kind in SCHEMATA:
        name = name_of(dossier, origin.kind, origin.name)
        role = f"origin ({origin.access})" if origin.access else "origin"
        for report in origin.carriers:
            ends = {"document": _of(report), "entity": _id(name)}
            yield _entity(f"{name} behind {report}", "Documentation", role=role, **ends)


def _links(dossier: Dossier) -> Iterator[Entity]:
    """Join reports whose texts depend on each other: all of a family, by so many links as that takes."""
    reports = {reading.report.id: reading.report for reading in dossier.readings}
    for pairs in kin(dossier.trace.derivations):
        yield from (_link(pair, reports) for pair in essential(pairs))


def _link(pair: Derivation, reports: Mapping[str, Report]) -> Entity:
    source = pair.source if pair.source in (pair.a, pair.b) else None
    taker = pair.a if source == pair.b else pair.b
    role = (
        "took its text from"
        if source
        else "shares running text with"
        if pair.relation == "copied"
        else "shares material with"
    )
    first, other = (taker, source) if source else (pair.a, pair.b)
    return _entity(
        f"{urn('report', pair.a)} and {urn('report', pair.b)}",
        "UnknownLink",
        subject=_of(reports[first].id),
        object=_of(reports[other].id),
        role=role,
        summary=pair.why,
        description=f"both rest on {pair.upstream}" if pair.upstream else None,
    )
