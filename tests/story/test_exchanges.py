"""Words exchanged between two quotations of one speech."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podobno.story.wordings import wording_conflicts
from tests.stories import make_findings

SPEECH = (
    "Nowy most stoi pusty od wiosny, straż pilnuje obu brzegów dzień i noc. "
    "Zamkniemy przejście graniczne przed zimą i cofniemy wszystkie przepustki. "
    "Reszta należy do sejmu, który zbierze się jutro rano w starym gmachu"
)
PART = "zamkniemy przejście graniczne przed latem i cofniemy wszystkie przepustki"


def said(words, *, id, speaker="Irma Tołczan", published="2025-05-14", more=()):
    statements = [{"content": words, "kind": "direct", "speaker_name": speaker}]
    return make_findings(
        [f"– {words} – powiedziała minister."],
        id=id,
        published=published,
        statements=[*statements, *more],
    )


def conflicts(*findings):
    return list(wording_conflicts(findings, ()))


def words(place, findings):
    return findings.document.text[place.start : place.end]


def test_a_sentence_of_a_speech_is_found_in_a_longer_quotation_of_it():
    whole, part = said(SPEECH, id="a"), said(PART, id="b")
    (found,) = conflicts(whole, part)
    assert found.why == "Irma Tołczan: latem ↔ zimą"
    assert words(found.a, whole) == (
        "Zamkniemy przejście graniczne przed zimą i cofniemy wszystkie przepustki"
    )
    assert words(found.b, part) == PART


@pytest.mark.parametrize(
    ("fields", "part", "why"),
    [
        ({"published": "2025-05-24"}, PART, "another speech: ten days later"),
        ({"id": "a"}, PART, "one report quotes two sentences"),
        ({}, "zamkniemy przejście przed latem", "too little is the same"),
        ({}, PART.replace("latem", "zimą"), "the same words"),
        ({}, PART.replace("latem", "jedną ostrą zimą"), "words added, none in another's place"),
        (
            {},
            "zamkniemy przejście graniczne przed sejmem i zimą cofniemy wszystkie przepustki",
            "the word stands elsewhere",
        ),
    ],
)
def test_two_quotations_that_do_not_contradict(fields, part, why):
    found = conflicts(said(SPEECH, id="a"), said(part, **{"id": "b", **fields}))
    assert found == [], why


def test_a_verb_with_a_prefix_is_the_same_verb():
    with_prefix = SPEECH.replace("przepustki", "domy otworzą bramy straży")
    first = said(with_prefix.replace("otworzą", "zostawić"), id="a")
    second = said(with_prefix.replace("otworzą", "pozostawić"), id="b")
    assert {w.pos for f in (first, second) for p in f.passages for w in p.words} == {""}
    assert conflicts(*(_as_verbs(f) for f in (first, second))) == []


def test_words_that_a_speaker_quotes_are_told_once():
    inner = "zamkniemy przejście graniczne przed zimą"
    reports = [
        said(f"minister powiedziała: {told}", id=id, speaker="Jan Sęk", more=[
            {"content": told, "kind": "direct", "speaker_name": "Irma Tołczan"}
        ])
        for id, told in (("a", inner), ("b", inner.replace("zimą", "latem")))
    ]  # fmt: skip
    (found,) = conflicts(*reports)
    assert found.why == "Irma Tołczan: latem ↔ zimą"


def _as_verbs(findings):
    passages = tuple(
        replace(p, words=tuple(w._replace(pos="VERB") for w in p.words)) for p in findings.passages
    )
    return replace(findings, passages=passages)
