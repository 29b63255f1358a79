"""Findings are told under the story's names; descriptions and unknown names stay."""

from __future__ import annotations

from dataclasses import replace

from podobno.link.naming import with_story_names
from podobno.model import Entity, NameMention, Place
from tests.stories import make_findings

SENTENCE = "Orłaj i Torowski rozmawiali w Łodzi, a analitycy liczą 12 czołgów."


def _name(words, own):
    start = SENTENCE.index(words)
    return NameMention(
        start=start, end=start + len(words), type="PER", lemma=own, entity_name=own, rule="test"
    )


def _report():
    findings = make_findings(
        [SENTENCE],
        id="a.txt",
        statements=[
            {
                "content": "12 czołgów",
                "speaker_name": "analitycy",
                "via": ("Orłaj", "Anna Orłaj"),
                "to": "Torowski",
            }
        ],
        figures=[{"text": "12", "value": 12.0, "unit": "czołg", "source": "Orłaj"}],
        events=[
            {
                "trigger": "rozmawiali",
                "actor": ("Orłaj", "Torowski"),
                "recipient": ("Torowski",),
                "place": "Łódź",
                "claimed_by": "Orłaj",
            }
        ],
    )
    return replace(findings, names=(_name("Orłaj", "Orłaj"), _name("Torowski", "Torowski")))


def _entity(id, name, *places):
    return Entity(id=id, name=name, type="PER", mentions=places)


ANNA = _entity("en-1", "Anna Orłaj", Place("a.txt", 0, 5))


def test_every_field_takes_the_name_of_the_story():
    (found,) = with_story_names((_report(),), (ANNA,))
    assert [n.entity_name for n in found.names] == ["Anna Orłaj", "Torowski"]
    assert found.figures[0].source == "Anna Orłaj"
    assert found.events[0].actor == ("Anna Orłaj", "Torowski")
    assert found.events[0].claimed_by == "Anna Orłaj"


def test_names_that_become_one_are_told_once():
    (found,) = with_story_names((_report(),), (ANNA,))
    assert found.statements[0].via == ("Anna Orłaj",)


def test_what_no_entity_holds_stays():
    (found,) = with_story_names((_report(),), (ANNA,))
    assert found.statements[0].speaker_name == "analitycy"
    assert found.statements[0].to == "Torowski"
    assert found.events[0].place == "Łódź"


def test_the_lemma_and_the_document_stay():
    report = _report()
    (found,) = with_story_names((report,), (ANNA,))
    assert [n.lemma for n in found.names] == ["Orłaj", "Torowski"]
    assert found.document is report.document


def test_an_entity_of_another_document_renames_nothing_here():
    elsewhere = _entity("en-1", "Anna Orłaj", Place("b.txt", 0, 5))
    report = _report()
    assert with_story_names((report,), (elsewhere,)) == (report,)


def test_the_entity_with_most_mentions_gives_the_name():
    text = "Orłaj przyjechała. Orłaj wyjechała. Orłaj milczy."
    starts = (0, 19, 36)
    report = replace(
        make_findings([text], id="a.txt"),
        names=tuple(
            NameMention(
                start=s, end=s + 5, type="PER", lemma="Orłaj", entity_name="Orłaj", rule="test"
            )
            for s in starts
        ),
    )
    jan = _entity("en-1", "Jan Orłaj", Place("a.txt", 0, 5))
    anna = _entity("en-2", "Zofia Orłaj", *(Place("a.txt", s, s + 5) for s in starts[1:]))
    (found,) = with_story_names((report,), (jan, anna))
    assert {n.entity_name for n in found.names} == {"Zofia Orłaj"}


def test_no_document_is_no_document():
    assert with_story_names((), (ANNA,)) == ()


def _talks(actor):
    return make_findings(
        ["Kwietniowe rozmowy trwały krótko."],
        id="b.txt",
        events=[{"trigger": "rozmowy", "actor": (actor, "Zarząd")}],
    )


def test_a_surname_that_one_report_did_not_read_as_a_name_is_its_one_bearer():
    (found,) = with_story_names((_talks("Orłaja"),), (ANNA,))
    assert found.events[0].actor == ("Anna Orłaj", "Zarząd")


def test_a_surname_of_two_people_stays_as_it_is_told():
    other = _entity("en-2", "Jan Orłaj")
    (found,) = with_story_names((_talks("Orłaja"),), (ANNA, other))
    assert found.events[0].actor == ("Orłaja", "Zarząd")


def test_a_word_of_the_dictionary_is_nobodys_surname():
    baker = _entity("en-3", "Jan Zarząda")
    (found,) = with_story_names((_talks("Polaka"),), (ANNA, baker))
    assert found.events[0].actor == ("Polaka", "Zarząd")


def _with_name(id, description, name):
    """A report of what somebody described by a name did."""
    text = f"Potem {description} zaapelował o pomoc."
    found = make_findings(
        [text],
        id=id,
        events=[{"trigger": "zaapelował", "actor": (description,), "type": "REQUEST"}],
    )
    start = text.index(name)
    mention = NameMention(
        start=start, end=start + len(name), type="PER", lemma=name, entity_name=name, rule="test"
    )
    place = Place(id, start, start + len(name))
    return replace(found, names=(mention,)), place


def test_a_description_has_one_wording_however_the_name_in_it_is_written():
    told = [
        _with_name(id, f"mąż {name}", name)
        for id, name in (("a.txt", "Asi Orłaj"), ("b.txt", "Asi Orłaj"), ("c.txt", "Asii Orłaj"))
    ]
    asia = _entity("en-1", "Asia Orłaj", *(place for _, place in told))
    found = with_story_names(tuple(report for report, _ in told), (asia,))
    assert {f.events[0].actor for f in found} == {("mąż Asi Orłaj",)}


def test_a_description_by_the_name_of_another_stays():
    first, at = _with_name("a.txt", "mąż Asi Orłaj", "Asi Orłaj")
    second, there = _with_name("b.txt", "mąż Ewy Orłaj", "Ewy Orłaj")
    entities = (_entity("en-1", "Asia Orłaj", at), _entity("en-2", "Ewa Orłaj", there))
    found = with_story_names((first, second), entities)
    assert [f.events[0].actor for f in found] == [("mąż Asi Orłaj",), ("mąż Ewy Orłaj",)]
