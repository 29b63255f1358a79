"""A language pack in, its lexicon of saying out: verbs, nouns, parentheses, media, by base form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from podobno.language.pack import LanguagePack


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What the lexicon knows of one reporting verb, noun or adjective.

    ``takes`` are the forms of its content, ``nominal`` the phrases that are a statement by
    themselves, ``to`` the cases of the person addressed, ``beside`` the base forms that must
    stand near it. ``marks`` holds presupposes, hedges, denies, promises, continues, rules.
    """

    lemmas: tuple[str, ...]
    kind: str
    takes: frozenset[str] = frozenset()
    nominal: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    strength: str = "neutral"
    polarity: str = "neutral"
    is_reflexive: bool = False
    never_reflexive: bool = False
    beside: tuple[str, ...] = ()
    needs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parenthesis:
    """A formula of source: the words before the source, and the case the source stands in."""

    words: tuple[str, ...]
    case: str
    kind: str
    media_only: bool = False
    is_preposition: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """The lexicon of saying of one language, by base form."""

    verbs: dict[str, tuple[Saying, ...]]
    nouns: dict[str, Saying]
    adjectives: dict[str, Saying]
    support: frozenset[str]
    support_denying: frozenset[str]
    with_words: frozenset[str]
    arising: frozenset[str]
    hearing: frozenset[str]
    parentheses: tuple[Parenthesis, ...]
    carriers: frozenset[str]
    not_sources: frozenset[str]
    documents: frozenset[str]
    that: frozenset[str]
    that_bare: frozenset[str]
    answering: frozenset[str]
    answered: frozenset[str]
    circumstances: frozenset[str]
    so_that: frozenset[str]
    as_if: frozenset[str]
    whether: frozenset[str]
    correlates: frozenset[str]
    not_after: frozenset[str]
    degrees: frozenset[str]
    resuming: frozenset[str]
    unnamed: str
    pronouns: frozenset[str]
    pointing: frozenset[str]
    possessive: frozenset[str]
    first_person: frozenset[str]
    talks: frozenset[str]
    questions: frozenset[str]
    talk_prepositions: frozenset[str]
    talk_places: frozenset[str]
    for_medium: frozenset[str]
    bodies: frozenset[str]
    judging: frozenset[str]
    firms: frozenset[str]
    never_firms: frozenset[str]
    plural_firms: frozenset[str]
    trades: frozenset[str]
    body_words: Mapping[str, tuple[str, ...]]
    departments: frozenset[str]
    members: Mapping[str, tuple[str, ...]]
    own_writings: frozenset[str]
    pages: frozenset[str]
    articles: frozenset[str]
    newcomers: frozenset[str]
    unnamed_sources: frozenset[str]
    indefinite: frozenset[str]
    circles: frozenset[str]
    signed: frozenset[str]
    given: frozenset[str]
    given_nouns: frozenset[str]
    issuing: frozenset[str]
    own_words: frozenset[str]
    inscriptions: frozenset[str]
    works: frozenset[str]
    headline_works: frozenset[str]
    relaying: frozenset[str]
    parts: frozenset[str]
    shares: frozenset[str]
    fraction: frozenset[str]
    every: frozenset[str]
    qualities: tuple[str, ...]
    never_qualities: frozenset[str]
    intentions: frozenset[str]


