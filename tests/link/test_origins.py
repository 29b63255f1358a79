"""Origins: the innermost source a text names; else the family, which counts once."""

from __future__ import annotations

from podobno.link.copies import find_reuse
from podobno.link.families import group_families
from podobno.link.origins import Attribution, Roots, attribution_of
from podobno.model import Place
from tests.stories import make_findings

FACT = "Do okręgu wysłano około sześciu tysięcy żołnierzy z ciężkim sprzętem wojskowym."
MORE = "Rozmowy w Genewie potrwają jeszcze kilka dni, zapowiadają obie delegacje."


def roots(*findings):
    reuse = find_reuse(findings)
    return Roots(findings, group_families(findings, reuse), reuse)


def told(findings, words=FACT):
    start = findings.document.text.index(words)
    return attribution_of(findings, start, start + len(words))


def test_copies_without_a_source_are_one_origin():
    a = make_findings([FACT, MORE], id="a")
    b = make_findings([FACT, MORE], id="b", published="2025-05-15")
    (origin,) = roots(a, b).origins([told(a), told(b)])
    assert (origin.root, origin.kind, origin.seen) == ("a", "document", True)
    assert [m.doc for m in origin.mentions] == ["a", "b"]


def test_a_family_is_called_by_a_report_that_tells_the_fact():
    other = "Premier Morwenii wróci do kraju w niedzielę wieczorem, po rozmowach z sąsiadami."
    first = make_findings([MORE, other], id="a")
    middle = make_findings([MORE, other, FACT], id="b", published="2025-05-16")
    late = make_findings([MORE, other, FACT], id="c", published="2025-05-17")
    (origin,) = roots(first, middle, late).origins([told(late), told(middle)])
    assert (origin.root, origin.kind) == ("b", "document")
    (origin,) = roots(first, middle, late).origins([told(late, MORE), told(first, MORE)])
    assert origin.root == "a"


def test_reports_written_apart_are_two_origins():
    a = make_findings(["Wysłano tam około sześciu tysięcy żołnierzy."], id="a")
    b = make_findings(["Blisko sześć tysięcy wojskowych pojechało na granicę."], id="b")
    place_a, place_b = Place("a", 0, 5), Place("b", 0, 5)
    origins = roots(a, b).origins(
        [Attribution(place=place_a, source=None), Attribution(place=place_b, source=None)]
    )
    assert [o.root for o in origins] == ["a", "b"]


def test_one_named_source_in_two_reports_is_one_origin_not_seen():
    a, b = (
        make_findings([f"Jak podał wywiad, {FACT} {end}"], id=id, statements=[said])
        for id, end, said in (
            ("a", "Tyle.", {"content": FACT, "speaker_name": "PSR"}),
            ("b", "Koniec.", {"content": FACT, "speaker_name": "PSR", "via": ("PAR",)}),
        )
    )
    (origin,) = roots(a, b).origins([told(a), told(b)])
    assert (origin.root, origin.kind, origin.seen, origin.via) == ("PSR", "source", False, ("PAR",))


def test_named_outlet_whose_own_report_is_here_is_the_same_origin():
    own = make_findings([FACT], id="a", publisher="Kurier Wiślany")
    other = make_findings(
        [f"Jak podał „Kurier Wiślany”, {FACT} Potwierdzenia brak."],
        id="b",
        statements=[{"content": FACT, "speaker_name": "Kurier Wiślany"}],
    )
    (origin,) = roots(own, other).origins([told(own), told(other)])
    assert (origin.root, origin.kind, origin.seen) == ("a", "document", True)
    assert "Kurier Wiślany" in origin.why


def test_copy_that_lost_the_source_is_no_new_origin():
    wire = make_findings(
        [FACT, MORE], id="a", statements=[{"content": FACT, "speaker_name": "PSR"}]
    )
    copy = make_findings([FACT, MORE], id="b", published="2025-05-15")
    (origin,) = roots(wire, copy).origins([told(wire), told(copy)])
    assert (origin.root, [m.doc for m in origin.mentions]) == ("PSR", ["a", "b"])
    assert "no longer name it" in origin.why


def test_origin_is_hedged_only_where_every_mention_is():
    said = {"content": FACT, "speaker_name": "PSR", "hedged": True}
    a = make_findings([FACT], id="a", statements=[said])
    (origin,) = roots(a).origins([told(a)])
    assert origin.hedged
    b = make_findings([FACT], id="b", statements=[said | {"hedged": False}])
    (origin,) = roots(a, b).origins([told(a), told(b)])
    assert not origin.hedged


def test_innermost_statement_names_the_source():
    inner = "wysłano około sześciu tysięcy żołnierzy"
    text = f"Minister powtórzył, że według wywiadu {inner} na granicę."
    a = make_findings(
        [text],
        statements=[
            {"content": f"według wywiadu {inner} na granicę", "speaker_name": "minister"},
            {"content": inner, "speaker_name": "wywiad"},
        ],
    )
    assert told(a, inner).source == "wywiad"


def test_of_an_outlets_reports_the_one_that_shares_the_words_is_the_origin():
    other = make_findings(["Prezydenci podpisali umowę."], id="a", publisher="Kurier Wiślany")
    own = make_findings(
        ["Ministrowie rozmawiali przez cztery godziny."], id="b", publisher="Kurier Wiślany"
    )
    words = "ministrowie rozmawiali cztery godziny"
    citing = make_findings(
        [f"Jak podał Kurier Wiślany, {words}."],
        id="c",
        statements=[{"content": words, "speaker_name": "Kurier Wiślany"}],
    )
    (origin,) = roots(other, own, citing).origins([told(citing, words)])
    assert (origin.root, origin.kind, origin.seen) == ("b", "document", True)


def test_outlet_that_credits_itself_is_its_own_origin():
    words = "ministrowie rozmawiali cztery godziny"
    earlier = make_findings([f"Wczoraj {words} w nocy."], id="a", publisher="Kurier Wiślany")
    own = make_findings(
        [f"Jak ustalił Kurier, {words}."],
        id="b",
        publisher="Kurier Wiślany",
        statements=[{"content": words, "speaker_name": "Kurier Wiślany"}],
    )
    (origin,) = roots(earlier, own).origins([told(own, words)])
    assert origin.root == "b"


def test_sentence_has_the_sentences_that_repeat_it():
    a = make_findings([FACT, MORE], id="a")
    b = make_findings([MORE, FACT], id="b", published="2025-05-15")
    at = b.document.text.index(FACT)
    place = Place("a", FACT.index("wysłano"), FACT.index("wysłano") + 7)
    assert roots(a, b).repeats(place) == (Place("b", at, at + len(FACT)),)
