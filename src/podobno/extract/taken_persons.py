"""A description and a person comes in; whether the one can mean the other goes out.

The countries, bodies and offices that a description names must go with what the text tells of the
person: ``senator`` is no ``europoseł``, ``adwokat`` no minister."""

from __future__ import annotations

from podobno.extract.cues import Range, morph_of
from podobno.extract.roles import country_in, is_another, read_titles
from podobno.extract.scene import Scene
from podobno.language.countries import read_countries


def is_bare(scene: Scene, words: Range, head: int) -> bool:
    """A noun alone or with adjectives before it, that is no office: ``unijny negocjator``."""
    tokens = scene.paragraph.tokens
    if words.last - words.first == 1:
        return True
    before = tokens[words.first : head]
    if words.last - 1 != head or any(morph_of(t).pos not in {"adj", "pact"} for t in before):
        return False
    titles = read_titles(scene.cast.pack).by_word.get(tokens[head].lemma.casefold(), ())
    return not any(title.is_office for title in titles)


def goes_with(scene: Scene, words: Range, name: str) -> bool:
    """Whether the countries and bodies that a description names go with the person: as an office
    held, or named together before."""
    tokens = scene.paragraph.tokens[words.first : words.last]
    country = country_in(tokens, read_countries(scene.cast.pack))
    held = {person.office.country for person in scene.cast.offices if person.name == name}
    if country and held and country not in held and None not in held:
        return False
    if country and country != (scene.cast.home(name) or country):
        return False
    mentioned = {scene.named[place] for place in range(*words)} - {-1, scene.named[words.first]}
    if not scene.cast.is_explained(name) and not any(
        scene.cast.names[number].type == "PER" for number in mentioned
    ):
        return True
    if all(_named_together(scene, number, name) for number in mentioned):
        return True
    return _is_party_member(scene, words, name, mentioned)


def is_above(scene: Scene, head: int, name: str) -> bool:
    """``urzędnik`` or ``działacz`` after a president or a minister is somebody else."""
    titles = read_titles(scene.cast.pack)
    if scene.paragraph.tokens[head].lemma.casefold() not in titles.below:
        return False
    held = [person.office.title for person in scene.cast.offices if person.name == name]
    return scene.cast.is_known(name) or any(title.family in titles.state for title in held)


def has_other_profession(scene: Scene, head: int, name: str) -> bool:
    """``adwokat`` after a minister: a profession that has its own clients is not taken up by who
    is only told to hold an office."""
    lemma = scene.paragraph.tokens[head].lemma.casefold()
    titles = read_titles(scene.cast.pack)
    held = [person.office.title for person in scene.cast.offices if person.name == name]
    if lemma not in titles.related or not held:
        return False
    if any(title.is_office for title in titles.by_word.get(lemma, ())):
        return False
    return all(title.is_office and title.words[0] != lemma for title in held)


def holds_other_office(scene: Scene, words: Range, name: str) -> bool:
    """``sekretarz stanu`` after a senator is somebody else."""
    office = scene.cast.office_of(*scene.address(words))
    held = [person.office for person in scene.cast.offices if person.name == name]
    if office is not None and office.title.is_office and office.body and not held:
        offset = scene.paragraph.tokens[words.first].start
        if not any(n.entity_name == name and n.start < offset for n in scene.cast.names):
            return True  # told by another office only: "premier", then "przewodniczący Senatu"
    return office is not None and is_another(office, held, read_titles(scene.cast.pack))


def represents(scene: Scene, words: Range, lemma: str, name: str) -> bool:
    """``przedstawicielka Departamentu Stanu`` after its spokeswoman has spoken."""
    titles = read_titles(scene.cast.pack)
    bodies = {
        scene.cast.names[n].entity_name for n in {scene.named[p] for p in range(*words)} - {-1}
    }
    held = [person.office for person in scene.cast.offices if person.name == name]
    return bool(bodies) and any(
        o.body in bodies and o.title.family == "spokesperson"
        and titles.are_alike(lemma, o.title.words[0]) for o in held
    )  # fmt: skip


def heads_other_body(scene: Scene, words: Range, name: str) -> bool:
    """``szef komisji brytyjskiego parlamentu`` after the head of a firm of no country told."""
    tokens = scene.paragraph.tokens[words.first : words.last]
    country = country_in(tokens, read_countries(scene.cast.pack))
    held = [person.office for person in scene.cast.offices if person.name == name]
    is_elsewhere = bool(held) and all(o.body and o.country != country for o in held)
    return country is not None and is_elsewhere


def _is_party_member(scene: Scene, words: Range, name: str, mentioned: set[int]) -> bool:
    """``polityk PiS`` right after a member of parliament whose party the text has not told."""
    token = scene.paragraph.tokens[words.first]
    public = read_titles(scene.cast.pack).by_word.get(token.lemma.casefold(), ())
    if not any(title.family == "public" and not title.is_office for title in public):
        return False
    if any(scene.cast.names[number].type != "ORG" for number in mentioned):
        return False
    held = [person.office for person in scene.cast.offices if person.name == name]
    return all(o.title.family == "public" and o.body is None for o in held)


def _named_together(scene: Scene, number: int, name: str) -> bool:
    """Whether an earlier sentence names both: ``Jan Nowak z Instytutu Spraw Publicznych``."""
    names = scene.cast.names
    other = names[number]
    if other.type == "PER":
        return False
    for sentence in scene.cast.analysis.sentences:
        if sentence.end > other.start:
            return False
        inside = {n.entity_name for n in names if sentence.start <= n.start < sentence.end}
        if {name, other.entity_name} <= inside:
            return True
    return False
