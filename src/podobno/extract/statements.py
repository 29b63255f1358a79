"""An analysed document comes in; who said what, by whose account, and how sure, goes out.

Four readers find content with its cue: direct speech (``spoken``), reported clauses and phrases
(``reported``), parentheses of source (``formulas``), headlines (``headlines``). Then the speaker
is found (``speakers``), the chain of relays (``chains``) and the words of doubt (``hedges``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from podobno.extract.cast import Cast
from podobno.extract.chains import (
    canonical,
    is_medium,
    read_chain,
    running_relay,
    spoken_to,
)
from podobno.extract.cues import Draft, Range, first_verb, morph_of
from podobno.extract.formulas import find_formulas
from podobno.extract.headlines import find_headlines
from podobno.extract.hedges import find_certainty, read_hedges
from podobno.extract.quotations import Paragraph, has_first_person, read_paragraphs
from podobno.extract.reported import anaphoric, find_reported, is_wording
from podobno.extract.relays import Relays, read_relays
from podobno.extract.sayings import Sayings, read_sayings
from podobno.extract.scene import Scene, read_scene
from podobno.extract.speakers import Speaker, Trace, find_speaker, head_of, span_of
from podobno.extract.subjects import traces_of
from podobno.extract.spoken import find_spoken, is_sentence_like, quote_starting
from podobno.language.pack import LanguagePack
from podobno.model import Analysis, Span, StatementMention

# Two drafts with this share of joint words are the same content found twice.
SAME_CONTENT = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A draft with its speaker and chain, while the document is read in order."""

    paragraph: Paragraph
    draft: Draft
    speaker: Speaker
    via: tuple[str, ...] = ()
    to: str | None = None


def find_statements(
    analysis: Analysis, pack: LanguagePack, cast: Cast
) -> tuple[StatementMention, ...]:
    """Every statement that the document attributes to somebody, in reading order."""
    sayings, relays, hedges = read_sayings(pack), read_relays(pack), read_hedges(pack)
    paragraphs = read_paragraphs(
        analysis, frozenset(sayings.verbs), [Span(name.start, name.end) for name in cast.names]
    )
    found: list[Found] = []
    traces: list[Trace] = []
    for paragraph in paragraphs:
        scene = read_scene(paragraph, cast, sayings, relays)
        found += _in_paragraph(scene, traces)
    found = _settled_later(found, cast)
    found += find_headlines_in(paragraphs, found, cast, sayings, relays)
    mentions = [_mention(item, find_certainty(item.paragraph, item.draft, hedges), sayings)
                for item in found]  # fmt: skip
    kept = [mention for mention in mentions if mention.content]
    return tuple(sorted(kept, key=lambda mention: (mention.content[0], mention.content[-1])))


def _settled_later(found: Sequence[Found], cast: Cast) -> list[Found]:
    """A text that opens in the middle (``Zaznaczył, że … Nowak przypomniał``): before anyone is
    named, the first person who speaks in the same paragraph with the same gender is meant."""
    people = [
        number for number, item in enumerate(found)
        if item.speaker.is_person and item.speaker.words is not None
    ]  # fmt: skip
    if not people:
        return list(found)
    first = found[people[0]]
    result = list(found)
    for number in range(people[0]):
        item = found[number]
        if item.speaker.basis != "elided" or item.speaker.name is not None:
            continue
        if item.paragraph.number != first.paragraph.number or item.speaker.is_plural:
            continue
        if item.speaker.gender not in {None, first.speaker.gender}:
            continue
        speaker = replace(item.speaker, name=first.speaker.name, basis="elided-later")
        result[number] = replace(item, speaker=speaker)
    return result


def find_headlines_in(
    paragraphs: Sequence[Paragraph],
    found: Sequence[Found],
    cast: Cast,
    sayings: Sayings,
    relays: Relays,
) -> list[Found]:
    """Headlines last: a quotation without a cue there is explained by the text below."""
    spoken = [(item.paragraph, item.draft.content, item.speaker.name) for item in found]
    taken = [item for item in found]
    scenes = [read_scene(paragraph, cast, sayings, relays) for paragraph in paragraphs]
    result = []
    for paragraph, draft, speaker in find_headlines(scenes, spoken):
        if any(_joint(draft, item.draft) > 0.5 for item in taken
               if item.paragraph.number == paragraph.number):  # fmt: skip
            continue
        result.append(Found(paragraph=paragraph, draft=draft, speaker=speaker))
    return result


