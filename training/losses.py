"""Word states and what is known of the words come in, one number to make small goes out."""

import torch
from torch import Tensor
from torch.nn import functional

from training.network import WordHeads, split_scores
from training.units import UNKNOWN
from training.windows import Batch

NKJP_WEIGHT = 0.5
# Words of untagged text count little: the dictionary only says which tags are possible.
SILVER_WEIGHT = 0.15


def measure_losses(head: WordHeads, state: Tensor, batch: Batch) -> dict[str, Tensor]:
    """The loss of each task at one depth; a task without known words in the batch is left out."""
    words = state[batch.window, batch.place]
    names, *attributes, upos = split_scores(head.words(words).float())
    losses = {
        "names": _known(names, batch.names),
        "nkjp": _known(head.nkjp(words).float(), batch.nkjp, NKJP_WEIGHT),
        "upos": _known(upos, batch.upos),
        "tags": _tag_loss(attributes, batch),
    }
    if bool((batch.heads != UNKNOWN).any()):
        losses |= _tree_losses(head, state, batch)
    return {task: loss for task, loss in losses.items() if loss is not None}


def _known(scores: Tensor, labels: Tensor, weight: float = 1.0) -> Tensor | None:
    if not bool((labels != UNKNOWN).any()):
        return None
    return weight * functional.cross_entropy(scores, labels, ignore_index=UNKNOWN)


def _tag_loss(attributes: list[Tensor], batch: Batch) -> Tensor | None:
    """How improbable the allowed readings are together, the attributes taken as independent."""
    keep = (batch.readings[:, 0, 0] >= 0).nonzero().squeeze(1)
    if not len(keep):
        return None
    readings = batch.readings[keep]
    total = torch.zeros(readings.shape[:2])
    for place, scores in enumerate(attributes):
        logs = scores[keep].log_softmax(-1)
        total = total + logs.gather(1, readings[..., place].clamp(min=0))
    total = total.masked_fill(readings[..., 0] < 0, float("-inf"))
    certain = batch.certain[keep]
    weight = torch.where(certain, 1.0, SILVER_WEIGHT)
    return -(total.logsumexp(1) * weight).sum() / weight.sum().clamp(min=1.0)


def _tree_losses(head: WordHeads, state: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Arcs against all words of the sentence and the root; relations at the true arcs."""
    counts = torch.bincount(batch.window, minlength=batch.ids.shape[0])
    first = torch.cat([torch.zeros(1, dtype=torch.long), counts.cumsum(0)[:-1]])
    within = torch.arange(len(batch.window)) - first[batch.window]
    known = torch.zeros(len(counts), dtype=torch.bool)
    known[batch.window[batch.heads != UNKNOWN]] = True
    rows = torch.full((len(counts),), -1)
    rows[known] = torch.arange(int(known.sum()))
    chosen = rows[batch.window] >= 0
    row, column = rows[batch.window[chosen]], within[chosen]
    size = (int(known.sum()), int(counts[known].max()))
    place = torch.zeros(size, dtype=torch.long)
    sentence = torch.full(size, -1)
    heads = torch.full(size, UNKNOWN)
    relations = torch.full(size, UNKNOWN)
    place[row, column] = batch.place[chosen]
    sentence[row, column] = batch.sentence[chosen]
    heads[row, column] = batch.heads[chosen]
    relations[row, column] = batch.relations[chosen]
    inside = state[known.nonzero()]
    words = inside.squeeze(1).gather(1, place.unsqueeze(-1).expand(-1, -1, state.shape[-1]))
    scores, dependent, governor = head.arcs(words)
    same = sentence.unsqueeze(2) == sentence.unsqueeze(1)
    same = torch.cat([torch.ones(*size, 1, dtype=torch.bool), same], 2)
    scores = scores.float().masked_fill(~same, -1e4)
    real = heads != UNKNOWN
    arc = functional.cross_entropy(scores[real], heads[real])
    pick = heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, governor.shape[-1])
    labels = head.labels(dependent[real], governor.gather(1, pick)[real])
    return {"arcs": arc, "relations": functional.cross_entropy(labels.float(), relations[real])}
