"""Documents of NKJP as a network learns them: names within names, marks of words, surnames put in
the place of others, and which documents hold a sentence that is measured with."""

import gzip
import json
import random
from pathlib import Path

import morfeusz2
import pytest
from training.invented_names import NameInventor
from training.name_marks import MARKS, NameMarks
from training.sources import find_sentences
from training.units import INNER, NKJP, OUTER, Unit, UnitReader

from podobno.language.pl.pieces import Vocabulary

PIECES = Path(__file__).parents[2] / "src/podobno/language/pl/learned/pieces.tsv"
TOKENS = ["Poseł", "Jan", "Kot-Nowak", "mieszka", "w", "Łodzi", "od", "maja", "."]
LABELS = [
    *("O", "B-persName#B-persName-forename", "I-persName#B-persName-surname"),
    *("O", "O", "B-placeName-settlement", "O", "B-date", "O"),
]


@pytest.fixture
def reader() -> UnitReader:
    return UnitReader(Vocabulary.read(PIECES))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus/nkjp-ner"
    folder.mkdir(parents=True)
    document = {"sentences": [{"tokens": TOKENS, "labels": LABELS}]}
    with gzip.open(folder / "nkjp-ner.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(document) + "\n")
    return tmp_path


def labelled(unit: Unit, labels: tuple[int, ...], inventory: tuple[str, ...]) -> list[str]:
    assert len(labels) == len(unit.pieces)
    return [inventory[label] for label in labels if label]


def test_outermost_names_have_six_kinds(reader: UnitReader, data: Path) -> None:
    ((unit,),) = reader.read_nkjp(data)
    found = labelled(unit, unit.nkjp, NKJP)
    assert found[:2] == ["B-persName", "I-persName"]
    assert set(found[2:-2]) <= {"I-persName"}  # the parts of a word with a hyphen
    assert found[-2:] == ["B-placeName", "B-date"]


def test_nested_names_have_kinds_of_places_and_parts_of_persons_names(
    reader: UnitReader, data: Path
) -> None:
    ((unit,),) = reader.read_nested_names(data)
    assert labelled(unit, unit.outer, OUTER)[-2:] == ["B-placeName-settlement", "B-date"]
    inner = labelled(unit, unit.inner, INNER)
    assert inner[:2] == ["B-persName-forename", "B-persName-surname"]
    assert set(inner[2:]) <= {"I-persName-surname"}
    assert unit.forms[:2] == ("Poseł", "Jan")
    assert len(unit.marks) == len(unit.pieces)


@pytest.mark.parametrize(
    ("sentences", "holds"),
    [
        (["Poseł Jan Kot-Nowak mieszka w Łodzi od maja."], True),
        (["Poseł Jan Kot-Nowak mieszka w Łodzi od lipca."], False),
        (["Mieszka w Łodzi."], False),
    ],
)
def test_documents_with_a_measured_sentence_are_told(
    data: Path, sentences: list[str], holds: bool
) -> None:
    assert find_sentences(data, sentences) == [holds]


@pytest.mark.parametrize(
    ("form", "marks"),
    [
        ("Jana", {"imię", "Upper"}),
        ("jana", {"~imię"}),
        ("Nowakowi", {"nazwisko", "Upper"}),
        ("Polsce", {"country", "Upper"}),
        ("USA", {"country", "Upper", "UPPER"}),
        ("Łodzi", {"town", "Upper"}),
        ("Xyqwz", {"ign", "~ign", "Upper"}),
    ],
)
def test_a_word_is_marked_by_what_it_may_name(form: str, marks: set[str]) -> None:
    bits = NameMarks(morfeusz2.Morfeusz(generate=False)).of(form)
    found = {mark for number, mark in enumerate(MARKS) if bits >> number & 1}
    assert marks <= found
    if not form[0].isupper():
        assert "Upper" not in found


def with_surnames(reader: UnitReader, *surnames: str) -> list[Unit]:
    forms = [form for surname in surnames for form in ("Jan", surname)]
    read = [reader.read_name(form) for form in forms]
    inner = ["B-persName-forename", "B-persName-surname"] * len(surnames)
    return [
        Unit(
            pieces=tuple(pieces for pieces, _ in read),
            inner=tuple(map(INNER.index, inner)),
            marks=tuple(marks for _, marks in read),
            forms=tuple(forms),
        )
    ]


def test_a_surname_gets_the_head_of_another_all_through_a_document(reader: UnitReader) -> None:
    units = with_surnames(reader, "Wrońskiego", "Wrońskiemu", "Kos")
    others = with_surnames(reader, "Bielskiego")
    (changed,) = NameInventor([others], reader.read_name).change(units, 1.0, random.Random(0))
    assert changed.forms == ("Jan", "Bieńskiego", "Jan", "Bieńskiemu", "Jan", "Kos")
    assert (changed.pieces[1], changed.marks[1]) == reader.read_name("Bieńskiego")
    assert changed.pieces[4:] == units[0].pieces[4:]
    assert changed.inner == units[0].inner


def test_the_share_of_changed_surnames_can_be_none(reader: UnitReader) -> None:
    units = with_surnames(reader, "Wrońskiego")
    inventor = NameInventor([with_surnames(reader, "Bielskiego")], reader.read_name)
    assert inventor.change(units, 0.0, random.Random(0)) == units
