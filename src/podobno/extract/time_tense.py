"""A place in a sentence comes in, the tense that its verbs give it goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from podobno.language.tags import read_tag
from podobno.model import Sentence

if TYPE_CHECKING:
    from podobno.extract.time_moment import Moment

PAST, PRESENT, FUTURE = "past", "present", "future"


# A clause ends at these; a finite verb behind them belongs to another one.
_BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")", "-"})


# "od wtorku do piątku", "we wtorek lub środę": a verb further away says nothing of the tense.
_REACH = 40


class Segment(NamedTuple):
    """A stretch of a sentence between commas and conjunctions; ``is_subordinate`` where it opens
    with a word such as który or że."""

    number: int
    is_subordinate: bool


class Tense(NamedTuple):
    """``past``, ``present`` or ``future``; ``is_sure`` where a verb of the same clause gives it and
    no noun stands between that the span could belong to ("ogłosili strajk w piątek")."""

    name: str
    is_sure: bool


def read_segments(sentence: Sentence, joins: frozenset[str]) -> list[Segment]:
    """The stretch each token of a sentence stands in."""
    segments: list[Segment] = []
    number, is_subordinate, opens = 0, False, True
    for token in sentence.tokens:
        if token.text in _BREAKS or token.tag.startswith("conj"):
            number, is_subordinate, opens = number + 1, False, True
        elif opens and not token.tag.startswith("prep"):
            opens = False
            is_subordinate = token.tag.startswith("comp") or token.lemma in joins
        segments.append(Segment(number, is_subordinate))
    return segments


def read_tense(moment: Moment) -> Tense | None:
    """The tense of the nearest finite verb, in the same clause where it has one."""
    if moment.is_behind("on") and not moment.allows(moment.start, "loc"):
        return Tense(FUTURE, True)
    opener = moment.texts[max(0, moment.start - 3)]
    if moment.is_behind("from") and opener in moment.knowledge.beside["on"]:
        return Tense(FUTURE, True)  # "przełożyli loty na okres od czwartku do niedzieli"
    if tense := _participle_tense(moment):
        return Tense(tense, True)
    if _is_of_announced(moment):
        return Tense(FUTURE, True)
    segments = moment.segments()
    own = segments[moment.start].number
    found: list[tuple[int, int, str]] = []
    low = max(0, moment.start - _REACH)
    high = min(len(segments), moment.end + _REACH)
    for index in range(low, high):
        if moment.start <= index < moment.end:
            continue
        tense = _verb_tense(moment, index)
        if tense is None:
            continue
        segment = segments[index]
        rank = abs(segment.number - own)
        if rank and segment.is_subordinate:
            rank += 2
        distance = moment.start - index if index < moment.start else index - moment.end + 1
        found.append((rank, distance, tense))
    if not found:
        return None
    rank, _, tense = min(found)
    return Tense(tense, rank == 0 and not (tense == PAST and _follows_noun(moment)))


def _is_of_announced(moment: Moment) -> bool:
    """As in "poinformowano o odwołaniu w piątek stu lotów": the day is the cancelling's."""
    for index in range(moment.start - 1, max(0, moment.start - 7), -1):
        token = moment.sentence.tokens[index]
        if token.text in _BREAKS or read_tag(token.tag).is_finite:
            return False
        if any(
            tag.startswith("ger") and lemma in moment.verbs["announced"]
            for lemma, tag in token.readings
        ):
            return moment.texts[index - 1] in moment.knowledge.beside["at"]
    return False


def _follows_noun(moment: Moment) -> bool:
    """As in "ogłosili strajk w piątek": the day may be the strike's."""
    if moment.start < 2:
        return False
    tag = moment.sentence.tokens[moment.start - 2].tag
    return tag.startswith(("subst", "ger")) and ":m1" not in tag and ":nom" not in tag


def _participle_tense(moment: Moment) -> str | None:
    """As in "opublikowany w czwartek raport", "zaplanowane na wtorek głosowanie"."""
    for index in range(moment.start - 1, max(-1, moment.start - 4), -1):
        token = moment.sentence.tokens[index]
        if token.text in _BREAKS:
            return None
        if token.tag.startswith("ppas"):
            if token.lemma in moment.verbs["ahead"]:
                return FUTURE  # "planowane w piątek rozmowy"
            return PAST if ":perf" in token.tag and not _has_copula(moment, index) else None
        if not token.tag.startswith(("prep", "adv", "part", "qub")):
            return None
    return None


