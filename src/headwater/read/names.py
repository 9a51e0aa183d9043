"""Names in a report: its parsed paragraphs in; mentions out, variants of one name merged to its fullest form."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from headwater.model import Mention, MentionType, Report, Span
from headwater.read.entities import ENDS, GIVEN, TITLES, TYPES, bodily, is_described, named
from headwater.read.nouns import nouns, roles
from headwater.read.parsed import Paragraph, dateline
from headwater.text.media import medium, platforms
from headwater.text.names import bare, one_name, words
from headwater.text.names_words import vocabulary

WORD = re.compile(r"[^\W\d_][\w’'-]*")
PRO_TEM = frozenset({"pro"})  # a title with the word behind it alone
SHIP = re.compile(r"(?:HMAS|HMCS|HMS|HNLMS|INS|MS|MT|MV|RFA|RRS|USNS|USS) ")
BRAND = re.compile(
    r"(?!(?:Ab|Al|D[aeiu]|Del|El|Fitz|L[aeo]|Ma?c|St|Te[nr]|V[ao]n)[A-Z])[A-Z][a-z]+[A-Z]\w*"
)  # "PortX", no "McKay"
PLACES = frozenset(place.replace("_", " ") for place in vocabulary("capitals"))
CALLED = nouns("wide") | {"bank", "union"}  # before a name they tell that it is a body's: "the union Aslo"
SAYING = re.compile(r"(?<=\w) (?:Says|Said|Say|Warns|Calls|Tells|Vows|Urges)$|^(?:Say|Says|Said) (?=\w)")
UNCLOSED = re.compile(r"(?<=\w) ?\([^)]*$")
INITIALS = re.compile(r"\b[A-Z]\.[A-Z]$")
LOOSE = re.compile(r"(?<=\w) (?:and|at|for|from|in|of|on|the)$")
TITLED = re.compile(r"\b([A-Z][\w-]+)\.? \Z")
LONGEST_TITLE = 20  # letters
LETTER = re.compile(r"\w")
FIRM = re.compile(r",? (?:Co|Corp|GmbH|Inc|LLC|LLP|Ltd|Limited|PLC|plc)\b")
AGED = re.compile(r",? (?:aged )?\d{1,2}(?:,| ?\))")
HUMAN = frozenset({"he", "she", "his", "her"})
TWICE = 2
MOST_LETTERS = 90
MOST_WORDS = 4
MOST_FULL = 3
ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{0,2}[A-Z]{1,5})\)")


def mentions(report: Report, paragraphs: Sequence[Paragraph]) -> tuple[Mention, ...]:
    """Return every name in the paragraphs, in text order, with the canonical name it stands for."""
    found = [m for paragraph in paragraphs for m in _found(paragraph)]
    found = [*found, *_passed_over(paragraphs, found)]
    found = _retyped(report, found, _told_as_human(paragraphs, found))
    misleading = [p.span for p in paragraphs if p.headline and _capitals(p.text)]
    told = {word for m in found if not any(span.covers(m.span) for span in misleading) for word in words(m.name)}
    found = [m for m in found if told.issuperset(words(m.name))]
    found += _missed(report, paragraphs, found)
    found.sort(key=lambda m: order(m.span))
    return _people(_bodies(report, found))


def _capitals(text: str) -> bool:
    """Whether a headline's every word is capital, which misleads the recogniser."""
    long: list[str] = [word for word in WORD.findall(text) if len(word) > 3]
    return sum(word[0].isupper() for word in long) >= 0.7 * len(long)


def order(span: Span) -> tuple[bool, int]:
    """Sort the title before the text, then by place."""
    return span.place == "text", span.start


def by_paragraph(
    paragraphs: Sequence[Paragraph], found: Iterable[Mention]
) -> Iterator[tuple[Paragraph, list[Mention]]]:
    """Yield each paragraph with the mentions that lie in it."""
    starts = [order(paragraph.span) for paragraph in paragraphs]
    held: list[list[Mention]] = [[] for _ in paragraphs]
    for mention in found:
        held[bisect_right(starts, order(mention.span)) - 1].append(mention)
    yield from zip(paragraphs, held, strict=True)


