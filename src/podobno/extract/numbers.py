"""The tokens of a sentence come in, the numbers written there in digits, words or both go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from podobno.extract.digits import WHOLE, read_digits
from podobno.extract.number_words import NumberWords, Role, denominator, role_of
from podobno.model import Token

# What follows a number word can only be smaller: after "sto" tens or ones, after "dwadzieścia"
# ones, after "dwanaście" nothing.
_FLOORS = ((100, 100), (20, 10), (0, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number at tokens ``[first, last)``.

    ``is_order`` marks those known only to their order (``setki``). ``last_part`` is the last
    number word's or digits' own value, which decides the case of the noun; it is None after a
    multiplier, a part or a group, which take the genitive. ``coefficient`` is what the
    multiplier ``scale`` multiplies. ``kind``: ``digits``, ``words``, ``part`` (``pół``), ``share``
    (``jedna trzecia``) or ``group`` (``trójka``).
    """

    first: int
    last: int
    value: Fraction
    kind: str
    is_order: bool = False
    last_part: Fraction | None = None
    coefficient: Fraction = Fraction(0)
    scale: int = 1


def read_number(tokens: Sequence[Token], first: int, words: NumberWords) -> Number | None:
    """The longest number that begins at a token, or None.

    Sign, range, bound and unit are not part of it.
    """
    return _read_fraction(tokens, first, words) or _read_sum(tokens, first, words)


def _read_fraction(tokens: Sequence[Token], first: int, words: NumberWords) -> Number | None:
    """As in "1/3", "jedna trzecia", "trzy czwarte"."""
    if first + 1 >= len(tokens):
        return None
    top, after = tokens[first], tokens[first + 1]
    if after.text == "/" and first + 2 < len(tokens):
        bottom = tokens[first + 2]
        joined = top.end == after.start and after.end == bottom.start
        if not (joined and WHOLE.match(top.text) and WHOLE.match(bottom.text)):
            return None
        is_short = max(len(top.text), len(bottom.text)) <= 4
        if not (is_short and 0 < int(top.text) < int(bottom.text) <= 1000):
            return None
        value = Fraction(int(top.text), int(bottom.text))
        return Number(first=first, last=first + 3, value=value, kind="share")
    role = role_of(top, words)
    below = denominator(after, words)
    if role and role.part == "cardinal" and below and 0 < role.value < below:
        value = role.value / below
        return Number(first=first, last=first + 2, value=value, kind="share")
    return None


def _read_sum(tokens: Sequence[Token], first: int, words: NumberWords) -> Number | None:
    """Number words and digits that add up, each group with its multiplier."""
    state = Number(first=first, last=first, value=Fraction(0), kind="")
    while state.last < len(tokens):
        grown = _grow(tokens, state, words)
        if grown is None:
            break
        state = grown
    return state if state.last > first else None


def _grow(tokens: Sequence[Token], state: Number, words: NumberWords) -> Number | None:
    """The number with one more token or group of tokens, or None where it ends."""
    index = state.last
    digits = read_digits(tokens, index, words)
    if digits is not None:
        value, last = digits
        fits = not state.kind or (state.last_part is None and value < state.scale > 1)
        return _with_part(state, value, last, kind="digits") if fits else None
    if state.kind in {"group", "share"}:
        return None
    role = role_of(tokens[index], words)
    if role is None:
        return _with_half(tokens, state, words)
    return _GROWTH[role.part](tokens, state, role, words)


def _with_part(
    state: Number, value: Fraction, last: int, *, kind: str, is_order: bool = False
) -> Number:
    """A new open group after what is already there."""
    return replace(
        state,
        last=last,
        value=state.value + value,
        kind=state.kind or kind,
        is_order=state.is_order or is_order,
        last_part=value,
        coefficient=value,
    )


def _with_half(tokens: Sequence[Token], state: Number, words: NumberWords) -> Number | None:
    index = state.last
    texts = tuple(token.text.lower() for token in tokens[index : index + len(words.half)])
    if texts != words.half or state.last_part is None:
        return None
    half = Fraction(1, 2)
    return replace(
        state,
        last=index + len(words.half),
        value=state.value + half,
        last_part=half,
        coefficient=state.coefficient + half,
    )


