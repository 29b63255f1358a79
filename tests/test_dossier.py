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


def _pages(folder: Path) -> dict[str, Path]:
    return {path.name.split("-")[0]: path for path in (folder / "documents").iterdir()}


def test_a_page_that_shows_the_same_is_not_written_again(sources, tmp_path):
    weather = tmp_path / "weather.jsonl"
    weather.write_text('{"id": "pogoda", "text": "Jutro spadnie śnieg."}', encoding="utf-8")
    build_dossier([sources["sad"], sources["narada"]], tmp_path / "d", SETTINGS)
    before = {name: path.stat().st_mtime_ns for name, path in _pages(tmp_path / "d").items()}
    add_to_dossier(tmp_path / "d", [str(weather)], SETTINGS)
    after = {name: path.stat().st_mtime_ns for name, path in _pages(tmp_path / "d").items()}
    assert {name: after[name] for name in before} == before
    assert after.keys() - before.keys() == {"pogoda"}


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_text("<p>", "utf-8")])
def test_a_page_that_was_lost_or_changed_is_written_again(sources, tmp_path, damage):
    build_dossier([sources["sad"], sources["maj"]], tmp_path / "whole", SETTINGS)
    build_dossier([sources["sad"]], tmp_path / "d", SETTINGS)
    damage(_pages(tmp_path / "d")["sad"])
    add_to_dossier(tmp_path / "d", [sources["maj"]], SETTINGS)
    assert _files(tmp_path / "d") == _files(tmp_path / "whole")


def test_pages_in_another_language_are_written_again(sources, tmp_path):
    english = Settings(engine="light", processes=1, interface="en")
    build_dossier([sources["sad"], sources["maj"]], tmp_path / "whole", english)
    build_dossier([sources["sad"]], tmp_path / "d", SETTINGS)
    add_to_dossier(tmp_path / "d", [sources["maj"]], english)
    assert _files(tmp_path / "d") == _files(tmp_path / "whole")
