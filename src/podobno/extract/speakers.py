"""A draft of a statement in, who speaks out: the subject, the source, the owner, the document.

The subject is sought by case and agreement (``subject_search``); where it is elided, the
document's speakers and subjects so far are asked (``elision``)."""

from __future__ import annotations

from dataclasses import replace

from podobno.extract.carriers import owner_of
from podobno.extract.clause_edges import clause_start
from podobno.extract.cues import Cue, Draft, Range, is_finite, morph_of
from podobno.extract.descriptions import describe
from podobno.extract.document_speakers import document_speaker
from podobno.extract.elision import SPOKEN, Speaker, Trace, elided, nearest
from podobno.extract.paragraphs import Paragraph
from podobno.extract.phrase_heads import head_of
from podobno.extract.publishers import publisher_of, signer_of
from podobno.extract.quotations import is_dash, is_final, is_mark
from podobno.extract.scene import Scene
from podobno.extract.speaker_phrases import span_of, without_agent
from podobno.extract.subject_candidates import subject_heads
from podobno.extract.subject_forms import agrees
from podobno.extract.subject_search import subject_phrase
from podobno.extract.subjects import traces_of
from podobno.language.tags import read_tag

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
        return _sender(scene, cue, draft, traces) or _owner(scene, cue, traces)
    is_impersonal = cue.form == "impersonal" or _is_impersonal(scene, draft, cue)
    document = document_speaker(scene, draft, cue, traces, is_impersonal=is_impersonal)
    if document is not None:
        return document
    if cue.form == "support" and _noun_is_subject(scene, cue, draft):
        return _rumour(scene, cue, draft, traces)
    if cue.saying.lemmas[0] in scene.paragraph.grammar.reading:
        return _read_on(scene, draft, cue, traces)
    if is_impersonal:
        is_quoted = draft.rule.startswith(("quote", "dialogue", "dash"))
        return _impersonal(scene, draft, cue, traces, is_quoted=is_quoted)
    subject = subject_phrase(scene, cue, draft)
    if subject is not None:
        verb = morph_of(scene.paragraph.tokens[cue.verb])
        if scene.paragraph.tokens[head_of(scene, subject)].lemma in scene.sayings.works:
            signer = signer_of(scene, subject, draft.window)
            if signer is not None:
                return describe(scene, signer, traces, basis="signer")
        found = describe(scene, subject, traces, basis="subject", verb=verb)
        if "continues" in cue.saying.marks:
            found = _still_speaking(scene, found, traces)
        is_document = scene.paragraph.tokens[subject.first].lemma in scene.sayings.documents
        publisher = publisher_of(scene, subject, "loc", traces) if is_document else None
        return replace(found, name=publisher) if publisher else found
    continues = "continues" in cue.saying.marks
    since = scene.paragraph.homes[draft.content[0].first] if draft.content else None
    if "rules" in cue.saying.marks:
        traces = [t for t in traces if _may_rule(scene, t)] or traces
    return elided(scene.paragraph, cue.verb, traces, since=since, continues=continues)


def _still_speaking(scene: Scene, found: Speaker, traces: list[Trace]) -> Speaker:
    """``– P – mówił Lis. [Poseł lewicy] dodał, że Q``: whoever spoke right before goes on, rather
    than somebody whom the text has not named yet."""
    if not found.is_person or found.words is None or found.span is None:
        return found
    named = [n.start for n in scene.cast.names if n.entity_name == found.name]
    start = found.span.start
    home = scene.paragraph.homes[found.words.first]
    before = [t for t in traces if t.role == "speaker" and home - 1 <= t.sentence <= home]
    is_later = bool(named) and min(named) > start
    if not is_later or not before or not before[-1].is_person or before[-1].is_plural:
        return found
    is_other = {found.gender, before[-1].gender} == {"m", "f"}
    return found if is_other else replace(found, name=before[-1].name)


def _may_rule(scene: Scene, trace: Trace) -> bool:
    """``Sąd oddalił pozew Norbeksu. [Orzekł], że``: courts rule, not those whom they judge."""
    return bool({*trace.name.casefold().split()} & scene.sayings.judging)


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
        found = _told_just_before(scene, source.first, gender, traces) or found
        return Speaker(
            words=source,
            span=span_of(paragraph, source),
            name=found.name if found else None,
            gender=gender,
            is_plural=plural,
            basis="pronoun",
        )
    signer = signer_of(scene, source, Range(source.first, paragraph.sentence_end(source.first)))
    if signer is not None:
        return describe(scene, signer, traces, basis="signer")
    source = without_agent(scene, source, source.first)
    return describe(scene, owner_of(scene, source), traces, basis="source")


