"""A noun phrase of a sentence comes in, whom it means goes out in the nominative.

How many they are, and what only says more of a name inside, is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from podobno.extract.cast import Cast
from podobno.extract.event_clauses import Reading
from podobno.extract.event_nouns import QUOTES, is_possessive
from podobno.extract.event_parts import Part, without_strays
from podobno.extract.event_phrases import STOPS
from podobno.extract.event_words import grammar_words
from podobno.language.pack import LanguagePack
from podobno.language.pl.inflection import join_forms
from podobno.language.pl.morphology import look_up
from podobno.language.tags import read_tag
from podobno.model import NameMention

# A description longer than this tells a story, it names nobody.
LONGEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """What a whole document settles about its people: the fuller form of a bare description, the
    one company and the one state it is about, its trade unions and associations, the grammatical
    gender of each person; ``woman`` is the one whom ``kobieta`` means; ``starts`` are the names by
    where they begin."""

    cast: Cast
    pack: LanguagePack
    starts: Mapping[int, NameMention]
    fuller: Mapping[str, str] = field(default_factory=dict)
    company: str | None = None
    employer: str | None = None
    crowd: str | None = None
    genders: Mapping[str, str] = field(default_factory=dict)
    woman: str | None = None
    state: str | None = None
    unions: frozenset[str] = frozenset()
    classes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominatives:
    """Puts the phrases of one sentence into the nominative."""

    circle: Circle
    sentence: int
    reading: Reading

    @property
    def cast(self) -> Cast:
        return self.circle.cast

    @property
    def pack(self) -> LanguagePack:
        return self.circle.pack

    def nominative(self, part: Part, lemma: str) -> str:
        """The phrase in the nominative; one that stands there already is kept as written."""
        part = without_strays(self.reading.words, self._without_counts(part))
        tokens = self.reading.tokens
        end = min(self._with_name(part), part.start + LONGEST)
        for name in self.pack.table("event_actors")["proper"]:
            is_capital = tokens[part.head].text[:1].isupper() and part.end - part.start == 1
            if name.casefold() == lemma and is_capital:
                fuller = [e.name for e in self.cast.entities if e.name.startswith(f"{name} ")]
                return fuller[0] if len(fuller) == 1 and name == "Komisja" else str(name)
        skipped = self._of_owner(part)
        words = [
            tokens[i]
            for i in range(part.start, end)
            if tokens[i].text not in QUOTES and i not in skipped
            and not (i > part.head and tokens[i].lemma in grammar_words("ours"))
        ]  # fmt: skip
        if "nom" not in self.reading.morphs[part.head].cases:
            text = self.cast.described(self.sentence, words)
        else:
            text = join_forms(words, [token.text for token in words])
        named = words[0].start in self.circle.starts
        keeps = named or words[0].text[1:2].isupper() or lemma in _proper(self.pack)
        keeps = keeps or self._is_unknown_name(part.start) or self._is_title(part)
        return text if keeps or not text else text[:1].lower() + text[1:]

    def _of_owner(self, part: Part) -> range:
        """``piloci [irlandzkiego] Ryanaira``: what only says more of an organisation that is
        named anyway; where its country is told, and not its name, it stays."""
        name = next((i for i in range(part.head + 1, part.end) if self.starting(i)), None)
        if name is None or self.reading.words.names[name][1] not in {"ORG", "PRO"}:
            return range(0)
        head = self.reading.morphs[part.head]
        first = name
        while first - 1 > part.head:
            forms = [read_tag(r.tag) for r in self.reading.tokens[first - 1].readings]
            is_heads = any(
                form.numbers & head.numbers and form.cases & head.cases
                and form.genders & head.genders
                for form in forms
            )  # fmt: skip
            if self.reading.morphs[first - 1].pos != "adj" or is_heads:
                break
            first -= 1
        return range(first, name) if first == part.head + 1 else range(0)

    def _is_title(self, part: Part) -> bool:
        """``Siły [Zbrojne] Ukrainy``: an adjective with a capital belongs to a name."""
        after = part.head + 1
        if after >= part.end or self.reading.morphs[after].pos != "adj":
            return False
        return self.reading.tokens[after].text[:1].isupper() and self.starting(after) is None

    def _with_name(self, part: Part) -> int:
        """Where a phrase ends that a name inside it goes beyond: ``partia Wolność[-Teraz]``."""
        tokens, end = self.reading.tokens, part.end
        names = [n for i in range(part.start, part.end) if (n := self.starting(i)) is not None]
        last = names[-1].end if names else 0
        while end < len(tokens) and tokens[end].start < last:
            end += 1
        return end

    def _is_unknown_name(self, index: int) -> bool:
        """A capital that neither the beginning of a sentence nor the dictionary explains:
        ``rozmowy Orłaja``."""
        token = self.reading.tokens[index]
        before = self.reading.tokens[index - 1].text if index else "."
        is_inside = before not in {*QUOTES, *STOPS, "."}
        if self.reading.morphs[index].pos == "adj" and token.lemma[:1].islower():
            return False  # "… Irlandzcy piloci", behind a headline without a stop
        return token.text[:1].isupper() and (is_inside or not look_up(token.text).readings)

    def _without_counts(self, part: Part) -> Part:
        """``dwóch strażników``, ``wszystkie kraje``: the number is not part of who it is."""
        loose = self.pack.table("event_actors")["loose"]
        start = part.start
        while start < part.head and (
            self.reading.morphs[start].pos in {"num", "dig", "adv", "part", "brev"}
            or self.reading.tokens[start].lemma in loose
            or is_possessive(self.reading.words, start)
            or self._counts(start, part.head)
        ):
            start += 1
        return Part(start=start, end=part.end, head=part.head)

    def _counts(self, i: int, head: int) -> bool:
        """``[jednej trzeciej] pilotów``: a share, told by feminine adjectives before a plural."""
        tokens, own = self.reading.tokens, self.reading.morphs[i]
        is_share = "jeden" in {tokens[i].lemma, tokens[max(0, i - 1)].lemma}
        is_single = own.pos == "adj" and own.numbers == {"sg"} and own.genders == {"f"}
        return is_share and is_single and self.reading.morphs[head].numbers == {"pl"}

    def starting(self, index: int) -> NameMention | None:
        """The name that begins at a token, None where none does."""
        start = self.reading.tokens[index].start
        return self.circle.starts.get(start)


def _proper(pack: LanguagePack) -> set[str]:
    return {name.casefold() for name in pack.table("event_actors")["proper"]}
