"""Stages that the runners' tests send to workers."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path


@dataclass(frozen=True)
class Squares:
    """Square numbers; the first worker to meet `fatal` dies of it, those after it live."""

    fatal: int | None = None
    marker: str = ""

    def __call__(self, numbers):
        for number in numbers:
            if number == self.fatal:
                self._die_once()
            yield number * number

    def _die_once(self):
        try:
            os.close(os.open(self.marker, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return
        os.kill(os.getpid(), signal.SIGKILL)


def always_dying(numbers):
    os.kill(os.getpid(), signal.SIGKILL)
    yield from numbers


def deadly():
    return always_dying


@dataclass(frozen=True)
class DiesOnce:
    """Builds a stage whose first worker dies of its first shard; those after it live."""

    recipe: Callable
    marker: str

    def __call__(self):
        stage, dying = self.recipe(), Squares(0, self.marker)

        def fatal(values):
            list(dying([0]))
            return stage(values)

        return fatal


def squares(fatal=None, marker: Path | str = ""):
    return partial(Squares, fatal, str(marker))


def another():
    """Stands for the digest of a program that is another in every process."""
    return str(os.getpid()).encode()
