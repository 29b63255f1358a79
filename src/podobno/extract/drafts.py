"""A sentence's tokens come in, its amounts with bound and head go out, the bare ones unsettled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from podobno.extract.agreement import Form
from podobno.extract.amounts import Amount, read_amount
from podobno.extract.bounds import bound_after, bound_before, named_limit, passing_limit
from podobno.extract.compounds import read_compound
from podobno.extract.counted import Head, find_head, form_wanted
from podobno.extract.number_words import NumberWords, number_words, role_of
from podobno.extract.units import match_sign
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An amount of one sentence at tokens ``[first, last)``.

    ``amount_first`` and ``amount_last`` hold the number alone. ``unit`` is None for a bare number,
    whose unit only the context can give. ``kind`` is the head's kind, ``bare`` or ``compound``.
    """

    first: int
    last: int
    amount_first: int
    amount_last: int
    value: Fraction
    high: Fraction | None
    bound: str
    unit: str | None
    kind: str
    number_kind: str
    head: Head | None = None


_MINUS = frozenset({"-", "−", "–"})


def find_drafts(tokens: Sequence[Token], pack: LanguagePack) -> tuple[Draft, ...]:
    """The amounts of a sentence in reading order."""
    drafts: list[Draft] = []
    openings = _openings(pack)
    index = 0
    while index < len(tokens):
        if not openings.may_open(tokens[index]):
            index += 1
            continue
        draft, index = _draft_at(tokens, index, pack)
        if draft is not None:
            drafts.append(_apart(draft, drafts[-1].last if drafts else 0))
    return tuple(drafts)


def _apart(draft: Draft, floor: int) -> Draft:
    """The draft without what the one before it holds: in "5 $ 6" the sign belongs to the 5."""
    if draft.first >= floor:
        return draft
    took_sign = draft.head is not None and draft.head.first < draft.amount_first
    if took_sign:
        draft = replace(draft, unit=None, kind="bare", head=None)
    return replace(draft, first=max(floor, draft.first), bound="range" if draft.high else "exact")


@dataclass(frozen=True, slots=True)
class _Openings:
    """What an amount can begin with: a quick look, since most words begin none."""

    words: NumberWords
    texts: frozenset[str]
    endings: tuple[str, ...]

    def may_open(self, token: Token) -> bool:
        return (
            token.text[0].isdigit()
            or token.text.lower() in self.texts
            or role_of(token, self.words) is not None
            or token.lemma.endswith(self.endings)
        )


@cache
def _openings(pack: LanguagePack) -> _Openings:
    numbers = pack.table("numbers")
    texts = {rule["opens"] for rule in numbers["range"]} | {numbers["words"]["each"]}
    endings = tuple(pack.table("units")["adjectives"])
    return _Openings(number_words(pack), frozenset(texts - {""}), endings)


def _draft_at(tokens: Sequence[Token], index: int, pack: LanguagePack) -> tuple[Draft | None, int]:
    """The draft that begins at a token, if one does, and the token to go on at."""
    compound = read_compound(tokens, index, pack)
    if compound is not None:
        draft = Draft(
            first=index,
            last=compound.last,
            amount_first=index,
            amount_last=compound.last,
            value=compound.value,
            high=None,
            bound="order" if compound.is_order else "exact",
            unit=compound.unit,
            kind="compound",
            number_kind="words",
        )
        return _with_bound(tokens, draft, None, None, pack), compound.last
    amount = read_amount(tokens, index, pack)
    if amount is None:
        return None, index + 1
    if amount.kind == "score" or _is_numbering(tokens, amount):
        return None, amount.last
    return _with_head(tokens, amount, pack)


def _with_head(
    tokens: Sequence[Token], amount: Amount, pack: LanguagePack
) -> tuple[Draft | None, int]:
    late = bound_after(tokens, amount.last, pack)
    start = late.last if late else amount.last
    form = Form.ONE if amount.kind == "each" else form_wanted(amount.number)
    head = find_head(tokens, start, form, pack)
    if head is not None and head.kind in {"time", "times"}:
        return None, head.last
    sign = _sign_before(tokens, amount, pack) if head is None else None
    if sign is not None:
        head = sign
    first = head.first if sign is not None and head is not None else amount.first
    last = start if sign is not None or head is None else head.last
    draft = Draft(
        first=first,
        last=last,
        amount_first=amount.first,
        amount_last=amount.last,
        value=amount.value,
        high=amount.high,
        bound="range" if amount.high is not None else "exact",
        unit=head.unit if head else None,
        kind=head.kind if head else "bare",
        number_kind=_number_kind(amount),
        head=head,
    )
    draft = _with_minus(tokens, draft, pack)
    draft, last = _with_change(tokens, draft, pack)
    late = late or bound_after(tokens, last, pack)
    draft = _with_bound(tokens, draft, amount, late.kind if late else None, pack)
    if late is not None:
        draft = replace(draft, last=max(draft.last, late.last))
    return draft, max(draft.last, amount.last)