def plain(text: str) -> str:
    """A name without article, possessive, surrounding marks and broken lines."""
    name = UNCLOSED.sub("", " ".join(text.split())).strip(" \"'“”‘’,.;:()[]•*–—-") or text
    name += "." * (INITIALS.search(name) is not None and f"{name}." in text)
    name = LOOSE.sub("", SAYING.sub("", re.sub(r"\s*['’]s?$", "", name)))
    return re.sub(r"^[Tt]he (?=\S)", "", name)


def _found(paragraph: Paragraph) -> Iterator[Mention]:
    written = dateline(paragraph)
    past = 0
    for found in paragraph.doc.ents:
        if found.label_ not in TYPES or found.start < past:
            continue
        entity = named(found, written, paragraph)
        past = entity.end if entity is not None else past
        name = plain(entity.text) if entity is not None else ""
        if entity is None or not WORD.search(name) or len(name) > MOST_LETTERS:
            continue
        start = entity.text.find(name.split()[0])
        span = paragraph.at(entity.start_char + max(0, start), entity.end_char)
        if set(words(name)) <= roles() | vocabulary("titles") | PRO_TEM or (name.islower() and name in nouns("body")):
            continue
        tail = untitled(name)
        if tail != name and 1 <= len(tail.split()) <= MOST_WORDS and not bodily(tail):
            yield Mention(
                replace(span, start=span.end - len(entity.text) + max(0, entity.text.rfind(tail))), "person", tail
            )
            continue
        before = "the" if entity.text.lower().startswith("the ") else _before(paragraph, entity.start)
        kind = "other" if SHIP.match(name) else _type(name, TYPES[found.label_], before)
        person = entity.start < found.start or (is_described(entity) and not bodily(name))
        yield Mention(span, "person" if person else kind, name)


def _passed_over(paragraphs: Sequence[Paragraph], found: Sequence[Mention]) -> Iterator[Mention]:
    """Persons the recogniser did not see: a known given name and a name behind it."""
    for paragraph, taken in by_paragraph(paragraphs, found):
        for first, last in zip(paragraph.doc, paragraph.doc[1:], strict=False):
            if (
                first.lower_ in GIVEN
                and first.tag_ == last.tag_ == "NNP"
                and last.text.istitle()
                and last.text not in ENDS
                and first.text.istitle()
            ):
                span = paragraph.of(first, last)
                if not any(span.overlaps(other.span) for other in taken):
                    yield Mention(span, "person", plain(first.doc[first.i : last.i + 1].text))


def _before(paragraph: Paragraph, token: int) -> str:
    """The noun before a word, which may say what it is called: no "major" cities."""
    before = paragraph.doc[token - 1] if token else None
    return "" if before is None or before.tag_ == "JJ" else str(before.lower_)


def _type(name: str, kind: MentionType, before: str) -> MentionType:
    """Correct the recogniser where the words of the name or the word before it tell better."""
    parts = words(name)
    written = " ".join(parts)
    called = before in roles() and (name.istitle() or len(parts) > 1) and len(parts) <= 3 and written not in PLACES
    titled = called or before.strip(".") in TITLES or (len(parts) > 1 and parts[0] in TITLES)
    if titled and len(parts) <= 4 and not set(parts) & vocabulary("bodies"):
        return "person"
    if (
        before in nouns("media")
        or medium(name)
        or (len(parts) > 1 and set(parts) & vocabulary("bodies") and kind != "place")
        or (kind == "person" and parts[-1] in vocabulary("legal"))
        or (kind in {"person", "place"} and BRAND.fullmatch(name))
        or (kind == "person" and (before in CALLED or written in platforms()))
    ):
        return "organisation"
    if written in PLACES or (kind == "person" and before in {"in", "near", "outside"}):
        return "place"
    if kind == "person" and ENDS & set(name.split()):
        return "other"
    if kind in {"organisation", "work", "other"} and before != "the" and 1 < len(parts) <= 3 and parts[0] in GIVEN:
        return kind if bodily(name) else "person"
    return "organisation" if kind == "person" and before == "the" else kind


