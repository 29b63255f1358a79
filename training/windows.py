"""Units come in, padded batches of windows go out."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import torch
from torch import Tensor

from podobno.language.pl.labels import Attributes
from podobno.language.pl.pieces import END, MASK, PADDING, START
from training.name_marks import MARKS
from training.units import UNKNOWN, Unit

LONGEST = 256  # pieces in a window, as at inference
# Lengths of windows in training, with how often each is drawn; full ones still hold most pieces.
SHORTER = ((16, 64, 128, LONGEST), (0.35, 0.2, 0.15, 0.3))
MASKED = 0.06  # share of words hidden behind <mask>: the context must carry a name not seen before


@dataclass(slots=True)
class Batch:
    """Tensors of one step; word-level ones are flat, over the words of all windows."""

    ids: Tensor
    mask: Tensor  # minus infinity where a piece is padding
    starts: Tensor  # [windows, most words + 1]: places of the window's start and its words' starts
    starts_mask: Tensor
    window: Tensor  # of each word
    column: Tensor  # of each word among its window's starts
    names: Tensor
    nkjp: Tensor
    outer: Tensor
    inner: Tensor
    marks: Tensor | None  # [windows, pieces, marks] at each word's first piece; None: of no word
    upos: Tensor
    readings: Tensor  # [words, most, 4], -1 where there is none
    certain: Tensor
    heads: Tensor  # word number within the window plus one, 0 the root
    relations: Tensor
    sentence: Tensor
    count: int  # pieces


def pack_windows(
    units: Sequence[Unit], longest: int = LONGEST, dice: random.Random | None = None
) -> list[list[Unit]]:
    """Consecutive units, as many a window as fit; a unit too long for one is left out.

    With ``dice`` each window has a length of its own, down to a single sentence: a network that
    has only seen full windows reads a sentence that stands alone seven points of LAS worse.
    """
    windows: list[list[Unit]] = []
    room = 0
    for unit in units:
        need = sum(map(len, unit.pieces)) + unit.line_end
        if need > longest - 2:
            room = 0
            continue
        if need > room or not windows:
            windows.append([])
            room = longest if dice is None else dice.choices(*SHORTER)[0]
            room -= 2
        windows[-1].append(unit)
        room -= need
    return windows


def make_batches(
    windows: list[list[Unit]], budget: int, dice: random.Random
) -> Iterator[list[list[Unit]]]:
    """Windows of similar length together, about ``budget`` padded pieces at a time, shuffled."""
    sized = sorted(windows, key=lambda w: (_size(w), dice.random()))
    batches: list[list[list[Unit]]] = []
    longest = 0
    for window in reversed(sized):
        longest = max(longest, _size(window))
        if not batches or (len(batches[-1]) + 1) * longest > budget:
            batches.append([])
            longest = _size(window)
        batches[-1].append(window)
    dice.shuffle(batches)
    yield from batches


def make_batch(windows: list[list[Unit]], dice: random.Random | None) -> Batch:
    """The tensors of some windows; words are hidden only where ``dice`` are given."""
    rows: list[list[int]] = []
    starts: list[list[int]] = []
    marks: list[tuple[int, int, int]] = []  # window, place, bits
    labels = ("names", "nkjp", "outer", "inner", "upos", "relations")
    flat: dict[str, list[int]] = {
        key: [] for key in ("window", "column", "sentence", "heads", *labels)
    }
    readings: list[tuple[Attributes, ...]] = []
    certain: list[bool] = []
    sentence = 0
    for number, window in enumerate(windows):
        row = [START]
        places = [0]
        base = 0
        for unit in window:
            count = len(unit.pieces)
            for pieces, bits in zip_longest(unit.pieces, unit.marks):
                if bits:
                    marks.append((number, len(row), bits))
                flat["column"].append(len(places))
                places.append(len(row))
                hidden = dice is not None and dice.random() < MASKED
                row.extend((MASK,) if hidden else pieces)
            if unit.line_end:
                row.append(END)
            empty = [UNKNOWN] * count
            flat["window"].extend([number] * count)
            flat["sentence"].extend([sentence] * count)
            for key in labels:
                flat[key].extend(getattr(unit, key) or empty)
            flat["heads"].extend(
                h if h == UNKNOWN else (0 if h < 0 else base + h + 1) for h in unit.heads or empty
            )
            readings.extend(unit.readings or [()] * count)
            certain.extend([unit.certain] * count)
            base += count
            sentence += 1
        rows.append([*row, END] if row[-1] != END else row)
        starts.append(places)
    most = max(1, max(map(len, readings)))
    padded = [(*r, *(((-1,) * 4,) * (most - len(r)))) for r in readings]
    ids, mask = _pad(rows, PADDING)
    padded_starts, starts_mask = _pad(starts, 0)
    return Batch(
        ids=ids,
        mask=mask,
        starts=padded_starts,
        starts_mask=starts_mask,
        marks=_lay_out_marks(marks, ids.shape) if marks else None,
        readings=torch.tensor(padded),
        certain=torch.tensor(certain),
        count=sum(map(len, rows)),
        **{key: torch.tensor(values) for key, values in flat.items()},
    )


def _lay_out_marks(marks: list[tuple[int, int, int]], shape: torch.Size) -> Tensor:
    tensor = torch.zeros(*shape, len(MARKS))
    windows, places, bits = (torch.tensor(column) for column in zip(*marks, strict=True))
    tensor[windows, places] = ((bits[:, None] >> torch.arange(len(MARKS))) & 1).float()
    return tensor


def _pad(rows: list[list[int]], padding: int) -> tuple[Tensor, Tensor]:
    """The rows as one tensor, and minus infinity where there is only padding."""
    tensor = torch.full((len(rows), max(map(len, rows))), padding)
    mask = torch.full(tensor.shape, float("-inf"))
    for number, row in enumerate(rows):
        tensor[number, : len(row)] = torch.tensor(row)
        mask[number, : len(row)] = 0.0
    return tensor, mask[:, None, None, :]


def _size(window: list[Unit]) -> int:
    return 2 + sum(sum(map(len, unit.pieces)) + unit.line_end for unit in window)
