"""Pieces of a window come in, scores of names, tags and arcs for each of its words go out.

The encoder is multilingual-e5-small with the pieces that were kept, or what was cut out of it:
fewer layers, a narrower inner layer, and no pieces but the first of each word in the upper ones.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from podobno.language.pl.labels import CASE, GENDER, NAMES, NUMBER, POS, RELATIONS, UPOS, WIDTHS
from training.name_marks import MARKS
from training.units import INNER as INNER_NAMES
from training.units import NKJP, OUTER

HIDDEN, INNER, HEADS = 384, 1536, 12
ARC, LABEL = 160, 64


class Layer(nn.Module):
    """One transformer block, normalised after each half as in BERT."""

    def __init__(self, inner: int, dropout: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.output = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, inner)
        self.outer = nn.Linear(inner, HIDDEN)
        self.last_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        heads = self.query_key_value(x).view(batch, length, 3, HEADS, HIDDEN // HEADS)
        query, key, value = heads.permute(2, 0, 3, 1, 4)
        scores = (query * (HIDDEN // HEADS) ** -0.5) @ key.transpose(-1, -2)
        if mask is None:
            mixed = scores.softmax(-1) @ value
        else:  # kept in bfloat16, which autocast's softmax would leave: a third of a step's time
            mixed = torch._softmax(scores + mask.to(scores.dtype), -1, False) @ value
        mixed = self.output(mixed.transpose(1, 2).reshape(batch, length, HIDDEN))
        x = self.norm(x + self.dropout(mixed))
        return self.last_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Heads(nn.Module):
    """Scores for each word: names, tag attributes, UPOS; for each pair: arc and relation."""

    def __init__(self, *, nested: bool, tree_dropout: float) -> None:
        super().__init__()
        self.words = nn.Linear(HIDDEN, sum(WIDTHS))
        self.nkjp = nn.Linear(HIDDEN, len(NKJP))
        self.nested = nn.Linear(HIDDEN, len(OUTER) + len(INNER_NAMES)) if nested else None
        self.root = nn.Parameter(torch.zeros(1, 1, HIDDEN))
        self.dependent = nn.Linear(HIDDEN, ARC + LABEL)
        self.governor = nn.Linear(HIDDEN, ARC + LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC + 1))
        self.label = nn.Parameter(torch.randn(len(RELATIONS), LABEL, LABEL) * 0.02)
        self.label_bias = nn.Linear(2 * LABEL, len(RELATIONS))
        self.dropout = nn.Dropout(tree_dropout)
        nn.init.xavier_uniform_(self.arc)

    def arcs(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores [batch, dependent, root + governor] and the two sides of the label scorer."""
        batch = words.shape[0]
        dependent = self.dropout(functional.gelu(self.dependent(words)))
        governors = torch.cat([self.root.expand(batch, 1, HIDDEN).to(words.dtype), words], 1)
        governor = self.dropout(functional.gelu(self.governor(governors)))
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
    """The encoder and the heads. ``whole`` layers read every piece, those above only the first of
    each word, which is all that the heads read. A ``nested`` network is told the marks of words and
    has a head for names within names. The dropouts are those behind each half of a layer, and of
    the two sides of an arc."""

    def __init__(
        self,
        pieces: int,
        layers: int,
        *,
        inner: int = INNER,
        whole: int | None = None,
        nested: bool = False,
        dropout: float = 0.0,
        tree_dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.whole = layers if whole is None else whole
        self.pieces = nn.Embedding(pieces, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.marks = nn.Linear(len(MARKS), HIDDEN, bias=False) if nested else None
        if self.marks is not None:
            nn.init.zeros_(self.marks.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(inner, dropout) for _ in range(layers))
        self.heads = Heads(nested=nested, tree_dropout=tree_dropout)
        self.dropout = nn.Dropout(0.1)

    def encode(
        self,
        ids: Tensor,
        starts: Tensor,
        mask: Tensor | None = None,
        starts_mask: Tensor | None = None,
        marks: Tensor | None = None,
    ) -> Tensor:
        """The state of each word of each window, that of the window's start before them;
        ``starts`` are the places of these pieces, and the masks hide padding."""
        x = self.pieces(ids) + self.positions(torch.arange(ids.shape[1]))
        if marks is not None and self.marks is not None:
            x = x + self.marks(marks).to(x.dtype)
        x = self.dropout(self.norm(x))
        for number, layer in enumerate(self.layers):
            if number == self.whole:
                x, mask = _take(x, starts), starts_mask
            x = layer(x, mask)
        return _take(x, starts) if self.whole == len(self.layers) else x


def _take(x: Tensor, places: Tensor) -> Tensor:
    return x.gather(1, places.unsqueeze(-1).expand(-1, -1, HIDDEN))


class Exported(nn.Module):
    """One window, as the ONNX file holds it."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        starts = torch.cat([torch.zeros(1, dtype=first.dtype), first])
        words = self.network.encode(ids, starts.unsqueeze(0))[:, 1:]
        heads = self.network.heads
        scores, dependent, governor = heads.arcs(words)
        parts = heads.label_parts(dependent[0], governor[0])
        return heads.words(words)[0], scores[0], *parts


def build_network(
    base: Mapping[str, NDArray[np.float32]], rows: Sequence[int], layers: int
) -> Network:
    """A network that starts from the base model, with the rows of its word table that were kept."""
    network = Network(len(rows), layers)

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


def split_nested(scores: Tensor) -> tuple[Tensor, ...]:
    """NKJP's outermost names, and those within them, from the scores of the nested head."""
    return torch.split(scores, [len(OUTER), len(INNER_NAMES)], -1)


def split_scores(scores: Tensor) -> tuple[Tensor, ...]:
    """Names, part of speech, number, case, gender and UPOS from the word scores."""
    assert tuple(map(len, (NAMES, POS, NUMBER, CASE, GENDER, UPOS))) == WIDTHS
    return torch.split(scores, list(WIDTHS), -1)
