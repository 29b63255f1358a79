"""Spellings of one sound, countries by any word, and names as words."""

from __future__ import annotations

import pytest

from podobno.language.countries import read_countries
from podobno.language.name_parts import is_slip, may_abbreviate, same_word
from podobno.language.pl import PACK
from podobno.language.pl.inflection import genitive_of
from podobno.language.spelling import sound_alike


@pytest.mark.parametrize(
    ("polish", "other"),
    [
        ("Szojgu", "Shoigu"),
        ("Szojgu", "Шойгу"),
        ("Ławrow", "Lavrov"),
        ("Ławrow", "Лавров"),
        ("Chruszczow", "Khrushchev"),
        ("Jelcyn", "Yeltsin"),
        ("Zełenski", "Zelenskyy"),
        ("Szefczovicz", "Šefčovič"),
        ("Dzong", "Jong"),
        ("Dzong", "Чен"),
        ("Żukow", "Zhukov"),
        ("Günther", "Guenther"),
        ("Orbán", "Orban"),
        ("Kuczma", "Kuchma"),
    ],
)
def test_spellings_of_one_name_share_a_code_in_both_directions(polish: str, other: str) -> None:
    assert sound_alike(polish, other, PACK)
    assert sound_alike(other, polish, PACK)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Ławrow", "Ławra"), ("Putin", "Patin"), ("Kim", "Kem"), ("Szojgu", "Sojga"),
     ("Kuczma", "Kuźma")],
)  # fmt: skip
def test_different_names_share_no_code(first: str, second: str) -> None:
    assert not sound_alike(first, second, PACK)


@pytest.mark.parametrize(
    ("look_up", "word", "country"),
    [
        ("named", "KRLD", "Korea Północna"),
        ("named", "Korea Płn.", "Korea Północna"),
        ("named", "krld", "Korea Północna"),
        ("named", "Kreml", None),
        ("described", "północnokoreański", "Korea Północna"),
        ("described", "unijny", "Unia Europejska"),
        ("described", "zielony", None),
        ("of_people", "Rosjanin", "Rosja"),
        ("of_people", "Polka", "Polska"),
        ("meant_by", "Seul", "Korea Południowa"),
        ("meant_by", "Kijów", "Ukraina"),
        ("meant_by", "Bruksela", "Unia Europejska"),
        ("meant_by", "Kraków", None),
        ("meant_by", "Singapur", None),
    ],
)
def test_country_is_found_by_any_word_for_it(look_up: str, word: str, country: str | None) -> None:
    assert getattr(read_countries(PACK), look_up)(word) == country


def test_every_country_of_the_table_has_a_name_in_cldr() -> None:
    countries = read_countries(PACK)
    codes = set(PACK.table("countries")) - {"lands"}
    assert codes <= set(countries.codes.values())


@pytest.mark.parametrize(
    ("name", "genitive"),
    [("Wielka Brytania", "Wielkiej Brytanii"), ("Niemcy", "Niemiec"), ("Chiny", "Chin"),
     ("Stany Zjednoczone", "Stanów Zjednoczonych"), ("Haiti", "Haiti"), ("Pakistan", "Pakistanu")],
)  # fmt: skip
def test_genitive_of_a_country(name: str, genitive: str) -> None:
    assert genitive_of(name) == genitive


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [("Ławrow", "Ławrowem", True), ("Kim", "Kima", True), ("Kuleba", "Kuleby", True),
     ("Farage", "Farage'a", True), ("Duda", "Dudek", False), ("Jan", "Janusz", False),
     ("Irak", "Iran", False)],
)  # fmt: skip
def test_one_word_in_two_cases_is_told_from_two_words(first: str, second: str, same: bool) -> None:
    assert same_word(first, second) is same


@pytest.mark.parametrize(
    ("first", "second", "slip"),
    [("Jinping", "Jingpin", True), ("Zuckerberg", "Zukerberg", True), ("Nowak", "Nowal", False),
     ("Jinping", "Jintao", False)],
)  # fmt: skip
def test_slip_of_typing_needs_a_long_word_and_one_fault(
    first: str, second: str, slip: bool
) -> None:
    assert is_slip(first, second) is slip


@pytest.mark.parametrize(
    ("acronym", "name", "fits"),
    [
        ("UOKiK", "Urząd Ochrony Konkurencji i Konsumentów", True),
        ("ONZ", "Organizacja Narodów Zjednoczonych", True),
        ("TfL", "Transport for London", True),
        ("MI6", "Morze Irlandzkie", False),
        ("PAP", "Partia Pracy", False),
    ],
)
def test_acronym_has_the_first_letters_of_the_words(acronym: str, name: str, fits: bool) -> None:
    assert may_abbreviate(acronym, name) is fits
