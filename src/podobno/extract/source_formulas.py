"""A paragraph in, the sources that a phrase names out: ``według X``, ``w jego ocenie``."""

from __future__ import annotations

from collections.abc import Iterator

from podobno.extract.clause_edges import opens_clause, trimmed
from podobno.extract.cues import Cue, Draft, Range, is_finite, is_preposition, morph_of
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_mark
from podobno.extract.quoted_words import quote_starting
from podobno.extract.reported_ends import clause_end
from podobno.extract.sayings import Parenthesis, Saying, Sayings
from podobno.extract.source_contents import content_around
from podobno.extract.source_phrases import (
    behind_participle,
    is_source,
    opens_or_is_set_off,
    source_end,
)


def find_sources(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
    lowered = [token.text.lower() for token in paragraph.tokens]
    openers = {formula.words[0] for formula in sayings.parentheses}
    for place in (place for place, word in enumerate(lowered) if word in openers):
        for formula in sayings.parentheses:
            size = len(formula.words)
            owned = _owned_draft(paragraph, place, formula, sayings)
            if owned is not None:
                yield owned
                break
            if formula.media_only or tuple(lowered[place : place + size]) != formula.words:
                continue
            if place and paragraph.tokens[place - 1].lemma in paragraph.grammar.these:
                continue
            if quote_behind(paragraph, place + size, sayings) is not None:
                continue
            draft = _source_draft(paragraph, place, formula, sayings)
            if draft is not None:
                yield draft
            break


def quote_behind(paragraph: Paragraph, place: int, sayings: Sayings) -> Range | None:
    """``podsumował to słowami [„To koniec”]``: the quoted words right behind a noun for them."""
    if place >= len(paragraph.tokens) or not is_mark(paragraph.tokens[place].text):
        return None
    if paragraph.tokens[place - 1].text.lower() not in sayings.with_words:
        return None
    return quote_starting(paragraph, place)


def _source_draft(
    paragraph: Paragraph, place: int, formula: Parenthesis, sayings: Sayings
) -> Draft | None:
    after = place + len(formula.words)
    first = place
    if after >= len(paragraph.tokens):
        return None
    owner = _possessor(paragraph, place, formula, sayings)
    if owner is not None:
        source, first, end = Range(owner, owner + 1), owner, after
        if paragraph.tokens[owner].lemma in sayings.first_person:
            return None
    elif paragraph.tokens[after].text.lower() in paragraph.grammar.among:
        after += 1
        end = source_end(paragraph, after, formula.case)
        source = Range(after, end)
        end = _with_insertion(paragraph, end, sayings)
    elif paragraph.tokens[after].lemma in paragraph.grammar.relative:
        return _relative_source(paragraph, Range(place, after), place - 1, formula, sayings)
    elif _is_possessor(paragraph, place, formula):
        return _relative_source(paragraph, Range(place, after), place - 2, formula, sayings)
    else:
        after = behind_participle(paragraph, after, formula.case)
        end = source_end(paragraph, after, formula.case)
        source = Range(after, end)
        source, end = _with_reliance(paragraph, _without_subject(paragraph, source), end, sayings)
        if not is_source(paragraph, source, formula, sayings):
            return None
        end = _with_insertion(paragraph, end, sayings)
    words = Range(place, place + len(formula.words))
    return _draft(paragraph, words, Range(first, end), source, formula, sayings)


def _owned_draft(
    paragraph: Paragraph, place: int, formula: Parenthesis, sayings: Sayings
) -> Draft | None:
    """``w [jego] ocenie``, ``z [ich] punktu widzenia``: a possessive inside the formula."""
    first, *rest = formula.words
    end = place + 1 + len(formula.words)
    words = [token.text.lower() for token in paragraph.tokens[place:end]]
    if not rest or words[2:] != rest or words[0] != first or words[1] not in sayings.possessive:
        return None
    is_relative = place > 0 and paragraph.tokens[place - 1].lemma in paragraph.grammar.relative
    if not is_relative and not opens_or_is_set_off(paragraph, place):
        return None
    source = Range(place + 1, place + 2)
    return _draft(paragraph, Range(place + 2, end), Range(place, end), source, formula, sayings)


def _draft(
    paragraph: Paragraph,
    words: Range,
    window: Range,
    source: Range,
    formula: Parenthesis,
    sayings: Sayings,
) -> Draft | None:
    """What is told around a formula, the cue on its ``words``, with whom it names; None where
    nothing is left to tell."""
    cue = Cue(
        words=words,
        verb=words.first,
        saying=Saying(lemmas=formula.words, kind=formula.kind),
        form="formula",
    )
    content = content_around(paragraph, window, cue, sayings)
    if not content:
        return None
    return Draft(
        paragraph=paragraph.number,
        content=content,
        cue=cue,
        window=window,
        rule="parenthesis-source",
        source=source,
        scope=Range(min(window.first, content[0].first), max(window.last, content[-1].last)),
    )


def _is_possessor(paragraph: Paragraph, place: int, formula: Parenthesis) -> bool:
    """``Niemcy, [których] zdaniem P``; a preposition is no noun to own: ``cła, które według``."""
    if formula.is_preposition or not place:
        return False
    return paragraph.tokens[place - 1].lemma in paragraph.grammar.pronouns


def _possessor(
    paragraph: Paragraph, place: int, formula: Parenthesis, sayings: Sayings
) -> int | None:
    """``jego zdaniem``, ``w jego ocenie`` is read where the possessive stands before the noun."""
    if formula.is_preposition or place == 0:
        return None
    before = paragraph.tokens[place - 1]
    if before.lemma in sayings.first_person:
        return place - 1
    if before.text.lower() in sayings.possessive:
        return place - 1
    return None


def _relative_source(
    paragraph: Paragraph, words: Range, comma: int, formula: Parenthesis, sayings: Sayings
) -> Draft | None:
    """``raport, według którego P``, ``Niemcy, których zdaniem P``: the source is the noun before
    the comma."""
    place, after = words
    if comma < 1 or paragraph.tokens[comma].text != ",":
        return None
    cue = Cue(
        words=words,
        verb=place,
        saying=Saying(lemmas=formula.words, kind=formula.kind),
        form="formula",
    )
    opening = after + 1 if comma == place - 1 else after
    end = clause_end(paragraph, opening, cue, sayings)
    content = trimmed(paragraph, Range(opening, end))
    if content.first >= content.last:
        return None
    noun = comma - 1
    start = paragraph.sentence_start(place)
    while noun > start and not morph_of(paragraph.tokens[noun]).is_nominal:
        noun -= 1
    first = noun
    while first - 1 >= start and _agrees_before(paragraph, first):
        first -= 1
    return Draft(
        paragraph=paragraph.number,
        content=(content,),
        cue=cue,
        window=Range(first, place),
        rule="parenthesis-relative",
        source=Range(first, noun + 1),
        scope=Range(first, end),
    )


def _agrees_before(paragraph: Paragraph, place: int) -> bool:
    before, token = (morph_of(paragraph.tokens[place - 1]), morph_of(paragraph.tokens[place]))
    if not before.cases & token.cases and "gen" not in token.cases:
        return False
    return before.pos in {"adj", "subst", "ppas", "pact", "num"}


def _without_subject(paragraph: Paragraph, source: Range) -> Range:
    """``raportu [o stanie państwa]``: a document without what it is about."""
    for place in range(source.first + 1, source.last):
        is_titled = paragraph.tokens[place - 1].lemma in paragraph.grammar.titled
        if is_titled and paragraph.tokens[place].text.lower() in paragraph.grammar.titling:
            return Range(source.first, place)
    return source


def _with_reliance(
    paragraph: Paragraph, source: Range, end: int, sayings: Sayings
) -> tuple[Range, int]:
    """``według dziennika [powołującego się na posła] P``: the source without the participle, and
    where what it relies on ends."""
    last = source.last - 1
    token = paragraph.tokens[last]
    if last <= source.first or morph_of(token).pos != "pact" or token.lemma not in sayings.relaying:
        return source, end
    place = source.last
    if paragraph.tokens[place].text.lower() == paragraph.grammar.reflexive:
        place += 1
    if place + 1 < len(paragraph.tokens) and is_preposition(paragraph.tokens[place]):
        place += 1
        while morph_of(paragraph.tokens[place]).pos == "adv" and place + 1 < len(paragraph.tokens):
            place += 1  # "na [wysoko] postawionego członka"
        return Range(source.first, last), source_end(paragraph, place, "acc")
    return source, end


def _with_insertion(paragraph: Paragraph, end: int, sayings: Sayings) -> int:
    """``według Kowalskiego, cytowanego przez PAP,`` and ``według źródeł, na które powołuje się
    Reuters,`` belong to the parenthesis."""
    if end + 1 >= len(paragraph.tokens) or paragraph.tokens[end].text != ",":
        return end
    after = end + 1
    if paragraph.tokens[after].lemma in paragraph.grammar.joining and after + 1 < len(
        paragraph.tokens
    ):
        after += 1  # "analizy, [i] potwierdzonej przez rząd,"
        if morph_of(paragraph.tokens[after]).pos != "ppas":
            return end
    if not (
        _is_apposition(paragraph, after)
        or _names_member(paragraph, after)
        or goes_on(paragraph, after, sayings.relaying)
        or opens_clause(paragraph, after)
    ):
        return end
    if paragraph.tokens[after].lemma in paragraph.grammar.openers - paragraph.grammar.pronouns:
        return end
    place = after
    limit = paragraph.sentence_end(after)
    while place < limit and paragraph.tokens[place].text != ",":
        place += 1
    return place if place < limit else end


def _names_member(paragraph: Paragraph, start: int) -> bool:
    """``, w tym Anny Bielskiej,``: one of those who are the source."""
    words = tuple(token.text.lower() for token in paragraph.tokens[start : start + 2])
    return words == paragraph.grammar.including


def _is_apposition(paragraph: Paragraph, start: int) -> bool:
    """``, głównego przewoźnika,``, ``, zebranych w Berlinie,``: a genitive between commas."""
    if "gen" not in morph_of(paragraph.tokens[start]).cases:
        return False
    if morph_of(paragraph.tokens[start]).pos not in {"ppas", "pact", "subst", "adj"}:
        return False
    for place in range(start, paragraph.sentence_end(start)):
        if paragraph.tokens[place].text == ",":
            return True
        if is_finite(paragraph.tokens[place]):
            return False
    return False


def goes_on(paragraph: Paragraph, place: int, relaying: frozenset[str]) -> bool:
    """``, powołując się na``, ``, cytując``, ``, cytowany przez``: still the parenthesis."""
    if place >= len(paragraph.tokens):
        return False
    token = paragraph.tokens[place]
    if morph_of(token).pos in {"pcon", "pact", "ppas"}:
        return token.lemma in relaying
    return token.lemma in paragraph.grammar.pronouns
