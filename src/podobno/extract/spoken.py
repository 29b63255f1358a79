"""A paragraph in, its direct speech out: quotations and dialogue lines with their cues.

``– P – powiedział X.``, ``„P” – mówi X – „Q”.``, ``X powiedział: „P”``, ``P - podała agencja``
(the opening dash lost, or none meant), ``X: P`` in a headline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from podobno.extract.cues import (
    NEAR,
    Cue,
    Draft,
    Range,
    cue_at,
    first_verb,
    is_finite,
    morph_of,
    segment_end,
    trimmed,
)
from podobno.extract.quotations import Paragraph, is_dash, is_final
from podobno.extract.sayings import Sayings

# Without marks after the colon only verbs of telling report: not "grozi bunt w innej kwestii: …".
TELLING = frozenset({"say", "write", "publish", "inform", "claim", "assess", "voice"})
# A colon and its verb stand in one clause: "napisał w środę na swoim profilu: …".
COLON_REACH = 25


def find_spoken(paragraph: Paragraph, sayings: Sayings) -> tuple[Draft, ...]:
    """The direct speech of a paragraph, and sentences framed by a cue after a dash."""
    drafts = [*_after_dashes(paragraph, sayings), *_after_colons(paragraph, sayings)]
    drafts += _after_commas(paragraph, sayings, drafts)
    drafts.sort(key=lambda draft: draft.scope.first)
    return tuple(_continued(paragraph, drafts))


def _after_dashes(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
    """``P - powiedział X``: the cue is the first verb after a dash."""
    taken = closed = -1
    for dash in paragraph.dashes:
        if dash == 0 or dash < taken:
            continue
        segment = Range(dash + 1, segment_end(paragraph, dash + 1))
        cue = _framing_cue(paragraph, segment, sayings)
        if cue is None:
            continue
        found = _content_before(paragraph, dash, taken, closed)
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
        yield Draft(
            paragraph=paragraph.number,
            content=tuple(parts),
            cue=cue,
            window=segment,
            rule=rule,
            scope=Range(content.first, end),
        )
        taken = end


def _framing_cue(paragraph: Paragraph, segment: Range, sayings: Sayings) -> Cue | None:
    """The cue that a segment after a dash begins with: ``powiedział``, ``te słowa miała
    wypowiedzieć``; not a parenthesis (``jak podał``)."""
    if segment.first >= segment.last:
        return None
    if paragraph.tokens[segment.first].text.lower() == "jak":
        return None
    verb = first_verb(paragraph, segment)
    if verb is None:
        return None
    places = [verb]
    if paragraph.tokens[verb].lemma == "mieć":
        places = [p for p in range(verb + 1, min(verb + 6, segment.last))]
    for place in places:
        cue = cue_at(paragraph, place, sayings)
        if cue is not None and "quote" in cue.saying.takes:
            return None if _has_clause(paragraph, place, sayings) else cue
    return None


def _has_clause(paragraph: Paragraph, place: int, sayings: Sayings) -> bool:
    """Whether the verb has a clause of its own: ``– inaczej niż my – uważa, że``."""
    after = paragraph.tokens[place + 1 : place + 3]
    return len(after) == 2 and after[0].text == "," and after[1].text.lower() in sayings.that


def _has_own_cue(paragraph: Paragraph, rest: Range, sayings: Sayings) -> bool:
    """``– P – mówił – Q – podkreślił.``: a new sentence that the next cue claims."""
    if not paragraph.tokens[rest.first].text[:1].isupper():
        return False
    dash = next((d for d in paragraph.dashes if rest.last <= d <= rest.last + 1), None)
    if dash is None:
        return False
    segment = Range(dash + 1, segment_end(paragraph, dash + 1))
    return _framing_cue(paragraph, segment, sayings) is not None


def _content_before(
    paragraph: Paragraph, dash: int, taken: int, closed: int
) -> tuple[Range, str] | None:
    """What stands before a cue's dash: the quotation just closed, the dialogue line, or the
    sentence."""
    quote = quote_ending(paragraph, dash)
    opener = closed if closed >= 0 else _dialogue_opener(paragraph, dash, taken)
    if quote is not None and (opener is None or _opens_with(paragraph, opener, quote)):
        return quote, "quote-dash"
    if opener is not None:
        span = _speech(paragraph, Range(opener + 1, dash))
        return (span, "dialogue") if span.first < span.last else None
    start = max(paragraph.sentence_start(dash), taken + 1 if taken >= 0 else 0)
    span = _speech(paragraph, Range(start, dash))
    has_verb = any(is_finite(token) for token in paragraph.tokens[span.first : span.last])
    long_enough = span.last - span.first >= 3
    return (span, "dash-bare") if long_enough and (has_verb or span.last - span.first > 5) else None


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


def quote_ending(paragraph: Paragraph, place: int) -> Range | None:
    """The quotation that closes just before this word, as words; commas and stops between."""
    before = place - 1
    while before >= 0 and paragraph.inside[before] < 0:
        text = paragraph.tokens[before].text
        if text not in {",", ".", "…", "!", "?"} and not _is_mark(text):
            return None
        before -= 1
    return quote_words(paragraph, paragraph.inside[before]) if before >= 0 else None


def quote_starting(paragraph: Paragraph, place: int) -> Range | None:
    """The quotation that opens at this word (its mark, or its first word)."""
    after = place
    while after < len(paragraph.tokens) and _is_mark(paragraph.tokens[after].text):
        if paragraph.inside[after] >= 0:
            break
        after += 1
    if after >= len(paragraph.tokens) or paragraph.inside[after] < 0:
        return None
    if after == place and place > 0 and paragraph.inside[place - 1] == paragraph.inside[place]:
        return None
    return quote_words(paragraph, paragraph.inside[after])


def quote_words(paragraph: Paragraph, number: int) -> Range:
    """The words inside a quotation."""
    places = [i for i, inside in enumerate(paragraph.inside) if inside == number]
    return Range(places[0], places[-1] + 1)


def _opens_with(paragraph: Paragraph, opener: int, quote: Range) -> bool:
    """Whether a quotation is the line itself, not words quoted in it."""
    between = paragraph.tokens[opener + 1 : quote.first]
    return all(_is_mark(token.text) for token in between)


def is_name_like(paragraph: Paragraph, quote: Range) -> bool:
    """Whether quoted words are a name or title rather than speech: few, with a capital, no verb."""
    return quote.last - quote.first <= 5 and not _has_verb(paragraph, quote)


def _is_mark(text: str) -> bool:
    return bool(text) and all(char in "„”“\"»«,'`" for char in text) and text not in {",", "'"}


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


def opens_line(paragraph: Paragraph, dash: int) -> bool:
    """Whether a dash begins a dialogue line: nothing, or the end of a sentence, stands before."""
    if dash == 0:
        return True
    before = paragraph.tokens[dash - 1]
    if is_final(before) or before.text in {":", ")"} or _is_mark(before.text):
        return before.text not in {")"} or paragraph.homes[dash - 1] != paragraph.homes[dash]
    return paragraph.homes[dash - 1] != paragraph.homes[dash]


def _resumed(
    paragraph: Paragraph, dash: int, rule: str, sayings: Sayings
) -> Range | None:
    """What follows the dash that closes a cue inside its line: the quotation or line goes on."""
    quote = quote_starting(paragraph, dash + 1)
    if quote is not None:
        return quote
    if rule == "quote-dash":
        return None
    if rule == "dash-bare":
        end = paragraph.sentence_end(dash)
        span = _speech(paragraph, Range(dash + 1, end))
        return trimmed(paragraph, span) if _has_verb(paragraph, span) else None
    end = _line_end(paragraph, dash + 1, sayings)
    span = trimmed(paragraph, Range(dash + 1, end))
    return span if span.first < span.last else None


def _line_end(paragraph: Paragraph, start: int, sayings: Sayings) -> int:
    """Where a dialogue line ends that nothing closes: at the next line or the paragraph's end."""
    for place in range(start, len(paragraph.tokens)):
        if place in paragraph.dashes and opens_line(paragraph, place):
            return place
        if place in paragraph.dashes:
            segment = Range(place + 1, segment_end(paragraph, place + 1))
            if _framing_cue(paragraph, segment, sayings) is not None:
                return place
        if place > start and paragraph.inside[place] >= 0 and is_final(paragraph.tokens[place - 1]):
            return place
        if _is_mark(paragraph.tokens[place].text) and paragraph.inside[place] < 0:
            after = paragraph.inside[place + 1] if place + 1 < len(paragraph.tokens) else -1
            if after < 0 and is_final(paragraph.tokens[place - 1]):
                return place
    return len(paragraph.tokens)


