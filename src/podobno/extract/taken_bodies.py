"""A common noun for a body comes in; the body of the document it takes up goes out.

``komisja`` is the Komisja Europejska, ``przewoźnik`` the firm that acted last, ``koreański
wywiad`` the intelligence service named before, ``resort`` that of the text's one minister.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from podobno.extract.cues import Range, morph_of
from podobno.extract.elision import Trace
from podobno.extract.roles import country_in, read_titles
from podobno.extract.scene import Scene
from podobno.language.countries import read_countries
from podobno.language.tags import read_tag
from podobno.model import NameMention, Token

# "minister nauki i szkolnictwa wyższego": a department has this many words at most.
LONGEST = 5
# A firm acted just before when it did so at most this many sentences before.
JUST_BEFORE = 2
# A firm stands in front of another when named this many times as often.
IN_FRONT = 2


def body_meant(scene: Scene, words: Range, head: int, traces: list[Trace]) -> str | None:
    """The last body named before that the noun can take up, with its country where one is told."""
    tokens = scene.paragraph.tokens
    rest = [tokens[place] for place in range(*words) if place != head
            and tokens[place].lemma not in scene.sayings.trades]  # fmt: skip
    country = country_in(rest, read_countries(scene.cast.pack))
    if any(morph_of(token).pos != "adj" for token in rest) or (rest and country is None):
        return None
    lemma, offset = tokens[head].lemma.lower(), tokens[head].start
    before = [n for n in scene.cast.names if n.start < offset and n.type in {"ORG", "PRO"}]
    named = _by_kind(scene, lemma, before, country)
    if named is not None:
        return named
    if country is not None:
        return _firm_of(scene, lemma, offset, country) or _medium_of(scene, lemma, before, country)
    if lemma in scene.sayings.departments:
        return department(scene, tokens[head])
    firm = _firm(scene, tokens[head], before, traces, home=scene.paragraph.homes[head])
    return firm or _medium(scene, lemma, before, traces)


def _by_kind(
    scene: Scene, lemma: str, before: Sequence[NameMention], country: str | None
) -> str | None:
    """A body whose name has the noun in it, or one of the words that the noun stands for."""
    beginnings = tuple(scene.sayings.body_words.get(lemma, ()))
    for name in reversed(before):
        words = name.entity_name.casefold().split()
        if lemma not in words and not any(beginnings and w.startswith(beginnings) for w in words):
            continue
        if country is None or _countries_of(scene, name.entity_name) <= {country}:
            return name.entity_name
    return None


def _countries_of(scene: Scene, body: str) -> set[str]:
    """The countries that the text puts beside a body's name or that stand in it."""
    countries = read_countries(scene.cast.pack)
    found = {
        country for country, genitive in scene.cast.pack.table("country_genitives").items()
        if f" {genitive}" in body
    }  # fmt: skip
    names = scene.cast.names
    for number, name in enumerate(names):
        if name.entity_name != body:
            continue
        after = names[number + 1] if number + 1 < len(names) else None
        if after is not None and after.start == name.end + 1:
            found |= {c for c in [countries.named(after.entity_name)] if c}
        sentence = next(s for s in scene.cast.analysis.sentences if s.start <= name.start < s.end)
        lead = [t for t in sentence.tokens if t.end <= name.start][-1:]
        found |= {c for c in [country_in(lead, countries)] if c}
    return found


def _firm(
    scene: Scene, noun: Token, before: Sequence[NameMention], traces: list[Trace], *, home: int
) -> str | None:
    """``spółka``: the firm that acted just before, else the one in front, else the one that acted
    or was named last."""
    lemma = noun.lemma.lower()
    if lemma not in scene.sayings.firms:
        return None
    acting = [t for t in traces
              if scene.cast.kind(t.name) == "ORG" and _may_be_firm(scene, t.name)]  # fmt: skip
    if acting and acting[-1].sentence >= home - JUST_BEFORE:
        return acting[-1].name
    leading = leading_firm(scene, noun.start)
    if leading is not None and _may_be_firm(scene, leading):
        return leading
    if acting:
        return acting[-1].name
    if lemma in scene.relays.nouns:
        return None
    firms = [n for n in before if n.type == "ORG" and _may_be_firm(scene, n.entity_name)]
    return firms[-1].entity_name if firms else None


def _may_be_firm(scene: Scene, name: str) -> bool:
    """No medium, and nothing that its own name calls a body of another kind: ``Duńska Agencja
    Energii``, ``Urząd Lotnictwa``."""
    words = set(name.casefold().split())
    return name.casefold() not in scene.relays.names and not words & scene.sayings.never_firms


