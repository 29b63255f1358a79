"""The words of a sentence come in, its noun phrases go out, read by case and agreement.

A shallow reading for event roles: what follows a noun, what is joined by commas and ``i``. A
name that the cast knows is one whole, whatever its words' own forms say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from podobno.extract.event_words import Words, bearers, grammar_pairs, grammar_words
from podobno.language.tags import read_tag

NOUNS = frozenset({"subst", "ger", "depr", "ppron3", "ppron12", "siebie"})
MODIFIERS = frozenset({"adj", "num", "adja", "ppas", "pact", "dig", "romandig", "brev"})
STOPS = frozenset({",", ";", ":", "–", "—", "-", "(", ")"})
QUOTES = frozenset("\"„”“»«'")
THINGS = frozenset({"n", "m2", "m3"})
# How far behind a comma a list's joining word may stand, in tokens.
LIST_REACH = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One member of a noun phrase: tokens ``[start, end)`` and its head noun."""

    start: int
    end: int
    head: int


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
    part = _read_part(words, at)
    if part is None:
        return None
    if preposition == "przez" and _is_deed_word(words, start - 1):
        part = _without_theme(words, part)
    governed: frozenset[str] = frozenset()
    if preposition:
        governed = frozenset({"gen"}) if " " in preposition else words.morphs[start].cases
    cases = _cases(words, part) & governed or governed or _cases(words, part)
    parts = [part]
    end = part.end
    while (following := _coordinated(words, end, cases, parts, preposition)) is not None:
        member, is_new = following
        if is_new:
            parts.append(member)
        else:
            last = parts[-1]
            parts[-1] = Part(start=last.start, end=member.end, head=last.head)
        end = member.end
    return Phrase(start=start, end=end, preposition=preposition, cases=cases, parts=tuple(parts))


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


def _preposition(words: Words, start: int) -> tuple[int, str | None]:
    if short := _short_preposition(words, start):
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


def _short_preposition(words: Words, i: int) -> str | None:
    """``ws.`` for ``w sprawie``."""
    short = words.tokens[i].text.casefold().rstrip(".")
    return grammar_pairs("short_prepositions").get((short,))


def _read_part(words: Words, start: int) -> Part | None:
    i = start
    while i < len(words.tokens) and (
        _is_modifier(words, i)
        or words.tokens[i].text in QUOTES
        or (i > start and _joins_adjectives(words, i))
    ):
        i += 1
    if i >= len(words.tokens) or not _is_noun(words, i):
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
    return Part(start=start, end=i, head=head)


def _joins_adjectives(words: Words, i: int) -> bool:
    """``włoskie[,] hiszpańskie [i] portugalskie związki``: between adjectives before one noun."""
    if words.tokens[i].text not in {",", "i", "oraz"} or i == 0:
        return False
    at = i + 1
    while at < len(words.tokens) and (
        words.morphs[at].pos == "adj" or words.tokens[at].text in {",", "i", "oraz"}
    ):
        at += 1
    if at >= len(words.tokens) or not _is_noun(words, at) or words.morphs[at - 1].pos != "adj":
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
    if _short_preposition(words, i):
        return False
    if is_possessive(words, i):
        return True
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


def _is_noun(words: Words, i: int) -> bool:
    if words.morphs[i].pos in NOUNS:
        return words.tokens[i].lemma not in {"to", "co", "kto"}
    return words.morphs[i].pos in {"ign", "xxx"} and words.tokens[i].text[:1].isupper()


