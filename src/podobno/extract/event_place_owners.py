"""A place beside a trigger comes in; whether it is that of another deed or body goes out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from podobno.extract.event_clauses import Reading
from podobno.extract.event_dates import read_words
from podobno.extract.event_forms import passive_auxiliary
from podobno.extract.event_marks import read_status_words
from podobno.extract.event_people import People
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_time_owners import describes, is_joined

# So many words before a place a journey is looked for.
NEAR_JOURNEY = 5


def is_seated(
    reading: Reading, phrase: Phrase, people: People, words: Mapping[str, frozenset[str]]
) -> bool:
    """``władze w Pekinie``, ``z uniwersytetu w Cambridge``: where a body sits."""
    before = next((p for p in reading.phrases if p.end == phrase.start), None)
    if before is not None and before.preposition in words["in"] and "loc" in before.cases:
        return False  # "w siedzibie NATO w Brukseli"
    is_name = before is not None and reading.tokens[before.start].text[:1].isupper()
    if is_name and before is not None and before.preposition is None and len(before.parts) == 1:
        # "biuro prasowe Lufthansy w Pradze"
        before = next((p for p in reading.phrases if p.end == before.start), before)
    if before is not None:
        last = before.parts[-1]
        if any(reading.tokens[i].lemma.casefold() in words["bodies"]
               for i in range(last.head, last.end)):  # fmt: skip
            return True
    return _is_seat(people, phrase)


def _is_seat(people: People, phrase: Phrase) -> bool:
    """``władze w Pekinie``: the place is where a body sits, not where it acts."""
    table = people.pack.table("event_actors")
    before = next((p for p in people.reading.phrases if p.end == phrase.start), None)
    if before is None:
        return False
    lemma = people.reading.tokens[before.parts[-1].head].lemma.casefold()
    return lemma in table["posted"] or lemma in table["seated"]


def is_of_participle(
    reading: Reading, phrase: Phrase, index: int, words: Mapping[str, frozenset[str]]
) -> bool:
    """``prawo [obowiązujące] w Irlandii``, ``pomógł Ukraińcom [walczącym] w Donbasie``: of what a
    participle tells of another noun than the trigger."""
    owner = phrase.start - 1
    if owner in {-1, index}:
        return False
    is_doing = reading.tokens[owner].lemma.endswith(tuple(words["doing"]))
    if reading.morphs[owner].pos not in {"pact", "ppas"} and not is_doing:
        return False
    is_predicate = "nom" in reading.morphs[owner].cases
    if is_predicate and passive_auxiliary(reading, owner) is not None:
        return False
    return not describes(reading, owner, index) and not is_joined(reading, index, owner)


def is_of_topic(
    reading: Reading, phrase: Phrase, index: int, words: Mapping[str, frozenset[str]]
) -> bool:
    """``zgoda [dotyczy] ułożenia rur w porcie``: of what the event of the subject is about."""
    verbs = [
        i
        for i in range(index + 1, phrase.start)
        if reading.morphs[i].is_finite or reading.morphs[i].pos == "inf"
    ]
    return bool(verbs) and reading.tokens[verbs[-1]].lemma in words["about"]


def is_of_aimed(
    reading: Reading, phrase: Phrase, index: int, words: Mapping[str, frozenset[str]]
) -> bool:
    """``odpowiedzą sankcjami [na napaść] na Ukrainie``, ``kara [za budowę] w Polsce``: of what
    somebody takes a side on."""
    before = next((p for p in reading.phrases if p.end == phrase.start), None)
    while before is not None and not before.start <= index < before.end:
        if before.preposition in words["aimed"] and "acc" in before.cases:
            return True
        if before.preposition is not None and not _is_at(before, words):
            return False
        start = before.start
        before = next((p for p in reading.phrases if p.end == start), None)
    return False


def is_embedded(reading: Reading, phrase: Phrase, index: int) -> bool:
    """``[największa] w Europie [linia]``: of the noun that the adjective before it describes."""
    adjective, noun = phrase.start - 1, phrase.end
    if adjective < 0 or noun >= len(reading.tokens) or noun == index:
        return False
    is_pair = reading.morphs[adjective].pos == "adj" and reading.morphs[noun].pos == "subst"
    return is_pair and describes(reading, adjective, noun)


def _is_at(phrase: Phrase, words: Mapping[str, frozenset[str]]) -> bool:
    return phrase.preposition in words["in"] and "loc" in phrase.cases


def is_of_subject(reading: Reading, phrase: Phrase, index: int) -> bool:
    """``Piloci w Niemczech [przyjęli decyzję o strajku]``: where those are who act."""
    before = next((p for p in reading.phrases if p.end == phrase.start), None)
    if before is None or before.start <= index < before.end:
        return False
    is_actor = before.preposition is None and "nom" in before.cases
    return is_actor and any(phrase.end <= verb for verb in reading.clause(index).verbs)


def is_of_event(reading: Reading, phrase: Phrase, index: int, nouns: Collection[str]) -> bool:
    """``protest w Islamabadzie przeciwko ...``: the place stands beside another event's noun."""
    before = next((p for p in reading.phrases if p.end == phrase.start), None)
    if before is None or before.start <= index < before.end:
        return False
    return names_event(reading, before, nouns)


