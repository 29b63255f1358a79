"""One frozen ``Settings``: what a run may choose, with its defaults."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from podobno.errors import SettingsError

ENGINES = ("default", "light")
INTERFACES = ("pl", "en")
FORMATS = ("csv",)
# What a dossier is built with holds for what is added to it.
_REMEMBERED = ("engine", "interface", "references", "single_file")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may choose.

    ``engine``: the language engine, ``default`` or ``light`` (rules and dictionary only).
    ``interface``: the language of the page, ``pl`` or ``en``.
    ``references``: whether plain past, present and future ("obecnie", "wcześniej") are marked as
    times; the linguists who marked the KPWr corpus leave them out.
    ``published``, ``publisher``: what the user knows of sources that do not say it themselves.
    ``allow_private``: whether fetching may reach private and local addresses.
    ``single_file``: one HTML file with the documents inside, for up to 50 documents.
    ``processes``: how many documents are read side by side; 0 means one a core. With more than
    one, a script of yours needs ``if __name__ == "__main__":`` around what it runs.
    """

    engine: str = "default"
    interface: str = "pl"
    references: bool = True
    published: str | None = None
    publisher: str | None = None
    allow_private: bool = False
    single_file: bool = False
    processes: int = 1

    def remembered(self) -> dict[str, str | bool]:
        """What a dossier keeps of the settings it is built with."""
        return {name: getattr(self, name) for name in _REMEMBERED}

    def check(self) -> None:
        """Raise ``SettingsError`` for a value that no stage understands."""
        if self.engine not in ENGINES:
            raise SettingsError(f"--engine {self.engine}: choose one of {', '.join(ENGINES)}")
        if self.interface not in INTERFACES:
            raise SettingsError(f"--lang {self.interface}: choose one of {', '.join(INTERFACES)}")
        if self.published is not None and not _is_date(self.published):
            raise SettingsError(
                f"--published {self.published}: write a date as 2025-09-03, 2025-09 or 2025"
            )


def _is_date(value: str) -> bool:
    """Whether a value is a day, a month or a year that the calendar has."""
    if not _DATE.fullmatch(value):
        return False
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def check_day(option: str, value: str) -> str:
    """A day as given by an option; raise ``SettingsError`` where it is none."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise SettingsError(f"{option} {value}: write a day as 2025-09-03") from error


def check_formats(value: str) -> tuple[str, ...]:
    """The export formats of an option; raise ``SettingsError`` for one that does not exist."""
    formats = tuple(part.strip() for part in value.split(","))
    for name in formats:
        if name not in FORMATS:
            raise SettingsError(f"--to {name}: choose one of {', '.join(FORMATS)}")
    return formats
