"""A word in its name and a possible base form in, what the learned weights look at out: the word's
tag, its place in the name, the forms attested in the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from podobno.language.pl.base_form_candidates import Candidate, edit_of
from podobno.language.pl.nominative_forms import MODIFIERS, NOUNS
from podobno.language.tags import Morph, read_tag
from podobno.model import Token

QUOTES = frozenset("\"„”“«»'‘’") | {"''"}


@dataclass(frozen=True, slots=True)
class Place:
    """A word in its name: what the weights look at beside the candidate."""

    kind: str
    word: str
    morph: Morph
    role: str  # before the head, the head, after it, in quotes, behind a preposition
    previous: str  # part of speech of the word before
    agrees: str  # with the head, and with the nearest noun before that is not the head
    single: bool
    last: bool
    oblique: bool  # some word of the name can stand in no nominative
    head_genders: frozenset[str]
    head_changed: str  # "+", "-", or "" for the head itself
    previous_changed: str
    seen: int  # how often the form stands among the document's names
    varies: bool  # another form of the word stands there too


def find_head(tokens: Sequence[Token]) -> int:
    """The first noun of the name, else its first word."""
    for index, token in enumerate(tokens):
        pos = read_tag(token.tag).pos
        if pos in NOUNS:
            return index
        if pos in {"prep", "interp"} and index:
            break
    return next((i for i, t in enumerate(tokens) if t.text[:1].isalpha()), 0)


def find_place(
    tokens: Sequence[Token],
    index: int,
    head: int,
    kind: str,
    changed: Mapping[int, str],
    attested: Mapping[str, int],
) -> Place:
    """What the weights look at for one word of a name; ``changed`` tells of the words already
    settled whether their form differs from the text."""
    morph = read_tag(tokens[index].tag)
    text = tokens[index].text
    stem = text[: max(3, len(text) - 3)]
    return Place(
        kind=kind,
        word=tokens[index].text.lower(),
        morph=morph,
        role=_role(tokens, index, head),
        previous=read_tag(tokens[index - 1].tag).pos if index else "",
        agrees=_agreement(tokens, index, head),
        single=len(tokens) == 1,
        last=index == len(tokens) - 1,
        oblique=any(_is_oblique(token) for token in tokens),
        head_genders=frozenset() if index == head else read_tag(tokens[head].tag).genders,
        head_changed="" if index == head else changed.get(head, ""),
        previous_changed=changed.get(index - 1, ""),
        seen=attested.get(text, 0),
        varies=any(form != text and form.startswith(stem) for form in attested),
    )


def _role(tokens: Sequence[Token], index: int, head: int) -> str:
    if sum(token.text in QUOTES for token in tokens[:index]) % 2:
        return "Q"
    if any(read_tag(token.tag).pos == "prep" for token in tokens[head + 1 : index]):
        return "P"
    if index == head:
        return "H"
    return "B" if index < head else "A"


def _agreement(tokens: Sequence[Token], index: int, head: int) -> str:
    """Whether a word can agree with the head, and with the nearest other noun before it."""
    near = next(
        (i for i in range(index - 1, -1, -1) if i != head and read_tag(tokens[i].tag).pos in NOUNS),
        None,
    )
    with_head = index != head and _fits(tokens[index], read_tag(tokens[head].tag))
    with_near = near is not None and _fits(tokens[index], read_tag(tokens[near].tag))
    same_case = bool(read_tag(tokens[index].tag).cases & read_tag(tokens[head].tag).cases)
    return f"{with_head:d}{'-' if near is None else f'{with_near:d}'}{same_case:d}"


def _fits(token: Token, noun: Morph) -> bool:
    """Some reading of a modifier has the case, number and gender of a noun."""
    for _, tag in token.readings:
        morph = read_tag(tag)
        if (
            morph.pos in MODIFIERS
            and morph.cases & noun.cases
            and morph.numbers & noun.numbers
            and morph.genders & noun.genders
        ):
            return True
    return False


@lru_cache(maxsize=16384)
def _cases(readings: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset(case for _, tag in readings for case in read_tag(tag).cases)


def _is_oblique(token: Token) -> bool:
    cases = _cases(token.readings)
    return bool(cases) and "nom" not in cases


def read_features(place: Place, candidate: Candidate, attested: Mapping[str, int]) -> list[str]:
    """The features of one candidate, as the learned file names them."""
    morph, kind = place.morph, place.kind
    edit = edit_of(place.word, candidate.form.lower())
    changed = edit != "0+"
    mark = "+" if changed else "-"
    case = min(morph.cases, default="")
    person = kind == "PER"
    features = [
        f"e|{edit}|{morph.pos}|{case}",
        f"e|{edit}|{kind}|{case}",
        f"e|{edit}|{min(morph.genders, default='')}|{min(morph.numbers, default='')}|{case}",
        f"c|{mark}|{kind}|{place.role}|{morph.pos}|{case}",
        f"c|{mark}|{place.role}|{morph.pos}|{place.agrees}|{place.previous}|{person:d}",
        f"c|{mark}|{kind}|{place.agrees}|{place.role}|{place.head_changed}",
        f"c|{mark}|{place.head_changed}|{morph.pos}|{case}|{place.agrees}",
        f"p|{mark}|{place.previous_changed}|{morph.pos}|{place.previous}|{place.agrees}",
        f"p|{mark}|{place.previous_changed}|{kind}|{place.role}|{case}",
        f"c|{mark}|{place.single:d}|{place.oblique:d}|{case}|{person:d}",
    ]
    if place.head_genders and candidate.genders:
        with_head = bool(place.head_genders & candidate.genders)
        features.append(f"g|{mark}|{with_head:d}|{place.role}|{place.agrees}")
    word = "^" + place.word
    for length in range(1, min(7, len(word)) + 1):
        features.append(f"s|{word[-length:]}|{edit}")
        if length in {2, 3}:
            features.append(f"sk|{word[-length:]}|{edit}|{kind}")
            features.append(f"sc|{word[-length:]}|{edit}|{case}")
            features.append(f"so|{word[-length:]}|{edit}|{place.oblique:d}{place.single:d}")
    known = candidate.sources or ("none",)
    # A stem of one or two letters is hardly a name, and only the last part of a foreign name
    # without a dictionary reading inflects: "Kim Dzong Unem".
    features.append(f"l|{mark}|{min(len(candidate.form), 5)}|{known[0][:4]}")
    features.append(f"n|{mark}|{place.last:d}|{known[0][:4]}|{kind}|{place.single:d}")
    features.append(f"n|{mark}|{place.last:d}|{morph.pos}|{case}|{person:d}|{place.agrees}")
    for source in known:
        features.append(f"{source}|{mark}")
        features.append(f"{source}|{mark}|{kind}|{place.role}")
        features.append(f"{source}|{mark}|{case}|{person:d}")
    if attested:
        seen = candidate.form in attested
        features.append(f"a|{mark}|{seen:d}")
        features.append(f"a|{mark}|{seen:d}|{kind}|{place.role}")
        features.append(f"a|{mark}|{seen:d}|{candidate.sources[:1]}")
        times = min(3, place.seen)
        features.append(f"v|{mark}|{times}|{place.varies:d}|{person:d}")
        features.append(f"v|{mark}|{times}|{place.varies:d}|{case}|{known[0][:4]}")
    return features
