"""The joined event mentions of a document come in, those whose own words leave out who acts go
out with whom the rest of the text makes plain.

A strike in a text about one airline's pilots is theirs; an attack of one state in a text about
another is upon that one. What the text does not make plain stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from podobno.extract.event_circle import ABOUT, count_states
from podobno.extract.event_clauses import Reading
from podobno.extract.event_draft import Draft
from podobno.extract.event_identity import NEARBY, VISIT
from podobno.extract.event_nominatives import Circle
from podobno.extract.event_noun_slots import is_of_two_sides
from podobno.extract.event_people import People
from podobno.extract.event_strikes import is_employed
from podobno.language.pack import LanguagePack

# Flights, trains and events are cancelled by whoever runs them.
CANCELLED = "cancel flights, events, visits"
# What a union holds: not every panel of a text about it.
SUMMIT = "szczyt"
# A second state must be spoken of this much more than a third.
AHEAD = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Whom a text is about: how often it speaks of each state, the workers of its one company as
    the text calls them, else what they are called anywhere (``anyone``), that company and how often
    it is named (``weight``), and the unions whose summits may be meant, each with the sentences
    that name it, and where they sit; ``labour`` are the unions of workers."""

    states: Mapping[str, int] = field(default_factory=dict)
    workers: str | None = None
    anyone: str | None = None
    company: str | None = None
    weight: int = 0
    unions: Sequence[tuple[int, str]] = ()
    seats: Mapping[str, str] = field(default_factory=dict)
    labour: frozenset[str] = frozenset()

    @property
    def is_of_company(self) -> bool:
        """Whether the text names its company nearly as often as the second of its states."""
        second = [count for _, count in Counter(self.states).most_common(2)][1:]
        return self.company is not None and self.weight >= sum(second) / AHEAD

    @property
    def sides(self) -> tuple[str, ...]:
        """The two states that the text is about, none where there are not just two."""
        ranked = Counter(self.states).most_common(3)
        third = ranked[2][1] if len(ranked) > 2 else 0
        is_plain = len(ranked) > 1 and ranked[1][1] >= max(ABOUT, AHEAD * third)
        return tuple(name for name, _ in ranked[:2]) if is_plain else ()


def read_setting(
    circle: Circle, pack: LanguagePack, readings: Sequence[tuple[int, Reading]]
) -> Setting:
    """Whom a document is about."""
    cast, table = circle.cast, pack.table("event_actors")
    workers: Counter[str] = Counter()
    for number, reading in readings:
        people = People(circle=circle, sentence=number, reading=reading)
        for phrase in reading.phrases:
            if reading.tokens[phrase.head].lemma.casefold() in table["staff"]:
                names = people.names(phrase, as_actor=True)
                workers.update(name for name in names if is_employed(circle, name))
    named = [name for name in cast.names if name.entity_name in table["unions"]]
    unions = tuple(
        (number, name.entity_name)
        for number, reading in readings
        for name in named
        if reading.tokens[0].start <= name.start < reading.tokens[-1].end
    )
    return Setting(
        states=count_states(cast, pack, readings),
        workers=next((name for name, _ in workers.most_common(1)), None),
        anyone=f"{table['workers']} {circle.employer}" if circle.company else None,
        company=circle.company,
        weight=sum(n.entity_name == circle.company for n in cast.names),
        unions=unions,
        labour=circle.unions,
        seats={n.entity_name: seat for n in cast.names if (seat := cast.country(n.entity_name))},
    )


def fill_absent(drafts: Sequence[Draft], setting: Setting) -> tuple[Draft, ...]:
    """The drafts with whom the text makes plain where their words do not; these are marked as
    inferred."""
    filled = [_filled(draft, drafts, setting) for draft in drafts]
    return tuple(
        new
        if (new.actor, new.recipient) == (old.actor, old.recipient)
        else replace(new, is_inferred=True)
        for old, new in zip(drafts, filled, strict=True)
    )


def _filled(draft: Draft, drafts: Sequence[Draft], setting: Setting) -> Draft:
    is_strike = draft.entry.mode == "strike"
    workers = setting.workers or setting.anyone
    if is_strike and workers and draft.actor == (setting.company,):
        return replace(draft, actor=(workers,), recipient=draft.actor)
    if draft.actor == ("strony",) and setting.sides:
        return replace(draft, actor=setting.sides)
    is_open = draft.joined is None or len(draft.actor) == 1
    if draft.leading and is_open and not set(draft.leading) & set(draft.actor):
        return replace(draft, actor=(*draft.leading, *draft.actor))
    if host := _host(draft, drafts):
        return replace(draft, actor=host)
    if partner := _partner(draft, setting):
        return replace(draft, actor=(partner, *draft.actor))
    if draft.actor or draft.form not in {"noun", "passive", "described", "impersonal"}:
        return draft
    actor = (
        _strikers(draft, drafts, setting)
        or _carrier(draft, setting)
        or _enemies(draft, drafts)
        or _negotiators(draft, drafts, setting)
        or _summit(draft, setting)
    )
    actor = tuple(name for name in actor if name not in draft.recipient)
    is_upon = draft.recipient or not is_strike or not workers
    employer = () if is_upon or not setting.company else (setting.company,)
    employer = () if set(employer) & set(actor) else employer
    return replace(draft, actor=actor, recipient=draft.recipient or employer)


