"""The commands that read sources: each parses its options, calls one function, and prints.

Heavy imports stand inside the commands, so that ``--help`` is instant.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from podobno.cli.options import (
    AllowPrivate,
    AsJson,
    DossierOut,
    Engine,
    Folder,
    KeptEngine,
    KeptPageLang,
    KeptReferences,
    KeptSingleFile,
    Lang,
    MoreSources,
    PageLang,
    Processes,
    Published,
    Publisher,
    References,
    SingleFile,
    Sources,
)
from podobno.cli.terminal import (
    progress_bar,
    report,
    speak,
    stop_if_empty,
    summarise,
    warn_of_missing_weights,
)

if TYPE_CHECKING:
    from podobno.report.words import Texts
    from podobno.settings import Settings


def annotate(
    sources: Sources,
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write (JSON lines).")],
    text: Annotated[bool, typer.Option("--text", help="Add each document's text.")] = False,
    engine: Engine = "default",
    references: References = True,
    published: Published = None,
    publisher: Publisher = None,
    lang: Lang = "pl",
    allow_private: AllowPrivate = False,
    processes: Processes = 0,
    as_json: AsJson = False,
) -> None:
    """Write what each document says. Each is read alone; one line of JSON a document."""
    settings, texts = _start(
        engine=engine,
        references=references,
        published=published,
        publisher=publisher,
        interface=lang,
        allow_private=allow_private,
        processes=processes,
    )
    from podobno.link import link_entities
    from podobno.pipeline import read_documents, take_in, unread
    from podobno.report.annotations import annotation_records
    from podobno.report.records import to_line
    from podobno.store import open_to_write

    intake = take_in(sources, settings)
    stop_if_empty(intake.documents, intake.problems, as_json)
    problems = intake.problems
    with progress_bar(quiet=as_json) as progress, open_to_write(output) as out:
        for findings in read_documents(intake.documents, settings, progress):
            entities = link_entities((findings,))
            for record in annotation_records((findings,), entities, with_text=text):
                out.write(to_line(record).decode())
            problems += unread((findings,))
    count = texts.count(len(intake.documents), "documents")
    report(
        {"documents": len(intake.documents), "output": str(output)},
        texts["annotated"].format(documents=count, path=output),
        problems,
        as_json,
    )


def build(
    sources: Sources,
    output: DossierOut,
    engine: Engine = "default",
    references: References = True,
    published: Published = None,
    publisher: Publisher = None,
    lang: PageLang = "pl",
    single_file: SingleFile = False,
    allow_private: AllowPrivate = False,
    processes: Processes = 0,
    as_json: AsJson = False,
) -> None:
    """Build a dossier from sources. DIR/index.html shows it; the data lie beside it."""
    settings, _ = _start(
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

    with progress_bar(quiet=as_json) as progress:
        written = build_dossier(sources, output, settings, progress)
    summarise(written.story, output, as_json)


def add(
    folder: Folder,
    sources: MoreSources = None,
    engine: KeptEngine = None,
    references: KeptReferences = None,
    published: Published = None,
    publisher: Publisher = None,
    lang: KeptPageLang = None,
    single_file: KeptSingleFile = None,
    allow_private: AllowPrivate = False,
    processes: Processes = 0,
    as_json: AsJson = False,
) -> None:
    """Add sources to a dossier. Only what is new is read; without sources, apply new decisions."""
    from podobno.store import read_settings

    anew = {
        "engine": engine,
        "references": references,
        "interface": lang,
        "single_file": single_file,
    }
    chosen = {name: value for name, value in anew.items() if value is not None}
    settings, _ = _start(
        published=published,
        publisher=publisher,
        allow_private=allow_private,
        processes=processes,
        **(read_settings(folder) | chosen),
    )
    from podobno.dossier import add_to_dossier

    with progress_bar(quiet=as_json) as progress:
        written = add_to_dossier(folder, sources or [], settings, progress)
    summarise(written.story, folder, as_json)


def demo(
    output: DossierOut = Path("podobno-demo"),
    engine: Engine = "default",
    lang: PageLang = "pl",
    as_json: AsJson = False,
) -> None:
    """Build the bundled story and summarise it. Its reports, on a treaty, are invented."""
    settings, _ = _start(engine=engine, interface=lang)
    from importlib.resources import as_file, files

    from podobno.dossier import build_dossier

    with (
        as_file(files("podobno.demo").joinpath("sources")) as sources,
        progress_bar(quiet=as_json) as progress,
    ):
        written = build_dossier([str(sources)], output, settings, progress)
    summarise(written.story, output, as_json)


def threads(
    sources: Sources,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the list of stories.")],
    engine: Engine = "default",
    lang: Lang = "pl",
    allow_private: AllowPrivate = False,
    processes: Processes = 0,
    as_json: AsJson = False,
) -> None:
    """Group a mixed archive into stories. DIR/threads.json lists them, largest first."""
    settings, texts = _start(
        engine=engine, interface=lang, allow_private=allow_private, processes=processes
    )
    from podobno.link.threads import group_threads, name_thread
    from podobno.pipeline import read_documents, take_in, unread
    from podobno.store import check_writable, write_files

    check_writable(output)
    intake = take_in(sources, settings)
    stop_if_empty(intake.documents, intake.problems, as_json)
    with progress_bar(quiet=as_json) as progress:
        findings = tuple(read_documents(intake.documents, settings, progress))
    grouped = [
        {"name": name_thread(findings, group), "documents": list(group)}
        for group in group_threads(findings)
    ]
    write_files(output, {"threads.json": json.dumps(grouped, ensure_ascii=False, indent=1) + "\n"})
    line = texts["grouped"].format(
        documents=texts.count(len(findings), "documents"),
        stories=texts.count(len(grouped), "stories"),
        path=output / "threads.json",
    )
    report(
        {"threads": len(grouped), "documents": len(findings)},
        "\n".join([line] + [f"  {len(g['documents']):5d}  {g['name']}" for g in grouped[:20]]),
        (*intake.problems, *unread(findings)),
        as_json,
    )


def _start(**chosen: Any) -> tuple[Settings, Texts]:
    """The settings of a command that reads sources, and the words it speaks in."""
    from podobno.settings import Settings

    settings = Settings(**chosen)
    texts = speak(settings.interface)
    settings.check()
    warn_of_missing_weights(settings)
    return settings, texts
