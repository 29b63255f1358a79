"""Who repeats whom: the definition, its limits, direction, losses, families."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podobno.link.copies import Compared, find_reuse, shared_words
from podobno.link.families import group_families
from tests.stories import make_findings

WIRE = [
    "Prezydenci obu państw podpisali w środę w Genewie traktat o okręgu granicznym.",
    "Traktat przewiduje, że obce wojska opuszczą okręg do końca września tego roku.",
    "Według wywiadu stacjonuje tam około 4 tys. żołnierzy z ciężkim sprzętem.",
]
OWN = [
    "Nasz reporter widział puste koszary na przedmieściach małego miasta.",
    "Mieszkańcy mówią, że ostatnie ciężarówki wyjechały stąd jeszcze w kwietniu.",
]


def pairs(*findings):
    return [(r.a, r.b, r.sentences) for r in find_reuse(tuple(findings))]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("raz dwa trzy cztery pięć sześć", "raz dwa trzy cztery pięć sześć", True),
        # One of six words changed: 5/6 = .83 stand in order.
        ("raz dwa trzy cztery pięć sześć", "raz dwa inny cztery pięć sześć", True),
        # Two of six changed: .67.
        ("raz dwa trzy cztery pięć sześć", "raz inny trzy inny pięć sześć", False),
        # The shorter counts: what the longer adds does not matter.
        ("raz dwa trzy cztery pięć sześć", "oto raz dwa trzy a także cztery pięć sześć", True),
        # The same words in another order are not the same sentence.
        ("raz dwa trzy cztery pięć sześć", "sześć pięć cztery trzy dwa raz", False),
    ],
)
def test_reuse_needs_four_fifths_of_the_shorter_in_order(a, b, same):
    assert (shared_words(tuple(a.split()), tuple(b.split())) >= 0.8) is same
    found = pairs(make_findings([a], id="a"), make_findings([b], id="b"))
    assert bool(found) is same


def test_reuse_ignores_sentences_of_fewer_than_six_words():
    short = ["To jest bardzo krótkie zdanie."]
    assert pairs(make_findings(short, id="a"), make_findings(short, id="b")) == []


def test_reuse_ignores_page_furniture():
    a = make_findings(WIRE, id="a", noise=(0, 1, 2))
    assert pairs(a, make_findings(WIRE, id="b")) == []


def test_reuse_counts_each_sentence_once():
    twice = make_findings([WIRE[0], WIRE[0]], id="b")
    assert pairs(make_findings([WIRE[0]], id="a"), twice) == [("a", "b", 1)]


def test_direction_goes_from_the_earlier_day():
    late = make_findings(WIRE, id="a", published="2025-05-15")
    early = make_findings(WIRE, id="b", published="2025-05-14")
    (reuse,) = find_reuse((late, early))
    assert (reuse.a, reuse.b, reuse.direction) == ("b", "a", "a→b")


def test_direction_follows_the_agency_tag_on_the_same_day():
    copy = make_findings(WIRE, id="a", publisher="Portal", agencies=("PAR",))
    wire = make_findings(WIRE, id="b", publisher="PAR", agencies=("PAR",))
    (reuse,) = find_reuse((copy, wire))
    assert (reuse.a, reuse.b, reuse.direction) == ("b", "a", "a→b")


@pytest.mark.parametrize("published", [None, "2025-05"])
def test_direction_stays_unknown_without_days(published):
    (reuse,) = find_reuse(
        (make_findings(WIRE, id="a", published=published), make_findings(WIRE, id="b"))
    )
    assert reuse.direction == "unknown"


def test_copy_names_a_lost_attribution_and_a_lost_bound():
    wire = make_findings(
        WIRE,
        id="a",
        published="2025-05-14",
        statements=[
            {
                "content": "stacjonuje tam około 4 tys. żołnierzy z ciężkim sprzętem",
                "cue": "Według",
                "speaker_name": "wywiad",
            }
        ],
        figures=[{"text": "około 4 tys. żołnierzy", "value": 4000, "bound": "about"}],
    )
    copy = make_findings(
        [*WIRE[:2], "Stacjonuje tam 4 tys. żołnierzy z ciężkim sprzętem."],
        id="b",
        published="2025-05-15",
        figures=[{"text": "4 tys. żołnierzy", "value": 4000}],
    )
    (reuse,) = find_reuse((wire, copy))
    lost = {(loss.kind, loss.text) for loss in reuse.dropped}
    assert ("attribution", "Według") in lost
    assert ("bound", "około 4 tys. żołnierzy") in lost
    assert reuse.degree == "wholly"


def test_copy_names_a_lost_hedge():
    wire = make_findings(
        [WIRE[0], "Wojsko prawdopodobnie opuści okręg dopiero pod koniec roku."], id="a"
    )
    copy = make_findings(
        [WIRE[0], "Wojsko opuści okręg dopiero pod koniec roku."], id="b", published="2025-05-15"
    )
    (reuse,) = find_reuse((wire, copy))
    assert [(loss.kind, loss.text) for loss in reuse.dropped] == [("hedge", "prawdopodobnie")]


def _at_address(findings, url):
    return replace(findings, document=replace(findings.document, url=url))


@pytest.mark.parametrize(
    ("ids", "urls"),
    [
        (("a", "b"), ("https://example.org/1", "https://example.org/1")),
        (("a", "a#2"), (None, None)),
    ],
)
def test_another_text_of_one_address_is_a_version_and_its_change_is_told(ids, urls):
    first = make_findings(WIRE, id=ids[0], published="2025-05-14T10:00", agencies=("PAR",))
    second = make_findings(
        [*WIRE[:2], OWN[0]], id=ids[1], published="2025-05-14T12:00", agencies=("PAR",)
    )
    (reuse,) = find_reuse(tuple(map(_at_address, (first, second), urls)))
    assert (reuse.a, reuse.b, reuse.direction) == (*ids, "version")
    assert [(loss.kind, loss.text) for loss in reuse.dropped] == [("sentence", WIRE[2])]
    assert [(loss.kind, loss.text) for loss in reuse.added] == [("sentence", OWN[0])]


def test_two_addresses_of_one_site_are_no_versions():
    first = _at_address(make_findings(WIRE, id="a"), "https://example.org/1")
    second = _at_address(make_findings(WIRE, id="b"), "https://example.org/2")
    (reuse,) = find_reuse((first, second))
    assert reuse.direction == "unknown"


def test_versions_count_once_however_little_they_share():
    long = [f"Zdanie numer {n} jest tylko w pierwszym tekście o okręgu." for n in "abcdefgh"]
    other = [f"Wiersz {n} stoi tylko w drugim, nowszym tekście." for n in "abcdefgh"]
    first = make_findings([WIRE[0], *long[:1], *OWN, *long[1:2]], id="a")
    second = make_findings([WIRE[0], *other], id="a#2")
    reuse = find_reuse((first, second))
    assert [r.sentences for r in reuse] == [1]
    assert group_families((first, second), reuse) == (("a", "a#2"),)


@pytest.mark.parametrize(("shared", "degree"), [(3, "wholly"), (1, "partly")])
def test_a_copy_is_wholly_or_partly_derived(shared, degree):
    copy = make_findings([*WIRE[:shared], *OWN[: 3 - shared]], id="b", published="2025-05-15")
    (reuse,) = find_reuse((make_findings(WIRE, id="a"), copy))
    assert reuse.degree == degree


def test_a_report_that_shares_nothing_is_not_derived():
    assert find_reuse((make_findings(WIRE, id="a"), make_findings(OWN, id="b"))) == ()


def test_copy_that_keeps_the_attribution_loses_none():
    statement = {
        "content": "stacjonuje tam około 4 tys. żołnierzy z ciężkim sprzętem",
        "cue": "Według",
        "speaker_name": "wywiad",
    }
    wire = make_findings(WIRE, id="a", statements=[statement])
    copy = make_findings(WIRE, id="b", published="2025-05-15", statements=[statement])
    (reuse,) = find_reuse((wire, copy))
    assert reuse.dropped == ()


def test_copy_lists_sentences_cut_and_added():
    wire = make_findings(WIRE, id="a")
    copy = make_findings([WIRE[0], WIRE[1], OWN[0]], id="b", published="2025-05-15")
    (reuse,) = find_reuse((wire, copy))
    assert [(x.kind, x.text) for x in reuse.dropped] == [("sentence", WIRE[2])]
    assert [(x.kind, x.text) for x in reuse.added] == [("sentence", OWN[0])]


def families(*findings):
    return group_families(findings, find_reuse(findings))


def test_family_joins_reports_that_share_two_sentences():
    a = make_findings(WIRE, id="a")
    b = make_findings([*OWN, *WIRE[:2]], id="b")
    c = make_findings(["Całkiem inny tekst o pogodzie w tym tygodniu."], id="c")
    assert families(a, b, c) == (("a", "b"), ("c",))


def test_family_does_not_join_on_one_sentence_of_a_long_report():
    long = [*OWN, *WIRE, "Szósty akapit opowiada o zupełnie innych sprawach tego miasta."]
    other = [
        WIRE[0],
        *(f"Zdanie numer {n} mówi o czymś całkiem innym niż reszta {n}." for n in range(9)),
    ]
    assert families(make_findings(long, id="a"), make_findings(other, id="b")) == (("a",), ("b",))


def test_family_is_not_made_by_one_quotation_both_heard():
    speech = [
        "Do końca września ostatni żołnierz opuści okręg graniczny z całym sprzętem.",
        "Na każdą prowokację na naszej granicy damy wreszcie stosowną odpowiedź.",
    ]
    quoted = [{"content": s, "kind": "direct", "speaker_name": "prezydent"} for s in speech]
    a = make_findings([*speech, *OWN], id="a", statements=quoted)
    b = make_findings([*speech, WIRE[0]], id="b", statements=quoted)
    assert families(a, b) == (("a",), ("b",))


def test_what_was_compared_before_is_taken_over_and_the_rest_found():
    one = make_findings([*WIRE, OWN[0]], id="a")
    two = make_findings([OWN[1], WIRE[0]], id="b")
    three = make_findings([OWN[0], *WIRE[1:]], id="c")
    before = Compared(docs=frozenset("ab"), reuse=find_reuse((one, two)))
    assert find_reuse((one, two, three), before) == find_reuse((one, two, three))


def test_what_two_reports_share_is_told_anew_when_their_common_source_is_added():
    first = make_findings([WIRE[0]], id="x", published="2025-05-02")
    second = make_findings([WIRE[0]], id="y", published="2025-05-03")
    source = make_findings(WIRE, id="z", published="2025-05-01")
    before = Compared(docs=frozenset("xy"), reuse=find_reuse((first, second)))
    assert [r.direction for r in before.reuse] == ["a→b"]
    told = find_reuse((first, second, source), before)
    assert {(r.a, r.b): r.direction for r in told}["x", "y"] == "common"
    alone = Compared(docs=frozenset("xy"), reuse=tuple(r for r in told if "z" not in (r.a, r.b)))
    assert find_reuse((first, second), alone) == before.reuse