def _partner(draft: Draft, setting: Setting) -> str | None:
    """``negocjacje z Belgią``: with the other of the two states that the text is about; with a
    union of workers, the text's one company."""
    if not draft.is_one_sided or not is_of_two_sides(draft.entry) or len(draft.actor) != 1:
        return None
    side = draft.actor[0]
    if setting.is_of_company:
        return setting.company if side in setting.labour else None
    others = [name for name in setting.sides if name != side]
    return others[0] if len(others) == 1 else None


def _host(draft: Draft, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """``złożyli wizytę w Pradze, gdzie spotkali się z prezydentem``: a visit is to whom the
    visitors meet in the same sentence."""
    if draft.entry.type != "CONSULT" or not draft.actor:
        return ()
    for other in drafts:
        is_meeting = other.entry.type == "CONSULT" and other.sentence == draft.sentence
        is_meeting = is_meeting and (other.is_where or draft.entry.mode != VISIT)
        if is_meeting and other.order > draft.order and set(draft.actor) < set(other.actor):
            return other.actor
    return ()


def _strikers(draft: Draft, drafts: Sequence[Draft], setting: Setting) -> tuple[str, ...]:
    """``Szykuje się strajk``: the workers of the text, or of its company where the text names
    nobody else who strikes."""
    if draft.entry.mode != "strike" or draft.status.value in {"denied", "possible"}:
        return ()
    named = any(other.entry.type == "PROTEST" and other.actor for other in drafts)
    workers = setting.workers or (None if named else setting.anyone)
    return (workers,) if workers else ()


def _carrier(draft: Draft, setting: Setting) -> tuple[str, ...]:
    """``odwołano loty``: who cancels flights is the one company of the text."""
    is_theirs = draft.entry.about == CANCELLED and not draft.recipient
    return (setting.company,) if is_theirs and setting.company else ()


def _negotiators(draft: Draft, drafts: Sequence[Draft], setting: Setting) -> tuple[str, ...]:
    """``Po dniach negocjacji partie zawarły porozumienie z rządem``: those who agreed close by,
    else the two states that the text is about, where it is about no company."""
    if draft.entry.kin != "negotiation" or draft.form != "noun":
        return ()
    for other in drafts:
        is_near = abs(other.sentence - draft.sentence) <= NEARBY
        is_told = other.entry.type == "AGREE" and not other.was_bare
        if is_told and len(other.actor) == 2 and is_near:
            return other.actor
    told = _at_war(drafts)
    is_of_war = bool(told) and set(told) <= {name for name, _ in _most_spoken(setting)}
    return told if is_of_war else () if setting.is_of_company else setting.sides


def _most_spoken(setting: Setting) -> list[tuple[str, int]]:
    """The three states that the text speaks of most."""
    return Counter(setting.states).most_common(3)


def _at_war(drafts: Sequence[Draft]) -> tuple[str, ...]:
    """The two of whose war the text tells, where it is one war."""
    told = [(*d.actor, *d.recipient) for d in drafts if d.entry.kin == "war" and d.recipient]
    pairs = [sides for sides in told if len(sides) == 2]
    return pairs[0] if len({frozenset(pair) for pair in pairs}) == 1 else ()


def _enemies(draft: Draft, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """``rozmowy pokojowe``: between those of whose war the text tells."""
    return _at_war(drafts) if draft.is_of_peace else ()


def _summit(draft: Draft, setting: Setting) -> tuple[str, ...]:
    """``przed szczytem``: of the union that the text named last, where it is not elsewhere."""
    if not draft.entry.lemma.endswith(SUMMIT):
        return ()
    before = [(number, name) for number, name in setting.unions if number <= draft.sentence]
    only = {name for _, name in setting.unions}
    last = before[-1] if before else (0, only.pop()) if len(only) == 1 else None
    if last is None:
        return ()
    number, union = last
    is_near = bool(before) and draft.sentence - number < NEARBY
    is_there = draft.place is None or setting.seats.get(draft.place) == union
    return (union,) if is_near or is_there else ()
