"""The commands about a dossier that is there: each calls one function, and prints.

Heavy imports stand inside the commands, so that ``--help`` is instant.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from podobno.cli.options import AsJson, Folder, KeptLang
from podobno.cli.terminal import WITH_PROBLEMS, report, say, say_json, speak_as, summarise

# More than these a person reads as a file: another program's dossier differs in most lines.
_MOST_MISMATCHES = 40


def show(
    folder: Folder,
    fact: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Id of a fact, as story.json gives it.")
    ] = None,
    lang: KeptLang = None,
    as_json: AsJson = False,
) -> None:
    """Show a fact with its evidence, or the summary. All sentences that a fact rests on."""
    texts = speak_as(folder, lang)
    from podobno.dossier import open_story
    from podobno.report.evidence import describe_fact, fact_record

    story = open_story(folder)
    if fact is None:
        summarise(story, folder, as_json)
    elif as_json:
        say_json(fact_record(story, fact), indent=1)
    else:
        say(describe_fact(story, fact, texts))


def verify(folder: Folder, lang: KeptLang = None, as_json: AsJson = False) -> None:
    """Check that nothing was altered. Re-hash the sources, re-match every span and number; exit 1
    on any mismatch."""
    texts = speak_as(folder, lang)
    from podobno.report.reasons import say_reason
    from podobno.verify import files_waiting, find_mismatches

    mismatches, waiting = find_mismatches(folder), files_waiting(folder)
    if as_json:
        say_json({"mismatches": list(mismatches), "waiting": list(waiting)})
    else:
        for mismatch in mismatches[:_MOST_MISMATCHES]:
            say(f"  {texts['mismatch']}: {say_reason(mismatch, texts)}")
        if len(mismatches) > _MOST_MISMATCHES:
            rest = len(mismatches) - _MOST_MISMATCHES
            say(f"  … {texts['and_more'].format(count=rest)} (--json)")
        for name in waiting:
            say(f"  {texts['waiting'].format(name=name, folder=folder)}")
        count = texts.count(len(mismatches), "mismatches")
        say(f"{folder}: {count if mismatches else texts['no_mismatches']}")
    if mismatches:
        raise typer.Exit(WITH_PROBLEMS)


def check(
    folder: Folder,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words, in any form, or a number.")],
    lang: KeptLang = None,
    as_json: AsJson = False,
) -> None:
    """Look up a quotation or a figure. Every wording, speaker, chain, date and origin."""
    texts = speak_as(folder, lang)
    from podobno.dossier import open_story
    from podobno.language.pl.morphology import base_forms
    from podobno.report.check import check_words, describe_check
    from podobno.store import search

    story, places = open_story(folder), search(folder, words, base_forms=base_forms)
    if as_json:
        say_json(check_words(story, places, words=words))
    else:
        say(describe_check(check_words(story, places, texts, words=words), texts))


def new(
    folder: Folder,
    since: Annotated[str, typer.Option(help="First day that counts as new: 2025-09-03.")],
    lang: KeptLang = None,
    as_json: AsJson = False,
) -> None:
    """Show what is new since a day. New facts, changed figures, new denials, superseded numbers."""
    texts = speak_as(folder, lang)
    from podobno.dossier import open_story
    from podobno.report.news import describe_news, news_record
    from podobno.settings import check_day
    from podobno.story.news import find_news

    story = open_story(folder)
    news = find_news(story, check_day("--since", since))
    if as_json:
        say_json(news_record(news))
    else:
        say(describe_news(story, news, texts))


def decide(
    folder: Folder,
    kind: Annotated[
        str,
        typer.Argument(metavar="same|different|wrong|rename", help="What you decide."),
    ],
    first: Annotated[str, typer.Argument(metavar="ID", help="Id of a fact, or DOCUMENT:START.")],
    second: Annotated[
        str | None, typer.Argument(metavar="[ID|NAME]", help="The other id; for rename the name.")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Who decides.")] = "",
    why: Annotated[str | None, typer.Option("--why", help="The reason, for later readers.")] = None,
    lang: KeptLang = None,
    as_json: AsJson = False,
) -> None:
    """Correct the dossier. Say that two findings are the same or different, that one is wrong, or
    what it is called."""
    texts = speak_as(folder, lang)
    from podobno.judge import decide as write

    decision = write(folder, kind, first, second, by=by, why=why)
    path = folder / "decisions.jsonl"
    report(
        {"decision": decision.kind, "mentions": [list(m) for m in decision.mentions]},
        texts["decided"].format(kind=decision.kind, path=path, folder=folder),
        (),
        as_json,
    )


def export(
    folder: Folder,
    to: Annotated[str, typer.Option("--to", help="Formats, separated by commas: csv.")] = "csv",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Folder to write; DIR/export if not given."),
    ] = None,
    lang: KeptLang = None,
    as_json: AsJson = False,
) -> None:
    """Export events, statements and figures as tables."""
    speak_as(folder, lang)
    from podobno.dossier import open_story
    from podobno.report.tables import render_tables
    from podobno.settings import check_formats
    from podobno.store import check_writable, write_files

    check_formats(to)
    target = output or folder / "export"
    check_writable(target)
    files = render_tables(open_story(folder))
    write_files(target, files)
    names = sorted(files)
    report({"folder": str(target), "files": names}, f"{target}: {', '.join(names)}", (), as_json)
