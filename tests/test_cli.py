"""Commands: what they write and print, and how they end."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys

import pytest

from podobno import __version__
from podobno.cli import DONE, NOTHING_READABLE, USAGE, WITH_PROBLEMS


def test_build_writes_the_files_of_a_dossier(built):
    for name in ("index.html", "story.json", "annotations.jsonl", "podobno.sqlite"):
        assert (built / name).is_file()
    assert len(list((built / "sources").iterdir())) == 3
    assert len(list((built / "documents").iterdir())) == 3


def test_build_names_documents_by_folder_and_file(built):
    story = json.loads((built / "story.json").read_text(encoding="utf-8"))
    assert [d["id"] for d in story["documents"]] == [
        "prasa/agencja.txt",
        "prasa/portal.txt",
        "prasa/radio.txt",
    ]
    assert [d["published"] for d in story["documents"]] == [
        "2025-04-09",
        "2025-04-10",
        "2025-04-11",
    ]


def test_build_gives_the_same_bytes_in_any_order_of_sources(podobno, reports, built, tmp_path):
    paths = sorted(map(str, reports.iterdir()), reverse=True)
    result = podobno("build", *paths, "-o", str(tmp_path / "again"), "--engine", "light")
    assert result.exit_code == DONE
    for name in ("story.json", "annotations.jsonl", "index.html"):
        assert (tmp_path / "again" / name).read_bytes() == (built / name).read_bytes()


def test_add_gives_the_same_bytes_as_one_build(podobno, reports, built, tmp_path):
    paths = sorted(map(str, reports.iterdir()))
    folder = str(tmp_path / "grown")
    assert podobno("build", *paths[1:], "-o", folder, "--engine", "light").exit_code == DONE
    assert podobno("add", folder, paths[0], "--engine", "light").exit_code == DONE
    for name in ("story.json", "annotations.jsonl", "index.html"):
        assert (tmp_path / "grown" / name).read_bytes() == (built / name).read_bytes()


def test_add_reads_only_what_is_new(podobno, reports, dossier, monkeypatch):
    from podobno import pipeline

    read = []
    once = pipeline.read_document

    def counted(document, **choices):
        read.append(document.id)
        return once(document, **choices)

    monkeypatch.setattr(pipeline, "read_document", counted)
    extra = dossier.parent / "prasa2" / "nowy.txt"
    extra.parent.mkdir()
    extra.write_text("date 2025-04-12 Nowy raport o rozmowach w Wiedniu.\n", encoding="utf-8")
    result = podobno("add", str(dossier), str(extra), "--engine", "light", "--processes", "1")
    assert result.exit_code == DONE, result.output
    assert read == ["prasa2/nowy.txt"]


def _page_of(folder):
    return (folder / "index.html").read_text(encoding="utf-8")


def test_what_a_dossier_was_built_with_holds_for_what_is_added(podobno, reports, tmp_path):
    paths = sorted(map(str, reports.iterdir()))
    folder = tmp_path / "english"
    options = ("--engine", "light", "--lang", "en", "--single-file", "--no-references")
    podobno("build", *paths[1:], "-o", str(folder), *options)
    podobno("build", *paths, "-o", str(tmp_path / "whole"), *options)
    added = podobno("add", str(folder), paths[0])
    assert added.exit_code == DONE, added.output
    assert added.stdout.startswith("3 articles")
    assert not (folder / "documents").exists()
    for name in ("index.html", "annotations.jsonl", "story.json"):
        assert (folder / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_what_a_dossier_was_built_with_can_be_chosen_anew(podobno, reports, tmp_path):
    folder = tmp_path / "english"
    options = ("--engine", "light", "--lang", "en", "--single-file")
    podobno("build", str(reports), "-o", str(folder), *options)
    podobno("add", str(folder), "--lang", "pl", "--no-single-file")
    assert '<html lang="pl"' in _page_of(folder)
    assert len(list((folder / "documents").iterdir())) == 3
    shown = podobno("show", str(folder)).stdout
    assert shown.startswith("3 artykuły"), "the last choice is the one remembered"


def test_annotate_writes_one_line_a_document(podobno, reports, tmp_path):
    out = tmp_path / "a.jsonl"
    result = podobno("annotate", str(reports), "-o", str(out), "--engine", "light", "--text")
    assert result.exit_code == DONE, result.output
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(records) == 3
    for record in records:
        for start, end in record["sentences"]:
            assert record["text"][start:end].strip()


def _values_of_times(path):
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [time["value"] for record in records for time in record["times"]]


def test_plain_past_present_and_future_are_left_out_where_asked(podobno, tmp_path):
    source = tmp_path / "wizyta.txt"
    source.write_text(
        "date 2025-09-03 Wizyta\n\nObecnie minister przebywa w Wiedniu. Wrócił wczoraj.\n",
        encoding="utf-8",
    )
    told = {}
    for option in ("--references", "--no-references"):
        out = tmp_path / f"a{option}.jsonl"
        podobno("annotate", str(source), "-o", str(out), "--engine", "light", option)
        told[option] = _values_of_times(out)
    assert told["--references"] == ["PRESENT_REF", "2025-09-02"]
    assert told["--no-references"] == ["2025-09-02"]


def test_adding_with_another_choice_of_times_reads_again(podobno, dossier):
    assert "PRESENT_REF" not in _values_of_times(dossier / "annotations.jsonl")
    extra = dossier.parent / "nowy.txt"
    extra.write_text("date 2025-04-12 Obecnie trwają rozmowy w Wiedniu.\n", encoding="utf-8")
    podobno("add", str(dossier), str(extra), "--engine", "light")
    assert "PRESENT_REF" in _values_of_times(dossier / "annotations.jsonl")
    podobno("add", str(dossier), "--engine", "light", "--no-references")
    assert "PRESENT_REF" not in _values_of_times(dossier / "annotations.jsonl")


@pytest.mark.parametrize("command", ["build", "annotate"])
def test_nothing_readable_ends_with_3(podobno, tmp_path, command):
    result = podobno(command, str(tmp_path / "missing.txt"), "-o", str(tmp_path / "out"))
    assert result.exit_code == NOTHING_READABLE
    assert "missing.txt" in result.output
    assert "Traceback" not in result.output


def test_a_problem_is_listed_and_the_rest_is_built(podobno, reports, tmp_path):
    result = podobno(
        *("build", str(reports), str(tmp_path / "missing.txt"), "-o", str(tmp_path / "out")),
        *("--json", "--engine", "light"),
    )
    assert result.exit_code == WITH_PROBLEMS
    record = json.loads(result.output)
    assert record["documents"] == 3
    assert [p["source"].endswith("missing.txt") for p in record["problems"]] == [True]


@pytest.mark.parametrize(
    "options",
    [["--engine", "best"], ["--lang", "de"], ["--published", "3 września"]],
)
def test_a_wrong_setting_ends_with_2_and_says_what_to_write(reports, tmp_path, options):
    done = subprocess.run(
        [sys.executable, "-m", "podobno", "build", str(reports), "-o", str(tmp_path), *options],
        capture_output=True,
        text=True,
    )
    assert done.returncode == USAGE
    assert options[0] in done.stderr
    assert "Traceback" not in done.stderr


def test_show_summarises_and_opens_a_fact(podobno, built):
    summary = podobno("show", str(built))
    assert summary.exit_code == DONE
    assert "3 artykuły" in summary.output
    story = json.loads((built / "story.json").read_text(encoding="utf-8"))
    event = next(e for e in story["events"] if e["type"] == "CONSULT")
    shown = podobno("show", str(built), event["id"])
    assert "w Wiedniu" in shown.output
    record = json.loads(podobno("show", str(built), event["id"], "--json").output)
    assert record["evidence"][0]["doc"] == event["mentions"][0]["doc"]


def test_show_of_an_unknown_fact_says_so(built):
    done = subprocess.run(
        [sys.executable, "-m", "podobno", "show", str(built), "ev-nothing"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == USAGE
    assert "ev-nothing" in done.stderr


def test_version_is_shown(podobno):
    result = podobno("--version")
    assert result.exit_code == DONE
    assert result.stdout == f"podobno {__version__}\n"


def test_help_is_instant():
    subprocess.run([sys.executable, "-m", "podobno", "--help"], check=True, capture_output=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "podobno", "--help"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Processor time: what else the machine does is not counted, only that its caches are shared.
    spent = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    assert spent < 0.6, "the goal is 0.3 s on an idle machine"


# Words of the English interface that have no place in the Polish one.
ENGLISH = ("origin", "unconfirmed", "about", "Sentences", "statement", "article", "undated", "said")
POLISH = ("źródło", "źródła", "artykuł", "ok.", "Zdania", "wypowiedź", "zaprzecza", "podano")


@pytest.mark.parametrize(
    "arguments",
    [("show",), ("check", "żołnierzy"), ("new", "--since", "2025-04-01")],
    ids=lambda a: a[0],
)
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_what_is_printed_is_in_the_language_asked_for(podobno, built, arguments, lang):
    command, *rest = arguments
    printed = podobno(command, str(built), *rest, "--lang", lang).stdout
    words = set(re.findall(r"[\w.]+", re.sub("„[^”]*”", "", printed)))
    assert words & set(POLISH if lang == "pl" else ENGLISH)
    assert not words & set(ENGLISH if lang == "pl" else POLISH)


def test_build_prints_its_summary_in_the_language_of_the_page(podobno, reports, tmp_path):
    told = {}
    for lang in ("pl", "en"):
        folder = tmp_path / lang
        result = podobno(
            "build", str(reports), "-o", str(folder), "--engine", "light", "--lang", lang
        )
        told[lang] = result.stdout
    assert told["pl"].startswith("3 artykuły · 2 teksty napisane osobno")
    assert told["en"].startswith("3 articles · 2 texts written apart")
    assert "Do sprawdzenia" in told["pl"]
    assert "To check" in told["en"]


def test_a_problem_is_told_in_the_language_of_the_page(podobno, reports, tmp_path):
    result = podobno("build", str(reports), "missing.txt", "-o", str(tmp_path / "out"))
    assert "missing.txt: nie ma takiego pliku ani folderu" in result.stdout
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "nie ma takiego pliku ani folderu" in page


SPOKEN = {
    "verify": ((), "bez niezgodności", "no mismatches"),
    "decide": (("rename", "{id}", "Ministra", "--by", "Ja"), "zapisano w", "written to"),
}


@pytest.mark.parametrize("command", SPOKEN)
def test_a_command_speaks_the_language_of_the_dossier_or_the_one_chosen(podobno, dossier, command):
    story = json.loads((dossier / "story.json").read_text(encoding="utf-8"))
    person = next(e["id"] for e in story["entities"] if e["type"] == "PER")
    given, polish, english = SPOKEN[command]
    arguments = [command, str(dossier), *(a.format(id=person) for a in given)]
    assert polish in podobno(*arguments).stdout
    assert english in podobno(*arguments, "--lang", "en").stdout
    podobno("add", str(dossier), "--engine", "light", "--lang", "en")
    assert english in podobno(*arguments).stdout


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("pl", ("3 artykuły", "nie ma takiego pliku")),
        ("en", ("3 articles", "there is no such file")),
    ],
)
@pytest.mark.parametrize("command", ["annotate", "threads"])
def test_reading_commands_speak_the_language_chosen(
    podobno, reports, tmp_path, command, lang, words
):
    out = ("-o", str(tmp_path / "out"), "--engine", "light", "--lang", lang)
    result = podobno(command, str(reports), "missing.txt", *out)
    assert result.exit_code == WITH_PROBLEMS
    assert [word for word in words if word not in result.stdout] == []


def test_verify_prints_the_first_of_many_mismatches_and_gives_all_as_json(
    podobno, built, monkeypatch
):
    many = tuple(f"story.json: line {number} differs" for number in range(100))
    monkeypatch.setattr("podobno.verify.find_mismatches", lambda folder: many)
    printed = podobno("verify", str(built))
    assert printed.exit_code == WITH_PROBLEMS
    assert printed.output.count("differs") == 40
    assert "i jeszcze 60" in printed.output
    assert len(json.loads(podobno("verify", str(built), "--json").output)["mismatches"]) == 100


@pytest.mark.parametrize(
    ("lang", "words"), [("pl", "tu nie ma dossier"), ("en", "there is no dossier here")]
)
def test_errors_speak_the_language_chosen(tmp_path, lang, words):
    done = subprocess.run(
        [sys.executable, "-m", "podobno", "verify", str(tmp_path), "--lang", lang],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == USAGE
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [("show",), ("check", "12"), ("new", "--since", "2025-01-01")]
)
def test_a_language_that_is_none_of_the_interface_is_refused(built, arguments):
    command, *rest = arguments
    done = subprocess.run(
        [sys.executable, "-m", "podobno", command, str(built), *rest, "--lang", "de"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == USAGE
    assert "--lang de" in done.stderr
