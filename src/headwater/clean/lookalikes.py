"""Lines that give themselves away: what a line of furniture is by its own words, whoever wrote the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headwater.clean.agencies import agency

if TYPE_CHECKING:
    from headwater.model import PassageKind


@dataclass(frozen=True, slots=True)
class Look:
    """A kind that a line's own words speak for; `sure` if they do so whatever stands around it."""

    kind: PassageKind
    why: str
    sure: bool = False


_PICTURE = (
    r"getty(?: images)?|shutterstock|alamy|epa(?:-efe)?|istock|unsplash|nurphoto|zuma(?: press)?|sipa|imago|ap photo"
    r"|file photo|screengrab|screenshot|handout|courtesy|photo|photograph|image|picture|illustration|via"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_ROLE = (
    r"(?:reporter|editor|writer|journalist|correspondent|columnist|contributor|author|producer|photographer|anchor"
    r"|broadcaster|blogger|critic|editor-in-chief|newsroom leader|fellow|intern)s?"
)
_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|de|van|von|der|al|bin|la|du)){0,4}"

_ADVERTISEMENT = re.compile(
    r"\W*(?:advertisements?|advertising|ad|ads|sponsored(?: content| by .{1,40})?|paid (?:content|post)|promoted"
    r"|(?:story|article) continues (?:after|below)(?: this| the)? (?:advertisement|ad)"
    r"|scroll (?:down )?to continue(?: reading)?)\W*",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"\W*(?:(?:correction|clarification|retraction)s?\b\W|update\s*:|this (?:story|article|report|post|piece|headline) (?:has"
    r" been|was|is being) (?:\w+ ){0,2}(?:updated|corrected|amended|clarified|revised|retracted)|(?:an )?(?:earlier|previous)"
    r" version of this|editor[’']?s?[’']? note\b.*\b(?:correct|updat|amend|clarif|earlier version|previous version|remov))",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\W*editor[’']?s?[’']? note\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:newsletter|subscri\w+|(?:re-?published|originally (?:published|appeared))|click here)\b", re.IGNORECASE
)
_CAPTION_START = re.compile(
    r"(?:file photo\b|file [-–—]|file:|photo:|pictured(?: above)?[:,]|in this (?:[\w.,]+ ){0,5}(?:file )?photo|(?:a|an|the) (?:file|undated|handout)"
    r" (?:photo|image|picture)|this (?:photo|image|picture|undated)\b.{0,60}\b(?:shows?|provided|taken|released)|\[\d+/\d+\])",
    re.IGNORECASE,
)
_CREDIT_TAIL = re.compile(rf"[(\[][^()\[\]]{{0,80}}\b(?:{_PICTURE})\b[^()\[\]]{{0,80}}[)\]]\W*$", re.IGNORECASE)
_BRACKET_TAIL = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\W*$")
_CREDIT_BARE = re.compile(
    rf"\W*(?:(?:photo|image|picture|video|graphic|illustration|credit|source|photograph)s?(?: credits?)?\s*(?:by|courtesy of|:|/|©)\s*.{{2,70}}"
    rf"|.{{2,50}}(?:/|\||, | via | for )\s*(?:{_PICTURE})(?: via .{{2,30}})?|©.{{2,40}}(?:reuters|afp|getty|epa)|(?:{_PICTURE}))\W*",
    re.IGNORECASE,
)
_TEXT_CREDIT = re.compile(
    r"\W*(?:(?:with|includes|contains) (?:files|information|reporting|additional reporting|inputs?) (?:from|by)\b"
    r"|(?:additional )?reporting by\b.*|(?:—|–|-)\s*[A-Z][\w. ]{1,40}|source:\s.{2,40}|(?:writing|editing|compiled|translated) by\b.*"
    r"|.{2,40} contributed (?:to|reporting)\b.*)",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    rf"\W*(?:(?:first |last )?(?:published|updated|posted|modified|issued|date)(?: at| on)?\W*)*(?:{_DAY}\W*)?(?:{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})\W*(?:\d{{4}})?"
    r"(?:\W*(?:at|\d{1,2}[:.]\d\d(?::\d\d)?|\d{1,2}(?=\s*[ap]\.?m)|[ap]\.?m\.?|[A-Z]{2,4}|gmt|utc|updated|published|\d+ (?:min|hours?) (?:read|ago)|,))*\W*",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\W*(?:(?:published|updated|posted)\W+)?\d+\s*(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|[hdm]) ago\W*",
    re.IGNORECASE,
)
_PLACE_LINE = re.compile(r"[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w .]{2,20})?\s*[—–-]+")
_BYLINE = re.compile(
    rf"\W*(?:(?i:(?:written |reported |posted |story |words |text |analysis |opinion )?by|author|from)\s*:?\s+){_NAME}.{{0,80}}",
    0,
)
_PORTRAIT = re.compile(
    r"\W*(?:avatar|headshot|author(?:[’']s)? (?:photo|image|picture|avatar)|profile (?:photo|image|picture)|portrait)(?: of .{2,40})?\W*",
    re.IGNORECASE,
)
_JOB = re.compile(rf"(?:[\w&’'-]+ ){{0,4}}{_ROLE}(?:,? (?:at|for|of|in) .{{2,40}}|, .{{2,30}})?", re.IGNORECASE)
_BIO = re.compile(
    rf"\W*(?:about the (?:author|writer|reporter)|{_NAME},? (?:is|was|has been|works as|serves as|joined)\b.{{0,80}}\b{_ROLE}\b"
    rf"|{_NAME} (?:covers|reports on|writes (?:about|for|on))\b|(?i:follow (?:him|her|them|{_NAME}) on\b)|(?i:(?:he|she|they) (?:can be reached|tweets at)\b))"
)
_TEASER = re.compile(
    r"\W*(?:read (?:more|next|also|now)|related(?: \w+)?|see also|also read|watch(?: now)?|listen(?: now)?|more(?: on| from)?|recommended|don[’']t miss|up next"
    r"|in case you missed it|must read|trending|up next|opinion|explainer)\s*[:|»>]\s*\S.*",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"\W*(?:dear (?:reader|friend|supporter|subscriber)s?\W*|(?:please )?(?:consider )?(?:donat(?:e|ing)|subscrib(?:e|ing)|sign up|support(?:ing)? (?:us|our|independent))\b.*"
    r"|(?:a|an) (?:\w+ )?(?:message|note|word|appeal) (?:from|to)\b.*|(?:become|be) a (?:member|subscriber|supporter|patron)\b.*|remind me (?:later|in)\b.*"
    r"|(?:get|receive) .{0,60}\b(?:inbox|newsletters?|e-?mail)\b.*|.*\bsubscribe to our\b.*|.*\b(?:our|free|daily|weekly) newsletters?\b.*)",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"\W*(?:\d+\s*(?:min(?:ute)?s?)(?: |-)read|(?:read|show|load|see|view) (?:more|all|less)|skip to (?:main )?content|sign in|log in|menu|share|print|comments?(?: \(\d+\))?"
    r"|\d+ comments?|\d+(?:\.\d)?\s*°?\s*[FC]|home|search|tags?|topics?|close|next|previous|back to top|copy link|listen to (?:this )?(?:story|article))\W*",
    re.IGNORECASE,
)
_LEGAL = re.compile(r"\W*(?:©|\(c\)|copyright\b|all rights reserved)", re.IGNORECASE)


