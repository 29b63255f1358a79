"""A length or repetition that matched comes in, whether it really is one goes out.

Functions are named by rules of times.toml; see ``time_guards``.
"""

from __future__ import annotations

from collections.abc import Iterator

from podobno.extract.time_caught import Caught
from podobno.extract.time_guards import follows_weekdays
from podobno.extract.time_moment import Moment


def is_instrumental(caught: Caught, moment: Moment) -> bool:
    """As in "przed dwoma laty"; "przed rokiem 2010" and "przed dniem wyborów" are no lengths."""
    if moment.end < len(moment.texts) and moment.texts[moment.end].isdigit():
        return False
    last = moment.end - 1
    if not moment.allows(last, "inst") or not is_count_of_units(caught, moment):
        return False
    return "num" in caught or not moment.lemmas(last) & moment.nouns["no_length_before"]


def is_ahead(caught: Caught, moment: Moment) -> bool:
    """As in "za dwa dni" but not "za godzinę pracy", "za trzy lata więzienia zapłacił"."""
    if moment.end < len(moment.texts) and moment.texts[moment.end].isdigit():
        return False
    if "num" in caught and not _is_counted(caught, moment):
        return False
    if "num" not in caught and moment.allows(moment.end, "ppas"):
        return False  # "za kwartał zakończony 30 września"
    if any(moment.lemmas(moment.start - back) & moment.verbs["paid"] for back in (2, 3)):
        return False
    return "num" in caught or not moment.lemmas(moment.end - 1) & moment.nouns["no_length_ahead"]


def is_no_age(caught: Caught, moment: Moment) -> bool:
    """As in "ma 25 lat doświadczenia" but not "ma 25 lat", "w wieku 12 lat"."""
    if not _is_counted(caught, moment):
        return False
    if not moment.nouns["years"] & moment.lemmas(moment.end - 1):
        return not moment.is_behind("at_age")
    if moment.after == ")" and _opens_bracket(moment):
        return False
    if isinstance(number := caught.get("num"), float | int) and number > _OLDEST:
        return True
    for index in _before_age(moment):
        if moment.lemmas(index) & moment.nouns["age_verbs"]:
            return bool(moment.lemmas(moment.end) & moment.nouns["age_excuses"])
        if index >= 0 and moment.texts[index] in {",", "."}:
            break
    return True


def _before_age(moment: Moment) -> Iterator[int]:
    """The places of the three words before, behind a range: "w wieku od 7 do 12 lat"."""
    bounds = moment.knowledge.beside["from_or_until"]
    index, left = moment.start - 1, 3
    while index >= 0 and left:
        yield index
        left -= not (moment.texts[index].isdigit() or moment.texts[index] in bounds)
        index -= 1


# No person is older: "liczy 26 000 lat" is no age.
_OLDEST = 130


def _opens_bracket(moment: Moment) -> bool:
    """As in "bracia (12 i 13 lat)": nothing but numbers and joints back to the bracket."""
    for index in range(moment.start - 1, max(-1, moment.start - 5), -1):
        if moment.texts[index] == "(":
            return True
        word = moment.words[index]
        if word is None or not word.key & {"NUMBER", "CARD", "AND", "RANGE"}:
            return False
    return False


def is_count_of_units(caught: Caught, moment: Moment) -> bool:
    """As in "trzy lata temu" but not "647 mln rok temu"."""
    return "num" not in caught or _is_counted(caught, moment)


def _is_counted(caught: Caught, moment: Moment) -> bool:
    """As in "12 lat" counts years, "12 roku życia" and "90. minucie" name one by its number."""
    number = caught.get("n2", caught.get("num"))
    words = (moment.words[index] for index in range(moment.end - 1, moment.start, -1))
    last = next((word for word in words if word and "UNIT" in word.classes), None)
    short = moment.knowledge.beside
    if last is not None and last.lower in short["short_year"]:
        return False
    if (
        number is None
        or last is None
        or last.lower[-1] == "."
        or last.lower in short["short_units"]
    ):
        return True
    if isinstance(number, str) or (number == int(number) and number != 1):
        return last.fits("UNIT", frozenset({"pl"}))
    return True


def is_length(caught: Caught, moment: Moment) -> bool:
    """As in "niemal rok", "cały dzień"; "ostatniej doby" behind "w ciągu"."""
    if "LAST" in caught:
        last = moment.lemmas(moment.end - 1)
        return moment.is_behind("within") or not last.isdisjoint(moment.nouns["day_and_night"])
    if moment.end < len(moment.texts) and moment.texts[moment.end][0].isdigit():
        return False
    return not moment.is_ahead_of("shifts")


def is_length_behind_preposition(caught: Caught, moment: Moment) -> bool:
    """As in "przez rok", "po miesiącu", "od roku"; not "na dzień dobry", "od dnia"."""
    lemmas = moment.lemmas(moment.start)
    if not moment.has_case("length"):
        return False
    if moment.end < len(moment.texts) and (
        moment.texts[moment.end][0].isdigit()
        or (moment.allows(moment.end, "adj", "sg") and moment.allows(moment.start, "gen"))
        or (moment.is_behind("at") and moment.allows(moment.end, "adj", "sg", "acc"))
    ):
        return False
    if lemmas & moment.nouns["centuries"]:
        return False
    if moment.is_behind("before_no_day") and lemmas & moment.nouns["days"]:
        return False
    is_on = moment.is_behind("on")
    if is_on and moment.start > 2 and lemmas & moment.lemmas(moment.start - 2):
        return False  # "z roku na rok"
    if is_on:
        is_named = moment.allows(moment.end, "subst", "gen")
        return moment.start > 1 and not is_named and not _is_rate(moment)
    if moment.is_behind("from"):
        return bool(lemmas & moment.nouns["since_units"])
    return True


