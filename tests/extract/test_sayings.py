"""The lexicon of saying: every word is a word, every label is known, nothing contradicts."""

from __future__ import annotations

from typing import Any

import pytest

from podobno.extract.sayings import read_sayings
from podobno.language.pl import PACK

TAKES = {"that", "so_that", "as_if", "whether", "inf", "quote", "as", "scare"}
MARKS = {"presupposes", "hedges", "denies", "promises", "continues", "rules"}
FRAMES = {"o+loc", "o+acc", "acc", "gen", "za+acc", "jako+acc", "inst"}
TABLE: dict[str, Any] = PACK.table("sayings")


@pytest.mark.parametrize("row", TABLE["verbs"]["list"], ids=lambda row: row["lemmas"][0])
def test_a_verb_has_known_labels(row: dict[str, Any]) -> None:
    assert row["class"] in TABLE["classes"]
    assert set(row.get("takes", ())) <= TAKES
    assert set(row.get("marks", ())) <= MARKS
    assert set(row.get("nominal", ())) <= FRAMES
    assert row.get("strength", "neutral") in {"weak", "neutral", "strong"}
    assert row.get("polarity", "neutral") in {"neutral", "positive", "negative"}


@pytest.mark.parametrize("lemma", sorted(read_sayings(PACK).verbs))
def test_every_verb_is_in_the_dictionary(lemma: str) -> None:
    import morfeusz2

    readings = [reading for _, _, reading in _analyser(morfeusz2).analyse(lemma)]
    tags = [tag for _, base, tag, *_ in readings if base.partition(":")[0] == lemma]
    assert any(tag.startswith("inf") for tag in tags), lemma


def test_both_aspects_of_the_common_verbs_are_there() -> None:
    verbs = read_sayings(PACK).verbs
    pairs = {
        "powiedzieć": "mówić",
        "zapewnić": "zapewniać",
        "dodać": "dodawać",
        "podkreślić": "podkreślać",
        "zaprzeczyć": "zaprzeczać",
        "ocenić": "oceniać",
    }
    for perfective, imperfective in pairs.items():
        assert verbs[perfective][0] is verbs[imperfective][0]


def test_only_verbs_of_denying_deny() -> None:
    for lemma, sayings in read_sayings(PACK).verbs.items():
        for saying in sayings:
            assert ("denies" in saying.marks) == (saying.kind == "deny"), lemma


def test_a_noun_that_carries_words_is_no_rule_or_plan() -> None:
    sayings = read_sayings(PACK)
    assert not sayings.carriers & sayings.not_sources


_MADE: dict[str, Any] = {}


def _analyser(module: Any) -> Any:
    if "analyser" not in _MADE:
        _MADE["analyser"] = module.Morfeusz(generate=False)
    return _MADE["analyser"]
