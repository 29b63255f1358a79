"""The tokens of a name come in, its base form goes out: ``Asi Bibi`` gives ``Asia Bibi``.

Each word has candidates: itself, the nominatives its dictionary readings allow, and what endings
learned from names with known base forms suggest. A log-linear model weighs them by the word's tag,
its place in the name and the forms attested in the document. The head is settled first. The
number is kept (``Bracia Muzułmanie``), and so is the case of letters. Without the learned file
(``learned/base_forms.tsv``) the rules of ``nominatives`` answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from podobno.language.pl import PACK
from podobno.language.pl.nominative_forms import (
    MODIFIERS,
    NOUNS,
    Nominative,
    cased,
    nominatives_of,
)
from podobno.language.pl.nominative_persons import nominative_person
from podobno.language.pl.nominatives import join_forms, nominative_phrase
from podobno.language.tags import Morph, read_tag
from podobno.model import Token

LONGEST_ENDING = 6
MOST_EDITS = 5
# Added to a nominative that stands elsewhere in the document: beyond its learned weight, so that
# it wins over a more frequent ending. From 0 to 3: +0.15 points on the topic not trained on.
ATTESTED = 4.0
VOWELS = frozenset("aeiouyóąę")
QUOTES = frozenset("\"„”“«»'‘’") | {"''"}


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: a weight for each feature, and the edits seen for each ending
    (letters to drop, letters to add)."""

    weights: dict[str, float]
    edits: dict[str, tuple[tuple[int, str], ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible base form of one word, with the features that depend on how it came about."""

    form: str
    sources: tuple[str, ...]
    genders: frozenset[str] = frozenset()  # of a noun or pronoun the form can agree with


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


def base_form(
    tokens: Sequence[Token], kind: str, *, attested: Mapping[str, int] | Collection[str] = ()
) -> str:
    """The base form of a name of type ``kind`` (PER, LOC, ORG, EVT, PRO).

    ``attested`` holds the word forms of all names in the document, best with how often each
    stands there: a nominative seen elsewhere speaks for itself, and a name that never changes
    its form (``Szojgu``) does not inflect.
    """
    if not isinstance(attested, Mapping):
        attested = dict.fromkeys(attested, 1)
    model = read_model()
    if model is None:
        rule = nominative_person if kind == "PER" else None
        return rule(tokens, attested=attested) if rule else nominative_phrase(tokens)
    return join_forms(tokens, choose_forms(model, tokens, kind, attested))


def choose_forms(
    model: Model, tokens: Sequence[Token], kind: str, attested: Mapping[str, int]
) -> list[str]:
    """The best candidate of each word, the head's first."""
    head = find_head(tokens)
    forms = [token.text for token in tokens]
    if kind == "PER" and is_subject(tokens):
        return forms
    changed: dict[int, str] = {}
    for index in sorted(range(len(tokens)), key=lambda i: i != head):
        token = tokens[index]
        if _is_set_apart(tokens, index):
            forms[index] = ""
            continue
        candidates = find_candidates(model, token)
        forms[index] = candidates[0].form
        if len(candidates) > 1:
            place = find_place(tokens, index, head, kind, changed, attested)
            scores = [
                sum(model.weights.get(f, 0.0) for f in read_features(place, c, attested))
                + (ATTESTED if c.form != token.text and c.form in attested else 0.0)
                for c in candidates
            ]
            forms[index] = candidates[scores.index(max(scores))].form
        changed[index] = "+" if forms[index] != token.text else "-"
    return forms


def is_subject(tokens: Sequence[Token]) -> bool:
    """Whether a person's name of several words stands in the nominative: read so in its place,
    and the given name is one that the dictionary has in that form (``Paula Orszowa`` after
    ``przyjechała`` is not ``Paul Orszow``)."""
    first = read_tag(tokens[0].tag)
    known = any(
        "nom" in morph.cases and morph.genders & first.genders and morph.numbers & first.numbers
        for morph in (read_tag(reading.tag) for reading in tokens[0].readings)
    )
    return known and len(tokens) > 1 and all("nom" in read_tag(t.tag).cases for t in tokens)


@lru_cache(maxsize=1)
def read_model() -> Model | None:
    """The learned file, or None where it does not stand in the package."""
    path = files("podobno.language.pl").joinpath("learned/base_forms.tsv")
    if not path.is_file():
        return None
    weights: dict[str, float] = {}
    edits: dict[str, tuple[tuple[int, str], ...]] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            kind, key, value = line.split("\t")
            if kind == "weight":
                weights[key] = float(value)
            else:
                edits[key] = tuple(_read_edit(edit) for edit in value.split(" "))
    return Model(weights, edits)


def _read_edit(edit: str) -> tuple[int, str]:
    drop, _, add = edit.partition("+")
    return int(drop), add


# --- candidates ---------------------------------------------------------------------------------


def find_candidates(model: Model, token: Token) -> list[Candidate]:
    """The word itself first, then the dictionary's nominatives, then what endings suggest; of a
    word whose ending is set apart only what stands before it."""
    stem, mark, ending = token.text.replace("’", "'").rpartition("'")
    if mark and stem[-1:].isalpha() and ending in _apart():
        return [Candidate(token.text[: len(stem)], ("apart",))]
    found: dict[str, list[str]] = {token.text: []}
    genders: dict[str, set[str]] = {}
    if not any(character.isalpha() for character in token.text):
        return [Candidate(token.text, ())]
    morph = read_tag(token.tag)
    for nominative in nominatives_of(token.readings):
        form = cased(token.text, nominative.form)
        if not _is_long_enough(form, token.text):
            continue
        found.setdefault(form, []).extend(_source_features(nominative, morph))
        if nominative.morph.pos in MODIFIERS:
            genders.setdefault(form, set()).add(nominative.gender)
    for drop, add in _edits_for(model, token.text):
        stem = token.text[: len(token.text) - drop]
        form = cased(token.text, stem + add)
        if _is_long_enough(form, token.text) and form[-1:].isalnum():
            found.setdefault(form, []).append("edit")
    return [
        Candidate(form, tuple(dict.fromkeys(sources)), frozenset(genders.get(form, ())))
        for form, sources in found.items()
    ]


@lru_cache(maxsize=1)
def _apart() -> frozenset[str]:
    """Endings that stand behind an apostrophe or a hyphen: ``Gaulle'a``, ``ONZ-etu``."""
    return frozenset(PACK.table("endings")["apart"]["endings"])


def _is_set_apart(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is the hyphen or the ending of ``ONZ-etu``."""
    dash = index if tokens[index].text == "-" else index - 1
    if not 0 < dash < len(tokens) - 1 or tokens[dash].text != "-":
        return False
    before, ending = tokens[dash - 1], tokens[dash + 1]
    together = before.end == tokens[dash].start and tokens[dash].end == ending.start
    return together and before.text.isupper() and ending.text in _apart()


def _is_long_enough(form: str, text: str) -> bool:
    """``Kim`` is no case of ``Ki``: two letters are left only if they end in a consonant, as
    those of ``Unem`` do."""
    return form == text or len(form) > 2 or (len(form) == 2 and form[-1].lower() not in VOWELS)


def _edits_for(model: Model, word: str) -> list[tuple[int, str]]:
    lower = "^" + word.lower()
    found: dict[tuple[int, str], None] = {}
    for length in range(min(LONGEST_ENDING, len(lower)), 0, -1):
        for edit in model.edits.get(lower[-length:], ()):
            if len(found) < MOST_EDITS:
                found[edit] = None
    return list(found)


def _source_features(nominative: Nominative, chosen: Morph) -> Iterator[str]:
    """How a dictionary reading that gives the candidate compares with the tag chosen in context."""
    source = nominative.morph
    case = bool(source.cases & chosen.cases)
    number = bool(source.numbers & chosen.numbers)
    gender = bool(source.genders & chosen.genders)
    same = source.pos == chosen.pos
    yield f"read|{same:d}{case:d}{number:d}"
    yield f"readg|{source.pos}|{case:d}{number:d}{gender:d}"
    yield f"reado|{source.pos}|{same:d}|{nominative.gender in chosen.genders:d}"
    if nominative.is_name:
        yield "readname"


# --- the place of a word ------------------------------------------------------------------------


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


# --- features -----------------------------------------------------------------------------------


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


def edit_of(word: str, form: str) -> str:
    """How many letters to drop from the end, and what to add.

    >>> edit_of("asi", "asia")
    '0+a'
    """
    common = 0
    for a, b in zip(word, form, strict=False):
        if a != b:
            break
        common += 1
    return f"{len(word) - common}+{form[common:]}"
