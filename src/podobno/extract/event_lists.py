"""A noun phrase comes in, those whom it lists or counts go out one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from podobno.extract.event_clauses import is_included
from podobno.extract.event_naming import Naming
from podobno.extract.event_parts import Part
from podobno.extract.event_phrases import Phrase, read_phrase
from podobno.extract.event_words import grammar_words, parts_a_list
from podobno.extract.roles import Office, read_titles, title_at

# Marks behind which those who were counted are named.
LISTING = frozenset({":", "-", "–", "—"})
# How long a remark in brackets inside a list may be, in tokens.
ASIDE_REACH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists(Naming):
    """Reads the members of lists, told by name behind those who were counted, or by what they are
    before their names."""

    def spelled_out(self, phrase: Phrase) -> Phrase | None:
        """``trzech instytucji: [Komisji, Rady i Parlamentu]``, ``dwóch związków – [Zrzeszenia
        Maszynistów (ZM) oraz Związku Kolejarzy]``, ``spółki, czyli [Shell i Engie]``: the list
        behind a colon or dash, in brackets the names alone."""
        words = self.reading.words
        is_many = len(phrase.parts) == 1 and "pl" in words.morphs[phrase.head].numbers
        at = self._list_start(phrase.end) if is_many else None
        if at is None:
            return self._included(phrase) if is_many else None
        is_aside = words.tokens[at - 1].text == "("
        parts: list[Part] = []
        while at < len(words.tokens):
            at += 2 * (words.morphs[at].pos == "adja")  # "brytyjsko-[holenderska Shell]"
            listed = read_phrase(words, at) if at < len(words.tokens) else None
            is_name = at in words.names and not words.is_inside(at)
            if listed is None or listed.preposition is not None:
                break
            if not is_name and (is_aside or not listed.cases & phrase.cases):
                break
            parts += listed.parts
            end = self._past_asides(listed.end)
            if end + 1 >= len(words.tokens) or not parts_a_list(words.tokens[end].text):
                break
            at = end + 1
        return replace(phrase, end=parts[-1].end, parts=tuple(parts)) if len(parts) > 1 else None

    def _included(self, phrase: Phrase) -> Phrase | None:
        """``Kilka krajów zaoferowało pomoc, w tym [Włochy i Francja]``: of those who were counted,
        the ones that are named, in the nominative for who acts."""
        clause = self.reading.in_clause(self.reading.clause(phrase.head))
        named = next((p for p in clause if is_included(self.reading, p)), None)
        if named is None or named.start < phrase.end:
            return None
        verbs = self.reading.clause(phrase.head).verbs
        is_far = any(phrase.end <= verb < named.start for verb in verbs)
        is_alike = "nom" in named.cases or (not is_far and bool(named.cases & phrase.cases))
        are_names = all(self.starting(part.start) is not None for part in named.parts)
        are_names = are_names and phrase.end == phrase.head + 1  # not of "kraje [UE]"
        between = (p for p in clause if phrase.end <= p.start < named.start)
        is_near = is_far or not any(between)
        return replace(phrase, parts=named.parts) if is_alike and are_names and is_near else None

    def _list_start(self, at: int) -> int | None:
        """Where a list begins behind the word that announces it."""
        tokens = self.reading.tokens
        announcing = [token.text for token in tokens[at : at + 2]]
        if len(announcing) < 2:
            return None
        if announcing[0] in LISTING or announcing[0] == "(":
            return at + 1
        is_namely = announcing[0] == "," and announcing[1] in grammar_words("namely")
        return at + 2 if is_namely and at + 2 < len(tokens) else None

    def _past_asides(self, at: int) -> int:
        """Where a list goes on behind brackets and a clause: ``Zrzeszenia Maszynistów [(ZM),
        które skupia maszynistów,] oraz``."""
        tokens, morphs = self.reading.tokens, self.reading.morphs
        if at < len(tokens) and tokens[at].text == "(":
            reach = range(at, min(len(tokens), at + ASIDE_REACH))
            at = next((i + 1 for i in reach if tokens[i].text == ")"), at)
        if at + 1 < len(tokens) and tokens[at].text == ",":
            is_clause = tokens[at + 1].lemma == "który" or morphs[at + 1].pos == "pact"
            ends = (i for i in range(at + 2, len(tokens) - 1) if tokens[i].text == ",")
            end = next(ends, None) if is_clause else None
            if end is not None and parts_a_list(tokens[end + 1].text):
                return end + 1
        return at

    def named_parts(self, phrase: Phrase) -> tuple[Part, ...]:
        """``Szefowie dyplomacji Belgii i Iranu, [Jan Nowak i Anna Lis], …``: people told first by
        what they are, then by name between commas, are those named."""
        first, *others = phrase.parts
        tokens = self.reading.tokens
        if self._is_one_person(phrase):
            return tuple(others)
        if len(others) < 2 or "pl" not in self.reading.morphs[first.head].numbers:
            return phrase.parts
        named = [self.starting(part.start) for part in others]
        is_between_commas = (
            tokens[first.end].text == ","
            and phrase.end < len(tokens)
            and tokens[phrase.end].text == ","
        )
        if is_between_commas and all(n is not None and n.type == "PER" for n in named):
            return tuple(others)
        return phrase.parts

    def _is_one_person(self, phrase: Phrase) -> bool:
        """``[założyciel i] lider partii Jan Nowak wezwał``: two titles before one name and a verb
        in the singular are of one person."""
        first, last = phrase.parts[0], phrase.parts[-1]
        morphs, tokens = self.reading.morphs, self.reading.tokens
        are_two = len(phrase.parts) == 2 and "nom" in phrase.cases and phrase.preposition is None
        if not are_two or not parts_a_list(tokens[first.end].text):
            return False
        heads = (first.head, last.head)
        titles = read_titles(self.pack).by_word
        are_titles = all(
            tokens[i].lemma.casefold() in titles and "sg" in morphs[i].numbers for i in heads
        )
        named = (self.starting(i) for i in range(last.head + 1, last.end))
        is_named = any(mention is not None and mention.type == "PER" for mention in named)
        verbs = [v for v in self.reading.clause(first.head).verbs if v >= phrase.end]
        is_single = bool(verbs) and "sg" in morphs[verbs[0]].numbers
        return are_titles and is_named and is_single and not self._has_person(first)

    def _has_person(self, part: Part) -> bool:
        named = (self.starting(i) for i in range(part.start, part.end))
        return any(mention is not None and mention.type == "PER" for mention in named)

    def halves(self, part: Part) -> list[str]:
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

    def listed(self, part: Part, countries: Sequence[str]) -> list[str]:
        """``prezydenci Estonii i Łotwy``: each of them, by name where the text knows it."""
        tokens = self.reading.tokens
        genitives = self.pack.table("country_genitives")
        first = next((i for i in range(part.head + 1, part.end) if self.starting(i)), part.head + 1)
        office = " ".join(
            [tokens[part.head].lemma, *(t.text for t in tokens[part.head + 1 : first])]
        )
        return [
            self.holder(part, country) or f"{office} {genitives.get(country, country)}"
            for country in countries
        ]

    def heads_of_bodies(self, part: Part, names: Sequence[str]) -> list[str]:
        """``szefowie [MSZ] Litwy i Łotwy``: each state's own, where the first state stands in the
        name of its body."""
        genitives = self.pack.table("country_genitives")
        lemma = self.reading.tokens[part.head].lemma
        is_many = lemma.casefold() in self.pack.table("event_actors")["listed"]
        is_many = is_many and "pl" in self.reading.morphs[part.head].numbers
        if not is_many or len(names) < 2 or not {*names[1:]} <= genitives.keys():
            return []
        body, _, owner = names[0].rpartition(" ")
        land = next((land for land, form in genitives.items() if form == owner), None)
        if land is None or not body or self.cast.kind(names[0]) != "ORG":
            return []
        return [f"{lemma} {body} {genitives[country]}" for country in (land, *names[1:])]

    def holder(self, part: Part, country: str) -> str | None:
        """Who holds an office of a country by what the text says, or as every reader knows."""
        title = title_at(self.reading.tokens, part.head, read_titles(self.pack), part.end)
        if title is None:
            return None
        return self.cast.holder(Office(title=title, at=0, country=country))
