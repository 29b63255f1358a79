"""Documents and what they share in, where the words of a place stand again in copies out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from podobno.model import Findings, Place, Reuse


class Copied:
    """Finds the same words in the sentences that repeat a place's own.

    A copy that words them otherwise has not copied them: it may be what they contradict.
    """

    def __init__(self, findings: Iterable[Findings], reuse: Iterable[Reuse]) -> None:
        self._texts = {f.document.id: f.document.text for f in findings}
        self._shared: dict[str, list[tuple[Place, Place]]] = defaultdict(list)
        for pair in reuse:
            for a, b in pair.spans:
                self._shared[a.doc].append((a, b))
                self._shared[b.doc].append((b, a))

    def everywhere(self, place: Place) -> tuple[Place, ...]:
        """The place first, then one in each document that has its words, copies of copies too."""
        found = {place.doc: place}
        left = [place]
        while left:
            here = left.pop(0)
            for mine, theirs in self._shared.get(here.doc, ()):
                if theirs.doc not in found and mine.meets(here):
                    again = self._again(here, mine, theirs)
                    if again is not None:
                        found[again.doc] = again
                        left.append(again)
        return (place, *sorted(set(found.values()) - {place}))

    def _again(self, place: Place, mine: Place, theirs: Place) -> Place | None:
        """The same words at the copy of a sentence that holds them or a part of them."""
        words = self._texts[place.doc][place.start : place.end]
        first = theirs.start - max(0, mine.start - place.start)
        last = theirs.end + max(0, place.end - mine.end)
        start = self._texts[theirs.doc].find(words, max(0, first), last)
        return Place(theirs.doc, start, start + len(words)) if start >= 0 else None
