"""A passage as a quotation or a statement: whose it is, the medium it came through, what it renders or is against."""

from __future__ import annotations

from headwater.export.linked.names import Node, filled, given_to, located
from headwater.export.passages import Passage
from headwater.export.selectors import name_of, text_of
from headwater.model import Claim, Dossier


def passage_node(dossier: Dossier, passage: Passage) -> Node:
    """Tell a passage as a quotation, or as a statement in the report's words."""
    given, report = passage.given, passage.report
    whose = given_to(dossier, [(speaker.name, speaker.kind) for speaker in given.speakers])
    media = [name_of(dossier, "medium", medium) for medium in given.via]
    told = {
        "spokenByCharacter": whose.get("prov:wasAttributedTo") if passage.quoted else None,
        "isBasedOn": [*media, *whose.get("prov:hadPrimarySource", ())],
        "prov:wasQuotedFrom" if passage.quoted else "prov:wasDerivedFrom": media,
        "exampleOfWork": passage.renders,
        "hw:contradicts": passage.against,
        "hw:hedge": given.hedge if isinstance(given, Claim) else None,
    }
    return {
        "@id": passage.name,
        "@type": ["Quotation" if passage.quoted else "Statement", "prov:Entity"],
        "text": " … ".join(map(report.at, passage.spans)),
        "isPartOf": text_of(report, passage.spans[0]),
        **whose,
        **filled(told),
        "annotation": located(report, passage.spans),
    }
