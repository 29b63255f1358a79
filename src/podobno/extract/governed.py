"""A word of a scene in, whether a preposition governs it out, or it only follows such a phrase."""

from __future__ import annotations

from podobno.extract.cues import Range, is_finite, is_preposition, morph_of
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_mark
from podobno.extract.quoted_words import is_quoted_name, quoted_places
from podobno.extract.scene import Scene


def in_preposition(scene: Scene, place: int) -> bool:
    """Whether a preposition governs the phrase that holds this word."""
    if _is_behind_platform(scene, place):
        return False
    if scene.named[place] >= 0:
        first = scene.name_words(place).first
        if first and is_preposition(scene.paragraph.tokens[first - 1]):
            return True
    if _is_title_governed(scene.paragraph, place):
        return True
    if _after_relative(scene.paragraph, place):
        return False
    phrase = scene.phrase_at(place)
    if phrase is not None and phrase.preposition is not None:
        return not (stands_apart(scene, place) or _follows_name(scene, place))
    return _after_preposition(scene.paragraph, place)


def _is_behind_platform(scene: Scene, place: int) -> bool:
    """``napisał na X [Jan Kowalski]``: behind the letter that is the whole name of a network."""
    if scene.named[place] < 0:
        return False
    first = scene.name_words(place).first
    before = scene.paragraph.tokens[first - 1].text if first else ""
    return before in scene.paragraph.grammar.platforms and is_person_nominative(scene, first)


def _is_title_governed(paragraph: Paragraph, place: int) -> bool:
    """``z „[Bild am Sonntag]”``: a name in marks right after a preposition, each of its words."""
    if not is_quoted_name(paragraph, place):
        return False
    before = quoted_places(paragraph, paragraph.inside[place])[0] - 1
    while before > 0 and is_mark(paragraph.tokens[before].text):
        before -= 1
    return before >= 0 and is_preposition(paragraph.tokens[before])


def _after_relative(paragraph: Paragraph, place: int) -> bool:
    """``list, w którym [minister] pisze``: a nominative after the relative word that the
    preposition governs."""
    if "nom" not in morph_of(paragraph.tokens[place]).cases:
        return False
    for near in range(place - 1, max(place - 4, -1), -1):
        token = paragraph.tokens[near]
        morph = morph_of(token)
        if token.lemma in paragraph.grammar.pronouns:
            return "nom" not in morph.cases
        if morph.pos != "adj" or "nom" not in morph.cases:
            return False
    return False


def _follows_name(scene: Scene, place: int) -> bool:
    """Whether a name in marks only follows another name: ``cytowany przez PAP „Bild”``."""
    paragraph = scene.paragraph
    if not is_quoted_name(paragraph, place):
        return False
    first = quoted_places(paragraph, paragraph.inside[place])[0]
    before = first - 1
    while before > 0 and is_mark(paragraph.tokens[before].text):
        before -= 1
    return scene.named[before] >= 0


def stands_apart(scene: Scene, place: int) -> bool:
    """Whether a nominative name only follows a phrase in another case: ``do Polaków Jan Nowak``."""
    phrase = scene.phrase_at(place)
    if phrase is None or not scene.is_base_form(place):
        return False
    head = phrase.head + scene.paragraph.firsts[place]
    is_free = phrase.preposition is None and "nom" in phrase.cases
    if scene.named[head] == scene.named[place] or is_free:
        return False
    return is_person_nominative(scene, place) or _is_before_verb(scene, place, head)


def is_apart_by_guess(scene: Scene, place: int) -> bool:
    """``w sobotę [Ministerstwo Zdrowia]``: a body's or medium's name in its base form after a
    phrase with a preposition, where no other subject is found."""
    name = scene.name_at(place)
    phrase = scene.phrase_at(place)
    if name is None or name.type not in {"ORG", "PRO"} or not scene.is_base_form(place):
        return False
    if phrase is None or phrase.preposition is None or place != scene.name_words(place).first:
        return False
    head = phrase.head + scene.paragraph.firsts[place]
    tokens = scene.paragraph.tokens
    if scene.named[head] == scene.named[place] or is_preposition(tokens[place - 1]):
        return False
    nouns = {tokens[head].lemma, tokens[place - 1].lemma}
    kinds = scene.relays.nouns | scene.sayings.bodies | scene.sayings.talks
    return not nouns & (kinds | scene.sayings.questions)


def _is_before_verb(scene: Scene, place: int, head: int) -> bool:
    """``We wtorek [NIS] ujawnił``: a name right before the verb, after a noun that takes none."""
    after = scene.name_words(place).last
    tokens = scene.paragraph.tokens
    name = scene.name_at(place)
    if name is None or name.type == "LOC":
        return False
    if tokens[head].lemma in scene.relays.nouns | scene.sayings.bodies:
        return False
    return after < len(tokens) and is_finite(tokens[after])


def _after_preposition(paragraph: Paragraph, place: int) -> bool:
    """Whether a preposition governs the word, adjectives between."""
    for near in range(place - 1, max(place - 4, -1), -1):
        token = paragraph.tokens[near]
        morph = morph_of(token)
        if is_preposition(token):
            return True
        if is_mark(token.text) or morph.pos in {"adj", "ppas", "pact"}:
            continue
        return False
    return False


def unlabelled_person(scene: Scene, words: Range) -> Range | None:
    """``szef zarządu [Graeme Pitkethly]``: two capitalised base forms that nobody labelled."""
    tokens = scene.paragraph.tokens
    for place in range(words.first + 1, words.last - 1):
        pair = range(place, place + 2)
        if all(
            scene.named[near] < 0
            and tokens[near].text.istitle()
            and morph_of(tokens[near]).pos == "subst"
            and tokens[near].lemma.casefold() == tokens[near].text.casefold()
            and morph_of(tokens[near]).genders & {"m1", "f"}
            for near in pair
        ) and any("nom" in morph_of(tokens[near]).cases for near in pair):
            return Range(pair.start, pair.stop)
    return None


def is_person_nominative(scene: Scene, place: int) -> bool:
    name = scene.name_at(place)
    return name is not None and name.type == "PER" and scene.is_base_form(place)


def is_outlet(scene: Scene, place: int) -> bool:
    """An agency's or paper's acronym, whatever word it looks like: ``PAP podała``."""
    text = scene.paragraph.tokens[place].text
    return text.isupper() and text.casefold() in scene.relays.names
