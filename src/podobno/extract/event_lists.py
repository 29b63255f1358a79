"""A noun phrase comes in, those whom it lists or counts go out one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
            return None
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

    def holder(self, part: Part, country: str) -> str | None:
        """Who holds an office of a country by what the text says, or as every reader knows."""
        title = title_at(self.reading.tokens, part.head, read_titles(self.pack), part.end)
        if title is None:
            return None
        return self.cast.holder(Office(title=title, at=0, country=country))
