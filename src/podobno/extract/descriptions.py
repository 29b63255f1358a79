"""A noun phrase in, the speaker it names out: a name, a person taken up, or a description."""

from __future__ import annotations

from podobno.extract.attributed_phrases import without_body
from podobno.extract.carriers import owner_of
from podobno.extract.cues import Range, morph_of
from podobno.extract.designations import uncapitalised
from podobno.extract.elision import Speaker, Trace, nearest
from podobno.extract.governed import is_person_nominative
from podobno.extract.lands import with_land
from podobno.extract.named_phrases import description, is_common_noun, named
from podobno.extract.owners import head_of_firm, with_owner
from podobno.extract.phrase_heads import gender_of, head_of
from podobno.extract.scene import Scene, gender_of_name
from podobno.extract.speaker_phrases import coordinated, span_of
from podobno.extract.taking_up import one_of_two, taken_up
from podobno.language.countries import read_countries
from podobno.language.tags import Morph
from podobno.model import Token


def describe(
    scene: Scene, words: Range, traces: list[Trace], *, basis: str, verb: Morph | None = None
) -> Speaker:
    """The speaker that a phrase names: a name, a pronoun's antecedent, or a description.

    ``verb`` is the form that agrees with it: it tells the gender where a name does not.
    """
    paragraph = scene.paragraph
    head = head_of(scene, words)
    token = paragraph.tokens[head]
    morph = morph_of(token)
    gender, plural = gender_of(morph), "pl" in morph.numbers
    if verb is not None and verb.pos == "praet" and "sg" in verb.numbers:
        gender = gender_of(verb) or gender
    if words.last - words.first == 1 and token.lemma in scene.sayings.pronouns:
        found = nearest(paragraph.homes[head], gender, plural, traces)
        return Speaker(words=words, span=span_of(paragraph, words), gender=gender,
                       name=found.name if found else None, is_plural=plural, is_person=True,
                       basis="pronoun")  # fmt: skip
    speaks_by_itself = scene.sayings.works - scene.sayings.unnamed_sources
    if token.lemma in speaks_by_itself and basis in {"subject", "relied-on", "cited"}:
        words = owner_of(scene, words)
        head = head_of(scene, words)
        token = paragraph.tokens[head]
    parts = coordinated(scene, words)
    if len(parts) > 1:
        people = [part for part in parts if is_person_nominative(scene, part.first)]
        parts = people if len(people) > 1 else parts
        words = Range(parts[0].first, parts[-1].last)
        names = list(dict.fromkeys(named(scene, part)[0] for part in parts))
        name = " i ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        return Speaker(words=words, span=span_of(paragraph, words), name=name, gender=gender,
                       is_plural=True, basis=basis)  # fmt: skip
    share = _every_other(scene, words)
    if share is not None:
        return Speaker(words=words, span=span_of(paragraph, words), name=share, gender=gender,
                       is_plural=plural, basis=basis)  # fmt: skip
    name, shown, is_known = named(scene, words)
    if is_known and (_is_first_of_several(scene, words) or _is_told_by_place(scene, words)):
        name, shown, is_known = description(scene, words), None, False
    one = one_of_two(scene, words) if not is_known else None
    if one is not None:
        name, is_known = one, True
    is_alone = words.last - words.first == 1 and shown in {None, span_of(paragraph, words)}
    if is_known and is_alone and is_common_noun(paragraph, head):
        shown, is_known = None, False
        name = name if _is_people(scene, token) else uncapitalised(token, token.text)
    if not is_known and (bodies := scene.cast.bodies_meant(*scene.address(words))):
        name, is_known = " i ".join(bodies), True
    elif not is_known or (shown is None and scene.cast.kind(name) == "PER"):
        earlier = taken_up(scene, words, head, gender, plural, traces, is_known=is_known)
        bare = words if earlier is not None or is_known or plural else without_body(scene, words)
        if bare != words:
            earlier = taken_up(scene, bare, head, gender, plural, traces)
        if earlier is not None:
            name, is_known = earlier, True
        elif is_known and not _fits_gender(scene, name, gender, plural):
            name, is_known = description(scene, words), False
        elif not is_known and (person := head_of_firm(scene, words)) is not None:
            name, is_known = person, True
        elif not is_known:
            owned = with_land(scene, words) or with_owner(scene, words, traces)
            name = owned or scene.cast.full_form(*scene.address(words)) or name
    return Speaker(
        words=words,
        span=shown or span_of(paragraph, words),
        name=name or None,
        gender=gender,
        is_plural=plural,
        is_person=is_known and scene.cast.kind(name) == "PER",
        basis=basis,
    )


def _every_other(scene: Scene, words: Range) -> str | None:
    """``co [czwarty poseł lewicy]``: a share of many, and nobody named."""
    tokens, every = scene.paragraph.tokens, scene.sayings.every
    if not words.first or tokens[words.first - 1].text.lower() not in every:
        return None
    if words.last - words.first < 2 or morph_of(tokens[words.first]).pos != "adj":
        return None
    text = scene.cast.analysis.document.text
    start = tokens[words.first - 1].start
    return uncapitalised(tokens[words.first - 1], text[start : tokens[words.last - 1].end])


def _is_first_of_several(scene: Scene, words: Range) -> bool:
    """``Polska i kraje bałtyckie``: the name of a land is only the first member of the phrase."""
    name = scene.name_at(words.first)
    phrase = scene.phrase_at(words.first)
    if name is None or name.type != "LOC" or phrase is None or len(phrase.conjuncts) < 2:
        return False
    shift = scene.paragraph.firsts[words.first]
    last = phrase.conjuncts[-1]
    return (
        scene.name_words(words.first).last < last.start + shift < words.last
        and scene.named[last.head + shift] < 0
    )


def _is_told_by_place(scene: Scene, words: Range) -> bool:
    """``Brytyjczycy w Europie``: not all of them."""
    after = scene.name_words(words.first).last if scene.named[words.first] >= 0 else words.last
    tokens = scene.paragraph.tokens
    return (
        after < words.last
        and tokens[after].text.lower() in scene.paragraph.grammar.place
        and _is_people(scene, tokens[words.first])
    )


def _is_people(scene: Scene, token: Token) -> bool:
    """``Amerykanie``: the people of a country are written as a name."""
    return read_countries(scene.cast.pack).of_people(token.lemma) is not None


def _fits_gender(scene: Scene, name: str, gender: str | None, plural: bool) -> bool:
    """Whether a person of this name can be meant by a word of this gender."""
    if gender not in {"m", "f"} or plural or scene.cast.kind(name) != "PER":
        return True
    own = gender_of_name(scene, name)
    return own is None or own == gender
