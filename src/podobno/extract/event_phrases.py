"""The words of a sentence come in, its noun phrases go out, read by case and agreement.

A shallow reading for event roles: what follows a noun, what is joined by commas and ``i``. A
name that the cast knows is one whole, whatever its words' own forms say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from podobno.language.tags import Morph, read_tag
from podobno.model import NameMention, Token

NOUNS = frozenset({"subst", "ger", "depr", "ppron3", "ppron12", "siebie"})
MODIFIERS = frozenset({"adj", "num", "adja", "ppas", "pact", "dig", "romandig", "brev"})
STOPS = frozenset({",", ";", ":", "–", "—", "-", "(", ")"})
QUOTES = frozenset("\"„”“»«'")
ALSO = frozenset({"także", "też", "również", "nawet"})
PREDICATES = frozenset({"fin", "praet", "bedzie", "impt", "imps", "winien", "pred", "inf"})
THINGS = frozenset({"n", "m2", "m3"})
DAYS = frozenset({
    "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela", "dzień",
    "rano", "wieczór", "tydzień", "miesiąc", "rok",
})  # fmt: skip
RELATIVES_BY_BLOOD = frozenset(
    {"córka", "żona", "matka", "siostra", "rodzina", "babcia", "wnuczka"}
)
POSSESSIVES = frozenset({"jego", "jej", "ich"})
JOINERS = frozenset({"i", "oraz", "lub", "albo", "ani", "czy", "a", "jak"})
PAIR_JOINERS = frozenset({
    ("a", "także"), ("a", "również"), ("a", "nawet"), ("jak", "i"), ("jak", "też"),
    ("jak", "również"),
})  # fmt: skip
RELATIVES = frozenset({"który", "jaki", "czyj", "gdzie"})
COMPOUNDS = {("pod", "adres"): "pod adresem", ("z", "strona"): "ze strony",
             ("na", "rzecz"): "na rzecz", ("w", "imię"): "w imieniu",
             ("z", "udział"): "z udziałem"}  # fmt: skip

SHORT_PREPOSITIONS = {"ws.": "w sprawie", "ws": "w sprawie", "nt.": "na temat", "nt": "na temat",
                      "dot.": "w sprawie"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A sentence's tokens with their forms; ``names`` maps each token inside a name to where the
    name begins and its type."""

    tokens: Sequence[Token]
    morphs: Sequence[Morph]
    names: Mapping[int, tuple[int, str]] = field(default_factory=dict)

    def is_inside(self, index: int) -> bool:
        """Whether a token continues a name begun before it."""
        return index in self.names and self.names[index][0] < index

    def begins_person(self, index: int) -> bool:
        return self.names.get(index) == (index, "PER")


def read_words(tokens: Sequence[Token], names: Sequence[NameMention] = ()) -> Words:
    """The words of a sentence, with the names among them."""
    marks = {
        i: (first, name.type)
        for name in names
        for first in [next((k for k, t in enumerate(tokens) if t.start >= name.start), 0)]
        for i, token in enumerate(tokens)
        if name.start <= token.start < name.end
    }
    tokens = [_as_participle(tokens, i) for i in range(len(tokens))]
    tokens = _with_a_verb(tokens)
    morphs = [read_tag(token.tag) for token in tokens]
    for name in names:
        _lead(tokens, morphs, name)
    for i in range(1, len(tokens)):
        morphs[i] = _as_adjective(tokens[i], morphs[i - 1]) or morphs[i]
    for name in names:
        inside = [i for i in sorted(marks) if name.start <= tokens[i].start < name.end]
        if name.type == "PER" and inside:
            _agree(tokens, morphs, inside, name.lemma)
    return Words(tokens=tokens, morphs=morphs, names=marks)


def _as_participle(tokens: Sequence[Token], i: int) -> Token:
    """``zostało zatrzymanych dwóch strażników``: behind ``zostać`` a participle, no noun."""
    if i == 0 or tokens[i - 1].lemma != "zostać" or not tokens[i].tag.startswith(("subst", "adj")):
        return tokens[i]
    found = [reading for reading in tokens[i].readings if reading.tag.startswith("ppas")]
    found.sort(key=lambda reading: "gen" not in read_tag(reading.tag).cases)
    return replace(tokens[i], tag=found[0].tag, lemma=found[0].lemma) if found else tokens[i]


