"""A word and its neighbours come in, the part it may play in a noun phrase goes out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from podobno.language.pl import PACK
from podobno.language.tags import Morph, read_tag
from podobno.model import Token

ADJECTIVES = frozenset({"adj", "ppas", "pact"})
NOUNS = frozenset({"subst", "depr", "ger"})
PRONOUNS = frozenset({"ppron12", "ppron3", "siebie"})
NUMERALS = frozenset({"num", "dig", "romandig"})
QUOTES = frozenset("\"„”“«»'‘’") | {"''"}


def may_stand_before_head(
    tokens: Sequence[Token], at: int, index: int, numeral: int | None, adjective: int | None
) -> bool:
    """Adverbs before adjectives, quantifiers before numbers, quotation marks, ordinal stops."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    pos = following.tag.partition(":")[0]
    if token.text in QUOTES:
        return pos in ADJECTIVES or pos in NOUNS or pos in NUMERALS
    if token.text == "." and numeral == at - 1:
        return token.start == tokens[numeral].end and pos in ADJECTIVES | NOUNS
    if token.upos == "ADV" and pos in ADJECTIVES:
        # "bardzo duży", but not "tam jednym samochodem"
        return ":" in token.tag and pos == "adj" and following.tag.endswith(":pos")
    if token.upos == "PART" and adjective == at - 1 and pos in NOUNS:
        return agrees(tokens[adjective], following)  # "druga już wizyta"
    if token.lemma in known_words("quantifiers"):
        return _leads_to_number(tokens, at)
    if (token.text == "," or joins(token)) and adjective is not None:
        return (
            pos in ADJECTIVES and agrees(tokens[adjective], following) and _has_noun(tokens, at + 1)
        )
    return False


def _leads_to_number(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at + 1 : at + 4]:
        pos = token.tag.partition(":")[0]
        if pos in {"dig", "num"}:
            return True
        if token.lemma not in known_words("quantifiers") | known_words("short_bounds"):
            return token.lemma in known_words("counters")
    return False


def leads_to_noun(tokens: Sequence[Token], at: int) -> bool:
    return any(token.tag.partition(":")[0] in NOUNS for token in tokens[at + 1 : at + 4])


def _has_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether adjectives at ``at`` end in a noun that agrees: "duży i mały dom"."""
    for token in tokens[at + 1 : at + 4]:
        pos = token.tag.partition(":")[0]
        if pos in NOUNS:
            return agrees(tokens[at], token)
        if pos not in ADJECTIVES and token.upos != "ADV":
            return False
    return False


def is_possessive(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun is a possessive before its noun: "jego dom", "ich nowy dom"."""
    token = tokens[at]
    if not token.tag.startswith("ppron3:") or token.text.lower() not in {"jego", "jej", "ich"}:
        return False
    for following in tokens[at + 1 : at + 4]:
        pos = following.tag.partition(":")[0]
        if pos in NOUNS:
            return True
        if pos not in ADJECTIVES | NUMERALS and following.text not in QUOTES:
            return False
    return False


def is_counted_by(tokens: Sequence[Token], numeral: int | None, head: int) -> bool:
    if numeral is None or numeral > head:
        return False
    if tokens[head].lemma in known_words("months") or is_year(tokens, numeral):
        return False
    if tokens[numeral + 1].text == "." and numeral + 1 < head:
        return False  # "80. rocznica" is an ordinal
    cases = read_tag(tokens[head].tag).cases
    return governs(tokens[numeral]) and "gen" in cases


def governs(token: Token) -> bool:
    """Whether a numeral takes its noun in the genitive: five and more, digits, "tys."."""
    if token.tag.startswith(("dig", "brev")):
        return True
    return ":rec" in token.tag


