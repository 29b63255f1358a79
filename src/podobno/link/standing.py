"""Findings in, who speaks for which state, and which place lies in which, out.

``prezydent Zagrynu Jowan Merkuza`` speaks for Zagryn: what one report tells of him another tells of
his state. A capital lies in the country it stands for.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from podobno.language import find_pack
from podobno.language.countries import read_countries
from podobno.language.pack import LanguagePack
from podobno.link.state_bodies import Body, read_bodies
from podobno.model import Findings

# Two words are forms of one where all but this much of the shorter is the same.
_ENDING = 2
_MIN_COMMON = 3
_ADJECTIVE = re.compile(r"[sc]k(i|a|ie|iego|iej|im|ich|ą)$")


# Compared as what it is, not by what it holds: what it was asked is kept.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Standing:
    """``states`` gives for a person the state that the texts put beside the name, ``holders``
    for a place the country it stands for, ``leaders`` for a state who speaks for it, ``bodies``
    for a court, a ministry and the like whose it is."""

    states: dict[str, str] = field(default_factory=dict)
    holders: dict[str, str] = field(default_factory=dict)
    leaders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    bodies: Mapping[str, Body] = field(default_factory=dict)

    def are_close(self, a: str, b: str) -> bool:
        """Whether one of two names speaks for the other, or describes much the same people: a
        person and the state they lead, ``wojska zagryńskie`` and ``Zagryn``, ``piloci linii`` and
        ``belgijscy piloci linii``; a state's body is close to itself by another name and to its
        state."""
        if self.states.get(a) == b or self.states.get(b) == a:
            return True
        if a in self.bodies or b in self.bodies:
            return self._are_of_one_state(a, b)
        return (_is_description(a) or _is_description(b)) and _describe_alike(a, b)

    def are_one_body(self, a: str, b: str) -> bool:
        """Whether two names may be those of one court, one ministry of a state."""
        first, second = self.bodies.get(a), self.bodies.get(b)
        return first is not None and second is not None and first.may_be(second)

    def _are_of_one_state(self, a: str, b: str) -> bool:
        first, second = self.bodies.get(a), self.bodies.get(b)
        if first is not None and second is not None:
            return first.may_be(second)
        body, other = (first, b) if first is not None else (second, a)
        return body is not None and body.country == other

    def keys_of(self, name: str) -> Iterator[Hashable]:
        """Under what else the acts of a state's body are found: its noun, its country."""
        body = self.bodies[name]
        yield "body", body.noun
        if body.country is not None:
            yield body.country

    def may_be_one_place(self, a: str, b: str) -> bool:
        """Whether two places are the same, or one may lie in the other: a town whose country is not
        known may lie in any."""
        first, second = self._country(a), self._country(b)
        if first is not None and second is not None:
            return first == second
        return a == b or first == a or second == b

    def _country(self, place: str) -> str | None:
        return place if place in self.countries else self.holders.get(place)


def read_standing(findings: Iterable[Findings]) -> Standing:
    """Who speaks for whom in these documents; each person for the state named most often."""
    findings = tuple(findings)
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    known = [read_countries(pack) for pack in _packs(findings)]
    holders: dict[str, str] = {}
    for f in findings:
        for entity in f.entities:
            if entity.stands_for is not None:
                holders.setdefault(entity.name, entity.stands_for)
        ordered = sorted(f.names, key=lambda n: (n.start, n.end))
        for state, person in pairwise(ordered):
            # "prezydent [Zagrynu] [Jowan Merkuza]": only a space between the two names.
            if state.type == "LOC" and person.type == "PER" and person.start == state.end + 1:
                beside[person.entity_name][state.entity_name] += 1
    states = {
        person: min(found, key=lambda name: (-found[name], name))
        for person, found in beside.items()
    }
    leaders = {
        state: tuple(sorted(p for p, of in states.items() if of == state))
        for state in sorted(set(states.values()))
    }
    for place in {m.place for f in findings for m in f.events if m.place}:
        for table in known:
            if (country := table.meant_by(place)) is not None:
                holders.setdefault(place, country)
    countries = {*holders.values(), *(name for table in known for name in table.country_names)}
    return Standing(
        states=states,
        holders=holders,
        leaders=leaders,
        countries=frozenset(countries),
        bodies=_bodies(findings),
    )


def _bodies(findings: Iterable[Findings]) -> dict[str, Body]:
    """The bodies of states among those who take part in the events."""
    sides: dict[str, set[str]] = defaultdict(set)
    for f in findings:
        for m in f.events:
            sides[f.document.language or ""].update((*m.actor, *m.recipient))
    return {
        name: body
        for language, names in sorted(sides.items())
        if (pack := find_pack(language)) is not None
        for name, body in read_bodies(sorted(names), pack).items()
    }


def _packs(findings: Iterable[Findings]) -> list[LanguagePack]:
    languages = sorted({f.document.language or "" for f in findings})
    return [pack for code in languages if (pack := find_pack(code)) is not None]


def _is_description(name: str) -> bool:
    return name[:1].islower()


def _describe_alike(a: str, b: str) -> bool:
    """Whether every word of one stands in the other, whatever its ending: ``pracownicy linii`` and
    ``włoscy pracownicy linii``. A name alone must stand in the other as an adjective."""
    few, many = sorted((a.casefold().split(), b.casefold().split()), key=len)
    if _is_description(a) and _is_description(b):
        return all(any(_are_forms(x, y) for y in many) for x in few)
    return len(few) == 1 and any(_ADJECTIVE.search(y) and _are_forms(few[0], y) for y in many)


def _are_forms(x: str, y: str) -> bool:
    return _common_start(x, y) >= max(_MIN_COMMON, min(len(x), len(y)) - _ENDING)


def _common_start(a: str, b: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
