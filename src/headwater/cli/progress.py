"""Progress of long work on standard error: a live line on a terminal, plain lines when piped."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self, TypeVar

T = TypeVar("T")
FIRST = {True: 0.5, False: 10.0}  # seconds until the first line, on a terminal and piped
EVERY = {True: 0.1, False: 10.0}  # seconds between lines


@dataclass(slots=True)
class Progress:
    """Called with what is being done, how many are done, and of how many; prints at most every so often.

    Work that begins, with none done, takes the live line of what went before at once.
    """

    terminal: bool = field(default_factory=lambda: sys.stderr.isatty())  # noqa: PLW0108 (it may be redirected)
    _next: float | None = None
    _live: bool = False

    def __post_init__(self) -> None:
        if self._next is None:
            self._next = time.monotonic() + FIRST[self.terminal]

    def __call__(self, what: str, done: int, total: int | None) -> None:
        """Tell how far the work is."""
        now = time.monotonic()
        if self._next is not None and now < self._next and not (self._live and done == 0):
            return
        self._next = now + EVERY[self.terminal]
        line = f"{what}: {done:,}" + (f" of {total:,}" if total else "")
        if self.terminal:
            sys.stderr.write(f"\r\x1b[2K{_bar(done, total)}{line}")
            sys.stderr.flush()
            self._live = True
        else:
            sys.stderr.write(line + "\n")

    def around(self, answers: Iterable[T]) -> Iterator[T]:
        """Pass answers on, with the live line out of their way."""
        for answer in answers:
            self._clear()
            yield answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()

    def _clear(self) -> None:
        if self._live:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
            self._live = False


def _bar(done: int, total: int | None, width: int = 24) -> str:
    if not total:
        return ""
    filled = width * done // total
    return "━" * filled + "─" * (width - filled) + " "
