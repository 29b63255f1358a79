"""Who is credited for a figure that stands in no statement."""

from __future__ import annotations

import pytest

from podobno.extract import find_all
from podobno.language.pl import PACK
from tests.factory import make_analysis


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Resort obrony szacuje straty wroga na 500 żołnierzy.", ["resort obrony"]),
        ("Eksperci wyceniają odbudowę na 40 mld euro.", ["eksperci"]),
        ("Organizatorzy mówią o 50 tys. uczestników.", ["organizatorzy"]),
        (
            "Organizatorzy mówią o 50 tys. uczestników, policja o 20 tys.",
            ["organizatorzy", "policja"],
        ),
        ("3 mld zł – tyle według ekspertów wyniosą straty.", ["eksperci"]),
        ("9 mld euro rocznie – taki będzie według ekspertów koszt.", ["eksperci"]),
    ],
)
def test_the_clause_of_a_figure_credits_its_subject(text: str, sources: list[str]) -> None:
    assert [one.source for one in find_all(make_analysis(text), PACK).figures] == sources


@pytest.mark.parametrize(
    "text",
    [
        "Straty szacuje się na 5 mln zł.",
        "Częstość wypadków szacuje się na 5 przypadków.",
        "Umowa opiewa na 5 mln zł.",
        "Minister mówi o drodze, która kosztuje 5 mln zł.",
        "Ona mówi o 5 mln zł.",
        "Kosztuje to 3 mld zł – dużo, według ekspertów zbyt dużo.",
    ],
)
def test_a_figure_of_the_report_itself_credits_nobody(text: str) -> None:
    assert [one.source for one in find_all(make_analysis(text), PACK).figures] == [None]
