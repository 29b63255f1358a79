"""A noun phrase comes in; the name it holds, or its description in the nominative, goes out."""

from __future__ import annotations

from podobno.extract.appositions import apposed_person
from podobno.extract.cues import Range, morph_of
from podobno.extract.designations import governed, uncapitalised
from podobno.extract.governed import is_outlet, unlabelled_person
from podobno.extract.paragraphs import Paragraph
from podobno.extract.phrase_heads import head_of
from podobno.extract.quotations import is_mark
from podobno.extract.roles import read_titles
from podobno.extract.scene import Scene
from podobno.extract.speaker_phrases import span_of
from podobno.language.pl.morphology import look_up
from podobno.language.pl.nominatives import counted_phrase
from podobno.language.tags import read_tag
from podobno.model import Span, Token


def named(scene: Scene, words: Range) -> tuple[str, Span | None, bool]:
    """The name for a phrase, the span of the name alone, and whether it is a known name."""
    if morph_of(scene.paragraph.tokens[words.first]).pos == "num":
        return description(scene, words), span_of(scene.paragraph, words), False
    words = _from_proper_name(scene, words)
    medium = _medium_in(scene, words)
    if medium is not None:
        return medium
    if _is_department(scene, words):
        return description(scene, words), span_of(scene.paragraph, words), True
    if _is_owned_body(scene, words):
        tokens = scene.paragraph.tokens[words.first : words.last]
        return uncapitalised(tokens[0], description(scene, words)), None, False
    apposed = apposed_person(scene, words)
    who = scene.who(words)
    if _is_another(scene, words):
        who = None
    is_person = scene.cast.kind(who or "") == "PER"
    if apposed is not None and not is_person and (apposed < words.last or not _heads(scene, words)):
        who = None
    if who is not None and not is_person and _is_title_of(scene, words):
        who = None
    if who is not None and is_person and _names_another(scene, words, who):
        who = None
    if who is not None and is_person and apposed is not None and _is_owner(scene, words):
        who = None
    unlabelled = unlabelled_person(scene, words) if is_person or who is None else None
    if unlabelled is not None and apposed is None:
        return description(scene, unlabelled), span_of(scene.paragraph, unlabelled), True
    if who is not None:
        span = _name_alone(scene, words)
        if span is not None or apposed is None:
            return who, span, True
    if apposed is not None:
        name = scene.cast.names[scene.named[apposed]]
        return name.entity_name, Span(name.start, name.end), True
    if words.last - words.first == 1 and is_outlet(scene, words.first):
        text = scene.paragraph.tokens[words.first].text
        return text, span_of(scene.paragraph, words), True
    first = scene.name_at(words.first)
    if first is not None and scene.name_words(words.first).last >= words.last:
        return first.entity_name, Span(first.start, first.end), True
    return description(scene, words), None, False


def _is_owned_body(scene: Scene, words: Range) -> bool:
    """``[Komisja] Adama Nowaka``: a common noun that was labelled as a name, and whose it is."""
    first = words.first
    if words.last - first < 2 or scene.named[first] < 0 or scene.named[first + 1] < 0:
        return False
    is_apart = scene.named[first + 1] != scene.named[first]
    return is_apart and is_common_noun(scene.paragraph, first) and _is_owned(scene, first)


def _is_another(scene: Scene, words: Range) -> bool:
    """``lider [innej] partii``: nobody named before."""
    if any(scene.named[place] >= 0 for place in range(*words)):
        return False
    others = scene.paragraph.grammar.others
    return any(token.lemma in others for token in scene.paragraph.tokens[slice(*words)])


def _heads(scene: Scene, words: Range) -> bool:
    """Whether the name that the phrase is about begins at its head."""
    return scene.named[head_of(scene, words)] >= 0


def _is_owner(scene: Scene, words: Range) -> bool:
    """``poseł [torysów] Jan Lis``: the name is in another case than its noun in the nominative."""
    span = scene.cast.name_span(*scene.address(words))
    tokens = scene.paragraph.tokens
    place = next((p for p in range(*words) if span and tokens[p].start == span.start), None)
    head = head_of(scene, words)
    if place is None or place == head or "nom" not in morph_of(tokens[head]).cases:
        return False
    cases = morph_of(tokens[place]).cases
    return bool(cases) and "nom" not in cases and not scene.is_base_form(place)


def _is_title_of(scene: Scene, words: Range) -> bool:
    """``szefowa [Federacji Przewoźników]``: a person's title is not the body it belongs to."""
    head = scene.paragraph.tokens[head_of(scene, words)]
    if scene.named[head_of(scene, words)] >= 0 or words.last - words.first < 2:
        return False
    return head.lemma.casefold() in read_titles(scene.cast.pack).by_word


def _from_proper_name(scene: Scene, words: Range) -> Range:
    """``Koncern [Unilever]``: the name after a common noun that was labelled as one."""
    first = words.first
    if words.last - first < 2 or scene.named[first] < 0 or scene.named[first + 1] < 0:
        return words
    if scene.named[first + 1] == scene.named[first] or not is_common_noun(scene.paragraph, first):
        return words
    if _is_owned(scene, first):
        return words
    return Range(first + 1, words.last)


