"""A verb and a window in, the words that may be its subject out: nominatives that agree, counted
nouns, names in their base form."""

from __future__ import annotations

from collections.abc import Iterator

from podobno.extract.closed_words import (
    agents,
    asked_about,
    bracket_before,
    colon_after,
    in_bracket,
    opens_lost_sentence,
    relative_spans,
    spoken_line,
)
from podobno.extract.cues import Range, is_finite, is_preposition, morph_of
from podobno.extract.governed import in_preposition, is_apart_by_guess, is_outlet
from podobno.extract.never_subjects import is_told, never_speaks
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quoted_words import is_quoted_name
from podobno.extract.scene import Scene
from podobno.extract.subject_forms import (
    agrees,
    fits_person,
    has_nominative,
    is_coordination,
    is_noun_like,
    is_unmarked_name,
    is_womans_title,
)
from podobno.language.tags import Morph, read_tag
from podobno.model import Token


def subject_heads(scene: Scene, verb: int, window: Range) -> list[int]:
    """Nominatives of the window that agree with the verb, outside relative clauses and brackets.

    A name that stands as its base form counts where nothing else does, whatever gender the
    dictionary guesses: ``Zacharowa zarzuciła``.
    """
    window = Range(bracket_before(scene.paragraph, verb, window.first), window.last)
    if opens_lost_sentence(scene.paragraph, verb):
        window = Range(max(window.first, verb), window.last)
    window = Range(window.first, colon_after(scene.paragraph, verb, window.last))
    asked = asked_about(scene.paragraph, window, verb) + spoken_line(scene.paragraph, verb)
    heads = [head for head in _candidates(scene, verb, window)
             if not any(span.first <= head < span.last for span in asked)]  # fmt: skip
    heads = [head for head in heads if not never_speaks(scene, head, verb)]
    return [head for head in heads if not is_told(scene, head, verb, heads)]


def _candidates(scene: Scene, verb: int, window: Range) -> list[int]:
    heads = list(_agreeing(scene, verb, window, guess=False))
    heads = [head for head in heads if not never_speaks(scene, head, verb)]
    if heads and all(_has_own_verb(scene.paragraph, head, verb) for head in heads):
        heads = list(_beside(scene, verb, window)) or heads
    heads = heads or list(_counted(scene, verb, window))
    heads = heads or list(_in_tree(scene, verb, window))
    heads = heads or list(_agreeing(scene, verb, window, guess=True))
    return heads or list(_misread(scene, verb, window))


def _has_own_verb(paragraph: Paragraph, head: int, verb: int) -> bool:
    """Whether another finite verb stands between a nominative and the verb that may be its own."""
    return head < verb and any(
        is_finite(paragraph.tokens[place]) and paragraph.inside[place] == paragraph.inside[verb]
        for place in range(head + 1, verb)
    )


def _beside(scene: Scene, verb: int, window: Range) -> Iterator[int]:
    """A body's name in its base form right before the verb, read as its accusative."""
    place = verb - 1
    if place < window.first or not scene.is_base_form(place) or in_preposition(scene, place):
        return
    name = scene.name_at(place)
    if name is not None and name.type == "ORG" and _may_be_nominative(scene, place, verb):
        yield scene.name_words(place).first


def _in_tree(scene: Scene, verb: int, window: Range) -> Iterator[int]:
    """The subject of the engine's tree, where its form may be a nominative that agrees."""
    paragraph = scene.paragraph
    for place in range(*window):
        token = paragraph.tokens[place]
        if token.head is None or not (token.relation or "").startswith("nsubj"):
            continue
        is_its = paragraph.homes[place] == paragraph.homes[verb] and (
            token.head == paragraph.local(verb)
        )
        is_free = is_its and not in_preposition(scene, place) and not _names_its_noun(scene, place)
        if is_free and _may_be_nominative(scene, place, verb):
            yield place


def _may_be_nominative(scene: Scene, place: int, verb: int) -> bool:
    """Whether the dictionary knows the form as a nominative that agrees with the verb."""
    tokens = scene.paragraph.tokens
    readings = (read_tag(reading.tag) for reading in tokens[place].readings)
    verb_morph = morph_of(tokens[verb])
    return any(r.is_nominal and "nom" in r.cases and agrees(verb_morph, r) for r in readings)


def _misread(scene: Scene, verb: int, window: Range) -> Iterator[int]:
    """A medium, body or document after the verb, or right before it, whose nominative was read as
    its accusative: ``jak podaje dziennik``, ``rosyjskie media podały, że``."""
    tellers = scene.relays.nouns | scene.sayings.documents | scene.sayings.bodies
    tellers |= scene.sayings.parts
    verb_morph = morph_of(scene.paragraph.tokens[verb])
    before = [verb - 1] if window.first < verb else []
    if window.first < verb - 1 and scene.paragraph.tokens[verb - 2].lemma in scene.sayings.parts:
        before.append(verb - 2)  # "[większość] producentów wskazuje"
    for place in (*before, *range(verb + 1, min(verb + 9, window.last))):
        token = scene.paragraph.tokens[place]
        if token.text == ",":
            return
        after_pronoun = scene.paragraph.tokens[place - 1].lemma in scene.paragraph.grammar.this
        if token.lemma not in tellers or (in_preposition(scene, place) and not after_pronoun):
            continue
        if any(a.first <= place < a.last for a in agents(scene.paragraph, window)):
            continue
        readings = [read_tag(r.tag) for r in token.readings]
        if any("nom" in r.cases and agrees(verb_morph, r) for r in readings):
            yield place


