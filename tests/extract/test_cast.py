"""Who is meant by names, titles and descriptions of one document."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from podobno.extract import groups, name_grammar
from podobno.extract.cast import Cast
from podobno.extract.cast_reader import read_cast
from podobno.language.pl import PACK
from podobno.model import Analysis
from tests.factory import make_analysis

CASES = tomllib.loads((Path(__file__).parent / "cases" / "cast.toml").read_text("utf-8"))["case"]


def _range(analysis: Analysis, phrase: str, nth: int = 1) -> tuple[int, int, int]:
    """Sentence and tokens of a phrase's nth occurrence."""
    text, at = analysis.document.text, -1
    for _ in range(nth):
        at = text.index(phrase, at + 1)
    for index, sentence in enumerate(analysis.sentences):
        inside = [
            i for i, t in enumerate(sentence.tokens) if t.start >= at and t.end <= at + len(phrase)
        ]
        if inside:
            return index, inside[0], inside[-1] + 1
    raise AssertionError(phrase)


def _cast(text: str, published: str | None = "2024-05-10") -> Cast:
    return read_cast(make_analysis(text, published), PACK)


def _parameters() -> list[Any]:
    return [
        pytest.param(
            case["text"],
            question,
            id=f"{case['text'][:25]} / {question['phrase']}",
            marks=[pytest.mark.xfail(strict=True, reason=question["gap"])]
            if "gap" in question
            else [],
        )
        for case in CASES
        for question in case["ask"]
    ]


@pytest.mark.parametrize(("text", "question"), _parameters())
def test_phrase_means_whom_the_text_says(text: str, question: dict[str, Any]) -> None:
    cast = _cast(text)
    where = _range(cast.analysis, question["phrase"], question.get("nth", 1))
    assert (cast.who(*where) or "") == question["who"]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Według rosyjskich mediów trwa ewakuacja.", "rosyjskich mediów", "rosyjskie media"),
        ("Zdaniem ekspertów to błąd.", "ekspertów", "eksperci"),
        ("Analitycy ostrzegają.", "Analitycy", "analitycy"),
        (
            "Powołano się na służby wywiadowcze w Oslo.",
            "służby wywiadowcze w Oslo",
            "służby wywiadowcze w Oslo",
        ),
        (
            "Rozmawiano z rzecznikiem rządu Niemiec.",
            "rzecznikiem rządu Niemiec",
            "rzecznik rządu Niemiec",
        ),
        ("Spotkanie obu przywódców odwołano.", "obu przywódców", "obaj przywódcy"),
        ("Ostrzega brytyjski rząd.", "brytyjski rząd", "rząd Wielkiej Brytanii"),
        ("Ostrzegają brytyjscy posłowie.", "brytyjscy posłowie", "brytyjscy posłowie"),
        ("Cytowano anonimowego dyplomatę.", "anonimowego dyplomatę", "anonimowy dyplomata"),
        ("Mówił o ekspertach i dziennikarzach.", "ekspertach i dziennikarzach",
         "eksperci i dziennikarze"),
    ],
)  # fmt: skip
def test_description_is_the_phrase_in_the_nominative(text: str, phrase: str, expected: str) -> None:
    cast = _cast(text)
    assert cast.description(*_range(cast.analysis, phrase)) == expected


def test_name_span_is_the_proper_name_without_its_title() -> None:
    cast = _cast("Wczoraj prezydent Francji Paul Lemaire wyjechał.")
    span = cast.name_span(*_range(cast.analysis, "prezydent Francji Paul Lemaire"))
    assert span is not None
    assert cast.analysis.document.text[span.start : span.end] == "Paul Lemaire"


def test_name_span_of_a_description_is_none() -> None:
    cast = _cast("Wczoraj francuscy dyplomaci wyjechali.")
    assert cast.name_span(*_range(cast.analysis, "francuscy dyplomaci")) is None


@pytest.mark.parametrize(
    ("name", "country"),
    [("Kreml", "Rosja"), ("Biały Dom", "Stany Zjednoczone"), ("Pekin", "Chiny"),
     ("Bruksela", "Unia Europejska"), ("Downing Street", "Wielka Brytania"),
     ("Pjongjang", "Korea Północna"), ("Kraków", None), ("Jan Nowak", None)],
)  # fmt: skip
def test_metonyms_and_capitals_mean_a_government(name: str, country: str | None) -> None:
    assert _cast("Nic.").country(name) == country


def test_kind_is_the_type_of_a_canonical_name() -> None:
    cast = _cast("Jan Nowak przyleciał do Oslo.")
    assert (cast.kind("Jan Nowak"), cast.kind("Oslo"), cast.kind("Nowak")) == ("PER", "LOC", None)


def test_metonym_is_an_entity_of_its_own_that_stands_for_its_country() -> None:
    cast = _cast("Kreml zaprzeczył, a Rosja wysłała wojska.")
    assert {e.name: e.stands_for for e in cast.entities} == {"Kreml": "Rosja", "Rosja": None}


def test_names_of_one_country_are_one_entity() -> None:
    cast = _cast("Do KRLD przyleciał minister. Korea Płn. go wita. W Korei Północnej pada.")
    (entity,) = [e for e in cast.entities if e.type == "LOC"]
    assert entity.name == "Korea Północna"
    assert set(entity.aliases) == {"KRLD", "Korea Płn."}


def test_family_members_are_kept_apart() -> None:
    cast = _cast("Kim Dzong Un przybył z córką, Kim Dzu Ae. Z Kim Dzong Unem rozmawiano krótko.")
    assert {e.name for e in cast.entities} == {"Kim Dzong Un", "Kim Dzu Ae"}


def test_leader_known_to_every_reader_is_found_only_among_the_people_named() -> None:
    named = _cast("Kim Dzong Un i Jan Nowak rozmawiali. Północnokoreański przywódca milczał.")
    phrase = "Północnokoreański przywódca"
    assert named.who(*_range(named.analysis, phrase)) == "Kim Dzong Un"
    unnamed = _cast("Anna Lis i Jan Nowak rozmawiali. Północnokoreański przywódca milczał.")
    assert unnamed.who(*_range(unnamed.analysis, phrase)) is None


def test_the_gender_of_a_person_is_worked_out_once_a_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cast = _cast("Anna Nowak powiedziała, że przyjedzie.")
    assert name_grammar.gender_of_person(cast, "Anna Nowak") == "f"
    monkeypatch.setattr(name_grammar, "_gender_of", None)
    assert name_grammar.gender_of_person(cast, "Anna Nowak") == "f"


def test_a_list_of_many_people_is_not_compared_each_with_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[tuple[str, ...]] = []

    def is_one(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
        compared.append(first)
        return False

    monkeypatch.setattr(groups, "is_one_person", is_one)
    syllables = [a + b for a in "bdgklmnprst" for b in "aeiouy"]
    names = [
        groups.Named(index=i, lemma=f"{first}n {last}ski", type="PER")
        for i, (first, last) in enumerate(zip(syllables, reversed(syllables), strict=True))
    ]
    assert len(groups.group_names(names, PACK)) == len(names) == 66
    assert len(compared) < len(names)
