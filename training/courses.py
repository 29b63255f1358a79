"""What each training run takes in: which corpora, how much of each a round, how deep a network.

Two runs make the engine. The teacher has all twelve layers and learns the treebanks alone. It then
reads the untagged texts, and the engine, which has half the layers, learns from these trees beside
the names and the treebanks: there are a hundred times more of them, and they are news.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One training run; shares say how much of a corpus one round takes."""

    name: str  # of its checkpoint
    depths: tuple[int, ...]  # layers that get heads, the deepest last
    budget: int  # padded pieces a step
    shares: Mapping[str, float]
    late_shares: Mapping[str, float]
    late_from: int  # rounds

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
    name="teacher", depths=(12,), budget=1536, shares=_TREES, late_shares=_TREES, late_from=0
)
# Names are learned first; the last rounds give the treebanks, which are small, more turns.
# Depths (6, 12) would train a fast and an accurate engine at once.
ENGINE = Course(
    name="engine",
    depths=(6,),
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
)
