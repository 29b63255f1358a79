"""What each training run takes in: which corpora, how much of each a round, how large a network.

Three runs make the engine. The teacher has all twelve layers and learns the treebanks alone. It
then reads the untagged texts, and the wide network, which has half the layers, learns from these
trees beside the names and the treebanks: there are a hundred times more of them, and they are
news. The engine is the wide network with the half of the inner channels that matters least cut
out, and its upper layers read one piece a word; it goes on learning the same corpora, and what the
wide one says of every word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from training.network import INNER
from training.windows import LONGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One training run; shares say how much of a corpus one round takes."""

    name: str  # of its checkpoint
    layers: int
    budget: int  # padded pieces a step
    shares: Mapping[str, float]
    late_shares: Mapping[str, float]
    late_from: int  # rounds
    inner: int = INNER  # channels between the two steps of a layer
    whole: int | None = None  # layers that read every piece; None: all
    nkjp_weight: float = 0.5  # of the loss of NKJP's names against that of the others
    silver: "Silver | None" = None  # trees that other networks found in untagged texts
    starts_from: "Course | None" = None  # the run it goes on from, or is cut out of
    nested: bool = False  # whether names within names are learned, with marks of name lists
    dropout: float = 0.0  # behind each half of a layer
    tree_dropout: float = 0.0  # of the two sides of an arc
    longest: int = LONGEST  # pieces in a window
    invented: float = 0.0  # share of the surnames that others are put in the place of
    follows: bool = False  # whether it learns what the network it started from says of every word

    def share(self, corpus: str, number: int) -> float:
        """How much of a corpus the round of this number takes."""
        shares = self.shares if number < self.late_from else self.late_shares
        return shares.get(corpus, 0.0)

    def takes(self, corpus: str) -> bool:
        """Whether any round takes of it."""
        return bool(self.shares.get(corpus) or self.late_shares.get(corpus))


@dataclass(frozen=True, slots=True, kw_only=True)
class Silver:
    """Trees of untagged texts, by networks trained before."""

    file: str
    readers: tuple[Course, ...]
    steps: Mapping[str, int]  # every which document of a corpus is read


# PUD is small, and its trees are as PDB's are: it gets more turns than LFG.
_TREES = {"lfg": 1.0, "pud": 2.0}
TEACHER = Course(
    name="teacher", layers=12, budget=1536, shares=_TREES, late_shares=_TREES, late_from=0
)
# Names are learned first; the last rounds give the treebanks, which are small, more turns.
WIDE = Course(
    name="wide",
    layers=6,
    budget=3072,
    shares={
        "slavic-pl": 1.0,
        "lfg": 1.0,
        "pud": 2.0,
        "nkjp": 0.2,
        "slavic-cs": 0.25,
        "slavic-sl": 0.2,
    },
    late_shares={"slavic-pl": 0.6, "lfg": 2.0, "pud": 4.0, "nkjp": 0.1},
    late_from=3,
    silver=Silver(file="silver.json", readers=(TEACHER,), steps={"slavic-pl": 1, "nkjp": 6}),
)
ENGINE = Course(
    name="engine",
    layers=6,
    budget=3072,
    shares={"slavic-pl": 1.0, "lfg": 2.0, "pud": 4.0, "nkjp": 0.4, "slavic-cs": 0.2},
    late_shares={"slavic-pl": 0.8, "lfg": 3.0, "pud": 6.0, "nkjp": 0.4},
    late_from=2,
    inner=768,
    whole=3,
    nkjp_weight=1.0,
    starts_from=WIDE,
    follows=True,
)
# Never shipped: shows what the Polish Dependency Bank (CC BY-NC-SA) would add.
WITH_PDB = Course(
    name="with-pdb",
    layers=ENGINE.layers,
    budget=3072,
    shares={"slavic-pl": 0.2, "lfg": 0.5, "pud": 1.0, "pdb": 2.0, "nkjp": 0.03},
    late_shares={"slavic-pl": 0.2, "pud": 1.0, "pdb": 2.0, "nkjp": 0.03},
    late_from=2,
    inner=ENGINE.inner,
    whole=ENGINE.whole,
    starts_from=ENGINE,
)
# The same with all layers: first the treebanks, then what it and the one above read together.
DEEP_TREES = Course(
    name="deep-trees",
    layers=TEACHER.layers,
    budget=2304,
    shares={"lfg": 1.0, "pud": 2.0, "pdb": 2.0},
    late_shares={"lfg": 0.25, "pud": 1.0, "pdb": 2.0},
    late_from=3,
    whole=6,
    starts_from=TEACHER,
    dropout=0.1,
    tree_dropout=0.33,
)
DEEP_WITH_PDB = replace(
    DEEP_TREES,
    name="deep-with-pdb",
    shares={"lfg": 0.2, "pud": 1.0, "pdb": 1.5, "nkjp-part": 1.0, "slavic-pl-part": 0.5},
    late_shares={"pud": 1.0, "pdb": 2.0, "nkjp-part": 0.3},
    starts_from=DEEP_TREES,
    silver=Silver(
        file="deep-silver.json",
        readers=(DEEP_TREES, WITH_PDB),
        steps={"nkjp-part": 1, "slavic-pl-part": 1},
    ),
)
# Never shipped, since nothing reads NKJP's names: show how well they can be learned alone.
NESTED_NARROW = Course(
    name="nested-narrow",
    layers=ENGINE.layers,
    budget=3072,
    shares={"nkjp-nested": 1.0},
    late_shares={"nkjp-nested": 1.0},
    late_from=0,
    inner=ENGINE.inner,
    whole=ENGINE.whole,
    starts_from=ENGINE,
    nested=True,
)
NESTED_DEEP = replace(
    NESTED_NARROW,
    name="nested-deep",
    layers=TEACHER.layers,
    inner=TEACHER.inner,
    whole=6,
    starts_from=TEACHER,
    dropout=0.1,
)
# The same on longer stretches of documents, and with surnames that nobody bears.
NESTED_WIDE = replace(
    NESTED_NARROW,
    name="nested-wide",
    inner=WIDE.inner,
    whole=WIDE.layers,
    starts_from=WIDE,
    dropout=0.1,
    longest=480,
    invented=0.3,
)
NESTED_DEEPER = replace(
    NESTED_DEEP, name="nested-deeper", starts_from=NESTED_DEEP, longest=480, invented=0.3
)
NESTED_LONGER = replace(
    NESTED_NARROW, name="nested-longer", starts_from=NESTED_NARROW, longest=480, invented=0.3
)
NESTED = (NESTED_NARROW, NESTED_DEEP, NESTED_WIDE, NESTED_DEEPER, NESTED_LONGER)
COURSES = (TEACHER, WIDE, ENGINE, WITH_PDB, DEEP_TREES, DEEP_WITH_PDB, *NESTED)