def _grow_cardinal(
    tokens: Sequence[Token], state: Number, role: Role, words: NumberWords
) -> Number | None:
    last = state.last + 1
    if not state.kind:
        return _with_part(state, role.value, last, kind="words")
    if state.last_part is None:
        fits = state.scale > 1 and role.value < state.scale
        return _with_part(state, role.value, last, kind="words") if fits else None
    if state.kind == "digits" or not 0 < role.value < _floor(state.last_part):
        return None
    grown = _with_part(state, role.value, last, kind="words")
    return replace(grown, coefficient=state.coefficient + role.value)


def _floor(value: Fraction) -> int:
    return next(floor for least, floor in _FLOORS if value >= least)


def _grow_order(
    tokens: Sequence[Token], state: Number, role: Role, words: NumberWords
) -> Number | None:
    last = state.last + 1
    if not state.kind:
        return _with_part(state, role.value, last, kind="words", is_order=True)
    if state.last_part is not None and state.last_part > role.value:
        grown = _with_part(state, role.value, last, kind="words", is_order=True)
        return replace(grown, coefficient=state.coefficient + role.value)
    return None


def _grow_several(
    tokens: Sequence[Token], state: Number, role: Role, words: NumberWords
) -> Number | None:
    last = state.last + 1
    if not state.kind:
        after = role_of(tokens[last], words) if last < len(tokens) else None
        if after is not None and after.part in {"multiplier", "scale"}:
            return _with_part(state, role.value, last, kind="words", is_order=True)
        return None
    if state.kind == "words" and state.last_part is not None and _floor(state.last_part) > 0:
        return replace(state, last=last, is_order=True)
    return None


def _grow_multiplier(
    tokens: Sequence[Token], state: Number, role: Role, words: NumberWords
) -> Number | None:
    scale = int(role.value)
    if state.last_part is None and state.kind:
        return None
    if state.scale > 1 and scale >= state.scale and state.value != state.coefficient:
        return None
    coefficient = state.coefficient if state.kind else Fraction(1)
    is_bare_plural = not state.kind and role.is_plural
    return replace(
        state,
        last=state.last + 1,
        value=state.value - (coefficient if state.kind else 0) + coefficient * scale,
        kind=state.kind or "words",
        is_order=state.is_order or is_bare_plural,
        last_part=None,
        coefficient=coefficient,
        scale=scale,
    )


def _grow_scale(
    tokens: Sequence[Token], state: Number, role: Role, words: NumberWords
) -> Number | None:
    last = state.last + 1
    if not state.kind:
        before = tokens[state.first - 1].text.lower() if state.first else ""
        is_order = role.is_plural
        if role.is_singular and before in words.singular_after:
            is_order = False
        grown = _with_part(state, role.value, last, kind="group", is_order=is_order)
        follows = role_of(tokens[last], words) if last < len(tokens) else None
        scaled = follows is not None and follows.part == "multiplier"
        return replace(grown, kind="words" if scaled else "group")
    if state.last_part is not None and state.last_part < 10 and state.kind == "words":
        value = state.coefficient * role.value
        return replace(
            state,
            last=last,
            value=state.value - state.coefficient + value,
            last_part=value,
            coefficient=value,
            kind="words",
        )
    return None


def _grow_part(
    tokens: Sequence[Token], state: Number, role: Role, words: NumberWords
) -> Number | None:
    if state.kind:
        return None
    return _with_part(state, role.value, state.last + 1, kind=role.part)


def _grow_group(
    tokens: Sequence[Token], state: Number, role: Role, words: NumberWords
) -> Number | None:
    return None if state.kind else _with_part(state, role.value, state.last + 1, kind="group")


_GROWTH = {
    "cardinal": _grow_cardinal,
    "order": _grow_order,
    "several": _grow_several,
    "multiplier": _grow_multiplier,
    "scale": _grow_scale,
    "part": _grow_part,
    "share": _grow_part,
    "group": _grow_group,
}
