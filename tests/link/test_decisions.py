"""A person's decisions: bound to mentions, always obeyed, void in another text."""

from __future__ import annotations

import json

import pytest

from podobno.errors import SettingsError
from podobno.judge import decide
from podobno.link.decisions import (
    Decision,
    decide_entities,
    read_decisions,
    regroup,
    void_decisions,
    without_wrong,
    write_decision,
)
from podobno.link.figures import link_figures
from podobno.link.origins import Roots
from podobno.model import Entity, Place
from tests.stories import make_findings

A, B, C = Place("a", 0, 5), Place("b", 0, 5), Place("c", 0, 5)


def decision(kind, *mentions, name=None, about=None):
    return Decision(
        kind=kind,
        mentions=mentions,
        sha256=("x",) * len(mentions),
        by="Ewa",
        name=name,
        about=about,
    )


def groups(*decisions):
    found = regroup([[A, B], [C]], lambda place: place, decisions, about="event")
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


def test_decision_about_another_kind_of_finding_changes_nothing():
    assert groups(decision("same", A, C, about="claim")) == [[A, B], [C]]
    assert groups(decision("same", A, C, about="event")) == [[A, B, C]]


def test_one_claim_of_two_does_not_make_one_person_of_those_named_in_them():
    people = (
        Entity(id="e-1", name="Anna Orłaj", type="PER", mentions=(Place("a", 2, 4),)),
        Entity(id="e-2", name="Jan Sęk", type="PER", mentions=(Place("c", 2, 4),)),
    )
    assert decide_entities(people, [decision("same", A, C, about="claim")]) == people


def test_figures_are_put_together_and_told_apart_as_decided():
    findings = tuple(
        make_findings(
            [f"Na placu stało {value} {what}."],
            id=doc,
            figures=[{"text": str(value), "value": float(value), "unit": what}],
        )
        for doc, value, what in (("a", 12, "osób"), ("b", 12, "osób"), ("c", 40, "czołgów"))
    )
    roots = Roots(findings, (("a",), ("b",), ("c",)), ())
    a, b, c = (Place(f.document.id, f.figures[0].start, f.figures[0].end) for f in findings)

    def series(*decisions):
        figures = link_figures(findings, roots, decisions)
        return sorted("".join(r.doc for r in figure.readings) for figure in figures)

    assert series() == ["ab", "c"]
    assert series(decision("different", a, b, about="figure")) == ["a", "b", "c"]
    assert series(decision("same", a, c, about="figure")) == ["abc"]


def test_decision_survives_its_line():
    given = decision("rename", A, name="Anna Orłaj", about="entity")
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
        (("same", "ENTITY", "EVENT"), "Ewa", "two facts of one kind"),
    ],
)
def test_decision_that_cannot_be_made_says_why(dossier, arguments, by, message):
    ids = {
        "ENTITY": story(dossier)["entities"][0]["id"],
        "EVENT": story(dossier)["events"][0]["id"],
    }
    with pytest.raises(SettingsError, match=message):
        decide(dossier, *(ids.get(given, given) for given in arguments), by=by)
    assert not (dossier / "decisions.jsonl").exists()
