"""Commands: each parses its options, calls one function, and prints.

Exit codes: 0 done, 1 done with problems listed (or a mismatch found by ``verify``), 2 usage,
3 nothing readable, 130 stopped by Ctrl-C. Heavy imports stand inside the commands, so that
``--help`` is instant.
"""

from __future__ import annotations

import gc
import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from podobno.errors import PodobnoError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podobno.model import Problem, Story
    from podobno.pipeline import Progress
    from podobno.report.words import Texts
    from podobno.settings import Settings

_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "�")
DONE, WITH_PROBLEMS, USAGE, NOTHING_READABLE, STOPPED = 0, 1, 2, 3, 130

app = typer.Typer(
    name="podobno",
    help="Read press reports about one story and build a dossier in which every line opens "
    "the sentence it rests on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Files, folders, globs, addresses of pages or feeds, or - for standard input.",
    ),
]
MoreSources = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SOURCE...]", help="As for build; none to apply new decisions only."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Engine = Annotated[
    str,
    typer.Option(help="How Polish is read: default, or light (dictionary and rules only)."),
]
References = Annotated[
    bool,
    typer.Option(help="Mark plain past, present and future (obecnie, wcześniej) as times."),
]
Published = Annotated[
    str | None,
    typer.Option(help="Publication date of sources that have none: 2025-09-03 or 2025-09."),
]
Publisher = Annotated[
    str | None, typer.Option(help="Publisher of sources that do not name theirs.")
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private and local addresses too.")
]
Processes = Annotated[
    int, typer.Option(min=0, help="Documents read side by side; 0 means one a core.")
]
Lang = Annotated[str, typer.Option(help="Language of the page and of what is printed: pl or en.")]
PrintLang = Annotated[str, typer.Option("--lang", help="Language of what is printed: pl or en.")]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a dossier.")]


@app.command()
def annotate(
    sources: Sources,
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write (JSON lines).")],
    text: Annotated[bool, typer.Option("--text", help="Add each document's text.")] = False,
    engine: Engine = "default",
    references: References = True,
    published: Published = None,
    publisher: Publisher = None,
    allow_private: AllowPrivate = False,
    processes: Processes = 0,
    as_json: AsJson = False,
) -> None:
    """Write what each document says, read alone (annotations.jsonl)."""
    settings = _settings(
        engine=engine,
        references=references,
        published=published,
        publisher=publisher,
        allow_private=allow_private,
        processes=processes,
    )
    from podobno.link import link_entities
    from podobno.pipeline import read_documents, take_in, unread
    from podobno.report.records import annotation_records, to_line
    from podobno.store import open_to_write

    intake = take_in(sources, settings)
    _stop_if_empty(intake.documents, intake.problems, as_json)
    problems = intake.problems
    with _progress("Reading", quiet=as_json) as progress, open_to_write(output) as out:
        for findings in read_documents(intake.documents, settings, progress):
            entities = link_entities((findings,))
            for record in annotation_records((findings,), entities, with_text=text):
                out.write(to_line(record) + "\n")
            problems += unread((findings,))
    _report(
        {"documents": len(intake.documents), "output": str(output)},
        f"{len(intake.documents)} documents annotated: {output}",
        problems,
        as_json,
    )


@app.command()
def build(
    sources: Sources,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder of the dossier.")],
    engine: Engine = "default",
    references: References = True,
    published: Published = None,
    publisher: Publisher = None,
    lang: Lang = "pl",
    single_file: Annotated[
        bool, typer.Option("--single-file", help="One HTML file, for up to 50 documents.")
    ] = False,
    allow_private: AllowPrivate = False,
    processes: Processes = 0,
    as_json: AsJson = False,
) -> None:
    """Build a dossier from sources: DIR/index.html and the data beside it."""
    settings = _settings(
        engine=engine,
        references=references,
        published=published,
        publisher=publisher,
        interface=lang,
        single_file=single_file,
        allow_private=allow_private,
        processes=processes,
    )
    from podobno.dossier import build_dossier

    with _progress("Reading", quiet=as_json) as progress:
        written = build_dossier(sources, output, settings, progress)
    _summarise(written.story, output, lang, as_json)


@app.command()
def add(
    folder: Folder,
    sources: MoreSources = None,
    engine: Engine = "default",
    references: References = True,
    published: Published = None,
    publisher: Publisher = None,
    lang: Lang = "pl",
    allow_private: AllowPrivate = False,
    processes: Processes = 0,
    as_json: AsJson = False,
) -> None:
    """Add sources to a dossier: only what is new is read. Without sources, apply new decisions."""
    settings = _settings(
        engine=engine,
        references=references,
        published=published,
        publisher=publisher,
        interface=lang,
        allow_private=allow_private,
        processes=processes,
    )
    from podobno.dossier import add_to_dossier

    with _progress("Reading", quiet=as_json) as progress:
        written = add_to_dossier(folder, sources or [], settings, progress)
    _summarise(written.story, folder, lang, as_json)


