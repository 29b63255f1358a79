"""A body told by a land that only the text around names comes in; with the land's name it goes out.

``tamtejsze ministerstwo zdrowia``, ``rząd w tym kraju``, ``policja tego kraju`` after Turcja, and
``ministerstwo zdrowia w Paryżu``, are those of Turcja and of Francja.
"""

from __future__ import annotations

from podobno.extract.cues import Range
from podobno.extract.phrase_heads import head_of
from podobno.extract.scene import Scene
from podobno.language.countries import read_countries
from podobno.language.pl.inflection import genitive_of


def with_land(scene: Scene, words: Range) -> str | None:
    """The body with its country in the genitive, None where no word asks for one or none fits."""
    tokens, grammar = scene.paragraph.tokens, scene.paragraph.grammar
    head = tokens[head_of(scene, words)].lemma.casefold()
    table = scene.cast.pack.table("event_actors")
    if head not in {*table["institutions"], *table["seated"]}:
        return None
    first, last = words
    lowered = tuple(token.text.lower() for token in tokens[first : last + 3])
    size = last - first
    if tokens[first].lemma in grammar.local and size > 1:
        return _of(scene, Range(first + 1, last), _land_before(scene, first))
    if size > 2 and lowered[size - 2 : size] in grammar.of_that_land:
        return _of(scene, Range(first, last - 2), _land_before(scene, first))
    if lowered[size:] in grammar.in_that_land:
        return _of(scene, words, _land_before(scene, first))
    if size > 1 and last + 1 < len(tokens) and tokens[last].text in grammar.place:
        name = scene.name_at(last + 1)
        countries = read_countries(scene.cast.pack)
        land = countries.meant_by(name.entity_name) if name is not None else None
        has_name = any(scene.named[place] >= 0 for place in range(*words))
        return None if has_name else _of(scene, words, land)
    return None


def _of(scene: Scene, words: Range, land: str | None) -> str | None:
    if land is None:
        return None
    own = scene.cast.description(*scene.address(words))
    return f"{own[:1].lower()}{own[1:]} {genitive_of(land)}"


def _land_before(scene: Scene, place: int) -> str | None:
    """The country named last, in the same sentence or the one before."""
    countries = read_countries(scene.cast.pack)
    home, offset = scene.paragraph.homes[place], scene.paragraph.tokens[place].start
    start = scene.cast.analysis.sentences[max(home - 1, 0)].start
    near = [n for n in scene.cast.names if start <= n.start < offset and n.type == "LOC"]
    lands = [n.entity_name for n in near if countries.named(n.entity_name)]
    return lands[-1] if lands else None
