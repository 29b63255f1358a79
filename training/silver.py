"""Untagged units and networks that know trees come in, the units with trees and tags go out.

Where several networks read, the means of their logarithms of shares decide. A word's tag is the
likeliest of those that the dictionary allows; where it knows none, none is given. The trees are as
wrong as the networks are: they are for training, never for measuring.
"""

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from podobno.language.pl.trees import best_tree
from training.network import Network, split_scores
from training.units import Unit
from training.windows import Batch, make_batch, make_batches, pack_windows

BUDGET = 8192  # padded pieces a call

Row = list[Any]  # heads, relations, Universal parts of speech, place of the chosen reading


def read_trees_of(networks: Sequence[Network], documents: Sequence[list[Unit]]) -> list[list[Row]]:
    """What the networks say of each unit of each document; a unit too long for a window is
    left as it was."""
    for network in networks:
        network.eval()
    found: dict[int, Row] = {}
    windows = [window for units in documents for window in pack_windows(units)]
    with torch.no_grad():
        for batch in make_batches(windows, BUDGET, random.Random(0)):
            for unit, row in zip(
                (unit for window in batch for unit in window), _read(networks, batch), strict=True
            ):
                found[id(unit)] = row
    return [[found.get(id(unit), []) for unit in units] for units in documents]


def add_trees(documents: Sequence[list[Unit]], rows: Sequence[list[Row]]) -> list[list[Unit]]:
    """The units with what ``read_trees_of`` found."""
    return [
        [_add(unit, row) if row else unit for unit, row in zip(units, found, strict=True)]
        for units, found in zip(documents, rows, strict=True)
    ]


def write_rows(path: Path, rows: dict[str, list[list[Row]]]) -> None:
    path.write_text(json.dumps(rows, separators=(",", ":")), encoding="utf-8")


def read_rows(path: Path) -> dict[str, list[list[Row]]]:
    found: dict[str, list[list[Row]]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _read(networks: Sequence[Network], windows: list[list[Unit]]) -> list[Row]:
    batch = make_batch(windows, None)
    states = [_encode(network, batch) for network in networks]
    heads = [network.heads for network in networks]
    _, *attributes, upos = (
        _mean(shares)
        for shares in zip(
            *(
                [scores.log_softmax(-1) for scores in split_scores(head.words(words))]
                for head, words in zip(heads, states, strict=True)
            ),
            strict=True,
        )
    )
    rows: list[Row] = []
    begin = 0
    for unit in (unit for window in windows for unit in window):
        end = begin + len(unit.pieces)
        arcs = [
            head.arcs(words[None, begin:end]) for head, words in zip(heads, states, strict=True)
        ]
        tree = best_tree(_mean([scores[0].log_softmax(-1) for scores, _, _ in arcs]).cpu().numpy())
        places = torch.tensor([governor + 1 for governor in tree])
        relations = _mean(
            [
                head.labels(dependent[0], governor[0][places]).log_softmax(-1)
                for head, (_, dependent, governor) in zip(heads, arcs, strict=True)
            ]
        )
        chosen = [
            max(
                range(len(readings)),
                key=lambda n, at=at, readings=readings: sum(  # type: ignore[misc]
                    float(log[at, value])
                    for log, value in zip(attributes, readings[n], strict=True)
                ),
            )
            if readings
            else -1
            for at, readings in enumerate(unit.readings or [()] * len(unit.pieces), begin)
        ]
        parts = upos[begin:end].argmax(-1).tolist()
        rows.append([tree, relations.argmax(-1).tolist(), parts, chosen])
        begin = end
    return rows


def _encode(network: Network, batch: Batch) -> Tensor:
    device = "cuda" if torch.cuda.is_available() else "cpu"
    with torch.autocast(device, torch.bfloat16):
        state = network.encode(batch.ids, batch.starts, batch.mask, batch.starts_mask)
    return state[batch.window, batch.column].float()


def _mean(parts: Sequence[Tensor]) -> Tensor:
    return torch.stack(list(parts)).mean(0)


def _add(unit: Unit, row: Row) -> Unit:
    heads, relations, upos, chosen = row
    return replace(
        unit,
        heads=tuple(heads),
        relations=tuple(relations),
        upos=tuple(upos),
        readings=tuple(
            readings[place : place + 1] if place >= 0 else ()
            for readings, place in zip(unit.readings, chosen, strict=True)
        )
        if unit.readings
        else (),
    )
