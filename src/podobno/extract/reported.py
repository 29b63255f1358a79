"""A paragraph in, its reported clauses out: ``X powiedział, że P``.

Where the clause ends, and what governs it, is told in ``governors`` and here."""

from __future__ import annotations

from collections.abc import Iterator

from podobno.extract.clause_edges import (
    clause_limit,
    clause_start,
    opens_clause,
    trimmed,
    window_start,
)
from podobno.extract.cues import Cue, Draft, Range, cue_at, is_finite, morph_of
from podobno.extract.governors import find_governor
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_dash
from podobno.extract.reported_phrases import find_phrases
from podobno.extract.sayings import Sayings


def find_reported(paragraph: Paragraph, sayings: Sayings) -> tuple[Draft, ...]:
    """Reported clauses first; then what a verb without a clause reports by a phrase."""
    clauses = tuple(_clauses(paragraph, sayings))
    taken = {draft.cue.verb for draft in clauses if draft.cue}
    phrases = tuple(find_phrases(paragraph, sayings, taken))
    return clauses + phrases


def _clauses(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
    for place, _token in enumerate(paragraph.tokens):
        kind = _conjunction(paragraph, place, sayings)
        if kind is None:
            continue
        if kind == "that" and place == paragraph.sentence_start(place):
            draft = _fronted(paragraph, place, sayings)
            if draft is not None:
                yield draft
            continue
        cue = find_governor(paragraph, place, kind, sayings)
        if cue is None and kind == "that" and _is_correlated(paragraph, place, sayings):
            draft = _fronted(paragraph, place, sayings)
            if draft is not None:
                yield draft
        if cue is None or _is_nobody_saying(paragraph, cue, place, kind, sayings):
            continue
        first = place if kind == "whether" else place + 1
        end = clause_end(paragraph, first, cue, sayings)
        content = trimmed(paragraph, Range(first, end))
        if content.first >= content.last:
            continue
        start = window_start(paragraph, cue)
        rest = _after_parenthesis(paragraph, end, cue, sayings)
        yield Draft(
            paragraph=paragraph.number,
            content=(content, rest) if rest else (content,),
            cue=cue,
            window=Range(start, place),
            rule=f"clause-{kind}",
            scope=Range(start, rest.last if rest else end),
        )


def _after_parenthesis(paragraph: Paragraph, end: int, cue: Cue, sayings: Sayings) -> Range | None:
    """``że wojsko – jak zaznaczył – [jest gotowe]``: the clause goes on after what was put in."""
    limit = paragraph.sentence_end(end - 1)
    if end + 1 >= limit or paragraph.tokens[end + 1].text.lower() != paragraph.grammar.as_:
        return None
    is_dashed = end in paragraph.dashes
    close = next(
        (p for p in range(end + 2, limit) if paragraph.inside[p] == paragraph.inside[end]
         and (p in paragraph.dashes if is_dashed else paragraph.tokens[p].text == ",")), None
    )  # fmt: skip
    if close is None or close + 1 >= limit:
        return None
    words = Range(close + 1, clause_end(paragraph, close + 1, cue, sayings))
    rest = trimmed(paragraph, words)
    has_verb = any(is_finite(paragraph.tokens[p]) for p in range(*rest))
    return rest if has_verb and not opens_clause(paragraph, rest.first) else None


def _conjunction(paragraph: Paragraph, place: int, sayings: Sayings) -> str | None:
    """What kind of reported clause this word may open."""
    word = paragraph.tokens[place].text.lower()
    before = paragraph.tokens[place - 1] if place else None
    if word in sayings.that:
        if before is not None and before.lemma in sayings.not_after and before.text != ",":
            return None
        return (
            "that" if before is None or before.lemma not in paragraph.grammar.coordinate else None
        )
    if before is None or before.text not in {","}:
        return None
    if word in sayings.that_bare and not _governs(paragraph, place):
        return "that"
    if word in sayings.so_that:
        return "so_that"
    if word in sayings.as_if:
        return "as_if"
    return "whether" if word in sayings.whether else None


def _governs(paragraph: Paragraph, place: int) -> bool:
    """``, ze [względu] na`` is a preposition, ``zapowiada, ze [w] roku`` a conjunction without its
    mark."""
    if place + 1 >= len(paragraph.tokens):
        return True
    morph = morph_of(paragraph.tokens[place + 1])
    return bool(morph.cases & {"gen", "inst", "acc"}) and morph.pos != "prep"


def _is_nobody_saying(
    paragraph: Paragraph, cue: Cue, place: int, kind: str, sayings: Sayings
) -> bool:
    """``groził [tak] stanowczo, że``: a consequence; ``[co] sugeruje, że``, ``[To] dowodzi, że``:
    the text's own conclusion, unless somebody stands behind the verb (``co ogłosił minister``)."""
    if kind != "that":
        return False
    between = paragraph.tokens[cue.words.last : place]
    if any(token.lemma in sayings.degrees for token in between):
        return True
    before = paragraph.tokens[cue.words.first - 1] if cue.words.first else None
    is_resumed = (
        before is not None
        and before.text.lower() in sayings.resuming
        and is_finite(paragraph.tokens[cue.verb])
        and not _is_inside_clause(paragraph, cue.words.first - 1)
        and not _is_correlative(paragraph, cue.words.first - 1)
    )
    return is_resumed and not any("nom" in morph_of(token).cases for token in between)


def _is_correlative(paragraph: Paragraph, place: int) -> bool:
    """``Chociaż grozi, [to] przyznaje, że``: the word that answers a conjunction before it."""
    is_this = paragraph.tokens[place].text.lower() in paragraph.grammar.this
    return is_this and place > 0 and paragraph.tokens[place - 1].text == ","


def _is_inside_clause(paragraph: Paragraph, place: int) -> bool:
    """Whether a word stands behind others of its clause: ``on to mówi``."""
    starts = place == paragraph.sentence_start(place)
    return not starts and paragraph.tokens[place - 1].text not in {",", "-", "–", "—"}


def _fronted(paragraph: Paragraph, place: int, sayings: Sayings) -> Draft | None:
    """``Że P, powiedział X.``"""
    end = paragraph.sentence_end(place)
    for comma in range(end - 1, place, -1):
        if paragraph.tokens[comma].text != "," or comma + 1 >= end:
            continue
        cue = _next_cue(paragraph, comma + 1, end, sayings)
        if cue is not None and "that" in cue.saying.takes:
            return Draft(
                paragraph=paragraph.number,
                content=(trimmed(paragraph, Range(place + 1, comma)),),
                cue=cue,
                window=Range(comma + 1, end),
                rule="clause-fronted",
                scope=Range(place, end),
            )
    return None


def _is_correlated(paragraph: Paragraph, place: int, sayings: Sayings) -> bool:
    """``To, że``, ``O tym, że``, ``Fakt, że`` at the head of a sentence."""
    start = paragraph.sentence_start(place)
    words = [token for token in paragraph.tokens[start:place] if token.text != ","]
    if not 0 < len(words) <= 2 or words[0].text.lower() in sayings.circumstances:
        return False
    return words[-1].lemma in sayings.correlates


def _next_cue(paragraph: Paragraph, start: int, end: int, sayings: Sayings) -> Cue | None:
    """The verb of saying here, adverbs and a time before it: ``w środę mówił``."""
    for place in range(start, min(start + 4, end)):
        cue = cue_at(paragraph, place, sayings)
        if cue is not None or is_finite(paragraph.tokens[place]):
            return cue
        if paragraph.tokens[place].text == ",":
            return None
    return None


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
