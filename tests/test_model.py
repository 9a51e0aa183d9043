"""What every noun promises."""

import pickle
from dataclasses import is_dataclass

from headwater import model
from headwater.model.values import Value


def test_a_value_is_packed_as_what_it_is_made_of(traced):
    dossier = traced("interview")

    assert dossier == pickle.loads(pickle.dumps(dossier))
    assert (model.Span, (3, 5, "title")) == model.Span(3, 5, "title").__reduce__()
    assert [] == [noun for noun in vars(model).values() if is_dataclass(noun) and not issubclass(noun, Value)]
