"""Which figures of several reports are one quantity: by thing, action and participants."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podobno.extract.figures import find_figures
from podobno.language.pl import PACK
from podobno.link.figures import link_figures
from podobno.link.origins import Roots
from podobno.model import (
    EntityMention,
    Figure,
    Findings,
    NameMention,
    Passage,
    Span,
    StatementMention,
    Word,
)
from tests.factory import make_analysis


def _findings(
    doc: str,
    text: str,
    *,
    names: dict[str, str] | None = None,
    stands_for: dict[str, str] | None = None,
    statements: tuple[StatementMention, ...] = (),
) -> Findings:
    """A report read with the light engine; ``names`` maps words of the text to canonical names."""
    analysis = make_analysis(text, id=doc)
    mentions = tuple(
        NameMention(
            start=text.index(words),
            end=text.index(words) + len(words),
            type="ORG" if name == "Kormoran" else "LOC",
            lemma=name,
            entity_name=name,
            rule="test",
        )
        for words, name in (names or {}).items()
    )
    return Findings(
        document=analysis.document,
        passages=tuple(
            Passage(
                start=sentence.start,
                end=sentence.end,
                words=tuple(
                    Word(token.start, token.end, token.lemma.casefold())
                    for token in sentence.tokens
                    if token.text[0].isalnum()
                ),
            )
            for sentence in analysis.sentences
        ),
        entities=tuple(
            EntityMention(name=name, type="LOC", stands_for=country)
            for name, country in (stands_for or {}).items()
        ),
        names=mentions,
        figures=find_figures(analysis, PACK),
        statements=statements,
    )


def _dated(findings: Findings, as_of: str) -> Findings:
    """The same report, its figures of one moment."""
    figures = tuple(replace(figure, as_of=as_of) for figure in findings.figures)
    return replace(findings, figures=figures)


def _told(findings: Findings, day: str) -> Findings:
    """The same report, its figures told on a day."""
    figures = tuple(replace(figure, said_on=day) for figure in findings.figures)
    return replace(findings, figures=figures)


def _link(*findings: Findings) -> tuple[Figure, ...]:
    families = tuple((f.document.id,) for f in findings)
    return link_figures(findings, Roots(findings, families, ()))


def _documents(figures: tuple[Figure, ...], unit: str) -> list[list[str]]:
    """The documents of each series of a unit."""
    return sorted(
        [reading.doc for reading in figure.readings] for figure in figures if figure.unit == unit
    )


SENT = _findings(
    "a",
    "Laponia skierowała do Atlantydy około 900 żołnierzy.",
    names={"Laponia": "Laponia", "Atlantydy": "Atlantyda"},
)
SENT_AGAIN = _findings(
    "b",
    "Według dziennika Laponia wysłała już Atlantydzie co najmniej 700 żołnierzy, "
    "którzy walczą w górach.",
    names={"Laponia": "Laponia", "Atlantydzie": "Atlantyda"},
)
DIED = _findings(
    "c",
    "Zginęło 60 żołnierzy Laponii walczących w Atlantydzie.",
    names={"Laponii": "Laponia", "Atlantydzie": "Atlantyda"},
)
PARADE = _findings(
    "d",
    "W defiladzie w stolicy Laponii uczestniczyło 900 żołnierzy.",
    names={"Laponii": "Laponia"},
)


def test_the_same_thing_action_and_participants_are_one_series_whatever_the_value() -> None:
    assert _documents(_link(SENT, SENT_AGAIN), "żołnierz") == [["a", "b"]]


def test_sent_dead_and_parading_soldiers_are_three_quantities() -> None:
    figures = _link(SENT, SENT_AGAIN, DIED, PARADE)
    assert _documents(figures, "żołnierz") == [["a", "b"], ["c"], ["d"]]


def test_an_equal_value_does_not_join_two_quantities() -> None:
    assert _documents(_link(SENT, PARADE), "żołnierz") == [["a"], ["d"]]


def test_the_same_action_among_others_is_another_quantity() -> None:
    other = _findings(
        "e",
        "Wysłano 900 żołnierzy z Koziej Wólki do Rybitwy.",
        names={"Koziej Wólki": "Kozia Wólka", "Rybitwy": "Rybitwa"},
    )
    assert _documents(_link(SENT, other), "żołnierz") == [["a"], ["e"]]


def test_a_metonym_counts_as_the_country_it_stands_for() -> None:
    metonym = _findings(
        "e",
        "Rovaniemi posłało do Atlantydy ponad 600 żołnierzy.",
        names={"Rovaniemi": "Rovaniemi", "Atlantydy": "Atlantyda"},
        stands_for={"Rovaniemi": "Laponia"},
    )
    assert _documents(_link(SENT, metonym), "żołnierz") == [["a", "e"]]


def test_soldiers_sent_on_top_of_others_are_another_quantity() -> None:
    names = {"Laponia": "Laponia", "Atlantydy": "Atlantyda"}
    more = _findings("e", "Laponia wysłała do Atlantydy kolejnych 300 żołnierzy.", names=names)
    assert _documents(_link(SENT, more), "żołnierz") == [["a"], ["e"]]
    again = _findings("f", "Laponia wysłała do Atlantydy dalszych 300 żołnierzy.", names=names)
    assert _documents(_link(SENT, more, again), "żołnierz") == [["a"], ["e", "f"]]


def test_two_words_for_one_thing_join() -> None:
    troops = _findings(
        "e",
        "Laponia rozmieściła w Atlantydzie 800 wojskowych.",
        names={"Laponia": "Laponia", "Atlantydzie": "Atlantyda"},
    )
    (series,) = _link(SENT, troops)
    assert [reading.doc for reading in series.readings] == ["a", "e"]


def test_two_figures_of_one_sentence_are_two_quantities() -> None:
    sentence = _findings(
        "e",
        "Laponia wysłała do Atlantydy 500 żołnierzy, a potem wysłała 300 żołnierzy.",
        names={"Laponia": "Laponia", "Atlantydy": "Atlantyda"},
    )
    assert _documents(_link(sentence), "żołnierz") == [["e"], ["e"]]


def test_percentages_join_only_where_the_words_around_agree() -> None:
    yes = _findings("a", "Za mostem opowiedziało się 52 proc. mieszkańców Rybitwy.")
    no = _findings("b", "Przeciwnych budowie tunelu jest 52 proc. kierowców.")
    again = _findings("c", "Za mostem opowiedziało się wczoraj 54 proc. mieszkańców Rybitwy.")
    assert _documents(_link(yes, no, again), "%") == [["a", "c"], ["b"]]


def test_a_credited_source_is_no_participant() -> None:
    text = "Agencja Puchacz podała, że w Rybitwie odwołano 40 lotów."
    other = "Agencja Puchacz podała, że w Koziej Wólce odwołano 90 lotów."

    def report(doc: str, text: str, place: str, name: str) -> Findings:
        content = text[text.index("w ") : -1]
        start = text.index(content)
        said = StatementMention(
            content=(Span(start, start + len(content)),),
            kind="indirect",
            speaker=None,
            speaker_name="Puchacz",
            cue=None,
        )
        names = {"Puchacz": "Puchacz", place: name}
        return _findings(doc, text, names=names, statements=(said,))

    first = report("a", text, "Rybitwie", "Rybitwa")
    second = report("b", other, "Koziej Wólce", "Kozia Wólka")
    assert _documents(_link(first, second), "lot") == [["a"], ["b"]]


def test_every_series_of_several_readings_says_why() -> None:
    for figure in _link(SENT, SENT_AGAIN, DIED, PARADE):
        assert bool(figure.reasons) == (len(figure.readings) > 1)
    (series,) = [f for f in _link(SENT, SENT_AGAIN) if len(f.readings) > 1]
    assert "same action: send" in series.reasons[0]


def test_series_do_not_depend_on_the_order_of_documents() -> None:
    forward = _link(SENT, SENT_AGAIN, DIED, PARADE)
    backward = _link(PARADE, DIED, SENT_AGAIN, SENT)
    assert forward == backward


def test_the_label_is_taken_from_the_text_without_the_number() -> None:
    (series,) = _link(SENT)
    assert series.what == "Laponia skierowała do Atlantydy … żołnierzy"


def test_events_of_two_days_are_two_quantities() -> None:
    names = {"Rybitwie": "Rybitwa", "Kormoran": "Kormoran"}
    july = _findings("a", "Linia Kormoran odwołała w Rybitwie 60 lotów.", names=names)
    again = _findings("b", "W Rybitwie anulowano 80 lotów linii Kormoran.", names=names)
    august = _findings("c", "Strajk: w Rybitwie Kormoran odwołał 90 lotów.", names=names)
    figures = _link(
        _dated(july, "2031-07-12"), _dated(again, "2031-07-12"), _dated(august, "2031-08-10")
    )
    assert _documents(figures, "lot") == [["a", "b"], ["c"]]


def test_what_happened_in_reports_weeks_apart_is_two_quantities() -> None:
    names = {"Rybitwie": "Rybitwa", "Kormoran": "Kormoran"}
    july = _findings("a", "Linia Kormoran odwołała w Rybitwie 60 lotów.", names=names)
    again = _findings("b", "W Rybitwie anulowano 80 lotów linii Kormoran.", names=names)
    august = _findings("c", "Strajk: w Rybitwie Kormoran odwołał 90 lotów.", names=names)
    figures = _link(_told(july, "2031-07-12"), _told(again, "2031-07-14"),
                    _told(august, "2031-08-10"))  # fmt: skip
    assert _documents(figures, "lot") == [["a", "b"], ["c"]]


def test_a_state_at_two_moments_is_one_quantity_that_changes() -> None:
    text = "W Rybitwie spółka Kormoran zatrudnia {} spawaczy."
    names = {"Rybitwie": "Rybitwa", "Kormoran": "Kormoran"}
    first = _dated(_findings("a", text.format(60), names=names), "2030")
    second = _dated(_findings("b", text.format(90), names=names), "2031")
    assert _documents(_link(first, second), "spawacz") == [["a", "b"]]


def test_a_share_is_not_the_count_it_is_taken_of() -> None:
    names = {"Rybitwie": "Rybitwa", "Kormoran": "Kormoran"}
    count = _findings("a", "W Rybitwie linia Kormoran odwołała 60 lotów.", names=names)
    share = _findings("b", "W Rybitwie linia Kormoran odwołała co trzeci lot.", names=names)
    assert _documents(_link(count, share), "lot") == [["a"], ["b"]]


def test_a_part_is_not_its_total() -> None:
    names = {"Rybitwie": "Rybitwa", "Kormoran": "Kormoran"}
    part = _findings("a", "W Rybitwie linia Kormoran odwołała 60 lotów.", names=names)
    both = _findings("b", "W Rybitwie linia Kormoran odwołała 60 z 290 lotów.", names=names)
    series = {
        frozenset((reading.doc, reading.value) for reading in figure.readings)
        for figure in _link(part, both)
    }
    assert series == {frozenset({("a", 60.0), ("b", 60.0)}), frozenset({("b", 290.0)})}


def test_two_values_in_one_report_are_two_quantities() -> None:
    text = (
        "Linia Kormoran odwołała w Rybitwie 60 lotów. "
        "Później linia Kormoran odwołała w Rybitwie 15 lotów."
    )
    report = _findings("a", text, names={"Kormoran": "Kormoran", "Rybitwie": "Rybitwa"})
    assert _documents(_link(report), "lot") == [["a"], ["a"]]


def test_a_sentence_without_names_goes_on_about_those_before() -> None:
    pipe = "Rurociąg Kormoran biegnie przez Laponię. Jego przepustowość wynosi 30 mld ton."
    named = "Przepustowość rurociągu Kormoran w Laponii to 20 mld ton."
    first = _findings("a", pipe, names={"Kormoran": "Kormoran", "Laponię": "Laponia"})
    second = _findings("b", named, names={"Kormoran": "Kormoran", "Laponii": "Laponia"})
    assert _documents(_link(first, second), "tona") == [["a", "b"]]


def test_the_label_leaves_out_what_opens_the_clause_and_reads_over_a_bracket() -> None:
    text = "Wiadomo, że Straż Morska (SM) Laponii zatrzymała w Rybitwie 60 kutrów."
    (series,) = _link(_findings("a", text))
    assert series.what == "Straż Morska (SM) Laponii zatrzymała w Rybitwie … kutrów"


def test_one_report_that_gives_its_figure_twice_has_one_quantity() -> None:
    text = (
        "Kormoran odwołał 60 lotów. Ruch stanął. "
        "Jak podano w Rybitwie, z powodu mgły odwołano 60 lotów."
    )
    report = _findings("a", text, names={"Kormoran": "Kormoran", "Rybitwie": "Rybitwa"})
    assert _documents(_link(report), "lot") == [["a", "a"]]


def test_one_value_in_two_places_is_two_quantities() -> None:
    text = "Kormoran odwołał w Rybitwie 60 lotów. Kormoran odwołał w Laponii 60 lotów."
    report = _findings("a", text, names={"Rybitwie": "Rybitwa", "Laponii": "Laponia"})
    assert _documents(_link(report), "lot") == [["a"], ["a"]]


def test_people_who_died_at_one_place_are_one_quantity() -> None:
    headline = "Zginęło co najmniej 40 osób. Nad Rybitwą rozbił się samolot."
    first = _findings("a", headline, names={"Rybitwą": "Rybitwa"})
    second = _findings("b", "W Rybitwie zginęło 43 ludzi.", names={"Rybitwie": "Rybitwa"})
    other = _findings("c", "W Laponii zginęło 43 ludzi.", names={"Laponii": "Laponia"})
    series = {frozenset(r.doc for r in figure.readings) for figure in _link(first, second, other)}
    assert series == {frozenset("ab"), frozenset("c")}


def test_people_of_no_event_in_common_are_two_quantities() -> None:
    live = _findings("a", "W Rybitwie mieszka 900 osób.", names={"Rybitwie": "Rybitwa"})
    work = _findings("b", "W Rybitwie bawiło się 900 osób.", names={"Rybitwie": "Rybitwa"})
    assert _documents(_link(live, work), "osoba") == [["a"], ["b"]]


def _counted_on(report: Findings, day: str, *sources: str | None) -> Findings:
    """The report's figures in order, each of a day and by a source."""
    figures = tuple(
        replace(f, as_of=day, said_on="2025-07-03", source=source)
        for f, source in zip(report.figures, sources, strict=True)
    )
    return replace(report, figures=figures)


