"""A match and its place come in, whether it really is a time goes out.

Each guard is named by a rule of times.toml: digits that count, ages, people, regions and the like
are told apart by what stands around them.
"""

from __future__ import annotations

from podobno.extract.time_caught import Caught
from podobno.extract.time_moment import Moment
from podobno.extract.time_tense import FUTURE
from podobno.language.tags import read_tag


def is_bare_year(caught: Caught, moment: Moment) -> bool:
    """As in "w 2015 spotkał" but not "w 2000 przypadków", "do 2015 zł"."""
    earliest = 1800 if moment.is_behind("before_old_year") else 1900
    if not earliest <= caught.number("YEAR4") <= 2100:
        return False
    if moment.before == "(":
        return moment.after == ")"
    return not counts(moment, moment.end) and not _is_part_of_number(moment)


def counts(moment: Moment, index: int) -> bool:
    """Whether a number before this token counts it: a unit, or a noun in the plural."""
    if not index < len(moment.texts):
        return False
    if moment.lemmas(index) & moment.nouns["money"]:
        return True
    if moment.sentence.tokens[index].text[0].isupper():
        return False
    return (
        moment.allows(index, "subst", "pl", "gen")
        or moment.allows(index, "subst", "pl", "loc")
        or (
            moment.allows(index, "adj", "pl", "gen")
            and moment.allows(index + 1, "subst", "pl", "gen")
        )
    )


def _is_part_of_number(moment: Moment) -> bool:
    """As in "2014/15", "2000-osobowy"."""
    tokens = moment.sentence.tokens
    return (
        moment.after in {"/", "%"}
        and moment.end < len(tokens)
        and (tokens[moment.end].start == tokens[moment.end - 1].end)
    )


def closes_years(caught: Caught, moment: Moment) -> bool:
    """The second year of "w latach 1985-1997", "od 2010 do 2015"."""
    told = moment.last()
    if not moment.is_behind("closes_years") or moment.start < 2:
        return False
    if not told or told.sentence != moment.index or told.precision != "year":
        return False
    return moment.texts[moment.start - 2] == told.value and not counts(moment, moment.end)


def closes_short_years(caught: Caught, moment: Moment) -> bool:
    """As in "w latach 1990-95"; "od 2010-15 osób" is none."""
    if not moment.is_behind("dashes") or counts(moment, moment.end):
        return False
    told = moment.last()
    return (
        told is not None
        and told.sentence == moment.index
        and told.precision == "year"
        and moment.start > 1
        and moment.texts[moment.start - 2] == told.value
    )


def is_season_year(caught: Caught, moment: Moment) -> bool:
    """As in "w sezonie 2018/19", "rok szkolny 2024/2025"."""
    return bool(moment.lemmas(moment.start - 1) & moment.nouns["seasons"])


def closes_season(caught: Caught, moment: Moment) -> bool:
    """The year behind the stroke of "sezon 2018/19"."""
    told = moment.last()
    return (
        told is not None
        and told.sentence == moment.index
        and told.end == moment.start - 1
        and told.precision == "year"
    )


def is_day_of_event(caught: Caught, moment: Moment) -> bool:
    """As in "w dniu strajku" but not "w dniu wczorajszym", "w dniu 5 maja"."""
    word = moment.words[moment.end] if moment.end < len(moment.words) else None
    return word is None and moment.allows(moment.end, "subst", "gen")


def are_first_units(caught: Caught, moment: Moment) -> bool:
    """As in "w pierwszych dniach wojny"; "w pierwszych dwóch dniach" has a rule of its own."""
    return caught["UNIT"] in {"P1D", "P1W", "P1M", "P1Y", "PT1H"} and moment.agree(
        moment.start, moment.start + 1, "pl"
    )


def is_unit_of_event(caught: Caught, moment: Moment) -> bool:
    """As in "w drugim dniu wizyty", "drugiego dnia wrócili" but not "w pierwszym roku życia"; of
    other units than the day the event is named."""
    if not moment.agree(moment.start, moment.start + 1, "sg"):
        return False
    if moment.lemmas(moment.end) & moment.nouns["ages_of"]:
        return False
    if _is_time_word(moment, moment.end):
        return False
    return caught.has("'dzień'") or moment.allows(moment.end, "subst", "gen")


