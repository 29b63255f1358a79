"""The words of a sentence come in, one member of a noun phrase goes out: a noun and what belongs
to it."""

from __future__ import annotations

from dataclasses import dataclass

from podobno.extract.event_nouns import (
    NOUNS,
    QUOTES,
    are_initials,
    is_noun,
    is_possessive,
    short_preposition,
)
from podobno.extract.event_part_tails import continues
from podobno.extract.event_words import Words, grammar_words, one_person, parts_a_list
from podobno.language.tags import read_tag

MODIFIERS = frozenset({"adj", "num", "adja", "ppas", "pact", "dig", "romandig", "brev"})
# How far behind a noun its name may stand, in tokens.
REMARK = 12
# What may stand at the end of a phrase without belonging to it.
STRAYS = frozenset({"adj", "ppas", "pact", "num"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One member of a noun phrase: tokens ``[start, end)`` and its head noun."""

    start: int
    end: int
    head: int


def read_part(words: Words, start: int) -> Part | None:
    """The member of a noun phrase that begins at a token, None where none does."""
    if start not in words.parts:
        words.parts[start] = _read_part(words, start)
    return words.parts[start]


def _read_part(words: Words, start: int) -> Part | None:
    i = start
    while i < len(words.tokens) and (
        _is_modifier(words, i)
        or words.tokens[i].text in QUOTES
        or (i > start and _joins_adjectives(words, i))
    ):
        i += 1
    if i >= len(words.tokens) or not is_noun(words, i):
        # "zatrzymani", "pozostali": an adjective alone heads the phrase.
        i -= 1
        if i < start or words.morphs[i].pos not in {"adj", "ppas", "num", "brev", "pact"}:
            return None
        if words.morphs[i].pos in {"ppas", "pact"} and i == start:
            return None
        return Part(start=start, end=i + 1, head=i)
    head = i
    first, named = words.morphs[start], words.morphs[head]
    if (
        first.pos == "pact"
        and first.genders
        and named.genders
        and not (first.genders & named.genders)
    ) or (first.pos == "ppas" and named.cases and not first.cases & named.cases):
        return None  # "wyrok uniewinniający Annę": the participle belongs before
    if first.pos == "ppas" and not first.numbers & named.numbers:
        later = _past_complement(words, start, head + 1)
        if later is not None:
            return later
    counts = (words.morphs[k].cases for k in range(start, head) if words.morphs[k].pos == "num")
    shared = named.cases.union(*counts)
    is_hers = "f" in first.genders and words.tokens[head].lemma in grammar_words("titled")
    is_apart = bool(first.cases and shared and not first.cases & shared) and not is_hers
    is_apart = is_apart and not (
        _joins_adjectives(words, start + 1) or (are_initials(words, head) and head == start + 1)
    )
    if first.pos == "adj" and head > start and is_apart:
        return None  # "wsparcie finansowe [pięciu firm]"
    i += 1
    while i < len(words.tokens) and continues(words, head, i):
        i += 1
    while i - 1 > head and words.tokens[i - 1].text in QUOTES and not _closes(words, start, i - 1):
        i -= 1
    return Part(start=start, end=_past_remark(words, head, i), head=head)


def _past_complement(words: Words, participle: int, at: int) -> Part | None:
    """``z objętym sankcjami [senatorem]``: the noun behind what belongs to its participle."""
    later = read_part(words, at) if at < len(words.tokens) else None
    if later is None:
        return None
    own, noun = words.morphs[participle], words.morphs[later.head]
    is_alike = own.cases & noun.cases and own.numbers & noun.numbers and own.genders & noun.genders
    return later if is_alike and noun.pos in NOUNS else None


def _past_remark(words: Words, head: int, end: int) -> int:
    """``ministrem [do spraw wyjścia z Unii Anną Nowak]``, ``chrześcijanka [z Nigerii Anna Lis]``:
    behind prepositions, a name in the case of the noun."""
    at = end
    while at < len(words.tokens) and words.morphs[at].pos == "prep" and at - end < REMARK:
        inside = read_part(words, at + 1) if at + 1 < len(words.tokens) else None
        if inside is None:
            return end
        at = inside.end
    noun = words.morphs[head]
    if at == end or at >= len(words.tokens) or not words.begins_person(at):
        return end
    is_somebody = "m1" in noun.genders or words.tokens[head].lemma in one_person()
    is_one = "sg" in noun.numbers and is_somebody and head not in words.names
    if not is_one or not noun.cases & words.morphs[at].cases:
        return end
    if any(words.begins_person(i) for i in range(head + 1, end)):
        return end  # "z ministrem Janem Lisem": named already
    while at + 1 < len(words.tokens) and words.is_inside(at + 1):
        at += 1
    return at + 1


def _joins_adjectives(words: Words, i: int) -> bool:
    """``włoskie[,] hiszpańskie [i] portugalskie związki``: between adjectives before one noun."""
    if not parts_a_list(words.tokens[i].text) or i == 0:
        return False
    at = i + 1
    while at < len(words.tokens) and (
        words.morphs[at].pos == "adj" or parts_a_list(words.tokens[at].text)
    ):
        at += 1
    if at >= len(words.tokens) or not is_noun(words, at) or words.morphs[at - 1].pos != "adj":
        return False
    return all(_may_describe(words, beside, at) for beside in (i - 1, i + 1))


def _may_describe(words: Words, i: int, noun: int) -> bool:
    """Whether an adjective, by any of its forms, agrees with a noun."""
    head = words.morphs[noun]
    forms = (read_tag(r.tag) for r in words.tokens[i].readings if r.tag.startswith("adj:"))
    return words.morphs[i].pos == "adj" and any(
        form.numbers & head.numbers and form.genders & head.genders and form.cases & head.cases
        for form in forms
    )


def _closes(words: Words, start: int, at: int) -> bool:
    """Whether a quotation mark closes one that was opened inside the phrase."""
    return sum(token.text in QUOTES for token in words.tokens[start : at + 1]) % 2 == 0


def _is_modifier(words: Words, i: int) -> bool:
    if short_preposition(words, i):
        return False
    if is_possessive(words, i):
        return True
    if words.tokens[i].lemma in grammar_words("asides"):
        return False  # "m.in. Polska"
    if words.morphs[i].pos == "ppas" and i and words.tokens[i - 1].lemma == "zostać":
        return False  # "zostało zatrzymanych [dwóch strażników]"
    if words.morphs[i].pos in MODIFIERS:
        return (
            words.tokens[i].lemma not in grammar_words("relatives")
            and words.tokens[i].lemma != "rok"
        )
    if words.morphs[i].pos != "adv" or i + 1 >= len(words.tokens):
        return False
    return words.morphs[i + 1].pos in {"adj", "num"}


def cases_of(words: Words, part: Part) -> frozenset[str]:
    cases = words.morphs[part.head].cases
    if part.head == part.start + 1 and are_initials(words, part.head):
        cases = words.morphs[part.start].cases or cases
    for i in range(part.start, part.head):
        if words.morphs[i].pos == "num":  # "pięciu posłów": the numeral carries the case
            return words.morphs[i].cases or cases
    return cases


def without_strays(words: Words, part: Part) -> Part:
    """``pracownicy [odpowiedzialnej] za tory spółki``, ``grupa posłów [skłonna] była``: without an
    adjective at the end that describes no noun of the phrase, or is said of it."""
    end = part.end
    while end - 1 > part.head and words.morphs[end - 1].pos in STRAYS:
        is_told = end < len(words.tokens) and words.tokens[end].lemma == "być"
        is_behind_noun = end - 1 > part.head + 1
        nouns = (i for i in range(part.head, end - 1) if words.morphs[i].pos in NOUNS)
        is_capital = not words.tokens[end - 1].text.islower()
        is_cut = end < len(words.tokens) and words.morphs[end].pos == "prep"
        if is_cut and words.morphs[end - 1].pos == "ppas" and not is_capital:
            end -= 1  # "piloci [zbazowani] w Brnie"
            continue
        if is_capital or (
            any(_describes(words, end - 1, noun) for noun in nouns)
            and not (is_told and is_behind_noun)
        ):
            break
        end -= 1
    return Part(start=part.start, end=end, head=part.head)


def _describes(words: Words, adjective: int, noun: int) -> bool:
    """Whether an adjective in the number it was read in may describe a noun of its gender."""
    own, head = words.morphs[adjective], words.morphs[noun]
    describing = (read_tag(r.tag) for r in words.tokens[adjective].readings)
    described = (read_tag(r.tag) for r in words.tokens[noun].readings)
    ones = [own, *(m for m in describing if m.numbers == own.numbers)]
    others = [head, *(m for m in described if m.genders & head.genders)]
    return any(
        all(
            not a or not b or a & b
            for a, b in (
                (one.cases, other.cases),
                (one.numbers, other.numbers),
                (one.genders, other.genders),
            )
        )
        for one in ones
        for other in others
    )
