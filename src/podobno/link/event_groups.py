"""Event mentions in groups that grow into events: what each group says taken together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from podobno.link.once import once
from podobno.model import EventMention, Place
from podobno.timex import Interval, to_interval

_T = TypeVar("_T")

# A date as coarse as a year hardly dates an event.
YEAR = 360
# Statuses of what is still to come, and of what is or was.
AHEAD = frozenset({"planned", "possible"})
DONE = frozenset({"occurred", "ongoing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event mention with where it stands and the words around it.

    ``is_noun`` where a noun names it, which takes it for granted. ``kin`` are the groups of the
    event lexicon its word belongs to, ``stem`` the beginning of the word's base form, ``words`` the
    base forms beside it, ``twins`` the mentions of sentences that repeat its own, by number,
    ``copies`` those of sentences printed word for word in a report that copies.
    """

    number: int
    place: Place
    mention: EventMention
    published: str | None
    kin: frozenset[str] = frozenset()
    stem: str = ""
    is_visit: bool = False
    is_noun: bool = False
    words: frozenset[str] = frozenset()
    twins: frozenset[int] = frozenset()
    copies: frozenset[int] = frozenset()

    @property
    def participants(self) -> frozenset[str]:
        return frozenset(self.mention.actor) | frozenset(self.mention.recipient)


@dataclass(frozen=True)
class Group:
    """Mentions taken to be one event, with what they say together."""

    members: tuple[Told, ...]
    reasons: tuple[str, ...] = ()

    @once
    def fullest(self) -> Told:
        """The member that names most participants."""
        if len(self.members) == 1:
            return self.members[0]
        return min(self.members, key=lambda m: (-len(m.participants), m.place))

    @once
    def type(self) -> str:
        return self.members[0].mention.type

    @once
    def docs(self) -> frozenset[str]:
        return frozenset([m.place.doc for m in self.members])

    @once
    def actors(self) -> frozenset[str]:
        return frozenset(self.fullest.mention.actor)

    @once
    def told_actors(self) -> frozenset[frozenset[str]]:
        """Whom its members name as acting, each by itself."""
        return frozenset([frozenset(m.mention.actor) for m in self.members if m.mention.actor])

    @once
    def recipients(self) -> frozenset[str]:
        return frozenset(self.fullest.mention.recipient)

    @once
    def names(self) -> frozenset[str]:
        return self.actors | self.recipients

    @once
    def dates(self) -> tuple[str, ...]:
        """The dates its members give, the finest first."""
        found = {m.mention.date for m in self.members if m.mention.date}
        widest = YEAR if any(m.mention.date_alternatives for m in self.members) else 10**6
        return tuple(
            sorted((d for d in found if days_of(d) < widest), key=lambda d: (days_of(d), d))
        )

    @once
    def is_dated(self) -> bool:
        """Whether its date is finer than a year."""
        return bool(self.dates) and days_of(self.dates[0]) < YEAR

    @once
    def is_long_past(self) -> bool:
        """Whether it is told as a thing of the past (``w przeszłości``)."""
        return any(m.mention.date == "PAST_REF" for m in self.members)

    @once
    def alternatives(self) -> frozenset[str]:
        if self.is_dated:
            return frozenset()
        return frozenset(v for m in self.members for v in m.mention.date_alternatives)

    @once
    def places(self) -> frozenset[str]:
        return frozenset([m.mention.place for m in self.members if m.mention.place])

    @once
    def statuses(self) -> frozenset[str]:
        return frozenset([m.mention.status for m in self.members])

    @once
    def kin(self) -> frozenset[str]:
        return _together([m.kin for m in self.members])

    @once
    def stems(self) -> frozenset[str]:
        return frozenset([m.stem for m in self.members if m.stem])

    @once
    def words(self) -> frozenset[str]:
        return _together([m.words for m in self.members])

    @once
    def is_visit(self) -> bool:
        return all(m.is_visit for m in self.members)

    @once
    def numbers(self) -> frozenset[int]:
        return frozenset([m.number for m in self.members])

    @once
    def twins(self) -> frozenset[int]:
        return _together([m.twins for m in self.members])

    @once
    def copies(self) -> frozenset[int]:
        return _together([m.copies for m in self.members])

    @once
    def published(self) -> tuple[date, ...]:
        days = (to_interval(m.published) for m in self.members)
        return tuple(sorted(i.first for i in days if i is not None))

    @once
    def reported(self) -> Interval | None:
        """From its first report to its last; None where none is dated."""
        return Interval(self.published[0], self.published[-1]) if self.published else None

    def joined(self, other: Group, reason: str) -> Group:
        """Both groups as one, for a reason."""
        members = tuple(sorted((*self.members, *other.members), key=lambda m: m.place))
        return Group(members, (*self.reasons, *other.reasons, reason))

    def within(self, doc: str) -> Group:
        """What one document tells of it."""
        if self.docs == {doc}:
            return self
        return Group(tuple(m for m in self.members if m.place.doc == doc))

    def rank(self) -> tuple[int, int, int, Place]:
        """Groups that say most come first: the finest date, the most participants, a place."""
        return (
            days_of(self.dates[0]) if self.dates else 10**6,
            -len(self.names),
            0 if self.places else 1,
            self.members[0].place,
        )


def _together(sets: Sequence[frozenset[_T]]) -> frozenset[_T]:
    return sets[0] if len(sets) == 1 else frozenset().union(*sets)


def days_of(value: str) -> int:
    """How many days a date means; very many where it is none."""
    interval = to_interval(value)
    return interval.days if interval else 10**6
