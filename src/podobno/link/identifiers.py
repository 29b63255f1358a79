"""A table of names and Wikidata identifiers and the story's entities in, entities with theirs out.

The table is the user's (``DIR/wikidata.tsv``, a line a name: ``Nowe Rybniki``, a tab, ``Q123``);
Podobno looks nothing up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from podobno.link.name_clues import plain
from podobno.model import Entity, Problem

_IDENTIFIER = re.compile(r"Q[1-9]\d*")
Identifiers = Mapping[str, frozenset[str]]
"""The identifiers that the table gives for each name, as a key."""


def read_identifiers(lines: Iterable[str]) -> tuple[Identifiers, tuple[Problem, ...]]:
    """The table of a file's lines, with the lines that are none."""
    table: dict[str, set[str]] = defaultdict(set)
    problems = []
    for number, line in enumerate(lines, start=1):
        name, _, identifier = (part.strip() for part in line.partition("\t"))
        if not name and not identifier:
            continue
        if name and _IDENTIFIER.fullmatch(identifier):
            table[plain(name)].add(identifier)
        else:
            reason = "the line is not a name, a tab and an identifier such as Q42"
            problems.append(Problem(source=f"wikidata.tsv:{number}", reason=reason))
    return {name: frozenset(found) for name, found in table.items()}, tuple(problems)


def with_identifiers(entities: tuple[Entity, ...], identifiers: Identifiers) -> tuple[Entity, ...]:
    """Entities with the identifier of their name, else the one that their other names give.

    Where the table gives two for the names of an entity, or one for two entities of that name,
    none is taken: a wrong identifier would join what is not one.
    """
    found = {entity.id: _identifier(entity, identifiers) for entity in entities}
    holders = defaultdict(list)
    for entity_id, identifier in found.items():
        holders[identifier].append(entity_id)
    return tuple(
        replace(entity, wikidata=identifier)
        if (identifier := found[entity.id]) is not None and len(holders[identifier]) == 1
        else entity
        for entity in entities
    )


def _identifier(entity: Entity, identifiers: Identifiers) -> str | None:
    own = identifiers.get(plain(entity.name), frozenset())
    names = (alias for alias in entity.aliases if " " in alias and alias[:1].isupper())
    others = frozenset[str]().union(*(identifiers.get(plain(n), frozenset()) for n in names))
    chosen = own or others
    return min(chosen) if len(chosen) == 1 else None
