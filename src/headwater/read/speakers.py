"""Who says it: quotes with source spans in; quotes with canonical speakers and via out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from headwater.model import Access, Mention, Quote, Report, Span, Speaker
from headwater.read.bodies import spoken_for
from headwater.read.cast import Cast, before_link, cast, role_head
from headwater.read.context import carried, cited_by, heard_by, hedged, implied, within
from headwater.read.documents import notice
from headwater.read.givers import referent
from headwater.read.impersonal import (
    body,
    body_called,
    body_named,
    cited_medium,
    document,
    group,
    members,
    of_name,
    piece,
    reporter,
)
from headwater.read.names import order
from headwater.read.nouns import kin, nouns, roles, speaks
from headwater.read.parsed import Paragraph
from headwater.read.pronouns import PRONOUNS, SINGULAR, SPEECH, focus, person_meant, speaker_meant
from headwater.read.reach import reach
from headwater.read.scene import Scene, person
from headwater.read.source import PAIR, Party, parties
from headwater.read.via import through
from headwater.text.media import medium
from headwater.text.names import words
from headwater.text.names_words import vocabulary

BY = "speakers/1"
COUNTRY = re.compile(r"(?:[Tt]he )?US")
NOBODY = frozenset("it neither nobody none nothing that this which".split())
TELLS = re.compile(  # what no event does, as some threaten, promise, suggest or call for something
    r"\b(?:said|says?|tells?|told|according|(?:accus|acknowledg|announc|argu|believ|emphasi[sz]|pledg|stat)(?:e[sd]?|ing)"
    r"|(?:complain|confirm|explain|insist|vow|warn)(?:s|ed|ing)?|den(?:y|y?ing|ie[sd])|admit(?:s|ted|ting)?)\b",
    re.IGNORECASE,
)
AGED = re.compile(r"\d+ ?- ?year ?- ?old\b")
TRAILING = re.compile(r"([a-z]{3,}|['’]s)(,?) ((?:[A-Z][\w.’'-]+ )(?:(?:[A-Z]|al-)[\w.’'-]+ ?){1,3})$")
JOINT = re.compile(r"^(?:the )?(?:(?:states|governments|countries|provinces|cities) of )?", re.IGNORECASE)
LEAD = 2  # paragraphs
NEXT = 2  # sentences
ALONE = 2  # words: "a spokesman"
ANONYMOUS = re.compile(r"\b(?:anonym\w+|not (?:be )?(?:authori[sz]ed|named|identified))\b")
SET_OFF = re.compile(r" ?(?:,|--?|[—–]) ?")
WHO = " who"
AND = re.compile(r",? and (?:(?!of\b|for\b)[\w’'-]+ ){0,6}")  # between two names: a title at most
OWNING = nouns("body") - nouns("document") - nouns("outlet")


def name(
    report: Report, paragraphs: Sequence[Paragraph], quotes: Sequence[Quote], mentions: Sequence[Mention]
) -> tuple[Quote, ...]:
    """Fill speakers and via of each quote from its source span and what the report says around it."""
    scene = Scene(cast(report, paragraphs, mentions), tuple(paragraphs))
    named: list[Quote] = []
    for quote in sorted((q for q in quotes if not _dates(q, scene.cast)), key=lambda q: order(q.given_at)):
        speakers, media = _said_by(replace(scene, said=quote), quote, named)
        scene = replace(scene, earlier=(*scene.earlier, *((quote.given_at, s) for s in speakers)))
        named.append(_because(report, replace(quote, speakers=speakers, via=media)))
    settled = sorted(within(report, named), key=lambda q: order(q.content[0]))
    return through(scene.cast, tuple(hedged(scene.cast, settled)))


def _dates(quote: Quote, scene_cast: Cast) -> bool:
    """Whether a source is the place a report is dated from: "OSLO: The king …" does not quote Oslo."""
    if not (quote.source and quote.cue and scene_cast.report.at(quote.cue) == ":" and quote.source.place == "text"):
        return False
    written = scene_cast.report.at(quote.source)
    return written.isupper() and any(m.type == "place" for m in scene_cast.inside(quote.source))


def _because(report: Report, quote: Quote) -> Quote:
    """Say who was meant where the source itself does not name him."""
    by = ", ".join(filter(None, (quote.by, BY)))
    source = report.at(quote.source) if quote.source else ""
    meant = [speaker.name for speaker in quote.speakers if speaker.name not in source]
    if not meant:
        return replace(quote, by=by)
    told = f"“{source}” is {' and '.join(meant)}" if source else f"{' and '.join(meant)} by what stands before"
    return replace(quote, by=by, why="; ".join(filter(None, (quote.why, told))))


def speakers_of(scene: Scene, source: Span) -> tuple[Speaker, ...]:
    """Return everyone a source names, one for each of several coordinated sources."""
    paragraph = scene.paragraph(source)
    if paragraph is None:  # on a line that is no prose, but introduces a notice
        return (notice(scene.cast.report.at(source)),)
    whole = reach(source, scene.cast)
    found = _jointly(scene, whole) or [s for party in parties(paragraph, whole) for s in _speakers(party, scene)]
    found = _together(scene, whole, found) if [s.kind for s in found] == ["person"] else found
    return tuple({speaker.name: replace(speaker, access=_access(speaker)) for speaker in found}.values())


def _jointly(scene: Scene, source: Span) -> list[Speaker]:
    """Countries or states that say one thing together say it once: "Norway and Finland" are one source."""
    places = [m for m in scene.cast.inside(source) if m.type == "place"]
    written = scene.cast.report.at(source).strip(" ,")
    names = [place.name for place in places]
    together = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    if len(places) < 2 or JOINT.sub("", written).replace(", and ", " and ") != together:
        return []
    return [Speaker(together, "organisation", together)]


def _together(scene: Scene, source: Span, found: list[Speaker]) -> list[Speaker]:
    """Every person that a source names one after the other, whatever the parse makes of their titles; or who was found."""
    report, people = scene.cast.report, [m for m in scene.cast.inside(source) if m.type == "person"]
    joined = people[:1]
    for one, other in pairwise(people):
        between = report.at(replace(source, start=one.span.end, end=other.span.start))
        if (
            AND.fullmatch(between)
            and report.at(replace(source, start=other.span.end, end=other.span.end + 1)) not in "’'"
        ):
            joined.append(other)
    speakers = [s for m in joined if (s := scene.speaker(scene.cast.named(m.name))) is not None]
    return speakers if len(speakers) > 1 and found[0] in speakers else found


def _access(speaker: Speaker) -> Access | None:
    """How the source knows, where its role or kind tells: as witness, participant, official or document."""
    if speaker.kind == "document":
        return "document"
    told = set(words(before_link(speaker.role if speaker.kind == "person" else speaker.name)))
    ways: tuple[tuple[Access, str], ...] = (
        ("witness", "witnessing"), ("participant", "participating"), ("official", "governing"),
    )  # fmt: skip
    return next((access for access, group in ways if told & nouns(group)), None)


def _said_by(scene: Scene, quote: Quote, named: Sequence[Quote]) -> tuple[tuple[Speaker, ...], tuple[str, ...]]:
    """The speakers of a quote, and the media named as its source that only relay what they say."""
    if quote.source is not None:
        found, paragraph = speakers_of(scene, quote.source), scene.paragraph(quote.source)
        if paragraph is None or not _only_media(found):
            return found, ()
        cited = cited_by(paragraph, quote.source)
        if cited:
            return speakers_of(scene, cited) or found, ()
        heard = heard_by(paragraph, quote.source, quote.content)
        behind = speakers_of(scene, heard) if heard else ()
        relays = bool(behind) and not _only_media(behind)
        return (behind, tuple(speaker.name for speaker in found)) if relays else (found, ())
    subject = implied(scene.paragraph(quote.cue or quote.content[0]), quote.cue)
    return speakers_of(scene, subject) if subject else carried(scene.cast, quote, named), ()


def _only_media(speakers: Sequence[Speaker]) -> bool:
    return bool(speakers) and all(speaker.kind == "outlet" for speaker in speakers)


def _speakers(party: Party, scene: Scene) -> tuple[Speaker, ...]:
    """Ask each rule in turn what a party is."""
    no_word = not any(map(str.isalnum, party.text))
    if no_word or (party.noun in SPEECH and not COUNTRY.fullmatch(party.text)):
        return ()
    if party.head.tag_ in {"WP", "WDT"}:
        meant = referent(party.paragraph, party.head)
        return speakers_of(scene, meant) if meant else ()
    for rule in RULES:
        speaker = rule(party, scene)
        if speaker is not None:
            return (speaker,)
    name = "somebody" if party.text.lower() in PRONOUNS else party.short
    return (Speaker(name, "unnamed", "unnamed"),) if _is_somebody(party, scene) else ()


def _is_somebody(party: Party, scene: Scene) -> bool:
    """Whether words that name nobody tell at least of somebody: no "visit" threatens, and "nobody" says nothing."""
    if party.noun in NOBODY or party.head.tag_ == "IN" or party.text.lower().startswith("no "):
        return False
    cue = scene.said.cue if scene.said else None
    opens = party.head.is_sent_start and not party.paragraph.headline
    common = party.head.tag_ in {"NN", "NNS"} and (party.head.text.islower() or opens)
    return not common or speaks(party.noun) or cue is None or TELLS.search(scene.cast.report.at(cue)) is not None


def _pronoun(party: Party, scene: Scene) -> Speaker | None:
    if party.noun not in PRONOUNS:
        return None
    if party.noun in SINGULAR:
        return scene.speaker(person_meant(party.noun, party.span, scene.cast, scene.earlier, scene.said))
    return speaker_meant(party.noun, party.span, scene.cast, scene.earlier)


def _person(party: Party, scene: Scene) -> Speaker | None:
    """A person who is the head of the party, or else stands beside it."""
    head = party.paragraph.of(party.head, party.head)
    for mention in sorted(scene.cast.inside(party.span), key=lambda m: not m.span.overlaps(head)):
        if mention.type == "person" and _beside(party, mention):
            found = scene.cast.named(mention.name)
            return person(found, scene.cast) if found else None
    return None


def _beside(party: Party, mention: Mention) -> bool:
    chunk = party.paragraph.tokens(mention.span)
    token = chunk.root
    if token.i != party.head.i and any(child.tag_ == "POS" for child in token.children):  # whose the party is
        return False
    if chunk.end <= party.head.i and party.noun in OWNING:  # after whom or what a body is called
        return False
    while token.i != party.head.i and token.dep_ in {"appos", "compound", "nmod", "flat"} and token.head.i != token.i:
        token = token.head
    if token.i == party.head.i:
        return party.noun not in nouns("spokes") or chunk.end > party.head.i
    if party.noun in nouns("spokes") and any(
        t.lower_ == "for" for t in party.paragraph.doc[party.head.i : chunk.start]
    ):
        return any(t.text == "," for t in party.paragraph.doc[party.head.i : chunk.start])
    before = party.paragraph.doc[chunk.start - 1] if chunk.start else party.head
    of_body = before.tag_ == "NNP" and party.noun in roles()  # "Secretary for Ports Helena Marsh"
    last = mention.span.end >= party.span.end - 1 and (
        before.lower_.strip(".") in roles() or before.text == "," or of_body
    )
    first = mention.span.start == party.span.start and party.paragraph.doc[chunk.end - 1 : chunk.end + 1].text.endswith(
        ","
    )
    return last or first


def _unseen(party: Party, scene: Scene) -> Speaker | None:
    """A name behind a role, or set off behind it, that the recogniser did not see or took for a thing."""
    hit = TRAILING.search(scene.cast.report.at(party.span).rstrip(", "))
    if hit is None or party.noun not in roles() or not (hit[2] or hit[1].lower() in roles()):
        return None
    bodily = vocabulary("bodies") | vocabulary("legal")
    if set(words(hit[3])) & bodily or medium(hit[3]):
        return None
    return Speaker(hit[3], "person", hit[3])


def _epithet(party: Party, scene: Scene) -> Speaker | None:
    """The former champion, the Orrin Republican: the person in view, for whom other words stand; but not the Orrin Star."""
    first = party.head.left_edge
    fits = (
        first.lower_ == "the"
        and party.noun in nouns("persons")
        and party.head.tag_ in PAIR
        and first.i + 1 < party.head.i
    )
    if not fits or medium(party.text) or any(scene.cast.is_medium(m.name) for m in scene.cast.inside(party.span)):
        return None
    return scene.speaker(person_meant(party.noun, party.span, scene.cast, scene.earlier))


def _spokesperson(party: Party, scene: Scene) -> Speaker | None:
    """A spokesperson without a name speaks for the body; without a body he is whoever held the role before."""
    if party.noun not in nouns("spokes"):
        return None
    again = (said for _, said in reversed(scene.earlier) if kin(party.noun) & set(words(said.role)))
    return spoken_for(party, scene.cast) or _held(party, scene) or next(again, None) or _spoke_last(party, scene)


def _spoke_last(party: Party, scene: Scene) -> Speaker | None:
    """The body that spoke right before its spokesperson of whom no more is told: "The port confirmed … A spokesman said …"."""
    place, last = scene.earlier[-1] if scene.earlier else (party.span, None)
    near = scene.cast.sentence(party.span) - scene.cast.sentence(place) <= NEXT
    if len(party.text.split()) > ALONE:
        return None
    spoke = last if last and last.kind == "organisation" and near else _opens(scene)
    return replace(spoke, role=party.noun) if spoke else None


def _opens(scene: Scene) -> Speaker | None:
    """The body of which something is said that begins with it: "Lorsen Corp. will close two plants, a spokesman said"."""
    content = scene.said.content[0] if scene.said else None
    bodies = (
        [m for m in scene.cast.inside(content) if m.type == "organisation" and m.span in scene.cast.subjects]
        if content
        else []
    )
    begins = bodies and content and bodies[0].span.start - content.start <= len("The ")
    return of_name(bodies[0].name, scene.cast) if begins else None


def _deed(party: Party, scene: Scene) -> Speaker | None:
    """What somebody said or wrote, by whose it is: "her remarks", "a letter from the mayor"."""
    if party.noun not in nouns("deed"):
        return None
    owner = next((t for t in party.head.children if t.dep_ == "poss" or t.lower_ in OWNING), None)
    maker = next(
        (t for c in party.head.children if c.lower_ in {"by", "from", "of"} for t in c.children if t.dep_ == "pobj"),
        None,
    )
    whose = owner if owner is not None else maker
    if whose is None:
        return None
    last = whose
    while last.i + 1 < len(last.doc) and last.nbor().tag_ == "NNP":
        last = last.nbor()
    found = speakers_of(scene, party.paragraph.of(whose.left_edge, last))
    return found[0] if found and found[0].kind != "unnamed" else None


def _role(party: Party, scene: Scene) -> Speaker | None:
    """A person by his role: the one who holds it in the report, or whom the phrase itself tells apart."""
    if party.head.tag_ in {"NNS", "NNPS"} or party.noun not in roles():
        return None
    if party.indefinite:
        return _set_off(party, scene) or _named_below(party, scene) or Speaker(party.short, "unnamed", "unnamed")
    return _held(party, scene) or _in_focus(party, scene) or _office(party, scene) or _somebody(party, scene)


def _set_off(party: Party, scene: Scene) -> Speaker | None:
    """The person right behind whose name it stands what he is: "[Helena Marsh — ]a former aide who describes herself"."""
    report, head = scene.cast.report, party.paragraph.of(party.head, party.head)
    if report.at(replace(head, start=head.end, end=head.end + len(WHO))) != WHO:
        return None
    for mention in scene.cast.mentions:
        behind = mention.type == "person" and mention.span.place == head.place and mention.span.end < party.span.start
        if behind and SET_OFF.fullmatch(report.at(replace(party.span, start=mention.span.end, end=party.span.start))):
            return scene.speaker(scene.cast.named(mention.name))
    return None


def _named_below(party: Party, scene: Scene) -> Speaker | None:
    """Whom a lead tells of by his office and the text below by his name, if only one below holds such an office."""
    lead = [p for p in scene.paragraphs if not p.headline][:LEAD]
    leads = party.paragraph.headline or party.paragraph in lead
    if not leads or party.noun in nouns("witnessing") or ANONYMOUS.search(party.paragraph.text):
        return None
    office = role_head(party.text) or party.noun
    alike = kin(office) | (nouns("bodied") | nouns("governing") if office == "official" else frozenset())
    fits = [c for c in scene.cast.characters if c.kind == "person" and alike & c.roles]
    below = [c for c in fits if not c.before(party.span)]
    return scene.speaker(below[0]) if len(fits) == len(below) == 1 else None


def _in_focus(party: Party, scene: Scene) -> Speaker | None:
    return scene.speaker(focus(party, scene.cast, scene.earlier))


def _held(party: Party, scene: Scene) -> Speaker | None:
    if party.indefinite:
        return None
    return scene.speaker(scene.cast.holding(role_head(party.text) or party.noun, party.span))


def _office(party: Party, scene: Scene) -> Speaker | None:
    """A person without a name whom place or body single out: "the mayor of a town"."""
    if not any(m.type in {"place", "organisation", "person"} for m in scene.cast.inside(party.span)):
        return None
    return Speaker(party.short, "person", party.short, party.noun)


def _somebody(party: Party, scene: Scene) -> Speaker | None:
    """The woman, the driver, the 31-year-old: the person in view."""
    named = party.head.tag_ == "NNP" and party.head.is_title  # "The Star", a newspaper
    if named or (party.noun not in nouns("persons") and not AGED.match(party.text)):
        return None
    return scene.speaker(person_meant(party.noun, party.span, scene.cast, scene.earlier))


def _capital(party: Party, scene: Scene) -> Speaker | None:
    """A name that the recogniser did not see, or which is the first of a body's: "Tamuras" of "Tamuras Group"."""
    begins = party.head.is_title and any(c.name.startswith(f"{party.head.text} ") for c in scene.cast.characters)
    if not (party.head.tag_ == "NNP" or begins) or party.noun in roles() or party.indefinite:
        return None
    if party.opens and re.search(rf"\b{re.escape(party.noun)}\b", scene.cast.report.text):  # a common noun elsewhere
        return None
    written = party.short
    known = next((c for c in scene.cast.characters if written.split()[-1] in c.name.split()), None)
    if known is not None:
        return person(known, scene.cast) if known.kind == "person" else Speaker(known.name, known.kind, known.name)
    thing = any(m.type not in {"person", "organisation", "place"} for m in scene.cast.inside(party.span))
    alone = thing or medium(written) or set(words(written)) & vocabulary("bodies") or not 1 < len(written.split()) <= 4
    return of_name(written, scene.cast) if alone else Speaker(written, "person", written)


RULES: tuple[Callable[[Party, Scene], Speaker | None], ...] = (
    _pronoun, _person, _unseen, _deed, _epithet, body_named, _spokesperson, reporter, piece, body_called, document, group, members,
    body, cited_medium, _role, _somebody, _capital,
)  # fmt: skip
