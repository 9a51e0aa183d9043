"""When a page was published and updated: declared, told by its address or date line, or found by htmldate."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from lxml import etree

from headwater.clean.dates import given_date, written_date
from headwater.model import Dated
from headwater.text.calendar import real_day
from headwater.text.times_words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from headwater.clean.page import Page

_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "article.published", "parsely-pub-date",
    "dc.date.issued", "dcterms.issued", "citation_publication_date", "article:published", "publish-date",
    "publication_date", "pubdate", "publishdate", "sailthru.date", "dc.date", "date",
)  # fmt: skip
_UPDATED_METAS = (
    "article:modified_time",
    "og:article:modified_time",
    "datemodified",
    "og:updated_time",
    "last-modified",
)
_IN_URL = re.compile(r"/(?P<y>(?:19|20)\d\d)[-/_]?(?P<m>\d\d|[a-z]{3})[-/_]?(?P<d>\d\d?)(?=[-/_.])", re.IGNORECASE)
_DATE_LINE = re.compile(r"date|time|publish|posted|byline", re.IGNORECASE)
_LATER = re.compile(r"\b(?:updated?|modified|edited|last)\b", re.IGNORECASE)
_OLDEST = 1990
LONGEST = 80


def published(page: Page, url: str | None, near: list[HtmlElement], today: str | None) -> Dated | None:
    """Return the date of publication with what it rests on; none lies after `today`, the day of capture."""
    latest = _day_after(today)
    for found in _declared(page, url):
        if _plausible(found, latest):
            return _in_local_time(found, page.tree)
    line = _in_date_line(near)
    told = line if line and _plausible(line, latest) else _by_htmldate(page, url)
    return told if told and _plausible(told, latest) else None


def updated(page: Page, first: Dated | None) -> Dated | None:
    """Return when the page says it was last changed, if that is later than its publication."""
    for said, where in (*_linked(page, "dateModified"), *_meta(page, _UPDATED_METAS)):
        found = _read(said, where)
        if found and (first is None or _later(found, first)):
            return _in_local_time(found, page.tree)
    return None


def _declared(page: Page, url: str | None) -> Iterator[Dated]:
    in_url = _in_url(url)
    for said, where in (*_linked(page, "datePublished"), *_meta(page, _METAS)):
        if found := _read(said, where):
            yield found
    if in_url:
        yield in_url


def _linked(page: Page, name: str) -> list[tuple[str, str]]:
    """Return the values of a field of the page's linked data, those of articles before those of other things."""
    found = [(_kind(node), said) for node in page.nodes if isinstance(said := node.get(name), str)]
    found.sort(key=lambda one: "Article" not in one[0] and "Posting" not in one[0])
    return [(said, f"{name} of the page's {kind or 'linked data'}") for kind, said in found]


def _kind(node: dict[str, object]) -> str:
    kind = node.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind or "")


def _meta(page: Page, names: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(said, f"meta tag {name}") for name in names for said in page.metas.get(name, ())[:1]]


def _read(said: str, where: str) -> Dated | None:
    said = said.strip()
    found = given_date(said, "declared/1")
    return replace(found, why=f"{where}: {said[:LONGEST]}") if found else None


def _in_url(url: str | None) -> Dated | None:
    for match in _IN_URL.finditer(url or ""):
        month = match["m"].lower()
        number = int(month) if month.isdigit() else MONTHS.get(month, 0)
        if day := real_day(int(match["y"]), number, int(match["d"])):
            return Dated(day.isoformat(), "day", "url", "url/1", f"the address has {match[0].strip('/')}")
    return None


def _in_date_line(near: list[HtmlElement]) -> Dated | None:
    for element in near:
        named = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
        if not _DATE_LINE.search(named):
            continue
        line = " ".join(" ".join(element.itertext()).split())
        if len(line) <= LONGEST and not _LATER.search(line) and (day := written_date(line)):
            return Dated(day, "day", "byline", "date-line/1", f"the date line says {line!r}")
    return None


def _by_htmldate(page: Page, url: str | None) -> Dated | None:
    from htmldate import find_date  # noqa: PLC0415 (slow to import)

    for extensive in (False, True):
        day = find_date(page.tree, url=url, original_date=True, extensive_search=extensive, max_date="2100-01-01")
        if day and (found := _as_written(day, page.tree)):
            where = "all of the page's text" if extensive else "the page's markup"
            return replace(found, basis="text" if extensive else "metadata", why=f"found in {where}")
    return None


def _as_written(day: str, tree: HtmlElement) -> Dated | None:
    """Return htmldate's day if the page writes it out: it fills in what is missing, and reads 5/6 as 5 June."""
    year, month, number = (int(part) for part in day.split("-"))
    page = etree.tostring(tree, encoding="unicode")
    a, b = sorted((month, number))
    either_way = a != b and b <= 12 and re.search(rf"\b(?:0?{a}/0?{b}|0?{b}/0?{a})/{year}\b", page)
    written = (
        rf"\b0?{number}\b\D{{1,25}}{year}\b|\b{year}\D{{1,3}}0?{month}\D{{1,3}}0?{number}\b|{day.replace('-', '')}"
    )
    if re.search(written, page) and not either_way:
        return Dated(day, "day", "text", "htmldate")
    if number == 1 and re.search(rf"\b{year}[-/.]?{month:02}|\b0?{month}[-/.]{year}", page):
        return Dated(day[:7], "month", "text", "htmldate")
    return None


def _in_local_time(found: Dated, tree: HtmlElement) -> Dated:
    """Prefer the outlet's own clock to Greenwich's, where a time element on the page tells the same minute in it."""
    moment = _moment(found)
    if moment is None or moment.utcoffset() != timedelta(0):
        return found
    for element in tree.iter("time"):
        local = given_date(element.get("datetime"))
        there = _moment(local) if local else None
        if local and there and there == moment and there.utcoffset() != timedelta(0):
            return replace(found, value=local.value, why=f"{found.why}; in the local time the page shows")
    return found


def _moment(dated: Dated) -> datetime | None:
    if dated.precision != "minute":
        return None
    moment = datetime.fromisoformat(dated.value)
    return moment if moment.tzinfo else None


def _later(a: Dated, b: Dated) -> bool:
    first, second = _moment(a), _moment(b)
    return first > second if first and second else a.value[:10] > b.value[:10]


def _plausible(found: Dated, latest: str | None) -> bool:
    return int(found.value[:4]) >= _OLDEST and (latest is None or found.value[:10] <= latest)


def _day_after(today: str | None) -> str | None:
    read = given_date(today)
    if read is None or read.precision not in {"day", "minute"}:
        return None
    moment = datetime.fromisoformat(read.value)
    return ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) + timedelta(days=1)).date().isoformat()
