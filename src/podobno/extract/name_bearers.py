"""The typed names of a document come in; a name that an association bears goes out as one.

``związek zawodowy [Verdi]``, ``stowarzyszenie niemieckich pilotów [Cockpit]``: whatever the name
alone looks like, the noun before it says that it is a body. ``związek [Anny Nowak]`` is hers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from podobno.extract.name_types import (
    NameKnowledge,
    NameSpan,
    known_name,
    read_name_knowledge,
)
from podobno.extract.name_words import QUOTES, is_given
from podobno.language.pack import LanguagePack
from podobno.language.pl.morphology import look_up
from podobno.language.tags import read_tag
from podobno.model import Analysis, Token

RULE = "borne by an association"
# "związek zawodowy niemieckich pilotów linii lotniczych": words between the noun and its name.
REACH = 6
_ATTRIBUTES = frozenset({"adj", "ppas", "subst", "ger"})


def type_borne(
    spans: Sequence[NameSpan], analysis: Analysis, pack: LanguagePack
) -> Iterator[NameSpan]:
    """The names, those that an association bears as organisations."""
    nouns = frozenset(pack.table("organisations")["associations"])
    knowledge = read_name_knowledge(pack)
    for span in spans:
        tokens = analysis.sentences[span.sentence].tokens
        words = tokens[span.first : span.last]
        is_open = span.type in {"PER", "LOC"} and _is_foreign(words, knowledge)
        if (
            is_open
            and known_name(words, knowledge) is None
            and _bearer(tokens, span.first, nouns) is not None
        ):
            yield replace(span, type="ORG", rule=RULE)
        else:
            yield span


def _is_foreign(words: Sequence[Token], knowledge: NameKnowledge) -> bool:
    """Words that no Polish ending marks as somebody's: ``Verdi``, ``BALPA``, ``Vereinigung
    Cockpit``; each is none of the dictionary, or stands in a form that it has in every case."""
    return not is_given(words[0], knowledge) and all(
        _is_plain(word) for word in words if word.text[0].isalnum()
    )


def _is_plain(word: Token) -> bool:
    readings = look_up(word.text).readings
    if not readings or (word.text.isupper() and len(word.text) > 2):
        return True
    return any(len(read_tag(reading.tag).cases) > 4 for reading in readings)


def _bearer(tokens: Sequence[Token], at: int, nouns: frozenset[str]) -> int | None:
    """Where the noun stands that a name at ``at`` belongs to: only its adjectives and a common
    noun in the genitive with its own adjectives may stand between."""
    for i in range(at - 1, max(-1, at - 1 - REACH), -1):
        token = tokens[i]
        if token.text in QUOTES:
            continue
        if token.lemma.casefold() in nouns and not _is_part_of_preposition(tokens, i):
            return i
        morph = read_tag(token.tag)
        is_small = token.text[:1].islower()
        is_own = morph.pos in {"adj", "ppas"} or "gen" in morph.cases
        if not (is_small and morph.pos in _ATTRIBUTES and is_own):
            return None
    return None


def _is_part_of_preposition(tokens: Sequence[Token], i: int) -> bool:
    """``w związku [z]``."""
    return i > 0 and tokens[i - 1].text.casefold() == "w" and tokens[i].text == "związku"
