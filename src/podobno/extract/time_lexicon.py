"""The tokens of a sentence come in, what each may mean in a time expression goes out.

A word is known by its form or by any of its dictionary base forms, so inflection never matters.
Words that can stand in no time expression are None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from podobno.language.pack import LanguagePack
from podobno.model import Sentence, Token

Forms = tuple[frozenset[str], ...]

_DIGITS = re.compile(r"\d+$")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)$")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?$")
_CLOCK_DOT = re.compile(r"(\d{1,2})\.(\d{2})$")
_DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})$")
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$")
_DAY = re.compile(r"(\d{1,2})-?(?:go|ego|tego|szego|giego|ciego)$")
_HOUR = re.compile(r"(\d{1,2})-?(?:ej|tej|stej|szej|giej|ciej|mej)$")
_MONTH_YEAR = re.compile(r"(\d{2})\.((?:19|20)\d{2})$")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_DECADE = re.compile(r"([1-9]0)-?(?:tych|te|ych|e)$")
_ROMAN = re.compile(r"[IVXL]+$")
_NUMBERED = re.compile(r"(\d+)(?:-|–)?([^\W\d_]{4,})$")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
# Words of time that may open with a capital inside a sentence: feasts, digits, Roman numerals.
_ANY_CASE = frozenset({"HOLIDAY", "ROMAN", "ROMAN_MONTH"})
# More forms than any newspaper day needs; past it the cache starts anew.
_CACHE_LIMIT = 200_000


@dataclass(frozen=True, slots=True)
class Word:
    """What a word may mean: a value for each class, and the forms (``sg``, ``gen``) it may have.

    ``forms`` has an entry for each class: the sets of number, case and gender it allows. ``key``
    holds the classes alone, to look rules up by.
    """

    lower: str
    classes: dict[str, Any]
    forms: dict[str, Forms]
    key: frozenset[str]

    def fits(self, name: str, needed: frozenset[str]) -> bool:
        """Whether the word has the class in a form with all that is needed."""
        if name not in self.classes:
            return False
        return not needed or any(needed <= form for form in self.forms.get(name, ()))


Words = list[Word | None]


class Lexicon:
    """The words of times.toml, and what tokens mean by them."""

    def __init__(self, pack: LanguagePack, literals: Iterable[str]) -> None:
        table = pack.table("times")
        numbers = pack.table("numbers")
        self._entries: dict[str, dict[str, Any]] = {}
        self._limits: dict[str, dict[str, str]] = {}
        for name, words in table["words"].items():
            for key, value in words.items():
                word, _, form = key.partition(":")
                self._entries.setdefault(word, {})[name] = value
                if form:
                    self._limits.setdefault(word, {})[name] = form
        for word, value in numbers["cardinals"].items():
            if value:
                self._entries.setdefault(word, {})["CARD"] = value
        for word, value in {**numbers["scales"], **numbers["abbreviations"]}.items():
            if value >= 1000:
                self._entries.setdefault(word, {})["SCALE"] = value
        for holiday in table["holidays"]:
            for word in holiday.split():
                self._entries.setdefault(word, {})["HOLIDAY"] = word
                self._entries[word][f"'{word}'"] = word
        for literal in literals:
            self._entries.setdefault(literal, {})[f"'{literal}'"] = literal
        for word, length in table["duration_adjectives"]["units"].items():
            self._entries.setdefault(word, {})["DURATION_HALF"] = length
        self._adjectives = _duration_adjectives(table, numbers)
        self._cache: dict[str, tuple[Word | None, Word | None]] = {}

    def words(self, sentence: Sentence) -> Words:
        """One entry a token; capitals inside the sentence leave only what feasts and digits are."""
        cache = self._cache
        found: Words = []
        shout = _is_shouted(sentence)
        may_open = True
        for token in sentence.tokens:
            pair = cache.get(token.text)
            if pair is None:
                pair = self._learn(token)
            word, name = pair
            if word is not name and not may_open and not shout:
                word = name
            found.append(word)
            may_open = (may_open and not token.text[0].isalnum()) or token.text in _OPENERS
        return found

    def _learn(self, token: Token) -> tuple[Word | None, Word | None]:
        word = self._read(token)
        name = word
        if word and token.text[0].isupper():
            classes = {
                key: value
                for key, value in word.classes.items()
                if key in _ANY_CASE or ("HOLIDAY" in word.classes and key.startswith("'"))
            }
            name = Word(word.lower, classes, word.forms, frozenset(classes)) if classes else None
        if len(self._cache) > _CACHE_LIMIT:
            self._cache.clear()
        self._cache[token.text] = (word, name)
        return word, name

    def _read(self, token: Token) -> Word | None:
        lower = token.text.lower()
        classes: dict[str, Any] = {}
        forms: dict[str, Forms] = {}
        if lower[0].isdigit():
            classes |= _read_digits(token.text)
            if _NUMBERED.match(lower):
                lemmas = {reading.lemma.lower() for reading in token.readings} | {lower}
                for lemma in sorted(lemmas):
                    if adjective := self._read_numbered(lemma):
                        classes["DURATION_ADJ"] = adjective
        elif _ROMAN.match(token.text) and (value := _read_roman(token.text)):
            classes["ROMAN"] = value
            if value <= 12:
                classes["ROMAN_MONTH"] = value
        for key, tags in _base_forms(token, lower).items():
            entry = self._entries.get(key)
            if entry is None and key in self._adjectives:
                entry = {"DURATION_ADJ": self._adjectives[key]}
            if entry is None:
                continue
            for name, value in entry.items():
                if name in self._limits.get(key, {}) and not any(
                    self._limits[key][name] in form for form in tags
                ):
                    continue
                if name not in classes or key == lower:
                    classes[name] = value
                forms[name] = forms.get(name, ()) + tags
        return Word(lower, classes, forms, frozenset(classes)) if classes else None

    def _read_numbered(self, lemma: str) -> tuple[float | str, str] | None:
        match = _NUMBERED.match(lemma)
        if not match:
            return None
        found = self._adjectives.get("|" + match[2])
        return (float(match[1]), found[1]) if found else None


_OPENERS = frozenset({";", "„", '"', "”", "«", "»", "–", "—", "-", ":", "(", "…", "*", "•", "."})


def _is_shouted(sentence: Sentence) -> bool:
    """A headline in capitals: letter case says nothing there."""
    letters = [token.text for token in sentence.tokens[:12] if token.text[0].isalpha()]
    return len(letters) > 2 and all(text.isupper() for text in letters)


def _base_forms(token: Token, lower: str) -> dict[str, Forms]:
    """The base forms of a token, and its own form, each with the forms its readings allow."""
    found: dict[str, list[frozenset[str]]] = {}
    readings = token.readings or ()
    for lemma, tag in (*readings, (token.lemma, token.tag)):
        key = lemma.partition(":")[0].lower().replace("_", " ") or lemma.lower()
        found.setdefault(key, []).append(_read_forms(tag))
    found.setdefault(lower, []).extend(_read_forms(tag) for _, tag in readings)
    return {key: tuple(dict.fromkeys(tags)) for key, tags in found.items()}


@lru_cache(maxsize=4096)
def _read_forms(tag: str) -> frozenset[str]:
    return frozenset(value for part in tag.split(":") for value in part.split("."))


def _read_digits(text: str) -> dict[str, Any]:
    """What a token that opens with a digit may mean."""
    if _DIGITS.match(text):
        return _read_integer(text)
    found: dict[str, Any] = {}
    if match := _DECIMAL.match(text):
        found["NUMBER"] = float(f"{match[1]}.{match[2]}")
    if (match := _CLOCK.match(text)) and int(match[1]) <= 24 and int(match[2]) < 60:
        found["HM"] = (int(match[1]), int(match[2]))
    if (match := _CLOCK_DOT.match(text)) and int(match[1]) <= 24 and int(match[2]) < 60:
        found["HM_DOT"] = (int(match[1]), int(match[2]))
    if (match := _DAY_MONTH.match(text)) and 0 < int(match[1]) <= 31 and 0 < int(match[2]) <= 12:
        found["DM"] = (int(match[1]), int(match[2]))
    if match := _DATE.match(text):
        year = int(match[3]) + (0 if len(match[3]) == 4 else 2000)
        found["DMY"] = (year, int(match[2]), int(match[1]))
    if (match := _DAY.match(text)) and 0 < int(match[1]) <= 31:
        found["DAYNUM"] = int(match[1])
    if (match := _HOUR.match(text)) and int(match[1]) <= 24:
        found["HOUR"] = int(match[1])
    if (match := _MONTH_YEAR.match(text)) and 1 <= int(match[1]) <= 12:
        found["MY"] = (int(match[2]), int(match[1]))
    if match := _ISO.match(text):
        found["ISO"] = (int(match[1]), int(match[2]), int(match[3]))
    if match := _DECADE.match(text.lower()):
        found["DECADE"] = int(match[1])
    return found


def _read_integer(text: str) -> dict[str, Any]:
    number = int(text) if len(text) < 16 else 0
    found: dict[str, Any] = {"NUMBER": float(number)}
    if len(text) == 2:
        found["YEAR2"] = number
    if len(text) <= 2:
        if 1 <= number <= 31:
            found["DAYNUM"] = number
        if 1 <= number <= 12:
            found["MONTHNUM"] = number
        if number <= 24:
            found["HOUR"] = number
        if number % 10 == 0 and number:
            found["DECADE"] = number
    if len(text) == 4 and 1000 <= number <= 2100:
        found["YEAR4"] = number
    if len(text) == 3 and number:
        found["YEAR3"] = number
    return found


def _read_roman(text: str) -> int:
    """The value of a Roman numeral below 90, 0 where the letters are none."""
    total = 0
    values = [_ROMAN_DIGITS[letter] for letter in text]
    for value, following in zip(values, (*values[1:], 0), strict=True):
        total += -value if value < following else value
    return total if _write_roman(total) == text else 0


def _write_roman(number: int) -> str:
    written = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV")):
        while number >= value:
            written += letters
            number -= value
    return written + "I" * number


def _duration_adjectives(
    table: dict[str, Any], numbers: dict[str, Any]
) -> dict[str, tuple[float | str, str]]:
    """Each adjective of length by base form ("trzydniowy"), and each second half after "|"."""
    rules = table["duration_adjectives"]
    jubilees = {"|" + ending: (1.0, unit) for ending, unit in table["jubilees"].items()}
    prefixes = {**numbers["prefixes"], **rules["prefixes"]}
    tens = {key: value for key, value in numbers["prefixes"].items() if 20 <= value < 100}
    ones = {key: value for key, value in numbers["prefixes"].items() if 1 < value < 10}
    # "dwudziestoczterogodzinny"
    compound = {t + o: tv + ov for t, tv in tens.items() for o, ov in ones.items()}
    found: dict[str, tuple[float | str, str]] = {**jubilees}
    for unit, length in rules["units"].items():
        found["|" + unit] = (1.0, length)
        for prefix, value in (*compound.items(), *prefixes.items()):
            found[prefix + unit] = (value, length)
    for word, length in table["words"]["DURATION_ADJ"].items():
        found[word] = (1.0, length)
    return found
