"""Bytes of a text in, the text and what had to be replaced out.

UTF-8 comes first, with or without a byte order mark, then UTF-16 and UTF-32 with one, then the two
old encodings of Polish, told apart by their Polish letters.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from podobno.errors import DocumentProblem

# That of UTF-32 begins as that of UTF-16 does.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
# Outside ASCII, what Polish press writes besides its letters.
_COMMON = frozenset("„”«»–—’‘…“•·§°€£©®éèöüäáíčšžřëçàßôâêîÖÜÄÉŠČŽ±×²½\u00a0\u00ad")
# Below this share of Polish letters among all that is not ASCII the guess is no Polish.
_ENOUGH = 0.7
# A few broken bytes in UTF-8 text are a slip, also a third as many as there are Polish letters
# that read well; more mean another encoding.
_MAX_BROKEN = 0.01
# What Python calls encodings and no page is written in: one refuses all, others take minutes.
_NEVER_TEXT = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)


class Decoded(NamedTuple):
    """A text, and how many characters could not be read and stand as ``\\ufffd``."""

    text: str
    broken: int = 0


def decode(name: str, raw: bytes, charset: str | None = None) -> Decoded:
    """The text of bytes. Raises ``DocumentProblem`` for an empty or a binary file, and where no
    encoding gives Polish or readable text."""
    if not raw.strip():
        raise DocumentProblem(name, "the file is empty")
    for mark, marked in _MARKS:
        if raw.startswith(mark):
            return _replacing(raw, marked)
    if is_binary(raw):
        raise DocumentProblem(name, "this is a binary file, not text")
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if (old := _old_polish(raw, charset)) is not None:
        return Decoded(old)
    broken = _replacing(raw, "utf-8")
    whole = _letters(broken.text).polish
    if 0 < broken.broken <= max(3, len(broken.text) * _MAX_BROKEN, whole // 3):
        return broken
    if (guess := _guess(raw)) is not None:
        return Decoded(guess)
    raise DocumentProblem(
        name, "the text is in no encoding that can be told (UTF-8, CP1250 or ISO-8859-2)"
    )


def declared_charset(raw: bytes) -> str | None:
    """The encoding that a page or feed declares in its first bytes, where Python knows it."""
    match = _DECLARED.search(raw[:4096])
    if match is None:
        return None
    try:
        b"".decode(match[1].decode("ascii"))
    except LookupError:
        return None
    return match[1].decode("ascii")


def is_binary(raw: bytes) -> bool:
    """Whether bytes hold what no text holds: zero bytes, or many control characters."""
    sample = raw[:8192]
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0c\x1b" for byte in sample)
    return b"\x00" in sample or controls * 50 > len(sample)


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        return None if codecs.lookup(encoding).name in _NEVER_TEXT else raw.decode(encoding)
    except (ValueError, LookupError):  # a name with a zero byte is a ValueError
        return None


def _old_polish(raw: bytes, charset: str | None) -> str | None:
    """The text in an old encoding of Polish, or None where none gives Polish. Both decode nearly
    anything: the one with the most Polish letters counts, the declared one where they agree."""
    names = dict.fromkeys(filter(None, (charset, "cp1250", "iso-8859-2")))
    texts = [text for name in names if (text := _try(raw, name)) is not None]
    best = max(texts, key=lambda text: _letters(text).polish - _letters(text).foreign, default="")
    found = _letters(best)
    is_polish = found.polish >= _ENOUGH * (found.polish + found.foreign) and found.polish > 0
    return best if is_polish else None


class _Letters(NamedTuple):
    polish: int
    foreign: int


def _letters(text: str) -> _Letters:
    """How many Polish letters stand among what is not ASCII, and how many others; marks that
    the press uses count neither way."""
    others = [character for character in text if not character.isascii()]
    foreign = sum(c not in _POLISH and c not in _COMMON for c in others)
    return _Letters(sum(c in _POLISH for c in others), foreign)


def _replacing(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, "replace")
    return Decoded(text, text.count("\ufffd"))


def _guess(raw: bytes) -> str | None:
    """What charset-normalizer reads with hardly any mess, for texts in other languages."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000]).best()
    if best is None or best.chaos > 0.05 or best.coherence < 0.3:
        return None
    return _try(raw, best.encoding)
