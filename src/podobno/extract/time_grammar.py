"""The rules of times.toml come in, a matcher of them over the words of a sentence goes out.

A pattern is compiled once into small closures that yield every way it matches. The first word
decides which rules are tried, and patterns hold no loops, so the work per word is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from podobno.extract.time_caught import Caught
from podobno.extract.time_lexicon import Lexicon, Words
from podobno.extract.time_numbers import NUMBER_CLASSES, Pairs, read_day, read_number
from podobno.language.pack import LanguagePack

Step = Callable[[Words, int], Iterator[tuple[int, Pairs]]]

_PIECE = re.compile(
    r"\s*(?:(?P<label>\w+)=)?(?P<body>'[^']*'|\$\w+|[A-Z][A-Z_0-9]*(?::[\w:]+)?|[()|?%])"
)
_SPAN_END = "%"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the grammar: its name, what it says, and how its value is made."""

    name: str
    says: str
    patterns: tuple[str, ...]
    value: str
    type: str
    example: str
    guard: str | None = None
    before: frozenset[str] = frozenset()
    never_before: frozenset[str] = frozenset()
    never_after: frozenset[str] = frozenset()


class Match(NamedTuple):
    """A rule that fits: the words ``[start, end)`` are the span, ``[end, seen)`` looked at."""

    rule: Rule
    start: int
    end: int
    seen: int
    caught: Caught


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A compiled pattern: how to run it, the classes it may open with, whether it may be empty."""

    run: Step
    first: frozenset[str]
    is_optional: bool = False


@dataclass(slots=True)
class Grammar:
    """All rules of a language, and its lexicon."""

    rules: tuple[Rule, ...]
    lexicon: Lexicon
    _openings: dict[str, list[tuple[int, Rule, _Pattern]]] = field(default_factory=dict)
    _by_classes: dict[frozenset[str], tuple[tuple[int, Rule, _Pattern], ...]] = field(
        default_factory=dict
    )

    def matches(self, words: Words, start: int, texts: list[str]) -> list[Match]:
        """Every rule that fits at a word, the longest first, then in the order of the file."""
        word = words[start]
        if word is None:
            return []
        candidates = self._by_classes.get(word.key)
        if candidates is None:
            candidates = self._by_classes[word.key] = self._candidates(word.key)
        if not candidates:
            return []
        found: list[tuple[int, int, Match]] = []
        previous = texts[start - 1] if start else ""
        for order, rule, pattern in candidates:
            if (rule.before and previous not in rule.before) or previous in rule.never_before:
                continue
            for seen, caught in pattern.run(words, start):
                values = Caught(caught)
                end = values.pop(_SPAN_END, seen)
                if rule.never_after and seen < len(texts) and _has_any(words, seen, rule):
                    continue
                found.append((-seen, order, Match(rule, start, end, seen, values)))
        found.sort(key=lambda row: row[:2])
        return [match for _, _, match in found]

    def _candidates(self, key: frozenset[str]) -> tuple[tuple[int, Rule, _Pattern], ...]:
        rows = [row for name in key for row in self._openings.get(name, ())]
        unique = {(row[0], id(row[2])): row for row in rows}
        return tuple(sorted(unique.values(), key=lambda row: row[0]))


def _has_any(words: Words, index: int, rule: Rule) -> bool:
    word = words[index]
    return word is not None and any(f"'{text}'" in word.classes for text in rule.never_after)


@lru_cache(maxsize=8)
def read_grammar(pack: LanguagePack) -> Grammar:
    """The grammar of a language, compiled once."""
    table = pack.table("times")
    rules = tuple(_read_rule(row) for row in table["rule"])
    texts = [text for rule in rules for text in rule.patterns]
    texts += [text for patterns in table["parts"].values() for text in patterns]
    literals = {
        word
        for text in texts
        for body in re.findall(r"'([^']*)'", text)
        for word in body.partition(":")[0].split("|")
    }
    literals |= {word for rule in rules for word in rule.never_after}
    literals |= {word for words in table["nouns"].values() for word in words}
    grammar = Grammar(rules, Lexicon(pack, literals))
    compiler = _Compiler(table)
    for order, rule in enumerate(rules):
        for text in rule.patterns:
            pattern = compiler.compile(text)
            for name in pattern.first:
                grammar._openings.setdefault(name, []).append((order, rule, pattern))
    return grammar


def _read_rule(row: dict[str, Any]) -> Rule:
    return Rule(
        name=row["name"],
        says=row["says"],
        patterns=tuple(row["patterns"]),
        value=row["value"],
        type=row.get("type", "DATE"),
        example=row["example"],
        guard=row.get("guard"),
        before=frozenset(row.get("before", ())),
        never_before=frozenset(row.get("never_before", ())),
        never_after=frozenset(row.get("never_after", ())),
    )


class _Compiler:
    """Turns the text of a pattern into closures; parts are compiled once each."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._parts = table["parts"]
        self._holidays = tuple(
            sorted(
                ((tuple(name.split()), value) for name, value in table["holidays"].items()),
                key=lambda row: -len(row[0]),
            )
        )
        self._compiled: dict[str, _Pattern] = {}

    def compile(self, text: str) -> _Pattern:
        pieces = _cut(text)
        pattern, rest = self._choice(pieces, 0)
        if rest != len(pieces):
            raise ValueError(f"times: pattern not understood: {text}")
        return pattern

    def _choice(self, pieces: list[tuple[str, str]], at: int) -> tuple[_Pattern, int]:
        options = []
        while True:
            option, at = self._sequence(pieces, at)
            options.append(option)
            if at < len(pieces) and pieces[at][1] == "|":
                at += 1
                continue
            return (options[0] if len(options) == 1 else _any_of(options)), at

    def _sequence(self, pieces: list[tuple[str, str]], at: int) -> tuple[_Pattern, int]:
        steps = []
        while at < len(pieces) and pieces[at][1] not in ")|":
            step, at = self._piece(pieces, at)
            if at < len(pieces) and pieces[at][1] == "?":
                step, at = _optional(step), at + 1
            steps.append(step)
        return _in_turn(steps), at

    def _piece(self, pieces: list[tuple[str, str]], at: int) -> tuple[_Pattern, int]:
        label, body = pieces[at]
        if body == "(":
            inner, after = self._choice(pieces, at + 1)
            return inner, after + 1
        if body == _SPAN_END:
            return _Pattern(_mark_end, frozenset(), True), at + 1
        if body[0] == "$":
            return _labelled(self._part(body[1:]), label, body[1:]), at + 1
        return _word(body, label), at + 1

    def _part(self, name: str) -> _Pattern:
        if name not in self._compiled:
            if name == "num":
                self._compiled[name] = _Pattern(read_number, NUMBER_CLASSES)
            elif name == "day":
                self._compiled[name] = _Pattern(read_day, frozenset({"DAYNUM", "ORD"}))
            elif name == "holiday":
                self._compiled[name] = _Pattern(self._read_holiday, frozenset({"HOLIDAY"}))
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


