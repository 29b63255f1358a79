"""The few fixtures: a small dossier built once, and the command line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from podobno.cli import app

REPORTS = {
    "agencja.txt": (
        "date 2025-04-09 Ministrowie rozmawiali w Wiedniu\n\n"
        "Minister spraw zagranicznych Anna Orłaj spotkała się w środę w Wiedniu "
        "z ministrem Piotrem Torowskim.\n\n"
        "Według Państwowej Służby Rozpoznania na granicy stacjonuje około 4 tys. żołnierzy.\n\n"
        "– Damy stosowną odpowiedź na każdą prowokację – powiedziała Orłaj. (PAR)\n"
    ),
    "portal.txt": (
        "date 2025-04-10 Rozmowy w Wiedniu\n\n"
        "Minister spraw zagranicznych Anna Orłaj spotkała się w środę w Wiedniu "
        "z ministrem Piotrem Torowskim.\n\n"
        "Na granicy stacjonuje 4 tys. żołnierzy.\n\n"
        "– Damy stanowczą odpowiedź na każdą prowokację – powiedziała Orłaj.\n"
    ),
    "radio.txt": (
        "date 2025-04-11 Orłaj: rozmowy były trudne\n\n"
        "Anna Orłaj zapowiedziała, że w maju poleci do Genewy.\n\n"
        "Torowski zaprzeczył, że jego kraj wysłał wojsko.\n"
    ),
}


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three short reports, two of which share a sentence."""
    folder = tmp_path_factory.mktemp("in") / "prasa"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of those reports. Do not change it: copy it (``dossier``)."""
    folder = tmp_path_factory.mktemp("out") / "dossier"
    result = run("build", str(reports), "-o", str(folder), "--engine", "light")
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def dossier(built: Path, tmp_path: Path) -> Path:
    """A dossier that a test may change."""
    return Path(shutil.copytree(built, tmp_path / "dossier"))


def run(*arguments: str) -> Result:
    """Run a command as a user does."""
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def podobno() -> Callable[..., Result]:
    """Run a command as a user does."""
    return run
