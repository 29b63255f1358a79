"""A dossier that grew is the dossier that a build of all its reports makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from podobno import store
from podobno.dossier import add_to_dossier, build_dossier
from podobno.settings import Settings

SETTINGS = Settings(engine="light", processes=1)
RECORDS = {
    "narada": (
        "2025-04-09",
        "Rada Doliny zwołała w Orłowie naradę w sprawie mostu. „Most otworzymy w maju” – "
        "powiedział burmistrz Jan Kalina. Na placu zebrało się około 300 osób.",
    ),
    "echo": (
        "2025-04-10",
        "Rada Doliny zwołała w Orłowie naradę w sprawie mostu. Według burmistrza Kaliny na placu "
        "zebrało się 300 osób.",
    ),
    "sad": ("2025-04-11", "Sąd w Orłowie odrzucił wniosek Jana Kaliny. Rzeczniczka Doliny milczy."),
    "maj": ("2025-05-02", "Most w Orłowie otwarto. Burmistrz Kalina zapewniał, że zdąży."),
}
# The same name with another text: the later report of the two is called narada#2.
OTHER = ("2025-04-08", "Narada w Orłowie odbędzie się jutro, zapowiedziała Rada Doliny.")


@pytest.fixture
def sources(tmp_path: Path) -> dict[str, str]:
    """Each report in a file of its own."""
    told = {
        **{name: (name, *given) for name, given in RECORDS.items()},
        "other": ("narada", *OTHER),
    }
    paths = {}
    for file, (name, published, text) in told.items():
        paths[file] = str(tmp_path / f"{file}.jsonl")
        record = {"id": name, "published": published, "text": text}
        Path(paths[file]).write_text(json.dumps(record) + "\n", encoding="utf-8")
    return paths


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != store.DATABASE
    }


@pytest.mark.parametrize(
    "steps",
    [
        (("narada", "echo", "sad"), ("maj",)),
        (("maj",), ("sad", "echo"), ("narada",)),
        (("narada", "echo"), ("other",)),
        (("other", "sad"), ("narada", "echo")),
        (("narada", "sad"), ("sad",)),
    ],
)
def test_a_dossier_in_steps_has_the_files_and_answers_of_one_built_at_once(
    sources, tmp_path, steps
):
    whole, grown = tmp_path / "whole", tmp_path / "grown"
    build_dossier([sources[name] for step in steps for name in step], whole, SETTINGS)
    build_dossier([sources[name] for name in steps[0]], grown, SETTINGS)
    for step in steps[1:]:
        add_to_dossier(grown, [sources[name] for name in step], SETTINGS)
    assert _files(grown) == _files(whole)
    assert store.read_dossier(grown) == store.read_dossier(whole)
    for words in ("narada", "most", "milczy", "orlowie kalina"):
        assert store.search(grown, words) == store.search(whole, words)


def test_a_report_that_was_read_with_another_engine_is_read_again(sources, tmp_path):
    build_dossier([sources["sad"]], tmp_path / "d", SETTINGS)
    written = add_to_dossier(
        tmp_path / "d", [sources["maj"]], Settings(engine="default", processes=1)
    )
    assert written.documents_read == 2


def test_adding_reads_the_new_report_alone(sources, tmp_path):
    build_dossier([sources["sad"], sources["narada"]], tmp_path / "d", SETTINGS)
    assert add_to_dossier(tmp_path / "d", [sources["maj"]], SETTINGS).documents_read == 1
    assert add_to_dossier(tmp_path / "d", [sources["maj"]], SETTINGS).documents_read == 0
