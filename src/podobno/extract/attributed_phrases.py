"""A speaker's phrase comes in; it goes out with the attributes that say who that is."""

from __future__ import annotations

from podobno.extract.cues import Range, is_preposition, morph_of
from podobno.extract.phrase_heads import head_of, with_names
from podobno.extract.scene import Scene
from podobno.language.countries import read_countries
from podobno.model import Token


def attributed(scene: Scene, words: Range) -> Range:
    """A plural description with the phrase that tells whose or where they are."""
    paragraph = scene.paragraph
    words = _with_department(scene, words)
    words = _with_closeness(scene, words)
    after = words.last
    if after >= paragraph.sentence_end(words.first):
        return words
    if morph_of(paragraph.tokens[after - 1]).pos == "pact":
        found = scene.phrase_words(after)
        return _with_object(scene, words, found) if found else words
    circle = _with_circle(scene, words)
    if circle is not None:
        return circle
    if "pl" not in morph_of(paragraph.tokens[head_of(scene, words)]).numbers:
        return _with_home(scene, words)
    alike = _with_examples(scene, words)
    if alike is not None:
        return alike
    if _are_people(scene, words):
        return Range(words.first, _with_place(scene, after))
    if morph_of(paragraph.tokens[after]).pos == "pact":
        found = scene.phrase_words(after + 1) if after + 1 < len(paragraph.tokens) else None
        return _with_object(scene, words, found) if found else words
    if any(scene.named[place] >= 0 for place in range(*words)):
        return words
    phrase = scene.phrase_at(after + 1) if after + 1 < len(paragraph.tokens) else None
    if phrase is None or phrase.preposition not in paragraph.grammar.attribute:
        return words
    found = scene.phrase_words(after + 1)
    if found is None or found.first != after + 1:
        return words
    if any(scene.named[place] >= 0 for place in range(*found)):
        return Range(words.first, _with_joined(scene, with_names(scene, found).last))
    if paragraph.tokens[head_of(scene, words)].lemma in scene.sayings.inscriptions:
        return Range(words.first, found.last)
    return words


def _are_people(scene: Scene, words: Range) -> bool:
    """``Brytyjczycy``: the people of a country, by its name alone."""
    name = scene.name_at(words.first)
    is_alone = scene.named[words.first] >= 0 and scene.name_words(words.first).last == words.last
    people = read_countries(scene.cast.pack).of_people
    return (
        is_alone
        and name is not None
        and people(scene.paragraph.tokens[words.first].lemma) is not None
    )


def _with_examples(scene: Scene, words: Range) -> Range | None:
    """``kraje [jak Polska]``, ``państwa[, takie jak Litwa i Łotwa,]``: by whom a kind is told."""
    tokens, grammar = scene.paragraph.tokens, scene.paragraph.grammar
    after = words.last + (tokens[words.last].text == "," and words.last + 3 < len(tokens))
    after += tokens[after].lemma in grammar.such
    if after + 1 >= len(tokens) or tokens[after].lemma != grammar.as_:
        return None
    if scene.named[after + 1] < 0:
        return None
    return Range(words.first, _with_joined(scene, scene.name_words(after + 1).last))


def _with_joined(scene: Scene, last: int) -> int:
    """After the names that are joined to the one before: ``w Rio [i Sao Paulo]``."""
    tokens, end = scene.paragraph.tokens, len(scene.paragraph.tokens)
    while (
        last + 1 < end
        and tokens[last].lemma in scene.paragraph.grammar.joining
        and (scene.named[last + 1] >= 0)
    ):
        last = scene.name_words(last + 1).last
    return last


def _with_closeness(scene: Scene, words: Range) -> Range:
    """``źródła [zbliżone do rządu]``, ``osoba [zaznajomiona ze sprawą]``: a participle with its
    phrase, by which a source without a name is told."""
    tokens, after = scene.paragraph.tokens, words.last
    head = tokens[head_of(scene, words)]
    if head.lemma not in scene.sayings.unnamed_sources or after + 2 >= (
        scene.paragraph.sentence_end(words.first)
    ):
        return words
    own, close = morph_of(head), morph_of(tokens[after])
    is_close = close.pos in {"ppas", "adj"} and bool(close.cases & own.cases)
    if not is_close or not is_preposition(tokens[after + 1]):
        return words
    found = scene.phrase_words(after + 2)
    return Range(words.first, with_names(scene, Range(after + 2, found.last)).last) if (
        found) else words  # fmt: skip


