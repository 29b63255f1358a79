"""The arguments and options that several commands share, each with its line of ``--help``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a dossier.")]
DossierOut = Annotated[Path, typer.Option("-o", "--output", help="Folder of the dossier.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
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

_ENGINE = "How Polish is read: default, or light (dictionary and rules only)"
_REFERENCES = "Mark plain past, present and future (obecnie, wcześniej) as times"
_SINGLE = "One HTML file, for up to 50 documents"
_PAGE_LANG = "Language of the page and of what is printed: pl or en"
_LANG = "Language of what is printed: pl or en"
_AS_BUILT = "; as the dossier was built if not given."

Engine = Annotated[str, typer.Option(help=f"{_ENGINE}.")]
References = Annotated[bool, typer.Option(help=f"{_REFERENCES}.")]
SingleFile = Annotated[bool, typer.Option("--single-file", help=f"{_SINGLE}.")]
PageLang = Annotated[str, typer.Option("--lang", help=f"{_PAGE_LANG}.")]
Lang = Annotated[str, typer.Option("--lang", help=f"{_LANG}.")]

# What a dossier is built with holds for what is added to it, unless it is chosen anew.
KeptEngine = Annotated[str | None, typer.Option("--engine", help=_ENGINE + _AS_BUILT)]
KeptReferences = Annotated[
    bool | None, typer.Option("--references/--no-references", help=_REFERENCES + _AS_BUILT)
]
KeptSingleFile = Annotated[
    bool | None, typer.Option("--single-file/--no-single-file", help=_SINGLE + _AS_BUILT)
]
KeptPageLang = Annotated[str | None, typer.Option("--lang", help=_PAGE_LANG + _AS_BUILT)]
KeptLang = Annotated[str | None, typer.Option("--lang", help=_LANG + _AS_BUILT)]
