"""The bundled story against the truth written by hand before the code: ``expected.json``.

A gap is named in ``gaps.toml`` with its reason and must fail; when it begins to pass, the run
says so (strict xfail).
"""

from __future__ import annotations

import json
import tomllib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from podobno.model import Place, Story
from podobno.pipeline import build_story
from podobno.report.records import story_record
from podobno.settings import Settings

SOURCES = Path(str(files("podobno.demo").joinpath("sources")))
EXPECTED = json.loads(files("podobno.demo").joinpath("expected.json").read_text("utf-8"))
GAPS = tomllib.loads((Path(__file__).parent / "gaps.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def story() -> Story:
    return build_story([str(SOURCES)], Settings(engine="light", processes=1))


@lru_cache(maxsize=1)
def record() -> dict[str, Any]:
    return story_record(story())


def rows(kind: str, key: str = "key") -> list[Any]:
    """The expected items of a kind as test cases; those in ``gaps.toml`` must fail."""
    listed = []
    for number, item in enumerate(EXPECTED[kind]):
        name = str(item.get(key) or number) if isinstance(item, dict) else str(number)
        reason = GAPS.get(kind, {}).get(name)
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        listed.append(pytest.param(item, id=name, marks=marks))
    return listed


def text_of(doc: str) -> str:
    return next(f.document.text for f in story().findings if f.document.id == doc)


def place(given: dict[str, Any]) -> Place:
    """Where a snippet stands: once, or inside ``after``, or the ``nth`` time."""
    text = text_of(given["doc"])
    start = text.index(given["after"]) if "after" in given else 0
    for _ in range(given.get("nth", 1)):
        found = text.index(given["text"], start)
        start = found + 1
    return Place(given["doc"], found, found + len(given["text"]))


def near(a: Place, doc: str, start: int, end: int) -> bool:
    """At least a quarter of both together is shared, as the public scorer has it."""
    shared = min(a.end, end) - max(a.start, start)
    return a.doc == doc and shared >= 0.25 * (max(a.end, end) - min(a.start, start)) > 0


def shown(a: Place, b: Place) -> bool:
    """Whether a conflict between two places is shown, either way round."""

    def side(given: Place, there: dict[str, Any]) -> bool:
        return near(given, there["doc"], there["start"], there["end"])

    return any(
        (side(a, c["a"]) and side(b, c["b"])) or (side(a, c["b"]) and side(b, c["a"]))
        for c in record()["conflicts"]
    )


@pytest.mark.parametrize("expected", rows("documents", "id"))
def test_document(expected):
    found = next(d for d in record()["documents"] if d["id"] == expected["id"])
    assert found["published"] == expected["published"]
    assert found["published_basis"] == expected["basis"]
    assert found["publisher"] == expected["publisher"]
    assert found["agencies"] == expected["agencies"]


def test_families():
    found = {frozenset(family) for family in record()["families"]}
    assert found == {frozenset(family) for family in EXPECTED["families"]}


@pytest.mark.parametrize("expected", rows("copies"))
def test_copy(expected):
    copy, source = expected["a"], expected["b"]
    found = next(r for r in record()["reuse"] if {r["a"], r["b"]} == {copy, source})
    assert found["sentences"] == expected["sentences"]
    if expected["direction"] == "a-from-b":
        assert (found["a"], found["b"], found["direction"]) == (source, copy, "a→b")
        assert found["degree"] == expected["class"]
    else:
        assert found["direction"] == "common"
    lost = {(x["kind"], x["text"].strip(" ,")) for x in found["dropped"]}
    for loss in expected["lost"]:
        if loss["kind"] != "detail":
            assert any(
                kind == loss["kind"] and (text in loss["text"] or loss["text"].strip(" ,") in text)
                for kind, text in lost
            ), loss
    added = {x["text"] for x in found["added"] if x["kind"] == "sentence"}
    assert added >= set(expected["added"])


def test_no_other_copies():
    found = {frozenset((r["a"], r["b"])) for r in record()["reuse"]}
    assert found == {frozenset((c["a"], c["b"])) for c in EXPECTED["copies"]}


def fact_of(expected: dict[str, Any]) -> dict[str, Any]:
    """The fact of the story that holds the first expected mention."""
    wanted = place(expected["mentions"][0])
    for kind, places in (("events", "mentions"), ("figures", "readings")):
        for fact in record()[kind]:
            if any(near(wanted, m["doc"], m["start"], m["end"]) for m in fact[places]):
                return fact
    for claim in record()["claims"]:
        for wording in claim["wordings"]:
            for start, end in wording["spans"]:
                if near(wanted, wording["doc"], start, end):
                    return claim
    pytest.fail(f"not found: {expected['mentions'][0]}")


@pytest.mark.parametrize("expected", rows("facts"))
def test_origins_of_a_fact(expected):
    """The roots of a fact, and whether each is named or stands for a family.

    A figure's series holds readings of other moments too: only origins of the mentions that tell
    this fact are compared.
    """
    fact = fact_of(expected)
    wanted_places = [place(mention) for mention in expected["mentions"]]
    told = [
        origin
        for origin in fact["origins"]
        if any(
            near(there, m["doc"], m["start"], m["end"])
            for there in wanted_places
            for m in origin["mentions"]
        )
    ]
    wanted = {(o["root"], o["kind"]) for o in expected["origins"]}
    aliases = {alias: o["root"] for o in expected["origins"] for alias in o.get("root_aliases", [])}
    assert {(aliases.get(o["root"], o["root"]), o["kind"]) for o in told} == wanted
    for origin in told:
        if origin["kind"] == "source":
            assert origin["seen"] is False


@pytest.mark.parametrize("expected", rows("conflicts"))
def test_conflict_is_shown(expected):
    firsts = [expected["a"], *expected.get("also_a", [])]
    seconds = [expected["b"], *expected.get("also_b", [])]
    if expected["key"] == "impossible-date":  # one expression holds both words
        firsts = seconds = [{"doc": expected["a"]["doc"], "text": "poniedziałek 3 września"}]
    assert any(shown(place(a), place(b)) for a in firsts for b in seconds)


@pytest.mark.parametrize("expected", rows("near_conflicts"))
def test_near_conflict_is_not_shown(expected):
    assert not shown(place(expected["a"]), place(expected["b"]))


@pytest.mark.parametrize("expected", rows("meetings"))
def test_meeting(expected):
    wanted = place(expected["mentions"][0])
    event = next(
        e
        for e in record()["events"]
        if any(near(wanted, m["doc"], m["start"], m["end"]) for m in e["mentions"])
    )
    assert event["type"] == "CONSULT"
    assert set(expected["who"]) <= set(event["participants"])
    assert event["place"] == expected["place"]
    assert event["status"] == expected["status"]
    if expected["date"]:
        assert event["date"] == expected["date"]
    else:
        assert event["date_alternatives"] == expected.get("alternatives", [])
        assert event["date_precision"] != "day"
    for mention in expected["mentions"]:
        there = place(mention)
        assert any(near(there, m["doc"], m["start"], m["end"]) for m in event["mentions"]), mention


@pytest.mark.parametrize("expected", rows("statements"))
def test_statement(expected):
    findings = next(f for f in story().findings if f.document.id == expected["doc"])
    first = place({"doc": expected["doc"], "text": expected["content"][0]})
    found = [
        s
        for s in findings.statements
        if any(near(first, expected["doc"], c.start, c.end) for c in s.content)
    ]
    assert found, "no statement here"
    assert found[0].speaker_name == expected["speaker_name"]
    assert found[0].kind == expected["kind"]
    assert list(found[0].via) == expected["via"]
    assert found[0].hedged == expected["hedged"]
    assert found[0].to == expected["to"]


@pytest.mark.parametrize("expected", rows("times"))
def test_time(expected):
    findings = next(f for f in story().findings if f.document.id == expected["doc"])
    wanted = place(expected)
    found = [t for t in findings.times if near(wanted, expected["doc"], t.start, t.end)]
    assert found, "no time here"
    assert found[0].value == expected["value"]
    assert list(found[0].alternatives) == expected.get("alternatives", [])


@pytest.mark.parametrize("expected", rows("entities", "name"))
def test_entity_is_one(expected):
    found = [e for e in record()["entities"] if e["name"] == expected["name"]]
    assert len(found) == 1
    assert found[0]["type"] == expected["type"]
