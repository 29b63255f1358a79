"""The events and figures of a document come in; the events go out with the dead and injured that
the text counts for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from podobno.estimates import estimate_of
from podobno.extract.casualty_counts import Count, find_counts
from podobno.extract.event_clauses import Reading, read_reading
from podobno.language.pack import LanguagePack
from podobno.model import Analysis, Casualties, EventMention, FigureMention, Sentence, Span

# Events in which people die, and what of them is real.
BLOODY = frozenset({"ASSAULT", "PROTEST"})
DONE = frozenset({"occurred", "ongoing"})


def count_casualties(
    events: Sequence[EventMention],
    figures: Sequence[FigureMention],
    analysis: Analysis,
    pack: LanguagePack,
) -> tuple[EventMention, ...]:
    """The events, each with its dead and injured; a figure counts for one event only."""
    found: dict[int, list[Casualties]] = {}
    before: Sentence | None = None
    for sentence in analysis.sentences:
        if sentence.is_noise:
            continue
        inside = [f for f in figures if sentence.start <= f.start < sentence.end]
        if inside:
            reading = read_reading(sentence.tokens)
            for count in find_counts(reading, inside, pack):
                number = _event_of(count, reading, events, sentence, before)
                if number is not None:
                    found.setdefault(number, []).append(_casualties(count, events[number]))
        before = sentence
    return tuple(
        replace(event, casualties=tuple(found[number])) if number in found else event
        for number, event in enumerate(events)
    )


def _event_of(
    count: Count,
    reading: Reading,
    events: Sequence[EventMention],
    sentence: Sentence,
    before: Sentence | None,
) -> int | None:
    """The number of the event that the count is of: the killing itself where the text says who
    killed; else the attack named in the sentence, in its clause first; else the death itself;
    else the one attack of the sentence right before."""
    bloody = {n: e for n, e in enumerate(events) if e.type in BLOODY and e.status in DONE}
    here = {n: e for n, e in bloody.items() if sentence.start <= e.trigger.start < sentence.end}
    word = reading.tokens[count.at]
    own = [n for n, e in here.items() if e.trigger.start < word.end and word.start < e.trigger.end]
    if any(events[n].actor for n in own):
        return own[0]
    near = set(reading.tokens_of(count.clause))
    framing = [
        n for n, e in here.items()
        if n not in own and (e.type == "ASSAULT" or _token_at(reading, e.trigger) in near)
        and not _is_count(e, count)
    ]  # fmt: skip
    beside = [n for n in framing if _token_at(reading, events[n].trigger) in near]
    for numbers in (beside, framing):
        if len(numbers) == 1:
            return numbers[0]
    is_open = not framing and before is not None and before.paragraph == sentence.paragraph
    if before is None or not is_open or _has_cause(reading, count):
        return own[0] if own else None
    told = [
        n for n, e in bloody.items()
        if before.start <= e.trigger.start < before.end and e.type == "ASSAULT"
        and not _is_count(e, count)
    ]  # fmt: skip
    return told[0] if len(told) == 1 else next(iter(own), None)


def _has_cause(reading: Reading, count: Count) -> bool:
    """``w wypadku zginęło 5 osób``: the clause says itself in what they died."""
    return any(
        phrase.preposition and reading.tokens[phrase.head].text[:1].islower()
        for phrase in reading.in_clause(count.clause)
    )


def _is_count(event: EventMention, count: Count) -> bool:
    """``zginęło 12, rannych zostało 30``: another death or wound is no attack that frames one."""
    return event.rule.split()[1] in count.words


def _token_at(reading: Reading, span: Span) -> int:
    return next((i for i, token in enumerate(reading.tokens) if token.end > span.start), -1)


def _casualties(count: Count, event: EventMention) -> Casualties:
    figure = count.figure
    low, best, high = estimate_of(figure.value, figure.high, figure.bound)
    return Casualties(
        kind=count.kind,
        low=low,
        best=best,
        high=high,
        figure=Span(figure.start, figure.end),
        rule=f"{count.kind}: {count.word}",
    )