def _firm_of(scene: Scene, lemma: str, offset: int, country: str) -> str | None:
    """``irlandzki przewoźnik``: the firm in front, if the text puts it beside that country, or
    has no other firm."""
    firm = leading_firm(scene, offset) if lemma in scene.sayings.firms else None
    if firm is None:
        return None
    beside = _countries_of(scene, firm)
    is_alone = not beside and len(_firms(scene, offset)) == 1
    return firm if beside == {country} or is_alone else None


def leading_firm(scene: Scene, offset: int) -> str | None:
    """The only firm named before, or the one named far more often than any other."""
    ranked = _firms(scene, offset).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < IN_FRONT * ranked[1][1]):
        return None
    return ranked[0][0]


def _firms(scene: Scene, offset: int) -> Counter[str]:
    """How often the text has named each organisation that is no agency and no known institution."""
    known = {*scene.cast.pack.table("agencies"), *scene.cast.pack.table("organisation_names")}
    return Counter(
        name.entity_name for name in scene.cast.names
        if name.type == "ORG" and name.end <= offset and name.entity_name not in known
        and name.entity_name.casefold() not in scene.relays.names
    )  # fmt: skip


def _medium(
    scene: Scene, lemma: str, before: Sequence[NameMention], traces: list[Trace]
) -> str | None:
    """``stacja``: the medium that a sentence was about last, else the one named last; an agency
    only where ``agencja`` says so."""
    media = _media(scene, lemma, before)
    told = [t.name for t in traces if t.name in media or (media and _is_paper(scene, t))]
    return told[-1] if told else media[-1] if media else None


def _is_paper(scene: Scene, trace: Trace) -> bool:
    """A paper or station that no list has, which has spoken: its name is that of a product."""
    return trace.role == "speaker" and scene.cast.kind(trace.name) == "PRO"


def _medium_of(scene: Scene, lemma: str, before: Sequence[NameMention], country: str) -> str | None:
    """``rosyjski dziennik``: the only medium named before, unless it is said to be of another
    country."""
    media = set(_media(scene, lemma, before))
    if len(media) != 1:
        return None
    name = media.pop()
    return name if _countries_of(scene, name) <= {country} else None


def _media(scene: Scene, lemma: str, before: Sequence[NameMention]) -> list[str]:
    """The media named before that the noun can mean, in reading order."""
    if lemma not in scene.relays.nouns:
        return []
    agencies = scene.cast.pack.table("agencies")
    is_agency = lemma in scene.relays.agency
    names = [n.entity_name for n in before
             if n.entity_name.casefold().removeprefix("the ") in scene.relays.names]  # fmt: skip
    return [name for name in names if is_agency or name not in agencies]


def department(scene: Scene, noun: Token) -> str | None:
    """``resort`` in a text with one ``minister zdrowia``: the ``resort zdrowia``."""
    ministers = read_titles(scene.cast.pack).covers["minister"]
    found: dict[str, None] = {}
    for person in scene.cast.offices:
        if person.office.title.family not in ministers:
            continue
        tokens = scene.cast.analysis.sentences[person.sentence].tokens
        at = person.office.at + 1
        end = at
        while end < len(tokens) and end - at < LONGEST and _goes_on(tokens[end]):
            end += 1
        while end > at and morph_of(tokens[end - 1]).pos == "conj":
            end -= 1
        if end > at:
            text = scene.cast.analysis.document.text
            found[text[tokens[at].start : tokens[end - 1].end]] = None
    return f"{noun.lemma} {next(iter(found))}" if len(found) == 1 else None


def _goes_on(token: Token) -> bool:
    """A common word in the genitive, or what joins two of them."""
    morph = read_tag(token.tag)
    if morph.pos == "conj":
        return token.text in {"i", "oraz"}
    return (
        "gen" in morph.cases and token.text[:1].islower() and (morph.pos in {"subst", "adj", "ger"})
    )


def body_of_members(scene: Scene, noun: str, offset: int) -> str | None:
    """``ekolodzy``, ``związkowcy``: the only body so far that they can be of."""
    beginnings = scene.sayings.members[noun]
    found = {
        name.entity_name for name in scene.cast.names
        if name.type == "ORG" and name.end <= offset
        and any(word.startswith(beginnings) for word in name.entity_name.casefold().split())
    }  # fmt: skip
    return found.pop() if len(found) == 1 else None
