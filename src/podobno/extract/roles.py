"""Words for offices and professions come in; the office, its country and its body go out.

``szef rosyjskiego MSZ`` is the office ``foreign_minister`` of Rosja; ``przywódca`` alone is a
leader of an unnamed country.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from podobno.language.countries import Countries
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A word or words for what a person is: its family, and whether it is an office."""

    words: tuple[str, ...]
    family: str
    is_office: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A title read in a phrase: which, of what country, of what body (canonical names).

    ``at`` is the index of its noun in the sentence, ``is_plural`` its number; ``is_former`` where
    the text says that somebody held it before.
    """

    title: Title
    at: int
    country: str | None = None
    body: str | None = None
    is_plural: bool = False
    is_former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """Titles by their first word, the longer first; what covers what; who has an own person.

    ``heads`` are the families that may head a body, ``seats`` the country of an office that only
    one has, ``sides`` mean the country whose they are, ``former`` the words before a title that
    was held before, ``general`` those that say no more than that somebody knows the matter.
    """

    by_word: Mapping[str, tuple[Title, ...]]
    covers: Mapping[str, frozenset[str]]
    related: frozenset[str]
    kin: frozenset[str]
    single: frozenset[str]
    sides: frozenset[str]
    heads: frozenset[str]
    seats: Mapping[str, str]
    former: frozenset[str]
    general: frozenset[str]
    vague: frozenset[str]
    below: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    state: frozenset[str]
    beside: frozenset[str]
    members: frozenset[str]
    groups: tuple[frozenset[str], ...]

    def are_alike(self, one: str, other: str) -> bool:
        """Whether two nouns may be told of one person in turn: ``poseł`` and ``deputowany``."""
        return one == other or any({one, other} <= group for group in self.groups)


@cache
def read_titles(pack: LanguagePack) -> Titles:
    """The titles of one language, read once."""
    table = pack.table("titles")
    titles = [
        Title(words=tuple(entry.casefold().split()), family=family, is_office=part == "office")
        for part in ("office", "person")
        for family, entries in table[part].items()
        for entry in entries
    ]
    by_word: dict[str, list[Title]] = {}
    for title in sorted(titles, key=lambda title: -len(title.words)):
        by_word.setdefault(title.words[0], []).append(title)
    return Titles(
        by_word={word: tuple(found) for word, found in by_word.items()},
        covers={family: frozenset(covered) for family, covered in table["covers"].items()},
        related=frozenset(table["related"]["words"]),
        kin=frozenset(table["related"]["kin"]),
        single=frozenset(table["single"]["words"]),
        sides=frozenset(table["sides"]["words"]),
        heads=frozenset(table["heads"]["families"]),
        seats=dict(table["seats"]),
        former=frozenset(table["former"]["words"]),
        general=frozenset(table["general"]["words"]),
        vague=frozenset(table["alike"]["any"]),
        below=frozenset(table["alike"]["below"]),
        kinds={
            word: frozenset(table["kinds"][kind]) for word, kind in table["kinds"]["of"].items()
        },
        state=frozenset(table["alike"]["state"]),
        beside=frozenset(table["alike"]["beside"]),
        members=frozenset(table["alike"]["members"]),
        groups=tuple(frozenset(group) for group in table["alike"]["groups"]),
    )


def title_at(tokens: Sequence[Token], index: int, titles: Titles, end: int) -> Title | None:
    """The longest title whose first word is the token at ``index``, the rest before ``end``.

    Other words may stand between: ``szef rosyjskiego MSZ`` is ``szef msz``.
    """
    token = tokens[index]
    if read_tag(token.tag).pos not in {"subst", "brev", "depr", "adj", "xxx", "ign"}:
        return None
    lemmas = dict.fromkeys((token.lemma, *(r.lemma for r in token.readings), token.text))
    found = (titles.by_word.get(lemma.casefold()) for lemma in lemmas)
    for title in next((known for known in found if known), ()):
        rest = iter(tokens[index + 1 : min(end, index + 6)])
        if all(
            any(word in {other.text.casefold(), other.lemma.casefold()} for other in rest)
            for word in title.words[1:]
        ):
            return title
    return None


def country_in(tokens: Sequence[Token], countries: Countries) -> str | None:
    """The country that an adjective among the tokens names (``rosyjskiego`` → ``Rosja``)."""
    for token in tokens:
        if read_tag(token.tag).pos in {"adj", "subst", "ign", "adja"}:
            for lemma in (token.lemma, *(reading.lemma for reading in token.readings)):
                if country := countries.described(lemma):
                    return country
    return None


def fits(office: Office, held: Office, titles: Titles, *, is_strict: bool = True) -> bool:
    """Whether a description may stand for the holder of another office.

    The families must be one or covered (a leader may be a president); countries and bodies that
    both name must be equal, and a country that the description names needs to be confirmed.
    Without ``is_strict`` the same office of an unnamed country will do; a mere head or secretary
    must then be called by the very same word.
    """
    if office.is_former != held.is_former:
        return False
    same_word = held.title.words == office.title.words
    is_special = office.title.is_office and office.title.family not in {"chief", "secretary"}
    same_office = same_word or (is_special and held.title.family == office.title.family)
    covered = titles.covers.get(office.title.family, frozenset({office.title.family}))
    if held.title.family not in covered | {office.title.family}:
        return False
    if not office.title.is_office and not same_word:
        word = office.title.words[0]
        is_public = office.title.family == "public"
        if is_another(office, (held,), titles):
            return False  # "urzędnik" is no president
        if not is_public or not (
            word in titles.vague or titles.are_alike(word, held.title.words[0])
        ):
            return False
    if (
        office.country
        and held.country != office.country
        and (is_strict or held.country or not same_office)
    ):
        return False
    if office.body and not held.body and held.country and held.title.family in titles.beside:
        return False  # "rzecznik niemieckiego rządu" speaks for no "niemieckie MSZ"
    is_other_body = held.body and office.country and not office.body and not is_special
    if is_other_body and held.country != office.country:
        return False  # "szef komisji brytyjskiego parlamentu" heads no firm
    return not office.body or not held.body or office.body == held.body


def is_another(office: Office, held: Sequence[Office], titles: Titles) -> bool:
    """Whether somebody who holds these offices is nobody to hold this one too: a senator is no
    ``sekretarz stanu`` and no ``europoseł``, a president no ``urzędnik``. A head, spokesman or
    deputy may be more besides."""
    word = office.title.words[0]
    if word in titles.below and any(h.title.family in titles.state for h in held):
        return True
    if word in titles.vague or office.title.family in titles.beside:
        return False
    known = [h for h in held if h.title.words[0] not in titles.vague]
    public = [h for h in known if h.title.family == "public"]
    if office.title.is_office:
        told = [h for h in known if h.title.is_office and h.title.family not in titles.beside]
        told += [h for h in public if h.title.words[0] in titles.members]
        return bool(told) and not any(fits(office, h, titles, is_strict=False) for h in told)
    is_public = office.title.family == "public" and bool(public)
    return is_public and not any(titles.are_alike(word, h.title.words[0]) for h in public)
