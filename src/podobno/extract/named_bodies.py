"""The names of a document come in; whom ``związek`` or ``oba związki`` mean by name goes out.

``Związek kolejarzy Semafor wezwał do strajku. Związek odrzucił ofertę``: the body told by a noun
is the one that the text has named with that noun. Two that it has named are ``związki``,
``związkowcy``, ``obie organizacje``. One of which the text only tells where it is or whom it
joins (``związki w Belgii``) stays what it is called.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from podobno.language.tags import read_tag
from podobno.model import Token

# A plural is of those named in this many sentences before; what is told later, as far ahead.
REACH, AHEAD = 5, 2
# What may stand behind the noun and say which body it is.
TELLING = frozenset({"w", "we", "z", "ze", "na", "od"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A named body: its kinds by the nouns that introduce it, and what else they say of it."""

    kinds: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a name or a description begins: sentence and token."""

    sentence: int
    token: int

    @property
    def key(self) -> tuple[int, int]:
        return self.sentence, self.token


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedBodies:
    """The bodies that a document names, where it does, and where it tells others without a name."""

    bodies: Mapping[str, Body] = field(default_factory=dict)
    namings: tuple[tuple[str, Place], ...] = ()
    unnamed: tuple[Place, ...] = ()
    nouns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    members: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()

    def meant(
        self, sentence: int, tokens: Sequence[Token], start: int, end: int
    ) -> tuple[str, ...]:
        """The names that the phrase ``[start, end)`` takes up, none where it is open whose."""
        head = next(
            (i for i in range(start, end) if tokens[i].lemma.casefold() in self.nouns), None
        )
        if not self.bodies or head is None or is_told_apart(tokens, head, end):
            return ()
        here = Place(sentence=sentence, token=head)
        if any(here.sentence == p.sentence and start <= p.token < end for _, p in self.namings):
            return ()
        asked = words_beside(tokens, start, head, end) - self.fillers
        kinds = self.nouns[tokens[head].lemma.casefold()]
        fitting = {n for n, b in self.bodies.items() if kinds & b.kinds and asked <= b.words}
        if read_tag(tokens[head].tag).numbers == {"pl"}:
            is_both = any(t.lemma in self.both for t in tokens[max(0, start - 1) : head])
            is_members = tokens[head].lemma.casefold() in self.members
            return self._several(fitting, here, is_both=is_both, is_members=is_members)
        return self._one(fitting, here, is_bare=not asked)

    def of_kind(self, kind: str) -> frozenset[str]:
        """The names of the bodies that the text tells by a noun of a kind."""
        return frozenset(name for name, body in self.bodies.items() if kind in body.kinds)

    def _before(self, fitting: set[str], here: Place) -> list[tuple[str, Place]]:
        return [(n, p) for n, p in self.namings if n in fitting and p.key < here.key]

    def _one(self, fitting: set[str], here: Place, *, is_bare: bool) -> tuple[str, ...]:
        """The only one that fits, else the only one of the sentence that names one last."""
        before = self._before(fitting, here)
        if not before:
            ahead = {n for n, p in self.namings if p.sentence <= here.sentence + AHEAD}
            is_sure = len(fitting) == 1 and fitting <= ahead and not is_bare
            return tuple(fitting) if is_sure else ()
        name, place = before[-1]
        if is_bare and self._is_passed(place, here):
            return ()
        if len(fitting) == 1:
            return (name,)
        near = {n for n, p in before if p.sentence == place.sentence}
        return (name,) if len(near) == 1 and place.sentence >= here.sentence - AHEAD else ()

    def _several(
        self, fitting: set[str], here: Place, *, is_both: bool, is_members: bool
    ) -> tuple[str, ...]:
        """Those that the sentences before name; the one whose members are told."""
        near = [
            (n, p) for n, p in self._before(fitting, here) if p.sentence >= here.sentence - REACH
        ]
        if not near or self._is_passed(near[-1][1], here):
            return ()
        names = tuple(dict.fromkeys(n for n, _ in near))
        if len(names) > 2:
            last = near[-1][1].sentence
            names = tuple(dict.fromkeys(n for n, p in near if p.sentence == last))
        are_all = len(names) == 2 or (len(names) > 2 and not is_both)
        return names if are_all or (len(names) == 1 and is_members) else ()

    def _is_passed(self, naming: Place, here: Place) -> bool:
        """Whether others without a name are told in between: ``związki zawodowe w Belgii``."""
        return any(naming.key < place.key < here.key for place in self.unnamed)


def words_beside(tokens: Sequence[Token], start: int, head: int, end: int) -> frozenset[str]:
    """The base forms of what stands with a noun: its adjectives, genitives, numerals."""
    return frozenset(
        tokens[i].lemma.casefold()
        for i in range(start, end)
        if i != head and tokens[i].text[:1].isalnum()
    )


def is_told_apart(tokens: Sequence[Token], head: int, end: int) -> bool:
    """Whether words behind a noun say which body it is, or it is none: ``związki [w Belgii]``,
    ``związki [reprezentujące pilotów]``, ``w związku z``."""
    before = tokens[head - 1].text.casefold() if head else ""
    if before in {"w", "we"} and tokens[head].text == "związku":
        return True
    if end >= len(tokens):
        return False
    behind = tokens[end]
    is_seated = behind.text in TELLING and end + 1 < len(tokens)
    is_seated = is_seated and tokens[end + 1].text[:1].isupper()
    return is_seated or read_tag(behind.tag).pos in {"pact", "ppas"}
