"""A text in, the ISO 639-1 code of its language out, or None where it cannot be told."""

from __future__ import annotations

import unicodedata

# Half a page settles the language; longer texts only cost time.
_SAMPLE = 4000
# Below this a headline of names decides by chance.
_MIN_LETTERS = 25


def detect_language(text: str) -> str | None:
    """The language most of the text's beginning is in, or None for too little text."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    if sum(character.isalpha() for character in sample) < _MIN_LETTERS:
        return None
    import py3langid  # here: its model takes half a second to load, which --help must not wait for

    code, _score = py3langid.classify(sample)
    return str(code)
