"""A pronoun, or a noun with one (``jego kraj``), comes in, whom it takes up goes out."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from podobno.extract.cast import Cast
from podobno.extract.event_clauses import Reading
from podobno.extract.event_words import grammar_words
from podobno.model import NameMention, StatementMention


def person_of(
    cast: Cast,
    genders: Mapping[str, str],
    reading: Reading,
    index: int,
    states: Container[str] = (),
) -> str | None:
    """Whom a pronoun of the third person takes up: the last person named before of that gender,
    not the one who acts in the same clause. Where its own sentence names no such person, it is one
    of the ``states`` that the sentence names before it (``nałożyły na [Rosję] sankcje za [jej]
    inwazję``)."""
    morph = reading.morphs[index]
    if morph.pos != "ppron3" or "pl" in morph.numbers:
        return None
    gender = "f" if "f" in morph.genders else "m"
    position = reading.tokens[index].start
    clause = reading.clause(index)
    near = {reading.tokens[i].start for s, e in clause.spans for i in range(s, e)}
    if reading.tokens[index].text.casefold() in grammar_words("possessives"):
        # "rozmawiał z [Anną] podczas jej wizyty": its owner may stand in the same clause
        near = {reading.tokens[i].start for s, e in clause.spans for i in range(s, e)
                if "nom" in reading.morphs[i].cases}  # fmt: skip
    before = [
        n for n in cast.names
        if n.type == "PER" and n.end <= position and n.start not in near
        and genders.get(n.entity_name, gender) == gender
    ]  # fmt: skip
    here = [n for n in before if n.start >= reading.tokens[0].start]
    told = here or _states_here(cast, reading, index, gender, states) or before
    return told[-1].entity_name if told else None


def _states_here(
    cast: Cast, reading: Reading, index: int, gender: str, states: Container[str]
) -> list[NameMention]:
    """The states that a sentence names before a pronoun, in its gender and number; the subject of
    the pronoun's own clause is not meant, nor, by a pronoun that owns nothing, any name in it."""
    tokens, clause = reading.tokens, reading.clause(index)
    inside = {tokens[i].start: i for s, e in clause.spans for i in range(s, e)}
    before = {tokens[i].start: i for i in range(index)}
    is_owner = tokens[index].text.casefold() in grammar_words("possessives")
    return [
        n for n in cast.names
        if n.entity_name in states and n.start in before
        and {gender, "sg"} <= {*reading.morphs[before[n.start]].genders,
                               *reading.morphs[before[n.start]].numbers}
        and (n.start not in inside
             or (is_owner and "nom" not in reading.morphs[inside[n.start]].cases))
    ]  # fmt: skip


def state_of(
    cast: Cast, statements: Sequence[StatementMention], reading: Reading, index: int
) -> str | None:
    """``pomagają [nam]``: the state for which the speaker holds office."""
    morph = reading.morphs[index]
    if "pri" not in morph.persons or "pl" not in morph.numbers:
        return None
    return state_of_speaker(cast, statements, reading.tokens[index].start)


def side_of(cast: Cast, name: str) -> str | None:
    """``[my] pomagamy``: the state, else the one body, for which somebody holds office."""
    held = [person.office for person in cast.offices if person.name == name]
    bodies = {office.body for office in held}
    return cast.home(name) or (bodies.pop() if len(bodies) == 1 else None)


def land_of(
    cast: Cast,
    genders: Mapping[str, str],
    statements: Sequence[StatementMention],
    reading: Reading,
    index: int,
    states: Container[str],
) -> str | None:
    """The state that a word before ``kraj`` or ``państwo`` means: ``[tego] kraju`` the one named
    last, ``[nasz] kraj`` the speaker's, ``[jego] kraj`` that of the person it takes up."""
    token = reading.tokens[index]
    if token.lemma in grammar_words("this"):
        last = reading.tokens[-1].end
        beside = {n.entity_name for n in cast.names if token.start < n.start < last}
        named = [n.entity_name for n in cast.names if n.end <= token.start]
        told = (name for name in reversed(named) if name in states and name not in beside)
        return next(told, None)
    if token.lemma in grammar_words("ours"):
        return state_of_speaker(cast, statements, token.start)
    if token.lemma in grammar_words("yours"):
        return state_of_hearer(cast, statements, token.start)
    if token.text.casefold() in grammar_words("possessives"):
        person = person_of(cast, genders, reading, index, states)
        if person is None or person in states:
            return person
        return cast.home(person)
    return None


def state_of_speaker(
    cast: Cast, statements: Sequence[StatementMention], position: int
) -> str | None:
    """The state in which whoever says what stands at a place holds office."""
    speakers = {s.speaker_name for s in _said_at(statements, position) if s.speaker_name}
    told = (cast.home(name) for name in sorted(speakers))
    return next((country for country in told if country), None)


def state_of_hearer(
    cast: Cast, statements: Sequence[StatementMention], position: int
) -> str | None:
    """The state of whom the words at a place are said to (``[wasi] żołnierze``); where nobody says
    to whom, of whoever holds office in another state and was named last, else alone."""
    told = {cast.home(s.to) or s.to for s in _said_at(statements, position) if s.to}
    if told:
        return told.pop() if len(told) == 1 else None
    ours = state_of_speaker(cast, statements, position)
    homes = [(n.end, cast.home(n.entity_name)) for n in cast.names if n.type == "PER"]
    others = [(end, home) for end, home in homes if home not in {None, ours}]
    before = [home for end, home in others if end <= position]
    alone = {home for _, home in others}
    if not ours or not (before or len(alone) == 1):
        return None
    return before[-1] if before else alone.pop()


def _said_at(statements: Sequence[StatementMention], position: int) -> list[StatementMention]:
    return [s for s in statements if any(c.start <= position < c.end for c in s.content)]