def _told_just_before(
    scene: Scene, place: int, gender: str | None, traces: list[Trace]
) -> Trace | None:
    """``Rząd zamyka granice, co [jego] zdaniem pomoże``: the subject of the same sentence before a
    clause that takes it up; ``Norbex zamknął biuro, [jego] zdaniem z winy miasta``: the person or
    body before an aside."""
    paragraph = scene.paragraph
    start = paragraph.sentence_start(place)
    if gender is None or place - 2 < start:
        return None
    is_aside = paragraph.tokens[place - 1].text == ","
    openers = paragraph.grammar.relative | paragraph.grammar.interrogative
    is_clause = paragraph.tokens[place - 2].text == "," and (
        paragraph.tokens[place - 1].lemma in openers
    )
    if not is_aside and not is_clause:
        return None
    before = traces_of(scene, paragraph.homes[place], (), traces, until=place)
    own = [t for t in before if t.role == "subject" and not t.is_plural]
    own = [t for t in own if is_clause or scene.cast.kind(t.name) in {"PER", "ORG"}]
    return own[-1] if own and own[-1].gender in {None, gender} else None


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


def _sender(scene: Scene, cue: Cue, draft: Draft, traces: list[Trace]) -> Speaker | None:
    """``Norair przysłał oświadczenie: P``: the subject of the verb whose object the noun is."""
    paragraph = scene.paragraph
    after = paragraph.tokens[cue.verb + 1 : cue.verb + 2]
    is_means = (
        paragraph.tokens[cue.verb].text.lower() in scene.sayings.with_words
        and bool(after)
        and (after[0].text == ":" or is_mark(after[0].text))
    )  # "skomentował wizytę słowami: P"
    is_object = "acc" in morph_of(paragraph.tokens[cue.verb]).cases
    if not draft.rule.startswith("colon") or not (is_object or is_means):
        return None
    for place in range(cue.verb - 1, clause_start(paragraph, cue.verb) - 1, -1):
        token = paragraph.tokens[place]
        if token.text == "," or not is_finite(token):
            continue
        if not is_means and token.lemma not in scene.sayings.support - (
            scene.sayings.arising | scene.sayings.hearing
        ):
            return None
        verb = replace(cue, words=Range(place, place + 1), verb=place, form="finite")
        subject = subject_phrase(scene, verb, replace(draft, rule="clause-"))
        if subject is None:
            return elided(paragraph, place, traces)
        return describe(scene, subject, traces, basis="subject", verb=morph_of(token))
    return None


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


def _is_impersonal(scene: Scene, draft: Draft, cue: Cue) -> bool:
    """``mówi się, że``: się beside a verb that has none of its own, and no subject."""
    paragraph = scene.paragraph
    morph = morph_of(paragraph.tokens[cue.verb])
    if cue.saying.is_reflexive or "pl" in morph.numbers:
        return False
    first, last = max(cue.verb - 2, 0), min(cue.verb + 3, len(paragraph.tokens))
    while any(
        is_dash(t) or is_mark(t.text) or is_final(t) for t in paragraph.tokens[first : cue.verb]
    ):
        first += 1  # "„nie martwię się” – zaznaczył"
    near = {token.text.lower() for token in paragraph.tokens[first:last]}
    if paragraph.grammar.reflexive not in near:
        return False
    return not subject_heads(scene, cue.verb, draft.window)


def _told_from(scene: Scene, draft: Draft, cue: Cue) -> int:
    """The sentence in which what is said begins: a quotation may run over several to its cue."""
    homes = scene.paragraph.homes
    first = draft.content[0].first if draft.content else cue.verb
    return min(homes[first], homes[cue.verb])


def _read_on(scene: Scene, draft: Draft, cue: Cue, traces: list[Trace]) -> Speaker:
    """``Jak czytamy,``: whoever's words were read last, a medium or an author."""
    home = _told_from(scene, draft, cue)
    recent = [t for t in traces if (t.role in SPOKEN or _has_words(t, is_quoted=True))
              and home - NEAR_MEMORY <= t.sentence <= home]  # fmt: skip
    if not recent:
        return Speaker(name=scene.sayings.unnamed, basis="unnamed")
    return Speaker(name=recent[-1].name, is_person=recent[-1].is_person, basis="read")


def _impersonal(
    scene: Scene, draft: Draft, cue: Cue, traces: list[Trace], *, is_quoted: bool
) -> Speaker:
    """``podkreślono``: the body or document that spoke last; ``mówi się``: nobody named."""
    is_general = cue.form != "impersonal" or cue.saying.kind in {"speculate", "assess"}
    home = _told_from(scene, draft, cue)
    recent = [t for t in traces if _has_words(t, is_quoted=is_quoted)
              and home - NEAR_MEMORY <= t.sentence <= home]  # fmt: skip
    if is_general or not recent:
        return Speaker(name=scene.sayings.unnamed, basis="unnamed")
    return Speaker(name=recent[-1].name, basis="impersonal")


def _has_words(trace: Trace, *, is_quoted: bool) -> bool:
    """A body or document that spoke, or of quoted words a medium that a sentence is about:
    ``„Kurier” krytykuje ministra. „To porażka” – podkreślono``."""
    if trace.is_person or trace.is_human:
        return False
    return trace.role in SPOKEN or (is_quoted and trace.is_medium)
