"""What a tree owes to rule: where marks hang, what participles are called, when "być" is AUX."""

from __future__ import annotations

import numpy as np
import pytest

from podobno.language.pl.choices import choose_upos
from podobno.language.pl.labels import UPOS
from podobno.language.pl.tree_rules import Arcs, settle_tree
from podobno.model import Reading


def settle(rows: str) -> Arcs:
    """The settled tree of lines ``word tag head relation``, heads counted from 0, -1 the root."""
    cells = [line.split() for line in rows.strip().split("\n")]
    return settle_tree(
        [word for word, *_ in cells],
        [Reading(word, tag) for word, tag, *_ in cells],
        Arcs(tuple(int(row[2]) for row in cells), tuple(row[3] for row in cells)),
    )


def test_a_participle_beside_its_noun_is_amod() -> None:
    arcs = settle(
        """sankcje subst:pl:nom:f 2 nsubj
        nałożone ppas:pl:nom:f:perf:aff 0 acl
        działają fin:pl:ter:imperf -1 root
        . interp 2 punct"""
    )
    assert arcs.relations == ("nsubj", "amod", "root", "punct")


def test_a_relative_clause_keeps_its_name() -> None:
    arcs = settle(
        """dom subst:sg:nom:m3 -1 root
        , interp 3 punct
        który adj:sg:nom:m3:pos 3 nsubj
        stoi fin:sg:ter:imperf 0 acl:relcl"""
    )
    assert arcs.relations[3] == "acl:relcl"


def test_quotes_and_brackets_hang_on_the_head_of_what_they_enclose() -> None:
    arcs = settle(
        """„ interp 5 punct
        Nowy adj:sg:nom:m3:pos 2 amod
        Dzień subst:sg:nom:m3 5 nsubj
        ” interp 5 punct
        ( interp 2 punct
        pisze fin:sg:ter:imperf -1 root
        . interp 2 punct"""
    )
    assert arcs.heads[0] == arcs.heads[3] == 2


def test_the_last_mark_hangs_on_the_root() -> None:
    arcs = settle(
        """Wróci fin:sg:ter:perf -1 root
        w prep:loc:nwok 2 case
        marcu subst:sg:loc:m3 0 obl
        . interp 2 punct"""
    )
    assert arcs.heads[3] == 0


def test_the_last_mark_hangs_on_what_is_quoted_and_a_colon_on_what_announces() -> None:
    arcs = settle(
        """Dodał praet:sg:m1:ter:perf -1 root
        : interp 3 punct
        nie part 3 advmod
        pojadę fin:sg:pri:perf 0 parataxis
        . interp 0 punct"""
    )
    assert arcs.heads == (-1, 0, 3, 0, 3)


def test_the_last_mark_hangs_on_the_root_inside_what_is_quoted() -> None:
    arcs = settle(
        """Rząd subst:sg:nom:m3 6 nsubj
        – interp 2 punct
        pisał praet:sg:m1:ter:imperf -1 root
        Lis subst:sg:nom:m1 2 nsubj
        – interp 2 punct
        nie part 6 advmod
        upadnie fin:sg:ter:perf 2 parataxis
        . interp 6 punct"""
    )
    assert arcs.heads[7] == 2


def test_a_semicolon_hangs_on_what_the_clause_behind_it_stands_beside() -> None:
    arcs = settle(
        """Czekał praet:sg:m1:ter:imperf -1 root
        ; interp 3 punct
        wreszcie part 3 advmod
        wyszedł praet:sg:m1:ter:perf 0 parataxis
        . interp 0 punct"""
    )
    assert arcs.heads == (-1, 0, 3, 0, 3)


def test_dots_of_one_ellipsis_hang_on_each_other() -> None:
    arcs = settle(
        """Czekał praet:sg:m1:ter:imperf -1 root
        . interp 0 punct
        . interp 0 punct
        . interp 0 punct"""
    )
    assert arcs.heads == (-1, 0, 1, 2)


def test_a_word_does_not_hang_on_a_mark() -> None:
    arcs = settle(
        """Koniec subst:sg:nom:m3 -1 root
        – interp 0 punct
        dodał praet:sg:m1:ter:perf 1 parataxis"""
    )
    assert arcs.heads[2] == 0


@pytest.mark.parametrize(
    ("lemma", "tag", "relation", "expected"),
    [
        ("być", "fin:sg:ter:imperf", "cop", "AUX"),
        ("być", "praet:sg:f:ter:imperf", "aux:pass", "AUX"),
        ("być", "fin:pl:ter:imperf", "root", "VERB"),
        ("być", "cond:sg:n:ter:imperf", "cop", "AUX"),
        ("móc", "cond:sg:f:ter:imperf", "root", "VERB"),
        ("to", "pred", "root", "AUX"),
        ("jak", "comp", "advmod", "SCONJ"),
        ("znowu", "part", "advmod", "PART"),
        ("oba", "num:pl:nom:m3:congr", "nummod", "DET"),
        ("to", "subst:sg:nom:n:ncol", "nsubj", "PRON"),
    ],
)
def test_the_universal_class_follows_from_tag_lemma_and_relation(
    lemma: str, tag: str, relation: str, expected: str
) -> None:
    doubtful = np.zeros(len(UPOS), dtype=np.float32)
    assert choose_upos(Reading(lemma, tag), relation, doubtful) == expected


def test_the_network_tells_names_from_nouns() -> None:
    scores = np.zeros(len(UPOS), dtype=np.float32)
    scores[UPOS.index("PROPN")] = 1.0
    assert choose_upos(Reading("Kowal", "subst:sg:nom:m1"), "nsubj", scores) == "PROPN"


def test_an_abbreviation_is_what_it_stands_for() -> None:
    scores = np.zeros(len(UPOS), dtype=np.float32)
    scores[UPOS.index("X")] = 1.0
    scores[UPOS.index("NOUN")] = 0.5
    assert choose_upos(Reading("złoty", "brev:npun"), "nmod", scores) == "NOUN"
