"""A paragraph in, its direct speech out: quotations and dialogue lines with their cues.

``– P – powiedział X.``, ``„P” – mówi X – „Q”.``, ``X powiedział: „P”``, ``P - podała agencja``
(the opening dash lost, or none meant)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from podobno.extract.clause_edges import segment_end, trimmed
from podobno.extract.colons import find_after_colons, find_after_commas, find_without_colons
from podobno.extract.cues import NEAR, Draft, Range, is_finite
from podobno.extract.dialogue import framing_cue, line_end, opens_line
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_dash, is_final, is_mark
from podobno.extract.quoted_words import has_verb, is_sentence_like, quote_ending, quote_starting
from podobno.extract.sayings import Sayings
from podobno.extract.unmarked import reaches_back, report_start, reports


def find_spoken(paragraph: Paragraph, sayings: Sayings) -> tuple[Draft, ...]:
    """The direct speech of a paragraph, and sentences framed by a cue after a dash."""
    drafts = [*_after_dashes(paragraph, sayings), *find_after_colons(paragraph, sayings)]
    drafts += find_without_colons(paragraph, sayings)
    drafts += find_after_commas(paragraph, sayings, drafts)
    drafts.sort(key=lambda draft: draft.scope.first)
    return tuple(_continued(paragraph, drafts, sayings))


def _after_dashes(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
    """``P - powiedział X``: the cue is the first verb after a dash."""
    taken = closed = -1
    for number, dash in enumerate(paragraph.dashes):
        if dash == 0 or dash < taken or _is_inserted(paragraph, number):
            continue
        segment = Range(dash + 1, segment_end(paragraph, dash + 1))
        cue = framing_cue(paragraph, segment, sayings)
        if cue is None:
            continue
        found = _content_before(
            paragraph, Range(dash, cue.verb), taken, closed, sayings
        ) or _clause_head(paragraph, Range(dash, segment.last), taken, sayings)
        if found is None:
            continue
        content, rule = found
        if rule == "dash-bare" and cue.words.first > segment.first + NEAR:
            continue
        parts = [content]
        end = segment.last
        closed = end if end in paragraph.dashes else -1
        if end in paragraph.dashes:
            rest = _resumed(paragraph, end, rule, sayings)
            if rest is not None and not _has_own_cue(paragraph, rest, sayings):
                parts.append(rest)
                end = rest.last
                closed = -1 if rule == "dash-bare" else closed
        yield Draft(
            paragraph=paragraph.number,
            content=tuple(parts),
            cue=cue,
            window=segment,
            rule=rule,
            scope=Range(content.first, end),
        )
        taken = end


def _is_inserted(paragraph: Paragraph, number: int) -> bool:
    """Whether a dash opens or closes a relative clause: ``firma – która płaci – rozważa``."""
    dashes = paragraph.dashes
    for opener in {number, number - 1}:
        if opener < 0 or paragraph.homes[dashes[opener]] != paragraph.homes[dashes[number]]:
            continue
        word = dashes[opener] + 1
        if (
            word < len(paragraph.tokens)
            and paragraph.tokens[word].lemma in paragraph.grammar.pronouns
        ):
            return True
    return False


def _has_own_cue(paragraph: Paragraph, rest: Range, sayings: Sayings) -> bool:
    """``– P – mówił – Q – podkreślił.``: a new sentence that the next cue claims."""
    if not paragraph.tokens[rest.first].text[:1].isupper():
        return False
    dash = next((d for d in paragraph.dashes if rest.last <= d <= rest.last + 1), None)
    if dash is None:
        return False
    segment = Range(dash + 1, segment_end(paragraph, dash + 1))
    return framing_cue(paragraph, segment, sayings) is not None


def _content_before(
    paragraph: Paragraph, frame: Range, taken: int, closed: int, sayings: Sayings
) -> tuple[Range, str] | None:
    """What stands before a cue's dash: the quotation just closed, the dialogue line, or the
    sentence. ``frame`` runs from the dash to the cue's verb."""
    dash = frame.first
    quote = quote_ending(paragraph, dash)
    opener = closed if closed >= 0 else _dialogue_opener(paragraph, dash, taken)
    if opener is not None and quote is not None and _follows_quotation(paragraph, opener):
        opener = None
    if quote is not None and (opener is None or _opens_with(paragraph, opener, quote)):
        return quote, "quote-dash"
    if opener is not None:
        span = _speech(paragraph, Range(opener + 1, dash))
        return (span, "dialogue") if span.first < span.last else None
    floor = taken + 1 if taken >= 0 else 0
    start = max(paragraph.sentence_start(dash), floor)
    if start == paragraph.sentence_start(dash):
        is_elided = is_final(paragraph.tokens[min(frame.last + 1, len(paragraph.tokens) - 1)])
        start = reaches_back(paragraph, start, floor, sayings, is_elided=is_elided)
    span = _speech(paragraph, Range(_behind_report(paragraph, Range(start, dash), sayings), dash))
    has_verb = any(is_finite(token) for token in paragraph.tokens[span.first : span.last])
    long_enough = span.last - span.first >= 3
    return (span, "dash-bare") if long_enough and (has_verb or span.last - span.first > 5) else None


