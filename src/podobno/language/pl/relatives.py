"""The best path through a sentence comes in, the same with its participles, relative pronouns and
linking words settled goes out: what they are depends on words far from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from podobno.language.pl.candidates import Candidate, Form
from podobno.language.pl.case_groups import NOMINAL

_RELATIVES = frozenset({"który", "jaki"})
_BOUNDARIES = frozenset({",", ";", ":", ".", "?", "!", "(", ")"})
# How far a relative pronoun's noun and verb are looked for, in words.
_REACH = 8


def settle_relatives(forms: Sequence[Form], settled: list[Candidate]) -> None:
    """Make relative pronouns agree in number and gender with their noun: "umowy, które przyjęto".

    The noun nearest before the comma is taken, or one farther that the verb agrees with
    ("szef rządu, który"), among those of one phrase.
    """
    for index, (reading, shape) in enumerate(settled):
        if reading.lemma not in _RELATIVES or shape.kind != "A" or index == 0:
            continue
        nouns = list(_antecedents(settled, index))
        verb = _verb_behind(settled, index) if shape.case == "nom" else None
        options = [
            other
            for noun in nouns
            for other in forms[index].candidates
            if other.shape.case == shape.case
            and other.shape.number == noun.shape.number
            and other.shape.genders & noun.shape.genders
            and (verb is None or _agrees(other, verb))
        ]
        if options:
            settled[index] = options[0]


def _antecedents(settled: Sequence[Candidate], index: int) -> Iterator[Candidate]:
    comma = index - 1
    while comma >= 0 and settled[comma].shape.kind in "RD":
        comma -= 1
    if comma < 0 or settled[comma].reading.lemma != ",":
        return
    for candidate in settled[max(0, comma - _REACH) : comma][::-1]:
        if candidate.shape.kind in "VWK":
            return
        if candidate.shape.kind == "N":
            yield candidate


def _verb_behind(settled: Sequence[Candidate], index: int) -> Candidate | None:
    for candidate in settled[index + 1 : index + _REACH]:
        if candidate.shape.kind == "V":
            return candidate
        if candidate.reading.lemma in _BOUNDARIES:
            return None
    return None


def _agrees(left: Candidate, right: Candidate) -> bool:
    return left.shape.number == right.shape.number and bool(
        left.shape.genders & right.shape.genders
    )


def settle_linking_words(forms: Sequence[Form], settled: list[Candidate]) -> None:
    """Read "to" as a verb where its clause has no other: "Pomoc to obowiązek", "To błąd"."""
    for index, (reading, shape) in enumerate(settled):
        if reading.lemma not in {"to", "ten"} or shape.case != "nom":
            continue
        linking = next((c for c in forms[index].candidates if c.shape.kind == "L"), None)
        if linking is None:
            continue
        first, last = _clause_around(settled, index)
        clause = settled[first:last]
        if any(other.shape.kind in "VW" for other in clause):
            continue
        behind = settled[index + 1 : last]
        if any(c.shape.kind == "I" or c.shape.case == "nom" for c in behind):
            settled[index] = linking


def _clause_around(settled: Sequence[Candidate], index: int) -> tuple[int, int]:
    first = index
    while first > 0 and not _is_boundary(settled[first - 1]):
        first -= 1
    last = index + 1
    while last < len(settled) and not _is_boundary(settled[last]):
        last += 1
    return first, last


def _is_boundary(candidate: Candidate) -> bool:
    return candidate.shape.kind == "S" or candidate.reading.lemma in _BOUNDARIES


def settle_participles(forms: Sequence[Form], settled: list[Candidate]) -> None:
    """Make a participle agree with its noun across its arguments: "cytowane przez agencję
    Yonhap rosyjskie media"."""
    for index in range(len(settled) - 3):
        reading, shape = settled[index]
        if shape.kind != "A" or not reading.tag.startswith(("ppas", "pact")):
            continue
        if settled[index + 1].shape.kind != "R":
            continue
        case = settled[index + 1].shape.case
        end = index + 2
        while end < len(settled) and (
            settled[end].shape.kind in NOMINAL and settled[end].shape.case in {case, "gen"}
        ):
            end += 1
        if end == len(settled) or end == index + 2 or settled[end].shape.kind not in "NA":
            continue
        noun = settled[end].shape
        for other in forms[index].candidates:
            if (
                other.shape.kind == "A"
                and (other.shape.number, other.shape.case) == (noun.number, noun.case)
                and other.shape.genders & noun.genders
            ):
                settled[index] = other
                break
