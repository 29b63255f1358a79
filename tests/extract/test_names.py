"""Names: spans, types and base forms on sentences written for the purpose."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from podobno.extract.cast_reader import read_cast
from podobno.extract.names import find_names
from podobno.language.pl import PACK
from podobno.model import EngineName
from tests.factory import make_analysis

CASES = tomllib.loads((Path(__file__).parent / "cases" / "names.toml").read_text("utf-8"))["case"]


def _parameters() -> list[Any]:
    return [
        pytest.param(
            case,
            id=case["text"][:40],
            marks=[pytest.mark.xfail(strict=True, reason=case["gap"])] if "gap" in case else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", _parameters())
def test_names_of_a_sentence_have_span_type_and_base_form(case: dict[str, Any]) -> None:
    analysis = make_analysis(case["text"], "2024-05-10")
    names = read_cast(analysis, PACK).names
    found = [[case["text"][name.start : name.end], name.type, name.lemma] for name in names]
    assert found == [list(name) for name in case["names"]]


def test_every_name_says_its_rule_and_stands_at_its_span() -> None:
    text = "Jan Nowak z Gdańska kieruje spółką Lumivex. Nowak milczy."
    analysis = make_analysis(text)
    for span in find_names(analysis, PACK):
        tokens = analysis.sentences[span.sentence].tokens
        assert span.rule
        assert (tokens[span.first].start, tokens[span.last - 1].end) == (span.start, span.end)


def _engine(text: str, *names: tuple[str, str, float]) -> tuple[EngineName, ...]:
    return tuple(
        EngineName(start=text.index(name), end=text.index(name) + len(name), type=type_,
                   confidence=confidence)
        for name, type_, confidence in names
    )  # fmt: skip


def _types(text: str, *names: tuple[str, str, float]) -> list[tuple[str, str]]:
    analysis = replace(make_analysis(text), names=_engine(text, *names))
    return [(text[span.start : span.end], span.type) for span in find_names(analysis, PACK)]


@pytest.mark.parametrize(
    ("names", "expected", "why"),
    [
        ((("Kolumna", "LOC", 0.9),), [("Kolumna", "LOC")], "sure, and no rule has it"),
        ((("Kolumna", "LOC", 0.2),), [], "unsure, and no rule has it"),
    ],
)
def test_name_that_only_the_engine_has_is_kept_where_it_is_sure(
    names: tuple[tuple[str, str, float], ...], expected: list[tuple[str, str]], why: str
) -> None:
    assert _types("Kolumna stoi od lat.", *names) == expected


def test_small_noun_of_the_dictionary_is_no_place() -> None:
    text = "Milczą Polska i państwa bałtyckie."
    names = (("Polska", "LOC", 0.9), ("państwa", "LOC", 0.9))
    assert _types(text, *names) == [("Polska", "LOC")]


def test_towns_of_a_route_are_nobody() -> None:
    text = "Odwołano loty Kraków-Porto i rozmowę Nowak-Kowalski."
    names = (("Kraków-Porto", "PER", 1.0), ("Nowak-Kowalski", "PER", 0.9))
    found = [("Kraków", "LOC"), ("Porto", "LOC"), ("Nowak-Kowalski", "PER")]
    assert _types(text, *names) == found


def test_person_whom_the_text_also_names_without_the_given_name_stays_whole() -> None:
    text = "Mariano Garbez Frosno milczał. Garbez Frosno wyszedł. Znamy szefa, Garbez Frosno."
    names = (("Mariano Garbez Frosno", "PER", 0.9), ("Garbez Frosno", "PER", 0.9))
    assert _types(text, *names)[0] == ("Mariano Garbez Frosno", "PER")


def test_small_word_of_the_dictionary_is_no_name_of_a_body() -> None:
    text = "Tak podała agencja Xinhua."
    names = (("agencja", "ORG", 0.9), ("Xinhua", "ORG", 0.9))
    assert _types(text, *names) == [("Xinhua", "ORG")]


def test_name_that_only_a_sure_rule_has_is_kept() -> None:
    assert _types("Kolumna stoi w Warszawie.") == [("Warszawie", "LOC")]


def test_name_that_only_a_guess_has_is_dropped() -> None:
    assert _types("Potem Lumivex zbankrutował.") == []


def test_listed_name_wins_over_an_unsure_label() -> None:
    assert _types("Wczoraj w Kijowie padało.", ("Kijowie", "PER", 0.6)) == [("Kijowie", "LOC")]


def test_name_of_both_says_so_and_keeps_the_listed_base_form() -> None:
    text = "Tam mieszka wielu Brytyjczyków."
    analysis = replace(make_analysis(text), names=_engine(text, ("Brytyjczyków", "PER", 0.9)))
    (span,) = find_names(analysis, PACK)
    assert span.rule == "engine and people of a country"
    assert read_cast(analysis, PACK).names[0].lemma == "Brytyjczycy"


def test_labels_that_cut_a_known_name_give_way_to_the_whole() -> None:
    text = "Rozmawiał z nim Jean-Claude Morel."
    names = (("Jean-", "PER", 0.7), ("Claude Morel", "PER", 0.7))
    assert _types(text, *names) == [("Jean-Claude Morel", "PER")]


def test_surnames_side_by_side_of_two_people_named_in_full_are_cut_apart() -> None:
    text = (
        "Do stolicy przyjechał Jens Sorlander. Wita go Adam Lisicki. "
        "Przed spotkaniem z Sorlanderem Lisicki milczał."
    )
    people = [
        ("Jens Sorlander", "PER", 0.9),
        ("Adam Lisicki", "PER", 0.9),
        ("Sorlanderem Lisicki", "PER", 0.9),
    ]
    expected = ["Jens Sorlander", "Adam Lisicki", "Sorlanderem", "Lisicki"]
    assert _types(text, *people) == [(name, "PER") for name in expected]
