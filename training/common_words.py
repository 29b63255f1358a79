"""The NKJP subcorpus in, how many of its documents hold each word (``learned/common_words.tsv``)
out.

A form counts for every base form that the dictionary allows it. Only documents of some length are
counted: a note of ten words says little of what is common.
"""

from collections import Counter
from functools import cache
from pathlib import Path

from podobno.language.pl.morphology import look_up
from training.sources import read_nkjp_names

_MIN_FORMS = 60
_MIN_LETTERS = 3
# Rarer words say no more than one that never occurs.
_MIN_DOCUMENTS = 5


def write_common_words(path: Path, data: Path) -> int:
    """Write the words, and before them the number of documents; gives back how many words."""
    counts, documents = count_words(data)
    kept = sorted(word for word, count in counts.items() if count >= _MIN_DOCUMENTS)
    lines = [f"# documents\t{documents}", *(f"{word}\t{counts[word]}" for word in kept)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(kept)


def count_words(data: Path) -> tuple[Counter[str], int]:
    """In how many documents each base form may stand, and how many documents were counted."""
    counts: Counter[str] = Counter()
    documents = 0
    for sentences in read_nkjp_names(data):
        forms = {
            token
            for tokens, _ in sentences
            for token in tokens
            if token[0].isalpha() and len(token) >= _MIN_LETTERS
        }
        if len(forms) >= _MIN_FORMS:
            counts.update({lemma for form in forms for lemma in _base_forms(form)})
            documents += 1
    return counts, documents


@cache
def _base_forms(form: str) -> tuple[str, ...]:
    lemmas = {reading.lemma.casefold() for reading in look_up(form).readings}
    return tuple(lemmas) or (form.casefold(),)
