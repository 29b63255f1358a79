"""Events: reports of the same event put together, others kept apart."""

from __future__ import annotations

from dataclasses import replace

from podobno.link.copies import find_reuse
from podobno.link.decisions import Decision
from podobno.link.events import link_events
from podobno.link.families import group_families
from podobno.link.origins import Roots
from podobno.model import Casualties, NameMention, Place, Span
from tests.stories import make_findings

SIDES = ("Anna Orłaj", "Ewa Torowska")


def told(id, **event):
    return make_findings(
        [f"W raporcie {id} mowa o tym, że ministrowie spotkali się dyskretnie."],
        id=id,
        events=[{"trigger": "spotkali", "actor": SIDES, **event}],
    )


def events(*findings):
    reuse = find_reuse(findings)
    return link_events(findings, Roots(findings, group_families(findings, reuse), reuse))


def test_event_joins_a_day_and_its_month():
    (event,) = events(
        told("a", date="2025-04-09", place="Wiedeń"), told("b", date="2025-04", place="Wiedeń")
    )
    assert (event.date, event.date_precision, event.place) == ("2025-04-09", "day", "Wiedeń")
    assert [m.doc for m in event.mentions] == ["a", "b"]


def test_event_keeps_two_days_apart():
    assert len(events(told("a", date="2025-04-09"), told("b", date="2025-08-27"))) == 2


def test_event_keeps_other_participants_apart():
    other = told("b", date="2025-04-09", actor=("Jan Ruszo", "Irma Tołczan"))
    assert len(events(told("a", date="2025-04-09"), other)) == 2


def test_event_keeps_another_type_apart():
    assert (
        len(events(told("a", date="2025-04-09"), told("b", date="2025-04-09", type="AGREE"))) == 2
    )


def test_event_planned_and_held_is_held():
    (event,) = events(told("a", date="2025-04-09", status="planned"), told("b", date="2025-04-09"))
    assert event.status == "occurred"


def test_event_keeps_alternatives_and_the_part_they_share():
    days = ("2025-06-04", "2025-06-11")
    (event,) = events(told("a", date=None, date_alternatives=days))
    assert (event.date, event.date_precision, event.date_alternatives) == ("2025-06", "month", days)


def test_event_does_not_depend_on_the_order_of_documents():
    found = [
        told("a", date="2025-04-09"),
        told("b", date="2025-04"),
        told("c", date="2025-08-27", place="Wiedeń"),
        told("d", date=None, place="Wiedeń"),
    ]
    assert events(*found) == events(*reversed(found))


# --- what speaks for one event, what against -----------------------------------------------------


def report(id, *mentions, published="2025-05-14"):
    """A report of unlike sentences, one event told in each by its own word."""
    sentences = [f"{id.upper()}{n} {m.pop('said')} tutaj." for n, m in enumerate(mentions)]
    found = [m | {"trigger": s.split()[1]} for s, m in zip(sentences, mentions, strict=True)]
    return make_findings(sentences, id=id, published=published, events=found)


def docs(event):
    return [m.doc for m in event.mentions]


def test_two_sides_are_not_three():
    two = report("a", {"said": "spotkanie", "actor": SIDES, "date": "2025-05-14"})
    three = report("b", {"said": "spotkanie", "actor": (*SIDES, "Jan Ruszo"), "date": "2025-05"})
    assert len(events(two, three)) == 2


def test_same_sides_at_two_places_without_a_day_are_two_meetings():
    a = report("a", {"said": "spotkanie", "actor": SIDES, "place": "Wiedeń"})
    b = report("b", {"said": "spotkanie", "actor": SIDES, "place": "Genewa"})
    assert len(events(a, b)) == 2


def test_meeting_and_talks_of_the_same_sides_in_one_report_are_one():
    (event,) = events(
        report("a", {"said": "spotkanie", "actor": SIDES}, {"said": "rozmowa", "actor": SIDES})
    )
    assert len(event.mentions) == 2


