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


def test_claim_joins_short_words_only_where_they_are_the_same():
    short = ("rozmowy trudne", "rozmowy trudne", "rozmowy udane")
    found = claims(*(said(words, id=str(number)) for number, words in enumerate(short)))
    assert sorted(len(claim.wordings) for claim in found) == [1, 2]


def test_claim_keeps_one_short_word_apart():
    assert len(claims(said("nigdy", id="a"), said("nigdy", id="b"))) == 2


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


def test_claim_is_not_made_of_words_that_everybody_in_the_story_uses():
    others = ["Irma Tołczan", "Arno Bell", "Kalin Ruszo", "Jan Sęk"]
    crowd = [
        said(f"budowa gazociągu Lumiwex {end}", id=f"x{n}", speaker=who)
        for n, (who, end) in enumerate(
            zip(others, ["ruszyła", "szkodzi rybakom", "drożeje", "łamie traktat"], strict=True)
        )
    ]
    a = said("budowa gazociągu Lumiwex osłabi naszych sąsiadów", id="a")
    b = said("budowa gazociągu Lumiwex nie wymaga odrębnej ustawy", id="b")
    assert len(claims(a, b, *crowd)) == 6
    again = said("gazociąg Lumiwex znacznie osłabi naszych sąsiadów", id="c")
    assert len(claims(a, again, *crowd)) == 5


def test_claim_joins_a_speaker_described_to_the_one_another_report_names():
    sentence = "most otworzymy przed zimą, choćby wykonawca pracował także nocami"
    (claim,) = claims(
        said(sentence, id="a", speaker="przedstawicielka resortu"),
        said(sentence.replace("choćby", "nawet gdyby"), id="b", speaker="Irma Tołczan"),
    )
    assert claim.speaker == "Irma Tołczan"
    assert [origin.root for origin in claim.origins] == ["Irma Tołczan"]
    assert any("przedstawicielka resortu" in reason for reason in claim.reasons)


def test_claim_keeps_two_speakers_whom_one_report_tells_apart():
    sentence = "most otworzymy przed zimą, choćby wykonawca pracował także nocami"
    both = make_findings(
        [f"Prezydent powiedział, że według sąsiadów {sentence}."],
        id="a",
        statements=[
            {"content": f"według sąsiadów {sentence}", "speaker_name": "Irma Tołczan"},
            {"content": sentence, "speaker_name": "sąsiedzi"},
        ],
    )
    assert len(claims(both, said(sentence, id="b", speaker="Irma Tołczan"))) == 2


def test_claim_joins_a_short_sentence_told_word_for_word_of_a_speaker_described():
    sentence = "nie mogę dłużej mieszkać w okręgu Lagota"
    named = said(sentence, id="a", speaker="Irma Tołczan")
    described = said(sentence, id="b", speaker="mecenas")
    other = said(sentence, id="c", speaker="prawniczka")
    (claim,) = claims(named, described, other)
    assert claim.speaker == "Irma Tołczan"
    (claim,) = claims(described, other)
    assert len(claim.wordings) == 2


def test_claim_keeps_one_sentence_of_two_names_apart():
    sentence = "nie mogę dłużej mieszkać w okręgu Lagota"
    told = [said(sentence, id=name[0], speaker=name) for name in ("Irma Tołczan", "Anna Orłaj")]
    assert len(claims(*told)) == 2


def test_claim_is_no_chain_of_half_alike_statements():
    first, second = "szkoła dostanie nowy dach i boisko", "podatek od psów zniknie na zawsze"
    half = "szkoła dostanie nowy dach, a podatek od psów zniknie"
    other = "podatek od psów zniknie, a straż miejska kupi trzy konie"
    found = claims(*(said(w, id=f"d{n}") for n, w in enumerate((first, half, second, other))))
    assert len(found) > 1


def test_claim_joins_a_long_quotation_and_its_parts():
    first, second = "szkoła dostanie nowy dach i boisko", "podatek od psów zniknie na zawsze"
    whole = said(f"{first}, a {second}", id="a")
    assert len(claims(whole, said(first, id="b"), said(second, id="c"))) == 1


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


def test_two_words_for_one_kind_of_thing_are_no_conflict_of_wordings():
    first = said("to największy strajk w historii firmy", id="a")
    second = said("to największy strajk w historii przewoźnika", id="b")
    as_nouns = [
        replace(
            f,
            passages=tuple(
                replace(
                    p, words=tuple(w._replace(lemma=lemmas.get(w.lemma, w.lemma)) for w in p.words)
                )
                for p in f.passages
            ),
        )
        for lemmas in ({"firmy": "firma", "przewoźnika": "przewoźnik"},)
        for f in (first, second)
    ]
    assert conflicts(*as_nouns) == []


def test_a_misspelled_word_is_no_conflict_of_wordings():
    first = said("pożyczamy pewną część zapasów z magazynu", id="a")
    assert not conflicts(first, said("pożyczamy pewną cześć zapasów z magazynu", id="b"))


def test_short_words_are_no_look_alikes():
    first = said("przewoźnik musieć zapewnić pasażerom nocleg", id="a")
    assert not conflicts(first, said("latem przewoźnik mieć kłopot z załogą", id="b"))


def test_two_sentences_told_by_an_exchanged_word_are_not_told_by_their_phrase_too():
    opening = "podpisaliśmy wstępny projekt {} dla załogi, przewoźnik {}"
    first = said(opening.format("umowy", "powinien mówić ciszej"), id="a")
    second = said(opening.format("porozumienia", "musi przestać kłamać"), id="b")
    found = conflicts(first, second)
    assert [c.why for c in found] == ["Jowan Merkuza: porozumienia ↔ umowy"]
