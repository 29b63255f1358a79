"""A treebank in CoNLL-U comes in, how often the light engine finds a verb's subject goes out.

Run it as ``python quality/subjects.py FILE.conllu [--errors N]``. A subject is right where the
phrase found holds the treebank's subject. Elided subjects must be found to be none.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from podobno.extract.phrases import NounPhrase, is_verb, object_of, subject_of
from podobno.language import analyse
from podobno.model import Document, Sentence

_FINITE = ("fin", "praet", "bedzie", "winien")


@dataclass(frozen=True, slots=True)
class Node:
    """A word of a tree: where it begins in the text, its tag, its head and its relation."""

    start: int
    tag: str
    head: int
    relation: str


def read_trees(path: Path) -> list[tuple[str, dict[int, Node]]]:
    """Each sentence's text with its words by their numbers."""
    trees = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        if text is not None:
            trees.append((text, _read_nodes(text, lines)))
    return trees


def _read_nodes(text: str, lines: list[str]) -> dict[int, Node]:
    nodes: dict[int, Node] = {}
    at = inside = covered = 0
    for line in lines:
        if not line[:1].isdigit():
            continue
        number, form, _lemma, _upos, tag, _features, head, relation = line.split("\t")[:8]
        if "-" in number:
            inside = text.index(form, at)
            at = inside + len(form)
            covered = int(number.partition("-")[2])
        elif "." not in number:
            if int(number) <= covered:
                start, inside = inside, inside + len(form)
            else:
                start = text.index(form, at)
                at = start + len(form)
            nodes[int(number)] = Node(start, tag, int(head), relation)
    return nodes


def main() -> None:
    """Print precision and recall of subjects, recall of objects, and errors where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    totals: Counter[str] = Counter()
    errors: list[str] = []
    for text, nodes in read_trees(options.path):
        document = Document(id="t", text=text, sha256="", source_sha256="", language="pl")
        sentences = analyse(document).sentences
        if len(sentences) == 1:
            _count(sentences[0], nodes, totals, errors)
    found = totals["right"] + totals["wrong"] + totals["extra"]
    wanted = totals["right"] + totals["wrong"] + totals["missed"]
    print(", ".join(f"{name} {totals[name]}" for name in ("right", "wrong", "missed", "extra")))
    print(
        f"subjects: precision {totals['right'] / found:.3f}, recall {totals['right'] / wanted:.3f}"
    )
    print(f"objects: recall {totals['object'] / totals['objects']:.3f}")
    for error in errors[: options.errors]:
        print(error)


def _count(
    sentence: Sentence, nodes: dict[int, Node], totals: Counter[str], errors: list[str]
) -> None:
    index = {
        offset: number
        for number, token in enumerate(sentence.tokens)
        for offset in range(token.start, token.end)
    }
    subjects = {n.head: i for i, n in nodes.items() if n.relation.startswith("nsubj")}
    objects = {n.head: i for i, n in nodes.items() if n.relation == "obj"}
    for number, node in nodes.items():
        if not node.tag.startswith(_FINITE) or (verb := index.get(node.start)) is None:
            continue
        wanted = subjects.get(number)
        if wanted is None and node.relation.startswith(("aux", "cop")):
            wanted = subjects.get(node.head)
        if not is_verb(sentence.tokens[verb]):
            totals["missed"] += wanted is not None
            continue
        phrase = subject_of(sentence, verb)
        result = _judge(phrase, None if wanted is None else index.get(nodes[wanted].start))
        totals[result] += 1
        if result in {"wrong", "missed", "extra"}:
            errors.append(f"{result}\t{_words(sentence, verb)}\t{_phrase(sentence, phrase)}")
        if number in objects:
            totals["objects"] += 1
            place = index.get(nodes[objects[number]].start)
            totals["object"] += _judge(object_of(sentence, verb), place) == "right"


def _judge(phrase: NounPhrase | None, wanted: int | None) -> str:
    if wanted is None:
        return "none" if phrase is None else "extra"
    if phrase is None:
        return "missed"
    return "right" if phrase.start <= wanted < phrase.end else "wrong"


def _words(sentence: Sentence, verb: int) -> str:
    words = [token.text for token in sentence.tokens]
    words[verb] = f"<{words[verb]}>"
    return " ".join(words)


def _phrase(sentence: Sentence, phrase: NounPhrase | None) -> str:
    if phrase is None:
        return "-"
    return " ".join(token.text for token in sentence.tokens[phrase.start : phrase.end])


if __name__ == "__main__":
    main()
