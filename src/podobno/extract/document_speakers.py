"""A cue and its window in, the document that speaks there out: itself, its signer, its publisher.

``z raportu wynika``, ``w komunikacie napisano``, ``czytamy w oświadczeniu``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from podobno.extract.carriers import owner_of
from podobno.extract.cues import Cue, Draft, Range, is_finite, morph_of
from podobno.extract.descriptions import describe
from podobno.extract.elision import Speaker, Trace
from podobno.extract.media import is_medium
from podobno.extract.named_phrases import is_site
from podobno.extract.paragraphs import Paragraph
from podobno.extract.phrase_heads import head_of
from podobno.extract.publishers import issuer_of, publisher_of, signer_of
from podobno.extract.quotations import is_dash, is_final, is_mark
from podobno.extract.quoted_words import is_quoted_name
from podobno.extract.sayings import Sayings
from podobno.extract.scene import Scene
from podobno.extract.speaker_phrases import span_of
from podobno.model import Token


def document_speaker(
    scene: Scene, draft: Draft, cue: Cue, traces: list[Trace], *, is_impersonal: bool
) -> Speaker | None:
    """The document that speaks: ``z raportu wynika``, ``w komunikacie napisano``, ``w rezolucji
    mówi się``, ``czytamy w oświadczeniu``."""
    grammar = scene.paragraph.grammar
    if cue.saying.lemmas[0] == grammar.following:
        prepositions, case = grammar.from_, "gen"
    elif is_impersonal or cue.saying.lemmas[0] in grammar.reading:
        prepositions, case = grammar.in_, "loc"
    else:
        return None
    paragraph = scene.paragraph
    for place in _outward(cue.verb, draft.window):
        token = paragraph.tokens[place]
        if token.text.lower() not in prepositions or place + 1 >= draft.window.last:
            continue
        end = _phrase_end(paragraph, place + 1, case, draft.window.last)
        phrase = _from_document(paragraph, Range(place + 1, end), scene.sayings)
        if phrase.first >= phrase.last:
            continue
        if paragraph.tokens[phrase.first].lemma in grammar.pronouns:
            return _antecedent(scene, place, traces)
        if paragraph.tokens[phrase.first].lemma in scene.sayings.pronouns:
            return _document_before(scene, phrase, traces)
        head = paragraph.tokens[head_of(scene, phrase)]
        owner = _page_owner(scene, phrase, head_of(scene, phrase)) if case == "loc" else None
        if owner is not None:
            return describe(scene, owner, traces, basis="document")
        if case == "loc" and not _can_be_read(scene, phrase, head.lemma):
            continue
        signer = signer_of(scene, phrase, draft.window)
        phrase = _before_participle(paragraph, phrase)
        phrase = owner_of(scene, phrase) if case == "loc" else phrase
        if signer is not None:
            return describe(scene, signer, traces, basis="signer")
        if case == "gen" and head.lemma in scene.sayings.carriers:
            phrase = owner_of(scene, phrase)
        found = describe(scene, phrase, traces, basis="document")
        publisher = publisher_of(scene, phrase, case, traces)
        return replace(found, name=publisher) if publisher else found
    return None


def _can_be_read(scene: Scene, phrase: Range, lemma: str) -> bool:
    """A document, or a paper: ``czytamy w „Gazecie Porannej”``."""
    if lemma in scene.sayings.documents or is_site(scene.paragraph.tokens[phrase.first]):
        return True
    is_paper = lemma in scene.relays.nouns or scene.paragraph.inside[phrase.last - 1] >= 0
    return is_paper and is_medium(scene, describe(scene, phrase, [], basis="relay"))


def _page_owner(scene: Scene, phrase: Range, head: int) -> Range | None:
    """``w poniedziałkowym wydaniu [„Kuriera”]``, ``na profilu [Jana Nowaka]``: whose page it is
    that only carries words."""
    tokens = scene.paragraph.tokens
    if tokens[head].lemma not in scene.sayings.pages:
        return None
    first = head + 1
    while first < phrase.last and (
        is_mark(tokens[first].text) or ("loc" in morph_of(tokens[first]).cases
                                        and morph_of(tokens[first]).pos == "adj")
    ):  # fmt: skip
        first += 1
    return Range(first, phrase.last) if first < phrase.last else None


def _from_document(paragraph: Paragraph, phrase: Range, sayings: Sayings) -> Range:
    """``opublikowanych dziś [danych urzędu]``: the phrase from the word for the document on."""
    known = sayings.documents | sayings.carriers
    for place in range(*phrase):
        if paragraph.tokens[place].lemma in known:
            lead = paragraph.tokens[phrase.first : place]
            is_far = any(morph_of(token).pos in {"ppas", "adv", "pact"} for token in lead)
            return Range(place, phrase.last) if is_far else phrase
    return phrase


def _antecedent(scene: Scene, preposition: int, traces: list[Trace]) -> Speaker | None:
    """``opublikował badania, [z których wynika]``: the document before the comma."""
    paragraph = scene.paragraph
    known = scene.sayings.documents | scene.sayings.works
    start = max(paragraph.sentence_start(preposition), preposition - 8)
    for noun in range(preposition - 2, start - 1, -1):
        if noun == preposition - 2 and (name := scene.name_at(noun)) and name.type == "PRO":
            return describe(scene, scene.name_words(noun), traces, basis="document")
        if paragraph.tokens[noun].lemma in known:
            words = scene.phrase_words(noun) or Range(noun, noun + 1)
            words = Range(max(words.first, start), words.last)
            return describe(scene, words, traces, basis="document")
        if is_finite(paragraph.tokens[noun]):
            break
    return None


def _document_before(scene: Scene, pronoun: Range, traces: list[Trace]) -> Speaker:
    """``Wynika z niego, że``: the document named last, at most two sentences before."""
    paragraph = scene.paragraph
    low = paragraph.homes[pronoun.first] - 2
    for place in range(pronoun.first - 1, -1, -1):
        if paragraph.homes[place] < low:
            break
        if paragraph.tokens[place].lemma in scene.sayings.documents:
            number = morph_of(paragraph.tokens[pronoun.first]).numbers
            if number and not number & morph_of(paragraph.tokens[place]).numbers:
                continue  # "tezy raportu … Wynika z niego": the report
            words = scene.phrase_words(place) or Range(place, place + 1)
            if head_of(scene, words) != place:
                words = Range(place, words.last)
            found = describe(scene, words, traces, basis="document")
            name = issuer_of(scene, words, traces) or found.name
            return replace(found, words=pronoun, span=span_of(paragraph, pronoun), name=name)
    return Speaker(words=pronoun, span=span_of(paragraph, pronoun), basis="pronoun")


def _before_participle(paragraph: Paragraph, phrase: Range) -> Range:
    """``nagrania wideo [opublikowanego przez …]``: the document without its participle."""
    for place in range(phrase.first + 1, phrase.last):
        if morph_of(paragraph.tokens[place]).pos in {"ppas", "pact"}:
            return Range(phrase.first, place)
    return phrase


def _outward(verb: int, window: Range) -> Iterator[int]:
    """The places of a window by their distance from the verb."""
    yield from sorted(range(window.first, window.last), key=lambda place: abs(place - verb))


def _phrase_end(paragraph: Paragraph, start: int, case: str, limit: int) -> int:
    place = start
    while place < limit:
        token = paragraph.tokens[place]
        morph = morph_of(token)
        if is_mark(token.text) or is_quoted_name(paragraph, place):
            place += 1
            continue
        if morph.pos == "prep" and place > start and _is_participle(paragraph.tokens[place - 1]):
            place = _after_modifier(paragraph, place, case, limit)
            continue
        if morph.pos == "prep" and place > start and morph.cases == {"gen"}:
            break  # "w oświadczeniu [dla] dziennika"
        if token.text == "," or is_final(token) or is_dash(token) or is_finite(token):
            break
        cases = morph.cases
        if place > start and paragraph.named[place] >= 0 and place < limit:
            place += 1  # "z danych firmy [Work Service] wynika"
            continue
        if morph.pos == "adv":
            place += 1
            continue
        is_acronym = place > start and token.text.isupper() and len(token.text) > 1
        if cases and case not in cases and not ((place > start and "gen" in cases) or is_acronym):
            break
        if not cases and morph.pos not in {"ign", "xxx", "brev"} and not token.text[:1].isupper():
            break
        place += 1
    return place


def _is_participle(token: Token) -> bool:
    return morph_of(token).pos in {"ppas", "pact"}


def _after_modifier(paragraph: Paragraph, place: int, case: str, limit: int) -> int:
    """``przeprowadzonego [w maju] sondażu``: after a participle's own phrase, one word long or
    up to the noun in the case of the document."""
    after = place + 2
    while after < limit and not morph_of(paragraph.tokens[after]).cases & {case}:
        if paragraph.tokens[after].text == "," or is_finite(paragraph.tokens[after]):
            break
        after += 1
    return after
