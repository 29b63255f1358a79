"""The chosen candidates of a sentence come in, its runs of words in one case go out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from podobno.language.pl import PACK
from podobno.language.pl.candidates import Candidate, Form
from podobno.language.pl.shapes import gender_bits

NOMINAL = frozenset("NPAQ")
NEUTER = gender_bits(frozenset({"n"}))
_OPEN_CASES = frozenset({"nom", "acc"})


@dataclass(frozen=True, slots=True)
class Group:
    """A run of words in one case, ``[first, last)``, that no preposition governs."""

    first: int
    last: int
    can_nom: bool
    can_acc: bool
    agrees: bool


def find_governed(chosen: Sequence[Candidate]) -> list[bool]:
    """Which words stand under a preposition."""
    flags: list[bool] = []
    case = ""
    for candidate in chosen:
        shape = candidate.shape
        if shape.kind == "R":
            case = shape.case
        elif shape.kind in NOMINAL:
            if shape.case != case:
                case = ""
        elif shape.kind not in "DZBO" and not (shape.kind in "CK" and shape.carried == f"N:{case}"):
            case = ""
        flags.append(bool(case))
    return flags


def find_groups(
    forms: Sequence[Form],
    settled: Sequence[Candidate],
    governed: Sequence[bool],
    first: int,
    last: int,
    verb: int,
) -> Iterator[Group]:
    start = first
    while start < last:
        shape = settled[start].shape
        if shape.kind not in NOMINAL or governed[start] or shape.case not in _OPEN_CASES:
            start += 1
            continue
        end = start + 1
        is_several = False
        while end < last:
            if joins(settled[end - 1], settled[end]):
                end += 1
            elif end + 2 < last and _is_compound(settled, end):
                end += 3
            elif end + 1 < last and _coordinates(settled, end):
                end += 2
                is_several = True
            else:
                break
        if settled[start].reading.lemma == "sam" and end == start + 1:
            start = end  # "sam prezydent", "przyjechał sam": it goes with the subject anywhere
            continue
        if end < last and settled[end].shape.kind == "R" and _is_participle(settled, start, end):
            start = end
            continue
        members = [i for i in range(start, end) if settled[i].shape.kind in NOMINAL]
        yield Group(
            first=start,
            last=end,
            can_nom=all(in_case(forms[i], settled[i], "nom") for i in members),
            can_acc=all(in_case(forms[i], settled[i], "acc") for i in members),
            agrees=_agrees(settled, start, end, verb)
            or (is_several and settled[verb].shape.number == "pl"),
        )
        start = end


def _is_participle(settled: Sequence[Candidate], start: int, end: int) -> bool:
    return end == start + 1 and settled[start].reading.tag.startswith(("ppas", "pact"))


def joins(left: Candidate, right: Candidate) -> bool:
    """Whether the right word continues the left one's phrase: same case and number."""
    return (
        right.shape.kind in NOMINAL
        and right.shape.case == left.shape.case
        and right.shape.number == left.shape.number
        and bool(right.shape.genders & left.shape.genders)
        and not (right.shape.kind == "P" or left.shape.kind == "P")
        and left.reading.lemma not in {"który", "jaki"}
    )


def _is_compound(settled: Sequence[Candidate], index: int) -> bool:
    """Whether an adjective written with a hyphen goes on: "układ niemiecko-rosyjski"."""
    left, first, _hyphen, last = (settled[i].shape for i in range(index - 1, index + 3))
    return first.kind == "H" and last.kind == "A" and last.case == left.case


def _coordinates(settled: Sequence[Candidate], index: int) -> bool:
    """Whether a conjunction joins two words of one case: "Kim i Szojgu"."""
    left, joint, right = (settled[i].shape for i in (index - 1, index, index + 1))
    return joint.kind == "C" and right.kind in NOMINAL and right.case == left.case


def _agrees(settled: Sequence[Candidate], first: int, last: int, verb: int) -> bool:
    shape = settled[verb].shape
    head = next(
        (settled[i].shape for i in range(first, last) if settled[i].shape.kind == "N"),
        settled[first].shape,
    )
    if head.kind == "Q" and head.mark == "rec":
        return shape.number == "sg"
    if (
        shape.number == "sg"
        and shape.genders & NEUTER
        and any(settled[i].reading.lemma in _counters() for i in range(first, last))
    ):
        return True  # "dwa tysiące osób protestowało"
    return head.number == shape.number and bool(head.genders & shape.genders)


def change_case(forms: Sequence[Form], settled: list[Candidate], group: Group, case: str) -> None:
    for index in range(group.first, group.last):
        if settled[index].shape.kind not in NOMINAL:
            continue
        other = in_case(forms[index], settled[index], case)
        if other is not None:
            settled[index] = other


def in_case(form: Form, candidate: Candidate, case: str) -> Candidate | None:
    """The same word in another case: same base form, class and number."""
    shape = candidate.shape
    if shape.case == case:
        return candidate
    best: Candidate | None = None
    for other in form.candidates:
        if (
            other.shape.kind == shape.kind
            and other.shape.case == case
            and other.shape.number == shape.number
            and other.reading.lemma == candidate.reading.lemma
            and other.shape.genders & shape.genders
        ):
            best = best or other
    return best


@cache
def _counters() -> frozenset[str]:
    return frozenset(PACK.table("phrases")["counters"])
