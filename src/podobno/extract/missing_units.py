"""A number without its noun comes in with its context; the unit it takes from there goes out."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.agreement import is_function
from podobno.extract.antecedents import Antecedent, Unit
from podobno.extract.drafts import Draft
from podobno.extract.ellipsis import (
    could_be_year,
    counts_things,
    is_contrast,
    is_difference,
    is_or_even,
    rules_a_verb,
    stands_alone,
)
from podobno.extract.participles import base_of_noun
from podobno.extract.topics import among, measured_share, number_of, topic
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Reading, Token

# "pomorskie – 967": a dash before a number stands for the verb.
_DASHES = frozenset({"–", "—", "-"})


def settle_unit(
    tokens: Sequence[Token],
    draft: Draft,
    following: Draft | None,
    context: tuple[Antecedent, ...],
    pack: LanguagePack,
) -> Unit | None:
    """The unit of a bare number, or None where the number is no figure."""
    is_zero = draft.value == 0 and draft.number_kind != "scaled"
    if is_zero or _is_ordinal(tokens, draft):
        return None
    for rule in (
        _part_of_whole,
        _change,
        _listed,
        _pronoun,
        _of_those,
        number_of,
        topic,
        among,
        measured_share,
        _shared_behind,
    ):
        found = rule(tokens, draft, following, context, pack)
        if found is not None:
            return found
    return _same_as_before(tokens, draft, context, pack)


def _is_ordinal(tokens: Sequence[Token], draft: Draft) -> bool:
    """As in "poniżej 12 roku życia": digits before a noun in the singular, the stop left out."""
    if draft.number_kind != "digits" or draft.last >= len(tokens):
        return False
    after = tokens[draft.last]
    morph = read_tag(after.tag)
    if is_function(after):
        return False
    return morph.pos == "subst" and morph.numbers == {"sg"} and not after.text[:1].isupper()


def _is_rate(draft: Draft, context: tuple[Antecedent, ...]) -> bool:
    """As in "w okolicach 1,3940": a bare decimal counts nothing unless measures go before."""
    if draft.number_kind in {"scaled", "share", "order"} or draft.value.denominator == 1:
        return False
    return not context or context[-1].kind not in {"percent", "money", "measure"}


def adjective_unit(
    tokens: Sequence[Token],
    draft: Draft,
    following: Draft | None,
    context: tuple[Antecedent, ...],
    pack: LanguagePack,
) -> Unit | None:
    """The unit of a number before an adjective whose noun stands elsewhere, or None.

    "sześciu najlepszych z 40 producentów", "10 spółek polskich i 13 zagranicznych".
    """
    found = _part_of_whole(tokens, draft, following, context, pack)
    if found is not None:
        return found
    here = [figure for figure in context if figure.age == 0 and figure.kind == "noun"]
    return Unit(here[-1].unit, "unit of the figure before") if here else None


def _part_of_whole(
    tokens: Sequence[Token],
    draft: Draft,
    following: Draft | None,
    context: tuple[Antecedent, ...],
    pack: LanguagePack,
) -> Unit | None:
    """As in "41 z ogółem 50 regionów": the part has the unit of the whole."""
    if following is None or following.unit is None:
        return None
    whole = pack.table("numbers")["whole"]
    between = [token.text.lower() for token in tokens[draft.last : following.first]]
    if draft.value >= following.value:
        return None  # "Boeing 737 z 162 osobami"
    if between and between[0] in whole["joins"] and set(between[1:]) <= set(whole["skips"]):
        return Unit(following.unit, "part of a whole")
    return None


def _change(
    tokens: Sequence[Token],
    draft: Draft,
    following: Draft | None,
    context: tuple[Antecedent, ...],
    pack: LanguagePack,
) -> Unit | None:
    """As in "z 5 do 7 proc.": the value before the change has the unit of the value after."""
    if following is None or following.unit is None or draft.first == 0:
        return None
    opens = pack.table("numbers")["change"]["opens"]
    between = [token.text.lower() for token in tokens[draft.last : following.first]]
    words = pack.table("numbers")["words"]
    is_joined = len(between) == 1 and between[0] in words["to"]
    is_change = tokens[draft.first - 1].text.lower() in opens and is_joined
    # "51 do 49 proc.", "324 do 295 głosów": two sides of one whole.
    if is_change or (between == [words["side"]] and draft.value > following.value):
        return Unit(following.unit, "change between two values")
    return None


def _listed(
    tokens: Sequence[Token],
    draft: Draft,
    following: Draft | None,
    context: tuple[Antecedent, ...],
    pack: LanguagePack,
) -> Unit | None:
    """As in "o 100 i 200 osób": the noun stands behind the last of the list.

    "głosów 324 do 295": it stands before the first of two sides.
    """
    before = tokens[draft.first - 1].text.lower() if draft.first else ""
    first_side = [c for c in context if c.age == 0 and c.last == draft.first - 1]
    if before == pack.table("numbers")["words"]["side"] and first_side:
        return Unit(first_side[-1].unit, "second of two sides")
    if following is None or following.unit is None:
        return None
    if draft.bound != "exact" and is_or_even(tokens, draft, following, pack):
        return Unit(following.unit, "noun behind the last of a list")
    if following.first != draft.last + 1:
        return None
    joins = pack.table("numbers")["ellipsis"]["lists"]
    if tokens[draft.last].text.lower() not in joins or could_be_year(tokens, draft):
        return None
    return Unit(following.unit, "noun behind the last of a list")


def _pronoun(
    tokens: Sequence[Token],
    draft: Draft,
    following: Draft | None,
    context: tuple[Antecedent, ...],
    pack: LanguagePack,
) -> Unit | None:
    """As in "ma ich 55", "było ich kilkaset"; of "strajki trwały krótko, było ich sześć" the noun
    in the sentence, else what was counted before."""
    whose = pack.table("numbers")["words"]["whose"]
    index = draft.first - 1
    skips = pack.table("numbers")["whole"]["skips"]
    # "będzie ich miała 52", "odbyło się ich łącznie cztery"
    while index > 0 and (
        read_tag(tokens[index].tag).is_finite
        or (tokens[index].text.lower() in skips and tokens[index].text.lower() != whose)
    ):
        index -= 1
    if index < 0 or tokens[index].text.lower() != whose:
        return None
    rule = "pronoun for the things counted"
    if not any(figure.age == 0 for figure in context) and (unit := _meant(tokens, index, pack)):
        return Unit(unit, rule)
    return Unit(context[-1].unit if context else None, rule)


def _meant(tokens: Sequence[Token], pronoun: int, pack: LanguagePack) -> str | None:
    """The noun in the plural that leads a sentence's clause before a pronoun's."""
    marks = [i for i in range(pronoun) if tokens[i].text == ","]
    for token in tokens[: marks[-1]] if marks else ():
        morph = read_tag(token.tag)
        is_leading = morph.pos == "subst" and "nom" in morph.cases and "pl" in morph.numbers
        if is_leading and token.lemma[:1].islower():
            return base_of_noun(token.text, Reading(token.lemma, token.tag), pack)
    return None


def _of_those(
    tokens: Sequence[Token],
    draft: Draft,
    following: Draft | None,
    context: tuple[Antecedent, ...],
    pack: LanguagePack,
) -> Unit | None:
    """As in "31 osób, z których 8 walczy o życie"."""
    words = pack.table("numbers")["words"]
    before = [token.text.lower() for token in tokens[max(0, draft.first - 2) : draft.first]]
    here = [figure for figure in context if figure.age == 0]
    if len(before) < 2 or not here or could_be_year(tokens, draft):
        return None
    if before[0] not in words["out_of"] or before[1] not in words["those"]:
        return None
    return Unit(here[-1].unit, "pronoun for the things counted")


# "12 tys., a według organizatorów 100 tys. osób"
_SHARING_REACH = 8


def _shared_behind(
    tokens: Sequence[Token],
    draft: Draft,
    following: Draft | None,
    context: tuple[Antecedent, ...],
    pack: LanguagePack,
) -> Unit | None:
    """As in "na wsi żyje 15 mln, a w miastach 23 mln Polaków": one verb, one noun behind both."""
    if following is None or following.unit is None or following.kind != "noun":
        return None
    if draft.number_kind != "scaled" or following.number_kind != "scaled":
        return None
    between = tokens[draft.last : following.first]
    openers = pack.table("numbers")["ellipsis"]["openers"]
    is_joined = bool(between) and between[0].text.lower() in openers
    if not is_joined or len(between) > _SHARING_REACH:
        return None
    if any(read_tag(token.tag).is_finite for token in between):
        return None
    if any(figure.age == 0 and figure.kind == "noun" for figure in context):
        return None
    return Unit(following.unit, "noun behind the last of a list")


def _same_as_before(
    tokens: Sequence[Token], draft: Draft, context: tuple[Antecedent, ...], pack: LanguagePack
) -> Unit | None:
    """A second count drops the noun: "22 loty do Szwecji i 20 do Irlandii"."""
    if _is_rate(draft, context):
        return None
    here = [figure for figure in context if figure.age == 0]
    is_fraction = draft.number_kind == "share" and draft.amount_last - draft.amount_first > 1
    if (
        is_fraction
        or draft.number_kind in {"order", "scaled"}
        or draft.bound not in {"exact", "range"}
    ):
        nearest = _nearest_counted(context, draft)
        if nearest is None and draft.number_kind == "words" and draft.value < 10:
            return None
        return Unit(nearest.unit if nearest else None, "unit of the figure before")
    if draft.number_kind not in {"digits", "words"} or draft.high is not None:
        return None
    before = tokens[draft.first - 1].text if draft.first else ""
    if before in _DASHES and draft.number_kind == "digits":
        here = [figure for figure in context if figure.age <= 1]
    if not here or could_be_year(tokens, draft):
        return None
    if not (
        stands_alone(tokens, draft, pack)
        or is_contrast(tokens, draft, pack)
        or counts_things(here, tokens, draft, pack)
    ):
        return None
    if is_contrast(tokens, draft, pack) or is_difference(tokens, draft, pack):
        return Unit(here[-1].unit, "unit of the figure before")
    if draft.number_kind == "words" and not rules_a_verb(tokens, draft.last):
        return None
    return Unit(here[-1].unit, "unit of the figure before")


def _nearest_counted(context: tuple[Antecedent, ...], draft: Draft) -> Antecedent | None:
    """The last figure that a bare number can share its noun with: thousands are no percentage."""
    counted = [
        figure
        for figure in context
        if figure.kind != "percent" or draft.number_kind not in {"order", "scaled", "share"}
    ]
    return counted[-1] if counted else None
