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
        if line.startswith("#"):
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


def compare(gold: GoldWord, token: Token) -> dict[str, bool]:
    """Which parts of a token's annotation agree with the treebank's."""
    ours, theirs = _plain(token.tag), _plain(gold.tag)
    return {
        "upos": token.upos == gold.upos
        or (gold.upos == "X" and token.tag[:4] in {"brev", "dig"})
        or (gold.upos in {"NUM", "X"} and token.tag == "dig"),
        "lemma": token.lemma.lower() == gold.lemma.lower(),
        "tag": ours == theirs,
        "core": [p for p in ours.split(":") if p not in _DETAILS]
        == [p for p in theirs.split(":") if p not in _DETAILS],
    }


def _plain(tag: str) -> str:
    pos, *rest = tag.split(":")
    if pos == "cond":
        pos = "praet"
    if pos in {"praet", "winien"}:
        rest = [part for part in rest if part not in {"pri", "sec", "ter"}]
    return ":".join([pos, *rest])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--engine", default="light")
    parser.add_argument("--errors", choices=["upos", "lemma", "tag", "core", "case"])
    parser.add_argument("--limit", type=int, default=None)
    options = parser.parse_args()
    totals: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    seconds = 0.0
    for index, sentence in enumerate(read_treebank(options.path)):
        if index == options.limit:
            break
        document = Document(
            id="treebank", text=sentence.text, sha256="", source_sha256="", language="pl"
        )
        before = time.perf_counter()
        analysis = analyse(document, engine=options.engine)
        seconds += time.perf_counter() - before
        tokens = {token.start: token for part in analysis.sentences for token in part.tokens}
        totals["sentences"] += 1
        totals["split"] += len(analysis.sentences) > 1
        for gold in sentence.words:
            token = tokens.get(gold.start)
            totals["words"] += 1
            if token is None:
                continue
            totals["aligned"] += 1
            result = compare(gold, token)
            case = CASES & set(gold.tag.split(":"))
            if case and gold.tag.startswith(("subst", "adj", "ger", "ppas", "pact", "num", "pp")):
                result["case"] = bool(case & set(token.tag.split(":"))) or token.tag == "dig"
                totals["cased"] += 1
            for name, agrees in result.items():
                totals[name] += agrees
                if not agrees and name == options.errors:
                    errors[
                        f"{gold.text.lower()}\t{gold.lemma} {gold.tag}\t{token.lemma} {token.tag}"
                    ] += 1
                    if options.errors in {"case"}:
                        pass
    aligned = totals["aligned"]
    print(f"sentences {totals['sentences']}, words {totals['words']}, aligned {aligned}")
    print(f"sentences split in more than one: {totals['split']}")
    for name in ("upos", "lemma", "tag", "core"):
        print(f"{name:6} {100 * totals[name] / aligned:.2f}")
    print(f"{'case':6} {100 * totals['case'] / max(totals['cased'], 1):.2f}")
    print(f"{aligned / seconds:.0f} words a second")
    for error, count in errors.most_common(150):
        print(f"{count:4} {error}")


if __name__ == "__main__":
    main()