def _word(body: str, label: str) -> _Pattern:
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

    return _Pattern(run, frozenset(names))


def _in_turn(steps: list[_Pattern]) -> _Pattern:
    first: set[str] = set()
    for step in steps:
        first |= step.first
        if not step.is_optional:
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

    return _Pattern(run, frozenset(first), all(step.is_optional for step in steps))


def _any_of(options: list[_Pattern]) -> _Pattern:
    runs = tuple(option.run for option in options)

    def run(words: Words, at: int) -> Iterator[tuple[int, Pairs]]:
        for step in runs:
            yield from step(words, at)

    first = frozenset().union(*(option.first for option in options))
    return _Pattern(run, first, any(option.is_optional for option in options))


def _optional(step: _Pattern) -> _Pattern:
    def run(words: Words, at: int) -> Iterator[tuple[int, Pairs]]:
        yield from step.run(words, at)
        yield at, ()

    return _Pattern(run, step.first, True)


def _labelled(step: _Pattern, label: str, name: str) -> _Pattern:
    """What a part caught: flat, or under its label as a dictionary (a bare number for numbers)."""
    if not label:
        return step

    def run(words: Words, at: int) -> Iterator[tuple[int, Pairs]]:
        for end, caught in step.run(words, at):
            values = Caught(caught)
            yield end, ((label, values.get(name, values)),)

    return _Pattern(run, step.first, step.is_optional)


def _mark_end(words: Words, at: int) -> Iterator[tuple[int, Pairs]]:
    yield at, ((_SPAN_END, at),)