def test_two_sources_of_one_report_that_differ_on_one_day_count_the_same() -> None:
    text = "Stacjonowało tam 6 tys. żołnierzy. W okręgu było ich mniej: 2,5 tys. żołnierzy."
    report = _counted_on(_findings("a", text), "2025-07-01", "wywiad", "minister")
    assert _documents(_link(report), "żołnierz") == [["a", "a"]]


def test_two_counts_of_one_source_in_one_report_are_of_two_things() -> None:
    text = "Stacjonowało tam 6 tys. żołnierzy. W okręgu było ich mniej: 2,5 tys. żołnierzy."
    report = _counted_on(_findings("a", text), "2025-07-01", "wywiad", "wywiad")
    assert _documents(_link(report), "żołnierz") == [["a"], ["a"]]


def test_counts_of_the_day_of_print_need_more_in_common() -> None:
    text = "Stacjonowało tam 6 tys. żołnierzy. W okręgu było ich mniej: 2,5 tys. żołnierzy."
    report = _counted_on(_findings("a", text), "2025-07-03", "wywiad", "minister")
    assert _documents(_link(report), "żołnierz") == [["a"], ["a"]]


def test_names_of_the_sentence_before_do_not_keep_two_counts_apart() -> None:
    first = _findings("a", "W Rybitwie zginęło 12 strażników.", names={"Rybitwie": "Rybitwa"})
    text = "Kormoran milczał. W ostrzale zginęło 12 strażników."
    second = _findings("b", text, names={"Kormoran": "Kormoran"})
    assert _documents(_link(first, second), "strażnik") == [["a", "b"]]


