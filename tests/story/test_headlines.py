"""Headlines that put words in quotation marks which their report does not quote."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podobno.story.headlines import headline_conflicts
from tests.stories import make_findings

SAID = "Rura jest kolejnym przykładem używania przez sąsiada surowców jako broni przeciwko nam"


def report(headline, *, quoted, body=SAID, own_line=True):
    findings = make_findings(
        [headline, f"– {body} – powiedziała minister.", "Potem wyszła."],
        statements=[
            {"content": quoted, "kind": "direct", "speaker_name": "Irma Tołczan"},
            {"content": body, "kind": "direct", "speaker_name": "Irma Tołczan"},
        ],
    )
    if not own_line:
        return findings
    first, *rest = findings.passages
    return replace(findings, passages=(first, *(replace(p, paragraph=1) for p in rest)))


def words(place, findings):
    return findings.document.text[place.start : place.end]


def test_a_headline_that_leaves_out_the_middle_of_a_quotation_is_shown():
    cut = report("„Rura jako broni przeciwko nam”", quoted="Rura jako broni przeciwko nam")
    (found,) = headline_conflicts([cut])
    assert found.kind == "wording"
    assert words(found.a, cut) == "Rura jako broni przeciwko nam"
    assert words(found.b, cut) == SAID
    assert found.why == (
        "„Rura jako broni przeciwko nam” in the headline, other words in the report"
    )


def test_a_headline_that_adds_a_word_to_a_quotation_is_shown():
    body = "Nowy podatek uderzy we wszystkich rolników"
    quoted = "Nowy podatek zrujnuje wszystkich rolników"
    (found,) = headline_conflicts([report(f"„{quoted}”", quoted=quoted, body=body)])
    assert "zrujnuje" in found.why


def test_every_sentence_that_tells_the_quotation_otherwise_is_shown():
    quoted = "Rura jako broni przeciwko nam"
    findings = report(f"„{quoted}”", quoted=quoted)
    lead = "Rura ma posłużyć sąsiadom jako rodzaj broni wymierzonej przeciwko nam"
    whole = make_findings(
        [f"„{quoted}”", f"{lead}.", f"– {SAID} – powiedziała minister."],
        statements=[
            {"content": quoted, "kind": "direct", "speaker_name": "Irma Tołczan"},
            {"content": SAID, "kind": "direct", "speaker_name": "Irma Tołczan"},
        ],
    )
    paragraphs = tuple(replace(p, paragraph=n) for n, p in enumerate(whole.passages))
    whole = replace(whole, passages=paragraphs)
    assert [words(c.b, whole).rstrip(".") for c in headline_conflicts([whole])] == [lead, SAID]
    assert [words(c.b, findings) for c in headline_conflicts([findings])] == [SAID]


@pytest.mark.parametrize(
    ("headline", "quoted", "why"),
    [
        ("„Przykładem używania surowców jako broni”", None, "cut at both ends only"),
        ("„Kolejnym przykładem używania”", None, "the words stand so in the report"),
        ("Minister: rura jako broni przeciwko nam", "rura jako broni", "no quotation marks"),
        ("„Podatek od psów zniknie”", None, "nothing in the report is near"),
    ],
)
def test_a_headline_that_quotes_or_tells_something_else_is_not_shown(headline, quoted, why):
    findings = report(headline, quoted=quoted or headline.strip("„”"))
    assert list(headline_conflicts([findings])) == [], why


def test_a_lead_without_a_line_of_its_own_is_no_headline():
    quoted = "Rura jako broni przeciwko nam"
    assert list(headline_conflicts([report(f"„{quoted}”", quoted=quoted, own_line=False)])) == []
