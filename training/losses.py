"""Word states and what is known of the words come in, one number to make small goes out."""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from podobno.language.pl.labels import RELATIONS
from training.network import Heads, split_nested, split_scores
from training.units import UNKNOWN
from training.windows import Batch

# Words of untagged text count little: the dictionary only says which tags are possible.
SILVER_WEIGHT = 0.15


def measure_losses(
    head: Heads, state: Tensor, batch: Batch, nkjp_weight: float
) -> dict[str, Tensor]:
    """The loss of each task; a task without known words in the batch is left out."""
    words = state[batch.window, batch.column]
    names, *attributes, upos = split_scores(head.words(words).float())
    losses = {
        "names": _known(names, batch.names),
        "nkjp": _known(head.nkjp(words).float(), batch.nkjp, nkjp_weight),
        "upos": _known(upos, batch.upos),
        "tags": _tag_loss(attributes, batch),
    }
    if head.nested is not None:
        outer, inner = split_nested(head.nested(words).float())
        losses |= {"outer": _known(outer, batch.outer), "inner": _known(inner, batch.inner)}
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


def _tree_losses(head: Heads, state: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Arcs against all words of the sentence and the root; relations at the true arcs."""
    rows = torch.unique(batch.window[batch.heads != UNKNOWN])
    grid = _lay_out(batch, rows)
    heads = grid.spread(batch.heads, UNKNOWN)
    relations = grid.spread(batch.relations, UNKNOWN)
    scores, dependent, governor = head.arcs(grid.gather(state))
    scores = scores.float().masked_fill(~grid.same_sentence(batch), -1e4)
    real = heads != UNKNOWN
    arc = functional.cross_entropy(scores[real], heads[real])
    pick = heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, governor.shape[-1])
    labels = head.labels(dependent[real], governor.gather(1, pick)[real])
    return {"arcs": arc, "relations": functional.cross_entropy(labels.float(), relations[real])}


# Named otherwise by the treebanks than by what the guide learned from them, where they were not
# yet made alike (``treebanks.settle``): a guide is not asked about these.
_UNSETTLED = torch.tensor([RELATIONS.index(name) for name in ("acl", "obl", "iobj")])
_CASE = RELATIONS.index("case")


def follow(
    head: Heads, state: Tensor, guide: Heads, shown: Tensor, batch: Batch
) -> dict[str, Tensor]:
    """How far what ``head`` says of each word is from what a larger network says, whose state is
    ``shown``: the divergence of the shares of names, tags, arcs, and relations at its arcs."""
    at = batch.window, batch.column
    own, other = state[at], shown[at]
    groups = (*split_scores(head.words(own).float()), head.nkjp(own).float())
    wanted = (*split_scores(guide.words(other).float()), guide.nkjp(other).float())
    losses = [_apart(scores, aim) for scores, aim in zip(groups, wanted, strict=True)]
    grid = _lay_out(batch, torch.arange(batch.ids.shape[0]))
    same = grid.same_sentence(batch)
    scores, dependent, governor = head.arcs(grid.gather(state))
    aims, from_dependent, from_governor = guide.arcs(grid.gather(shown))
    hidden = ~same[grid.real]
    aim = aims[grid.real].float().masked_fill(hidden, -1e4)
    arcs = _apart(scores[grid.real].float().masked_fill(hidden, -1e4), aim)
    heads = torch.zeros(grid.real.shape, dtype=torch.long)
    heads[grid.real] = aim.argmax(-1)
    pick = heads.unsqueeze(-1).expand(-1, -1, governor.shape[-1])
    labels = head.labels(dependent[grid.real], governor.gather(1, pick)[grid.real]).float()
    wanted_labels = guide.labels(
        from_dependent[grid.real], from_governor.gather(1, pick)[grid.real]
    ).float()
    best = wanted_labels.argmax(-1)
    with_case = torch.zeros((heads.shape[0], heads.shape[1] + 1), dtype=torch.bool)
    row, _ = grid.real.nonzero(as_tuple=True)
    is_case = best == _CASE
    with_case[row[is_case], heads[grid.real][is_case]] = True
    bare = ~with_case[:, 1:][grid.real]
    skipped = torch.isin(best, _UNSETTLED) & (bare | (best == _UNSETTLED[0]))
    relations = _apart(labels[~skipped], wanted_labels[~skipped])
    return {"follow words": torch.stack(losses).sum(), "follow trees": arcs + relations}


def _apart(scores: Tensor, aim: Tensor) -> Tensor:
    """The divergence of the shares of ``scores`` from those of ``aim``, a mean over the words."""
    return functional.kl_div(
        scores.log_softmax(-1), aim.log_softmax(-1), log_target=True, reduction="batchmean"
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    """Some windows of a batch as rows, their words as columns."""

    rows: Tensor  # the window of each row
    row: Tensor  # of each word that is in the grid
    column: Tensor
    chosen: Tensor  # which of the batch's words these are
    real: Tensor  # [rows, columns]: whether a word stands there

    def spread(self, values: Tensor, empty: int) -> Tensor:
        """A number of each word of the batch, laid out in the grid."""
        grid = torch.full(self.real.shape, empty)
        grid[self.row, self.column] = values[self.chosen]
        return grid

    def gather(self, state: Tensor) -> Tensor:
        """The states of the words of these windows."""
        return state[self.rows, 1 : self.real.shape[1] + 1]

    def same_sentence(self, batch: Batch) -> Tensor:
        """Which word, or the root before them, may be the head of which."""
        sentence = self.spread(batch.sentence, -1)
        same = sentence.unsqueeze(2) == sentence.unsqueeze(1)
        return torch.cat([torch.ones(*sentence.shape, 1, dtype=torch.bool), same], 2)


def _lay_out(batch: Batch, rows: Tensor) -> _Grid:
    """The words of the windows with these numbers, which must be in order."""
    row_of = torch.full((batch.ids.shape[0],), -1)
    row_of[rows] = torch.arange(len(rows))
    chosen = (row_of[batch.window] >= 0).nonzero().squeeze(1)
    row, column = row_of[batch.window[chosen]], batch.column[chosen] - 1
    real = torch.zeros((len(rows), int(column.max()) + 1), dtype=torch.bool)
    real[row, column] = True
    return _Grid(rows, row, column, chosen, real)
