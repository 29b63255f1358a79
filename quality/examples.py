"""A sentence in, its analysis out, for the examples of the generated pages."""

from __future__ import annotations

from podobno.language import analyse
from podobno.model import Analysis, Document

PUBLISHED = "2025-09-03"


def read_example(sentence: str) -> Analysis:
    """A sentence as the light engine reads it in a report of ``PUBLISHED``."""
    document = Document(
        id="example",
        text=sentence,
        sha256="",
        source_sha256="",
        published=PUBLISHED,
        language="pl",
    )
    return analyse(document, engine="light")
