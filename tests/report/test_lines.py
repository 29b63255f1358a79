"""The lines of the page: what is told once, in which order, and with which sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podobno.model import (
    Claim,
    Conflict,
    Entity,
    Event,
    Figure,
    FigureReading,
    Links,
    Origin,
    Place,
    Reuse,
    Span,
    Story,
    Wording,
)
from podobno.report.page import render_page
from podobno.report.places import Places
from podobno.report.views import Views
from podobno.report.words import Texts
from podobno.story.timeline import list_meetings
from tests.stories import make_findings, span_of

SAID = "Rada ogłosiła, że damy stosowną odpowiedź."
OTHER = "Rada ogłosiła, że damy stanowczą odpowiedź."


def _report(id, sentence, published, publisher):
    content = "damy stosowną odpowiedź" if sentence == SAID else "damy stanowczą odpowiedź"
    return make_findings(
        [sentence],
        id=id,
        published=published,
        publisher=publisher,
        statements=[{"content": content, "speaker_name": "Rada"}],
    )


LATE = _report("a.txt", SAID, "2025-05-16", "Puls")
EARLY = _report("b.txt", SAID, "2025-05-14", "Kurier")
CHANGED = _report("c.txt", OTHER, "2025-05-15", "Radio")
REPORTS = (LATE, EARLY, CHANGED)


def _wording(findings):
    content = findings.statements[0].content
    start, end = content[0]
    text = findings.document.text[start:end]
    return Wording(doc=findings.document.id, spans=content, text=text, statement=0)


def _views(links, findings=REPORTS, code="pl"):
    return Views(Story(findings=findings, links=links), Texts(code=code), single_file=False)


def _claim(id="c-1", speaker="Rada", reports=REPORTS):
    return Claim(id=id, speaker=speaker, wordings=tuple(map(_wording, reports)))


def test_a_wording_stands_once_with_every_chain_the_earliest_first():
    (line,) = _views(Links(claims=(_claim(),))).claims()
    first, second = line.body["wordings"]
    assert [c["links"][0] for c in first["chains"]] == ["Kurier", "Puls"]
    assert [c["date"] for c in first["chains"]] == ["14 maja 2025", "16 maja 2025"]
    assert [c["links"] for c in second["chains"]] == [["Radio", "Rada"]]
    assert [text for text, differs in second["pieces"] if differs] == ["stanowczą"]
    assert [differs for _, differs in first["pieces"]] == [False]


def test_claims_of_several_articles_come_first_then_the_speakers_with_most_to_say():
    claims = (
        _claim("c-1", None, (LATE,)),
        _claim("c-2", "Zarząd", (LATE,)),
        _claim("c-3", "Rada", (EARLY,)),
        _claim("c-4", "Rada", (CHANGED,)),
        _claim("c-5", "Wójt", (LATE, EARLY)),
    )
    lines = _views(Links(claims=claims)).claims()
    assert [line.id for line in lines] == ["c-5", "c-3", "c-4", "c-2", "c-1"]


def _series(*values, unit="%"):
    readings = tuple(
        FigureReading(
            doc=report.document.id,
            start=0,
            end=4,
            value=value,
            high=None,
            bound="exact",
            source=None,
            said_on=report.document.published,
            as_of=None,
        )
        for report, value in zip(REPORTS, values, strict=False)
    )
    return Figure(id="fig-1", what="poparcie", unit=unit, readings=readings)


def test_a_single_reading_is_a_sentence_and_several_are_a_table_with_a_chart():
    one = render_page(Story(findings=REPORTS, links=Links(figures=(_series(12.0),))))
    assert "<table" not in one["index.html"]
    assert "12\u00a0%" in one["index.html"]
    many = render_page(Story(findings=REPORTS, links=Links(figures=(_series(12.0, 15.0),))))
    assert "<table" in many["index.html"]
    assert "<svg" in many["index.html"]


def test_readings_stand_by_day_and_a_chart_names_the_outlet():
    (line,) = _views(Links(figures=(_series(12.0, 15.0, 12.0),))).figures()
    told = [[q.label for q in r["quotes"]] for r in line.body["readings"]]
    assert told == [["Kurier"], ["Radio"], ["Puls"]]
    assert [row.label for row in line.body["chart"].rows] == ["Kurier", "Radio", "Puls"]


def test_what_several_articles_tell_alike_is_one_row_with_the_words_of_each():
    series = _series(12.0, 12.0, 15.0)
    one_day = tuple(replace(r, said_on="2025-05-14", source="Rada") for r in series.readings)
    (line,) = _views(Links(figures=(replace(series, readings=one_day),))).figures()
    told = [(r["value"], len(r["quotes"])) for r in line.body["readings"]]
    assert told == [("12\u00a0%", 2), ("15\u00a0%", 1)]


def test_a_document_without_publisher_is_called_by_its_file_unless_two_have_that_name():
    reports = tuple(
        replace(report, document=replace(report.document, id=id, publisher=None))
        for report, id in zip(REPORTS, ("a/x.txt", "a/y.txt", "b/y.txt"), strict=True)
    )
    places = Places(Story(findings=reports, links=Links()), Texts(code="pl"), single_file=False)
    assert [places.label(r.document.id) for r in reports] == ["x.txt", "a/y.txt", "b/y.txt"]


def test_a_title_as_long_as_a_paragraph_is_cut_between_words():
    long = replace(REPORTS[0].document, title="Rada " * 60)
    findings = replace(REPORTS[0], document=long)
    places = Places(Story(findings=(findings,), links=Links()), Texts(code="pl"), single_file=False)
    heading = places.heading(long.id)
    assert len(heading) <= 203
    assert heading.endswith("Rada …")


def test_articles_that_share_sentences_stand_together_with_what_they_share():
    spans = ((Place("b.txt", 0, len(SAID)), Place("a.txt", 0, len(SAID))),)
    reuse = Reuse(a="b.txt", b="a.txt", sentences=1, degree="wholly", direction="a→b", spans=spans)
    links = Links(families=(("a.txt", "b.txt"), ("c.txt",)), reuse=(reuse,))
    family, alone = _views(links).families()
    assert [d["id"] for d in family["documents"]] == ["b.txt", "a.txt"]
    assert family["is_shared"]
    assert not alone["is_shared"]
    (of_copy,) = family["documents"][1]["reuse"]
    assert of_copy["relation"] == "Powtarza zdania z"
    assert of_copy["other"] == "Kurier, 14 maja 2025"
    (shared,) = of_copy["shared"]
    assert shared["text"] == SAID
    assert shared["here"].startswith("documents/a-txt-")
    assert shared["there"].startswith("documents/b-txt-")


@pytest.mark.parametrize(
    ("direction", "labels"),
    [
        ("a→b", ("wycięto", "dodano")),
        ("common", ("tylko tam", "tylko tu")),
        ("unknown", ("tylko tam", "tylko tu")),
    ],
)
def test_only_a_copy_cut_or_added_anything(direction, labels):
    reuse = Reuse(a="b.txt", b="a.txt", sentences=1, degree="wholly", direction=direction)
    source = _views(Links(reuse=(reuse,))).source(LATE)
    (told,) = source["reuse"]
    assert (told["cut_label"], told["added_label"]) == labels


def test_the_head_tells_the_days_of_the_articles():
    assert _views(Links()).period() == "14 maja 2025 – 16 maja 2025"
    assert _views(Links(), (EARLY,)).period() == "14 maja 2025"
    assert _views(Links(), (make_findings([SAID], published=None),)).period() == ""


def test_an_origin_is_called_by_the_name_of_its_document():
    origin = Origin(
        root="b.txt",
        kind="document",
        seen=True,
        via=(),
        mentions=(Place("b.txt", *span_of(SAID, "odpowiedź")),),
        why="no source is named; b.txt is written apart",
    )
    told = _views(Links(), code="en").origins((origin,))
    assert told["count"] == "1 origin in this set"
    assert told["list"][0]["root"] == "Kurier"
    assert told["list"][0]["why"] == "no source is named; Kurier is written apart"


def test_a_document_without_a_title_is_called_by_its_opening_words():
    long = (
        "Minister obrony powiedział w czwartek wieczorem w sejmie, że wojsko zostaje na granicy "
        * 2
    )
    noisy = make_findings(["Fot. Jan Kowalski", long.strip() + "."], id="d.txt", noise=(0,))
    titled = replace(LATE, document=replace(LATE.document, title="Narada"))
    views = _views(Links(), (titled, noisy, make_findings([], id="e.txt")))
    assert views.heading("a.txt") == "Narada"
    assert views.heading("d.txt") == (
        "„Minister obrony powiedział w czwartek wieczorem w sejmie, że wojsko zostaje na granicy …”"
    )
    assert views.heading("e.txt") == "e.txt"


def test_long_context_is_cut_between_words():
    long = "Słowo " * 60 + "cel" + " dalej" * 60 + "."
    findings = make_findings([long], id="d.txt")
    place = Place("d.txt", *Span(long.index("cel"), long.index("cel") + 3))
    quote = _views(Links(), (findings,)).quote(place)
    assert quote.before.startswith("… Słowo ")
    assert quote.after.endswith(" dalej …")
    assert quote.text == "cel"


def _event(id, **known):
    event = Event(
        id=id, type="ASSAULT", status="occurred", participants=(), mentions=(Place("a.txt", 0, 4),)
    )
    return replace(event, **known)


def test_a_place_that_is_a_side_too_is_told_once():
    sides = {"actor": ("Laponia",), "recipient": ("Atlantyda",)}
    both = ("Laponia", "Atlantyda")
    there = _event("ev-1", participants=both, place="Atlantyda", **sides)
    else_where = _event("ev-2", participants=both, place="Rybitwa", **sides)
    first, second = (_views(Links())._event(event) for event in (there, else_where))
    assert first.body["place"] is None
    assert second.body["place"] == "Rybitwa"


def test_of_events_that_as_many_articles_tell_the_better_known_weighs_more():
    known = _event(
        "ev-1",
        participants=("Laponia", "Atlantyda"),
        actor=("Laponia",),
        recipient=("Atlantyda",),
        date="2025-05-14",
        date_precision="day",
    )
    vague = _event("ev-2", status="possible", mentions=(Place("a.txt", 0, 4),) * 3)
    widely = _event("ev-3", mentions=(Place("a.txt", 0, 4), Place("b.txt", 0, 4)))
    views = _views(Links())
    weights = [views._event(event).weight for event in (widely, known, vague)]
    assert weights == sorted(weights, reverse=True)


def test_a_contradiction_shows_a_sentence_once_with_every_report_that_has_it():
    early, late, other = (
        span_of(r.document.text, words)
        for r, words in ((EARLY, "stosowną"), (LATE, "stosowną"), (CHANGED, "stanowczą"))
    )
    side = Place("b.txt", early.start, early.end)
    copy = Place("a.txt", late.start, late.end)
    rival = Place("c.txt", other.start, other.end)
    conflict = Conflict(kind="wording", a=side, b=rival, why="x", copies=((copy, rival),))
    story = Story(findings=REPORTS, links=Links(), conflicts=(conflict,))
    (line,) = Views(story, Texts(code="pl"), single_file=False).conflicts()
    told = [(q.label, [a.label for a in q.again]) for q in line.body["quotes"]]
    assert told == [("Kurier", ["Puls"]), ("Radio", [])]


def test_somebody_and_a_state_are_a_visit():
    entities = tuple(
        Entity(id=f"e{n}", name=name, type=type)
        for n, (name, type) in enumerate(
            [("Anna Lis", "PER"), ("Jan Kot", "PER"), ("Czechy", "LOC")]
        )
    )
    held = tuple(
        Event(id=f"ev{n}", type="CONSULT", status="occurred", participants=who, actor=who)
        for n, who in enumerate([("Anna Lis", "Czechy"), ("Anna Lis", "Jan Kot")])
    )
    links = Links(entities=entities, events=held)
    story = Story(findings=REPORTS, links=links, meetings=list_meetings(held))
    rows = Views(story, Texts(code="pl"), single_file=False).meetings()
    assert {row["who"]: row["is_visit"] for row in rows} == {
        ("Anna Lis", "Czechy"): True,
        ("Anna Lis", "Jan Kot"): False,
    }
