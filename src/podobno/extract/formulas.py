"""A paragraph in, its parentheses of source out: ``jak podał X``, ``według X``, ``zdaniem X``.

The content is what remains of the clause around the parenthesis.
"""

from __future__ import annotations

from collections.abc import Iterator

from podobno.extract.cues import (
    RELATIVE,
    Cue,
    Draft,
    Range,
    agent_end,
    clause_start,
    cue_at,
    is_finite,
    morph_of,
    opens_clause,
    trimmed,
)
from podobno.extract.quotations import Paragraph, is_dash, is_final
from podobno.extract.reported import clause_end, is_wording
from podobno.extract.sayings import Parenthesis, Saying, Sayings
from podobno.language.tags import read_tag

# "jak w środę rano nieoficjalnie podało ministerstwo": the verb stands within this many words.
JAK_REACH = 7


def find_formulas(paragraph: Paragraph, sayings: Sayings) -> tuple[Draft, ...]:
    """The parentheses of source of a paragraph with their content."""
    return (*_jak(paragraph, sayings), *_sources(paragraph, sayings))


def _jak(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
    for place, token in enumerate(paragraph.tokens):
        if token.text.lower() != "jak" or not _opens_parenthesis(paragraph, place):
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
            rule="parenthesis-jak",
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
        return place < 2 or paragraph.tokens[place - 2].lemma not in {"tak", "taki", "tyle"}
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
        if cue is not None and "jak" in cue.saying.takes and cue.form in {"finite", "impersonal"}:
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
                if not _goes_on(paragraph, place + 1):
                    return place
                place += 1
                while place < end and paragraph.tokens[place].text != ",":
                    place += 1
                return place
            if is_finite(token):
                return _source_end(paragraph, verb, place)
        place += 1
    return end


def _goes_on(paragraph: Paragraph, place: int) -> bool:
    """``, powołując się na``, ``, cytując``, ``, cytowany przez``: still the parenthesis."""
    if place >= len(paragraph.tokens):
        return False
    token = paragraph.tokens[place]
    if morph_of(token).pos in {"pcon", "pact", "ppas"}:
        return token.lemma in {"powoływać", "powołać", "cytować", "powołujący", "cytowany", "przytaczać"}
    return token.lemma == "który"


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
    for place in range(len(lowered)):
        for formula in sayings.parentheses:
            size = len(formula.words)
            if formula.media_only or tuple(lowered[place : place + size]) != formula.words:
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
    elif paragraph.tokens[after].lemma in RELATIVE:
        return _relative_source(paragraph, place, after, formula, sayings)
    else:
        end = source_end(paragraph, after, formula.case)
        source = Range(after, end)
        if not _is_source(paragraph, source, formula, sayings):
            return None
        end = _with_insertion(paragraph, end, sayings)
    cue = Cue(
        words=Range(place, after),
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


def _possessor(
    paragraph: Paragraph, place: int, formula: Parenthesis, sayings: Sayings
) -> int | None:
    """``jego zdaniem``, ``w jego ocenie`` is read where the possessive stands before the noun."""
    if formula.words[-1] in {"według", "wedle", "wg", "podług"} or place == 0:
        return None
    before = paragraph.tokens[place - 1]
    if before.lemma in sayings.first_person:
        return place - 1
    if before.text.lower() in sayings.possessive:
        return place - 1
    return None


def _relative_source(
    paragraph: Paragraph, place: int, after: int, formula: Parenthesis, sayings: Sayings
) -> Draft | None:
    """``raport, według którego P``: the source is the noun before the comma."""
    if place < 2 or paragraph.tokens[place - 1].text != ",":
        return None
    cue = Cue(
        words=Range(place, after),
        verb=place,
        saying=Saying(lemmas=formula.words, kind=formula.kind),
        form="formula",
    )
    end = clause_end(paragraph, after + 1, cue, sayings)
    content = trimmed(paragraph, Range(after + 1, end))
    if content.first >= content.last:
        return None
    noun = place - 2
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


def source_end(paragraph: Paragraph, start: int, case: str) -> int:
    """Where the phrase of source ends: at a comma, a verb, or a word that can no longer be in
    its case or a genitive below it; brackets and quoted names belong to it."""
    end = paragraph.sentence_end(start)
    place = start
    while place < end:
        token = paragraph.tokens[place]
        if paragraph.inside[place] >= 0 and is_wording(paragraph, paragraph.inside[place]):
            return place - 1
        if paragraph.inside[place] >= 0 or _is_mark(token.text):
            place += 1
            continue
        if place > start and _same_name(paragraph, place):
            place += 1
            continue
        if token.text == "(":
            while place < end and paragraph.tokens[place].text != ")":
                place += 1
            place += 1
            continue
        if token.text in {",", ":", ";", ")"} or is_dash(token) or is_final(token):
            return place
        if token.lemma in {"i", "oraz"} and place > start and place + 1 < end:
            if _fits(paragraph, place + 1, case, at_head=True):
                place += 1
                continue
            return place
        morph = morph_of(token)
        if token.text.lower() == "przez" and morph_of(paragraph.tokens[place - 1]).pos == "ppas":
            place = agent_end(paragraph, place + 1, end)
            continue
        if morph.pos == "prep" and place > start and _prepositional(paragraph, place, end):
            place = _prepositional(paragraph, place, end)
            continue
        if not _fits(paragraph, place, case, at_head=place == start):
            return place
        place += 1
    return end


def _same_name(paragraph: Paragraph, place: int) -> bool:
    """Whether the word goes on with the name before it: ``Anny Nowak``."""
    return paragraph.named[place] >= 0 and paragraph.named[place] == paragraph.named[place - 1]


def _prepositional(paragraph: Paragraph, place: int, end: int) -> int:
    """After ``w rządzie``, ``z kręgów wojskowych`` inside a phrase of source; 0 where the phrase
    with the preposition is the clause's own: followed by more than one word before a verb."""
    if paragraph.tokens[place].text.lower() not in {"w", "we", "z", "ze", "na", "do", "ds", "ds."}:
        return 0
    near = place + 1
    while near < end and (morph_of(paragraph.tokens[near]).cases & {"loc", "gen"}):
        if "nom" in morph_of(paragraph.tokens[near]).cases:
            break
        near += 1
    if near < end and paragraph.tokens[near].lemma in {"i", "oraz"}:
        beyond = near + 1
        while beyond < end and morph_of(paragraph.tokens[beyond]).cases & {"loc"}:
            beyond += 1
        if beyond > near + 1:
            near = beyond
    head = paragraph.tokens[place - 1].lemma
    is_attribute = head in {"źródło", "służba", "osoba", "rozmówca", "informator", "wywiad", "władza",
                            "wywiadowczy", "minister", "pełnomocnik", "raport", "badanie", "ekspert",
                            "wiceminister", "ambasador", "ministerstwo", "specjalista"}  # fmt: skip
    return near if is_attribute and near > place + 1 else 0


def _is_mark(text: str) -> bool:
    return bool(text) and all(char in "„”“\"»«'`" for char in text)


def _fits(paragraph: Paragraph, place: int, case: str, *, at_head: bool) -> bool:
    token = paragraph.tokens[place]
    morph = morph_of(token)
    if morph.pos in {"adv", "part", "qub"}:
        return at_head and False
    if morph.pos in {"brev", "ign", "xxx"}:
        return True
    if is_finite(token) or morph.pos in {"inf", "pcon", "pant", "conj", "comp", "pred"}:
        return False
    if not morph.cases:
        return token.text[:1].isupper()
    if case in morph.cases or (not at_head and "gen" in morph.cases):
        return True
    if at_head and any(case in read_tag(r.tag).cases for r in token.readings):
        return True
    is_indeclinable = token.text.isupper() and len(token.text) > 1
    return is_indeclinable and (at_head or paragraph.tokens[place - 1].text[:1].islower())


def _is_source(
    paragraph: Paragraph, source: Range, formula: Parenthesis, sayings: Sayings
) -> bool:
    """Whether the phrase can be a source: not a rule, plan or measure; for ``w ocenie`` the
    phrase must open its clause or stand between commas."""
    if source.first >= source.last:
        return False
    head = next(
        (t for t in paragraph.tokens[source.first : source.last]
         if morph_of(t).is_nominal or morph_of(t).pos == "ign"),
        None,
    )  # fmt: skip
    if head is None or head.lemma in sayings.not_sources:
        return False
    if morph_of(head).pos == "ppron12" or head.lemma in {"siebie", "to", "co"}:
        return False
    if len(formula.words) == 1:
        return True
    place = source.first - len(formula.words)
    before = paragraph.tokens[place - 1] if place else None
    if before is None or place == clause_start(paragraph, place):
        return True
    return before.text in {",", "(", "–", "-", "—"} or before.lemma in {"że", "iż"}


def _with_insertion(paragraph: Paragraph, end: int, sayings: Sayings) -> int:
    """``według Kowalskiego, cytowanego przez PAP,`` and ``według źródeł, na które powołuje się
    Reuters,`` belong to the parenthesis."""
    if end + 1 >= len(paragraph.tokens) or paragraph.tokens[end].text != ",":
        return end
    after = end + 1
    if not (_goes_on(paragraph, after) or opens_clause(paragraph, after)):
        return end
    if paragraph.tokens[after].lemma in {"że", "iż", "gdzie", "gdy", "kiedy"}:
        return end
    place = after
    limit = paragraph.sentence_end(after)
    while place < limit and paragraph.tokens[place].text != ",":
        place += 1
    return place if place < limit else end


def content_around(
    paragraph: Paragraph, parenthesis: Range, cue: Cue, sayings: Sayings
) -> tuple[Range, ...]:
    """The clause without the parenthesis, as one or two stretches."""
    before = parenthesis.first
    if before > paragraph.sentence_start(before) and (
        paragraph.tokens[before - 1].text in {",", "("} or is_dash(paragraph.tokens[before - 1])
    ):
        before -= 1
    start = max(clause_start(paragraph, before), _quote_edge(paragraph, parenthesis.first))
    whole = trimmed(paragraph, Range(start, max(before, start)))
    if whole.first < whole.last and paragraph.tokens[whole.first].text.lower() == "jak":
        whole = Range(whole.first, whole.first)
    head = _without_opener(paragraph, whole)
    after = parenthesis.last
    end = after
    if after < len(paragraph.tokens):
        in_relative = whole.first < head.first and start > paragraph.sentence_start(before)
        end = clause_end(paragraph, after, cue, sayings, in_relative=in_relative)
    end = min(end, max(paragraph.sentence_end(parenthesis.first), _quote_close(paragraph, after)))
    tail = trimmed(paragraph, Range(min(after, end), end))
    if _is_new_clause(paragraph, parenthesis.last, tail):
        tail = Range(tail.first, tail.first)
    parts = [part for part in (head, tail) if part.first < part.last]
    if not any(_is_worded(paragraph, part) for part in parts):
        return ()
    return tuple(parts)


def _quote_close(paragraph: Paragraph, place: int) -> int:
    """The end of a quotation that is the content: ``Jak dodał, „P. Q”``."""
    near = place
    while near < min(place + 3, len(paragraph.tokens)):
        if paragraph.inside[near] >= 0:
            number = paragraph.inside[near]
            while near < len(paragraph.tokens) and paragraph.inside[near] == number:
                near += 1
            return near
        near += 1
    return 0


def _quote_edge(paragraph: Paragraph, place: int) -> int:
    if paragraph.inside[place] < 0:
        return 0
    first = place
    while first > 0 and paragraph.inside[first - 1] == paragraph.inside[place]:
        first -= 1
    return first


def _without_opener(paragraph: Paragraph, head: Range) -> Range:
    """``gdzie – według Moskwy – doszło``: the relative word is no content by itself."""
    first = head.first
    while first < head.last and paragraph.tokens[first].lemma in {
        "że", "iż", "gdzie", "gdy", "kiedy", "który", "a", "i", "ale", "bo", "jednak", "jednakże",
    }:  # fmt: skip
        first += 1
    return Range(first, head.last)


def _is_new_clause(paragraph: Paragraph, place: int, tail: Range) -> bool:
    """``P, jak podał X, a Q``: what follows with its own conjunction is not the same clause,
    where the first part is a clause already."""
    return False


def _is_worded(paragraph: Paragraph, part: Range) -> bool:
    words = [t for t in paragraph.tokens[part.first : part.last] if t.text[:1].isalnum()]
    return len(words) >= 2 or any(is_finite(t) for t in words)
