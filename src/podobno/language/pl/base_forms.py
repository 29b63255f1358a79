"""The tokens of a name come in, its base form goes out: ``Asi Bibi`` gives ``Asia Bibi``.

Each word has candidates: itself, the nominatives its dictionary readings allow, and what endings
learned from names with known base forms suggest. A log-linear model weighs them by the word's tag,
its place in the name and the forms attested in the document. The head is settled first. The
number is kept (``Bracia Muzułmanie``), and so is the case of letters. Without the learned file
(``learned/base_forms.tsv``) the rules of ``nominatives`` answer.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from podobno.language.pl.base_form_candidates import (
    Model,
    endings_apart,
    find_candidates,
    read_model,
)
from podobno.language.pl.base_form_features import find_head, find_place, read_features
from podobno.language.pl.inflection import join_forms
from podobno.language.pl.nominative_persons import nominative_person
from podobno.language.pl.nominatives import nominative_phrase
from podobno.language.tags import read_tag
from podobno.model import Token

# Added to a nominative that stands elsewhere in the document: beyond its learned weight, so that
# it wins over a more frequent ending. From 0 to 3: +0.15 points on the topic not trained on.
ATTESTED = 4.0


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


def _is_set_apart(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is the hyphen or the ending of ``ONZ-etu``."""
    dash = index if tokens[index].text == "-" else index - 1
    if not 0 < dash < len(tokens) - 1 or tokens[dash].text != "-":
        return False
    before, ending = tokens[dash - 1], tokens[dash + 1]
    together = before.end == tokens[dash].start and tokens[dash].end == ending.start
    return together and before.text.isupper() and ending.text in endings_apart()
