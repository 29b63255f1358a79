"""A noun that names an event comes in, the phrases that fill its roles go out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from podobno.extract.event_clauses import Reading
from podobno.extract.event_nouns import QUOTES
from podobno.extract.event_parts import Part
from podobno.extract.event_phrases import Phrase, read_phrase
from podobno.extract.event_slots import (
    Slots,
    fits,
    is_behind_leaving,
    is_deed_under_preposition,
    is_other_word,
    is_why,
    may_be,
)
from podobno.extract.event_words import grammar_words, parts_a_list
from podobno.language.event_lexicon import ACTOR, RECIPIENT, THEME, Entry, Role
from podobno.language.tags import possible_cases

# How far behind a noun its arguments may stand, in phrases.
REACH = 4


def noun_slots(reading: Reading, index: int, entry: Entry) -> Slots:
    slots = Slots()
    following = list(_following(reading, index))
    roles = entry.noun_roles
    inner = next((role.part for role in roles if role.case == "gen" and not role.preposition), None)
    if inner and (owner := _possessor(reading, index)):
        slots.add(inner, owner)
    if entry.beside and not entry.is_noun and any(r.case == "dat" for r in entry.roles):
        # "udzielanie Rosji pomocy": the genitive is the noun of the phrase itself.
        roles = tuple(r for r in roles if r.case != "gen" or r.preposition)
    if entry.is_symmetric and following and _is_joined(reading, following[0], index):
        slots.add(ACTOR, following[0])
    has_agent = bool(following) and following[0].preposition == "przez"
    for phrase in (*following, *_agent_before(reading, index), *_sides_before(reading, index)):
        if entry.is_symmetric and is_behind_leaving(reading, phrase):
            for side in _leaver(reading, phrase) if _settles_leaving(entry) else ():
                slots.add(ACTOR, side)
            continue
        if _halts(reading, index, phrase, entry):
            slots.add(ACTOR, phrase)
            continue
        for role in roles:
            if role.preposition is None and phrase.start > index + 3:
                continue
            if role.part == RECIPIENT and slots.recipients:
                continue
            if phrase.preposition == "przez" and _is_agent_of_other(reading, index, phrase, entry):
                continue
            if inner == ACTOR and _is_route(reading, index, phrase):
                continue
            if phrase.preposition == "przez" and has_agent and phrase != following[0]:
                continue  # "zaprzestanie przez Rosję tranzytu [przez Ukrainę]"
            if fits(reading, phrase, role, index) or (
                role.case in {"gen", "dat"}
                and phrase.start == index + 1
                and may_be(reading, phrase, role)
                and not is_other_word(reading, phrase.head, role)
            ):
                slots.add(role.part, phrase)
                break
    return slots


def _is_joined(reading: Reading, phrase: Phrase, index: int) -> bool:
    """``rozmowy [Putin-Kim]``: right behind the noun, in no case."""
    words = [token.text for token in reading.tokens[phrase.start : phrase.end]]
    return phrase.start == index + 1 and phrase.preposition is None and "-" in "".join(words)


def _is_agent_of_other(reading: Reading, index: int, phrase: Phrase, entry: Entry) -> bool:
    """``żądanie środków podejmowanych [przez Rosję]``, ``marsz przeciw opuszczeniu Unii [przez
    Belgię]``: a participle or a verbal noun behind a preposition stands between, and is no word of
    the entry's own (``blokada wejścia [przez górników]``)."""
    own = {lemma for word in entry.beside for lemma in word.lemmas}
    return any(
        reading.morphs[i].pos == "ppas" or is_deed_under_preposition(reading, i)
        for i in range(index + 1, phrase.start)
        if not own & {reading.tokens[i].lemma, *(r.lemma for r in reading.tokens[i].readings)}
    )


def _halts(reading: Reading, index: int, phrase: Phrase, entry: Entry) -> bool:
    """``zaprzestanie [przez Rosję] tranzytu przez Ukrainę``: before what passes stands who halts
    it, behind it the way, which is no company (``wstrzymanie tranzytu [przez Gazprom]``)."""
    if phrase.preposition != "przez" or not any(
        role.preposition == "przez" and role.part == THEME for role in entry.noun_roles
    ):
        return False
    if reading.words.names.get(phrase.head, (0, ""))[1] == "ORG":
        return True
    passing = {lemma for word in entry.beside for lemma in word.lemmas}
    return not any(reading.tokens[i].lemma in passing for i in range(index, phrase.start))


def _is_route(reading: Reading, index: int, phrase: Phrase) -> bool:
    """``rezygnacja z tranzytu gazu [przez Ukrainę]``: where something passes; who resigns would
    stand in the genitive."""
    if phrase.preposition != "przez":
        return False
    between = range(index, phrase.start)
    return any(reading.tokens[i].lemma in grammar_words("passages") for i in between)


def _agent_before(reading: Reading, index: int) -> list[Phrase]:
    """``zaprzestanie [przez Rosję] inwazji``."""
    return [p for p in reading.phrases if p.preposition == "przez" and p.end == index]


def _settles_leaving(entry: Entry) -> bool:
    """Negotiations and agreements: not every debate is held by those whom it is about."""
    return entry.type == "AGREE" or is_of_two_sides(entry)


def is_of_two_sides(entry: Entry) -> bool:
    """Negotiations and ``rozmowy``, which two sides hold."""
    return entry.kin == "negotiation" or entry.key in grammar_words("talks")


