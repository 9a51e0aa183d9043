"""A library of reports that were grouped: evidence, weighed pairs and stories, in one file that SQLite keeps whole.

Without a file it is a temporary one that grows out of memory onto the disk by itself, so that a stream of any length can
be grouped. What is written is written in steps, each whole or not at all; a broken run goes on after the last of them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from headwater.errors import RunError
from headwater.group import Carried, Linked, Pairs, Shelf, Taken
from headwater.model import Judgement
from headwater.store.remedies import made, remedied

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]
    Values = NDArray[np.float32]

SCHEMA = """
CREATE TABLE IF NOT EXISTS reports(number INTEGER PRIMARY KEY, id TEXT UNIQUE, digest BLOB, day INTEGER, evidence BLOB);
CREATE TABLE IF NOT EXISTS pairs(until INTEGER PRIMARY KEY, number INTEGER, earliest INTEGER, one BLOB, other BLOB,
    chance BLOB, alike BLOB, near BLOB);
CREATE TABLE IF NOT EXISTS odds(until INTEGER PRIMARY KEY, value BLOB);
CREATE TABLE IF NOT EXISTS stories(number INTEGER PRIMARY KEY, id TEXT UNIQUE, part_of INTEGER);
CREATE INDEX IF NOT EXISTS parts ON stories(part_of) WHERE part_of IS NOT NULL;
CREATE TABLE IF NOT EXISTS judgements(a TEXT, b TEXT, link TEXT, PRIMARY KEY(a, b));
CREATE TABLE IF NOT EXISTS kept(name TEXT PRIMARY KEY, value BLOB);
"""
LAYOUT = 4  # of the tables and of what is kept in them: one more whenever it changes
CARRIED = ("carried", "carried of all days")  # indexes, the smaller one first
CACHE = 100_000  # kilobytes
DAMAGED = "is damaged or none; put a copy of it in its place, or name another folder and hand over its reports again"
PLACE = np.dtype([("number", np.int32), ("day", np.int32)])  # of a report, numbered from 1 on
HOME = np.dtype([("story", np.int32), ("part", np.int32)])  # of a report, by place; a part is called by its first


@dataclass(frozen=True, slots=True)
class Library:
    """Reports are numbered as they come; their place in the order is settled once all of a run are there."""

    _base: sqlite3.Connection = field(repr=False)

    @classmethod
    @contextmanager
    def open(cls, path: Path | None, maker: str) -> Iterator[Self]:
        """Open the library at a path, or a temporary one; `maker` says what program's evidence it holds."""
        if path:
            made(path.parent)
        with remedied(f"the library {path}", DAMAGED), closing(_connected(path)) as base:
            library = cls(base)
            library._check(path, maker)
            yield library

    def _check(self, path: Path | None, maker: str) -> None:
        theirs, ours = self._value("maker"), f"{maker} {LAYOUT}".encode()
        if theirs is not None and theirs != ours:
            remedy = "name a new folder, and hand over its reports and judgements again"
            raise RunError(f"the library {path} was made by another version; {remedy}")
        self._keep("maker", ours)

    # ------------------------------------------------------------------ reports

    def known(self, report: str) -> tuple[int, bytes] | None:
        """Return the number and the digest of a report, if it is here."""
        found: tuple[int, bytes] | None = self._one("SELECT number, digest FROM reports WHERE id = ?", report)
        return found

    def ids(self, numbers: Rows) -> list[str]:
        """Return the ids of reports."""
        return self._each("id", numbers)

    def take_in(self, reports: Iterable[Taken]) -> range:
        """Keep reports that are not here yet; return their numbers."""
        with self._step():
            before = self._reports()
            self._base.executemany(
                "INSERT INTO reports(id, digest, day, evidence) VALUES(?, ?, ?, ?)",
                ((report.report, report.digest, report.day, report.evidence) for report in reports),
            )
            return range(before + 1, self._reports() + 1)

    def _reports(self) -> int:
        return int(self._one("SELECT coalesce(max(number), 0) FROM reports")[0])

    def settle(self) -> None:
        """Give the reports that came since the last time their places, by day and id, after all others."""
        with self._step():
            settled = self._settled()
            new = self._base.execute(
                "SELECT number, day FROM reports WHERE number > ? ORDER BY day, id", (len(settled),)
            )
            self._keep("order", settled.tobytes() + np.fromiter(new, PLACE).tobytes())

    def order(self) -> tuple[Rows, Rows]:
        """Return the number and the day of each report, by place."""
        settled = self._settled()
        return settled["number"].astype(np.int64), settled["day"].astype(np.int64)

    def _settled(self) -> NDArray[np.void]:
        return np.frombuffer(self._value("order") or b"", PLACE)

    def shelf(self, numbers: Rows) -> Shelf:
        """Return the packed evidence of reports, by their places here, read when it is asked for."""
        return lambda places: self._each("evidence", numbers[places])

    def _each(self, column: str, numbers: Rows) -> list[Any]:
        asked = "json_each(?) AS asked CROSS JOIN reports ON number = asked.value"  # a cross join keeps to its left side's order
        query = f"SELECT reports.{column} FROM {asked}"  # noqa: S608
        return [value for (value,) in self._base.execute(query, (json.dumps(numbers.tolist()),))]

    def carried(self, since: int) -> Carried | None:
        """Return an index over reports that an earlier run kept and that serves who asks from a day on (0: all days)."""
        for name in CARRIED[since == 0 :]:
            stored = self._value(name)
            if stored and (carried := Carried.read(stored)).since <= since:
                return carried
        return None

    def carry(self, carried: Carried) -> None:
        """Keep an index for later runs."""
        self._keep(CARRIED[carried.since == 0], carried.written())

    # ------------------------------------------------------------------ pairs

    def weighed(self) -> int:
        """Return how many reports, from the first place on, have been weighed."""
        return int(self._one("SELECT coalesce(max(until), 0) FROM pairs")[0])

    def add_pairs(self, until: int, pairs: Pairs) -> None:
        """Keep the pairs of a block; all reports before `until` are weighed with it."""
        blobs = (pairs.one, pairs.other, pairs.chance, pairs.alike, pairs.near)
        row = (until, len(pairs.one), int(pairs.one.min(initial=until)), *(blob.tobytes() for blob in blobs))
        self._base.execute("INSERT INTO pairs VALUES(?, ?, ?, ?, ?, ?, ?, ?)", row)

    def reach(self, since: int) -> int:
        """Return the earliest place of those from a place on and of those that they have a pair with."""
        return int(self._one("SELECT min(?1, coalesce(min(earliest), ?1)) FROM pairs WHERE until > ?1", since)[0])

    def pairs(self, since: int) -> Pairs:
        """Return the pairs that reports from a place on asked for, and others of their blocks."""
        query = "SELECT number, one, other, chance, alike, near FROM pairs WHERE until > ? ORDER BY until"
        return Pairs(*self._laid(query, since, (np.int32, np.int32, np.float32, np.float32, np.float32)))

    def _laid(self, query: str, since: int, kinds: Sequence[type]) -> list[Any]:
        """Lay the columns of blocks out, one block after the other."""
        count = int(self._one("SELECT coalesce(sum(number), 0) FROM pairs WHERE until > ?", since)[0])
        columns: list[Any] = [np.empty(count, kind) for kind in kinds]
        at = 0
        for number, *blobs in self._base.execute(query, (since,)):
            for column, blob in zip(columns, blobs, strict=True):
                column[at : at + number] = np.frombuffer(blob, column.dtype)
            at += number
        return columns

    # ------------------------------------------------------------------ links

    def odds(self, since: int) -> Values:
        """Return the log-odds of the same pairs, as far as they were worked out."""
        stored = self._base.execute("SELECT value FROM odds WHERE until > ? ORDER BY until", (since,))
        return np.frombuffer(b"".join(value for (value,) in stored), np.float32)

    def keep_odds(self, since: int, before: Values, odds: Values) -> None:
        """Keep the log-odds of the same pairs, block by block, where they are not what they were."""
        blocks = self._base.execute(
            "SELECT until, number FROM pairs WHERE until > ? ORDER BY until", (since,)
        ).fetchall()
        first = 0
        for until, number in blocks:
            block = slice(first, first + number)
            if not np.array_equal(before[block], odds[block]):
                self._base.execute("INSERT OR REPLACE INTO odds VALUES(?, ?)", (until, odds[block].tobytes()))
            first += number

    def links(self, since: int) -> Linked:
        """Return the same pairs with their log-odds."""
        query = "SELECT number, one, other, value FROM pairs JOIN odds USING(until) WHERE until > ? ORDER BY until"
        return Linked(len(self._settled()), *self._laid(query, since, (np.int32, np.int32, np.float32)))

    # ------------------------------------------------------------------ stories

    def name(self, story: int) -> tuple[str, tuple[str, ...]]:
        """Return the id of a story and the ids of those that became part of it."""
        (name,) = self._one("SELECT id FROM stories WHERE number = ?", story)
        parts = self._base.execute("SELECT id FROM stories WHERE part_of = ? ORDER BY id", (story,))
        return name, tuple(part for (part,) in parts)

    def new_story(self, names: Iterable[str]) -> int:
        """Name a story by the first of the names that no other has or had."""
        free = next(name for name in names if self._one("SELECT 1 FROM stories WHERE id = ?", name) is None)
        return int(self._base.execute("INSERT INTO stories(id) VALUES(?)", (free,)).lastrowid or 0)

    def part(self, story: int, of: int) -> None:
        """Note that a story became part of another, with all that were part of it."""
        self._base.execute("UPDATE stories SET part_of = ? WHERE number = ? OR part_of = ?", (of, story, story))

    def homes(self) -> NDArray[np.void]:
        """Return the number of the story of each report, and its part of the web of links, as far as they were derived."""
        return np.frombuffer(self._value("homes") or b"", HOME)

    def untold(self) -> NDArray[np.int32]:
        """Return the numbers of the stories that changed and of which nobody has been told yet."""
        return np.frombuffer(self._value("untold") or b"", np.int32)

    def leave_untold(self, stories: Iterable[int]) -> None:
        """Note which stories changed and are still to be told."""
        self._keep("untold", np.fromiter(stories, np.int32).tobytes())

    @contextmanager
    def derived(self) -> Iterator[NDArray[np.void]]:
        """Let links and stories be changed in one step; what is yielded is kept as the homes of all reports.

        Those that are new have no story and are a part each.
        """
        with self._step():
            known, number = self.homes(), len(self._settled())
            homes = np.empty(number, HOME)
            homes["story"], homes["part"] = -1, np.arange(number)
            homes[: len(known)] = known
            yield homes
            self._keep("homes", homes.tobytes())

    # ------------------------------------------------------------------ judgements

    def judge(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        """Keep a person's judgements, the last word on each pair, none that was withdrawn; return those that say something new.

        What they change is derived in the same step: a judgement that is kept is one that counts.
        """
        new = []
        for said in judgements:
            a, b = sorted((said.a, said.b))
            known = self._one("SELECT link FROM judgements WHERE a = ? AND b = ?", a, b)
            told = None if said.same is None else json.dumps([float(said.same), [said.why], said.by])
            if told != (known and known[0]):
                self._base.execute("DELETE FROM judgements WHERE a = ? AND b = ?", (a, b))
                if told:
                    self._base.execute("INSERT INTO judgements VALUES(?, ?, ?)", (a, b, told))
                new.append(said)
        return new

    def judgements(self) -> Iterator[Judgement]:
        """Yield all that a person judged and did not withdraw."""
        for a, b, told in self._base.execute("SELECT a, b, link FROM judgements ORDER BY a, b"):
            same, (why,), by = json.loads(told)
            yield Judgement(a, b, bool(same), why, by)

    # ------------------------------------------------------------------ the file

    @contextmanager
    def _step(self) -> Iterator[None]:
        """All that is written inside is written, or nothing."""
        self._base.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def _one(self, query: str, *values: Any) -> Any:
        return self._base.execute(query, values).fetchone()

    def _value(self, name: str) -> bytes | None:
        found = self._one("SELECT value FROM kept WHERE name = ?", name)
        return found[0] if found else None

    def _keep(self, name: str, value: bytes) -> None:
        self._base.execute("INSERT OR REPLACE INTO kept VALUES(?, ?)", (name, value))


def _connected(path: Path | None) -> sqlite3.Connection:
    """Connect to the file, alone, or to a temporary one, and see that all tables are there."""
    base = sqlite3.connect(path or "", isolation_level=None, timeout=1)
    try:
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        base.execute(f"PRAGMA cache_size = -{CACHE}")
        base.execute("BEGIN EXCLUSIVE")
        for statement in SCHEMA.strip().split(";\n"):
            base.execute(statement)
        base.execute("COMMIT")
    except sqlite3.Error:
        base.close()
        raise
    return base
