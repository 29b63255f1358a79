"""Writes the pages of the docs that list things, from the things themselves.

python -m quality.pages          write them
python -m quality.pages --check  exit 1 where one is not up to date
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import typer
import typer.main

from podobno.cli import app
from quality.events_page import events_page
from quality.figures_page import figures_page
from quality.times_page import times_page

DOCS = Path(__file__).resolve().parents[1] / "docs"


def commands_page() -> str:
    """Every command with its arguments and options, as ``--help`` words them."""
    lines = [
        "# Commands",
        "",
        "Exit codes: 0 done, 1 done with problems listed (or a mismatch that `verify` found),",
        "2 usage, 3 nothing readable, 130 stopped by Ctrl-C (what was there before is unchanged).",
        "Made from the program's own help: `make docs`.",
        "",
        "With `--json` the result is one JSON value on standard output. What stops a command is",
        "said on standard error.",
    ]
    commands = typer.main.get_command(app).commands
    for name, command in commands.items():
        lines += ["", f"## `podobno {name}`", "", (command.help or "").strip(), ""]
        lines += ["| argument or option | meaning |", "| --- | --- |"]
        context = typer.Context(command)
        for parameter in command.params:
            record = parameter.get_help_record(context)
            if record is None:
                label = parameter.make_metavar(context)
                record = (label, getattr(parameter, "help", "") or "")
            lines.append(f"| `{record[0]}` | {' '.join(record[1].split())} |")
    return "\n".join(lines) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "events.md": events_page,
    "figures.md": figures_page,
    "times.md": times_page,
}


def main() -> int:
    """Write or check every page."""
    stale = 0
    for name, make in PAGES.items():
        path, page = DOCS / name, make()
        if "--check" in sys.argv:
            if not path.is_file() or path.read_text(encoding="utf-8") != page:
                print(f"docs/{name} is not up to date: make docs")
                stale += 1
        else:
            path.write_text(page, encoding="utf-8")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