@app.command()
def demo(
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder of the dossier.")] = Path(
        "podobno-demo"
    ),
    engine: Engine = "default",
    lang: Lang = "pl",
    as_json: AsJson = False,
) -> None:
    """Build the bundled story (invented reports on a treaty) and summarise it."""
    settings = _settings(engine=engine, interface=lang)
    from importlib.resources import as_file, files

    from podobno.dossier import build_dossier

    with (
        as_file(files("podobno.demo").joinpath("sources")) as sources,
        _progress("Reading", quiet=as_json) as progress,
    ):
        written = build_dossier([str(sources)], output, settings, progress)
    _summarise(written.story, output, lang, as_json)


@app.command()
def show(
    folder: Folder,
    fact: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Id of a fact, as story.json gives it.")
    ] = None,
    lang: PrintLang = "pl",
    as_json: AsJson = False,
) -> None:
    """Show one fact with all its evidence, or the summary of a dossier."""
    from podobno.dossier import open_story
    from podobno.report.evidence import describe_fact, fact_record

    texts = _texts(lang)
    story = open_story(folder)
    if fact is None:
        _summarise(story, folder, lang, as_json)
    elif as_json:
        _say_json(fact_record(story, fact), indent=1)
    else:
        _say(describe_fact(story, fact, texts))


@app.command()
def verify(folder: Folder, as_json: AsJson = False) -> None:
    """Re-hash the sources, re-match every span and number; exit 1 on any mismatch."""
    from podobno.verify import find_mismatches

    mismatches = find_mismatches(folder)
    if as_json:
        _say_json({"mismatches": list(mismatches)})
    else:
        for mismatch in mismatches:
            _say(f"  mismatch: {mismatch}")
        _say(f"{folder}: {len(mismatches) or 'no'} mismatches")
    if mismatches:
        raise typer.Exit(WITH_PROBLEMS)


@app.command()
def check(
    folder: Folder,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words or a number to look up.")],
    lang: PrintLang = "pl",
    as_json: AsJson = False,
) -> None:
    """Every wording, speaker, chain, date and origin of a quotation or a figure."""
    from podobno.dossier import open_story
    from podobno.report.check import check_words, describe_check
    from podobno.store import search

    texts = _texts(lang)
    story, places = open_story(folder), search(folder, words)
    if as_json:
        _say_json(check_words(story, places))
    else:
        _say(describe_check(check_words(story, places, texts), texts))


@app.command()
def new(
    folder: Folder,
    since: Annotated[str, typer.Option(help="First day that counts as new: 2025-09-03.")],
    lang: PrintLang = "pl",
    as_json: AsJson = False,
) -> None:
    """New facts, changed figures, new denials, superseded numbers since a day."""
    from podobno.dossier import open_story
    from podobno.report.news import describe_news, news_record
    from podobno.settings import check_day
    from podobno.story.news import find_news

    texts = _texts(lang)
    story = open_story(folder)
    news = find_news(story, check_day("--since", since))
    if as_json:
        _say_json(news_record(news))
    else:
        _say(describe_news(story, news, texts))


