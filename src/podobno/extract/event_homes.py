"""Those who strike, demonstrate or rule come in as their phrases, where they are goes out: they
do so at home (``piloci w Niemczech``, ``włoskie załogi``, ``niemiecka policja``)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from podobno.extract.event_clauses import Reading
from podobno.extract.event_dates import read_words
from podobno.extract.event_people import People
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_place_owners import is_embedded


def home_of(
    reading: Reading,
    index: int,
    people: People,
    *,
    actor: Sequence[str],
    own: Sequence[Phrase],
    is_strike: bool,
) -> str | None:
    """The one country of those who act: what stands beside their phrase, or their adjective;
    ``own`` are the phrases that the trigger takes, else the clause is searched for them. Who
    strikes works where they are from (``piloci z Belgii``), who demonstrates may be abroad."""
    if len(actor) != 1 or actor[0][:1].isupper():
        return None
    where = read_words(people.pack)["in"] | (
        read_words(people.pack)["from"] if is_strike else set()
    )
    clauses = {reading.clause(index).index, reading.clause(index).parent}
    near = [p for p in reading.phrases if reading.clause_of.get(p.head) in clauses]
    for phrase in (*own, *(p for p in near if p not in own)):
        if len(phrase.parts) > 1 or actor[0] not in people.names(phrase, as_actor=True):
            continue
        found = _beside(reading, phrase, people, where) or _adjective(phrase, people)
        if found:
            return found
    return None


def _beside(
    reading: Reading, phrase: Phrase, people: People, prepositions: Collection[str]
) -> str | None:
    """``piloci Ryanaira [w Niemczech]``."""
    behind = next((p for p in reading.phrases if p.start == phrase.end), None)
    if behind is None or behind.preposition not in prepositions:
        return None
    if is_embedded(reading, behind, phrase.head):
        return None  # "piloci największej w Europie linii"
    return people.place(behind) if behind.cases & {"loc", "gen"} else None


def _adjective(phrase: Phrase, people: People) -> str | None:
    """``[niemieccy] piloci``."""
    part = phrase.parts[0]
    found = people.country_beside(part.start, part.head, part.head)
    return found[0] if len(found) == 1 else None
