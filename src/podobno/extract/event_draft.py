"""What is told of one event mention while it is settled, and what is known of those who act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from podobno.extract.event_dates import Moment
from podobno.extract.event_marks import Status
from podobno.language.event_lexicon import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the names: ``kinds`` are their types, ``countries`` those that are states,
    ``homes`` the states that persons hold office in; ``pairs`` are the plurals that take up two
    sides (``oba państwa``) with what those are; ``named`` says how often each state is named;
    ``elsewhere`` are words of fights that need not be where those are whom they are against,
    ``authorities`` those of bodies that act in their own country, ``genitives`` the forms by
    which a body is named for its country (``rząd Norwegii``); ``lands`` are the states of the
    places (``Praga``: ``Czechy``), ``soldiers`` are what troops are called that are nobody's by
    their words."""

    pairs: Mapping[str, str]
    kinds: Mapping[str, str]
    homes: Mapping[str, str]
    countries: frozenset[str]
    elsewhere: frozenset[str]
    authorities: frozenset[str] = frozenset()
    genitives: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, int] = field(default_factory=dict)
    lands: Mapping[str, str] = field(default_factory=dict)
    soldiers: frozenset[str] = frozenset()
    company: str | None = None
    employed: frozenset[str] = frozenset()
    unions: frozenset[str] = frozenset()

    def authority(self, name: str) -> str | None:
        """The country of a court, a government or the police: ``Sąd Najwyższy Francji``."""
        if name.split()[0].casefold() not in self.authorities:
            return None
        return self._named_for(name)

    def home(self, name: str) -> str | None:
        """The state that somebody acts for: a state is its own, ``prezydent Czech`` names it."""
        if name in self.countries:
            return name
        return self.homes.get(name) or self._named_for(name)

    def two_homes(self, sides: Sequence[str]) -> tuple[str, ...]:
        """The two states that two sides are or hold office in, else nobody."""
        homes = tuple(home for name in sides if (home := self.home(name)))
        return homes if len(sides) == len(set(homes)) == 2 else ()

    def _named_for(self, name: str) -> str | None:
        return next((c for c, form in self.genitives.items() if name.endswith(f" {form}")), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event mention while it is read: ``own_status`` is true where its words, not only its
    sentence, say how real it is; ``is_bare`` where no role of its own is filled; ``framing`` are
    those whose deeds it frames (``podczas spotkania Tusk powiedział``), ``leading`` those who lead
    the clause in which only the other side is named (``Belgia przyjęła porozumienie z Iranem``);
    ``is_spread`` where its own words name several places, which are no one place,
    ``is_inferred`` where the text as a whole, not words beside it, says who takes part;
    ``is_another`` where its words say that it is not the one told of (``kolejne strajki``);
    ``home`` is the country of those who strike (``włoskie załogi``), where no place is told;
    ``is_where`` in a clause that opens with ``gdzie``;
    ``is_elided`` where its subject is not expressed; ``is_one_sided`` where beside its noun only
    the other side stands (``negocjacje z Belgią``);
    ``is_joining`` where somebody is told to take part in it;
    ``is_we`` where those who speak tell it of themselves (``umówiliśmy się``);
    ``is_of_peace`` where it is to end a war (``rozmowy pokojowe``);
    ``is_within`` where another deed is done in it (``pomaga w wojnie``), ``is_wanted`` where its
    clause says that it is needed or asked for (``potrzebne jest embargo``), ``is_of_troops``
    where soldiers are sent or moved (``wysłał żołnierzy``), ``is_answered`` where it is what
    something is done for (``sankcje za inwazję``), ``is_purpose`` where another deed is done for
    it (``by pomóc``), ``is_part`` where another consists of it (``pakiet obejmuje embargo``),
    ``has_stranger`` where its other side stands beside its verb and is nobody known (``rozmawiał z
    pewnym panem``)."""

    order: int
    sentence: int
    entry: Entry
    form: str
    start: int
    end: int
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    moment: Moment
    status: Status
    claimed_by: str | None = None
    joined: int | None = None
    was_bare: bool = False
    is_figurative: bool = False
    framing: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    has_lent_place: bool = False
    is_spread: bool = False
    is_inferred: bool = False
    is_another: bool = False
    home: str | None = None
    is_where: bool = False
    is_elided: bool = False
    is_one_sided: bool = False
    is_joining: bool = False
    is_we: bool = False
    is_of_peace: bool = False
    is_within: bool = False
    is_wanted: bool = False
    is_of_troops: bool = False
    is_answered: bool = False
    is_purpose: bool = False
    is_part: bool = False
    has_stranger: bool = False

    @property
    def is_bare(self) -> bool:
        return not self.actor and not self.recipient
