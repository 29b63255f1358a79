"""A nominative in, the whole phrase around it out: names, attributes, owners, places."""

from __future__ import annotations

from podobno.extract.clause_edges import agent_end, is_as_well
from podobno.extract.cues import Range, is_preposition, morph_of
from podobno.extract.governed import is_apart_by_guess, stands_apart
from podobno.extract.name_grammar import MASCULINE
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quoted_words import is_quoted_name, quoted_places
from podobno.extract.scene import Scene
from podobno.language.tags import Morph, read_tag
from podobno.model import Span, Token


def phrase_around(scene: Scene, head: int) -> Range:
    """The noun phrase that holds a head, whole names included, and the place or object that a
    description is told by (``piloci Ryanaira ze Szwecji``, ``związki reprezentujące personel``)."""
    paragraph = scene.paragraph
    number = paragraph.inside[head]
    if number >= 0 and is_quoted_name(paragraph, head):
        return Range(*quoted_places(paragraph, number))
    words = scene.phrase_words(head) or Range(head, head + 1)
    if stands_apart(scene, head) or is_apart_by_guess(scene, head):
        words = scene.name_words(head)
    if paragraph.tokens[head].text[:1].isdigit():
        words = Range(head, max(words.last, head + 2))  # "z ankieterami [53 proc. wyborców]"
    words = _from_own_name(scene, words, head)
    words = _after_addressee(scene, words, head)
    words = _with_lead(scene, words)
    words = _with_partitive(scene, without_agent(scene, words, head))
    words = _with_names(scene, words)
    words = _without_edges(paragraph, _without_bracket(paragraph, words), head)
    return attributed(scene, words)


def _with_names(scene: Scene, words: Range) -> Range:
    first, last = words
    if scene.named[first] >= 0:
        first = scene.name_words(first).first
    if scene.named[last - 1] >= 0:
        last = scene.name_words(last - 1).last
    tokens = scene.paragraph.tokens
    while last < len(tokens) and _is_trailing_adjective(scene, last):
        last += 1
    while last < len(tokens) and (
        scene.named[last] >= 0
        or _adjective_before_name(scene, last)
        or _title_before_name(scene, last)
    ):
        if scene.named[last] < 0:
            last += 1
            continue
        if not _belongs(scene, last):
            break
        last = scene.name_words(last).last
    return Range(first, last)


def _is_trailing_adjective(scene: Scene, place: int) -> bool:
    """``związki [zawodowe] w Ryanair``: an adjective after its noun that the phrase has lost."""
    tokens = scene.paragraph.tokens
    token, head = tokens[place], morph_of(tokens[place - 1])
    if scene.paragraph.homes[place] != scene.paragraph.homes[place - 1]:
        return False
    if not token.text[:1].islower() or "nom" not in head.cases or head.pos not in {"subst", "depr"}:
        return False
    if place + 1 < len(tokens) and morph_of(tokens[place + 1]).pos in {"subst", "adj", "ger"}:
        return False
    readings = (read_tag(reading.tag) for reading in token.readings)
    return any(
        r.pos == "adj"
        and "nom" in r.cases
        and r.numbers & head.numbers
        and r.genders & head.genders
        for r in readings
    )


def _title_before_name(scene: Scene, place: int) -> bool:
    """``rzecznik [premier] Theresy May``: a woman's title does not decline before her name."""
    if place + 1 >= len(scene.named) or scene.named[place + 1] < 0:
        return False
    token = scene.paragraph.tokens[place]
    name = scene.name_at(place + 1)
    if name is None or name.type != "PER" or scene.is_base_form(place + 1):
        return False
    return token.text == token.lemma and "m1" in morph_of(token).genders


def _adjective_before_name(scene: Scene, place: int) -> bool:
    """``agencja [prasowa] dpa``: an adjective between a noun and its name."""
    if place + 1 >= len(scene.named) or scene.named[place + 1] < 0:
        return False
    readings = (read_tag(r.tag) for r in scene.paragraph.tokens[place].readings)
    return any(reading.pos == "adj" and "nom" in reading.cases for reading in readings)


def _belongs(scene: Scene, place: int) -> bool:
    """Whether a name right after a phrase is part of it: in the nominative as its apposition, in
    the genitive as its owner."""
    if scene.paragraph.homes[place] != scene.paragraph.homes[place - 1]:
        return False
    cases = morph_of(scene.paragraph.tokens[place]).cases
    return scene.is_base_form(place) or not cases or bool(cases & {"nom", "gen", "acc"})


