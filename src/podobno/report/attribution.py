"""The origins of a fact in, a line of attribution ready to copy out.

Names stay in the nominative: a line never inflects what it cannot inflect surely.
"""

from __future__ import annotations

from collections.abc import Collection

from podobno.model import Origin
from podobno.report.words import Texts


def attribution_line(origins: tuple[Origin, ...], documents: Collection[str], texts: Texts) -> str:
    """Who stands behind a fact, how many articles tell it, how many origins they have."""
    named = [_named(origin, texts) for origin in origins if origin.kind == "source"]
    unnamed = sum(origin.kind == "document" for origin in origins)
    parts = []
    if named:
        parts.append(f"{texts['source']}: {'; '.join(named)}")
    if unnamed:
        parts.append(f"{texts['origin_document']}: {texts.count(unnamed, 'families')}")
    articles = texts.count(len(documents), "articles")
    count = texts.count(len(origins), "origins")
    return f"{'; '.join(parts)} ({articles}, {count} {texts['in_this_set']})"


def _named(origin: Origin, texts: Texts) -> str:
    via = f" ({texts['via']}: {', '.join(origin.via)})" if origin.via else ""
    hedged = f" [{texts['hedged']}]" if origin.hedged else ""
    return f"{origin.root}{via}{hedged}"
