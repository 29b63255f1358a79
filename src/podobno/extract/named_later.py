"""Statements by an office without a name come in; named after the next sentences, they go out.

``– ostrzegł norweski minister handlu. Lars Dahl dodał …``: a reader takes a name that nothing
else explains for the holder of the office just spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from podobno.extract.candidates import home_of
from podobno.extract.cast import Cast
from podobno.extract.name_grammar import gender_of_person
from podobno.extract.nesting import Found
from podobno.extract.offices import is_modifier
from podobno.extract.roles import read_titles

# The name follows within this many sentences.
REACH = 3


def named_later(found: Sequence[Found], cast: Cast, newcomers: frozenset[str]) -> list[Found]:
    """The statements with the names of those whom the text introduces by their office first."""
    result = [_as_told(item, found, cast) for item in found]
    for number, item in enumerate(result):
        if not _is_open(item, cast, frozenset()):
            continue
        name = _in_headline(item, result[:number], cast)
        if name is None and _is_open(item, cast, newcomers):
            name = _introduced(item, result[number + 1 :], cast)
        if name is None:
            continue
        for other in range(number, len(found)):
            if found[other].speaker.name == item.speaker.name:
                speaker = replace(result[other].speaker, name=name, is_person=True)
                result[other] = replace(result[other], speaker=speaker)
    return result


def _as_told(item: Found, found: Sequence[Found], cast: Cast) -> Found:
    """``mąż Anny Lis`` in a text where ``mąż kobiety Jan Kos`` speaks, and no other husband."""
    name = item.speaker.name or ""
    noun = name.partition(" ")[0].casefold()
    if item.speaker.is_person or noun not in read_titles(cast.pack).kin or noun == name:
        return item
    called = {other.speaker.name for other in found if _is_called(other, noun)}
    own = [other for other in found if _is_called(other, noun) and _has_owner(other)]
    if len(called) != 1 or own:
        return item
    return replace(item, speaker=replace(item.speaker, name=called.pop(), is_person=True))


def _is_called(item: Found, noun: str) -> bool:
    """Whether a person speaks here under this noun and a name."""
    words = item.speaker.words
    if words is None or not item.speaker.is_person:
        return False
    return item.paragraph.tokens[words.first].lemma.casefold() == noun


def _has_owner(item: Found) -> bool:
    """``mąż Ewy Wrony Jan Kos``: two names, the first of another person."""
    words = item.speaker.words
    return words is not None and len({item.paragraph.named[p] for p in range(*words)} - {-1}) > 1


def _is_open(item: Found, cast: Cast, newcomers: frozenset[str]) -> bool:
    """An office or profession in the singular that nobody named so far holds."""
    speaker = item.speaker
    if not speaker.name or speaker.is_plural or speaker.is_person:
        return False
    if cast.kind(speaker.name) is not None:
        return False
    if speaker.words is None:  # "Prezydent był w radiu. Jak przyznał, …"
        head = speaker.name if speaker.basis.startswith("elided") else ""
    else:
        tokens = item.paragraph.tokens[slice(*speaker.words)]
        head = next((t.lemma.casefold() for t in tokens if not is_modifier(t)), "")
    return head in read_titles(cast.pack).by_word and head not in newcomers


def _in_headline(item: Found, before: Sequence[Found], cast: Cast) -> str | None:
    """``Zacharowa: P`` above a text that begins with ``rzeczniczka MSZ``: the person of the
    headline, if nothing explains that name and nobody else has spoken since."""
    home = home_of(item.paragraph, item.draft)
    if home > REACH or not before or item.draft.rule.endswith("headline"):
        return None
    first = before[0]
    name = first.speaker.name
    if not first.draft.rule.endswith("headline") or not first.speaker.is_person or name is None:
        return None
    if {other.speaker.name for other in before} - {name, item.speaker.name}:
        return None
    if cast.is_explained(name) or not _is_named(first, cast):
        return None
    genders = {gender_of_person(cast, name) or first.speaker.gender, item.speaker.gender}
    return None if genders >= {"m", "f"} else name


def _is_named(item: Found, cast: Cast) -> bool:
    """Whether the speaker stands by name here, not as a ``premier`` whom readers know."""
    words = item.speaker.words
    numbers = {item.paragraph.named[p] for p in range(*words)} - {-1} if words else set()
    return any(cast.names[number].entity_name == item.speaker.name for number in numbers)


def _introduced(item: Found, later: Sequence[Found], cast: Cast) -> str | None:
    """The person who speaks next, if the text has not named or explained them before."""
    home = home_of(item.paragraph, item.draft)
    for other in later:
        name = other.speaker.name
        if name == item.speaker.name:
            home = home_of(other.paragraph, other.draft)
        if name is None or name == item.speaker.name:
            continue
        if home_of(other.paragraph, other.draft) > home + REACH:
            return None
        if not other.speaker.is_person or other.speaker.words is None:
            return None
        if other.speaker.is_plural or cast.is_explained(name) or not _is_named(other, cast):
            return None
        if {item.speaker.gender, other.speaker.gender} == {"m", "f"}:
            return None
        first = min(n.start for n in cast.names if n.entity_name == name)
        words = item.speaker.words or (item.draft.cue.words if item.draft.cue else None)
        return name if words and first > item.paragraph.tokens[words.first].start else None
    return None
