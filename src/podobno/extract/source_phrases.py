"""The place after ``według`` in; where the phrase of source ends, and if it can be one, out."""

from __future__ import annotations

from podobno.extract.clause_edges import agent_end, clause_start
from podobno.extract.cues import Range, is_finite, morph_of
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_dash, is_final, is_mark
from podobno.extract.quoted_words import is_wording
from podobno.extract.sayings import Parenthesis, Sayings
from podobno.extract.source_contents import is_only_led
from podobno.language.pl.morphology import look_up
from podobno.language.tags import possible_cases, read_tag
from podobno.model import Token

# How far behind its participle the noun of a source may stand, in tokens.
PARTICIPLE_REACH = 9


def source_end(paragraph: Paragraph, start: int, case: str) -> int:
    """Where the phrase of source ends: at a comma, a verb, or a word that can no longer be in
    its case or a genitive below it; brackets and quoted names belong to it."""
    end = paragraph.sentence_end(start)
    place = start
    while place < end:
        token = paragraph.tokens[place]
        if paragraph.inside[place] >= 0 and is_wording(paragraph, paragraph.inside[place]):
            return place - 1
        if paragraph.inside[place] >= 0 or is_mark(token.text):
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
        if token.lemma in paragraph.grammar.joining and place > start and place + 1 < end:
            if _fits(paragraph, place + 1, case, at_head=True):
                place += 1
                continue
            return place
        morph = morph_of(token)
        if (
            token.text.lower() == paragraph.grammar.by
            and morph_of(paragraph.tokens[place - 1]).pos == "ppas"
        ):
            place = agent_end(paragraph, place + 1, end)
            continue
        if morph.pos == "prep" and place > start and _prepositional(paragraph, place, end):
            place = _prepositional(paragraph, place, end)
            continue
        if place > start and _opens_content(paragraph, place):
            return place
        if not _fits(paragraph, place, case, at_head=place == start):
            return place
        place += 1
    return end


def behind_participle(paragraph: Paragraph, start: int, case: str) -> int:
    """Where the noun of a source stands behind a participle with words of its own (``według
    opublikowanego w środę [raportu]``); ``start`` where no such noun follows."""
    opening = morph_of(paragraph.tokens[start])
    if opening.pos not in {"ppas", "pact"} and not _is_participle(paragraph.tokens[start], case):
        return start
    last = min(paragraph.sentence_end(start), start + PARTICIPLE_REACH)
    for place in range(start + 1, last):
        token, morph = paragraph.tokens[place], morph_of(paragraph.tokens[place])
        if token.text in {",", ":", ";"} or is_dash(token) or is_finite(token):
            return start
        if not _is_noun_in(token, case) or _is_governed(paragraph, place, start):
            continue
        is_owner = "loc" in morph_of(paragraph.tokens[place - 1]).cases
        if is_owner and place + 1 < last and _is_noun_in(paragraph.tokens[place + 1], case):
            continue  # "umieszczonego na stronie [resortu] komunikatu"
        is_alike = not opening.numbers or bool(opening.numbers & morph.numbers)
        return place if is_alike and place > start + 1 else start
    return start


def _is_noun_in(token: Token, case: str) -> bool:
    tags = [r.tag for r in token.readings if r.tag.startswith(("subst", "depr", "ger"))]
    return morph_of(token).is_nominal and any(case in read_tag(tag).cases for tag in tags)


def _is_participle(token: Token, case: str) -> bool:
    tags = [r.tag for r in token.readings if r.tag.startswith(("ppas", "pact"))]
    return any(case in read_tag(tag).cases for tag in tags)


def _is_governed(paragraph: Paragraph, place: int, start: int) -> bool:
    """Whether a preposition of the participle's own words stands over a noun: ``w [środę]``."""
    for i in range(place - 1, start, -1):
        pos = morph_of(paragraph.tokens[i]).pos
        if pos == "prep":
            return True
        if pos not in {"adj", "num", "brev", "dig"}:
            return False
    return False


def _opens_content(paragraph: Paragraph, place: int) -> bool:
    """``według agencji Belga [rozmowy]``: after a name a common noun that may be a nominative."""
    token = paragraph.tokens[place]
    if paragraph.named[place - 1] < 0 or paragraph.named[place] >= 0:
        return False
    if not token.text[:1].islower() or morph_of(token).pos not in {"subst", "adj", "num"}:
        return False
    return "nom" in possible_cases(token)


def _same_name(paragraph: Paragraph, place: int) -> bool:
    """Whether the word goes on with the name before it: ``Anny Nowak``."""
    if paragraph.named[place] < 0 or paragraph.named[place] != paragraph.named[place - 1]:
        return False
    cases = possible_cases(paragraph.tokens[place])
    if not look_up(paragraph.tokens[place].text).readings:
        return True  # "Paula [Offita]": only guessed at
    return not cases or (cases != {"nom"} and bool(cases - {"nom", "voc", "acc"}))