def is_one_day(caught: Caught, moment: Moment) -> bool:
    """As in "ostatniego dnia sierpnia": the adjective is of the day's own form."""
    return moment.agree(moment.start, moment.start + 1, "sg")


def is_one_weekday(caught: Caught, moment: Moment) -> bool:
    """As in "w sobotę" but not "w poniedziałki i środy"; an adjective in front agrees."""
    if follows_weekdays(moment):
        return False
    is_alone = "WEEKDAY" in caught and moment.end - moment.start == 1
    if not is_alone or not moment.is_behind("in"):
        return agrees(caught, moment)
    return any(moment.allows(moment.start, "sg", case) for case in ("acc", "loc"))


def follows_weekdays(moment: Moment) -> bool:
    """Whether "w" and weekdays in the plural stand before, joined to this one."""
    if not moment.is_behind("and") or not moment.allows(moment.start, "pl", "acc"):
        return False
    word = moment.words[moment.start - 2] if moment.start > 2 else None
    return (
        word is not None
        and "WEEKDAY" in word.classes
        and moment.texts[moment.start - 3] in moment.knowledge.beside["in"]
        and not moment.allows(moment.start - 2, "sg", "acc")
    )


def opens_no_name(caught: Caught, moment: Moment) -> bool:
    """As in "Wrzesień zaczął się" but not "Marzec Jan", "Nocny Market" at a sentence's start."""
    tokens = moment.sentence.tokens
    if not tokens[moment.start].text[0].isupper() or moment.end - moment.start > 1:
        return agrees(caught, moment)
    return moment.end >= len(tokens) or not tokens[moment.end].text[0].isupper()


def is_of_the_day(caught: Caught, moment: Moment) -> bool:
    """As in "nocny atak" but not "nocny klub", "cisza nocna", "Nocny Market"."""
    near = moment.lemmas(moment.start - 1) | moment.lemmas(moment.end)
    return not near & moment.nouns["night_kinds"] and opens_no_name(caught, moment)


def is_of_season(caught: Caught, moment: Moment) -> bool:
    """As in "zimowa ofensywa", "ferie zimowe" but not "zimowe opony"."""
    near = moment.lemmas(moment.start - 1) | moment.lemmas(moment.end)
    return bool(near & moment.nouns["seasonal"])


def agrees(caught: Caught, moment: Moment) -> bool:
    """As in "ostatnia niedziela", "tego lata": an adjective in front is of the noun's own form."""
    if not caught.has("REL", "LAST", "NEXT") or moment.end - moment.start < 2:
        return True
    for index in range(moment.start, moment.end - 1):
        word = moment.words[index]
        if word and word.classes.keys() & {"REL", "LAST", "NEXT"}:
            number = "sg" if "SEASON" in caught else None
            return word.lower[-1] == "." or moment.agree(index, index + 1, number)
    return True


def is_that_time(caught: Caught, moment: Moment) -> bool:
    """As in "od tego czasu", "w tym samym roku"; "w tym czasie, gdy" is no anaphora."""
    if "'czas'" in caught and moment.is_ahead_of("relates"):
        return moment.is_behind("from") or moment.is_behind("until")
    return True


def is_plain_season(caught: Caught, moment: Moment) -> bool:
    """As in "do jesieni" but not "do lat szkolnych" or "po lecie" as part of a name."""
    return moment.allows(moment.end - 1, "sg") and not moment.is_form("years")


def are_plain_feasts(caught: Caught, moment: Moment) -> bool:
    """As in "przed świętami" alone; "święta państwowe" are any feasts."""
    return not (moment.allows(moment.end, "adj", "pl") or moment.allows(moment.end, "subst", "gen"))


