"""An analysed document comes in; who said what, by whose account, and how sure, goes out.

Readers find content with its cue (``candidates``): direct speech, reported clauses and phrases,
parentheses of source, headlines. Then the speaker is found (``speakers``), the chain of relays
(``chains``), the addressee and the words of doubt (``hedges``); statements within statements are
settled last (``nesting``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from podobno.extract.addressees import spoken_to
from podobno.extract.candidates import find_drafts, home_of, joint_share
from podobno.extract.cast import Cast
from podobno.extract.chains import read_chain, running_relay
from podobno.extract.cues import Draft, Range
from podobno.extract.elision import Speaker, Trace
from podobno.extract.grammar import read_grammar
from podobno.extract.headlines import find_headlines
from podobno.extract.hedges import find_certainty, read_hedges
from podobno.extract.left_traces import is_somebody, is_told_of, speaker_trace, traces_left
from podobno.extract.media import canonical, is_medium
from podobno.extract.named_later import named_later
from podobno.extract.nesting import Found, is_inner, is_kept, is_nested, settle_nested
from podobno.extract.occasions import place_of_saying
from podobno.extract.paragraphs import Paragraph, has_first_person, read_paragraphs
from podobno.extract.quoted_words import is_wording
from podobno.extract.relays import Relays, read_relays
from podobno.extract.sayings import Sayings, read_sayings
from podobno.extract.scene import Scene, read_scene
from podobno.extract.speaker_phrases import span_of
from podobno.extract.speakers import find_speaker
from podobno.language.pack import LanguagePack
from podobno.model import Analysis, Span, StatementMention

# A medium relays what follows it this many sentences after the text last spoke of it.
RELAY_REACH = 3


def find_statements(
    analysis: Analysis, pack: LanguagePack, cast: Cast
) -> tuple[StatementMention, ...]:
    """Every statement that the document attributes to somebody, in reading order."""
    sayings, relays, hedges = read_sayings(pack), read_relays(pack), read_hedges(pack)
    paragraphs = read_paragraphs(
        analysis,
        grammar=read_grammar(pack),
        voices=frozenset(sayings.verbs),
        names=[Span(name.start, name.end) for name in cast.names],
    )
    found: list[Found] = []
    traces: list[Trace] = []
    for paragraph in paragraphs:
        scene = read_scene(paragraph, cast, sayings, relays)
        found += _in_paragraph(scene, traces)
    found = _settled_later(found, cast)
    found = find_headlines_in(paragraphs, found, cast, sayings, relays) + found
    found = named_later(sorted(found, key=_place), cast, sayings.newcomers)
    mentions = [_mention(item, find_certainty(item.paragraph, item.draft, hedges), sayings)
                for item in found]  # fmt: skip
    kept = [mention for mention in mentions if mention.content]
    return tuple(sorted(kept, key=lambda mention: (mention.content[0], mention.content[-1])))


def _place(item: Found) -> int:
    return item.paragraph.tokens[item.draft.content[0].first].start if item.draft.content else 0


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
    taken = list(found)
    scenes = [read_scene(paragraph, cast, sayings, relays) for paragraph in paragraphs]
    result = []
    for paragraph, draft, speaker in find_headlines(scenes, spoken):
        if any(joint_share(draft, item.draft) > 0.5 for item in taken
               if item.paragraph.number == paragraph.number):  # fmt: skip
            continue
        result.append(Found(paragraph=paragraph, draft=draft, speaker=speaker))
    return result


def _in_paragraph(scene: Scene, traces: list[Trace]) -> list[Found]:
    paragraph = scene.paragraph
    drafts = find_drafts(paragraph, scene.sayings)
    found: list[Found] = []
    relay: str | None = None
    told = 0  # the last sentence that speaks of the relaying medium
    pending = sorted(set(paragraph.homes))
    for draft in drafts:
        home = home_of(paragraph, draft)
        while pending and pending[0] < home:
            traces += traces_left(scene, pending[0], drafts, found, traces)
            relay = _next_relay(scene, pending[0], relay, traces)
            told = pending[0] if _speaks_of(scene, pending[0], relay) else told
            pending.pop(0)
        speaker = find_speaker(scene, draft, traces)
        draft = _without_speaker(draft, speaker)
        speaker, via = read_chain(scene, draft, speaker)
        name = _firm_of_product(scene, canonical(scene, speaker.name))
        speaker = replace(speaker, name=name)
        if not is_kept(scene, draft, speaker):
            continue
        is_near = home - told <= RELAY_REACH
        if relay and is_near and name != relay and relay not in via:
            via = (relay, *via)
        via = via or _cited_before(scene, speaker, found)
        to = spoken_to(scene, draft, speaker, traces)
        found.append(
            Found(
                paragraph=paragraph,
                draft=draft,
                speaker=speaker,
                via=via,
                to=to,
                place=place_of_saying(scene, draft),
            )
        )
        if name and name != scene.sayings.unnamed and not is_inner(paragraph, draft, drafts):
            is_thing = speaker.basis == "document" and scene.cast.kind(name) not in {"ORG", "PER"}
            trace = speaker_trace(home, speaker, name, is_thing=is_thing)
            trace = replace(trace, is_human=is_somebody(scene, speaker))
            is_told = is_told_of(scene, speaker, found[:-1])
            traces.append(replace(trace, role="object") if is_told else trace)
    for home in pending:
        traces += traces_left(scene, home, drafts, found, traces)
    return settle_nested(scene, found)


def _firm_of_product(scene: Scene, name: str | None) -> str | None:
    """``W komunikacie Nord Stream 2 wskazano``: the firm that the text names after its product."""
    if name is None or scene.cast.kind(name) != "PRO":
        return name
    firms = [e.name for e in scene.cast.entities
             if e.type == "ORG" and e.name.startswith(f"{name} ")]  # fmt: skip
    return firms[0] if len(firms) == 1 else name


def _cited_before(scene: Scene, speaker: Speaker, found: Sequence[Found]) -> tuple[str, ...]:
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


def _speaks_of(scene: Scene, sentence: int, medium: str | None) -> bool:
    """Whether a sentence names the medium."""
    span = scene.cast.analysis.sentences[sentence]
    return any(
        canonical(scene, name.entity_name) == medium
        for name in scene.cast.names if span.start <= name.start < span.end
    )  # fmt: skip


def _next_relay(scene: Scene, sentence: int, relay: str | None, traces: list[Trace]) -> str | None:
    """The medium that the sentences after this one are relayed by."""
    opened = running_relay(scene, sentence)
    if opened is None:
        return relay
    name, whom = opened
    if whom is not None and whom.name:
        traces.append(speaker_trace(sentence, whom, whom.name))
    return name


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
        said_at=item.place,
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

    A line without marks (``P - powiedział X``) is direct where somebody speaks of himself, or
    where it is several sentences.
    """
    if draft.rule.startswith(("quote", "dialogue")):
        return "direct"
    words = [place for part in draft.content for place in range(*part)
             if paragraph.tokens[place].text[:1].isalnum()]  # fmt: skip
    quoted = [place for place in words if paragraph.inside[place] >= 0]
    if is_nested(paragraph, draft):
        return "indirect"
    if words and len(quoted) == len(words):
        return "direct"
    if any(is_wording(paragraph, paragraph.inside[place]) for place in quoted):
        return "mixed"
    homes = {paragraph.homes[place] for place in words}
    if draft.rule.startswith("dash") and len(homes) > 1:
        return "direct"
    if draft.rule.startswith(("dash", "colon", "headline")):
        tokens = tuple(paragraph.tokens[place] for place in words)
        if has_first_person(tokens, sayings.first_person, paragraph.grammar):
            return "direct"
    return "indirect"
