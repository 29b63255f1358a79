"""A length or repetition that matched comes in, whether it really is one goes out.

Functions are named by rules of times.toml; see ``time_guards``.
"""

from __future__ import annotations

from podobno.extract.time_caught import Caught
from podobno.extract.time_moment import Moment


def is_instrumental(caught: Caught, moment: Moment) -> bool:
    """As in "przed dwoma laty"; "przed rokiem 2010" and "przed dniem wyborów" are no lengths."""
    if moment.end < len(moment.texts) and moment.texts[moment.end].isdigit():
        return False
    last = moment.end - 1
    if not moment.allows(last, "inst") or not is_count_of_units(caught, moment):
        return False
    return "num" in caught or not (moment.lemmas(last) & {"dzień", "wiek", "godzina"})


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
    return "num" in caught or not moment.lemmas(moment.end - 1) & {"dzień", "wiek"}


def is_no_age(caught: Caught, moment: Moment) -> bool:
    """As in "ma 25 lat doświadczenia" but not "ma 25 lat", "w wieku 12 lat"."""
    if not _is_counted(caught, moment):
        return False
    years = {"rok"} & moment.lemmas(moment.end - 1)
    if not years:
        return moment.before != "wieku"
    if moment.after == ")" and _opens_bracket(moment):
        return False
    if isinstance(number := caught.get("num"), float | int) and number > _OLDEST:
        return True
    for index in (moment.start - 1, moment.start - 2, moment.start - 3):
        if moment.lemmas(index) & moment.nouns["age_verbs"]:
            return bool(moment.lemmas(moment.end) & moment.nouns["age_excuses"])
        if index >= 0 and moment.texts[index] in {",", "."}:
            break
    return True


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
    if last is not None and last.lower in {"r.", "r"}:
        return False
    if number is None or last is None or last.lower[-1] == "." or last.lower in {"min", "godz"}:
        return True
    if isinstance(number, str) or (number == int(number) and number != 1):
        return last.fits("UNIT", frozenset({"pl"}))
    return True


def is_length(caught: Caught, moment: Moment) -> bool:
    """As in "niemal rok", "cały dzień"; "ostatniej doby" behind "w ciągu"."""
    if "LAST" in caught:
        return (
            moment.before in {"ciągu", "trakcie"}
            or moment.lemmas(moment.end - 1) == {"doba"}
            or ("doba" in moment.lemmas(moment.end - 1))
        )
    if moment.end < len(moment.texts) and moment.texts[moment.end][0].isdigit():
        return False
    return moment.after not in {"wcześniej", "później", "temu"}


def is_length_behind_preposition(caught: Caught, moment: Moment) -> bool:
    """As in "przez rok", "po miesiącu", "od roku"; not "na dzień dobry", "od dnia"."""
    lemmas = moment.lemmas(moment.start)
    before = moment.before
    if not moment.has_case("length"):
        return False
    if moment.end < len(moment.texts) and (
        moment.texts[moment.end][0].isdigit()
        or (moment.allows(moment.end, "adj", "sg") and moment.allows(moment.start, "gen"))
        or (moment.before == "o" and moment.allows(moment.end, "adj", "sg", "acc"))
    ):
        return False
    if "wiek" in lemmas or (before in {"od", "na", "po"} and lemmas & {"dzień", "doba"}):
        return False
    if before == "na" and moment.start > 2 and lemmas & moment.lemmas(moment.start - 2):
        return False  # "z roku na rok"
    if before == "na":
        is_named = moment.allows(moment.end, "subst", "gen")
        return moment.start > 1 and not is_named and not _is_rate(moment)
    if before == "od":
        return bool(lemmas & {"rok", "tydzień", "miesiąc", "kwartał", "dekada"})
    return True


def _is_rate(moment: Moment) -> bool:
    """As in "80 km na godzinę", "dwa razy na tydzień"."""
    return bool(moment.lemmas(moment.start - 2) & (moment.nouns["money"] | {"raz"}))


def is_length_to_event(caught: Caught, moment: Moment) -> bool:
    """As in "dzień po publikacji", "rok przed wyborami"."""
    if moment.before in {"w", "ten", "tego", "każdy", "dzień", "co", "o"}:
        return False
    lemmas = moment.lemmas(moment.start)
    if lemmas & {"wiek", "godzina", "minuta"} and not lemmas & {"dzień", "godzina"}:
        return False
    texts = moment.texts
    if moment.end + 1 < len(texts) and texts[moment.end + 1] in {
        "dniu",
        "południu",
        texts[moment.start],
    }:
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
    if not moment.texts[moment.start].endswith("ami"):
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
    if moment.before == "po" and moment.texts[moment.start] != "latach":
        return False
    needed = {"od": "gen", "przez": "acc", "po": "loc"}[moment.before]
    if not moment.allows(moment.start, "subst", "pl", needed):
        return False
    return "ORD" not in caught and not (
        moment.allows(moment.end, "adj", "pl", "gen")
        and moment.allows(moment.start, "gen")
        and moment.before == "od"
    )


def is_not_of_people(caught: Caught, moment: Moment) -> bool:
    """As in "32-letnia historia" but not "52-letni kierowca", "17-letnia dziewczyna"."""
    text = moment.texts[moment.end - 1]
    if "let" not in text or text.startswith("wielo"):
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
    return moment.before not in {"po", "to"}


def is_each(caught: Caught, moment: Moment) -> bool:
    """As in "w poniedziałki" but not "dwie soboty"."""
    if "'każdy'" in caught:
        return True
    if not moment.allows(moment.start, "pl", "acc"):
        return False
    return moment.before in {"w", "we"} or (
        moment.before in {"i", "oraz", ","} and not moment.allows(moment.start, "sg")
    )


def is_set_word(caught: Caught, moment: Moment) -> bool:
    """As in "codzienny" of a thing that is repeated; "życie codzienne" is no time."""
    if "'codzienny'" in caught:
        return True
    if "SET_ADJ" in caught and moment.texts[moment.start].startswith("codzienn"):
        return moment.before not in {"życie", "życiu", "życia", "na"} and moment.after not in {
            "życie",
            "życia",
            "życiu",
        }
    return True
