"""What sources write as a date, and what it is."""

from __future__ import annotations

import pytest

from podobno.ingest.dates import find_stamp, find_written_date, read_date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025-09-03", "2025-09-03"),
        ("2025-06", "2025-06"),
        ("2025", "2025"),
        ("2025-9-3", "2025-09-03"),
        ("20250903", "2025-09-03"),
        ("2025-09-03T14:05:00+02:00", "2025-09-03"),
        ("2025-09-03 14:05", "2025-09-03"),
        ("2025-09-03T23:59:59.123456+0200", "2025-09-03"),
        # Written in UTC: already the next day in Warsaw, in summer by two hours, in winter by one.
        ("2025-09-03T22:30:00Z", "2025-09-04"),
        ("2025-01-03T22:30:00Z", "2025-01-03"),
        ("2025-01-03T23:30:00+00:00", "2025-01-04"),
        # Another offset is the outlet's own clock.
        ("2025-09-03T23:30:00-05:00", "2025-09-03"),
        ("Wed, 03 Sep 2025 08:10:00 +0200", "2025-09-03"),
        ("3 września 2025", "2025-09-03"),
        ("środa, 3 września 2025, 14:05", "2025-09-03"),
        ("3 wrz 2025", "2025-09-03"),
        ("03.09.2025 14:05", "2025-09-03"),
        # No date of any calendar, or of no report.
        ("31 lutego 2025", None),
        ("2025-02-30", None),
        ("0001-01-01", None),
        ("wczoraj", None),
        ("", None),
        (None, None),
        (["2025"], None),
    ],
)
def test_metadata_date_keeps_its_precision(written: object, date: str | None) -> None:
    assert read_date(written) == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Dodano: 14 maja 2025, 18:42", "2025-05-14"),
        ("Autor: jk | 5.10.2023", "2023-10-05"),
        ("© 2025 Kurier", None),
        ("14 maja", None),
        ("2025-05-14", "2025-05-14"),
        ("14 maja 2025 i 15 maja 2025", "2025-05-14"),
        # The first that is a date: 45 is no day.
        ("45 maja 2025, poprawiono 15 maja 2025", "2025-05-15"),
    ],
)
def test_byline_date_needs_a_year(line: str, date: str | None) -> None:
    assert find_written_date(line) == date


CAPTURED = "2025-07-13T06:30:00+02:00"


@pytest.mark.parametrize(
    ("line", "captured", "date"),
    [
        ("kurier.example 8 godzin temu", CAPTURED, "2025-07-12"),
        ("6 godzin temu", CAPTURED, "2025-07-13"),
        ("godzinę temu", CAPTURED, "2025-07-13"),
        ("45 minut temu", CAPTURED, "2025-07-13"),
        ("3 dni temu", CAPTURED, "2025-07-10"),
        ("2 tygodnie temu", CAPTURED, "2025-06-29"),
        ("wczoraj, 21:15", CAPTURED, "2025-07-12"),
        ("Dodano: przedwczoraj", CAPTURED, "2025-07-11"),
        ("Dzisiaj o 5:40", CAPTURED, "2025-07-13"),
        # The day of capture without its hour leaves two days open.
        ("8 godzin temu", "2025-07-13", None),
        ("3 dni temu", "2025-07-13", "2025-07-10"),
        # Months are too coarse for a day; a sentence is no stamp.
        ("2 miesiące temu", CAPTURED, None),
        ("Premier był tu 3 dni temu", CAPTURED, None),
        ("8 godzin temu", None, None),
        ("8 godzin temu", "2025-07", None),
    ],
)
def test_relative_stamp_is_counted_back(line: str, captured: str | None, date: str | None) -> None:
    assert find_stamp(f"Rada obraduje\n\n{line}\n\nTekst relacji.", captured) == date
