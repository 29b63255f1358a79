"""Values of the model built by hand, with defaults for what a test does not look at."""

from __future__ import annotations

import hashlib

from podobno.language import analyse
from podobno.model import Analysis, Document, Reading, Sentence, Token


def make_document(
    text: str,
    published: str | None = None,
    *,
    id: str = "test.txt",
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = "pl",
    captured: str | None = None,
) -> Document:
    """A document with this text, published on a given date or at a time unknown."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=id,
        text=text,
        sha256=digest,
        source_sha256=digest,
        title=title,
        published=published,
        published_basis="metadata" if published else "none",
        captured=captured,
        publisher=publisher,
        url=url,
        language=language,
    )


def make_analysis(text: str, published: str | None = None, **fields: str | None) -> Analysis:
    """The light engine's analysis of a text."""
    return analyse(make_document(text, published, **fields), engine="light")  # type: ignore[arg-type]


def make_sentence(text: str) -> Sentence:
    """The only sentence of a text, by the light engine."""
    sentences = make_analysis(text).sentences
    assert len(sentences) == 1, [text[s.start : s.end] for s in sentences]
    return sentences[0]


def make_token(
    text: str,
    lemma: str | None = None,
    tag: str = "ign",
    *,
    start: int = 0,
    upos: str = "X",
    head: int | None = None,
    relation: str | None = None,
) -> Token:
    """A token read by hand, at an offset."""
    return Token(
        start=start,
        end=start + len(text),
        text=text,
        lemma=lemma if lemma is not None else text,
        tag=tag,
        upos=upos,
        readings=(Reading(lemma or text, tag),),
        head=head,
        relation=relation,
    )
