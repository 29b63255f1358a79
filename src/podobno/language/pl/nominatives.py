"""The tokens of a name or a phrase come in, its nominative form goes out.

The number of the head is kept: ``rosyjskich mediów`` gives ``rosyjskie media``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from podobno.language.countries import read_countries
from podobno.language.pl import PACK
from podobno.language.pl.inflection import cased_like, inflected, join_forms, number_of
from podobno.language.pl.morphology import look_up
from podobno.language.pl.nominative_forms import generate
from podobno.language.tags import Morph, read_tag
from podobno.model import Reading, Token

MODIFIERS = frozenset({"adj", "pact", "ppas"})
HEADS = frozenset({"subst", "ger", "depr"})
_HYPHENS = frozenset({"-", "–"})


def nominative_phrase(tokens: Sequence[Token], *, prefers_common: bool = False) -> str:
    """The phrase with its head and the words that agree with it in the nominative.

    Genitive attributes and prepositional phrases stay as they are. A phrase without a noun, and
    an acronym, are given back as they stand. ``prefers_common`` takes ``Rady`` for the noun
    ``rada`` rather than a name; so do phrases of several words.
    """
    forms = [token.text for token in tokens]
    if len(tokens) == 1 and len(forms[0]) > 1 and forms[0].isupper():
        return forms[0]
    is_common = prefers_common or len(tokens) > 1
    for part in _coordinated(tokens):
        head = _head(tokens, part)
        if head is None:
            continue
        reading = _agreeing(tokens, part, head, is_common)
        if reading is None:
            continue
        morph = read_tag(reading.tag)
        if "nom" not in morph.cases or morph.pos == "depr":
            forms[head] = cased_like(tokens[head].text, _noun(reading, morph))
        for index in _modifiers(tokens, part, head, morph):
            forms[index] = cased_like(tokens[index].text, _modifier(tokens[index], morph))
    return join_forms(tokens, forms)


def counted_phrase(tokens: Sequence[Token]) -> str | None:
    """``wielu ekspertów``, ``kilku firm`` → ``kilka firm``: a phrase under a numeral that keeps its
    noun in the genitive, None for any other phrase."""
    first = tokens[0] if tokens else None
    if first is None or read_tag(first.tag).pos != "num" or not _governs(first.lemma):
        return None
    at = next((i for i, t in enumerate(tokens[1:], 1) if read_tag(t.tag).pos in HEADS), None)
    if at is None:
        return None
    noun = read_tag(tokens[at].tag)
    forms = [token.text for token in tokens]
    forms[0] = _numeral(first, noun.genders)
    if "gen" not in noun.cases:
        for index in range(1, at + 1):
            own = read_tag(tokens[index].tag)
            parts = frozenset({own.pos})
            forms[index] = inflected(tokens[index].lemma, parts, "pl", noun.genders, case="gen")
    return join_forms(tokens, forms)


def _numeral(token: Token, genders: frozenset[str]) -> str:
    """The nominative of a numeral; the form in use after an archaic one (``wiela``, ``wielu``)."""
    forms = [
        str(form)
        for form, tag in generate(token.lemma)
        if tag.startswith("num:pl:") and ":col" not in tag
        and "nom" in read_tag(tag).cases and genders & read_tag(tag).genders
    ]  # fmt: skip
    if not forms or token.text.lower() in forms:
        return token.text
    return cased_like(token.text, forms[-1])


@lru_cache(maxsize=256)
def _governs(numeral: str) -> bool:
    """Whether all nominatives of a numeral take the genitive (``kilka``, not ``trzy``)."""
    tags = [tag for _, tag in generate(numeral) if tag.startswith("num:")]
    nominatives = [tag for tag in tags if "nom" in read_tag(tag).cases]
    return bool(nominatives) and all(":rec" in tag for tag in nominatives)


def _coordinated(tokens: Sequence[Token]) -> list[range]:
    """The phrase cut at conjunctions that join two heads of one case (``eksperci i analitycy``)."""
    cuts = [0]
    for index, token in enumerate(tokens[1:-1], start=1):
        if token.text in _words("head_joiners"):
            left = _head(tokens, range(cuts[-1], index))
            right = _head(tokens, range(index + 1, len(tokens)))
            if left is None or right is None:
                continue
            if _cases(tokens[left]) == _cases(tokens[right]) and _only(tokens, left, index):
                cuts.append(index + 1)
    return [range(a, b) for a, b in zip(cuts, [*cuts[1:], len(tokens)], strict=True)]


@cache
def _words(name: str) -> frozenset[str]:
    """A list of ``phrases.toml``."""
    return frozenset(PACK.table("phrases")[name])


def _only(tokens: Sequence[Token], head: int, end: int) -> bool:
    """No other noun stands between the head and the conjunction: it joins the heads."""
    return not any(read_tag(tokens[i].tag).pos in HEADS for i in range(head + 1, end))


def _cases(token: Token) -> frozenset[str]:
    return read_tag(token.tag).cases


def _head(tokens: Sequence[Token], part: range) -> int | None:
    for index in part:
        pos = _part_of_speech(tokens[index])
        if pos in HEADS and not _modifies_next(tokens, index, part):
            return index
        if pos in {"prep", "fin", "praet", "comp"}:
            return None
    return None


def _modifies_next(tokens: Sequence[Token], index: int, part: range) -> bool:
    """The word may also be an adjective, and the next is a noun that agrees (``Światowej``)."""
    may_modify = any(read_tag(r.tag).pos in MODIFIERS for r in look_up(tokens[index].text).readings)
    return may_modify and index + 1 in part and _has_noun_with(tokens, index + 1)


def _part_of_speech(token: Token) -> str:
    """The chosen part of speech, unless it is a guess where the dictionary knows the word."""
    readings = look_up(token.text).readings
    chosen = read_tag(token.tag).pos
    parts = [read_tag(reading.tag).pos for reading in readings]
    return chosen if not parts or chosen in parts else parts[0]


def _agreeing(tokens: Sequence[Token], part: range, head: int, is_common: bool) -> Reading | None:
    """The head's reading that most of the neighbouring modifiers can agree with."""
    token = tokens[head]
    known = look_up(token.text).readings
    readings = tuple(r for r in token.readings if not known or r in known) + known
    readings = readings or token.readings or (Reading(token.lemma, token.tag),)
    nominal = [r for r in readings if read_tag(r.tag).pos in HEADS]
    if not nominal:
        return None
    chosen = read_tag(token.tag)
    # "poprosił premiera": the premier, not a first night
    nominal.sort(key=lambda r: not _fits(read_tag(r.tag), chosen))
    numbers = chosen.numbers  # "na firmy": firmy, not firma
    nominal.sort(key=lambda r: not numbers & read_tag(r.tag).numbers)
    if is_common and token.text[:1].isupper():
        nominal.sort(key=lambda r: r.lemma[:1].isupper())
    beside = [i for i in part if i != head and _is_beside(tokens, i, head)]
    if token.text[:1].isupper() and nominal[0].lemma[:1].isupper():
        # `Ukrainy` is one country, whatever the plural the reader chose.
        first = nominal[0].lemma
        nominal.sort(key=lambda r: (r.lemma != first, "sg" not in read_tag(r.tag).numbers))
    count = [sum(_agrees(tokens[i], read_tag(r.tag)) for i in beside) for r in nominal]
    return nominal[count.index(max(count))]