def test_a_visit_and_the_talks_during_it_are_two_events_of_one_report():
    visit = {"said": "wizyta", "actor": SIDES, "date": "2025-04-09"}
    talks = {"said": "rozmowa", "actor": SIDES, "date": "2025-04-09"}
    assert len(events(report("a", visit, talks))) == 2


def test_a_visit_that_another_report_tells_may_be_the_meeting():
    visit = report("a", {"said": "wizyta", "actor": SIDES, "date": "2025-04-09"})
    talks = report("b", {"said": "rozmowa", "actor": SIDES, "date": "2025-04-09"})
    assert len(events(visit, talks)) == 1


def test_one_report_keeps_what_was_held_and_what_is_planned_apart():
    held = {"said": "rozmowa", "actor": SIDES, "date": "2025-05-13"}
    planned = {"said": "spotkanie", "actor": SIDES, "status": "planned"}
    assert [e.status for e in events(report("a", held, planned))] == ["occurred", "planned"]


def test_plan_printed_after_the_day_is_another_meeting():
    held = report("a", {"said": "rozmowa", "actor": SIDES, "date": "2025-05-13"})
    plan = report("b", {"said": "spotkanie", "actor": SIDES, "status": "planned"})
    assert len(events(held, plan)) == 2


def test_undated_meeting_long_before_the_day_is_another():
    dated = report("a", {"said": "rozmowa", "actor": SIDES, "date": "2025-05-13"})
    old = report("b", {"said": "spotkanie", "actor": SIDES}, published="2025-02-01")
    assert len(events(dated, old)) == 2


def test_date_taken_over_from_another_report_is_stated():
    dated = report("a", {"said": "rozmowa", "actor": SIDES, "date": "2025-05-13"})
    bare = report("b", {"said": "spotkanie", "actor": SIDES})
    (event,) = events(dated, bare)
    assert (event.date, event.date_reason) == (
        "2025-05-13",
        "the date is given by a; taken over for b",
    )


def test_date_that_every_report_gives_needs_no_reason():
    (event,) = events(told("a", date="2025-04-09"), told("b", date="2025-04-09"))
    assert event.date_reason is None


def test_year_of_another_mention_does_not_settle_a_day_with_alternatives():
    days = ("2025-06-04", "2025-06-11")
    (event,) = events(
        report(
            "a",
            {"said": "spotkanie", "actor": SIDES, "date_alternatives": days},
            {"said": "rozmowa", "actor": SIDES, "date": "2025"},
        )
    )
    assert (event.date, event.date_alternatives) == ("2025-06", days)


def test_neighbouring_days_of_one_meeting_are_one_event_told_with_two_dates():
    a = report("a", {"said": "spotkanie", "actor": SIDES, "date": "2025-04-09", "place": "Wiedeń"})
    b = report("b", {"said": "rozmowa", "actor": SIDES, "date": "2025-04-10", "place": "Wiedeń"})
    (event,) = events(a, b)
    assert event.date_reason == "the reports differ: 2025-04-09 by a; 2025-04-10 by b"


def test_neighbouring_days_that_one_report_tells_of_are_two_events():
    both = report(
        "a",
        {"said": "spotkanie", "actor": SIDES, "date": "2025-04-09", "place": "Wiedeń"},
        {"said": "rozmowa", "actor": SIDES, "date": "2025-04-10", "place": "Wiedeń"},
    )
    assert len(events(both)) == 2


def test_deed_is_told_by_who_did_it_to_whom():
    there = {"said": "ostrzelał", "type": "ASSAULT", "actor": ("Zagryn",)}
    back = {"said": "ostrzelała", "type": "ASSAULT", "actor": ("Morwenia",)}
    listed = events(
        report("a", there | {"recipient": ("Morwenia",)}),
        report("b", back | {"recipient": ("Zagryn",)}),
    )
    assert len(listed) == 2