def _continues(words: Words, head: int, i: int) -> bool:
    """Whether a token after the head still belongs to its phrase."""
    token, morph = words.tokens[i], words.morphs[i]
    cases = words.morphs[head].cases
    if words.is_inside(i):
        return True
    is_thing = bool(words.morphs[head].genders) and words.morphs[head].genders <= THINGS
    if words.begins_person(i) and words.tokens[i - 1].text == "-":
        return is_tight(words, i - 1)
    if words.begins_person(i) and (head in words.names or (is_thing and "gen" not in morph.cases)):
        return False
    is_bearing = any(words.tokens[j].lemma in bearers() for j in range(head, i))
    is_borne = is_bearing and words.names.get(i) == (i, "ORG")
    if is_borne and not any(j in words.names for j in range(head, i)):
        return True  # "wezwał związek Solidarność": its name, in no case of its own
    if token.text in QUOTES:
        return i + 1 < len(words.tokens) and (_is_noun(words, i + 1) or i > head + 1)
    if morph.pos in {"ppron3", "ppron12", "siebie"}:
        return False
    if _is_noun(words, i):
        if not morph.cases or not cases or words.morphs[head].pos in {"ppron3", "ppron12"}:
            return words.morphs[head].pos not in {"ppron3", "ppron12"}
        if "gen" in morph.cases:
            # "udzieliła Ukrainie poparcia": a name takes no common noun for its attribute.
            return token.text[:1].isupper() or not _is_name(words, head)
        return bool(morph.cases & cases) and (
            token.text[:1].isupper() or "m1" in words.morphs[head].genders
        )
    if _short_preposition(words, i):
        return False
    if morph.pos in {"adj", "adja", "brev"}:
        if token.lemma in grammar_words("relatives") or _is_before_its_noun(words, head, i):
            return False
        is_told = token.head == head and (token.relation or "").startswith("amod")
        return bool(morph.cases & cases) or "gen" in morph.cases or not morph.cases or is_told
    if morph.pos in {"dig", "romandig"}:
        return words.tokens[i - 1].text[:1].isupper() and len(token.text) < 4
    return token.text == "-" and is_tight(words, i)


def _is_before_its_noun(words: Words, head: int, i: int) -> bool:
    """``w piątek [belgijski sąd]``, ``ostrzegł Bundestag [niemiecki minister]``: behind a day or
    a name, an adjective belongs to the noun that follows."""
    is_behind_name = i - 1 in words.names and i not in words.names
    is_open = words.tokens[head].lemma in grammar_words("days") or is_behind_name
    if not is_open or i + 1 >= len(words.tokens):
        return False
    adjective, noun = words.morphs[i], words.morphs[i + 1]
    return _is_noun(words, i + 1) and bool(
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


def _cases(words: Words, part: Part) -> frozenset[str]:
    cases = words.morphs[part.head].cases
    for i in range(part.start, part.head):
        if words.morphs[i].pos == "num":  # "pięciu posłów": the numeral carries the case
            return words.morphs[i].cases or cases
    return cases


def _coordinated(
    words: Words,
    at: int,
    cases: frozenset[str],
    parts: Sequence[Part],
    preposition: str | None,
) -> tuple[Part, bool] | None:
    """The next member of the list, and whether it is a member of the phrase itself or only of
    its genitive attribute (``prezydenci Francji i Polski``)."""
    if at + 1 >= len(words.tokens):
        return None
    last = parts[-1]
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
    member = _read_part(words, start)
    if member is None or (last.head in words.names and _is_deed(words, member)):
        return None
    if _are_companies(words, last, member):
        return member, True
    found = _cases(words, member)
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
    following = _read_part(words, comma + 1)
    if following is None or comma - 1 not in words.names or comma + 1 in words.names:
        return False
    person = next(
        (i for i in range(following.start, following.end) if words.begins_person(i)), None
    )
    return person is not None and bool(words.morphs[person].cases & cases)


def _list_goes_on(words: Words, comma: int) -> bool:
    """``Francja, Niemcy i Polska``: after the comma come nouns and then a joining word."""
    i = comma + 1
    seen = False
    while i < len(words.tokens) and i < comma + LIST_REACH:
        if words.tokens[i].text.casefold() in grammar_words("list_joiners"):
            return seen and not any(words.morphs[j].is_finite for j in range(comma, i))
        if words.morphs[i].is_finite or words.morphs[i].pos in {"comp", "inf", "pcon"}:
            return False
        if words.tokens[i].lemma in grammar_words("relatives") or words.tokens[i].text in STOPS - {
            ","
        }:
            return False
        seen = seen or _is_noun(words, i)
        i += 1
    return False