def _in_paragraph(scene: Scene, traces: list[Trace]) -> list[Found]:
    paragraph = scene.paragraph
    drafts = _drafts(paragraph, scene.sayings)
    found: list[Found] = []
    relay: str | None = None
    pending = sorted(set(paragraph.homes))
    for draft in drafts:
        home = _home(paragraph, draft)
        while pending and pending[0] < home:
            traces += traces_of(scene, pending[0], found)
            relay = _next_relay(scene, pending[0], relay, traces)
            pending.pop(0)
        speaker = find_speaker(scene, draft, traces)
        draft = _without_speaker(draft, speaker)
        speaker, via = read_chain(scene, draft, speaker)
        name = canonical(scene, speaker.name)
        speaker = replace(speaker, name=name)
        if not _is_kept(scene, draft, speaker):
            continue
        if relay and name != relay and relay not in via:
            via = (relay, *via)
        via = via or _cited_before(scene, speaker, found)
        to = spoken_to(scene, draft, speaker, traces)
        found.append(Found(paragraph=paragraph, draft=draft, speaker=speaker, via=via, to=to))
        if name and name != scene.sayings.unnamed and not _is_inner(paragraph, draft, drafts):
            traces.append(_speaker_trace(home, speaker, name))
    for home in pending:
        traces += traces_of(scene, home, found)
    return _framed(scene, found)


def _cited_before(
    scene: Scene, speaker: Speaker, found: Sequence[Found]
) -> tuple[str, ...]:
    """``Jeden z cytowanych ekspertów``: cited by the medium that spoke just before."""
    if speaker.words is None or not found:
        return ()
    tokens = scene.paragraph.tokens
    end = min(speaker.words.last + 3, len(tokens))
    lemmas = {tokens[place].lemma for place in range(speaker.words.first, end)}
    if not lemmas & scene.relays.cited or not is_medium(scene, found[-1].speaker):
        return ()
    return (*found[-1].via, found[-1].speaker.name or "")


def _without_speaker(draft: Draft, speaker: Speaker) -> Draft:
    """Nominal content up to the subject behind it: ``poinformowało o strajku [ministerstwo]``."""
    if speaker.words is None or not draft.rule.startswith("nominal"):
        return draft
    part = draft.content[0]
    if part.first < speaker.words.first < part.last:
        return replace(draft, content=(Range(part.first, speaker.words.first),))
    return draft


def _speaker_trace(home: int, speaker: Speaker, name: str) -> Trace:
    return Trace(
        sentence=home,
        name=name,
        gender=speaker.gender,
        is_plural=bool(speaker.is_plural),
        role="speaker",
        is_person=speaker.is_person,
    )


def _next_relay(
    scene: Scene, sentence: int, relay: str | None, traces: list[Trace]
) -> str | None:
    """The medium that the sentences after this one are relayed by."""
    opened = running_relay(scene, sentence)
    if opened is None:
        return relay
    name, whom = opened
    if whom is not None and whom.name:
        traces.append(_speaker_trace(sentence, whom, whom.name))
    return name


def _drafts(paragraph: Paragraph, sayings: Sayings) -> list[Draft]:
    """All drafts of a paragraph, each cue and each content once, in reading order of the cue."""
    spoken = find_spoken(paragraph, sayings)
    reported = find_reported(paragraph, sayings)
    formulas = find_formulas(paragraph, sayings)
    ranked = [*spoken, *reported, *formulas, *anaphoric(paragraph, sayings)]
    ranked.sort(key=_rank)
    kept: list[Draft] = []
    for draft in ranked:
        if any(_same_cue(draft, other) for other in kept):
            continue
        if any(_joint(draft, other) > SAME_CONTENT and not _may_frame(draft, other) for other in kept):
            continue
        kept.append(draft)
    kept = [_carried_on(paragraph, draft, kept) for draft in kept]
    return sorted(kept, key=lambda draft: draft.cue.verb if draft.cue else draft.scope.first)


