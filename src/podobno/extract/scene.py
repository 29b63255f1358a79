"""A paragraph with all that is known of its document: what finding speakers and chains needs."""

from __future__ import annotations

from dataclasses import dataclass

from podobno.extract.cast import Cast
from podobno.extract.cues import Range
from podobno.extract.name_grammar import gender_of_person
from podobno.extract.paragraphs import Paragraph
from podobno.extract.phrases import NounPhrase, flat_phrases
from podobno.extract.relays import Relays
from podobno.extract.sayings import Sayings
from podobno.model import NameMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One paragraph, the document's cast, and the lexicons.

    ``named`` gives for each word the number of the name (in ``cast.names``) that it belongs to,
    or -1; ``phrases`` the noun phrase that holds it, or None.
    """

    paragraph: Paragraph
    cast: Cast
    sayings: Sayings
    relays: Relays
    named: tuple[int, ...]
    phrases: tuple[NounPhrase | None, ...]

    def name_at(self, place: int) -> NameMention | None:
        """The name this word belongs to."""
        number = self.named[place]
        return self.cast.names[number] if number >= 0 else None

    def name_words(self, place: int) -> Range:
        """All words of the name that this word belongs to."""
        number = self.named[place]
        first = last = place
        while first > 0 and self.named[first - 1] == number:
            first -= 1
        while last + 1 < len(self.named) and self.named[last + 1] == number:
            last += 1
        return Range(first, last + 1)

    def is_base_form(self, place: int) -> bool:
        """Whether the name this word belongs to stands in the nominative: as its base form."""
        name = self.name_at(place)
        if name is None:
            return False
        text = self.cast.analysis.document.text[name.start : name.end]
        return text.casefold() == name.lemma.casefold()

    def phrase_at(self, place: int) -> NounPhrase | None:
        """The noun phrase of the word's sentence that holds it."""
        return self.phrases[place]

    def phrase_words(self, place: int) -> Range | None:
        """The words of the noun phrase that holds this word, as places of the paragraph."""
        phrase = self.phrase_at(place)
        if phrase is None:
            return None
        shift = self.paragraph.firsts[place]
        return Range(phrase.start + shift, phrase.end + shift)

    def who(self, words: Range) -> str | None:
        """The canonical name of whom the phrase is about."""
        return self.cast.who(*self.address(words))

    def address(self, words: Range) -> tuple[int, int, int]:
        """The phrase as sentence, first and last word in it."""
        first = self.paragraph.local(words.first)
        return self.paragraph.homes[words.first], first, first + words.last - words.first


def read_scene(paragraph: Paragraph, cast: Cast, sayings: Sayings, relays: Relays) -> Scene:
    """The scene of one paragraph."""
    return Scene(
        paragraph=paragraph,
        cast=cast,
        sayings=sayings,
        relays=relays,
        named=paragraph.named,
        phrases=_phrases(paragraph, cast),
    )


def _phrases(paragraph: Paragraph, cast: Cast) -> tuple[NounPhrase | None, ...]:
    found: list[NounPhrase | None] = [None] * len(paragraph.tokens)
    for home in dict.fromkeys(paragraph.homes):
        first = paragraph.homes.index(home)
        for phrase in reversed(flat_phrases(cast.analysis.sentences[home])):
            for local in range(phrase.start, phrase.end):
                found[first + local] = phrase
    return tuple(found)


def gender_of_name(scene: Scene, name: str) -> str | None:
    """m or f by the forms under which the document names a person, None where they disagree."""
    return gender_of_person(scene.cast, name)