def _told_as_human(paragraphs: Sequence[Paragraph], found: Sequence[Mention]) -> frozenset[str]:
    """The names of what is taken for bodies in whose sentences, where no other stands, "he" or "she" stands behind them twice."""
    votes: Counter[str] = Counter()
    for paragraph, inside in by_paragraph(paragraphs, found):
        here = [m for m in inside if m.type in {"person", "organisation"}]
        for sentence in paragraph.doc.sents if any(m.type == "organisation" for m in here) else ():
            span = paragraph.at(sentence.start_char, sentence.end_char)
            alone = [m for m in here if span.covers(m.span)]
            if len({m.name for m in alone}) == 1:
                behind = {t.lower_ for t in sentence if t.idx + paragraph.span.start > alone[0].span.end}
                votes[alone[0].name] += bool(behind & HUMAN) - bool(behind & {"its"})
    return frozenset(name for name, told in votes.items() if told >= TWICE and not bodily(name))


def _retyped(report: Report, found: Sequence[Mention], human: AbstractSet[str]) -> list[Mention]:
    """Give each name the type it has most often in the report; whoever has an age or a person's last name is a person."""
    counts: dict[str, Counter[MentionType]] = defaultdict(Counter)
    for mention in found:
        counts[mention.name][mention.type] += 1
    best = {name: max(types, key=lambda t: (types[t], t == "person", t)) for name, types in counts.items()}
    best |= dict.fromkeys(human, "person")
    best |= {m.name: "person" for m in found if _is_aged(report, m) or _is_titled(report, m)}
    firms = {*_firms(report, counts), *(name for name in counts if words(name)[-1] in vocabulary("legal"))}
    best |= dict.fromkeys(firms, "organisation")
    alone = {name for name, kind in best.items() if kind == "person" and " " not in name}
    best |= {name: "person" for name in best if _is_full_name(name, alone)}
    best |= dict.fromkeys(
        {firm.split()[0] for firm in firms if " " in firm} & alone, "organisation"
    )  # "Lors" of "Lors Inc."
    last = {name for full, kind in best.items() if kind == "person" for name in _last(full)}
    first = {name for full, kind in best.items() if kind == "person" for name in _first(full)}
    return [
        replace(m, type="person" if m.name in last or (m.name in first and best[m.name] != "place") else best[m.name])
        for m in found
    ]


def _is_aged(report: Report, mention: Mention) -> bool:
    """Whether an age follows a name: "Dembo, 23, signed"."""
    return AGED.match(report.whole(mention.span.place), mention.span.end) is not None and not bodily(mention.name)


def _is_titled(report: Report, mention: Mention) -> bool:
    """Whether a name of one word has a title before it somewhere: "President Velder", who else is "Velder"."""
    text = report.whole(mention.span.place)
    before = TITLED.search(text, max(0, mention.span.start - LONGEST_TITLE), mention.span.start)
    return before is not None and before[1].lower() in TITLES and mention.name.istitle() and mention.name.isalpha()


def _firms(report: Report, names: Iterable[str]) -> Iterator[str]:
    """The names behind which the report has the form of a firm: "Lorsen Inc."."""
    ends = [form.start() for form in FIRM.finditer(report.text)]
    for name in names:
        starts = (end - len(name) for end in ends if report.text.endswith(name, 0, end))
        if any(not LETTER.match(report.text[start - 1 : start]) for start in starts):
            yield name


def _is_full_name(name: str, alone: frozenset[str] | set[str]) -> bool:
    """Whether a name is one or two more words before the last name of a person."""
    parts = name.split()
    titled = all(part.istitle() and part[-1:].isalpha() for part in parts)
    return 1 < len(parts) <= MOST_FULL and parts[-1] in alone and titled and not bodily(name)


