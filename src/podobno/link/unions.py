"""Items and pairs of them in, disjoint groups out (union-find)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=str | int)


class Unions(Generic[T]):
    """Groups that grow by joining; the smallest member leads, so order does not matter."""

    def __init__(self, items: Iterable[T]) -> None:
        self._parent = {item: item for item in items}

    def find(self, item: T) -> T:
        """The leader of an item's group."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, a: T, b: T) -> None:
        """Put the groups of two items together."""
        first, second = sorted((self.find(a), self.find(b)))
        self._parent[second] = first

    def groups(self) -> tuple[tuple[T, ...], ...]:
        """All groups, members and groups in order."""
        found: dict[T, list[T]] = defaultdict(list)
        for item in sorted(self._parent):
            found[self.find(item)].append(item)
        return tuple(map(tuple, found.values()))
