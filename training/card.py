"""Scores come in, the model card beside the weights goes out."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any


def write_card(path: Path, scores: Mapping[str, Any]) -> None:
    """The card with the figures of ``scores.json``."""
    shipped = str(scores["shipped"])
    run, teacher = scores["run"], scores["teacher"]
    here = Path(__file__).parent
    tried = (here / "tried.md").read_text(encoding="utf-8").strip()
    text = (
        (here / "card.md")
        .read_text(encoding="utf-8")
        .format(
            date=scores["date"],
            shipped=shipped,
            size=round(scores["depths"][shipped]["bytes"] / 1e6, 1),
            sha256=scores["sha256"],
            train=scores["articles"]["train"],
            mixed=scores["articles"]["mixed"],
            steps=run["steps"],
            pieces=round(run["pieces"] / 1e6, 1),
            minutes=round(run["seconds"] / 60),
            teacher_steps=teacher["steps"],
            teacher_minutes=round(teacher["seconds"] / 60),
            teacher_scores=_row(teacher["pdb-dev"]),
            table=_table(scores["depths"]),
            tune=_percent(scores["base forms, KPWr tune"]),
            nkjp=_row(scores["NKJP names"]),
            tried=tried,
        )
    )
    path.write_text(text, encoding="utf-8")


def _table(depths: Mapping[str, Any]) -> str:
    rows = ["| measure | " + " | ".join(f"{d} layers" for d in depths) + " |"]
    rows.append("|---|" + "---|" * len(depths))
    first = next(iter(depths.values()))
    for group, values in first.items():
        if group == "bytes":
            cells = [f"{d['bytes'] / 1e6:.1f} MB" for d in depths.values()]
            rows.append(f"| size | {' | '.join(cells)} |")
            continue
        for key in values:
            cells = [
                f"{d[group][key]:,.0f}" if group == "speed" else _percent(d[group].get(key, 0.0))
                for d in depths.values()
            ]
            rows.append(f"| {group}: {key} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _row(values: Mapping[str, float]) -> str:
    return ", ".join(f"{key} {_percent(value)}" for key, value in values.items())


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"
