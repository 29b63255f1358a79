"""A speaker's phrase comes in, its head word and the names it touches go out."""

from __future__ import annotations

from podobno.extract.cues import Range, morph_of
from podobno.extract.name_grammar import MASCULINE
from podobno.extract.scene import Scene
from podobno.language.tags import Morph, read_tag


def with_names(scene: Scene, words: Range) -> Range:
    first, last = words
    if scene.named[first] >= 0:
        first = scene.name_words(first).first
    if scene.named[last - 1] >= 0:
        last = scene.name_words(last - 1).last
    tokens = scene.paragraph.tokens
    while last < len(tokens) and _is_trailing_adjective(scene, last):
        last += 1
    while last < len(tokens) and (
        scene.named[last] >= 0
        or _adjective_before_name(scene, last)
        or _title_before_name(scene, last)
    ):
        if scene.named[last] < 0:
            last += 1
            continue
        if not _belongs(scene, last):
            break
        last = scene.name_words(last).last
    return Range(first, last)


def _is_trailing_adjective(scene: Scene, place: int) -> bool:
    """``związki [zawodowe] w Ryanair``: an adjective after its noun that the phrase has lost."""
    tokens = scene.paragraph.tokens
    token, head = tokens[place], morph_of(tokens[place - 1])
    if scene.paragraph.homes[place] != scene.paragraph.homes[place - 1]:
        return False
    if not token.text[:1].islower() or "nom" not in head.cases or head.pos not in {"subst", "depr"}:
        return False
    if place + 1 < len(tokens) and morph_of(tokens[place + 1]).pos in {"subst", "adj", "ger"}:
        return False
    readings = (read_tag(reading.tag) for reading in token.readings)
    return any(
        r.pos == "adj"
        and "nom" in r.cases
        and r.numbers & head.numbers
        and r.genders & head.genders
        for r in readings
    )


def _title_before_name(scene: Scene, place: int) -> bool:
    """``rzecznik [premier] Theresy May``: a woman's title does not decline before her name."""
    if place + 1 >= len(scene.named) or scene.named[place + 1] < 0:
        return False
    token = scene.paragraph.tokens[place]
    name = scene.name_at(place + 1)
    if name is None or name.type != "PER" or scene.is_base_form(place + 1):
        return False
    return token.text == token.lemma and "m1" in morph_of(token).genders


def _adjective_before_name(scene: Scene, place: int) -> bool:
    """``agencja [prasowa] dpa``: an adjective between a noun and its name."""
    if place + 1 >= len(scene.named) or scene.named[place + 1] < 0:
        return False
    readings = (read_tag(r.tag) for r in scene.paragraph.tokens[place].readings)
    return any(reading.pos == "adj" and "nom" in reading.cases for reading in readings)


def _belongs(scene: Scene, place: int) -> bool:
    """Whether a name right after a phrase is part of it: in the nominative as its apposition, in
    the genitive as its owner."""
    if scene.paragraph.homes[place] != scene.paragraph.homes[place - 1]:
        return False
    cases = morph_of(scene.paragraph.tokens[place]).cases
    return scene.is_base_form(place) or not cases or bool(cases & {"nom", "gen", "acc"})


def head_of(scene: Scene, words: Range) -> int:
    """The noun that heads a phrase, else its first noun or word."""
    paragraph = scene.paragraph
    phrase = scene.phrase_at(words.first)
    if phrase is not None:
        head = phrase.head + paragraph.firsts[words.first]
        if words.first <= head < words.last:
            return head
    for place in range(*words):
        morph = morph_of(paragraph.tokens[place])
        if morph.is_nominal and morph.pos not in {"num", "brev"}:
            return place
    for place in range(*words):
        if morph_of(paragraph.tokens[place]).pos in {"ign", "xxx", "adj", "brev"}:
            return place
    return words.first


def gender_of(morph: Morph) -> str | None:
    found = genders_of(morph)
    return next(iter(found)) if len(found) == 1 else None


def genders_of(morph: Morph) -> frozenset[str]:
    return frozenset("m" if gender in MASCULINE else gender for gender in morph.genders)
