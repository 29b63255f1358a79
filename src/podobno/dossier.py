"""Sources in, a dossier's folder out; a dossier's folder in, its story out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from podobno import __version__, store
from podobno.errors import SettingsError
from podobno.ingest.intake import Intake, number_repeats, sha256_of
from podobno.language import name_engine
from podobno.link.copies import NOT_COMPARED, Compared
from podobno.link.decisions import read_decisions
from podobno.link.identifiers import read_identifiers
from podobno.model import Document, Findings, Problem, Story
from podobno.pipeline import Progress, read_documents, story_of, take_in
from podobno.report.annotations import annotation_records
from podobno.report.page import lay_out_pages
from podobno.report.records import story_record, to_line, to_page
from podobno.report.scores import measured_scores
from podobno.settings import Settings

__all__ = ["add_to_dossier", "build_dossier", "open_story"]

STORY, ANNOTATIONS = "story.json", "annotations.jsonl"
MAX_SINGLE_FILE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A dossier that was written: its story, and how many documents were read for it."""

    story: Story
    documents_read: int


def build_dossier(
    sources: Iterable[str], folder: Path, settings: Settings, progress: Progress | None = None
) -> Written:
    """Read the sources and write their dossier; nothing is written where nothing can be read.

    Raises ``SettingsError`` where the folder or the settings do not allow it.
    """
    store.check_writable(folder)
    intake = take_in(sources, settings)
    return _write(intake, None, folder, settings, progress)


def add_to_dossier(
    folder: Path, sources: Iterable[str], settings: Settings, progress: Progress | None = None
) -> Written:
    """Read more sources into a dossier: the same files as a build of all of them.

    Only documents that are new, or were read with another version or engine, are read.
    """
    kept = store.read_dossier(folder)
    store.check_writable(folder)
    before = Intake(documents=kept.documents, problems=kept.problems)
    intake = _merge(before, take_in(sources, settings))
    return _write(intake, kept, folder, settings, progress)


def open_story(folder: str | Path) -> Story:
    """The story of a dossier's folder, linked again from the findings kept there.

    Raises ``SettingsError`` where there is no dossier.
    """
    kept, own = store.read_dossier(Path(folder)), store.read_own_lines(Path(folder))
    compared = _compared(kept, own, kept.findings)
    return _told(tuple(kept.findings.values()), kept.problems, own, compared)


def story_of_kept(kept: store.Kept) -> Story:
    """The story of what a dossier keeps as it was told last, worked out anew."""
    return _told(tuple(kept.findings.values()), kept.problems, kept.obeyed)


def _told(
    findings: tuple[Findings, ...],
    problems: tuple[Problem, ...],
    own: store.OwnLines,
    before: Compared = NOT_COMPARED,
) -> Story:
    decisions, void = read_decisions(own.decisions)
    identifiers, unread = read_identifiers(own.identifiers)
    return story_of(findings, (*problems, *void, *unread), decisions, identifiers, before)


def _compared(
    kept: store.Kept | None, own: store.OwnLines, findings: Mapping[str, Findings]
) -> Compared:
    """What a dossier tells of the documents whose findings are those it keeps; nothing where
    a person has decided otherwise since."""
    if kept is None or kept.reuse is None or kept.obeyed != own:
        return NOT_COMPARED
    same = (doc for doc, found in findings.items() if kept.findings.get(doc) is found)
    return Compared(docs=frozenset(same), reuse=kept.reuse)