def _fits(morph: Morph, chosen: Morph) -> bool:
    """Whether a reading has the case and gender that the reader chose."""
    return bool(morph.cases & chosen.cases and morph.genders & chosen.genders)


def _is_beside(tokens: Sequence[Token], index: int, head: int) -> bool:
    """With nothing but modifiers between, before the head also what joins them (``niemieckimi czy
    włoskimi [kontrahentami]``)."""
    low, high = sorted((index, head))
    between = range(low + 1, high)
    joining = _HYPHENS | _words("adjective_joiners") if index < head else _HYPHENS
    return _can_modify(tokens[index]) and all(
        _can_modify(tokens[i]) or tokens[i].text in joining for i in between
    )


def _can_modify(token: Token) -> bool:
    readings = (*token.readings, *look_up(token.text).readings)
    return any(read_tag(r.tag).pos in MODIFIERS | {"num"} for r in readings) or (
        read_tag(token.tag).pos in MODIFIERS | {"adv", "num"}
    )


def _agrees(token: Token, morph: Morph) -> bool:
    readings = (*token.readings, *look_up(token.text).readings)
    readings = readings or (Reading(token.lemma, token.tag),)
    for reading in readings:
        other = read_tag(reading.tag)
        is_numeral = other.pos == "num" and "congr" in reading.tag
        if (other.pos in MODIFIERS or is_numeral) and all(
            a & b
            for a, b in (
                (other.numbers, morph.numbers),
                (other.cases, morph.cases),
                (other.genders, morph.genders),
            )
        ):
            return True
    return False


