"""A match and its place come in, whether it really is a time goes out.

Each guard is named by a rule of times.toml: digits that count, ages, people, regions and the like
are told apart by what stands around them.
"""

from __future__ import annotations

from podobno.extract.time_caught import Caught
from podobno.extract.time_moment import Moment
from podobno.extract.time_tense import FUTURE

_DASHES = frozenset({"-", "–", "—", "−"})


def is_bare_year(caught: Caught, moment: Moment) -> bool:
    """As in "w 2015 spotkał" but not "w 2000 przypadków", "do 2015 zł"."""
    earliest = 1800 if moment.before in {"w", "od", "po", "przed"} else 1900
    if not earliest <= caught.number("YEAR4") <= 2100:
        return False
    if moment.before == "(":
        return moment.after == ")"
    return not _counts(moment, moment.end) and not _is_part_of_number(moment)


def _counts(moment: Moment, index: int) -> bool:
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
    if moment.before not in _DASHES | {"do", "i", "a", "oraz"} or moment.start < 2:
        return False
    if not told or told.sentence != moment.index or told.precision != "year":
        return False
    return moment.texts[moment.start - 2] == told.value and not _counts(moment, moment.end)


def closes_short_years(caught: Caught, moment: Moment) -> bool:
    """As in "w latach 1990-95"; "od 2010-15 osób" is none."""
    if moment.before not in _DASHES or _counts(moment, moment.end):
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


def is_one_weekday(caught: Caught, moment: Moment) -> bool:
    """As in "w sobotę" but not "w soboty"; an adjective in front agrees."""
    is_alone = "WEEKDAY" in caught and moment.end - moment.start == 1
    if not is_alone or moment.before not in {"w", "we"}:
        return agrees(caught, moment)
    return any(moment.allows(moment.start, "sg", case) for case in ("acc", "loc"))


def opens_no_name(caught: Caught, moment: Moment) -> bool:
    """As in "Wrzesień zaczął się" but not "Marzec Jan", "Nocny Market" at a sentence's start."""
    tokens = moment.sentence.tokens
    if not tokens[moment.start].text[0].isupper() or moment.end - moment.start > 1:
        return agrees(caught, moment)
    return moment.end >= len(tokens) or not tokens[moment.end].text[0].isupper()


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
    if "'czas'" in caught and moment.after in {",", "gdy"}:
        return moment.before in {"od", "do"}
    return True


def is_plain_season(caught: Caught, moment: Moment) -> bool:
    """As in "do jesieni" but not "do lat szkolnych" or "po lecie" as part of a name."""
    return moment.allows(moment.end - 1, "sg") and moment.texts[moment.start] not in {"lata", "lat"}


def are_plain_feasts(caught: Caught, moment: Moment) -> bool:
    """As in "przed świętami" alone; "święta państwowe" are any feasts."""
    return not (moment.allows(moment.end, "adj", "pl") or moment.allows(moment.end, "subst", "gen"))


def is_clock(caught: Caught, moment: Moment) -> bool:
    """An hour with its word, its part of day or its zone."""
    if "ORD" in caught and not caught.has(
        "'godzina'", "'godz.'", "'kwadrans'", "'minuta'", "'wpół'"
    ):
        return moment.allows(moment.start, "f") and moment.before in {
            "o",
            "do",
            "od",
            "po",
            "przed",
            "około",
        }
    if "HOUR" in caught and not caught.has("'godzina'", "'godz.'", "'godz'"):
        return moment.before in {"o", "do", "od", "po", "przed", "około", "ok."}
    if "'godzina'" in caught and "HOUR" in caught:
        return not moment.allows(moment.start, "pl", "gen") or moment.allows(moment.start, "sg")
    return True


def is_bare_clock(caught: Caught, moment: Moment) -> bool:
    """As in "o 14.50" but not "o 14.50 zł"; "o dziesiątej" but not "o drugiej stronie"."""
    if "HOUR" in caught and not moment.texts[moment.start].isdigit():
        return True  # "po 17-tej"
    if moment.lemmas(moment.end) & moment.nouns["money"] or _counts(moment, moment.end):
        return False
    if "ORD" in caught:
        if caught.number("ORD") > 24:
            return False
        if moment.before in {"od", "do"}:
            return moment.is_beside(moment.verbs["open"])
        if moment.before not in {"o", "po", "przed"}:
            return False
        if not moment.allows(moment.start, "f"):
            return False
        return not (moment.allows(moment.end, "subst") or moment.allows(moment.end, "adj"))
    if "HOUR" in caught:
        return moment.before == "o" and _is_bare_hour(moment)
    if "HM_DOT" in caught:
        return moment.before in {"o", "po", "około", "ok.", "koło", "godz.", "przed"}
    return moment.before not in {"na"}


