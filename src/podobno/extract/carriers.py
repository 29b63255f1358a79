"""A phrase that only carries words comes in; whose words they are goes out."""

from __future__ import annotations

from podobno.extract.cues import Range, morph_of
from podobno.extract.paragraphs import Paragraph
from podobno.extract.phrase_heads import head_of
from podobno.extract.quotations import is_mark
from podobno.extract.scene import Scene
from podobno.language.tags import possible_cases
from podobno.model import Token


def owner_of(scene: Scene, source: Range) -> Range:
    """``informacji ministerstwa`` → ``ministerstwa``: whoever stands in the genitive after a
    noun that only carries words; the whole phrase where nobody does."""
    paragraph = scene.paragraph
    head, after = head_of(scene, source), source.first + 1
    if (
        after < source.last
        and paragraph.tokens[source.first].lemma in scene.sayings.parts
        and paragraph.tokens[after].lemma in scene.sayings.carriers
    ):
        return Range(source.first, after + 1)  # "niektórych relacji [Nowak miała …]"
    if paragraph.tokens[head].lemma not in scene.sayings.carriers or head + 1 >= source.last:
        return source
    after = head + 1
    while after + 1 < source.last and (
        is_mark(paragraph.tokens[after].text) or _is_own_adjective(paragraph, head, after)
    ):
        after += 1
    morph = morph_of(paragraph.tokens[after])
    if morph.pos == "prep" or paragraph.tokens[after].lemma in paragraph.grammar.joining:
        return source
    if paragraph.tokens[head].lemma in scene.sayings.works and not _is_body(scene, after):
        return source
    if _is_indeclinable(paragraph.tokens[after]) or all(
        morph_of(token).pos == "adj" and token.text[:1].islower()
        for token in paragraph.tokens[after : source.last]
    ):
        return source
    if "gen" in morph.cases or morph.pos in {"ign", "xxx", "brev"} or _is_upper(paragraph, after):
        return Range(after, source.last)
    return source


def _is_own_adjective(paragraph: Paragraph, head: int, place: int) -> bool:
    """``artykule [wstępnym] gazety``: an adjective of the head after it, in its case."""
    noun, adjective = morph_of(paragraph.tokens[head]), morph_of(paragraph.tokens[place])
    is_alike = adjective.cases & noun.cases and adjective.numbers & noun.numbers
    return adjective.pos == "adj" and "gen" not in adjective.cases and bool(is_alike)


def _is_indeclinable(token: Token) -> bool:
    """``nagranie [wideo]``: a common noun that looks the same in every case owns nothing."""
    cases = possible_cases(token)
    return token.text[:1].islower() and len(cases) >= 6


def _is_body(scene: Scene, place: int) -> bool:
    """Whether a named organisation begins here: ``badanie [Europejskiego Komitetu Regionów]``,
    or the noun for a medium: ``artykuł [gazety]``."""
    name = scene.name_at(place)
    media = scene.relays.nouns - scene.relays.weak_nouns - scene.relays.agency
    if name is None and scene.paragraph.tokens[place].lemma in media:
        return True
    return name is not None and name.type in {"ORG", "PER"}


def _is_upper(paragraph: Paragraph, place: int) -> bool:
    return paragraph.tokens[place].text[:1].isupper()
