"""Sentences with dictionary readings come in; tags chosen in context, trees and names go out.

A small transformer (``learned/engine.onnx``, see docs/engine.md) reads the text in windows of
whole sentences, one window a call on one thread: the int8 scales depend on all that a call sees,
so only this gives the same bytes whatever else is read beside. The dictionary proposes, the
network chooses: a word gets the reading whose part of speech, number, case and gender the network
finds likeliest together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from podobno.language.pl import PACK
from podobno.language.pl.choices import choose_readings, choose_upos, guess_reading
from podobno.language.pl.labels import NAME_TYPES, NAMES, RELATIONS, WIDTHS
from podobno.language.pl.name_votes import settle_names
from podobno.language.pl.pieces import END, START, Vocabulary, find_words
from podobno.language.pl.tokens import Piece, find_pieces
from podobno.language.pl.tree_rules import Arcs, settle_tree
from podobno.language.pl.trees import best_tree
from podobno.language.pl.windows import Window, cut_windows
from podobno.model import EngineName, Sentence, Token

Floats = NDArray[np.float32]


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
        seen = _find_capitalised(sentences)
        for window in cut_windows(pieces, ends):
            scores, arcs, relations = self._run(window)
            for part in window.parts:
                rows = slice(part.row, part.row + part.count)
                spans = words[part.sentence][part.first : part.first + part.count]
                if spans:
                    names.extend(_find_names(scores[rows, : WIDTHS[0]], spans))
                block = arcs[rows, part.row + 1 : part.row + part.count + 1]
                block = np.concatenate([arcs[rows, :1], block], 1)
                labels = relations[rows, part.row + 1 : part.row + part.count + 1]
                labels = np.concatenate([relations[rows, :1], labels], 1)
                sentence = sentences[part.sentence]
                inside = [
                    index
                    for index, token in enumerate(sentence.tokens)
                    if spans and spans[0][0] <= token.start <= spans[-1][0]
                ]
                tokens = _read_tokens(
                    [sentence.tokens[i] for i in inside],
                    kinds,
                    seen,
                    spans,
                    scores[rows, WIDTHS[0] :],
                    block,
                    labels,
                )
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

    def _run(self, window: Window) -> tuple[Floats, Floats, NDArray[np.int64]]:
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
            empty = np.zeros((0, sum(WIDTHS)), np.float32)
            return empty, np.zeros((0, 1), np.float32), np.zeros((0, 1), np.int64)
        feed = {"ids": np.array([row], np.int64), "first": np.array(first, np.int64)}
        scores, arcs, relations = self._session.run(None, feed)  # type: ignore[attr-defined]
        return scores, arcs, relations


@lru_cache(maxsize=2)
def _open_session(path: str) -> object:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


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


def _find_capitalised(sentences: tuple[Sentence, ...]) -> frozenset[str]:
    """The words that have a capital inside a sentence: at its beginning they are names too."""
    return frozenset(
        token.text
        for sentence in sentences
        for token in sentence.tokens[1:]
        if token.text[0].isupper() and not token.text.isupper()
    )


def _piece(token: Token, kinds: Mapping[int, Piece]) -> Piece:
    """The token as it was cut, also where sentences were not made from this text's own cut."""
    piece = kinds.get(token.start)
    if piece is not None and piece.end == token.end:
        return piece
    kind = "word" if any(character.isalnum() for character in token.text) else "mark"
    return Piece(token.start, token.end, token.text, kind)


def _read_tokens(
    tokens: list[Token],
    kinds: Mapping[int, Piece],
    names: frozenset[str],
    spans: tuple[tuple[int, int], ...],
    scores: Floats,
    arcs: Floats,
    relations: NDArray[np.int64],
) -> list[Token]:
    """Tokens with the reading, head and relation that the scores speak for."""
    if not tokens:
        return []
    # "3zł" is two tokens and one word of the window: both have that word's scores.
    starts = [start for start, _ in spans]
    rows = [max(0, bisect_right(starts, token.start) - 1) for token in tokens]
    columns = [0, *(row + 1 for row in rows)]
    heads = best_tree(arcs[np.ix_(rows, columns)])
    logs = _log_shares(scores, WIDTHS[1:])
    chosen = choose_readings(
        [_piece(token, kinds) for token in tokens], names, [part[rows] for part in logs[:-1]]
    )
    readings = [
        guess_reading(token, [part[row] for part in logs[:-1]]) or best
        for token, row, best in zip(tokens, rows, chosen, strict=True)
    ]
    named = [
        "root" if head < 0 else RELATIONS[int(relations[row, columns[head + 1]])]
        for row, head in zip(rows, heads, strict=True)
    ]
    named = ["dep" if n == "root" and h >= 0 else n for n, h in zip(named, heads, strict=True)]
    settled = settle_tree([t.text for t in tokens], readings, Arcs(tuple(heads), tuple(named)))
    return [
        replace(
            token,
            lemma=reading.lemma,
            tag=reading.tag,
            upos=choose_upos(reading, relation, logs[-1][row]),
            readings=(reading, *(r for r in token.readings if r != reading)),
            head=head,
            relation=relation,
        )
        for token, row, reading, head, relation in zip(
            tokens, rows, readings, settled.heads, settled.relations, strict=True
        )
    ]


def _log_shares(scores: Floats, widths: tuple[int, ...]) -> list[Floats]:
    parts = []
    start = 0
    for width in widths:
        part = scores[:, start : start + width]
        part = part - part.max(1, keepdims=True)
        parts.append(part - np.log(np.exp(part).sum(1, keepdims=True)))
        start += width
    return parts


# --- names --------------------------------------------------------------------------------------

_INSIDE = np.array([name.startswith("I") for name in NAMES])
_KIND = np.array([0, *(1 + number // 2 for number in range(len(NAMES) - 1))])
# What may follow what: I-X only B-X or I-X.
_BARRED = np.where(_INSIDE[None, :] & (_KIND[:, None] != _KIND[None, :]), -1e9, 0.0)


def _find_names(scores: Floats, spans: tuple[tuple[int, int], ...]) -> list[EngineName]:
    """The names on the best path of labels."""
    logs = _log_shares(scores, WIDTHS[:1])[0]
    if not logs[:, 1:].size or bool((logs.argmax(1) == 0).all()):
        return []
    total = logs[0] + np.where(_INSIDE, -1e9, 0.0)
    back = []
    for row in logs[1:]:
        table = total[:, None] + _BARRED
        best = table.argmax(0)
        back.append(best)
        total = table[best, np.arange(len(best))] + row
    label = int(total.argmax())
    path = [label]
    for best in reversed(back):
        label = int(best[label])
        path.append(label)
    path.reverse()
    shares = np.exp(logs)
    found: list[EngineName] = []
    start = 0
    for index in range(1, len(path) + 1):
        if index < len(path) and _INSIDE[path[index]]:
            continue
        kind = int(_KIND[path[start]])
        if kind:
            sure = shares[start:index, 2 * kind - 1 : 2 * kind + 1].sum(1).min()
            found.append(
                EngineName(
                    start=spans[start][0],
                    end=spans[index - 1][1],
                    type=NAME_TYPES[kind - 1],
                    confidence=round(float(sure), 4),
                )
            )
        start = index
    return found
