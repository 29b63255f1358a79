"""A trigger in its sentence comes in, the phrases outside its own clause that may say where its
event took place go out: those of a clause that tells of it, before ``gdzie``, of a journey."""

from __future__ import annotations

from podobno.extract.event_clauses import Clause, Reading
from podobno.extract.event_dates import read_words
from podobno.extract.event_marks import read_status_words
from podobno.extract.event_people import People
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_tellers import teller

# How many tokens a headline's place and colon may take.
HEAD = 5
# How far before ``podczas którego`` the place of what it takes up ends, in tokens.
BEFORE_RELATIVE = 3


def told_behind(reading: Reading, index: int, people: People) -> list[Phrase]:
    """``rozmowy, [które odbędą się w Pradze]``: the phrases of the clause that tells of it."""
    telling = teller(reading, index, read_status_words(people.pack))
    return [] if telling is None else reading.in_clause(reading.clause(telling))


def before_where(reading: Reading, clause: Clause, people: People) -> list[Phrase]:
    """``w Wiedniu, [gdzie] się spotkali``; ``ze szczytu w Pradze, [podczas którego] rozmawiał``:
    the phrases before the mark."""
    words, opener = read_words(people.pack), clause.opener
    if opener is None:
        return []
    reach = 2
    if reading.tokens[opener].text.casefold() not in words["where"]:
        if not _is_during(reading, opener, people):
            return []
        reach += BEFORE_RELATIVE
    return [p for p in reading.phrases if p.preposition and opener - reach <= p.end <= opener]


def headed_for(reading: Reading, clause: Clause, people: People) -> list[Phrase]:
    """``udał się [do Kijowa], aby spotkać się``: where those go who mean to meet."""
    words = read_words(people.pack)
    aims = read_status_words(people.pack)["particles"]["aims"]
    is_aim = clause.opener is not None and reading.tokens[clause.opener].lemma in aims
    around = clause if not is_aim or clause.parent is None else reading.clauses[clause.parent]
    verbs = {reading.tokens[i].lemma for i in around.verbs}
    if not verbs & words["going"]:
        return []
    return [p for p in reading.in_clause(around) if p.preposition in words["to"]]


def headed(reading: Reading, people: People) -> str | None:
    """``Londyn: zakaz reklamy``: the place before the colon of a headline."""
    colon = next((i for i in range(1, HEAD) if reading.tokens[i : i + 1]
                  and reading.tokens[i].text == ":"), None)  # fmt: skip
    if colon is None:
        return None
    name = people.starting(0)
    is_whole = name is not None and name.end == reading.tokens[colon - 1].end
    return name.entity_name if name is not None and is_whole and name.type == "LOC" else None


def _is_during(reading: Reading, opener: int, people: People) -> bool:
    """``podczas którego``, ``w czasie których``."""
    if reading.tokens[opener].lemma != "który" or opener == 0:
        return False
    during = read_status_words(people.pack)["prepositions"]["during"]
    before = [reading.tokens[i].text.casefold() for i in range(max(0, opener - 2), opener)]
    return before[-1] in during or " ".join(before) in during
