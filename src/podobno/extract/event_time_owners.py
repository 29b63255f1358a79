"""A time in the clause of a trigger comes in, whether it may date the trigger's event, and not
what the clause tells of it, goes out (``skrytykował w środę atak``: the criticism)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from podobno.extract.event_clauses import Clause, Reading
from podobno.extract.event_forms import passive_auxiliary
from podobno.extract.event_marks import StatusWords, adjective
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_words import grammar_words

# How far behind its trigger a time is its own, in tokens; how far before it.
BEHIND, BEFORE = 6, 3
TOLD = frozenset({"praet", "imps", "ppas"})
NOUNS = frozenset({"subst", "ger", "depr"})


def shares_time(reading: Reading, clause: Clause, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a clause is of the time of the one above: not what is said (``że``), what came before
    or after (``po tym, jak``, ``zanim``), or what is told of somebody by the way (``policjant,
    który zabił``)."""
    if clause.opener is None:
        return True
    opener = reading.tokens[clause.opener]
    if clause.link == "relative":
        return opener.text.casefold() in words["where"]
    before = {t.text.casefold() for t in reading.tokens[max(0, clause.opener - 3) : clause.opener]}
    is_sequel = opener.lemma in words["as"] and bool(before & words["apart"])
    return not is_sequel and opener.lemma not in words["told"] | words["earlier"]


def is_of_participle(reading: Reading, at: int, index: int, statuses: StatusWords) -> bool:
    """Whether a time dates another participle than the trigger: ``skazana, ale [uniewinniona]
    tydzień temu``, ``uchylił wyrok [wydany] w 2010 roku``, ``została w 2010 roku [skazana]``.

    One that describes the trigger's own noun dates it (``[podpisana] w piątek umowa``), as do the
    last of two joined (``zatrzymany i [skazany] w 2010 roku``), what is scheduled (``odwołał loty
    [zaplanowane] na środę``) and, of a noun, the passive that its clause or another tells.
    """
    owner = _participle_before(reading, at, index)
    if owner is None:
        owner = _participle_behind(reading, at, index)
    if owner is None or adjective(reading, owner) in statuses["adjectives"]["planned"]:
        return False
    is_noun = reading.morphs[index].pos in NOUNS
    is_elsewhere = reading.clause_of.get(at) != reading.clause_of.get(index)
    if (is_noun or is_elsewhere) and passive_auxiliary(reading, owner) is not None:
        return False
    return not describes(reading, owner, index) and not is_joined(reading, index, owner)


def _participle_before(reading: Reading, at: int, index: int) -> int | None:
    """``[wydany] w 2010 roku``: nothing parts the two."""
    for i in range(at - 1, max(-1, at - 1 - BEHIND), -1):
        if i == index or _parts(reading, i):
            return None
        if reading.morphs[i].pos == "ppas":
            return i
    return None


def _participle_behind(reading: Reading, at: int, index: int) -> int | None:
    """``została w 2010 roku [skazana]``: the time stands inside its passive."""
    for i in range(at + 1, min(len(reading.tokens), at + 1 + BEHIND)):
        if i == index or reading.tokens[i].text == ",":
            return None
        if reading.morphs[i].pos == "ppas":
            auxiliary = passive_auxiliary(reading, i)
            is_inside = auxiliary is not None and auxiliary < at and not auxiliary < index < i
            return i if is_inside else None
    return None


def _parts(reading: Reading, i: int) -> bool:
    return (
        reading.tokens[i].text == ","
        or reading.morphs[i].is_finite
        or reading.tokens[i].text.casefold() in grammar_words("breakers")
    )


def describes(reading: Reading, participle: int, noun: int) -> bool:
    """Whether a participle and a noun agree, so that the one may be said of the other."""
    first, second = reading.morphs[participle], reading.morphs[noun]
    return second.pos in NOUNS and bool(
        first.cases & second.cases
        and first.numbers & second.numbers
        and first.genders & second.genders
    )


