"""A method that works something out of a value that never changes in, its answer kept there out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - reads as a word, like ``property``
    """``functools.cached_property`` without its lock, which in Python 3.11 takes longer than most
    of the answers: a story of hundreds of reports asks sixty thousand times."""

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> once[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> T | once[T]:
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self._find(instance)
        return found