def _is_bare_hour(moment: Moment) -> bool:
    """As in "O 20 rozpocznie się koncert", "msza o 9."; not "spadł o 18"."""
    if _is_finite(moment, moment.end):
        return True
    if moment.after not in {".", ",", ")", "w", "we", "na", "z", "do"}:
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
        if _counts(moment, moment.seen):
            return False
        return moment.before in {"od", "między", "pomiędzy"} and caught.number("h2") <= 24
    return not _counts(moment, moment.seen)


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
    return index >= 0 and "godzina" in moment.lemmas(index)


def is_hour_of_day(caught: Caught, moment: Moment) -> bool:
    """As in "w sobotę o 18" but not "w sobotę o 18 proc. więcej"."""
    if "HOUR" not in caught or caught.has("'godzina'", "'godz.'", "'godz'"):
        return True
    return not (_counts(moment, moment.end) or moment.after in {"%", "-"})


def closes_hours(caught: Caught, moment: Moment) -> bool:
    """The second hour of "godz. 8-16", "od godz. 8 do 16"."""
    if moment.before not in _DASHES | {"do", "a"} or moment.start < 3:
        return False
    back = moment.start - 2
    texts = moment.texts
    if not texts[back][0].isdigit() or _counts(moment, moment.end):
        return False
    if _is_hour_word(moment, back - 1) or texts[back - 1] in {"godz.", "godz"}:
        return True
    if "HOUR" not in caught:
        return texts[back - 1] in {"od", "między", "pomiędzy", "(", "w"}
    if texts[back - 1] not in {"od", "między"}:
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
    if moment.before == "w" and moment.texts[moment.start] == "wieczór":
        return True
    if moment.before == "na" and (
        moment.allows(moment.end, "adj", "acc") or moment.allows(moment.end, "subst", "gen")
    ):
        return False  # "na wieczór autorski"
    return moment.has_case("daypart")


def is_noon(caught: Caught, moment: Moment) -> bool:
    """As in "w południe" but not "w południe Europy"."""
    if moment.before == "do" or moment.before == "od" or "'około'" in caught or "'ok.'" in caught:
        if moment.allows(moment.end, "adj", "gen"):
            return False
    elif moment.before != "w":
        return False
    return not moment.allows(moment.end, "subst", "gen")


def is_midnight(caught: Caught, moment: Moment) -> bool:
    """As in "o północy" but not "po północy kraju"."""
    return moment.has_case("midnight") and not moment.allows(moment.end, "subst", "gen")


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
        return moment.after not in {",", "gdy", "kiedy"}
    if "PAST" in caught and (moment.after == "niż" or moment.before == "nie"):
        return False
    if "'przeszłość'" in caught:
        return moment.before in {"w", "dalekiej"}
    return not (moment.texts[moment.start] == "kiedyś" and moment.tense == FUTURE)


def is_long_since(caught: Caught, moment: Moment) -> bool:
    """As in "od dawna", "do niedawna"."""
    return moment.texts[moment.start] in {"dawna", "niedawna"}


def is_present(caught: Caught, moment: Moment) -> bool:
    """As in "obecny rząd" but not "minister był obecny na sali"."""
    if "PRESENT_ADJ" in caught:
        index = moment.start
        if moment.allows(index, "pl", "gen") and moment.before in {"wśród", "spośród"}:
            return False
        if moment.texts[index].startswith("obecn"):
            near = moment.lemmas(index - 1) | moment.lemmas(index - 2)
            if near & {"być"} or moment.after in {
                "na",
                "przy",
                "podczas",
                "w",
                "byli",
                "był",
                ",",
                ".",
            }:
                return False
            return (
                moment.allows(moment.end, "subst")
                or moment.allows(moment.end, "adj")
                or (moment.allows(moment.end, "ger"))
            )
        return moment.allows(moment.end, "subst") or moment.allows(moment.end, "adj")
    if "'raz'" in caught:
        return moment.texts[moment.start + 1] == "razie"
    if "'ten'" in caught and "'pora'" in caught:
        return moment.before in {"do", "od"} and moment.tense != FUTURE
    if "'ten'" in caught:
        return moment.before in {"w", "na", "do", "od"} or "'na'" in caught
    return True


def is_future(caught: Caught, moment: Moment) -> bool:
    """As in "w przyszłości" but not "przyszłość Unii"; "przyszły prezydent" is one to come."""
    if "'przyszłość'" in caught:
        return moment.before == "w" or (
            moment.before == "na" and not moment.allows(moment.end, "subst", "gen")
        )
    if "FUTURE_ADJ" in caught:
        if moment.lemmas(moment.end) & moment.nouns["relations"]:
            return False
        return (
            moment.allows(moment.end, "subst")
            and moment.tense is not None
            and not moment.allows(moment.end, "subst", "m1")
        )
    return True
