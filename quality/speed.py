"""Words a second of the whole analysis, of the bare network, and of spaCy's CNN pipeline.

    python -m quality.speed --data DIR [--spacy PYTHON]

``PYTHON`` is the interpreter of an environment that has spaCy, which Podobno does not need. All
are measured in turn on the same articles, in processor time of one process and one thread: the
best of a few rounds each, since other work on the machine slows all of them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from podobno.language import analyse
from podobno.language.pl.neural import NeuralEngine
from podobno.language.pl.reading import cut_sentences
from podobno.model import Document

ROUNDS = 3
ARTICLES = 40
# A blank pipeline: speed needs no training. spaCy's own defaults give every part a tok2vec of its
# own; its trained pipelines let most parts listen to one.
SPACY = """
import json, sys, time
import spacy
from spacy.tokens import Doc
from spacy.training import Example

WORDS = "Ala ma dużego kota w Krakowie .".split()
WIDTH = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
TAGGER = {"@architectures": "spacy.Tagger.v2", "tok2vec": WIDTH}
PARSER = {"@architectures": "spacy.TransitionBasedParser.v2", "extra_state_tokens": False,
          "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": WIDTH}

def build(shared):
    nlp = spacy.blank("pl")
    if shared:
        nlp.add_pipe("tok2vec")
    parts = (("morphologizer", TAGGER), ("tagger", TAGGER),
             ("parser", PARSER | {"state_type": "parser"}), ("trainable_lemmatizer", TAGGER),
             ("ner", PARSER | {"state_type": "ner"}))
    for name, model in parts:
        nlp.add_pipe(name, config={"model": model} if shared else {})
    reference = Doc(nlp.vocab, words=WORDS, heads=[1, 1, 3, 1, 5, 1, 1],
        deps=["nsubj", "ROOT", "amod", "obj", "case", "obl", "punct"],
        tags=[f"t{n}" for n in range(7)], morphs=["Case=Nom", "", "", "", "", "", ""],
        pos=["PROPN", "VERB", "ADJ", "NOUN", "ADP", "PROPN", "PUNCT"],
        lemmas=["Ala", "mieć", "duży", "kot", "w", "Kraków", "."],
        ents=["B-PER", "O", "O", "O", "O", "B-LOC", "O"], sent_starts=[1, 0, 0, 0, 0, 0, 0])
    nlp.initialize(lambda: [Example(Doc(nlp.vocab, words=WORDS), reference)])
    return nlp

nlp = build(sys.argv[2] == "shared")
texts = json.load(open(sys.argv[1], encoding="utf-8"))
best = 0.0
for _ in range(int(sys.argv[3])):
    begun = time.process_time()
    words = sum(not t.is_space for doc in nlp.pipe(texts) for t in doc)
    best = max(best, words / (time.process_time() - begun))
print(best)
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--spacy", type=Path, help="a Python that has spaCy")
    arguments = parser.parse_args()
    path = arguments.data / "corpus" / "pl" / "ryanair.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()[:ARTICLES]
    texts = [json.loads(line)["text"] for line in lines]
    print("| one process, one thread | words a second of processor time |\n| --- | --- |")
    whole, bare = measure_engine(texts)
    print(f"| whole analysis | {whole:,.0f} |")
    print(f"| bare network on the same windows | {bare:,.0f} ({bare / whole:.2f} x) |")
    if arguments.spacy is None:
        print("| spaCy | not measured: give --spacy the Python of an environment that has it |")
        return
    for kind, named in (("own", "a tok2vec for each part"), ("shared", "one tok2vec")):
        found = measure_spacy(arguments.spacy, texts, kind)
        print(f"| spaCy, {named} | {found:,.0f} (Podobno: {whole / found:.2f} x) |")


def measure_engine(texts: list[str]) -> tuple[float, float]:
    """Words a second of the whole analysis, and of the runs of the network alone."""
    documents = [
        Document(id=str(n), text=text, language="pl", sha256="", source_sha256="")
        for n, text in enumerate(texts)
    ]
    windows: list[Any] = []
    engine = NeuralEngine()
    run = engine._run
    engine._run = lambda window: windows.append(window) or run(window)  # type: ignore[method-assign, func-returns-value]
    words = 0
    for text in texts:
        sentences, _ = engine.read(text, cut_sentences(text, ()))
        words += sum(len(sentence.tokens) for sentence in sentences)
    whole = _best(lambda: [analyse(document, engine="default") for document in documents])
    bare = _best(lambda: [run(window) for window in windows])
    return words / whole, words / bare


def measure_spacy(python: Path, texts: list[str], kind: str) -> float:
    """Words a second of spaCy's pipeline, in its own environment."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(texts), encoding="utf-8")
        single = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "BLIS", "MKL")}
        done = subprocess.run(
            [python, "-c", SPACY, path, kind, str(ROUNDS)],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | single,
        )
    return float(done.stdout.split()[-1])


def _best(work: Callable[[], object]) -> float:
    work()
    seconds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return min(seconds)


if __name__ == "__main__":
    main()