def test_two_undated_deeds_of_one_kind_need_words_in_common():
    sent = {"type": "AID", "actor": ("Zagryn",), "recipient": ("Morwenia",)}
    a = make_findings(["Zagryn przekazał Morwenii amunicję."], id="a")
    b = make_findings(["Dawno temu Zagryn nakarmił Morwenię zbożem."], id="b")
    a = with_event(a, "przekazał", sent)
    b = with_event(b, "nakarmił", sent)
    assert len(events(a, b)) == 2


def test_a_report_that_names_no_side_goes_on_about_what_it_has_told():
    def told_in(*sentences):
        fields = ({"trigger": "embargo", "actor": ("Zagryn",)}, {"trigger": "sankcja", "actor": ()})
        mentions = [given | {"type": "SANCTION", "recipient": ()} for given in fields]
        return events(make_findings(list(sentences), id="a", events=mentions))

    first = "Zagryn wprowadził embargo na dostawy zboża z Lagoty."
    assert len(told_in(first, "Taka sankcja na dostawy zboża boli.")) == 1
    assert len(told_in(first, "Taka sankcja na tancerzy boli.")) == 2


def with_event(findings, trigger, fields):
    text = findings.document.text
    return make_findings([text], id=findings.document.id, events=[fields | {"trigger": trigger}])


def test_attack_is_told_by_its_place_and_day_whoever_is_named():
    a = report(
        "a",
        {
            "said": "ostrzał",
            "type": "ASSAULT",
            "recipient": ("Wilcza Przełęcz",),
            "date": "2025-03",
        },
    )
    b = report(
        "b",
        {
            "said": "ostrzał",
            "type": "ASSAULT",
            "actor": ("Zagryn",),
            "place": "Wilcza Przełęcz",
            "date": "2025-03-14",
        },
    )
    (event,) = events(a, b)
    assert event.date == "2025-03-14"


def test_person_speaks_for_the_state_that_stands_beside_the_name():
    text = "Prezydent Zagrynu Jowan Merkuza spotkał się z Ewą Torowską."
    named = make_findings(
        [text],
        id="a",
        events=[
            {
                "trigger": "spotkał",
                "actor": ("Jowan Merkuza", "Ewa Torowska"),
                "date": "2025-05-14",
            }
        ],
    )
    names = (
        NameMention(
            start=10, end=17, type="LOC", lemma="Zagryn", entity_name="Zagryn", rule="test"
        ),
        NameMention(
            start=18,
            end=31,
            type="PER",
            lemma="Jowan Merkuza",
            entity_name="Jowan Merkuza",
            rule="test",
        ),
    )
    state = report(
        "b", {"said": "rozmowy", "actor": ("Zagryn", "Ewa Torowska"), "date": "2025-05-14"}
    )
    (event,) = events(replace(named, names=names), state)
    assert docs(event) == ["a", "b"]
    assert len(events(named, state)) == 2


def test_talk_taken_for_granted_in_a_statement_is_no_second_source():
    sentences = ["Ministrowie spotkali się tam w nocy.", "Rozmowa była długa, ogłosił rzecznik."]
    a = make_findings(
        sentences,
        id="a",
        statements=[{"content": "Rozmowa była długa", "speaker_name": "rzecznik"}],
        events=[{"trigger": "spotkali", "actor": SIDES}, {"trigger": "Rozmowa", "actor": SIDES}],
    )
    nouns = tuple(
        replace(p, words=tuple(w._replace(pos="NOUN") for w in p.words)) for p in a.passages
    )
    (event,) = events(replace(a, passages=nouns))
    assert [o.root for o in event.origins] == ["a"]


