"""The patterns of times.toml come in, closures that yield every way they match go out.

A pattern is compiled once and holds no loops, so the work per word is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from podobno.extract.time_caught import Caught
from podobno.extract.time_lexicon import Words
from podobno.extract.time_numbers import NUMBER_CLASSES, Pairs, read_day, read_number

Step = Callable[[Words, int], Iterator[tuple[int, Pairs]]]

_PIECE = re.compile(
    r"\s*(?:(?P<label>\w+)=)?(?P<body>'[^']*'|\$\w+|[A-Z][A-Z_0-9]*(?::[\w:]+)?|[()|?%])"
)
SPAN_END = "%"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: how to run it, the classes it may open with, the fewest words it takes.

    A pattern that may be empty takes no word at the least.
    """

    run: Step
    first: frozenset[str]
    least: int = 1


class Compiler:
    """Turns the text of a pattern into closures; parts are compiled once each."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._parts = table["parts"]
        self._holidays = tuple(
            sorted(
                ((tuple(name.split()), value) for name, value in table["holidays"].items()),
                key=lambda row: -len(row[0]),
            )
        )
        self._compiled: dict[str, Pattern] = {}

    def compile(self, text: str) -> Pattern:
        pieces = _cut(text)
        pattern, rest = self._choice(pieces, 0)
        if rest != len(pieces):
            raise ValueError(f"times: pattern not understood: {text}")
        return pattern

    def _choice(self, pieces: list[tuple[str, str]], at: int) -> tuple[Pattern, int]:
        options = []
        while True:
            option, at = self._sequence(pieces, at)
            options.append(option)
            if at < len(pieces) and pieces[at][1] == "|":
                at += 1
                continue
            return (options[0] if len(options) == 1 else _any_of(options)), at

    def _sequence(self, pieces: list[tuple[str, str]], at: int) -> tuple[Pattern, int]:
        steps = []
        while at < len(pieces) and pieces[at][1] not in ")|":
            step, at = self._piece(pieces, at)
            if at < len(pieces) and pieces[at][1] == "?":
                step, at = _optional(step), at + 1
            steps.append(step)
        return _in_turn(steps), at

    def _piece(self, pieces: list[tuple[str, str]], at: int) -> tuple[Pattern, int]:
        label, body = pieces[at]
        if body == "(":
            inner, after = self._choice(pieces, at + 1)
            return inner, after + 1
        if body == SPAN_END:
            return Pattern(_mark_end, frozenset(), 0), at + 1
        if body[0] == "$":
            return _labelled(self._part(body[1:]), label, body[1:]), at + 1
        return _word(body, label), at + 1

    def _part(self, name: str) -> Pattern:
        if name not in self._compiled:
            if name == "num":
                self._compiled[name] = Pattern(read_number, NUMBER_CLASSES)
            elif name == "day":
                self._compiled[name] = Pattern(read_day, frozenset({"DAYNUM", "ORD"}))
            elif name == "holiday":
                self._compiled[name] = Pattern(self._read_holiday, frozenset({"HOLIDAY"}))
            else:
                self._compiled[name] = _any_of([self.compile(text) for text in self._parts[name]])
        return self._compiled[name]

    def _read_holiday(self, words: Words, at: int) -> Iterator[tuple[int, Pairs]]:
        for names, value in self._holidays:
            if all(
                at + step < len(words)
                and (word := words[at + step]) is not None
                and (f"'{name}'" in word.classes or name == word.lower)
                for step, name in enumerate(names)
            ):
                yield at + len(names), (("holiday", value), ("named", " ".join(names)))


def _cut(text: str) -> list[tuple[str, str]]:
    pieces = []
    at = 0
    while at < len(text.rstrip()):
        match = _PIECE.match(text, at)
        if not match:
            raise ValueError(f"times: pattern not understood at {text[at:]!r} in {text!r}")
        pieces.append((match["label"] or "", match["body"]))
        at = match.end()
    return pieces


def _word(body: str, label: str) -> Pattern:
    """A class or a choice of base forms, in the forms asked for."""
    if body[0] == "'":
        head, _, tail = body.strip("'").partition(":")
        names = tuple(f"'{word}'" for word in head.split("|"))
    else:
        head, _, tail = body.partition(":")
        names = (head,)
    needed = frozenset(tail.split(":")) if tail else frozenset()

    def run(words: Words, at: int) -> Iterator[tuple[int, Pairs]]:
        if at >= len(words):
            return
        word = words[at]
        if word is None:
            return
        for name in names:
            if word.fits(name, needed):
                yield at + 1, ((label or name, word.classes[name]),)
                return

    return Pattern(run, frozenset(names))


def _in_turn(steps: list[Pattern]) -> Pattern:
    first: set[str] = set()
    for step in steps:
        first |= step.first
        if step.least:
            break
    if len(steps) == 1:
        return steps[0]
    runs = tuple(step.run for step in steps)
    last = len(runs) - 1

    def follow(words: Words, at: int, step: int) -> Iterator[tuple[int, Pairs]]:
        if step == last:
            yield from runs[step](words, at)
            return
        for end, caught in runs[step](words, at):
            for final, more in follow(words, end, step + 1):
                yield final, caught + more

    def run(words: Words, at: int) -> Iterator[tuple[int, Pairs]]:
        return follow(words, at, 0)

    return Pattern(run, frozenset(first), sum(step.least for step in steps))


def _any_of(options: list[Pattern]) -> Pattern:
    runs = tuple(option.run for option in options)

    def run(words: Words, at: int) -> Iterator[tuple[int, Pairs]]:
        for step in runs:
            yield from step(words, at)

    first = frozenset().union(*(option.first for option in options))
    return Pattern(run, first, min(option.least for option in options))


def _optional(step: Pattern) -> Pattern:
    def run(words: Words, at: int) -> Iterator[tuple[int, Pairs]]:
        yield from step.run(words, at)
        yield at, ()

    return Pattern(run, step.first, 0)


def _labelled(step: Pattern, label: str, name: str) -> Pattern:
    """What a part caught: flat, or under its label as a dictionary (a bare number for numbers)."""
    if not label:
        return step

    def run(words: Words, at: int) -> Iterator[tuple[int, Pairs]]:
        for end, caught in step.run(words, at):
            values = Caught(caught)
            yield end, ((label, values.get(name, values)),)

    return Pattern(run, step.first, step.least)


def _mark_end(words: Words, at: int) -> Iterator[tuple[int, Pairs]]:
    yield at, ((SPAN_END, at),)