def look(line: str) -> Look | None:
    """Return the kind a line's own words speak for, None if they speak for none."""
    for recognise in (_label, _notice, _picture, _dated, _person, _reader):
        if found := recognise(line, len(line.split())):
            return found
    return None


def _label(line: str, count: int) -> Look | None:
    if count <= 8 and _ADVERTISEMENT.fullmatch(line):
        return Look("advertisement", "marks an advertisement", sure=True)
    if count <= 5 and _LABELS.fullmatch(line):
        return Look("navigation", "the label of a button or of a part of the page", sure=True)
    if count <= 40 and _LEGAL.match(line):
        return Look("navigation", "a copyright notice", sure=count <= 20)
    if count <= 30 and _TEASER.fullmatch(line):
        return Look("promo", "an opener that leads to another story", sure=True)
    return None


def _notice(line: str, count: int) -> Look | None:
    if count <= 120 and _CORRECTION.match(line):
        return Look("correction", "says that the report was corrected or updated", sure=True)
    if count <= 120 and _NOTE.match(line):
        if _ELSEWHERE.search(line):
            return Look("promo", "a note that leads to another publication", sure=True)
        return Look("correction", "a note by the editors", sure=True)
    if count <= 60 and _TEXT_CREDIT.fullmatch(line) and (line[0] not in "—–-" or agency(line.strip(" —–-."))):
        return Look("credit", "says who else reported", sure=count <= 30)
    return None


def _picture(line: str, count: int) -> Look | None:
    if count <= 12 and _CREDIT_BARE.fullmatch(line):
        return Look("credit", "names who made a picture", sure=count <= 8)
    if count > 120:
        return None
    closed = line.rstrip(" .")[-1:] in ")]"
    if closed and _CREDIT_TAIL.search(line):
        return Look("caption", "ends by naming who made a picture", sure=True)
    if closed and (tail := _BRACKET_TAIL.search(line)) and _all_agencies(tail[1]):
        return Look("caption", "ends by naming agencies, as captions do", sure=True)
    if _CAPTION_START.match(line):
        return Look("caption", "begins as captions do", sure=True)
    return None


def _all_agencies(names: str) -> bool:
    parts = [part for part in re.split(r"\s*[,/;&|]\s*|\s+and\s+|\s+via\s+", names) if part]
    return bool(parts) and all(agency(part) for part in parts)


def _dated(line: str, count: int) -> Look | None:
    if count <= 16 and (_DATE_LINE.fullmatch(line) or _AGO.fullmatch(line)):
        return Look("dateline", "a date and nothing else", sure=True)
    if count <= 5 and _PLACE_LINE.fullmatch(line):
        return Look("dateline", "a place and a dash", sure=True)
    return None


def _person(line: str, count: int) -> Look | None:
    if count <= 16 and line[-1] not in ".!?" and _BYLINE.fullmatch(line):
        return Look("byline", "names the author", sure=count <= 12)
    if count <= 6 and _PORTRAIT.fullmatch(line):
        return Look("byline", "stands for the author's picture", sure=True)
    if count <= 7 and _JOB.fullmatch(line):
        return Look("byline", "the author's job")
    if _BIO.match(line):
        return Look("bio", "says who the author is")
    return None


def _reader(line: str, count: int) -> Look | None:
    if count <= 60 and _APPEAL.fullmatch(line):
        return Look("appeal", "asks the reader for something")
    return None
