"""The rules of times.toml come in, a matcher of them over the words of a sentence goes out.

The first word decides which rules are tried, and how many words of time follow it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from podobno.extract.time_caught import Caught
from podobno.extract.time_lexicon import Lexicon, Words
from podobno.extract.time_patterns import SPAN_END, Compiler, Pattern
from podobno.language.pack import LanguagePack


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


@dataclass(slots=True)
class Grammar:
    """All rules of a language, and its lexicon."""

    rules: tuple[Rule, ...]
    lexicon: Lexicon
    _openings: dict[str, list[tuple[int, Rule, Pattern]]] = field(default_factory=dict)
    _by_classes: dict[frozenset[str], tuple[tuple[int, Rule, Pattern], ...]] = field(
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
        room = _room(words, start)
        for order, rule, pattern in candidates:
            if pattern.least > room or previous in rule.never_before:
                continue
            if rule.before and previous not in rule.before:
                continue
            for seen, caught in pattern.run(words, start):
                values = Caught(caught)
                end = values.pop(SPAN_END, seen)
                if rule.never_after and seen < len(texts) and _has_any(words, seen, rule):
                    continue
                found.append((-seen, order, Match(rule, start, end, seen, values)))
        found.sort(key=lambda row: row[:2])
        return [match for _, _, match in found]

    def _candidates(self, key: frozenset[str]) -> tuple[tuple[int, Rule, Pattern], ...]:
        rows = [row for name in key for row in self._openings.get(name, ())]
        unique = {(row[0], id(row[2])): row for row in rows}
        return tuple(sorted(unique.values(), key=lambda row: row[0]))


def _room(words: Words, start: int) -> int:
    """How many words in a row from here may stand in a time expression."""
    end = start
    while end < len(words) and words[end] is not None:
        end += 1
    return end - start


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
    compiler = Compiler(table)
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
