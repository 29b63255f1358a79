"""Claims: one speaker's assertion, reworded or not; wordings that differ in a word that matters."""

from __future__ import annotations

from dataclasses import replace

from podobno.link.claims import link_claims
from podobno.link.copies import find_reuse
from podobno.link.families import group_families
from podobno.link.origins import Roots
from podobno.story.wordings import wording_conflicts
from tests.stories import make_findings

QUOTE = "na każdą prowokację damy stosowną odpowiedź"


def said(words, *, id, speaker="Jowan Merkuza", kind="direct"):
    return make_findings(
        [f"Prezydent powiedział: {words}, po czym wyszedł."],
        id=id,
        statements=[{"content": words, "kind": kind, "speaker_name": speaker}],
    )


def with_names(findings, lemmas):
    """The findings with these words tagged as proper nouns."""
    passages = tuple(
        replace(
            passage,
            words=tuple(
                word._replace(pos="PROPN") if word.lemma in lemmas else word
                for word in passage.words
            ),
        )
        for passage in findings.passages
    )
    return replace(findings, passages=passages)


def claims(*findings):
    reuse = find_reuse(findings)
    return link_claims(findings, Roots(findings, group_families(findings, reuse), reuse))


def test_claim_joins_one_speaker_reworded():
    (claim,) = claims(
        said(QUOTE, id="a"), said("na wszelką prowokację damy stosowną odpowiedź", id="b")
    )
    assert claim.speaker == "Jowan Merkuza"
    assert [w.doc for w in claim.wordings] == ["a", "b"]


def test_claim_keeps_two_speakers_apart():
    assert len(claims(said(QUOTE, id="a"), said(QUOTE, id="b", speaker="Irma Tołczan"))) == 2


def test_claim_keeps_two_assertions_apart():
    other = "traktat ratyfikujemy jeszcze w czerwcu tego roku"
    assert len(claims(said(QUOTE, id="a"), said(other, id="b"))) == 2


def test_claim_keeps_two_numbers_apart_unless_the_sentence_is_the_same():
    may = "w okręgu stacjonuje około 4 tys. obcych żołnierzy"
    july = "w lipcu w okręgu stało już około 6 tys. obcych żołnierzy z ciężkim sprzętem"
    assert len(claims(said(may, id="a"), said(july, id="b"))) == 2
    assert len(claims(said(may, id="a"), said(may.replace("4", "6"), id="b"))) == 1


def test_claim_does_not_depend_on_the_order_of_documents():
    a, b = said(QUOTE, id="a"), said(QUOTE.replace("każdą", "wszelką"), id="b")
    assert claims(a, b) == claims(b, a)


def conflicts(*findings):
    return list(wording_conflicts(findings, claims(*findings)))


def test_wording_conflict_shows_the_look_alike_word():
    a, b = said(QUOTE, id="a"), said(QUOTE.replace("stosowną", "stanowczą"), id="b")
    found = conflicts(a, b)
    assert {(c.a.doc, c.b.doc, c.kind) for c in found} == {("a", "b", "wording")}
    assert any("stosowną" in c.why and "stanowczą" in c.why for c in found)


def test_wording_conflict_needs_one_speaker():
    a = said(QUOTE, id="a")
    b = said(QUOTE.replace("stosowną", "stanowczą"), id="b", speaker="Irma Tołczan")
    assert conflicts(a, b) == []


def test_wording_conflict_is_not_an_equal_quotation():
    assert conflicts(said(QUOTE, id="a"), said(QUOTE, id="b")) == []


def test_wording_conflict_is_not_paraphrase_without_quotation_marks():
    a = said(QUOTE, id="a", kind="indirect")
    b = said(QUOTE.replace("stosowną", "stanowczą"), id="b", kind="indirect")
    assert conflicts(a, b) == []


def test_a_name_spelled_in_two_ways_is_no_conflict_of_wordings():
    a = said("gazociąg Lumiwex zagraża sąsiadom", id="a")
    b = said("nowy gazociąg Lumwiex powstanie jesienią", id="b")
    assert not conflicts(*(with_names(f, {"lumiwex", "lumwiex"}) for f in (a, b)))


def test_forms_of_a_short_word_are_no_conflict_of_wordings():
    first = said("trzeba uchronić Niemcy przed wojną", id="a")
    assert not conflicts(first, said("musimy uchronić Niemiec kosztem sojuszu", id="b"))


def test_another_turn_of_the_sentence_is_no_conflict_of_wordings():
    first = "bez wsparcia innych państw budowę trudno zatrzymać"
    second = "bez wsparcia innych państw ciężko zatrzymać"
    assert not [c for c in conflicts(said(first, id="a"), said(second, id="b")) if "↔" in c.why]


def test_a_quotation_cut_short_is_no_conflict_of_wordings():
    long = (
        "rura to główny instrument agresji wymierzonej w nasz kraj i w całą wspólną Europę, "
        "a jej budowa zniszczy tranzytowy potencjał mojego kraju i bezpieczeństwo sąsiadów"
    )
    assert not conflicts(said(long, id="a"), said("zniszczy tranzytowy potencjał", id="b"))
