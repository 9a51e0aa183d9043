"""The words of the model that have few values."""

from __future__ import annotations

from typing import Literal

PassageKind = Literal[
    "headline", "dateline", "byline", "body", "caption", "credit", "correction",
    "appeal", "promo", "bio", "navigation", "advertisement",
]  # fmt: skip
SpeakerKind = Literal["person", "organisation", "document", "outlet", "unnamed"]
Place = Literal["title", "text"]  # of a report, that a span counts in
MentionType = Literal["person", "organisation", "place", "event", "work", "other"]
QuoteType = Literal["direct", "mixed", "indirect"]
Mode = Literal["own", "attributed", "quoted"]
Stance = Literal["supports", "against"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["minute", "day", "month", "year"]
Basis = Literal["metadata", "url", "byline", "text", "story"]
DiscrepancyType = Literal["number", "date", "name", "place", "role", "polarity", "attribution", "hedge", "wording"]
Verdict = Literal["conflict", "compatible"]
Relation = Literal["copied", "shared material", "independent"]
Access = Literal["witness", "participant", "official", "document"]
