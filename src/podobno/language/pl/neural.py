"""Sentences with dictionary readings come in; tags chosen in context, trees and names go out.

A small transformer (``learned/engine.onnx``, see docs/engine.md) reads the text in windows of
whole sentences, one window a call on one thread: the int8 scales depend on all that a call sees,
so only this gives the same bytes whatever else is read beside. The dictionary proposes, the
network chooses: a word gets the reading whose part of speech, number, case and gender the network
finds likeliest together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from podobno.language.pl import PACK
from podobno.language.pl.choices import choose_readings, choose_upos, guess_reading
from podobno.language.pl.labels import RELATIONS, WIDTHS
from podobno.language.pl.name_path import find_names
from podobno.language.pl.name_votes import settle_names
from podobno.language.pl.pieces import END, START, Vocabulary, find_words
from podobno.language.pl.reading import add_readings, find_capitalised
from podobno.language.pl.tokens import Piece, find_pieces
from podobno.language.pl.tree_rules import Arcs, settle_tree
from podobno.language.pl.trees import best_tree
from podobno.language.pl.windows import Part, Window, cut_windows
from podobno.model import EngineName, Sentence, Token

Floats = NDArray[np.float32]
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the words of one window, a row a word: the log shares of each
    group of labels (``WIDTHS``), the score of each head (the root first), and what the relation
    to any head is made of."""

    logs: tuple[Floats, ...]
    arcs: Floats
    labels: tuple[Floats, ...]

    def relations(self, words: NDArray[np.intp], columns: NDArray[np.intp]) -> list[str]:
        """The likeliest relation of each word to the head in the same place of ``columns``."""
        left, left_bias, governors, right_bias = self.labels
        pairs = left[words].reshape(len(words), len(RELATIONS), -1)
        scores = np.einsum("nrj,nj->nr", pairs, governors[columns])
        scores = scores + left_bias[words] + right_bias[columns]
        return [RELATIONS[number] for number in scores.argmax(1).tolist()]


class NeuralEngine:
    """Reads a text with the network; loading waits until the first text."""

    name = "neural"

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def read(
        self, text: str, sentences: tuple[Sentence, ...]
    ) -> tuple[tuple[Sentence, ...], tuple[EngineName, ...]]:
        """The same sentences and tokens with readings chosen and trees, and the names found."""
        words = [
            tuple(
                (sentence.start + start, sentence.start + end)
                for start, end in find_words(text[sentence.start : sentence.end])
            )
            for sentence in sentences
        ]
        pieces = [
            tuple(
                self._vocabulary.cut(
                    text[start:end], after_gap=start == 0 or text[start - 1].isspace()
                )
                for start, end in spans
            )
            for spans in words
        ]
        ends = [
            index + 1 == len(sentences) or sentences[index + 1].paragraph != sentence.paragraph
            for index, sentence in enumerate(sentences)
        ]
        read: list[Sentence] = []
        names: list[EngineName] = []
        kinds = {piece.start: piece for piece in find_pieces(text, PACK)}
        seen = find_capitalised(sentence.tokens for sentence in sentences)
        for window in cut_windows(pieces, ends):
            scores = self._run(window)
            for part in window.parts:
                sentence = sentences[part.sentence]
                spans = words[part.sentence][part.first : part.first + part.count]
                rows = slice(part.row, part.row + part.count)
                names += find_names(scores.logs[0][rows], spans)
                inside = [t for t in sentence.tokens if _belongs(t, spans)]
                tokens = _read_tokens(inside, kinds, seen, spans, scores, part)
                if part.first and read:  # the rest of a sentence too long for one window
                    read[-1] = _join(read[-1], tokens)
                else:
                    read.append(replace(sentence, tokens=tuple(tokens)))
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
            empty = tuple(np.zeros((0, width), np.float32) for width in WIDTHS)
            return Scores(empty, np.zeros((0, 1), np.float32), ())
        feed = {"ids": np.array([row], np.int64), "first": np.array(first, np.int64)}
        words, arcs, *labels = self._session.run(None, feed)  # type: ignore[attr-defined]
        return Scores(_log_shares(words), arcs, tuple(labels))


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


# --- words --------------------------------------------------------------------------------------


def _belongs(token: Token, spans: Spans) -> bool:
    return bool(spans) and spans[0][0] <= token.start <= spans[-1][0]


def _piece(token: Token, kinds: Mapping[int, Piece]) -> Piece:
    """The token as it was cut, also where sentences were not made from this text's own cut."""
    piece = kinds.get(token.start)
    if piece is not None and piece.end == token.end:
        return piece
    kind = "word" if any(character.isalnum() for character in token.text) else "mark"
    return Piece(token.start, token.end, token.text, kind)


def _read_tokens(
    tokens: Sequence[Token],
    kinds: Mapping[int, Piece],
    names: frozenset[str],
    spans: Spans,
    scores: Scores,
    part: Part,
) -> list[Token]:
    """Tokens with the reading, head and relation that the scores speak for."""
    if not tokens:
        return []
    # "3zł" is two tokens and one word of the window: both have that word's scores.
    starts = [start for start, _ in spans]
    rows = np.array(
        [part.row + max(0, bisect_right(starts, token.start) - 1) for token in tokens], np.intp
    )
    columns = np.concatenate([np.zeros(1, np.intp), rows + 1])
    heads = best_tree(scores.arcs[rows[:, None], columns])
    pieces = [_piece(token, kinds) for token in tokens]
    logs = [table[rows] for table in scores.logs[1:]]
    chosen = [
        guess_reading(piece, [table[index] for table in logs[:-1]]) or reading
        for index, (piece, reading) in enumerate(
            zip(pieces, choose_readings(pieces, names, logs[:-1]), strict=True)
        )
    ]
    named = [
        "root" if head < 0 else "dep" if relation == "root" else relation
        for head, relation in zip(
            heads, scores.relations(rows, columns[np.array(heads) + 1]), strict=True
        )
    ]
    settled = settle_tree([t.text for t in tokens], chosen, Arcs(tuple(heads), tuple(named)))
    read = []
    for index, (token, reading, shares) in enumerate(
        zip(tokens, chosen, logs[-1].tolist(), strict=True)
    ):
        head, relation = settled.heads[index], settled.relations[index]
        readings, marks = add_readings(token.text, reading)
        read.append(
            Token(
                start=token.start,
                end=token.end,
                text=token.text,
                lemma=reading.lemma,
                tag=reading.tag,
                upos=choose_upos(reading, relation, shares),
                readings=readings,
                names=marks,
                head=head,
                relation=relation,
            )
        )
    return read


def _log_shares(scores: Floats) -> tuple[Floats, ...]:
    """The log share of each label in its group, group by group."""
    parts = []
    start = 0
    for width in WIDTHS:
        part = scores[:, start : start + width]
        part = part - part.max(1, keepdims=True)
        parts.append(part - np.log(np.exp(part).sum(1, keepdims=True)))
        start += width
    return tuple(parts)
