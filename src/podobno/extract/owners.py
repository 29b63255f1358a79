"""A description told by a pronoun or a common noun comes in; with the owner's name it goes out.

``jej prawnik`` is the ``prawnik Asii Bibi``, ``władze linii`` are the ``władze Ryanaira``, where
the text so far names one who can be meant.
"""

from __future__ import annotations

from podobno.extract.cues import Range, morph_of
from podobno.extract.elision import Trace, nearest
from podobno.extract.name_grammar import genitive_of_name
from podobno.extract.phrase_heads import gender_of, head_of
from podobno.extract.roles import read_titles
from podobno.extract.scene import Scene, gender_of_name
from podobno.extract.taken_bodies import leading_firm
from podobno.language.tags import read_tag
from podobno.model import Token


def with_owner(scene: Scene, words: Range, traces: list[Trace]) -> str | None:
    """The description with its owner's name, None where it has no such word or nobody is sure."""
    tokens = scene.paragraph.tokens
    first, last = words
    if last - first < 2:
        return None
    word = tokens[first].text.lower()
    if word in scene.paragraph.grammar.possessive:
        owner = _possessor(scene, first, word, traces)
        return _owned(scene, Range(first + 1, last), owner) if owner else None
    head = last - 1
    if not _may_belong(scene, words):
        return None
    if scene.named[head] >= 0 or "gen" not in morph_of(tokens[head]).cases:
        return None
    owner = _person(scene, tokens[head]) or _firm(scene, tokens[head])
    if owner is None:
        return None
    end = head
    while end - 1 > first and _agrees(tokens[end - 1], tokens[head]):
        end -= 1
    return _owned(scene, Range(first, end), owner)


def head_of_firm(scene: Scene, words: Range) -> str | None:
    """``szef ukraińskiego koncernu``: the only one whom the text calls head of the firm meant."""
    tokens = scene.paragraph.tokens
    title = read_titles(scene.cast.pack).by_word.get(tokens[words.first].lemma.casefold(), ())
    if words.last - words.first < 2 or not any(t.family == "chief" for t in title):
        return None
    noun = tokens[words.last - 1]
    firm = _firm(scene, noun) if "gen" in morph_of(noun).cases else None
    held = {p.name for p in scene.cast.offices
            if p.office.title.family == "chief" and p.office.body == firm}  # fmt: skip
    return held.pop() if firm is not None and len(held) == 1 else None


def _may_belong(scene: Scene, words: Range) -> bool:
    """A person or a body can be somebody's: ``prezes [firmy]``, not ``wiele [firm]``."""
    noun = scene.paragraph.tokens[head_of(scene, words)]
    if any(morph_of(token).pos == "num" for token in scene.paragraph.tokens[slice(*words)]):
        return False
    is_person = bool({"m1"} & morph_of(noun).genders) and morph_of(noun).pos in {"subst", "depr"}
    lemma = noun.lemma.casefold()
    return (
        is_person
        or lemma in read_titles(scene.cast.pack).by_word
        or lemma in scene.cast.pack.table("event_actors")["institutions"]
    )


def _agrees(attribute: Token, noun: Token) -> bool:
    """``tych linii``, ``irlandzkiego przewoźnika``: what stands with the noun, not before it."""
    morph, of = morph_of(attribute), morph_of(noun)
    return morph.pos == "adj" and bool(morph.cases & of.cases)


def _owned(scene: Scene, words: Range, owner: str) -> str:
    tokens = scene.paragraph.tokens[words.first : words.last]
    own = scene.cast.description(*scene.address(words))
    if any("nom" in morph_of(token).cases and morph_of(token).is_nominal for token in tokens):
        text = scene.cast.analysis.document.text
        own = text[tokens[0].start : tokens[-1].end]
    return f"{own[:1].lower()}{own[1:]} {genitive_of_name(scene.cast, owner)}"


def _possessor(scene: Scene, place: int, word: str, traces: list[Trace]) -> str | None:
    """Whoever was named last and agrees; a plural owner is left open."""
    gender = scene.paragraph.grammar.possessive[word]
    if not gender:
        return None
    found = nearest(scene.paragraph.homes[place], gender, False, traces)
    if found is None or scene.cast.kind(found.name) not in {"PER", "ORG"}:
        return None
    return found.name


def _person(scene: Scene, noun: Token) -> str | None:
    """``mąż [kobiety]``: the only woman whom the text has named so far."""
    titles = read_titles(scene.cast.pack).by_word.get(noun.lemma.casefold(), ())
    morph = read_tag(noun.tag)
    is_person = any(not title.is_office for title in titles)
    if not is_person or morph.numbers != {"sg"}:
        return None
    before = [n for n in scene.cast.names if n.type == "PER" and n.end <= noun.start]
    names = dict.fromkeys(name.entity_name for name in before)
    gender = gender_of(morph)
    fitting = [name for name in names if gender_of_name(scene, name) in {None, gender}]
    return fitting[0] if len(fitting) == 1 and gender in {"m", "f"} else None


def _firm(scene: Scene, noun: Token) -> str | None:
    """``rzecznik [przewoźnika]``: the only firm so far, or the one that stands in front."""
    if noun.lemma.casefold() not in scene.cast.pack.table("event_actors")["companies"]:
        return None
    return leading_firm(scene, noun.start)