def is_joined(reading: Reading, index: int, participle: int) -> bool:
    """``zatrzymany [i] skazany``: nothing but a joining word stands between the two."""
    between = [token.text.casefold() for token in reading.tokens[index + 1 : participle]]
    return len(between) == 1 and between[0] in grammar_words("list_joiners")


def is_of_attribute(
    reading: Reading,
    time: range,
    index: int,
    beside: Collection[int],
    words: Mapping[str, frozenset[str]],
    statuses: StatusWords,
) -> bool:
    """Whether a time describes another noun than the trigger: ``unieważnił wyrok [z 2010 roku]``,
    ``[piątkowa] decyzja otwiera negocjacje``, ``skrytykował [środowy] atak``; a time beside what
    frames the clause dates it too (``podczas [piątkowego] szczytu``)."""
    is_noun = reading.morphs[index].pos in NOUNS
    if reading.tokens[max(0, time.start - 1)].lemma in words["of"]:
        owner = next((p for p in reading.phrases if p.end == time.start - 1), None)
        if owner is None or owner.start <= index < owner.end:
            return False
        return is_noun or not describes(reading, index, owner.head)
    topic = next((p for p in reading.phrases if p.end == time.start - 1), None)
    is_since = reading.tokens[max(0, time.start - 1)].lemma in words["since"]
    if is_noun and is_since and topic is not None and _is_topic(reading, topic, words):
        return not topic.start <= index < topic.end  # "rozmowy w sprawie budżetu od 2021 roku"
    described = _described(reading, time)
    if described is None or described in {index, *beside}:
        return False
    if not is_noun and describes(reading, index, described):
        return False  # "środowy wyrok uniewinniający Nowaka"
    around = next((p for p in reading.phrases if p.start <= described < p.end), None)
    if around is not None and _frames(around, reading, words, statuses, is_noun=is_noun):
        return is_noun and _is_said_of(reading, index, around)
    if reading.tokens[described].lemma in words["journeys"]:
        return is_noun and not (around is not None and around.start <= index)
    is_subject = around is not None and around.preposition is None and "nom" in around.cases
    return is_noun or not is_subject


def _is_topic(reading: Reading, phrase: Phrase, words: Mapping[str, frozenset[str]]) -> bool:
    """``o budżecie``, ``w sprawie budżetu``."""
    whole = f"{phrase.preposition} {reading.tokens[phrase.head].text.casefold()}"
    return bool({phrase.preposition, whole} & words["topics"])


def _described(reading: Reading, time: range) -> int | None:
    """The noun that a time adjective stands before or behind: ``[środowy] atak``."""
    if reading.morphs[time[-1]].pos != "adj":
        return None
    behind = next(
        (i for i in range(time[-1] + 1, len(reading.tokens))
         if reading.morphs[i].pos not in {"adj", "adja", "ppas", "pact", "num"}),
        len(reading.tokens),
    )  # fmt: skip
    for i in (behind, time.start - 1):
        if 0 <= i < len(reading.tokens) and reading.morphs[i].pos in NOUNS:
            return i
    return None


def _is_said_of(reading: Reading, index: int, frame: Phrase) -> bool:
    """``[spotkanie] było krokiem do ugody na piątkowym szczycie``: what is said of an event by a
    noun is of its own time."""
    clause = reading.clause(index)
    verbs = [v for v in clause.verbs if index < v < frame.start]
    nouns = [p for p in reading.in_clause(clause) if "inst" in p.cases and p.preposition is None]
    is_said = bool(verbs) and reading.tokens[verbs[-1]].lemma == "być"
    return is_said and any(verbs[-1] < p.start < frame.start for p in nouns)


