"""Documents that share their own sentences count once; those that heard one speech do not."""

from __future__ import annotations

from itertools import permutations

from podobno.link.families import first_of_each, group_families
from podobno.model import Place, Reuse, family_of
from tests.stories import make_findings

LONG = "Delegacja przyleciała nad ranem i od razu pojechała do ministerstwa na rozmowy."
OTHER = "Na ulicach stolicy od świtu stały kordony policji i tłumy ciekawskich."
SHORT = "Rozmowy trwały krótko."
FILLER = "Tego dnia pogoda w kraju była zmienna, z przelotnym deszczem na północy i wschodzie. " * 6


def _report(id, *sentences, quoted=(), published="2025-05-14"):
    return make_findings(
        sentences,
        id=id,
        published=published,
        statements=[{"content": words, "kind": "direct"} for words in quoted],
    )


def _place(findings, words):
    start = findings.document.text.index(words)
    return Place(findings.document.id, start, start + len(words))


def _reuse(a, b, *shared, direction="unknown"):
    spans = tuple((_place(a, words), _place(b, words)) for words in shared)
    return Reuse(
        a=a.document.id,
        b=b.document.id,
        sentences=len(shared),
        degree="partly",
        direction=direction,
        spans=spans,
    )


def test_two_shared_sentences_make_a_family():
    a = _report("a", LONG, SHORT, FILLER)
    b = _report("b", FILLER.replace("deszcz", "śnieg"), LONG, SHORT)
    assert group_families((a, b), [_reuse(a, b, LONG, SHORT)]) == (("a", "b"),)


def test_one_short_sentence_makes_none():
    a = _report("a", SHORT, FILLER)
    b = _report("b", FILLER.replace("deszcz", "śnieg"), SHORT)
    assert group_families((a, b), [_reuse(a, b, SHORT)]) == (("a",), ("b",))


def test_one_sentence_that_is_much_of_the_shorter_makes_one():
    a, b = _report("a", LONG, FILLER), _report("b", LONG, OTHER)
    assert group_families((a, b), [_reuse(a, b, LONG)]) == (("a", "b"),)


def test_quotations_show_one_speech_and_no_copying():
    a = _report("a", LONG, OTHER, quoted=(LONG, OTHER))
    b = _report("b", OTHER, LONG, quoted=(LONG, OTHER))
    assert group_families((a, b), [_reuse(a, b, LONG, OTHER)]) == (("a",), ("b",))


def test_a_sentence_that_only_one_side_quotes_counts():
    a = _report("a", LONG, OTHER, quoted=(LONG, OTHER))
    b = _report("b", OTHER, LONG)
    assert group_families((a, b), [_reuse(a, b, LONG, OTHER)]) == (("a", "b"),)


def test_a_copy_of_a_copy_belongs_to_the_family_in_any_order():
    a, b, c, d = (_report(id, LONG, OTHER) for id in "abcd")
    reuse = [_reuse(a, b, LONG, OTHER), _reuse(b, c, LONG, OTHER)]
    for order in permutations((a, b, c, d)):
        assert group_families(order, reversed(reuse)) == (("a", "b", "c"), ("d",))


def test_every_document_has_its_family():
    assert family_of((("a", "b"), ("c",))) == {"a": ("a", "b"), "b": ("a", "b"), "c": ("c",)}
    assert group_families((), ()) == ()


def test_a_family_is_called_by_what_the_others_copy():
    a, b, c = _report("a", LONG), _report("b", LONG, published="2025-05-20"), _report("c", LONG)
    by_id = {f.document.id: f for f in (a, b, c)}
    copies = [_reuse(b, a, LONG, direction="a→b"), _reuse(b, c, LONG, direction="a→b")]
    assert first_of_each([("a", "b", "c")], by_id, copies)[("a", "b", "c")] == "b"


def test_without_a_direction_the_earliest_dated_gives_the_name():
    a = _report("a", LONG, published=None)
    b = _report("b", LONG, published="2025-05-20")
    c = _report("c", LONG, published="2025-05-19")
    by_id = {f.document.id: f for f in (a, b, c)}
    assert (
        first_of_each([("a", "b", "c")], by_id, [_reuse(a, b, LONG, direction="common")])[
            ("a", "b", "c")
        ]
        == "c"
    )
    assert first_of_each([("a",)], by_id, ())[("a",)] == "a"
