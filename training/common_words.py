"""The NKJP subcorpus in, how many of its documents hold each word (``learned/common_words.tsv``)
out.

    python -m training.common_words --data ../shared

A form counts for every base form that the dictionary allows it. Only documents of some length are
counted: a note of ten words says little of what is common.
"""

import argparse
from collections import Counter
from functools import cache
from pathlib import Path

from podobno.language.pl.morphology import look_up
from training.sources import read_nkjp_names

OUT = Path("src/podobno/language/pl/learned/common_words.tsv")
_MIN_FORMS = 60
_MIN_LETTERS = 3
# Rarer words say no more than one that never occurs.
_MIN_DOCUMENTS = 5


def main() -> None:
    """Count and write; the first line has the number of documents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    counts, documents = count_words(parser.parse_args().data)
    kept = sorted(word for word, count in counts.items() if count >= _MIN_DOCUMENTS)
    lines = [f"# documents\t{documents}", *(f"{word}\t{counts[word]}" for word in kept)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} words of {documents} documents")


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


if __name__ == "__main__":
    main()
