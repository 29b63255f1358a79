"""A word of a name comes in; neutral codes of how it may sound go out.

Two spellings of one name (``Szojgu``, ``Shoigu``, ``Шойгу``) share a code. The rules are the
pack's ``transliteration.toml``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from podobno.language.pack import LanguagePack

_CYRILLIC = re.compile(r"[а-яёіїєґў]")
_DOUBLED = re.compile(r"(.)\1+")


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
    written, sounds = _rules(scheme, pack)
    code = written.sub(lambda m: sounds[m[0]] if m[0] in sounds else _plain(m[0]), text)
    return _DOUBLED.sub(r"\1", code)


@cache
def _rules(scheme: str, pack: LanguagePack) -> tuple[re.Pattern[str], dict[str, str]]:
    """What a scheme looks for at each place, the first rule that fits or else one letter, and the
    sound of each rule."""
    rules = pack.table("transliteration")[scheme]["rules"]
    tried = (re.escape(written) for written, _ in rules)
    return re.compile("|".join((*tried, ".")), re.DOTALL), dict(reversed(rules))


@lru_cache(maxsize=1024)
def _plain(letter: str) -> str:
    """The letter without its accent; marks between letters are dropped."""
    plain = unicodedata.normalize("NFKD", letter)
    return "".join(c for c in plain if c.isalnum())


def sound_alike(first: str, second: str, pack: LanguagePack) -> bool:
    """Whether some spelling rule makes the two words one."""
    return bool(sounds_of(first, pack) & sounds_of(second, pack))
