"""The command line: arguments in, a command's result printed and an exit code out.

Exit codes: 0 done, 1 done with problems listed (or a mismatch found by ``verify``), 2 usage,
3 nothing readable, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Annotated, NoReturn

import typer

from podobno import __version__
from podobno.cli import dossiers, sources
from podobno.cli.terminal import (
    DONE,
    NOTHING_READABLE,
    STOPPED,
    USAGE,
    WITH_PROBLEMS,
    say,
    say_error,
    say_stopped,
)
from podobno.errors import PodobnoError, SettingsError
from podobno.garbage import collect_seldom

__all__ = ["DONE", "NOTHING_READABLE", "STOPPED", "USAGE", "WITH_PROBLEMS", "app", "main", "run"]

app = typer.Typer(
    name="podobno",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

# In the order of --help.
for _command in (
    sources.annotate,
    sources.build,
    sources.add,
    sources.demo,
    dossiers.show,
    dossiers.verify,
    dossiers.check,
    dossiers.new,
    dossiers.decide,
    sources.threads,
    dossiers.export,
):
    app.command()(_command)


def _show_version(is_asked: bool) -> None:
    if is_asked:
        say(f"podobno {__version__}")
        raise typer.Exit(DONE)


@app.callback()
def _common(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and end."
        ),
    ] = False,
) -> None:
    """Read press reports about one story and build a dossier in which every line opens the
    sentence it rests on."""


def main() -> None:
    """Run the command line; errors the user can act on are one line, never a traceback."""
    collect_seldom()
    try:
        app()
    except SettingsError as error:
        say_error(error)
        sys.exit(USAGE)
    except PodobnoError as error:
        say_error(error)
        sys.exit(NOTHING_READABLE)
    except SystemExit as ended:  # so typer ends after Ctrl-C, without a word
        if ended.code == STOPPED:
            say_stopped()
        raise


def run() -> NoReturn:
    """Run the command line and leave at once: the million values of a large dossier are not taken
    apart one by one before the process ends."""
    try:
        main()
    except SystemExit as ended:
        if not isinstance(ended.code, int):
            raise
        with suppress(BrokenPipeError):  # nobody reads on
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(ended.code)
    sys.exit(DONE)
