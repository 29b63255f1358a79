"""A trigger in a relative clause comes in, the phrase that its relative word takes up goes out:
``[Anna Nowak], którą aresztowała policja``, ``[Rosja], wobec której nałożono sankcje``."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.event_antecedents import antecedent
from podobno.extract.event_clauses import Reading
from podobno.extract.event_phrases import Phrase
from podobno.language.event_lexicon import Role
from podobno.language.tags import possible_cases

RELATIVE = "który"
# The tree's marks of a word that belongs to a noun: ``której prezes``.
ATTRIBUTES = ("nmod", "det")


def taken_up(reading: Reading, index: int, roles: Sequence[Role]) -> tuple[Role, Phrase] | None:
    """The role that a relative word fills by its case, with what it takes up."""
    clause = reading.clause(index)
    opener = clause.opener
    if clause.link != "relative" or opener is None or opener > index:
        return None
    token = reading.tokens[opener]
    if token.lemma != RELATIVE or _is_attribute(reading, opener):
        return None
    before = opener > 0 and reading.morphs[opener - 1].pos == "prep"
    preposition = reading.tokens[opener - 1].lemma if before else None
    chosen = reading.morphs[opener].cases
    if "nom" in chosen:
        return None  # "[które] wspiera rodzinę": it is the subject
    possible = chosen | possible_cases(token)
    for cases in (chosen, possible):
        for role in roles:
            if role.preposition == preposition and role.case in cases:
                found = antecedent(reading, opener)
                return (role, found) if found is not None else None
    return None


def _is_attribute(reading: Reading, opener: int) -> bool:
    """``której prezes``, ``z którego synem``: the word belongs to the noun behind it."""
    token, following = reading.tokens[opener], opener + 1
    if (token.relation or "").startswith(ATTRIBUTES):
        return True
    if token.relation is not None or following >= len(reading.tokens):
        return False
    is_common = reading.tokens[following].text[:1].islower()
    is_noun = reading.morphs[following].pos in {"subst", "ger"}
    return is_common and is_noun and "gen" in reading.morphs[opener].cases
