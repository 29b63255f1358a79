"""What is new since a day: facts, not articles."""

from __future__ import annotations

from podobno.model import Claim, Event, Figure, FigureReading, Links, Place, Story, Wording
from podobno.report.news import describe_news, news_record
from podobno.report.words import Texts
from podobno.story.news import find_news
from tests.stories import make_findings


def reading(doc, value, said_on):
    return FigureReading(
        doc=doc,
        start=0,
        end=5,
        value=value,
        high=None,
        bound="exact",
        source=None,
        said_on=said_on,
        as_of=None,
    )


def story(*readings):
    findings = tuple(
        make_findings(["Raport o wojsku."], id=doc, published=day)
        for doc, day in (("a", "2025-07-01"), ("b", "2025-08-01"), ("c", "2025-09-01"))
    )
    figure = Figure(id="f-1", what="żołnierze", unit="żołnierz", readings=readings)
    return Story(findings=findings, links=Links(figures=(figure,)))


def test_report_that_repeats_is_no_news():
    told = story(reading("a", 4000, "2025-07-01"), reading("c", 4000, "2025-09-01"))
    news = find_news(told, "2025-09-01")
    assert news.is_empty
    assert describe_news(told, news, Texts(code="en")) == "1 article, 0 new facts"


def test_changed_figure_is_news():
    news = find_news(
        story(reading("a", 4000, "2025-07-01"), reading("c", 6000, "2025-09-01")), "2025-09-01"
    )
    assert [(f.id, [r.value for r in fresh]) for f, fresh in news.changed] == [("f-1", [6000])]
    assert news.figures == ()


def test_figure_told_only_now_is_new():
    news = find_news(story(reading("c", 6000, "2025-09-01")), "2025-09-01")
    assert [f.id for f in news.figures] == ["f-1"]


def test_figure_repeated_after_it_was_superseded_is_called_so():
    told = story(
        reading("a", 4000, "2025-07-01"),
        reading("b", 6000, "2025-08-01"),
        reading("c", 4000, "2025-09-01"),
    )
    news = find_news(told, "2025-09-01")
    assert [(f.id, r.doc) for f, r in news.superseded] == [("f-1", "c")]
    assert news_record(news)["superseded"][0]["doc"] == "c"


def test_day_itself_counts_as_new():
    assert find_news(story(reading("c", 1, "2025-09-01")), "2025-09-01").documents == ("c",)
    assert find_news(story(reading("c", 1, "2025-09-01")), "2025-09-02").documents == ()


def test_an_old_number_told_again_is_shown_though_no_fact_is_new():
    told = story(
        reading("a", 4000, "2025-07-01"),
        reading("b", 6000, "2025-08-01"),
        reading("c", 4000, "2025-09-01"),
    )
    text = describe_news(told, find_news(told, "2025-09-01"), Texts(code="en"))
    assert text.startswith("1 article, 0 new facts")
    assert "4,000 (c)" in text


def test_a_denial_told_only_now_is_new():
    content = "wojsko opuści okręg do jesieni"
    denied, said = (
        make_findings(
            [f"Rzecznik mówi, że {content}."],
            id=doc,
            published=day,
            statements=[{"content": content, "speaker_name": "rzecznik", "denied": doc == "c"}],
        )
        for doc, day in (("c", "2025-09-01"), ("a", "2025-07-01"))
    )
    claims = tuple(
        Claim(
            id=f"c-{f.document.id}",
            speaker="rzecznik",
            wordings=(
                Wording(
                    doc=f.document.id, spans=f.statements[0].content, text=content, statement=0
                ),
            ),
        )
        for f in (denied, said)
    )
    told = Story(findings=(said, denied), links=Links(claims=claims))
    assert [c.id for c in find_news(told, "2025-09-01").denials] == ["c-c"]
    assert [c.id for c in find_news(told, "2025-06-01").denials] == ["c-c"]
    assert find_news(told, "2025-10-01").denials == ()


def _event(id, trigger, date):
    return Event(
        id=id,
        type="SUPPORT",
        date=date,
        place=None,
        actor=("Rada",),
        recipient=("Zarząd",),
        participants=("Rada", "Zarząd"),
        status="occurred",
        mentions=(Place("c", *trigger),),
    )


def test_new_events_stand_by_day_each_with_its_sentence():
    findings = (make_findings(["Rada poparła plan."], id="c", published="2025-09-01"),)
    events = (_event("ev-2", (5, 12), None), _event("ev-1", (5, 12), "2025-05"))
    told = Story(findings=findings, links=Links(events=events))
    lines = describe_news(told, find_news(told, "2025-09-01"), Texts(code="en")).splitlines()
    shown = [line.strip(" -").split(" ")[0] for line in lines if "ev-" in line]
    assert shown == ["ev-1", "ev-2"]
    assert any("Rada → Zarząd" in line for line in lines)
    assert lines.count("      Rada poparła plan.") == 2
