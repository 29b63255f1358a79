"""Reasons and problems in the reader's language: every wording the program has is translated."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.resources import as_file, files
from pathlib import Path

import pytest

import podobno
from podobno import build_story
from podobno.report.reasons import is_known, say_reason
from podobno.report.words import Texts
from podobno.settings import Settings

PL, EN = Texts(code="pl"), Texts(code="en")
TABLES = tomllib.loads(
    files("podobno.report").joinpath("reasons.pl.toml").read_text(encoding="utf-8")
)
PAIRS = [(english, polish) for table in TABLES.values() for english, polish in table.items()]


@pytest.mark.parametrize(
    ("reason", "polish"),
    [
        ("the same word", "to samo słowo"),
        ("the file is empty", "plik jest pusty"),
        (
            "no source is named; radio.txt is written apart",
            "nie wskazano źródła; radio.txt: tekst napisany osobno",
        ),
        (
            "same participants: Kim, Putin; dates agree (2025-09-03, 2025-09)",
            "ci sami uczestnicy: Kim, Putin; daty się zgadzają (3 września 2025, wrzesień 2025)",
        ),
        (
            "the reports differ: 2025-09-02 by a.txt; 2025-09-03 by b.txt",
            "artykuły podają różnie: 2 września 2025: a.txt; 3 września 2025: b.txt",
        ),
        (
            "same thing counted: soldier; same action: die",
            "liczono to samo: żołnierz; ta sama czynność: zginąć",
        ),
        ("cannot be read: permission denied", "nie można odczytać: brak uprawnień"),
        ("something nobody has worded yet", "something nobody has worded yet"),
    ],
)
def test_a_reason_is_said_in_polish(reason, polish):
    assert say_reason(reason, PL) == polish


def test_a_document_is_called_by_its_name_and_a_day_is_written_out():
    named = {"https://radio.example/a": "Radio"}
    reason = "the date is given by https://radio.example/a; taken over for b.txt"
    label = lambda doc: named.get(doc, doc)  # noqa: E731 - a table looked up
    assert say_reason(reason, EN, label) == "the date is given by Radio; taken over for b.txt"
    assert say_reason(reason, PL, label) == "datę podaje: Radio; przyjęto ją dla: b.txt"
    day = "2025-09-03 is before 2025-09-04"
    assert say_reason(day, EN) == "3 September 2025 is before 4 September 2025"


@pytest.mark.parametrize(("english", "polish"), PAIRS)
def test_both_wordings_have_the_same_marks(english, polish):
    marks = set(re.findall(r"\{(\w+)\}", english))
    assert set(re.findall(r"\{(\w+)\}", polish)) <= marks
    # A count or a name may be told by the words around it; only these are ever left out.
    assert marks - set(re.findall(r"\{(\w+)\}", polish)) <= {"name"}


def test_every_reason_of_the_bundled_story_is_translated():
    with as_file(files("podobno.demo").joinpath("sources")) as sources:
        story = build_story([str(sources)], Settings(engine="light"))
    links = story.links
    facts = (*links.entities, *links.events, *links.figures, *links.claims, *links.reuse)
    reasons = {r for fact in facts for r in fact.reasons}
    reasons |= {o.why for f in (*links.events, *links.figures, *links.claims) for o in f.origins}
    reasons |= {e.date_reason for e in links.events if e.date_reason}
    assert len(reasons) > 50
    assert [r for r in sorted(reasons) if not is_known(r)] == []


def _errors_of(path):
    """The wordings of the settings errors that a module raises; 7 stands for what is put in."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "SettingsError":
            for node in ast.walk(call):
                if isinstance(node, ast.JoinedStr):
                    yield "".join(
                        getattr(part, "value", "7") for part in map(_literal, node.values)
                    )
                elif isinstance(node, ast.Constant) and node is call.args[0]:
                    yield node.value


def _literal(part):
    return part if isinstance(part, ast.Constant) else None


def test_every_error_the_user_must_settle_is_translated():
    named = {
        error for path in Path(podobno.__path__[0]).rglob("*.py") for error in _errors_of(path)
    }
    assert len(named) > 15
    assert [error for error in sorted(named) if not is_known(error)] == []


def test_every_problem_the_readers_name_is_translated():
    """Each literal reason in the source has its wording: a new one asks for a line."""
    folder = Path(podobno.__path__[0])
    named = set()
    slots = {"{who}": "", "{what}": "characters are"}
    for path in sorted([*(folder / "ingest").glob("*.py"), folder / "link" / "identifiers.py"]):
        source = path.read_text(encoding="utf-8")
        for call in re.finditer(r"(?:Problem\(\s*[\w.]+,\s*|reason ?= ?)f?\"([^\"]+)\"", source):
            filled = re.sub(r"\{[^}]*\}", lambda m: slots.get(m[0], "7"), call[1])
            named.add(filled.replace(r"\ufffd", "\ufffd"))
    assert len(named) > 30
    assert [reason for reason in sorted(named) if not is_known(reason)] == []


def test_documents_of_one_outlet_are_named_once_and_many_are_counted() -> None:
    label = lambda doc: f"{doc[0]}.pl"  # noqa: E731 - a table looked up
    docs = ", ".join(("a1", "a2", "b1", "c1", "c2", "d1", "e1", "f1"))
    said = say_reason(f"the date is given by a1, a2; taken over for {docs}", PL, label)
    assert said == "datę podaje: a.pl; przyjęto ją dla: a.pl, b.pl, c.pl i jeszcze 3"


def test_evidence_names_every_document_by_its_id() -> None:
    docs = "a1, a2, b1, c1, c2, d1"
    assert say_reason(f"taken over for {docs}", PL) == f"przyjęto ją dla: {docs}"
