"""Podobno reads press reports about one running story and builds a dossier in which every line
opens the exact sentence it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from podobno.dossier import open_story
    from podobno.pipeline import build_story, read_document, read_text
    from podobno.report.evidence import evidence_of
    from podobno.settings import Settings

__version__ = "0.1.0"
__all__ = [
    "Settings",
    "__version__",
    "build_story",
    "evidence_of",
    "open_story",
    "read_document",
    "read_text",
]

_HOMES = {
    "build_story": "podobno.pipeline",
    "read_document": "podobno.pipeline",
    "read_text": "podobno.pipeline",
    "evidence_of": "podobno.report.evidence",
    "open_story": "podobno.dossier",
    "Settings": "podobno.settings",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `podobno --help` needs none of them."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'podobno' has no attribute {name!r}")
