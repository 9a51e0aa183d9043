"""Names in a row: names in, how a person writes them one after the other out."""

from __future__ import annotations

from collections.abc import Sequence


def listed(names: Sequence[str], last: str = "and") -> str:
    """Return names as a person lists them: "A", "A and B", "A, B and C"; nothing for none."""
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