def _with_circle(scene: Scene, words: Range) -> Range | None:
    """``osoba [z otoczenia premiera]``, ``źródła [w rządzie]``: where a source without a name
    stands; None for any other phrase."""
    tokens, grammar = scene.paragraph.tokens, scene.paragraph.grammar
    after = words.last
    if after + 1 >= scene.paragraph.sentence_end(words.first):
        return None
    is_source = tokens[head_of(scene, words)].lemma in scene.sayings.unnamed_sources
    if any(scene.named[place] >= 0 for place in range(*words)) and not is_source:
        return None
    if tokens[after].text.lower() not in grammar.source_attribute:
        return None
    found = scene.phrase_words(after + 1)
    if found is None:
        return None
    inner = {tokens[place].lemma for place in range(after + 1, found.last)}
    if not is_source and not inner & scene.sayings.circles:
        return None
    found = with_names(scene, Range(after + 1, found.last))
    return Range(words.first, found.last)


def _with_home(scene: Scene, words: Range) -> Range:
    """``urzędnik [z Norwegii]``, ``ekspert [z Uniwersytetu Gdańskiego]``: where somebody without a
    name is from."""
    tokens, after = scene.paragraph.tokens, words.last
    head = tokens[head_of(scene, words)]
    if "m1" not in morph_of(head).genders or any(scene.named[p] >= 0 for p in range(*words)):
        return words
    if after + 1 >= len(tokens) or tokens[after].text.lower() not in scene.paragraph.grammar.of:
        return words
    name = scene.name_at(after + 1)
    if name is None or name.type not in {"LOC", "ORG"}:
        return words
    return Range(words.first, scene.name_words(after + 1).last)


def without_body(scene: Scene, words: Range) -> Range:
    """``ekspert [z Uniwersytetu Gdańskiego]`` without the body that he is from."""
    name = scene.name_at(words.last - 1)
    first = scene.name_words(words.last - 1).first if name is not None else 0
    is_from = first - 1 > words.first and (
        scene.paragraph.tokens[first - 1].text.lower() in scene.paragraph.grammar.of
    )
    is_body = is_from and name is not None and name.type == "ORG"
    return Range(words.first, first - 1) if is_body else words


def _with_object(scene: Scene, words: Range, found: Range) -> Range:
    """``związki reprezentujące [personel kabinowy Ryanaira]``: a participle's object, whole."""
    found = with_names(scene, found)
    return Range(words.first, _with_place(scene, found.last))


def _with_department(scene: Scene, words: Range) -> Range:
    """``ministerstwo [ds. wyjścia z Unii]``, ``pełnomocnik [do spraw energii]``."""
    tokens, grammar = scene.paragraph.tokens, scene.paragraph.grammar
    tail = _lowered(tokens[words.last - 1 : words.last])
    if tail in grammar.departments and words.last - words.first > 1:
        words = Range(words.first, words.last - 1)
    size = next(
        (
            len(opener)
            for opener in grammar.departments
            if tuple(t.text.lower() for t in tokens[words.last : words.last + len(opener)])
            == opener
        ),
        0,
    )
    if not size:
        return words
    found = scene.phrase_words(words.last + size) if words.last + size < len(tokens) else None
    if found is None:
        return words
    after = found.last
    if after + 1 < len(tokens) and is_preposition(tokens[after]) and scene.named[after + 1] >= 0:
        after = scene.name_words(after + 1).last
    return Range(words.first, after)


def _lowered(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    return tuple(token.text.lower() for token in tokens)


def _with_place(scene: Scene, after: int) -> int:
    """After ``w UE`` where it follows: a named place ends the phrase."""
    tokens = scene.paragraph.tokens
    if after + 1 >= len(tokens) or (
        tokens[after].text.lower() not in scene.paragraph.grammar.place
    ):
        return after
    if scene.named[after + 1] < 0:
        return after
    return _with_joined(scene, scene.name_words(after + 1).last)