def _behind_report(paragraph: Paragraph, span: Range, sayings: Sayings) -> int:
    """``Dodał, że kosztów nie ma, [dlatego] – mówił – warto``: after the last comma of a stretch
    that reports something itself."""
    if not any(reports(paragraph, place, sayings) for place in range(*span)):
        return span.first
    commas = [i for i in range(*span) if paragraph.tokens[i].text == ","]
    is_joiner = bool(commas) and commas[-1] + 2 == span.last
    return commas[-1] + 1 if is_joiner else span.first


def _clause_head(
    paragraph: Paragraph, frame: Range, taken: int, sayings: Sayings
) -> tuple[Range, str] | None:
    """``Most – zapewnia inwestor – będzie gotowy``: the head of a clause whose verb follows the
    cue between dashes."""
    if frame.last not in paragraph.dashes or taken >= paragraph.sentence_start(frame.first):
        return None
    rest = Range(frame.last + 1, paragraph.sentence_end(frame.first))
    before = Range(paragraph.sentence_start(frame.first), frame.first)
    span = _speech(paragraph, Range(_behind_report(paragraph, before, sayings), frame.first))
    if span.first >= span.last or not has_verb(paragraph, rest):
        return None
    return span, "dash-bare"


def _speech(paragraph: Paragraph, span: Range) -> Range:
    """The stretch without dashes and commas at its ends; a stop or question mark stays."""
    first, last = span
    while first < last and (
        is_dash(paragraph.tokens[first]) or paragraph.tokens[first].text in {",", ")", "."}
    ):
        first += 1
    while last > first and (
        is_dash(paragraph.tokens[last - 1]) or paragraph.tokens[last - 1].text in {",", ";"}
    ):
        last -= 1
    return Range(first, last)


def _follows_quotation(paragraph: Paragraph, dash: int) -> bool:
    """``„P” [–] taka wiadomość nadeszła. „Q” – dodano``: the dash behind a quotation brings what
    is told of it, and opens no line."""
    return dash > 1 and is_mark(paragraph.tokens[dash - 1].text) and paragraph.inside[dash - 2] >= 0


def _opens_with(paragraph: Paragraph, opener: int, quote: Range) -> bool:
    """Whether a quotation is the line itself, not words quoted in it."""
    between = paragraph.tokens[opener + 1 : quote.first]
    return all(is_mark(token.text) for token in between)


def _dialogue_opener(paragraph: Paragraph, dash: int, taken: int) -> int | None:
    """The dash that begins the line ending here: at a paragraph's or sentence's start."""
    for place in reversed(paragraph.dashes):
        if place >= dash:
            continue
        if place < taken:
            return None
        if opens_line(paragraph, place):
            return place
    return None


def _resumed(paragraph: Paragraph, dash: int, rule: str, sayings: Sayings) -> Range | None:
    """What follows the dash that closes a cue inside its line: the quotation or line goes on."""
    quote = quote_starting(paragraph, dash + 1)
    if quote is not None:
        return quote
    if rule == "quote-dash":
        return None
    if rule == "dash-bare":
        end = paragraph.sentence_end(dash)
        span = _speech(paragraph, Range(dash + 1, end))
        return trimmed(paragraph, span) if has_verb(paragraph, span) else None
    end = line_end(paragraph, dash + 1, sayings)
    span = trimmed(paragraph, Range(dash + 1, end))
    return span if span.first < span.last else None


def _continued(paragraph: Paragraph, drafts: list[Draft], sayings: Sayings) -> Iterator[Draft]:
    """Each statement with the speech that follows it and has no cue of its own."""
    for number, draft in enumerate(drafts):
        following = drafts[number + 1].scope.first if number + 1 < len(drafts) else None
        end = draft.scope.last
        while end < len(paragraph.tokens) and is_final(paragraph.tokens[end]):
            end += 1
        more = _speech_from(paragraph, end, following, sayings)
        if more is None or draft.rule in {"comma-bare", "dialogue-comma"}:
            yield draft
            continue
        yield replace(
            draft,
            content=(*draft.content, more),
            scope=Range(draft.scope.first, more.last),
        )


def _speech_from(
    paragraph: Paragraph, start: int, following: int | None, sayings: Sayings
) -> Range | None:
    """The dialogue line or quotation that begins here, unless the next cue claims it; a line that
    nothing closes ends where the report goes on (``– P. Lis dodał, że``)."""
    if start >= len(paragraph.tokens):
        return None
    limit = len(paragraph.tokens) if following is None else following
    if start in paragraph.dashes:
        if start + 1 >= limit:
            return None
        end = report_start(paragraph, Range(start + 1, limit), sayings)
        span = trimmed(paragraph, Range(start + 1, end))
        return span if has_verb(paragraph, span) else None
    quote = quote_starting(paragraph, start)
    if quote is None or quote.last > limit or not is_sentence_like(paragraph, quote):
        return None
    return quote
