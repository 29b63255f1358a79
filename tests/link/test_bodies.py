"""Bodies of one name in two countries are two; what no text tells of one is left unsettled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podobno.language.pl import PACK
from podobno.link.bodies import body_countries, is_state_body
from podobno.link.entities import link_entities
from podobno.link.naming import with_story_names
from podobno.model import Findings, NameMention, Word
from tests.stories import make_findings

# Base forms of the words of these sentences that are not their own.
_LEMMAS = {"rosyjskie": "rosyjski", "polskiego": "polski", "Rosji": "Rosja", "Polski": "Polska"}
MINISTRY = "Ministerstwo Spraw Zagranicznych"


def _report(doc: str, sentence: str, *names: tuple[str, str]) -> Findings:
    """A report of one sentence; each name by its words and type, ``MSZ`` once a mention."""
    findings = make_findings([sentence], id=doc)
    (passage,) = findings.passages
    words = tuple(
        Word(w.start, w.end, _LEMMAS.get(form, form))
        for w in passage.words
        for form in [sentence[w.start : w.end]]
    )
    mentions, at = [], 0
    for name, type_ in names:
        at = sentence.index(name, at)
        entity = MINISTRY if name == "MSZ" else name
        mentions.append(
            NameMention(
                start=at, end=at + len(name), type=type_, lemma=name, entity_name=entity, rule="t"
            )
        )
        at += len(name)
    return replace(
        findings, passages=(replace(passage, words=words),), names=tuple(mentions)
    )  # fmt: skip


RUSSIAN = _report("a", "Notę przekazało rosyjskie MSZ w środę.", ("MSZ", "ORG"))
POLISH = _report("b", "Szef polskiego MSZ Jan Sęk odpisał.", ("MSZ", "ORG"), ("Jan Sęk", "PER"))
OF_RUSSIA = _report("c", "Rzecznik MSZ Rosji milczał.", ("MSZ", "ORG"), ("Rosji", "LOC"))
HELD = _report("d", "Szef MSZ Jan Sęk milczał.", ("MSZ", "ORG"), ("Jan Sęk", "PER"))
BARE = _report("e", "Rzecznik MSZ milczał.", ("MSZ", "ORG"))


def _groups(*reports: Findings) -> set[frozenset[str]]:
    entities = link_entities(reports)
    return {frozenset(m.doc for m in e.mentions) for e in entities if "MSZ" in e.aliases}


def test_an_adjective_of_the_next_noun_is_no_country_of_a_body() -> None:
    report = _report("f", "Powiadomił MSZ polski poseł Jan Sęk.", ("MSZ", "ORG"))
    (passage,) = report.passages
    nouns = tuple(
        word._replace(pos=pos)
        for word, pos in zip(
            passage.words, ("VERB", "PROPN", "ADJ", "NOUN", "PROPN", "PROPN"), strict=True
        )
    )
    report = replace(report, passages=(replace(passage, words=nouns),))
    assert set(body_countries([report]).values()) <= {None}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("MSZ", True),
        ("MSZ Rosji", True),
        ("Ministerstwo Obrony", True),
        ("brytyjski parlament", True),
        ("Komisja Europejska", False),
        ("Gazprom", False),
    ],
)
def test_a_body_that_every_state_has_is_known_by_its_name(name: str, told: bool) -> None:
    assert is_state_body(name, PACK) is told


def test_the_country_is_told_by_the_word_before_or_after() -> None:
    assert set(body_countries((RUSSIAN,)).values()) == {"Rosja"}
    assert set(body_countries((OF_RUSSIA,)).values()) == {"Rosja"}
    assert body_countries((BARE,)) == {}


def test_ministries_of_two_countries_are_two() -> None:
    assert _groups(RUSSIAN, POLISH) == {frozenset("a"), frozenset("b")}


def test_ministries_of_one_country_are_one_however_it_is_told() -> None:
    assert _groups(RUSSIAN, OF_RUSSIA, POLISH) == {frozenset("ac"), frozenset("b")}


def test_who_holds_the_office_tells_the_country() -> None:
    assert _groups(RUSSIAN, POLISH, HELD) == {frozenset("a"), frozenset("bd")}


def test_a_ministry_of_no_told_country_is_left_unsettled_beside_two() -> None:
    assert _groups(RUSSIAN, POLISH, BARE) == {frozenset("a"), frozenset("b"), frozenset("e")}


def test_the_order_of_reports_changes_nothing() -> None:
    reports = (RUSSIAN, POLISH, OF_RUSSIA, HELD, BARE)
    assert link_entities(reports) == link_entities(reports[::-1])


def test_ministries_are_named_with_their_country_and_the_unsettled_one_without() -> None:
    names = {e.name for e in link_entities((RUSSIAN, POLISH, BARE)) if "Sęk" not in e.name}
    assert names == {f"{MINISTRY} Rosji", f"{MINISTRY} Polski", MINISTRY}


def test_a_report_on_both_ministries_keeps_its_own_name_for_what_they_say() -> None:
    both = _report("f", "Pisało rosyjskie MSZ do polskiego MSZ wczoraj.", *[("MSZ", "ORG")] * 2)
    reports = (both, RUSSIAN)
    named = with_story_names(reports, link_entities(reports))
    assert {n.entity_name for n in named[0].names} == {MINISTRY}
