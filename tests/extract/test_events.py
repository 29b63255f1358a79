"""Events: the case table, and what must hold of any text."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

import pytest

from podobno.extract.cast_reader import read_cast
from podobno.extract.events import INFERRED, find_events
from podobno.extract.statements import find_statements
from podobno.extract.times import find_times
from podobno.language.event_lexicon import TYPES
from podobno.language.pl import PACK
from podobno.model import EngineName, EventMention, Span, StatementMention
from tests.cases import CASES, read_cases
from tests.factory import make_analysis

TABLES = tuple(
    f"{name}.pl.toml"
    for name in (
        "events", "event_meetings", "event_strikes", "event_demands", "event_places",
        "event_dates", "event_sides", "event_whose",
    )
)  # fmt: skip
SAID = "event_said.pl.toml"
STATUS_CASES = CASES / "event_status.pl.toml"
STATUSES = {"occurred", "ongoing", "planned", "possible", "denied"}


def events_of(
    text: str, published: str | None = None, statements: tuple[StatementMention, ...] = ()
) -> tuple[EventMention, ...]:
    analysis = make_analysis(text, published)
    cast = read_cast(analysis, PACK)
    return find_events(analysis, PACK, cast, find_times(analysis, PACK), statements)


def told(event: EventMention, text: str, wanted: dict[str, Any]) -> dict[str, Any]:
    """What an event says of the fields that a row asks for, as the row would write it."""
    fields = {
        "trigger": text[event.trigger.start : event.trigger.end],
        "type": event.type,
        "actor": sorted(event.actor),
        "recipient": sorted(event.recipient),
        "status": event.status,
        "place": event.place or "",
        "date": event.date or "",
    }
    return {key: fields[key] for key in wanted}


@pytest.mark.parametrize("row", read_cases(*TABLES))
def test_events_of_the_case_table(row: dict[str, Any]) -> None:
    must_find(events_of(row["text"], row.get("published")), row)


@pytest.mark.parametrize("row", read_cases(SAID))
def test_events_inside_what_is_said(row: dict[str, Any]) -> None:
    analysis = make_analysis(row["text"])
    cast = read_cast(analysis, PACK)
    statements = find_statements(analysis, PACK, cast)
    must_find(find_events(analysis, PACK, cast, find_times(analysis, PACK), statements), row)


def must_find(events: tuple[EventMention, ...], row: dict[str, Any]) -> None:
    """The events of a row, neither more nor fewer, each with what the row says of it."""
    found = sorted(events, key=lambda e: e.trigger)
    wanted = [
        {key: sorted(value) if isinstance(value, list) else value for key, value in want.items()}
        for want in row["find"]
    ]
    wanted.sort(key=lambda want: row["text"].index(want["trigger"]))
    assert len(found) == len(wanted), [event.rule for event in found]
    got = [told(event, row["text"], want) for event, want in zip(found, wanted, strict=True)]
    assert got == wanted


def read_status_cases() -> list[Any]:
    with STATUS_CASES.open("rb") as file:
        tables = tomllib.load(file)
    return [
        pytest.param(
            *row[:3],
            id=f"{name}: {row[0][:60]}",
            marks=pytest.mark.xfail(strict=True, reason=row[3]) if len(row) > 3 else (),
        )
        for name, table in tables.items()
        for row in table["rows"]
    ]


@pytest.mark.parametrize(("sentence", "trigger", "status"), read_status_cases())
def test_status_of_each_construction(sentence: str, trigger: str, status: str) -> None:
    text = f"Padał deszcz. {sentence}"
    found = {
        text[event.trigger.start : event.trigger.end]: event.status for event in events_of(text)
    }
    assert found.get(trigger) == status, found


def test_an_event_inside_a_statement_knows_whose_claim_it_is() -> None:
    text = "Minister powiedział, że Belgia potępiła Iran."
    start = text.index("Belgia")
    statement = StatementMention(
        content=(Span(start, len(text) - 1),),
        kind="indirect",
        speaker=Span(0, 8),
        speaker_name="minister",
        cue=Span(9, 19),
    )
    (event,) = events_of(text, statements=(statement,))
    assert event.claimed_by == "minister"


def test_what_we_agreed_on_is_agreed_by_those_who_met() -> None:
    text = "Anna Nowak spotka się z Janem Kowalskim. – Umówiliśmy się – powiedziała Nowak."
    statement = StatementMention(
        content=(Span(43, 57),),
        kind="direct",
        speaker=Span(72, 77),
        speaker_name="Anna Nowak",
        cue=Span(60, 71),
    )
    meeting, agreement = events_of(text, statements=(statement,))
    assert (meeting.type, agreement.type) == ("CONSULT", "AGREE")
    assert agreement.actor == meeting.actor == ("Anna Nowak", "Jan Kowalski")


def test_the_first_person_is_the_speaker() -> None:
    text = "– Potępiamy Iran – powiedziała Anna Nowak."
    statement = StatementMention(
        content=(Span(2, 16),),
        kind="direct",
        speaker=Span(31, 41),
        speaker_name="Anna Nowak",
        cue=Span(19, 30),
    )
    (event,) = events_of(text, statements=(statement,))
    assert event.actor == ("Anna Nowak",)


def statement_of(text: str, cue: str, speaker: str, content: str) -> StatementMention:
    at, said = text.index(cue), text.index(content)
    return StatementMention(
        content=(Span(said, said + len(content)),),
        kind="indirect",
        speaker=None,
        speaker_name=speaker,
        cue=Span(at, at + len(cue)),
    )


def test_whose_statement_a_verb_opens_is_who_accuses() -> None:
    text = "Padał deszcz. Zarzuciła Belgii, że złamała umowę."
    statement = statement_of(text, "Zarzuciła", "Anna Nowak", "złamała umowę")
    event = next(e for e in events_of(text, statements=(statement,)) if e.type == "ACCUSE")
    assert (event.actor, event.recipient) == (("Anna Nowak",), ("Belgia",))


def test_who_said_the_sentence_before_leads_the_next() -> None:
    text = "Dodała, że plan jest zły. Skrytykowała też Belgię za brak planu."
    statement = statement_of(text, "Dodała", "Anna Nowak", "plan jest zły")
    (event,) = events_of(text, statements=(statement,))
    assert (event.actor, event.recipient) == (("Anna Nowak",), ("Belgia",))


def test_who_must_act_by_an_appeal_is_whom_it_asks() -> None:
    text = "– Belgia musi przestać kupować ropę – zaapelowała Anna Nowak."
    statement = statement_of(text, "zaapelowała", "Anna Nowak", "Belgia musi przestać kupować ropę")
    event = next(e for e in events_of(text, statements=(statement,)) if e.type == "REQUEST")
    assert (event.actor, event.recipient) == (("Anna Nowak",), ("Belgia",))


def test_every_event_has_a_known_type_status_span_and_rule() -> None:
    text = (
        "Jan Kowalski spotkał się z Anną Nowak. Belgia zapowiada sankcje wobec Iranu. "
        "Górnicy mogą zastrajkować, a policja zatrzymała trzy osoby."
    )
    events = events_of(text)
    assert events
    for event in events:
        assert event.type in TYPES
        assert event.status in STATUSES
        assert text[event.trigger.start : event.trigger.end].strip()
        assert event.rule


def test_furniture_has_no_events() -> None:
    text = "Belgia potępiła Iran.\n\nCzytaj też: Francja potępiła Rosję\n"
    assert {name for event in events_of(text) for name in event.actor} == {"Belgia"}


def test_events_shift_with_text_put_before_them() -> None:
    text = "Belgia potępiła Iran."
    before = "Pada deszcz.\n\n"
    (alone,) = events_of(text)
    (shifted,) = events_of(before + text)
    assert shifted.trigger.start == alone.trigger.start + len(before)
    assert (shifted.actor, shifted.recipient) == (alone.actor, alone.recipient)


def test_a_list_without_stops_tells_no_event() -> None:
    sentence = "Belgia potępiła Iran"
    assert events_of(sentence)
    assert not events_of(" i ".join([sentence] * 400))


def test_sides_that_only_the_text_as_a_whole_tells_are_marked_as_inferred() -> None:
    text = "Szykuje się strajk. Piloci Lufthansy odrzucili ofertę. Piloci Lufthansy chcą podwyżek."
    bare, told_of = events_of(text)
    assert bare.actor == ("piloci Lufthansy",)
    assert bare.rule.endswith(INFERRED)
    assert not told_of.rule.endswith(INFERRED)


def test_a_common_word_that_the_engine_reads_as_a_name_is_still_an_event() -> None:
    text = "Belgia pomaga Norwegii w wojnie przeciwko Iranowi."
    analysis = make_analysis(text)
    at = text.index("wojnie")
    names = tuple(
        EngineName(start=text.index(word), end=text.index(word) + len(word), type=kind)
        for word, kind in (("Belgia", "LOC"), ("Norwegii", "LOC"), ("Iranowi", "LOC"))
    )
    war = EngineName(start=at, end=at + len("wojnie"), type="EVT")
    told = []
    for found in (names, (*names[:2], war, names[2])):
        read = replace(analysis, names=found)
        events = find_events(read, PACK, read_cast(read, PACK), (), ())
        told.append([(event.type, event.actor, event.recipient) for event in events])
    assert told[0] == told[1]
    assert ("ASSAULT", ("Norwegia",), ("Iran",)) in told[1]
