"""The documents of a story in, the sources section out: what was written apart, who repeats whom,
with the shared sentences and with what was cut and added."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from podobno.model import Findings, Loss, Place, Reuse
from podobno.report.places import Places, shorten

_MAX_REUSE = 5
_MAX_LOSSES = 8
_MAX_SHARED = 3
_MAX_WORDS = 200
_GRAVE = {"attribution", "hedge", "bound"}
_LOSS_ORDER = ("attribution", "hedge", "bound", "figure", "words", "sentence")


Shared = dict[str, list[Reuse]]
"""What each document shares with others, most first."""


def source_families(places: Places, sources: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The documents by family, those that share sentences together, each list oldest first."""
    families = [
        sorted(family, key=lambda doc: (places.day(doc), doc))
        for family in places.story.links.families
    ]
    families.sort(key=lambda family: (-len(family), places.day(family[0]), family))
    return [
        {
            "articles": places.texts.count(len(family), "articles"),
            "is_shared": len(family) > 1,
            "documents": [sources[doc] for doc in family],
        }
        for family in families
    ]


def source_of(findings: Findings, places: Places, shared: Shared) -> dict[str, Any]:
    """What the page says of one document as a source."""
    document = findings.document
    reuse = shared.get(document.id, [])
    url = document.url or ""
    return {
        "id": document.id,
        "title": places.heading(document.id),
        "label": places.label(document.id),
        "href": places.page_of(document.id),
        "published": places.texts.date(document.published),
        "basis": places.texts.get("basis", document.published_basis),
        "publisher": document.publisher,
        "url": url if url.startswith(("http://", "https://")) else None,
        "agencies": findings.agencies,
        "reuse": [_reuse(r, document.id, places) for r in reuse[:_MAX_REUSE]],
        "shares": len(reuse),
    }


def shared_by_document(places: Places) -> Shared:
    """The reuse of a story by each of the two documents it joins."""
    found: Shared = defaultdict(list)
    for reuse in sorted(places.story.links.reuse, key=lambda r: (-r.sentences, r.a, r.b)):
        found[reuse.a].append(reuse)
        found[reuse.b].append(reuse)
    return dict(found)


def _reuse(reuse: Reuse, doc: str, places: Places) -> dict[str, Any]:
    is_copy = doc == reuse.b
    other = reuse.a if is_copy else reuse.b
    is_directed = reuse.direction == "a→b"
    relation = "copied_from" if is_copy else "copied_by"
    if not is_directed:
        relation = f"direction_{reuse.direction}"
    pairs = [(b, a) if is_copy else (a, b) for a, b in reuse.spans]
    return {
        "relation": places.texts[relation],
        "other": f"{places.label(other)}, {places.published(other)}",
        "title": places.heading(other),
        "href": places.page_of(other),
        "sentences": places.texts.count(reuse.sentences, "sentences"),
        "why": "; ".join(places.reasons(reuse.reasons)),
        "shared": [
            {
                "text": shorten(_text(here, places), _MAX_WORDS),
                "here": places.href(here),
                "there": places.href(there),
            }
            for here, there in pairs[:_MAX_SHARED]
        ],
        # Of two texts that both repeat a third, or whose order is unknown, neither cut the other.
        "cut_label": places.texts["cut" if is_directed else "only_there"],
        "added_label": places.texts["added" if is_directed else "only_here"],
        "cut": _losses(reuse.dropped, places) if is_copy else [],
        "added": _losses(reuse.added, places) if is_copy else [],
        "losses": max(len(reuse.dropped), len(reuse.added)) if is_copy else 0,
    }


def _losses(listed: tuple[Loss, ...], places: Places) -> list[dict[str, Any]]:
    ordered = sorted(listed, key=lambda loss: (_LOSS_ORDER.index(loss.kind), loss.place))
    return [
        {
            "kind": places.texts.get("loss", loss.kind),
            "text": shorten(loss.text, _MAX_WORDS),
            "href": places.href(loss.place),
            "grave": loss.kind in _GRAVE,
        }
        for loss in ordered[:_MAX_LOSSES]
    ]


def _text(place: Place, places: Places) -> str:
    text = places.by_id[place.doc].document.text[place.start : place.end]
    return " ".join(text.split())
