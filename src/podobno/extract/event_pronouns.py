"""A pronoun comes in, whom it takes up goes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from podobno.extract.cast import Cast
from podobno.extract.event_clauses import Reading
from podobno.model import StatementMention


def person_of(cast: Cast, genders: Mapping[str, str], reading: Reading, index: int) -> str | None:
    """The person a pronoun of the third person takes up: the last one named before of that
    gender, not the one who acts in the same clause."""
    morph = reading.morphs[index]
    if morph.pos != "ppron3" or "pl" in morph.numbers:
        return None
    gender = "f" if "f" in morph.genders else "m"
    position = reading.tokens[index].start
    clause = reading.clause(index)
    near = {reading.tokens[i].start for s, e in clause.spans for i in range(s, e)}
    before = [
        n for n in cast.names
        if n.type == "PER" and n.end <= position and n.start not in near
        and genders.get(n.entity_name, gender) == gender
    ]  # fmt: skip
    return before[-1].entity_name if before else None


def state_of(
    cast: Cast, statements: Sequence[StatementMention], reading: Reading, index: int
) -> str | None:
    """``pomagają [nam]``: the state for which the speaker holds office."""
    morph = reading.morphs[index]
    if "pri" not in morph.persons or "pl" not in morph.numbers:
        return None
    position = reading.tokens[index].start
    speakers = {
        statement.speaker_name for statement in statements
        if statement.speaker_name and any(c.start <= position < c.end for c in statement.content)
    }  # fmt: skip
    told = (cast.home(name) for name in sorted(speakers))
    return next((country for country in told if country), None)
