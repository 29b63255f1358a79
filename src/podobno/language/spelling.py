"""A word of a name comes in; neutral codes of how it may sound go out.

Two spellings of one name (``Szojgu``, ``Shoigu``, ``Шойгу``) share a code. The rules are the
pack's ``transliteration.toml``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from podobno.language.pack import LanguagePack

_CYRILLIC = re.compile(r"[а-яёіїєґў]")


@lru_cache(maxsize=65536)
def sounds_of(word: str, pack: LanguagePack) -> frozenset[str]:
    """The codes of a word, one for each way of writing it may follow."""
    table = pack.table("transliteration")
    text = unicodedata.normalize("NFC", word.casefold())
    if _CYRILLIC.search(text):
        code = table["korean"]["words"].get(text)
        codes = {_code(text, "cyrillic", pack), *([code] if code else [])}
    else:
        codes = {_code(text, scheme, pack) for scheme in ("polish", "english", "haczek", "german")}
    return frozenset(codes)


def _code(text: str, scheme: str, pack: LanguagePack) -> str:
    rules = pack.table("transliteration")[scheme]["rules"]
    out: list[str] = []
    i = 0
    while i < len(text):
        for written, sound in rules:
            if text.startswith(written, i):
                out.append(sound)
                i += len(written)
                break
        else:
            out.append(_plain(text[i]))
            i += 1
    return re.sub(r"(.)\1+", r"\1", "".join(out))


def _plain(letter: str) -> str:
    """The letter without its accent; marks between letters are dropped."""
    plain = unicodedata.normalize("NFKD", letter)
    return "".join(c for c in plain if c.isalnum())


def sound_alike(first: str, second: str, pack: LanguagePack) -> bool:
    """Whether some spelling rule makes the two words one."""
    return bool(sounds_of(first, pack) & sounds_of(second, pack))
