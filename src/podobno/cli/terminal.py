"""A command's result comes in, what the person at the terminal or a program reads goes out.

The only place that prints. Lines are worded in the language chosen; JSON is in English.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import typer

from podobno.errors import PodobnoError

if TYPE_CHECKING:
    from podobno.model import Problem, Story
    from podobno.pipeline import Progress
    from podobno.report.words import Texts
    from podobno.settings import Settings

DONE, WITH_PROBLEMS, USAGE, NOTHING_READABLE, STOPPED = 0, 1, 2, 3, 130

_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "�")
# Set by a command as soon as it knows: an error has to be worded after the command has ended.
_LANGUAGE: ContextVar[str] = ContextVar("language", default="pl")


def speak(lang: str) -> Texts:
    """The words of the language that a command speaks from here on.

    Raises ``SettingsError`` where there is no such interface language.
    """
    from podobno.report.words import Texts
    from podobno.settings import Settings

    Settings(interface=lang).check()
    _LANGUAGE.set(lang)
    return Texts(code=lang)


def speak_as(folder: Path, lang: str | None) -> Texts:
    """The words of the language chosen, else of the one a dossier was built in."""
    from podobno.store import read_settings

    return speak(lang or str(read_settings(folder).get("interface", "pl")))


def warn_of_missing_weights(settings: Settings) -> None:
    """Say on standard error that the light engine reads where the default one was asked for."""
    from podobno.language import LIGHT, name_engine

    if settings.engine != LIGHT and name_engine(settings.engine) == LIGHT:
        _say_aside(_texts()["no_weights"])


def say_error(error: PodobnoError) -> None:
    """Say what the user must change, in the language that the command spoke."""
    from podobno.report.reasons import say_reason

    _say_aside(say_reason(str(error), _texts()))


def say_stopped() -> None:
    """Say that Ctrl-C changed nothing."""
    _say_aside(_texts()["stopped"])


def stop_if_empty(
    documents: tuple[object, ...], problems: tuple[Problem, ...], as_json: bool
) -> None:
    """End with 3 and the reasons where nothing could be read."""
    if documents:
        return
    if as_json:
        say_json({"documents": 0, "problems": _listed(problems)})
    for problem in problems:
        say(f"  {_worded(problem)}", to=sys.stderr)
    _say_aside(_texts()["nothing_read"])
    raise typer.Exit(NOTHING_READABLE)


def summarise(story: Story, folder: Path, as_json: bool) -> None:
    """Print what a dossier holds, and end with 1 where problems are listed."""
    stop_if_empty(story.findings, story.problems, as_json)
    from podobno.report.records import generated_by
    from podobno.report.summary import summarise as told
    from podobno.report.summary import summary_record

    texts = _texts()
    report(
        {"folder": str(folder), "generated_by": generated_by(story), **summary_record(story)},
        f"{told(story, texts)}\n\n{texts['open_page']}: {folder / 'index.html'}",
        story.problems,
        as_json,
    )


def report(record: dict[str, Any], line: str, problems: tuple[Problem, ...], as_json: bool) -> None:
    """Print a command's result and end with 1 where problems are listed."""
    if as_json:
        say_json(record | {"problems": _listed(problems)})
    else:
        say(line)
        for problem in problems:
            say(f"  {_texts()['problem']}: {_worded(problem)}")
    if problems:
        raise typer.Exit(WITH_PROBLEMS)


def say(text: str, *, to: TextIO | None = None) -> None:
    """Print text from reports: control characters, which could steer a terminal, are replaced, and
    so is what the terminal's encoding lacks."""
    stream = to or sys.stdout
    encoding = stream.encoding or "utf-8"
    print(text.translate(_CONTROLS).encode(encoding, "replace").decode(encoding), file=stream)


def say_json(record: dict[str, Any], indent: int | None = None) -> None:
    """Print one JSON value; letters as escapes where the terminal's encoding is not Unicode."""
    is_unicode = (sys.stdout.encoding or "").casefold().startswith("utf")
    print(json.dumps(record, ensure_ascii=not is_unicode, indent=indent))


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress | None]:
    """A progress bar on a terminal's standard error; nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_texts()["reading"])
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _texts() -> Texts:
    from podobno.report.words import Texts

    return Texts(code=_LANGUAGE.get())


def _say_aside(text: str) -> None:
    say(f"podobno: {text}", to=sys.stderr)


def _worded(problem: Problem) -> str:
    from podobno.report.reasons import say_reason

    return f"{problem.source}: {say_reason(problem.reason, _texts())}"


def _listed(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    return [{"source": p.source, "reason": p.reason} for p in problems]