@pytest.mark.parametrize(
    ("text", "label", "why"),
    [
        (
            "Rura o przepustowości 55 mld m sześc. rocznie omija Atlantydę.",
            "Rura o przepustowości … m sześc.",
            "the measure in the words of the text",
        ),
        (
            "Trasa jest dłuższa, o 10 km dłuższa od planu.",
            "o … km dłuższa od planu",
            "hardly a word before the number",
        ),
    ],
)
def test_a_label_can_be_read(text: str, label: str, why: str) -> None:
    (series,) = _link(_findings("e", text))
    assert series.what == label, why


def test_a_clause_of_its_own_labels_a_series_before_a_relative_one() -> None:
    names = {"Laponia": "Laponia", "Atlantydy": "Atlantyda"}
    first = _findings(
        "e",
        "Wojna, w której Laponia wysłała do Atlantydy 900 żołnierzy, trwa.",
        names=names,
    )
    (series,) = _link(first, SENT)
    assert series.what == "Laponia skierowała do Atlantydy … żołnierzy"


def _sourced(report: Findings, source: str) -> Findings:
    figures = tuple(replace(f, source=source, said_on="2025-07-03") for f in report.figures)
    return replace(report, figures=figures)


@pytest.mark.parametrize(
    ("first", "second", "series", "why"),
    [
        ("włoskie ministerstwo zdrowia", "ministerstwo zdrowia Francji", 2, "two countries"),
        ("włoskie ministerstwo zdrowia", "ministerstwo zdrowia Włoch", 1, "one country"),
        ("włoskie ministerstwo zdrowia", "ministerstwo zdrowia", 1, "one country is not told"),
        ("włoski wywiad", "ministerstwo obrony Francji", 1, "no counterparts"),
    ],
)
def test_the_same_body_of_two_countries_counts_each_its_own(first, second, series, why) -> None:
    text = "Minionej doby w szpitalach zmarło {} chorych zakażonych gorączką."
    reports = (
        _sourced(_findings("a", text.format(347)), first),
        _sourced(_findings("b", text.format(116)), second),
    )
    assert len(_link(*reports)) == series, why