def _is_owned(scene: Scene, first: int) -> bool:
    """``Komisja [Adama Nowaka]``, ``Rządy [Włoch] i Hiszpanii``: whose it is, or of what land."""
    name = scene.name_at(first + 1)
    return name is not None and name.type in {"PER", "LOC"} and not scene.is_base_form(first + 1)


def _medium_in(scene: Scene, words: Range) -> tuple[str, Span, bool] | None:
    """``portal [OilCapital.ru]``, ``dziennik [„Bild”]``: what a medium is called, where the cast
    does not know it."""
    tokens = scene.paragraph.tokens
    head = head_of(scene, words)
    if tokens[head].lemma not in scene.relays.nouns - scene.relays.weak_nouns:
        return None
    if scene.named[head] >= 0 or any(scene.named[place] >= 0 for place in range(*words)):
        return None
    last = words.last + (words.last < len(tokens) and is_site(tokens[words.last]))
    rest = [place for place in range(head + 1, last) if not is_mark(tokens[place].text)]
    while rest and morph_of(tokens[rest[0]]).pos == "adj" and tokens[rest[0]].text[:1].islower():
        rest.pop(0)
    if not rest or not (tokens[rest[0]].text[:1].isupper() or is_site(tokens[rest[0]])):
        return None
    span = span_of(scene.paragraph, Range(rest[0], rest[-1] + 1))
    return scene.cast.analysis.document.text[span.start : span.end], span, True


def is_site(token: Token) -> bool:
    """``portal [Kurier24.pl]``: a page of the net, by its full stop."""
    return "." in token.text.strip(".") and token.text[-1].isalpha()


def _is_department(scene: Scene, words: Range) -> bool:
    """``Ministerstwo ds. [wyjścia z Unii]``: a name that its own phrase goes on with."""
    tokens, departments = scene.paragraph.tokens, scene.paragraph.grammar.departments
    if scene.named[words.first] < 0 or scene.name_words(words.first).last >= words.last:
        return False
    lowered = tuple(token.text.lower() for token in tokens[words.first : words.last])
    return any(
        lowered[place : place + len(opener)] == opener
        for opener in departments
        for place in range(1, len(lowered))
    )


def _names_another(scene: Scene, words: Range, name: str) -> bool:
    """``rzecznik premier Theresy May`` is nobody who is a spokesman of another."""
    names = (scene.name_at(place) for place in range(*words))
    people = {n.entity_name for n in names if n is not None and n.type == "PER"}
    return bool(people) and name not in people


def _name_alone(scene: Scene, words: Range) -> Span | None:
    """The span of the name without the noun of its kind: ``Agencja [Reutera]``."""
    span = scene.cast.name_span(*scene.address(words))
    if span is None:
        return None
    inside = [p for p in range(*words) if span.start <= scene.paragraph.tokens[p].start < span.end]
    if len(inside) < 2 or scene.paragraph.tokens[inside[0]].lemma not in scene.relays.agency:
        return span
    name = scene.paragraph.tokens[inside[1]]
    if name.text[:1].isupper():
        return Span(name.start, span.end)
    return span


def description(scene: Scene, words: Range) -> str:
    """The phrase as a name: its nominative, as usual inside a sentence, without words that only
    point at it (``tych danych`` are ``dane``)."""
    while (
        words.last - words.first > 1
        and scene.paragraph.tokens[words.first].lemma in scene.sayings.pointing
    ):
        words = Range(words.first + 1, words.last)
    tokens = scene.paragraph.tokens[words.first : words.last]
    shares = scene.sayings.shares | scene.sayings.fraction
    if tokens[0].text[:1].isdigit() and {t.text for t in tokens[1:2]} & shares:
        return scene.cast.analysis.document.text[tokens[0].start : tokens[-1].end]
    if whole := governed(tokens, scene.cast.pack):
        return whole
    if whole := counted_phrase(tokens):
        return whole if scene.named[words.first] >= 0 else uncapitalised(tokens[0], whole)
    head = scene.paragraph.tokens[head_of(scene, words)]
    if "nom" not in morph_of(head).cases and not _reads_nominative(head):
        return scene.cast.description(*scene.address(words))
    text = scene.cast.analysis.document.text[tokens[0].start : tokens[-1].end]
    return text if scene.named[words.first] >= 0 else uncapitalised(tokens[0], text)


def _reads_nominative(token: Token) -> bool:
    """Whether an accusative looks like its nominative: ``na źródła`` is ``źródła``."""
    morph = morph_of(token)
    if "acc" not in morph.cases:
        return False
    others = [read_tag(r.tag) for r in token.readings]
    return any("nom" in o.cases and o.numbers == morph.numbers for o in others) and (
        "pl" in morph.numbers
    )


def is_common_noun(paragraph: Paragraph, place: int) -> bool:
    """Whether a dictionary word that is nobody's name was read as one: ``Brytyjczyk``, and
    ``Koncern`` where only the sentence's start gives it a capital."""
    token = paragraph.tokens[place]
    known = look_up(token.text).readings or look_up(token.text.casefold()).readings
    if not known or token.names:
        return False
    if token.lemma.endswith(paragraph.grammar.demonym_endings):
        return True
    is_start = place == paragraph.sentence_start(place) and paragraph.inside[place] < 0
    return is_start and token.lemma[:1].islower() and not token.text.isupper()
