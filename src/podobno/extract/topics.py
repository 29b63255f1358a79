"""A number without its noun comes in; the noun its clause speaks of, if it is counted, goes out."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.agreement import Form, adjective_reading, noun_reading
from podobno.extract.antecedents import Antecedent, Unit
from podobno.extract.counted import find_head
from podobno.extract.drafts import Draft
from podobno.extract.participles import base_of_adjective, base_of_noun
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Token

# "najwięcej przypadków odnotowano w województwie mazowieckim – 145"
_TOPIC_REACH = 12
_CLAUSE_ENDS = frozenset({",", ";", ":", "(", ")"})


def number_of(
    tokens: Sequence[Token],
    draft: Draft,
    following: Draft | None,
    context: tuple[Antecedent, ...],
    pack: LanguagePack,
) -> Unit | None:
    """As in "liczba zgłoszeń wzrosła do 340"."""
    nouns = pack.table("numbers")["count_nouns"]["words"]
    for index in range(draft.first - 1, max(-1, draft.first - 12), -1):
        if tokens[index].lemma.lower() in nouns:
            if index == draft.first - 1:
                return None
            unit = _genitive_after(tokens, index + 1, draft.first, pack)
            if unit is None and context:
                unit = context[-1].unit
            return Unit(unit, "number of things named before")
    for index in range(draft.last, min(len(tokens), draft.last + 5)):
        # "poniżej 200 spadła liczba zgonów"
        if tokens[index].lemma.lower() in nouns and draft.bound != "exact":
            return Unit(_genitive_after(tokens, index + 1, len(tokens), pack), "number of things")
    return None


def topic(
    tokens: Sequence[Token],
    draft: Draft,
    following: Draft | None,
    context: tuple[Antecedent, ...],
    pack: LanguagePack,
) -> Unit | None:
    """As in "Firm jest 300 tys.", "najwięcej przypadków … – 145": the genitive comes first."""
    measures = pack.table("numbers")["amount_words"]["words"]
    leads = pack.table("numbers")["amount_words"]["leads"]
    if draft.first > 1 and tokens[draft.first - 2].lemma.lower() in leads:
        # "stosunkiem głosów 324 do 295"
        unit = _genitive_after(tokens, draft.first - 1, draft.first, pack)
        if unit is not None:
            return Unit(unit, "genitive before the number")
    for index, token in enumerate(tokens[: draft.first]):
        if index > 0 and draft.first - index > _TOPIC_REACH:
            continue
        if index > 0 and tokens[index - 1].text.lower() not in measures:
            continue
        if index == 0 and not _then_verb(tokens, index + 1, pack):
            continue
        noun = noun_reading(token, Form.GENITIVE, opens=index == 0)
        if noun is not None and "gen" in read_tag(noun.tag).cases:
            return Unit(base_of_noun(token.text, noun, pack), "genitive before the verb")
        adjective = adjective_reading(token, Form.GENITIVE)
        if adjective is not None and index == 0:
            unit = base_of_adjective(token.text, adjective, pack)
            return Unit(unit, "genitive before the verb")
    return None


def among(
    tokens: Sequence[Token],
    draft: Draft,
    following: Draft | None,
    context: tuple[Antecedent, ...],
    pack: LanguagePack,
) -> Unit | None:
    """As in "spośród pytanych dwie trzecie chce zmian", "wśród pracujących dla firmy pilotów
    połowa odeszła"."""
    joins = pack.table("numbers")["amount_words"]["among"]
    for index in range(draft.first - 1, max(-1, draft.first - _TOPIC_REACH), -1):
        if tokens[index].text in _CLAUSE_ENDS:
            return None
        if tokens[index].text.lower() in joins:
            head = find_head(tokens[: draft.first], index + 1, Form.GENITIVE, pack)
            return Unit(head.unit, "part of a group named before") if head else None
    return None


def measured_share(
    tokens: Sequence[Token],
    draft: Draft,
    following: Draft | None,
    context: tuple[Antecedent, ...],
    pack: LanguagePack,
) -> Unit | None:
    """As in "Eksport spadł o ponad połowę": a share of the thing that changed."""
    if draft.number_kind != "share":
        return None
    if _of_them(tokens, draft, pack):
        return Unit(context[-1].unit if context else None, "pronoun for the things counted")
    before = tokens[draft.first - 1].text.lower() if draft.first else ""
    if before != pack.table("numbers")["words"]["by"]:
        return None
    for token in reversed(tokens[: draft.first]):
        morph = read_tag(token.tag)
        is_name = token.lemma[:1].isupper()
        # "Budżet zwiększono o jedną piątą": the object of a verb without a subject comes first.
        is_thing = "nom" in morph.cases or (token is tokens[0] and "acc" in morph.cases)
        if morph.pos == "subst" and is_thing and not is_name:
            return Unit(token.lemma, "share of the subject")
    return None


def _genitive_after(
    tokens: Sequence[Token], start: int, end: int, pack: LanguagePack
) -> str | None:
    """The base form of the genitive plural noun right behind a word."""
    for token in tokens[start : min(end, start + 4)]:
        noun = noun_reading(token, Form.GENITIVE)
        if noun is not None and "gen" in read_tag(noun.tag).cases:
            return base_of_noun(token.text, noun, pack)
        if adjective_reading(token, Form.GENITIVE) is None:
            return None
    return None


def _then_verb(tokens: Sequence[Token], index: int, pack: LanguagePack) -> bool:
    verbs = pack.table("numbers")["amount_words"]["verbs"]
    return index < len(tokens) and tokens[index].lemma.lower() in verbs


def _of_them(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """As in "połowa z nich": of things already counted."""
    behind = [token.text.lower() for token in tokens[draft.last : draft.last + 2]]
    words = pack.table("numbers")["words"]
    return len(behind) == 2 and behind[0] in words["out_of"] and behind[1] in words["them"]
