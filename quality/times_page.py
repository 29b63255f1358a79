"""Writes docs/times.md: what the grammar of times understands, with examples that are read."""

from __future__ import annotations

from typing import Any

from podobno.extract.times import find_times
from podobno.language.pl import PACK
from podobno.model import TimeMention
from quality.examples import PUBLISHED, read_example

_HEAD = f"""\
# Times

What counts as a time in Polish text, and how each is read. Words, holidays, patterns and rules
stand in `language/pl/times.toml`; the examples below are its own, read when this page is made
(`make docs`) as if published on {PUBLISHED}, a Wednesday. Its cases: `tests/extract/cases/`.

Each time has a span (without the preposition in front, with the words that belong to it), a TIMEX3
`type` and `value`, a `precision`, the `anchor` it was counted from and the name of its `rule`:

- `calendar`: the year stands in the text;
- `published`: counted from the publication day, or the nearest that fits the tense of the clause;
- `narrative`: counted from the date told last, or settled by another mention of the document.

Where neither settles it, the value is null and `alternatives` lists what remains: every Wednesday
of a month, where the document is dated by its month only; a day or month without a year behind a
year gone by, where it may be of either year. A document without a date leaves relative
times null, unless its own text gives its year: a month of last year that is also written with its
year. A weekday that is not the written date's is kept in `note`, and the date wins; so is a day
that the calendar does not have (31 June), without a value.

Linguists who mark times in other corpora agree on most of this. Where they do not, the guidelines
of this project come first. Ninety Polish documents marked with TIMEX3 (KPWr) have no plain past,
present and future (`obecnie`, `wcześniej`): `--no-references`, or `references=False` from Python,
leaves them out here too. `make quality` measures both ways: found .94, with equal spans .87 without
them, .83 and .76 with them; the value is right for .84 of those whose value is complete. Of what
then still counts as an error, eight spans hold `temu`, which stands outside there, and 11 values
are dates (`rok temu`, `przed rokiem`, `za rok`), which are lengths there.

`python -m quality.finders_speed` measures how fast times and figures are found.

No times: names with digits, ages (`52-letni kierowca`), scores, paragraphs of law, prices, events
named with a year, page furniture.
"""


def times_page() -> str:
    """The page, from the grammar's rules and their examples as they are read now."""
    lines = [_HEAD]
    for rule in PACK.table("times")["rule"]:
        if "section" in rule:
            lines += ["", f"## {rule['section']}", "", *_TABLE]
        lines.append(_row(rule))
    return "\n".join([*lines, "", *_holidays()]) + "\n"


_TABLE = ("| rule | what it says | example | read as |", "| --- | --- | --- | --- |")


def _row(rule: dict[str, Any]) -> str:
    return f"| {rule['name']} | {rule['says']} | {rule['example']} | {_readings(rule['example'])} |"


def _readings(sentence: str) -> str:
    found = find_times(read_example(sentence), PACK)
    return "; ".join(_shown(one, sentence) for one in found)


def _shown(one: TimeMention, sentence: str) -> str:
    value = one.value or " or ".join(one.alternatives) or "not settled"
    note = f" ({one.note})" if one.note else ""
    return f"*{sentence[one.start : one.end]}* {one.type} `{value}`{note}"


def _holidays() -> list[str]:
    table = PACK.table("times")["holidays"]
    fixed = [f"{name} ({when})" for name, when in table.items() if isinstance(when, str)]
    movable = [f"{name} ({when:+d})" for name, when in table.items() if isinstance(when, int)]
    return [
        "Fixed feasts, by base forms: " + ", ".join(fixed) + ".",
        "",
        "Movable ones, in days from Easter Sunday: " + ", ".join(movable) + ".",
    ]
