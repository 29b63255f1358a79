"""The scoreboard: measures the program on annotated articles and keeps floors under the scores.

    python quality/gate.py --data DIR            measure, compare with floors.json, exit 1 on a fall
    python quality/gate.py --data DIR --pin      raise floors to the scores just measured (-.01),
                                                 and write what the page's foot shows
    python quality/gate.py --data DIR --lower NAME --why TEXT
                                                 lower one floor; the reason is kept beside it

DIR holds ``gold/`` and ``corpus/``; where it is absent there is nothing to measure and the gate
says so. Beside each score stands what a trivial method reaches (``quality/baselines.py``).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from podobno import store
from podobno.link.copies import find_reuse
from podobno.link.threads import group_threads
from quality.acceptance import check_seeds
from quality.baselines import entity_a_lemma, one_cluster, one_thread, write_baseline
from quality.copies import exhaustive_pairs
from quality.threads import b_cubed

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SHOWN = Path("src/podobno/report/scores.json")
# A floor stands this far below the last measured value: the articles are few.
SLACK = 0.01
PODOBNO = [sys.executable, "-m", "podobno"]
# Scores that the names of the story may change.
_IN_DOSSIER = (
    "dossier.statements.found+speaker",
    "dossier.statements.speaker",
    "dossier.events.actor",
    "dossier.events.recipient",
    "dossier.events.who_what_whom",
)
# Entities are scored over whole topics; brexit alone takes as long as the others together.
TOPICS = ("asia_bibi", "brexit", "covid-19", "nord_stream", "russia_ukraine_war", "ryanair")


def main() -> int:
    """Measure, print the table, and return 1 where a score fell below its floor."""
    arguments = _arguments()
    data = arguments.data
    if not (data / "gold" / "articles.jsonl").is_file():
        print(f"{data}: no annotated articles here, nothing to measure")
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    with tempfile.TemporaryDirectory() as folder:
        scores, baseline = measure(data, Path(folder))
    if arguments.lower:
        floors[arguments.lower] = {
            "floor": round(scores[arguments.lower] - SLACK, 4),
            "why": arguments.why,
        }
    if arguments.pin:
        _pin(scores, floors, data)
    elif arguments.lower:
        _write(FLOORS, floors)
    return _print_table(scores, baseline, floors)


def measure(data: Path, folder: Path) -> tuple[dict[str, float], dict[str, float]]:
    """All scores by name, ours and the baseline's."""
    gold = data / "gold"
    started = time.perf_counter()
    ours = folder / "annotations.jsonl"
    _podobno("annotate", gold / "articles.jsonl", gold / "more" / "articles.jsonl", "-o", ours)
    seconds = time.perf_counter() - started
    trivial = folder / "baseline.jsonl"
    write_baseline([gold / "articles.jsonl", gold / "more" / "articles.jsonl"], trivial)
    scores, baseline = _articles(gold, ours), _articles(gold, trivial)
    scores |= _dossier(gold, folder / "dossier")
    baseline |= {name: scores[name.removeprefix("dossier.")] for name in _IN_DOSSIER}
    for name, story in (("kim", "kim-2025"), ("nord", "nord-stream-2018")):
        _build_story(gold, story, folder / name)
        told = folder / name / "annotations.jsonl"
        scores |= _story(gold, story, name, folder / name / "story.json", told)
        one = folder / f"{name}-one.json"
        one.write_text(one_cluster(folder / name / "story.json"), encoding="utf-8")
        baseline |= _story(gold, story, name, one, told)
    met = check_seeds(data)
    scores["seeds.met"] = sum(met.values()) / len(met)
    for name in [name for name, is_met in met.items() if not is_met]:
        print(f"seeds, not met: {name}")
    scores |= _kpwr(gold, folder)
    for topic in TOPICS:
        _podobno("build", data / "corpus" / "pl" / f"{topic}.jsonl", "-o", folder / topic)
        annotations = folder / topic / "annotations.jsonl"
        scores |= _entities(data, topic, annotations)
        lemmas = folder / f"{topic}-lemmas.jsonl"
        lemmas.write_text(entity_a_lemma(annotations), encoding="utf-8")
        baseline |= _entities(data, topic, lemmas)
    for name in ("entity.matched", "entity.all"):
        for table in (scores, baseline):
            table[f"topics.{name}"] = sum(table[f"{t}.{name}"] for t in TOPICS) / len(TOPICS)
    scores |= _threads(folder)
    baseline["threads"] = one_thread(folder, TOPICS)
    scores |= _copies(folder / "nord_stream")
    print(f"annotated in {seconds:.0f} s")
    return scores, baseline


def _articles(gold: Path, annotations: Path) -> dict[str, float]:
    """Scores of the measured articles; hedges over those and ``more`` together."""
    tool = gold / "tools" / "score.py"
    rows = _score(tool, "--gold", gold, "--system", annotations, "--names", gold / "names.jsonl")
    both = _score(tool, "--gold", gold, gold / "more", "--system", annotations)
    return {**_values(rows), "statements.hedged": _value(both["statements.hedged"])}


def _dossier(gold: Path, folder: Path) -> dict[str, float]:
    """What is told under the story's names instead of each document's own; beside it stands, as
    the trivial method, what the documents alone give."""
    _podobno("build", gold / "articles.jsonl", "-o", folder)
    rows = _articles(gold, folder / "annotations.jsonl")
    return {name: rows[name.removeprefix("dossier.")] for name in _IN_DOSSIER}


