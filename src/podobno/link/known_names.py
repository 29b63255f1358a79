"""A name comes in; the one main name that the word lists give for it goes out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from podobno.language.countries import read_countries
from podobno.language.pack import LanguagePack
from podobno.language.pl.morphology import look_up


@lru_cache(maxsize=65536)
def listed_name(lemma: str, type_: str, pack: LanguagePack) -> str | None:
    """The country a name or its people mean, or the body that an acronym or other name means."""
    countries = read_countries(pack)
    if country := countries.named(lemma):
        return country
    if type_ == "PER":
        bases = (reading.lemma for reading in look_up(lemma).readings)
        return next((c for b in (lemma, *bases) if (c := countries.of_people(b))), None)
    return _listed(pack).get(lemma.casefold())


@lru_cache(maxsize=4)
def _listed(pack: LanguagePack) -> Mapping[str, str]:
    out: dict[str, str] = {}
    agencies = pack.table("agencies")
    for short, full in pack.table("acronyms").items():
        if short not in agencies:
            out[short.casefold()] = out[full.casefold()] = full
    for table in (pack.table("organisation_names"), agencies):
        for main, others in table.items():
            for name in (main, *others):
                out[name.casefold()] = out.get(main.casefold(), main)
    return out
