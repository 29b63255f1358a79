"""A person's decisions: bound to mentions, always obeyed, void in another text."""

from __future__ import annotations

import json

import pytest

from podobno.errors import SettingsError
from podobno.judge import decide
from podobno.link.decisions import (
    Decision,
    read_decisions,
    regroup,
    void_decisions,
    without_wrong,
    write_decision,
)
from podobno.model import Place
from tests.stories import make_findings

A, B, C = Place("a", 0, 5), Place("b", 0, 5), Place("c", 0, 5)


def decision(kind, *mentions, name=None):
    return Decision(
        kind=kind, mentions=mentions, sha256=("x",) * len(mentions), by="Ewa", name=name
    )


def groups(*decisions):
    found = regroup([[A, B], [C]], lambda place: place, decisions)
    return sorted(sorted(group) for group in found)


def test_same_joins_groups():
    assert groups(decision("same", A, C)) == [[A, B, C]]


def test_different_parts_a_group():
    assert groups(decision("different", A, B)) == [[A], [B], [C]]


def test_different_is_never_overruled_by_same():
    assert [A, C] not in groups(decision("different", A, C), decision("same", B, C))
    for group in groups(decision("different", A, C), decision("same", B, C)):
        assert not {A, C} <= set(group)


def test_decision_about_no_group_changes_nothing():
    assert groups(decision("same", A, Place("d", 0, 5))) == [[A, B], [C]]


def test_decision_survives_its_line():
    given = decision("rename", A, name="Anna Orłaj")
    (read,), problems = read_decisions([write_decision(given)])
    assert read == given
    assert problems == ()


@pytest.mark.parametrize("line", ["nothing", "{}", '{"decision": "maybe"}', "[1]"])
def test_line_that_is_no_decision_is_a_problem(line):
    decisions, (problem,) = read_decisions([line])
    assert decisions == ()
    assert problem.source == "decisions.jsonl:1"


def test_decision_about_another_text_is_void():
    findings = make_findings(["Tekst."], id="a")
    valid, (problem,) = void_decisions([decision("wrong", A)], [findings])
    assert valid == ()
    assert "another text" in problem.reason


def test_wrong_removes_the_mention():
    findings = make_findings(
        ["Ministrowie spotkali się."], id="a", events=[{"trigger": "spotkali", "actor": ("X",)}]
    )
    start, end = findings.events[0].trigger
    assert without_wrong(findings, [decision("wrong", Place("a", start, end))]).events == ()
    assert without_wrong(findings, [decision("wrong", Place("b", start, end))]) == findings


def story(folder):
    return json.loads((folder / "story.json").read_text(encoding="utf-8"))


def rebuild(podobno, folder, reports):
    result = podobno("build", str(reports), "-o", str(folder), "--engine", "light")
    assert result.exit_code == 0, result.output


def test_rename_survives_a_rebuild(podobno, dossier, reports):
    entity = next(e for e in story(dossier)["entities"] if "Orłaj" in e["name"])
    decide(dossier, "rename", entity["id"], "Anna Maria Orłaj", by="Ewa")
    rebuild(podobno, dossier, reports)
    names = {e["name"]: e["reasons"] for e in story(dossier)["entities"]}
    assert any("Ewa" in reason for reason in names["Anna Maria Orłaj"])


def test_same_survives_a_rebuild(podobno, dossier, reports):
    first, second = story(dossier)["events"][:2]
    decide(dossier, "same", first["id"], second["id"], by="Ewa", why="jedno spotkanie")
    rebuild(podobno, dossier, reports)
    places = {tuple(m.values()) for m in (first["mentions"][0], second["mentions"][0])}
    assert any(
        places <= {tuple(m.values()) for m in e["mentions"]} for e in story(dossier)["events"]
    )


def test_wrong_survives_a_rebuild(podobno, dossier, reports):
    gone = story(dossier)["events"][0]
    decide(dossier, "wrong", gone["id"], None, by="Ewa")
    rebuild(podobno, dossier, reports)
    kept = [m for e in story(dossier)["events"] for m in e["mentions"]]
    assert not [m for m in gone["mentions"] if m in kept]


@pytest.mark.parametrize(
    ("arguments", "by", "message"),
    [
        (("maybe", "e-1", None), "Ewa", "maybe"),
        (("same", "e-1", None), "Ewa", "two ids"),
        (("wrong", "ev-none", None), "Ewa", "ev-none"),
        (("wrong", "ev-none", None), " ", "--by"),
        (("wrong", "prasa/agencja.txt:99999", None), "Ewa", "nothing is found"),
    ],
)
def test_decision_that_cannot_be_made_says_why(dossier, arguments, by, message):
    with pytest.raises(SettingsError, match=message):
        decide(dossier, *arguments, by=by)
    assert not (dossier / "decisions.jsonl").exists()
