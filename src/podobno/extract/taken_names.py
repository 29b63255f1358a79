"""A phrase headed by a common noun comes in; the name of the document it takes up goes out.

``południowokoreańska agencja`` is the one agency of the text it can mean, ``stolica Chin`` is
Pekin.
"""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.roles import country_in
from podobno.language.countries import read_countries
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import NameMention, Token


def agency_meant(
    tokens: Sequence[Token], names: Sequence[NameMention], pack: LanguagePack
) -> str | None:
    """``agencja``, ``południowokoreańska agencja``: the one agency of the text it can mean."""
    table = pack.table("agencies")
    if not any(t.lemma == "agencja" and "sg" in read_tag(t.tag).numbers for t in tokens):
        return None
    if any(read_tag(t.tag).pos in {"subst"} and t.lemma != "agencja" for t in tokens):
        return None
    countries = read_countries(pack)
    code = countries.codes.get(country_in(tokens, countries) or "")
    homes = pack.table("agency_homes")
    position = tokens[0].start
    found = [
        n.entity_name
        for n in names
        if n.entity_name in table
        and n.start < position
        and (code is None or homes.get(n.entity_name, code) == code)
    ]
    if code is not None:
        at_home = [name for name in found if homes.get(name) == code]
        found = at_home or (found if len(set(found)) == 1 else [])
    return found[-1] if found else None


def capital_meant(
    tokens: Sequence[Token], names: Sequence[NameMention], pack: LanguagePack
) -> str | None:
    """``stolica Chin`` is Pekin."""
    if not tokens or not any(t.lemma == "stolica" for t in tokens[:2]):
        return None
    countries = read_countries(pack)
    country = country_in(tokens, countries) or next(
        (n.entity_name for n in names
         if tokens[0].start <= n.start and n.end <= tokens[-1].end), None
    )  # fmt: skip
    cities = [c for c, name in countries.capitals.items() if name == country]
    return cities[-1].title() if country and cities else None
