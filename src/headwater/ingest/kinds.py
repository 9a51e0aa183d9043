"""Names and first bytes to kinds: what a stream holds, told without reading it."""

from __future__ import annotations

import re
from typing import Literal

from headwater.ingest.vet import marked

Kind = Literal[
    "text",
    "markdown",
    "html",
    "json",
    "jsonl",
    "feed",
    "opml",
    "sitemap",
    "warc",
    "zip",
    "gzip",
    "table",
    "mail",
    "mailbox",
]

HEAD = 8192  # bytes looked at
SUFFIXES: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".rss": "feed", ".atom": "feed", ".xml": "feed", ".opml": "opml",
    ".warc": "warc", ".wacz": "zip", ".eml": "mail", ".mbox": "mailbox", ".mht": "mail", ".mhtml": "mail",
}  # fmt: skip
MEDIA_TYPES: dict[str, Kind] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown",
    "application/x-ndjson": "jsonl", "application/jsonl": "jsonl", "application/json": "json",
    "application/feed+json": "json", "text/plain": "text", "text/csv": "table", "text/tab-separated-values": "table",
    "message/rfc822": "mail", "application/mbox": "mailbox", "multipart/related": "mail",
}  # fmt: skip
TABLES: dict[str, Kind] = {".csv": "table", ".tsv": "table"}  # passed over in a folder
DOCUMENTS = {  # they hold text, but as nothing that is read here
    ".pdf": "a PDF", ".epub": "a book", ".msg": "a mail of Outlook's own kind",
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".pages"), "an office file"),
}  # fmt: skip
EXPLAINING = frozenset({"README", "LICENSE", "LICENCE", "CHANGELOG"})
NO_TEXT = frozenset({
    "image", "video", "audio", "font", "text/css", "text/javascript", "application/javascript", "application/pdf",
})  # fmt: skip
MAGIC: tuple[tuple[bytes, Kind], ...] = ((b"\x1f\x8b", "gzip"), (b"WARC/", "warc"), (b"PK\x03\x04", "zip"))
ROOTS: dict[bytes, Kind] = {
    b"rss": "feed", b"feed": "feed", b"rdf": "feed", b"opml": "opml", b"urlset": "sitemap", b"sitemapindex": "sitemap",
    b"html": "html", b"head": "html", b"body": "html", b"!doctype html": "html",
}  # fmt: skip
ROOT = re.compile(
    rb"(?>\s|<\?.*?\?>|<!--.*?-->|<!doctype (?!html\b)[^>\[]*(?:\[.*?\]\s*)?>)*+"
    rb"<(!doctype html|(?:\w+:)?(?:rss|feed|rdf|opml|urlset|sitemapindex|html|head|body))\b",
    re.IGNORECASE | re.DOTALL,
)
FIELD = re.compile(rb"[!-9;-~]+:|[ \t]")
SENDER = re.compile(rb"From:", re.IGNORECASE)
MACHINE_MADE = re.compile(rb"(?:Message-ID|MIME-Version|Received|Return-Path):", re.IGNORECASE)


def is_known(name: str) -> bool:
    """Whether a file of this name in a folder may hold reports, readable or not; those that explain the folder do not."""
    return suffix(name.removesuffix(".gz")) in SUFFIXES | DOCUMENTS and name.partition(".")[0].upper() not in EXPLAINING


def unread(name: str) -> str | None:
    """Say what a file of this name is and what to do, if it is a document that nothing here reads."""
    what = DOCUMENTS.get(suffix(name))
    return f"is {what}; save its text as .txt" if what else None


def suffix(name: str) -> str:
    """Cut off the ending that tells a file's kind; the one before .gz stays hidden until it is unpacked."""
    return "." + name.rpartition("/")[2].rpartition(".")[2].lower() if "." in name else ""


def kind(name: str, head: bytes, media_type: str | None = None) -> Kind:
    """Tell what a stream of this name that begins like this holds; what the bytes show outranks what a name says."""
    declared = MEDIA_TYPES.get((media_type or "").partition(";")[0].strip().lower())
    declared = declared or (SUFFIXES | TABLES).get(suffix(name))
    packed = next((known for magic, known in MAGIC if head.startswith(magic)), None)
    if packed:
        return packed
    if declared in ("json", "jsonl"):
        return declared
    return rooted(head) or _mail(head) or declared or _json(head) or "text"


def is_text(media_type: str | None) -> bool:
    """Whether something declared like this may hold text; what nobody declares may."""
    essence = (media_type or "").partition(";")[0].strip().lower()
    return essence.partition("/")[0] not in NO_TEXT and essence not in NO_TEXT


def charset(media_type: str) -> str:
    """Cut out the charset that HTTP declares, as a parameter; only it knows the encoding of some pages."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", media_type, re.IGNORECASE)
    return f"; charset={found[1].lower()}" if found else ""


def rooted(head: bytes) -> Kind | None:
    """Tell the kind by the outermost element of a marked-up text, None if the text is not marked up."""
    mark = marked(head)
    if mark:
        head = head.decode(mark, "ignore").encode()
    found = ROOT.match(head.removeprefix(b"\xef\xbb\xbf"))
    return ROOTS[found[1].lower().rpartition(b":")[2]] if found else None


def _mail(head: bytes) -> Kind | None:
    """Tell a mail by the lines above its text, of which one is written by mail programs alone; a mailbox by the line above these."""
    first, _, rest = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")
    is_box = first.startswith(b"From ")
    above = re.split(rb"\r?\n\r?\n", rest if is_box else head, maxsplit=1)[0].splitlines()
    whole = above if len(head) < HEAD else above[:-1]
    if all(FIELD.match(line) for line in whole) and all(any(map(each.match, whole)) for each in (SENDER, MACHINE_MADE)):
        return "mailbox" if is_box else "mail"
    return None


def _json(head: bytes) -> Kind | None:
    """JSON Lines if the first line is an object that ends with it, else one JSON document."""
    first, newline, _ = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if first.startswith(b"{"):
        return "json" if newline and not first.rstrip().endswith(b"}") else "jsonl"
    return "json" if re.match(rb'\[\s*(?:[\[{"]|\Z)', first) else None
