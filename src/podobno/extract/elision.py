"""What a document has named so far comes in; who a verb without a subject means goes out.

The values that finding speakers passes around stand here: ``Speaker`` and ``Trace``."""

from __future__ import annotations

from dataclasses import dataclass

from podobno.extract.cues import Range, morph_of
from podobno.extract.paragraphs import Paragraph
from podobno.extract.phrase_heads import gender_of
from podobno.model import Span

# How many sentences back an elided subject is sought.
MEMORY = 8
SPOKEN = frozenset({"speaker", "document"})
RANK = {"speaker": 0, "subject": 1, "object": 2, "country": 3, "document": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whom a statement is attributed to.

    ``words`` is the phrase in its paragraph, None where elided; ``span`` what is shown;
    ``name`` canonical or a description, None where the text does not settle it. ``gender`` is
    m, f, n or None (unknown), ``is_plural`` None where unknown. ``basis`` says how it was found.
    """

    words: Range | None = None
    span: Span | None = None
    name: str | None = None
    gender: str | None = None
    is_plural: bool | None = None
    is_person: bool = False
    basis: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Somebody the text has named so far, and how: as a speaker, a document that spoke, a subject
    or otherwise.

    ``is_topic`` where what follows is about them, so that a verb without a subject means them
    before an earlier speaker: a person, a group, whoever is the subject of a verb of saying.
    ``tells`` where that verb says something, though nothing that is a statement; ``is_human`` of
    one whom only a description tells; ``is_medium`` of the subject of a sentence that is about
    what a paper, station or page has said.
    """

    sentence: int
    name: str
    gender: str | None
    is_plural: bool
    role: str
    is_person: bool = False
    is_topic: bool = False
    tells: bool = False
    is_human: bool = False
    is_medium: bool = False


def elided(
    paragraph: Paragraph,
    verb: int,
    traces: list[Trace],
    *,
    since: int | None = None,
    continues: bool = False,
) -> Speaker:
    """Who is meant by a verb without a subject: the nearest speaker, subject or person so far
    that agrees with it. ``since`` is the sentence in which what is said begins; ``continues``
    where the verb says that the same speaker goes on."""
    morph = morph_of(paragraph.tokens[verb])
    gender = gender_of(morph) if morph.pos == "praet" else None
    plural = "pl" in morph.numbers
    home = paragraph.homes[verb] if since is None else min(since, paragraph.homes[verb])
    spoken = [t for t in traces if t.role == "speaker" or t.tells] if continues else []
    found = nearest(home, gender, plural, spoken) or nearest(home, gender, plural, traces)
    return Speaker(
        name=found.name if found else None,
        gender=gender,
        is_plural=plural,
        is_person=found is not None and found.is_person,
        basis=f"elided-{found.role}" if found else "elided",
    )


def nearest(sentence: int, gender: str | None, plural: bool, traces: list[Trace]) -> Trace | None:
    """The nearest trace that agrees; in one sentence a speaker comes before a subject, a subject
    before anyone else."""
    fitting = [
        trace
        for trace in traces
        if sentence - (MEMORY if trace.role != "country" else 1) <= trace.sentence <= sentence
        and trace.is_plural == plural
        and (gender is None or trace.gender is None or trace.gender == gender)
    ]
    fitting = [trace for trace in fitting if trace.role != "document"] or fitting
    if not fitting:
        return None
    speakers = [t for t in fitting if t.role == "speaker" and t.sentence >= sentence - 4]
    subjects = [t for t in fitting if t.is_topic and t.sentence >= sentence - 1]
    if speakers and not (subjects and subjects[-1].sentence > speakers[-1].sentence):
        return _surer(speakers[-1], gender, fitting)
    return max(fitting, key=lambda trace: (trace.sentence, -RANK[trace.role]))


def _surer(speaker: Trace, gender: str | None, fitting: list[Trace]) -> Trace:
    """``Jak pisze „Kurier”, winien jest Nowak. Stwierdził, że``: of a medium whose gender nothing
    tells and a person of the verb's gender in the same sentence, the person."""
    if gender is None or speaker.gender is not None or speaker.is_person:
        return speaker
    people = [t for t in fitting
              if t.is_person and t.gender == gender and t.sentence == speaker.sentence]  # fmt: skip
    return people[-1] if people else speaker
