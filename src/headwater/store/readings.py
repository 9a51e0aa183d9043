"""Readings by report: in files, so that a story is traced on though its new reports alone are handed over; or for one run."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from headwater.errors import RunError
from headwater.model import Reading, Report
from headwater.seams import Stage


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings in a folder, a file each, kept to yourself, for what is in it is trusted.

    What another `program` read, `read` reads again.
    """

    folder: Path
    program: bytes
    read: Stage[Report, Reading]

    def keep(self, reading: Reading) -> None:
        """Keep a reading, in place of an earlier one of the report."""
        if self._stored(reading.report.id) == (self.program, reading):
            return
        path = self._path(reading.report.id)
        beside = path.with_suffix(f".{uuid4().hex}.part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(pickle.dumps((self.program, reading)))
            beside.replace(path)
        except OSError as error:
            reason = f"cannot keep readings in {self.folder} ({error.strerror})"
            raise RunError(f"{reason}; make room, or name a folder you may write to") from error

    def of(self, report: str) -> Reading | None:
        """Return the reading of a report, None where there is none that this version understands."""
        known = self._stored(report)
        if known is None or known[0] == self.program:
            return known and known[1]
        return next(iter(self.read([known[1].report])))

    def _stored(self, report: str) -> tuple[bytes, Reading] | None:
        try:
            program, reading = pickle.loads(self._path(report).read_bytes())  # noqa: S301 (written by keep, see the class)
        except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, TypeError, ValueError):
            return None
        return program, reading

    def _path(self, report: str) -> Path:
        return self.folder / f"{sha256(report.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.reading"


@dataclass(frozen=True, slots=True)
class Held:
    """Readings of one run, packed: as values they take twelve times as much memory."""

    _packed: dict[str, bytes] = field(default_factory=dict, repr=False)

    def keep(self, reading: Reading) -> None:
        """Keep a reading."""
        self._packed[reading.report.id] = zlib.compress(pickle.dumps(reading), 1)

    def of(self, report: str) -> Reading | None:
        """Return the reading of a report, None where there is none."""
        if report not in self._packed:
            return None
        reading: Reading = pickle.loads(zlib.decompress(self._packed[report]))  # noqa: S301 (packed by keep)
        return reading
