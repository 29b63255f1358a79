"""The best path through a sentence comes in, the same with its subjects and objects told apart
goes out.

Neighbours cannot tell a nominative from an accusative that looks alike (``plan``, ``wojska``,
``decyzje``); the clause can: its verb wants one subject that agrees with it, and some verbs want
nothing else (``Trwa dochodzenie``, ``przyjęto plan``, ``Kim podkreślił znaczenie``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from podobno.language.pl.candidates import Candidate, Form
from podobno.language.pl.case_groups import (
    NOMINAL,
    Group,
    change_case,
    find_governed,
    find_groups,
    in_case,
    joins,
)
from podobno.language.pl.clause_subjects import (
    choose_subject,
    lexical_verb,
    raise_subject,
    verb_group,
)
from podobno.language.pl.relatives import settle_linking_words, settle_participles, settle_relatives

_BOUNDARIES = frozenset({",", ";", ":", "(", ")", "-", "–", "—"})


def settle_arguments(forms: Sequence[Form], chosen: Sequence[Candidate]) -> list[Candidate]:
    """The chosen candidates, some of them changed from nominative to accusative or back."""
    settled = list(chosen)
    settle_participles(forms, settled)
    settle_relatives(forms, settled)
    settle_linking_words(forms, settled)
    governed = find_governed(chosen)
    for first, last, verb in _clauses(chosen):
        _settle_clause(forms, settled, governed, first, last, verb)
    settle_participles(forms, settled)
    return settled


def _clauses(chosen: Sequence[Candidate]) -> Iterator[tuple[int, int, int]]:
    """The stretches between boundaries that hold a verb: first, last and the verb's index."""
    start = 0
    verb: int | None = None
    conjunction: int | None = None
    for index, (reading, shape) in enumerate(chosen):
        if shape.kind == "K" and index and chosen[index - 1].shape.kind == "H":
            continue  # "niemiecko-rosyjski"
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
        if shape.kind not in NOMINAL and shape.kind not in "DO":
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
    groups = list(find_groups(forms, settled, governed, first, last, verb))
    open_groups = [group for group in groups if group.can_nom and group.can_acc]
    is_third = shape.kind == "V" and shape.person not in {"pri", "sec"}
    if is_third and not any(group.can_nom for group in groups):
        raise_subject(forms, settled, governed, first, verb)
    subject: Group | None = None
    if is_third:
        subject = choose_subject(settled, groups, open_groups, first, last, verb)
    is_negated = _is_negated(settled, verb)
    if not is_negated and not is_copular:
        _settle_animate_object(forms, settled, governed, first, last, verb)
    for group in open_groups:
        if is_copular and shape.kind == "V":
            change_case(forms, settled, group, "nom")
            _settle_predicate(forms, settled, group, shape.number)
            continue
        if is_negated and group is not subject and _negate(forms, settled, group):
            continue
        change_case(forms, settled, group, "nom" if group is subject else "acc")


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
    lexical = lexical_verb(settled, verb, last)
    if lexical in verb_group("intransitive") or lexical in verb_group("genitive"):
        return
    for index in range(first, last):
        shape = settled[index].shape
        if settled[index].reading.lemma == "się" or (
            shape.case == "acc" and shape.kind in NOMINAL and not governed[index]
        ):
            return
    for index in range(first, last):
        shape = settled[index].shape
        is_attribute = index > first and settled[index - 1].shape.kind in "NAQZBCRO"
        if shape.kind not in "NA" or shape.case != "gen" or governed[index] or is_attribute:
            continue
        end = index + 1
        while end < last and joins(settled[end - 1], settled[end]):
            end += 1
        fits = [in_case(forms[i], settled[i], "acc") for i in range(index, end)]
        if all(fits) and any(c is not None and c.shape.kind == "N" for c in fits):
            settled[index:end] = [candidate for candidate in fits if candidate is not None]
        return


def _is_copular(settled: Sequence[Candidate], first: int, last: int, verb: int) -> bool:
    """Whether the verb stands between a subject and a predicate: "jest", "okazał się"."""
    lexical = lexical_verb(settled, verb, last)
    return lexical in verb_group("copular") or (
        lexical in verb_group("copular_reflexive")
        and any(candidate.reading.lemma == "się" for candidate in settled[first:last])
    )


def _settle_predicate(
    forms: Sequence[Form], settled: list[Candidate], group: Group, number: str
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


def _negate(forms: Sequence[Form], settled: list[Candidate], group: Group) -> bool:
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
