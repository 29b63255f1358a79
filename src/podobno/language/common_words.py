"""A language in, how common each of its words is in any text out.

Counted in a corpus of many kinds of texts (``learned/common_words.tsv``): how rare a word is there
does not depend on what the archive at hand is about.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from podobno.language.pack import LanguagePack

_FILE = "learned/common_words"
_TOTAL = "# documents"
# A word that the list lacks is taken to stand in half as many documents as the rarest there.
_UNLISTED = 0.5


@dataclass(frozen=True, slots=True)
class CommonWords:
    """In how many documents of how many each word stands; ``unlisted`` for a word that is not in
    the list."""

    counts: Mapping[str, int]
    documents: int
    unlisted: float

    def rarity(self, word: str) -> float:
        """How much a word tells: 0 for one that stands everywhere."""
        count = self.counts.get(word, self.unlisted)
        return math.log((self.documents + 1) / (count + 1))


@cache
def read_common_words(pack: LanguagePack) -> CommonWords | None:
    """The list of a language; None where it has none."""
    counts = dict(pack.counts(_FILE))
    documents = counts.pop(_TOTAL, 0)
    if not documents or not counts:
        return None
    return CommonWords(counts, documents, _UNLISTED * min(counts.values()))
