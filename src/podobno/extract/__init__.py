"""An analysis in, its findings out: the finders in order, as a list one can read."""

from __future__ import annotations

from podobno.extract.cast_reader import read_cast
from podobno.extract.event_casualties import count_casualties
from podobno.extract.events import find_events
from podobno.extract.figure_givers import find_givers
from podobno.extract.figure_sources import attribute_figures
from podobno.extract.figures import find_figures
from podobno.extract.occasions import date_statements
from podobno.extract.statements import find_statements
from podobno.extract.times import find_times
from podobno.language.pack import LanguagePack
from podobno.model import Analysis, Findings, Passage, Sentence, Word

__all__ = ["find_all", "find_nothing"]


def find_all(analysis: Analysis, pack: LanguagePack) -> Findings:
    """Everything found in one document, read alone."""
    cast = read_cast(analysis, pack)
    times = find_times(analysis, pack)
    said = find_statements(analysis, pack, cast)
    statements = date_statements(analysis, said, times)
    figures = find_figures(analysis, pack, times)
    events = find_events(analysis, pack, cast, times, statements)
    return Findings(
        document=analysis.document,
        passages=tuple(_passage(sentence) for sentence in analysis.sentences),
        noise=analysis.noise,
        agencies=analysis.agencies,
        entities=cast.entities,
        names=cast.names,
        times=times,
        figures=attribute_figures(
            figures, statements, times, analysis.document, find_givers(figures, cast)
        ),
        statements=statements,
        events=count_casualties(events, figures, analysis, pack),
        engine=analysis.engine,
    )


def find_nothing(analysis: Analysis) -> Findings:
    """The findings of a document in a language without a pack: its passages only, so that it
    is shown and searched for copies."""
    return Findings(
        document=analysis.document,
        passages=tuple(_passage(sentence) for sentence in analysis.sentences),
        noise=analysis.noise,
        agencies=analysis.agencies,
        engine=analysis.engine,
    )


def _passage(sentence: Sentence) -> Passage:
    """A sentence with the base forms of its words; marks and signs are left out."""
    return Passage(
        start=sentence.start,
        end=sentence.end,
        words=tuple(
            Word(token.start, token.end, token.lemma.casefold(), token.upos)
            for token in sentence.tokens
            if any(char.isalnum() for char in token.text)
        ),
        paragraph=sentence.paragraph,
        is_noise=sentence.is_noise,
    )
