"""The words of a sentence come in, its noun phrases go out, read by case and agreement.

A shallow reading for event roles: what follows a noun, what is joined by commas and ``i``. A
name that the cast knows is one whole, whatever its words' own forms say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from podobno.extract.event_nouns import is_noun, short_preposition
from podobno.extract.event_parts import Part, cases_of, read_part
from podobno.extract.event_words import (
    Words,
    bearers,
    grammar_pairs,
    grammar_words,
    institutions,
    parts_a_list,
)
from podobno.language.tags import possible_cases

STOPS = frozenset({",", ";", ":", "–", "—", "-", "(", ")"})
DASHES = frozenset("–—-")
# What stands in brackets behind a member of a list: `Nowak (Belgia), Lis (Francja)`, in tokens.
ASIDE = 2
# How far behind a comma a list's joining word may stand, in tokens.
LIST_REACH = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase, coordinated ones as one with several parts.

    ``start`` includes the preposition. ``cases`` are those its head's chosen reading has, or that
    its preposition governs.
    """

    start: int
    end: int
    preposition: str | None
    cases: frozenset[str]
    parts: tuple[Part, ...]

    @property
    def head(self) -> int:
        return self.parts[0].head


def read_phrase(words: Words, start: int, limit: int | None = None) -> Phrase | None:
    """The noun phrase that begins at a token, with its coordinated members, else None."""
    at, preposition = _preposition(words, start)
    part = read_part(words, at)
    if part is None:
        return None
    if preposition == "przez" and _is_deed_word(words, start - 1):
        part = _without_theme(words, part)
    elif preposition == "od":
        part = _without_demand(words, part)
    governed: frozenset[str] = frozenset()
    if preposition:
        governed = frozenset({"gen"}) if " " in preposition else words.morphs[start].cases
    own = cases = cases_of(words, part) & governed or governed or cases_of(words, part)
    if preposition is None:
        own = cases = _shared_case(words, part, cases)
    parts = [part]
    end = part.end
    while (following := _coordinated(words, end, cases, parts, preposition)) is not None:
        member, is_new = following
        if _companion(words, end) == member:
            cases |= {"inst"}  # "Nowak wraz z Kowalskim i [Lisem]"
        if is_new:
            parts.append(member)
        else:
            last = parts[-1]
            parts[-1] = Part(start=last.start, end=member.end, head=last.head)
        end = member.end
    return Phrase(start=start, end=end, preposition=preposition, cases=own, parts=tuple(parts))


def _shared_case(words: Words, part: Part, cases: frozenset[str]) -> frozenset[str]:
    """``[Niemcy], Finlandia i Szwecja wydały``: a name that has one form for two cases stands in
    that of the name it is joined with."""
    at = part.end + 1
    is_joined = at < len(words.tokens) and parts_a_list(words.tokens[part.end].text)
    if not is_joined or not _is_land(words, part.head) or at not in words.names:
        return cases
    other = words.morphs[at].cases
    possible = possible_cases(words.tokens[part.head])
    return cases if cases & other else possible & other or cases


def _is_deed_word(words: Words, i: int) -> bool:
    """A verbal noun, also one that was read as another noun."""
    return i >= 0 and any(r.tag.startswith("ger") for r in words.tokens[i].readings)


def _without_theme(words: Words, part: Part) -> Part:
    """``podjęcie [przez sąd] decyzji``: behind the agent of a deed stands what is done."""
    head, end = words.morphs[part.head], part.head + 1
    if part.head in words.names or any(i in words.names for i in range(end, part.end)):
        return part  # "przez rząd [Belgii]"
    while end < part.end and words.morphs[end].pos == "adj":
        morph = words.morphs[end]
        if not (morph.cases & head.cases and morph.numbers & head.numbers):
            break
        end += 1
    return Part(start=part.start, end=end, head=part.head)


def _without_demand(words: Words, part: Part) -> Part:
    """``domagają się od [firmy] zatrudniania uczniów``: behind whom it is asked of stands what is
    asked; not ``od chwili podpisania``."""
    is_somebody = "m1" in words.morphs[part.head].genders or part.head in words.names
    if not is_somebody and words.tokens[part.head].lemma not in institutions():
        return part
    deeds = (i for i in range(part.head + 1, part.end) if words.morphs[i].pos == "ger")
    end = next(deeds, part.end)
    return Part(start=part.start, end=end, head=part.head)


def _preposition(words: Words, start: int) -> tuple[int, str | None]:
    if short := short_preposition(words, start):
        is_apart = start + 1 < len(words.tokens) and words.tokens[start + 1].text == "."
        return start + 1 + is_apart, short
    if words.morphs[start].pos != "prep":
        return start, None
    if start + 1 < len(words.tokens):
        pair = (words.tokens[start].lemma, words.tokens[start + 1].lemma)
        compound = grammar_pairs("compounds").get(pair)
        if compound:
            return start + 2, compound
    return start + 1, words.tokens[start].lemma


