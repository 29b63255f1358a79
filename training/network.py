"""Pieces of a window come in, scores of names, tags and arcs for each of its words go out.

The encoder is multilingual-e5-small with the pieces that were kept. The heads read it twice, at
half depth and at full depth, so that one training run gives a fast engine (half the layers) and
an accurate one.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from podobno.language.pl.labels import CASE, GENDER, NAMES, NUMBER, POS, RELATIONS, UPOS, WIDTHS
from training.units import NKJP

HIDDEN, INNER, HEADS = 384, 1536, 12
ARC, LABEL = 160, 64


class Layer(nn.Module):
    """One transformer block, normalised after each half as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.output = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.last_norm = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        heads = self.query_key_value(x).view(batch, length, 3, HEADS, HIDDEN // HEADS)
        query, key, value = heads.permute(2, 0, 3, 1, 4)
        scores = (query * (HIDDEN // HEADS) ** -0.5) @ key.transpose(-1, -2)
        if mask is None:
            mixed = scores.softmax(-1) @ value
        else:  # kept in bfloat16, which autocast's softmax would leave: a third of a step's time
            mixed = torch._softmax(scores + mask.to(scores.dtype), -1, False) @ value
        x = self.norm(x + self.output(mixed.transpose(1, 2).reshape(batch, length, HIDDEN)))
        return self.last_norm(x + self.outer(functional.gelu(self.inner(x))))


class WordHeads(nn.Module):
    """Scores for each word: names, tag attributes, UPOS; for each pair: arc and relation."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Linear(HIDDEN, sum(WIDTHS))
        self.nkjp = nn.Linear(HIDDEN, len(NKJP))
        self.root = nn.Parameter(torch.zeros(1, 1, HIDDEN))
        self.dependent = nn.Linear(HIDDEN, ARC + LABEL)
        self.governor = nn.Linear(HIDDEN, ARC + LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC + 1))
        self.label = nn.Parameter(torch.randn(len(RELATIONS), LABEL, LABEL) * 0.02)
        self.label_bias = nn.Linear(2 * LABEL, len(RELATIONS))
        nn.init.xavier_uniform_(self.arc)

    def arcs(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores [batch, dependent, root + governor] and the two sides of the label scorer."""
        batch = words.shape[0]
        dependent = functional.gelu(self.dependent(words))
        governors = torch.cat([self.root.expand(batch, 1, HIDDEN).to(words.dtype), words], 1)
        governor = functional.gelu(self.governor(governors))
        known = functional.pad(governor[..., :ARC], (0, 1), value=1.0)
        scores = (dependent[..., :ARC] @ self.arc) @ known.transpose(-1, -2)
        return scores, dependent[..., ARC:], governor[..., ARC:]

    def labels(self, dependent: Tensor, governor: Tensor) -> Tensor:
        """Relation scores of chosen pairs [pairs, relations]."""
        left = torch.einsum("pi,rij->prj", dependent, self.label)
        both = torch.einsum("prj,pj->pr", left, governor)
        return both + self.label_bias(torch.cat([dependent, governor], -1))

    def label_parts(self, dependent: Tensor, governor: Tensor) -> tuple[Tensor, ...]:
        """What the relation of any pair of one window is made of: the product of two vectors, one
        of each dependent and relation, one of each governor, and a bias of each. Only the pairs of
        the tree are ever multiplied: all pairs took a tenth of the network's time."""
        width = dependent.shape[1]
        left = dependent @ self.label.permute(1, 0, 2).reshape(width, len(RELATIONS) * width)
        weight, bias = self.label_bias.weight, self.label_bias.bias
        left_bias = dependent @ weight[:, :width].t() + bias
        return left, left_bias, governor, governor @ weight[:, width:].t()


class Network(nn.Module):
    """The encoder with heads at the depths asked for, the deepest last."""

    def __init__(self, pieces: int, depths: Sequence[int] = (6, 12)) -> None:
        super().__init__()
        self.depths = tuple(depths)
        self.pieces = nn.Embedding(pieces, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(self.depths[-1]))
        self.heads = nn.ModuleList(WordHeads() for _ in self.depths)
        self.dropout = nn.Dropout(0.1)

    def encode(self, ids: Tensor, mask: Tensor | None) -> list[Tensor]:
        """The state of each piece at each depth asked for."""
        places = torch.arange(ids.shape[1])
        x = self.dropout(self.norm(self.pieces(ids) + self.positions(places)))
        states = []
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, mask)
            if number in self.depths:
                states.append(x)
        return states


class Exported(nn.Module):
    """One window at one depth, as the ONNX file holds it."""

    def __init__(self, network: Network, which: int) -> None:
        super().__init__()
        self.network, self.which = network, which

    def forward(self, ids: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        state = self.network.encode(ids, None)[self.which]
        words = state[:, first]
        head = self.network.heads[self.which]
        assert isinstance(head, WordHeads)
        scores, dependent, governor = head.arcs(words)
        parts = head.label_parts(dependent[0], governor[0])
        return head.words(words)[0], scores[0], *parts


def build_network(
    base: Mapping[str, NDArray[np.float32]], rows: Sequence[int], depths: Sequence[int] = (6, 12)
) -> Network:
    """A network that starts from the base model, with the rows of its word table that were kept."""
    network = Network(len(rows), depths)

    def put(parameter: Tensor, *names: str) -> None:
        with torch.no_grad():
            parameter.copy_(torch.from_numpy(np.concatenate([base[name] for name in names])))

    with torch.no_grad():
        network.pieces.weight.copy_(torch.from_numpy(base["emb.word"][np.array(rows)]))
        types = torch.from_numpy(base["emb.type"][:1])
        network.positions.weight.copy_(torch.from_numpy(base["emb.pos"]) + types)
    put(network.norm.weight, "emb.ln.w")
    put(network.norm.bias, "emb.ln.b")
    for number, layer in enumerate(network.layers):
        for module, *names in (
            (layer.query_key_value, "q", "k", "v"),
            (layer.output, "ao"),
            (layer.norm, "aln"),
            (layer.inner, "fi"),
            (layer.outer, "fo"),
            (layer.last_norm, "oln"),
        ):
            put(module.weight, *(f"l{number}.{name}.w" for name in names))
            put(module.bias, *(f"l{number}.{name}.b" for name in names))
    return network


def split_scores(scores: Tensor) -> tuple[Tensor, ...]:
    """Names, part of speech, number, case, gender and UPOS from the word scores."""
    assert tuple(map(len, (NAMES, POS, NUMBER, CASE, GENDER, UPOS))) == WIDTHS
    return torch.split(scores, list(WIDTHS), -1)
