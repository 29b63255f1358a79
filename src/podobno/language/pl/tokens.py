"""A text comes in, its words and punctuation marks with exact offsets go out.

A token is an orthographic word or one mark. ``3,1``, ``22:00``, ``2025-09-03``, ``52-letni``,
``DF-61`` and an address are one token; ``Rosja-Chiny``, ``10-12`` and ``1 200`` are three, three
and two. The stop belongs to an abbreviation (``tys.``, ``ub.r.``) and to an initial (``J.``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from podobno.language.engine import Piece
from podobno.language.pack import LanguagePack
from podobno.language.pl.morphology import is_finite, opens_sentence

# A soft hyphen, a combining accent or a zero-width mark inside a word does not break it.
_JOINED = r"(?:[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]+[^\W_]*)*"
_WORD = rf"[^\W_]+{_JOINED}"
_DOMAINS = r"(?:pl|com|eu|info|net|org|gov|tv|fm|ru|ua|de|uk)"
# "2025r.", "15tys.": a number and a unit written together are two words.
_UNITS = r"(?:r|w|tys|mln|mld|zł|km|kg|proc|cm|godz|min|lat|euro)"

_TOKEN = (
    rf"(?P<address>(?:https?://|www\.)[^\s<>\"„”«»]*[^\s<>\"„”«».,;:!?)\]'’]"
    rf"|[\w.+-]+@[\w-]+(?:\.\w+)+"
    rf"|\b(?:[A-Za-z0-9-]+\.)+{_DOMAINS}\b(?!\.\w))"
    rf"|(?P<dotted>DOTTED)"
    rf"|(?P<number>\d{{4}}-\d{{2}}-\d{{2}}(?!\w)|\d+(?:[.,:]\d+)+(?![^\W_])|\d+(?={_UNITS}\b))"
    rf"|(?P<word>[@#]\w+"
    rf"|\d+-[^\W\d_]{_WORD}|[^\W\d_]+\d*-\d+[^\W_]*"
    rf"|{_WORD}(?:['’][^\W\d_]+)*)"
    rf"|(?P<mark>\.{{2,}}|-{{2,}}|[^\s\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff])"
)
_INITIAL = re.compile(r"(?:[^\W\d_a-ząćęłńóśźż]|Ch|Cz|Dz|Rz|Sz|St|Kr|Wł|Zb|Zdz|Stan)$")
_NUMERAL = re.compile(r"(?:[\d.,]*\d|[IVXLC]+)$")


def find_pieces(text: str, pack: LanguagePack) -> list[Piece]:
    """The tokens of a text in reading order; every visible character stands in one.

    >>> from podobno.language.pl import PACK
    >>> [piece.text for piece in find_pieces("Ok. 15 tys. w 2024r.", PACK)]
    ['Ok.', '15', 'tys.', 'w', '2024', 'r.']
    """
    return list(_cut(text, pack))


@lru_cache(maxsize=4)  # the sentences and the engine ask for the same text
def _cut(text: str, pack: LanguagePack) -> tuple[Piece, ...]:
    marks = [
        Piece(match.start(), match.end(), match.group(), match.lastgroup or "mark")
        for match in _pattern(pack).finditer(text)
    ]
    kinds = _kinds(pack)
    pieces: list[Piece] = []
    skip = False
    for index, piece in enumerate(marks):
        if skip:
            skip = False
            continue
        if piece.kind == "dotted":
            piece = Piece(piece.start, piece.end, piece.text, kinds[piece.text.lower()])
        elif _has_stop(marks, index) and (kind := _kind_with_stop(marks, index, kinds, pack)):
            piece = Piece(piece.start, piece.end + 1, piece.text + ".", kind)
            skip = True
        pieces.append(piece)
    return tuple(pieces)


def _has_stop(marks: list[Piece], index: int) -> bool:
    piece = marks[index]
    if piece.kind != "word" or index + 1 >= len(marks):
        return False
    stop = marks[index + 1]
    return stop.start == piece.end and stop.text == "."


def _kind_with_stop(
    marks: list[Piece], index: int, kinds: dict[str, str], pack: LanguagePack
) -> str | None:
    """What a word with a stop behind it is: an abbreviation's kind, ``initial``, or None."""
    word = marks[index].text
    before = marks[index - 1].text if index else ""
    after = marks[index + 2].text if index + 2 < len(marks) else ""
    form = word.lower() + "."
    kind = kinds.get(form)
    # "PAN.", "MIN.": capitals alone are an acronym at a sentence's end, "R." an initial.
    if kind and not (len(word) > 1 and word.isupper()) and not (len(word) == 1 and word.isupper()):
        test = pack.table("abbreviations")["ambiguous"].get(form)
        if test is None or _TESTS[test](before, after):
            return kind
    if _INITIAL.match(word) and after[:1].isupper() and not _NUMERAL.match(word):
        return "initial"
    if len(word) == 1 and word.isupper() and after[:1].isupper() and before[-1:].isalpha():
        # "Tomasz I. Kowalski" but not "Jana Pawła II."
        return "initial" if before[:1].isupper() else None
    return None


def _name_after(before: str, after: str) -> bool:
    return after[:1].isupper() and not opens_sentence(after)


def _name_after_noun(before: str, after: str) -> bool:
    return before[:1].isalpha() and not is_finite(before) and _name_after(before, after)


def _lower_or_name_after(before: str, after: str) -> bool:
    return after[:1].isalnum() and not opens_sentence(after)


def _digit_before(before: str, after: str) -> bool:
    return bool(_NUMERAL.match(before))


def _digit_after(before: str, after: str) -> bool:
    return after[:1].isdigit() or after[:1].islower()


def _digit_near(before: str, after: str) -> bool:
    return bool(_NUMERAL.match(before)) or after[:1].isdigit()


def _after_i(before: str, after: str) -> bool:
    return before in {"i", "m"}


_TESTS: dict[str, Callable[[str, str], bool]] = {
    "digit_before": _digit_before,
    "digit_after": _digit_after,
    "digit_near": _digit_near,
    "name_after": _name_after,
    "name_after_noun": _name_after_noun,
    "lower_or_name_after": _lower_or_name_after,
    "after_i": _after_i,
}


@cache
def _pattern(pack: LanguagePack) -> re.Pattern[str]:
    dotted = sorted((form for form in _kinds(pack) if "." in form[:-1]), key=len, reverse=True)
    inner = "|".join(re.escape(form) for form in dotted)
    return re.compile(_TOKEN.replace("DOTTED", rf"(?<![\w])(?i:{inner})(?![^\W\d_])"))


@cache
def _kinds(pack: LanguagePack) -> dict[str, str]:
    table = pack.table("abbreviations")
    return {form: kind for kind in ("before", "after") for form in table[kind]}
