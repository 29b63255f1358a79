"""The sentences of a document come in, what it settles about its people goes out.

The fuller form of a bare description (``piloci``: ``piloci Lufthansy``), the one company a text
is about, what it calls a crowd, and each person's grammatical gender.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from podobno.extract.cast import Cast
from podobno.extract.event_clauses import Reading
from podobno.extract.event_forces import land_of_forces
from podobno.extract.event_naming import UNION
from podobno.extract.event_nominatives import LONGEST, Circle
from podobno.extract.event_nouns import QUOTES
from podobno.extract.event_parts import Part
from podobno.extract.event_people import People
from podobno.extract.event_phrases import Phrase, read_phrase
from podobno.extract.name_grammar import gender_of_person
from podobno.language.countries import read_countries
from podobno.language.pack import LanguagePack
from podobno.language.tags import possible_cases, read_tag

# A company stands for "the company" of a text that names it this often.
DOMINANT = 2
# A woman named this many times as often as any other is "the woman".
ALONE = 3
# A text that names a state this often is about it.
ABOUT = 3
# What says who its members are is more of a name than where an association is.
TOLD, BESIDE = 60, 20


def read_circle(cast: Cast, pack: LanguagePack, readings: Sequence[tuple[int, Reading]]) -> Circle:
    """What a document settles about its people."""
    starts = {name.start: name for name in reversed(cast.names)}
    bare = Circle(cast=cast, pack=pack, starts=starts)
    fuller: dict[str, Counter[str]] = {}
    _note_country(cast, fuller, frozenset(pack.table("event_actors")["unions"]))
    classes: dict[str, set[str]] = {}
    unions = set(cast.named_bodies.of_kind("union"))
    for number, reading in readings:
        people = People(circle=bare, sentence=number, reading=reading)
        for phrase in reading.phrases:
            unions |= _unions(people, phrase)
            for part in phrase.parts:
                _note_fuller(people, part, phrase, fuller)
                _note_inner(people, part, fuller)
                _note_class(people, part, classes)
    company = _company(cast, pack, unions)
    genders = _genders(cast)
    return Circle(
        cast=cast,
        pack=pack,
        starts=starts,
        fuller={
            short: counts.most_common(1)[0][0]
            for short, counts in fuller.items()
            if counts.most_common(1)[0][1] * 2 > counts.total()
        },
        company=company,
        unions=frozenset(unions),
        classes={noun: kinds.pop() for noun, kinds in classes.items() if len(kinds) == 1},
        employer=_employer(cast, company),
        crowd=_crowd(pack, readings),
        genders=genders,
        woman=_woman(cast, genders),
        state=_state(count_states(cast, pack, readings)),
    )


def count_states(
    cast: Cast, pack: LanguagePack, readings: Sequence[tuple[int, Reading]]
) -> Counter[str]:
    """How often a text speaks of each state or union: by name, adjective or people."""
    return Counter(_states(cast, pack, readings))


def _states(
    cast: Cast, pack: LanguagePack, readings: Sequence[tuple[int, Reading]]
) -> Iterator[str]:
    """Each state or union that a name, an adjective or a people of the text stands for."""
    countries = read_countries(pack)
    acting = {*countries.codes, UNION}
    for name in cast.names:
        meant = name.entity_name if name.entity_name in acting else cast.country(name.entity_name)
        if meant in acting:
            yield meant
    for _, reading in readings:
        for token, morph in zip(reading.tokens, reading.morphs, strict=True):
            described = countries.described(token.lemma) if morph.pos == "adj" else None
            meant = described or countries.of_people(token.lemma)
            if meant in acting:
                yield meant


def _state(counts: Counter[str]) -> str | None:
    """The one state that a text is about, whose government is ``rząd``."""
    ranked = [(name, count) for name, count in counts.most_common() if name != UNION][:2]
    second = ranked[1][1] if len(ranked) > 1 else 0
    is_plain = bool(ranked) and ranked[0][1] >= max(ABOUT, 2 * second)
    return ranked[0][0] if is_plain else None


def _note_country(cast: Cast, fuller: dict[str, Counter[str]], unions: frozenset[str]) -> None:
    """``Sąd Najwyższy Pakistanu``: a body's name with its country behind it; a union has none
    (``należąca do UE Irlandia``)."""
    text = cast.analysis.document.text
    for first, second in pairwise(cast.names):
        beside = first.type == "ORG" and second.type == "LOC" and second.start == first.end + 1
        beside = beside and first.entity_name not in unions
        if beside and text[second.start : second.end] != second.lemma:
            full = f"{first.entity_name} {text[second.start : second.end]}"
            fuller.setdefault(first.entity_name, Counter())[full] += 10


def _note_members(people: People, part: Part, fuller: dict[str, Counter[str]]) -> None:
    """``związki zawodowe [reprezentujące personel]``, ``związki [pilotów w Belgii]``: who they
    are stands behind an association's name, in the nominative only."""
    reading, table = people.reading, people.pack.table("event_actors")
    lemma = reading.tokens[part.head].lemma.casefold()
    opens = part.start == 0 and "nom" in possible_cases(reading.tokens[part.head])
    is_nominative = opens or "nom" in reading.morphs[part.head].cases
    if lemma not in table["associations"] or not is_nominative:
        return
    end = part.end
    if end < len(reading.tokens) and reading.morphs[end].pos == "pact":
        while (
            end < len(reading.tokens)
            and end - part.end < LONGEST
            and (
                not reading.morphs[end].is_finite
                and reading.tokens[end].text not in {",", ".", "("}
            )
        ):
            end += 1
    elif (behind := read_phrase(reading.words, end) if end < len(reading.tokens) else None) and (
        behind.preposition == "w" and people.cast.who(people.sentence, *_bounds(behind)) is not None
    ):
        end = behind.end
    if end == part.end or (end < len(reading.tokens) and not reading.morphs[end].is_finite):
        return
    words = [token.text for token in reading.tokens[part.start : end] if token.text not in QUOTES]
    full = " ".join(words)
    full = full[:1].lower() + full[1:]
    weight = TOLD if reading.morphs[part.end].pos == "pact" else BESIDE
    for key in {people.nominative(part, lemma), reading.tokens[part.head].text.casefold()}:
        fuller.setdefault(key, Counter())[full] += weight


