"""A figure in its document comes in; what it counts, what happens to it and among whom goes out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from podobno.language import LanguagePack, find_pack
from podobno.link.name_clues import without_country
from podobno.link.origins import statement_at
from podobno.link.quantity_labels import has_verb, label_of
from podobno.link.quantity_words import QuantityWords, read_quantity_words
from podobno.model import FigureMention, Findings, NameMention, Passage, Place, Span

# "skierował do Rosji ok. 15 tys. żołnierzy, którzy walczyli": what stands behind the comma is
# another clause, and its verb says nothing about the count.
# The comma of "62,3 proc." and the colon of "10:30" part nothing.
_CLAUSE_MARK = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;()\n–—]| - ")
# Words this far from the number still speak about it.
_WINDOW = 12
# "30 z łącznie 290 lotów": how far before a total its part begins, in characters.
_BEFORE_TOTAL = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure as linking sees it.

    ``thing`` is the unit, or the name of the group of words for one thing. ``actions`` are the
    classes of verbs and nouns nearest to the number, the first deciding. ``names`` are the
    participants of the sentence, metonyms as what they stand for, without those only credited;
    ``is_borrowed`` where only the sentence before has any, ``places`` those that are places.
    ``is_further`` where it is counted on top of another (``kolejnych 500 żołnierzy``). ``words``
    are the other base forms near the number, ``frame`` the last before it; ``what`` labels it,
    ``is_whole`` where its clause can be read by itself: it has a verb and says nothing of a word
    before it. ``body`` is who gives the figure, without the country, ``land``. ``scope`` is
    ``count``, ``share`` (``co trzeci lot``) or ``total`` (``30 z 290 lotów``).
    """

    place: Place
    figure: FigureMention
    thing: str
    actions: tuple[str, ...]
    names: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]
    frame: str | None
    scope: str
    is_once: bool
    is_further: bool
    is_borrowed: bool
    passage: Span
    what: str
    is_whole: bool
    body: str = ""
    land: frozenset[str] = frozenset()


def read_quantities(findings: Findings) -> Iterator[Quantity]:
    """The figures of one document, each with its surroundings."""
    pack = find_pack(findings.document.language or "pl")
    knowledge = read_quantity_words(pack) if pack is not None else QuantityWords()
    stands_for = {e.name: e.stands_for for e in findings.entities if e.stands_for}
    starts = [passage.start for passage in findings.passages]
    for figure in findings.figures:
        index = bisect_right(starts, figure.start) - 1
        if index >= 0:
            quantity = _quantity(findings, figure, index, knowledge, stands_for)
            if figure.source is not None and pack is not None:
                body, land = _body(figure.source, pack)
                quantity = replace(quantity, body=body, land=land)
            yield quantity


def _quantity(
    findings: Findings,
    figure: FigureMention,
    index: int,
    knowledge: QuantityWords,
    stands_for: dict[str, str],
) -> Quantity:
    text = findings.document.text
    passage = findings.passages[index]
    clause = _clause(text, figure, passage)
    names, is_borrowed = _names(findings, figure, index)
    places = frozenset(
        stands_for.get(n.entity_name, n.entity_name) for n in names if n.type == "LOC"
    )
    unit = figure.unit or ""
    actions = _actions(passage, figure, clause, knowledge)
    is_whole = has_verb(passage, clause) and not _is_relative(passage, clause, knowledge)
    return Quantity(
        place=Place(findings.document.id, figure.start, figure.end),
        figure=figure,
        thing=knowledge.things.get(unit, unit),
        actions=actions,
        is_once=bool(knowledge.once.intersection(actions[:1])),
        is_further=_is_further(passage, figure, knowledge),
        is_borrowed=is_borrowed,
        names=frozenset(stands_for.get(n.entity_name, n.entity_name) for n in names),
        places=places,
        scope=_scope(text, figure, knowledge),
        words=_words(passage, figure, knowledge, findings.names),
        frame=_frame(passage, figure, clause, knowledge),
        passage=Span(passage.start, passage.end),
        what=label_of(text, figure, passage, clause, is_whole=is_whole, words=knowledge.labels),
        is_whole=is_whole,
    )


def _clause(text: str, figure: FigureMention, passage: Passage) -> Span:
    """The part of the sentence between the clause marks around a figure."""
    start = resumed = passage.start
    end = passage.end
    for mark in _CLAUSE_MARK.finditer(text, passage.start, passage.end):
        if mark.end() <= figure.start:
            # "Służby Wywiadowczej (NIS) Pjongjang skierował": behind a bracket the clause goes on.
            start = resumed if mark.group() == ")" else mark.end()
            resumed = resumed if mark.group() == "(" else start
        elif mark.start() >= figure.end:
            end = mark.start()
            break
    return Span(start, end)


