"""A noun phrase comes in, the names or descriptions of whom it means in an event go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from podobno.extract.event_called import apposed, borne, branch_of, called
from podobno.extract.event_coreference import as_speaker, both, coreferent, is_the_woman
from podobno.extract.event_forces import land_of_forces
from podobno.extract.event_lists import Lists
from podobno.extract.event_nouns import QUOTES, is_possessive
from podobno.extract.event_parts import Part
from podobno.extract.event_phrases import Phrase, read_phrase
from podobno.extract.event_pronouns import land_of, person_of, state_of
from podobno.extract.event_subjects import subject_of_clause
from podobno.extract.event_words import grammar_words
from podobno.extract.roles import read_titles
from podobno.language.countries import read_countries
from podobno.model import StatementMention

PRONOUNS = frozenset({"ppron12", "ppron3", "siebie"})


@dataclass(frozen=True, slots=True, kw_only=True)
class People(Lists):
    """Reads who is meant by the phrases of one sentence."""

    statements: Sequence[StatementMention] = ()

    def names(
        self, phrase: Phrase, *, as_actor: bool, through_things: bool = True, as_state: bool = True
    ) -> tuple[str, ...]:
        """Whom a phrase means, one name a member. A recipient may be found in the genitive of a
        thing (``działania Rosji``) unless ``through_things`` is false, an actor may not. A people
        that acts is its state unless ``as_state`` is false, or more is said of it."""
        if listed := self.spelled_out(phrase):
            phrase = listed
        as_state = as_state and as_actor and not self._is_told_apart(phrase)
        found: list[str] = []
        for part in self.named_parts(phrase):
            if as_state and (nation := self._nation(part)):
                found.append(nation)
                continue
            if self._shares_the_land(part, phrase, found):
                continue
            found += self._part(part, phrase, as_actor=as_actor, through_things=through_things)
        return tuple(dict.fromkeys(found))

    def _shares_the_land(self, part: Part, phrase: Phrase, found: Sequence[str]) -> bool:
        """``rosyjscy żołnierze i [dowódcy]``: bare officers behind the troops of a state."""
        first = phrase.parts[0]
        lemmas = [self.reading.tokens[p.head].lemma.casefold() for p in (first, part)]
        table = self.pack.table("event_actors")
        is_bare = part is not first and part.end - part.start == 1
        are_theirs = lemmas[0] in table["forces"] and lemmas[1] in {
            *table["forces"],
            *table["officers"],
        }
        states = read_countries(self.pack).codes
        return is_bare and are_theirs and len(found) == 1 and found[0] in states

    def place(self, phrase: Phrase) -> str | None:
        """The place that a phrase names, as itself; several are no one place."""
        if len(phrase.parts) > 1:
            return None
        part = phrase.parts[0]
        name = self.cast.who(self.sentence, part.start, part.end)
        return name if name and self.cast.kind(name) == "LOC" else None

    def _part(
        self, part: Part, phrase: Phrase, *, as_actor: bool, through_things: bool
    ) -> list[str]:
        """Whom one member of a phrase means."""
        if self.reading.morphs[part.head].pos in PRONOUNS:
            name = self._taken_up(part.head)
            return [name] if name else []
        lemma = self.reading.tokens[part.head].lemma.casefold()
        if lemma in grammar_words("lands") and (land := self._land(part)):
            return [land]
        table = self.pack.table("event_actors")
        if lemma in table["nobody"]:
            return []
        inner = self.genitive(part)
        named = self._by_name(part, phrase, lemma, inner, as_actor=as_actor)
        if named is not None:
            return named
        beside = self.country_beside(part.start, part.head, part.end)
        if as_actor and lemma in self.pack.table("events/classes")["weapons"]:
            return list(beside[:1]) or [n for n in inner if self.cast.kind(n) == "LOC"][:1]
        if lemma in table["state"]:
            return self._side(part, lemma, beside, inner)
        if described := self._by_description(part, phrase, lemma, inner, as_actor=as_actor):
            return described
        token = self.reading.tokens[part.head]
        is_capital = token.text[:1].isupper() and token.lemma[:1].isupper()
        if is_capital and part.head not in self.reading.words.names:
            return [self.cast.description(self.sentence, part.start, part.end)]
        if not as_actor and through_things:
            return inner or list(beside) or self._owners(part)
        return []

    def _taken_up(self, index: int) -> str | None:
        """``pomagają [nam]``, ``spotkał się z [nią]``: whom a pronoun takes up."""
        if self.reading.morphs[index].pos == "ppron12":
            return state_of(self.cast, self.statements, self.reading, index)
        states = read_countries(self.pack).codes
        return person_of(self.cast, self.circle.genders, self.reading, index, states)

    def _by_name(
        self, part: Part, phrase: Phrase, lemma: str, inner: list[str], *, as_actor: bool
    ) -> list[str] | None:
        """Those whom a name tells, in the phrase or elsewhere in the text: nobody where it is of
        what cannot act, None where no name tells them."""
        if part.end - part.start == 1 and (two := both(self, part)):
            return [two]
        name = coreferent(self, part, lemma)
        if name is None and (bodies := self.cast.bodies_meant(self.sentence, part.start, part.end)):
            return list(bodies)
        if name is None and part is phrase.parts[-1] and (person := apposed(self, part, lemma)):
            return self.named(person)
        if told := branch_of(self, part, lemma) or self.staff_of(part, lemma):
            return [told]
        several = (
            self._counted(part, phrase, as_actor=as_actor)
            or self.halves(part)
            or self.heads_of_bodies(part, inner)
        )
        if several:
            return several
        if set(inner) <= read_countries(self.pack).codes.keys() and self._lists(part, lemma, inner):
            return self.listed(part, inner)
        if name is not None:
            is_bearer = lemma in self.pack.table("event_actors")["bearing"]
            return [name] if is_bearer and self.cast.kind(name) == "PRO" else self.named(name)
        if person := called(self, part, lemma):
            return self.named(person)
        if self.circle.woman and is_the_woman(self, part, lemma):
            return [self.circle.woman]
        firm = borne(self, part, lemma)
        return [firm] if firm else None

    def _lists(self, part: Part, lemma: str, inner: Sequence[str]) -> bool:
        """``prezydenci [Estonii i Łotwy]``: whether each of those named has one of his own."""
        is_many = "pl" in self.reading.morphs[part.head].numbers
        return is_many and len(inner) > 1 and lemma in self.pack.table("event_actors")["listed"]

    def _side(
        self, part: Part, lemma: str, beside: Sequence[str], inner: Sequence[str]
    ) -> list[str]:
        """``[strona] irańska``, ``[kraj] związkowy``: the country or company that a word for a side
        means, the sides themselves where it says no more."""
        if beside or inner:
            return [*(beside or inner)][:1]
        if self.generic_company(part) and self.circle.company:
            return [self.circle.company]
        if "pl" in self.reading.morphs[part.head].numbers and lemma == "strona":
            disputes = self.pack.table("event_actors")["disputes"]
            behind = self.reading.tokens[part.head + 1 : part.end]
            is_told = any(token.lemma in disputes for token in behind)
            return [self.nominative(part, lemma)] if is_told else ["strony"]
        return []

    def _by_description(
        self, part: Part, phrase: Phrase, lemma: str, inner: list[str], *, as_actor: bool
    ) -> list[str]:
        """Those whom no name tells, by what they are called."""
        table = self.pack.table("event_actors")
        if self._lists(part, lemma, inner):
            return self.listed(part, inner)
        if lemma in table["crowds"] and self.circle.crowd and not inner:
            return [self.circle.crowd]
        if land := land_of_forces(self, part, lemma, self.statements):
            return [land]
        if lemma in table["relations"] and (own := self.relative(part, phrase, lemma)):
            return [own]
        if not self._is_somebody(part, lemma, as_actor=as_actor):
            return []
        beside = self.country_beside(part.start, part.head, part.end)
        own = self.described(part, phrase, lemma, beside)
        return [as_speaker(self, part, own, lemma, self.statements) or own]

    def _land(self, part: Part) -> str | None:
        """``jego kraj``, ``tego państwa``: the state that the word before it means."""
        behind = self.reading.tokens[part.head + 1 : part.end]
        if len(behind) == 1 and behind[0].lemma in grammar_words("this"):
            return self._land_at(part.head + 1)  # "kraj [ten]"
        if behind or "sg" not in self.reading.morphs[part.head].numbers:
            return None
        first = self.reading.tokens[part.start if part.start < part.head else part.head - 1]
        is_told = part.head and first.text.casefold() in grammar_words("possessives")
        if is_told and (told := self._land_of_teller(part)):
            return told
        return self._land_at(part.start if part.start < part.head else max(0, part.head - 1))

    def _land_at(self, index: int) -> str | None:
        """The state that the word at a place means before or behind ``kraj``."""
        return land_of(
            self.cast,
            self.circle.genders,
            self.statements,
            self.reading,
            index,
            read_countries(self.pack).codes,
        )

    def _land_of_teller(self, part: Part) -> str | None:
        """``szef hiszpańskiego rządu ogłosił, że [jego kraj]``: the state of who says it."""
        clause = self.reading.clause(part.head)
        if clause.parent is None or clause.link != "sub":
            return None
        teller = subject_of_clause(self.reading, self.reading.clauses[clause.parent], None, 0)
        if teller is None:
            return None
        homes = (self.cast.home(name) for name in self.names(teller, as_actor=True))
        countries = read_countries(self.pack)
        inside = range(teller.start, teller.end)
        beside = (countries.described(self.reading.tokens[i].lemma) for i in inside)
        named = (name.entity_name for i in inside if (name := self.starting(i)) is not None)
        told = (*homes, *beside, *named)
        return next((land for land in told if land in countries.codes), None)

    def _counted(self, part: Part, phrase: Phrase, *, as_actor: bool) -> list[str]:
        """``dziesiątki tysięcy [zwolenników]``: those whom a noun counts."""
        counting = self.pack.table("event_actors")["counting"]
        if self.reading.tokens[part.head].lemma not in counting or part.end <= part.head + 1:
            return []
        inner = read_phrase(self.reading.words, part.head + 1, part.end)
        if inner is None or inner.preposition is not None or inner.end < part.end:
            return []
        if "pl" not in self.reading.morphs[inner.head].numbers:
            return []
        return self._part(inner.parts[0], inner, as_actor=as_actor, through_things=False)

    def _owners(self, part: Part) -> list[str]:
        """``odwagę [żołnierzy]``: people without a name whose something is meant."""
        i = part.head + 1
        while i < part.end:
            phrase = read_phrase(self.reading.words, i, part.end)
            member = phrase.parts[0] if phrase is not None else part
            is_inside = member.end <= part.end and self._is_of_one_number(i, member.head)
            if (
                phrase is not None
                and phrase.cases >= {"gen"}
                and is_inside
                and not phrase.preposition
            ):
                lemma = self.reading.tokens[member.head].lemma.casefold()
                if land := land_of_forces(self, member, lemma, self.statements):
                    return [land]
                if self._is_somebody(member, lemma, as_actor=False):
                    beside = self.country_beside(member.start, member.head, member.end)
                    return [self.described(member, phrase, lemma, beside)]
            i += 1
        return []

    def _is_of_one_number(self, start: int, head: int) -> bool:
        """``obwodu [kurskiego] żołnierzy``: what does not agree belongs to what is before."""
        first, noun = self.reading.morphs[start], self.reading.morphs[head]
        return first.pos != "adj" or bool(first.numbers & noun.numbers)

    def _is_told_apart(self, phrase: Phrase) -> bool:
        """``Belgowie, którzy złożyli pozew``: some people, not their state."""
        behind = [token.lemma for token in self.reading.tokens[phrase.end : phrase.end + 2]]
        return behind == [",", "który"]

    def _nation(self, part: Part) -> str | None:
        """``Brytyjczycy przyjęli ustawę``: a people without more words acts as its state."""
        lemma = self.reading.tokens[part.head].lemma.casefold()
        words = [t for t in self.reading.tokens[part.start : part.end] if t.text not in QUOTES]
        if len(words) > 1 or "pl" not in self.reading.morphs[part.head].numbers:
            return None
        return read_countries(self.pack).of_people(lemma)

    def _has_name_inside(self, part: Part) -> bool:
        """``mąż [Anny Nowak]``."""
        return any(self.starting(i) is not None for i in range(part.head + 1, part.end))

    def _is_somebody(self, part: Part, lemma: str, *, as_actor: bool) -> bool:
        table = self.pack.table("event_actors")
        morph = self.reading.morphs[part.head]
        if any(is_possessive(self.reading.words, i) for i in range(part.start, part.head)):
            return True
        if lemma in table["relations"] and self._has_name_inside(part):
            return True
        if lemma in table["nobody"]:
            return False
        if lemma in table["bystanders"]:
            return not as_actor and "m1" in morph.genders
        if lemma in table["bare"] and part.end - part.start == 1 and "sg" in morph.numbers:
            return False
        if lemma in table["institutions"] or lemma in table["people"]:
            return True
        if lemma in read_titles(self.pack).by_word:
            return True
        return (
            "m1" in morph.genders
            and morph.pos in {"subst", "depr"}
            and bool(self.reading.tokens[part.head].readings)
        )
