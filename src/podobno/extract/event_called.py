"""A noun for a person or a body with a name behind it comes in; whose name it is goes out.

``pianistę Denisa Wilka`` and ``wicedyrektorem urzędu Janem Sękiem`` are the people named: noun and
name stand in one case. ``adwokata Jana Sęka`` may be his lawyer, ``córka Jana Sęka`` is.
"""

from __future__ import annotations

from podobno.extract.event_naming import Naming
from podobno.extract.event_parts import Part, read_part
from podobno.extract.event_words import grammar_words
from podobno.extract.roles import read_titles
from podobno.language.countries import read_countries
from podobno.model import NameMention

_DASHES = frozenset({"–", "—", "-"})
_NOUNS = frozenset({"subst", "depr"})
_PERSONAL = frozenset({"m1", "f"})
_ALIKE = frozenset({"gen", "acc"})


def called(naming: Naming, part: Part, lemma: str) -> str | None:
    """The person whose name stands in apposition to the head, None where none does."""
    tokens, morphs = naming.reading.tokens, naming.reading.morphs
    head = morphs[part.head]
    is_one = "sg" in head.numbers and head.pos in _NOUNS and head.genders & _PERSONAL
    is_people = read_countries(naming.pack).of_people(lemma) is not None
    if not is_one or (tokens[part.head].text[:1].isupper() and part.head and not is_people):
        return None
    place = next((i for i in range(part.head + 1, part.end) if _person(naming, i)), None)
    name = naming.starting(place) if place is not None else None
    if name is None or place is None or not _has_gender(naming, part, lemma, name):
        return None
    is_base = tokens[place].text == name.lemma.split()[0]
    if head.cases <= {"nom"}:
        return name.entity_name if is_base else None
    own = morphs[place].cases
    # "pianistę Denisa": a man's name has one form for both, whichever was chosen.
    is_shared = bool(head.cases & own) or (head.cases | own) <= _ALIKE
    table = naming.pack.table("event_actors")
    is_related = lemma in read_titles(naming.pack).related or lemma in table["relations"]
    is_unclear = bool(head.cases & _ALIKE) and (is_related or place > part.head + 1)
    return name.entity_name if is_shared and not is_base and not is_unclear else None


def apposed(naming: Naming, part: Part, lemma: str) -> str | None:
    """``z szefem MSZ [– Janem Nowym]``, ``ze swoim odpowiednikiem, [ministrem Janem Nowym]``: whose
    name a mark sets behind a description, in its case."""
    words = naming.reading.words
    if part.end + 1 >= len(words.tokens) or words.tokens[part.end].text not in {",", *_DASHES}:
        return None
    head = words.morphs[part.head]
    following = read_part(words, part.end + 1)
    if following is None or "sg" not in head.numbers or not head.genders & _PERSONAL:
        return None
    if any(_person(naming, i) for i in range(part.start, part.end)):
        return None
    place = next((i for i in range(following.start, following.end) if _person(naming, i)), None)
    name = naming.starting(place) if place is not None else None
    is_titled = lemma in naming.pack.table("event_actors")["alike"]
    is_dashed = words.tokens[part.end].text in _DASHES
    if name is None or place is None or not (is_titled or (is_dashed and place == following.start)):
        return None
    behind = words.tokens[following.end].text if following.end < len(words.tokens) else "."
    is_alone = behind not in grammar_words("list_joiners") and _has_gender(
        naming, part, lemma, name
    )
    return name.entity_name if is_alone and head.cases & words.morphs[place].cases else None


def borne(naming: Naming, part: Part, lemma: str) -> str | None:
    """``koncerny [Engie], OMV i Shell``: the name that one of several companies bears."""
    is_many = "pl" in naming.reading.morphs[part.head].numbers
    if not is_many or lemma not in naming.pack.table("event_actors")["bearing"]:
        return None
    name = _organisation(naming, part)
    if name is None or naming.reading.tokens[part.head + 1].start != name.start:
        return None
    text = naming.cast.analysis.document.text[name.start : name.end]
    return name.entity_name if text == name.lemma else None


def branch_of(naming: Naming, part: Part, lemma: str) -> str | None:
    """``rosyjski oddział [Greenpeace]``: a branch acts for its organisation."""
    if lemma not in naming.pack.table("event_actors")["branches"]:
        return None
    name = _organisation(naming, part)
    return name.entity_name if name is not None else None


def _organisation(naming: Naming, part: Part) -> NameMention | None:
    """The organisation that stands behind the head, where no other name does."""
    inside = [n for i in range(part.head + 1, part.end) if (n := naming.starting(i)) is not None]
    return inside[0] if len(inside) == 1 and inside[0].type == "ORG" else None


def _person(naming: Naming, index: int) -> bool:
    name = naming.starting(index)
    return name is not None and name.type == "PER"


def _has_gender(naming: Naming, part: Part, lemma: str, name: NameMention) -> bool:
    """Whether the noun can be said of that person: ``córka … Jan Sęk`` cannot."""
    known = naming.circle.genders.get(name.entity_name)
    own = naming.reading.morphs[part.head].genders
    is_woman = lemma in naming.pack.table("event_actors")["women"] or own == {"f"}
    return known is None or is_woman == (known == "f")
