"""Two figures of two sentences in, how well they fit one quantity, and why, out.

The value itself decides little: it is what a series compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from podobno.link.quantities import Quantity
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
# "600 lotów" of one airline cancelled, in two reports of a week: a round number this large and no
# less alike else is one count.
_LARGE = 100
# "w lipcu odwołano 600 lotów" is no count of what a report of 10 August tells of.
_AFTER_PERIOD = timedelta(days=3)
# Reports further apart than this tell of another occasion unless more speaks for one.
_OCCASION = timedelta(days=45)
# Numbers of one cancelling, one strike, one count of the dead change for so long at most.
_SAME_EVENT = timedelta(days=21)
# "52 proc. za", "48 proc. przeciw": percent and money are counted everywhere, so the words around
# them must agree too.
_GENERAL = frozenset(
    {"%", "punkt procentowy", "EUR", "USD", "PLN", "GBP", "CHF", "RUB", "euro", ""}
)
# People are counted everywhere too, but "zginęło 40 osób" says which people.
_PEOPLE = "person"
_GENERAL_WORDS = 0.45
# As many of them at least where a sentence names nobody.
_GENERAL_SHARED = 3
# So is what a quarter of a large set counts: flights among reports of a strike.
_FREQUENT_WORDS = 0.25
# One sentence twice, its names perhaps read differently.
_COPY_WORDS, _COPY_SHARE = 6, 0.7


@dataclass(frozen=True, slots=True)
class Common:
    """What the documents are all about, and so tells little: names and things counted."""

    names: frozenset[str]
    things: frozenset[str]


def compare_quantities(a: Quantity, b: Quantity, common: Common) -> float:
    """How well two readings fit one quantity; 0 where something speaks against it."""
    if _are_told_apart(a, b):
        return 0.0
    alike = _alike(a.words, b.words)
    if _clash(a, b, alike, common):
        return 0.0
    names = a.names & b.names
    # Names of the sentence before say less: "zostaną odwołane", of which flights is left open.
    borrowed = (a.is_borrowed or b.is_borrowed) and not _agree_in_value(a, b)
    known = sum(_COMMON_NAME if borrowed or name in common.names else _SAME_NAME for name in names)
    score = (
        _SAME_ACTION * _do_the_same(a, b)
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
    return max(score, 0.01)


def tell_why(a: Quantity, b: Quantity) -> str:
    """What speaks for one quantity, for the reader."""
    reasons = [f"same thing counted: {a.thing}"]
    if _do_the_same(a, b):
        reasons.append(f"same action: {a.actions[0]}")
    if names := a.names & b.names:
        reasons.append("same participants: " + ", ".join(sorted(names)))
    if _are_of_one_voice(a, b):
        reasons.append("one source gives both")
    if _same_digits(a, b):
        reasons.append("both give the same number")
    if (alike := _alike(a.words, b.words)) >= _GENERAL_WORDS:
        reasons.append(f"{alike:.0%} of the words around the number are the same")
    return "; ".join(reasons)


def _are_told_apart(a: Quantity, b: Quantity) -> bool:
    """Whether two readings cannot be one quantity, even in one sentence twice."""
    if a.thing != b.thing or a.scope != b.scope:
        return True
    if a.passage == b.passage and a.place.doc == b.place.doc:
        return True
    other_value = a.figure.value != b.figure.value
    if (a.is_further or b.is_further) and other_value:
        return True
    # The ministries of two countries count each its own, where no place says otherwise.
    return (
        a.body == b.body
        and bool(a.land and b.land)
        and not (a.land & b.land or a.places & b.places)
    )


def _clash(a: Quantity, b: Quantity, alike: float, common: Common) -> bool:
    """Whether two readings cannot be one quantity, however much else agrees."""
    same_document = a.place.doc == b.place.doc
    other_value = a.figure.value != b.figure.value
    is_copy = alike >= _COPY_SHARE and len(a.words & b.words) >= _COPY_WORDS
    if is_copy and not (same_document and other_value):
        return False
    if a.actions[:1] != b.actions[:1] and a.actions and b.actions and alike < _GENERAL_WORDS:
        return True
    if a.names and b.names and a.names.isdisjoint(b.names) and not _is_anchored(a, b):
        return True
    if a.places and b.places and a.places.isdisjoint(b.places):
        return True
    # Two sentences that name nobody, with two numbers: nothing says that they count the same.
    are_bare = a.is_borrowed and b.is_borrowed and other_value
    if are_bare and not _is_counted_on_one_day(a, b):
        return True
    # One author gives one quantity one value: another value is of another part or moment.
    if a.is_once and b.is_once and not agree(a.figure.as_of, b.figure.as_of):
        return True
    if a.is_once and b.is_once and (_are_of_two_occasions(a, b) or _are_of_other_size(a, b)):
        return True
    if same_document and other_value and not _is_contradicted(a, b):
        return True
    if _same_digits(a, b) or _are_of_one_voice(a, b):
        return False
    is_frequent = a.thing in common.things and alike < _FREQUENT_WORDS
    if is_frequent and not (_is_counted_on_one_day(a, b) or _is_one_large_count(a, b)):
        return True
    happened = a.is_once and a.actions[:1] == b.actions[:1]
    is_general = a.thing in _GENERAL or (a.thing == _PEOPLE and not happened)
    if not is_general:
        return False
    # "Przeciwnego zdania jest 42 proc.": of whom, and on what, the sentence before tells.
    is_bare = (a.is_borrowed or b.is_borrowed) and len(a.words & b.words) < _GENERAL_SHARED
    return alike < _GENERAL_WORDS or (is_bare and other_value)


def _is_anchored(a: Quantity, b: Quantity) -> bool:
    """Whether something else than the participants tells that both may be of one thing."""
    if a.is_borrowed or b.is_borrowed:
        return True
    return _is_restated(a, b) or _is_counted_on_one_day(a, b)


def _do_the_same(a: Quantity, b: Quantity) -> bool:
    return bool(a.actions) and a.actions[:1] == b.actions[:1]


def _same_digits(a: Quantity, b: Quantity) -> int:
    """How many digits one number has that both give; 0 where chance explains it."""
    if a.figure.value != b.figure.value:
        return 0
    digits = len(f"{a.figure.value:.10g}".replace(".", "").strip("0"))
    return digits if digits >= _ODD_DIGITS else 0


def _are_of_one_voice(a: Quantity, b: Quantity) -> bool:
    """Whether one source gives one number of one thing at one time, to two reporters."""
    return (
        a.figure.value == b.figure.value > _FEW
        and a.figure.source is not None
        and a.figure.source == b.figure.source
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
    return (
        a.figure.value == b.figure.value
        and a.place.doc == b.place.doc
        and a.figure.high == b.figure.high
        and a.figure.bound == b.figure.bound
    )


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


def _are_of_two_occasions(a: Quantity, b: Quantity) -> bool:
    """Whether another number of what happens on a day is of another day: ``odwołano 400 lotów`` in
    August, ``odwołano 190 lotów`` in September; so is the number of a week or a month that was
    over when the other report told of what happened."""
    if a.figure.value == b.figure.value:
        return False
    one, other = a.figure.as_of or a.figure.said_on, b.figure.as_of or b.figure.said_on
    is_of_period = _is_period(a) != _is_period(b) and not (a.figure.as_of and b.figure.as_of)
    return _lie_apart(one, other, _AFTER_PERIOD if is_of_period else _SAME_EVENT)


def _is_period(quantity: Quantity) -> bool:
    """Whether it counts what happened in more than a day."""
    as_of = to_interval(quantity.figure.as_of)
    return as_of is not None and as_of.days > 1


def _agree_in_value(a: Quantity, b: Quantity) -> bool:
    return a.figure.value == b.figure.value


def _is_one_large_count(a: Quantity, b: Quantity) -> bool:
    """Whether two reports of one time give one large number of what the same did."""
    return (
        a.figure.value == b.figure.value >= _LARGE
        and _do_the_same(a, b)
        and bool(a.names & b.names)
        and not _lie_apart(a.figure.said_on, b.figure.said_on, _SAME_EVENT)
    )


def _are_far_apart(a: Quantity, b: Quantity) -> bool:
    return _lie_apart(a.figure.said_on, b.figure.said_on, _OCCASION)


def _lie_apart(one: str | None, other: str | None, limit: timedelta) -> bool:
    first, second = to_interval(one), to_interval(other)
    if first is None or second is None:
        return False
    return max(first.first - second.last, second.first - first.last) > limit


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of words around the number that both have."""
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0


def _counted(quantity: Quantity) -> str:
    return (quantity.figure.counted or quantity.thing).casefold()
