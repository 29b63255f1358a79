"""A statement's draft in, to whom the words are addressed out."""

from __future__ import annotations

from podobno.extract.chains import region_of
from podobno.extract.cues import Cue, Draft, Range, morph_of
from podobno.extract.descriptions import describe
from podobno.extract.elision import Speaker, Trace
from podobno.extract.media import (
    agent_phrase,
    canonical,
    is_medium,
    object_phrase,
    phrase_from,
    relay_name,
)
from podobno.extract.phrase_heads import head_of
from podobno.extract.quotations import is_mark
from podobno.extract.scene import Scene
from podobno.language.tags import possible_cases


def spoken_to(scene: Scene, draft: Draft, speaker: Speaker, traces: list[Trace]) -> str | None:
    """Whom the words are addressed to: the dative or accusative of the verb, ``do X``, the
    medium of an interview (``w rozmowie z X``, ``w wywiadzie dla X``)."""
    cue = draft.cue
    if cue is None or cue.form == "formula":
        return None
    region = [place for place in region_of(draft) if scene.paragraph.inside[place] < 0
              or not is_mark(scene.paragraph.tokens[place].text)]  # fmt: skip
    talk = _interview(scene, region)
    if talk is not None:
        return talk
    own = set(range(*speaker.words)) if speaker.words else set()
    for frame in cue.saying.to:
        name = _addressee(scene, cue, region, frame, own, traces)
        if name and name != speaker.name:
            return name
    return None


def _interview(scene: Scene, region: list[int]) -> str | None:
    tokens = scene.paragraph.tokens
    inside = set(region)
    for place in region:
        token = tokens[place]
        if token.lemma in scene.sayings.talks and "loc" in morph_of(token).cases:
            for near in range(place + 1, min(place + 5, len(tokens) - 1)):
                if tokens[near].text.lower() in scene.sayings.talk_prepositions:
                    words = _talk_partner(scene, near + 1)
                    return relay_name(scene, words) if words else None
        if token.lemma in scene.sayings.talk_places and "loc" in morph_of(token).cases:
            medium = _medium_after(scene, place + 1)
            if medium is not None:
                return medium
        is_for = token.text.lower() in scene.sayings.for_medium and place + 1 in inside
        if is_for:
            words = _talk_partner(scene, place + 1)
            if words is not None:
                found = describe(scene, words, [], basis="to")
                if is_medium(scene, found):
                    return canonical(scene, found.name)
    return None


def _medium_after(scene: Scene, start: int) -> str | None:
    """``na antenie [Radia Zet]``, ``na łamach [dziennika „Le Monde”]``."""
    words = phrase_from(scene, start, "gen") if start < len(scene.paragraph.tokens) else None
    found = describe(scene, words, [], basis="to") if words else None
    return canonical(scene, found.name) if found and is_medium(scene, found) else None


def _talk_partner(scene: Scene, start: int) -> Range | None:
    words = agent_phrase(scene, start)
    return words


def _addressee(
    scene: Scene, cue: Cue, region: list[int], frame: str, own: set[int], traces: list[Trace]
) -> str | None:
    preposition, _, case = frame.rpartition("+")
    tokens = scene.paragraph.tokens
    for place in region:
        token = tokens[place]
        if place in own or abs(place - cue.verb) > 8:
            continue
        morph = morph_of(token)
        if preposition:
            if token.text.lower() != preposition or place < cue.verb or place + 1 >= len(tokens):
                continue
            words = agent_phrase(scene, place + 1)
            return _person(scene, words)
        is_case = case in morph.cases or (place == cue.verb + 1 and case in possible_cases(token))
        if place == cue.verb + 1 and _is_acronym_before_person(scene, place):
            return canonical(scene, _person(scene, Range(place, place + 1)))
        if not is_case or not (morph.is_nominal or morph.pos == "ppron3"):
            continue
        if place and morph_of(tokens[place - 1]).pos == "prep":
            continue
        if (
            place > 1
            and morph_of(tokens[place - 2]).pos == "prep"
            and (morph_of(tokens[place - 1]).pos == "adj")
        ):
            continue
        name = _person(scene, object_phrase(scene, place, scene.paragraph.sentence_end(place)))
        if name:
            return name
    return None


def _is_acronym_before_person(scene: Scene, place: int) -> bool:
    """``powiedział PAP Jan Kowalski``: the agency is told, the person speaks."""
    tokens = scene.paragraph.tokens
    if not tokens[place].text.isupper() or len(tokens[place].text) < 2:
        return False
    after = place + 1
    name = scene.name_at(after) if after < len(tokens) else None
    return name is not None and name.type == "PER" and scene.is_base_form(after)


def _person(scene: Scene, words: Range | None) -> str | None:
    """The name of a phrase that can be spoken to: a known name, a medium, a group of people."""
    if words is None:
        return None
    found = describe(scene, words, [], basis="to")
    if found.basis == "pronoun" or found.name is None:
        return None
    head = scene.paragraph.tokens[head_of(scene, words)]
    kind = scene.cast.kind(found.name)
    if kind in {"PER", "ORG"} or is_medium(scene, found):
        return canonical(scene, found.name)
    if "m1" in morph_of(head).genders:
        return found.name
    return None
