"""An NKJP tag and a lemma come in, the Universal part of speech goes out, by table."""

from __future__ import annotations

from functools import lru_cache

from podobno.language.pl import PACK


@lru_cache(maxsize=100_000)
def read_upos(tag: str, lemma: str, is_name: bool = False) -> str:
    """The Universal part of speech of a reading; ``is_name`` tells a proper noun.

    >>> read_upos("adj:sg:nom:m3:pos", "ten"), read_upos("fin:sg:ter:imperf", "być")
    ('DET', 'AUX')
    """
    table = PACK.table("upos")
    pos = tag.partition(":")[0]
    exception = table["lemmas"].get(pos, {}).get(lemma)
    if exception:
        return str(exception)
    if pos in {"subst", "depr", "ign"} and is_name:
        return "PROPN"
    return str(table["classes"].get(pos, "X"))
