"""Reports to what a library keeps of them: a digest to know them again, their day, and their evidence packed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from hashlib import sha256
from importlib.resources import files

from headwater.group.evidence import Evidence, evidences
from headwater.group.packed import packed
from headwater.model import Reading, Report

VERSION = 4  # of evidence: one more whenever the same report gives other evidence, or another digest


@dataclass(frozen=True, slots=True)
class Taken:
    """A report as a library keeps it; `day` is 0 where it is not known."""

    report: str
    digest: bytes
    day: int
    evidence: bytes


@dataclass(frozen=True, slots=True)
class Take:
    """Take the evidence of reports: a stage that runs anywhere."""

    def __call__(self, reports: Iterable[Report]) -> Iterator[Taken]:
        """Yield what is to be kept of each report."""
        shard = tuple(reports)
        for report, found in zip(shard, evidences(map(Reading, shard)), strict=True):
            yield Taken(report.id, digest(report), found.day or 0, packed(found))


def digest(report: Report) -> bytes:
    """Return what tells a report's content from another's, whatever date each list gives it."""
    said = (report.title, report.url or "", report.outlet.name or "", report.text)
    return sha256("\x00".join(said).encode()).digest()[:16]


def maker() -> str:
    """Return what evidence and weights of this version are told by; those of another must not be mixed in."""
    told = sha256(repr([VERSION, *(field.name for field in fields(Evidence))]).encode())
    for path in sorted(files("headwater.group").joinpath("data").iterdir(), key=lambda path: path.name):
        told.update(path.read_bytes())
    return told.hexdigest()[:32]
