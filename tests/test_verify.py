"""``verify`` names each thing that was altered, one at a time."""

from __future__ import annotations

import json
import re

import pytest

from podobno import verify
from podobno.judge import decide
from podobno.report.reasons import is_known
from podobno.verify import files_waiting


def find_mismatches(dossier):
    """The mismatches, each of which has its wording in Polish."""
    found = verify.find_mismatches(dossier)
    assert [line for line in found if not is_known(line)] == []
    return found


def test_verify_passes_on_what_build_wrote(dossier):
    assert find_mismatches(dossier) == ()


def test_what_was_decided_since_waits_and_hides_nothing(dossier):
    assert files_waiting(dossier) == ()
    story = json.loads((dossier / "story.json").read_text(encoding="utf-8"))
    person = next(e["id"] for e in story["entities"] if e["type"] == "PER")
    decide(dossier, "rename", person, "Ministra Orłaj", by="Ja")
    assert files_waiting(dossier) == ("decisions.jsonl",)
    assert find_mismatches(dossier) == ()
    _alter_story(dossier, lambda story: story["figures"][0]["readings"][0].update(value=40000))
    (found,) = find_mismatches(dossier)
    assert "40000" in found


def test_a_table_of_identifiers_that_came_since_waits(dossier):
    (dossier / "wikidata.tsv").write_text("Anna Orłaj\tQ42\n", encoding="utf-8")
    assert files_waiting(dossier) == ("wikidata.tsv",)
    assert find_mismatches(dossier) == ()


def test_verify_names_an_altered_source_byte(dossier):
    path = sorted((dossier / "sources").iterdir())[0]
    raw = bytearray(path.read_bytes())
    raw[5] ^= 1
    path.write_bytes(bytes(raw))
    (found,) = find_mismatches(dossier)
    assert path.name in found


def test_verify_names_a_missing_source(dossier):
    path = sorted((dossier / "sources").iterdir())[0]
    path.unlink()
    (found,) = find_mismatches(dossier)
    assert path.name in found
    assert "missing" in found


def _alter_story(dossier, change):
    path = dossier / "story.json"
    story = json.loads(path.read_text(encoding="utf-8"))
    change(story)
    path.write_text(json.dumps(story, ensure_ascii=False, indent=1), encoding="utf-8")


def test_verify_names_an_altered_span(dossier):
    def change(story):
        story["events"][0]["mentions"][0]["start"] += 1

    _alter_story(dossier, change)
    found = find_mismatches(dossier)
    assert any("events" in line and "start" in line for line in found)


def test_verify_names_an_altered_figure(dossier):
    def change(story):
        story["figures"][0]["readings"][0]["value"] = 40000

    _alter_story(dossier, change)
    (found,) = find_mismatches(dossier)
    assert "figures" in found
    assert "40000" in found


def test_verify_names_an_altered_claim(dossier):
    def change(story):
        wording = story["claims"][0]["wordings"][0]
        wording["text"] = wording["text"] + " zawsze"

    _alter_story(dossier, change)
    found = find_mismatches(dossier)
    assert any("claim" in line and "spans" in line for line in found)


def test_verify_names_an_altered_annotation(dossier):
    path = dossier / "annotations.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    record = json.loads(lines[0])
    record["statements"][0]["speaker_name"] = "Kto Inny"
    lines[0] = json.dumps(record, ensure_ascii=False)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (found,) = find_mismatches(dossier)
    assert "Kto Inny" in found
    assert "agencja.txt" in found


@pytest.mark.parametrize("what", ["documents", "families", "meetings", "conflicts", "claims"])
def test_verify_names_an_altered_count_on_the_page(dossier, what):
    path = dossier / "index.html"
    page = path.read_text(encoding="utf-8")
    altered = re.sub(rf'(data-count="{what}">)(\d+)', r"\g<1>77", page, count=1)
    assert altered != page
    path.write_text(altered, encoding="utf-8")
    (found,) = find_mismatches(dossier)
    assert what in found
    assert "77" in found


def test_verify_names_a_missing_page(dossier):
    (dossier / "index.html").unlink()
    (found,) = find_mismatches(dossier)
    assert "index.html" in found