def _leaver(reading: Reading, left: Phrase) -> tuple[Phrase, ...]:
    """``rozmowy o wyjściu [Danii] [z Unii]``: who leaves and what is left hold them; nobody where
    only one is told."""
    for at in range(left.start - 1, max(-1, left.start - 4), -1):
        phrase = read_phrase(reading.words, at)
        is_whole = phrase is not None and phrase.preposition is None and phrase.end == left.start
        is_that_land = (
            phrase is not None
            and is_whole
            and reading.tokens[phrase.start].lemma in grammar_words("this")
            and reading.tokens[phrase.head].lemma in grammar_words("lands")
        )
        if is_that_land:
            return (left,)  # "umowa z Danią o wyjściu tego kraju [z Unii]"
        if phrase is not None and is_whole and phrase.head in reading.words.names:
            before = reading.tokens[at - 1] if at else None
            is_leaving = before is not None and bool(
                {before.lemma, *(r.lemma for r in before.readings)} & grammar_words("leaving")
            )
            if is_leaving and "gen" in phrase.cases | possible_cases(reading.tokens[phrase.head]):
                return (phrase, left)
    return ()


def _sides_before(reading: Reading, index: int) -> list[Phrase]:
    """``toczące się [między Belgią a Iranem] rozmowy``: between a participle and its noun."""
    phrase = next((p for p in reading.phrases if p.end == index), None)
    if phrase is None or phrase.preposition not in grammar_words("between"):
        return []
    noun = reading.morphs[index]
    before = range(max(0, phrase.start - 2), phrase.start)
    is_described = any(
        reading.morphs[i].pos in {"pact", "ppas", "adj"}
        and reading.morphs[i].cases & noun.cases
        and reading.morphs[i].numbers & noun.numbers
        for i in before
    )
    return [phrase] if is_described else []


def _possessor(reading: Reading, index: int) -> Phrase | None:
    """``jej zabójstwo``, not ``według niej zabójstwo``: the pronoun before a noun that owns it."""
    for i in range(index - 1, max(-1, index - 4), -1):
        morph = reading.morphs[i]
        is_owner = reading.tokens[i].text.casefold() in grammar_words("possessives")
        if morph.pos == "ppron3" and "gen" in morph.cases and is_owner:
            part = Part(start=i, end=i + 1, head=i)
            return Phrase(start=i, end=i + 1, preposition=None, cases=morph.cases, parts=(part,))
        if morph.pos not in {"adj", "ppas"}:
            return None
    return None


def find_gifts(reading: Reading, places: Sequence[int], own: frozenset[str]) -> list[Phrase]:
    """Whom the noun of a verb's phrase concerns: ``przyjęła propozycję [Francji]``,
    ``wycofała skargę [na Francję]``; not the genitive of those nouns that are somebody's own."""
    genitive = Role(case="gen", preposition=None, part=RECIPIENT)
    for place in places:
        for phrase in _following(reading, place):
            is_beside = phrase.start == place + 1 and reading.tokens[place].lemma not in own
            if is_beside and may_be(reading, phrase, genitive):
                return [phrase]
            if phrase.preposition in grammar_words("towards") and not is_why(reading, phrase):
                return [phrase]
    return []


def find_owner(reading: Reading, place: int) -> Phrase | None:
    """The genitive right behind a noun: ``zgoda [Belgii]``."""
    genitive = Role(case="gen", preposition=None, part=ACTOR)
    behind = next(iter(_following(reading, place)), None)
    if behind is None or "gen" not in behind.cases:
        return None
    between = range(place + 1, behind.start)
    is_owner = all(reading.morphs[i].pos == "adj" for i in between)
    return behind if is_owner and may_be(reading, behind, genitive) else None


def _following(reading: Reading, index: int) -> Iterable[Phrase]:
    """The phrases behind a noun up to the next verb or mark."""
    i = index + 1
    count = 0
    clause = reading.clause(index).index
    while i < len(reading.tokens) and count < REACH:
        token, morph = reading.tokens[i], reading.morphs[i]
        if reading.clause_of.get(i) != clause or morph.is_finite or morph.pos in {"inf", "comp"}:
            return
        if token.text in {",", ":", ";", "–", "—", "("} or morph.pos == "conj":
            return
        is_own_adjective = (
            morph.pos in {"adj", "ppas"}
            and count == 0
            and bool(morph.cases & reading.morphs[index].cases)
            and not _is_of_list(reading, index, i)
        )
        if _describes_by_object(reading, index, i):
            return
        phrase = read_phrase(reading.words, i)
        if phrase is None or is_own_adjective or token.text in QUOTES:
            i += 1
            continue
        yield phrase
        if phrase.preposition in grammar_words("reasons"):
            return  # "sankcje za atak [na Ukrainę]"
        count += 1
        i = phrase.end


def _describes_by_object(reading: Reading, noun: int, i: int) -> bool:
    """``marsze [upamiętniające] Nowaka``: behind a participle of the noun stands its own object,
    and what belongs to that."""
    morph, head = reading.morphs[i], reading.morphs[noun]
    is_own = morph.pos == "pact" and morph.cases & head.cases and morph.numbers & head.numbers
    at = i + 1
    if not is_own or at >= len(reading.tokens):
        return False
    phrase = read_phrase(reading.words, at)
    if phrase is None or phrase.preposition is not None:
        return False
    behind = reading.morphs[phrase.head]  # "postulaty [strajkujących] kolejarzy": not the noun's
    return not (morph.cases & behind.cases and morph.numbers & behind.numbers)


def _is_of_list(reading: Reading, noun: int, i: int) -> bool:
    """``strajk [włoskich], greckich i hiszpańskich kolejarzy``: the first of several adjectives of
    the noun behind them."""
    own, head = reading.morphs[i], reading.morphs[noun]
    is_listed = i + 1 < len(reading.tokens) and parts_a_list(reading.tokens[i + 1].text)
    return is_listed and not own.numbers & head.numbers
