"""One assertion retold about another name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podobno.link.claims import link_claims
from podobno.link.families import group_families
from podobno.link.origins import Roots
from podobno.model import NameMention
from podobno.story.retold import retold_conflicts
from tests.stories import make_findings, span_of

TOLD = "celem {} jest koniec tranzytu przez południowe województwa"


def told(who, *, id, name=None, kind="indirect", published="2025-05-14"):
    """A report in which somebody says what is the goal of whom; ``name`` where that is a name."""
    findings = make_findings(
        [f"Prezydent oceniła, że {TOLD.format(who)}."],
        id=id,
        published=published,
        statements=[{"content": TOLD.format(who), "kind": kind, "speaker_name": "Irma Tołczan"}],
    )
    names = ()
    if name is not None:
        span = span_of(findings.document.text, who)
        names = (
            NameMention(
                start=span.start, end=span.end, type="LOC", lemma=name, entity_name=name, rule="t"
            ),
        )
    (passage,) = findings.passages
    nouns = tuple(
        w._replace(pos="PROPN" if name else "NOUN") if w.lemma == who.casefold() else w
        for w in passage.words
    )
    return replace(findings, names=names, passages=(replace(passage, words=nouns),))


def conflicts(*findings):
    claims = link_claims(findings, Roots(findings, group_families(findings, ()), ()))
    return list(retold_conflicts(findings, claims))


def test_a_name_in_the_place_of_another_noun_is_shown():
    a, b = told("Lagoty", id="a", name="Lagota"), told("budowy", id="b")
    (found,) = conflicts(a, b)
    assert (found.a.doc, found.b.doc, found.kind) == ("a", "b", "wording")
    assert found.why == "Irma Tołczan: Lagota ↔ budowy"


def test_a_name_in_the_place_of_another_name_is_shown():
    a, b = told("Lagoty", id="a", name="Lagota"), told("Morwenii", id="b", name="Morwenia")
    assert [c.why for c in conflicts(a, b)] == ["Irma Tołczan: Lagota ↔ Morwenia"]


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (told("kraju", id="b"), "a form of a noun that describes a state"),
        (told("Lagocie", id="b", name="Lagota"), "one name in two cases"),
        (told("budowy", id="b", published="2025-09-14"), "said anew months later"),
    ],
)
def test_the_same_told_otherwise_is_not_shown(second, why):
    if why.startswith("a form"):
        (passage,) = second.passages
        words = tuple(w._replace(lemma="kraj") if w.lemma == "kraju" else w for w in passage.words)
        second = replace(second, passages=(replace(passage, words=words),))
    assert conflicts(told("Lagoty", id="a", name="Lagota"), second) == [], why


def test_two_quotations_are_left_to_the_comparison_of_quotations():
    a = told("Lagoty", id="a", name="Lagota", kind="direct")
    assert conflicts(a, told("budowy", id="b", kind="direct")) == []
