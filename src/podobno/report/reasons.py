"""A reason or a problem as the program words it in, the same in the reader's language out.

Links and readers say why in plain English, with ids and ISO dates; ``reasons.pl.toml`` has the
Polish of each wording. On the page ids become the names of the documents, days are written out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from podobno.language import find_pack
from podobno.prepared import prepared
from podobno.report.words import Texts

_SLOT = re.compile(r"\{(\w+)\}")
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
# Marks of one wording that hold a wording themselves.
_NESTED = {"why", "days"}
_SHAPES = {"n": r"[\d.,\u00a0]+", "total": r"\d+", "day": _DAY.pattern, "why": ".+", "days": ".+"}
# A line of a page names so many documents; evidence names all, by their ids.
_MOST_NAMED = 4
_ANY = "(?:(?!; ).)+?"  # a semicolon parts two reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    """One wording: ``literal`` is the longest part that stands in every text it fits, ``opening``
    the letter that every such text begins with, empty where a mark comes first."""

    pattern: re.Pattern[str]
    literal: str
    opening: str
    english: str
    translated: str


def say_reason(reason: str, texts: Texts, label: Callable[[str], str] = str) -> str:
    """A reason in the reader's language, part by part; a part that is not known stays as it is.

    ``label`` gives the name of a document for its id, and anything else back unchanged.
    """
    whole = _say_part(reason, texts, label)
    if whole is not None:
        return whole
    parts = reason.split("; ")
    if len(parts) == 1:
        return reason
    return "; ".join([_say_part(part, texts, label) or part for part in parts])


def is_known(reason: str) -> bool:
    """Whether every part of a reason has a wording."""
    if any(w.pattern.fullmatch(reason) for w in _wordings()):
        return True
    parts = reason.split("; ")
    return all(any(w.pattern.fullmatch(part) for w in _wordings()) for part in parts)


def _say_part(part: str, texts: Texts, label: Callable[[str], str]) -> str | None:
    for wording in _wordings_that_open(part[:1]):
        if wording.literal in part and (found := wording.pattern.fullmatch(part)):
            template = wording.translated if texts.code == "pl" else wording.english
            said = {k: _say_slot(k, v, texts, label) for k, v in found.groupdict().items()}
            return template.format(**said)
    return None


def _say_slot(name: str, value: str, texts: Texts, label: Callable[[str], str]) -> str:
    if name in _NESTED:
        return say_reason(value, texts, label)
    if _DAY.fullmatch(value) and name in {"day", "a", "b"}:
        return texts.date(value)
    if name in {"action", "thing"}:
        return (
            _quantity_words().get(value, value) if texts.code == "pl" else value.replace("_", " ")
        )
    return _listed(value.split(", "), texts, label)


def _listed(items: list[str], texts: Texts, label: Callable[[str], str]) -> str:
    """Names and documents as they are called, each once; of many documents the first ones."""
    said = list(dict.fromkeys(label(item) for item in items))
    is_long = len(said) > _MOST_NAMED and said != items
    shown = said[: _MOST_NAMED - 1] if is_long else said
    more = [texts["and_more"].format(count=len(said) - len(shown))] if is_long else []
    return ", ".join(shown) + "".join(f" {text}" for text in more)


@lru_cache(maxsize=1)
def _quantity_words() -> dict[str, str]:
    """The first Polish word of each class of actions and things that quantities are told by."""
    pack = find_pack("pl")
    table = pack.table("quantities") if pack else {}
    return {
        name: str(words[0])
        for part in ("actions", "same_things")
        for name, words in table.get(part, {}).items()
    }


@lru_cache(maxsize=1)
def _wordings() -> tuple[_Wording, ...]:
    source = files("podobno.report").joinpath("reasons.pl.toml").read_bytes()
    tables = prepared("reasons.pl", source, lambda: tomllib.loads(source.decode()))
    return tuple(_wording(english, pl) for t in tables.values() for english, pl in t.items())


@lru_cache(maxsize=256)
def _wordings_that_open(letter: str) -> tuple[_Wording, ...]:
    """The wordings of texts that begin with a letter, in the order of the file."""
    return tuple(w for w in _wordings() if w.opening in {letter, ""})


def _wording(english: str, polish: str) -> _Wording:
    parts = _SLOT.split(english)  # literals and names of marks in turn
    pattern = ""
    for number, part in enumerate(parts):
        if number % 2 == 0:
            pattern += re.escape(part)
        elif f"(?P<{part}>" in pattern:
            pattern += f"(?P={part})"
        else:
            pattern += f"(?P<{part}>{_SHAPES.get(part, _ANY)})"
    return _Wording(
        pattern=re.compile(pattern, re.DOTALL),
        literal=max(parts[::2], key=len),
        opening=english[:1] if parts[0] else "",
        english=english,
        translated=polish,
    )
