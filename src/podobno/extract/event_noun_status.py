"""A noun that names an event comes in; whether the event occurred, goes on, is planned, is only
possible or is denied goes out, from the words beside it and its clause's verb."""

from __future__ import annotations

from collections.abc import Collection

from podobno.extract.event_clauses import Reading
from podobno.extract.event_marks import (
    Status,
    StatusWords,
    doubted,
    is_conditional,
    is_negated,
    told_of,
)
from podobno.extract.event_noun_marks import (
    ABOVE_REACH,
    PREPOSITION_REACH,
    preposition_over,
    said_above,
    said_beside,
)
from podobno.extract.event_status import governed, made, of_verb
from podobno.extract.event_subjects import subject_behind
from podobno.extract.event_tellers import teller
from podobno.extract.event_words import grammar_words, institutions
from podobno.language.tags import possible_cases


def noun_status(reading: Reading, index: int, words: StatusWords, dated: Collection[int]) -> Status:
    """How real the event of a noun is."""
    verb = teller(reading, index, words)
    if verb is not None:
        return Status(value=of_verb(reading, verb, words, dated))
    beside = said_beside(reading, index, words) or said_above(reading, index, words)
    if beside:
        return Status(value=beside)
    if _is_to_end(reading, index, words):
        return Status(value=_by_itself(reading, index, words, dated), is_sure=False)
    if (asked := _under_participle(reading, index, words)) is not None:
        return asked
    if reading.morphs[index].is_negated:
        return Status(value="denied")
    preposition = preposition_over(reading, index, words)
    for status in ("possible", "denied"):
        if preposition in words["prepositions"][status]:
            return Status(value=status)
    verb = _verb_over(reading, index)
    if verb is None:
        is_ahead = preposition in words["prepositions"]["planned"]
        value = "planned" if is_ahead else _by_itself(reading, index, words, dated)
        return Status(value=value, is_sure=False)
    looming = _looming(reading, index, verb, preposition, words)
    if looming is not None:
        return looming
    is_near = verb < index <= verb + PREPOSITION_REACH
    is_asked = is_near and preposition in grammar_words("aiming")
    asked = _governed(reading, index, verb, words) if is_asked else None
    if asked is not None:
        return asked
    if preposition in words["prepositions"]["circumstance"] and not _is_joined(
        reading, index, verb, words
    ):
        return _framing(reading, index, verb, preposition, words, dated)
    return _of_clause(reading, index, verb, words, dated)


def _under_participle(reading: Reading, index: int, words: StatusWords) -> Status | None:
    """``zabrał ją, domagając się [kary]``: what an adverbial participle makes of its object."""
    clause = reading.clause(index)
    opener = clause.opener
    if clause.verbs or opener is None or opener > index:
        return None
    if reading.morphs[opener].pos not in {"pcon", "pant"}:
        return None
    lemma = reading.tokens[opener].lemma
    if not any(lemma in words["governors"][status] for status in ("possible", "denied", "planned")):
        return None
    return _governed(reading, index, opener, words)


def _looming(
    reading: Reading, index: int, verb: int, preposition: str, words: StatusWords
) -> Status | None:
    """``szykuje się strajk``, ``grożą strajki``, ``opowiedzieli się za strajkiem``, ``wystąpił o
    azyl``, ``nie wycofali się ze strajku``."""
    governors, lemma = words["governors"], reading.tokens[verb].lemma
    is_now = reading.morphs[verb].pos == "fin" and not is_negated(reading, verb, words)
    is_subject = "nom" in reading.morphs[index].cases and not preposition
    if is_subject and is_now and lemma in governors["coming"] | governors["looming"]:
        return Status(value="planned" if lemma in governors["coming"] else "possible")
    if preposition == "za" and verb < index and lemma in governors["favoured"]:
        return Status(value="denied" if is_negated(reading, verb, words) else "possible")
    if preposition == "o" and verb < index and lemma in governors["asking"]:
        return Status(value="denied" if is_negated(reading, verb, words) else "possible")
    if preposition == "z" and verb < index and lemma in governors["left"]:
        return Status(value="planned" if is_negated(reading, verb, words) else "denied")
    return None


def _is_joined(reading: Reading, index: int, verb: int, words: StatusWords) -> bool:
    """``biorą udział w proteście``, ``przystąpili do rozmów``."""
    return verb < index and reading.tokens[verb].lemma in words["bearers"]["joining"]


def _is_to_end(reading: Reading, index: int, words: StatusWords) -> bool:
    """``do zakończenia inwazji``: what is to end is there."""
    before = [i for i in range(max(0, index - ABOVE_REACH), index)
              if reading.morphs[i].pos in {"subst", "ger"}]  # fmt: skip
    is_lasting = reading.tokens[index].lemma in words["nouns"]["lasting"]
    return (
        is_lasting
        and bool(before)
        and reading.tokens[before[0]].lemma in words["nouns"]["ending"]
        and "gen" in reading.morphs[index].cases
    )


def _verb_over(reading: Reading, index: int) -> int | None:
    """The first verb of a noun's clause, else of the clauses above it; of ``będą czekali`` the
    second."""
    clause = reading.clause(index)
    while not clause.verbs and clause.parent is not None:
        clause = reading.clauses[clause.parent]
    for verb in clause.verbs:
        if reading.morphs[verb].pos != "bedzie" or verb == clause.verbs[-1]:
            return verb
    return None


