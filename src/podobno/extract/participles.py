"""A noun or adjective form with its reading comes in, the nominative singular goes out.

The dictionary's base form of a participle or verbal noun is the verb; what a figure counts needs
the word itself: ``zakażonych`` → ``zakażony``, ``zakażeń`` → ``zakażenie``.
"""

from __future__ import annotations

from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Reading


def base_of_noun(text: str, reading: Reading, pack: LanguagePack) -> str:
    """The nominative singular of a noun form.

    >>> from podobno.language.pl import PACK
    >>> base_of_noun("zakażeń", Reading("zakazić", "ger:pl:gen:n:perf:aff"), PACK)
    'zakażenie'
    """
    if read_tag(reading.tag).pos == "ger":
        return _replace_ending(text.lower(), pack.table("endings")["gerund"], reading.lemma)
    return reading.lemma


def base_of_adjective(text: str, reading: Reading, pack: LanguagePack) -> str:
    """The nominative singular masculine of an adjective or participle form.

    >>> from podobno.language.pl import PACK
    >>> base_of_adjective("zatrzymani", Reading("zatrzymać", "ppas:pl:nom:m1:perf:aff"), PACK)
    'zatrzymany'
    """
    if read_tag(reading.tag).pos in {"ppas", "pact"}:
        return _replace_ending(text.lower(), pack.table("endings")["participle"], reading.lemma)
    return reading.lemma


def _replace_ending(text: str, endings: dict[str, str], otherwise: str) -> str:
    """The text with the first ending of the table replaced, or the other word."""
    for ending, base in endings.items():
        if text.endswith(ending):
            return text[: -len(ending)] + base
    return otherwise
