"""Speed, memory and size, as docs/performance.md gives them.

    python -m quality.benchmark --data DIR [--engine light] [--cost]

Prints a table in Markdown; run it on an idle machine. With ``--cost`` only the rows that compare
processor time are measured: what adding one report costs beside a build, and what a document of a
larger archive costs beside one of a small; they hold on a busy machine too.
"""

from __future__ import annotations

import argparse
import atexit
import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

_SIZES = (100, 400, 900)
PODOBNO = [sys.executable, "-m", "podobno"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--engine", default="default")
    parser.add_argument("--cost", action="store_true", help="the rows of processor time alone")
    arguments = parser.parse_args()
    corpus = arguments.data / "corpus" / "pl"
    with tempfile.TemporaryDirectory() as folder:
        _run("demo", "-o", folder)  # compiles what a build needs
    print(f"{os.cpu_count()} cores, engine {arguments.engine}\n")
    print("| what | measured |\n| --- | --- |")
    if not arguments.cost:
        _measure_speed(arguments, corpus)
    with tempfile.TemporaryDirectory() as folder:
        _measure_cost(arguments, corpus, Path(folder))


def _measure_speed(arguments: argparse.Namespace, corpus: Path) -> None:
    print(f"| `podobno --help` | {_best_of(3, '--help'):.2f} s |")
    with tempfile.TemporaryDirectory() as folder:
        _annotate(corpus / "nord_stream.jsonl", Path(folder), arguments.engine)
        for name, source in (
            ("5 reports", arguments.data / "seeds"),
            ("136 reports", corpus / "nord_stream.jsonl"),
            ("453 reports", corpus / "brexit.jsonl"),
        ):
            _build(name, source, Path(folder) / name.split()[0], arguments.engine)
        _open(Path(folder) / "453" / "index.html")
        _add(corpus / "brexit.jsonl", Path(folder), arguments.engine)
    package = Path(__file__).resolve().parents[1] / "src" / "podobno"
    print(f"| the package itself | {_size(package) / 1e6:.0f} MB |")
    site = next(p for p in map(Path, sys.path) if p.name == "site-packages")
    print(f"| this environment, with what developers need | {_size(site) / 1e6:.0f} MB |")


def _annotate(source: Path, folder: Path, engine: str) -> None:
    words = sum(
        len(json.loads(line)["text"].split())
        for line in source.read_text(encoding="utf-8").splitlines()
    )
    seconds, _ = _run("annotate", source, "-o", folder / "a.jsonl", "--engine", engine)
    print(
        f"| `annotate`, {words:,} words | {seconds:.0f} s, {words / seconds:,.0f} words a second |"
    )


def _build(name: str, source: Path, folder: Path, engine: str) -> None:
    seconds, memory = _run("build", source, "-o", folder, "--engine", engine)
    page = (folder / "index.html").stat().st_size
    print(
        f"| `build`, {name} | {seconds:.0f} s, {memory / 1024:.0f} MiB in the largest process, "
        f"page {page / 1e6:.1f} MB |"
    )


def _open(page: Path) -> None:
    """How long Chromium takes to load the page of 453 reports."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        started = time.perf_counter()
        browser.new_page().goto(page.as_uri())
        print(f"| that page in Chromium | loaded in {time.perf_counter() - started:.1f} s |")
        browser.close()


def _add(source: Path, folder: Path, engine: str) -> None:
    """One more report for the dossier of 453: the first record under another name and text."""
    record = json.loads(source.read_text(encoding="utf-8").splitlines()[0])
    record |= {"id": "new", "text": record["text"] + "\n\nTo jest nowy akapit."}
    path = folder / "new.jsonl"
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    seconds, _ = _run("add", folder / "453", path, "--engine", engine)
    print(f"| `add`, one report to 453 | {seconds:.0f} s |")


def _measure_cost(arguments: argparse.Namespace, corpus: Path, folder: Path) -> None:
    """Processor time: one more report beside the build, and a document as the archive grows."""
    lines = (corpus / "brexit.jsonl").read_text(encoding="utf-8").splitlines()
    most, one = folder / "most.jsonl", folder / "one.jsonl"
    most.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    one.write_text(lines[-1] + "\n", encoding="utf-8")
    engine = ("--engine", arguments.engine)
    built = _processor_time("build", most, "-o", folder / "most", *engine)
    added = _processor_time("add", folder / "most", one, *engine)
    print(
        f"| `add`, one report to {len(lines) - 1}, processor time | {added:.1f} s, "
        f"{added / built:.1%} of the build's {built:.0f} s |"
    )
    mixed = _mixed(corpus)
    for size in _SIZES:
        part = folder / f"{size}.jsonl"
        part.write_text("\n".join(mixed[:size]) + "\n", encoding="utf-8")
        seconds = _processor_time("build", part, "-o", folder / str(size), *engine)
        print(
            f"| `build`, {size} reports of six stories, processor time | "
            f"{1000 * seconds / size:.0f} ms a report |"
        )


def _mixed(corpus: Path) -> list[str]:
    """The reports of all stories in an order that mixes them, the same at every run."""
    files = sorted(p for p in corpus.glob("*.jsonl") if not p.name.endswith(".names.jsonl"))
    lines = (line for p in files for line in p.read_text(encoding="utf-8").splitlines())
    return sorted(lines, key=lambda line: hashlib.sha256(line.encode()).digest())


def _best_of(times: int, *arguments: object) -> float:
    return min(_run(*arguments)[0] for _ in range(times))


def _processor_time(*arguments: object) -> float:
    """Seconds of all processors together, those of the processes it starts included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _run(*arguments: object) -> tuple[float, float]:
    """Wall seconds, and the largest resident size of any child so far in KiB."""
    started = time.perf_counter()
    subprocess.run(
        [*PODOBNO, *map(str, arguments)], capture_output=True, check=False, env=_compiled()
    )
    seconds = time.perf_counter() - started
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


@cache
def _compiled() -> dict[str, str]:
    """The environment of a program whose code is compiled and kept, as pip leaves it."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": folder}


def _size(folder: Path) -> int:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


if __name__ == "__main__":
    main()
