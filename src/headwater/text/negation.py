"""Whether words deny: the particles and pronouns of negation."""

from __future__ import annotations

import re

NEGATION = re.compile(r"\b(not|never|no|none|nobody|nothing|neither|nor|cannot|without)\b|n[’']t\b", re.IGNORECASE)


def is_negated(text: str) -> bool:
    """Whether a text holds a negation."""
    return NEGATION.search(text) is not None
