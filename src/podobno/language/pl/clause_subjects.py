"""A clause of the best path comes in, which of its noun phrases is the subject goes out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from podobno.language.pl import PACK
from podobno.language.pl.candidates import Candidate, Form
from podobno.language.pl.case_groups import NEUTER, NOMINAL, Group, joins
from podobno.language.pl.shapes import gender_bits

_VIRILE = gender_bits(frozenset({"m1"}))


def choose_subject(
    settled: Sequence[Candidate],
    groups: Sequence[Group],
    open_groups: Sequence[Group],
    first: int,
    last: int,
    verb: int,
) -> Group | None:
    """The group that is the verb's subject; None where it is elided."""
    certain = [group for group in groups if group.can_nom and not group.can_acc]
    if certain:
        return certain[0] if any(group.agrees for group in certain) or len(certain) > 1 else None
    agreeing = [group for group in open_groups if group.agrees]
    if not agreeing:
        return None
    before = [group for group in agreeing if group.first < verb]
    if before:
        return before[0]
    lexical = lexical_verb(settled, verb, last)
    # Another phrase that must or may be the object leaves this one to be the subject:
    # "Duże kontrowersje wzbudził zapis".
    has_object = len(open_groups) > 1 or any(
        group.can_acc and not group.can_nom for group in groups
    )
    takes_none = (
        lexical in verb_group("intransitive")
        or any(candidate.reading.lemma == "się" for candidate in settled[first:last])
        or (lexical in verb_group("saying") and verb == first)
        or _is_of_things(settled[verb])
    )
    return agreeing[0] if has_object or takes_none else None


def _is_of_things(verb: Candidate) -> bool:
    """Whether a past tense cannot have a person left out as its subject: "stanęły obrazy",
    "chciałoby ministerstwo"; who is left out is mostly a man, a woman or people."""
    shape = verb.shape
    if not verb.reading.tag.startswith(("praet", "cond")):
        return False
    return shape.genders == NEUTER or (shape.number == "pl" and not shape.genders & _VIRILE)


def raise_subject(
    forms: Sequence[Form],
    settled: list[Candidate],
    governed: Sequence[bool],
    first: int,
    verb: int,
) -> None:
    """Make the clause's first noun phrase its subject where it was taken for a genitive:
    "Obecnie wojska Kijowa nie kontrolują"."""
    start = first
    while start < verb and (settled[start].shape.kind not in NOMINAL or governed[start]):
        start += 1
    if (
        start > first
        and start < verb
        and governed[start - 1]
        and (settled[start - 1].shape.mark != "place")
    ):
        return  # "w obradach rady": an attribute; but "w całej Europie umowy były"
    if start == verb or governed[start] or settled[start].shape.case != "gen":
        return
    end = start + 1
    while (
        end < verb and settled[end - 1].shape.kind in "AQ" and joins(settled[end - 1], settled[end])
    ):
        end += 1
    wanted = settled[verb].shape
    raised: list[Candidate] = []
    for index in range(start, end):
        lemma, kind = settled[index].reading.lemma, settled[index].shape.kind
        fits = [
            other
            for other in forms[index].candidates
            if other.reading.lemma == lemma
            and (other.shape.kind, other.shape.case) == (kind, "nom")
            and other.shape.number == wanted.number
            and other.shape.genders & wanted.genders
        ]
        if not fits:
            return
        raised.append(fits[0])
    settled[start:end] = raised


def lexical_verb(settled: Sequence[Candidate], verb: int, last: int) -> str:
    """The base form of the verb that has the arguments: the infinitive behind a modal one."""
    lemma = settled[verb].reading.lemma
    if lemma in verb_group("modal"):
        for candidate in settled[verb + 1 : last]:
            if candidate.shape.kind == "I":
                return candidate.reading.lemma
    return lemma


@cache
def verb_group(group: str) -> frozenset[str]:
    return frozenset(PACK.table("verbs")[group])