def _carried_on(paragraph: Paragraph, draft: Draft, others: Sequence[Draft]) -> Draft:
    """A reported clause with the quotation that follows as a sentence of its own and has no cue:
    the marks say that the speaker goes on."""
    if not draft.rule.startswith(("clause", "parenthesis", "nominal")) or not draft.content:
        return draft
    place = paragraph.sentence_end(draft.content[-1].last - 1)
    quote = quote_starting(paragraph, place) if place < len(paragraph.tokens) else None
    if quote is None or not is_sentence_like(paragraph, quote):
        return draft
    ends = paragraph.sentence_end(quote.last - 1)
    rest = [t for t in paragraph.tokens[quote.last : ends] if t.text[:1].isalnum()]
    if rest or any(_overlap(quote, other) for other in others):
        return draft
    if any(place in paragraph.dashes for place in range(quote.last, min(ends + 1, len(paragraph.tokens)))):
        return draft
    return replace(
        draft,
        content=(*draft.content, quote),
        scope=Range(draft.scope.first, max(draft.scope.last, quote.last)),
    )


def _overlap(words: Range, draft: Draft) -> bool:
    return any(words.first < part.last and part.first < words.last for part in draft.content)


RANKS = ("colon", "quote", "dialogue", "clause", "parenthesis", "nominal", "anaphoric", "dash",
         "comma", "phrase")  # fmt: skip


def _rank(draft: Draft) -> int:
    for rank, prefix in enumerate(RANKS):
        if draft.rule.startswith(prefix):
            return rank
    return len(RANKS)


def _same_cue(one: Draft, other: Draft) -> bool:
    if one.cue is None or other.cue is None:
        return False
    return one.cue.words.first < other.cue.words.last and other.cue.words.first < one.cue.words.last


def _may_frame(one: Draft, other: Draft) -> bool:
    """Whether one draft may be a frame around the other: it holds the other's cue."""
    return _holds(one, other) or _holds(other, one)


def _holds(outer: Draft, inner: Draft) -> bool:
    if inner.cue is None:
        return False
    return any(part.first <= inner.cue.words.first < part.last for part in outer.content)


def _places(draft: Draft) -> set[int]:
    return {place for part in draft.content for place in range(*part)}


def _joint(one: Draft, other: Draft) -> float:
    """The share of joint words of two contents."""
    first, second = _places(one), _places(other)
    return len(first & second) / max(1, len(first | second))


def _home(paragraph: Paragraph, draft: Draft) -> int:
    place = draft.cue.verb if draft.cue else draft.scope.first
    return paragraph.homes[place]


