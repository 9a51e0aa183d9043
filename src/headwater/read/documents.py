"""The full name of a document: a noun and its words in; the name the report gives it elsewhere out."""

from __future__ import annotations

import re

from headwater.model import Report, Speaker
from headwater.read.names import plain
from headwater.text.calendar import MONTH, WEEKDAY
from headwater.text.names_words import synonyms

WORD = r"(?:[A-Z][\w&’'-]{0,3}\.(?=[ \w])|[A-Z][\w&’'-]*(?:\.\w[\w&’'-]*)*)"  # a full stop in a name ends a short form only: "Sen."
NAME = rf"{WORD}(?: (?:and |of (?:the )?|for )?{WORD})*"
MADE = (
    "(?:authored|carried out|commissioned|compiled|conducted|drafted|filed|issued|led|prepared|produced|provided|published|released"
    "|sent|signed|spearheaded|submitted|written)"
)
WHEN = re.compile(
    rf"(?: (?:from|in|of|on))? (?:(?:(?:last|this) )?{WEEKDAY}|(?:last|this) (?:week|month|year)"
    rf"|(?:late |early )?{MONTH}(?: \d{{4}})?)(?=[ ,.]|$)"
    rf"|^{WEEKDAY}['’]s |^{MONTH} (?:\d{{4}} )?| (?:earlier|lately|recently)(?= |$)"
)
MAKER = rf"(?: (?:of|by|from|for|(?:{MADE}) by) (?:the )?(?!(?:{MONTH}|{WEEKDAY})\b){NAME})"
ASKED = re.compile(rf"\b(?:surveyed|polled|questioned) by (?:the )?({NAME})")
BEHIND = re.compile(rf" (?:{MADE}(?! by)|obtained|posted|reviewed|seen|in|that|which|on)(?: |$)")  # what tells of it
QUALIFIED = re.compile(
    r"^(?:[Aa]n?|[Tt]h(?:at|ese|is|ose)) |\b(?:earlier|new|latest|(?:most )?recent|previous|separate|own) "
)
OTHER = re.compile(r"\b(?:another|other|earlier|previous) ", re.IGNORECASE)
FUNCTION = (
    r"a|after|an|and|as|at|before|but|by|for|from|has|in|is|of|on|or|over|such|that|the|this|to|was|when|while|who|with"
)
FRONT = rf"(?:(?!But |And |The |In |An? |That |This |It |Its |If |As |When |While ){WORD},? )*(?:(?!(?:{FUNCTION}) )[a-z]+ )?"


def fullest(report: Report, noun: str, written: str) -> str:
    """Return the words that tell best whose document it is, with its makers after "of"."""
    written = QUALIFIED.sub("", BEHIND.split(WHEN.sub("", written))[0])
    if re.search(r"[A-Z]", written[1:]) and not OTHER.match(written):
        return _made(written)
    nouns = synonyms(noun)
    pattern = rf"\b({FRONT}(?:{'|'.join(sorted(nouns))}){MAKER}?)(?![\w-])"
    named = [hit for hit in re.findall(pattern, report.text) if re.search(r"[A-Z]", hit[1:])]
    asked = ASKED.search(report.text) if "survey" in nouns else None
    named = [name for name in named if not OTHER.search(name)]
    if not named:
        return f"{asked[1]} survey" if asked else written
    return _made(QUALIFIED.sub("", WHEN.sub("", plain(max(named, key=lambda n: (len(n.split()), n))))))


def notice(words: str) -> Speaker:
    """Return what is printed below a line of these words: "The original listing"."""
    written = plain(words)
    return Speaker(written, "document", written, access="document")


def _made(name: str) -> str:
    return re.sub(rf" (?:{MADE} )?(?:by|from)(?: the)? (?:(?:Dr|Mr|Mrs|Ms|Prof)\. )?(?=[A-Z])", " of ", plain(name))
