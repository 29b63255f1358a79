"""A text in, the ISO 639-1 code of its language out, or None where it cannot be told."""

from __future__ import annotations

import unicodedata

from podobno.language.pack import LanguagePack

# Half a page settles the language; longer texts only cost time.
_SAMPLE = 4000
# Below this a headline of names decides by chance.
_MIN_LETTERS = 25


def detect_language(text: str) -> str | None:
    """The language most of the text's beginning is in, or None for too little text."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    if sum(character.isalpha() for character in sample) < _MIN_LETTERS:
        return None
    if _is_evident(sample.lower()):
        return "pl"
    import py3langid  # here: its model takes half a second to load, which --help must not wait for

    code, _score = py3langid.classify(sample)
    return str(code)


def _is_evident(sample: str) -> bool:
    """Whether the letters alone show that a text is Polish; most are, and need no model then."""
    alphabet = LanguagePack(code="pl").table("alphabet")
    counts = [sample.count(letter) for letter in alphabet["letters"]]
    letters = sum(character.isalpha() for character in sample)
    return all(counts) and sum(counts) >= alphabet["least_share"] * letters
