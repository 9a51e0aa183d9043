"""What all nouns have in common."""

from __future__ import annotations

from typing import Any, Self


class Value:
    """A frozen value. It is packed, for a worker or a later run, as what it is made of: half the time that its state takes."""

    __slots__ = ()
    __match_args__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:
        """Return how to make the value again."""
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])
