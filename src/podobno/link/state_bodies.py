"""The names of events' sides in, the bodies of states among them out: what each is called without
its country, and whose it is.

``Sąd Najwyższy Pakistanu``, ``pakistański Sąd Najwyższy``, ``Sąd Najwyższy`` and ``sąd`` may be one
court, and what it does Pakistan does. Two countries are two bodies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from podobno.language.name_parts import words_of
from podobno.language.pack import LanguagePack
from podobno.link.bodies import is_state_body
from podobno.link.name_clues import plain, without_country


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A state's body: its name without the country, the noun that any such body is called by, and
    the country, None where no text tells it."""

    core: str
    noun: str
    country: str | None

    def may_be(self, other: Body) -> bool:
        """Whether two bodies may be one: of one name, or one called by its noun alone."""
        if self.country and other.country and self.country != other.country:
            return False
        is_bare = self.noun in {self.core, other.core}
        return self.core == other.core or (self.noun == other.noun and is_bare)


def read_bodies(names: Iterable[str], pack: LanguagePack) -> Mapping[str, Body]:
    """The bodies of states among some names. One whose country nothing tells is that of the only
    country that has one of its name here; a noun alone is nobody's."""
    found = {name: body for name in names if (body := _read(name, pack)) is not None}
    homes: dict[str, set[str]] = defaultdict(set)
    for body in found.values():
        if body.country is not None:
            homes[body.core].add(body.country)
    return {name: _at_home(body, homes) for name, body in found.items()}


def _read(name: str, pack: LanguagePack) -> Body | None:
    if _openers(pack).isdisjoint(name.casefold().split()) or not is_state_body(name, pack):
        return None
    core, countries = without_country(name, pack)
    nouns = pack.table("organisations")["every_state_has"]
    noun = next((word for word in words_of(name) if word.casefold() in nouns), None)
    if not core or len(countries) > 1:
        return None
    return Body(
        core=core,
        noun=plain(noun) if noun is not None else core,
        country=next(iter(countries), None),
    )


@cache
def _openers(pack: LanguagePack) -> frozenset[str]:
    """Words that the name of such a body has, so that other names need not be read."""
    table = pack.table("organisations")
    return frozenset((
        *(name.casefold().split()[0] for name in table["bodies"]), *table["every_state_has"]
    ))  # fmt: skip


def _at_home(body: Body, homes: Mapping[str, set[str]]) -> Body:
    told = homes.get(body.core, set())
    if body.country is not None or body.core == body.noun or len(told) != 1:
        return body
    return Body(core=body.core, noun=body.noun, country=next(iter(told)))
