"""Findings and events in, dates that cannot be right out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from podobno.inside import passage_at
from podobno.language import find_pack
from podobno.model import Conflict, Event, EventMention, Findings, Place, TimeMention
from podobno.timex import precision_of, to_interval


def date_conflicts(findings: Iterable[Findings], events: Iterable[Event]) -> Iterator[Conflict]:
    """Weekdays that are not their date's, and one event given two days by two reports, unless
    it began on one of them and goes on or ends on the other."""
    by_id = {f.document.id: f for f in findings}
    for f in by_id.values():
        for time in f.times:
            if time.note:
                place = Place(f.document.id, time.start, time.end)
                # The guidelines count a weekday that is not its date's as a clash of facts.
                yield Conflict(kind="fact", a=place, b=place, why=time.note)
    for event in events:
        yield from _two_days(event, by_id)


def _two_days(event: Event, by_id: dict[str, Findings]) -> Iterator[Conflict]:
    """Each two days that different reports give one event, shown once, where they first stand."""
    told: dict[str, list[tuple[Place, EventMention]]] = {}
    for place in event.mentions:
        mention = _mention_at(by_id[place.doc], place)
        if mention is not None and mention.date and precision_of(mention.date) == "day":
            told.setdefault(mention.date[:10], []).append((place, mention))
    for first, second in combinations(sorted(told), 2):
        if {place.doc for place, _ in told[first]} & {place.doc for place, _ in told[second]}:
            continue
        a, b = (_said_at(by_id[p.doc], p, m) for p, m in (told[first][0], told[second][0]))
        if a is None or b is None or _words(by_id, a) == _words(by_id, b):
            continue  # "w środę", reprinted a day later: each report's own date settles the day
        if _are_of_two_phases(by_id, told[first][0], told[second][0]):
            continue
        yield Conflict(
            kind="date",
            a=a,
            b=b,
            why=f"{first} ↔ {second}: {', '.join(event.participants)}",
            about=(event.id,),
        )


def _are_of_two_phases(
    by_id: dict[str, Findings], a: tuple[Place, EventMention], b: tuple[Place, EventMention]
) -> bool:
    """Whether two days, the earlier first, are of two parts of what lasts: it began on one and
    goes on on the other. Nothing goes on before it begins, or after its end."""
    first, second = (_phase(by_id[place.doc], place, mention) for place, mention in (a, b))
    if second == "begins" or first == "ends":
        return False
    return first != second or first == "lasts"


def _phase(findings: Findings, place: Place, mention: EventMention) -> str | None:
    """Which part of an event its sentence tells: that it begins, lasts or ends; None where it says
    none of these, or several."""
    passage = passage_at(findings, place.start)
    phases = _phases(findings.document.language or "")
    lemmas = {w.lemma for w in passage.words} if passage is not None else set()
    told = {phase for phase, words in phases.items() if words & lemmas}
    if mention.status == "ongoing" and not told:
        return "lasts"
    return min(told) if len(told) == 1 else None


@cache
def _phases(language: str) -> dict[str, frozenset[str]]:
    pack = find_pack(language)
    table = pack.table("event_status")["phases"] if pack is not None else {}
    return {phase: frozenset(words) for phase, words in table.items()}


def _words(by_id: dict[str, Findings], place: Place) -> str:
    return by_id[place.doc].document.text[place.start : place.end].casefold()


def _mention_at(findings: Findings, place: Place) -> EventMention | None:
    return next((m for m in findings.events if m.trigger == (place.start, place.end)), None)


def _said_at(findings: Findings, place: Place, mention: EventMention) -> Place | None:
    """The words that give a mention's day: those nearest to it with its value; where the day was
    told elsewhere, the mention itself. None where an adjective gives it to another noun only: the
    meeting that prepared *piątkowy szczyt* was not on that Friday."""
    wanted = to_interval(mention.date)
    told = [time for time in findings.times if time.value and to_interval(time.value) == wanted]
    if not told:
        return place
    near = [
        (abs(time.start - place.start), Place(place.doc, time.start, time.end))
        for time in told
        if _noun_of(findings, time) in (None, place.start)
    ]
    return min(near)[1] if near else None


def _noun_of(findings: Findings, time: TimeMention) -> int | None:
    """Where the noun begins whose adjective a time is (``czwartkowe rozmowy``); None where the
    time is no adjective."""
    passage = passage_at(findings, time.start)
    words = [w for w in passage.words if w.start >= time.start] if passage is not None else []
    if any(w.pos != "ADJ" for w in words if w.start < time.end):
        return None
    return next((w.start for w in words if w.pos == "NOUN"), None)
