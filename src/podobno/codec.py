"""Values of the model in, JSON out, and back: the identity, both ways.

Data classes become objects (fields at their defaults are left out), named tuples and tuples
become arrays. msgspec reads them by the types of their fields: a story of hundreds of reports
holds some hundred thousand words.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")


def to_json(value: Any) -> str:
    """Plain values as one line of JSON."""
    return to_bytes(value).decode()


def to_bytes(value: Any) -> bytes:
    """The same line as it is written to a file."""
    return msgspec.json.encode(value)


def from_json(kind: type[T], text: str) -> T:
    """The model value of a type, from what ``to_plain`` made of it, as JSON.

    Raises ``ValueError`` where the text is no JSON, or not of that type.
    """
    found: T = _decoder(cast(Any, kind)).decode(text)
    return found


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


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)
