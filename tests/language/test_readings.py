"""What words are in their sentences, by the light engine."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from podobno.language.pl import PACK
from podobno.language.pl.morphology import look_up
from podobno.language.pl.reading import cut_sentences, read_cut, read_forms, settle_readings
from podobno.language.pl.tokens import find_pieces
from tests.factory import make_analysis

_CASES = Path(__file__).parent / "cases"


def _load(name: str) -> list[object]:
    rows = tomllib.loads((_CASES / name).read_text(encoding="utf-8"))["case"]
    return [
        pytest.param(
            row,
            id=f"{row.get('word', '')} {row['why']}".strip(),
            marks=[pytest.mark.xfail(strict=True, reason=row["gap"])] if "gap" in row else [],
        )
        for row in rows
    ]


@pytest.mark.parametrize("case", _load("readings.toml"))
def test_a_word_has_the_reading_its_sentence_asks_for(case: dict[str, str]) -> None:
    tokens = [token for part in make_analysis(case["text"]).sentences for token in part.tokens]
    token = next(token for token in tokens if token.text == case["word"])
    assert token.lemma == case["lemma"]
    assert token.tag.startswith(case["tag"])
    assert token.readings[0] == (token.lemma, token.tag)


@pytest.mark.parametrize("case", _load("sentences.toml"))
def test_sentences_end_where_a_reader_ends_them(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = [text[part.start : part.end] for part in make_analysis(text).sentences]
    assert found == case["sentences"]


@pytest.mark.parametrize("case", _load("tokens.toml"))
def test_tokens_are_words_numbers_and_marks(case: dict[str, str]) -> None:
    tokens = [token for part in make_analysis(case["text"]).sentences for token in part.tokens]
    assert " ".join(token.text for token in tokens) == case["tokens"]


def test_paragraphs_are_counted_from_zero_by_line_ends() -> None:
    text = "Tytuł artykułu\n\nPierwsze zdanie. Drugie zdanie.\nTrzecie zdanie."
    assert [part.paragraph for part in make_analysis(text).sentences] == [0, 1, 1, 2]


def test_text_wrapped_by_hand_is_joined() -> None:
    text = (
        "Delegacja przyjechała do stolicy\nwczesnym rankiem, kiedy jeszcze\n"
        "było ciemno. Powitał ją\nminister spraw zagranicznych oraz\njego zastępca."
    )
    assert len(make_analysis(text).sentences) == 2


def test_name_marks_of_the_dictionary_are_kept() -> None:
    tokens = make_analysis("Do Rosji przyjechał Donald.").sentences[0].tokens
    assert tokens[1].names == ("nazwa_geograficzna",)
    assert tokens[3].names == ("imię",)


def test_all_readings_of_the_dictionary_are_kept_with_their_dotted_tags() -> None:
    token = make_analysis("Widać dom.").sentences[0].tokens[1]
    assert token.tag == "subst:sg:acc:m3"
    assert ("dom", "subst:sg:nom.acc:m3") in token.readings


def test_homonym_marks_are_stripped_from_lemmas() -> None:
    tokens = make_analysis("Nie jest to ważne.").sentences[0].tokens
    assert all(":" not in reading.lemma for token in tokens for reading in token.readings)


def test_scores_added_to_a_words_readings_change_the_choice() -> None:
    pieces = find_pieces("Dziś mam dom.", PACK)

    forms = read_forms(pieces, frozenset())
    weighed = [
        form._replace(
            scores=form.scores
            + [100.0 * c.reading.tag.startswith("subst:pl:gen") for c in form.candidates]
        )
        for form in forms
    ]
    assert settle_readings(forms)[1].tag.startswith("fin")
    assert settle_readings(weighed)[1].tag.startswith("subst")


def test_sentences_can_be_left_for_an_engine_to_read() -> None:
    (sentence,) = cut_sentences("Stary kot śpi na dachu.", ())
    assert [piece.text for piece in sentence.pieces] == ["Stary", "kot", "śpi", "na", "dachu", "."]
    (read,) = read_cut((sentence,))
    assert [token.lemma for token in read.tokens] == ["stary", "kot", "spać", "na", "dach", "."]


@pytest.mark.parametrize("word", ["𝐁𝐑𝐄𝐗𝐈𝐓", "𝕂𝕀𝕄", "𝒫𝒰𝒯ℐ𝒩"])
def test_a_word_in_letters_without_a_small_form_is_read_as_unknown(word: str) -> None:
    assert not look_up(word).readings


def test_a_run_of_digits_that_no_word_is_as_long_as_is_not_looked_up() -> None:
    assert look_up("7" * 100).readings != ()
    assert look_up("7" * 101).readings == ()
