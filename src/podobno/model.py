"""Every value that passes between stages, frozen, in the order of the flow.

``Source → Document → Analysis → Findings → Links → Story → Report``. What one text says ends in
``Mention``; what the story holds after linking has the bare noun. Offsets count Unicode code
points in ``Document.text``, half-open ``[start, end)``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code points in one document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be read or settled while reading sources.

    ``source`` is the name the user knows the source by; ``reason`` one plain sentence.
    """

    source: str
    reason: str


# --- Document -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as received: its text is never changed.

    ``published`` and ``captured`` are ISO 8601 at the precision known (``2025-09-03``,
    ``2025-06``, ``2025-09-03T14:05``) or None. ``published_basis`` says where the date comes from:
    ``metadata``, ``header``, ``page``, ``capture``, ``given``, ``inferred`` or ``none``.
    ``sha256`` is of the text's UTF-8 bytes, ``source_sha256`` of the bytes received.
    ``language`` is an ISO 639-1 code or None when it could not be told.
    """

    id: str
    text: str
    sha256: str
    source_sha256: str
    title: str | None = None
    published: str | None = None
    published_basis: str = "none"
    captured: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


# --- Analysis -----------------------------------------------------------------------------------


class Reading(NamedTuple):
    """One dictionary reading of a word: its base form and its NKJP tag."""

    lemma: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """An orthographic word or a punctuation mark, with the reading chosen in context.

    ``tag`` is a full NKJP tag (``subst:sg:gen:m1``); ``readings`` are all that the dictionary
    allows, the chosen one first. ``head`` is the index of the syntactic head among the sentence's
    tokens (-1 for the root) and ``relation`` its Universal Dependencies label; both are None
    where the engine gives no tree. ``names`` are the dictionary's own name marks (``imię``,
    ``nazwisko``, ``nazwa_geograficzna``, …).
    """

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    upos: str
    readings: tuple[Reading, ...] = ()
    names: tuple[str, ...] = ()
    head: int | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its tokens.

    ``paragraph`` counts blocks of text separated by line ends, from 0. ``is_noise`` is true where
    the sentence is page furniture: finders of times, figures, statements and events skip it.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int = 0
    is_noise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """Page furniture that is not part of the report.

    ``kind``: ``caption``, ``credit``, ``teaser``, ``ui``, ``meta`` or ``repeat`` (a body text that
    stands a second time in one page).
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineName:
    """A name as the engine labels it: SlavicNER type and a confidence between 0 and 1."""

    start: int
    end: int
    type: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A document with its sentences, words, forms and, where the engine gives them, names.

    ``names`` is None where the engine does not label names (then rules find them). ``agencies``
    are the document's own agencies, from its credit lines and tags (``(PAP)``, ``PAP/Reuters``),
    by canonical name.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    noise: tuple[Noise, ...] = ()
    agencies: tuple[str, ...] = ()
    names: tuple[EngineName, ...] | None = None
    engine: str = "light"


