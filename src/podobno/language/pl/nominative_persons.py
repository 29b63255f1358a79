"""The tokens of a person's name come in, the name in the nominative goes out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from podobno.language.pl import PACK
from podobno.language.pl.inflection import cased_like, join_forms
from podobno.language.pl.morphology import look_up
from podobno.language.tags import read_tag
from podobno.model import Reading, Token

VOWELS = "aeiouyąęó"


def _endings(kind: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = PACK.table("endings")["person"][kind]
    return found


def nominative_person(
    tokens: Sequence[Token], *, attested: Collection[str] = (), given: Collection[str] = (),
    is_oblique: bool = False,
) -> str:  # fmt: skip
    """A person's name in the nominative.

    A word the dictionary does not know (``Dzong``, ``Ławrowa``) loses a case ending where the
    given name beside it stands in that case, or where the text has the form without it.
    ``given`` are foreign given names; ``is_oblique`` says that the context asks for another case
    than the nominative.
    """
    gender = _gender(tokens, given)
    oblique = is_oblique or _is_oblique(tokens, given)
    is_foreign = any(not look_up(token.text).readings for token in tokens[1:])
    if is_foreign and (base := _given_base(tokens[0].text, given)) and base in given:
        rest = tokens[1:]
        forms = [_person_word(token, gender, oblique, attested, given) for token in rest]
        return join_forms(tokens, [base, *forms])
    forms = [_person_word(token, gender, oblique, attested, given) for token in tokens]
    return join_forms(tokens, forms)


def _name_readings(token: Token) -> list[Reading]:
    """Capitalised singular noun readings: given names and surnames."""
    return [
        r
        for r in look_up(token.text).readings
        if r.lemma[:1].isupper()
        and read_tag(r.tag).pos == "subst"
        and "sg" in read_tag(r.tag).numbers
    ]


def _gender(tokens: Sequence[Token], given: Collection[str]) -> str | None:
    """``m1`` or ``f`` where the words of the name tell, the given name first."""
    for token in tokens:
        if token.text in given:
            return "f" if token.text.endswith("a") else "m1"
        genders = {g for r in _name_readings(token) for g in read_tag(r.tag).genders}
        if len(genders & {"m1", "f"}) == 1:
            return (genders & {"m1", "f"}).pop()
        if base := _given_base(token.text, given):
            return "f" if base.endswith("a") else "m1"
    return None


def _given_base(text: str, given: Collection[str]) -> str | None:
    if not given or text in given:
        return text if text in given else None
    return _listed(text, _endings("female"), given) or _listed(text, _endings("male"), given)


def _is_oblique(tokens: Sequence[Token], given: Collection[str]) -> bool:
    """A given name in it can only be an oblique case, or its only known word can."""
    known = [token for token in tokens if _name_readings(token)]
    first = [token for token in known if "imię" in look_up(token.text).names]
    if not first and (base := _given_base(tokens[0].text, given)):
        return base != tokens[0].text
    return any(
        not any("nom" in read_tag(r.tag).cases for r in _name_readings(token))
        for token in (first or (known if len(tokens) == 1 else []))
    )


def _person_word(
    token: Token, gender: str | None, oblique: bool,
    attested: Collection[str], given: Collection[str],
) -> str:  # fmt: skip
    readings = _name_readings(token)
    fitting = [r for r in readings if gender is None or gender in read_tag(r.tag).genders]
    lemmas = {r.lemma.partition(":")[0] for r in fitting}
    nominative = {r.lemma.partition(":")[0] for r in fitting if "nom" in read_tag(r.tag).cases}
    if token.text in nominative and (not oblique or len(lemmas) == 1):
        return token.text
    known = [lemma for lemma in sorted(lemmas) if lemma in attested] or sorted(
        lemmas - ({token.text} if oblique else set())
    )
    if known:
        return cased_like(token.text, known[0])
    if base := _given_base(token.text, given):
        return base
    return _stripped(token.text, gender, oblique, attested)


def _stripped(text: str, gender: str | None, oblique: bool, attested: Collection[str]) -> str:
    endings = _endings("female" if gender == "f" else "male")
    both = endings if gender else _endings("male") + _endings("female")
    if form := _listed(text, both, attested):
        return form
    if oblique:
        for ending, base in endings:
            if text.endswith(ending) and len(text) - len(ending) >= 3:
                return text[: len(text) - len(ending)] + base
    return text if gender == "f" else _sure(text)


def _listed(text: str, endings: Sequence[tuple[str, str]], known: Collection[str]) -> str | None:
    """The form without an ending that ``known`` has, None where it has none."""
    for ending, base in endings:
        if text.endswith(ending) and len(text) - len(ending) >= 2:
            form = text[: len(text) - len(ending)] + base
            if form in known:
                return form
    return None


def _sure(text: str) -> str:
    """The word without an ending that no foreign nominative is likely to have."""
    for ending in PACK.table("endings")["person"]["sure"]:
        stem = text[: len(text) - len(ending)]
        if (
            text.endswith(ending)
            and len(stem) >= 3
            and (stem[-1] not in VOWELS or ending[0] in "'’-")
        ):
            return stem
    return text