def _has_verb(paragraph: Paragraph, span: Range) -> bool:
    return any(is_finite(paragraph.tokens[place]) for place in range(*span))


def _after_colons(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
    """``X powiedział: „P”``, ``X pisze: P``."""
    for colon, token in enumerate(paragraph.tokens):
        if token.text != ":" or paragraph.inside[colon] >= 0 or colon + 1 >= len(paragraph.tokens):
            continue
        start = paragraph.sentence_start(colon)
        cue = _cue_before(paragraph, colon, max(start, colon - COLON_REACH), sayings)
        if cue is None:
            continue
        content = _content_after(paragraph, colon + 1, sayings)
        if content is None:
            continue
        is_marked = colon + 1 in paragraph.dashes or paragraph.inside[content[0].first] >= 0
        if not is_marked and cue.saying.kind not in TELLING:
            continue
        yield Draft(
            paragraph=paragraph.number,
            content=content,
            cue=cue,
            window=Range(start, colon),
            rule="dialogue-colon" if colon + 1 in paragraph.dashes else "colon",
            scope=Range(start, content[-1].last),
        )


def _cue_before(paragraph: Paragraph, colon: int, start: int, sayings: Sayings) -> Cue | None:
    """The verb or noun of saying before a colon, the nearest one."""
    for place in range(colon - 1, start - 1, -1):
        if paragraph.inside[place] >= 0 or paragraph.tokens[place].text in {".", ")"}:
            continue
        cue = cue_at(paragraph, place, sayings)
        if cue is not None and "quote" in cue.saying.takes:
            return cue
        noun = sayings.nouns.get(paragraph.tokens[place].lemma)
        verb = cue_at(paragraph, place - 1, sayings) if place > start else None
        if noun is not None and verb is not None and "quote" in verb.saying.takes:
            return verb
        if noun is not None and (noun.needs in {""} | morph_of(paragraph.tokens[place]).numbers):
            words = Range(place, place + 1)
            return Cue(words=words, verb=place, saying=noun, form="noun")
        if is_finite(paragraph.tokens[place]):
            return None
    return None


def _content_after(
    paragraph: Paragraph, start: int, sayings: Sayings
) -> tuple[Range, ...] | None:
    quote = quote_starting(paragraph, start)
    if quote is not None:
        return _row_of_quotes(paragraph, quote)
    if start in paragraph.dashes:
        end = _line_end(paragraph, start + 1, sayings)
        return (trimmed(paragraph, Range(start + 1, end)),)
    span = trimmed(paragraph, Range(start, paragraph.sentence_end(start)))
    return (span,) if span.first < span.last else None


def _row_of_quotes(paragraph: Paragraph, quote: Range) -> tuple[Range, ...]:
    """Quotations that follow one another with only commas or ``i`` between: ``„P”, „Q” i „R”``."""
    row = [quote]
    while True:
        place = row[-1].last
        while place < len(paragraph.tokens) and (
            _is_mark(paragraph.tokens[place].text) or paragraph.tokens[place].text in {",", "i", "oraz"}
        ):
            place += 1
        if place >= len(paragraph.tokens) or paragraph.inside[place] < 0:
            return tuple(row)
        row.append(quote_words(paragraph, paragraph.inside[place]))


def _after_commas(
    paragraph: Paragraph, sayings: Sayings, known: list[Draft]
) -> list[Draft]:
    """``„P”, powiedział X.`` and ``P, poinformował X.``: the cue after a comma, then no clause."""
    found = []
    for place in range(1, len(paragraph.tokens)):
        before = paragraph.tokens[place - 1]
        quote = quote_ending(paragraph, place)
        is_quote = quote is not None and not is_dash(before) and _is_speech(paragraph, quote)
        if paragraph.inside[place] >= 0 or not (before.text == "," or is_quote):
            continue
        if any(d.scope.first <= place < d.scope.last for d in known):
            continue
        cue = cue_at(paragraph, place, sayings)
        if cue is None or cue.form == "participle" or "quote" not in cue.saying.takes:
            continue
        segment = Range(place, segment_end(paragraph, place))
        if any(token.text in {",", ":"} for token in paragraph.tokens[place : segment.last]):
            continue
        content = quote
        rule = "quote-comma"
        if content is None or not is_quote:
            if "jak" not in cue.saying.takes or segment.last - segment.first > 8:
                continue
            start = paragraph.sentence_start(place)
            content, rule = trimmed(paragraph, Range(start, place - 1)), "comma-bare"
            if not _has_verb(paragraph, content) or first_verb(paragraph, content) is None:
                continue
            if any(paragraph.tokens[i].text.lower() in sayings.that for i in range(*content)):
                continue
        found.append(
            Draft(
                paragraph=paragraph.number,
                content=(content,),
                cue=cue,
                window=segment,
                rule=rule,
                scope=Range(content.first, segment.last),
            )
        )
    return found


def _is_speech(paragraph: Paragraph, quote: Range) -> bool:
    """Whether a cue may follow a quotation without a dash: not after the name of a paper."""
    return not is_name_like(paragraph, quote)


def _continued(paragraph: Paragraph, drafts: list[Draft]) -> Iterator[Draft]:
    """Each statement with the speech that follows it and has no cue of its own."""
    for number, draft in enumerate(drafts):
        following = drafts[number + 1].scope.first if number + 1 < len(drafts) else None
        end = draft.scope.last
        while end < len(paragraph.tokens) and is_final(paragraph.tokens[end]):
            end += 1
        more = _speech_from(paragraph, end, following)
        if more is None or draft.rule in {"comma-bare"}:
            yield draft
            continue
        yield replace(
            draft,
            content=(*draft.content, more),
            scope=Range(draft.scope.first, more.last),
        )


def _speech_from(paragraph: Paragraph, start: int, following: int | None) -> Range | None:
    """The dialogue line or quotation that begins here, unless the next cue claims it."""
    if start >= len(paragraph.tokens):
        return None
    limit = len(paragraph.tokens) if following is None else following
    if start in paragraph.dashes:
        if start + 1 >= limit:
            return None
        span = trimmed(paragraph, Range(start + 1, limit))
        return span if _has_verb(paragraph, span) else None
    quote = quote_starting(paragraph, start)
    if quote is None or quote.last > limit or not is_sentence_like(paragraph, quote):
        return None
    return quote


def is_sentence_like(paragraph: Paragraph, quote: Range) -> bool:
    """Whether quoted words say something by themselves: a verb and three words or more."""
    words = [t for t in paragraph.tokens[quote.first : quote.last] if t.text[0].isalnum()]
    return len(words) >= 3 and _has_verb(paragraph, quote)
