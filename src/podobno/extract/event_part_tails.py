"""A noun and a word behind it come in, whether the word still belongs to its phrase goes out."""

from __future__ import annotations

from podobno.extract.event_nouns import (
    QUOTES,
    are_initials,
    is_named,
    is_noun,
    is_tight,
    short_preposition,
)
from podobno.extract.event_part_ends import begins_other
from podobno.extract.event_words import Words, bearers, bodies, grammar_pairs, grammar_words, staff

THINGS = frozenset({"n", "m2", "m3"})


def continues(words: Words, head: int, i: int) -> bool:
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
            return token.text[:1].isupper() or not is_named(words, head)
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
    """``strajk pracowników [PLL LOT]``, ``szef [MSZ] Jan Lis``, ``szef [MSZ] Belgii``: initials
    that do not decline, right behind people."""
    is_man = "m1" in words.morphs[head].genders and head not in words.names
    is_before_name = i + 1 < len(words.tokens) and (
        words.begins_person(i + 1)
        or words.is_inside(i + 1)
        or ("gen" in words.morphs[i + 1].cases and words.names.get(i + 1, (0, ""))[1] == "LOC")
    )
    is_somebody = words.tokens[head].lemma in staff() or (is_man and is_before_name)
    return are_initials(words, i) and i == head + 1 and is_somebody


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
