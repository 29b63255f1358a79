"""A draft of a statement in, who speaks out: the subject, the source, the owner, the document.

The subject is sought by case and agreement (``subject_search``); where it is elided, the
document's speakers and subjects so far are asked (``elision``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from podobno.extract.cues import Cue, Draft, Range, is_finite, morph_of
from podobno.extract.descriptions import describe, owner_of
from podobno.extract.elision import Speaker, Trace, elided, nearest
from podobno.extract.media import is_medium
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_dash, is_final, is_mark
from podobno.extract.quoted_words import is_quoted_name
from podobno.extract.sayings import Sayings
from podobno.extract.scene import Scene
from podobno.extract.speaker_phrases import head_of, phrase_around, span_of, without_agent
from podobno.extract.subject_candidates import agrees, subject_heads
from podobno.extract.subject_search import subject_phrase
from podobno.language.tags import read_tag
from podobno.model import Token

# "Podkreślono" takes up whoever spoke at most this many sentences before.
NEAR_MEMORY = 3


def find_speaker(scene: Scene, draft: Draft, traces: list[Trace]) -> Speaker:
    """Who says the draft's content; ``traces`` are what stands before it, in reading order."""
    if draft.source is not None:
        return _from_source(scene, draft.source, traces)
    cue = draft.cue
    if cue is None:
        return Speaker()
    if cue.form == "noun":
        return _owner(scene, cue, traces)
    document = _document(scene, draft, cue, traces)
    if document is not None:
        return document
    if cue.form == "support" and _noun_is_subject(scene, cue, draft):
        return _rumour(scene, cue, draft, traces)
    if cue.saying.lemmas[0] in scene.paragraph.grammar.reading:
        return _read_on(scene, cue, traces)
    if cue.form == "impersonal" or _is_impersonal(scene, draft, cue):
        return _impersonal(scene, cue, traces)
    subject = subject_phrase(scene, cue, draft)
    if subject is not None:
        verb = morph_of(scene.paragraph.tokens[cue.verb])
        if scene.paragraph.tokens[head_of(scene, subject)].lemma in scene.sayings.works:
            signer = _signer(scene, subject, draft.window)
            if signer is not None:
                return describe(scene, signer, traces, basis="signer")
        found = describe(scene, subject, traces, basis="subject", verb=verb)
        is_document = scene.paragraph.tokens[subject.first].lemma in scene.sayings.documents
        publisher = _publisher(scene, subject, "loc", traces) if is_document else None
        return replace(found, name=publisher) if publisher else found
    continues = "continues" in cue.saying.marks
    since = scene.paragraph.homes[draft.content[0].first] if draft.content else None
    return elided(scene.paragraph, cue.verb, traces, since=since, continues=continues)


def _noun_is_subject(scene: Scene, cue: Cue, draft: Draft) -> bool:
    """``padły zarzuty, że``, ``krążą plotki, że``: the noun of saying is the verb's subject."""
    place = _noun_of(scene, cue, draft)
    if place is None:
        return False
    morphs = [read_tag(r.tag) for r in scene.paragraph.tokens[place].readings]
    morphs.append(morph_of(scene.paragraph.tokens[place]))
    verb = morph_of(scene.paragraph.tokens[cue.verb])
    if cue.saying.lemmas and scene.paragraph.tokens[cue.verb].lemma not in scene.sayings.arising:
        return False
    return any("nom" in morph.cases and agrees(verb, morph) for morph in morphs)


def _noun_of(scene: Scene, cue: Cue, draft: Draft) -> int | None:
    for place in range(draft.window.last - 1, draft.window.first - 1, -1):
        if scene.paragraph.tokens[place].lemma in cue.saying.lemmas:
            return place
    return None


def _rumour(scene: Scene, cue: Cue, draft: Draft, traces: list[Trace]) -> Speaker:
    """Whose noun it is, where a genitive says so; else nobody named."""
    place = _noun_of(scene, cue, draft)
    if place is None:
        return Speaker(name=scene.sayings.unnamed, basis="unnamed")
    return _owner(scene, replace(cue, verb=place, form="noun"), traces)


