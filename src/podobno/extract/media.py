"""A phrase of a scene in, whether it names a medium, and which, out."""

from __future__ import annotations

from podobno.extract.cues import Range, is_finite, morph_of
from podobno.extract.descriptions import describe
from podobno.extract.elision import Speaker
from podobno.extract.paragraphs import Paragraph
from podobno.extract.phrase_heads import head_of
from podobno.extract.quotations import is_dash, is_final, is_mark
from podobno.extract.scene import Scene
from podobno.language.tags import possible_cases


def is_medium(scene: Scene, speaker: Speaker) -> bool:
    """Whether the speaker is a medium or an agency, by its noun or its name."""
    name = (speaker.name or "").casefold()
    if name in scene.relays.names or speaker.name in scene.relays.canonical:
        return True
    if speaker.words is None:
        return False
    before = speaker.words.first - 1
    places = [*range(*speaker.words)]
    if before >= 0 and speaker.words.last - speaker.words.first <= 3:
        places.append(before)
    heads = {scene.paragraph.tokens[head_of(scene, speaker.words)].lemma}
    heads |= {scene.paragraph.tokens[p].lemma for p in places if p <= speaker.words.first}
    strong = scene.relays.nouns - scene.relays.weak_nouns
    if heads & strong:
        return True
    return bool(heads & scene.relays.weak_nouns) and scene.relays.medial in {
        scene.paragraph.tokens[place].lemma for place in places
    }


def relay_name(scene: Scene, words: Range) -> str | None:
    """The canonical name of the medium that a phrase names."""
    speaker = describe(scene, words, [], basis="relay")
    return canonical(scene, speaker.name)


def canonical(scene: Scene, name: str | None) -> str | None:
    """``agencja Reutera`` is ``Reuters``."""
    return scene.relays.canonical.get(name, name) if name else None


def agent_after(scene: Scene, place: int) -> Range | None:
    """The phrase after ``przez``, near a passive participle."""
    tokens = scene.paragraph.tokens
    for near in range(place + 1, min(place + 4, len(tokens))):
        if tokens[near].text.lower() == scene.relays.by:
            return agent_phrase(scene, near + 1)
        if tokens[near].text in {",", "."}:
            return None
    return None


def agent_phrase(scene: Scene, start: int) -> Range | None:
    """``agencję Yonhap`` in ``cytowane przez agencję Yonhap rosyjskie media``: up to where the
    case leaves the accusative, a name apart."""
    paragraph = scene.paragraph
    end = start
    limit = paragraph.sentence_end(start - 1)
    seen_noun = seen_name = False
    while end < limit:
        if scene.named[end] >= 0 and not seen_name:
            end = scene.name_words(end).last
            seen_noun = seen_name = True
            continue
        token = paragraph.tokens[end]
        morph = morph_of(token)
        if is_mark(token.text):
            end += 1
            if seen_name and paragraph.inside[end - 2] >= 0:
                break
            continue
        if token.text in {",", ":", ")"} or is_final(token) or is_dash(token) or is_finite(token):
            break
        is_name = token.text[:1].isupper() or paragraph.inside[end] >= 0
        if seen_name and not is_name:
            break
        if seen_name and paragraph.inside[end] != paragraph.inside[end - 1]:
            break
        if seen_name and paragraph.inside[end] < 0 and _is_new_name(paragraph, end):
            break
        if seen_noun and not is_name and not morph.cases & {"gen"}:
            break
        if morph.pos in {"prep", "comp", "conj", "adv"}:
            break
        seen_noun = seen_noun or morph.pos == "subst"
        seen_name = seen_name or is_name
        end += 1
    return Range(start, end) if end > start else None


def _is_new_name(paragraph: Paragraph, place: int) -> bool:
    """Whether another name begins: an acronym before it, or a nominative after another case."""
    before, token = paragraph.tokens[place - 1], paragraph.tokens[place]
    if before.text.isupper() and len(before.text) > 1:
        return True
    cases = morph_of(token).cases
    return bool(cases) and "nom" in cases and "acc" not in cases and "gen" not in cases


def phrase_from(scene: Scene, start: int, case: str) -> Range | None:
    """The noun phrase that begins here in a case, with genitives, names and places after it."""
    paragraph = scene.paragraph
    place = start
    end = paragraph.sentence_end(start - 1) if start else 0
    while place < end:
        token = paragraph.tokens[place]
        morph = morph_of(token)
        if token.text in {",", ":", ")"} or is_dash(token) or is_final(token) or is_finite(token):
            break
        if morph.pos in {"inf", "pcon", "comp"}:
            break
        if morph.pos == "prep" and token.text.lower() not in (
            paragraph.grammar.from_ | paragraph.grammar.in_
        ):
            break
        cases = morph.cases | possible_cases(token)
        is_other = bool(cases) and not cases & {case, "gen"}
        if place == start and is_other and not token.text[:1].isupper():
            return None
        place += 1
    return Range(start, place) if place > start else None


def object_phrase(scene: Scene, place: int, last: int) -> Range:
    """An object with its names, up to the nominative that may follow it."""
    end = place + 1
    case = morph_of(scene.paragraph.tokens[place]).cases
    while end < last:
        token = scene.paragraph.tokens[end]
        morph = morph_of(token)
        if token.text in {",", ":"} or is_final(token) or is_finite(token):
            break
        if not (morph.cases & case or "gen" in morph.cases or not morph.cases):
            break
        if morph.pos in {"prep", "comp", "conj"}:
            break
        if (
            "nom" not in case
            and scene.named[end] != scene.named[place]
            and (_is_person_in_base_form(scene, end))
        ):
            break
        end += 1
    return Range(place, end)


def _is_person_in_base_form(scene: Scene, place: int) -> bool:
    name = scene.name_at(place)
    return name is not None and name.type == "PER" and scene.is_base_form(place)