def _bounds(phrase: Phrase) -> tuple[int, int]:
    return phrase.parts[0].start, phrase.parts[0].end


def _note_body(people: People, part: Part, name: str, fuller: dict[str, Counter[str]]) -> None:
    """``pakistański Sąd Najwyższy`` is the ``Sąd Najwyższy Pakistanu``."""
    if name.split()[0].casefold() not in people.pack.table("event_actors")["governed"]:
        return
    beside = people.country_beside(part.start, part.head, part.head)
    genitive = people.pack.table("country_genitives").get(beside[0]) if beside else None
    if genitive and people.cast.kind(name) == "ORG":
        fuller.setdefault(name, Counter())[f"{name} {genitive}"] += 10


def _note_fuller(
    people: People, part: Part, phrase: Phrase, fuller: dict[str, Counter[str]]
) -> None:
    """``piloci Ryanaira`` is the fuller form of ``piloci``."""
    reading, table = people.reading, people.pack.table("event_actors")
    lemma = reading.tokens[part.head].lemma.casefold()
    _note_members(people, part, fuller)
    if reading.morphs[part.start].pos == "pact":
        return  # "związki reprezentujące personel": it belongs to what is before
    if part.end - part.start < 2 or part.end - part.start > LONGEST or lemma in table["bystanders"]:
        return
    name = people.cast.who(people.sentence, part.start, part.end)
    if name is not None:
        _note_body(people, part, name, fuller)
        return
    is_human = "m1" in reading.morphs[part.head].genders or lemma in table["people"]
    if not is_human and lemma not in table["institutions"]:
        return
    count = len(people.genitive(part))
    if count > 1:
        return
    land = land_of_forces(people, part, lemma)
    full = land or people.governed(part, lemma) or people.nominative(part, lemma)
    short = people.nominative(Part(start=part.head, end=part.head + 1, head=part.head), lemma)
    lead = people.nominative(Part(start=part.start, end=part.head + 1, head=part.head), lemma)
    for key in {short, lead} if count else {short}:
        if key and key != full:
            fuller.setdefault(key, Counter())[full] += 1 + 10 * count


