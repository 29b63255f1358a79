"""What the user typed in, the files, addresses and streams it means out, each with its id."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from podobno.ingest.given import SOURCES_TOML
from podobno.ingest.limits import MAX_FOLDER_DEPTH
from podobno.model import Problem

STDIN = "-"
# The database of a dossier, as the store names it.
_DATABASE = "podobno.sqlite"
# Folders that browsers save beside a page.
_SAVED_PARTS = ("_files", "_pliki")


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedFile:
    """A file, the id it goes by, and the folder given that it was found in."""

    name: str
    path: Path
    root: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Everything the sources mean, each once, ordered by id."""

    files: tuple[LocatedFile, ...] = ()
    addresses: tuple[str, ...] = ()
    has_stdin: bool = False
    problems: tuple[Problem, ...] = ()


def locate(sources: Iterable[str]) -> Located:
    """Sort sources into files, addresses and standard input; what cannot be found is a problem.

    A file goes by its folder's name and its own (``prasa/a.txt``); a file in a folder given, by
    the folder's name and the path below it. A file that was named twice counts once, under its
    longer id.
    """
    files: dict[str, LocatedFile] = {}
    addresses: set[str] = set()
    problems: list[Problem] = []
    has_stdin = False
    for source in sources:
        if source == STDIN:
            has_stdin = True
        elif source.lower().startswith(("http://", "https://")):
            addresses.add(source)
        else:
            for file in _find_files(source, problems):
                key = os.path.realpath(file.path)
                kept = files.setdefault(key, file)
                if (len(file.name), file.name) > (len(kept.name), kept.name):
                    files[key] = file
    return Located(
        files=tuple(sorted(files.values(), key=lambda file: (file.name, str(file.path)))),
        addresses=tuple(sorted(addresses)),
        has_stdin=has_stdin,
        problems=tuple(problems),
    )


def _find_files(source: str, problems: list[Problem]) -> list[LocatedFile]:
    if not source.strip():  # an empty variable of a script would mean the whole folder here
        problems.append(Problem(source=repr(source), reason="the source has no name"))
        return []
    path = Path(source)
    try:
        exists = path.exists()
    except (OSError, ValueError):  # a name too long, or with a zero byte
        exists = False
    if not exists and glob.has_magic(source):
        found = sorted(glob.glob(source, recursive=True))
        if not found:
            problems.append(Problem(source=source, reason="no file matches this pattern"))
        return [file for name in found for file in _find_path(name, Path(name), problems)]
    if not exists:
        problems.append(Problem(source=source, reason="there is no such file or folder"))
        return []
    return _find_path(source, path, problems)


def _find_path(source: str, path: Path, problems: list[Problem]) -> list[LocatedFile]:
    absolute = Path(os.path.abspath(path))
    if path.is_dir() and _is_dossier(absolute):
        reason = "this is the folder of a dossier: give the articles themselves"
        problems.append(Problem(source=absolute.name, reason=reason))
        return []
    if path.is_dir():
        return _find_in_folder(absolute, problems)
    name = f"{absolute.parent.name}/{absolute.name}".lstrip("/")
    if path.name == SOURCES_TOML or not _is_regular(absolute, name, problems):
        return []
    return [LocatedFile(name=name, path=absolute)]


def _find_in_folder(root: Path, problems: list[Problem]) -> list[LocatedFile]:
    """The files below a folder; hidden ones, the parts of saved pages and dossiers, whose pages
    repeat the articles, are passed by."""

    def refuse(error: OSError) -> None:
        below = os.path.relpath(error.filename or root, root)
        name = root.name if below == "." else f"{root.name}/{Path(below).as_posix()}"
        reason = f"the folder cannot be opened: {(error.strerror or 'error').lower()}"
        problems.append(Problem(source=name, reason=reason))

    found: list[LocatedFile] = []
    told = len(problems)
    for folder, folders, names in os.walk(root, onerror=refuse):
        below = Path(folder).relative_to(root)
        pages = {Path(name).stem for name in names if name.lower().endswith((".html", ".htm"))}
        folders[:] = sorted(
            f for f in folders if not _is_passed_by(f, pages) and not _is_dossier(Path(folder) / f)
        )
        if len(below.parts) >= MAX_FOLDER_DEPTH and folders:
            name = f"{root.name}/{below.as_posix()}"
            reason = f"folders deeper than {MAX_FOLDER_DEPTH} are not read"
            problems.append(Problem(source=name, reason=reason))
            folders[:] = []
        for file in sorted(names):
            name = f"{root.name}/{(below / file).as_posix()}".lstrip("/")
            path = Path(folder) / file
            is_listed = not file.startswith(".") and file != SOURCES_TOML
            if is_listed and _is_regular(path, name, problems):
                found.append(LocatedFile(name=name, path=path, root=root))
    if not found and len(problems) == told:
        problems.append(Problem(source=root.name, reason="there is no article in this folder"))
    return found


def _is_dossier(folder: Path) -> bool:
    return (folder / _DATABASE).is_file() and (folder / "story.json").is_file()


def _is_passed_by(folder: str, pages: set[str]) -> bool:
    return folder.startswith(".") or any(
        folder == page + ending for page in pages for ending in _SAVED_PARTS
    )


def _is_regular(path: Path, name: str, problems: list[Problem]) -> bool:
    """Whether a path is a plain file: a pipe or a device could keep the run waiting for ever."""
    try:
        if stat.S_ISREG(path.stat().st_mode):
            return True
        reason = "this is no plain file (a pipe or a device)"
    except OSError as error:
        reason = f"cannot be read: {(error.strerror or 'error').lower()}"
    problems.append(Problem(source=name, reason=reason))
    return False
