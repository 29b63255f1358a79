"""A noun phrase and a verb come in, whether they agree as subject and verb do goes out."""

from __future__ import annotations

from podobno.extract.event_clauses import Reading
from podobno.extract.event_phrases import Phrase
from podobno.language.tags import Morph, read_tag

MASCULINE = frozenset({"m1", "m2", "m3"})
NOT_MEN = frozenset({"m2", "m3", "f", "n"})


def agrees(reading: Reading, phrase: Phrase, verb: int | None) -> bool:
    """Whether a phrase agrees with a verb in number and gender, as its subject would."""
    if verb is None:
        return True
    morph = reading.morphs[verb]
    head = reading.morphs[phrase.head]
    if morph.pos == "imps" or morph.pos == "pred":
        return False
    if len(phrase.parts) > 1 and "pl" in morph.numbers:
        return True
    if head.pos in {"num", "adv"} or any(
        reading.morphs[i].pos == "num" for i in range(phrase.start, phrase.head)
    ):
        return True
    if morph.numbers and head.numbers and not morph.numbers & head.numbers:
        return False
    if morph.pos == "praet" and morph.genders and head.genders:
        genders = _past_genders(morph)
        is_unknown = not reading.tokens[phrase.head].readings
        return (
            bool(genders & head.genders)
            or is_unknown
            or _is_neuter_acronym(reading, phrase, verb)
            or _is_titled_woman(reading, phrase, verb)
            or _may_agree(reading, phrase, verb)
        )
    return True


def _is_neuter_acronym(reading: Reading, phrase: Phrase, verb: int) -> bool:
    """``[FDA] zatwierdziło``: an acronym may be neuter, whatever it is short for."""
    text = reading.tokens[phrase.head].text
    return reading.morphs[verb].genders == {"n"} and text.isupper() and len(text) > 1


def _past_genders(morph: Morph) -> frozenset[str]:
    """The genders that a past form serves, whichever was read: one for all masculines in the
    singular, one for all but men in the plural."""
    if "sg" in morph.numbers and morph.genders & MASCULINE:
        return morph.genders | MASCULINE
    if "pl" in morph.numbers and morph.genders and "m1" not in morph.genders:
        return NOT_MEN
    return morph.genders


def _may_agree(reading: Reading, phrase: Phrase, verb: int) -> bool:
    """``Zgodę wydały [Niemcy]``, ``[kanclerz] poparła``: read as people or as a man, the form is
    also a state's or a woman's; not of ``prosił brytyjską [premier]``."""
    index = phrase.head
    if any("nom" not in reading.morphs[i].cases for i in range(phrase.parts[0].start, index)):
        return False
    numbers, genders = reading.morphs[verb].numbers, _past_genders(reading.morphs[verb])
    return any(
        "nom" in morph.cases and morph.numbers & numbers and morph.genders & genders
        for r in reading.tokens[index].readings
        if r.tag.startswith("subst") and (morph := read_tag(r.tag))
    )


def _is_titled_woman(reading: Reading, phrase: Phrase, verb: int) -> bool:
    """``premier Anna Nowak [ogłosiła]``: a man's title before a name, and a woman's verb."""
    is_woman = reading.morphs[verb].genders == {"f"} and "m1" in reading.morphs[phrase.head].genders
    inside = range(phrase.parts[0].head + 1, phrase.parts[0].end)
    return is_woman and any(reading.words.begins_person(i) for i in inside)
