"""A sentence in, whom it leaves to be meant by the next verb without a subject, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from podobno.extract.cues import Cue, Draft, Range, is_finite, morph_of
from podobno.extract.descriptions import describe
from podobno.extract.elision import Trace
from podobno.extract.media import is_medium
from podobno.extract.phrase_heads import head_of
from podobno.extract.quoted_words import is_quoted_name
from podobno.extract.sayings import Saying
from podobno.extract.scene import Scene, gender_of_name
from podobno.extract.subject_search import subject_phrase
from podobno.language.countries import read_countries


def traces_of(
    scene: Scene,
    sentence: int,
    drafts: Sequence[Draft],
    earlier: Sequence[Trace],
    *,
    until: int | None = None,
    within: Range | None = None,
) -> list[Trace]:
    """The subject of a sentence and the people it names, outside quoted and reported words;
    ``earlier`` are whom a description may take up, ``until`` the place to read up to, ``within``
    the only words to read."""
    paragraph = scene.paragraph
    places = [p for p, home in enumerate(paragraph.homes)
              if home == sentence and (until is None or p < until)
              and (within is None or within.first <= p < within.last)]  # fmt: skip
    if not places:
        return []
    # "Lis zamknął most. Poinformował o tym w sieci": what "o tym" takes up is the report's
    told = (draft for draft in drafts if draft.rule != "anaphoric")
    inner = {p for draft in told for part in draft.content for p in range(*part)}
    traces = [*_people(scene, sentence, places, inner)]
    verb = next(
        (p for p in places if is_finite(paragraph.tokens[p]) and paragraph.inside[p] < 0
         and p not in inner), None,
    )  # fmt: skip
    if verb is None:
        return traces
    window = Range(places[0], places[-1] + 1)
    cue = Cue(
        words=Range(verb, verb + 1), verb=verb, saying=Saying(lemmas=("",), kind=""), form="finite"
    )
    clause = Draft(
        paragraph=paragraph.number, content=(), cue=cue, window=window, rule="clause-", scope=window
    )
    subject = subject_phrase(scene, cue, clause)
    if subject is None:
        return traces
    speaker = describe(
        scene, subject, [*earlier, *traces], basis="subject", verb=morph_of(paragraph.tokens[verb])
    )
    head = paragraph.tokens[head_of(scene, subject)]
    is_actor = speaker.is_person or scene.cast.kind(speaker.name or "") in {"PER", "ORG"}
    is_human = "m1" in morph_of(head).genders
    is_country = read_countries(scene.cast.pack).named(speaker.name or "") is not None
    sayings = scene.sayings.verbs.get(paragraph.tokens[verb].lemma, ())
    tells = any(not saying.beside for saying in sayings)
    is_body = head.lemma in scene.sayings.bodies
    in_marks = is_quoted_name(paragraph, head_of(scene, subject))
    is_outlet = is_medium(scene, speaker) or (tells and in_marks)
    if speaker.name and (is_actor or is_human or is_country or is_body or is_outlet):
        traces.append(
            Trace(
                sentence=sentence,
                name=speaker.name,
                gender=speaker.gender,
                is_plural=bool(speaker.is_plural),
                role="country" if is_country and not is_actor else "subject",
                is_person=speaker.is_person,
                is_topic=speaker.is_person
                or (tells and (is_actor or not is_human))
                or (is_human and bool(speaker.is_plural)),
                tells=tells and speaker.is_person,
                is_medium=is_outlet,
            )
        )
    return traces


def _people(scene: Scene, sentence: int, places: Sequence[int], inner: set[int]) -> Iterator[Trace]:
    paragraph = scene.paragraph
    spans = {name.start: name for name in scene.cast.names if name.type == "PER"}
    for place in places:
        name = spans.get(paragraph.tokens[place].start)
        if name is None or place in inner or paragraph.inside[place] >= 0:
            continue
        if morph_of(paragraph.tokens[place]).numbers == {"pl"}:
            continue
        yield Trace(
            sentence=sentence,
            name=name.entity_name,
            gender=gender_of_name(scene, name.entity_name),
            is_plural=False,
            role="object",
            is_person=True,
        )
