"""A number without its noun comes in; whether what stands around it lets it be a count goes out."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.antecedents import Antecedent
from podobno.extract.drafts import Draft
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Token

_DASHES = frozenset({"–", "—", "-"})


def could_be_year(tokens: Sequence[Token], draft: Draft) -> bool:
    text = tokens[draft.amount_first].text
    is_single = draft.amount_last - draft.amount_first == 1
    return is_single and len(text) == 4 and text[:2] in {"18", "19", "20"}


def stands_alone(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """Whether what stands before a bare number lets it be a count on its own."""
    if draft.first == 0:
        return rules_a_verb(tokens, draft.last)
    before = tokens[draft.first - 1]
    joins = pack.table("numbers")["ellipsis"]["before"]
    if before.text.lower() in joins or before.lemma.lower() in joins:
        return True
    if names_place(tokens, draft, pack):
        return True
    return read_tag(before.tag).is_finite


def is_contrast(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """As in "a nie jak dotąd pięć"."""
    words = pack.table("numbers")["ellipsis"]["contrast"]
    before = [token.text.lower() for token in tokens[max(0, draft.first - 3) : draft.first]]
    verbless = not any(
        read_tag(token.tag).is_finite for token in tokens[max(0, draft.first - 3) : draft.first]
    )
    return verbless and any(word in words for word in before)


def counts_things(
    here: Sequence[Antecedent], tokens: Sequence[Token], draft: Draft, pack: LanguagePack
) -> bool:
    """As in "koalicja ma 231 mandatów, opozycja 198", "jeden żołnierz zginął, trzech ranił"."""
    if not any(figure.kind == "noun" for figure in here):
        return False
    if lost_its_verb(tokens, draft, pack):
        return True
    return tokens[draft.first - 1].text == "," and rules_a_verb(tokens, draft.last)


def lost_its_verb(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """As in "koalicja ma 231 mandatów, opozycja 198": subject and number alone."""
    if draft.number_kind != "digits" or draft.first < 2 or draft.last >= len(tokens):
        return False
    ellipsis = pack.table("numbers")["ellipsis"]
    if tokens[draft.first - 2].text.lower() not in ellipsis["openers"]:
        return False
    after = tokens[draft.last]
    is_end = not after.text[:1].isalnum() and after.text not in _DASHES
    is_joined = after.text.lower() in ellipsis["openers"]
    subject = read_tag(tokens[draft.first - 1].tag)
    is_name = tokens[draft.first - 1].text[:1].isupper()
    is_subject = subject.pos in {"subst", "depr"} and "nom" in subject.cases
    return (is_end or is_joined) and (is_subject or is_name)


def is_difference(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """As in "12 komitetów, o trzy więcej niż poprzednio"."""
    table = pack.table("numbers")
    before = tokens[draft.first - 1].text.lower() if draft.first else ""
    after = tokens[draft.last].text.lower() if draft.last < len(tokens) else ""
    return before == table["words"]["by"] and after in table["one"]["beside"]


def names_place(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """As in "w Danii 604, w Polsce 332": a list of places, each with its count."""
    if draft.first < 2 or draft.last >= len(tokens):
        return False
    places = pack.table("numbers")["ellipsis"]["places"]
    preposition, name = tokens[draft.first - 2], tokens[draft.first - 1]
    after = tokens[draft.last]
    is_place = preposition.text.lower() in places and name.text[:1].isupper()
    return is_place and not (after.text[:1].isalnum() and read_tag(after.tag).pos != "conj")


def rules_a_verb(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and read_tag(tokens[index].tag).is_finite


def is_or_even(tokens: Sequence[Token], draft: Draft, following: Draft, pack: LanguagePack) -> bool:
    """As in "co najmniej pięć, a może nawet siedem osób"."""
    between = [token.text.lower() for token in tokens[draft.last : following.first]]
    words = pack.table("numbers")["ellipsis"]["or_even"]
    return following.bound != "exact" and bool(between) and set(between) <= set(words)
