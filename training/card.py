"""Scores come in, the model card beside the weights goes out."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from training.courses import ENGINE, TEACHER, WIDE


def write_card(path: Path, scores: Mapping[str, Any]) -> None:
    """The card with the figures of ``scores.json``."""
    runs = scores["runs"]
    here = Path(__file__).parent
    tried = (here / "tried.md").read_text(encoding="utf-8").strip()
    text = (
        (here / "card.md")
        .read_text(encoding="utf-8")
        .format(
            date=scores["date"],
            layers=ENGINE.layers,
            inner=ENGINE.inner,
            upper=ENGINE.layers - (ENGINE.whole or ENGINE.layers),
            size=round(scores["networks"][ENGINE.name]["bytes"] / 1e6, 1),
            sha256=scores["sha256"],
            train=scores["articles"]["train"],
            mixed=scores["articles"]["mixed"],
            **_length("", runs[ENGINE.name]),
            **_length("wide_", runs[WIDE.name]),
            **_length("teacher_", runs[TEACHER.name]),
            teacher_scores=_row(scores["teacher, pdb-dev"]),
            table=_table(scores["networks"]),
            tune=_percent(scores["base forms, KPWr tune"]),
            nkjp=_row(scores["NKJP names"]),
            nested=_nested(scores.get("NKJP nested names", {})) or "not run",
            second=_second(scores.get("second topic")),
            tried=tried,
        )
    )
    path.write_text(text, encoding="utf-8")


def _second(scores: Mapping[str, Any] | None) -> str:
    """Names of the second topic that was left out, where it was."""
    if scores is None:
        return "not run"
    return f"`{scores['topic']}`, names {_row(scores['names'])}"


def _nested(scores: Mapping[str, Mapping[str, float]]) -> str:
    """Names within names, by each network alone and by all together."""
    return "; ".join(f"{name} {_row(values)}" for name, values in scores.items())


def _length(prefix: str, run: Mapping[str, Any]) -> dict[str, object]:
    return {
        f"{prefix}steps": run["steps"],
        f"{prefix}pieces": round(run["pieces"] / 1e6, 1),
        f"{prefix}minutes": round(run["seconds"] / 60),
    }


def _table(networks: Mapping[str, Any]) -> str:
    rows = ["| measure | " + " | ".join(networks) + " |"]
    rows.append("|---|" + "---|" * len(networks))
    first = next(iter(networks.values()))
    for group, values in first.items():
        if group == "bytes":
            cells = [f"{n['bytes'] / 1e6:.1f} MB" for n in networks.values()]
            rows.append(f"| size | {' | '.join(cells)} |")
            continue
        for key in values:
            cells = [_cell(group, n.get(group), key) for n in networks.values()]
            rows.append(f"| {group}: {key} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _cell(group: str, values: Mapping[str, float] | None, key: str) -> str:
    """A figure; a dash where the network was not measured so."""
    if values is None:
        return "–"
    return f"{values[key]:,.0f}" if group == "speed" else _percent(values.get(key, 0.0))


def _row(values: Mapping[str, float]) -> str:
    return ", ".join(f"{key} {_percent(value)}" for key, value in values.items())


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"
