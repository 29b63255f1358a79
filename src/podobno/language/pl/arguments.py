"""The best path through a sentence comes in, the same with its subjects and objects told apart
goes out.

Neighbours cannot tell a nominative from an accusative that looks alike (``plan``, ``wojska``,
``decyzje``); the clause can: its verb wants one subject that agrees with it, and some verbs want
nothing else (``Trwa dochodzenie``, ``przyjęto plan``, ``Kim podkreślił znaczenie``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from podobno.language.pl import PACK
from podobno.language.pl.candidates import Candidate, Form
from podobno.language.pl.relatives import settle_linking_words, settle_relatives
from podobno.language.pl.shapes import gender_bits

_NOMINAL = frozenset("NPAQ")
_VIRILE = gender_bits(frozenset({"m1"}))
_NEUTER = gender_bits(frozenset({"n"}))
_OPEN_CASES = frozenset({"nom", "acc"})
_BOUNDARIES = frozenset({",", ";", ":", "(", ")", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class _Group:
    """A run of words in one case, ``[first, last)``, that no preposition governs."""

    first: int
    last: int
    can_nom: bool
    can_acc: bool
    agrees: bool


def settle_arguments(forms: Sequence[Form], chosen: Sequence[Candidate]) -> list[Candidate]:
    """The chosen candidates, some of them changed from nominative to accusative or back."""
    settled = list(chosen)
    _settle_participles(forms, settled)
    settle_relatives(forms, settled)
    settle_linking_words(forms, settled)
    governed = _governed(chosen)
    for first, last, verb in _clauses(chosen):
        _settle_clause(forms, settled, governed, first, last, verb)
    _settle_participles(forms, settled)
    return settled


def _settle_participles(forms: Sequence[Form], settled: list[Candidate]) -> None:
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
            settled[end].shape.kind in _NOMINAL and settled[end].shape.case in {case, "gen"}
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


def _governed(chosen: Sequence[Candidate]) -> list[bool]:
    """Which words stand under a preposition."""
    flags: list[bool] = []
    case = ""
    for candidate in chosen:
        shape = candidate.shape
        if shape.kind == "R":
            case = shape.case
        elif shape.kind in _NOMINAL:
            if shape.case != case:
                case = ""
        elif shape.kind not in "DZBO" and not (shape.kind in "CK" and shape.carried == f"N:{case}"):
            case = ""
        flags.append(bool(case))
    return flags


def _clauses(chosen: Sequence[Candidate]) -> Iterator[tuple[int, int, int]]:
    """The stretches between boundaries that hold a verb: first, last and the verb's index."""
    start = 0
    verb: int | None = None
    conjunction: int | None = None
    for index, (reading, shape) in enumerate(chosen):
        if shape.kind == "S" or (shape.kind == "K" and reading.lemma in _BOUNDARIES):
            # A comma in a list goes on: "przedstawił plan, cele i środki".
            if (
                shape.kind == "K"
                and shape.carried
                and reading.lemma == ","
                and _is_list(chosen, index)
            ):
                continue
            if verb is not None:
                yield start, index, verb
            start, verb, conjunction = index + 1, None, None
        elif shape.kind == "C":
            conjunction = index
        elif shape.kind in "VWIG":
            if verb is None:
                verb = index
            elif shape.kind in "VW" and chosen[verb].shape.kind in "VW":
                middle = conjunction if conjunction and conjunction > verb else index
                yield start, middle, verb
                start, verb = middle, index
            elif shape.kind in "VW":
                verb = index
    if verb is not None:
        yield start, len(chosen), verb


def _is_list(chosen: Sequence[Candidate], comma: int) -> bool:
    """Whether what follows a comma is a further noun of a list, up to a conjunction."""
    for _reading, shape in chosen[comma + 1 : comma + 6]:
        if shape.kind == "C":
            return True
        if shape.kind not in _NOMINAL and shape.kind not in "DO":
            return False
    return False


