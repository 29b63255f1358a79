"""What trivial methods find in the same articles, so that a score has something to be held against.

names       every run of capitalised words inside a sentence, typed PER, its own base form
times       ``3 września 2025``, ``2025-09-03`` and bare years, by two patterns
figures     digits and the next word, bound ``exact``, that word as its own unit
statements  every quotation in marks, said by the capitalised run nearest before it
events      every word that begins with ``spotka`` or ``rozm`` is a CONSULT of the two most
            frequent capitalised runs of the article
noise       none
entities    one entity a lower-cased base form
story       one event of all event mentions, one series of all figures, no conflicts
threads     all articles in one thread
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_NAME = re.compile(r"(?<=[a-ząćęłńóśźż,] )[A-ZĄĆĘŁŃÓŚŹŻ]\w+(?: [A-ZĄĆĘŁŃÓŚŹŻ]\w+)*")
_MONTHS = (
    *("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca"),
    *("lipca", "sierpnia", "września", "października", "listopada", "grudnia"),
)
_DATE = re.compile(
    rf"(\d{{1,2}}) ({'|'.join(_MONTHS)})(?: (\d{{4}})(?: r\.| roku)?)?"
    r"|\b(20\d\d|19\d\d)(?: r\.| roku)?"
)
_NUMBER = re.compile(r"(\d+) (\w+)")
_QUOTE = re.compile(r"[„\"]([^„”\"]{15,}?)[”\"]")
_MEETING = re.compile(r"\b(?:[Ss]potka|[Rr]ozm)\w*")


def write_baseline(sources: Iterable[Path], path: Path) -> None:
    """Write the annotations of every article of the sources (JSON lines)."""
    records = [json.loads(line) for s in sources for line in s.read_text("utf-8").splitlines()]
    lines = (json.dumps(annotate(record), ensure_ascii=False) for record in records)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def annotate(record: dict[str, Any]) -> dict[str, Any]:
    """One article as the trivial methods see it."""
    text, published = record["text"], record.get("published") or ""
    names = [
        {"start": m.start(), "end": m.end(), "type": "PER", "lemma": m[0]}
        for m in _NAME.finditer(text)
    ]
    frequent = [name for name, _ in Counter(n["lemma"] for n in names).most_common(2)]
    return {
        "doc": record["id"],
        "names": names,
        "times": [_time(m, published) for m in _DATE.finditer(text)],
        "figures": [
            {
                "start": m.start(),
                "end": m.end(),
                "value": int(m[1]),
                "bound": "exact",
                "unit": m[2],
                "source": None,
            }
            for m in _NUMBER.finditer(text)
            if m[2] not in _MONTHS
        ],
        "statements": [
            {
                "content": [list(m.span(1))],
                "kind": "direct",
                "speaker_name": next(
                    (n["lemma"] for n in reversed(names) if n["end"] <= m.start()), None
                ),
                "via": [],
            }
            for m in _QUOTE.finditer(text)
        ],
        "events": [
            {
                "trigger": list(m.span()),
                "type": "CONSULT",
                "actor": frequent,
                "recipient": [],
                "place": None,
                "date": published[:10] or None,
                "status": "occurred",
            }
            for m in _MEETING.finditer(text)
        ],
    }


def entity_a_lemma(annotations: Path) -> str:
    """The annotations with each lower-cased base form as an entity of its own."""
    lines = []
    for line in annotations.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for name in record["names"]:
            name["entity"] = name["lemma"].casefold()
        lines.append(json.dumps(record, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def one_cluster(path: Path) -> str:
    """The story with all mentions in one event, all readings in one series, and no conflict."""
    story = json.loads(path.read_text(encoding="utf-8"))
    story["events"] = [{"mentions": [m for e in story["events"] for m in e["mentions"]]}]
    story["figures"] = [{"readings": [r for f in story["figures"] for r in f["readings"]]}]
    story["conflicts"] = []
    return json.dumps(story)


def one_thread(folder: Path, topics: Iterable[str]) -> float:
    """B-cubed of one thread over all documents of some dossiers."""
    sizes = [
        len((folder / topic / "annotations.jsonl").read_text(encoding="utf-8").splitlines())
        for topic in topics
    ]
    precision = sum(n * n for n in sizes) / sum(sizes) ** 2
    return 2 * precision / (precision + 1)


def _time(match: re.Match[str], published: str) -> dict[str, Any]:
    if match[4]:
        value = match[4]
    else:
        month = _MONTHS.index(match[2]) + 1
        value = f"{match[3] or published[:4]}-{month:02d}-{int(match[1]):02d}"
    return {"start": match.start(), "end": match.end(), "type": "DATE", "value": value}
