"""The tokens of a sentence and its names come in, its words with their forms go out.

A chosen form is put right where its neighbours or the name it belongs to say otherwise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from podobno.language.pl import PACK
from podobno.language.tags import Morph, possible_cases, read_tag
from podobno.model import NameMention, Token

if TYPE_CHECKING:
    from podobno.extract.event_parts import Part

PARTICLE = read_tag("part")
PREDICATES = frozenset({"fin", "praet", "bedzie", "impt", "imps", "winien", "pred", "inf"})


@cache
def grammar_words(name: str) -> frozenset[str]:
    """A list of ``event_grammar.toml``."""
    return frozenset(PACK.table("event_grammar")[name])


def parts_a_list(word: str) -> bool:
    """Whether a word stands between the members of a list: a comma, ``i``, ``oraz``."""
    return word == "," or word in grammar_words("list_joiners")


@cache
def bearers() -> frozenset[str]:
    """Nouns that bear the name behind them: ``związek Solidarność``."""
    return frozenset(PACK.table("event_actors")["bearing"])


@cache
def bodies() -> frozenset[str]:
    """Nouns of bodies, states and forces."""
    return frozenset(PACK.table("event_actors")["institutions"])


@cache
def institutions() -> frozenset[str]:
    """Nouns of bodies and companies: ``parlament``, ``przewoźnik``."""
    table = PACK.table("event_actors")
    return frozenset(table["institutions"]) | frozenset(table["companies"])


@cache
def one_person() -> frozenset[str]:
    """Nouns of one person whose gender does not show it: ``kobieta``, ``minister``."""
    table = PACK.table("event_actors")
    return frozenset(table["people"]) | frozenset(table["women"]) | grammar_words("titled")


@cache
def staff() -> frozenset[str]:
    """Nouns of those whom a firm employs: ``pilot``, ``załoga``."""
    return frozenset(PACK.table("event_actors")["staff"])


@cache
def grammar_pairs(name: str) -> dict[tuple[str, ...], str]:
    """A table of ``event_grammar.toml``: its keys as words, and what they mean."""
    return {tuple(key.split()): value for key, value in PACK.table("event_grammar")[name].items()}


def lemmas_of(token: Token, pos: Sequence[str]) -> set[str]:
    """The base forms a token has among its readings of some parts of speech."""
    found = {r.lemma for r in token.readings if r.tag.partition(":")[0] in pos}
    return found | {token.lemma}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A sentence's tokens with their forms; ``names`` maps each token inside a name to where the
    name begins and its type."""

    tokens: Sequence[Token]
    morphs: Sequence[Morph]
    names: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    # The phrase that begins at a token, once it was read: phrases behind prepositions are read
    # again from each before them, which for thirty in a row took hours.
    parts: dict[int, Part | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def is_inside(self, index: int) -> bool:
        """Whether a token continues a name begun before it."""
        return index in self.names and self.names[index][0] < index

    def begins_person(self, index: int) -> bool:
        return self.names.get(index) == (index, "PER")


def read_words(tokens: Sequence[Token], names: Sequence[NameMention] = ()) -> Words:
    """The words of a sentence, with the names among them."""
    starts = [token.start for token in tokens]
    inside = {
        name: range(bisect_left(starts, name.start), bisect_left(starts, name.end))
        for name in names
    }
    tokens = [_as_participle(tokens, i) for i in range(len(tokens))]
    tokens = _with_a_verb(tokens)
    morphs = [read_tag(token.tag) for token in tokens]
    for i in range(1, len(tokens)):
        pair = f"{tokens[i - 1].text} {tokens[i].text}".casefold()
        if pair in grammar_words("particles"):
            morphs[i - 1 : i + 1] = [PARTICLE, PARTICLE]
    for name in names:
        _lead(tokens, morphs, name, inside[name])
    for i in range(1, len(tokens)):
        morphs[i] = _as_adjective(tokens[i], morphs[i - 1]) or morphs[i]
    for i in range(1, len(tokens)):
        if _is_owner(tokens, i, morphs[i], names):
            morphs[i] = replace(morphs[i], cases=frozenset({"gen"}))
    for name in names:
        if name.type == "PER" and inside[name]:
            _agree(tokens, morphs, inside[name], name.lemma)
    _agree_in_lists(tokens, morphs, [inside[name] for name in names if name.type == "LOC"])
    marks = {i: (inside[name][0], name.type) for name in names for i in inside[name]}
    return Words(tokens=tokens, morphs=morphs, names=marks)


def _is_owner(
    tokens: Sequence[Token], index: int, morph: Morph, names: Sequence[NameMention]
) -> bool:
    """``kraje członkowskie [UE]``: a name without endings that the tree hangs on the noun before
    it; ``firmy [OMV] i Engie`` bear theirs."""
    token = tokens[index]
    head = token.head if token.head is not None else -1
    is_near = 0 <= head < index <= head + 2 and tokens[index - 1].text[:1].isalpha()
    if not is_near or tokens[head].lemma in bearers():
        return False
    is_attribute = (token.relation or "").startswith("nmod") and morph.cases == {"nom"}
    if not is_attribute or not any(name.start == token.start for name in names):
        return False
    return any({"nom", "gen"} <= read_tag(r.tag).cases for r in token.readings)


def _as_participle(tokens: Sequence[Token], i: int) -> Token:
    """``zostało zatrzymanych dwóch strażników``: behind ``zostać`` a participle, no noun."""
    if i == 0 or tokens[i - 1].lemma != "zostać" or not tokens[i].tag.startswith(("subst", "adj")):
        return tokens[i]
    found = [reading for reading in tokens[i].readings if reading.tag.startswith("ppas")]
    found.sort(key=lambda reading: "gen" not in read_tag(reading.tag).cases)
    return replace(tokens[i], tag=found[0].tag, lemma=found[0].lemma) if found else tokens[i]


def _agree_in_lists(
    tokens: Sequence[Token], morphs: list[Morph], lands: Sequence[Sequence[int]]
) -> None:
    """``umowę poparły [Włochy], Francja i Belgia``: of two lands joined in a list, the one whose
    form could be in the other's case is in it."""
    ordered = sorted((land for land in lands if land), key=lambda land: land[0])
    for first, second in pairwise(ordered):
        if second[0] != first[-1] + 2 or not parts_a_list(tokens[first[-1] + 1].text.casefold()):
            continue
        a, b = first[0], second[0]
        if not morphs[a].cases or not morphs[b].cases or morphs[a].cases & morphs[b].cases:
            continue
        to_second = possible_cases(tokens[a]) & morphs[b].cases
        to_first = possible_cases(tokens[b]) & morphs[a].cases
        if to_second and not to_first:
            for i in first:
                morphs[i] = replace(morphs[i], cases=to_second)
        elif to_first and not to_second:
            for i in second:
                morphs[i] = replace(morphs[i], cases=to_first)


def _lead(
    tokens: Sequence[Token], morphs: list[Morph], name: NameMention, inside: Sequence[int]
) -> None:
    """``Zacharowa zarzuciła``: a person's name that opens the sentence in its base form is in the
    nominative, whatever the form of another name it could be."""
    if name.type != "PER" or not inside or inside[0] != 0 or "nom" in morphs[0].cases:
        return
    if " ".join(tokens[i].text for i in inside) == name.lemma:
        for i in inside:
            morphs[i] = replace(morphs[i], cases=frozenset({"nom"}), genders=frozenset())


def _with_a_verb(tokens: Sequence[Token]) -> Sequence[Token]:
    """``Rząd broni swojej wizji``: in a sentence without a verb, a genitive right behind its
    nominative noun that may be a verb is one."""
    if any(token.tag.split(":")[0] in PREDICATES for token in tokens):
        return tokens
    for i in range(1, len(tokens) - 1):
        before = read_tag(tokens[i - 1].tag)
        is_attribute = tokens[i].tag.startswith("subst") and tokens[i].text[:1].islower()
        if not is_attribute or before.pos not in {"subst", "adj"} or "nom" not in before.cases:
            continue
        if "gen" not in read_tag(tokens[i].tag).cases:
            continue
        for reading in tokens[i].readings:
            morph = read_tag(reading.tag)
            if morph.pos == "fin" and "ter" in morph.persons and morph.numbers & before.numbers:
                verb = replace(tokens[i], tag=reading.tag, lemma=reading.lemma)
                return (*tokens[:i], verb, *tokens[i + 1 :])
    return tokens


def _as_adjective(token: Token, before: Morph) -> Morph | None:
    """``defiladzie wojskowej``: a noun by its form that agrees with the noun before it as an
    adjective would is one."""
    if before.pos not in {"subst", "ger"} or not token.text[:1].islower():
        return None
    if not token.tag.startswith("subst"):
        return None
    for reading in token.readings:
        if reading.tag.startswith("adj:"):
            morph = read_tag(reading.tag)
            if all((morph.cases & before.cases, morph.numbers & before.numbers,
                    morph.genders & before.genders)):  # fmt: skip
                return morph
    return None


def _agree(tokens: Sequence[Token], morphs: list[Morph], inside: Sequence[int], base: str) -> None:
    """Gives the words of one person's name a case they can share: that of the word that is
    declined (``Mario Draghim``, ``Theresy May``), else one that their forms allow."""
    plain = base.split()
    nominal = [i for i in inside if morphs[i].pos in {"subst", "adj", "depr"} and morphs[i].cases]
    declined = [_declined(tokens[i], morphs[i]) for i in nominal if tokens[i].text not in plain]
    if declined:
        shared = frozenset.intersection(*declined) or declined[0]
    elif len(nominal) == len(inside) and len(nominal) > 1:
        if frozenset.intersection(*(morphs[i].cases for i in nominal)) - {"voc"}:
            return
        shared = frozenset({"nom"})
    else:
        return
    for i in nominal:
        morphs[i] = replace(morphs[i], cases=shared)


def _declined(token: Token, morph: Morph) -> frozenset[str]:
    """The cases of a name's word that is not in its base form: not the nominative."""
    other = morph.cases - {"nom", "voc"}
    if other:
        return other
    return possible_cases(token) - {"nom", "voc"} or frozenset({"gen"})
