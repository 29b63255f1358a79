"""Sentences that are cut come in; tags chosen in context, trees and names go out.

A small transformer (``learned/engine.onnx``, see docs/engine.md) reads the text in windows of
whole sentences, one window a call on one thread: the int8 scales depend on all that a call sees,
so only this gives the same bytes whatever else is read beside. The dictionary proposes, the
network chooses: a word gets the reading whose part of speech, number, case and gender the network
finds likeliest together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from importlib.resources import files
from operator import attrgetter
from pathlib import Path

import numpy as np

from podobno.language.engine import CutSentence, Piece
from podobno.language.pl.name_path import find_names
from podobno.language.pl.name_votes import settle_names
from podobno.language.pl.pieces import END, START, Vocabulary, find_words
from podobno.language.pl.reading import find_capitalised, with_tokens
from podobno.language.pl.scores import Scores, no_scores, read_outputs
from podobno.language.pl.window_tokens import Spans, Stretch, find_rows, read_stretches
from podobno.language.pl.windows import Part, Window, cut_windows
from podobno.model import EngineName, Sentence, Token

_START = attrgetter("start")


class NeuralEngine:
    """Reads a text with the network; loading waits until the first text."""

    name = "neural"

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def read(
        self, text: str, sentences: tuple[CutSentence, ...]
    ) -> tuple[tuple[Sentence, ...], tuple[EngineName, ...]]:
        """The same sentences with their tokens read, a tree each, and the names found."""
        words = [find_words(text, sentence.start, sentence.end) for sentence in sentences]
        pieces = [self._vocabulary.cut_all(text, spans) for spans in words]
        ends = [
            index + 1 == len(sentences) or sentences[index + 1].paragraph != sentence.paragraph
            for index, sentence in enumerate(sentences)
        ]
        read: list[Sentence] = []
        names: list[EngineName] = []
        seen = find_capitalised(sentence.pieces for sentence in sentences)
        for window in cut_windows(pieces, ends):
            scores = self._run(window)
            stretches = []
            for part in window.parts:
                spans = words[part.sentence][part.first : part.first + part.count]
                names += find_names(scores.logs[0][part.row : part.row + part.count], spans)
                stretches.append(_stretch(sentences[part.sentence], words[part.sentence], part))
            for part, tokens in zip(
                window.parts, read_stretches(stretches, seen, scores), strict=True
            ):
                if part.first and read:  # the rest of a sentence too long for one window
                    read[-1] = _join(read[-1], tokens)
                else:
                    read.append(with_tokens(sentences[part.sentence], tokens))
        return tuple(read), settle_names(text, names)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary.read(self._path("pieces.tsv"))

    @cached_property
    def _session(self) -> object:
        return _open_session(str(self._path("engine.onnx")))

    def _path(self, name: str) -> Path:
        if self._folder is not None:
            return self._folder / name
        return Path(str(files("podobno.language.pl").joinpath("learned", name)))

    def _run(self, window: Window) -> Scores:
        row = [START]
        first: list[int] = []
        for sentence in window.pieces:
            for pieces in sentence:
                if pieces == (END,):
                    row.append(END)
                else:
                    first.append(len(row))
                    row.extend(pieces)
        if row[-1] != END:
            row.append(END)
        if not first:
            return no_scores()
        feed = {"ids": np.array([row], np.int64), "first": np.array(first, np.int64)}
        return read_outputs(self._session.run(None, feed))  # type: ignore[attr-defined]


@lru_cache(maxsize=2)
def _open_session(path: str) -> object:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # The fused kernel of "add, then normalise" takes eight times as long as the two apart.
    return onnxruntime.InferenceSession(
        path,
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],
    )


def _join(sentence: Sentence, tokens: list[Token]) -> Sentence:
    """A sentence with the tokens of its next part; the part hangs on the sentence's root."""
    shift = len(sentence.tokens)
    root = next((i for i, t in enumerate(sentence.tokens) if t.head == -1), -1)
    moved = [
        replace(token, head=root, relation="dep")
        if token.head == -1
        else replace(token, head=None if token.head is None else token.head + shift)
        for token in tokens
    ]
    return replace(sentence, tokens=(*sentence.tokens, *moved))


def _stretch(sentence: CutSentence, spans: Spans, part: Part) -> Stretch:
    """The tokens of a part of a sentence, up to the first word of the next; ``spans`` are the
    sentence's words."""
    pieces: Sequence[Piece] = sentence.pieces
    end = part.first + part.count
    if part.first or end < len(spans):
        low = bisect_left(pieces, spans[part.first][0], key=_START) if part.first else 0
        high = bisect_left(pieces, spans[end][0], key=_START) if end < len(spans) else len(pieces)
        pieces = pieces[low:high]
    return Stretch(pieces, find_rows(pieces, spans[part.first : end], part.row))
