"""Names with known base forms come in, ``learned/base_forms.tsv`` goes out.

Sources: the KPWr names (with the tags they come with) and the names of the SlavicNER training
part (with the tags of the engine), so that both the dictionary-like and the running use are seen.
"""

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from podobno.language.pl.base_form_candidates import (
    LONGEST_ENDING,
    Candidate,
    Model,
    edit_of,
    find_candidates,
)
from podobno.language.pl.base_form_features import find_head, find_place, read_features
from podobno.language.pl.base_forms import choose_forms
from podobno.language.pl.inflection import join_forms
from podobno.language.pl.morphology import look_up
from podobno.language.pl.pieces import find_words
from podobno.model import Reading, Sentence, Token
from training.sources import SEED, Article

KINDS = (
    ("nam_liv", "PER"),
    ("nam_loc", "LOC"),
    ("nam_fac", "LOC"),
    ("nam_org", "ORG"),
    ("nam_eve", "EVT"),
    ("nam_adj", "ADJ"),
)
PASSES = 6
AVERAGED = 3  # the weights are the mean of those after each of the last passes
LEAST = 2  # a feature seen less often is left out
SMALLEST = 0.05  # a weight nearer to zero is left out


@dataclass(frozen=True, slots=True)
class Pair:
    """A name as it stands in a text and its base form."""

    tokens: tuple[Token, ...]
    kind: str
    base: str
    attested: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """One word to decide: the features of each candidate, and which is right."""

    features: tuple[tuple[str, ...], ...]
    right: int


def read_kpwr(path: Path) -> Iterator[Pair]:
    """The pairs of a KPWr file, with readings from the dictionary.

    One of the two files marks a space behind a token by ``True``, the other by ``False``: inside
    names spaces are the rule, so the more frequent mark is the space.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    rows = [columns for columns in (line.split("\t") for line in lines) if len(columns) >= 6]
    marks = Counter(mark for columns in rows for mark in columns[4].split()[:-1])
    space_mark = marks.most_common(1)[0][0]
    for columns in rows:
        base, form, _, tags, spaces, name = (_unquote(column) for column in columns[:6])
        tokens = _lay_out(form, tags.split(), [mark == space_mark for mark in spaces.split()])
        kind = next((k for start, k in KINDS if name.startswith(start)), "PRO")
        # Runs of spaces in some base forms come from the same joining of tokens.
        yield Pair(tokens, kind, " ".join(base.split()))


def read_pairs(
    articles: Iterable[Article], read: Callable[[str], Sequence[Sentence]]
) -> Iterator[Pair]:
    """The names of articles, with tokens as an engine reads them."""
    for article in articles:
        tokens = [t for sentence in read(article.text) for t in sentence.tokens]
        spans = [
            (cut_tokens(tokens, start, end), kind, base) for start, end, kind, base in article.names
        ]
        attested = Counter(t.text for inside, _, _ in spans for t in inside)
        for inside, kind, base in spans:
            if inside and base:
                yield Pair(inside, kind, base, attested)


def cut_tokens(tokens: Sequence[Token], start: int, end: int) -> tuple[Token, ...]:
    """The tokens of a span; one that reaches over its edge is cut and looked up anew."""
    found = []
    for token in tokens:
        if token.end > start and token.start < end:
            if token.start >= start and token.end <= end:
                found.append(token)
            else:
                low, high = max(token.start, start), min(token.end, end)
                text = token.text[low - token.start : high - token.start]
                found.append(_token(low, text, token.tag))
    return tuple(found)


def learn(pairs: Sequence[Pair], say: Callable[[str], None]) -> Model:
    """Count edits, then fit the weights by stochastic gradient with AdaGrad steps."""
    edits = _count_edits(pairs)
    bare = Model({}, edits)
    cases = [case for pair in pairs for case in _cases(bare, pair)]
    counts = Counter(f for case in cases for c in case.features for f in set(c))
    kept = [
        Case(tuple(tuple(f for f in c if counts[f] >= LEAST) for c in case.features), case.right)
        for case in cases
    ]
    say(f"{len(pairs)} names, {len(kept)} words to decide")
    weights = _fit(kept, say)
    return Model({f: w for f, w in weights.items() if abs(w) >= SMALLEST}, edits)


def write_model(path: Path, model: Model) -> None:
    """One weight or one ending a line, sorted."""
    lines = [f"weight\t{key}\t{value:.2f}" for key, value in sorted(model.weights.items())]
    for ending, edits in sorted(model.edits.items()):
        value = " ".join(f"{drop}+{add}" for drop, add in edits)
        lines.append(f"edits\t{ending}\t{value}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def score(model: Model, pairs: Sequence[Pair]) -> float:
    """The share of names whose base form is right, letter case ignored."""
    right = sum(propose(model, pair).casefold() == pair.base.casefold() for pair in pairs)
    return right / max(1, len(pairs))


def propose(model: Model, pair: Pair) -> str:
    """The base form the model gives a pair's name."""
    return join_forms(pair.tokens, choose_forms(model, pair.tokens, pair.kind, pair.attested))


