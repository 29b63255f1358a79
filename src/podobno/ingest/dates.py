"""What sources write as a date in, ISO 8601 at the precision written out.

The words of dates are data (``stamps.toml``) of the language pack.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from podobno.language.pl import PACK

_LEADING = re.compile(r"\s*date\s+(\d{4}(?:-\d{2}){0,2})(?=\s|$)")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_ISO_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:?\d{2}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?Z?")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_IN_WORDS = re.compile(r"(\d{1,2})\.? ([^\W\d_]+) (\d{4})")
# News sites are younger; later years are slips.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# A stamp stands above the report, in a line of its own.
_STAMP_LINES = 8
# What may stand before it: the outlet's address, or a label ("Opublikowano: ").
_BEFORE_STAMP = r"\s*(?:(?:[\w-]+\.)+\w+|[^\W\d_]{3,15}:)?[\s|·•,–-]*"


def read_date(value: object) -> str | None:
    """A date of metadata as ISO 8601 at the precision written, or None where it is none.

    ``2025-09-03``, ``2025-06``, ``2025``, ``2025-09-03T14:05:00+02:00``, ``3 września 2025``,
    ``03.09.2025`` and dates of mail and feeds are read. The day is that of the outlet's clock:
    a time written in UTC is moved to Warsaw.
    """
    text = str(value).strip() if value is not None else ""
    # The first day of Unix time is what a system writes that knows no date.
    if not text or text.startswith("1970-01-01"):
        return None
    if _ISO_TIME.match(text) or _COMPACT.fullmatch(text):
        return _day(_iso_moment(text)) or _checked(*_iso_parts(text[:10]))
    if _ISO.fullmatch(text):
        return _checked(*_iso_parts(text))
    return find_written_date(text) or _day(_mail_moment(text)) or None


def find_leading_date(text: str) -> str | None:
    """The date of a text that opens with ``date 2025-09-03`` or ``date 2025-06``."""
    match = _LEADING.match(text)
    return _checked(*_iso_parts(match[1])) if match else None


def find_written_date(text: str) -> str | None:
    """The first calendar date with its year in a short text of a page: ``14 maja 2025``."""
    for match in re.finditer(rf"{_DOTTED.pattern}|{_IN_WORDS.pattern}|\d{{4}}-\d\d-\d\d", text):
        if match[1]:
            found = _checked(match[3], match[2], match[1])
        elif match[4]:
            month = _months().get(match[5].casefold())
            found = _checked(match[6], str(month), match[4]) if month else None
        else:
            found = _checked(*_iso_parts(match[0]))
        if found:
            return found
    return None


def is_date_line(line: str) -> bool:
    """Whether a line holds a calendar date and next to nothing else: a label, a time of day."""
    date = rf"(?:{_DOTTED.pattern}|{_IN_WORDS.pattern}|\d{{4}}-\d\d-\d\d)"
    day = r"(?:[^\W\d_]{3,15}[:,]?\s+){0,2}"
    return bool(
        re.fullmatch(rf"{day}{date}(?:\s*r\.)?[\s,|•–-]*(?:godz\.\s*)?(?:[\d:.]{{4,8}})?", line)
    )


def find_stamp(text: str, captured: str | None) -> str | None:
    """The day that a relative stamp above a report ("8 godzin temu") means, counted back from
    the time of capture; None where there is no stamp or that time is not known."""
    anchor = _iso_moment(captured) if captured and len(captured) >= 10 else None
    if anchor is None:
        return None
    for line in text.strip().splitlines()[:_STAMP_LINES]:
        if (back := _time_back(line)) is not None:
            # A day alone has no hour: "8 godzin temu" may then mean the day before.
            if len(captured or "") == 10 and timedelta(0) < back < timedelta(days=1):
                return None
            return (anchor - back).date().isoformat()
    return None


def _time_back(line: str) -> timedelta | None:
    table = PACK.table("stamps")
    for word, days in table["days"].items():
        if re.fullmatch(rf"{_BEFORE_STAMP}{word}(?:(?:,| o)? \d\d?[:.]\d\d)?", line, re.I):
            return timedelta(days=days)
    for stem, minutes in table["minutes"].items():
        ago = re.fullmatch(rf"{_BEFORE_STAMP}(?:(\d+)\s+)?{stem}\w*\.? temu\W*", line, re.I)
        if ago:
            return timedelta(minutes=minutes * int(ago[1] or 1))
    return None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {str(word): int(n) for word, n in PACK.table("stamps")["months"].items()}


def _iso_moment(text: str) -> datetime | None:
    compact = _COMPACT.fullmatch(text)
    if compact and "T" not in text and len(text) > 8:
        text = f"{text[:8]}T{text[8:]}"
    try:
        return datetime.fromisoformat(re.sub(r"\.\d+", "", text.strip()))
    except ValueError:
        return None


def _mail_moment(text: str) -> datetime | None:
    from email.utils import parsedate_to_datetime  # here: only feeds date so

    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None


def _day(moment: datetime | None) -> str | None:
    """The day on the outlet's clock, or None for a year no report is from."""
    if moment is None:
        return None
    if moment.tzinfo is not None and moment.utcoffset() == timedelta(0):
        moment = _in_warsaw(moment)
    return _checked(*moment.date().isoformat().split("-"))


def _in_warsaw(moment: datetime) -> datetime:
    try:
        return moment.astimezone(ZoneInfo("Europe/Warsaw"))
    except ZoneInfoNotFoundError:  # Windows without tzdata: winter time, right but for an hour
        return moment.astimezone(UTC) + timedelta(hours=1)


def _iso_parts(text: str) -> tuple[str, ...]:
    return tuple(text.split("-"))


def _checked(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """A date at its precision, or None where the calendar does not have it."""
    try:
        whole = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not _FIRST_YEAR <= whole.year <= _LAST_YEAR:
        return None
    return whole.isoformat()[: 10 if day else 7 if month else 4]