def test_two_countries_may_count_at_one_place() -> None:
    text = "W wypadku w Rybitwie zginęło {} żeglarzy."
    reports = (
        _sourced(_findings(doc, text.format(n), names={"Rybitwie": "Rybitwa"}), source)
        for doc, n, source in (("a", 12, "włoska policja"), ("b", 14, "policja Francji"))
    )
    assert len(_link(*reports)) == 1


def _given_by(report: Findings, source: str) -> Findings:
    """The report's figures, all of one source."""
    return replace(report, figures=tuple(replace(f, source=source) for f in report.figures))


def test_a_daily_count_is_not_the_whole() -> None:
    names = {"Laponii": "Laponia"}
    day = _findings("a", "W Laponii wykryto 40 zakażeń grypą.", names=names)
    whole = _findings("b", "Od jesieni w Laponii wykryto 26 tys. zakażeń.", names=names)
    next_day = _findings("c", "W Laponii wykryto 60 zakażeń grypą.", names=names)
    assert _documents(_link(day, whole, next_day), "zakażenie") == [["a", "c"], ["b"]]


def test_one_odd_number_of_one_thing_is_one_quantity() -> None:
    first = _findings("a", "Do niedzieli zaszczepiono 50 391 osób.")
    second = _findings("b", "Zastrzyk ma za sobą 50 391 osób.")
    assert _documents(_link(first, second), "osoba") == [["a", "b"]]


