"""The words behind a number come in; the unit of measure or money they name goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale

from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Token

# "kilometr na godzinę" is the longest unit in words, "pkt. procentowych" among short forms.
_LONGEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A unit at tokens ``[first, last)``.

    ``kind``: ``percent``, ``money``, ``measure`` or ``time``. ``is_short`` marks signs and short
    forms, which do not inflect; ``can_be_adjective`` words that are one too (``złotych``).
    """

    first: int
    last: int
    unit: str
    kind: str
    is_short: bool = False
    can_be_adjective: bool = False


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Units and money of one language: short forms without spaces, and base forms by word."""

    shorts: dict[str, Measure]
    lemmas: dict[tuple[str, ...], Measure]
    time_texts: frozenset[str]
    aliases: dict[str, str]
    undotted: frozenset[str]


def match_measure(tokens: Sequence[Token], first: int, pack: LanguagePack) -> Measure | None:
    """The longest unit of measure, money or time that begins at a token, or None."""
    words = unit_words(pack)
    short = _match_short(tokens, first, words) or _match_time(tokens, first, words)
    spelled = _match_lemmas(tokens, first, words)
    # "55 mld m sześciennych": the short form is the beginning of a longer unit.
    if short is not None and spelled is not None and spelled.last > short.last:
        return replace(spelled, is_short=True)
    return short or spelled


def match_sign(token: Token, pack: LanguagePack) -> str | None:
    """The currency that a sign or code before a number means: ``$``, ``EUR``."""
    text = token.text
    if text.isalpha() and not text.isupper():
        return None
    measure = unit_words(pack).shorts.get(text)
    return measure.unit if measure and measure.kind == "money" else None


def _match_short(tokens: Sequence[Token], first: int, words: UnitWords) -> Measure | None:
    """Short forms, spaces aside: "m sześc.", "m²", "km/h", "p.p."."""
    best: Measure | None = None
    joined = ""
    for last in range(first, min(len(tokens), first + _LONGEST)):
        joined += tokens[last].text
        found = words.shorts.get(joined)
        if found is None and last == len(tokens) - 1 and joined.lower() in words.undotted:
            found = words.shorts.get(joined[:-1])  # "Dron mierzy 3 m."
        if found is not None and not _opens_phrase(tokens, last):
            best = replace(found, first=first, last=last + 1, is_short=True)
    return best


def _opens_phrase(tokens: Sequence[Token], index: int) -> bool:
    """As in "Nord Stream 2 W środę": a capital letter before a word is a preposition, not watts."""
    text = tokens[index].text
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return len(text) == 1 and text.isupper() and after[:1].isalpha()


def _match_time(tokens: Sequence[Token], first: int, words: UnitWords) -> Measure | None:
    if tokens[first].text in words.time_texts:
        unit = tokens[first].text
        return Measure(first=first, last=first + 1, unit=unit, kind="time", is_short=True)
    return None


def _match_lemmas(tokens: Sequence[Token], first: int, words: UnitWords) -> Measure | None:
    best: Measure | None = None
    options: list[tuple[str, ...]] = [()]
    for last in range(first, min(len(tokens), first + _LONGEST)):
        lemmas = (*_lemmas(tokens[last]), words.aliases.get(tokens[last].text.lower(), ""))
        options = [(*option, lemma) for option in options for lemma in lemmas]
        options = options[:64]
        for option in options:
            found = words.lemmas.get(option)
            if found is not None and _is_unit_form(tokens[first], found):
                end = last + 1 + _has_own_stop(tokens, last, words)
                flag = _is_adjective(tokens[first])
                best = replace(found, first=first, last=end, can_be_adjective=flag)
                break
    return best


def _has_own_stop(tokens: Sequence[Token], index: int, words: UnitWords) -> bool:
    """As in "metrów sześc." with the stop as a token of its own."""
    if index + 1 >= len(tokens) or tokens[index].text.lower() not in words.aliases:
        return False
    stop = tokens[index + 1]
    return stop.text == "." and stop.start == tokens[index].end


def _lemmas(token: Token) -> tuple[str, ...]:
    found = dict.fromkeys((token.lemma.lower(), *(lemma.lower() for lemma, _ in token.readings)))
    found[token.text.lower()] = None
    return tuple(found)


def _is_unit_form(token: Token, measure: Measure) -> bool:
    """Whether the word is a noun here at all: "real", "ar", "bar", "cal" look like other words."""
    return any(
        read_tag(tag).pos in {"subst", "brev", "ign", "depr"} or token.text == measure.unit
        for _lemma, tag in token.readings or ((token.lemma, token.tag),)
    )


def _is_adjective(token: Token) -> bool:
    return any(tag.startswith("adj") for _lemma, tag in token.readings)


@cache
def unit_words(pack: LanguagePack) -> UnitWords:
    """The tables ``units.toml`` and ``currencies.toml`` of a language, with CLDR's names."""
    units, money = pack.table("units"), pack.table("currencies")
    bases = units["masculine"]
    shorts: dict[str, Measure] = {}
    lemmas: dict[tuple[str, ...], Measure] = {}
    for text in units["percent"]["texts"]:
        shorts[text] = _measure("%", "percent")
    for name, texts in units["units"].items():
        unit = units["codes"].get(name, name)
        measure = _measure(unit, "percent" if unit == "%" else "measure")
        if name not in units["counts"]["words"]:
            lemmas[_base_forms(name, bases)] = measure
        for text in texts:
            shorts.setdefault(text.replace(" ", ""), measure)
    for text, code in money["texts"].items():
        shorts[text] = shorts[text.upper()] = _measure(code, "money")
    for word in money["unsettled"]["words"]:
        lemmas[(word,)] = _measure(word, "money")
    for name, code in (*_cldr_names(pack.code), *money["names"].items()):
        lemmas[_base_forms(name, bases)] = _measure(code, "money")
    for word, code in money["nouns"].items():
        lemmas[(word,)] = _measure(code, "money")
    for change in money["change"].values():
        for word in (*change["words"], *change["texts"]):
            lemmas[(word,)] = _measure(change["words"][0], "money")
    for code in Locale.parse(pack.code).currencies:
        shorts.setdefault(str(code), _measure(str(code), "money"))
    undotted = frozenset(pack.table("numbers")["undotted"]["words"])
    times = frozenset(units["time"]["texts"])
    return UnitWords(shorts, lemmas, times, units["aliases"], undotted)


def _measure(unit: str, kind: str) -> Measure:
    return Measure(first=0, last=0, unit=unit, kind=kind)


def _cldr_names(code: str) -> tuple[tuple[str, str], ...]:
    """CLDR's currency names of several words: "dolar kanadyjski", "korona czeska"."""
    names = Locale.parse(code).currencies
    return tuple(
        (name.lower(), currency)
        for currency, name in sorted(names.items())
        if " " in name and "(" not in name
    )


def _base_forms(name: str, bases: dict[str, str]) -> tuple[str, ...]:
    """A unit's words as base forms: its adjectives stand in the masculine in the dictionary."""
    first, *rest = name.lower().split()
    return (first, *(_masculine(word, bases) for word in rest))


def _masculine(word: str, bases: dict[str, str]) -> str:
    """The base form of an adjective: ``czeska`` → ``czeski``."""
    for ending, base in bases.items():
        if word.endswith(ending):
            return word[: -len(ending)] + base
    return word
