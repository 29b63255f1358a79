"""Findings and stories built by hand: a report is its sentences, with what they say."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.model import (
    EventMention,
    FigureMention,
    Findings,
    Passage,
    Span,
    StatementMention,
    Word,
)
from tests.factory import make_document


def make_findings(
    sentences: Sequence[str],
    *,
    id: str = "a.txt",
    published: str | None = "2025-05-14",
    publisher: str | None = None,
    agencies: tuple[str, ...] = (),
    noise: tuple[int, ...] = (),
    statements: Sequence[dict[str, object]] = (),
    figures: Sequence[dict[str, object]] = (),
    events: Sequence[dict[str, object]] = (),
) -> Findings:
    """The findings of a report: words are their own base forms, places are given by their text.

    ``noise`` numbers the sentences that are page furniture.
    """
    text = " ".join(sentences)
    document = make_document(text, published, id=id, publisher=publisher)
    passages, at = [], 0
    for number, sentence in enumerate(sentences):
        passages.append(
            Passage(
                start=at,
                end=at + len(sentence),
                words=tuple(_words(sentence, at)),
                is_noise=number in noise,
            )
        )
        at += len(sentence) + 1
    return Findings(
        document=document,
        passages=tuple(passages),
        agencies=agencies,
        statements=tuple(_statement(text, s) for s in statements),
        figures=tuple(_figure(text, f) for f in figures),
        events=tuple(_event(text, e) for e in events),
    )


def span_of(text: str, words: str) -> Span:
    """Where words stand in a text, exactly once."""
    assert text.count(words) == 1, (words, text)
    return Span(text.index(words), text.index(words) + len(words))


def _words(sentence: str, at: int) -> list[Word]:
    found, start = [], 0
    for part in sentence.split(" "):
        bare = part.strip('.,;:„”"()–-')
        if bare:
            begin = at + start + part.index(bare)
            found.append(Word(begin, begin + len(bare), bare.casefold()))
        start += len(part) + 1
    return found


def _statement(text: str, given: dict[str, object]) -> StatementMention:
    fields = dict(given)
    content = fields.pop("content")
    listed = [content] if isinstance(content, str) else content
    cue = fields.pop("cue", None)
    return StatementMention(
        content=tuple(span_of(text, words) for words in listed),  # type: ignore[union-attr]
        cue=span_of(text, cue) if isinstance(cue, str) else None,
        **{"kind": "indirect", "speaker": None, "speaker_name": None, "rule": "test"} | fields,  # type: ignore[arg-type]
    )


def _figure(text: str, given: dict[str, object]) -> FigureMention:
    fields = dict(given)
    start, end = span_of(text, str(fields.pop("text")))
    return FigureMention(
        start=start,
        end=end,
        **{"high": None, "bound": "exact", "unit": "żołnierz", "rule": "test"} | fields,  # type: ignore[arg-type]
    )


def _event(text: str, given: dict[str, object]) -> EventMention:
    fields = dict(given)
    return EventMention(
        trigger=span_of(text, str(fields.pop("trigger"))),
        **{
            "type": "CONSULT",
            "actor": (),
            "recipient": (),
            "place": None,
            "date": None,
            "status": "occurred",
            "rule": "test",
        }
        | fields,  # type: ignore[arg-type]
    )
