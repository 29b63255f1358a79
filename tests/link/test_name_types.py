"""What a name is, as the reports of a story agree on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podobno.link.entities import link_entities
from podobno.link.name_types import agree_types
from podobno.model import Findings, NameMention
from tests.factory import make_document


def report(doc: str, *names: tuple[str, str]) -> Findings:
    """A document whose text is its names one after the other: (base form, type)."""
    mentions, at = [], 0
    for lemma, type_ in names:
        end = at + len(lemma)
        mentions.append(
            NameMention(start=at, end=end, type=type_, lemma=lemma, entity_name=lemma, rule="t")
        )
        at = end + 1
    text = " ".join(lemma for lemma, _ in names)
    return Findings(document=make_document(text, "2025-05-14", id=doc), names=tuple(mentions))


def types(*findings: Findings) -> list[list[str]]:
    return [[name.type for name in f.names] for f in agree_types(findings)]


def full(surname: str, count: int = 2) -> list[Findings]:
    """Reports that name the person in full."""
    return [report(f"full{n}", (f"Stefan {surname}", "PER")) for n in range(count)]


@pytest.mark.parametrize("type_", ["ORG", "LOC"])
def test_a_surname_read_as_a_body_is_the_person_whom_others_name_in_full(type_: str) -> None:
    found = (*full("Orłaj"), report("one", ("Orłaja", type_)))
    assert types(*found)[-1] == ["PER"]
    (entity,) = link_entities(agree_types(found))
    assert (entity.name, entity.type, len(entity.mentions)) == ("Stefan Orłaj", "PER", 3)
    assert "what Orłaja is in one is settled by the other reports" in entity.reasons


@pytest.mark.parametrize(
    ("surname", "name", "type_", "why"),
    [
        ("Radom", "Radomia", "LOC", "a town of the same name"),
        ("Orłaj", "Orlax", "ORG", "not a form of the surname"),
        ("Orłaj", "ORŁAJ", "ORG", "an acronym by its letters"),
        ("Orłaj", "Grupa Orłaja", "ORG", "more than the surname"),
    ],
)
def test_a_name_that_may_be_something_else_keeps_its_type(
    surname: str, name: str, type_: str, why: str
) -> None:
    assert types(*full(surname), report("one", (name, type_)))[-1] == [type_], why


def test_a_surname_that_one_report_only_gives_in_full_settles_nothing() -> None:
    assert types(*full("Orłaj", 1), report("one", ("Orłaja", "ORG")))[-1] == ["ORG"]


def test_a_surname_of_two_families_settles_nothing() -> None:
    found = (*full("Orłaj"), *full("Orłaja")[:1], report("x", ("Anna Orłaja", "PER")))
    assert types(*found, report("one", ("Orłaja", "ORG")))[-1] == ["ORG"]


def test_a_name_typed_alike_by_many_reports_is_that_in_all() -> None:
    many = [report(f"d{n}", ("Lumivex", "ORG"), ("Lumivex", "ORG")) for n in range(3)]
    assert types(*many, report("one", ("Lumivex", "PER")))[-1] == ["ORG"]


@pytest.mark.parametrize(
    ("reports", "why"),
    [
        ([report(f"d{n}", ("Lumivex", "ORG")) for n in range(3)], "too few mentions"),
        ([report("d", *[("Lumivex", "ORG")] * 6)], "one report only"),
    ],
)
def test_too_few_do_not_settle_what_a_name_is(reports: list[Findings], why: str) -> None:
    assert types(*reports, report("one", ("Lumivex", "PER")))[-1] == ["PER"], why


def test_a_firm_and_a_person_of_one_name_stay_two() -> None:
    firm = [report(f"d{n}", ("Lumiwek", "ORG"), ("Lumiwek", "ORG")) for n in range(3)]
    assert types(*firm, *full("Lumiwek"), report("one", ("Lumiwek", "PER")))[-1] == ["PER"]


def test_a_country_and_its_people_stay_two() -> None:
    land = [report(f"d{n}", ("Niemcy", "LOC"), ("Niemcy", "LOC")) for n in range(3)]
    assert types(*land, report("one", ("Niemcy", "PER")))[-1] == ["PER"]


def test_what_is_no_person_is_no_short_name_of_one_either() -> None:
    body = [report(f"firm{n}", ("Lumivex", "ORG"), ("Lumivex", "ORG")) for n in range(3)]
    misread = report("one", ("Lumivex Bis", "PER"), ("Lumivex", "PER"))
    short = replace(misread.names[1], entity_name="Lumivex Bis")
    found = (*body, replace(misread, names=(misread.names[0], short)))
    entities = {e.name: len(e.mentions) for e in link_entities(agree_types(found))}
    assert entities == {"Lumivex": 7, "Lumivex Bis": 1}