def _number_kind(amount: Amount) -> str:
    if amount.kind in {"each", "of"}:
        return amount.kind
    if amount.number.is_order:
        return "order"
    return "scaled" if amount.number.scale > 1 else amount.number.kind


def _sign_before(tokens: Sequence[Token], amount: Amount, pack: LanguagePack) -> Head | None:
    """A currency before the number: "$500", "EUR 500"."""
    if amount.first == 0:
        return None
    code = match_sign(tokens[amount.first - 1], pack)
    if code is None:
        return None
    return Head(first=amount.first - 1, last=amount.first, unit=code, kind="money")


def _with_minus(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> Draft:
    """A minus before a temperature or a percentage."""
    if draft.kind not in {"measure", "percent"} or draft.first == 0:
        return draft
    before = tokens[draft.first - 1]
    is_sign = before.text in _MINUS and before.end == tokens[draft.first].start
    word = pack.table("numbers")["words"]["minus"]
    if before.text.lower() != word and not is_sign:
        return draft
    if is_sign and draft.first > 1 and tokens[draft.first - 2].end == before.start:
        return draft
    return replace(draft, first=draft.first - 1, value=-draft.value)


def _with_change(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> tuple[Draft, int]:
    """Small change after money: "5 zł 50 gr" is 5.5."""
    change = pack.table("currencies")["change"].get(draft.unit or "")
    if change is None or draft.kind != "money" or draft.last + 1 >= len(tokens):
        return draft, draft.last
    small = read_amount(tokens, draft.last, pack)
    if small is None or small.last >= len(tokens) or small.value >= change["per"]:
        return draft, draft.last
    unit = tokens[small.last]
    if unit.text not in change["texts"] and unit.lemma not in change["words"]:
        return draft, draft.last
    value = draft.value + small.value / change["per"]
    return replace(draft, value=value, last=small.last + 1), small.last + 1


def _with_bound(
    tokens: Sequence[Token],
    draft: Draft,
    amount: Amount | None,
    late: str | None,
    pack: LanguagePack,
) -> Draft:
    """The draft with its bound; a range and a plain order keep theirs."""
    people = draft.head is not None and _counts_people(tokens, draft.head, pack)
    early = bound_before(tokens, draft.first, pack, counts_people=people)
    first = early.first if early is not None else draft.first
    kind = early.kind if early is not None else late
    if kind is None:
        kind = passing_limit(tokens, first, pack) or named_limit(tokens, first, pack)
    # "nawet setki osób": the limit is some hundreds, not one; "co najmniej kilkaset" holds.
    is_order = amount is not None and amount.number.is_order
    if is_order and kind not in {"at_least", "more_than"}:
        kind = "order"
    if draft.high is not None:
        kind = "range"
    return replace(draft, first=first, bound=kind or draft.bound)


def _counts_people(tokens: Sequence[Token], head: Head, pack: LanguagePack) -> bool:
    return head.unit in pack.table("numbers")["words"]["people"] or any(
        "m1" in read_tag(tag).genders for _lemma, tag in tokens[head.last - 1].readings
    )


def _is_numbering(tokens: Sequence[Token], amount: Amount) -> bool:
    """An ordinal ("80. rocznica"), a list's number ("1. Nie parkować", "2) Nie palić")."""
    if amount.last - amount.first != 1 or amount.number.kind != "digits":
        return False
    if amount.last >= len(tokens):
        return False
    after = tokens[amount.last]
    if after.start != tokens[amount.last - 1].end:
        return False
    if after.text == ")":
        return amount.first == 0
    if after.text != "." or amount.last + 1 >= len(tokens):
        return False
    # "– 1453. Druga jest …": before a capital the stop closes the sentence.
    return amount.first == 0 or not tokens[amount.last + 1].text[:1].isupper()
