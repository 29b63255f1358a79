"""Where the corpora and the base model lie, and which documents are held out."""

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

UNSEEN_TOPIC = "ryanair"
# Left out of a run of its own that is only measured.
SECOND_UNSEEN_TOPIC = "nord_stream"
MIXED_EXTRA = 40  # further documents held out at random beside the annotated articles
SEED = 20251121
SHORT = 20  # letters; a sentence as short may stand in any text


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One SlavicNER document with its names."""

    id: str
    topic: str
    language: str
    text: str
    names: tuple[tuple[int, int, str, str], ...]  # start, end, type, base form


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """The Polish articles to train on, and those to measure on: one topic, and mixed topics."""

    train: tuple[Article, ...]
    unseen: tuple[Article, ...]
    mixed: tuple[Article, ...]


def read_articles(shared: Path, language: str) -> tuple[Article, ...]:
    """All SlavicNER articles of one language, by topic and then as they stand in the files."""
    found = []
    for path in sorted((shared / "corpus" / language).glob("*.names.jsonl")):
        topic = path.name.removesuffix(".names.jsonl")
        names = {row["doc"]: row["names"] for row in _json_lines(path)}
        for row in _json_lines(path.with_name(f"{topic}.jsonl")):
            found.append(
                Article(
                    id=row["id"],
                    topic=topic,
                    language=language,
                    text=row["text"],
                    names=tuple(
                        (n["start"], n["end"], n["type"], n["lemma"]) for n in names[row["id"]]
                    ),
                )
            )
    return tuple(found)


def split_articles(shared: Path, unseen_topic: str = UNSEEN_TOPIC) -> Split:
    """Hold out one whole topic, the annotated articles, some more at random, and leave their
    near copies out of the training part."""
    articles = read_articles(shared, "pl")
    annotated = {
        row["text"]
        for part in ("articles.jsonl", "more/articles.jsonl")
        for row in _json_lines(shared / "gold" / part)
    }
    unseen = tuple(a for a in articles if a.topic == unseen_topic)
    others = [a for a in articles if a.topic != unseen_topic]
    rest = [a for a in others if a.text not in annotated]
    extra = {a.id for a in random.Random(SEED).sample(rest, MIXED_EXTRA)}
    mixed = tuple(a for a in others if a.text in annotated or a.id in extra)
    kept = [a for a in others if a.text not in annotated and a.id not in extra]
    held = [_shingles(text) for text in annotated] + [_shingles(a.text) for a in mixed + unseen]
    train = tuple(a for a in kept if not _is_copy(_shingles(a.text), held))
    return Split(train=train, unseen=unseen, mixed=mixed)


def read_nkjp_names(shared: Path) -> Iterator[list[tuple[list[str], list[str]]]]:
    """Documents of the NKJP subcorpus: sentences as tokens and outermost labels."""
    with gzip.open(shared / "corpus/nkjp-ner/nkjp-ner.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield [(s["tokens"], s["labels"]) for s in row["sentences"]]


def find_sentences(shared: Path, sentences: Iterable[str]) -> list[bool]:
    """Of each document of NKJP, whether it holds one of these sentences, short ones aside."""
    wanted = {bare for text in sentences if len(bare := _letters(text)) > SHORT}
    return [
        any(_letters("".join(tokens)) in wanted for tokens, _ in document)
        for document in read_nkjp_names(shared)
    ]


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text.casefold())


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _shingles(text: str) -> frozenset[str]:
    words = text.casefold().split()
    return frozenset(" ".join(words[i : i + 5]) for i in range(len(words) - 4))


def _is_copy(shingles: frozenset[str], held: list[frozenset[str]]) -> bool:
    """Whether a third of the five-word runs of the shorter text stand in the other."""
    return any(
        len(shingles & other) > 0.33 * max(1, min(len(shingles), len(other))) for other in held
    )
