"""A noun phrase of people without a name comes in, what an event calls them goes out.

``norweski rząd`` is the ``rząd Norwegii``, ``piloci`` of a text about one airline are its pilots.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from podobno.extract.event_nominatives import Nominatives
from podobno.extract.event_nouns import is_possessive, is_tight
from podobno.extract.event_parts import Part
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_pronouns import person_of
from podobno.extract.event_words import grammar_words, parts_a_list
from podobno.extract.name_grammar import genitive_of_name
from podobno.language.countries import read_countries
from podobno.language.pl.morphology import look_up
from podobno.language.tags import possible_cases

UNION = "Unia Europejska"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming(Nominatives):
    """Calls those whom the phrases of one sentence describe."""

    def described(self, part: Part, phrase: Phrase, lemma: str, beside: Sequence[str]) -> str:
        """A description by the fullest words that the text has for it."""
        own = self._described(part, phrase, lemma, beside)
        first, _, rest = own.partition(" ")
        kind = self.circle.classes.get(first)
        is_bare = kind is not None and not rest[:1].islower()
        return f"{kind} {rest}".strip() if is_bare else own

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
        if beside == (UNION,) and own.split()[-1:] != own.split()[:1] and lemma in table["bare"]:
            head = Part(start=part.head, end=part.head + 1, head=part.head)
            return f"{self.nominative(head, lemma)} Unii Europejskiej"
        if not has_attribute and (owner := self._owner(part, phrase)):
            return f"{own} {owner}"
        if has_attribute and own in self.circle.fuller:
            return self.circle.fuller[own]
        if (
            not has_attribute
            and lemma in table["staff"]
            and (firm := self._joined_firm(part, phrase))
        ):
            return f"{own} {genitive_of_name(self.cast, firm) or firm}"
        if lemma in {*table["staff"], *table["served"]} and self.circle.employer:
            generic = self.generic_company(part)
            if not has_attribute or generic is not None:
                kept = Part(start=part.start, end=generic or part.end, head=part.head)
                return f"{self.nominative(kept, lemma)} {self.circle.employer}"
        if not has_attribute:
            tail = phrase.parts[-1]
            shared = self._tail(tail) if part is not tail and part.end - part.start == 1 else ""
            if shared:
                return f"{own} {shared}"
            key = own.split()[-1] if part.end - part.start > 1 and not beside else own
            fuller = self.circle.fuller
            lower = own[:1].lower() + own[1:]
            full = self.cast.full_form(self.sentence, part.start, part.end)
            told = full or fuller.get(own) or fuller.get(lower) or fuller.get(key)
            return _not_ours(told) if told else self._of_state(own, part, lemma)
        return own

    def _joined_firm(self, part: Part, phrase: Phrase) -> str | None:
        """``zarząd [Lufthansy] i pracownicy``, ``piloci [Lufthansy] i stewardesy``: the one firm
        that those lead or work for whom the staff are joined with."""
        first, tokens = phrase.parts[0], self.reading.tokens
        table = self.pack.table("event_actors")
        if part is first:
            return None
        beside = {tokens[i].lemma.casefold() for i in (max(0, first.start - 1), first.head)}
        found = [name for i in range(first.start, part.start) if (name := self.starting(i))]
        is_firm = len(found) == 1 and found[0].type in {"ORG", "PRO"}
        is_theirs = bool(beside & {*table["state"], *table["staff"]})
        return found[0].entity_name if is_firm and is_theirs else None

    def relative(self, part: Part, phrase: Phrase, lemma: str) -> str | None:
        """``[mąż] i dzieci [Anny Nowak]``: whose relative somebody is, told behind the last of a
        list; ``mąż [kobiety]`` of a text about one woman is hers."""
        last = phrase.parts[-1]
        names = [] if part is last else self.genitive(last)
        name = names[0] if len(names) == 1 else self._woman_of(last)
        if name is None or (part is not last and part.end != part.head + 1):
            return None
        own = Part(start=part.start, end=part.head + 1, head=part.head)
        return f"{self.nominative(own, lemma)} {genitive_of_name(self.cast, name)}"

    def _woman_of(self, part: Part) -> str | None:
        """``mąż [kobiety]``: the woman of a text about one, in the genitive behind a noun."""
        if part.end != part.head + 2 or self.circle.woman is None:
            return None
        token, morph = self.reading.tokens[part.head + 1], self.reading.morphs[part.head + 1]
        is_woman = token.lemma in self.pack.table("event_actors")["one_woman"]
        return self.circle.woman if is_woman and "gen" in morph.cases else None

    def _of_state(self, own: str, part: Part, lemma: str) -> str:
        """``rząd`` of a text about one state is its government."""
        is_bare = part.end - part.start == 1 and "sg" in self.reading.morphs[part.head].numbers
        genitive = self.pack.table("country_genitives").get(self.circle.state or "")
        is_body = lemma in self.pack.table("event_actors")["national"]
        return f"{lemma} {genitive}" if genitive and is_bare and is_body else own

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
        country = self.cast.home(names[0])
        return (country,) if country else ()

    def _owner(self, part: Part, phrase: Phrase) -> str | None:
        """``[jej] córka``: the genitive of whom the pronoun means, as the text has it elsewhere;
        ``Lufthansa i [jej] partnerzy``: of who is joined with them."""
        pronoun = next(
            (i for i in range(part.start, part.head) if is_possessive(self.reading.words, i)), None
        )
        if pronoun is None:
            return None
        first = phrase.parts[0]
        joined = self.cast.who(self.sentence, first.start, first.end) if first != part else None
        name = joined or person_of(self.cast, self.circle.genders, self.reading, pronoun)
        return genitive_of_name(self.cast, name) if name else None

    def staff_of(self, part: Part, lemma: str) -> str | None:
        """``pracownicy tanich linii lotniczych [Lufthansa]`` are the ``pracownicy Lufthansy``: what
        the company is stands between."""
        table = self.pack.table("event_actors")
        if lemma not in table["staff"]:
            return None
        tokens = self.reading.tokens
        at = next((i for i in range(part.head + 1, part.end)
                   if tokens[i].lemma.casefold() in table["companies"]), None)  # fmt: skip
        names = [n for i in range((at or part.end) + 1, part.end) if (n := self.starting(i))]
        if at is None or len(names) != 1 or names[0].type not in {"ORG", "PRO"}:
            return None
        while at - 1 > part.head and self._describes(at - 1, at):
            at -= 1
        kept = Part(start=part.start, end=at, head=part.head)
        company = names[0].entity_name
        employer = self.circle.employer if company == self.circle.company else None
        genitive = employer if employer != company else None
        owner = genitive or genitive_of_name(self.cast, company) or company
        return f"{self.nominative(kept, lemma)} {owner}"

    def _describes(self, adjective: int, noun: int) -> bool:
        """``personelu pokładowego [tanich] linii``: an adjective of the noun behind it, not of the
        one before."""
        own, head = self.reading.morphs[adjective], self.reading.morphs[noun]
        is_alike = own.cases & head.cases and own.numbers & head.numbers
        return own.pos == "adj" and bool(is_alike and own.genders & head.genders)

    def generic_company(self, part: Part) -> int | None:
        """Where ``irlandzkiej linii lotniczej`` begins behind ``personel``, None where no such
        words stand there, or a name does."""
        companies = self.pack.table("event_actors")["companies"]
        tokens = self.reading.tokens
        at = next((i for i in range(part.head + 1, part.end)
                   if tokens[i].lemma.casefold() in companies), None)  # fmt: skip
        if at is None or self.genitive(part):
            return None
        while at - 1 > part.head and self._describes(at - 1, at):
            at -= 1
        return at

    def _tail(self, part: Part) -> str:
        """``prezydent i premier [Pakistanu]``: the genitive that both share."""
        if part.end - part.head == 2 and "gen" in self.reading.morphs[part.head + 1].cases:
            return self.reading.tokens[part.head + 1].text
        return ""

    def country_beside(self, start: int, head: int, end: int) -> tuple[str, ...]:
        """The countries that adjectives agreeing with the head name (``rosyjski atak``)."""
        countries = read_countries(self.pack)
        found = []
        words = self.reading.words
        while start > 1 and is_tight(words, start - 1) and words.morphs[start - 2].pos == "adja":
            start -= 2  # "[rosyjsko]-chińska współpraca"
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

    def genitive(self, part: Part) -> list[str]:
        """Names behind the head of a phrase: ``działania [Rosji]``, ``prezydenci [Estonii],
        [Łotwy] i [Litwy]``; the first, and those joined to it."""
        tokens, morphs = self.reading.tokens, self.reading.morphs
        found: list[str] = []
        last = part.end
        for i in range(part.head + 1, part.end):
            name = self.starting(i)
            if name is None:
                continue
            between = [parts_a_list(tokens[j].text) for j in range(last, i)]
            if found and not (between and all(between)):
                break  # "Sądu Najwyższego [Belgii]": whose it is
            cases = morphs[i].cases
            if found:  # one joined to a genitive is one, whatever case was chosen for it
                cases |= possible_cases(tokens[i])
            is_nominative = cases and "gen" not in cases
            if is_nominative and tokens[i].text != name.lemma:
                continue
            found += self.named(name.entity_name)
            last = next((j for j in range(i, part.end) if tokens[j].end >= name.end), i) + 1
        return found

    def named(self, name: str) -> list[str]:
        """What a name means in an event: a metonym its state, nothing that cannot act."""
        country = self.cast.country(name)
        if country:
            return [country]
        kind = self.cast.kind(name)
        if kind == "ORG" and " " not in name:
            longer = [e.name for e in self.cast.entities
                      if e.type == "ORG" and e.name.startswith(f"{name} ")]  # fmt: skip
            return longer if len(longer) == 1 else [name]
        return [] if kind in {"EVT", "PRO"} else [self.circle.fuller.get(name, name)]


def _not_ours(description: str) -> str:
    """``[nasi] europejscy partnerzy``: without whose they are to the speaker."""
    first, _, rest = description.partition(" ")
    lemmas = {reading.lemma for reading in look_up(first).readings}
    return rest if rest and lemmas & grammar_words("ours") else description