def _from_own_name(scene: Scene, words: Range, head: int) -> Range:
    """``powiedział PAP [Jan Kowalski]``: a person's name apart from another name before it."""
    if scene.named[head] < 0 or scene.named[words.first] in {-1, scene.named[head]}:
        return words
    return Range(scene.name_words(head).first, words.last)


def _after_addressee(scene: Scene, words: Range, head: int) -> Range:
    """``powiedziała dziennikarzom [Nowak]``: a name after whom it was told to."""
    first = scene.paragraph.tokens[words.first]
    if words.first == head or morph_of(first).cases != {"dat"}:
        return words
    if not scene.paragraph.tokens[head].text[:1].isupper():
        return words
    return Range(scene.name_words(head).first if scene.named[head] >= 0 else head, words.last)


def _with_lead(scene: Scene, words: Range) -> Range:
    """``[rosyjskie] media``: adjectives before the phrase in its case and number."""
    tokens, first = scene.paragraph.tokens, words.first
    head = morph_of(tokens[head_of(scene, words)])
    if scene.named[first] >= 0 and not tokens[first].text[:1].islower():
        return words
    while first and scene.paragraph.homes[first - 1] == scene.paragraph.homes[first]:
        if is_ranked(scene.paragraph, first - 2):
            first -= 2
            continue
        before = _as_adjective(tokens[first - 1], head)
        if before.pos != "adj" or not before.cases & head.cases & {"nom"}:
            break
        if not before.numbers & head.numbers or tokens[first - 1].lemma in (
            scene.paragraph.grammar.relative
        ):
            break
        first -= 1
    return Range(first, words.last)


def _as_adjective(token: Token, head: Morph) -> Morph:
    """The word as an adjective of a noun it agrees with: ``były`` before ``prezes`` is no verb."""
    chosen = morph_of(token)
    if chosen.pos != "praet" or chosen.numbers & head.numbers:
        return chosen
    readings = (read_tag(reading.tag) for reading in token.readings)
    return next((r for r in readings if r.pos == "adj" and r.genders & head.genders
                 and r.numbers & head.numbers), chosen)  # fmt: skip


def is_ranked(paragraph: Paragraph, place: int) -> bool:
    """``[wysoki rangą] urzędnik``: an adjective with a noun in the instrumental before the noun it
    goes with."""
    if place < 0 or place + 2 >= len(paragraph.tokens):
        return False
    adjective, noun, head = (morph_of(t) for t in paragraph.tokens[place : place + 3])
    if adjective.pos != "adj" or noun.pos != "subst" or noun.cases != {"inst"}:
        return False
    return head.is_nominal and bool(adjective.cases & head.cases & {"nom"})


def _with_partitive(scene: Scene, words: Range) -> Range:
    """``jeden [z cytowanych ekspertów]``, ``część [z nich]``: what a part is of."""
    tokens = scene.paragraph.tokens
    if words.last - words.first > 1 or tokens[words.first].lemma not in scene.sayings.parts:
        return words
    if words.last + 1 >= len(tokens) or (
        tokens[words.last].text.lower() not in scene.paragraph.grammar.of
    ):
        return words
    found = scene.phrase_words(words.last + 1)
    return Range(words.first, found.last) if found else words


def without_agent(scene: Scene, words: Range, head: int) -> Range:
    """``cytowany przez agencję TASS [minister obrony]``: the phrase without the participle."""
    paragraph = scene.paragraph
    for place in range(words.first, words.last):
        if paragraph.tokens[place].text.lower() == scene.paragraph.grammar.by:
            first = agent_end(paragraph, place + 1, words.last)
            return Range(first, words.last) if first < words.last else Range(head, head + 1)
    return words


def _without_edges(paragraph: Paragraph, words: Range, head: int) -> Range:
    """The phrase without an adverb before it (``jednocześnie służby``) and without an adjective
    that only opens what follows (``spółka Gazpromu [odpowiedzialna za inwestycję]``)."""
    first, last = words
    while first < head and (
        morph_of(paragraph.tokens[first]).pos in {"adv", "part", "qub", "conj"}
        or paragraph.tokens[first].lemma in paragraph.grammar.this
        or (first and paragraph.tokens[first - 1].lemma in paragraph.grammar.times)
    ):
        first += 1
    while last - 1 > head and last < len(paragraph.tokens):
        token = paragraph.tokens[last - 1]
        if morph_of(token).pos == "ppas" and token.text[:1].islower():
            last -= 1
            continue
        if morph_of(paragraph.tokens[last]).pos != "prep":
            break
        if (
            last - 2 == head
            or not _is_adjectival(token)
            or not morph_of(paragraph.tokens[last - 2]).is_nominal
        ):
            break
        if "gen" not in morph_of(paragraph.tokens[last - 2]).cases and not token.text[:1].islower():
            break
        last -= 1
    return Range(first, last)


