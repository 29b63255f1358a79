"""Noun phrases, clauses, and what depends on a verb."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podobno.extract.event_parts import Part, read_part
from podobno.extract.event_words import read_words
from podobno.extract.phrases import (
    Clause,
    NounPhrase,
    clause_of,
    clauses,
    noun_phrases,
    object_of,
    phrase_at,
    phrases_of,
    subject_of,
)
from podobno.ingest.limits import time_limit
from podobno.model import Sentence
from tests.factory import make_analysis, make_sentence

_TABLE = tomllib.loads(
    (Path(__file__).parent / "cases" / "phrases.toml").read_text(encoding="utf-8")
)


def _load(name: str) -> list[object]:
    return [
        pytest.param(
            row,
            id=row["why"],
            marks=[pytest.mark.xfail(strict=True, reason=row["gap"])] if "gap" in row else [],
        )
        for row in _TABLE[name]
    ]


def _words(sentence: Sentence, phrase: NounPhrase | None) -> str:
    if phrase is None:
        return "-"
    return " ".join(token.text for token in sentence.tokens[phrase.start : phrase.end])


def _index(sentence: Sentence, word: str) -> int:
    return next(i for i, token in enumerate(sentence.tokens) if token.text == word)


@pytest.mark.parametrize("case", _load("verb"))
def test_a_verb_has_the_subject_object_and_phrases_a_reader_gives_it(case: dict[str, str]) -> None:
    sentence = make_sentence(case["text"])
    verb = _index(sentence, case["verb"])
    if "subject" in case:
        assert _words(sentence, subject_of(sentence, verb)) == case["subject"]
    if "object" in case:
        assert _words(sentence, object_of(sentence, verb)) == case["object"]
    if "phrases" in case:
        found = [
            (f"{phrase.preposition}: " if phrase.preposition else "") + _words(sentence, phrase)
            for phrase in phrases_of(sentence, verb)
        ]
        assert " | ".join(found) == case["phrases"]


@pytest.mark.parametrize("case", _load("clauses"))
def test_clauses_are_told_apart(case: dict[str, object]) -> None:
    sentence = make_sentence(str(case["text"]))
    assert [_describe(sentence, clause) for clause in clauses(sentence)] == case["clauses"]


def _describe(sentence: Sentence, clause: Clause) -> str:
    """A clause as the table writes it: conjunction < verb of its parent: words … words."""
    parent = ""
    if clause.parent is not None:
        verb = clauses(sentence)[clause.parent].verb
        parent = f" < {sentence.tokens[verb].text}:" if verb is not None else " < ?:"
    elif clause.conjunction:
        parent = ":"
    parts = [
        " ".join(token.text for token in sentence.tokens[start:end]) for start, end in clause.parts
    ]
    return f"{clause.conjunction or '-'}{parent} {' … '.join(parts)}"


def test_joined_phrases_keep_their_own_heads_and_numbers() -> None:
    sentence = make_sentence("Prezydent Rosji i kanclerz Niemiec spotkali się.")
    (phrase,) = noun_phrases(sentence)
    assert phrase.numbers == {"pl"}
    assert [_words(sentence, member) for member in phrase.conjuncts] == [
        "Prezydent Rosji",
        "kanclerz Niemiec",
    ]
    assert all(member.numbers == {"sg"} for member in phrase.conjuncts)


def test_genitive_attributes_are_phrases_inside_a_phrase() -> None:
    sentence = make_sentence("Wizyta szefa rządu trwała krótko.")
    phrase = phrase_at(sentence, 0)
    assert phrase is not None
    (attribute,) = phrase.attributes
    assert _words(sentence, attribute) == "szefa rządu"
    assert _words(sentence, attribute.attributes[0]) == "rządu"


def test_object_of_another_case_is_found_by_that_case() -> None:
    sentence = make_sentence("Minister podziękował sojusznikom za pomoc.")
    assert _words(sentence, object_of(sentence, 1, "dat")) == "sojusznikom"
    assert object_of(sentence, 1) is None


def test_a_word_inside_a_dependent_clause_belongs_to_that_clause_alone() -> None:
    sentence = make_sentence("Program, który przyjęto, zakłada zmiany.")
    inner = clause_of(sentence, _index(sentence, "przyjęto"))
    assert inner is not None
    assert inner.conjunction == "który"
    outer = clause_of(sentence, _index(sentence, "zmiany"))
    assert outer is not None
    assert outer.verb == _index(sentence, "zakłada")


_WORDS = st.sampled_from(
    [
        "szef",
        "rządu",
        "Jan",
        "Nowak",
        ",",
        "który",
        "przyjechał",
        "z",
        "15",
        "tys.",
        "osób",
        "i",
        "nowym",
        "planem",
        ".",
        "„",
        "nie",
        "”",
        "że",
        "powiedział",
        "to",
        "(",
        "NIS",
        ")",
        "w",
        "2024",
        "r.",
        "-",
        "mówiąc",
        "większość",
        "z",
        "nich",
        "a",
        "także",
        "80",
        "rocznicy",
        "dwa",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=25).map(" ".join))
def test_phrases_and_clauses_of_any_words_lie_inside_one_another(text: str) -> None:
    for sentence in make_analysis(text).sentences:
        end = 0
        for phrase in noun_phrases(sentence):
            assert end <= phrase.start <= phrase.head < phrase.end <= len(sentence.tokens)
            end = phrase.end
            for inner in (*phrase.attributes, *phrase.conjuncts):
                assert phrase.start <= inner.start <= inner.head < inner.end <= phrase.end
        found = clauses(sentence)
        for index in range(len(sentence.tokens)):
            assert sum(clause.holds(index) for clause in found) <= 1
        for clause in found:
            assert clause.verb is None or clause.holds(clause.verb)
            assert clause.parent is None or found[clause.parent] is not clause


def test_no_phrases_in_a_sentence_of_marks() -> None:
    assert noun_phrases(make_sentence("... - ...")) == ()


def _with_tree(sentence: Sentence, tree: str) -> Sentence:
    """The sentence with heads and relations written as "head:relation", heads counted from 0."""
    rows = [row.split(":", 1) for row in tree.split()]
    tokens = tuple(
        replace(token, head=int(head), relation=relation)
        for token, (head, relation) in zip(sentence.tokens, rows, strict=True)
    )
    return replace(sentence, tokens=tokens)


def test_a_tree_tells_subject_and_object_where_forms_do_not() -> None:
    plain = make_sentence("Koszty przewyższają zyski.")
    sentence = _with_tree(plain, "1:obj -1:root 1:nsubj 1:punct")
    assert _words(sentence, subject_of(sentence, 1)) == "zyski"
    assert _words(sentence, object_of(sentence, 1)) == "Koszty"


def test_a_tree_gives_phrases_with_attributes_and_prepositions() -> None:
    plain = make_sentence("Szef rządu rozmawiał z nowym kanclerzem.")
    sentence = _with_tree(plain, "2:nsubj 0:nmod:arg -1:root 5:case 5:amod 2:obl 2:punct")
    found = noun_phrases(sentence)
    assert [_words(sentence, phrase) for phrase in found] == ["Szef rządu", "nowym kanclerzem"]
    assert [phrase.preposition for phrase in found] == [None, "z"]
    assert _words(sentence, found[0].attributes[0]) == "rządu"


def test_a_tree_gives_the_subject_of_a_passive_through_its_participle() -> None:
    plain = make_sentence("Umowa została podpisana.")
    sentence = _with_tree(plain, "2:nsubj:pass 2:aux:pass -1:root 2:punct")
    assert _words(sentence, subject_of(sentence, 1)) == "Umowa"


def test_phrases_behind_forty_prepositions_are_read_in_a_moment() -> None:
    words = read_words(make_sentence("w środę " * 40).tokens)
    with time_limit("phrases", seconds=30):  # each read anew from each before it: years
        assert read_part(words, 1) == Part(start=1, end=2, head=1)
