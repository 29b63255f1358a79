"""Writes docs/figures.md: what the grammar of figures understands, with examples that are read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from podobno.extract.figures import find_figures
from podobno.extract.times import find_times
from podobno.language.pl import PACK
from podobno.model import FigureMention
from quality.examples import read_example

EXAMPLES = Path(__file__).with_name("figure_examples.toml")

_HEAD = """\
# Figures

What counts as a figure in Polish text, and how each is read. The words stand in
`language/pl/numbers.toml`, `bounds.toml`, `units.toml` and `currencies.toml`; the examples below
are read when this page is made: `make docs`.

Each figure has a span, a `value` (the low end of a range), `high` for ranges, a `bound`
(`exact`, `about`, `more_than`, `at_least`, `less_than`, `at_most`, `range`, `order`), a `unit`,
the phrase `counted`, and the name of its `rule`. The statement it stands in gives its `source`,
else the subject of a verb such as *szacować na*, *mówić o* in its own clause; no value is averaged,
rounded or converted.

Two figures of different reports are one series where they count the same thing, the same happens
to it (`quantities.toml`) and the participants do not clash, whatever their values. Two readings of
a series are a conflict where their bounds leave no common value and both speak of one moment.
"""


def figures_page() -> str:
    """The page, from the grammar's tables and the examples as they are read now."""
    sections = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))["section"]
    return "\n".join([_HEAD, *(_section(section) for section in sections)])


def _section(section: dict[str, Any]) -> str:
    lines = [f"## {section['title']}", "", section["text"], ""]
    if "table" in section:
        name, _, part = section["table"].partition(".")
        words = ", ".join(f"`{word}`" for word in PACK.table(name)[part])
        lines += [f"Base forms: {words}.", ""]
    sentences = list(section["sentences"])
    if section.get("bounds"):
        lines += [*_bounds(), ""]
        entries = PACK.table("bounds")
        sentences = [e["example"] for e in (*entries["before"], *entries["after"])] + sentences
    lines += ["| text | read as |", "| --- | --- |"]
    lines += [f"| {sentence} | {_readings(sentence)} |" for sentence in sentences]
    return "\n".join([*lines, ""])


def _bounds() -> list[str]:
    entries = PACK.table("bounds")
    rows = ["| bound | before the number | behind it |", "| --- | --- | --- |"]
    kinds = dict.fromkeys(entry["bound"] for entry in (*entries["before"], *entries["after"]))
    for kind in kinds:
        before, after = (
            ", ".join(
                f"`{word}`" for e in entries[side] if e["bound"] == kind for word in e["words"]
            )
            for side in ("before", "after")
        )
        rows.append(f"| `{kind}` | {before} | {after} |")
    return rows


def _readings(sentence: str) -> str:
    analysis = read_example(sentence)
    figures = find_figures(analysis, PACK, find_times(analysis, PACK))
    return "; ".join(_shown(figure, sentence) for figure in figures) or "no figure"


def _shown(figure: FigureMention, sentence: str) -> str:
    value = _number(figure.value)
    if figure.high is not None:
        value += f"–{_number(figure.high)}"
    unit = f", `{figure.unit}`" if figure.unit else ""
    return f"**{sentence[figure.start : figure.end]}**: {figure.bound} {value}{unit}"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.4g}"