def test_one_round_number_of_one_thing_may_be_two_quantities() -> None:
    first = _findings("a", "Do niedzieli zaszczepiono 50 tys. osób.")
    second = _findings("b", "Na stadion weszło 50 tys. osób.")
    assert _documents(_link(first, second), "osoba") == [["a"], ["b"]]


def test_what_one_source_says_twice_is_one_quantity() -> None:
    first = _given_by(_findings("a", "Zniszczono 26 beczek."), "Jan Wilk")
    second = _given_by(_findings("b", "Zniszczonych zostało tylko 26 beczek."), "Jan Wilk")
    other = _given_by(_findings("c", "Zniszczonych zostało tylko 26 beczek rumu."), "Ewa Lis")
    series = _documents(_link(first, second), "beczka")
    assert series == [["a", "b"]]
    assert len(_link(first, other)) == 2


def test_the_word_before_a_number_tells_what_it_is_of() -> None:
    first = _findings("a", "Skazano Annę Wilk, matkę 5 dzieci.", names={"Annę Wilk": "Anna Wilk"})
    second = _findings("b", "Anna Wilk jest matką 4 dzieci.", names={"Anna Wilk": "Anna Wilk"})
    third = _findings("c", "Anna Wilk uczy 4 dzieci.", names={"Anna Wilk": "Anna Wilk"})
    assert _documents(_link(first, second, third), "dziecko") == [["a", "b"], ["c"]]


