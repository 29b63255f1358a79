"""Rewrites times in the style of the KPWr corpus, which marks less than our guidelines ask for.

    python -m quality.kpwr_style kpwr-times.jsonl annotations.jsonl out.jsonl

KPWr marks no plain past, present or future ("obecnie", "wcześniej", "w przyszłości") and leaves
"temu" outside the span. Scored without this, each such time counts as an error.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

AGO = " temu"


def rewrite(times: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """The times that KPWr would mark, with its spans."""
    kept = []
    for time in times:
        words = text[time["start"] : time["end"]]
        if words.endswith(AGO):
            kept.append({**time, "end": time["end"] - len(AGO)})
        elif not (time["value"] or "").endswith("_REF"):
            kept.append(time)
    return kept


def main() -> None:
    """Read texts and annotations, write the annotations rewritten."""
    corpus, annotations, out = map(Path, sys.argv[1:4])
    rows = map(json.loads, corpus.read_text(encoding="utf-8").splitlines())
    texts = {row["id"]: row["text"] for row in rows}
    with out.open("w", encoding="utf-8") as file:
        for line in annotations.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            document["times"] = rewrite(document["times"], texts[document["doc"]])
            file.write(json.dumps(document, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
