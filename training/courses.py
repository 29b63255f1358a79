"""What each training run takes in: which corpora, how much of each a round, how large a network.

Three runs make the engine. The teacher has all twelve layers and learns the treebanks alone. It
then reads the untagged texts, and the wide network, which has half the layers, learns from these
trees beside the names and the treebanks: there are a hundred times more of them, and they are
news. The engine is the wide network with the half of the inner channels that matters least cut
out, and its upper layers read one piece a word; it goes on learning the same corpora, and what the
wide one says of every word.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from training.network import INNER


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
    silver: bool = False  # whether the teacher's trees of the untagged texts are read
    starts_from: "Course | None" = None  # the run it is cut out of
    follows: bool = False  # whether it learns what the network it started from says of every word

    def share(self, corpus: str, number: int) -> float:
        """How much of a corpus the round of this number takes."""
        shares = self.shares if number < self.late_from else self.late_shares
        return shares.get(corpus, 0.0)

    def takes(self, corpus: str) -> bool:
        """Whether any round takes of it."""
        return bool(self.shares.get(corpus) or self.late_shares.get(corpus))


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
    silver=True,
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
COURSES = (TEACHER, WIDE, ENGINE, WITH_PDB)
