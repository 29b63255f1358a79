"""Entities of several documents: what joins, what must not, and that order does not matter."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from podobno.link.entities import link_entities
from podobno.model import Entity, EntityMention, Findings, NameMention
from tests.factory import make_document


def _findings(doc: str, *names: tuple[str, str, str], published: str = "2024-05-10") -> Findings:
    """A document whose text is its names one after the other: (base form, type, entity name)."""
    text = " ".join(lemma for lemma, _, _ in names)
    mentions, at = [], 0
    for lemma, type_, entity in names:
        mentions.append(
            NameMention(
                start=at, end=at + len(lemma), type=type_, lemma=lemma, entity_name=entity, rule="t"
            )
        )
        at += len(lemma) + 1
    return Findings(document=make_document(text, published, id=doc), names=tuple(mentions))


def _one(doc: str, lemma: str, type_: str = "PER") -> Findings:
    return _findings(doc, (lemma, type_, lemma))


def _names(entities: tuple[Entity, ...]) -> set[frozenset[str]]:
    return {frozenset({entity.name, *entity.aliases}) for entity in entities}


@pytest.mark.parametrize(
    ("first", "second", "type_", "why"),
    [
        ("Siergiej Szojgu", "Sergei Shoigu", "PER", "Polish and English spelling"),
        ("Siergiej Szojgu", "Сергей Шойгу", "PER", "Polish and Russian spelling"),
        ("Kim Dzong Un", "Kim Jong Un", "PER", "Korean syllables in two spellings"),
        ("Kim Dzong Un", "Ким Чен Ын", "PER", "Korean syllables in Russian"),
        ("Wołodymyr Zełenski", "Volodymyr Zelensky", "PER", "Ukrainian name in English"),
        ("Jan Nowak", "J. Nowak", "PER", "an initial"),
        ("Jan Nowak", "Jan Maria Nowak", "PER", "a middle name"),
        ("Jan Nowak", "Nowak", "PER", "a surname that one person has"),
        ("Xi Jinping", "Xi Jingpin", "PER", "letters out of order"),
        ("Dmitrij Ławrow", "Dmitrij Ławrowem", "PER", "a case the reader left"),
        ("Rosja", "Federacja Rosyjska", "LOC", "two names of a country"),
        ("Korea Północna", "KRLD", "LOC", "an acronym of a country"),
        ("Unia Europejska", "UE", "ORG", "a known acronym"),
        ("TSUE", "Trybunał Sprawiedliwości UE", "ORG", "a known acronym, and another inside"),
        ("Nord Stream 2", "Nord Stream-2", "PRO", "a hyphen"),
        ("LumiVexon", "Lumi Vexon", "ORG", "a space"),
        ("Abdul Hakimi", "Abd ul-Hakimi", "PER", "a foreign name parted otherwise"),
        ("The Times", "Times", "PRO", "an English article"),
        ("Lumivex", "Lumivex SA", "ORG", "a legal form"),
        ("Sąd Najwyższy Pakistanu", "pakistański Sąd Najwyższy", "ORG", "the country's adjective"),
        ("Sąd Najwyższy Pakistanu", "Sąd Najwyższy", "ORG", "no other country's court"),
        ("Komisja Nadzoru Portów", "Komisja", "ORG", "the noun alone"),
        ("Urząd Nadzoru Portów", "UNP", "ORG", "initials"),
        ("Trybunał Pracy UE", "Trybunał Pracy Unii Europejskiej", "ORG", "an acronym inside"),
    ],
)  # fmt: skip
def test_two_names_of_one_entity_are_joined(first: str, second: str, type_: str, why: str) -> None:
    for one, other in ((first, second), (second, first)):
        (entity,) = link_entities((_one("a", one, type_), _one("b", other, type_)))
        assert len(entity.mentions) == 2
        assert entity.reasons


@pytest.mark.parametrize(
    ("first", "second", "type_", "why"),
    [
        ("Jan Nowak", "Anna Nowak", "PER", "two given names"),
        ("Kim Dzong Un", "Kim Dzu Ae", "PER", "father and daughter"),
        ("Kim Dzong Un", "Kim Dzong Il", "PER", "father and son"),
        ("Jan Nowak", "Jan Wrona", "PER", "two surnames"),
        ("Marek Nowak", "Marta Nowak", "PER", "names of the dictionary are no slips"),
        ("Nord Stream", "Nord Stream 2", "PRO", "numbers differ"),
        ("Korea Północna", "Korea Południowa", "LOC", "two countries"),
        ("Sąd Najwyższy Pakistanu", "Sąd Najwyższy Indii", "ORG", "bodies of two countries"),
        ("Partia Pracy", "Partia Konserwatywna", "ORG", "one noun, two parties"),
        ("Irak", "Iran", "LOC", "one letter, two countries"),
        ("Airbus", "MI6", "ORG", "nothing in common"),
    ],
)  # fmt: skip
def test_two_entities_are_kept_apart(first: str, second: str, type_: str, why: str) -> None:
    assert len(link_entities((_one("a", first, type_), _one("b", second, type_)))) == 2


def test_a_second_full_name_of_one_person_does_not_keep_her_first_one_apart() -> None:
    both = _findings(
        "a", ("Irma Tołczan", "PER", "Irma Tołczan"), ("Irma Wiąz", "PER", "Irma Tołczan")
    )
    (entity,) = link_entities((both, _one("b", "Irmie Tołczan")))
    assert len(entity.mentions) == 3


def test_a_name_that_agrees_with_neither_of_two_is_another_person() -> None:
    both = _findings(
        "a", ("Irma Tołczan", "PER", "Irma Tołczan"), ("Irma Wiąz", "PER", "Irma Tołczan")
    )
    assert len(link_entities((both, _one("b", "Ewa Tołczan")))) == 2


@pytest.mark.parametrize(
    ("often", "once", "called", "why"),
    [
        ("Lumivex", "Lumivex SA", "Lumivex", "the legal form says nothing more"),
        ("LumiVexon", "Lumi Vexon", "LumiVexon", "the same name in two words"),
        ("UNP", "Urząd Nadzoru Portów", "Urząd Nadzoru Portów", "an acronym says less"),
        ("Komisja", "Komisja Nadzoru Portów", "Komisja Nadzoru Portów", "so does a noun"),
    ],
)
def test_a_body_is_called_what_says_most_and_else_what_most_reports_call_it(
    often: str, once: str, called: str, why: str
) -> None:
    found = [_one(f"often{n}", often, "ORG") for n in range(3)]
    (entity,) = link_entities((*found, _one("once", once, "ORG")))
    assert entity.name == called, why


def test_a_body_that_almost_all_call_by_its_own_name_keeps_it() -> None:
    found = [_one(f"often{n}", "Lumivex", "ORG") for n in range(3)]
    longer = _findings(
        "once", ("Lumivex", "ORG", "Sam Lumivex"), ("Sam Lumivex", "ORG", "Sam Lumivex")
    )
    names = {e.name for e in link_entities((*found, longer))}
    assert "Lumivex" in names


def test_surname_of_two_people_joins_neither() -> None:
    found = (_one("a", "Jan Nowak"), _one("b", "Anna Nowak"), _one("c", "Nowak"))
    assert _names(link_entities(found)) == {
        frozenset({"Jan Nowak"}), frozenset({"Anna Nowak"}), frozenset({"Nowak"}),
    }  # fmt: skip


def test_surname_goes_to_the_person_far_in_front() -> None:
    found = (*(_one(f"a{i}", "Jan Nowak") for i in range(6)), _one("b", "Anna Nowak"),
             _one("c", "Nowak"))  # fmt: skip
    entity = next(e for e in link_entities(found) if e.name == "Jan Nowak")
    assert entity.aliases == ("Nowak",)
    assert any("Nowak is Jan Nowak" in reason for reason in entity.reasons)


def test_document_that_explains_an_acronym_explains_it_for_the_others() -> None:
    found = (
        _findings("a", ("Służba Leśna", "ORG", "Służba Leśna"), ("FSL", "ORG", "Służba Leśna")),
        _one("b", "FSL", "ORG"),
    )
    (entity,) = link_entities(found)
    assert (entity.name, entity.aliases) == ("Służba Leśna", ("FSL",))


@pytest.mark.parametrize(
    ("publishers", "name", "why"),
    [
        (("Polska Agencja Leśna",), "Polska Agencja Leśna", "one publisher has the initials"),
        (("Polska Agencja Leśna", "Puls Armii Lądowej"), "PAL", "two publishers have them"),
        (("Puls Leśny",), "PAL", "other initials"),
        ((None,), "PAL", "no publisher is known"),
    ],
)
def test_an_agency_credited_by_initials_has_the_name_of_that_publisher(
    publishers: tuple[str | None, ...], name: str, why: str
) -> None:
    reports = (
        replace(
            _one(f"d{i}", "PAL", "ORG"),
            document=make_document("PAL", "2024-05-10", id=f"d{i}", publisher=publisher),
        )
        for i, publisher in enumerate(publishers)
    )
    (entity,) = link_entities(tuple(reports))
    assert entity.name == name
    assert name == "PAL" or "PAL" in entity.aliases


def test_people_of_a_country_are_put_with_the_country() -> None:
    entities = link_entities((_one("a", "Rosja", "LOC"), _one("b", "Rosjanie")))
    assert [(e.name, e.type, e.aliases) for e in entities] == [("Rosja", "LOC", ("Rosjanie",))]


def test_metonym_keeps_its_own_entity_and_points_to_the_country() -> None:
    by_name = {e.name: e for e in link_entities((_one("a", "Rosja", "LOC"),
                                                 _one("b", "Kreml", "LOC")))}  # fmt: skip
    assert by_name["Kreml"].stands_for == by_name["Rosja"].id
    assert by_name["Rosja"].stands_for is None


def test_mentions_of_one_document_entity_stay_together() -> None:
    found = _findings("a", ("Jan Nowak", "PER", "Jan Nowak"), ("Nowak", "PER", "Jan Nowak"))
    (entity,) = link_entities((found,))
    assert [(p.doc, p.start, p.end) for p in entity.mentions] == [("a", 0, 9), ("a", 10, 15)]


def test_order_of_documents_changes_nothing() -> None:
    found = (
        _one("a", "Siergiej Szojgu"), _one("b", "Szojgu"), _one("c", "Sergei Shoigu"),
        _one("d", "Kreml", "LOC"),
    )  # fmt: skip
    assert len({link_entities(tuple(order)) for order in permutations(found)}) == 1


def test_id_comes_from_the_earliest_mention() -> None:
    early = _findings("z", ("Jan Nowak", "PER", "Jan Nowak"), published="2024-01-01")
    late = _findings("a", ("Jan Nowak", "PER", "Jan Nowak"), published="2024-02-01")
    (alone,) = link_entities((early,))
    (both,) = link_entities((late, early))
    assert both.id == alone.id
    assert alone.id.startswith("e-")


def test_no_documents_give_no_entities() -> None:
    assert link_entities(()) == ()


def test_title_that_two_people_hold_is_an_alias_of_neither() -> None:
    def titled(doc: str, name: str, *titles: str) -> Findings:
        entity = EntityMention(name=name, type="PER", aliases=titles)
        return replace(_one(doc, name), entities=(entity,))

    found = (
        titled("a", "Jan Nowak", "premier Francji", "poseł z Lyonu"),
        titled("b", "Anna Wrona", "premier Francji"),
    )
    aliases = {entity.name: entity.aliases for entity in link_entities(found)}
    assert aliases == {"Jan Nowak": ("poseł z Lyonu",), "Anna Wrona": ()}


def _spellings(given: str, surname: str, english: str) -> tuple[str, ...]:
    """One person as papers write the name: full, with an initial, by surname, in English, in
    another case that a reader left."""
    initial, case = f"{given[0]}. {surname}", f"{given} {surname}em"
    return (f"{given} {surname}", initial, surname, english, case)


def test_people_written_with_known_noise_are_recovered() -> None:
    truth = {
        "Siergiej Orłow": _spellings("Siergiej", "Orłow", "Sergei Orlov"),
        "Dmitrij Pieskin": _spellings("Dmitrij", "Pieskin", "Dmitry Peskin"),
        "Wiktor Szewczuk": _spellings("Wiktor", "Szewczuk", "Viktor Shevchuk"),
        "Ołeh Żukow": _spellings("Ołeh", "Żukow", "Oleh Zhukov"),
    }
    found = tuple(
        _one(f"{person}-{i}", form)
        for person, forms in truth.items()
        for i, form in enumerate(forms)
    )
    groups = {
        frozenset(place.doc.rpartition("-")[0] for place in entity.mentions)
        for entity in link_entities(found)
    }
    assert groups == {frozenset({person}) for person in truth}
    assert len(link_entities(found)) == len(truth)