def _is_rate(moment: Moment) -> bool:
    """As in "80 km na godzinę", "dwa razy na tydzień"."""
    return bool(moment.lemmas(moment.start - 2) & (moment.nouns["money"] | moment.nouns["rated"]))


def is_length_to_event(caught: Caught, moment: Moment) -> bool:
    """As in "dzień po publikacji", "rok przed wyborami"."""
    if moment.is_behind("before_no_length"):
        return False
    lemmas = moment.lemmas(moment.start)
    if lemmas & moment.nouns["no_length_to_event"]:
        return False
    texts = moment.texts
    if moment.end + 1 < len(texts) and (
        texts[moment.end + 1] in moment.knowledge.beside["no_event"]
        or texts[moment.end + 1] == texts[moment.start]
    ):
        return False
    return moment.allows(moment.start, "acc") or moment.allows(moment.start, "inst")


def is_passing(caught: Caught, moment: Moment) -> bool:
    """As in "minął rok", "rok minął", "zajęło mu to tydzień"; "trwa rok szkolny" is none."""
    if not (moment.allows(moment.start, "nom") or moment.allows(moment.start, "acc")):
        return False
    if moment.end < len(moment.texts) and (
        moment.texts[moment.end][0].isdigit() or moment.allows(moment.end, "adj", "nom")
    ):
        return False
    near = (moment.start - 1, moment.start - 2, moment.start - 3, moment.end)
    return any(
        moment.lemmas(index) & moment.verbs["lasting"] and _is_verb(moment, index) for index in near
    )


def _is_verb(moment: Moment, index: int) -> bool:
    return moment.sentence.tokens[index].tag.startswith(("fin", "praet", "inf"))


def stands_alone(caught: Caught, moment: Moment) -> bool:
    """As in "czeka latami" but not "przed latami", "między tygodniami"."""
    if not moment.texts[moment.start].endswith(tuple(moment.knowledge.beside["on_end"])):
        return False
    if not moment.start:
        return True
    return not moment.sentence.tokens[moment.start - 1].tag.startswith(("prep", "adj", "num"))


def is_last_length(caught: Caught, moment: Moment) -> bool:
    """As in "w ostatnim roku" but not "w ostatnim dniu szczytu"."""
    return caught["UNIT"] in {"P1Y", "P1M", "P1W", "P3M", "P10Y"} and not moment.allows(
        moment.end, "subst", "gen"
    )


def is_plain_plural(caught: Caught, moment: Moment) -> bool:
    """As in "od lat", "przez miesiące"; "od lat 80." is a decade, "od dni wolnych" none."""
    if moment.end < len(moment.texts) and moment.texts[moment.end][0].isdigit():
        return False
    if moment.is_behind("past") and not moment.is_form("after_years"):
        return False
    needed = moment.knowledge.cases["length"][moment.before]
    if not any(moment.allows(moment.start, "subst", "pl", case) for case in needed):
        return False
    return "ORD" not in caught and not (
        moment.allows(moment.end, "adj", "pl", "gen")
        and moment.allows(moment.start, "gen")
        and moment.is_behind("from")
    )


def is_not_of_people(caught: Caught, moment: Moment) -> bool:
    """As in "32-letnia historia" but not "52-letni kierowca", "17-letnia dziewczyna"."""
    text = moment.texts[moment.end - 1]
    parts = moment.knowledge.beside
    is_of_years = any(part in text for part in parts["of_years"])
    if not is_of_years or text.startswith(tuple(parts["of_many_years"])):
        return True
    if moment.lemmas(moment.start - 1) & moment.nouns["people"]:
        return False  # "dzieci 6 letnich"
    tokens = moment.sentence.tokens
    for index in range(moment.end, min(moment.end + 3, len(tokens))):
        token = tokens[index]
        if moment.lemmas(index) & moment.nouns["people"]:
            return False
        if token.text[0].isupper() and index > 0:
            return False
        if token.tag.startswith(("subst", "ger", "depr")):
            return not _is_person(moment, index)
        if not token.tag.startswith(("adj", "ppas", "pact", "brev", "conj")):
            return False
    return False


def _is_person(moment: Moment, index: int) -> bool:
    """A noun for a man by its gender, for a woman by its ending."""
    token = moment.sentence.tokens[index]
    if ":m1" in token.tag or token.tag.startswith("depr"):
        return True
    if token.lemma in moment.nouns["women_not"] or ":f" not in token.tag:
        return False
    return token.lemma.endswith(tuple(moment.nouns["women_endings"]))


def is_period(caught: Caught, moment: Moment) -> bool:
    """As in "co drugi dzień" but not "co do minuty", "co godzina to lepiej"."""
    return not moment.is_behind("no_period")


def is_each(caught: Caught, moment: Moment) -> bool:
    """As in "w poniedziałki" but not "dwie soboty"."""
    if "'każdy'" in caught:
        return True
    if not moment.allows(moment.start, "pl", "acc"):
        return False
    if follows_weekdays(moment):
        return True
    return moment.is_behind("in") or (
        moment.is_behind("and") and not moment.allows(moment.start, "sg")
    )


def is_set_word(caught: Caught, moment: Moment) -> bool:
    """As in "codzienny" of a thing that is repeated; "życie codzienne" is no time."""
    if "SET_ADJ" not in caught or not moment.lemmas(moment.start) & moment.nouns["everyday"]:
        return True
    near = moment.lemmas(moment.start - 1) | moment.lemmas(moment.end)
    return not moment.is_behind("on") and not near & moment.nouns["life"]