def _framing(
    reading: Reading,
    index: int,
    verb: int,
    preposition: str,
    words: StatusWords,
    dated: Collection[int],
) -> Status:
    """``podczas spotkania``, ``po rozmowach``: the event only frames what the clause tells."""
    status = of_verb(reading, verb, words, dated)
    itself = _by_itself(reading, index, words, dated)
    prepositions = words["prepositions"]
    is_scheduled = reading.tokens[index].lemma in words["nouns"]["scheduled"]
    if preposition in prepositions["planned"] and itself == "occurred":
        return Status(value="planned", is_sure=False)
    if status == "planned" and is_scheduled:
        return Status(value="planned", is_sure=False)
    is_after = preposition in prepositions["after"] and status != "planned"
    if is_after and itself != "possible":
        return Status(value="occurred", is_sure=False)
    return Status(value=itself, is_sure=False)


def _of_clause(
    reading: Reading, index: int, verb: int, words: StatusWords, dated: Collection[int]
) -> Status:
    """A noun that its clause's verb says something of, or does something with."""
    is_cause = preposition_over(reading, index, words) in words["prepositions"]["cause"]
    found = None if is_cause else _governed(reading, index, verb, words)
    if found is not None:
        return found
    status = of_verb(reading, verb, words, dated)
    if _is_joined(reading, index, verb, words):
        return Status(value=status)
    itself = _by_itself(reading, index, words, dated)
    is_subject = "nom" in reading.morphs[index].cases
    if status == "planned" and (is_subject or itself != "ongoing"):
        return Status(value="planned", is_sure=False)
    if _is_absent(reading, index, verb, words):
        return Status(value="denied")
    if told := told_of(reading, verb, words):
        return Status(value=told, is_sure=False)
    is_supposed = reading.morphs[verb].pos == "cond" or is_conditional(reading, verb)
    is_supposed = is_supposed and not is_negated(reading, verb, words)
    if is_supposed and is_subject and itself != "ongoing":
        return Status(value="possible", is_sure=False)
    if status == "ongoing" and is_subject and _is_running(reading, index, words):
        return Status(value="ongoing", is_sure=False)
    if itself == "ongoing" or status == "ongoing":
        return Status(value=itself, is_sure=False)
    is_told = is_subject and reading.morphs[verb].pos == "praet"
    return Status(value="occurred", is_sure=is_told)


def _is_running(reading: Reading, index: int, words: StatusWords) -> bool:
    return reading.tokens[index].lemma in words["nouns"]["running"]


def _is_absent(reading: Reading, index: int, verb: int, words: StatusWords) -> bool:
    """``nie było porozumienia``, ``nie ma porozumienia``."""
    return (
        reading.tokens[verb].lemma in grammar_words("existing")
        and is_negated(reading, verb, words)
        and "gen" in possible_cases(reading.tokens[index])
        and not preposition_over(reading, index, words)
    )


def _governed(reading: Reading, index: int, verb: int, words: StatusWords) -> Status | None:
    """What the verb over a noun makes of it: ``planuje strajk``, ``odbędzie się spotkanie``."""
    lemma, governors = reading.tokens[verb].lemma, words["governors"]
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    is_head = around is None or any(
        part.head == index or reading.tokens[part.head].lemma in words["nouns"]["series"]
        for part in around.parts
    )
    is_object = reading.morphs[index].cases != {"nom"} and (
        around is None or around.preposition in {None, *words["nouns"]["links"]}
    )
    happening = words["nouns"]["happening"]
    if _is_absent(reading, index, verb, words):
        return Status(value="denied")
    inf = next((i for i in reading.tokens_of(reading.clause(verb))
                if reading.morphs[i].pos == "inf" and i > verb), None)  # fmt: skip
    if {lemma, reading.tokens[inf].lemma if inf is not None else ""} & governors["lacking"]:
        is_there = is_negated(reading, verb, words)  # "nie mogło zabraknąć tematu wojny"
        return Status(value=_by_itself(reading, index, words, ()) if is_there else "denied")
    if inf is not None and reading.tokens[inf].lemma in happening and is_head:
        return Status(value=governed(reading, inf, words))
    if inf is not None and verb < inf < index:
        if reading.tokens[inf].lemma not in governors["possible"]:
            return Status(value=governed(reading, inf, words))
    elif lemma in governors["backing"] and verb < index and _is_running(reading, index, words):
        return Status(value=of_verb(reading, verb, words), is_sure=False)  # "poparła strajk"
    elif lemma in governors["wished"] and verb < index and is_head and is_object:
        return Status(value=made(reading, verb, "possible", words))
    if lemma in governors["having"] and reading.tokens[index].lemma in words["nouns"]["held"]:
        return None  # "ma zgodę Litwy": given already
    is_behind = verb < index or _is_fronted(reading, index, verb)
    for status in ("possible", "denied", "planned"):
        if lemma in governors[status] and is_behind and is_head and is_object:
            return Status(value=made(reading, verb, status, words), is_sure=verb < index)
    if lemma in governors["occurred"] or lemma in governors["ongoing"]:
        return Status(value=of_verb(reading, verb, words))
    if lemma in governors["causing"] and verb < index and is_head and is_object:
        return Status(value=of_verb(reading, verb, words))
    return None


def _is_fronted(reading: Reading, index: int, verb: int) -> bool:
    """``[Strajk] zapowiedziały związki``: an object before its verb, with who acts behind it."""
    found = subject_behind(reading, verb, index)
    if found is None:
        return False
    is_somebody = "m1" in reading.morphs[found.head].genders or found.head in reading.words.names
    return is_somebody or reading.tokens[found.head].lemma in institutions()


def _by_itself(reading: Reading, index: int, words: StatusWords, dated: Collection[int]) -> str:
    """A noun of lasting state goes on (``wojna``, ``sankcje``), one of a deed is done."""
    if reading.tokens[index].lemma in words["nouns"]["lasting"]:
        return "ongoing"
    if reading.morphs[index].pos == "ger" and "imperf" in reading.morphs[index].aspects:
        return "ongoing"
    return doubted(reading, index, words, dated) or "occurred"
