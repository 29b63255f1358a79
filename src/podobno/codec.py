"""Values of the model in, plain JSON values out, and back: the identity, both ways.

Data classes become objects (fields at their defaults are left out), named tuples and tuples
become arrays. How a type is read is worked out once; a story of hundreds of reports holds some
hundred thousand words.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from functools import cache
from itertools import starmap
from typing import Any, TypeVar

T = TypeVar("T")
Reader = Callable[[Any], Any]


def to_plain(value: Any) -> Any:
    """A model value as JSON values."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(held)
            for field in dataclasses.fields(value)
            if (held := getattr(value, field.name)) != field.default
        }
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], plain: Any) -> T:
    """The model value of a type, from what ``to_plain`` made of it."""
    reader = _reader(typing.cast(Any, kind))
    return typing.cast(T, _read(reader, plain))


def _read(reader: Reader | None, plain: Any) -> Any:
    return plain if plain is None or reader is None else reader(plain)


@cache
def _reader(kind: Any) -> Reader | None:
    """Makes a value of a type from JSON that is not null; None where the JSON is the value."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        inner = [arg for arg in typing.get_args(kind) if arg is not type(None)]
        return _reader(inner[0])
    if origin is tuple:
        return _tuple_reader(typing.get_args(kind))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _class_reader(kind)
    if isinstance(kind, type) and issubclass(kind, tuple):
        return lambda plain: kind(*plain)
    return float if kind is float else None


def _tuple_reader(args: tuple[Any, ...]) -> Reader:
    if len(args) == 2 and args[1] is Ellipsis:
        inner = args[0]
        if isinstance(inner, type) and issubclass(inner, tuple):
            return lambda plain: tuple(starmap(inner, plain))
        each = _reader(inner)
        return lambda plain: tuple(_read(each, item) for item in plain)
    readers = [_reader(arg) for arg in args]
    return lambda plain: tuple(_read(r, item) for r, item in zip(readers, plain, strict=True))


def _class_reader(kind: Any) -> Reader:
    readers = {name: _reader(hint) for name, hint in typing.get_type_hints(kind).items()}
    nested = [(name, reader) for name, reader in readers.items() if reader is not None]

    def read(plain: Any) -> Any:
        held = {name: reader(plain[name]) for name, reader in nested if plain.get(name) is not None}
        return kind(**{**plain, **held})

    return read