def test_decision_that_two_mentions_differ_wins():
    a, b = told("a", date="2025-04-09"), told("b", date="2025-04-09")
    places = tuple(Place(f.document.id, *f.events[0].trigger) for f in (a, b))
    decision = Decision(
        kind="different",
        mentions=places,
        sha256=(a.document.sha256, b.document.sha256),
        by="redakcja",
    )
    reuse = find_reuse((a, b))
    roots = Roots((a, b), group_families((a, b), reuse), reuse)
    assert len(link_events((a, b), roots, (decision,))) == 2


def test_one_sentence_printed_twice_tells_of_one_event_whoever_is_read_into_it():
    text = "W ratuszu ministrowie obu krajów spotkali się w nocy na długie rozmowy."
    given = {"trigger": "spotkali", "date": "2025-05-14"}
    a = make_findings([text], id="a", events=[given | {"actor": SIDES}])
    b = make_findings([text], id="b", events=[given | {"actor": ("Jan Ruszo", "Irma Tołczan")}])
    (event,) = events(a, b)
    assert docs(event) == ["a", "b"]


def dead(low, best, high):
    return (Casualties(kind="dead", low=low, best=best, high=high, figure=Span(4, 6)),)


def test_one_sentence_printed_again_weeks_later_is_of_another_strike():
    rights = "Przewoźnik musi wypłacić pasażerom odszkodowanie także podczas strajku swojej załogi."
    july, august = (
        make_findings(
            [rights, f"Protest pilotów {word} w okręgu."],
            id=id,
            published=day,
            events=[
                {"trigger": trigger, "actor": ("piloci",), "date": day, "type": "PROTEST"}
                for trigger in ("strajku", "Protest")
            ],
        )
        for id, word, day in (("a", "ruszył", "2025-07-12"), ("b", "znów trwa", "2025-08-10"))
    )
    assert [docs(e) for e in events(july, august)] == [["a", "a"], ["b", "b"]]


def strike(id, published, **event):
    mention = {"actor": ("piloci",), "recipient": ("linia",), "type": "PROTEST", **event}
    return report(id, {"said": "strajk"} | mention, published=published)


def sentence(id, published, date, **event):
    given = {"actor": ("sąd",), "recipient": ("Anna Orłaj",), "type": "COERCE", "date": date}
    return report(id, {"said": "skazał", **given, **event}, published=published)


def test_the_year_that_another_report_gives_a_deed_holds_its_day():
    day = sentence("a", "2025-05-14", "2019-11-07")
    year = sentence("b", "2025-01-20", "2019")
    (event,) = events(day, year)
    assert event.date == "2019-11-07"


def test_a_day_and_the_year_of_another_deed_in_one_report_are_two():
    given = {"actor": ("sąd",), "recipient": ("Anna Orłaj",), "type": "COERCE"}
    told = [
        given | {"said": "skazał", "date": "2019-11-07"},
        given | {"said": "ukarał", "date": "2019"},
    ]
    assert len(events(report("a", *told))) == 2


def test_strike_told_without_a_day_in_another_month_is_another():
    july = strike("a", "2025-07-13", date="2025-07-12")
    soon, later = strike("b", "2025-07-15"), strike("c", "2025-08-20")
    assert sorted(docs(e) for e in events(july, soon, later)) == [["a", "b"], ["c"]]


def test_strikes_without_a_day_do_not_grow_together_over_the_months():
    told = [strike(day[-2:], f"2025-{day}") for day in ("07-01", "07-14", "07-28")]
    assert sorted(docs(e) for e in events(*told)) == [["01", "14"], ["28"]]


def test_event_keeps_what_its_reports_count_apart():
    (event,) = events(
        told("a", date="2025-04-09", casualties=dead(5, None, None)),
        told("b", date="2025-04-09", casualties=dead(7, 7, 7)),
    )
    assert [(c.doc, c.low, c.best, c.high) for c in event.casualties] == [
        ("a", 5, None, None),
        ("b", 7, 7, 7),
    ]


