"""A document's cast and one of its names come in; what the forms of the name tell goes out.

A person's gender, and the genitive by which what is theirs is called: ``prawnik Asii Bibi``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from podobno.extract.cast import Cast
from podobno.language.pl.nominatives import genitive_of
from podobno.language.tags import read_tag
from podobno.model import NameMention, Token

MASCULINE = frozenset({"m1", "m2", "m3"})
# A first name that the dictionary knows says more than any other word.
FIRST_NAME, ANY_WORD = 3, 1


def gender_of_person(cast: Cast, name: str) -> str | None:
    """m or f by the forms under which the document names a person, None where they disagree."""
    count: Counter[str] = Counter()
    if name.endswith(tuple(cast.pack.table("endings")["person"]["woman"])):
        return "f"  # "Zacharowa", whatever case the words around let one read
    for mention in cast.names:
        if mention.entity_name != name or mention.type != "PER":
            continue
        for token in _tokens_of(cast, mention):
            genders = read_tag(token.tag).genders
            weight = FIRST_NAME if "imię" in token.names else ANY_WORD
            if genders & MASCULINE:
                count["m"] += weight
            elif genders and (weight == FIRST_NAME or "f" in genders):
                count["f"] += weight
    if not count:
        return None
    (gender, most), *rest = count.most_common()
    return gender if not rest or most > 2 * rest[0][1] else None


def genitive_of_name(cast: Cast, name: str) -> str:
    """The genitive of a name: as the document writes it, else by the dictionary."""
    size = len(name.split())
    for mention in cast.names:
        text = cast.analysis.document.text[mention.start : mention.end]
        if mention.entity_name != name or text == mention.lemma or len(text.split()) != size:
            continue
        cases = [read_tag(token.tag).cases for token in _tokens_of(cast, mention)]
        cases = [found for found in cases if found]
        if cases and all("gen" in found for found in cases):
            return text
    return genitive_of(name)


def _tokens_of(cast: Cast, mention: NameMention) -> Iterator[Token]:
    sentences = cast.analysis.sentences
    at = bisect_right(sentences, mention.start, key=lambda sentence: sentence.start) - 1
    if at >= 0 and mention.start < sentences[at].end:
        for token in sentences[at].tokens:
            if mention.start <= token.start and token.end <= mention.end:
                yield token
