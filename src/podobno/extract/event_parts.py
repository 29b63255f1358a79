"""The words of a sentence come in, one member of a noun phrase goes out: a noun and what belongs
to it."""

from __future__ import annotations

from dataclasses import dataclass

from podobno.extract.event_part_ends import begins_other
from podobno.extract.event_words import (
    Words,
    bearers,
    bodies,
    grammar_pairs,
    grammar_words,
    one_person,
    parts_a_list,
    staff,
)
from podobno.language.tags import read_tag

NOUNS = frozenset({"subst", "ger", "depr", "ppron3", "ppron12", "siebie"})
MODIFIERS = frozenset({"adj", "num", "adja", "ppas", "pact", "dig", "romandig", "brev"})
QUOTES = frozenset("\"„”“»«'")
THINGS = frozenset({"n", "m2", "m3"})
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


def short_preposition(words: Words, i: int) -> str | None:
    """``ws.`` for ``w sprawie``."""
    short = words.tokens[i].text.casefold().rstrip(".")
    return grammar_pairs("short_prepositions").get((short,))


def read_part(words: Words, start: int) -> Part | None:
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
    is_apart = is_apart and not _joins_adjectives(words, start + 1)
    if first.pos == "adj" and head > start and is_apart:
        return None  # "wsparcie finansowe [pięciu firm]"
    i += 1
    while i < len(words.tokens) and _continues(words, head, i):
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


def is_possessive(words: Words, i: int) -> bool:
    """``[jej] córka``, ``[jego] były prawnik``: a genitive pronoun before the noun it owns."""
    if (
        words.tokens[i].text.casefold() not in grammar_words("possessives")
        or words.morphs[i].pos != "ppron3"
    ):
        return False
    at = i + 1
    while at < len(words.tokens) and words.morphs[at].pos in {"adj", "num", "ppas", "pact"}:
        at += 1
    if at >= len(words.tokens) or words.morphs[at].pos not in {"subst", "depr"}:
        return False
    is_person = "m1" in words.morphs[at].genders or words.tokens[at].lemma in grammar_words(
        "relations"
    )
    return is_person and words.tokens[at].text[:1].islower()


def is_noun(words: Words, i: int) -> bool:
    if words.morphs[i].pos in NOUNS:
        return words.tokens[i].lemma not in {"to", "co", "kto"}
    return words.morphs[i].pos in {"ign", "xxx"} and words.tokens[i].text[:1].isupper()


def _continues(words: Words, head: int, i: int) -> bool:
    """Whether a token after the head still belongs to its phrase."""
    token, morph = words.tokens[i], words.morphs[i]
    cases = words.morphs[head].cases
    if words.is_inside(i):
        return True
    if begins_other(words, head, i):
        return False
    is_thing = bool(words.morphs[head].genders) and words.morphs[head].genders <= THINGS
    if words.begins_person(i) and words.tokens[i - 1].text == "-":
        return is_tight(words, i - 1)
    if words.begins_person(i) and (head in words.names or (is_thing and "gen" not in morph.cases)):
        return False
    if head == i - 1 and i in words.names and words.tokens[head].lemma in grammar_words("days"):
        return False  # "w czwartek [Kijów] odwiedzili"
    is_bearing = any(words.tokens[j].lemma in bearers() for j in range(head, i))
    is_borne = is_bearing and words.names.get(i) in {(i, "ORG"), (i, "PRO")}
    if is_borne and not any(j in words.names for j in range(head, i)):
        return True  # "wezwał związek Solidarność": its name, in no case of its own
    if token.text in QUOTES:
        return i + 1 < len(words.tokens) and (is_noun(words, i + 1) or i > head + 1)
    if morph.pos in {"ppron3", "ppron12", "siebie"}:
        return False
    if is_noun(words, i):
        if not morph.cases or not cases or words.morphs[head].pos in {"ppron3", "ppron12"}:
            return words.morphs[head].pos not in {"ppron3", "ppron12"}
        if "gen" in morph.cases or _is_firm_of(words, head, i):
            # "udzieliła Ukrainie poparcia": a name takes no common noun for its attribute.
            return token.text[:1].isupper() or not _is_name(words, head)
        return bool(morph.cases & cases) and (
            token.text[:1].isupper() or "m1" in words.morphs[head].genders
        )
    if short_preposition(words, i):
        return False
    if morph.pos == "ppas" and i in words.names and "gen" in morph.cases:
        return True  # "rząd [Zjednoczonej] Prawicy": a name begins
    if morph.pos in {"adj", "adja", "brev"}:
        if token.lemma in grammar_words("relatives") or _is_before_its_noun(words, head, i):
            return False
        is_told = token.head == head and (token.relation or "").startswith("amod")
        return bool(morph.cases & cases) or "gen" in morph.cases or not morph.cases or is_told
    if _counts_a_genitive(words, head, i) or _says_what_for(words, i):
        return True
    if morph.pos in {"dig", "romandig"}:
        return words.tokens[i - 1].text[:1].isupper() and len(token.text) < 4
    return token.text == "-" and is_tight(words, i)


def _is_firm_of(words: Words, head: int, i: int) -> bool:
    """``strajk pracowników [PLL LOT]``: initials that do not decline, right behind people."""
    is_initials = words.names.get(i) == (i, "ORG") and words.tokens[i].text.isupper()
    return is_initials and i == head + 1 and words.tokens[head].lemma in staff()


def _says_what_for(words: Words, i: int) -> bool:
    """``komisja [do spraw] energii``."""
    pair = tuple(token.lemma for token in words.tokens[i : i + 2])
    return pair in grammar_pairs("purposes")


def _counts_a_genitive(words: Words, head: int, i: int) -> bool:
    """``liderzy [27] państw``, ``ministrowie [obu] krajów``: a number before a genitive in the
    plural."""
    after = i + 1
    if words.morphs[i].pos not in {"num", "dig"} or after >= len(words.tokens):
        return False
    following = words.morphs[after]
    is_counted = (
        following.pos == "subst" and {"gen"} <= following.cases and ("pl" in following.numbers)
    )
    is_attribute = words.morphs[i].pos == "dig" or "gen" in words.morphs[i].cases
    is_somebody = "m1" in words.morphs[head].genders or words.tokens[head].lemma in bodies()
    return is_counted and is_attribute and is_somebody and words.morphs[head].pos == "subst"


def _is_before_its_noun(words: Words, head: int, i: int) -> bool:
    """``w piątek [belgijski sąd]``, ``ostrzegł Bundestag [niemiecki minister]``: behind a day or
    a name, an adjective belongs to the noun that follows."""
    is_behind_name = i - 1 in words.names and i not in words.names
    is_open = words.tokens[head].lemma in grammar_words("days") or is_behind_name
    if not is_open or i + 1 >= len(words.tokens):
        return False
    adjective, noun = words.morphs[i], words.morphs[i + 1]
    return is_noun(words, i + 1) and bool(
        adjective.genders & noun.genders and adjective.numbers & noun.numbers
    )


def _is_name(words: Words, i: int) -> bool:
    """Written as a name, and not only because it opens the sentence."""
    token = words.tokens[i]
    return token.text[:1].isupper() and (i in words.names or token.lemma[:1].isupper())


def is_tight(words: Words, i: int) -> bool:
    """A hyphen without spaces: ``Putin-Kim``."""
    return (
        0 < i < len(words.tokens) - 1
        and words.tokens[i - 1].end == words.tokens[i].start
        and words.tokens[i].end == words.tokens[i + 1].start
    )


def cases_of(words: Words, part: Part) -> frozenset[str]:
    cases = words.morphs[part.head].cases
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
