"""A word and a verb come in; whether its form may be the subject of the verb goes out."""

from __future__ import annotations

from podobno.extract.cues import morph_of
from podobno.extract.paragraphs import Paragraph
from podobno.extract.phrase_heads import genders_of
from podobno.extract.quoted_words import is_quoted_name, quoted_places
from podobno.extract.roles import read_titles
from podobno.extract.scene import Scene, gender_of_name
from podobno.extract.speaker_phrases import is_ranked
from podobno.language.tags import Morph, possible_cases, read_tag
from podobno.model import Token


def is_womans_title(scene: Scene, place: int, verb: Morph) -> bool:
    """``brytyjska premier powiedziała``: a man's title keeps its form for a woman."""
    token = scene.paragraph.tokens[place]
    if "f" not in verb.genders or "sg" not in verb.numbers or token.text.lower() != token.lemma:
        return False
    return token.lemma in read_titles(scene.cast.pack).by_word


def fits_person(scene: Scene, place: int, verb: Morph) -> bool:
    """Whether a named person is of the verb's gender: ``Rzecznik Theresy May powiedział``."""
    name = scene.name_at(place)
    if name is None or name.type != "PER" or scene.is_base_form(place):
        return True
    if verb.pos != "praet" or "sg" not in verb.numbers:
        return True
    own = gender_of_name(scene, name.entity_name)
    return own is None or own in genders_of(verb)


def has_nominative(token: Token, verb: Morph | None) -> bool:
    """Whether the dictionary knows a nominative of the word, in the verb's number where given."""
    found = [r for r in map(read_tag, (r.tag for r in token.readings)) if "nom" in r.cases]
    if verb is None or not verb.numbers:
        return bool(found)
    return any(not r.numbers or r.numbers & verb.numbers for r in found)


def agrees(verb: Morph, noun: Morph) -> bool:
    """Whether a verb form and a noun can be predicate and subject."""
    if verb.numbers and noun.numbers and not verb.numbers & noun.numbers:
        return False
    if verb.pos not in {"praet", "winien"} or not verb.genders or not noun.genders:
        return True
    if "sg" in verb.numbers:
        return bool(genders_of(verb) & genders_of(noun))
    return ("m1" in verb.genders) <= ("m1" in noun.genders) or noun.pos == "brev"


def is_noun_like(paragraph: Paragraph, place: int, morph: Morph) -> bool:
    """An adjective or unknown word that stands for a noun: ``Protestujący``, ``Wiedomosti``."""
    token = paragraph.tokens[place]
    if morph.pos in {"ign", "xxx"}:
        return token.text[:1].isupper()
    if morph.pos not in {"adj", "pact", "ppas"}:
        return False
    if morph.pos == "ppas" or _is_agent_next(paragraph, place):
        return False
    after = morph_of(paragraph.tokens[place + 1]) if place + 1 < len(paragraph.tokens) else None
    is_before_noun = (
        after is not None
        and bool(after.cases & morph.cases)
        and (after.is_nominal or after.pos in {"adj", "ppas", "pact"})
    )
    if is_before_noun or is_ranked(paragraph, place):
        return False
    others = [read_tag(r.tag) for r in token.readings]
    is_noun_too = any(o.pos == "subst" and "nom" in o.cases for o in others)
    return is_noun_too or token.text[:1].isupper()


def _is_agent_next(paragraph: Paragraph, place: int) -> bool:
    return place + 1 < len(paragraph.tokens) and (
        paragraph.tokens[place + 1].text == paragraph.grammar.by
    )


def is_unmarked_name(paragraph: Paragraph, place: int, morph: Morph) -> bool:
    """A name whose form tells no case: an acronym, an unknown word, a paper's name in marks."""
    token = paragraph.tokens[place]
    if morph.pos in {"ign", "xxx"} and token.text[:1].isupper():
        return True
    if is_quoted_name(paragraph, place):
        first = paragraph.tokens[quoted_places(paragraph, paragraph.inside[place])[0]]
        cases = possible_cases(first)
        return not cases or "nom" in cases
    return token.text.isupper() and len(token.text) > 1


def is_coordination(scene: Scene, place: int, verb: Morph) -> bool:
    """A singular name that a plural verb agrees with because another follows after ``i``."""
    if "pl" not in verb.numbers:
        return False
    phrase = scene.phrase_at(place)
    if phrase is None or len(phrase.conjuncts) < 2 or "nom" not in phrase.cases:
        return False
    return phrase.head + scene.paragraph.firsts[place] == place