def _write(
    intake: Intake,
    before: store.Kept | None,
    folder: Path,
    settings: Settings,
    progress: Progress | None,
) -> Written:
    if settings.single_file and len(intake.documents) > MAX_SINGLE_FILE:
        raise SettingsError(
            f"--single-file holds up to {MAX_SINGLE_FILE} documents; "
            f"these are {len(intake.documents)}"
        )
    reading = _reading(settings)
    cached = (
        {_key(d, before.reading): before.findings[d.id] for d in before.documents} if before else {}
    )
    found = {
        d.id: _for_document(cached[key], d)
        for d in intake.documents
        if (key := _key(d, reading)) in cached
    }
    new = tuple(d for d in intake.documents if d.id not in found)
    found |= {f.document.id: f for f in read_documents(new, settings, progress)}
    findings = tuple(found[d.id] for d in intake.documents)
    own = store.read_own_lines(folder)
    story = _told(findings, intake.problems, own, _compared(before, own, found))
    if findings:
        contents, pages = _lay_out(story, folder, settings, before.pages if before else {})
        kept = store.Kept(
            documents=intake.documents,
            problems=intake.problems,
            findings=found,
            reading=reading,
            settings=settings.remembered(),
            obeyed=own,
            pages={path: page for path, page in pages.items() if page.shown},
            reuse=story.links.reuse,
        )
        with store.undisturbed():
            store.keep_originals(folder, intake.originals)
            store.write_files(folder, contents)
            store.remove_old_pages(folder, pages.keys())
            store.write_database(folder, kept, before=before)
    return Written(story=story, documents_read=len(new))


def _reading(settings: Settings) -> str:
    """What findings depend on beside their document."""
    marked = "" if settings.references else " without references"
    return f"{__version__} {name_engine(settings.engine)}{marked}"


def _lay_out(
    story: Story,
    folder: Path,
    settings: Settings,
    before: Mapping[str, store.WrittenPage],
) -> tuple[dict[str, str | bytes], dict[str, store.WrittenPage]]:
    """All files but the database, to be written, and every page of the dossier: one that shows
    what it showed before, and is as it was written then, is left as it is."""
    records = annotation_records(story.findings, story.links.entities)
    annotations = {str(record["doc"]): to_line(record) for record in records}
    pages = lay_out_pages(
        story,
        annotations,
        interface=settings.interface,
        single_file=settings.single_file,
        scores=measured_scores(),
    )
    same = {
        path: before[path]
        for path, page in pages.items()
        if page.shown
        and path in before
        and page.shown == before[path].shown
        and store.is_as_written(folder, path, before[path])
    }
    rendered = {path: page.render() for path, page in pages.items() if path not in same}
    written = {
        path: store.WrittenPage(pages[path].shown, sha256_of(text))
        for path, text in rendered.items()
    }
    lines = b"".join(annotations.values())
    contents: dict[str, str | bytes] = {
        STORY: to_page(story_record(story)),
        ANNOTATIONS: lines,
        **rendered,
    }
    return contents, dict(sorted((same | written).items()))


def _for_document(findings: Findings, document: Document) -> Findings:
    """Kept findings under a document's present id and address."""
    if findings.document == document:
        return findings
    return replace(findings, document=document)


def _merge(before: Intake, new: Intake) -> Intake:
    """Two intakes as if all their sources had been given at once."""
    had = {
        (_given_id(d, before), d.sha256): replace(d, id=_given_id(d, before))
        for d in before.documents
    }
    more = {(_given_id(d, new), d.sha256): replace(d, id=_given_id(d, new)) for d in new.documents}
    documents, repeated = number_repeats((had | more).values())
    problems = sorted(
        {*before.problems, *new.problems, *repeated}, key=lambda p: (p.source, p.reason)
    )
    return Intake(
        documents=documents, problems=tuple(problems), originals=before.originals | new.originals
    )


def _given_id(document: Document, intake: Intake) -> str:
    """The id a document had before another text under the same id made it ``#2``."""
    base, mark, number = document.id.rpartition("#")
    numbered = mark and number.isdecimal() and any(d.id == base for d in intake.documents)
    return base if numbered else document.id


def _key(document: Document, reading: str) -> tuple[object, ...]:
    """What findings depend on: all of a document but its id and address, and how it was read."""
    return (
        document.sha256,
        document.title,
        document.published,
        document.captured,
        document.publisher,
        document.language,
        reading,
    )
