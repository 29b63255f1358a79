"""A nominative near a verb of saying in, whether it cannot be who says it, out.

``powiedział, komentując brexit``; ``ogłosił dzień wcześniej rząd``; ``wytknął UE``: not the brexit,
the day, or the union.
"""

from __future__ import annotations

from podobno.extract.cues import morph_of
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quoted_words import is_quoted_name, quoted_places
from podobno.extract.roles import read_titles
from podobno.extract.scene import Scene
from podobno.language.pl.morphology import look_up
from podobno.language.tags import possible_cases, read_tag


def never_speaks(scene: Scene, place: int, verb: int) -> bool:
    """Whether a word that looks like the verb's subject is something that says nothing."""
    paragraph = scene.paragraph
    token = paragraph.tokens[place]
    name = scene.name_at(place)
    return (
        token.lemma in paragraph.grammar.no_person
        or (name is not None and name.type == "EVT")
        or _is_time(paragraph, place)
        or _is_participles_object(paragraph, place, verb)
        or _is_oblique_title(paragraph, place)
        or _is_of_other_gender(scene, place, verb)
        or _is_named_place(scene, place)
    )


def _is_named_place(scene: Scene, place: int) -> bool:
    """``sąd w mieście [Hertog] uznał``, ``fundusz ze stanu [Alabama]``: what the place is called
    stands in the nominative behind what it is."""
    name = scene.name_at(place)
    first = scene.name_words(place).first if name is not None else 0
    if name is None or name.type != "LOC" or first == 0:
        return False
    noun = scene.paragraph.tokens[first - 1]
    kinds = scene.cast.pack.table("organisations")["kind_nouns"]["LOC"]
    return noun.lemma in kinds and "nom" not in morph_of(noun).cases


def is_told(scene: Scene, head: int, verb: int, heads: list[int]) -> bool:
    """``powiedziała [PAP] rzeczniczka``: initials right behind the verb, and behind them, before
    any comma, who speaks: the agency is told."""
    paragraph = scene.paragraph
    name = scene.name_at(head)
    if head != verb + 1 or name is None or name.type == "PER":
        return False
    if not paragraph.tokens[head].text.isupper() or scene.name_words(head).last > head + 1:
        return False
    comma = next((i for i in range(head, len(paragraph.tokens)) if paragraph.tokens[i].text == ","),
                 len(paragraph.tokens))  # fmt: skip
    titles = read_titles(scene.cast.pack).by_word
    return any(
        titles.get(paragraph.tokens[other].lemma)
        or ((person := scene.name_at(other)) is not None and person.type == "PER")
        for other in heads
        if head < other < comma
    )


def _is_time(paragraph: Paragraph, place: int) -> bool:
    """``[dzień] wcześniej``, ``[rok] temu``, ``cały [czas]``."""
    if paragraph.tokens[place].lemma not in paragraph.grammar.time_nouns:
        return False
    if place and paragraph.tokens[place - 1].lemma in paragraph.grammar.times_whole:
        return True
    after = paragraph.tokens[place + 1 : place + 2]
    return any(token.text.lower() in paragraph.grammar.times_apart for token in after)


def _is_participles_object(paragraph: Paragraph, place: int, verb: int) -> bool:
    """``powiedział, komentując [brexit]``: what follows a participle is its own."""
    for near in range(place - 1, verb, -1):
        token = paragraph.tokens[near]
        if token.text == ",":
            return False
        if morph_of(token).pos in {"pcon", "pant"}:
            return True
    return False


def _is_oblique_title(paragraph: Paragraph, place: int) -> bool:
    """``mówi „[Magazynowi Drogowemu]” minister``: a name in marks that is no nominative."""
    if not is_quoted_name(paragraph, place):
        return False
    first = paragraph.tokens[quoted_places(paragraph, paragraph.inside[place])[0]]
    cases = possible_cases(first)
    return (bool(cases) and "nom" not in cases) or morph_of(first).cases == {"dat"}


def _is_of_other_gender(scene: Scene, place: int, verb: int) -> bool:
    """``wytknął [UE], że``: the initials of a feminine name under a man's verb."""
    morph = morph_of(scene.paragraph.tokens[verb])
    name = scene.name_at(place)
    if name is None or not scene.paragraph.tokens[place].text.isupper():
        return False
    if morph.pos != "praet" or "sg" not in morph.numbers or "f" in morph.genders:
        return False
    first = look_up(name.entity_name.split()[0]).readings
    nouns = [read_tag(r.tag) for r in first if read_tag(r.tag).pos == "subst"]
    nominatives = [noun for noun in nouns if "nom" in noun.cases]
    is_whole = " " in name.entity_name
    return is_whole and bool(nominatives) and all(n.genders == {"f"} for n in nominatives)