@app.command()
def decide(
    folder: Folder,
    kind: Annotated[str, typer.Argument(metavar="same|different|wrong|rename")],
    first: Annotated[str, typer.Argument(metavar="ID", help="Id of a fact, or DOCUMENT:START.")],
    second: Annotated[
        str | None, typer.Argument(metavar="[ID|NAME]", help="The other id; for rename the name.")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Who decides.")] = "",
    why: Annotated[str | None, typer.Option("--why", help="The reason, for later readers.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say that two findings are the same or different, that one is wrong, or what it is called."""
    from podobno.judge import decide as write

    decision = write(folder, kind, first, second, by=by, why=why)
    _report(
        {"decision": decision.kind, "mentions": [list(m) for m in decision.mentions]},
        f"{decision.kind}: written to {folder / 'decisions.jsonl'}; "
        f"`podobno add {folder}` applies it",
        (),
        as_json,
    )


@app.command()
def threads(
    sources: Sources,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the list of stories.")],
    engine: Engine = "default",
    allow_private: AllowPrivate = False,
    processes: Processes = 0,
    as_json: AsJson = False,
) -> None:
    """Group a mixed archive into stories: DIR/threads.json, largest first."""
    settings = _settings(engine=engine, allow_private=allow_private, processes=processes)
    from podobno.link.threads import group_threads, name_thread
    from podobno.pipeline import read_documents, take_in, unread
    from podobno.store import write_files

    intake = take_in(sources, settings)
    _stop_if_empty(intake.documents, intake.problems, as_json)
    with _progress("Reading", quiet=as_json) as progress:
        findings = tuple(read_documents(intake.documents, settings, progress))
    grouped = [
        {"name": name_thread(findings, group), "documents": list(group)}
        for group in group_threads(findings)
    ]
    write_files(output, {"threads.json": json.dumps(grouped, ensure_ascii=False, indent=1) + "\n"})
    _report(
        {"threads": len(grouped), "documents": len(findings)},
        "\n".join(
            [f"{len(findings)} documents in {len(grouped)} stories: {output / 'threads.json'}"]
            + [f"  {len(g['documents']):5d}  {g['name']}" for g in grouped[:20]]
        ),
        (*intake.problems, *unread(findings)),
        as_json,
    )


@app.command()
def export(
    folder: Folder,
    to: Annotated[str, typer.Option("--to", help="Formats, separated by commas: csv.")] = "csv",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Folder to write; DIR/export if not given."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Export events, statements and figures as tables."""
    from podobno.dossier import open_story
    from podobno.report.tables import render_tables
    from podobno.settings import check_formats
    from podobno.store import write_files

    check_formats(to)
    target = output or folder / "export"
    files = render_tables(open_story(folder))
    write_files(target, files)
    names = sorted(files)
    _report({"folder": str(target), "files": names}, f"{target}: {', '.join(names)}", (), as_json)


def main() -> None:
    """Run the command line; errors the user can act on are one line, never a traceback."""
    # A dossier of hundreds of reports is a million small values that live to the end: looking for
    # cycles among them after every 700 new ones, as is usual, takes a sixth of the time.
    gc.set_threshold(200_000, 50, 50)
    try:
        app()
    except SettingsError as error:
        _say(f"podobno: {error}", to=sys.stderr)
        sys.exit(USAGE)
    except PodobnoError as error:
        _say(f"podobno: {error}", to=sys.stderr)
        sys.exit(NOTHING_READABLE)
    except SystemExit as ended:  # so typer ends after Ctrl-C, without a word
        if ended.code == STOPPED:
            _say("podobno: stopped; what was there before is unchanged", to=sys.stderr)
        raise


def _settings(**chosen: Any) -> Settings:
    """The settings of a command that reads sources."""
    settings = _settings_of(**chosen)
    _warn_of_missing_weights(settings)
    return settings


def _settings_of(**chosen: Any) -> Settings:
    from podobno.settings import Settings

    settings = Settings(**chosen)
    settings.check()
    return settings


def _warn_of_missing_weights(settings: Settings) -> None:
    from podobno.language import LIGHT, name_engine

    if settings.engine != LIGHT and name_engine(settings.engine) == LIGHT:
        _say(
            "podobno: the weights of the default engine are not installed; "
            "read with dictionary and rules only, as with --engine light",
            to=sys.stderr,
        )


def _stop_if_empty(
    documents: tuple[object, ...], problems: tuple[Problem, ...], as_json: bool
) -> None:
    if documents:
        return
    if as_json:
        _say_json({"documents": 0, "problems": _listed(problems)})
    for problem in problems:
        _say(f"  {problem.source}: {problem.reason}", to=sys.stderr)
    _say("podobno: none of the sources could be read", to=sys.stderr)
    raise typer.Exit(NOTHING_READABLE)


def _texts(lang: str) -> Texts:
    """The words of an interface language; raise ``SettingsError`` where there is none."""
    _settings_of(interface=lang)
    from podobno.report.words import Texts

    return Texts(code=lang)


def _summarise(story: Story, folder: Path, lang: str, as_json: bool) -> None:
    """Print what a dossier holds, and end with 1 where problems are listed."""
    _stop_if_empty(story.findings, story.problems, as_json)
    from podobno.report.records import generated_by
    from podobno.report.summary import summarise, summary_record

    texts = _texts(lang)
    _report(
        {"folder": str(folder), "generated_by": generated_by(story), **summary_record(story)},
        f"{summarise(story, texts)}\n\n{texts['open_page']}: {folder / 'index.html'}",
        story.problems,
        as_json,
        texts,
    )


def _report(
    record: dict[str, Any],
    line: str,
    problems: tuple[Problem, ...],
    as_json: bool,
    texts: Texts | None = None,
) -> None:
    """Print a command's result and end with 1 where problems are listed; JSON and commands without
    ``texts`` say them in English."""
    from podobno.report.reasons import say_reason

    if as_json:
        _say_json(record | {"problems": _listed(problems)})
    else:
        _say(line)
        for problem in problems:
            reason = say_reason(problem.reason, texts) if texts else problem.reason
            _say(f"  problem: {problem.source}: {reason}")
    if problems:
        raise typer.Exit(WITH_PROBLEMS)


def _listed(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    return [{"source": p.source, "reason": p.reason} for p in problems]


def _say(text: str, *, to: TextIO | None = None) -> None:
    """Print text from reports: control characters, which could steer a terminal, are replaced, and
    so is what the terminal's encoding lacks."""
    stream = to or sys.stdout
    encoding = stream.encoding or "utf-8"
    print(text.translate(_CONTROLS).encode(encoding, "replace").decode(encoding), file=stream)


def _say_json(record: dict[str, Any], indent: int | None = None) -> None:
    """Print one JSON value; letters as escapes where the terminal's encoding is not Unicode."""
    is_unicode = (sys.stdout.encoding or "").casefold().startswith("utf")
    print(json.dumps(record, ensure_ascii=not is_unicode, indent=indent))


@contextmanager
def _progress(what: str, *, quiet: bool) -> Iterator[Progress | None]:
    """A progress bar on a terminal's standard error; nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what)
        yield lambda done, total: bar.update(task, completed=done, total=total)