def _settle_clause(
    forms: Sequence[Form],
    settled: list[Candidate],
    governed: Sequence[bool],
    first: int,
    last: int,
    verb: int,
) -> None:
    shape = settled[verb].shape
    is_copular = _is_copular(settled, first, last, verb)
    groups = list(_groups(forms, settled, governed, first, last, verb))
    open_groups = [group for group in groups if group.can_nom and group.can_acc]
    is_third = shape.kind == "V" and shape.person not in {"pri", "sec"}
    if is_third and not any(group.can_nom for group in groups):
        _raise_subject(forms, settled, governed, first, verb)
    subject: _Group | None = None
    if is_third:
        subject = _choose_subject(settled, groups, open_groups, first, last, verb)
    is_negated = _is_negated(settled, verb)
    if not is_negated and not is_copular:
        _settle_animate_object(forms, settled, governed, first, last, verb)
    for group in open_groups:
        if is_copular and shape.kind == "V":
            _change(forms, settled, group, "nom")
            _settle_predicate(forms, settled, group, shape.number)
            continue
        if is_negated and group is not subject and _negate(forms, settled, group):
            continue
        _change(forms, settled, group, "nom" if group is subject else "acc")


def _settle_animate_object(
    forms: Sequence[Form],
    settled: list[Candidate],
    governed: Sequence[bool],
    first: int,
    last: int,
    verb: int,
) -> None:
    """Make the first bare genitive of a person an accusative where the verb has no other object:
    "Syna posła porwano", "zaprosił kanclerza"."""
    lexical = _lexical_verb(settled, verb, last)
    if lexical in _verbs("intransitive") or lexical in _verbs("genitive"):
        return
    for index in range(first, last):
        shape = settled[index].shape
        if settled[index].reading.lemma == "się" or (
            shape.case == "acc" and shape.kind in _NOMINAL and not governed[index]
        ):
            return
    for index in range(first, last):
        shape = settled[index].shape
        is_attribute = index > first and settled[index - 1].shape.kind in "NAQZBCRO"
        if shape.kind not in "NA" or shape.case != "gen" or governed[index] or is_attribute:
            continue
        end = index + 1
        while end < last and _joins(settled[end - 1], settled[end]):
            end += 1
        fits = [_other(forms[i], settled[i], "acc") for i in range(index, end)]
        if all(fits) and any(c is not None and c.shape.kind == "N" for c in fits):
            settled[index:end] = [candidate for candidate in fits if candidate is not None]
        return


def _is_copular(settled: Sequence[Candidate], first: int, last: int, verb: int) -> bool:
    """Whether the verb stands between a subject and a predicate: "jest", "okazał się"."""
    lexical = _lexical_verb(settled, verb, last)
    return lexical in _verbs("copular") or (
        lexical in _verbs("copular_reflexive")
        and any(candidate.reading.lemma == "się" for candidate in settled[first:last])
    )


def _settle_predicate(
    forms: Sequence[Form], settled: list[Candidate], group: _Group, number: str
) -> None:
    """Give a lone adjective beside a copula the verb's number: "zostaną otwarte"."""
    shape = settled[group.first].shape
    if group.last != group.first + 1 or shape.kind != "A" or shape.number == number:
        return
    lemma = settled[group.first].reading.lemma
    for other in forms[group.first].candidates:
        if (
            other.reading.lemma == lemma
            and other.shape.kind == "A"
            and (other.shape.case, other.shape.number) == ("nom", number)
        ):
            settled[group.first] = other
            return


def _is_negated(settled: Sequence[Candidate], verb: int) -> bool:
    """Whether "nie" stands before the verb: its object is then genitive."""
    return verb > 0 and settled[verb - 1].reading.lemma == "nie"


def _negate(forms: Sequence[Form], settled: list[Candidate], group: _Group) -> bool:
    """Make a group genitive where it can be: "nie komentował zachowania"."""
    for number in (settled[group.first].shape.number, "sg", "pl"):
        changed: list[Candidate] = []
        for index in range(group.first, group.last):
            lemma, kind = settled[index].reading.lemma, settled[index].shape.kind
            fits = [
                other
                for other in forms[index].candidates
                if (other.reading.lemma, other.shape.kind) == (lemma, kind)
                and (other.shape.case, other.shape.number) == ("gen", number)
            ]
            if not fits:
                break
            changed.append(fits[0])
        else:
            settled[group.first : group.last] = changed
            return True
    return False


def _choose_subject(
    settled: Sequence[Candidate],
    groups: Sequence[_Group],
    open_groups: Sequence[_Group],
    first: int,
    last: int,
    verb: int,
) -> _Group | None:
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
    lexical = _lexical_verb(settled, verb, last)
    # Another phrase that must or may be the object leaves this one to be the subject:
    # "Duże kontrowersje wzbudził zapis".
    has_object = len(open_groups) > 1 or any(
        group.can_acc and not group.can_nom for group in groups
    )
    takes_none = (
        lexical in _verbs("intransitive")
        or any(candidate.reading.lemma == "się" for candidate in settled[first:last])
        or (lexical in _verbs("saying") and verb == first)
        or _is_of_things(settled[verb])
    )
    return agreeing[0] if has_object or takes_none else None


