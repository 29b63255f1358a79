"""A paragraph in, its parentheses of source out: ``jak podał X``, ``według X``, ``zdaniem X``.

The content is what remains of the clause around the parenthesis."""

from __future__ import annotations

from collections.abc import Iterator

from podobno.extract.clause_edges import opens_clause, trimmed
from podobno.extract.cues import Cue, Draft, Range, cue_at, is_finite, is_preposition, morph_of
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_dash, is_final
from podobno.extract.reported import clause_end
from podobno.extract.sayings import Parenthesis, Saying, Sayings
from podobno.extract.source_phrases import behind_participle, content_around, is_source, source_end

# "jak w środę rano nieoficjalnie podało ministerstwo": the verb stands within this many words.
JAK_REACH = 7


def find_formulas(paragraph: Paragraph, sayings: Sayings) -> tuple[Draft, ...]:
    """The parentheses of source of a paragraph with their content."""
    return (*_jak(paragraph, sayings), *_sources(paragraph, sayings))


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
                if not _goes_on(paragraph, place + 1, sayings.relaying):
                    return place
                place += 1
                while place < end and paragraph.tokens[place].text != ",":
                    place += 1
                return place
            if is_finite(token):
                return _source_end(paragraph, verb, place)
        place += 1
    return end


def _goes_on(paragraph: Paragraph, place: int, relaying: frozenset[str]) -> bool:
    """``, powołując się na``, ``, cytując``, ``, cytowany przez``: still the parenthesis."""
    if place >= len(paragraph.tokens):
        return False
    token = paragraph.tokens[place]
    if morph_of(token).pos in {"pcon", "pact", "ppas"}:
        return token.lemma in relaying
    return token.lemma in paragraph.grammar.pronouns


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


def _sources(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
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
            draft = _source_draft(paragraph, place, formula, sayings)
            if draft is not None:
                yield draft
            break


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
    cue = Cue(
        words=Range(place, place + len(formula.words)),
        verb=place,
        saying=Saying(lemmas=formula.words, kind=formula.kind),
        form="formula",
    )
    content = content_around(paragraph, Range(first, end), cue, sayings)
    if not content:
        return None
    return Draft(
        paragraph=paragraph.number,
        content=content,
        cue=cue,
        window=Range(first, end),
        rule="parenthesis-source",
        source=source,
        scope=Range(min(first, content[0].first), max(end, content[-1].last)),
    )


def _owned_draft(
    paragraph: Paragraph, place: int, formula: Parenthesis, sayings: Sayings
) -> Draft | None:
    """``w [jego] ocenie``, ``z [ich] punktu widzenia``: a possessive inside the formula."""
    first, *rest = formula.words
    end = place + 1 + len(formula.words)
    words = [token.text.lower() for token in paragraph.tokens[place:end]]
    if not rest or words[2:] != rest or words[0] != first or words[1] not in sayings.possessive:
        return None
    cue = Cue(
        words=Range(place + 2, end),
        verb=place + 2,
        saying=Saying(lemmas=formula.words, kind=formula.kind),
        form="formula",
    )
    content = content_around(paragraph, Range(place, end), cue, sayings)
    if not content:
        return None
    return Draft(
        paragraph=paragraph.number,
        content=content,
        cue=cue,
        window=Range(place, end),
        rule="parenthesis-source",
        source=Range(place + 1, place + 2),
        scope=Range(min(place, content[0].first), max(end, content[-1].last)),
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
        or _goes_on(paragraph, after, sayings.relaying)
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
