"""A treebank in CoNLL-U comes in, how well an engine reads its words goes out, as a table.

Run it as ``python quality/treebank.py FILE.conllu [--engine light] [--errors upos] [--limit N]``.
A gold word counts where a token of ours begins with it; an orthographic word that the treebank
cuts (``zrobił|em``) is compared by its main part, an abbreviation without its stop.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from podobno.language import analyse
from podobno.language.tags import CASES
from podobno.model import Document, Token

# Values of a tag that tell no one anything here: vocality, accent, collectiveness.
_DETAILS = frozenset(
    [
        "wok",
        "nwok",
        "ncol",
        "pt",
        "akc",
        "nakc",
        "praep",
        "npraep",
        "pun",
        "npun",
        "congr",
        "rec",
        "col",
        "nagl",
    ]
)


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A word of the treebank: where it stands in the sentence, and its annotation."""

    start: int
    text: str
    lemma: str
    upos: str
    tag: str


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence of the treebank."""

    text: str
    words: tuple[GoldWord, ...]


def read_treebank(path: Path) -> Iterator[GoldSentence]:
    """The sentences of a CoNLL-U file in order."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        if text is not None:
            yield GoldSentence(text, tuple(_read_words(text, lines)))


def _read_words(text: str, lines: list[str]) -> Iterator[GoldWord]:
    at = covered = 0
    start: int | None = None
    for line in lines:
        if not line[:1].isdigit():
            continue
        number, form, lemma, upos, tag = line.split("\t")[:5]
        if "-" in number:
            start = text.index(form, at)
            at = start + len(form)
            covered = int(number.partition("-")[2])
        elif "." not in number:
            if int(number) <= covered:
                if start is not None:
                    yield GoldWord(start, form, lemma, upos, tag)
                start = None
            else:
                where = text.index(form, at)
                at = where + len(form)
                yield GoldWord(where, form, lemma, upos, tag)


_CASED = ("subst", "depr", "adj:", "ger", "ppas", "pact", "num", "ppron", "siebie")


def compare(gold: GoldWord, token: Token) -> dict[str, bool]:
    """Which parts of a token's annotation agree with the treebank's."""
    ours, theirs = _plain(token.tag), _plain(gold.tag)
    is_number = token.tag == "dig" or token.tag.startswith("brev")
    result = {
        "upos": token.upos == gold.upos or (is_number and gold.upos in {"NUM", "X"}),
        "lemma": token.lemma.lower() == gold.lemma.lower(),
        "tag": ours == theirs,
        "core": _core(ours) == _core(theirs),
    }
    case = CASES & set(theirs.split(":"))
    if case and theirs.startswith(_CASED):
        result["case"] = token.tag == "dig" or bool(case & set(ours.split(":")))
    return result


def _core(tag: str) -> list[str]:
    return [part for part in tag.split(":") if part not in _DETAILS]


def _plain(tag: str) -> str:
    pos, *rest = tag.split(":")
    if pos == "cond":
        pos = "praet"
    if pos in {"praet", "winien"}:
        rest = [part for part in rest if part not in {"pri", "sec", "ter"}]
    return ":".join([pos, *rest])


def main() -> None:
    """Print the share of words read as the treebank reads them, and errors where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--engine", default="light", choices=["light", "default"])
    parser.add_argument("--errors", choices=["upos", "lemma", "tag", "core", "case"])
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    totals: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    seconds = 0.0
    for sentence in islice(read_treebank(options.path), options.limit):
        document = Document(
            id="treebank", text=sentence.text, sha256="", source_sha256="", language="pl"
        )
        before = time.process_time()
        analysis = analyse(document, engine=options.engine)
        seconds += time.process_time() - before
        tokens = {token.start: token for part in analysis.sentences for token in part.tokens}
        totals["sentences"] += 1
        totals["split"] += len(analysis.sentences) > 1
        for gold in sentence.words:
            totals["words"] += 1
            if (token := tokens.get(gold.start)) is not None:
                _count(gold, token, totals, errors, options.errors)
    _report(totals, errors, seconds)


def _count(
    gold: GoldWord, token: Token, totals: Counter[str], errors: Counter[str], wanted: str | None
) -> None:
    totals["aligned"] += 1
    for name, agrees in compare(gold, token).items():
        totals[f"{name} of"] += 1
        totals[name] += agrees
        if not agrees and name == wanted:
            errors[f"{gold.text.lower()}\t{gold.lemma} {gold.tag}\t{token.lemma} {token.tag}"] += 1


def _report(totals: Counter[str], errors: Counter[str], seconds: float) -> None:
    print(f"sentences {totals['sentences']}, cut in two or more {totals['split']}")
    print(f"words {totals['words']}, aligned {totals['aligned']}")
    for name in ("upos", "lemma", "tag", "core", "case"):
        print(f"{name:6} {100 * totals[name] / max(totals[f'{name} of'], 1):.2f}")
    print(f"{totals['aligned'] / seconds:.0f} words a second")
    for error, count in errors.most_common(150):
        print(f"{count:4} {error}")


if __name__ == "__main__":
    main()