def _from_source(scene: Scene, source: Range, traces: list[Trace]) -> Speaker:
    """The source after ``według``: itself, or the owner of the information it carries."""
    paragraph = scene.paragraph
    if source.last - source.first == 1 and (
        paragraph.tokens[source.first].text.lower() in scene.sayings.possessive
    ):
        word = paragraph.tokens[source.first].text.lower()
        gender = paragraph.grammar.possessive.get(word) or None
        plural = gender is None
        found = nearest(paragraph.homes[source.first], gender, plural, traces)
        return Speaker(
            words=source,
            span=span_of(paragraph, source),
            name=found.name if found else None,
            gender=gender,
            is_plural=plural,
            basis="pronoun",
        )
    signer = _signer(scene, source, Range(source.first, paragraph.sentence_end(source.first)))
    if signer is not None:
        return describe(scene, signer, traces, basis="signer")
    source = without_agent(scene, source, source.first)
    return describe(scene, owner_of(scene, source), traces, basis="source")


def _owner(scene: Scene, cue: Cue, traces: list[Trace]) -> Speaker:
    """``zapewnienie Kowalskiego, że``: the genitive after a noun of saying; ``jego słowa``."""
    paragraph = scene.paragraph
    after = cue.verb + 1
    if after < len(paragraph.tokens) and "gen" in morph_of(paragraph.tokens[after]).cases:
        end = after
        while end < len(paragraph.tokens) and _in_genitive(paragraph, end):
            end += 1
        if end > after:
            return describe(scene, Range(after, end), traces, basis="owner")
    if cue.verb and paragraph.tokens[cue.verb - 1].text.lower() in scene.sayings.possessive:
        place = cue.verb - 1
        return _from_source(scene, Range(place, place + 1), traces)
    giver = _giver(paragraph, cue)
    if giver is not None:
        return describe(scene, giver, traces, basis="giver")
    return Speaker(name=scene.sayings.unnamed, basis="unnamed")


def _giver(paragraph: Paragraph, cue: Cue) -> Range | None:
    """``zapewnienie, jakie otrzymał od premier May, że``: who it comes from."""
    for place in range(cue.verb + 1, min(cue.verb + 12, len(paragraph.tokens) - 1)):
        token = paragraph.tokens[place]
        if is_final(token) or token.lemma in paragraph.grammar.that:
            return None
        if token.text.lower() in paragraph.grammar.giver:
            end = place + 1
            while end < len(paragraph.tokens) and _nominal_word(paragraph, end):
                end += 1
            return Range(place + 1, end) if end > place + 1 else None
    return None


def _nominal_word(paragraph: Paragraph, place: int) -> bool:
    token = paragraph.tokens[place]
    morph = morph_of(token)
    if token.text == "," or is_final(token) or is_dash(token) or morph.pos in {"prep", "comp"}:
        return False
    return morph.is_nominal or morph.pos in {"adj", "ign", "ppas", "pact", "xxx"}


def _in_genitive(paragraph: Paragraph, place: int) -> bool:
    token = paragraph.tokens[place]
    if token.text in {",", ":"} or is_final(token) or is_dash(token):
        return False
    morph = morph_of(token)
    if morph.pos == "prep":
        return False
    return "gen" in morph.cases or (not morph.cases and token.text[:1].isupper())


def _document(scene: Scene, draft: Draft, cue: Cue, traces: list[Trace]) -> Speaker | None:
    """The document that speaks: ``z raportu wynika``, ``w komunikacie napisano``,
    ``czytamy w oświadczeniu``."""
    grammar = scene.paragraph.grammar
    if cue.saying.lemmas[0] == grammar.following:
        prepositions, case = grammar.from_, "gen"
    elif cue.form == "impersonal" or cue.saying.lemmas[0] in grammar.reading:
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
        if case == "loc" and not _can_be_read(scene, phrase, head.lemma):
            continue
        phrase = owner_of(scene, phrase) if case == "loc" else phrase
        signer = _signer(scene, phrase, draft.window)
        phrase = _before_participle(paragraph, phrase)
        if signer is not None:
            return describe(scene, signer, traces, basis="signer")
        if case == "gen" and head.lemma in scene.sayings.carriers:
            phrase = owner_of(scene, phrase)
        found = describe(scene, phrase, traces, basis="document")
        publisher = _publisher(scene, phrase, case, traces)
        return replace(found, name=publisher) if publisher else found
    return None