def _actions(
    passage: Passage, figure: FigureMention, clause: Span, knowledge: QuantityWords
) -> tuple[str, ...]:
    """Classes of action, those of the figure's own clause first, the nearest first."""
    found: list[tuple[bool, int, str]] = []
    lemmas = [word.lemma for word in passage.words]
    here = _index_of(passage, figure)
    for index, word in enumerate(passage.words):
        # What is counted is no action: "130 mln pasażerów" says nothing of carrying.
        if figure.start <= word.start < figure.end:
            continue
        kind = _action_at(lemmas, index, knowledge)
        if kind is not None:
            outside = not clause.start <= word.start < clause.end
            # What follows in another clause comes last: "…, którzy walczyli".
            after = outside and word.start >= figure.end
            found.append((outside, abs(index - here) + 100 * after, kind))
    strong = [row for row in sorted(found) if row[2] not in knowledge.weak]
    chosen = strong or sorted(found)
    near = [kind for outside, _distance, kind in chosen if outside == chosen[0][0]]
    return tuple(dict.fromkeys(near))


def _action_at(lemmas: Sequence[str], index: int, knowledge: QuantityWords) -> str | None:
    for length in (3, 2):
        phrase = tuple(lemmas[index : index + length])
        if phrase in knowledge.phrases:
            return knowledge.phrases[phrase]
    return knowledge.actions.get(lemmas[index])


def _index_of(passage: Passage, figure: FigureMention) -> int:
    inside = [i for i, word in enumerate(passage.words) if word.start >= figure.start]
    return inside[0] if inside else len(passage.words)


def _names(findings: Findings, figure: FigureMention, index: int) -> tuple[list[NameMention], bool]:
    """Who and what takes part: the names of the sentence but for those only credited; and whether
    they are those of a sentence beside it.

    A sentence without names goes on about those of the one before it in its paragraph ("Jego
    przepustowość wynosi …"), a headline about those of the lead.
    """
    statement = statement_at(findings, figure.start, figure.end)
    credited: set[str] = set()
    passage = findings.passages[index]
    names = _inside(findings.names, passage)
    if statement is not None:
        credited = {*statement.via, statement.speaker_name or ""}
        cued = statement.cue if statement.cue is not None else Span(passage.end, passage.end)
        # "… – podała Służba (PSR), czyli wywiad Morwenii": what follows the cue says who, not what.
        names = [n for n in names if not _is_behind(n, cued, statement.content)]
    names = [n for n in names if n.entity_name not in credited]
    beside = None if names else _beside(findings.passages, index)
    if beside is None:
        return names, False
    return [n for n in _inside(findings.names, beside) if n.entity_name not in credited], True


def _frame(
    passage: Passage, figure: FigureMention, clause: Span, knowledge: QuantityWords
) -> str | None:
    """The last word before a number that says something of it: "matka" of "matka 5 dzieci"."""
    before = [w for w in passage.words if clause.start <= w.start < figure.start]
    told = [w.lemma for w in before if w.lemma not in knowledge.stop and w.lemma[0].isalpha()]
    return told[-1] if told else None


def _is_behind(name: NameMention, cue: Span, content: Sequence[Span]) -> bool:
    """Whether a name stands behind the cue and outside what is said."""
    return cue.end <= name.start and not any(s.start <= name.start < s.end for s in content)


def _beside(passages: Sequence[Passage], index: int) -> Passage | None:
    """The sentence that a sentence without names goes on from; for a headline, the lead."""
    if index == 0:
        return passages[1] if len(passages) > 1 else None
    before = passages[index - 1]
    return before if before.paragraph == passages[index].paragraph else None


def _scope(text: str, figure: FigureMention, knowledge: QuantityWords) -> str:
    """What the number is of: a share, or the total of which a part goes before, else a count."""
    if 0 < figure.value < 1:
        return "share"
    before = text[max(0, figure.start - _BEFORE_TOTAL) : figure.start].split()
    if before and before[-1].lower() in knowledge.among:
        return "total"
    is_part = any(word[:1].isdigit() for word in before[-4:-1])
    joins = [word for word in before[-3:] if word.lower() in knowledge.out_of]
    return "total" if joins and is_part else "count"


def _is_further(passage: Passage, figure: FigureMention, knowledge: QuantityWords) -> bool:
    """Whether the word before a number, or one in its phrase, says that it comes on top."""
    here = _index_of(passage, figure)
    phrase = [w for w in passage.words[here:] if w.start < figure.end]
    near = (*passage.words[max(0, here - 1) : here], *phrase)
    return any(word.lemma in knowledge.further for word in near)


def _inside(names: Sequence[NameMention], passage: Passage) -> list[NameMention]:
    return [n for n in names if passage.start <= n.start < passage.end]


def _words(
    passage: Passage, figure: FigureMention, knowledge: QuantityWords, names: Sequence[NameMention]
) -> frozenset[str]:
    """The base forms near a figure that say something of it; names and numbers apart."""
    here = _index_of(passage, figure)
    near = passage.words[max(0, here - _WINDOW) : here + _WINDOW]
    named = [(n.start, n.end) for n in _inside(names, passage)]
    return frozenset(
        word.lemma
        for word in near
        if word.lemma not in knowledge.stop
        and len(word.lemma) > 2
        and not word.lemma[0].isdigit()
        and not any(start <= word.start < end for start, end in named)
    )


def _is_relative(passage: Passage, clause: Span, knowledge: QuantityWords) -> bool:
    """Whether a clause says something of a word before it: "w których wzięło udział …"."""
    words = [w.lemma for w in passage.words if clause.start <= w.start < clause.end]
    return any(lemma in knowledge.relatives for lemma in words[:2])


@cache
def _body(source: str, pack: LanguagePack) -> tuple[str, frozenset[str]]:
    return without_country(source, pack)
