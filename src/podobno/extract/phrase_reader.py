"""A word of a sentence comes in, the noun phrase that begins there goes out, from case and
agreement alone.

A phrase holds its adjectives, numerals, genitive attributes and close appositions (``prezydent
Rosji Władimir Putin``); prepositional attributes are phrases of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from podobno.extract.phrase_words import (
    ADJECTIVES,
    NOUNS,
    NUMERALS,
    PRONOUNS,
    QUOTES,
    agrees,
    agrees_back,
    bracketed,
    compound_adjective,
    governs,
    has_year_noun,
    is_apposition,
    is_counted_by,
    is_date,
    is_hyphened_name,
    is_possessive,
    is_unit,
    is_year,
    joins,
    known_words,
    leads_to_noun,
    may_stand_before_head,
    precedes_name,
)
from podobno.language.tags import CASES, GENDERS, NUMBERS, read_tag
from podobno.model import Token

# How deep genitives nest ("wizyta szefa sztabu armii Korei"): no sentence needs more.
_MAX_DEPTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrase:
    """The tokens ``[start, end)`` around a head.

    ``start`` is behind the preposition, whose base form is ``preposition`` (None without one).
    ``cases``, ``numbers`` and ``genders`` are the head's. ``attributes`` are the genitive phrases
    inside, ``conjuncts`` the joined phrases where there are several ("Putin i Kim": the whole has
    the plural, its conjuncts each their own number). ``is_counted`` is true where a numeral
    governs the counted noun: the verb is then neuter singular ("15 żołnierzy zginęło").
    """

    start: int
    end: int
    head: int
    cases: frozenset[str]
    numbers: frozenset[str]
    genders: frozenset[str]
    preposition: str | None = None
    attributes: tuple[NounPhrase, ...] = ()
    conjuncts: tuple[NounPhrase, ...] = ()
    is_counted: bool = False


def read_joined(
    tokens: Sequence[Token], index: int, cases: frozenset[str] | None, depth: int = 0
) -> NounPhrase | None:
    """The phrase at ``index`` with the phrases of the same case joined to it."""
    first = read_phrase(tokens, index, cases, depth)
    if first is None:
        return None
    members = [first]
    while (following := _next_member(tokens, members[-1], depth)) is not None:
        members.append(following)
    if len(members) == 1:
        return first
    genders = frozenset({"m1"}) if any("m1" in m.genders for m in members) else first.genders
    return NounPhrase(
        start=first.start,
        end=members[-1].end,
        head=first.head,
        cases=first.cases,
        numbers=frozenset({"pl"}),
        genders=genders,
        attributes=first.attributes,
        conjuncts=tuple(members),
    )


def _next_member(tokens: Sequence[Token], last: NounPhrase, depth: int) -> NounPhrase | None:
    """The phrase joined behind ``last`` by a conjunction, or by a comma in a list that a
    conjunction closes."""
    index = last.end
    if index >= len(tokens):
        return None
    is_comma = tokens[index].text == ","
    if not is_comma and not joins(tokens[index]):
        return None
    start = index + 1
    if start < len(tokens) and tokens[start].upos == "PART":
        start += 1  # "Rosja, a także Chiny", "i nawet Kim"
    phrase = read_phrase(tokens, start, last.cases, depth)
    if phrase is None or not phrase.cases & last.cases or _is_pronoun_mix(tokens, last, phrase):
        return None
    if is_comma and not _closes_list(tokens, phrase, depth):
        return None
    return phrase


def _is_pronoun_mix(tokens: Sequence[Token], last: NounPhrase, phrase: NounPhrase) -> bool:
    """Whether the second phrase is a relative pronoun, which opens a clause of its own."""
    return tokens[phrase.head].lemma in known_words("relatives") and tokens[
        last.head
    ].lemma not in known_words("relatives")


def _closes_list(tokens: Sequence[Token], phrase: NounPhrase, depth: int) -> bool:
    while phrase.end < len(tokens):
        if joins(tokens[phrase.end]):
            last = read_phrase(tokens, phrase.end + 1, phrase.cases, depth)
            return last is not None and bool(last.cases & phrase.cases)
        if tokens[phrase.end].text != ",":
            return False
        following = read_phrase(tokens, phrase.end + 1, phrase.cases, depth)
        if following is None:
            return False
        phrase = following
    return False


def read_phrase(
    tokens: Sequence[Token], index: int, cases: frozenset[str] | None, depth: int = 0
) -> NounPhrase | None:
    """The single phrase that begins at ``index``; ``cases`` narrows its case where known."""
    if depth > _MAX_DEPTH or index >= len(tokens):
        return None
    if tokens[index].text in QUOTES:
        return read_phrase(tokens, index + 1, cases, depth + 1) if cases else None
    found = _find_head(tokens, index)
    if found is None:
        return None
    head, is_counted, agreeing = found
    morph = read_tag(tokens[head].tag)
    own = morph.cases or agreeing
    if is_counted and not (own - {"gen"}):
        own = frozenset({"nom", "acc"}) if "gen" in own else own
    if cases is not None:
        if own and not own & cases and not is_counted:
            return None
        own = own & cases or cases
    if morph.pos in {"brev", "dig", "romandig"} and not own:
        own = CASES - {"voc"}
    end, attributes = _read_tail(tokens, head, own, depth)
    return NounPhrase(
        start=index,
        end=end,
        head=head,
        cases=frozenset(own),
        numbers=morph.numbers or NUMBERS,
        genders=morph.genders or GENDERS,
        attributes=attributes,
        is_counted=is_counted or tokens[head].lemma in known_words("counters"),
    )


def _find_head(tokens: Sequence[Token], index: int) -> tuple[int, bool, frozenset[str]] | None:
    """The head of a phrase beginning at ``index``, whether a numeral governs it, and the cases
    that the words before it have."""
    numeral: int | None = None
    adjective: int | None = None
    at = index
    while at < len(tokens):
        at = compound_adjective(tokens, at) or at
        token = tokens[at]
        pos = token.tag.partition(":")[0]
        if pos in NOUNS or pos in PRONOUNS:
            if is_possessive(tokens, at):
                at += 1
                continue
            is_other = adjective is not None and not agrees(tokens[adjective], token)
            if is_other and (numeral is None or "gen" not in read_tag(token.tag).cases):
                return _without_noun(tokens, numeral, adjective)
            return at, is_counted_by(tokens, numeral, at), frozenset()
        if pos in NUMERALS:
            if at > index and is_date(tokens, at):
                break
            if adjective is not None and numeral is None and not leads_to_noun(tokens, at):
                break
            numeral = at
        elif pos in ADJECTIVES:
            if adjective is not None and not agrees(tokens[adjective], token):
                break
            adjective = at
            if (skipped := _skip_arguments(tokens, at)) is not None:
                at = skipped
                continue
        elif pos == "brev" and token.lemma in known_words("time_nouns") and numeral == at - 1:
            return at, False, frozenset()  # "2024 r."
        elif pos == "brev":
            if numeral is None and not precedes_name(tokens, at) and not is_unit(tokens, at):
                if token.lemma not in known_words("short_bounds"):
                    break
            elif is_unit(tokens, at) or numeral is not None:
                numeral = at
        elif not may_stand_before_head(tokens, at, index, numeral, adjective):
            break
        at += 1
    return _without_noun(tokens, numeral, adjective)


def _without_noun(
    tokens: Sequence[Token], numeral: int | None, adjective: int | None
) -> tuple[int, bool, frozenset[str]] | None:
    """A phrase whose head is a number or an adjective: "dwóch", "ponad 10 tys.", "który"."""
    head = adjective if adjective is not None else numeral
    if head is None:
        return None
    return head, head == numeral and governs(tokens[head]), frozenset()


def _skip_arguments(tokens: Sequence[Token], participle: int) -> int | None:
    """Where the noun of a participle or adjective stands that has its arguments before it:
    "cytowane przez agencję Yonhap rosyjskie media", "największa w historii parada"."""
    at = participle + 1
    if at >= len(tokens) or not tokens[at].tag.startswith("prep:"):
        return None
    inner = read_phrase(tokens, at + 1, read_tag(tokens[at].tag).cases, depth=_MAX_DEPTH - 1)
    if inner is None or inner.end >= len(tokens):
        return None
    following = tokens[inner.end]
    pos = following.tag.partition(":")[0]
    if pos in ADJECTIVES | NOUNS and agrees(tokens[participle], following):
        return inner.end
    return None


def _read_tail(
    tokens: Sequence[Token], head: int, cases: frozenset[str], depth: int
) -> tuple[int, tuple[NounPhrase, ...]]:
    """What follows a head inside its phrase: adjectives, genitives, names, acronyms."""
    attributes: list[NounPhrase] = []
    end = head + 1
    if tokens[head].tag.partition(":")[0] in PRONOUNS:
        return end, ()
    while end < len(tokens):
        token = tokens[end]
        pos = token.tag.partition(":")[0]
        if pos in ADJECTIVES and agrees_back(tokens, head, end):
            end += 1
        elif (compound := compound_adjective(tokens, end)) and agrees(
            tokens[head], tokens[compound]
        ):
            end = compound + 1  # "układ niemiecko-rosyjski"
        elif pos == "romandig" or (pos == "brev" and token.lemma.endswith("ny")):
            end += 1  # "Jana Pawła II", "Korei Płn."
        elif is_year(tokens, end) and (tokens[head].lemma in known_words("months")):
            end += 2 if has_year_noun(tokens, end + 1) else 1
        elif is_hyphened_name(tokens, end):
            end += 2  # "Nowak-Lis"
        elif (closed := bracketed(tokens, end)) is not None:
            end = closed
        elif is_apposition(tokens, head, end, cases):
            end += 1
        elif (attribute := _genitive(tokens, end, depth)) is not None:
            if not _takes_attribute(tokens, head, attribute):
                break
            attributes.append(attribute)
            end = attribute.end
        else:
            break
    return end, tuple(attributes)


def _genitive(tokens: Sequence[Token], at: int, depth: int) -> NounPhrase | None:
    """The genitive attribute that begins at ``at``."""
    token = tokens[at]
    pos = token.tag.partition(":")[0]
    if pos == "dig" and at + 1 < len(tokens) and tokens[at + 1].lemma in known_words("months"):
        return None
    if pos in {"prep", "interp", "conj", "comp", "part", "adv"} and token.text not in QUOTES:
        return None
    phrase = read_joined(tokens, at, frozenset({"gen"}), depth + 1)
    if phrase is not None and any(
        inner.tag.startswith("num:") and "gen" not in read_tag(inner.tag).cases
        for inner in tokens[phrase.start : phrase.head]
    ):
        return None  # "w sprzedaży wiele rodzajów"
    if phrase is None or "gen" not in read_tag(tokens[phrase.head].tag).cases:
        return None
    if tokens[phrase.head].lemma in known_words("months") or _is_time(tokens, phrase):
        return None
    if tokens[phrase.head].tag.startswith(("ppron", "siebie")):
        return None
    return phrase


def _takes_attribute(tokens: Sequence[Token], head: int, attribute: NounPhrase) -> bool:
    """Not "w Rosji swoich żołnierzy", "w zeszłym roku 15 tys. żołnierzy"."""
    if "nazwa_geograficzna" in tokens[head].names:
        return False
    return not (attribute.is_counted and tokens[head].lemma in known_words("time_nouns"))


def _is_time(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    return tokens[phrase.head].lemma in known_words("time_nouns") and any(
        token.lemma in known_words("time_adjectives")
        for token in tokens[phrase.start : phrase.head]
    )
