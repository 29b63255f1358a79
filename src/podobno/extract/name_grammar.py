"""A document's cast and one of its names come in; what the forms of the name tell goes out.

A person's gender, and the genitive by which what is theirs is called: ``prawnik Asii Bibi``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from podobno.extract.cast import Cast
from podobno.extract.grammar import read_grammar
from podobno.language.name_parts import same_word
from podobno.language.pl.inflection import genitive_of
from podobno.language.tags import read_tag
from podobno.model import NameMention, Sentence, Token

MASCULINE = frozenset({"m1", "m2", "m3"})


def gender_of_person(cast: Cast, name: str) -> str | None:
    """m or f by the first name and the verbs that follow it (``May powiedziała``, ``May, która``),
    else by all forms under which the document names a person; None where they disagree."""
    if name not in cast.genders:
        cast.genders[name] = _gender_of(cast, name)
    return cast.genders[name]


def _gender_of(cast: Cast, name: str) -> str | None:
    if name.endswith(tuple(cast.pack.table("endings")["person"]["woman"])):
        return "f"  # "Zacharowa", whatever case the words around let one read
    sure: Counter[str] = Counter()
    count: Counter[str] = Counter()
    given = name.partition(" ")[0]
    for mention in cast.names:
        if mention.entity_name != name or mention.type != "PER":
            continue
        told = _gender_told(cast, mention)
        if told is not None:
            sure[told] += 1
        for token in _tokens_of(cast, mention):
            morph = read_tag(token.tag)
            own = "m" if morph.genders & MASCULINE else "f" if "f" in morph.genders else None
            if own is None or morph.numbers == {"pl"}:
                continue
            count[own] += 1
            if "imię" in token.names and same_word(token.lemma, given):
                sure[own] += 1
    return _clear(sure) or _clear(count)


def _clear(count: Counter[str]) -> str | None:
    """What was counted more than twice as often as anything else."""
    if not count:
        return None
    (most, times), *rest = count.most_common()
    return most if not rest or times > 2 * rest[0][1] else None


def _gender_told(cast: Cast, mention: NameMention) -> str | None:
    """The gender of the past tense or the relative word right behind a name in its base form."""
    text = cast.analysis.document.text
    sentence = _sentence_of(cast, mention)
    if sentence is None or text[mention.start : mention.end] != mention.lemma:
        return None
    after = [token for token in sentence.tokens if token.start >= mention.end][:2]
    if len(after) == 2 and after[0].text == ",":
        after = after[1:]
        is_relative = (
            read_tag(after[0].tag).pos == "adj"
            and after[0].lemma in read_grammar(cast.pack).pronouns
        )
        after = after if is_relative else []
    elif after and read_tag(after[0].tag).pos != "praet":
        after = []
    morph = read_tag(after[0].tag) if after else None
    if morph is None or "sg" not in morph.numbers:
        return None
    if morph.pos == "adj" and morph.cases != {"nom"}:
        return None
    told = "f" if morph.genders == {"f"} else "m" if morph.genders & MASCULINE else None
    before = [token for token in sentence.tokens if token.end <= mention.start][-1:]
    noun = read_tag(before[0].tag) if before else None
    if noun is None or noun.pos != "subst" or _is_named(cast, before[0]):
        return told
    own = "m" if noun.genders & MASCULINE else "f"
    return told if own != told else None  # "prawnik Bibi powiedział"; "premier May powiedziała"


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
    sentence = _sentence_of(cast, mention)
    for token in sentence.tokens if sentence else ():
        if mention.start <= token.start and token.end <= mention.end:
            yield token


def _is_named(cast: Cast, token: Token) -> bool:
    """Whether a word belongs to a name; names stand in the order of the text, one in another."""
    last = bisect_right(cast.names, token.start, key=lambda name: name.start)
    return any(token.start < name.end for name in cast.names[max(last - 4, 0) : last])


def _sentence_of(cast: Cast, mention: NameMention) -> Sentence | None:
    """The sentence that a name begins in, None where it stands in none."""
    sentences = cast.analysis.sentences
    at = bisect_right(sentences, mention.start, key=lambda sentence: sentence.start) - 1
    return sentences[at] if at >= 0 and mention.start < sentences[at].end else None