@lru_cache(maxsize=8)
def read_sayings(pack: LanguagePack) -> Sayings:
    """The lexicon in the pack's ``sayings.toml``."""
    table = pack.table("sayings")
    conjunctions, unnamed, addressed = table["conjunctions"], table["unnamed"], table["addressed"]
    return Sayings(
        verbs=_by_lemma(table["verbs"]["list"], table["classes"]),
        nouns={key: value[0] for key, value in _by_lemma(table["nouns"]["list"], {}).items()},
        adjectives={
            key: value[0] for key, value in _by_lemma(table["adjectives"]["list"], {}).items()
        },
        support=frozenset(table["support"]["verbs"]),
        support_denying=frozenset(table["support"]["denying"]),
        with_words=frozenset(table["support"]["with_words"]),
        arising=frozenset(table["support"]["arising"]),
        hearing=frozenset(table["support"]["hearing"]),
        parentheses=tuple(
            Parenthesis(
                words=tuple(row["words"]),
                case=row["case"],
                kind=row["class"],
                media_only=row.get("media", False),
                is_preposition=row.get("preposition", False),
            )
            for row in table["parentheses"]["list"]
        ),
        carriers=frozenset(table["parentheses"]["carriers"]),
        not_sources=frozenset(table["parentheses"]["not_sources"]),
        documents=frozenset(table["documents"]["lemmas"]),
        that=frozenset(conjunctions["that"]),
        that_bare=frozenset(conjunctions["that_bare"]),
        answering=frozenset(conjunctions["answering"]),
        answered=frozenset(conjunctions["answered"]),
        circumstances=frozenset(conjunctions["circumstances"]),
        so_that=frozenset(conjunctions["so_that"]),
        as_if=frozenset(conjunctions["as_if"]),
        whether=frozenset(conjunctions["whether"]),
        correlates=frozenset(conjunctions["correlates"]),
        not_after=frozenset(conjunctions["not_after"]),
        degrees=frozenset(conjunctions["degrees"]),
        resuming=frozenset(conjunctions["resuming"]),
        unnamed=unnamed["name"],
        pronouns=frozenset(unnamed["pronouns"]),
        pointing=frozenset(unnamed["pointing"]),
        possessive=frozenset(unnamed["possessive"]),
        first_person=frozenset(unnamed["first_person"]),
        talks=frozenset(addressed["nouns"]),
        questions=frozenset(addressed["questions"]),
        talk_prepositions=frozenset(addressed["prepositions"]),
        talk_places=frozenset(addressed["places"]),
        for_medium=frozenset(addressed["for_medium"]),
        bodies=frozenset(table["descriptions"]["bodies"]),
        judging=frozenset(table["descriptions"]["judging"]),
        firms=frozenset(table["descriptions"]["firms"]),
        never_firms=frozenset(table["descriptions"]["never_firms"]),
        plural_firms=frozenset(table["descriptions"]["plural_firms"]),
        trades=frozenset(table["descriptions"]["trades"]),
        body_words={
            noun: tuple(words) for noun, words in table["descriptions"]["body_words"].items()
        },
        departments=frozenset(table["descriptions"]["departments"]),
        members={noun: tuple(words) for noun, words in table["descriptions"]["members"].items()},
        own_writings=frozenset(table["descriptions"]["own_writings"]),
        pages=frozenset(table["descriptions"]["pages"]),
        articles=frozenset(table["descriptions"]["articles"]),
        newcomers=frozenset(table["descriptions"]["newcomers"]),
        unnamed_sources=frozenset(table["descriptions"]["unnamed"]),
        indefinite=frozenset(table["descriptions"]["indefinite"]),
        circles=frozenset(table["descriptions"]["circles"]),
        signed=frozenset(table["descriptions"]["signed"]),
        given=frozenset(table["descriptions"]["given"]),
        given_nouns=frozenset(table["descriptions"]["given_nouns"]),
        issuing=frozenset(table["descriptions"]["issuing"]),
        own_words=frozenset(table["descriptions"]["own_words"]),
        inscriptions=frozenset(table["descriptions"]["inscriptions"]),
        works=frozenset(table["descriptions"]["works"]),
        headline_works=frozenset(table["descriptions"]["headline_works"]),
        relaying=frozenset(table["parentheses"]["relaying"]),
        parts=frozenset(table["descriptions"]["parts"]),
        shares=frozenset(table["descriptions"]["shares"]),
        fraction=frozenset(table["descriptions"]["fraction"]),
        every=frozenset(table["descriptions"]["every"]),
        qualities=tuple(table["descriptions"]["qualities"]),
        never_qualities=frozenset(table["descriptions"]["never_qualities"]),
        intentions=frozenset(table["descriptions"]["intentions"]),
    )


def _by_lemma(
    rows: list[dict[str, Any]], classes: dict[str, dict[str, Any]]
) -> dict[str, tuple[Saying, ...]]:
    found: dict[str, tuple[Saying, ...]] = {}
    for row in rows:
        saying = _saying({**classes.get(row["class"], {}), **row})
        for lemma in saying.lemmas:
            found[lemma] = (*found.get(lemma, ()), saying)
    return found


def _saying(row: dict[str, Any]) -> Saying:
    return Saying(
        lemmas=tuple(row["lemmas"]),
        kind=row["class"],
        takes=frozenset(row.get("takes", ())),
        nominal=tuple(row.get("nominal", ())),
        to=tuple(row.get("to", ())),
        marks=frozenset(row.get("marks", ())),
        strength=row.get("strength", "neutral"),
        polarity=row.get("polarity", "neutral"),
        is_reflexive=row.get("sie", False),
        never_reflexive=row.get("never_sie", False),
        beside=tuple(row.get("with", ())),
        needs=row.get("needs", ""),
    )