def _note_inner(people: People, part: Part, fuller: dict[str, Counter[str]]) -> None:
    """``protesty [radykalnych islamistów]``: people in the genitive of a thing."""
    for i in range(part.head + 1, part.end):
        inner = read_phrase(people.reading.words, i, part.end)
        first = people.reading.morphs[i]
        if inner is None or inner.preposition is not None or "gen" not in inner.cases & first.cases:
            continue
        head = people.reading.morphs[inner.head]
        if first.genders & head.genders and first.numbers & head.numbers:
            _note_fuller(people, inner.parts[0], inner, fuller)
            return


def _note_class(people: People, part: Part, classes: dict[str, set[str]]) -> None:
    """``personel [pokładowy]``: an adjective behind such a noun says which staff it is."""
    reading, at = people.reading, part.head + 1
    lemma = reading.tokens[part.head].lemma.casefold()
    if lemma not in people.pack.table("event_actors")["classed"] or at >= part.end:
        return
    own, noun = reading.morphs[at], reading.morphs[part.head]
    if own.pos == "adj" and own.numbers & noun.numbers and own.cases & noun.cases:
        head = people.nominative(Part(start=part.head, end=at, head=part.head), lemma)
        kind = people.nominative(Part(start=part.head, end=at + 1, head=part.head), lemma)
        classes.setdefault(head, set()).add(kind)


def _unions(people: People, phrase: Phrase) -> set[str]:
    """``związek zawodowy [Cockpit]``, ``dwa związki – [Cockpit] i [Solidarność]``: no companies."""
    lemma = people.reading.tokens[phrase.head].lemma.casefold()
    if lemma not in people.pack.table("event_actors")["associations"]:
        return set()
    return {n for n in people.names(phrase, as_actor=True) if n[:1].isupper()}


def _company(cast: Cast, pack: LanguagePack, unions: Collection[str]) -> str | None:
    """The organisation that a text about one company names most often."""
    table = pack.table("event_actors")
    known = {
        *pack.table("agencies"),
        *pack.table("organisation_names"),
        *unions,
        *table["movements"],
    }
    bodies = set(table["institutions"]) - set(table["bearing"]) - set(table["companies"])
    bodies |= set(table["associations"])
    count = Counter(n.entity_name for n in cast.names if n.type == "ORG")
    ranked = [
        (name, n) for name, n in count.most_common()
        if name not in known and n >= DOMINANT and name.split()[0].casefold() not in bodies
    ]  # fmt: skip
    return ranked[0][0] if ranked else None


def _employer(cast: Cast, company: str | None) -> str | None:
    """The company's name in the genitive as the text writes it, else as it is."""
    text = cast.analysis.document.text
    tags = _first_tags(cast)
    for name in cast.names:
        is_genitive = "gen" in read_tag(tags[name.start]).cases if name.start in tags else False
        is_inflected = text[name.start : name.end] != name.lemma
        if name.entity_name == company and is_genitive and is_inflected:
            return text[name.start : name.end]
    return company


def _crowd(pack: LanguagePack, readings: Sequence[tuple[int, Reading]]) -> str | None:
    """What a text calls the people in the street, None where there are none."""
    lemmas = {token.lemma for _, reading in readings for token in reading.tokens}
    crowd: Mapping[str, str] = pack.table("event_actors")["crowds"]
    return next((name for lemma, name in crowd.items() if lemma in lemmas), None)


def _genders(cast: Cast) -> dict[str, str]:
    """The gender of each person, where the forms of their names agree on it."""
    people = dict.fromkeys(name.entity_name for name in cast.names if name.type == "PER")
    found = {name: gender_of_person(cast, name) for name in people}
    return {name: gender for name, gender in found.items() if gender is not None}


def _woman(cast: Cast, genders: Mapping[str, str]) -> str | None:
    """The woman of a text that names no other nearly as often."""
    counts = Counter(n.entity_name for n in cast.names if genders.get(n.entity_name) == "f")
    ranked = counts.most_common(2)
    is_alone = len(ranked) < 2 or ranked[0][1] >= ALONE * ranked[1][1]
    return ranked[0][0] if ranked and is_alone else None


def _first_tags(cast: Cast) -> dict[int, str]:
    """The tag of each token by where it begins."""
    return {
        token.start: token.tag for sentence in cast.analysis.sentences for token in sentence.tokens
    }