def dates_a_noun(moment: Moment) -> bool:
    """As in "paktu podpisanego 19 czerwca 2024 roku": the date belongs to a participle."""
    for index in range(max(0, moment.start - 3), moment.start):
        if moment.sentence.tokens[index].tag.startswith("ppas"):
            return not _has_copula(moment, index)
    return False


def _has_copula(moment: Moment, index: int) -> bool:
    """As in "zostanie podpisany w środę": the participle is half of a finite verb."""
    near = moment.sentence.tokens[max(0, index - 8) : index]
    return any(token.lemma in moment.verbs["copulas"] for token in near)


def _verb_tense(moment: Moment, index: int) -> str | None:
    token = moment.sentence.tokens[index]
    morph = read_tag(token.tag)
    if token.lemma in moment.verbs["obliged"]:
        return _obligation(moment, index)
    if morph.pos == "praet" and _is_wished(moment, index):
        return FUTURE
    if token.lemma in moment.verbs["warned"] and _is_warned_of(moment, index):
        return FUTURE
    is_meant = morph.pos == "praet" and token.lemma in moment.verbs["meant"]
    if is_meant and _is_going_to(moment, index, token.lemma):
        return None
    if morph.pos in {"praet", "imps"}:
        following = moment.sentence.tokens[index + 1 : index + 2]
        if (
            token.lemma in moment.verbs["be"]
            and following
            and read_tag(following[0].tag).pos == "inf"
        ):
            return FUTURE
        if following and following[0].text in moment.knowledge.beside["would"]:
            return None
        is_ahead = _is_announced(moment, index, token.lemma) or (
            moment.is_behind("until") and token.lemma in moment.verbs["extended"]
        )
        return FUTURE if is_ahead else PAST
    if morph.pos == "bedzie":
        return FUTURE
    if morph.pos == "fin":
        if "perf" in morph.aspects or _is_announced(moment, index, token.lemma):
            return FUTURE
        if token.lemma in moment.verbs["be"] and _is_expected(moment, index):
            return FUTURE
        if token.lemma in moment.verbs["planned"] and _is_going_to(moment, index, token.lemma):
            return FUTURE
        return PAST if token.lemma in moment.verbs["told"] else PRESENT
    return None


def _obligation(moment: Moment, index: int) -> str | None:
    """As in "powinni w środę złożyć wniosek"; "trzeba było w środę złożyć" is past, "należy do
    partii" and a wish without an infinitive tell nothing."""
    tokens = moment.sentence.tokens
    if read_tag(tokens[index].tag).pos == "praet":
        return PAST
    behind = tokens[index + 1 : index + 3]
    if any(t.lemma in moment.verbs["be"] and t.tag.startswith("praet") for t in behind):
        return PAST
    near = tokens[max(0, index - 8) : index + 9]
    return FUTURE if any(t.tag.startswith("inf") for t in near) else PRESENT


def _is_wished(moment: Moment, index: int) -> bool:
    """As in "gdyby w piątek doszło do ugody", "zażądał, żeby w środę ustąpił"."""
    segments = moment.segments()
    for place in range(index - 1, -1, -1):
        if segments[place].number != segments[index].number:
            return False
        if moment.texts[place] in moment.knowledge.beside["wishes"]:
            return True
    return False


def _is_announced(moment: Moment, index: int, lemma: str) -> bool:
    """As in "zapowiedzieli strajk w piątek": what is announced, called off or called for is ahead,
    where it stands between the verb and the day; not so "zapowiedzieli w piątek strajk"."""
    if lemma not in moment.verbs["announced"] or index > moment.start:
        return False
    between = moment.sentence.tokens[index + 1 : moment.start]
    return any(
        token.tag.startswith(("subst", "ger"))
        and ":m1" not in token.tag
        and ":nom" not in token.tag
        for token in between
    )


def _is_warned_of(moment: Moment, index: int) -> bool:
    """As in "ostrzegają przed strajkiem w sobotę", "ostrzegł przed sobotnim strajkiem"."""
    return bool(moment.knowledge.beside["ahead_of"] & {*moment.texts[index + 1 : moment.start]})


def _is_expected(moment: Moment, index: int) -> bool:
    """As in "w sobotę możliwy jest strajk"."""
    near = range(max(0, index - 1), min(len(moment.texts), index + 3))
    return any(moment.lemmas(at) & moment.verbs["expected"] for at in near)


def _is_going_to(moment: Moment, index: int, lemma: str) -> bool:
    if lemma not in moment.verbs["with_infinitive"]:
        return True
    behind = moment.sentence.tokens[index + 1 : index + 9]
    return any(read_tag(token.tag).pos == "inf" for token in behind)
