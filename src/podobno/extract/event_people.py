"""A noun phrase comes in, the names or descriptions of whom it means in an event go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from podobno.extract.event_called import apposed, called
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

    def makers(self, phrase: Phrase) -> tuple[str, ...]:
        """``[przedstawiony przez Francję] projekt``, ``projekt [przygotowany przez Francję]``: who
        made a thing, by a participle beside it."""
        reading, head = self.reading, self.reading.morphs[phrase.head]
        for agent in reading.phrases:
            is_beside = agent.end == phrase.start or 0 < agent.start - phrase.end <= 1
            if agent.preposition != "przez" or not is_beside or agent.start == 0:
                continue
            made = reading.morphs[agent.start - 1]
            if made.pos == "ppas" and made.cases & head.cases and made.numbers & head.numbers:
                return self.names(agent, as_actor=True)
        return ()

    def place(self, phrase: Phrase) -> str | None:
        """The place that a phrase names, as itself; several are no one place."""
        if len(phrase.parts) > 1:
            return None
        part = phrase.parts[0]
        name = self.cast.who(self.sentence, part.start, part.end)
        return name if name and self.cast.kind(name) == "LOC" else None

    def is_seated(self, phrase: Phrase) -> bool:
        """``władze w Pekinie``: the place is where a body sits, not where it acts."""
        table = self.pack.table("event_actors")
        before = next((p for p in self.reading.phrases if p.end == phrase.start), None)
        if before is None:
            return False
        lemma = self.reading.tokens[before.parts[-1].head].lemma.casefold()
        if lemma in table["posted"]:
            return True
        return lemma in table["seated"]

    def _part(
        self, part: Part, phrase: Phrase, *, as_actor: bool, through_things: bool
    ) -> list[str]:
        tokens, morphs = self.reading.tokens, self.reading.morphs
        if morphs[part.head].pos == "ppron12":
            ours = state_of(self.cast, self.statements, self.reading, part.head)
            return [ours] if ours else []
        if morphs[part.head].pos in {"ppron3", "siebie"}:
            states = read_countries(self.pack).codes
            name = person_of(self.cast, self.circle.genders, self.reading, part.head, states)
            return [name] if name else []
        lemma = tokens[part.head].lemma.casefold()
        table = self.pack.table("event_actors")
        if lemma in grammar_words("lands") and (land := self._land(part)):
            return [land]
        if lemma in table["nobody"]:
            return []
        if part.end - part.start == 1 and (both := self._both(part)):
            return [both]
        name = self.cast.who(self.sentence, part.start, part.end)
        troops = self.pack.table("events/classes")["troops"]
        is_common = lemma in troops or lemma in table["national"]
        if name is not None and is_common and self._only_opens(part, name, lemma):
            name = None  # "Wojsko Rosji": a capital that only opens the sentence
        if name is not None and (self._is_of_other(part, name) or self._is_another(part, name)):
            name = None
        if name is None and (bodies := self.cast.bodies_meant(self.sentence, part.start, part.end)):
            return list(bodies)
        if name is None and part is phrase.parts[-1] and (person := apposed(self, part, lemma)):
            return self.named(person)
        if branch := self._branch(part, lemma):
            return [branch]
        if staff := self.staff_of(part, lemma):
            return [staff]
        if counted := self._counted(part, phrase, as_actor=as_actor):
            return counted
        halves = self.halves(part)
        if halves:
            return halves
        inner = self.genitive(part)
        if heads := self.heads_of_bodies(part, inner):
            return heads
        is_listed = len(inner) > 1 and lemma in table["listed"]
        is_listed = is_listed and "pl" in morphs[part.head].numbers
        if is_listed and set(inner) <= read_countries(self.pack).codes.keys():
            return self.listed(part, inner)
        if name is not None:
            bearer = lemma in table["bearing"] and self.cast.kind(name) == "PRO"
            return [name] if bearer else self.named(name)
        if person := called(self, part, lemma):
            return self.named(person)
        if self.circle.woman and self._is_the_woman(part, lemma):
            return [self.circle.woman]
        if borne := self._borne(part, lemma):
            return borne
        beside = self.country_beside(part.start, part.head, part.end)
        if as_actor and lemma in self.pack.table("events/classes")["weapons"]:
            return list(beside[:1]) or [n for n in inner if self.cast.kind(n) == "LOC"][:1]
        if lemma in table["state"]:
            if not beside and not inner and self.generic_company(part) and self.circle.company:
                return [self.circle.company]
            if not beside and not inner and "pl" in morphs[part.head].numbers and lemma == "strona":
                is_told = any(tokens[i].lemma in table["disputes"] for i in range(*_tail(part)))
                return [self.nominative(part, lemma)] if is_told else ["strony"]
            return list(beside[:1]) or inner[:1]
        if is_listed:
            return self.listed(part, inner)
        if lemma in table["crowds"] and self.circle.crowd and not inner:
            return [self.circle.crowd]
        if land := land_of_forces(self, part, lemma, self.statements):
            return [land]
        if lemma in table["relations"] and (own := self.relative(part, phrase, lemma)):
            return [own]
        if self._is_somebody(part, lemma, as_actor=as_actor):
            own = self.described(part, phrase, lemma, beside)
            return [self._as_speaker(part, own, lemma) or own]
        token = tokens[part.head]
        if (
            token.text[:1].isupper()
            and token.lemma[:1].isupper()
            and part.head not in (self.reading.words.names)
        ):
            return [self.cast.description(self.sentence, part.start, part.end)]
        if not as_actor and through_things:
            return inner or list(beside) or self._owners(part)
        return []

    def _as_speaker(self, part: Part, own: str, lemma: str) -> str | None:
        """``[obrońcy kobiety] zarzucili sądowi błąd``: one who speaks in the same words is called
        as the speaker is: by name, or as the text has it where nothing fuller was found."""
        told = self._speaker_at(part)
        if told is None or self.cast.kind(own) is not None:
            return None
        is_plain = own == self.nominative(part, lemma)
        return told if is_plain or self.cast.kind(told) is not None else None

    def _speaker_at(self, part: Part) -> str | None:
        """The speaker whose phrase has the same head."""
        tokens, head = self.reading.tokens, self.reading.tokens[part.head]
        for statement in self.statements:
            span = statement.speaker
            if span is None or not span.start <= head.start < span.end:
                continue
            nouns = (
                i for i in range(part.start, part.head) if self.reading.morphs[i].pos == "subst"
            )
            if not any(tokens[i].start >= span.start for i in nouns):
                return statement.speaker_name
        return None

    def _only_opens(self, part: Part, name: str, lemma: str) -> bool:
        """``Wojsko Rosji``, ``Wojska rosyjskie``: no word of the name but the sentence's first
        has a capital."""
        behind = self.reading.tokens[part.head + 1 : part.end]
        is_plain = part.head == 0 and not any(token.text[:1].isupper() for token in behind)
        return name.casefold() == lemma or is_plain

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

    def _both(self, part: Part) -> str | None:
        """``[Obaj] potępili``: the two told of before, by the word itself."""
        text = self.reading.tokens[part.head].text.casefold()
        is_head = self.reading.morphs[part.head].pos in {"num", "adj"}
        return text if is_head and text in grammar_words("both") else None

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

    def _borne(self, part: Part, lemma: str) -> list[str]:
        """``koncerny [Engie], OMV i Shell``: the name that one of several companies bears."""
        is_many = "pl" in self.reading.morphs[part.head].numbers
        if not is_many or lemma not in self.pack.table("event_actors")["bearing"]:
            return []
        inside = [n for i in range(part.head + 1, part.end) if (n := self.starting(i)) is not None]
        is_one = len(inside) == 1 and inside[0].type == "ORG"
        is_plain = is_one and self.reading.tokens[part.head + 1].start == inside[0].start
        shown = (
            self.cast.analysis.document.text[inside[0].start : inside[0].end] if is_plain else ""
        )
        return [inside[0].entity_name] if is_plain and shown == inside[0].lemma else []

    def _branch(self, part: Part, lemma: str) -> str | None:
        """``rosyjski oddział [Greenpeace]``: a branch acts for its organisation."""
        if lemma not in self.pack.table("event_actors")["branches"]:
            return None
        inside = [n for i in range(part.head + 1, part.end) if (n := self.starting(i)) is not None]
        is_one = len(inside) == 1 and inside[0].type == "ORG"
        return inside[0].entity_name if is_one else None

    def _is_of_other(self, part: Part, name: str) -> bool:
        """``rzecznik premier [Anny Nowak]``: a phrase that ends in somebody's name means that
        person, or one of theirs, and nobody else."""
        inside = {
            n.entity_name for i in range(part.head + 1, part.end)
            if (n := self.starting(i)) is not None and n.type == "PER"
        }  # fmt: skip
        return bool(inside) and name not in inside and self.cast.kind(name) == "PER"

    def _is_another(self, part: Part, name: str) -> bool:
        """``kobieta`` is no man of the text, ``[jeden] dyktator`` nobody it has named, ``mąż Anny
        Nowak`` not Anna Nowak."""
        if self.cast.kind(name) != "PER":
            return False
        tokens, table = self.reading.tokens, self.pack.table("event_actors")
        lemma = tokens[part.head].lemma.casefold()
        inside = any(
            (n := self.starting(i)) is not None and n.entity_name == name
            for i in range(part.start, part.end)
        )
        if inside:
            is_common = tokens[part.head].text[:1].islower() or part.head == 0
            return is_common and lemma in table["relations"] and part.end > part.head + 1
        if self._is_named_beside(part, name) or lemma in table["firms_too"]:
            return True  # "[inwestor] czeka": a firm is called so
        before = range(max(0, part.start - 1), part.head)
        is_open = any(tokens[i].lemma in table["indefinite"] for i in before)
        return is_open or (lemma in table["women"] and self.circle.genders.get(name) == "m")

    def _is_named_beside(self, part: Part, name: str) -> bool:
        """``[Polityk] spotkał się z premier Anną Nowak``: who is named by name farther on in the
        same clause is somebody else."""
        lemma = self.reading.tokens[part.head].lemma.casefold()
        if lemma not in self.pack.table("event_actors")["epithets"]:
            return False
        clause = self.reading.tokens_of(self.reading.clause(part.head))
        named = (self.starting(i) for i in clause if i > part.end + 1)
        return any(mention is not None and mention.entity_name == name for mention in named)

    def _is_the_woman(self, part: Part, lemma: str) -> bool:
        """``[uniewinniona] kobieta``: a woman of whom nothing else is said, in a text
        about one woman."""
        morphs, tokens = self.reading.morphs, self.reading.tokens
        table = self.pack.table("event_actors")
        is_woman = lemma in table["one_woman"] and "sg" in morphs[part.head].numbers
        if not is_woman or part.end > part.head + 1:
            return False
        before = range(part.start, part.head)
        loose = table["indefinite"]
        return not any(
            morphs[i].pos in {"num", "dig"}
            or tokens[i].lemma in loose
            or is_possessive(self.reading.words, i)
            for i in before
        )

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


def _tail(part: Part) -> tuple[int, int]:
    """Where what stands behind a member's head begins and ends."""
    return part.head + 1, part.end
