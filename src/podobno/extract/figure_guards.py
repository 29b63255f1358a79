"""A number in its sentence comes in, whether it counts something there goes out."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.drafts import Draft
from podobno.extract.ellipsis import lost_its_verb
from podobno.extract.number_words import number_words, role_of
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Token

# The number of an account, or of no report at all: the world's money is below a trillion million.
_TOO_LARGE = 10**18
_LOOSE = frozenset({"noun", "adjective", "bare-adjective"})
_QUOTES = frozenset("„”\"'«»+")


def is_amount(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """Whether a number counts something here, and is no name, numbering or pronoun."""
    if any(abs(value) >= _TOO_LARGE for value in (draft.value, draft.high) if value is not None):
        return False
    if draft.kind == "compound":
        return True
    if _is_numbered(tokens, draft, pack) or _is_idiom(draft, pack):
        return False
    if draft.number_kind in {"group", "part", "each", "of"} and draft.unit is None:
        return draft.number_kind == "of"
    if draft.number_kind == "share" and draft.kind == "bare":
        return _is_bare_share(tokens, draft, pack)
    if draft.number_kind in {"group", "order"} and draft.first:
        # "w pierwszej dziesiątce partnerów" is a rank.
        first = pack.table("numbers")["words"]["first"]
        if tokens[draft.first - 1].lemma.lower() == first:
            return False
    if draft.number_kind == "part" and draft.kind == "noun":
        return "nom" not in read_tag(tokens[draft.last - 1].tag).cases
    return not _is_one(tokens, draft, pack)


def _is_bare_share(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """As in "spadł o połowę", "ponad połowa", "połowa z nich", but not "drugą połowę"."""
    if draft.amount_last - draft.amount_first > 1:
        return True
    before = tokens[draft.first - 1].text.lower() if draft.first else ""
    after = tokens[draft.last].text.lower() if draft.last < len(tokens) else ""
    words = pack.table("numbers")["words"]
    return draft.bound != "exact" or before == words["by"] or after in words["out_of"]


def _is_numbered(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """As in "art. 50", "na stronie 12": the numbered noun stands before, no other behind."""
    if draft.first == 0 or draft.number_kind != "digits":
        return False
    index = draft.first - 1
    while index > 0 and tokens[index].text in _QUOTES:
        index -= 1
    before = tokens[index]
    table = pack.table("numbers")["numbered"]
    if before.text.lower() in table["texts"]:
        return True
    if draft.unit is not None:
        return _is_in_name(tokens, draft)
    is_name = _is_capitalised(tokens, draft.first - 1) and not _after_preposition(tokens, draft)
    if is_name and lost_its_verb(tokens, draft, pack):
        is_name = False  # "PiS zdobyło 190 mandatów, Lewica 26"
    return before.lemma.lower() in table["nouns"] or is_name


def _is_in_name(tokens: Sequence[Token], draft: Draft) -> bool:
    """As in "Nord Stream 2 stanowi": behind a name only a plain plural noun is counted."""
    if draft.kind not in _LOOSE or draft.head is None or draft.bound != "exact":
        return False
    if draft.amount_last - draft.amount_first > 1 or draft.value >= 100:
        return False
    if not _is_capitalised(tokens, draft.first - 1) or _after_preposition(tokens, draft):
        return False
    if tokens[draft.amount_last].text[:1].isupper() and draft.value < 10:
        # "Nord Stream 2 Niemieckie władze": a headline without its stop.
        return True
    morph = read_tag(tokens[draft.head.first].tag)
    return morph.pos != "subst" or "pl" not in morph.numbers


def _is_idiom(draft: Draft, pack: LanguagePack) -> bool:
    """As in "w cztery oczy"; "pół serio"; the years of a term of office."""
    idioms = pack.table("numbers")["idioms"]
    is_term = draft.high is not None and 1800 <= draft.value < draft.high <= 2100
    return idioms.get(draft.unit) == draft.value or (is_term and draft.bound == "range")


def _is_capitalised(tokens: Sequence[Token], index: int) -> bool:
    """A name right before a bare number: "Boeing 737", "Downing Street 10"."""
    return index > 0 and tokens[index].text[:1].isupper()


def _after_preposition(tokens: Sequence[Token], draft: Draft) -> bool:
    """As in "w Danii 604": a place, not a name that ends in a number."""
    return draft.first > 1 and read_tag(tokens[draft.first - 2].tag).pos == "prep"


def _is_one(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """Whether "jeden" is a pronoun or "one and the same", not a count."""
    table = pack.table("numbers")["one"]
    is_one = draft.amount_last - draft.amount_first == 1 and draft.value == 1
    if not is_one or draft.number_kind != "words":
        return False
    if draft.kind == "bare":
        return True
    if draft.kind != "noun" or draft.bound != "exact":
        return False
    before = tokens[draft.first - 1] if draft.first else None
    after = tokens[draft.last] if draft.last < len(tokens) else None
    if after is not None and {after.lemma.lower(), after.text.lower()} & set(table["beside"]):
        return False
    if before is not None and before.text.lower() in table["before"]:
        return False
    if _beside_count(tokens, draft, pack) or _behind_count(tokens, draft, pack):
        return False
    is_governed = before is not None and read_tag(before.tag).pos == "prep"
    return is_governed or draft.unit not in table["nouns"]


def _behind_count(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """As in "dwóch Gruzinów i jednego Ormianina": the count before has one noun of its own."""
    joins = pack.table("numbers")["one"]["joins"]
    if draft.first < 3 or tokens[draft.first - 1].text.lower() not in joins:
        return False
    number, noun = tokens[draft.first - 3 : draft.first - 1]
    role = role_of(number, number_words(pack))
    is_number = number.text.isdigit() or (role is not None and role.part == "cardinal")
    return is_number and read_tag(noun.tag).pos in {"subst", "depr"}


def _beside_count(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """As in "jeden statek i dwa kutry"."""
    joins = pack.table("numbers")["one"]["joins"]
    words = number_words(pack)
    if draft.last + 1 < len(tokens) and tokens[draft.last].text.lower() in joins:
        after = tokens[draft.last + 1]
        role = role_of(after, words)
        return after.text.isdigit() or (role is not None and role.value != 1)
    return False
