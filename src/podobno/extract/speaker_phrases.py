"""A nominative in, the whole phrase around it out: names, attributes, owners, places."""

from __future__ import annotations

from podobno.extract.attributed_phrases import attributed
from podobno.extract.clause_edges import agent_end, is_as_well
from podobno.extract.cues import Range, is_finite, is_preposition, morph_of
from podobno.extract.governed import is_apart_by_guess, is_person_nominative, stands_apart
from podobno.extract.paragraphs import Paragraph
from podobno.extract.phrase_heads import head_of, with_names
from podobno.extract.quoted_words import is_quoted_name, quoted_places
from podobno.extract.scene import Scene
from podobno.language.tags import Morph, read_tag
from podobno.model import Span, Token

# A name follows its title within this many words: "minister zdrowia w gabinecie cieni Adam Lis".
HOLDER_REACH = 6


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
        words = Range(head, _share_end(scene, head, words.last))
    words = _from_own_name(scene, words, head)
    words = _after_addressee(scene, words, head)
    words = _with_lead(scene, words)
    words = _with_partitive(scene, without_agent(scene, words, head))
    words = with_names(scene, words)
    words = _without_edges(paragraph, _without_bracket(paragraph, words), head)
    return attributed(scene, words)


def _share_end(scene: Scene, head: int, last: int) -> int:
    """``z ankieterami [53 proc. wyborców]``, ``[2/3 wyborców]``: after those it is a share of."""
    is_fraction = scene.paragraph.tokens[head + 1].text in scene.sayings.fraction
    first = head + 3 if is_fraction else head + 2
    found = scene.phrase_words(first)
    return max(last, found.last if found and found.first >= head else first)


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
            if first < words.last:
                return Range(first, words.last)
            return Range(head, max(head + 1, words.last if head > place else 0))
    return words


def _without_edges(paragraph: Paragraph, words: Range, head: int) -> Range:
    """The phrase without an adverb before it (``jednocześnie służby``) and without an adjective
    that only opens what follows (``spółka Gazpromu [odpowiedzialna za inwestycję]``)."""
    first, last = words
    while first < head and (
        morph_of(paragraph.tokens[first]).pos in {"adv", "part", "qub", "conj"}
        or paragraph.tokens[first].lemma in paragraph.grammar.this
        or paragraph.tokens[first].text.lower() in paragraph.grammar.among_others
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
    parts[0] = Range(max(parts[0].first, words.first), parts[0].last)
    parts[0] = _without_kind(scene, parts[0])
    if parts[-1].last == words.last:
        parts[-1] = _with_holder(scene, parts[-1])
        words = Range(words.first, parts[-1].last)
    if _are_owners(scene, words, parts):
        return [words]
    if parts[-1].last > words.last or not all(_is_named_member(scene, part) for part in parts):
        return [words]
    if not all(scene.named[place] >= 0 for part in parts for place in [part.last - 1]):
        return [words]
    return parts


def _without_kind(scene: Scene, part: Range) -> Range:
    """``belgijskie związki [CNE] i LBC``: the first of several bodies without what they all are."""
    name = scene.name_at(part.last - 1)
    first = scene.name_words(part.last - 1).first if name is not None else part.first
    if name is None or name.type != "ORG" or first <= part.first:
        return part
    head = scene.paragraph.tokens[head_of(scene, part)]
    is_kind = "pl" in morph_of(head).numbers and head.lemma in scene.sayings.bodies
    return Range(first, part.last) if is_kind else part


def _with_holder(scene: Scene, part: Range) -> Range:
    """``minister zdrowia w gabinecie cieni [Adam Lis]``: the last member with the name that
    explains it before the verb."""
    tokens = scene.paragraph.tokens
    name = scene.name_at(part.last - 1)
    if part.last >= len(tokens) or not is_preposition(tokens[part.last]):
        return part
    if name is not None and name.type != "EVT":
        return part
    end = scene.paragraph.sentence_end(part.first)
    for place in range(part.last + 1, min(part.last + HOLDER_REACH, end)):
        if is_finite(tokens[place]) or tokens[place].text == ",":
            return part
        if is_person_nominative(scene, place):
            return Range(part.first, scene.name_words(place).last)
    return part


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
    if "nom" in morph_of(last).cases and last.text.islower():
        return False  # "lider Jan Nowak i minister zdrowia": indeclinable for a woman
    cases = [read_tag(r.tag).cases for r in last.readings] or [morph_of(last).cases]
    return any("gen" in case for case in cases) and parts[0].last - words.first > 1


def _is_named_member(scene: Scene, part: Range) -> bool:
    """``szef Copa i Cogeca`` is one person: a member begins with its name or names a person."""
    if scene.named[part.first] >= 0:
        return True
    names = (scene.name_at(place) for place in range(*part))
    return any(name is not None and name.type == "PER" for name in names)


def span_of(paragraph: Paragraph, words: Range) -> Span:
    """The offsets of a stretch of words."""
    return Span(paragraph.tokens[words.first].start, paragraph.tokens[words.last - 1].end)