def _lay_out(form: str, tags: list[str], spaced: list[bool]) -> tuple[Token, ...]:
    """The tokens of a form written with a space between any two tokens, or as in its text."""
    words = form.split()
    if len(words) == len(tags):
        at, tokens = 0, []
        for word, tag, space in zip(words, tags, spaced, strict=False):
            tokens.append(_token(at, word, tag))
            at += len(word) + space
        return tuple(tokens)
    spans = [match.span() for match in re.finditer(r"\w+(?:[-'’]\w+)*|\S", form)]
    if len(spans) != len(tags):
        spans = [(start, end) for start, end in find_words(form)]
    padded = [*tags, *(["ign"] * len(spans))]
    return tuple(
        _token(start, form[start:end], tag)
        for (start, end), tag in zip(spans, padded, strict=False)
    )


def _unquote(column: str) -> str:
    if len(column) > 1 and column[0] == column[-1] == '"':
        return column[1:-1].replace('""', '"')
    return column


def _token(start: int, text: str, tag: str) -> Token:
    readings = look_up(text).readings or (Reading(text, "ign"),)
    known = look_up(text).readings
    return Token(
        start=start,
        end=start + len(text),
        text=text,
        lemma=readings[0].lemma,
        tag=tag,
        upos="X",
        readings=known,
    )


def _aligned(pair: Pair) -> list[str] | None:
    """The base form of each token, where name and base form have the same words."""
    base = [pair.base[start:end] for start, end in find_words(pair.base)]
    forms: list[str] = []
    for token in pair.tokens:
        count = len(find_words(token.text))
        if not count or len(base) < count:
            return None
        # Words of one token stand together in the base form too ("DF-61").
        forms.append("".join(base[:count]) if count > 1 else base[0])
        del base[:count]
    return None if base else forms


def _count_edits(pairs: Sequence[Pair]) -> dict[str, tuple[tuple[int, str], ...]]:
    counts: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for pair in pairs:
        for token, form in zip(pair.tokens, _aligned(pair) or (), strict=False):
            drop, _, add = edit_of(token.text.lower(), form.lower()).partition("+")
            word = "^" + token.text.lower()
            if (drop, add) != ("0", "") and int(drop) <= 5 and token.text.isalpha():
                for length in range(1, min(LONGEST_ENDING, len(word)) + 1):
                    counts[word[-length:]][int(drop), add] += 1
    return {
        ending: tuple(edit for edit, n in found.most_common(4) if n >= 2)
        for ending, found in counts.items()
        if any(n >= 2 for n in found.values())
    }


def _cases(model: Model, pair: Pair) -> Iterator[Case]:
    forms = _aligned(pair)
    if forms is None:
        return
    head = find_head(pair.tokens)
    changed = {
        index: "+" if form.casefold() != token.text.casefold() else "-"
        for index, (token, form) in enumerate(zip(pair.tokens, forms, strict=True))
    }
    for index, token in enumerate(pair.tokens):
        candidates = find_candidates(model, token)
        right = _index(candidates, forms[index])
        if right is None or len(candidates) < 2:
            continue
        settled = {i: c for i, c in changed.items() if i == head or i < index}
        place = find_place(
            pair.tokens,
            index,
            head,
            pair.kind,
            settled if index != head else {},
            pair.attested,
        )
        yield Case(tuple(tuple(read_features(place, c, pair.attested)) for c in candidates), right)


def _index(candidates: Sequence[Candidate], form: str) -> int | None:
    lower = form.casefold()
    return next((i for i, c in enumerate(candidates) if c.form.casefold() == lower), None)


def _fit(cases: list[Case], say: Callable[[str], None]) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1.0)
    sums: dict[str, float] = defaultdict(float)
    dice = random.Random(SEED)
    for number in range(PASSES):
        dice.shuffle(cases)
        loss = 0.0
        for case in cases:
            scores = [sum(weights[f] for f in features) for features in case.features]
            most = max(scores)
            shares = [math.exp(s - most) for s in scores]
            total = sum(shares)
            loss -= math.log(max(1e-9, shares[case.right] / total))
            for index, features in enumerate(case.features):
                slope = shares[index] / total - (index == case.right)
                if abs(slope) < 0.002:
                    continue
                for feature in features:
                    squares[feature] += slope * slope
                    weights[feature] -= 0.2 * slope / math.sqrt(squares[feature])
        say(f"pass {number + 1}: loss {loss / len(cases):.4f}")
        if number >= PASSES - AVERAGED:
            for feature, weight in weights.items():
                sums[feature] += weight / AVERAGED
    return dict(sums)
