"""The door to the language stage: which language, which pack, which engine, what is noise."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace

import pytest

import podobno.language as language
from podobno.language import analyse, detect_language, find_pack
from podobno.language.engine import CutSentence
from podobno.language.pl import PACK
from podobno.language.pl.reading import read_cut
from podobno.model import EngineName, Sentence
from tests.factory import make_analysis, make_document

_POLISH = "Prezydent spotkał się w czwartek z premierem. Rozmawiali o budżecie państwa."
_ENGLISH = "The president met the prime minister on Thursday. They discussed the budget."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (_POLISH, "pl"),
        (_ENGLISH, "en"),
        ("Der Präsident traf am Donnerstag den Premierminister in Berlin.", "de"),
        ("Президент встретился в четверг с премьер-министром.", "ru"),
        ("PAP", None),
        ("", None),
    ],
)
def test_language_is_told_from_enough_text(text: str, code: str | None) -> None:
    assert detect_language(text) == code


def test_a_document_in_a_language_without_a_pack_has_words_without_readings() -> None:
    analysis = analyse(make_document(_ENGLISH, language=None))
    assert analysis.engine == "none"
    assert [len(sentence.tokens) for sentence in analysis.sentences] == [9, 5]
    token = analysis.sentences[0].tokens[1]
    assert (token.text, token.lemma, token.tag, token.upos) == (
        "president",
        "president",
        "ign",
        "X",
    )


def test_the_language_the_document_names_is_taken() -> None:
    assert analyse(make_document(_POLISH, language="en")).engine == "none"
    assert analyse(make_document(_ENGLISH, language="pl")).engine == "light"


def test_a_text_too_short_to_tell_is_read_as_polish() -> None:
    analysis = analyse(make_document("Nie.", language=None))
    assert analysis.sentences[0].tokens[0].tag == "part"


def test_an_empty_text_has_no_sentences() -> None:
    assert make_analysis("").sentences == ()


def test_noise_breaks_sentences_and_marks_those_inside() -> None:
    text = "date 2025-03-04 Minister wyjechał do Genewy.\n\nRozmowy potrwają dwa dni."
    analysis = make_analysis(text)
    assert [text[s.start : s.end] for s in analysis.sentences] == [
        "date 2025-03-04",
        "Minister wyjechał do Genewy.",
        "Rozmowy potrwają dwa dni.",
    ]
    assert [s.is_noise for s in analysis.sentences] == [True, False, False]


def test_a_tag_names_the_agency_of_the_document() -> None:
    assert "PAP" in make_analysis("Minister wyjechał do Genewy. (PAP)").agencies


class _Shouting:
    """An engine that writes every base form in capitals."""

    name = "shouting"

    def read(
        self, text: str, sentences: tuple[CutSentence, ...]
    ) -> tuple[tuple[Sentence, ...], tuple[EngineName, ...] | None]:
        changed = tuple(
            replace(
                sentence,
                tokens=tuple(
                    replace(token, lemma=token.lemma.upper()) for token in sentence.tokens
                ),
            )
            for sentence in read_cut(sentences)
        )
        return changed, (EngineName(start=0, end=3, type="PER"),)


def test_an_engine_reads_the_sentences_as_they_are_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(language, "_load_engine", lambda module: _Shouting())
    analysis = analyse(make_document("Jan pisze."), engine="default")
    assert analysis.engine == "shouting"
    assert analysis.names == (EngineName(start=0, end=3, type="PER"),)
    assert [token.lemma for token in analysis.sentences[0].tokens] == ["JAN", "PISAĆ", "."]


def test_without_its_network_the_default_engine_is_the_light_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(language, "_load_engine", lambda module: None)
    assert analyse(make_document("Jan pisze."), engine="default").engine == "light"


def test_a_pack_reads_word_lists_and_tables_of_its_folder() -> None:
    assert find_pack("pl") is PACK
    assert find_pack("xx") is None
    assert PACK.table("upos")["classes"]["subst"] == "NOUN"
    with pytest.raises(FileNotFoundError):
        PACK.words("no_such_list")


def test_a_polish_text_is_told_without_the_model_of_languages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert (
        detect_language("Rząd się zgodził, że żołnierze są potrzebni także wśród cywilów.") == "pl"
    )


def test_polish_words_in_a_foreign_text_do_not_make_it_polish() -> None:
    text = (
        "The motto, ‘Są rzeczy, których się nie odda, żołnierzu, póki śmierci’, hangs over the "
        "door of the academy, where cadets from four allied countries have trained since 2011 in "
        "the use of drones, under instructors who served in the mountains of the east. "
    )
    assert detect_language(text * 3) == "en"


def test_a_sentence_that_never_ends_is_cut_and_nothing_of_it_is_lost() -> None:
    text = "Padał deszcz i " * 2000
    analysis = make_analysis(text)
    assert max(len(sentence.tokens) for sentence in analysis.sentences) <= 300
    assert sum(len(sentence.tokens) for sentence in analysis.sentences) == 6000
    assert {sentence.paragraph for sentence in analysis.sentences} == {0, 1}


def test_a_paragraph_that_never_ends_is_cut_between_sentences() -> None:
    analysis = make_analysis("Padał deszcz i wiał wiatr. " * 2000)
    assert {len(sentence.tokens) for sentence in analysis.sentences} == {6}
    sizes = Counter(sentence.paragraph for sentence in analysis.sentences)
    assert list(sizes.values()) == [500] * 4


def test_a_long_report_on_one_line_stays_one_paragraph() -> None:
    analysis = make_analysis("Padał deszcz i wiał wiatr. " * 400)
    assert {sentence.paragraph for sentence in analysis.sentences} == {0}
