"""Denials set against what is asserted: in much the same words, or against an own promise."""

from __future__ import annotations

from dataclasses import replace

from podobno.model import Findings
from podobno.story.denials import denial_conflicts
from tests.stories import make_findings

FIRE = "ogień otwarto z zagryńskiej strony granicy"


def said(id: str, text: str, content: str, speaker: str, **fields: object) -> Findings:
    statement = {"content": content, "speaker_name": speaker} | fields
    return make_findings([text], id=id, statements=[statement])


def lemmas(findings: Findings, **base: str) -> Findings:
    """Base forms of some words; the hand-made words are their own."""
    passages = tuple(
        replace(
            p,
            words=tuple(w._replace(lemma=base.get(w.lemma, w.lemma), pos="VERB") for w in p.words),
        )
        for p in findings.passages
    )
    return replace(findings, passages=passages)


def test_denial_is_set_against_the_assertion_in_the_same_words() -> None:
    told = said("a", f"Minister podał, że {FIRE}.", FIRE, "minister")
    denied = said(
        "b",
        "Zagryn zaprzeczył, że ogień otwarto z jego strony.",
        "ogień otwarto z jego strony",
        "Zagryn",
        denied=True,
    )
    (conflict,) = denial_conflicts((told, denied))
    assert (conflict.kind, conflict.a.doc, conflict.b.doc) == ("fact", "b", "a")
    assert conflict.why == "Zagryn ↔ minister"


def test_denial_of_something_else_about_the_same_topic_is_no_conflict() -> None:
    told = said("a", f"Minister podał, że {FIRE}.", FIRE, "minister")
    denied = said(
        "b",
        "Zagryn zaprzeczył, że przygotowuje nową ofensywę przy granicy.",
        "przygotowuje nową ofensywę przy granicy",
        "Zagryn",
        denied=True,
    )
    assert not list(denial_conflicts((told, denied)))


def test_of_two_assertions_the_one_that_says_least_besides_is_shown() -> None:
    outer = f"według ministra {FIRE}"
    told = make_findings(
        [f"Dziennik podał, że {outer}."],
        id="a",
        statements=[
            {"content": outer, "speaker_name": "Dziennik"},
            {"content": FIRE, "speaker_name": "minister"},
        ],
    )
    denied = said("b", f"Zagryn zaprzeczył, że {FIRE}.", FIRE, "Zagryn", denied=True)
    (conflict,) = denial_conflicts((told, denied))
    assert conflict.why == "Zagryn ↔ minister"


def promised(speaker: str = "Merkuza") -> Findings:
    content = "żołnierze opuszczą okręg kamorski"
    text = f"Wszyscy {content} – obiecał {speaker}."
    findings = said("a", text, content, speaker, kind="direct", cue="obiecał")
    return lemmas(findings, obiecał="obiecać", żołnierze="żołnierz")


def disowned(content: str = "nigdy nie obiecałem, że z Kamoru wyjdą żołnierze") -> Findings:
    findings = said("b", f"– {content} – powiedział.", content, "Merkuza", kind="direct")
    return lemmas(findings, obiecałem="obiecać", żołnierze="żołnierz", kamoru="kamor")


def test_own_promise_that_is_denied_later_is_a_conflict() -> None:
    (conflict,) = denial_conflicts((promised(), disowned()))
    assert (conflict.a.doc, conflict.b.doc, conflict.why) == ("b", "a", "Merkuza ↔ Merkuza")


def test_promise_of_somebody_else_is_not_what_is_denied() -> None:
    assert not list(denial_conflicts((promised("Tołczan"), disowned())))


def test_promise_that_is_repeated_is_no_denial() -> None:
    again = "tak, obiecałem, że z Kamoru wyjdą żołnierze"
    assert not list(denial_conflicts((promised(), disowned(again))))


def test_denial_of_another_promise_is_no_conflict() -> None:
    other = "nigdy nie obiecałem, że parlament zagłosuje przed wakacjami"
    assert not list(denial_conflicts((promised(), disowned(other))))