def _prepositional(paragraph: Paragraph, place: int, end: int) -> int:
    """After ``w rządzie``, ``z kręgów wojskowych`` inside a phrase of source; 0 where the phrase
    with the preposition is the clause's own: followed by more than one word before a verb."""
    grammar, head = paragraph.grammar, paragraph.tokens[place - 1].lemma
    word = paragraph.tokens[place].text.lower()
    is_title = head in grammar.titled and word in grammar.titling
    if word not in grammar.source_attribute and not is_title:
        return 0
    near = place + 1
    while near < end and (morph_of(paragraph.tokens[near]).cases & {"loc", "gen"}):
        if "nom" in morph_of(paragraph.tokens[near]).cases:
            break
        near += 1
    if near < end and paragraph.tokens[near].lemma in paragraph.grammar.joining:
        beyond = near + 1
        while beyond < end and morph_of(paragraph.tokens[beyond]).cases & {"loc"}:
            beyond += 1
        if beyond > near + 1:
            near = beyond
    is_attribute = is_title or head in grammar.attributed
    return near if is_attribute and near > place + 1 else 0


def _fits(paragraph: Paragraph, place: int, case: str, *, at_head: bool) -> bool:
    token = paragraph.tokens[place]
    morph = morph_of(token)
    if morph.pos in {"adv", "part", "qub"}:
        return False
    if morph.pos == "prep" and token.text.lower() not in paragraph.grammar.source_attribute:
        return False
    if morph.pos in {"brev", "ign", "xxx"}:
        return True
    if is_finite(token) or morph.pos in {"inf", "pcon", "pant", "conj", "comp", "pred"}:
        return False
    if not morph.cases:
        return token.text[:1].isupper()
    if case in morph.cases or (not at_head and "gen" in morph.cases):
        return True
    if at_head and case in possible_cases(token):
        return True
    if not at_head and _is_owner_in_base_form(paragraph, place):
        return True
    is_indeclinable = token.text.isupper() and len(token.text) > 1
    return is_indeclinable and (at_head or paragraph.tokens[place - 1].text[:1].islower())


def _is_owner_in_base_form(paragraph: Paragraph, place: int) -> bool:
    """``zdaniem przedstawicieli [Ryanair] protest będzie``: a name left undeclined, unless a verb
    follows, whose subject it is."""
    tokens, named = paragraph.tokens, paragraph.named
    if named[place] < 0 or not tokens[place - 1].text[:1].islower():
        return False
    after = place + 1
    while after < len(tokens) and named[after] == named[place]:
        after += 1
    while after < len(tokens) and morph_of(tokens[after]).pos in {"part", "adv"}:
        after += 1
    if after >= len(tokens):
        return False
    return not is_finite(tokens[after])


def is_source(paragraph: Paragraph, source: Range, formula: Parenthesis, sayings: Sayings) -> bool:
    """Whether the phrase can be a source: not a rule, plan or measure; for ``w ocenie`` the
    phrase must open its clause or stand between commas."""
    if source.first >= source.last:
        return False
    head = next(
        (t for t in paragraph.tokens[source.first : source.last]
         if morph_of(t).is_nominal or morph_of(t).pos == "ign"),
        None,
    )  # fmt: skip
    if head is None and _stands_for_people(paragraph.tokens[source.last - 1], formula.case):
        return True
    if head is None or head.lemma in sayings.not_sources:
        return False
    if morph_of(head).pos == "ppron12" or head.lemma in paragraph.grammar.no_person:
        return False
    place = source.first - len(formula.words)
    if len(formula.words) == 1:
        return formula.is_preposition or not _is_object(paragraph, place)
    return opens_or_is_set_off(paragraph, place)


def opens_or_is_set_off(paragraph: Paragraph, place: int) -> bool:
    """Whether a phrase opens its clause or stands apart in it: not ``złym [w ich ocenie]
    warunkom``."""
    before = paragraph.tokens[place - 1] if place else None
    if before is None or is_only_led(paragraph, clause_start(paragraph, place), place):
        return True
    return before.text in {",", "(", "–", "-", "—"} or before.lemma in paragraph.grammar.that


def _is_object(paragraph: Paragraph, place: int) -> bool:
    """``manipulując [słowami] ministra``: a noun that the participle before it governs."""
    return place > 0 and morph_of(paragraph.tokens[place - 1]).pos in {"pcon", "pant"}


def _stands_for_people(token: Token, case: str) -> bool:
    """``zdaniem śledczych``, ``według protestujących``: an adjective that is its own noun."""
    morph = morph_of(token)
    return morph.pos in {"adj", "pact"} and case in morph.cases and "pl" in morph.numbers
