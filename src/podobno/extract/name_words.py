"""One word of a text comes in; what makes it part of a name goes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from podobno.extract.name_types import NameKnowledge
from podobno.language.pl.morphology import look_up
from podobno.language.pl.nominative_persons import nominative_person
from podobno.language.tags import read_tag
from podobno.model import Reading, Token

QUOTES = frozenset("\"„”“»«'‘’")
OPENERS = QUOTES | frozenset("-–—(*•[")
GIVEN, SURNAME, PLACE = "imię", "nazwisko", "nazwa_geograficzna"
_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
ACRONYM = re.compile(rf"[{_UPPER}][{_UPPER}a-ząćęłńóśźż]*[{_UPPER}][{_UPPER}0-9]*[a-z]{{0,2}}$")
SITE = re.compile(r"[\w-]+\.(?:pl|com|eu|org|net|info|ru|ua|de|uk|tv|fm)$", re.IGNORECASE)


def marks_of(token: Token) -> frozenset[str]:
    """The dictionary's name marks of the word, whatever reading was chosen."""
    return frozenset(look_up(token.text).names)


def readings_of(token: Token) -> tuple[Reading, ...]:
    """What the dictionary knows of the word; ``Xi`` is no Roman number."""
    readings = look_up(token.text).readings
    if token.text.isupper():
        return readings
    return tuple(r for r in readings if read_tag(r.tag).pos != "romandig")


def is_unknown(token: Token) -> bool:
    return not readings_of(token)


def is_capital(token: Token) -> bool:
    return token.text[:1].isupper() or bool(SITE.match(token.text))


def may_be_common(token: Token) -> bool:
    """The dictionary has the word without a capital too."""
    return any(r.lemma[:1].islower() for r in readings_of(token))


def opens_text(tokens: Sequence[Token], index: int) -> bool:
    """The word begins the sentence, a quotation, or what follows a colon."""
    i = index - 1
    while i >= 0 and tokens[i].text in OPENERS:
        i -= 1
    return i < 0 or tokens[i].text in {":", ".", "?", "!", "…", "/", ";"}


def is_function_word(token: Token) -> bool:
    """A word that cannot be a name's first: a preposition, conjunction, pronoun, adverb, verb."""
    if is_unknown(token) or (len(token.text) > 1 and token.text.isupper()):
        return False
    return all(
        read_tag(r.tag).pos not in {"subst", "adj", "depr", "ppas", "brev", "ger", "adja"}
        for r in readings_of(token)
    ) or any(read_tag(r.tag).pos in {"conj", "comp", "prep", "part"} for r in readings_of(token))


def is_title(token: Token, knowledge: NameKnowledge) -> bool:
    nouns = (r.lemma for r in look_up(token.text).readings if read_tag(r.tag).pos == "subst")
    return any(lemma.casefold() in knowledge.titles for lemma in (token.lemma, *nouns))


def is_roman(token: Token) -> bool:
    return bool(re.fullmatch(r"[IVX]+", token.text))


def is_given(token: Token, knowledge: NameKnowledge) -> bool:
    """A given name, Polish or foreign, in any case; forms of address are none."""
    if is_title(token, knowledge):
        return False
    if GIVEN in marks_of(token):
        return True
    names = knowledge.given_names
    return token.text in names or nominative_person([token], attested=names) in names


def is_initial(token: Token) -> bool:
    return len(token.text) in {2, 3} and token.text.endswith(".") and token.text[0].isupper()


def lowercase_type(token: Token, knowledge: NameKnowledge) -> str | None:
    """The type of a name that is written small (``brexitu``, ``talibów``), else None."""
    if token.text[:3].casefold() not in knowledge.lowercase_starts:
        return None
    for form in (token.text, token.lemma, nominative_person([token], attested=knowledge.lowercase)):
        if kind := knowledge.lowercase.get(form.casefold()):
            return kind
    return next(
        (knowledge.lowercase[r.lemma] for r in token.readings if r.lemma in knowledge.lowercase),
        None,
    )


def is_inflected_acronym(words: Sequence[Token]) -> bool:
    """``WUM-u``, ``ONZ-em``: capitals with a case ending after a hyphen."""
    return (
        len(words) == 3 and len(words[0].text) > 1 and words[0].text.isupper()
        and words[1].text == "-" and words[2].text.islower() and len(words[2].text) <= 4
    )  # fmt: skip