def _build_story(gold: Path, story: str, folder: Path) -> None:
    sources = folder.with_suffix(".jsonl")
    _write_story_sources(gold, story, sources)
    _podobno("build", sources, "-o", folder)


def _story(gold: Path, story: str, name: str, path: Path, annotations: Path) -> dict[str, float]:
    rows = _score(
        gold / "tools" / "score.py",
        *("--gold", gold / story, "--system", annotations),
        *("--story", path, "--story-gold", gold / story / "story.json"),
    )
    kept = {k: v for k, v in rows.items() if k.startswith("story.")}
    return {f"{name}.{key}": value for key, value in _values(kept).items()}


def _write_story_sources(gold: Path, story: str, path: Path) -> None:
    docs = {
        json.loads(file.read_text(encoding="utf-8"))["doc"]
        for file in (gold / story).glob("*.gold.json")
    }
    lines = (gold / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.strip() and json.loads(line)["id"] in docs]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")


def _kpwr(gold: Path, folder: Path) -> dict[str, float]:
    """Times on KPWr documents, as the guidelines of the articles have them and without plain past,
    present and future, which KPWr does not mark; other conventions differ a little, see its scorer.
    """
    source = gold / "kpwr-times" / "kpwr-times.jsonl"
    scores = {}
    for name, option in (("kpwr", "--references"), ("kpwr.no-references", "--no-references")):
        out = folder / f"{name}.jsonl"
        _podobno("annotate", source, "-o", out, option)
        rows = _score(gold / "tools" / "score_kpwr.py", source, out)
        scores |= {f"{name}.{key}": value for key, value in _values(rows).items()}
    return scores


def _entities(data: Path, topic: str, annotations: Path) -> dict[str, float]:
    rows = _score(
        data / "gold" / "tools" / "score_names.py",
        data / "corpus" / "pl" / f"{topic}.names.jsonl",
        annotations,
    )
    return {
        f"{topic}.{key}": _value(rows[key])
        for key in ("strict", "lemma", "entity.matched", "entity.all")
    }


def _threads(folder: Path) -> dict[str, float]:
    """B-cubed of threads over the six stories mixed, from the findings their dossiers keep."""
    truth, findings = {}, []
    for topic in TOPICS:
        kept = store.read_dossier(folder / topic)
        truth.update(dict.fromkeys(kept.findings, topic))
        findings += kept.findings.values()
    return {"threads": b_cubed(group_threads(tuple(findings)), truth)}


def _copies(dossier: Path) -> dict[str, float]:
    """Document pairs that share a sentence, against comparing every pair of sentences."""
    findings = tuple(store.read_dossier(dossier).findings.values())
    wanted = exhaustive_pairs(findings)
    found = {(min(r.a, r.b), max(r.a, r.b)) for r in find_reuse(findings)}
    hit = len(found & wanted)
    return {
        "copies.precision": hit / max(1, len(found)),
        "copies.recall": hit / max(1, len(wanted)),
    }


def _score(tool: Path, *arguments: object) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(tool), *map(str, arguments), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    rows: dict[str, Any] = json.loads(done.stdout)
    return rows


def _podobno(*arguments: object) -> None:
    done = subprocess.run([*PODOBNO, *map(str, arguments)], capture_output=True, text=True)
    # 1 means done with problems listed.
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        sys.exit(f"podobno {' '.join(map(str, arguments))}\n{done.stdout}{done.stderr}")


def _value(row: dict[str, Any]) -> float:
    return float(row.get("f1", row.get("acc")) or 0.0)


def _values(rows: dict[str, Any]) -> dict[str, float]:
    return {name: _value(row) for name, row in rows.items() if isinstance(row, dict)}


def _print_table(
    scores: dict[str, float], baseline: dict[str, float], floors: dict[str, Any]
) -> int:
    fallen = 0
    print(f"{'score':34s} {'ours':>7s} {'floor':>7s} {'trivial':>8s}")
    for name, value in sorted(scores.items()):
        floor = floors.get(name, {}).get("floor")
        bad = floor is not None and value < floor - 1e-9
        fallen += bad
        print(
            f"{name:34s} {value:7.4f} {'' if floor is None else f'{floor:.4f}':>7s} "
            f"{f'{baseline[name]:.4f}' if name in baseline else '':>8s}{'  FELL' if bad else ''}"
        )
    missing = sorted(set(floors) - set(scores) - {"digest"})
    for name in missing:
        print(f"{name}: has a floor but was not measured")
    return 1 if fallen or missing else 0


def _pin(scores: dict[str, float], floors: dict[str, Any], data: Path) -> None:
    for name, value in scores.items():
        old = floors.get(name, {}).get("floor", 0.0)
        floors[name] = {**floors.get(name, {}), "floor": max(old, round(value - SLACK, 4), 0.0)}
    _write(FLOORS, floors)
    articles = (data / "gold" / "articles.jsonl").read_bytes()
    _write(
        SHOWN,
        {
            "articles": len(articles.splitlines()),
            "digest": hashlib.sha256(articles).hexdigest()[:12],
            "scores": {n: round(v, 3) for n, v in scores.items() if n.count(".") >= 1},
        },
    )


def _write(path: Path, record: dict[str, Any]) -> None:
    path.write_text(
        json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--lower", metavar="NAME")
    parser.add_argument("--why", default="")
    arguments = parser.parse_args()
    if arguments.lower and not arguments.why:
        parser.error("--lower needs --why")
    return arguments


if __name__ == "__main__":
    sys.exit(main())
