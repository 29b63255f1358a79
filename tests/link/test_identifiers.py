"""A user's table of Wikidata identifiers: an identifier is given where it is certain."""

from __future__ import annotations

import json

import pytest

from podobno.link.identifiers import read_identifiers, with_identifiers
from podobno.model import Entity

ANNA = Entity(id="e-1", name="Anna Orłaj", type="PER", aliases=("Orłaj", "A. Orłaj"))
JAN = Entity(id="e-2", name="Jan Orłaj", type="PER", aliases=("Orłaj",))


def _given(*lines):
    table, problems = read_identifiers(lines)
    assert problems == ()
    return [entity.wikidata for entity in with_identifiers((ANNA, JAN), table)]


@pytest.mark.parametrize(
    ("lines", "given", "why"),
    [
        (["Anna Orłaj\tQ12"], ["Q12", None], "the name"),
        (["anna orlaj\tQ12"], ["Q12", None], "letter case and accents do not count"),
        (["A. Orłaj\tQ12"], ["Q12", None], "another name of hers"),
        (["Orłaj\tQ12"], [None, None], "a surname alone names nobody surely"),
        (["Anna Orłaj\tQ12", "Anna Orłaj\tQ13"], [None, None], "two identifiers for one name"),
        (["Anna Orłaj\tQ12", "Jan Orłaj\tQ12"], [None, None], "one identifier for two people"),
        (["Anna Orłaj\tQ12", "A. Orłaj\tQ13"], ["Q12", None], "the main name comes first"),
        (["", "Jan Orłaj\tQ2"], [None, "Q2"], "an empty line is passed over"),
    ],
)
def test_an_entity_has_the_identifier_of_its_name_where_it_is_certain(lines, given, why):
    assert _given(*lines) == given


@pytest.mark.parametrize("line", ["Anna Orłaj", "Anna Orłaj;Q12", "Anna Orłaj\t12", "\tQ12"])
def test_a_line_that_is_no_row_is_a_problem(line):
    table, (problem,) = read_identifiers([line])
    assert table == {}
    assert problem.source == "wikidata.tsv:1"


def test_the_table_in_a_dossier_is_applied_by_the_next_add(podobno, dossier, reports):
    (dossier / "wikidata.tsv").write_text("Anna Orłaj\tQ12\n", encoding="utf-8")
    result = podobno("add", str(dossier), str(reports), "--engine", "light")
    assert "Traceback" not in result.output
    entities = json.loads((dossier / "story.json").read_text(encoding="utf-8"))["entities"]
    assert [e["wikidata"] for e in entities if e["name"] == "Anna Orłaj"] == ["Q12"]
    assert podobno("verify", str(dossier)).exit_code == 0
