"""A phrase of an analysed document comes in; who or what it stands for there goes out.

``Kima`` and ``Kim Dzong Unem`` are one person, ``północnokoreański przywódca`` is that person
where the text says so, ``Kreml`` is itself and stands for Rosja. What the text does not settle
has no name: ``Cast.who`` gives None.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from podobno.extract.designations import content_of, designation
from podobno.extract.full_forms import FullForms
from podobno.extract.holders import Holders
from podobno.extract.name_types import NameSpan
from podobno.extract.named_bodies import NamedBodies
from podobno.extract.offices import QUOTES, OfficeReader, Person, is_modifier
from podobno.extract.roles import Office, country_in, read_titles, title_at
from podobno.extract.taken_names import agency_meant, capital_meant
from podobno.language.countries import read_countries
from podobno.language.name_parts import words_of
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Analysis, EntityMention, NameMention, Span, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The names of one document and whom its phrases mean."""

    analysis: Analysis
    pack: LanguagePack
    names: tuple[NameMention, ...]
    entities: tuple[EntityMention, ...]
    spans: tuple[NameSpan, ...] = ()
    offices: tuple[Person, ...] = ()
    appositions: Mapping[int, int] = field(default_factory=dict)
    full_forms: FullForms = field(default_factory=FullForms)
    named_bodies: NamedBodies = field(default_factory=NamedBodies)
    # What gender_of_person has found: it is asked again for every statement.
    genders: dict[str, str | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def who(self, sentence: int, start: int, end: int) -> str | None:
        """The canonical name of whom the phrase of tokens ``[start, end)`` is about.

        A proper name that heads the phrase or stands in apposition to its head; else the person
        whom a title or description stands for in this document; else None.
        """
        mention = self._mention(sentence, start, end)
        if mention is not None:
            return self.names[mention].entity_name
        return self._described(sentence, start, end)

    def description(self, sentence: int, start: int, end: int) -> str:
        """The phrase in the nominative, with letter case as usual inside a sentence."""
        tokens = content_of(self.analysis, sentence, start, end)
        return designation(self.analysis, self.pack, self.spans, sentence, tokens)

    def described(self, sentence: int, tokens: Sequence[Token]) -> str:
        """The words of a phrase as ``description`` has them."""
        return designation(self.analysis, self.pack, self.spans, sentence, tokens)

    def full_form(self, sentence: int, start: int, end: int) -> str | None:
        """Whom a bare description means where the document tells it in full elsewhere
        (``piloci`` are the ``piloci Ryanaira``), None where it does not or of several."""
        tokens = self.analysis.sentences[sentence].tokens
        return self.full_forms.of(sentence, tokens, start, end)

    def bodies_meant(self, sentence: int, start: int, end: int) -> tuple[str, ...]:
        """The names of the bodies that a description takes up: ``oba związki``; none where the
        text has not named them, or more than fit."""
        tokens = self.analysis.sentences[sentence].tokens
        return self.named_bodies.meant(sentence, tokens, start, end)

    def name_span(self, sentence: int, start: int, end: int) -> Span | None:
        """The span of the proper name alone that the phrase is about, None where it has none."""
        mention = self._mention(sentence, start, end)
        return None if mention is None else Span(self.names[mention].start, self.names[mention].end)

    def country(self, name: str) -> str | None:
        """The country or institution that a metonym or capital means as an actor, else None."""
        return read_countries(self.pack).meant_by(name)

    def is_explained(self, name: str) -> bool:
        """Whether the text says anywhere by a title who this person is."""
        return any(person.name == name for person in self.offices) or any(
            self.names[number].entity_name == name for number in self.appositions
        )

    def home(self, name: str) -> str | None:
        """The country that a person holds office in, None where nobody says so."""
        return self._holders.home(name)

    def is_known(self, name: str) -> bool:
        """Whether every reader knows that a person holds an office."""
        return self._holders.is_known(name)

    def holder(self, office: Office) -> str | None:
        """The one person who holds an office of a country, by the text or as readers know."""
        return self._holders.of_country(office)

    def kind(self, name: str) -> str | None:
        """The entity type of a canonical name, None for a name the document does not have."""
        return next((entity.type for entity in self.entities if entity.name == name), None)

    def _mention(self, sentence: int, start: int, end: int) -> int | None:
        """The index of the name that the phrase is about, None where it is about no name."""
        begin = bisect_left(self.spans, sentence, key=lambda span: span.sentence)
        own = takewhile(lambda i: self.spans[i].sentence == sentence, range(begin, len(self.spans)))
        inside = [i for i in own if self.spans[i].first >= start and self.spans[i].last <= end]
        content = content_of(self.analysis, sentence, start, end)
        if not inside or not content:
            return None
        first = self.spans[inside[0]]
        tokens = self.analysis.sentences[sentence].tokens
        lead = [t for t in tokens[start : first.first] if t.start >= content[0].start]
        lead = [t for t in lead if t.text not in QUOTES]
        if not lead:
            return inside[0]
        titles = read_titles(self.pack)
        titled = {i for i in range(start, first.first) if title_at(tokens, i, titles, first.first)}
        if not titled and all(is_modifier(token) for token in lead):
            return None if self._is_foreign_body(inside[0], lead) else inside[0]
        nouns = (
            i for i in range(start, first.first)
            if tokens[i] in lead and (i in titled or read_tag(tokens[i].tag).is_nominal)
        )  # fmt: skip
        head = next(nouns, None)
        if head is None:
            return None
        for i in inside:
            at = self.appositions.get(i)
            if at is not None and start <= at <= head + (not self._has_own(tokens[head])):
                return i
        if _names_its_kind(tokens, head, first, self.names[inside[0]], self.pack):
            return inside[0]
        return None

    def _has_own(self, noun: Token) -> bool:
        """``rzecznik premiera``: the noun's person is somebody else than the next title's."""
        return noun.lemma.casefold() in read_titles(self.pack).related

    def _is_foreign_body(self, mention: int, lead: Sequence[Token]) -> bool:
        """``rosyjskie MSZ``: every country has one, so the name alone would be nobody's."""
        bodies = self.pack.table("organisations")["bodies"]
        name = self.names[mention]
        return bool({name.lemma, name.entity_name} & set(bodies)) and (
            country_in(lead, read_countries(self.pack)) is not None
        )

    def office_of(self, sentence: int, start: int, end: int) -> Office | None:
        """The office that a phrase speaks of, None where its head is no title."""
        reader = OfficeReader(self.pack, self.analysis, self.names, self.spans)
        return reader.read_phrase(sentence, start, end)

    def _described(self, sentence: int, start: int, end: int) -> str | None:
        """Whom a title without a name stands for."""
        content = content_of(self.analysis, sentence, start, end)
        tokens = self.analysis.sentences[sentence].tokens
        if not content:
            return None
        first = next(i for i in range(start, end) if tokens[i] is content[0])
        reader = OfficeReader(self.pack, self.analysis, self.names, self.spans)
        office = reader.read_phrase(sentence, first, end)
        if office is None:
            words = tokens[first:end]
            return agency_meant(words, self.names, self.pack) or capital_meant(
                words, self.names, self.pack
            )
        if office.is_plural:
            return None
        return self._holders.who(office, sentence, start)

    @property
    def _holders(self) -> Holders:
        return Holders(
            analysis=self.analysis, pack=self.pack, names=self.names,
            entities=self.entities, offices=self.offices,
        )  # fmt: skip


def _names_its_kind(
    tokens: Sequence[Token], head: int, span: NameSpan, name: NameMention, pack: LanguagePack
) -> bool:
    """``agencja Yonhap``, ``dziennik „Fakty”``: the noun before a name says what the name is."""
    between = [t for t in tokens[head + 1 : span.first] if t.text not in QUOTES]
    first = tokens[span.first].text.casefold()
    is_base = first in {words_of(name.lemma)[0].casefold(), name.lemma.casefold()}
    is_of = is_base and name.type == "ORG"  # "stowarzyszenie [pilotów] Cockpit"
    if not all(is_modifier(token) or (is_of and _is_attribute(token)) for token in between):
        return False
    noun = tokens[head].lemma.casefold()
    kinds = pack.table("organisations")["kind_nouns"]
    if noun == "agencja":
        return name.type in {"ORG", "PRO"}
    known = any(noun in nouns for kind, nouns in kinds.items() if _kin(kind, name.type))
    return known and (is_base or tokens[head].text != tokens[head].lemma)


def _is_attribute(token: Token) -> bool:
    """A common noun in the genitive."""
    morph = read_tag(token.tag)
    return morph.pos == "subst" and "gen" in morph.cases and token.text[:1].islower()


def _kin(kind: str, type_: str) -> bool:
    return kind == type_ or {kind, type_} == {"ORG", "PRO"}
