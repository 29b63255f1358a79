"""A phrase for a country or its capital without their names comes in (``w całym kraju``, ``w
ukraińskiej stolicy``), the place that it means goes out."""

from __future__ import annotations

from functools import cache

from podobno.extract.event_dates import read_words
from podobno.extract.event_parts import Part
from podobno.extract.event_people import People
from podobno.extract.event_phrases import Phrase
from podobno.language.countries import read_countries
from podobno.language.pack import LanguagePack

# How far back, in characters, the country that ``w tym kraju`` takes up was named.
NEARBY = 300


def nation_meant(phrase: Phrase, people: People) -> str | None:
    """The country of ``w kraju``, the capital of ``w stolicy``, None where the text does not make
    plain which."""
    words, part = read_words(people.pack), phrase.parts[0]
    lemma = people.reading.tokens[part.head].lemma
    is_capital = lemma in words["capital"]
    is_single = "sg" in people.reading.morphs[part.head].numbers
    if len(phrase.parts) > 1 or not is_single or not (is_capital or lemma in words["land"]):
        return None
    country = _own(part, people) or _taken_up(part, people)
    return _capital(country, people.pack) if country and is_capital else country


def _own(part: Part, people: People) -> str | None:
    """``[ukraińska] stolica``, ``stolica [Ukrainy]``."""
    countries = read_countries(people.pack)
    beside = people.country_beside(part.start, part.head, part.end)
    behind = people.reading.tokens[part.head + 1 : part.end][:1]
    own = (*beside, *(c for token in behind if (c := countries.named(token.lemma))))
    return own[0] if own and own[0] in countries.codes else None


def _taken_up(part: Part, people: People) -> str | None:
    """The state that the text is about, else the one country named right before; of ``tym
    kraju`` the latter first. Other words beside it mean another (``w innym kraju``)."""
    words, tokens = read_words(people.pack), people.reading.tokens
    beside = {tokens[i].lemma for i in range(part.start, part.end) if i != part.head}
    if beside - words["whole"] - words["this"] - words["land"]:
        return None
    state, named = people.circle.state, _named_before(part, people)
    if beside & words["this"]:
        return named[0] if named else None
    return state or (named[0] if len(set(named)) == 1 else None)


def _named_before(part: Part, people: People) -> list[str]:
    """The countries named before a phrase, the nearest first; by an adjective, too, in its own
    sentence (``pakistański sąd``)."""
    countries, tokens = read_countries(people.pack), people.reading.tokens
    at = tokens[part.start].start
    found = [
        (name.start, name.entity_name)
        for name in people.cast.names
        if name.entity_name in countries.codes and at - NEARBY <= name.start < at
    ]
    found += [
        (token.start, country)
        for token in tokens[: part.start]
        if (country := countries.described(token.lemma)) in countries.codes and country
    ]
    return [country for _, country in sorted(found, reverse=True)]


@cache
def _capital(country: str, pack: LanguagePack) -> str | None:
    """The last of its names: one that the pack gives stands behind the general ones."""
    countries = read_countries(pack)
    found = [c for c in countries.place_names if countries.capitals.get(c.casefold()) == country]
    return found[-1] if found else None
