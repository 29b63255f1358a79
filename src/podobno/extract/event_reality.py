"""A trigger, its entry and its day come in; how real the event is goes out: occurred, ongoing,
planned, possible or denied."""

from __future__ import annotations

import re
from datetime import date

from podobno.extract.event_context import Scene
from podobno.extract.event_dates import Moment
from podobno.extract.event_marks import Status, is_condition, read_status_words
from podobno.extract.event_noun_status import noun_status
from podobno.extract.event_status import verbal_status
from podobno.language.event_lexicon import Entry
from podobno.model import StatementMention

DAY = re.compile(r"\d{4}-\d\d-\d\d")
DAY_OR_MONTH = re.compile(r"\d{4}-\d\d(-\d\d)?")
# A promise is dated before its verb: what follows dates what is promised.
PROMISE = "promise, commit oneself to act"
# Acts of speech: what follows the verb is what is said, not when.
SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SUPPORT"})
DEMAND = "demand"
AVOWED = frozenset({"back, endorse, defend in words", "stand by somebody"})
# What is told with the day for which it is called or called off.
CALLED = frozenset({"SANCTION", "PROTEST"})
# What is over when it has been said.
UTTERED = frozenset({"AGREE", "REQUEST"})
UTTERANCES = frozenset({"praise", "thank", "congratulate, condole", "apologise"})


def read_reality(scene: Scene, index: int, entry: Entry, form: str, moment: Moment) -> Status:
    """How real it is; what is dated behind the report is still to come, and the present tense
    of a headline tells what has happened."""
    status = _read_status(scene, index, form)
    is_done = form == "finite" and status.value in {"occurred", "ongoing"}
    if is_done and _announces(scene, index, entry):
        status = Status(value="planned")
    if status.value == "denied" and "{nie}" in entry.key:
        status = Status(value=_refused(scene, index))
    published, day = (scene.published or "")[:10], moment.value or ""
    is_open = status.value in {"occurred", "ongoing"}  # "może się odbyć w maju" stays possible
    is_ahead = _is_ahead(published, day, DAY_OR_MONTH if form == "noun" and is_open else DAY)
    is_present = form == "finite" and status.value == "ongoing"
    is_done_noun = status.value == "denied" or (status.is_sure and status.value == "occurred")
    if is_ahead and (is_present or (form == "noun" and not is_done_noun)):
        return Status(value="planned")
    is_first_person = "pri" in scene.reading.morphs[index].persons
    if is_present and entry.type in SPOKEN and (scene.is_headline or is_first_person):
        return Status(value="occurred")
    if is_present and _is_utterance(scene, index, entry):
        return Status(value="occurred")
    if (
        is_present
        and entry.type == "CONSULT"
        and day
        and (day == published or day == _week_of(published))
    ):
        return Status(value="planned")
    return status


def is_before(scene: Scene, status: Status, moment: Moment, form: str) -> bool:
    """``w środę ogłosili strajk``: what is still to come is of no day before the report, what a
    noun names of no month either; that is when it was announced."""
    published, when = (scene.published or "")[:10], moment.value or ""
    told = DAY_OR_MONTH if form == "noun" else DAY
    is_told = len(published) == 10 and told.fullmatch(when) is not None
    return status.value == "planned" and is_told and when < published[: len(when)]


def is_behind(scene: Scene, entry: Entry, status: Status, moment: Moment) -> bool:
    """``Nowak zaapelowała w związku z wyborami 3 maja``: what has happened is of no day after the
    report; but flights are cancelled, and strikes called, with the day on which they would be."""
    published, when = (scene.published or "")[:10], moment.value or ""
    is_done = status.value in {"occurred", "ongoing"} and entry.type not in CALLED
    return is_done and _is_ahead(published, when, DAY_OR_MONTH)


def _is_ahead(published: str, when: str, told: re.Pattern[str]) -> bool:
    is_told = len(published) == 10 and told.fullmatch(when) is not None
    return is_told and when > published[: len(when)]


def avowed(status: Status, entry: Entry, form: str, claim: StatementMention | None) -> Status:
    """``powiedział, że popiera umowę``: who says that they back something has backed it."""
    is_said = claim is not None and entry.about in AVOWED and form == "finite"
    return Status(value="occurred") if is_said and status.value == "ongoing" else status


def _refused(scene: Scene, index: int) -> str:
    """``nie zgodził się``: what is denied is the refusal's own deed; ``jeśli nie zgodzi się``."""
    words, morph = read_status_words(scene.pack), scene.reading.morphs[index]
    if morph.is_finite and is_condition(scene.reading, index, words):
        return "possible"
    if morph.pos == "praet":
        return "occurred"
    verbs = scene.reading.clause(index).verbs
    is_ahead = any(scene.reading.morphs[v].pos == "bedzie" for v in verbs)
    return "planned" if is_ahead or "perf" in morph.aspects else "ongoing"


def _is_utterance(scene: Scene, index: int, entry: Entry) -> bool:
    """``minister obiecuje``, ``apeluje``: said once, though told in the present; not
    ``wciąż apeluje``, nor what somebody demands for as long as it lasts."""
    clause = scene.reading.clause(index)
    lemmas = {scene.reading.tokens[i].lemma for i in scene.reading.tokens_of(clause)}
    still = read_status_words(scene.pack)["particles"]["still"]
    is_said = entry.type in UTTERED or entry.about in UTTERANCES
    return is_said and entry.about != DEMAND and not lemmas & still


def _read_status(scene: Scene, index: int, form: str) -> Status:
    """What the words of its sentence say of how real the event is."""
    starts = {time.start for time in scene.times}
    dated = [i for i, token in enumerate(scene.reading.tokens) if token.start in starts]
    words = read_status_words(scene.pack)
    if form == "noun":
        return noun_status(scene.reading, index, words, dated)
    return Status(value=verbal_status(scene.reading, index, form, words, dated))


def is_said(entry: Entry) -> bool:
    """Acts of speech, promises too: what follows the verb is what is said."""
    return entry.type in SPOKEN or entry.about == PROMISE


def _announces(scene: Scene, index: int, entry: Entry) -> bool:
    """``zapowiedzieli poparcie``, ``ogłosili strajk``: the phrase names what is to come."""
    governors = scene.pack.table("event_status")["governors"]
    lemma = scene.reading.tokens[index].lemma
    if "{" not in entry.key or entry.type == "AGREE":
        return False  # who announces steps has promised them
    return lemma in governors["announcing"] or (
        entry.type == "PROTEST" and lemma in governors["calling"]
    )


def _week_of(day: str) -> str | None:
    """The ISO week of a day as TIMEX3 writes it, None for what is no day."""
    if DAY.fullmatch(day) is None:
        return None
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02d}"
