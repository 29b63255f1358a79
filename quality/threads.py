"""Threads over mixed stories: B-cubed of the groups against the stories they came from.

    python quality/threads.py CORPUS.jsonl... [--mixtures]

Each file is one story. Baselines: every document alone, and all in one thread. ``--mixtures`` also
measures every story alone and every two and three of them mixed: a method that gains on the whole
and loses on its parts is fitted to the whole.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import combinations
from pathlib import Path

from podobno.link.threads import group_threads
from podobno.model import Findings
from podobno.pipeline import read_documents, take_in
from podobno.settings import Settings


def main() -> None:
    """Group the documents of all files and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--engine", default="light")
    parser.add_argument("--mixtures", action="store_true")
    arguments = parser.parse_args()
    settings = Settings(engine=arguments.engine)
    truth = {
        d.id: Path(corpus).stem
        for corpus in arguments.corpora
        for d in take_in([corpus], settings).documents
    }
    documents = take_in(arguments.corpora, settings).documents
    findings = tuple(read_documents(documents, settings))
    groups = group_threads(findings)
    print(
        f"{len(findings)} documents, {len(groups)} threads, sizes {[len(g) for g in groups][:20]}"
    )
    for name, found in (
        ("threads", groups),
        ("each alone", tuple((d,) for d in truth)),
        ("one thread", (tuple(truth),)),
    ):
        print(f"{name:12s} B3 {b_cubed(found, truth):.4f}")
    for group in groups[:12]:
        print(Counter(truth.get(d, "?") for d in group))
    if arguments.mixtures:
        _measure_mixtures(findings, truth)


def _measure_mixtures(findings: tuple[Findings, ...], truth: dict[str, str]) -> None:
    stories = sorted(set(truth.values()))
    scores = []
    for size in (1, 2, 3):
        for chosen in combinations(stories, size):
            part = tuple(f for f in findings if truth[f.document.id] in chosen)
            here = {f.document.id: truth[f.document.id] for f in part}
            scores.append(b_cubed(group_threads(part), here))
            print(f"{scores[-1]:.4f} {' + '.join(chosen)}")
    print(f"mixtures: mean {sum(scores) / len(scores):.4f}, least {min(scores):.4f}")


def b_cubed(groups: tuple[tuple[str, ...], ...], truth: dict[str, str]) -> float:
    """The harmonic mean of B-cubed precision and recall (Bagga and Baldwin 1998)."""
    sizes = Counter(truth.values())
    precision = recall = 0.0
    for group in groups:
        counts = Counter(truth[d] for d in group if d in truth)
        for d in group:
            if d in truth:
                precision += counts[truth[d]] / len(group)
                recall += counts[truth[d]] / sizes[truth[d]]
    precision, recall = precision / len(truth), recall / len(truth)
    return 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    main()
