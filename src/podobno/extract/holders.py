"""An office that a phrase speaks of comes in; the person of the document who holds it goes out.

Who the text calls so comes first, then whoever every reader knows to hold the office, as long as
the text names them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from podobno.extract.groups import is_one_person
from podobno.extract.offices import Person
from podobno.extract.roles import Office, fits, is_another, read_titles
from podobno.language.countries import read_countries
from podobno.language.name_parts import fold, same_word, words_of
from podobno.language.pack import LanguagePack
from podobno.language.pl.morphology import look_up
from podobno.model import Analysis, EntityMention, NameMention

# A bare title in the headline or lead may stand before its holder is named.
LEAD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """Who holds which office in one document."""

    analysis: Analysis
    pack: LanguagePack
    names: Sequence[NameMention]
    entities: Sequence[EntityMention]
    offices: Sequence[Person]

    def who(self, office: Office, sentence: int, start: int) -> str | None:
        """The one person who fits; of several, the last one named before ``start``."""
        titles = read_titles(self.pack)
        names: set[str] = set()
        for is_strict in (True, False):
            names = {p.name for p in self.offices
                     if fits(office, p.office, titles, is_strict=is_strict)
                     and not self._is_of_another(p.name, office)}  # fmt: skip
            names -= self._heads_of_others(office)
            told = {p.name for p in self.offices if p.office.body == office.body}
            if names and office.body and not names & told and (head := self.known(office)):
                return head  # "przewodniczący Tusk" does not say of what
            if names:
                break
            if is_strict and (office.body or office.country) and (head := self.known(office)):
                return head  # "przewodniczący KE" is no other przewodniczący
        if len(names) == 1:
            (name,) = names
            return None if self._is_another_meant(office, name, sentence, start) else name
        if not names:
            return self.known(office) or self._only_person(office, sentence, start)
        if not office.country and not office.body:
            return self._last_named(names, sentence, start)
        return None

    def _is_of_another(self, name: str, office: Office) -> bool:
        """``prezydent USA`` is not the prezydent of the text who every reader knows is Rosja's."""
        home = self._known_home(name) if office.country else None
        return home is not None and home != office.country

    def known(self, office: Office) -> str | None:
        """A holder by the list of holders, of a country or body, whom this document names."""
        titles = read_titles(self.pack)
        if office.is_former or office.title.words[0] in titles.below:
            return None
        covered = titles.covers.get(office.title.family, frozenset()) | {office.title.family}
        found: set[str] = set()
        for row in self._rows(office):
            is_head = row["office"] == "head" and office.title.family in titles.heads
            if row["office"] in covered or is_head:
                found |= {e.name for e in self.entities if e.type == "PER" and _is_called(e, row)}
        return found.pop() if len(found) == 1 else None

    def of_country(self, office: Office) -> str | None:
        """Whom the text calls so for the country of the office, else whom every reader knows
        to hold it; None where the text calls several so."""
        told = {
            p.name for p in self.offices if p.office.country == office.country
            and fits(office, p.office, read_titles(self.pack), is_strict=True)
        }  # fmt: skip
        if told:
            return told.pop() if len(told) == 1 else None
        return self.known(office)

    def home(self, name: str) -> str | None:
        """The country that a person holds office in by the text, else by the list of holders."""
        told = (p.office.country for p in self.offices if p.name == name)
        return next((country for country in told if country), None) or self._known_home(name)

    def is_known(self, name: str) -> bool:
        """Whether the list of holders has a person, in the year of publication."""
        return self._known_home(name) is not None

    def _known_home(self, name: str) -> str | None:
        year = (self.analysis.document.published or "")[:4]
        person = next((e for e in self.entities if e.name == name and e.type == "PER"), None)
        if person is None:
            return None
        codes = {
            code for code, rows in self.pack.table("holders").items() for row in rows
            if _is_called(person, row)
            and (not year or row["from"] <= int(year) <= row.get("to", 9999))
        }  # fmt: skip
        names = read_countries(self.pack).codes
        return next((c for c, code in names.items() if {code} == codes), None)

    def _rows(self, office: Office) -> Iterator[Any]:
        """The rows of the list for the office's country or body, in the year of publication."""
        table = self.pack.table("holders")
        country = office.country or read_titles(self.pack).seats.get(office.title.family)
        code = read_countries(self.pack).codes.get(country or "")
        published = (self.analysis.document.published or "")[:4]
        is_own = office.body in table  # "szef rosyjskiego MSZ" is of a body of its country
        for key in (office.body,) if office.body and (is_own or not code) else (code, country):
            for row in table.get(key or "", ()):
                if not published or row["from"] <= int(published) <= row.get("to", 9999):
                    yield row

    def _only_person(self, office: Office, sentence: int, start: int) -> str | None:
        """The only person the document names, named before, unless the text says that they
        hold another office than that of the country or body, or still hold a former one."""
        people = [e for e in self.entities if e.type == "PER" and not self._is_people(e.name)]
        if len(people) != 1:
            return None
        (person,) = people
        titles = read_titles(self.pack)
        held = [p.office for p in self.offices if p.name == person.name]
        is_own = office.title.is_office and office.title.family not in titles.beside
        word = office.title.words[0]
        is_told = any(titles.are_alike(word, h.title.words[0]) for h in held)
        if word in titles.related and not is_told and not is_own:
            return None  # "adwokat" after a minister
        if is_another(office, held, titles) or self._is_of_another(person.name, office):
            return None
        is_elsewhere = bool(office.country or office.body) and bool(held)
        if is_elsewhere and not any(fits(office, h, titles, is_strict=False) for h in held):
            return None
        if any(office.is_former and h.title == office.title and not h.is_former for h in held):
            return None
        return self._last_named({person.name}, sentence, start)

    def _heads_of_others(self, office: Office) -> set[str]:
        """``przewodniczący [Komisji]`` is not whom the text calls the head of a ``Rada``."""
        if not office.body:
            return set()
        alike = [p for p in self.offices if p.office.title.family == office.title.family]
        own = {p.name for p in alike if p.office.body == office.body}
        return {p.name for p in alike if p.office.body and p.name not in own}

    def _is_another_meant(self, office: Office, name: str, sentence: int, start: int) -> bool:
        """``minister`` where a man has been named, long before the text calls another one so."""
        if office.country or office.body or sentence < LEAD:
            return False
        offset = self.analysis.sentences[sentence].tokens[start].start
        before = {n.entity_name for n in self.names if n.type == "PER" and n.end <= offset}
        told = {p.name for p in self.offices if p.sentence <= sentence}
        return name not in before and bool(before - told)

    def _is_people(self, name: str) -> bool:
        """``Rosjanie`` are no person."""
        bases = (r.lemma for r in look_up(name).readings)
        countries = read_countries(self.pack)
        return any(countries.of_people(base) for base in (name, *bases))

    def _last_named(self, names: set[str], sentence: int, start: int) -> str | None:
        position = self.analysis.sentences[sentence].tokens[start].start
        before = [n for n in self.names if n.end <= position and n.entity_name in names]
        return before[-1].entity_name if before else None


def _is_called(entity: EntityMention, row: Any) -> bool:
    """Whether an entity is the person of a row: the whole name, or the surname alone."""
    theirs, words = words_of(fold(row["name"])), words_of(fold(entity.name))
    if len(words) == 1:
        surname = fold(row["surname"]) if "surname" in row else theirs[-1]
        return same_word(words[0], surname)
    return words == theirs or is_one_person(words, theirs)
