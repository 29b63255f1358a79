"""A reported clause and the words that report it in, where the clause ends out."""

from __future__ import annotations

from podobno.extract.clause_edges import clause_limit, clause_start, opens_clause
from podobno.extract.cues import Cue, cue_at, is_finite, morph_of
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_dash
from podobno.extract.sayings import Sayings


def clause_end(
    paragraph: Paragraph, first: int, cue: Cue, sayings: Sayings, *, in_relative: bool = False
) -> int:
    """Where a reported clause ends: with its sentence, unless the report takes over before.

    The report takes over at a cue after a dash, at a parenthesis (``, jak podał``), at a further
    verb of saying (``, dodając``; ``i zapowiedział``), at ``po czym``, and at the main verb
    where the clause hangs on a noun or stands in a relative clause.
    """
    home = paragraph.inside[first - 1] if first else -1
    limit = clause_limit(paragraph, first, home)
    awaits_main = in_relative or _awaits_main_verb(paragraph, cue)
    depth = 0
    place = first
    while place < limit:
        token = paragraph.tokens[place]
        if paragraph.inside[place] >= 0 and paragraph.inside[place] != home:
            place += 1
            continue
        depth += (token.text == "(") - (token.text == ")")
        if depth < 0:
            return place
        if depth == 0:
            if place in paragraph.dashes and _cue_follows(paragraph, place + 1, limit, sayings):
                return place
            if token.text in {",", ";"} and _report_resumes(
                paragraph, place, limit, sayings, awaits_main=awaits_main
            ):
                return place
            if (
                token.lemma in paragraph.grammar.joining
                and place > first + 1
                and cue.form != "formula"
            ) and _shares_subject(paragraph, cue, place + 1, limit, sayings):
                return place
        place += 1
    return limit


def _awaits_main_verb(paragraph: Paragraph, cue: Cue) -> bool:
    """Whether the sentence's main verb is still to come after the reported clause."""
    if cue.form == "noun":
        start = clause_start(paragraph, cue.verb)
        return not any(is_finite(t) for t in paragraph.tokens[start : cue.verb])
    start = clause_start(paragraph, cue.verb)
    if start >= len(paragraph.tokens) or cue.form == "formula":
        return False
    if paragraph.tokens[start].text.lower() == paragraph.grammar.as_:
        return False
    if any(is_finite(t) for t in paragraph.tokens[start : cue.words.first]):
        return False
    opener = {paragraph.tokens[start].lemma, paragraph.tokens[min(start + 1, cue.verb)].lemma}
    if not opener & paragraph.grammar.subordinate:
        return False
    begin = paragraph.sentence_start(cue.verb)
    return not any(is_finite(t) for t in paragraph.tokens[begin:start])


def _cue_follows(paragraph: Paragraph, place: int, limit: int, sayings: Sayings) -> bool:
    """Whether a cue stands at the head of the segment after a dash or comma."""
    for near in range(place, min(place + 5, limit)):
        token = paragraph.tokens[near]
        if token.text == "," or is_dash(token):
            return False
        cue = cue_at(paragraph, near, sayings)
        if cue is not None and cue.saying.takes & {"quote", "as"}:
            return cue.form != "participle" or near == place
        if is_finite(token):
            return False
    return False


def _report_resumes(
    paragraph: Paragraph, comma: int, limit: int, sayings: Sayings, *, awaits_main: bool
) -> bool:
    tokens = paragraph.tokens
    after = comma + 1
    if after >= limit:
        return False
    word = tokens[after].text.lower()
    grammar = paragraph.grammar
    if tuple(token.text.lower() for token in tokens[after : after + 2]) == grammar.then:
        return True
    cue = cue_at(paragraph, after, sayings)
    if cue is not None and cue.form == "participle" and cue.saying.takes & {"that", "quote"}:
        return True
    if word == grammar.as_ and _cue_follows(paragraph, after + 1, limit, sayings):
        return True
    if word in grammar.contrasting and _other_speaks(paragraph, after + 1, limit, sayings):
        return True
    if word in grammar.coordinate and after + 1 < limit:
        if is_finite(tokens[after + 1]) and word in grammar.joining:
            return True
        return _coordinated_cue(paragraph, after + 1, limit, sayings)
    if awaits_main and not opens_clause(paragraph, after):
        return _finite_before_comma(paragraph, after, limit)
    return False


def _other_speaks(paragraph: Paragraph, start: int, limit: int, sayings: Sayings) -> bool:
    """``…, natomiast opozycja twierdzi, że``: the next stretch attributes a clause of its own."""
    is_told = False
    for place in range(start, limit - 1):
        token = paragraph.tokens[place]
        if token.text == ",":
            return is_told and paragraph.tokens[place + 1].text.lower() in sayings.that
        cue = cue_at(paragraph, place, sayings)
        if cue is not None and cue.form in {"finite", "impersonal"} and "that" in cue.saying.takes:
            is_told = True
        elif is_finite(token):
            return False
    return False


def _finite_before_comma(paragraph: Paragraph, place: int, limit: int) -> bool:
    """Whether the next stretch has a finite verb of its own: the main clause that was awaited."""
    for near in range(place, limit):
        if paragraph.tokens[near].text == ",":
            return False
        if is_finite(paragraph.tokens[near]):
            return True
    return False


def _shares_subject(
    paragraph: Paragraph, cue: Cue, place: int, limit: int, sayings: Sayings
) -> bool:
    """Whether a verb of saying joined here can have the cue's subject: ``wezwał ich, by wyszli
    [i zaprotestowali]`` cannot."""
    if not _coordinated_cue(paragraph, place, limit, sayings):
        return False
    verb = next(p for p in range(place, limit) if is_finite(paragraph.tokens[p]))
    own, other = morph_of(paragraph.tokens[cue.verb]), morph_of(paragraph.tokens[verb])
    return cue.form != "finite" or not own.numbers or bool(own.numbers & other.numbers)


def _coordinated_cue(paragraph: Paragraph, place: int, limit: int, sayings: Sayings) -> bool:
    """``… i dodał, że``: a verb of saying that shares the subject, adverbs before it."""
    for near in range(place, min(place + 4, limit)):
        token = paragraph.tokens[near]
        cue = cue_at(paragraph, near, sayings)
        if cue is not None and cue.form == "finite":
            return True
        if morph_of(token).pos not in {"adv", "part", "qub", "conj", "prep"} and (
            token.lemma not in paragraph.grammar.also
        ):
            return False
    return False
