"""A story in, the dossier's pages out: pure, without network, readable without script."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from podobno import __version__
from podobno.model import Findings, Place, Story
from podobno.report.compiled import compiled_templates
from podobno.report.highlight import mark_paragraphs, read_marks
from podobno.report.lines import Line
from podobno.report.records import generated_by
from podobno.report.summary import summary_record
from podobno.report.views import Views
from podobno.report.words import Texts

# What one section of the first page shows before it links to the whole list: a page of 450
# articles stays under 3 MB and opens within a second.
MAX_LINES = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that is rendered when it is wanted.

    ``shown`` is a digest of all that it shows: two of one digest have the same bytes. It is empty
    for pages of the whole story, which nearly every report changes.
    """

    render: Callable[[], str]
    shown: str = ""


def render_page(
    story: Story,
    *,
    interface: str = "pl",
    single_file: bool = False,
    scores: Mapping[str, Any] | None = None,
) -> dict[str, str]:
    """The pages of a dossier: path below its folder, to content."""
    pages = lay_out_pages(story, {}, interface=interface, single_file=single_file, scores=scores)
    return {path: page.render() for path, page in pages.items()}


def lay_out_pages(
    story: Story,
    annotations: Mapping[str, bytes],
    *,
    interface: str = "pl",
    single_file: bool = False,
    scores: Mapping[str, Any] | None = None,
) -> dict[str, Page]:
    """The pages of a dossier, by their paths below its folder.

    ``index.html`` holds every section; each document has a page of its own below
    ``documents/``, or a section of the first page with ``single_file``. ``annotations`` has each
    document's line of ``annotations.jsonl``, by which a page that has not changed is known.
    ``scores`` are the measured error rates for the foot.
    """
    texts = Texts(code=interface)
    views = Views(story, texts, single_file=single_file)
    lists: dict[str, list[Line]] = {
        "timeline": views.timeline(),
        "claims": views.claims(),
        "figures": views.figures(),
    }
    shown = {name: _most_told(lines, single_file) for name, lines in lists.items()}
    common = {
        "t": texts,
        "lang": interface,
        "counts": summary_record(story),
        "title": views.title(),
        "style": _static("page.css"),
        "script": _static("page.js"),
        "single_file": single_file,
        "made": generated_by(story),
    }
    pages = {
        "index.html": _page(
            "index.html",
            **common,
            **shown,
            totals={name: len(lines) for name, lines in lists.items()},
            conflicts=views.conflicts(),
            meetings=views.meetings(),
            families=views.families(),
            period=views.period(),
            on_page={line.id for line in shown["timeline"]},
            open_points=views.open_points(),
            problems=views.problems(),
            scores=_score_rows(scores or {}, texts),
            documents=[_document(f, views) for f in story.findings] if single_file else [],
            root="",
        )
    }
    for name, lines in lists.items():
        if len(shown[name]) < len(lines):
            pages[f"lists/{name}.html"] = _page(
                "list.html", **common, name=name, lines=lines, root="../"
            )
    if not single_file:
        for findings in story.findings:
            doc = findings.document.id
            pages[views.page_of(doc)] = Page(
                render=partial(_document_page, findings, views, common),
                shown=_shown(findings, views, annotations[doc]) if doc in annotations else "",
            )
    return pages


def _page(template: str, **shown: Any) -> Page:
    return Page(render=partial(_template(template).render, **shown))


def _document_page(findings: Findings, views: Views, common: Mapping[str, Any]) -> str:
    document = _document(findings, views)
    return str(_template("document.html").render(**common, document=document, root="../"))


def _shown(findings: Findings, views: Views, annotation: bytes) -> str:
    """A digest of all that a document's page shows: what it says, which its annotations hold with
    the hash of its text, what is told of it as a source, and the version that words it."""
    parts = (__version__, views.texts.code, repr(views.source(findings)))
    told = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(b"\0".join((annotation, told))).hexdigest()


def _most_told(lines: list[Line], single_file: bool) -> list[Line]:
    """The lines told in most articles, in the order they stand."""
    if single_file or len(lines) <= MAX_LINES:
        return lines
    most_told = sorted(lines, key=lambda line: -line.weight)[:MAX_LINES]
    kept = {line.id for line in most_told}
    return [line for line in lines if line.id in kept]


def _document(findings: Findings, views: Views) -> dict[str, Any]:
    marks = read_marks(findings, views.texts)
    document = findings.document
    return {
        **views.source(findings),
        "number": views.number[document.id],
        "paragraphs": list(mark_paragraphs(findings, marks, views.prefix(document.id))),
        "marks": [
            {
                "kind": mark.kind,
                "text": document.text[mark.start : mark.end],
                "note": mark.note,
                "anchor": views.href(Place(document.id, mark.start, mark.end)).partition("#")[2]
                or "main",
            }
            for mark in marks
            if mark.kind != "noise"
        ],
    }


def _score_rows(scores: Mapping[str, Any], texts: Texts) -> dict[str, Any]:
    measured = scores.get("scores", {})
    return {
        "articles": scores.get("articles", 0),
        "rows": [
            (name, texts.number(round(measured[key], 2)))
            for key, name in texts.entries("score").items()
            if key in measured
        ],
    }


class _Environment(Environment):
    """Templates whose values are mostly records: ``line.body.origins`` asks for keys first."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if obj.__class__ is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


# What the code of a template depends on beside its source.
_OPTIONS: dict[str, Any] = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return _Environment(
        loader=PackageLoader("podobno.report", "templates"),
        bytecode_cache=compiled_templates(_OPTIONS),
        undefined=StrictUndefined,
        **_OPTIONS,
    )


def _template(name: str) -> Any:
    return _environment().get_template(name)


@lru_cache(maxsize=4)
def _static(name: str) -> str:
    return files("podobno.report").joinpath("static", name).read_text(encoding="utf-8")
