"""Figures of many documents in, series out: readings of one quantity, whatever their value.

Two figures may be one quantity where the thing counted and what happens to it agree, and the
participants do not clash (``figure_clues.py``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from podobno.link.claims import digest
from podobno.link.decisions import Decision, regroup
from podobno.link.figure_clues import Common, compare_quantities, tell_why
from podobno.link.origins import Roots, attribution_of
from podobno.link.quantities import Quantity, read_quantities
from podobno.model import Figure, FigureReading, Findings

# Chosen on the development stories; run `make quality` after a change.
_MIN_SCORE = 3.0
_MIN_MEAN = 2.0
# What a quarter of a large set counts says little: flights among reports of a strike.
_FREQUENT_SHARE, _FREQUENT_DOCUMENTS = 0.25, 10
# A name in more than a quarter of the documents is what they are all about: it tells little.
_COMMON_SHARE, _COMMON_DOCUMENTS = 0.25, 5
# A key that this many series share says nothing; a long series is known by its first readings.
_MAX_CANDIDATES = 60
_MAX_COMPARED = 12


@dataclass(slots=True)
class _Series:
    """Readings taken to be one quantity, while it grows."""

    members: list[Quantity] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def link_figures(
    findings: tuple[Findings, ...], roots: Roots, decisions: tuple[Decision, ...] = ()
) -> tuple[Figure, ...]:
    """Every figure in exactly one series, in order of its first reading.

    Candidates share the thing counted and an action, a participant or a word; two figures of one
    sentence are always two quantities.
    """
    by_id = {f.document.id: f for f in findings}
    quantities = [q for f in findings for q in read_quantities(f)]
    common = Common(_common_names(findings), _frequent_things(quantities, len(findings)))
    series: list[_Series] = []
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for quantity in sorted(quantities, key=_rank):
        chosen = _best(quantity, _candidates(quantity, series, index), common)
        if chosen is None:
            series.append(_Series(members=[quantity]))
            number = len(series) - 1
        else:
            number, reason = chosen
            series[number].members.append(quantity)
            series[number].reasons.append(reason)
        for key in _keys(quantity):
            if number not in index[key]:
                index[key].append(number)
    reasons = {group.members[0].place: group.reasons for group in series}
    grouped = (group.members for group in series)
    decided = regroup(grouped, lambda quantity: quantity.place, decisions, about="figure")
    figures = (
        _figure(_Series(members, reasons.get(members[0].place, [])), by_id, roots)
        for members in decided
    )
    return tuple(sorted(figures, key=lambda f: (f.readings[0].doc, f.readings[0].start)))


def _rank(quantity: Quantity) -> tuple[int, int, object]:
    """Those that say most first, so that vague ones join what they fit best."""
    return -len(quantity.actions[:1]), -len(quantity.names), quantity.place


def _keys(quantity: Quantity) -> Iterator[tuple[str, ...]]:
    """What a candidate must share: the thing with an action and a name, or with a word."""
    for action in quantity.actions[:1]:
        for name in sorted(quantity.names):
            yield quantity.thing, "action", action, name
        yield quantity.thing, "action", action
    for word in sorted(quantity.words):
        yield quantity.thing, "word", word
    if quantity.figure.as_of is not None:
        yield quantity.thing, "day", quantity.figure.as_of


def _candidates(
    quantity: Quantity, series: list[_Series], index: dict[tuple[str, ...], list[int]]
) -> list[tuple[int, _Series]]:
    numbers: dict[int, None] = {}
    for key in _keys(quantity):
        if len(index[key]) <= _MAX_CANDIDATES:
            numbers.update(dict.fromkeys(index[key]))
    return [(number, series[number]) for number in sorted(numbers)]


def _common_names(findings: tuple[Findings, ...]) -> frozenset[str]:
    """The names that the documents are all about."""
    documents = Counter(name for f in findings for name in {n.entity_name for n in f.names})
    least = max(_COMMON_DOCUMENTS, _COMMON_SHARE * len(findings))
    return frozenset(name for name, count in documents.items() if count > least)


def _frequent_things(quantities: list[Quantity], documents: int) -> frozenset[str]:
    """The things that so many of the documents count that the word alone says little."""
    counted = Counter(thing for thing, _doc in {(q.thing, q.place.doc) for q in quantities})
    least = max(_FREQUENT_DOCUMENTS, _FREQUENT_SHARE * documents)
    return frozenset(thing for thing, count in counted.items() if count > least)


def _best(
    quantity: Quantity, candidates: list[tuple[int, _Series]], common: Common
) -> tuple[int, str] | None:
    """The series that fits best, with the reason; None where none fits."""
    best: tuple[float, int, str] | None = None
    for number, group in candidates:
        scores = _scores(quantity, group.members[:_MAX_COMPARED], common)
        if not scores or sum(scores) / len(scores) < _MIN_MEAN:
            continue
        score = max(scores)
        if score >= _MIN_SCORE and (best is None or score > best[0]):
            nearest = (m for m, s in zip(group.members, scores, strict=False) if s == score)
            best = score, number, max(tell_why(quantity, member) for member in nearest)
    return None if best is None else (best[1], best[2])


def _scores(quantity: Quantity, members: Sequence[Quantity], common: Common) -> list[float]:
    """How well a figure fits each of a series; none where something speaks against one of them."""
    scores = []
    for member in members:
        score = compare_quantities(quantity, member, common)
        if score <= 0:
            return []
        scores.append(score)
    return scores


def _figure(group: _Series, by_id: dict[str, Findings], roots: Roots) -> Figure:
    members = sorted(group.members, key=lambda quantity: quantity.place)
    attributions = [attribution_of(by_id[m.place.doc], m.place.start, m.place.end) for m in members]
    readings = tuple(
        FigureReading(
            doc=member.place.doc,
            start=member.place.start,
            end=member.place.end,
            value=member.figure.value,
            high=member.figure.high,
            bound=member.figure.bound,
            source=member.figure.source,
            said_on=member.figure.said_on,
            as_of=member.figure.as_of,
            hedged=attribution.hedged,
            via=attribution.via,
        )
        for member, attribution in zip(members, attributions, strict=True)
    )
    fullest = max(members, key=_fullness)
    return Figure(
        id="fig-" + digest("figure", members[0].place.doc, members[0].place.start),
        what=fullest.what,
        unit=fullest.figure.unit,
        readings=readings,
        origins=roots.origins(attributions),
        reasons=tuple(dict.fromkeys(group.reasons)),
    )


def _fullness(quantity: Quantity) -> tuple[bool, bool, bool, int, int]:
    """How well a reading's clause labels its series: a clause of its own, whole, with the action
    and who takes part."""
    whole = not quantity.what.startswith("…")
    return (
        quantity.is_whole,
        bool(quantity.actions),
        whole,
        len(quantity.names),
        -len(quantity.what),
    )
