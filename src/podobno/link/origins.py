"""Where each reported thing comes from, in this set: its distinct roots.

A root is the innermost source the text names, followed through ``via``; where none is named it is
the family of the document, since documents joined by reuse count once. A named source whose own
report is in the set is the same root as that report's family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from podobno.inside import passages_in
from podobno.link.copies import agency_names
from podobno.link.families import first_of_each
from podobno.model import Findings, Origin, Place, Reuse, StatementMention, family_of

# Words of one stem are one word where an outlet's reports are told apart.
_STEM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One mention of a fact and whom its text names for it (``source`` None: nobody)."""

    place: Place
    source: str | None
    via: tuple[str, ...] = ()
    hedged: bool = False


class Roots:
    """Finds the roots of mentions in one set of documents."""

    def __init__(
        self,
        findings: Iterable[Findings],
        families: tuple[tuple[str, ...], ...],
        reuse: tuple[Reuse, ...],
    ) -> None:
        self._findings = {f.document.id: f for f in findings}
        self._family = family_of(families)
        self._head = first_of_each(families, self._findings, reuse)
        # A publisher's own report stands for what others credit the publisher with.
        self._own: dict[str, list[str]] = defaultdict(list)
        for doc in sorted(self._findings):
            for name in sorted(agency_names(self._findings[doc].document.publisher)):
                self._own[name].append(doc)
        self._stems: dict[str, frozenset[str]] = {}
        # For each document its sentences that others share, with where they stand there.
        self._same: dict[str, dict[Place, list[Place]]] = defaultdict(lambda: defaultdict(list))
        for pair in reuse:
            for there, here in pair.spans:
                self._same[here.doc][here].append(there)
                self._same[there.doc][there].append(here)

    def origins(self, attributions: Iterable[Attribution]) -> tuple[Origin, ...]:
        """The distinct origins of a fact, those with most mentions first."""
        listed = list(attributions)
        grouped: dict[tuple[str, str], list[Attribution]] = defaultdict(list)
        tellers: dict[str, set[str]] = defaultdict(set)
        for attribution in listed:
            restored = self._restored(attribution, listed)
            root, kind = self._root(restored, listed)
            if kind == "document":
                head = self._head[self._family[root]]
                tellers[head].add(root)
                root = head
            grouped[root, kind].append(attribution)
        origins = [
            Origin(
                root=self._first_of(root, tellers[root]) if kind == "document" else root,
                kind=kind,
                seen=kind == "document",
                via=tuple(dict.fromkeys(name for item in items for name in item.via)),
                mentions=tuple(sorted({item.place for item in items})),
                why=self._why(root, kind, items),
                hedged=all(item.hedged for item in items),
            )
            for (root, kind), items in grouped.items()
        ]
        if len(origins) == 1:  # as of most facts
            return tuple(origins)
        return tuple(sorted(origins, key=lambda o: (-len(o.mentions), o.mentions[0], o.root)))

    def repeats(self, place: Place) -> tuple[Place, ...]:
        """The sentences of other documents that repeat the one in which a place stands."""
        shared = self._same[place.doc].items()
        return tuple(sorted({t for here, there in shared if _holds(here, place) for t in there}))

    def shares_with(self, doc: str) -> frozenset[str]:
        """The documents that share sentences with one."""
        return frozenset([place.doc for there in self._same[doc].values() for place in there])

    def _restored(self, attribution: Attribution, told: list[Attribution]) -> Attribution:
        """A mention in a shared sentence that lost its source has the source the other names."""
        if attribution.source is not None or len(told) == 1:
            return attribution
        for here, there in self._same[attribution.place.doc].items():
            if _holds(here, attribution.place):
                for sentence in there:
                    for other in told:
                        if other.source is not None and _holds(sentence, other.place):
                            return other
        return attribution

    def _root(self, attribution: Attribution, told: list[Attribution]) -> tuple[str, str]:
        source = attribution.source
        doc = attribution.place.doc
        if source is not None and self._names_itself(doc, source):
            source = None
        if source is not None and source not in self._own:
            return source, "source"
        if source is not None:
            doc = self._own_report(self._own[source], attribution.place, told)
        return doc, "document"

    def _first_of(self, head: str, tellers: set[str]) -> str:
        """What a family is called for one fact: by the report the others copy if that tells it,
        else by the earliest that does."""
        if head in tellers:
            return head
        return min(tellers, key=lambda d: (self._findings[d].document.published or "9999", d))

    def _names_itself(self, doc: str, source: str) -> bool:
        """Whether a report credits its own publisher by a part of its name: ``jak ustalił
        „Kurier”`` in the paper Kurier Poranny."""
        publisher = self._findings[doc].document.publisher or ""
        return set(source.casefold().split()) < set(publisher.casefold().split())

    def _own_report(self, docs: list[str], place: Place, told: list[Attribution]) -> str:
        """Of an outlet's reports the one that is credited: the crediting one itself, else one that
        tells the fact, else the one that shares most words with the crediting sentence."""
        telling = {item.place.doc for item in told}
        words = self._words_around(place)
        return min(
            docs,
            key=lambda doc: (
                doc != place.doc,
                doc not in telling,
                -len(words & self._words_of(doc)),
                self._findings[doc].document.published or "9999",
                doc,
            ),
        )

    def _words_around(self, place: Place) -> frozenset[str]:
        return frozenset(
            word.lemma[:_STEM]
            for passage in passages_in(self._findings[place.doc], place.start, place.end)
            for word in passage.words
        )

    def _words_of(self, doc: str) -> frozenset[str]:
        if doc not in self._stems:
            passages = self._findings[doc].passages
            self._stems[doc] = frozenset(w.lemma[:_STEM] for p in passages for w in p.words)
        return self._stems[doc]

    def _why(self, root: str, kind: str, items: list[Attribution]) -> str:
        docs = sorted({item.place.doc for item in items})
        where = f"{len(docs)} document{'s' if len(docs) > 1 else ''}"
        named = sorted({item.source for item in items if item.source is not None})
        if kind == "document" and named:
            return f"{where} rest on {', '.join(named)}, whose own report is in the set"
        if kind == "document":
            family = self._family[docs[0]]
            if len(family) > 1:
                return f"no source is named; {len(family)} documents share sentences, count once"
            credited = self._findings[docs[0]].agencies
            tail = f"; it credits {', '.join(credited)}" if credited else ""
            return f"no source is named; {docs[0]} is written apart{tail}"
        lost = sum(item.source is None for item in items)
        tail = f"; {lost} of the mentions no longer name it" if lost else ""
        return f"named as the source in {where}; the original is not in the set{tail}"


def _holds(sentence: Place, place: Place) -> bool:
    return sentence.doc == place.doc and sentence.start <= place.start and place.end <= sentence.end


def statement_at(findings: Findings, start: int, end: int) -> StatementMention | None:
    """The innermost statement whose content holds a span: the one with the shortest content."""
    holding = [
        statement
        for statement in findings.statements
        for s in statement.content
        if s.start <= start and end <= s.end
    ]
    return min(holding, key=_length) if holding else None


def _length(statement: StatementMention) -> int:
    return sum(span.end - span.start for span in statement.content)


def attribution_of(findings: Findings, start: int, end: int) -> Attribution:
    """Whom a document names for what stands at a span."""
    place = Place(findings.document.id, start, end)
    statement = statement_at(findings, start, end)
    if statement is None or statement.speaker_name is None:
        return Attribution(place=place, source=None, hedged=bool(statement and statement.hedged))
    return Attribution(
        place=place,
        source=statement.speaker_name,
        via=statement.via,
        hedged=statement.hedged,
    )
