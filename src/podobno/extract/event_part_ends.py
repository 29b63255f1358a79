"""The words of a sentence and the head of a phrase come in, whether a word that could be its
genitive or adjective begins something else goes out.

``strajk kolejarzy [utrudnienia] mogą``, ``żąda od firmy [przestrzegania] prawa``, ``pilotów
[zbazowanych] w Dublinie``.
"""

from __future__ import annotations

from podobno.extract.event_words import Words, bodies, grammar_words
from podobno.language.pl.morphology import look_up
from podobno.language.tags import Morph, read_tag

CLAUSE_MARKS = frozenset(",;:–—(")


def begins_other(words: Words, head: int, i: int) -> bool:
    """Whether the word at ``i`` is no part of the phrase that the noun at ``head`` leads."""
    return _is_subject(words, head, i) or _is_asked_deed(words, head, i) or _is_participle(words, i)


def _is_subject(words: Words, head: int, i: int) -> bool:
    """``z powodu strajku kolejarzy [utrudnienia] mogą potrwać``: a noun that may be a nominative
    right before its verb, where nothing before it in the clause may be one."""
    if (
        i + 1 >= len(words.tokens)
        or i in words.names
        or words.morphs[i].pos not in {"subst", "ger"}
    ):
        return False
    verb = words.morphs[i + 1]
    is_open = verb.pos in {"fin", "praet", "bedzie"} and "m1" in words.morphs[head].genders
    may_lead = any(
        "nom" in form.cases
        and form.numbers & verb.numbers
        and (verb.pos != "praet" or form.genders & verb.genders)
        for form in _forms(words, i)
    )
    return is_open and may_lead and not _has_nominative(words, i)


def _forms(words: Words, i: int) -> list[Morph]:
    return [read_tag(reading.tag) for reading in words.tokens[i].readings]


def _has_nominative(words: Words, i: int) -> bool:
    """Whether a noun before ``i`` in its clause may be the subject."""
    for k in range(i - 1, -1, -1):
        if words.tokens[k].text in CLAUSE_MARKS:
            return False
        is_noun = words.morphs[k].pos in {"subst", "ger", "ppron3"}
        if is_noun and (k in words.names or any("nom" in form.cases for form in _forms(words, k))):
            return True
    return False


def _is_asked_deed(words: Words, head: int, i: int) -> bool:
    """``domagać się od pracodawcy [przestrzegania] prawa``: what is asked of somebody is no part
    of who they are."""
    is_somebody = "m1" in words.morphs[head].genders or words.tokens[head].lemma in bodies()
    if words.morphs[i].pos != "ger" or "gen" not in words.morphs[i].cases or not is_somebody:
        return False
    start = head
    while start and words.morphs[start - 1].pos in {"adj", "num", "ppas"}:
        start -= 1
    return start > 0 and words.tokens[start - 1].text.casefold() == "od"


def _is_participle(words: Words, i: int) -> bool:
    """``pilotów [zbazowanych] w Dublinie``: a word that only looks like an adjective because no
    dictionary has it."""
    token = words.tokens[i]
    is_unknown = words.morphs[i].pos == "adj" and not look_up(token.text.casefold()).readings
    goes_on = i + 1 < len(words.tokens) and words.tokens[i + 1].text in grammar_words(
        "participle_goes_on"
    )
    return (
        is_unknown and goes_on and token.lemma.endswith(tuple(grammar_words("participle_endings")))
    )
