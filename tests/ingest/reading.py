"""Sources written to a folder of the test, read, and what came of them."""

from __future__ import annotations

import io
from pathlib import Path

from podobno.ingest import Intake, read_sources
from podobno.model import Document
from podobno.settings import Settings

REPORT = (
    "Rada Litorii przyjęła w środę budżet. Za głosowało 61 posłów, przeciw 40.\n\n"
    "Premier Otton Wendel powiedział, że żadna gmina nie straci pieniędzy.\n"
)


def read(folder: Path, settings: Settings | None = None, **files: bytes | str) -> Intake:
    """The intake of a folder with these files in it; ``__`` in a name stands for its dot."""
    for name, content in files.items():
        raw = content.encode("utf-8") if isinstance(content, str) else content
        (folder / name.replace("__", ".")).write_bytes(raw)
    return read_sources([str(folder)], settings or Settings())


def read_one(folder: Path, settings: Settings | None = None, **files: bytes | str) -> Document:
    """The only document of such a folder; a problem fails the test."""
    intake = read(folder, settings, **files)
    assert intake.problems == ()
    (document,) = intake.documents
    return document


def read_bytes(raw: bytes, settings: Settings | None = None) -> Intake:
    """The intake of standard input."""
    return read_sources(["-"], settings or Settings(), stdin=io.BytesIO(raw))


def reasons(intake: Intake) -> dict[str, str]:
    """Each problem's sentence under the name of its source."""
    return {problem.source: problem.reason for problem in intake.problems}
