"""Gold events and a system's annotations come in, trigger and type of one PLOVER type go out.

Run: ``python -m quality.consult GOLD_DIR ANNOTATIONS SCORE_PY [TYPE]``. The pairing is the
scorer's own, so that the number is comparable with its ``events.found``.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType


def load_scorer(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_type(gold: Path, annotations: Path, scorer: ModuleType, kind: str) -> tuple[int, ...]:
    """Events of one type that pair, stand in the gold, and were found."""
    lines = annotations.read_text(encoding="utf-8").splitlines()
    found = {row["doc"]: row["events"] for row in map(json.loads, filter(None, lines))}
    hits = wanted = given = 0
    for path in sorted(gold.glob("**/*.gold.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        if row["doc"] not in found:
            continue
        own = [e for e in row["events"] if e["type"] == kind]
        got = [e for e in found[row["doc"]] if e["type"] == kind]
        pairs = scorer.pair(own, got, lambda a, b: scorer.near(a["trigger"], b["trigger"]))
        hits, wanted, given = hits + len(pairs), wanted + len(own), given + len(got)
    return hits, wanted, given


def main(arguments: list[str]) -> None:
    """Prints F1, precision and recall of one type, CONSULT unless another is named."""
    gold, annotations, scorer = (Path(argument) for argument in arguments[:3])
    kind = arguments[3] if len(arguments) > 3 else "CONSULT"
    hits, wanted, given = score_type(gold, annotations, load_scorer(scorer), kind)
    f1 = 2 * hits / (wanted + given) if wanted + given else 0.0
    print(f"{kind} f1 {f1:.4f}  p {hits / max(given, 1):.4f}  r {hits / max(wanted, 1):.4f}")


if __name__ == "__main__":
    main(sys.argv[1:])
