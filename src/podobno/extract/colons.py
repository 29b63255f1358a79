"""A paragraph in, what follows a colon or precedes a cue after a comma out.

``X powiedział: „P”``, ``X pisze: P``, ``„P”, powiedział X.``, ``P, poinformował X.``"""

from __future__ import annotations

from collections.abc import Iterator

from podobno.extract.clause_edges import first_verb, segment_end, trimmed
from podobno.extract.cues import Cue, Draft, Range, cue_at, is_finite, morph_of
from podobno.extract.dialogue import line_end, opens_line
from podobno.extract.governors import noun_saying
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_dash, is_mark
from podobno.extract.quoted_words import (
    has_verb,
    is_name_like,
    is_sentence_like,
    quote_ending,
    quote_starting,
    quote_words,
)
from podobno.extract.sayings import Sayings
from podobno.extract.source_formulas import quote_behind

# Without marks after the colon only verbs of telling report: not "grozi bunt w innej kwestii: …".
TELLING = frozenset({"say", "write", "publish", "inform", "claim", "assess", "voice"})


# A colon and its verb stand in one clause: "napisał w środę na swoim profilu: …".
COLON_REACH = 25


def find_after_colons(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
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
        is_next = cue.words.last == colon and cue.form == "finite"
        if not is_marked and not is_next and cue.saying.kind not in TELLING:
            continue
        yield Draft(
            paragraph=paragraph.number,
            content=content,
            cue=cue,
            window=Range(start, colon),
            rule="dialogue-colon" if colon + 1 in paragraph.dashes else "colon",
            scope=Range(start, content[-1].last),
        )


def find_without_colons(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
    """``X napisał „P”``: quoted sentences right after the verb, its colon left out."""
    for place in range(len(paragraph.tokens) - 2):
        if paragraph.inside[place] >= 0 or not is_mark(paragraph.tokens[place + 1].text):
            continue
        if (worded := _in_words(paragraph, place, sayings)) is not None:
            yield worded
            continue
        cue = cue_at(paragraph, place, sayings)
        quote = quote_starting(paragraph, place + 1)
        if cue is None or quote is None or cue.form != "finite" or cue.words.last != place + 1:
            continue
        is_sentence = is_sentence_like(paragraph, quote) and (
            paragraph.tokens[quote.first].text[:1].isupper()
        )
        if not is_sentence or cue.saying.kind not in TELLING or "quote" not in cue.saying.takes:
            continue
        start = paragraph.sentence_start(place)
        yield Draft(
            paragraph=paragraph.number,
            content=(quote,),
            cue=cue,
            window=Range(start, place + 1),
            rule="colon",
            scope=Range(start, quote.last),
        )


def _in_words(paragraph: Paragraph, place: int, sayings: Sayings) -> Draft | None:
    """``skwitował to słowami „P”``: the noun for the words right before them."""
    quote = quote_behind(paragraph, place + 1, sayings)
    noun = noun_saying(paragraph.tokens[place], sayings) if quote is not None else None
    if quote is None or noun is None:
        return None
    start = paragraph.sentence_start(place)
    return Draft(
        paragraph=paragraph.number,
        content=(quote,),
        cue=Cue(words=Range(place, place + 1), verb=place, saying=noun, form="noun"),
        window=Range(start, place + 1),
        rule="colon",
        scope=Range(start, quote.last),
    )


def _cue_before(paragraph: Paragraph, colon: int, start: int, sayings: Sayings) -> Cue | None:
    """The verb or noun of saying before a colon, the nearest one."""
    for place in range(colon - 1, start - 1, -1):
        if paragraph.inside[place] >= 0 or paragraph.tokens[place].text in {".", ")"}:
            continue
        cue = cue_at(paragraph, place, sayings)
        if cue is not None and "quote" in cue.saying.takes:
            return cue
        noun = noun_saying(paragraph.tokens[place], sayings)
        verb = cue_at(paragraph, place - 1, sayings) if place > start else None
        if noun is not None and verb is not None and "quote" in verb.saying.takes:
            return verb
        if noun is not None and _is_compared(paragraph, place, sayings):
            return None
        if noun is not None and (noun.needs in {""} | morph_of(paragraph.tokens[place]).numbers):
            words = Range(place, place + 1)
            return Cue(words=words, verb=place, saying=noun, form="noun")
        if is_finite(paragraph.tokens[place]):
            return None
    return None


def _line_start(paragraph: Paragraph, start: int, known: list[Draft]) -> int:
    """Where a line begins that a dash opens and a cue behind a comma ends: ``– P. Q, dodała X``."""
    opener = next(
        (d for d in reversed(paragraph.dashes) if d < start and opens_line(paragraph, d)), None
    )
    if opener is None or any(d.scope.last > opener for d in known if d.scope.first < start):
        return start
    is_line = all(paragraph.inside[p] < 0 for p in range(opener + 1, start))
    return opener + 1 if is_line else start


def _is_compared(paragraph: Paragraph, noun: int, sayings: Sayings) -> bool:
    """``różni się od [stanowiska] Niemiec: P``, ``odniósł się do [zarzutów]: P``: what others said,
    not what follows the colon."""
    before = paragraph.tokens[noun - 1].text.lower() if noun else ""
    return before in sayings.answering


def _content_after(paragraph: Paragraph, start: int, sayings: Sayings) -> tuple[Range, ...] | None:
    quote = quote_starting(paragraph, start)
    if quote is not None:
        return _row_of_quotes(paragraph, quote)
    if start in paragraph.dashes:
        end = line_end(paragraph, start + 1, sayings)
        return (trimmed(paragraph, Range(start + 1, end)),)
    span = trimmed(paragraph, Range(start, paragraph.sentence_end(start)))
    return (span,) if span.first < span.last else None


def _row_of_quotes(paragraph: Paragraph, quote: Range) -> tuple[Range, ...]:
    """Quotations that follow one another with only commas or ``i`` between: ``„P”, „Q” i „R”``."""
    row = [quote]
    while True:
        place = row[-1].last
        while place < len(paragraph.tokens) and (
            is_mark(paragraph.tokens[place].text)
            or paragraph.tokens[place].text == ","
            or paragraph.tokens[place].text in paragraph.grammar.joining
        ):
            place += 1
        if place >= len(paragraph.tokens) or paragraph.inside[place] < 0:
            return tuple(row)
        row.append(quote_words(paragraph, paragraph.inside[place]))


def find_after_commas(paragraph: Paragraph, sayings: Sayings, known: list[Draft]) -> list[Draft]:
    """``„P”, powiedział X.`` and ``P, poinformował X.``: the cue after a comma, then no clause."""
    found: list[Draft] = []
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
        if not _is_closed(paragraph, segment, sayings):
            continue
        content = quote
        rule = "quote-comma"
        if content is None or not is_quote:
            near = [t.text for t in paragraph.tokens[place : segment.last]]
            size = near.index(",") if "," in near else len(near)
            if "as" not in cue.saying.takes or size > 8:
                continue
            start = _line_start(paragraph, paragraph.sentence_start(place), [*known, *found])
            content, rule = trimmed(paragraph, Range(start, place - 1)), "comma-bare"
            if content.first - 1 in paragraph.dashes and opens_line(paragraph, content.first - 1):
                rule = "dialogue-comma"
            is_told = has_verb(paragraph, content) and first_verb(paragraph, content) is not None
            if rule == "comma-bare" and not is_told:
                continue
            has_clause = any(
                paragraph.tokens[i].text.lower() in sayings.that for i in range(*content)
            )
            if rule == "comma-bare" and has_clause:
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


def _is_closed(paragraph: Paragraph, segment: Range, sayings: Sayings) -> bool:
    """Whether nothing but who relays it follows the cue: ``, podały władze, cytowane przez``."""
    for place in range(*segment):
        text = paragraph.tokens[place].text
        if text == ":":
            return False
        if text == ",":
            rest = {token.lemma for token in paragraph.tokens[place : segment.last]}
            return bool(rest & sayings.relaying)
    return True


def _is_speech(paragraph: Paragraph, quote: Range) -> bool:
    """Whether a cue may follow a quotation without a dash: not after the name of a paper."""
    return not is_name_like(paragraph, quote)