def _coordinated(
    words: Words,
    at: int,
    cases: frozenset[str],
    parts: Sequence[Part],
    preposition: str | None,
) -> tuple[Part, bool] | None:
    """The next member of the list, and whether it is a member of the phrase itself or only of
    its genitive attribute (``prezydenci Francji i Polski``)."""
    at = _past_bracket(words, at)
    if at + 1 >= len(words.tokens):
        return None
    last = parts[-1]
    if (companion := _companion(words, at)) is not None:
        return companion, True
    also = _pair_joiner(words, at)
    joined = words.tokens[at].text.casefold() in grammar_words("joiners") or also is not None
    if not joined and not (
        words.tokens[at].text == ","
        and (_list_goes_on(words, at) or _is_next_person(words, at, cases))
    ):
        return None
    start = also or at + 1
    while start < len(words.tokens) and words.tokens[start].lemma in grammar_words("also"):
        start += 1
    if start < len(words.tokens) and words.morphs[start].pos == "prep":
        if words.tokens[start].lemma != preposition:
            return None
        start += 1
    if start >= len(words.tokens):
        return None
    member = read_part(words, start)
    if member is None or (last.head in words.names and _is_deed(words, member)):
        return None
    if _are_companies(words, last, member):
        return member, True
    found = cases_of(words, member)
    holders = words.morphs[last.head]
    if (
        _is_land(words, member.head)
        and "m1" in holders.genders
        and "pl" in holders.numbers
        and any(_is_land(words, i) for i in range(last.head + 1, last.end))
    ):
        return member, False  # "prezydenci USA i Rosji"
    may_be = not found or found & cases or not cases
    if may_be and (found & cases or not _has_genitive(words, last)):
        return member, True
    if "gen" in found and _has_genitive(words, last):
        return member, False
    return (member, True) if not found else None


def _past_bracket(words: Words, at: int) -> int:
    """Where a list goes on behind ``(Belgia)``; here where nothing stands in brackets."""
    if at >= len(words.tokens) or words.tokens[at].text != "(":
        return at
    inside = range(at + 1, min(len(words.tokens), at + 2 + ASIDE))
    close = next((i for i in inside if words.tokens[i].text == ")"), None)
    is_list = close is not None and close + 1 < len(words.tokens)
    return close + 1 if close is not None and is_list else at


def _companion(words: Words, at: int) -> Part | None:
    """``Anna Nowak [wraz z ministrem Janem Kowalskim]``: who acts together with the one before."""
    at += words.tokens[at].text in {",", *DASHES}
    pair = [token.text.casefold() for token in words.tokens[at : at + 2]]
    if len(pair) < 2 or pair[0] not in grammar_words("together") or pair[1] not in {"z", "ze"}:
        return None
    member = read_part(words, at + 2) if at + 2 < len(words.tokens) else None
    return member if member is not None and "inst" in cases_of(words, member) else None


def _are_companies(words: Words, last: Part, member: Part) -> bool:
    """``koncerny Engie, [OMV] i [Shell]``: names that do not decline, in no case of their own."""
    names = words.names
    is_borne = words.tokens[last.head].lemma in bearers() or last.head in names
    first, second = names.get(last.end - 1), names.get(member.head)
    return is_borne and {name and name[1] for name in (first, second)} == {"ORG"}


def _is_land(words: Words, i: int) -> bool:
    return i in words.names and words.names[i][1] == "LOC"


def _is_deed(words: Words, part: Part) -> bool:
    """``na Ukrainę i [odzyskanie przez Ukrainę]``: a verbal noun joins no name."""
    is_done_by = part.end < len(words.tokens) and words.tokens[part.end].lemma == "przez"
    return words.morphs[part.head].pos == "ger" or is_done_by


def _pair_joiner(words: Words, at: int) -> int | None:
    """Where the next member begins behind ``, a także``, ``, jak i``; None without such words."""
    start = at + (words.tokens[at].text == ",")
    return start + 2 if is_pair_joiner(words, start) else None


def is_pair_joiner(words: Words, at: int) -> bool:
    """Whether two words join what stands around them: ``a także``, ``jak i``."""
    pair = " ".join(token.text.casefold() for token in words.tokens[at : at + 2])
    return pair in grammar_words("pair_joiners")


def _has_genitive(words: Words, part: Part) -> bool:
    return any(
        "gen" in words.morphs[i].cases and words.morphs[i].pos in {"subst", "ger"}
        for i in range(part.head + 1, part.end)
    )


def _is_next_person(words: Words, comma: int, cases: frozenset[str]) -> bool:
    """``z prezydentem Czech Janem Nowakiem, [sekretarzem stanu Rickiem Perrym]``: behind a person,
    a title with a name of its own in the same case is another person."""
    following = read_part(words, comma + 1)
    if following is None or comma - 1 not in words.names:
        return False
    if words.begins_person(comma + 1):
        # "z Anną Nowak, [Janem Lisem]": in the nominative it may be another name of hers
        own = words.morphs[comma + 1].cases
        return bool(own & cases) and "nom" not in own and _is_person(words, comma - 1)
    if comma + 1 in words.names:
        return False
    person = next(
        (i for i in range(following.start, following.end) if words.begins_person(i)), None
    )
    return person is not None and bool(words.morphs[person].cases & cases)


def _is_person(words: Words, i: int) -> bool:
    return i in words.names and words.names[i][1] == "PER"


def _list_goes_on(words: Words, comma: int) -> bool:
    """``Francja, Niemcy i Polska``: after the comma come nouns and then a joining word."""
    i = comma + 1
    seen = False
    while i < len(words.tokens) and i < comma + LIST_REACH:
        if (past := _past_bracket(words, i)) > i:
            i = past
            continue
        if words.tokens[i].text.casefold() in grammar_words("list_joiners"):
            return seen and not any(words.morphs[j].is_finite for j in range(comma, i))
        if words.morphs[i].is_finite or words.morphs[i].pos in {"comp", "inf", "pcon"}:
            return False
        if words.tokens[i].lemma in grammar_words("relatives") or words.tokens[i].text in STOPS - {
            ","
        }:
            return False
        seen = seen or is_noun(words, i)
        i += 1
    return False
