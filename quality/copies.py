"""Copies against an exhaustive alignment of every pair of sentences of a corpus.

    python quality/copies.py CORPUS.jsonl TRUTH.json [--compute]

With ``--compute`` the exhaustive alignment is made (once; minutes to an hour) and written to
TRUTH.json; without it ``find_reuse`` is compared with what stands there: precision and recall of
document pairs, and the time of both.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from rapidfuzz.distance import LCSseq

from podobno.language import analyse
from podobno.link.copies import MIN_SHARE, comparable_lines, find_reuse
from podobno.model import Findings
from podobno.pipeline import find_nothing, take_in
from podobno.settings import Settings


def main() -> None:
    """Compute the truth, or compare with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus")
    parser.add_argument("truth", type=Path)
    parser.add_argument("--compute", action="store_true")
    arguments = parser.parse_args()
    documents = take_in([arguments.corpus], Settings()).documents
    findings = tuple(find_nothing(analyse(d, engine="light")) for d in documents)
    if arguments.compute:
        started = time.perf_counter()
        pairs = exhaustive_pairs(findings)
        seconds = time.perf_counter() - started
        arguments.truth.write_text(json.dumps({"seconds": seconds, "pairs": sorted(pairs)}))
    truth = json.loads(arguments.truth.read_text(encoding="utf-8"))
    started = time.perf_counter()
    found = {(min(r.a, r.b), max(r.a, r.b)) for r in find_reuse(findings)}
    seconds = time.perf_counter() - started
    wanted = {tuple(pair) for pair in truth["pairs"]}
    hit = len(found & wanted)
    print(
        f"pairs: {len(wanted)} true, {len(found)} found; "
        f"precision {hit / max(1, len(found)):.4f}, recall {hit / max(1, len(wanted)):.4f}; "
        f"{seconds:.1f} s against {truth['seconds']:.1f} s"
    )
    for pair in sorted(wanted - found)[:10]:
        print("missed", *pair)


def exhaustive_pairs(findings: tuple[Findings, ...]) -> set[tuple[str, str]]:
    """Every pair of documents with at least one sentence in common, by comparing all."""
    lines = [(f.document.id, [line.words for line in comparable_lines(f)]) for f in findings]
    numbers: dict[str, int] = {}
    coded = [
        (doc, [[numbers.setdefault(w, len(numbers)) for w in words] for words in sentences])
        for doc, sentences in lines
    ]
    pairs = set()
    for i, (a, mine) in enumerate(coded):
        for b, theirs in coded[i + 1 :]:
            if _share_one(mine, theirs):
                pairs.add((min(a, b), max(a, b)))
    return pairs


def _share_one(mine: list[list[int]], theirs: list[list[int]]) -> bool:
    for x in mine:
        for y in theirs:
            needed = MIN_SHARE * min(len(x), len(y))
            if LCSseq.similarity(x, y, score_cutoff=needed) >= needed:
                return True
    return False


if __name__ == "__main__":
    main()