def _sourced(report: Findings, source: str) -> Findings:
    figures = tuple(replace(f, source=source, said_on="2025-07-03") for f in report.figures)
    return replace(report, figures=figures)


def test_a_number_among_which_is_the_whole_of_which_a_part_is_told() -> None:
    names = {"Rybitwie": "Rybitwa", "Kormoran": "Kormoran"}
    part = _findings("a", "W Rybitwie linia Kormoran odwołała 60 lotów.", names=names)
    text = "W Rybitwie linia Kormoran odwołała kilka rejsów na wyspy spośród 290 lotów."
    whole = _findings("b", text, names=names)
    assert _documents(_link(part, whole), "lot") == [["a"], ["b"]]


def test_two_values_in_sentences_of_one_shape_in_one_report_are_two_quantities() -> None:
    text = (
        "Rurociąg Kormoran ma powstać do końca dekady i zapewnić dostawy w wysokości 55 mld ton. "
        "Rurociąg Rybitwa ma powstać do końca dekady i zapewnić dostawy w wysokości 10 mld ton."
    )
    names = {"Kormoran": "Kormoran", "Rybitwa": "Rybitwa"}
    assert _documents(_link(_findings("a", text, names=names)), "tona") == [["a"], ["a"]]


def test_the_count_of_a_month_is_not_that_of_an_event_after_it() -> None:
    names = {"Kormoran": "Kormoran"}
    month = _findings("a", "Latem strajk: linia Kormoran odwołała już 60 lotów.", names=names)
    day = _findings("b", "Dziś strajk: linia Kormoran odwołała 40 lotów.", names=names)
    figures = _link(_told(_dated(month, "2031-07"), "2031-08-08"), _told(day, "2031-08-10"))
    assert _documents(figures, "lot") == [["a"], ["b"]]


def test_two_numbers_of_sentences_that_name_nobody_are_two_quantities() -> None:
    names = {"Rybitwie": "Rybitwa"}
    first = "Strajk trwa w Rybitwie. Odwołano 104 loty."
    second = "Piloci stoją w Rybitwie i gdzie indziej. Wczoraj rano odwołano już 400 lotów."
    figures = _link(_findings("a", first, names=names), _findings("b", second, names=names))
    assert _documents(figures, "lot") == [["a"], ["b"]]


def test_what_happened_to_ten_times_as_many_is_another_quantity() -> None:
    names = {"Rybitwie": "Rybitwa", "Kormoran": "Kormoran"}
    few = _findings("a", "W Rybitwie linia Kormoran odwołała 6 lotów.", names=names)
    many = _findings("b", "W Rybitwie linia Kormoran odwołała 600 lotów.", names=names)
    assert _documents(_link(few, many), "lot") == [["a"], ["b"]]


def test_two_shares_of_a_bare_sentence_are_two_quantities() -> None:
    names = {"Laponii": "Laponia"}
    poll = "W Laponii most chwali 52 proc. badanych. Przeciwnego zdania jest 42 proc."
    vote = "W Laponii opowiedziało się za tym 52 proc., a przeciwnego zdania było 48 proc."
    figures = _link(_findings("a", poll, names=names), _findings("b", vote, names=names))
    series = {frozenset((r.doc, r.value) for r in figure.readings) for figure in figures}
    assert not any({("a", 42.0), ("b", 48.0)} <= group for group in series)


def test_points_of_two_rises_are_two_quantities() -> None:
    names = {"Laponii": "Laponia"}
    week = _findings("a", "W Laponii odsetek chętnych wzrósł o 3 punkty procentowe.", names=names)
    year = _findings("b", "W Laponii dochód gmin wzrósł o 4 punkty procentowe.", names=names)
    assert len(_link(week, year)) == 2
