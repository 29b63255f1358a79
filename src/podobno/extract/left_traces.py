"""A sentence and what is said in it comes in; whom it leaves to be meant farther on goes out."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.cues import Draft, morph_of
from podobno.extract.elision import Speaker, Trace
from podobno.extract.media import is_medium
from podobno.extract.nesting import Found
from podobno.extract.phrase_heads import head_of
from podobno.extract.roles import read_titles
from podobno.extract.scene import Scene
from podobno.extract.subjects import traces_of


def traces_left(
    scene: Scene,
    sentence: int,
    drafts: Sequence[Draft],
    found: Sequence[Found],
    traces: list[Trace],
) -> list[Trace]:
    """Whom a sentence leaves to be meant. What a medium only reports (``Jan Lis wyjechał – podała
    PAP``) tells of people as the text does."""
    own = traces_of(scene, sentence, drafts, traces)
    for item in found:
        is_framed = item.draft.rule in {"parenthesis-as", "parenthesis-source", "dash-bare"}
        if is_framed and is_medium(scene, item.speaker):
            for part in item.draft.content:
                own += traces_of(scene, sentence, (), [*traces, *own], within=part)
    return own


def is_told_of(scene: Scene, speaker: Speaker, found: Sequence[Found]) -> bool:
    """``Kowalski podkreślił, że [uczelnia] mija się z prawdą, twierdząc, że P``: who speaks in the
    words of a person before is not who goes on speaking."""
    if speaker.words is None or not found:
        return False
    return any(
        item.speaker.is_person
        and any(part.first <= speaker.words.first < part.last for part in item.draft.content)
        for item in found
    )


def is_somebody(scene: Scene, speaker: Speaker) -> bool:
    """``rzecznik organizacji``: one man or woman told by a description."""
    if speaker.words is None or speaker.is_plural:
        return False
    head = scene.paragraph.tokens[head_of(scene, speaker.words)]
    titles = read_titles(scene.cast.pack).by_word
    return "m1" in morph_of(head).genders or head.lemma.casefold() in titles


def speaker_trace(home: int, speaker: Speaker, name: str, *, is_thing: bool = False) -> Trace:
    return Trace(
        sentence=home,
        name=name,
        gender=speaker.gender,
        is_plural=bool(speaker.is_plural),
        role="document" if is_thing else "speaker",
        is_person=speaker.is_person,
    )
