"""The event lexicon of a language comes in as tables, its entries go out, by base form.

One file a PLOVER type (``language/<code>/events/<TYPE>.toml``): groups of words that share their
roles, each word with a sentence of its own that says what it must yield.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from podobno.language.pack import LanguagePack

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

ACTOR, RECIPIENT, THEME, PLACE = "A", "R", "T", "P"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A place beside the word: its case, after which preposition (None for none), and what
    stands there: ``A`` actor, ``R`` recipient, ``P`` place, ``T`` something else."""

    case: str
    preposition: str | None
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A word that must stand beside the entry's own: base forms, any of them, and the
    preposition it must follow (None where it needs none). ``weight`` says how much it narrows: a
    preposition least, one word most. With ``name_type`` it is the first word of any name of that
    type."""

    lemmas: frozenset[str]
    preposition: str | None
    weight: int = 1
    name_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence of the entry's own, with the actors and recipients it must yield. ``gap`` is the
    reason why it does not yet, None where it does."""

    text: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    gap: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A word or phrase that names an event.

    ``key`` is the word as the file writes it, ``lemma`` its first word. ``roles`` are those of a
    finite verb, or of a noun where ``is_noun``; ``noun_roles`` those of a verb's gerund. ``who`` is
    ``office`` where only a person of the state does it (``przybył do Pragi``), ``force`` where
    only a state or its troops do, ``friend`` where it is with states, else None. ``needs`` is
    ``recipient`` where the word means an event only with one. Groups of one ``kin`` may tell of
    the same event.
    """

    key: str
    lemma: str
    type: str
    mode: str | None
    about: str
    is_noun: bool
    is_reflexive: bool
    who: str | None
    needs: str | None
    kin: str
    beside: tuple[Beside, ...]
    roles: tuple[Role, ...]
    noun_roles: tuple[Role, ...]
    examples: tuple[Example, ...]

    @property
    def is_symmetric(self) -> bool:
        """Both sides act: ``spotkać się z kimś``."""
        return any(
            (role.part == ACTOR and role.preposition in {"z", "między", "do"})
            or (role.part == ACTOR and role.case == "acc" and role.preposition is None)
            for role in (*self.roles, *self.noun_roles)
        )

    @property
    def subject(self) -> str:
        """What the subject of its verb is: mostly the actor, but ``zginął``: the recipient."""
        return next((r.part for r in self.roles if r.case == "nom" and not r.preposition), ACTOR)

    @property
    def strictness(self) -> int:
        """How much the entry asks for beside its own word."""
        return sum(word.weight for word in self.beside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All entries, and the same by the base form of their first word, the stricter first.
    ``things`` are nouns that look like a deed and are none (``uzbrojenie``), ``never_deeds`` those
    that are none even where they are read as a verb's (``punkt widzenia``), ``own``
    those whose genitive is the one who has them (``gotowość Belgii``). ``historic``
    beside one of ``epochs`` are names of history (``wojna światowa``), behind one of ``memory`` too
    (``rocznica zwycięstwa``). ``reflexive``
    are verbs that keep their ``się`` before an infinitive (``udało się odrzucić``), ``causes``
    nouns behind which a cause stands (``z powodu strajku``)."""

    entries: tuple[Entry, ...]
    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    things: frozenset[str] = frozenset()
    never_deeds: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    historic: frozenset[str] = frozenset()
    epochs: frozenset[str] = frozenset()
    memory: frozenset[str] = frozenset()
    reflexive: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()


@cache
def read_lexicon(pack: LanguagePack) -> Lexicon:
    """The event lexicon of a language, read once."""
    classes = {name: frozenset(words) for name, words in pack.table("events/classes").items()}
    entries = tuple(
        entry
        for type_ in TYPES
        for group in pack.table(f"events/{type_}")["group"]
        for entry in _group_entries(type_, group, classes)
    )
    return Lexicon(
        entries=entries,
        verbs=_by_lemma(entry for entry in entries if not entry.is_noun),
        nouns=_by_lemma(entry for entry in entries if entry.is_noun),
        things=classes["things"],
        never_deeds=classes["never_deeds"],
        own=classes["own"],
        historic=classes["historic"],
        epochs=classes["epochs"],
        memory=classes["memory"],
        reflexive=classes["reflexive"],
        causes=classes["causes"],
    )


