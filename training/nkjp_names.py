"""A trained network and documents of NKJP come in, how well it finds their names goes out.

The rule is that of PolEval 2018: 0.8 of the F1 of names that overlap one of their kind, 0.2 of
that of exact ones. Networks are measured in float.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

import torch
from torch import Tensor

from training.courses import Course
from training.network import Network, split_nested
from training.units import INNER, NKJP, OUTER, Unit
from training.windows import Batch, make_batch, pack_windows

Name = tuple[int, int, str]  # its words' numbers in the document, and its kind
# How much other words of the document count that are written alike but for an ending.
OTHERS = 0.5
ENDING, STEM, SHORTEST = 2, 4, 3  # letters of an ending, least of a stem, least of a word


def measure_outermost(network: Network, documents: Sequence[list[Unit]]) -> dict[str, float]:
    """How well the head that is trained beside the others finds outermost names."""
    count = _Count()
    for windows in map(pack_windows, documents):
        batch = make_batch(windows, None)
        labels = _best_labels(network.heads.nkjp(_encode(network, batch)).softmax(-1), batch)
        count.add(_cut(batch.nkjp.tolist(), NKJP, batch), _cut(labels, NKJP, batch))
    return count.scores()


def measure_nested(
    networks: Sequence[tuple[Network, Course]], documents: Sequence[list[Unit]]
) -> dict[str, float]:
    """How well nested networks together, by the means of their shares, find all names, with kinds
    of places and parts of persons' names; each reads windows as long as those of its course.
    ``outermost`` is the rule's score without what stands inside a name and without kinds of
    places."""
    nested, outermost = _Count(), _Count()
    for units in documents:
        batch = make_batch([units], None)  # for the labels alone, so as long as it may be
        alike = _find_alike([form for unit in units for form in unit.forms])
        given = [
            _cut(_best_labels(_settle(shares, alike), batch), kinds, batch)
            for shares, kinds in zip(_read(networks, units), (OUTER, INNER), strict=True)
        ]
        wanted = _cut(batch.outer.tolist(), OUTER, batch), _cut(batch.inner.tolist(), INNER, batch)
        nested.add(wanted[0] | wanted[1], given[0] | given[1])
        outermost.add(_plain(wanted[0]), _plain(given[0]))
    return nested.scores() | {"outermost": outermost.scores()["PolEval"]}


def _read(networks: Sequence[tuple[Network, Course]], units: list[Unit]) -> list[Tensor]:
    """The mean shares of outermost labels of each word, and of those within. Each network reads a
    word twice, in windows that begin half a window apart: one has more before it, one behind."""
    parts = []
    for network, course in networks:
        assert network.heads.nested is not None
        half = len(next(iter(pack_windows(units, course.longest // 2)), []))
        for begun in (0, half):
            windows = [
                window
                for part in (units[:begun], units[begun:])
                for window in pack_windows(part, course.longest)
            ]
            states = [_encode(network, make_batch([window], None)) for window in windows]
            scores = network.heads.nested(torch.cat(states))
            parts.append([share.softmax(-1) for share in split_nested(scores)])
    return [torch.stack(shares).mean(0) for shares in zip(*parts, strict=True)]


@torch.no_grad()
def _encode(network: Network, batch: Batch) -> Tensor:
    """The states of a batch's words."""
    state = network.encode(batch.ids, batch.starts, batch.mask, batch.starts_mask, batch.marks)
    return state[batch.window, batch.column]


def _find_alike(forms: Sequence[str]) -> list[list[int]]:
    """The numbers of the words with a capital that differ in an ending at most."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        if form[0].isupper() and len(form) >= SHORTEST:
            groups[form[: max(STEM, len(form) - ENDING)].casefold()].append(number)
    return [group for group in groups.values() if len(group) > 1]


def _settle(shares: Tensor, alike: Sequence[list[int]]) -> Tensor:
    """The labels' shares, moved towards what is said of the words that are written alike."""
    kinds = torch.cat([shares[:, :1], shares[:, 1::2] + shares[:, 2::2]], 1).clamp(min=1e-4).log()
    moved = shares.clamp(min=1e-9).log()
    for group in alike:
        own = kinds[group]
        others = OTHERS * (own.sum(0) - own) / (len(group) - 1)
        moved[group] += torch.cat([others[:, :1], others[:, 1:].repeat_interleave(2, 1)], 1)
    return moved.softmax(-1)


def _best_labels(shares: Tensor, batch: Batch) -> list[int]:
    """The best path of labels through each sentence: I- stands only behind B- or I- of its kind."""
    logs = shares.clamp(min=1e-9).log()
    count = logs.shape[1]
    allowed = torch.zeros(count, count)
    for label in range(2, count, 2):  # O is 0, B- odd, I- even
        allowed[:, label] = float("-inf")
        allowed[label - 1 : label + 1, label] = 0.0
    first = torch.zeros(count)
    first[2::2] = float("-inf")
    labels: list[int] = []
    lengths = torch.unique_consecutive(batch.sentence, return_counts=True)[1].tolist()
    for rows in torch.split(logs, lengths):
        total, back = rows[0] + first, []
        for row in rows[1:]:
            best, steps = (total[:, None] + allowed).max(0)
            back.append(steps)
            total = best + row
        path = [int(total.argmax())]
        for steps in reversed(back):
            path.append(int(steps[path[-1]]))
        labels.extend(reversed(path))
    return labels


def _cut(labels: Sequence[int], inventory: Sequence[str], batch: Batch) -> set[Name]:
    """The names that B- and I- labels mark; an I- that goes on from nothing begins one."""
    sentences = batch.sentence.tolist()
    names: list[Name] = []
    for index, label in enumerate(labels):
        if label <= 0:
            continue
        kind = inventory[label][2:]
        goes_on = names and names[-1][1:] == (index, kind) and label % 2 == 0
        if goes_on and sentences[index] == sentences[index - 1]:
            names[-1] = (names[-1][0], index + 1, kind)
        else:
            names.append((index, index + 1, kind))
    return set(names)


def _plain(names: Iterable[Name]) -> set[Name]:
    return {(start, end, kind.split("-")[0]) for start, end, kind in names}


class _Count:
    """How many names there are, were found, and match."""

    def __init__(self) -> None:
        self.gold = self.system = self.exact = self.found = self.met = 0

    def add(self, wanted: set[Name], given: set[Name]) -> None:
        """Count the names of one document."""
        self.gold, self.system = self.gold + len(wanted), self.system + len(given)
        self.exact += len(wanted & given)
        self.found += sum(any(map(partial(_meets, name), wanted)) for name in given)
        self.met += sum(any(map(partial(_meets, name), given)) for name in wanted)

    def scores(self) -> dict[str, float]:
        """Overlap and exact F1, and the rule's mean of them."""
        precision, recall = self.found / max(1, self.system), self.met / max(1, self.gold)
        overlap = 2 * precision * recall / max(1e-9, precision + recall)
        exact = 2 * self.exact / max(1, self.gold + self.system)
        return {"overlap": overlap, "exact": exact, "PolEval": 0.8 * overlap + 0.2 * exact}


def _meets(name: Name, other: Name) -> bool:
    return name[2] == other[2] and name[0] < other[1] and other[0] < name[1]