def _is_inner(paragraph: Paragraph, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the statement stands in another's words: its speaker is not the text's."""
    return _is_nested(paragraph, draft) or any(
        _holds(other, draft) for other in drafts if other.rule.startswith(("quote", "dialogue"))
    )


def _is_nested(paragraph: Paragraph, draft: Draft) -> bool:
    return draft.cue is not None and paragraph.inside[draft.cue.words.first] >= 0


def _is_kept(scene: Scene, draft: Draft, speaker: Speaker) -> bool:
    """Inside somebody's quoted words only a cue with its own named speaker counts; an opinion
    of nobody counts nowhere."""
    paragraph = scene.paragraph
    if _is_nested(paragraph, draft):
        return speaker.words is not None and speaker.basis not in {"pronoun", "none"}
    if draft.cue is not None and draft.cue.saying.kind == "find" and speaker.basis == "subject":
        return _can_tell(scene, speaker)
    if draft.cue is not None and draft.cue.form in {"noun", "adjective", "support"}:
        if speaker.basis == "unnamed" and draft.cue.saying.kind in {"fear", "believe"}:
            return False
        return speaker.name is not None
    return True


def _can_tell(scene: Scene, speaker: Speaker) -> bool:
    """Whether a study, document, medium, body or person is the subject: ``wizyta pokazuje, że``
    is the report's own conclusion."""
    if speaker.words is None or scene.cast.kind(speaker.name or "") in {"PER", "ORG"}:
        return True
    head = scene.paragraph.tokens[head_of(scene, speaker.words)]
    known = scene.sayings.documents | scene.sayings.carriers | scene.sayings.bodies
    known |= scene.relays.nouns | scene.sayings.works
    return head.lemma.lower() in known or "m1" in morph_of(head).genders


def _framed(scene: Scene, found: list[Found]) -> list[Found]:
    """Statements within statements.

    A medium that only frames an attributed sentence (``Jak podaje Reuters, minister oświadczył,
    że``) is its relay. A medium with a clause of its own (``BBC przypomina, że piloci
    zapowiedzieli``) keeps its statement and relays the inner one. Inside other content an inner
    statement needs a named speaker.
    """
    dropped: set[int] = set()
    result: list[Found] = []
    via = {number: item.via for number, item in enumerate(found)}
    for number, inner in enumerate(found):
        for other, outer in enumerate(found):
            if other == number or not _holds(outer.draft, inner.draft):
                continue
            is_relay = is_medium(scene, outer.speaker) and bool(outer.speaker.name)
            if is_relay:
                chain = (*outer.via, outer.speaker.name or "")
                via[number] = tuple(dict.fromkeys((*chain, *via[number])))
                if _only_frames(scene.paragraph, outer.draft, inner.draft):
                    dropped.add(other)
            if not _has_own_speaker(outer.draft, inner) and not (is_relay and other in dropped):
                dropped.add(number)
    for number, item in enumerate(found):
        if number not in dropped:
            names = tuple(name for name in via[number] if name != item.speaker.name)
            result.append(replace(item, via=names))
    return result


def _has_own_speaker(outer: Draft, inner: Found) -> bool:
    """Whether the inner statement names its speaker within the outer content."""
    words = inner.speaker.words
    if words is None or inner.speaker.basis == "pronoun":
        return False
    return any(part.first <= words.first < part.last for part in outer.content)


def _only_frames(paragraph: Paragraph, outer: Draft, inner: Draft) -> bool:
    """Whether the outer content is the inner statement itself: its first verb is the inner cue,
    or the inner one is a parenthesis of the same clause."""
    if outer.rule.startswith(("clause", "nominal", "quote", "dialogue", "colon")):
        return False
    if inner.cue is None:
        return False
    if inner.rule.startswith("parenthesis"):
        return True
    for part in outer.content:
        verb = first_verb(paragraph, part)
        if verb is not None:
            return verb in {inner.cue.verb, *range(*inner.cue.words)}
    return False


def _mention(item: Found, certainty: tuple[str, ...], sayings: Sayings) -> StatementMention:
    paragraph, draft, speaker = item.paragraph, item.draft, item.speaker
    cue = draft.cue
    return StatementMention(
        content=tuple(_spans(paragraph, draft.content)),
        kind=kind_of(paragraph, draft, sayings),
        speaker=speaker.span,
        speaker_name=speaker.name,
        cue=span_of(paragraph, cue.words) if cue else None,
        via=item.via,
        hedged=bool(certainty),
        denied=bool(cue and cue.is_denied),
        to=item.to,
        certainty=certainty,
        rule=f"{draft.rule}/{speaker.basis}",
    )


def _spans(paragraph: Paragraph, content: Sequence[Range]) -> Iterator[Span]:
    for part in content:
        span = _span(paragraph, part)
        if span is not None:
            yield span


def _span(paragraph: Paragraph, part: Range) -> Span | None:
    """The offsets of a stretch; marks that enclose all of it, or have no partner in it, stay
    outside."""
    first, last = part
    quotes = paragraph.quotes
    changed = True
    while changed and first < last:
        changed = False
        start, end = paragraph.tokens[first].start, paragraph.tokens[last - 1].end
        for quote in quotes:
            opens_here = quote.outer_start <= start < quote.start
            closes_here = quote.end < end <= quote.outer_end
            if opens_here and (quote.outer_end >= end or quote.end >= end):
                while first < last and paragraph.tokens[first].end <= quote.start:
                    first += 1
                    changed = True
            if closes_here and quote.outer_start <= start:
                while last > first and paragraph.tokens[last - 1].start >= quote.end:
                    last -= 1
                    changed = True
            if changed:
                break
    return span_of(paragraph, Range(first, last)) if first < last else None


def kind_of(paragraph: Paragraph, draft: Draft, sayings: Sayings) -> str:
    """direct: quoted words only; mixed: an own clause with quoted parts; else indirect.

    A line without marks (``P - powiedział X``) is direct where somebody speaks of himself.
    """
    if draft.rule.startswith(("quote", "dialogue")):
        return "direct"
    words = [place for part in draft.content for place in range(*part)
             if paragraph.tokens[place].text[:1].isalnum()]  # fmt: skip
    quoted = [place for place in words if paragraph.inside[place] >= 0]
    if _is_nested(paragraph, draft):
        return "indirect"
    if words and len(quoted) == len(words):
        return "direct"
    if any(is_wording(paragraph, paragraph.inside[place]) for place in quoted):
        return "mixed"
    if draft.rule.startswith(("dash", "colon", "headline")):
        tokens = tuple(paragraph.tokens[place] for place in words)
        if draft.rule == "colon-dialogue" or has_first_person(tokens, sayings.first_person):
            return "direct"
    return "indirect"
