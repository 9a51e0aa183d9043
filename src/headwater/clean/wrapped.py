"""Lines that a mail program broke to lines as they were written: a sentence does not end where a line was full."""

from __future__ import annotations

from collections.abc import Iterator

WIDEST = 100  # characters; no mail program breaks lines later
NARROWEST = 50
SIGNATURE = "-- "


def unwrapped(text: str, flowed: bool) -> str:
    """Return a text without the breaks of lines that were full, or that its program marked as none of the writer's (RFC 3676)."""
    lines = text.split("\n")
    width = max((len(line) for line in lines if len(line) <= WIDEST), default=0)
    wrapped = width >= NARROWEST and not any(len(line) > WIDEST and " " in line.strip() for line in lines)
    return "\n".join(_joined(lines, width if wrapped else 0, flowed))


def _joined(lines: list[str], width: int, flowed: bool) -> Iterator[str]:
    held = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if _goes_on(line, following, width, flowed):
            held += f"{line.rstrip()} "
        else:
            yield held + line
            held = ""


def _goes_on(line: str, following: str, width: int, flowed: bool) -> bool:
    """Whether the next line goes on with this one: the first word there had no more room here."""
    word = following.split(maxsplit=1)[:1]
    if not word or not line.strip() or line == SIGNATURE:
        return False
    return line.endswith(" ") if flowed else len(line) + 1 + len(word[0]) > width > 0
