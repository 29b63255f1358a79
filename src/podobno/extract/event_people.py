"""A noun phrase comes in, the names or descriptions of whom it means in an event go out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from podobno.extract.cast import Cast
from podobno.extract.event_clauses import Reading
from podobno.extract.event_phrases import QUOTES, Part, Phrase, is_possessive, read_phrase
from podobno.extract.roles import read_titles
from podobno.language.countries import read_countries
from podobno.language.pack import LanguagePack
from podobno.model import NameMention, StatementMention

# A description longer than this tells a story, it names nobody.
LONGEST = 12
UNION = "Unia Europejska"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """What a whole document settles about its people: the fuller form of a bare description, the
    one company it is about, the grammatical gender of each person, and the genitive of their names
    where the text has it."""

    cast: Cast
    pack: LanguagePack
    fuller: Mapping[str, str] = field(default_factory=dict)
    company: str | None = None
    employer: str | None = None
    crowd: str | None = None
    genders: Mapping[str, str] = field(default_factory=dict)
    genitives: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Reads who is meant by the phrases of one sentence."""

    circle: Circle
    sentence: int
    reading: Reading
    statements: Sequence[StatementMention] = ()

    @property
    def cast(self) -> Cast:
        return self.circle.cast

    @property
    def pack(self) -> LanguagePack:
        return self.circle.pack

    def names(
        self, phrase: Phrase, *, as_actor: bool, through_things: bool = True
    ) -> tuple[str, ...]:
        """Whom a phrase means, one name a member. A recipient may be found in the genitive of a
        thing (``działania Rosji``) unless ``through_things`` is false, an actor may not."""
        found: list[str] = []
        for part in phrase.parts:
            found += self._part(part, phrase, as_actor=as_actor, through_things=through_things)
        return tuple(dict.fromkeys(found))

    def country_beside(self, start: int, head: int, end: int) -> tuple[str, ...]:
        """The countries that adjectives agreeing with the head name (``rosyjski atak``)."""
        countries = read_countries(self.pack)
        found = []
        for i in range(start, end):
            morph = self.reading.morphs[i]
            if morph.pos in {"adj", "adja"} and (
                not morph.cases or morph.cases & self.reading.morphs[head].cases
            ):
                for piece in self.reading.tokens[i].lemma.split("-"):
                    country = countries.described(piece)
                    if country and (country in countries.codes or country == UNION):
                        found.append(country)
        return tuple(dict.fromkeys(found))

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
            ours = self._ours(part.head)
            return [ours] if ours else []
        if morphs[part.head].pos in {"ppron3", "siebie"}:
            name = self._pronoun(part.head)
            return [name] if name else []
        lemma = tokens[part.head].lemma.casefold()
        table = self.pack.table("event_actors")
        if as_actor and (nation := self._nation(part, lemma)):
            return [nation]
        name = (
            self.cast.who(self.sentence, part.start, part.end)
            or self._apposed(part, lemma)
            or self._country(part)
        )
        troops = self.pack.table("events/classes")["troops"]
        if name is not None and name.casefold() == lemma and lemma in troops:
            name = None  # "Wojsko Rosji": a capital that only opens the sentence
        if name is not None and self._is_of_other(part, name):
            name = None
        if counted := self._counted(part, phrase, as_actor=as_actor):
            return counted
        halves = self._halves(part)
        if halves:
            return halves
        if name is not None:
            return self._named(name)
        inner = self.genitive(part)
        beside = self.country_beside(part.start, part.head, part.end)
        if lemma in table["state"]:
            if not beside and not inner and self._generic_company(part) and self.circle.company:
                return [self.circle.company]
            if not beside and not inner and "pl" in morphs[part.head].numbers and lemma == "strona":
                return ["strony"]
            return list(beside[:1]) or inner[:1]
        if len(inner) > 1 and lemma in table["listed"] and "pl" in morphs[part.head].numbers:
            return self._listed(part, inner)
        if lemma in table["crowds"] and self.circle.crowd and not inner:
            return [self.circle.crowd]
        if self._is_somebody(part, lemma, as_actor=as_actor):
            return [self._described(part, phrase, lemma, beside)]
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

    def _is_of_other(self, part: Part, name: str) -> bool:
        """``rzecznik premier [Anny Nowak]``: a phrase that ends in somebody's name means that
        person, or one of theirs, and nobody else."""
        inside = {
            n.entity_name for i in range(part.head + 1, part.end)
            if (n := self._starting(i)) is not None and n.type == "PER"
        }  # fmt: skip
        return bool(inside) and name not in inside and self.cast.kind(name) == "PER"

    def _counted(self, part: Part, phrase: Phrase, *, as_actor: bool) -> list[str]:
        """``dziesiątki tysięcy [zwolenników]``: those whom a noun counts."""
        counting = self.pack.table("event_actors")["counting"]
        if self.reading.tokens[part.head].lemma not in counting or part.end <= part.head + 1:
            return []
        inner = read_phrase(self.reading.words, part.head + 1, part.end)
        if inner is None or inner.preposition is not None or inner.end < part.end:
            return []
        return self._part(inner.parts[0], phrase, as_actor=as_actor, through_things=False)

    def _owners(self, part: Part) -> list[str]:
        """``odwagę [żołnierzy]``: people without a name whose something is meant."""
        i = part.head + 1
        while i < part.end:
            phrase = read_phrase(self.reading.words, i, part.end)
            if phrase is not None and phrase.preposition is None and "gen" in phrase.cases:
                member = phrase.parts[0]
                lemma = self.reading.tokens[member.head].lemma.casefold()
                if self._is_somebody(member, lemma, as_actor=False):
                    beside = self.country_beside(member.start, member.head, member.end)
                    return [self._described(member, phrase, lemma, beside)]
            i += 1
        return []

    def _nation(self, part: Part, lemma: str) -> str | None:
        """``Brytyjczycy przyjęli ustawę``: a people without more words acts as its state."""
        if part.end - part.start > 1 or "pl" not in self.reading.morphs[part.head].numbers:
            return None
        return read_countries(self.pack).of_people(lemma)

    def _country(self, part: Part) -> str | None:
        """A country or capital that the names of the text lack."""
        token = self.reading.tokens[part.head]
        if not token.text[:1].isupper():
            return None
        countries = read_countries(self.pack)
        end = part.head + 1
        while end < part.end and self.reading.tokens[end].text[:1].isupper():
            end += 1
        for words in (self.cast.description(self.sentence, part.head, end), token.lemma):
            if found := countries.named(words) or countries.meant_by(words):
                return found
        return None

    def _apposed(self, part: Part, lemma: str) -> str | None:
        """The name that a phrase ends in: ``szef biura Jan Nowak``, ``spółka Nord Stream 2 AG``."""
        tokens, morphs = self.reading.tokens, self.reading.morphs
        if not tokens[part.head].text[:1].islower() and part.head > 0:
            return None
        for i in range(part.end - 1, part.head, -1):
            name = next((n for n in self.cast.names if n.start == tokens[i].start), None)
            if name is None or name.end < tokens[part.end - 1].end:
                continue
            cases = morphs[i].cases & morphs[part.head].cases
            if name.type == "PER":
                is_own = bool(cases - {"gen"}) or (cases and i > part.head + 2)
                return name.entity_name if is_own and "m1" in morphs[part.head].genders else None
            text = " ".join(t.text for t in tokens[i : part.end])
            bears = lemma in self.pack.table("event_actors")["bearing"]
            return name.entity_name if bears and text == name.lemma else None
        return None

    def _named(self, name: str) -> list[str]:
        country = self.cast.country(name)
        if country:
            return [country]
        kind = self.cast.kind(name)
        if kind == "ORG" and " " not in name:
            longer = [e.name for e in self.cast.entities
                      if e.type == "ORG" and e.name.startswith(f"{name} ")]  # fmt: skip
            return longer if len(longer) == 1 else [name]
        return [] if kind in {"EVT", "PRO"} else [self.circle.fuller.get(name, name)]

    def _is_somebody(self, part: Part, lemma: str, *, as_actor: bool) -> bool:
        table = self.pack.table("event_actors")
        morph = self.reading.morphs[part.head]
        if any(is_possessive(self.reading.words, i) for i in range(part.start, part.head)):
            return True
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

    def _described(self, part: Part, phrase: Phrase, lemma: str, beside: Sequence[str]) -> str:
        """A description: the one company of the text, a state's body by its country, the fuller
        form the text has elsewhere, or the phrase itself in the nominative."""
        morphs = self.reading.morphs
        table = self.pack.table("event_actors")
        has_attribute = any(
            i != part.head and morphs[i].pos in {"subst", "ger", "ign"}
            for i in range(part.start, part.end)
        )
        is_single = "sg" in morphs[part.head].numbers
        is_company = lemma in table["companies"] and (is_single or lemma == "linia")
        if is_company and not has_attribute and self.circle.company:
            return self.circle.company
        is_called_by_state = not has_attribute or self._led(part, lemma)
        if is_called_by_state and (governed := self.governed(part, lemma)):
            return governed
        own = self.nominative(part, lemma)
        if not has_attribute and (owner := self._owner(part)):
            return f"{own} {owner}"
        if has_attribute and own in self.circle.fuller:
            return self.circle.fuller[own]
        if lemma in {*table["staff"], *table["served"]} and self.circle.employer:
            generic = self._generic_company(part)
            if not has_attribute or generic is not None:
                kept = Part(start=part.start, end=generic or part.end, head=part.head)
                return f"{self.nominative(kept, lemma)} {self.circle.employer}"
        if not has_attribute:
            tail = phrase.parts[-1]
            shared = self._tail(tail) if part is not tail and part.end - part.start == 1 else ""
            if shared:
                return f"{own} {shared}"
            key = own.split()[-1] if part.end - part.start > 1 and not beside else own
            return self.circle.fuller.get(own) or self.circle.fuller.get(key, own)
        return own

    def governed(self, part: Part, lemma: str) -> str | None:
        """``norweski rząd`` is the ``rząd Norwegii``."""
        is_single = "sg" in self.reading.morphs[part.head].numbers
        if lemma not in self.pack.table("event_actors")["governed"] or not is_single:
            return None
        beside = self.country_beside(part.start, part.head, part.end) or self._led(part, lemma)
        genitive = self.pack.table("country_genitives").get(beside[0]) if beside else None
        return f"{lemma} {genitive}" if genitive else None

    def _led(self, part: Part, lemma: str) -> tuple[str, ...]:
        """``rząd [Anny Nowak]``: the country whose head of government stands behind it."""
        if lemma not in self.pack.table("event_actors")["led"]:
            return ()
        names = self.genitive(part)
        if len(names) != 1:
            return ()
        told = (p.office.country for p in self.cast.offices if p.name == names[0])
        country = next((country for country in told if country), None) or self._home(names[0])
        return (country,) if country else ()

    def _home(self, name: str) -> str | None:
        """The country that a person led then, by the list of holders."""
        year = (self.cast.analysis.document.published or "")[:4]
        codes = {
            code for code, rows in self.pack.table("holders").items() for row in rows
            if row["name"] == name and (not year or row["from"] <= int(year) <= row.get("to", 9999))
        }  # fmt: skip
        names = read_countries(self.pack).codes
        return next((c for c, code in names.items() if {code} == codes), None)

    def _halves(self, part: Part) -> list[str]:
        """``rozmowy [Putin-Kim]``: two persons the text names elsewhere, joined by a hyphen."""
        tokens = self.reading.tokens[part.start : part.end]
        words = [word for token in tokens for word in token.text.split("-") if word]
        is_joined = any("-" in token.text for token in tokens)
        if not is_joined or len(words) != 2:
            return []
        found = [
            entity.name
            for word in words
            for entity in self.cast.entities
            if "-" not in entity.name and word in (*entity.aliases, *entity.name.split())
        ]
        return found if len(found) == 2 and found[0] != found[1] else []

    def _owner(self, part: Part) -> str | None:
        """``[jej] córka``: the genitive of whom the pronoun means, as the text has it elsewhere."""
        pronoun = next(
            (i for i in range(part.start, part.head) if is_possessive(self.reading.words, i)), None
        )
        name = self._pronoun(pronoun) if pronoun is not None else None
        return self.circle.genitives.get(name) if name else None

    def _generic_company(self, part: Part) -> int | None:
        """Where ``irlandzkiej linii lotniczej`` begins behind ``personel``, None where no such
        words stand there, or a name does."""
        companies = self.pack.table("event_actors")["companies"]
        tokens, morphs = self.reading.tokens, self.reading.morphs
        at = next((i for i in range(part.head + 1, part.end)
                   if tokens[i].lemma.casefold() in companies), None)  # fmt: skip
        if at is None or self.genitive(part):
            return None
        while (
            at - 1 > part.head
            and morphs[at - 1].cases & morphs[at].cases
            and (morphs[at - 1].pos == "adj")
        ):
            at -= 1
        return at

    def _tail(self, part: Part) -> str:
        """``prezydent i premier [Pakistanu]``: the genitive that both share."""
        if part.end - part.head == 2 and "gen" in self.reading.morphs[part.head + 1].cases:
            return self.reading.tokens[part.head + 1].text
        return ""

    def nominative(self, part: Part, lemma: str) -> str:
        """The phrase in the nominative; one that stands there already is kept as written."""
        part = self._without_counts(part)
        tokens = self.reading.tokens
        end = min(part.end, part.start + LONGEST)
        for name in self.pack.table("event_actors")["proper"]:
            is_capital = tokens[part.head].text[:1].isupper() and part.end - part.start == 1
            if name.casefold() == lemma and is_capital:
                fuller = [e.name for e in self.cast.entities if e.name.startswith(f"{name} ")]
                return fuller[0] if len(fuller) == 1 and name == "Komisja" else str(name)
        words = [t for t in tokens[part.start : end] if t.text not in QUOTES]
        if "nom" not in self.reading.morphs[part.head].cases:
            text = self.cast.description(self.sentence, part.start, end)
        else:
            text = " ".join(token.text for token in words)
        named = any(n.start == words[0].start for n in self.cast.names)
        keeps = named or words[0].text[1:2].isupper() or lemma in _proper(self.pack)
        return text if keeps or not text else text[:1].lower() + text[1:]

    def _without_counts(self, part: Part) -> Part:
        """``dwóch strażników``, ``wszystkie kraje``: the number is not part of who it is."""
        loose = self.pack.table("event_actors")["loose"]
        start = part.start
        while start < part.head and (
            self.reading.morphs[start].pos in {"num", "dig", "adv", "part", "brev"}
            or self.reading.tokens[start].lemma in loose
            or is_possessive(self.reading.words, start)
        ):
            start += 1
        return Part(start=start, end=part.end, head=part.head)

    def genitive(self, part: Part) -> list[str]:
        """Names behind the head of a phrase: ``działania [Rosji]``, ``prezydenci [Estonii],
        [Łotwy] i [Litwy]``; the first, and those joined to it."""
        tokens, morphs = self.reading.tokens, self.reading.morphs
        found: list[str] = []
        last = part.end
        for i in range(part.head + 1, part.end):
            name = self._starting(i)
            if name is None:
                continue
            if found and any(tokens[j].text not in {",", "i", "oraz", "a"} for j in range(last, i)):
                break
            is_nominative = morphs[i].cases and not morphs[i].cases & {"gen"}
            if is_nominative and tokens[i].text != name.lemma:
                continue
            found += self._named(name.entity_name)
            last = next((j for j in range(i, part.end) if tokens[j].end >= name.end), i) + 1
        return found

    def _starting(self, index: int) -> NameMention | None:
        start = self.reading.tokens[index].start
        return next((name for name in self.cast.names if name.start == start), None)

    def _listed(self, part: Part, countries: Sequence[str]) -> list[str]:
        """``prezydenci Estonii i Łotwy``: each of them, by name where the text knows it."""
        head = self.reading.tokens[part.head].lemma
        genitives = self.pack.table("country_genitives")
        found = []
        for country in countries:
            holders = {
                person.name for person in self.cast.offices
                if head in person.office.title.words and person.office.country == country
            }  # fmt: skip
            own = f"{head} {genitives.get(country, country)}"
            known = self._known_holder(head, country)
            found.append(holders.pop() if len(holders) == 1 else known or own)
        return found

    def _known_holder(self, head: str, country: str) -> str | None:
        """Who held the office then, by the list of holders, where the text names that person."""
        titles = read_titles(self.pack).by_word.get(head, ())
        code = read_countries(self.pack).codes.get(country)
        year = (self.cast.analysis.document.published or "")[:4]
        people = {entity.name for entity in self.cast.entities if entity.type == "PER"}
        found = {
            row["name"] for row in self.pack.table("holders").get(code or "", ())
            if titles and row["office"] == titles[0].family and row["name"] in people
            and (not year or row["from"] <= int(year) <= row.get("to", 9999))
        }  # fmt: skip
        return found.pop() if len(found) == 1 else None

    def _ours(self, index: int) -> str | None:
        """``pomagają [nam]``: the state for which the speaker holds office."""
        morph = self.reading.morphs[index]
        if "pri" not in morph.persons or "pl" not in morph.numbers:
            return None
        position = self.reading.tokens[index].start
        speakers = {
            statement.speaker_name for statement in self.statements
            if any(c.start <= position < c.end for c in statement.content)
        }  # fmt: skip
        told = (p.office.country for p in self.cast.offices if p.name in speakers)
        return next((country for country in told if country), None)

    def _pronoun(self, index: int) -> str | None:
        """The person a pronoun of the third person takes up: the last one named before of that
        gender, not the one who acts in the same clause."""
        morph = self.reading.morphs[index]
        if morph.pos != "ppron3" or "pl" in morph.numbers:
            return None
        gender = "f" if "f" in morph.genders else "m"
        position = self.reading.tokens[index].start
        clause = self.reading.clause(index)
        near = {self.reading.tokens[i].start for s, e in clause.spans for i in range(s, e)}
        before = [
            n for n in self.cast.names
            if n.type == "PER" and n.end <= position and n.start not in near
            and self.circle.genders.get(n.entity_name, gender) == gender
        ]  # fmt: skip
        return before[-1].entity_name if before else None


def _proper(pack: LanguagePack) -> set[str]:
    return {name.casefold() for name in pack.table("event_actors")["proper"]}
