"""A template's source in, its compiled code out where an earlier run has kept it.

Compiling the templates takes longer than any other part of starting. Python keeps its modules
compiled in a folder beside them; the templates stand there too, and are compiled anew where the
folder cannot be written, or where Python is told to keep nothing.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from podobno.prepared import compiled_folder


class CompiledTemplates(FileSystemBytecodeCache):
    """Templates by name: what was compiled from another source, by another Jinja or with other
    ``options`` is not taken, what is damaged is written anew."""

    def __init__(self, folder: Path, options: object) -> None:
        super().__init__(str(folder))
        self._made_by = f"{jinja2.__version__} {options!r} "

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(self._made_by + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # whatever a damaged file holds
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(options: object) -> CompiledTemplates | None:
    """The templates kept where Python keeps modules compiled; None where it keeps none."""
    folder = compiled_folder()
    return CompiledTemplates(folder, options) if folder is not None else None