def _is_of_things(verb: Candidate) -> bool:
    """Whether a past tense cannot have a person left out as its subject: "stanęły obrazy",
    "chciałoby ministerstwo"; who is left out is mostly a man, a woman or people."""
    shape = verb.shape
    if not verb.reading.tag.startswith(("praet", "cond")):
        return False
    return shape.genders == _NEUTER or (shape.number == "pl" and not shape.genders & _VIRILE)


def _groups(
    forms: Sequence[Form],
    settled: Sequence[Candidate],
    governed: Sequence[bool],
    first: int,
    last: int,
    verb: int,
) -> Iterator[_Group]:
    start = first
    while start < last:
        shape = settled[start].shape
        if shape.kind not in _NOMINAL or governed[start] or shape.case not in _OPEN_CASES:
            start += 1
            continue
        end = start + 1
        is_several = False
        while end < last:
            if _joins(settled[end - 1], settled[end]):
                end += 1
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
        members = [i for i in range(start, end) if settled[i].shape.kind in _NOMINAL]
        yield _Group(
            first=start,
            last=end,
            can_nom=all(_other(forms[i], settled[i], "nom") for i in members),
            can_acc=all(_other(forms[i], settled[i], "acc") for i in members),
            agrees=_agrees(settled, start, end, verb)
            or (is_several and settled[verb].shape.number == "pl"),
        )
        start = end


def _is_participle(settled: Sequence[Candidate], start: int, end: int) -> bool:
    return end == start + 1 and settled[start].reading.tag.startswith(("ppas", "pact"))


def _joins(left: Candidate, right: Candidate) -> bool:
    """Whether the right word continues the left one's phrase: same case and number."""
    return (
        right.shape.kind in _NOMINAL
        and right.shape.case == left.shape.case
        and right.shape.number == left.shape.number
        and bool(right.shape.genders & left.shape.genders)
        and not (right.shape.kind == "P" or left.shape.kind == "P")
        and left.reading.lemma not in {"który", "jaki"}
    )


def _coordinates(settled: Sequence[Candidate], index: int) -> bool:
    """Whether a conjunction joins two words of one case: "Kim i Szojgu"."""
    left, joint, right = (settled[i].shape for i in (index - 1, index, index + 1))
    return joint.kind == "C" and right.kind in _NOMINAL and right.case == left.case


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
        and shape.genders & _NEUTER
        and any(settled[i].reading.lemma in _counters() for i in range(first, last))
    ):
        return True  # "dwa tysiące osób protestowało"
    return head.number == shape.number and bool(head.genders & shape.genders)


def _raise_subject(
    forms: Sequence[Form],
    settled: list[Candidate],
    governed: Sequence[bool],
    first: int,
    verb: int,
) -> None:
    """Make the clause's first noun phrase its subject where it was taken for a genitive:
    "Obecnie wojska Kijowa nie kontrolują"."""
    start = next((i for i in range(first, verb) if settled[i].shape.kind in _NOMINAL), verb)
    if start == verb or governed[start] or settled[start].shape.case != "gen":
        return
    end = start + 1
    while (
        end < verb
        and settled[end - 1].shape.kind in "AQ"
        and _joins(settled[end - 1], settled[end])
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


def _lexical_verb(settled: Sequence[Candidate], verb: int, last: int) -> str:
    """The base form of the verb that has the arguments: the infinitive behind a modal one."""
    lemma = settled[verb].reading.lemma
    if lemma in _verbs("modal"):
        for candidate in settled[verb + 1 : last]:
            if candidate.shape.kind == "I":
                return candidate.reading.lemma
    return lemma


def _change(forms: Sequence[Form], settled: list[Candidate], group: _Group, case: str) -> None:
    for index in range(group.first, group.last):
        if settled[index].shape.kind not in _NOMINAL:
            continue
        other = _other(forms[index], settled[index], case)
        if other is not None:
            settled[index] = other


def _other(form: Form, candidate: Candidate, case: str) -> Candidate | None:
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


@lru_cache(maxsize=1)
def _counters() -> frozenset[str]:
    return frozenset(PACK.table("phrases")["counters"])


@cache
def _verbs(group: str) -> frozenset[str]:
    return frozenset(PACK.table("verbs")[group])
