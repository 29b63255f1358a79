"""How many words a second the finders of times and of figures read once a text is analysed.

    python -m quality.finders_speed articles.jsonl

One core, processor time, the best of five rounds; the light engine makes the analyses.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from podobno.extract.figures import find_figures
from podobno.extract.times import find_times
from podobno.language import analyse
from podobno.language.pl import PACK
from podobno.model import Analysis, Document

_ROUNDS = 5


def read_analyses(path: Path) -> tuple[Analysis, ...]:
    """Every record of a JSONL file, analysed."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return tuple(
        analyse(
            Document(
                id=row["id"],
                text=row["text"],
                sha256="",
                source_sha256="",
                published=row.get("published"),
                language="pl",
            ),
            engine="light",
        )
        for row in rows
    )


def count_words(analyses: tuple[Analysis, ...]) -> int:
    """The tokens that hold a letter or a digit."""
    return sum(
        token.text[0].isalnum()
        for analysis in analyses
        for sentence in analysis.sentences
        for token in sentence.tokens
    )


def best_seconds(work: Callable[[], object]) -> float:
    """Processor seconds of the fastest round, after one to warm the caches."""
    work()
    return min(_seconds(work) for _ in range(_ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    """Measure and print."""
    analyses = read_analyses(Path(sys.argv[1]))
    words = count_words(analyses)
    times = [find_times(analysis, PACK) for analysis in analyses]
    pairs = list(zip(analyses, times, strict=True))
    spent_times = best_seconds(lambda: [find_times(analysis, PACK) for analysis in analyses])
    spent_figures = best_seconds(lambda: [find_figures(one, PACK, found) for one, found in pairs])
    for name, spent in (
        ("times", spent_times),
        ("figures", spent_figures),
        ("both", spent_times + spent_figures),
    ):
        print(f"{name}: {words / spent:,.0f} words a second")


if __name__ == "__main__":
    main()