def _missed(report: Report, paragraphs: Sequence[Paragraph], found: Sequence[Mention]) -> list[Mention]:
    """Find last names and one-word names again where the recogniser passed over them."""
    known: dict[str, MentionType] = {m.name: m.type for m in found if m.type == "organisation" and " " not in m.name}
    known |= {last: "person" for m in found if m.type == "person" for last in _last(m.name)}
    if not known:
        return []
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(known, key=len, reverse=True))) + r")\b")
    hits = (
        (Mention(paragraph.at(*hit.span()), known[hit[1]], hit[1]), taken)
        for paragraph, taken in by_paragraph(paragraphs, found)
        for hit in pattern.finditer(report.at(paragraph.span))
    )
    return [hit for hit, taken in hits if not any(hit.span.overlaps(other.span) for other in taken)]


def _last(name: str) -> list[str]:
    """The last name of a person, and the last two of three: "Sankar [Das Orvel]"."""
    parts = name.split()
    tails = [" ".join(parts[-2:])] if len(parts) == MOST_FULL and name.istitle() else []
    return [parts[-1], *tails] if len(parts) > 1 and len(parts[-1]) > 3 and parts[-1][0].isupper() else []


def _first(name: str) -> list[str]:
    """The word before the last, a given name or the family's, as it is in Chinese and Korean names."""
    first, *rest = name.split()
    return [first] if len(rest) == 1 and first.istitle() else []


def _bodies(report: Report, found: Sequence[Mention]) -> list[Mention]:
    """Give acronyms and spellings of one body its full name."""
    counts = Counter(m.name for m in found if m.type == "organisation")
    full = {short: name for name in counts for short in _short(report, name)}
    names = sorted(counts, key=lambda n: (-len(n), n))
    for name in names:
        longer = (
            n for n in names if len(n) > len(name) and (_is_short_title(name, n) or one_name(name, n, "organisation"))
        )
        full.setdefault(name, next(longer, name))
    return [replace(m, name=full.get(m.name, m.name)) if m.type == "organisation" else m for m in found]


def _is_short_title(name: str, longer: str) -> bool:
    """Whether a name is the last word of a medium's: "the Post" after "The Orrin Post"."""
    return longer.endswith(f" {name}") and medium(longer) and bool({name.lower()} & vocabulary("bodies"))


def _short(report: Report, name: str) -> Iterator[str]:
    """The acronym a report introduces in brackets after a name."""
    at = report.text.find(name)
    hit = ACRONYM.match(report.text, at + len(name) + 1) if at >= 0 else None
    if hit and hit[1][0].casefold() == words(name)[0][0]:
        yield hit[1]


def _people(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give each mention of a person the fullest name the report has for him, without titles.

    A last name that several share is whose it was most until then.
    """
    counts = Counter(untitled(m.name) for m in found if m.type == "person")
    full = {name: _fullest(name, counts) for name in counts}
    called: dict[str, Counter[str]] = defaultdict(Counter)
    merged = []
    for mention in found:
        name = mention.name
        if mention.type == "person":
            written, name = bare(words(untitled(mention.name))), full[untitled(mention.name)]
            before = called[written[-1]]
            name = before.most_common(1)[0][0] if len(written) == 1 and before else name
            if len(written) > 1 or before:
                called[bare(words(name))[-1]][name] += 1
        merged.append(replace(mention, name=name))
    return tuple(merged)


def untitled(name: str) -> str:
    """A person's name as written, without what stands before his title, and without title and suffix.

    "Inspector General for Ports" is an office: what stands behind the title is no name.
    """
    parts = name.split()
    last = max((i for i, part in enumerate(parts[:-1]) if "".join(words(part)) in TITLES | {"general"}), default=-1)
    if parts[last + 1 :][:1] in (["for"], ["of"]):
        return name
    return " ".join(parts[last + 1 :]).rstrip(",")


def _fullest(name: str, counts: Counter[str]) -> str:
    """The longest name of the report that a name is a part or another spelling of."""
    mine = bare(words(name))
    fits = [other for other in counts if _part(mine, bare(words(other))) or one_name(name, other, "person")]
    best = max(fits, key=lambda n: (len(words(n)), counts[n], n), default=name)
    return best if len(words(best)) >= len(words(name)) else name


def _part(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether one name is the last name, or for one word also the first, of a longer one."""
    return len(few) < len(many) and (list(many[-len(few) :]) == list(few) or [many[0]] == list(few))
