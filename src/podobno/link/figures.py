"""Figures of many documents in, series out: readings of one quantity, whatever their value.

Two figures may be one quantity where the thing counted and what happens to it agree, and the
participants do not clash. The value itself decides nothing: it is what the series compares.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from podobno.link.claims import digest
from podobno.link.decisions import Decision, regroup
from podobno.link.origins import Roots, attribution_of
from podobno.link.quantities import Quantity, read_quantities
from podobno.model import Figure, FigureReading, Findings
from podobno.timex import agree, precision_of, to_interval

# What speaks for one quantity. Chosen on the development stories; run `make quality` after a
# change. The same action among the same two participants is enough, so is a sentence largely alike.
_SAME_ACTION = 2.0
_SAME_NAME = 1.0
_COMMON_NAME = 0.4
_MAX_NAMES = 2.0
_SAME_WORDS = 3.0
_SAME_COUNTED = 0.5
# "matka 5 dzieci", "matki 4 dzieci": the word right before the number, with all else alike.
_SAME_FRAME = 1.0
# "50 391 osób": nobody gives such a number by chance; "10 osób" many do. Each digit beyond the
# first speaks for one quantity, from three digits on.
_SAME_DIGIT = 1.0
_ODD_DIGITS, _MOST_DIGITS = 3, 4
# "26 dawek" by one minister, twice in a week; "2 dawki" may be of anything.
_SAME_VOICE = 1.5
_FEW = 10
# "12 489", "2,66 mln": the day's and the whole, more often than news.
_OTHER_SIZE = -2.0
_SIZE_RATIO = 10
_ORDER_REACH = 10
_RESTATED = 1.0
_SAME_MOMENT = 3.0
_CONTRADICTED = 1.0
_OTHER_MOMENT = -1.5
_FAR_APART = -1.0
_MIN_SCORE = 3.0
_MIN_MEAN = 2.0
# Reports further apart than this tell of another occasion unless more speaks for one.
_OCCASION = timedelta(days=45)
# "52 proc. za", "48 proc. przeciw": percent and money are counted everywhere, so the words around
# them must agree too.
_GENERAL = frozenset({"%", "EUR", "USD", "PLN", "GBP", "euro", ""})
# People are counted everywhere too, but "zginęło 40 osób" says which people.
_PEOPLE = "person"
_GENERAL_WORDS = 0.45
# So is what a quarter of a large set counts: flights among reports of a strike.
_FREQUENT_SHARE, _FREQUENT_DOCUMENTS, _FREQUENT_WORDS = 0.25, 10, 0.25
# One sentence twice, its names perhaps read differently.
_COPY_WORDS, _COPY_SHARE = 6, 0.7
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


@dataclass(frozen=True, slots=True)
class _Common:
    """What the documents are all about, and so tells little: names and things counted."""

    names: frozenset[str]
    things: frozenset[str]


def link_figures(
    findings: tuple[Findings, ...], roots: Roots, decisions: tuple[Decision, ...] = ()
) -> tuple[Figure, ...]:
    """Every figure in exactly one series, in order of its first reading.

    Candidates share the thing counted and an action, a participant or a word; two figures of one
    sentence are always two quantities.
    """
    by_id = {f.document.id: f for f in findings}
    quantities = [q for f in findings for q in read_quantities(f)]
    common = _Common(_common_names(findings), _frequent_things(quantities, len(findings)))
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
    quantity: Quantity, candidates: list[tuple[int, _Series]], common: _Common
) -> tuple[int, str] | None:
    """The series that fits best, with the reason; None where none fits."""
    best: tuple[float, int, str] | None = None
    for number, group in candidates:
        members = group.members[:_MAX_COMPARED]
        scored = [_compare(quantity, member, common) for member in members]
        scores = [score for score, _reason in scored]
        if min(scores) <= 0 or sum(scores) / len(scores) < _MIN_MEAN:
            continue
        score, reason = max(scored)
        if score >= _MIN_SCORE and (best is None or score > best[0]):
            best = score, number, reason
    return None if best is None else (best[1], best[2])


def _compare(a: Quantity, b: Quantity, common: _Common) -> tuple[float, str]:
    """How well two readings fit one quantity, and why; 0 where something speaks against it."""
    alike = _alike(a.words, b.words)
    if _clash(a, b, alike, common):
        return 0.0, ""
    shared = bool(a.actions) and a.actions[:1] == b.actions[:1]
    names = a.names & b.names
    known = sum(_COMMON_NAME if name in common.names else _SAME_NAME for name in names)
    score = (
        _SAME_ACTION * shared
        + min(_MAX_NAMES, known)
        + _SAME_WORDS * alike
        + _SAME_COUNTED * (_counted(a) == _counted(b))
        + _SAME_FRAME * (a.frame is not None and a.frame == b.frame)
        + _SAME_DIGIT * max(0, min(_same_digits(a, b), _MOST_DIGITS) - 1)
        + _SAME_VOICE * _are_of_one_voice(a, b)
        + _OTHER_SIZE * _are_of_other_size(a, b)
        + _RESTATED * _is_restated(a, b)
        + _SAME_MOMENT * _is_counted_on_one_day(a, b)
        + _CONTRADICTED * _is_contradicted(a, b)
        + _OTHER_MOMENT * (not agree(a.figure.as_of, b.figure.as_of))
        + _FAR_APART * _are_far_apart(a, b)
    )
    # A floor above 0: what does not clash stays possible for the other members.
    return max(score, 0.01), _reason(a, shared=shared, names=names, alike=alike)


def _clash(a: Quantity, b: Quantity, alike: float, common: _Common) -> bool:
    """Whether two readings cannot be one quantity, however much else agrees."""
    if a.thing != b.thing or a.scope != b.scope:
        return True
    same_document = a.place.doc == b.place.doc
    if same_document and a.passage == b.passage:
        return True
    if (a.is_further or b.is_further) and a.figure.value != b.figure.value:
        return True
    are_elsewhere = bool(a.places and b.places and not a.places & b.places)
    if are_elsewhere and a.figure.source != b.figure.source:
        return True
    if _is_nearly_a_copy(a.words, b.words):
        return False
    if a.actions[:1] != b.actions[:1] and a.actions and b.actions and alike < _GENERAL_WORDS:
        return True
    one_day = _is_counted_on_one_day(a, b)
    is_anchored = one_day or _is_restated(a, b) or a.is_borrowed or b.is_borrowed
    if a.names and b.names and not a.names & b.names and not is_anchored:
        return True
    if are_elsewhere:
        return True
    # One author gives one quantity one value: another value is of another part or moment.
    if a.is_once and b.is_once and not agree(a.figure.as_of, b.figure.as_of):
        return True
    if same_document and a.figure.value != b.figure.value and not _is_contradicted(a, b):
        return True
    if _same_digits(a, b) or _are_of_one_voice(a, b):
        return False
    if a.thing in common.things and alike < _FREQUENT_WORDS and not one_day:
        return True
    happened = a.is_once and a.actions[:1] == b.actions[:1]
    is_general = a.thing in _GENERAL or (a.thing == _PEOPLE and not happened)
    return is_general and alike < _GENERAL_WORDS


def _same_digits(a: Quantity, b: Quantity) -> int:
    """How many digits one number has that both give; 0 where chance explains it."""
    digits = len(f"{a.figure.value:.10g}".replace(".", "").strip("0"))
    return digits if digits >= _ODD_DIGITS and a.figure.value == b.figure.value else 0


def _are_of_one_voice(a: Quantity, b: Quantity) -> bool:
    """Whether one source gives one number of one thing at one time, to two reporters."""
    return (
        a.figure.source is not None
        and a.figure.source == b.figure.source
        and a.figure.value == b.figure.value > _FEW
        and a.thing not in _GENERAL
        and not _are_far_apart(a, b)
    )


def _are_of_other_size(a: Quantity, b: Quantity) -> bool:
    """Whether one value is many times the other; "dozens" reach up to a hundred."""
    low, high = sorted((a.figure, b.figure), key=lambda figure: figure.value)
    reach = low.value * (_ORDER_REACH if low.bound == "order" else 1)
    return high.value > _SIZE_RATIO * max(reach, low.high or 0) > 0


def _is_restated(a: Quantity, b: Quantity) -> bool:
    """Whether one report gives one value twice, as headline and body do."""
    first = a.figure.value, a.figure.high, a.figure.bound
    second = b.figure.value, b.figure.high, b.figure.bound
    return a.place.doc == b.place.doc and first == second


def _is_counted_on_one_day(a: Quantity, b: Quantity) -> bool:
    """Whether both tell of one day that is not the day they were printed: "stan na 1 lipca"."""
    day = a.figure.as_of
    return (
        day is not None
        and precision_of(day) == "day"
        and day == b.figure.as_of
        and day not in {a.figure.said_on, b.figure.said_on}
    )


def _is_contradicted(a: Quantity, b: Quantity) -> bool:
    """Whether one report sets a source's count of a day against another's."""
    sources = {a.figure.source, b.figure.source}
    return (
        a.place.doc == b.place.doc
        and None not in sources
        and len(sources) == 2
        and _is_counted_on_one_day(a, b)
    )


def _are_far_apart(a: Quantity, b: Quantity) -> bool:
    first, second = to_interval(a.figure.said_on), to_interval(b.figure.said_on)
    if first is None or second is None:
        return False
    return max(first.first - second.last, second.first - first.last) > _OCCASION


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of words around the number that both have."""
    return len(a & b) / len(a | b) if a and b else 0.0


def _is_nearly_a_copy(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= _COPY_WORDS and _alike(a, b) >= _COPY_SHARE


def _counted(quantity: Quantity) -> str:
    return (quantity.figure.counted or quantity.thing).casefold()


def _reason(a: Quantity, *, shared: bool, names: frozenset[str], alike: float) -> str:
    reasons = [f"same thing counted: {a.thing}"]
    if shared:
        reasons.append(f"same action: {a.actions[0]}")
    if names:
        reasons.append("same participants: " + ", ".join(sorted(names)))
    if alike >= _GENERAL_WORDS:
        reasons.append(f"{alike:.0%} of the words around the number are the same")
    return "; ".join(reasons)


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