def _by_lemma(entries: Iterator[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.lemma, []).append(entry)
    return {
        lemma: tuple(sorted(same, key=lambda entry: -entry.strictness))
        for lemma, same in found.items()
    }


def _group_entries(
    type_: str, group: Mapping[str, Any], classes: Mapping[str, frozenset[str]]
) -> Iterator[Entry]:
    roles = _read_roles(group["roles"])
    noun_roles = _nominal(roles)
    told = _read_roles(group["noun_roles"]) if "noun_roles" in group else ()
    own_roles = _with_agent(told) if told else _of_noun(roles)
    for kind in ("verbs", "nouns"):
        examples: dict[str, list[Example]] = {}
        for key, text, who, *gap in group.get(kind, ()):
            examples.setdefault(key, []).append(_read_example(text, who, *gap))
        for key, texts in examples.items():
            words = key.partition("{")[0].split()
            yield Entry(
                key=key,
                lemma=words[0],
                type=type_,
                mode=group.get("mode") or None,
                about=group["about"],
                is_noun=kind == "nouns",
                is_reflexive="się" in words,
                who=group.get("who"),
                needs=group.get("needs"),
                kin=group.get("kin", group["about"]),
                beside=_read_beside(key, classes),
                roles=own_roles if kind == "nouns" else roles,
                noun_roles=own_roles if kind == "nouns" else noun_roles,
                examples=tuple(texts),
            )


def _read_roles(text: str) -> tuple[Role, ...]:
    """``nom=A z+inst=A`` as roles; ``pod_adresem+gen=R`` has a preposition of two words."""
    roles = []
    for part in text.split():
        place, _, role = part.partition("=")
        preposition, _, case = place.rpartition("+")
        roles.append(Role(case=case, preposition=preposition.replace("_", " ") or None, part=role))
    return tuple(roles)


def _with_agent(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """Whose a noun is, in the genitive or after ``przez``, may stand behind ``ze strony`` too:
    ``poparcie ze strony Belgii``."""
    behind = Role(case="gen", preposition="ze strony", part=ACTOR)
    owners = {(role.case, role.preposition) for role in roles if role.part == ACTOR}
    is_owned = ("gen", None) in owners or any(preposition == "przez" for _, preposition in owners)
    return (*roles, behind) if is_owned and behind not in roles else roles


def _of_noun(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles of a noun that names no others: its actor in the genitive, after ``przez`` or
    ``ze strony``, and what the verbs of its group have."""
    return (Role(case="gen", preposition=None, part=ACTOR), *_after_prepositions(roles))


def _after_prepositions(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles behind prepositions; ``przez`` names the actor, unless the group says otherwise
    (``wstrzymanie tranzytu przez Ukrainę``)."""
    kept = tuple(role for role in roles if role.preposition is not None)
    told = {role.preposition for role in kept}
    by = tuple(
        Role(case=case, preposition=word, part=ACTOR)
        for case, word in (("acc", "przez"), ("gen", "ze strony"), ("gen", "z udziałem"))
        if word not in told
    )
    both = Role(case="inst", preposition="z", part=ACTOR)
    between = tuple(Role(case="inst", preposition=word, part=ACTOR)
                    for word in ("między", "pomiędzy")) if both in roles else ()  # fmt: skip
    return (*by, *kept, *between)


def _nominal(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles of a verb's gerund: its object in the genitive and its actor after ``przez``,
    or its subject in the genitive where it has no object."""
    bare = {role.case: role.part for role in roles if role.preposition is None}
    inner = bare.get("acc") or bare.get("gen")
    given = tuple(role for role in roles if role.case == "dat" and role.preposition is None)
    genitive = Role(case="gen", preposition=None, part=inner or ACTOR)
    return (genitive, *given, *_after_prepositions(roles))


def _read_beside(key: str, classes: Mapping[str, frozenset[str]]) -> tuple[Beside, ...]:
    """``złożyć {wizyta}``, ``uczestniczyć {w:@talks}``, ``zablokować {#PRO}``: what the braces
    ask for."""
    found = []
    for part in key.split("{")[1:]:
        preposition, _, word = part.partition("}")[0].rpartition(":")
        if word.startswith("#"):
            found.append(
                Beside(lemmas=frozenset(), preposition=preposition or None, name_type=word[1:])
            )
            continue
        lemmas = classes[word[1:]] if word.startswith("@") else frozenset({word})
        weight = 1 if word in classes["prepositions"] else 2 if word.startswith("@") else 3
        found.append(Beside(lemmas=lemmas, preposition=preposition or None, weight=weight))
    return tuple(found)


def _read_example(text: str, who: str, gap: str | None = None) -> Example:
    """``Belgia + Francja > Iran``: the actors, then upon whom."""
    actor, _, recipient = who.partition(">")
    return Example(text=text, actor=_names(actor), recipient=_names(recipient), gap=gap)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split("+") if name.strip())
