"""Checkpoints: any runner, with each shard's answers kept in a folder; a broken run goes on where it stopped."""

from __future__ import annotations

import pickle
import re
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions, version
from pathlib import Path
from typing import Any
from uuid import uuid4

from headwater.errors import RunError
from headwater.seams import A, B, Recipe, Runner


@dataclass(frozen=True, slots=True)
class Resumed:
    """Run what is not in the folder yet; keep folders to yourself, what is in them is trusted."""

    runner: Runner
    folder: Path

    def __call__(self, recipe: Recipe[A, B], shards: Iterable[tuple[A, ...]]) -> Iterator[tuple[B, ...]]:
        """Yield each shard's answers in order, from the folder where they are there."""
        with _told(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        places: deque[tuple[Path, bool]] = deque()
        for answer in self.runner(recipe, self._missing(recipe, shards, places)):
            yield from _kept(places)
            _keep(places.popleft()[0], answer)
            yield answer
        yield from _kept(places)

    def _missing(
        self, recipe: Recipe[A, B], shards: Iterable[tuple[A, ...]], places: deque[tuple[Path, bool]]
    ) -> Iterator[tuple[A, ...]]:
        """Yield the shards without an answer; note for every shard where its answer is or belongs."""
        start = sha256(program() + pickle.dumps(recipe))
        for shard in shards:
            name = start.copy()
            name.update(repr(shard).encode())
            path = self.folder / f"{name.hexdigest()[:32]}.shard"
            known = path.exists()
            places.append((path, known))
            if not known:
                yield shard


@cache
def program() -> bytes:
    """Return a digest of headwater's code and data and of what it stands on: what others answered is not taken for its own."""
    told, home = sha256(repr([sys.version, *_required()]).encode()), Path(__file__).parents[1]
    for path in sorted(path for path in home.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        told.update(path.read_bytes())
    return told.digest()


def _required() -> Iterator[tuple[str, str]]:
    """Yield the packages that headwater requires, with their versions here."""
    for ours in distributions(name="headwater"):
        for wanted in ours.requires or ():
            if "extra ==" not in wanted:
                name = re.split(r"[^\w.-]", wanted, maxsplit=1)[0]
                yield name, version(name)


def _kept(places: deque[tuple[Path, bool]]) -> Iterator[tuple[Any, ...]]:
    while places and places[0][1]:
        path, _ = places.popleft()
        try:
            answer = pickle.loads(path.read_bytes())  # noqa: S301 (written by _keep, see the class)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise RunError(f"{path} is broken ({error}); delete it, and ask again") from error
        yield answer


def _keep(path: Path, answer: tuple[Any, ...]) -> None:
    """Write beside and rename, so that a file that is there is whole, also where two runs keep the same."""
    beside = path.with_suffix(f".{uuid4().hex}.part")
    with _told(path.parent):
        beside.write_bytes(pickle.dumps(answer))
        beside.replace(path)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = f"cannot keep finished work in {folder} ({error.strerror})"
        raise RunError(f"{reason}; make room, or name a folder you may write to") from error