def is_of_object(reading: Reading, phrase: Phrase, index: int) -> bool:
    """``poparli budowę drogi [w Polsce]``: the place stands behind what the verb is about."""
    before = next((p for p in reading.phrases if p.end == phrase.start), None)
    return before is not None and before.start > index and before.preposition is None


def is_of_journey(reading: Reading, phrase: Phrase, words: Mapping[str, frozenset[str]]) -> bool:
    """``odwołał 190 lotów tego dnia [w Europie]``: where they go, not where they are cancelled."""
    for i in range(phrase.start - 1, max(-1, phrase.start - 1 - NEAR_JOURNEY), -1):
        if reading.tokens[i].lemma in words["journeys"]:
            return True
        if reading.morphs[i].pos == "interp" or reading.morphs[i].is_finite:
            return False
    return False


def is_framed(reading: Reading, phrase: Phrase, people: People) -> bool:
    """``podczas konferencji [w Pradze]``, ``na szczycie [w Pradze]``: the place of what frames the
    clause."""
    before = next((p for p in reading.phrases if p.end == phrase.start), None)
    words = read_status_words(people.pack)
    if before is None:
        return False
    is_at = "loc" in before.cases and before.preposition in read_words(people.pack)["in"]
    is_meeting = reading.tokens[before.head].lemma in words["nouns"]["scheduled"]
    return before.preposition in words["prepositions"]["during"] or (is_at and is_meeting)


def is_of_meeting(reading: Reading, phrase: Phrase, index: int, people: People) -> bool:
    """``poparł sankcje podczas konferencji [w Pradze]``: of the conference, not the sanctions."""
    before = next((p for p in reading.phrases if p.end == phrase.start), None)
    is_own = before is not None and before.start <= index < before.end
    return not is_own and is_framed(reading, phrase, people)


def is_of_aim(
    reading: Reading, phrase: Phrase, beside: Collection[int], nouns: Collection[str]
) -> bool:
    """``potępił zamach [w Berlinie]``, ``zgodzili się na rozmowy [w Pradze]``: the place stands
    beside what is condemned or agreed upon; not ``na szczycie [w Pradze] uzgodnili``."""
    before = next((p for p in reading.phrases if p.end == phrase.start), None)
    if before is None or any(before.start <= i < before.end for i in beside):
        return False
    is_frame = "loc" in before.cases or before.preposition not in {None, "na", "o", "do", "za"}
    is_subject = before.preposition is None and before.cases == {"nom"}
    return not is_frame and not is_subject and names_event(reading, before, nouns)


def names_event(reading: Reading, phrase: Phrase, nouns: Collection[str]) -> bool:
    last = phrase.parts[-1]
    return any(reading.tokens[i].lemma in nouns for i in range(last.head, last.end))