def _modifiers(tokens: Sequence[Token], part: range, head: int, morph: Morph) -> list[int]:
    found = [
        i for i in part if i != head and _is_beside(tokens, i, head) and _agrees(tokens[i], morph)
    ]
    after = head + 1
    while after < part.stop and after in found:
        after += 1
    is_owned = after > head + 1 and (
        _describes_country(tokens[after - 1])
        or (after < part.stop and _goes_with_next(tokens, head, after))
    )
    if after < part.stop and is_owned and _has_noun_with(tokens, after):
        # `Związku Niemieckiego Przemysłu`: the adjective belongs to the noun behind it.
        return [i for i in found if i < head]
    return found


def _goes_with_next(tokens: Sequence[Token], head: int, after: int) -> bool:
    """``zwolenników [radykalnych partii]``, ``prezesa [Narodowego Funduszu]``: behind a noun for a
    person an adjective describes what follows, but for those that name a post (``dyrektora
    generalnego banku``) and before a name (``lidera duchowego Iranu``)."""
    personal = any("m1" in read_tag(r.tag).genders for r in look_up(tokens[head].text).readings)
    adjective, noun = tokens[after - 1], tokens[after]
    is_post = adjective.lemma.casefold() in PACK.table("titles")["behind"]["words"]
    is_name = noun.text[:1].isupper() and not adjective.text[:1].isupper()
    return personal and tokens[head].text[:1].islower() and not is_post and not is_name


def _describes_country(token: Token) -> bool:
    """Such an adjective goes with the noun behind it rather than with the one before."""
    countries = read_countries(PACK)
    return any(countries.described(r.lemma) for r in look_up(token.text).readings)


def _has_noun_with(tokens: Sequence[Token], index: int) -> bool:
    """The word at ``index`` is a noun with which the word before it agrees."""
    return any(
        read_tag(r.tag).pos in HEADS and _agrees(tokens[index - 1], read_tag(r.tag))
        for r in look_up(tokens[index].text).readings
    )


def _noun(reading: Reading, morph: Morph) -> str:
    number = number_of(morph)
    parts = frozenset({"subst" if morph.pos == "depr" else morph.pos})
    return inflected(reading.lemma, parts, number, morph.genders)


def _modifier(token: Token, morph: Morph) -> str:
    readings = (*token.readings, *look_up(token.text).readings, Reading(token.lemma, token.tag))
    found = [r for r in readings if read_tag(r.tag).pos in MODIFIERS | {"num"}]
    found.sort(key=lambda r: "col" in r.tag.split(":"))
    if not found:
        return token.text
    reading = found[0]
    own = read_tag(reading.tag)
    return inflected(
        reading.lemma, frozenset({own.pos}), number_of(morph), morph.genders, own.degrees,
        is_negated=own.is_negated,
    )  # fmt: skip
