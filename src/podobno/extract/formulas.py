"""A paragraph in, its parentheses of source out: ``jak podał X``, ``według X``, ``zdaniem X``.

The content is what remains of the clause around the parenthesis."""

from __future__ import annotations

from collections.abc import Iterator

from podobno.extract.cues import Cue, Draft, Range, cue_at, is_finite, morph_of
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_dash, is_final
from podobno.extract.sayings import Sayings
from podobno.extract.source_contents import content_around
from podobno.extract.source_formulas import find_sources, goes_on

# "jak w środę rano nieoficjalnie podało ministerstwo": the verb stands within this many words.
JAK_REACH = 7


def find_formulas(paragraph: Paragraph, sayings: Sayings) -> tuple[Draft, ...]:
    """The parentheses of source of a paragraph with their content."""
    return (*_jak(paragraph, sayings), *find_sources(paragraph, sayings))


def _jak(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
    for place, token in enumerate(paragraph.tokens):
        if token.text.lower() != paragraph.grammar.as_ or not _opens_parenthesis(paragraph, place):
            continue
        cue = _jak_cue(paragraph, place, sayings)
        if cue is None:
            continue
        end = _parenthesis_end(paragraph, cue.verb, sayings)
        content = content_around(paragraph, Range(place, end), cue, sayings)
        named = _name_given(paragraph, cue, end)
        content = (named,) if named else content
        if not content:
            continue
        yield Draft(
            paragraph=paragraph.number,
            content=content,
            cue=cue,
            window=Range(place, end),
            rule="parenthesis-as",
            scope=Range(min(place, content[0].first), max(end, content[-1].last)),
        )


def _name_given(paragraph: Paragraph, cue: Cue, end: int) -> Range | None:
    """``– jak to określono – „dumpingiem socjalnym”``: the words given to a thing, no more."""
    if cue.saying.kind != "describe":
        return None
    place = end
    while place < min(end + 3, len(paragraph.tokens)):
        if paragraph.inside[place] >= 0:
            number = paragraph.inside[place]
            last = place
            while last < len(paragraph.tokens) and paragraph.inside[last] == number:
                last += 1
            return Range(place, last)
        place += 1
    return None


def _opens_parenthesis(paragraph: Paragraph, place: int) -> bool:
    if place == paragraph.sentence_start(place) or place == 0:
        return True
    before = paragraph.tokens[place - 1]
    if before.text == ",":
        if place < 2:
            return True
        correlate = paragraph.tokens[place - 2]
        return not {correlate.lemma, correlate.text.lower()} & paragraph.grammar.not_as
    if before.text in {"(", "„", '"', "”"} or is_dash(before) or is_final(before):
        return True
    return paragraph.inside[place] != paragraph.inside[place - 1]


def _jak_cue(paragraph: Paragraph, place: int, sayings: Sayings) -> Cue | None:
    """The verb of saying after ``jak``, with ``jak`` in the cue."""
    last = min(place + JAK_REACH, len(paragraph.tokens))
    for near in range(place + 1, last):
        token = paragraph.tokens[near]
        if token.text in {",", ":", "."} or is_dash(token):
            return None
        cue = cue_at(paragraph, near, sayings)
        if cue is not None and "as" in cue.saying.takes and cue.form in {"finite", "impersonal"}:
            return Cue(
                words=Range(place, near + 1) if near - place <= 3 else Range(near, near + 1),
                verb=near,
                saying=cue.saying,
                form=cue.form,
            )
        if is_finite(token):
            return None
    return None


def _parenthesis_end(paragraph: Paragraph, verb: int, sayings: Sayings) -> int:
    """Where ``jak podał X, powołując się na Y,`` ends: at its comma, after further phrases of
    relaying; without a comma, after the name of the source."""
    end = paragraph.sentence_end(verb)
    place = verb + 1
    while place < end:
        token = paragraph.tokens[place]
        if paragraph.inside[place] < 0:
            if place in paragraph.dashes or is_final(token) or token.text in {")", ":"}:
                return place
            if token.text == ",":
                if not goes_on(paragraph, place + 1, sayings.relaying):
                    return place
                place += 1
                while place < end and paragraph.tokens[place].text != ",":
                    place += 1
                return place
            if is_finite(token):
                return _source_end(paragraph, verb, place)
        place += 1
    return end


def _source_end(paragraph: Paragraph, verb: int, limit: int) -> int:
    """After the quoted or nominative name that follows the verb, where no comma closes it."""
    place = verb + 1
    while place < limit:
        if paragraph.inside[place] >= 0:
            number = paragraph.inside[place]
            while place < limit and paragraph.inside[place] == number:
                place += 1
            return min(place + 1, limit)
        place += 1
    place = verb + 1
    seen = False
    while place < limit:
        morph = morph_of(paragraph.tokens[place])
        is_name = paragraph.tokens[place].text[:1].isupper()
        if seen and not is_name and "gen" not in morph.cases:
            return place
        seen = seen or morph.is_nominal
        place += 1
    return limit
