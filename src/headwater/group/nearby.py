"""Pairs of reports to numbers once more, now with words weighed by how rare they are among the reports at hand.

What neighbouring events have in common is rare in the news and common here: it says nothing about which of them a
report tells of. So the words of a pair are weighed by the reports that the later of the two asks for, and by the
background where these are few. All of these came before it: what comes after changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.around import Around
from headwater.group.marked import IN_LEAD, NAME
from headwater.group.sheets import Sheets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]


def nearby(sheets: Sheets, one: Rows, other: Rows) -> Values:
    """Return a row for each pair; the pairs are all that the later reports ask for."""
    words = Around.of(sheets.entries, sheets.shares, one, other)
    phrases = Around.of(sheets.phrase_entries, np.zeros_like(sheets.phrases), one, other)
    leading, named, ones = sheets.marked(IN_LEAD), sheets.marked(NAME), np.ones(len(sheets.counts), np.float32)
    every, lead = words.weighed(sheets.counts), words.weighed(ones * leading)
    lead_names = words.weighed(ones * sheets.marked(IN_LEAD | NAME))
    names, others = words.weighed(sheets.counts * named), words.weighed(sheets.counts * ~named)
    told = phrases.weighed(sheets.phrases)
    products = [words.product(values) for values in (every, lead, names, others)]
    squares = [words.squares(values) for values in (every, lead, names, others)]
    with_phrases = [square + more for square, more in zip(squares[0], phrases.squares(told), strict=True)]
    columns = [
        _cosine(products[0] + phrases.product(told), *with_phrases),
        *(_cosine(product, *lengths) for product, lengths in zip(products, squares, strict=True)),
        *words.covered(lead),
        *words.covered(names, named),
        *words.covered(lead_names),
        *phrases.covered(told),
        *words.covered(every),
        *words.most(lead),
        phrases.least(told),
    ]
    return np.column_stack(columns)


def _cosine(product: Values, one: Values, other: Values) -> Values:
    cosine: Values = product / np.sqrt(np.maximum(one * other, 1e-18))
    return cosine
