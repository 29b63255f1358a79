"""Trees of the Polish Dependency Bank's first release are made like those of the later ones."""

from pathlib import Path

import pytest
from training.old_trees import renew
from training.treebanks import read_trees


def read(folder: Path, rows: str) -> dict[str, tuple[str | None, str]]:
    """The renewed head and relation of each word of lines ``word lemma tag head relation``, heads
    counted from 1, 0 the root."""
    lines = [line.split() for line in rows.strip().split("\n")]
    path = folder / "bank.conllu"
    path.write_text(
        "".join(
            f"{number}\t{word}\t{lemma}\tX\t{tag}\t_\t{head}\t{relation}\t_\t_\n"
            for number, (word, lemma, tag, head, relation) in enumerate(lines, 1)
        ),
        encoding="utf-8",
    )
    (tree,) = read_trees(path)
    words = renew(tree).words
    return {w.form: (words[w.head].form if w.head >= 0 else None, w.relation) for w in words}


def test_a_preposition_of_two_words_hangs_on_the_noun_it_governs(tmp_path: Path) -> None:
    arcs = read(
        tmp_path,
        """Działa działać fin:sg:ter:imperf 0 root
        na na prep:loc 3 case
        podstawie podstawa subst:sg:loc:f 1 obl
        nowej nowy adj:sg:gen:f:pos 5 amod
        ustawy ustawa subst:sg:gen:f 3 nmod""",
    )
    assert arcs["ustawy"] == ("Działa", "obl")
    assert arcs["na"] == ("ustawy", "case")
    assert arcs["podstawie"] == ("na", "fixed")


def test_zgodnie_z_is_one_preposition(tmp_path: Path) -> None:
    arcs = read(
        tmp_path,
        """Działa działać fin:sg:ter:imperf 0 root
        zgodnie zgodnie adv:pos 1 advmod
        z z prep:inst:nwok 4 case
        planem plan subst:sg:inst:m3 2 obl""",
    )
    assert arcs["planem"] == ("Działa", "obl")
    assert arcs["zgodnie"] == ("planem", "case")
    assert arcs["z"] == ("zgodnie", "fixed")


@pytest.mark.parametrize(
    ("rows", "word", "relation"),
    [
        (
            """Znikł zniknąć praet:sg:m1:ter:perf 0 root
            jak jak comp 3 mark
            cień cień subst:sg:nom:m3 1 obl:cmpr""",
            "cień",
            "advcl",
        ),
        (
            """Więcej dużo num:pl:acc:m3:rec 0 root
            niż niż conj 3 mark
            dwa dwa num:pl:acc:m3:congr 1 obl:cmpr""",
            "dwa",
            "acl",
        ),
        (
            """taki taki adj:sg:nom:m3:pos 0 root
            jak jak comp 3 mark
            on on ppron3:sg:nom:m1:ter:akc:npraep 1 obl:cmpr""",
            "on",
            "ccomp",
        ),
        (
            """Niestety niestety part 2 parataxis:insert
            pada padać fin:sg:ter:imperf 0 root""",
            "Niestety",
            "advmod",
        ),
        (
            """Unia unia subst:sg:nom:f 3 nsubj
            Europejska europejski adj:sg:nom:f:pos 1 flat
            czeka czekać fin:sg:ter:imperf 0 root""",
            "Europejska",
            "amod",
        ),
        (
            """Rada rada subst:sg:nom:f 3 nsubj
            Ministrów minister subst:pl:gen:m1 1 flat
            czeka czekać fin:sg:ter:imperf 0 root""",
            "Ministrów",
            "nmod",
        ),
        (
            """Jan Jan subst:sg:nom:m1 3 nsubj
            Lis Lis subst:sg:nom:m1 1 flat
            czeka czekać fin:sg:ter:imperf 0 root""",
            "Lis",
            "flat",
        ),
        (
            """Czekał czekać praet:sg:m1:ter:imperf 0 root
            ; ; interp 3 punct
            wyszedł wyjść praet:sg:m1:ter:perf 1 conj""",
            "wyszedł",
            "parataxis",
        ),
        (
            """Czekał czekać praet:sg:m1:ter:imperf 0 root
            , , interp 4 punct
            ale ale conj 4 cc
            wyszedł wyjść praet:sg:m1:ter:perf 1 conj""",
            "wyszedł",
            "conj",
        ),
    ],
)
def test_relations_are_named_as_they_are_now(
    tmp_path: Path, rows: str, word: str, relation: str
) -> None:
    assert read(tmp_path, rows)[word][1] == relation
