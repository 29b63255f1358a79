"""A folder's ``sources.toml`` in, what it says of each file out."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from podobno.ingest.dates import read_date
from podobno.ingest.received import Given
from podobno.model import Problem

SOURCES_TOML = "sources.toml"
_KEYS = tuple(field.name for field in fields(Given))
_MAX_SIZE = 5_000_000


class GivenTable:
    """What the ``sources.toml`` files say, each read once; what is wrong in them is kept."""

    def __init__(self) -> None:
        self._tables: dict[Path, dict[str, Any]] = {}
        self.problems: list[Problem] = []

    def find(self, file: Path, root: Path | None = None) -> Given:
        """What is said of a file: in its own folder under its name, or in the folder given
        (``root``) under the path below it."""
        own = self._table(file.parent).get(file.name)
        if own is None and root is not None and root != file.parent:
            own = self._table(root).get(file.relative_to(root).as_posix())
        return own if isinstance(own, Given) else Given()

    def _table(self, folder: Path) -> dict[str, Any]:
        if folder not in self._tables:
            self._tables[folder] = self._read(folder)
        return self._tables[folder]

    def _read(self, folder: Path) -> dict[str, Any]:
        path = folder / SOURCES_TOML
        source = f"{folder.name}/{SOURCES_TOML}"
        if not path.is_file():
            return {}
        try:
            if path.stat().st_size > _MAX_SIZE:
                raise ValueError("the file is too large")
            table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError) as error:
            self._list(source, f"cannot be read and is left out: {error}")
            return {}
        found: dict[str, Any] = {}
        for name, entry in table.items():
            if not isinstance(entry, dict):
                self._list(source, f'"{name}" is no table: write ["{name}"] and its fields below')
                continue
            if not (folder / name).exists():
                self._list(source, f'names "{name}", which is not in this folder')
            found[name] = self._given(source, name, entry)
        return found

    def _given(self, source: str, name: str, entry: dict[str, Any]) -> Given:
        values: dict[str, str] = {}
        for key, value in entry.items():
            if key not in _KEYS:
                self._list(source, f'"{name}" has an unknown field "{key}"')
                continue
            text = value.isoformat() if isinstance(value, date | datetime) else str(value).strip()
            if key in {"published", "captured"} and read_date(text) is None:
                self._list(source, f'"{name}": {key} "{text}" is no date (write 2025-09-03)')
                continue
            values[key] = (read_date(text) or "") if key == "published" else text
        return Given(**values)

    def _list(self, source: str, reason: str) -> None:
        self.problems.append(Problem(source=source, reason=reason))
