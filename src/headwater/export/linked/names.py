"""Who and what a dossier names, each once a story: persons, bodies, documents, media, places, with where each is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from headwater.export.selectors import by_place, by_words, name_of, text_of
from headwater.model import Claim, Dossier, Outlet, Quote, Report, Span, Speaker

Node = dict[str, Any]

TYPES = {
    "person": ("Person", "prov:Person"),
    "organisation": ("Organization", "prov:Organization"),
    "outlet": ("NewsMediaOrganization", "prov:Organization"),
    "document": ("CreativeWork", "prov:Entity"),
    "medium": ("CreativeWork", "prov:Entity"),  # the account of a medium that a report has something from
    "work": ("CreativeWork",),
    "place": ("Place",),
    "event": ("Event",),
    "other": ("Thing",),
}


def given_to(dossier: Dossier, speakers: Iterable[tuple[str, str]]) -> Node:
    """Say whose something is, from names with their kinds: agents it is attributed to, documents it comes from."""
    agents: list[str | Node] = []
    documents = []
    for name, kind in speakers:
        if kind == "document":
            documents.append(name_of(dossier, kind, name))
        elif kind == "unnamed":  # nobody knows whether two of them are one, so they have no name of their own
            agents.append({"@type": "prov:Agent", "name": name})
        else:
            agents.append(name_of(dossier, kind, name))
    return filled({"prov:wasAttributedTo": agents, "prov:hadPrimarySource": documents})


def outlet_of(dossier: Dossier, outlet: Outlet) -> str | None:
    """Name the body that publishes an outlet, if the outlet is known."""
    called = outlet.name or outlet.domain
    return name_of(dossier, "outlet", called) if called else None


def named(dossier: Dossier) -> Iterator[Node]:
    """Tell everything that has a name: its types, what more is known of it, and where reports name it."""
    found: dict[str, Node] = {}
    for kind, name, more in _everything(dossier):
        node = found.setdefault(name_of(dossier, kind, name), {"@type": [], "name": name})
        node["@type"] += [each for each in TYPES[kind] if each not in node["@type"]]
        node.update(more)
    places = _places(dossier)
    for name, node in found.items():
        annotations = {"annotation": [located(report, spans) for report, spans in places.get(name, ())]}
        yield {"@id": name, **node, **filled(annotations)}


def located(report: Report, spans: Iterable[Span]) -> Node:
    """Annotate where something stands: by its words and by its offsets, in the text as it was read."""
    return {
        "@type": "oa:Annotation",
        "oa:motivatedBy": "oa:identifying",
        "oa:hasTarget": [
            {
                "@type": "oa:SpecificResource",
                "oa:hasSource": text_of(report, span),
                "oa:hasSelector": [_termed(by_words(report, span)), _termed(by_place(span))],
            }
            for span in spans
        ],
    }


def _everything(dossier: Dossier) -> Iterator[tuple[str, str, Node]]:
    for reading in dossier.readings:
        outlet = reading.report.outlet
        if called := outlet.name or outlet.domain:
            owner = {"parentOrganization": {"@type": "Organization", "name": outlet.owner}} if outlet.owner else {}
            yield "outlet", called, {**({"url": f"https://{outlet.domain}"} if outlet.domain else {}), **owner}
    kinds = {origin.name: origin.kind for origin in dossier.trace.origins}
    yield from ((kind, name, {}) for name, kind in kinds.items() if kind != "unnamed")
    for speaker, via in _said(dossier):
        yield from (("medium", medium, {}) for medium in via)
        if speaker and speaker.kind != "unnamed":
            body = _body(speaker, kinds)
            behalf = {"prov:actedOnBehalfOf": name_of(dossier, *body)} if body else {}
            office = {"jobTitle": speaker.role} if speaker.role and speaker.kind == "person" else {}
            yield speaker.kind, speaker.name, {**office, **behalf}
            yield from [(*body, {})] if body else ()
    yield from (("medium", each.upstream, {}) for each in dossier.trace.derivations if each.upstream)
    yield from ((each.type, each.name, {}) for reading in dossier.readings for each in reading.mentions)


def _said(dossier: Dossier) -> Iterator[tuple[Speaker | None, tuple[str, ...]]]:
    """Walk through who is given what, in rows and quotes, and the media it came through."""
    claims = (cell.claim for row in dossier.alignment.rows for cell in row.cells)
    quotes = (quote for reading in dossier.readings for quote in reading.quotes)
    variants = (variant.quote for each in dossier.alignment.utterances for variant in each.variants)
    given: Iterable[Claim | Quote] = chain(claims, quotes, variants)
    for each in given:
        yield None, each.via
        yield from ((speaker, ()) for speaker in each.speakers)


def _body(speaker: Speaker, kinds: Mapping[str, str]) -> tuple[str, str] | None:
    """Find the body, with its kind, that a person speaks for, if he does."""
    kind = kinds.get(speaker.origin, "organisation")
    spoken_for = speaker.kind == "person" and speaker.origin not in ("", speaker.name, "unnamed")
    return (kind, speaker.origin) if spoken_for and kind not in ("unnamed", "document") else None


def _places(dossier: Dossier) -> dict[str, list[tuple[Report, list[Span]]]]:
    """Find where each name stands in each report."""
    found: dict[str, list[tuple[Report, list[Span]]]] = defaultdict(list)
    for reading in dossier.readings:
        spans: dict[str, list[Span]] = defaultdict(list)
        for mention in reading.mentions:
            spans[name_of(dossier, mention.type, mention.name)].append(mention.span)
        for name, stands in spans.items():
            found[name].append((reading.report, stands))
    return found


def _termed(selector: Node) -> Node:
    return {
        ("@type" if key == "type" else f"oa:{key}"): f"oa:{value}" if key == "type" else value
        for key, value in selector.items()
    }


def filled(node: Node) -> Node:
    """Leave out what nothing is known of."""
    return {key: value for key, value in node.items() if value}