def _lead(tokens: Sequence[Token], morphs: list[Morph], name: NameMention) -> None:
    """``Zacharowa zarzuciła``: a person's name that opens the sentence in its base form is in the
    nominative, whatever the form of another name it could be."""
    inside = [i for i, t in enumerate(tokens) if name.start <= t.start < name.end]
    if name.type != "PER" or not inside or inside[0] != 0 or "nom" in morphs[0].cases:
        return
    if " ".join(tokens[i].text for i in inside) == name.lemma:
        for i in inside:
            morphs[i] = replace(morphs[i], cases=frozenset({"nom"}), genders=frozenset())


def _with_a_verb(tokens: Sequence[Token]) -> Sequence[Token]:
    """``Rząd broni swojej wizji``: in a sentence without a verb, a genitive right behind its
    nominative noun that may be a verb is one."""
    if any(token.tag.split(":")[0] in PREDICATES for token in tokens):
        return tokens
    for i in range(1, len(tokens) - 1):
        before = read_tag(tokens[i - 1].tag)
        is_attribute = tokens[i].tag.startswith("subst") and tokens[i].text[:1].islower()
        if not is_attribute or before.pos not in {"subst", "adj"} or "nom" not in before.cases:
            continue
        if "gen" not in read_tag(tokens[i].tag).cases:
            continue
        for reading in tokens[i].readings:
            morph = read_tag(reading.tag)
            if morph.pos == "fin" and "ter" in morph.persons and morph.numbers & before.numbers:
                verb = replace(tokens[i], tag=reading.tag, lemma=reading.lemma)
                return (*tokens[:i], verb, *tokens[i + 1 :])
    return tokens


def _as_adjective(token: Token, before: Morph) -> Morph | None:
    """``defiladzie wojskowej``: a noun by its form that agrees with the noun before it as an
    adjective would is one."""
    if before.pos not in {"subst", "ger"} or not token.text[:1].islower():
        return None
    if not token.tag.startswith("subst"):
        return None
    for reading in token.readings:
        if reading.tag.startswith("adj:"):
            morph = read_tag(reading.tag)
            if all((morph.cases & before.cases, morph.numbers & before.numbers,
                    morph.genders & before.genders)):  # fmt: skip
                return morph
    return None


def _agree(tokens: Sequence[Token], morphs: list[Morph], inside: Sequence[int], base: str) -> None:
    """Gives the words of one person's name a case they can share, where the chosen ones differ
    or the form is not the base form (``Theresy May`` is no nominative)."""
    is_base = " ".join(tokens[i].text for i in inside) == base
    first = inside[0]
    if not is_base and morphs[first].cases == {"nom"} and base.split()[0] != tokens[first].text:
        readings = (read_tag(r.tag).cases for r in tokens[first].readings)
        other = frozenset(case for cases in readings for case in cases) - {"nom", "voc"}
        morphs[first] = replace(morphs[first], cases=other or frozenset({"gen"}))
    nominal = [i for i in inside if morphs[i].cases]
    if len(nominal) < 2 or any(morphs[i].pos not in {"subst", "adj", "depr"} for i in nominal):
        return
    chosen = [morphs[i].cases for i in nominal]
    if frozenset.intersection(*chosen):
        return
    possible = [
        frozenset(c for r in tokens[i].readings for c in read_tag(r.tag).cases) | morphs[i].cases
        for i in nominal
    ]
    shared = frozenset.intersection(*possible)
    shared = shared & frozenset.union(*chosen) or shared
    if is_base:
        shared = frozenset({"nom"})
    elif tokens[nominal[0]].text != base.split()[0] and tokens[nominal[-1]].text in base.split():
        shared = chosen[0]  # "Theresy May": a surname that does not decline
    if shared:
        for i in nominal:
            morphs[i] = replace(morphs[i], cases=shared)


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


def _preposition(words: Words, start: int) -> tuple[int, str | None]:
    if words.tokens[start].text.casefold() in SHORT_PREPOSITIONS:
        is_apart = start + 1 < len(words.tokens) and words.tokens[start + 1].text == "."
        return start + 1 + is_apart, SHORT_PREPOSITIONS[words.tokens[start].text.casefold()]
    if words.morphs[start].pos != "prep":
        return start, None
    if start + 1 < len(words.tokens):
        compound = COMPOUNDS.get((words.tokens[start].lemma, words.tokens[start + 1].lemma))
        if compound:
            return start + 2, compound
    return start + 1, words.tokens[start].lemma


def _read_part(words: Words, start: int) -> Part | None:
    i = start
    while i < len(words.tokens) and (_is_modifier(words, i) or words.tokens[i].text in QUOTES):
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
    i += 1
    while i < len(words.tokens) and _continues(words, head, i):
        i += 1
    while i - 1 > head and words.tokens[i - 1].text in QUOTES and not _closes(words, start, i - 1):
        i -= 1
    return Part(start=start, end=i, head=head)


