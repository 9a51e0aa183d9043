"""The reports of a dossier as news articles: who publishes them, when, what was captured, and whose text theirs is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from headwater.dossier.families import essential, kin
from headwater.export import wording
from headwater.export.linked.names import Node, filled, outlet_of
from headwater.export.links import safe
from headwater.export.selectors import name_of, urn
from headwater.model import Dossier, Reading, Report


def reports(dossier: Dossier) -> Iterator[Node]:
    """Tell each report, and its title as a text of its own, in which spans can lie."""
    behind = _behind(dossier)
    for reading in dossier.readings:
        report = reading.report
        yield {
            "@id": urn("report", report.id),
            "@type": ["NewsArticle", "prov:Entity"],
            **filled(_article(dossier, reading)),
            **filled({key: list(dict.fromkeys(each)) for key, each in behind[report.id].items()}),
        }
        if report.title:
            name, whole = urn("report", report.id, "title"), urn("report", report.id)
            yield {"@id": name, "@type": "CreativeWork", "text": report.title, "isPartOf": whole}


def _article(dossier: Dossier, reading: Reading) -> Node:
    report = reading.report
    published, updated = report.published, report.updated
    return {
        "headline": wording.headline(report),
        "url": safe(report.url),
        "datePublished": published.value if published and published.basis != "story" else None,
        "dateModified": updated.value if updated else None,
        "inLanguage": report.language,
        "author": [{"@type": "Person", "name": name} for name in report.byline],
        "creditText": [credit.name for credit in report.credits if credit.of == "text"],
        "correction": [report.at(passage.span) for passage in report.passages if passage.kind == "correction"],
        "publisher": outlet_of(dossier, report.outlet),
        "mentions": list(dict.fromkeys(name_of(dossier, each.type, each.name) for each in reading.mentions)),
        "encoding": _capture(report),
    }


def _capture(report: Report) -> Node:
    """Tell what was captured: the bytes' digest, where and when they were fetched."""
    known = {"contentUrl": safe(report.url), "sha256": report.sha256, "prov:generatedAtTime": report.fetched_at}
    return {"@type": ["MediaObject", "prov:Entity"], **filled(known)} if report.sha256 else {}


def _behind(dossier: Dossier) -> Mapping[str, Mapping[str, list[str]]]:
    """Find what each report's text was derived from, a report or something named, and of which family of copies it is."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for pairs in kin(dossier.trace.derivations):
        members = list(dict.fromkeys(each for pair in pairs for each in (pair.a, pair.b)))
        for pair in essential(pairs):
            for report, other in ((pair.a, pair.b), (pair.b, pair.a)):
                above = urn("report", other) if pair.source == other else None
                above = above or (
                    name_of(dossier, "medium", pair.upstream) if pair.upstream and not pair.source else None
                )
                if above:
                    found[report]["prov:wasDerivedFrom"].append(above)
                    found[report]["isBasedOn"].append(above)
        for member in members[1:] if pairs[0].relation == "copied" else ():
            found[member]["prov:alternateOf"].append(urn("report", members[0]))
    return found