def is_feast(caught: Caught, moment: Moment) -> bool:
    """As in "w Boże Ciało", "w sylwestra" but not "parafia Bożego Ciała", "Sylwester Nowak"."""
    near = (moment.lemmas(index) for index in range(moment.start - 3, moment.start))
    if any(lemmas & moment.nouns["dedicated"] for lemmas in near):
        return False
    is_small = moment.sentence.tokens[moment.start].text[0].islower()
    return is_small or caught.get("named") not in moment.knowledge.small


def is_reference(caught: Caught, moment: Moment) -> bool:
    """As in "wcześniej" alone; "trzy dni wcześniej" and "wcześniej niż" have rules of their own."""
    if caught.has("'wtedy'", "'wówczas'"):
        return not moment.is_ahead_of("relates")
    if "PAST" in caught and (moment.is_ahead_of("than") or moment.is_behind("not")):
        return False
    if moment.is_form("earlier") and moment.is_behind("degrees") and moment.tense == FUTURE:
        return False  # "skończą znacznie wcześniej", sooner than was thought
    if "'przeszłość'" in caught:
        return moment.is_behind("before_past")
    return True


def is_long_since(caught: Caught, moment: Moment) -> bool:
    """As in "od dawna", "do niedawna"."""
    return moment.is_form("long_since")


def is_present(caught: Caught, moment: Moment) -> bool:
    """As in "obecny rząd" but not "minister był obecny na sali"."""
    if "PRESENT_ADJ" in caught:
        index = moment.start
        if moment.allows(index, "pl", "gen") and moment.is_behind("among"):
            return False
        if moment.lemmas(index) & moment.nouns["attending"]:
            near = moment.lemmas(index - 1) | moment.lemmas(index - 2)
            if near & moment.verbs["copulas"] or moment.is_ahead_of("of_a_place"):
                return False
            return (
                moment.allows(moment.end, "subst")
                or moment.allows(moment.end, "adj")
                or (moment.allows(moment.end, "ger"))
            )
        return moment.allows(moment.end, "subst") or moment.allows(moment.end, "adj")
    if "'raz'" in caught:
        return moment.is_form("for_now", 1)
    if "'ten'" in caught and "'pora'" in caught:
        return moment.is_behind("from_or_until") and moment.tense != FUTURE
    if "'ten'" in caught:
        return moment.is_behind("before_now") or "'na'" in caught
    return True


def is_future(caught: Caught, moment: Moment) -> bool:
    """As in "w przyszłości" but not "przyszłość Unii"; "przyszły prezydent" is one to come;
    "wkrótce potem wrócił", "wkrótce wrócił" only say in what order things happened."""
    if moment.is_form("soon") and _is_told_in_order(moment):
        return False
    if "'przyszłość'" in caught:
        return moment.is_behind("in") or (
            moment.is_behind("on") and not moment.allows(moment.end, "subst", "gen")
        )
    if "FUTURE_ADJ" in caught:
        if moment.lemmas(moment.end) & moment.nouns["relations"]:
            return False
        return (
            moment.allows(moment.end, "subst")
            and not _is_preposition(moment, moment.end)
            and moment.tense is not None
            and not moment.allows(moment.end, "subst", "m1")
        )
    return True


def _is_told_in_order(moment: Moment) -> bool:
    """Whether what has happened follows: "wkrótce po tym", "wkrótce wybuchła"."""
    behind = moment.sentence.tokens[moment.end : moment.end + 1]
    is_past = any(read_tag(token.tag).pos in {"praet", "imps"} for token in behind)
    return moment.is_ahead_of("afterwards") or (is_past and moment.tense != FUTURE)


def _is_time_word(moment: Moment, index: int) -> bool:
    """Whether a token is of a class of time words: a month, a year, a weekday."""
    word = moment.words[index] if index < len(moment.words) else None
    return word is not None and any(name[0] != "'" for name in word.classes)


def _is_preposition(moment: Moment, index: int) -> bool:
    """Whether a token stands as a preposition: "do" is a note of music only on paper."""
    return moment.sentence.tokens[index].tag.startswith("prep")