def _is_adjectival(token: Token) -> bool:
    morphs = [morph_of(token), *(read_tag(r.tag) for r in token.readings)]
    return token.text[:1].islower() and any(m.pos in {"adj", "ppas"} for m in morphs)


def _without_bracket(paragraph: Paragraph, words: Range) -> Range:
    for place in range(*words):
        if paragraph.tokens[place].text == "(" and place > words.first:
            return Range(words.first, place)
    return words


def attributed(scene: Scene, words: Range) -> Range:
    """A plural description with the phrase that tells whose or where they are."""
    paragraph = scene.paragraph
    words = _with_department(scene, words)
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
        return words
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
        return Range(words.first, found.last)
    return words


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
    found = _with_names(scene, Range(after + 1, found.last))
    return Range(words.first, found.last)


def _with_object(scene: Scene, words: Range, found: Range) -> Range:
    """``związki reprezentujące [personel kabinowy Ryanaira]``: a participle's object, whole."""
    found = _with_names(scene, found)
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
    return scene.name_words(after + 1).last if scene.named[after + 1] >= 0 else after


def coordinated(scene: Scene, words: Range) -> list[Range]:
    """The members of ``Jan Kowalski i Anna Nowak``: names joined by the phrase."""
    for place in range(words.first + 1, words.last - 2):
        if scene.paragraph.tokens[place].text == "," and is_as_well(scene.paragraph, place + 1):
            return [Range(words.first, place), Range(place + 3, words.last)]
    phrase = scene.phrase_at(words.first)
    if phrase is None or len(phrase.conjuncts) < 2:
        return [words]
    shift = scene.paragraph.firsts[words.first]
    parts = [Range(part.start + shift, part.end + shift) for part in phrase.conjuncts]
    if _are_owners(scene, words, parts):
        return [words]
    if parts[-1].last > words.last or not all(_is_named_member(scene, part) for part in parts):
        return [words]
    if not all(scene.named[place] >= 0 for part in parts for place in [part.last - 1]):
        return [words]
    return parts


def _are_owners(scene: Scene, words: Range, parts: list[Range]) -> bool:
    """``córka [Jandy i Seweryna]``: two in the genitive after a noun in the nominative."""
    tokens = scene.paragraph.tokens
    head = morph_of(tokens[words.first])
    is_noun = scene.named[words.first] < 0 and "nom" in head.cases and "sg" in head.numbers
    if (
        not is_noun
        or parts[0] != Range(words.first, parts[0].last)
        or scene.named[parts[0].last - 1] < 0
    ):
        return False
    last = tokens[parts[-1].first]
    cases = [read_tag(r.tag).cases for r in last.readings] or [morph_of(last).cases]
    return any("gen" in case for case in cases) and parts[0].last - words.first > 1


def _is_named_member(scene: Scene, part: Range) -> bool:
    """``szef Copa i Cogeca`` is one person: a member begins with its name or names a person."""
    if scene.named[part.first] >= 0:
        return True
    names = (scene.name_at(place) for place in range(*part))
    return any(name is not None and name.type == "PER" for name in names)


def head_of(scene: Scene, words: Range) -> int:
    """The noun that heads a phrase, else its first noun or word."""
    paragraph = scene.paragraph
    phrase = scene.phrase_at(words.first)
    if phrase is not None:
        head = phrase.head + paragraph.firsts[words.first]
        if words.first <= head < words.last:
            return head
    for place in range(*words):
        morph = morph_of(paragraph.tokens[place])
        if morph.is_nominal and morph.pos not in {"num", "brev"}:
            return place
    for place in range(*words):
        if morph_of(paragraph.tokens[place]).pos in {"ign", "xxx", "adj", "brev"}:
            return place
    return words.first


def span_of(paragraph: Paragraph, words: Range) -> Span:
    """The offsets of a stretch of words."""
    return Span(paragraph.tokens[words.first].start, paragraph.tokens[words.last - 1].end)


def gender_of(morph: Morph) -> str | None:
    found = genders_of(morph)
    return next(iter(found)) if len(found) == 1 else None


def genders_of(morph: Morph) -> frozenset[str]:
    return frozenset("m" if gender in MASCULINE else gender for gender in morph.genders)