# --- Findings -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A named entity. ``type`` is PER, LOC, ORG, EVT or PRO; ``lemma`` its base form in the case
    of letters of the text; ``entity_name`` the canonical name the document itself settles."""

    start: int
    end: int
    type: str
    lemma: str
    entity_name: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMention:
    """An entity as one document knows it: canonical name, type and the other names and
    descriptions that stand for it there. ``stands_for`` is the country or institution a
    metonym (``Kreml``) means, or None."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    stands_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A TIMEX3 expression.

    ``type``: DATE, TIME, DURATION, SET. ``value`` is the TIMEX3 value or None where the text and
    the publication date cannot settle it; ``alternatives`` then lists the values that remain.
    ``precision``: ``minute``, ``hour``, ``part``, ``day``, ``week``, ``month``, ``quarter``,
    ``half``, ``season``, ``year``, ``decade``, ``century``, ``vague`` or None. ``anchor``:
    ``published``, ``narrative``, ``captured``, ``calendar`` or None. ``note`` says what
    contradicts (a weekday that is not that date's), else None.
    """

    start: int
    end: int
    type: str
    value: str | None
    precision: str | None = None
    alternatives: tuple[str, ...] = ()
    anchor: str | None = None
    note: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """A number that counts or measures something.

    ``bound``: exact, about, more_than, at_least, less_than, at_most, range, order. ``high`` is set
    for ranges. ``unit`` is the head noun's base form, an ISO 4217 code or ``%``. ``counted`` is
    the whole counted phrase as it stands in the text. ``source`` is the canonical name credited,
    None for the report's own voice. ``said_on`` and ``as_of`` are TIMEX3 values or None.
    """

    start: int
    end: int
    value: float
    high: float | None
    bound: str
    unit: str | None
    counted: str | None = None
    source: str | None = None
    said_on: str | None = None
    as_of: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementMention:
    """Content that the report attributes to a source other than itself.

    ``kind``: direct, indirect, mixed. ``speaker`` is the span that names the speaker nearest to
    the cue, None when elided; ``speaker_name`` the canonical name or nominative description, None
    when unsettled. ``via`` is outermost first. ``certainty`` holds the hedging words as they
    stand. ``said_on`` is a TIMEX3 value, ``said_at`` a canonical place.
    """

    content: tuple[Span, ...]
    kind: str
    speaker: Span | None
    speaker_name: str | None
    cue: Span | None
    via: tuple[str, ...] = ()
    hedged: bool = False
    denied: bool = False
    to: str | None = None
    certainty: tuple[str, ...] = ()
    said_on: str | None = None
    said_at: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """How many an event killed or injured, as one figure of the text gives it.

    ``kind``: dead, injured. ``low``, ``best`` and ``high`` are what the figure's bound allows, None
    where it leaves that side open; ``figure`` is its span.
    """

    kind: str
    low: float | None
    best: float | None
    high: float | None
    figure: Span
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """Who did what to whom.

    ``type`` is one of the sixteen PLOVER types, ``mode`` a PLOVER mode or None. ``actor`` and
    ``recipient`` are canonical names; a symmetric event lists both sides in ``actor``. ``date``
    is a TIMEX3 value or None, with ``date_alternatives`` where several remain. ``status``:
    occurred, ongoing, planned, possible, denied. ``claimed_by`` is the speaker of the statement
    the trigger stands in, None for the report's own voice. ``casualties`` are those that the text
    counts for this event beside it.
    """

    trigger: Span
    type: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    date: str | None
    status: str
    mode: str | None = None
    date_alternatives: tuple[str, ...] = ()
    claimed_by: str | None = None
    casualties: tuple[Casualties, ...] = ()
    rule: str = ""


class Word(NamedTuple):
    """A word kept for comparison between documents: where it stands, its base form and its part
    of speech (Universal Dependencies; empty where it is not known)."""

    start: int
    end: int
    lemma: str
    pos: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence reduced to what comparison between documents needs."""

    start: int
    end: int
    words: tuple[Word, ...]
    paragraph: int = 0
    is_noise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything found in one document, read alone, in reading order within each kind.

    ``failure`` names the error that stopped the finders: then there are passages only, and the
    dossier lists the document as a problem. ``engine`` is what read it: ``neural``, ``light``, or
    ``none`` for a language without a pack.
    """

    document: Document
    passages: tuple[Passage, ...] = ()
    noise: tuple[Noise, ...] = ()
    agencies: tuple[str, ...] = ()
    entities: tuple[EntityMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    statements: tuple[StatementMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    failure: str | None = None
    engine: str = "none"


# --- Links --------------------------------------------------------------------------------------


class Place(NamedTuple):
    """A span in one of the story's documents."""

    doc: str
    start: int
    end: int

    def meets(self, other: Place) -> bool:
        """Whether the two share at least one character."""
        return self.doc == other.doc and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, place, organisation, event or product of the story.

    ``reasons`` says for each merge why, in words a person can read. ``stands_for`` is the id of
    the entity that a metonym means, or None. ``wikidata`` is the identifier that the user's table
    gives, or None.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Place, ...] = ()
    stands_for: str | None = None
    reasons: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What a copy cut, or added: ``kind`` is attribution, hedge, bound, sentence, words or
    figure; ``text`` the words; ``place`` where they stand (in the document that has them)."""

    kind: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """Two documents that share sentences.

    ``b`` repeats ``a`` where ``direction`` is ``a→b``; ``version`` where ``b`` is a later text of
    the same address; ``common`` where both repeat a third text, in the set or not; ``unknown``
    where time and tags do not settle it. ``degree``: ``wholly`` or ``partly``. ``spans`` pairs the
    shared sentences: a's place, then b's.
    """

    a: str
    b: str
    sentences: int
    degree: str
    direction: str
    spans: tuple[tuple[Place, Place], ...] = ()
    dropped: tuple[Loss, ...] = ()
    added: tuple[Loss, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a fact comes from, in this set.

    ``kind`` is ``source`` (the innermost source the text names) or ``document`` (the family of
    the document, where none is named). ``seen`` is true where the root's own text is in the set.
    """

    root: str
    kind: str
    seen: bool
    via: tuple[str, ...]
    mentions: tuple[Place, ...]
    why: str
    hedged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyReading:
    """How many an event killed or injured, as one document gives it; see ``Casualties``. What the
    documents give is kept apart, never averaged."""

    doc: str
    start: int
    end: int
    kind: str
    low: float | None
    best: float | None
    high: float | None

    @property
    def place(self) -> Place:
        return Place(self.doc, self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event of the story, told in one or more reports.

    ``date`` is the value its mentions share, at the precision ``date_precision`` (``day``,
    ``range``, ``week``, ``month``, ``year`` or None); ``date_alternatives`` lists values where
    several remain; ``date_reason`` says how a date was inferred, else None. ``casualties`` are
    the counts of all its reports, in the order of the reports.
    """

    id: str
    type: str
    status: str
    participants: tuple[str, ...]
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    date_precision: str | None = None
    date_alternatives: tuple[str, ...] = ()
    date_reason: str | None = None
    casualties: tuple[CasualtyReading, ...] = ()
    mentions: tuple[Place, ...] = ()
    origins: tuple[Origin, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReading:
    """One reading of a quantity, as one document gives it. ``hedged`` where the statement it
    stands in is marked unconfirmed."""

    doc: str
    start: int
    end: int
    value: float
    high: float | None
    bound: str
    source: str | None
    said_on: str | None
    as_of: str | None
    hedged: bool = False
    via: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return Place(self.doc, self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One quantity over time and sources: the same thing counted, whatever the value."""

    id: str
    what: str
    unit: str | None
    readings: tuple[FigureReading, ...]
    origins: tuple[Origin, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of a claim: where it stands, its words, and the statement it comes from
    (``statement`` is its index among the document's statements)."""

    doc: str
    spans: tuple[Span, ...]
    text: str
    statement: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The same assertion by one speaker, possibly reworded."""

    id: str
    speaker: str | None
    wordings: tuple[Wording, ...]
    origins: tuple[Origin, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What connects the findings of many documents."""

    entities: tuple[Entity, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()
    reuse: tuple[Reuse, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()


def family_of(families: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The family each document belongs to."""
    return {doc: family for family in families for doc in family}


# --- Story --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two places that cannot both be right, or the same words worded differently.

    ``kind``: figure, wording, fact or date. ``why`` is one plain line; ``rank`` orders the list,
    the worst (1) first. ``about`` holds ids of the figure, claim or event concerned. ``copies``
    are the further pairs of places where copies have the same words on both sides.
    """

    kind: str
    a: Place
    b: Place
    why: str
    rank: int = 0
    about: tuple[str, ...] = ()
    copies: tuple[tuple[Place, Place], ...] = ()

    @property
    def pairs(self) -> tuple[tuple[Place, Place], ...]:
        """Every pair of places that contradict each other, those told first in front."""
        return ((self.a, self.b), *self.copies)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """Something these articles do not settle: an undated report, a date with alternatives, a
    speaker not resolved. ``kind`` names it; ``why`` is one plain line."""

    kind: str
    places: tuple[Place, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A line of the timeline. ``date`` is the TIMEX3 value it is sorted by (None comes last);
    ``precision`` as for ``Event``; ``event`` the event's id."""

    date: str | None
    precision: str | None
    status: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One pair of participants and the events at which they met, oldest first."""

    who: tuple[str, str]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The dossier's content: the findings, what links them, and what follows."""

    findings: tuple[Findings, ...]
    links: Links
    conflicts: tuple[Conflict, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is told only in documents published since a day.

    ``changed`` holds series told before whose newest readings have another value than the last
    one before; ``superseded`` the older readings that a newer report still repeats. Documents
    without a date count as old: they cannot be shown to be new.
    """

    documents: tuple[str, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    denials: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    changed: tuple[tuple[Figure, tuple[FigureReading, ...]], ...]
    superseded: tuple[tuple[Figure, FigureReading], ...]
    conflicts: tuple[Conflict, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the new documents bring no new fact."""
        return not (self.events or self.claims or self.figures or self.changed or self.conflicts)