def is_unit(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lemma in known_words("counters")


def precedes_name(tokens: Sequence[Token], at: int) -> bool:
    """Titles and initials: "gen. Jan Kowalski", "J. Kowalski"."""
    following = tokens[at + 1 : at + 2]
    return bool(following) and (
        following[0].text[:1].isupper() and tokens[at].lemma not in known_words("short_bounds")
    )


def agrees(left: Token, right: Token) -> bool:
    """Whether two words share case, number and gender."""
    return _share(read_tag(left.tag), read_tag(right.tag))


@lru_cache(maxsize=65_536)
def _share(a: Morph, b: Morph) -> bool:
    return bool(a.cases & b.cases and a.numbers & b.numbers and a.genders & b.genders)


def joins(token: Token) -> bool:
    return token.upos in {"CCONJ", "PART"} and token.lemma in known_words("joiners")


def agrees_back(tokens: Sequence[Token], head: int, at: int) -> bool:
    """Whether an adjective belongs to the phrase before it and not to a noun behind it."""
    if not agrees(tokens[head], tokens[at]):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return not (
        following is not None
        and following.tag.partition(":")[0] in NOUNS
        and agrees(tokens[at], following)
        and not following.text[:1].isupper()
    )


def bracketed(tokens: Sequence[Token], at: int) -> int | None:
    """The end of an acronym in brackets or of a title in quotation marks: "(NIS)"."""
    if tokens[at].text == "(" and at + 2 < len(tokens) and tokens[at + 2].text == ")":
        return at + 3 if tokens[at + 1].text.isupper() else None
    if tokens[at].text in QUOTES and at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper():
        for end in range(at + 2, min(at + 6, len(tokens))):
            if tokens[end].text in QUOTES:
                return end + 1
    return None


def is_hyphened_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen at ``at`` joins two names into one: "Nowak-Lis"."""
    if tokens[at].text != "-" or not 0 < at < len(tokens) - 1:
        return False
    before, hyphen, after = tokens[at - 1 : at + 2]
    return (
        before.end == hyphen.start
        and hyphen.end == after.start
        and before.text[:1].isupper()
        and after.text[:1].isupper()
        and bool(read_tag(before.tag).cases & read_tag(after.tag).cases)
    )


def compound_adjective(tokens: Sequence[Token], at: int) -> int | None:
    """The index of the last part of an adjective written with a hyphen: "niemiecko-rosyjski"."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in {"-", "–"}:
        return None
    first, hyphen, last = tokens[at : at + 3]
    is_whole = first.end == hyphen.start and hyphen.end == last.start
    is_adverbial = first.text.endswith("o") and first.text.isalpha()
    return at + 2 if is_whole and is_adverbial and last.tag.startswith("adj:") else None


def is_apposition(tokens: Sequence[Token], head: int, at: int, cases: frozenset[str]) -> bool:
    """Whether a name stands in apposition: "prezydent Rosji Władimir Putin", "agencja Yonhap"."""
    token = tokens[at]
    if token.tag.partition(":")[0] != "subst":
        return False
    if tokens[head].lemma in known_words("titles") and at == head + 1:
        return bool(read_tag(token.tag).cases & cases)  # "pan redaktor"
    if not token.text[:1].isupper():
        return False
    if tokens[head].lemma in known_words("time_nouns") or tokens[head].lemma in known_words(
        "months"
    ):
        return False
    found = read_tag(token.tag).cases
    if found & cases:
        return True
    # A name that has one form for all cases was perhaps given another: "na placu Tiananmen",
    # "z szefową MSZ Cze Son Hui".
    if token.lemma != token.text or tokens[head].text[:1].isupper():
        return False
    if found != {"acc"} and (found != {"nom"} or not _is_closed_name(tokens, at)):
        return False
    return len(token.readings) == 1 or bool(token.names)


def _is_closed_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a run of capitalised words that the dictionary lacks ends at a mark or the end."""
    while at < len(tokens) and tokens[at].text[:1].isupper() and len(tokens[at].readings) < 2:
        at += 1
    return at == len(tokens) or tokens[at].upos == "PUNCT"


def is_date(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].lemma in known_words("months")


def is_year(tokens: Sequence[Token], at: int) -> bool:
    text = tokens[at].text
    return len(text) == 4 and text.isdigit() and text[:2] in {"18", "19", "20"}


def has_year_noun(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].lemma in known_words("year_nouns")


@cache
def known_words(name: str) -> frozenset[str]:
    return frozenset(PACK.table("phrases")[name])
