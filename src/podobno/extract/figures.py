"""An Analysis comes in, the numbers that count or measure something go out as FigureMentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from podobno.extract.agreement import Form, noun_reading
from podobno.extract.antecedents import Antecedent
from podobno.extract.counted_phrase import counted_span
from podobno.extract.drafts import Draft, find_drafts
from podobno.extract.figure_guards import is_amount
from podobno.extract.missing_units import adjective_unit, settle_unit
from podobno.extract.number_words import number_words
from podobno.extract.units import match_sign
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Analysis, EngineName, FigureMention, Sentence, Span, TimeMention, Token


def find_figures(
    analysis: Analysis, pack: LanguagePack, times: Sequence[TimeMention] = ()
) -> tuple[FigureMention, ...]:
    """Each amount in the text, in reading order; page furniture is skipped.

    A range is one mention with ``high``; a vague amount (``setki``) has the bound ``order`` and
    the lowest value it can mean. What times cover is left to them. ``source``, ``said_on`` and
    ``as_of`` stay None: see ``figure_sources``.
    """
    taken = _Taken([Span(time.start, time.end) for time in times], analysis.names or ())
    found: list[FigureMention] = []
    previous: tuple[Antecedent, ...] = ()
    for tokens in _readable(analysis.sentences, pack):
        figures, previous = _read_sentence(tokens, taken, previous, pack)
        found.extend(figures)
        previous = _older(previous)
    return tuple(found)


def _readable(sentences: Sequence[Sentence], pack: LanguagePack) -> Iterator[Sequence[Token]]:
    """The words of each sentence; one cut behind "20 tys." goes on with its noun.

    "Paszport dostało 20 tys. | Marokańczyków": the stop of the short form looked like an end.
    """
    pending: Sequence[Token] = ()
    paragraph = -1
    for sentence in sentences:
        if sentence.is_noise:
            continue
        if pending and not (sentence.paragraph == paragraph and _counts(pending, sentence, pack)):
            yield pending
            pending = ()
        pending = (*pending, *sentence.tokens)
        paragraph = sentence.paragraph
        if not _ends_in_scale(pending, pack):
            yield pending
            pending = ()
    if pending:
        yield pending


def _ends_in_scale(tokens: Sequence[Token], pack: LanguagePack) -> bool:
    text = tokens[-1].text.lower() if tokens else ""
    return text.endswith(".") and text in number_words(pack).abbreviations


def _counts(before: Sequence[Token], sentence: Sentence, pack: LanguagePack) -> bool:
    """Whether a sentence begins with the noun of the number that ends the one before."""
    first = sentence.tokens[0]
    if match_sign(first, pack) is not None:
        return True
    noun = noun_reading(first, Form.GENITIVE)
    return noun is not None and read_tag(noun.tag).cases >= {"gen"}


def _older(previous: tuple[Antecedent, ...]) -> tuple[Antecedent, ...]:
    """The figures that the next sentence may still refer to: those of two sentences back."""
    return tuple(replace(figure, age=figure.age + 1) for figure in previous if figure.age < 2)


def _read_sentence(
    tokens: Sequence[Token],
    taken: _Taken,
    previous: tuple[Antecedent, ...],
    pack: LanguagePack,
) -> tuple[list[FigureMention], tuple[Antecedent, ...]]:
    drafts = [
        draft
        for draft in find_drafts(tokens, pack)
        if not taken.covers(tokens, draft) and is_amount(tokens, draft, pack)
    ]
    figures: list[FigureMention] = []
    context = list(previous)
    for index, draft in enumerate(drafts):
        settled = draft, "number and noun"
        if draft.unit is None:
            following = drafts[index + 1] if index + 1 < len(drafts) else None
            found = settle_unit(tokens, draft, following, tuple(context), pack)
            if found is None:
                continue
            settled = replace(draft, unit=found.unit), found.rule
        elif draft.kind == "bare-adjective":
            following = drafts[index + 1] if index + 1 < len(drafts) else None
            found = adjective_unit(tokens, draft, following, tuple(context), pack)
            if found is not None:
                settled = replace(draft, unit=found.unit), found.rule
            else:
                settled = draft, _RULES[draft.kind]
        elif draft.kind != "noun":
            settled = draft, _RULES.get(draft.kind, "number and unit")
        draft, rule = settled
        counted = counted_span(tokens, draft, pack)
        end = _text_end(tokens, draft, pack)
        figures.append(_mention(tokens, draft, end, rule, counted))
        context.append(Antecedent(unit=draft.unit, kind=draft.kind, last=draft.last))
    return figures, tuple(context)


_RULES = {
    "percent": "percent",
    "money": "money",
    "measure": "unit of measure",
    "compound": "adjective with a number",
    "adjective": "number and participle",
    "bare-adjective": "number and adjective",
}


def _mention(
    tokens: Sequence[Token], draft: Draft, end: int, rule: str, counted: str | None
) -> FigureMention:
    return FigureMention(
        start=tokens[draft.first].start,
        end=end,
        value=float(draft.value),
        high=None if draft.high is None else float(draft.high),
        bound=draft.bound,
        unit=draft.unit,
        counted=counted,
        rule=rule,
    )


def _text_end(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> int:
    """Where the figure ends: "5 mln." at a sentence's end has no stop of its own."""
    last = tokens[draft.last - 1]
    closes = draft.last == len(tokens)
    return last.end - (closes and last.text.lower() in pack.table("numbers")["undotted"]["words"])


class _Taken:
    """The spans that other findings hold: times, and names with numbers in them."""

    def __init__(self, times: Sequence[Span], names: Sequence[EngineName]) -> None:
        self._spans = sorted(times)
        self._starts = [span.start for span in self._spans]
        self._names = sorted((name.start, name.end) for name in names)
        self._name_starts = [start for start, _end in self._names]

    def covers(self, tokens: Sequence[Token], draft: Draft) -> bool:
        """Whether a time overlaps the number, or a name does."""
        start = tokens[draft.amount_first].start
        end = tokens[draft.amount_last - 1].end
        if _overlaps(self._spans, self._starts, start, end):
            return True
        if draft.first == 0 and draft.head is not None and (start, end) in self._names:
            return False  # "Tuzin senatorów": a capital at the beginning says nothing
        return _overlaps(self._names, self._name_starts, start, end)


def _overlaps(
    spans: Sequence[tuple[int, int]], starts: Sequence[int], start: int, end: int
) -> bool:
    index = bisect_left(starts, end) - 1
    return index >= 0 and spans[index][1] > start
