"""A text in a language without a pack comes in, its sentences and unread words go out."""

from __future__ import annotations

import re

from podobno.model import Sentence, Token

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|\S")
# A stop, with the quotes and brackets behind it, before white space; or a line end.
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[\r\n]+")


def read_plain_sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences cut at stops and line ends; each word is its own base form, in lower case."""
    sentences: list[Sentence] = []
    start = paragraph = 0
    ends = [match.end() for match in _END.finditer(text)]
    for end in [*ends, len(text)]:
        tokens = tuple(_token(match) for match in _TOKEN.finditer(text, start, end))
        if tokens:
            where = tokens[0].start, tokens[-1].end
            sentences.append(
                Sentence(start=where[0], end=where[1], tokens=tokens, paragraph=paragraph)
            )
        if "\n" in text[start:end] or "\r" in text[start:end]:
            paragraph += bool(sentences)
        start = end
    return tuple(sentences)


def _token(match: re.Match[str]) -> Token:
    text = match.group()
    is_word = text[0].isalnum()
    return Token(
        start=match.start(),
        end=match.end(),
        text=text,
        lemma=text.lower(),
        tag="ign" if is_word else "interp",
        upos="X" if is_word else "PUNCT",
    )