def test_an_attack_is_compared_again_when_its_day_and_place_are_known():
    """One report has the day, one the place: together they are the attack that a third tells of,
    by another description of those who died."""
    dead = {"type": "ASSAULT", "actor": (), "recipient": ("pogranicznicy",)}
    (event,) = events(
        told("a", date="2025-03-14", **dead),
        told("b", date="2025-03", place="Wilcza Przełęcz", **dead),
        told("c", date="2025-03-14", place="Wilcza Przełęcz",
             **dead | {"recipient": ("morweńscy pogranicznicy",)}),
    )  # fmt: skip
    assert [m.doc for m in event.mentions] == ["a", "b", "c"]


def test_who_fights_in_a_war_need_not_be_who_began_it():
    fight = {"type": "ASSAULT", "actor": ("Laponia",), "recipient": ("Atlantyda",)}
    told_on = {"type": "ASSAULT", "recipient": ("Atlantyda",)}
    assert len(events(report("a", {"said": "walki", **fight}, {"said": "wojna", **told_on}))) == 2


def test_the_capital_goes_before_its_state_however_often_that_is_told():
    places = {"a": "Czechy", "b": "Czechy", "c": "Praga", "d": "Brno"}
    found = [told(id, date="2025-04-09", place=place) for id, place in places.items()]
    assert [e.place for e in events(*found[:3])] == ["Praga"]
    assert "Czechy" in [e.place for e in events(*found[:2], found[3])]


# --- the bodies of states ------------------------------------------------------------------------


def acquitted(id, *actor, **more):
    said = {
        "said": "uniewinnienie",
        "type": "CONCEDE",
        "actor": actor,
        "recipient": ("Ewa Torowska",),
    }
    return report(id, said | more)


def test_a_court_with_its_country_and_without_is_one_and_acts_for_its_state():
    day = {"date": "2025-05-13"}
    (event,) = events(
        acquitted("a", "Sąd Najwyższy Belgii", **day),
        acquitted("b", "Sąd Najwyższy", **day),
        acquitted("c", "belgijski sąd", **day),
        acquitted("d", "Belgia", **day),
    )
    assert event.actor == ("Sąd Najwyższy Belgii",)
    assert event.participants == ("Sąd Najwyższy Belgii", "Ewa Torowska", "Belgia")


def test_courts_of_two_states_are_two():
    day = {"date": "2025-05-13"}
    a = acquitted("a", "Sąd Najwyższy Belgii", **day)
    assert len(events(a, acquitted("b", "Sąd Najwyższy Iranu", **day))) == 2
    assert len(events(a, acquitted("c", "Iran", **day))) == 2


def test_two_courts_of_one_state_are_two():
    day = {"date": "2025-05-13"}
    a = acquitted("a", "Sąd Najwyższy Belgii", **day)
    assert len(events(a, acquitted("b", "Sąd Apelacyjny Belgii", **day))) == 2


def test_an_acquittal_is_no_release_and_an_arrest_no_conviction():
    sides = {"actor": ("Belgia",), "recipient": ("Ewa Torowska",), "date": "2025-05-13"}
    let_go = {"said": "uwolnić", "type": "CONCEDE", **sides}
    assert len(events(acquitted("a", "Belgia", date="2025-05-13"), report("b", let_go))) == 2
    held = {"said": "aresztowanie", "type": "COERCE", **sides}
    sentenced = {"said": "skazanie", "type": "COERCE", **sides}
    assert len(events(report("a", dict(held)), report("b", sentenced))) == 2
    assert len(events(report("a", dict(held)), report("b", dict(held)))) == 1


def test_what_two_states_are_said_to_have_allowed_does_not_join_their_permits():
    def permit(id, *actor, day=None):
        return report(id, {"said": "pozwolenie", "type": "AGREE", "actor": actor, "date": day})

    both = permit("c", "Belgia", "Iran")
    found = events(permit("a", "Belgia", day="2025-05-13"), permit("b", "Iran"), both)
    assert [docs(event) for event in found] == [["a", "c"], ["b"]]