def _agreeing(scene: Scene, verb: int, window: Range, *, guess: bool) -> Iterator[int]:
    paragraph = scene.paragraph
    verb_morph = morph_of(paragraph.tokens[verb])
    home = paragraph.inside[verb]
    closed = relative_spans(paragraph, window, verb) + agents(paragraph, window)
    for place in range(window.first, window.last):
        token = paragraph.tokens[place]
        if place == verb or any(span.first <= place < span.last for span in closed):
            continue
        if in_bracket(paragraph, place, window.first):
            continue
        if guess and is_apart_by_guess(scene, place):
            yield place
            continue
        if paragraph.inside[place] != home and not is_quoted_name(paragraph, place):
            continue
        morph = morph_of(token)
        if not (morph.is_nominal or is_noun_like(paragraph, place, morph)):
            continue
        if (
            morph.pos == "num"
            or token.lemma in paragraph.grammar.relative
            or in_preposition(scene, place)
        ):
            continue
        if _is_inflected(scene, place, verb_morph) or _names_its_noun(scene, place):
            continue
        if guess:
            is_free = scene.is_base_form(place) and not _is_oblique_place(scene, place, verb)
            if is_free and not _is_other_land(scene, place, verb):
                yield place
            continue
        if "nom" not in morph.cases and not is_unmarked_name(paragraph, place, morph):
            continue
        if fits_person(scene, place, verb_morph) and (
            agrees(verb_morph, morph)
            or is_coordination(scene, place, verb_morph)
            or is_outlet(scene, place)
            or is_womans_title(scene, place, verb_morph)
        ):
            yield place


def _counted(scene: Scene, verb: int, window: Range) -> Iterator[int]:
    """``wielu Brytyjczyków mówi``, ``53 proc. wyborców powiedziało``: a numeral or share that
    governs its noun, under a singular verb."""
    tokens, inside = scene.paragraph.tokens, scene.paragraph.inside
    if "pl" in morph_of(tokens[verb]).numbers:
        return
    for place in range(window.first, min(verb, window.last)):
        morph = morph_of(tokens[place])
        if inside[place] != inside[verb]:
            continue
        after = place + 1
        share = _share_end(scene, place)
        if share is not None:
            if place and is_preposition(tokens[place - 1]):
                continue
            after = share
        elif morph.pos != "num" or not morph.cases & {"nom", "acc"} or in_preposition(scene, place):
            continue
        is_of = after < len(tokens) and "gen" in morph_of(tokens[after]).cases
        if is_of or (share is not None and _may_be_genitive(tokens[after])):
            yield place


def _share_end(scene: Scene, place: int) -> int | None:
    """After ``53 proc.`` or ``2/3``: where those begin whom the share is of."""
    tokens = scene.paragraph.tokens
    if not tokens[place].text[:1].isdigit() or place + 1 >= len(tokens):
        return None
    if tokens[place + 1].text in scene.sayings.shares:
        return place + 2
    is_fraction = (
        tokens[place + 1].text in scene.sayings.fraction
        and place + 2 < len(tokens)
        and tokens[place + 2].text.isdigit()
    )
    return place + 3 if is_fraction else None


def _may_be_genitive(token: Token) -> bool:
    """``57% [Polaków] twierdzi``: under a share the genitive is read as the accusative it looks
    like."""
    readings = (read_tag(reading.tag) for reading in token.readings)
    return any("gen" in reading.cases and "pl" in reading.numbers for reading in readings)


def _names_its_noun(scene: Scene, place: int) -> bool:
    """``powiedziała agencji [dpa] rzeczniczka``, ``na antenie [TVP Info]``, ``w odpowiedzi na
    pytanie [Kurier.pl]``: a name that belongs to a noun in another case."""
    if not place:
        return False
    before = scene.paragraph.tokens[place - 1]
    if before.lemma in scene.sayings.questions and in_preposition(scene, place - 1):
        return True
    name = scene.name_at(place)
    if name is None or scene.name_words(place).first == 0:
        return False
    before = scene.paragraph.tokens[scene.name_words(place).first - 1]
    is_person = name.type == "PER"
    kinds = scene.relays.nouns | scene.sayings.bodies | scene.sayings.talk_places
    if is_person or before.lemma not in kinds:
        return False
    morph = morph_of(before)
    if "m1" in morph.genders and "pl" in morph.numbers:
        return False  # "powiedziała dziennikarzom Nowak"
    return "nom" not in morph.cases


def _is_inflected(scene: Scene, place: int, verb: Morph) -> bool:
    """Whether the name this word belongs to stands in another case than its base form, and the
    dictionary knows no nominative of the word that fits the verb: ``Komisji``, ``Radia Zet``."""
    name = scene.name_at(place)
    if name is None or scene.is_base_form(place):
        return False
    words = scene.name_words(place)
    return any(
        scene.paragraph.tokens[near].readings
        and not has_nominative(scene.paragraph.tokens[near], verb if near == words.first else None)
        for near in range(*words)
    )


def _is_oblique_place(scene: Scene, place: int, verb: int) -> bool:
    """Whether a guessed name would have to agree in number and cannot: a plural verb."""
    return "pl" in morph_of(scene.paragraph.tokens[verb]).numbers


def _is_other_land(scene: Scene, place: int, verb: int) -> bool:
    """Whether a land's name has a gender that the verb has not: ``Polska … przypomniał``."""
    name = scene.name_at(place)
    token = scene.paragraph.tokens[place]
    if name is None or name.type != "LOC" or token.text.isupper() or not token.readings:
        return False
    return not _may_be_nominative(scene, place, verb)
