"""A language's folder of data in, its word lists and tables out, read once and kept."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from podobno.prepared import prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePack:
    """What is known about one language: its code, and readers of the files in its folder.

    ``code`` is ISO 639-1 and names the folder ``podobno/language/<code>``; ``package`` is the
    importable package that holds the files, for a pack that lives elsewhere.
    """

    code: str
    package: str = ""

    def words(self, name: str) -> frozenset[str]:
        """The entries of ``<name>.txt``: one a line, ``#`` opens a comment."""
        return _read_words(self._package, name)

    def table(self, name: str) -> dict[str, Any]:
        """The content of ``<name>.toml``. It is shared: do not change it."""
        return _read_table(self._package, name)

    def counts(self, name: str) -> Mapping[str, int]:
        """The numbers of ``<name>.tsv``, one a line behind its word; none where the file is not."""
        return _read_counts(self._package, name)

    @property
    def _package(self) -> str:
        return self.package or f"podobno.language.{self.code}"


@cache
def _read_words(package: str, name: str) -> frozenset[str]:
    lines = _file(package, f"{name}.txt").read_text(encoding="utf-8").splitlines()
    words = (line.partition("#")[0].strip() for line in lines)
    return frozenset(word for word in words if word)


@cache
def _read_table(package: str, name: str) -> dict[str, Any]:
    source = _file(package, f"{name}.toml").read_bytes()
    return prepared(f"{package}.{name}", source, lambda: tomllib.loads(source.decode()))


@cache
def _read_counts(package: str, name: str) -> Mapping[str, int]:
    file = _file(package, f"{name}.tsv")
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else ()
    return {word: int(number) for word, number in (line.split("\t") for line in lines)}


def _file(package: str, name: str) -> Traversable:
    return files(package).joinpath(name)