def _frames(
    phrase: Phrase,
    reading: Reading,
    words: Mapping[str, frozenset[str]],
    statuses: StatusWords,
    *,
    is_noun: bool,
) -> bool:
    """``podczas środowego spotkania``, ``na piątkowym szczycie``, ``sobotni marsz zakończył się
    zamieszkami``; of a verb also ``w środowym wywiadzie``."""
    is_meeting = reading.tokens[phrase.head].lemma in statuses["nouns"]["scheduled"]
    is_at = phrase.preposition in words["in"] and "loc" in phrase.cases
    verbs = {reading.tokens[i].lemma for i in reading.clause(phrase.head).verbs}
    is_run = phrase.preposition is None and bool(verbs & statuses["nouns"]["happening"])
    is_during = phrase.preposition in statuses["prepositions"]["during"]
    return is_during or is_run or (is_at and (is_meeting or not is_noun))


def is_shared(
    reading: Reading,
    at: int,
    index: int,
    form: str,
    beside: Collection[int],
    words: Mapping[str, frozenset[str]],
    statuses: StatusWords,
) -> bool:
    """Whether the time that begins at a token may date the trigger's event."""
    if form == "noun" and _is_of_announcing(reading, at, index, words, statuses):
        return False
    if form != "noun" and _is_of_call(reading, at, index, beside, statuses):
        return False
    if form not in {"noun", "described", "describing"} or _is_beside(reading, at, index):
        return True
    if form != "noun":
        return False
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    preposition = around.preposition if around is not None else None
    if preposition is not None:
        return preposition not in words["apart"]
    return not _is_taken(reading, index, statuses)


def _is_of_announcing(
    reading: Reading,
    at: int,
    index: int,
    words: Mapping[str, frozenset[str]],
    statuses: StatusWords,
) -> bool:
    """``w środę zapowiedzieli strajk``, ``termin strajku ogłosili w środę``: when it was announced;
    ``zwrócił się w środę o azyl``: when it was asked for; not ``na środę zapowiedzieli strajk``,
    ``zapowiedzieli środowy strajk``."""
    is_own = reading.morphs[at].pos == "adj" or reading.tokens[max(0, at - 1)].lemma == "na"
    if is_own:
        return False
    governors = statuses["governors"]
    ahead = governors["announcing"] | governors["calling"]
    if at > index:
        return any(
            reading.tokens[i].lemma in ahead and reading.morphs[i].pos in TOLD
            for i in range(index + 1, at)
        )
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    if around is not None and around.preposition in words["for"]:
        ahead |= words["asking"]
    return any(
        verb < index
        and reading.morphs[verb].pos in {"praet", "imps"}
        and reading.tokens[verb].lemma in ahead
        for verb in reading.clause(index).verbs
    )


def _is_of_call(
    reading: Reading, at: int, index: int, beside: Collection[int], statuses: StatusWords
) -> bool:
    """``strajk [ogłoszono] w środę``: the day of the call; not ``na środę``, nor ``ogłosili strajk
    w środę``."""
    is_call = reading.tokens[index].lemma in statuses["governors"]["calling"] and bool(beside)
    is_own = reading.morphs[at].pos == "adj" or reading.tokens[max(0, at - 1)].lemma == "na"
    return is_call and not is_own and not any(index < i < at for i in beside)


def _is_beside(reading: Reading, at: int, index: int) -> bool:
    """Right behind the trigger or right before it, no verb or mark between them."""
    if not index - BEFORE <= at <= index + BEHIND:
        return False
    between = range(min(at, index) + 1, max(at, index))
    return not any(reading.morphs[i].is_finite or reading.tokens[i].text == "," for i in between)


def _is_taken(reading: Reading, index: int, statuses: StatusWords) -> bool:
    """``potępili w środę [atak]``: the object of a verb that does not bring it about."""
    verbs = [v for v in reading.clause(index).verbs if v < index]
    if not verbs or "nom" in reading.morphs[index].cases:
        return False
    lemma = reading.tokens[verbs[-1]].lemma
    bearers, governors = statuses["bearers"], statuses["governors"]
    own = bearers["verbs"] | bearers["light"] | statuses["nouns"]["happening"]
    return lemma not in own | governors["causing"] | governors["occurred"] | governors["planned"]
