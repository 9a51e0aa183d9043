"""A person's judgements on which reports tell of one event: JSON Lines of {"a", "b", "same", "why", "by"}."""

from __future__ import annotations

import json
from pathlib import Path

from headwater.errors import UsageError
from headwater.model import Judgement

SHAPE = 'write {"a": report, "b": report, "same": true or false} on each line, or null to withdraw it'


def judgements(path: Path) -> tuple[Judgement, ...]:
    """Return the judgements in a file, in its order; a line that is none is the operator's mistake."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror or "").lower() if isinstance(error, OSError) else "it is not UTF-8 text"
        raise UsageError(f"--judgements {path} cannot be read ({reason}); name a file of judgements") from error
    return tuple(_judgement(line, f"line {number} of {path}") for number, line in enumerate(lines, 1) if line.strip())


def _judgement(line: str, subject: str) -> Judgement:
    try:
        told = json.loads(line)
    except ValueError as error:
        raise UsageError(f"{subject} is not JSON; {SHAPE}") from error
    if not isinstance(told, dict) or not isinstance(told.get("same", ""), bool | None):
        raise UsageError(f"{subject} is no judgement; {SHAPE}")
    a, b = told.get("a"), told.get("b")
    if not (isinstance(a, str) and isinstance(b, str) and a != b):
        raise UsageError(f"{subject} does not name two reports; {SHAPE}")
    why = str(told.get("why") or ("the same story" if told["same"] else "not the same story"))
    return Judgement(a, b, told["same"], why, str(told.get("by") or "a person"))
