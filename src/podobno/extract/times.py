"""An analysis comes in, its time expressions with their TIMEX3 values go out.

Two anchors: the publication time, and the date told last. What neither settles keeps the value
None, with the alternatives that remain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

from podobno.extract import (
    time_clock,
    time_clock_guards,
    time_dates,
    time_days,
    time_guards,
    time_holidays,
    time_length_guards,
    time_lengths,
    time_periods,
    time_shifts,
)
from podobno.extract.time_agreement import Row, settle_weekdays
from podobno.extract.time_anchors import Anchor, Told, read_anchor
from podobno.extract.time_caught import Caught, Value
from podobno.extract.time_frames import read_frame
from podobno.extract.time_grammar import Grammar, Match, read_grammar
from podobno.extract.time_knowledge import read_knowledge
from podobno.extract.time_moment import Moment
from podobno.extract.time_tense import dates_a_noun
from podobno.extract.time_undated import Undated
from podobno.language.pack import LanguagePack
from podobno.model import Analysis, Sentence, TimeMention


def find_times(analysis: Analysis, pack: LanguagePack) -> tuple[TimeMention, ...]:
    """Each time expression of the text, in reading order; none overlap.

    The span leaves out the preposition in front and keeps the words that belong to the expression
    ("koniec września", "ok. godz. 22:00"). Page furniture is skipped.
    """
    published = read_anchor(analysis.document.published)
    found, told, undated = _read_all(analysis, pack, published)
    if published is None and (year := undated.year(told)):
        found = _inferred(_read_all(analysis, pack, Anchor(year))[0])
    return settle_weekdays(found, published)


def without_references(times: tuple[TimeMention, ...]) -> tuple[TimeMention, ...]:
    """The times but plain past, present and future ("obecnie", "wcześniej")."""
    return tuple(time for time in times if not (time.value or "").endswith("_REF"))


def _inferred(found: list[Row]) -> list[Row]:
    """The times of a document whose year its own text gave: none is counted from publication."""
    return [
        (replace(mention, anchor="narrative") if mention.anchor == "published" else mention, value)
        for mention, value in found
    ]


def _read_all(
    analysis: Analysis, pack: LanguagePack, published: Anchor | None
) -> tuple[list[Row], list[Told], Undated]:
    """The times of each sentence, what they told, and what they say of an unknown year."""
    grammar = read_grammar(pack)
    knowledge = read_knowledge(pack)
    told: list[Told] = []
    undated = Undated()
    found: list[Row] = []
    for index, sentence in enumerate(analysis.sentences):
        if sentence.is_noise or not sentence.tokens:
            continue
        words = grammar.lexicon.words(sentence)
        if not any(words):
            continue
        texts = [token.text.lower() for token in sentence.tokens]
        moment = Moment(published, told, sentence, index, words, texts, knowledge, undated)
        found.extend(_read_sentence(grammar, moment))
    return [row for row in found if not _is_in_noise(row[0], analysis)], told, undated


def _is_in_noise(mention: TimeMention, analysis: Analysis) -> bool:
    """Furniture may share a sentence with the report: a date line before the lead."""
    return any(mention.start < part.end and part.start < mention.end for part in analysis.noise)


def _read_sentence(grammar: Grammar, moment: Moment) -> list[tuple[TimeMention, Value]]:
    """The times of one sentence; what they tell is added to the moment's story."""
    found: list[tuple[TimeMention, Value]] = []
    at = 0
    while at < len(moment.words):
        if moment.words[at] is None:
            at += 1
            continue
        row, at = _read_at(grammar, moment, at)
        if row:
            found.append(row)
    return found


def _read_at(
    grammar: Grammar, moment: Moment, at: int
) -> tuple[tuple[TimeMention, Value] | None, int]:
    """The longest expression that opens at a word, and the word to go on from."""
    for match in grammar.matches(moment.words, at, moment.texts):
        moment.at(match.start, match.end, match.seen)
        if match.rule.guard and not _GUARDS[match.rule.guard](match.caught, moment):
            continue
        value = _VALUES[match.rule.value](match.caught, moment)
        if value is None:
            continue
        if value.more:
            match = match._replace(end=match.end + value.more)
        _tell(moment, match, value)
        return (_mention(moment.sentence, match, value), value), match.end
    return None, at + 1


def _mention(sentence: Sentence, match: Match, value: Value) -> TimeMention:
    return TimeMention(
        start=sentence.tokens[match.start].start,
        end=sentence.tokens[match.end - 1].end,
        type=value.type or match.rule.type,
        value=value.value,
        precision=value.precision,
        alternatives=value.alternatives,
        anchor=value.anchor if value.value or value.alternatives else None,
        note=value.note,
        rule=match.rule.name,
    )


_TELLING = frozenset({"day", "month", "year", "part", "minute", "hour"})


def _tell(moment: Moment, match: Match, value: Value) -> None:
    """Keeps a date for what refers back to it; an adjective's year tells nothing."""
    if (value.type or match.rule.type) not in {"DATE", "TIME"}:
        return
    if value.value and not (moment.is_compared() or dates_a_noun(moment)):
        moment.frame = read_frame(value, moment, match.end - 1)
    if value.precision not in _TELLING:
        return
    if value.anchor == "narrative" and not value.is_written and value.precision != "day":
        return
    shown = value.value
    if shown and "T" in shown:
        shown = shown.partition("T")[0]
    elif shown is None and value.precision != "day":
        return
    moment.told.append(
        Told(
            value=shown,
            sentence=moment.index,
            paragraph=moment.sentence.paragraph,
            is_written=value.is_written,
            end=match.end,
            before=moment.before,
            is_background=dates_a_noun(moment),
            is_compared=moment.is_compared(),
            is_night=(value.value or "").endswith("TNI"),
            about=moment.things() if value.precision == "day" else frozenset(),
        )
    )


def _named(*modules: ModuleType) -> dict[str, Callable[[Caught, Moment], Any]]:
    """The functions that rules of times.toml may name."""
    return {
        name: made
        for module in modules
        for name, made in vars(module).items()
        if callable(made) and getattr(made, "__module__", "") == module.__name__
    }


_GUARDS = _named(time_guards, time_clock_guards, time_length_guards)
_VALUES = _named(
    time_clock, time_dates, time_days, time_holidays, time_lengths, time_periods, time_shifts
)
