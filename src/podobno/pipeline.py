"""The flow on one page: which stage hands what to which."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from podobno.extract import find_all, find_nothing
from podobno.extract.times import without_references
from podobno.garbage import collect_seldom
from podobno.ingest import Intake, read_sources
from podobno.ingest.intake import sha256_of
from podobno.language import LanguagePack, analyse, detect_language, find_pack
from podobno.link import Decision, connect
from podobno.link.copies import NOT_COMPARED, Compared
from podobno.link.decisions import void_decisions
from podobno.link.identifiers import Identifiers, with_identifiers
from podobno.model import Document, Findings, Problem, Story
from podobno.settings import Settings
from podobno.story import assemble

__all__ = ["build_story", "read_document", "read_documents", "story_of", "take_in"]

Progress = Callable[[int, int], None]
"""Called with how many documents are read, of how many."""

# A worker costs about a second to start: below this many documents one process is faster.
_MIN_DOCUMENTS_FOR_WORKERS = 16


def build_story(
    sources: Iterable[str], settings: Settings | None = None, progress: Progress | None = None
) -> Story:
    """The story that sources tell: paths of files and folders, addresses, or ``-``.

    What cannot be read is in ``Story.problems``. The result does not depend on the order of the
    sources.
    """
    settings = settings or Settings()
    intake = take_in(sources, settings)
    findings = tuple(read_documents(intake.documents, settings, progress))
    return story_of(findings, intake.problems)


def take_in(sources: Iterable[str], settings: Settings) -> Intake:
    """The documents of sources, each with its language where it can be told."""
    intake = read_sources(sources, settings)
    return replace(
        intake,
        documents=tuple(
            replace(d, language=d.language or detect_language(d.text)) for d in intake.documents
        ),
    )


def story_of(
    findings: tuple[Findings, ...],
    problems: tuple[Problem, ...],
    decisions: tuple[Decision, ...] = (),
    identifiers: Identifiers | None = None,
    before: Compared = NOT_COMPARED,
) -> Story:
    """The story of documents that have been read, whatever their order.

    ``decisions`` are a person's; one about a text that is not among the documents is a problem.
    ``identifiers`` are the user's table of Wikidata identifiers, ``before`` is what is known of
    documents that were compared with each other under the same decisions.
    """
    valid, void = void_decisions(decisions, findings)
    named, links = connect(findings, valid, before)
    links = replace(links, entities=with_identifiers(links.entities, identifiers or {}))
    return assemble((named, links), problems=(*problems, *unread(findings), *void))


def read_documents(
    documents: tuple[Document, ...], settings: Settings, progress: Progress | None = None
) -> Iterator[Findings]:
    """The findings of each document, in order, read side by side where there are cores."""
    processes = settings.processes or os.cpu_count() or 1
    read = partial(_read_or_list, engine=settings.engine, references=settings.references)
    if processes == 1 or len(documents) < _MIN_DOCUMENTS_FOR_WORKERS:
        yield from _counted(map(read, documents), len(documents), progress)
        return
    from concurrent.futures import ProcessPoolExecutor  # here: a single report needs neither
    from multiprocessing import get_context

    with ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=collect_seldom
    ) as pool:
        yield from _counted(pool.map(read, documents, chunksize=4), len(documents), progress)


def read_document(
    document: Document, *, engine: str = "default", references: bool = True
) -> Findings:
    """Everything found in one document, read alone, with choices as in ``Settings``."""
    analysis = analyse(document, engine=engine)
    pack = _pack(document)
    found = find_all(analysis, pack) if pack else find_nothing(analysis)
    return found if references else replace(found, times=without_references(found.times))


def read_text(
    text: str,
    *,
    published: str | None = None,
    name: str = "text",
    engine: str = "default",
    references: bool = True,
) -> Findings:
    """Everything found in one text: names, times, figures, statements, events, each with its span.

    ``published`` is the day it appeared (``2025-09-03``), which relative dates need; ``name`` is
    the document's id; ``engine`` and ``references`` are as in ``Settings``. A text in a language
    that Podobno does not read has sentences only.
    """
    settings = Settings(engine=engine, published=published)
    settings.check()
    digest = sha256_of(text)
    document = Document(
        id=name,
        text=text,
        sha256=digest,
        source_sha256=digest,
        published=published,
        published_basis="given" if published else "none",
        language=detect_language(text),
    )
    return read_document(document, engine=engine, references=references)


def unread(findings: Iterable[Findings]) -> tuple[Problem, ...]:
    """The documents that are shown and searched for copies only, each with the reason."""
    reasons = (
        (f.document.id, f.failure or f"language {f.document.language}: not read")
        for f in findings
        if f.failure or _pack(f.document) is None
    )
    return tuple(Problem(source=source, reason=reason) for source, reason in reasons)


def _read_or_list(document: Document, *, engine: str, references: bool) -> Findings:
    """What a document says; where a finder fails on it, its sentences and the failure's name.

    One report that trips a finder must not cost the reader the other four hundred; it is listed,
    never passed over.
    """
    try:
        return read_document(document, engine=engine, references=references)
    except Exception as error:
        failure = f"not read because of an error in the program ({type(error).__name__}: {error})"
        return replace(_read_sentences(document), failure=failure)


def _read_sentences(document: Document) -> Findings:
    """A document's sentences alone, by the engine that asks least of a text."""
    try:
        return find_nothing(analyse(document, engine="light"))
    except Exception:
        return Findings(document=document)


def _pack(document: Document) -> LanguagePack | None:
    """The pack that reads a document; a text too short to tell its language is read as Polish."""
    return find_pack(document.language or "pl")


def _counted(
    findings: Iterable[Findings], total: int, progress: Progress | None
) -> Iterator[Findings]:
    for done, found in enumerate(findings, start=1):
        yield found
        if progress:
            progress(done, total)