def _closes(words: Words, start: int, at: int) -> bool:
    """Whether a quotation mark closes one that was opened inside the phrase."""
    return sum(token.text in QUOTES for token in words.tokens[start : at + 1]) % 2 == 0


def _is_modifier(words: Words, i: int) -> bool:
    if words.tokens[i].text.casefold() in SHORT_PREPOSITIONS:
        return False
    if is_possessive(words, i):
        return True
    if words.morphs[i].pos in MODIFIERS:
        return words.tokens[i].lemma not in RELATIVES and words.tokens[i].lemma != "rok"
    if words.morphs[i].pos != "adv" or i + 1 >= len(words.tokens):
        return False
    return words.morphs[i + 1].pos in {"adj", "num"}


def is_possessive(words: Words, i: int) -> bool:
    """``[jej] córka``, ``[jego] były prawnik``: a genitive pronoun before the noun it owns."""
    if words.tokens[i].text.casefold() not in POSSESSIVES or words.morphs[i].pos != "ppron3":
        return False
    at = i + 1
    while at < len(words.tokens) and words.morphs[at].pos in {"adj", "num", "ppas", "pact"}:
        at += 1
    if at >= len(words.tokens) or words.morphs[at].pos not in {"subst", "depr"}:
        return False
    is_person = "m1" in words.morphs[at].genders or words.tokens[at].lemma in RELATIVES_BY_BLOOD
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
    if token.text.casefold() in SHORT_PREPOSITIONS:
        return False
    if morph.pos in {"adj", "adja", "brev"}:
        if token.lemma in RELATIVES or _is_before_its_noun(words, head, i):
            return False
        return bool(morph.cases & cases) or "gen" in morph.cases or not morph.cases
    if morph.pos in {"dig", "romandig"}:
        return words.tokens[i - 1].text[:1].isupper() and len(token.text) < 4
    return token.text == "-" and is_tight(words, i)


def _is_before_its_noun(words: Words, head: int, i: int) -> bool:
    """``w piątek [belgijski sąd]``, ``ostrzegł Bundestag [niemiecki minister]``: behind a day or
    a name, an adjective belongs to the noun that follows."""
    is_behind_name = i - 1 in words.names and i not in words.names
    is_open = words.tokens[head].lemma in DAYS or is_behind_name
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
    joined = words.tokens[at].text.casefold() in JOINERS or also is not None
    if not joined and not (words.tokens[at].text == "," and _list_goes_on(words, at)):
        return None
    start = also or at + 1
    while start < len(words.tokens) and words.tokens[start].lemma in ALSO:
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
    found = _cases(words, member)
    may_be = not found or found & cases or not cases
    if may_be and (found & cases or not _has_genitive(words, last)):
        return member, True
    if "gen" in found and _has_genitive(words, last):
        return member, False
    return (member, True) if not found else None


def _is_deed(words: Words, part: Part) -> bool:
    """``na Ukrainę i [odzyskanie przez Ukrainę]``: a verbal noun joins no name."""
    is_done_by = part.end < len(words.tokens) and words.tokens[part.end].lemma == "przez"
    return words.morphs[part.head].pos == "ger" or is_done_by


def _pair_joiner(words: Words, at: int) -> int | None:
    """Where the next member begins behind ``, a także``, ``, jak i``; None without such words."""
    start = at + (words.tokens[at].text == ",")
    pair = tuple(token.text.casefold() for token in words.tokens[start : start + 2])
    return start + 2 if pair in PAIR_JOINERS else None


def _has_genitive(words: Words, part: Part) -> bool:
    return any(
        "gen" in words.morphs[i].cases and words.morphs[i].pos in {"subst", "ger"}
        for i in range(part.head + 1, part.end)
    )


def _list_goes_on(words: Words, comma: int) -> bool:
    """``Francja, Niemcy i Polska``: after the comma come nouns and then a joining word."""
    i = comma + 1
    seen = False
    while i < len(words.tokens) and i < comma + 14:
        if words.tokens[i].text.casefold() in {"i", "oraz", "a", "czy"}:
            return seen and not any(words.morphs[j].is_finite for j in range(comma, i))
        if words.morphs[i].is_finite or words.morphs[i].pos in {"comp", "inf", "pcon"}:
            return False
        if words.tokens[i].lemma in RELATIVES or words.tokens[i].text in STOPS - {","}:
            return False
        seen = seen or _is_noun(words, i)
        i += 1
    return False
