"""The words that label a figure series can be read, whatever the sentence."""

from __future__ import annotations

import re

import pytest

from podobno.extract.figures import find_figures
from podobno.language.pl import PACK
from podobno.link.figures import link_figures
from podobno.link.origins import Roots
from podobno.model import Findings, Passage, Word
from tests.factory import make_analysis


def _label(text: str, verbs: tuple[str, ...]) -> str:
    """The label of the first figure of one sentence whose verbs are known."""
    analysis = make_analysis(text, id="a")
    prepositions = {"w", "do", "na", "z", "dla", "o"}
    words = tuple(
        Word(
            token.start,
            token.end,
            token.lemma.casefold(),
            "VERB" if token.text in verbs else "ADP" if token.text in prepositions else "NOUN",
        )
        for sentence in analysis.sentences
        for token in sentence.tokens
        if re.match(r"\w", token.text)
    )
    findings = Findings(
        document=analysis.document,
        passages=(Passage(start=0, end=len(text), words=words),),
        figures=find_figures(analysis, PACK),
    )
    figures = link_figures((findings,), Roots((findings,), (("a",),), ()))
    return min(figures, key=lambda figure: figure.readings[0].start).what


@pytest.mark.parametrize(
    ("text", "verbs", "label", "why"),
    [
        (
            "Zarząd zwolnił Annę Wilk, matkę czworga dzieci.",
            ("zwolnił",),
            "Zarząd zwolnił Annę Wilk, matkę … dzieci",
            "a clause without a verb is read in its sentence",
        ),
        (
            "Rybitwa to port, w którym pracuje 90 spawaczy.",
            ("pracuje",),
            "Rybitwa to port, w którym pracuje … spawaczy",
            "a clause about a word before it is read with that word",
        ),
        (
            "Wczoraj 12 rybaków, którzy wracali do portu, zostało zatrzymanych.",
            ("wracali", "zostało"),
            "Wczoraj … rybaków, którzy wracali do portu, zostało zatrzymanych",
            "the clause of the number has its verb behind another clause",
        ),
        (
            "Ceny wzrosły o 62,3 proc. w porównaniu z majem, do 14 tysięcy koron.",
            ("wzrosły",),
            "Ceny wzrosły o … proc. w porównaniu z majem",
            "a share is told with what it is of; a decimal comma parts no clauses",
        ),
        (
            "Trzej sternicy odmówili „czystej” wody dla statku i poszli na długi spacer do lasu.",
            ("odmówili", "poszli"),
            "… sternicy odmówili czystej wody dla statku i poszli…",
            "no odd quotation mark, no preposition where it is cut",
        ),
        (
            "Zaszczepiono rybaków, w tym 18 kobiet z portu.",
            ("Zaszczepiono",),
            "Zaszczepiono rybaków, w tym … kobiet z portu",
            "what opens the clause is kept where the sentence is read",
        ),
        (
            "Kutry stoją, bo brakuje 40 ton paliwa.",
            ("stoją", "brakuje"),
            "brakuje … ton paliwa",
            "a conjunction opens no label",
        ),
        (
            "W tym tygodniu port zatrudnił 40 spawaczy.",
            ("zatrudnił",),
            "W tym tygodniu port zatrudnił … spawaczy",
            "a day is no opening",
        ),
        (
            "Port kosztował 40 milionów koron.",
            ("kosztował",),
            "Port kosztował … koron",
            "a word that multiplies belongs to the number",
        ),
        (
            "Strony podpisały pięciopunktowy tekst umowy.",
            ("podpisały",),
            "Strony podpisały pięciopunktowy tekst umowy",
            "an adjective that holds its number is kept whole",
        ),
        (
            "Sprzedaż węgla spadła w maju o połowę.",
            ("spadła",),
            "Sprzedaż węgla spadła w maju o połowę",
            "so is a share in one word",
        ),
    ],
)
def test_a_label_says_what_is_counted(
    text: str, verbs: tuple[str, ...], label: str, why: str
) -> None:
    assert _label(text, verbs) == label, why


def test_a_cut_label_shows_where_it_is_cut() -> None:
    text = (
        "Po długiej i trudnej zimie nad całą Rybitwą i jej okolicami port na wyspie "
        "zatrudnił 40 spawaczy."
    )
    assert _label(text, ("zatrudnił",)) == (
        "…nad całą Rybitwą i jej okolicami port na wyspie zatrudnił … spawaczy"
    )
