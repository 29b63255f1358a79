"""An hour or a part of the day that matched comes in, whether it really is one goes out.

Functions are named by rules of times.toml; see ``time_guards``.
"""

from __future__ import annotations

from podobno.extract.time_caught import Caught
from podobno.extract.time_guards import counts
from podobno.extract.time_moment import Moment


def is_clock(caught: Caught, moment: Moment) -> bool:
    """An hour with its word, its part of day or its zone."""
    if "ORD" in caught and not caught.has(
        "'godzina'", "'godz.'", "'kwadrans'", "'minuta'", "'wpół'"
    ):
        return moment.allows(moment.start, "f") and moment.is_behind("before_ordinal_hour")
    if "HOUR" in caught and not caught.has("'godzina'", "'godz.'", "'godz'"):
        return moment.is_behind("before_hour")
    if "'godzina'" in caught and "HOUR" in caught:
        return not moment.allows(moment.start, "pl", "gen") or moment.allows(moment.start, "sg")
    return True


def is_bare_clock(caught: Caught, moment: Moment) -> bool:
    """As in "o 14.50" but not "o 14.50 zł"; "o dziesiątej" but not "o drugiej stronie"."""
    if "HOUR" in caught and not moment.texts[moment.start].isdigit():
        return True  # "po 17-tej"
    if moment.lemmas(moment.end) & moment.nouns["money"] or counts(moment, moment.end):
        return False
    if "ORD" in caught:
        if caught.number("ORD") > 24:
            return False
        if moment.is_behind("from_or_until"):
            return moment.is_beside(moment.verbs["open"])
        if not moment.is_behind("before_bare_ordinal_hour"):
            return False
        if not moment.allows(moment.start, "f"):
            return False
        return not (moment.allows(moment.end, "subst") or moment.allows(moment.end, "adj"))
    if "HOUR" in caught:
        return moment.is_behind("at") and _is_bare_hour(moment)
    if "HM_DOT" in caught:
        return moment.is_behind("before_dotted_hour")
    return not moment.is_behind("on")


def _is_bare_hour(moment: Moment) -> bool:
    """As in "O 20 rozpocznie się koncert", "msza o 9."; not "spadł o 18"."""
    if _is_finite(moment, moment.end):
        return True
    if not moment.is_ahead_of("after_bare_hour"):
        return False
    near = (moment.lemmas(index) for index in range(moment.start - 6, moment.start))
    return not any(lemmas & moment.nouns["changes"] for lemmas in near)


def _is_finite(moment: Moment, index: int) -> bool:
    tokens = moment.sentence.tokens
    return index < len(tokens) and tokens[index].tag.startswith(("fin", "praet", "bedzie", "imps"))


def opens_hours(caught: Caught, moment: Moment) -> bool:
    """The first hour of "od 8.00 do 16.00", "w godzinach od 8 do 16"."""
    if "h2" in caught:
        if not (_is_hour_word(moment, moment.start - 2) or _is_opening(moment, moment.start)):
            return False
        if counts(moment, moment.seen):
            return False
        return moment.is_behind("opens_hours") and caught.number("h2") <= 24
    return not counts(moment, moment.seen)


def _is_opening(moment: Moment, start: int) -> bool:
    """As in "czynne od 7 do 21", "od poniedziałku do piątku od 10 do 12"."""
    told = moment.last()
    beside_day = (
        told is not None
        and told.sentence == moment.index
        and told.end == start - 1
        and told.precision == "day"
    )
    return beside_day or moment.is_beside(moment.verbs["open"], start)


def _is_hour_word(moment: Moment, index: int) -> bool:
    return index >= 0 and not moment.lemmas(index).isdisjoint(moment.nouns["hours"])


def is_hour_of_day(caught: Caught, moment: Moment) -> bool:
    """As in "w sobotę o 18" but not "w sobotę o 18 proc. więcej"."""
    if "HOUR" not in caught or caught.has("'godzina'", "'godz.'", "'godz'"):
        return True
    return not (counts(moment, moment.end) or moment.is_ahead_of("after_amount"))


def closes_hours(caught: Caught, moment: Moment) -> bool:
    """The second hour of "godz. 8-16", "od godz. 8 do 16"."""
    if not moment.is_behind("closes_hours") or moment.start < 3:
        return False
    back = moment.start - 2
    texts = moment.texts
    if not texts[back][0].isdigit() or counts(moment, moment.end):
        return False
    before = texts[back - 1]
    beside = moment.knowledge.beside
    if _is_hour_word(moment, back - 1) or before in beside["hour"]:
        return True
    if "HOUR" not in caught:
        return before in beside["opens_exact_hours"]
    if before not in beside["opens_hours"]:
        return False
    return _is_hour_word(moment, back - 2) or _opened(moment, back)


def _opened(moment: Moment, index: int) -> bool:
    """Whether the number at a token was read as the first hour of opening."""
    return moment.hours_end == index + 1


def is_daypart(caught: Caught, moment: Moment) -> bool:
    """As in "wieczorem", "późnym wieczorem", "minionej nocy", "nad ranem"."""
    if "'sam'" in caught:
        return "DAYPART" in caught
    if "'południe'" in caught:
        return (
            not moment.allows(moment.end, "subst", "gen")
            and not moment.sentence.tokens[min(moment.end, len(moment.texts) - 1)].text[0].isupper()
        )
    return True


def is_prepositional_daypart(caught: Caught, moment: Moment) -> bool:
    """As in "w nocy", "o świcie", "od rana", "do wieczora": each preposition with its own case."""
    if moment.is_behind("in") and moment.is_form("evening"):
        return True
    if moment.is_behind("on") and (
        moment.allows(moment.end, "adj", "acc") or moment.allows(moment.end, "subst", "gen")
    ):
        return False  # "na wieczór autorski"
    return moment.has_case("daypart")


def is_noon(caught: Caught, moment: Moment) -> bool:
    """As in "w południe" but not "w południe Europy"."""
    if moment.is_behind("from_or_until") or caught.has("'około'", "'ok.'"):
        if moment.allows(moment.end, "adj", "gen"):
            return False
    elif not moment.is_behind("in"):
        return False
    return not moment.allows(moment.end, "subst", "gen")


def _begins(moment: Moment) -> bool:
    """Whether a verb close by says what holds from midnight: "od północy obowiązuje zakaz"."""
    near = range(max(0, moment.start - 6), min(len(moment.texts), moment.end + 4))
    return any(moment.lemmas(index) & moment.verbs["from_midnight"] for index in near)


def is_midnight(caught: Caught, moment: Moment) -> bool:
    """As in "o północy" but not "po północy kraju"; "od północy wieje" is of the north."""
    if moment.is_behind("from") and not _begins(moment):
        return False
    return moment.has_case("midnight") and not moment.allows(moment.end, "subst", "gen")
