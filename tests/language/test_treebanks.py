"""Treebanks that name a relation differently are made alike before the network learns from them."""

from pathlib import Path

import pytest
from training.treebanks import Tree, read_trees, settle

ROWS = """\
1\tZachwycony\tzachwycić\tADJ\tppas:sg:nom:m1:perf:aff\t_\t2\tacl\t_\t_
2\tmalarz\tmalarz\tNOUN\tsubst:sg:nom:m1\t_\t3\tnsubj\t_\t_
3\tmacha\tmachać\tVERB\tfin:sg:ter:imperf\t_\t0\troot\t_\t_
4\tpędzlem\tpędzel\tNOUN\tsubst:sg:inst:m3\t_\t3\tobl\t_\t_
5\tpod\tpod\tADP\tprep:inst\t_\t6\tcase\t_\t_
6\toknem\tokno\tNOUN\tsubst:sg:inst:n\t_\t3\tobl\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\tinterp\t_\t3\tpunct\t_\t_
"""


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    path = tmp_path / "bank.conllu"
    path.write_text(ROWS, encoding="utf-8")
    (tree,) = read_trees(path)
    return tree


@pytest.mark.parametrize(
    ("bare_nouns", "relations"),
    [
        (True, ["amod", "nsubj", "root", "iobj", "case", "obl", "punct"]),
        (False, ["amod", "nsubj", "root", "obl", "case", "obl", "punct"]),
    ],
)
def test_a_participle_is_an_attribute_and_a_bare_noun_an_indirect_object(
    tree: Tree, bare_nouns: bool, relations: list[str]
) -> None:
    assert [w.relation for w in settle(tree, bare_nouns=bare_nouns).words] == relations