def _can_be_read(scene: Scene, phrase: Range, lemma: str) -> bool:
    """A document, or a paper: ``czytamy w „Gazecie Porannej”``."""
    if lemma in scene.sayings.documents:
        return True
    is_paper = lemma in scene.relays.nouns or scene.paragraph.inside[phrase.last - 1] >= 0
    return is_paper and is_medium(scene, describe(scene, phrase, [], basis="relay"))


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
            words = scene.phrase_words(place) or Range(place, place + 1)
            found = describe(scene, words, traces, basis="document")
            return replace(found, words=pronoun, span=span_of(paragraph, pronoun))
    return Speaker(words=pronoun, span=span_of(paragraph, pronoun), basis="pronoun")


def _before_participle(paragraph: Paragraph, phrase: Range) -> Range:
    """``nagrania wideo [opublikowanego przez …]``: the document without its participle."""
    for place in range(phrase.first + 1, phrase.last):
        if morph_of(paragraph.tokens[place]).pos in {"ppas", "pact"}:
            return Range(phrase.first, place)
    return phrase


def _signer(scene: Scene, phrase: Range, window: Range) -> Range | None:
    """``w liście podpisanym przez posłów``: who put a name to the document."""
    paragraph = scene.paragraph
    for place in range(phrase.first, min(phrase.last + 2, window.last)):
        if morph_of(paragraph.tokens[place]).pos != "ppas":
            continue
        if paragraph.tokens[place].lemma not in scene.sayings.signed:
            continue
        for near in range(place + 1, min(place + 4, window.last)):
            if paragraph.tokens[near].text.lower() == scene.paragraph.grammar.by:
                if near + 1 >= window.last:
                    return None
                found = phrase_around(scene, near + 1)
                return Range(near + 1, max(found.last, near + 2))
    return None


def _publisher(scene: Scene, phrase: Range, case: str, traces: list[Trace]) -> str | None:
    """A bare ``w komunikacie`` takes up the body that spoke last; None for a person or nobody."""
    if case != "loc" or phrase.last - phrase.first > 1:
        return None
    home = scene.paragraph.homes[phrase.first]
    if scene.paragraph.tokens[phrase.first].lemma in scene.sayings.own_writings:
        people = [t for t in traces if t.is_person and t.role != "object"
                  and home - 2 <= t.sentence <= home]  # fmt: skip
        return people[-1].name if people else None
    recent = [t for t in traces if home - 3 <= t.sentence <= home and t.role != "object"]
    if recent and scene.cast.kind(recent[-1].name) == "ORG":
        return recent[-1].name
    return None


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
        if token.text == "," or is_final(token) or is_dash(token) or is_finite(token):
            break
        cases = morph.cases
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


def _is_impersonal(scene: Scene, draft: Draft, cue: Cue) -> bool:
    """``mówi się, że``: się beside a verb that has none of its own, and no subject."""
    paragraph = scene.paragraph
    morph = morph_of(paragraph.tokens[cue.verb])
    if cue.saying.is_reflexive or "pl" in morph.numbers:
        return False
    near = range(max(cue.verb - 2, 0), min(cue.verb + 3, len(paragraph.tokens)))
    if not any(
        paragraph.tokens[place].text.lower() == paragraph.grammar.reflexive for place in near
    ):
        return False
    return not subject_heads(scene, cue.verb, draft.window)


def _read_on(scene: Scene, cue: Cue, traces: list[Trace]) -> Speaker:
    """``Jak czytamy,``: whoever's words were read last, a medium or an author."""
    home = scene.paragraph.homes[cue.verb]
    recent = [t for t in traces if t.role == "speaker" and home - NEAR_MEMORY <= t.sentence <= home]
    if not recent:
        return Speaker(name=scene.sayings.unnamed, basis="unnamed")
    return Speaker(name=recent[-1].name, is_person=recent[-1].is_person, basis="read")


def _impersonal(scene: Scene, cue: Cue, traces: list[Trace]) -> Speaker:
    """``podkreślono``: the body or document that spoke last; ``mówi się``: nobody named."""
    is_general = cue.form != "impersonal" or cue.saying.kind in {"speculate", "assess"}
    home = scene.paragraph.homes[cue.verb]
    recent = [t for t in traces if t.role == "speaker" and not t.is_person
              and home - NEAR_MEMORY <= t.sentence <= home]  # fmt: skip
    if is_general or not recent:
        return Speaker(name=scene.sayings.unnamed, basis="unnamed")
    return Speaker(name=recent[-1].name, basis="impersonal")
