"""A draft of a statement in, who speaks out: the phrase, its span, the name it stands for.

The subject is sought by case and agreement in any order of words; where it is elided, the
document's speakers and subjects so far are asked, nearest first, by gender and number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from podobno.extract.cues import (
    RELATIVE,
    Cue,
    Draft,
    Range,
    agent_end,
    is_finite,
    is_preposition,
    morph_of,
    opens_clause,
)
from podobno.extract.roles import read_titles
from podobno.extract.quotations import Paragraph, is_dash, is_final
from podobno.extract.scene import MASCULINE, Scene, gender_of_name
from podobno.language.tags import Morph, read_tag
from podobno.model import Span, Token

# How many sentences back an elided subject is sought.
MEMORY = 8
# "Podkreślono" takes up whoever spoke at most this many sentences before.
NEAR_MEMORY = 3
# An apposition follows its noun within this many words: "sponsor kampanii na rzecz wyjścia A. B.".
APPOSITION_REACH = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whom a statement is attributed to.

    ``words`` is the phrase in its paragraph, None where elided; ``span`` what is shown;
    ``name`` canonical or a description, None where the text does not settle it. ``gender`` is
    m, f, n or None (unknown), ``is_plural`` None where unknown. ``basis`` says how it was found.
    """

    words: Range | None = None
    span: Span | None = None
    name: str | None = None
    gender: str | None = None
    is_plural: bool | None = None
    is_person: bool = False
    basis: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Somebody the text has named so far, and how: as a speaker, a subject or otherwise."""

    sentence: int
    name: str
    gender: str | None
    is_plural: bool
    role: str
    is_person: bool = False


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
    if cue.form == "impersonal" or _is_impersonal(scene, draft, cue):
        return _impersonal(scene, cue, traces)
    subject = subject_phrase(scene, cue, draft)
    if subject is not None:
        verb = morph_of(scene.paragraph.tokens[cue.verb])
        if scene.paragraph.tokens[head_of(scene, subject)].lemma in scene.sayings.works:
            signer = _signer(scene, subject, draft.window)
            if signer is not None:
                return describe(scene, signer, traces, basis="signer")
        return describe(scene, subject, traces, basis="subject", verb=verb)
    return elided(scene.paragraph, cue.verb, traces)


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


def describe(
    scene: Scene, words: Range, traces: list[Trace], *, basis: str, verb: Morph | None = None
) -> Speaker:
    """The speaker that a phrase names: a name, a pronoun's antecedent, or a description.

    ``verb`` is the form that agrees with it: it tells the gender where a name does not.
    """
    paragraph = scene.paragraph
    head = head_of(scene, words)
    token = paragraph.tokens[head]
    morph = morph_of(token)
    gender, plural = _gender(morph), "pl" in morph.numbers
    if verb is not None and verb.pos == "praet" and "sg" in verb.numbers:
        gender = _gender(verb) or gender
    if words.last - words.first == 1 and token.lemma in scene.sayings.pronouns:
        found = _nearest(paragraph.homes[head], gender, plural, traces)
        return Speaker(words=words, span=span_of(paragraph, words), gender=gender,
                       name=found.name if found else None, is_plural=plural, is_person=True,
                       basis="pronoun")  # fmt: skip
    if token.lemma in scene.sayings.works and basis in {"subject", "relied-on", "cited"}:
        words = owner_of(scene, words)
    parts = coordinated(scene, words)
    if len(parts) > 1:
        people = [part for part in parts if _is_person_nominative(scene, part.first)]
        parts = people if len(people) > 1 else parts
        words = Range(parts[0].first, parts[-1].last)
        name = " i ".join(_named(scene, part)[0] for part in parts)
        return Speaker(words=words, span=span_of(paragraph, words), name=name, gender=gender,
                       is_plural=True, basis=basis)  # fmt: skip
    name, shown, is_known = _named(scene, words)
    if is_known and words.last - words.first == 1 and _is_common_noun(token):
        shown, is_known = None, False
    if not is_known or (shown is None and not _fits_gender(scene, name, gender, plural)):
        earlier = _meant(scene, words, head, gender, plural, traces)
        if earlier is not None:
            name, is_known = earlier, True
        elif is_known:
            name, is_known = description(scene, words), False
    return Speaker(
        words=words,
        span=shown or span_of(paragraph, words),
        name=name or None,
        gender=gender,
        is_plural=plural,
        is_person=is_known and scene.cast.kind(name) == "PER",
        basis=basis,
    )


def _named(scene: Scene, words: Range) -> tuple[str, Span | None, bool]:
    """The name for a phrase, the span of the name alone, and whether it is a known name."""
    apposed = _apposed(scene, words)
    who = scene.who(words)
    if apposed is not None and apposed < words.last and scene.cast.kind(who or "") != "PER":
        who = None
    if who is not None:
        span = _name_alone(scene, words)
        if span is not None or apposed is None:
            return who, span, True
    if apposed is not None:
        name = scene.cast.names[scene.named[apposed]]
        return name.entity_name, Span(name.start, name.end), True
    if words.last - words.first == 1 and _is_outlet(scene, words.first):
        text = scene.paragraph.tokens[words.first].text
        return text, span_of(scene.paragraph, words), True
    first = scene.name_at(words.first)
    if first is not None and scene.name_words(words.first).last >= words.last:
        return first.entity_name, Span(first.start, first.end), True
    return description(scene, words), None, False


def _name_alone(scene: Scene, words: Range) -> Span | None:
    """The span of the name without the noun of its kind: ``Agencja [Reutera]``."""
    span = scene.cast.name_span(*scene.address(words))
    if span is None:
        return None
    inside = [p for p in range(*words) if span.start <= scene.paragraph.tokens[p].start < span.end]
    if len(inside) > 1 and scene.paragraph.tokens[inside[0]].lemma in scene.relays.nouns:
        if scene.paragraph.tokens[inside[1]].text[:1].isupper():
            return Span(scene.paragraph.tokens[inside[1]].start, span.end)
    return span


def _is_common_noun(token: Token) -> bool:
    """Whether a dictionary word that is nobody's name was read as one: ``Brytyjczyk``."""
    return bool(token.readings) and not token.names and token.lemma.endswith(("czyk", "anin"))


def _apposed(scene: Scene, words: Range) -> int | None:
    """A person's name in the nominative that explains the phrase: ``sponsor kampanii na rzecz
    wyjścia Aaron Banks``, ``premier Pakistanu, Imran Khan,``, ``Caroline Lucas, posłanka``."""
    paragraph = scene.paragraph
    if "nom" not in morph_of(paragraph.tokens[head_of(scene, words)]).cases:
        return None
    for place in range(words.last - 1, words.first - 1, -1):
        if _is_person_nominative(scene, place):
            return place
    if any(scene.named[place] >= 0 and scene.cast.names[scene.named[place]].type == "PER"
           for place in range(*words)):  # fmt: skip
        return None
    end = paragraph.sentence_end(words.first)
    for place in range(words.last, min(words.last + APPOSITION_REACH, end)):
        token = paragraph.tokens[place]
        if is_finite(token) or token.lemma in {"i", "oraz", "że"} or token.text in {":", ";"}:
            break
        if is_dash(token) or (token.text == "," and place > words.last):
            break
        if _is_person_nominative(scene, place):
            after = scene.name_words(place).last
            if paragraph.tokens[words.last].text != "," or (
                after < end and paragraph.tokens[after].text == ","
            ):
                return place
            break
    before = words.first - 2
    if before >= 0 and paragraph.tokens[words.first - 1].text == ",":
        if _is_person_nominative(scene, before) and "sg" in morph_of(
            paragraph.tokens[head_of(scene, words)]
        ).numbers:
            return before
    return None


def _is_person_nominative(scene: Scene, place: int) -> bool:
    name = scene.name_at(place)
    return name is not None and name.type == "PER" and scene.is_base_form(place)


def _fits_gender(scene: Scene, name: str, gender: str | None, plural: bool) -> bool:
    """Whether a person of this name can be meant by a word of this gender."""
    if gender not in {"m", "f"} or plural or scene.cast.kind(name) != "PER":
        return True
    own = gender_of_name(scene, name)
    return own is None or own == gender


def _meant(
    scene: Scene, words: Range, head: int, gender: str | None, plural: bool, traces: list[Trace]
) -> str | None:
    """Whom a bare description takes up: ``dziennikarz`` after a man has spoken, ``przewoźnik``
    after a firm; a description with words of its own introduces somebody new."""
    paragraph = scene.paragraph
    if paragraph.inside[head] >= 0 or not _is_bare(scene, words, head):
        return None
    home, lemma = paragraph.homes[head], paragraph.tokens[head].lemma.lower()
    longer = _longer(paragraph.tokens[head].text.lower(), traces)
    if longer is not None:
        return longer
    if plural:
        return None
    if lemma in scene.sayings.bodies:
        return _body_meant(scene, lemma, paragraph.tokens[head].start)
    if "m1" not in morph_of(paragraph.tokens[head]).genders and gender != "f":
        return None
    if lemma in scene.sayings.newcomers or not _is_person_noun(scene, head):
        return None
    people = [t for t in traces if t.is_person and not t.is_plural and t.sentence >= home - 3]
    people = [t for t in people if t.gender in {None, gender} and t.role != "object"]
    return people[-1].name if people else None


def _is_bare(scene: Scene, words: Range, head: int) -> bool:
    """A noun alone, or with adjectives before it (``unijny negocjator``), that is no office:
    offices are told apart by their body and country, which the cast knows."""
    tokens = scene.paragraph.tokens
    if words.last - words.first == 1:
        return True
    if words.last - 1 != head or words.last - words.first > 3:
        return False
    if any(morph_of(tokens[place]).pos not in {"adj", "pact"} for place in range(words.first, head)):
        return False
    return "sg" in morph_of(tokens[head]).numbers and not _is_office(scene, tokens[head].lemma)


def _is_office(scene: Scene, lemma: str) -> bool:
    titles = read_titles(scene.cast.pack).by_word.get(lemma.casefold(), ())
    return any(title.is_office for title in titles)


def _longer(word: str, traces: list[Trace]) -> str | None:
    """``związki`` after ``związki zawodowe pilotów``: an earlier description by the same noun."""
    for trace in reversed(traces):
        if trace.name.lower().startswith(word + " "):
            return trace.name
    return None


def _is_person_noun(scene: Scene, place: int) -> bool:
    """Nouns for men are m1; feminine ones by their make: ``aktorka``, ``posłanka``."""
    token = scene.paragraph.tokens[place]
    genders = morph_of(token).genders
    return "m1" in genders or token.lemma.endswith(("ka", "czyni", "yni", "ini"))


def _body_meant(scene: Scene, lemma: str, offset: int) -> str | None:
    """The last organisation named before that a common noun can take up: of the same kind word
    (``komisja`` for Komisja Europejska), a medium for ``stacja``, else a firm for ``spółka``."""
    before = [n for n in scene.cast.names if n.start < offset and n.type in {"ORG", "PRO"}]
    for name in reversed(before):
        if lemma in name.entity_name.casefold().split():
            return name.entity_name
    is_media = lemma in scene.relays.nouns
    for name in reversed(before):
        known = name.entity_name.casefold() in scene.relays.names
        if known and is_media:
            return name.entity_name
        if not is_media and not known and name.type == "ORG" and lemma in scene.sayings.firms:
            return name.entity_name
    return None


def description(scene: Scene, words: Range) -> str:
    """The phrase as a name: its nominative, as usual inside a sentence."""
    tokens = scene.paragraph.tokens[words.first : words.last]
    head = scene.paragraph.tokens[head_of(scene, words)]
    if "nom" not in morph_of(head).cases and not _reads_nominative(head):
        return scene.cast.description(*scene.address(words))
    text = scene.cast.analysis.document.text[tokens[0].start : tokens[-1].end]
    if scene.named[words.first] >= 0 or tokens[0].text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def _reads_nominative(token: Token) -> bool:
    """Whether an accusative looks like its nominative: ``na źródła`` is ``źródła``."""
    morph = morph_of(token)
    if "acc" not in morph.cases:
        return False
    others = [read_tag(r.tag) for r in token.readings]
    return any("nom" in o.cases and o.numbers == morph.numbers for o in others) and (
        "pl" in morph.numbers
    )


def subject_phrase(scene: Scene, cue: Cue, draft: Draft) -> Range | None:
    """The phrase that is the cue's subject: in its clause, or the clause it is coordinated to."""
    paragraph = scene.paragraph
    if cue.form == "participle":
        return _main_subject(scene, cue.verb, draft.window)
    antecedent = _relative_antecedent(scene, cue.verb)
    if antecedent is not None:
        return antecedent
    after_first = not draft.rule.startswith(("clause-", "nominal", "quoted", "colon")) or (
        draft.rule == "clause-fronted"
    )
    heads = _subject_heads(scene, cue.verb, draft.window)
    if not heads:
        return None
    near_after = [head for head in heads if head > cue.verb]
    before = [head for head in heads if head < cue.verb]
    if after_first or _starts_clause(paragraph, cue):
        chosen = _first_after(scene, near_after) if near_after else before[-1]
    else:
        before = _sharing(paragraph, before, cue.verb)
        chosen = _best_before(paragraph, before, cue.verb) if before else near_after[0]
    return phrase_around(scene, chosen)


def _sharing(paragraph: Paragraph, heads: list[int], verb: int) -> list[int]:
    """Under ``i`` a verb shares the subject of the verb before, whose object is none: ``Kowalski
    skrytykował PAP i powiedział``."""
    near = [paragraph.tokens[place].lemma for place in range(max(verb - 3, 0), verb)]
    if not {"i", "oraz", "a"} & set(near):
        return heads
    start = paragraph.sentence_start(verb)
    verbs = [p for p in range(start, verb) if is_finite(paragraph.tokens[p])
             and paragraph.inside[p] == paragraph.inside[verb]]  # fmt: skip
    if not verbs:
        return heads
    shared = [head for head in heads if head < verbs[-1]]
    coordinator = max(p for p in range(max(verb - 3, 0), verb)
                      if paragraph.tokens[p].lemma in {"i", "oraz", "a"})  # fmt: skip
    own = [head for head in heads if head > coordinator]
    return heads if own or not shared else shared


def _first_after(scene: Scene, heads: list[int]) -> int:
    """The first nominative after the verb; an acronym before a person's name is whom he told:
    ``powiedział PAP Jan Kowalski``."""
    first = heads[0]
    if scene.paragraph.tokens[first].text.isupper() and len(heads) > 1:
        if _is_person_nominative(scene, heads[1]) and heads[1] == scene.name_words(first).last:
            return heads[1]
    return first


def _starts_clause(paragraph: Paragraph, cue: Cue) -> bool:
    """Whether nothing nominative can precede: the verb opens its clause."""
    place = cue.words.first
    if place == 0 or place == paragraph.sentence_start(place):
        return True
    before = paragraph.tokens[place - 1]
    return before.text in {":", "„", '"'} or is_dash(before) or before.lemma in {"jak"}


def _best_before(paragraph: Paragraph, heads: list[int], verb: int) -> int:
    """Of several nominatives before the verb the first of the nearest row: an apposition
    (``Jan Kowalski, minister obrony, powiedział``) follows what it explains."""
    best = heads[-1]
    for head in reversed(heads[:-1]):
        between = paragraph.tokens[head + 1 : best]
        if any(is_finite(token) for token in between):
            break
        after = paragraph.tokens[best + 1 : verb]
        if any(token.text == "," for token in between):
            if any(token.text == "," for token in after):
                best = head
        elif not any(morph_of(t).pos in {"prep"} for t in between):
            best = head
    return best


def _subject_heads(scene: Scene, verb: int, window: Range) -> list[int]:
    """Nominatives of the window that agree with the verb, outside relative clauses and brackets.

    A name that stands as its base form counts where nothing else does, whatever gender the
    dictionary guesses: ``Zacharowa zarzuciła``.
    """
    heads = list(_agreeing(scene, verb, window, guess=False))
    heads = heads or list(_agreeing(scene, verb, window, guess=True))
    return heads or list(_misread(scene, verb, window))


def _misread(scene: Scene, verb: int, window: Range) -> Iterator[int]:
    """A medium, body or document after the verb whose nominative was read as its accusative:
    ``jak podaje dziennik``."""
    tellers = scene.relays.nouns | scene.sayings.documents | scene.sayings.bodies
    verb_morph = morph_of(scene.paragraph.tokens[verb])
    for place in range(verb + 1, min(verb + 9, window.last)):
        token = scene.paragraph.tokens[place]
        if token.text == ",":
            return
        after_pronoun = scene.paragraph.tokens[place - 1].text.lower() == "tym"
        if token.lemma not in tellers or (_in_preposition(scene, place) and not after_pronoun):
            continue
        if any(a.first <= place < a.last for a in _agents(scene.paragraph, window)):
            continue
        readings = [read_tag(r.tag) for r in token.readings]
        if any("nom" in r.cases and agrees(verb_morph, r) for r in readings):
            yield place


def _agreeing(scene: Scene, verb: int, window: Range, *, guess: bool) -> Iterator[int]:
    paragraph = scene.paragraph
    verb_morph = morph_of(paragraph.tokens[verb])
    home = paragraph.inside[verb]
    closed = _relative_spans(paragraph, window, verb) + _agents(paragraph, window)
    for place in range(window.first, window.last):
        token = paragraph.tokens[place]
        if place == verb or any(span.first <= place < span.last for span in closed):
            continue
        if _in_bracket(paragraph, place, window.first):
            continue
        if guess and _is_apart_by_guess(scene, place):
            yield place
            continue
        if paragraph.inside[place] != home and not _is_quoted_name(paragraph, place):
            continue
        morph = morph_of(token)
        if not (morph.is_nominal or _is_noun_like(paragraph, place, morph)):
            continue
        if morph.pos == "num" or token.lemma in RELATIVE or _in_preposition(scene, place):
            continue
        if _is_inflected(scene, place):
            continue
        if guess:
            if scene.is_base_form(place) and not _is_oblique_place(scene, place, verb):
                yield place
            continue
        if "nom" not in morph.cases and not _is_unmarked_name(paragraph, place, morph):
            continue
        if agrees(verb_morph, morph) or _is_coordination(scene, place, verb_morph):
            yield place
        elif _is_outlet(scene, place):
            yield place


def _is_outlet(scene: Scene, place: int) -> bool:
    """An agency's or paper's acronym, whatever word it looks like: ``PAP podała``."""
    text = scene.paragraph.tokens[place].text
    return text.isupper() and text.casefold() in scene.relays.names


def _agents(paragraph: Paragraph, window: Range) -> list[Range]:
    """What stands after ``przez``: never the subject."""
    return [
        Range(place, agent_end(paragraph, place + 1, window.last))
        for place in range(*window)
        if paragraph.tokens[place].text.lower() == "przez"
    ]


def _is_inflected(scene: Scene, place: int) -> bool:
    """Whether the name this word belongs to stands in another case than its base form, and the
    dictionary knows no nominative of the word: ``Komisji``."""
    name = scene.name_at(place)
    if name is None or scene.is_base_form(place):
        return False
    return any(
        scene.paragraph.tokens[near].readings
        and not any("nom" in read_tag(r.tag).cases for r in scene.paragraph.tokens[near].readings)
        for near in range(*scene.name_words(place))
    )


def _in_bracket(paragraph: Paragraph, place: int, first: int) -> bool:
    """Whether the word stands in brackets: ``Danuta Hübner (PO, EPL)``."""
    for near in range(place - 1, max(first, place - 12) - 1, -1):
        if paragraph.tokens[near].text == ")":
            return False
        if paragraph.tokens[near].text == "(":
            return True
    return False


def _is_oblique_place(scene: Scene, place: int, verb: int) -> bool:
    """Whether a guessed name would have to agree in number and cannot: a plural verb."""
    return "pl" in morph_of(scene.paragraph.tokens[verb]).numbers


def _in_preposition(scene: Scene, place: int) -> bool:
    """Whether a preposition governs the phrase that holds this word."""
    if scene.named[place] >= 0:
        first = scene.name_words(place).first
        if first and is_preposition(scene.paragraph.tokens[first - 1]):
            return True
    phrase = scene.phrase_at(place)
    if phrase is not None and phrase.preposition is not None:
        return not (_stands_apart(scene, place) or _follows_name(scene, place))
    return _after_preposition(scene.paragraph, place)


def _follows_name(scene: Scene, place: int) -> bool:
    """Whether a name in marks only follows another name: ``cytowany przez PAP „Bild”``."""
    paragraph = scene.paragraph
    if not _is_quoted_name(paragraph, place):
        return False
    first = _quoted_words(paragraph, paragraph.inside[place])[0]
    before = first - 1
    while before > 0 and _is_mark(paragraph.tokens[before].text):
        before -= 1
    return scene.named[before] >= 0


def _stands_apart(scene: Scene, place: int) -> bool:
    """Whether a nominative name only follows a phrase in another case: ``do Polaków Jan Nowak``."""
    phrase = scene.phrase_at(place)
    if phrase is None or not scene.is_base_form(place):
        return False
    head = phrase.head + scene.paragraph.firsts[place]
    if scene.named[head] == scene.named[place] or "nom" in phrase.cases:
        return False
    return _is_person_nominative(scene, place) or _is_before_verb(scene, place, head)


def _is_apart_by_guess(scene: Scene, place: int) -> bool:
    """``w sobotę [Ministerstwo Zdrowia]``: a body's or medium's name in its base form after a
    phrase with a preposition, where no other subject is found."""
    name = scene.name_at(place)
    phrase = scene.phrase_at(place)
    if name is None or name.type not in {"ORG", "PRO"} or not scene.is_base_form(place):
        return False
    if phrase is None or phrase.preposition is None or place != scene.name_words(place).first:
        return False
    head = phrase.head + scene.paragraph.firsts[place]
    tokens = scene.paragraph.tokens
    if scene.named[head] == scene.named[place] or is_preposition(tokens[place - 1]):
        return False
    return tokens[head].lemma not in scene.relays.nouns | scene.sayings.bodies | scene.sayings.talks


def _is_before_verb(scene: Scene, place: int, head: int) -> bool:
    """``We wtorek [NIS] ujawnił``: a name right before the verb, after a noun that takes none."""
    after = scene.name_words(place).last
    tokens = scene.paragraph.tokens
    if tokens[head].lemma in scene.relays.nouns | scene.sayings.bodies:
        return False
    return after < len(tokens) and is_finite(tokens[after])


def agrees(verb: Morph, noun: Morph) -> bool:
    """Whether a verb form and a noun can be predicate and subject."""
    if verb.numbers and noun.numbers and not verb.numbers & noun.numbers:
        return False
    if verb.pos not in {"praet", "winien"} or not verb.genders or not noun.genders:
        return True
    if "sg" in verb.numbers:
        return bool(_genders(verb) & _genders(noun))
    return ("m1" in verb.genders) <= ("m1" in noun.genders) or noun.pos == "brev"


def elided(paragraph: Paragraph, verb: int, traces: list[Trace]) -> Speaker:
    """Who is meant by a verb without a subject: the nearest speaker, subject or person so far
    that agrees with it."""
    morph = morph_of(paragraph.tokens[verb])
    gender = _gender(morph) if morph.pos == "praet" else None
    plural = "pl" in morph.numbers
    found = _nearest(paragraph.homes[verb], gender, plural, traces)
    return Speaker(
        name=found.name if found else None,
        gender=gender,
        is_plural=plural,
        basis=f"elided-{found.role}" if found else "elided",
    )


def _nearest(
    sentence: int, gender: str | None, plural: bool, traces: list[Trace]
) -> Trace | None:
    """The nearest trace that agrees; in one sentence a speaker comes before a subject, a subject
    before anyone else."""
    rank = {"speaker": 0, "subject": 1, "object": 2}
    fitting = [
        trace
        for trace in traces
        if sentence - MEMORY <= trace.sentence <= sentence
        and trace.is_plural == plural
        and (gender is None or trace.gender is None or trace.gender == gender)
    ]
    if not fitting:
        return None
    speakers = [t for t in fitting if t.role == "speaker" and t.sentence >= sentence - 4]
    subjects = [t for t in fitting if t.role == "subject" and t.sentence >= sentence - 1]
    if speakers and not (subjects and subjects[-1].sentence > speakers[-1].sentence):
        return speakers[-1]
    return max(fitting, key=lambda trace: (trace.sentence, -rank[trace.role]))


def _from_source(
    scene: Scene, source: Range, traces: list[Trace]
) -> Speaker:
    """The source after ``według``: itself, or the owner of the information it carries."""
    paragraph = scene.paragraph
    if source.last - source.first == 1 and (
        paragraph.tokens[source.first].text.lower() in scene.sayings.possessive
    ):
        word = paragraph.tokens[source.first].text.lower()
        gender, plural = {"jego": ("m", False), "jej": ("f", False)}.get(word, (None, True))
        found = _nearest(paragraph.homes[source.first], gender, plural, traces)
        return Speaker(words=source, span=span_of(paragraph, source), gender=gender,
                       name=found.name if found else None, is_plural=plural, basis="pronoun")  # fmt: skip
    source = _without_agent(scene, source, source.first)
    return describe(scene, owner_of(scene, source), traces, basis="source")


def owner_of(scene: Scene, source: Range) -> Range:
    """``informacji ministerstwa`` → ``ministerstwa``: whoever stands in the genitive after a
    noun that only carries words; the whole phrase where nobody does."""
    paragraph = scene.paragraph
    head = head_of(scene, source)
    if paragraph.tokens[head].lemma not in scene.sayings.carriers or head + 1 >= source.last:
        return source
    after = head + 1
    morph = morph_of(paragraph.tokens[after])
    if morph.pos == "prep" or paragraph.tokens[after].lemma in {"i", "oraz"}:
        return source
    if paragraph.tokens[head].lemma in scene.sayings.works and not _is_body(scene, after):
        return source
    if _is_indeclinable(paragraph.tokens[after]):
        return source
    if "gen" in morph.cases or morph.pos in {"ign", "xxx", "brev"} or _is_upper(paragraph, after):
        return Range(after, source.last)
    return source


def _is_indeclinable(token: Token) -> bool:
    """``nagranie [wideo]``: a common noun that looks the same in every case owns nothing."""
    cases = {case for r in token.readings for case in read_tag(r.tag).cases}
    return token.text[:1].islower() and len(cases) >= 6


def _is_body(scene: Scene, place: int) -> bool:
    """Whether a named organisation begins here: ``badanie [Europejskiego Komitetu Regionów]``."""
    name = scene.name_at(place)
    return name is not None and name.type in {"ORG", "PER"}


def _is_upper(paragraph: Paragraph, place: int) -> bool:
    return paragraph.tokens[place].text[:1].isupper()


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
        if is_final(token) or token.lemma in {"że", "iż"}:
            return None
        if token.text.lower() in {"od", "ze", "przez"} and token.text.lower() != "ze":
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
    if cue.saying.lemmas[0] == "wynikać":
        prepositions, case = {"z", "ze"}, "gen"
    elif cue.form == "impersonal" or cue.saying.lemmas[0] == "czytać":
        prepositions, case = {"w", "we", "na"}, "loc"
    else:
        return None
    paragraph = scene.paragraph
    for place in _outward(cue.verb, draft.window):
        token = paragraph.tokens[place]
        if token.text.lower() not in prepositions or place + 1 >= draft.window.last:
            continue
        end = _phrase_end(paragraph, place + 1, case, draft.window.last)
        phrase = Range(place + 1, end)
        if phrase.first >= phrase.last:
            continue
        head = paragraph.tokens[head_of(scene, phrase)]
        if case == "loc" and head.lemma not in scene.sayings.documents:
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
            if paragraph.tokens[near].text.lower() == "przez":
                found = scene.phrase_words(near + 1) if near + 1 < window.last else None
                return _attributed(scene, Range(near + 1, found.last)) if found else None
    return None


def _publisher(
    scene: Scene, phrase: Range, case: str, traces: list[Trace]
) -> str | None:
    """A bare ``w komunikacie`` takes up the body that spoke last; None for a person or nobody."""
    if case != "loc" or phrase.last - phrase.first > 1:
        return None
    home = scene.paragraph.homes[phrase.first]
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
        if token.text == "," or is_final(token) or is_dash(token) or is_finite(token):
            break
        cases = morph.cases
        if cases and case not in cases and not (place > start and "gen" in cases):
            break
        if not cases and morph.pos not in {"ign", "xxx", "brev"} and not token.text[:1].isupper():
            break
        place += 1
    return place


def _is_impersonal(scene: Scene, draft: Draft, cue: Cue) -> bool:
    """``mówi się, że``: się beside a verb that has none of its own, and no subject."""
    paragraph = scene.paragraph
    morph = morph_of(paragraph.tokens[cue.verb])
    if cue.saying.is_reflexive or "pl" in morph.numbers:
        return False
    near = range(max(cue.verb - 2, 0), min(cue.verb + 3, len(paragraph.tokens)))
    if not any(paragraph.tokens[place].text.lower() == "się" for place in near):
        return False
    return not _subject_heads(scene, cue.verb, draft.window)


def _impersonal(scene: Scene, cue: Cue, traces: list[Trace]) -> Speaker:
    """``podkreślono``: whoever spoke last in this paragraph; ``mówi się``: nobody named."""
    is_general = cue.form != "impersonal" or cue.saying.kind in {"speculate", "assess"}
    home = scene.paragraph.homes[cue.verb]
    recent = [
        t for t in traces if t.role == "speaker" and home - NEAR_MEMORY <= t.sentence <= home
    ]
    if is_general or not recent:
        return Speaker(name=scene.sayings.unnamed, basis="unnamed")
    return Speaker(name=recent[-1].name, basis="impersonal")


def _relative_antecedent(scene: Scene, verb: int) -> Range | None:
    """``Kowalski, który powiedział``: the noun before the relative word, if that is the subject."""
    paragraph = scene.paragraph
    start = paragraph.sentence_start(verb)
    for place in range(verb - 1, start, -1):
        token = paragraph.tokens[place]
        if is_finite(token) or is_dash(token):
            return None
        if token.text == ",":
            if not opens_clause(paragraph, place + 1):
                continue
            relative = paragraph.tokens[place + 1]
            morph = morph_of(relative)
            if relative.lemma not in {"który", "jaki"} or "nom" not in morph.cases:
                return None
            if not agrees(morph_of(paragraph.tokens[verb]), morph):
                return None
            return _noun_before(scene, place, relative=morph, start=start)
    return None


def _noun_before(scene: Scene, comma: int, *, relative: Morph, start: int) -> Range | None:
    """The phrase before the comma that a relative word refers to, with its name."""
    paragraph = scene.paragraph
    for place in range(comma - 1, start - 1, -1):
        token = paragraph.tokens[place]
        if is_finite(token) or token.text == ",":
            return None
        if morph_of(token).is_nominal and agrees_relative(relative, morph_of(token)):
            if scene.named[place] >= 0:
                first = scene.name_words(place).first
                if _stands_apart(scene, place):
                    return Range(first, comma)
                before = scene.phrase_words(place)
                return Range(min(first, before.first) if before else first, comma)
            return Range(_adjectives_before(paragraph, place, start), comma)
    return None


def _adjectives_before(paragraph: Paragraph, place: int, start: int) -> int:
    """Where the adjectives of a noun begin: ``reakcja [brytyjskiego rządu], który``."""
    cases = morph_of(paragraph.tokens[place]).cases
    while place > start and morph_of(paragraph.tokens[place - 1]).pos in {"adj", "ppas", "pact"}:
        if not morph_of(paragraph.tokens[place - 1]).cases & cases:
            break
        place -= 1
    return place


def agrees_relative(relative: Morph, noun: Morph) -> bool:
    """Whether ``który`` can refer to the noun: number and gender, whatever the case."""
    if relative.numbers and noun.numbers and not relative.numbers & noun.numbers:
        return False
    return not relative.genders or not noun.genders or bool(_genders(relative) & _genders(noun))


def _main_subject(scene: Scene, participle: int, window: Range) -> Range | None:
    """The subject of the clause that an adverbial participle belongs to."""
    paragraph = scene.paragraph
    start, end = paragraph.sentence_start(participle), paragraph.sentence_end(participle)
    verbs = [p for p in range(start, end) if is_finite(paragraph.tokens[p])
             and paragraph.inside[p] == paragraph.inside[participle]]  # fmt: skip
    before = [verb for verb in verbs if verb < participle]
    for verb in [*reversed(before), *[v for v in verbs if v > participle][:1]]:
        antecedent = _relative_antecedent(scene, verb)
        if antecedent is not None:
            return antecedent
        reach = participle if verb < participle else min(verb + 8, end)
        heads = _subject_heads(scene, verb, Range(start, reach))
        if heads:
            left = [head for head in heads if head < verb]
            chosen = _best_before(paragraph, left, verb) if left else heads[0]
            return phrase_around(scene, chosen)
    return None


def phrase_around(scene: Scene, head: int) -> Range:
    """The noun phrase that holds a head, whole names included, and the place or object that a
    description is told by (``piloci Ryanaira ze Szwecji``, ``związki reprezentujące personel``)."""
    paragraph = scene.paragraph
    number = paragraph.inside[head]
    if number >= 0 and _is_quoted_name(paragraph, head):
        return Range(*_quoted_words(paragraph, number))
    words = scene.phrase_words(head) or Range(head, head + 1)
    if _stands_apart(scene, head) or _is_apart_by_guess(scene, head):
        words = scene.name_words(head)
    words = _with_partitive(scene, _without_agent(scene, words, head))
    words = _with_names(scene, words)
    words = _without_edges(paragraph, _without_bracket(paragraph, words), head)
    return _attributed(scene, words)


def _quoted_words(paragraph: Paragraph, number: int) -> tuple[int, int]:
    places = [place for place, inside in enumerate(paragraph.inside) if inside == number]
    return places[0], places[-1] + 1


def _with_names(scene: Scene, words: Range) -> Range:
    first, last = words
    if scene.named[first] >= 0:
        first = scene.name_words(first).first
    if scene.named[last - 1] >= 0:
        last = scene.name_words(last - 1).last
    tokens = scene.paragraph.tokens
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
    return morph_of(scene.paragraph.tokens[place]).pos == "adj" and (
        "nom" in morph_of(scene.paragraph.tokens[place]).cases
    )


def _belongs(scene: Scene, place: int) -> bool:
    """Whether a name right after a phrase is part of it: in the nominative as its apposition, in
    the genitive as its owner."""
    if scene.paragraph.homes[place] != scene.paragraph.homes[place - 1]:
        return False
    cases = morph_of(scene.paragraph.tokens[place]).cases
    return scene.is_base_form(place) or not cases or bool(cases & {"nom", "gen", "acc"})


def _with_partitive(scene: Scene, words: Range) -> Range:
    """``jeden [z cytowanych ekspertów]``, ``część [z nich]``: what a part is of."""
    tokens = scene.paragraph.tokens
    if words.last - words.first > 1 or tokens[words.first].lemma not in scene.sayings.parts:
        return words
    if words.last + 1 >= len(tokens) or tokens[words.last].text.lower() not in {"z", "ze", "spośród"}:
        return words
    found = scene.phrase_words(words.last + 1)
    return Range(words.first, found.last) if found else words


def _without_agent(scene: Scene, words: Range, head: int) -> Range:
    """``cytowany przez agencję TASS [minister obrony]``: the phrase without the participle."""
    paragraph = scene.paragraph
    for place in range(words.first, words.last):
        if paragraph.tokens[place].text.lower() == "przez":
            first = agent_end(paragraph, place + 1, words.last)
            return Range(first, words.last) if first < words.last else Range(head, head + 1)
    return words


def _without_edges(paragraph: Paragraph, words: Range, head: int) -> Range:
    """The phrase without an adverb before it (``jednocześnie służby``) and without an adjective
    that only opens what follows (``spółka Gazpromu [odpowiedzialna za inwestycję]``)."""
    first, last = words
    while first < head and morph_of(paragraph.tokens[first]).pos in {"adv", "part", "qub", "conj"}:
        first += 1
    while last - 1 > head and last < len(paragraph.tokens):
        if morph_of(paragraph.tokens[last]).pos != "prep":
            break
        token = paragraph.tokens[last - 1]
        if last - 2 == head or not _is_adjectival(token) or not morph_of(paragraph.tokens[last - 2]).is_nominal:
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


def _attributed(scene: Scene, words: Range) -> Range:
    """A plural description with the phrase that tells whose or where they are."""
    paragraph = scene.paragraph
    after = words.last
    if after >= paragraph.sentence_end(words.first):
        return words
    if morph_of(paragraph.tokens[after - 1]).pos == "pact":
        found = scene.phrase_words(after)
        return Range(words.first, _with_place(scene, found.last)) if found else words
    if "pl" not in morph_of(paragraph.tokens[head_of(scene, words)]).numbers:
        return words
    if morph_of(paragraph.tokens[after]).pos == "pact":
        found = scene.phrase_words(after + 1) if after + 1 < len(paragraph.tokens) else None
        return Range(words.first, _with_place(scene, found.last)) if found else words
    if any(scene.named[place] >= 0 for place in range(*words)):
        return words
    phrase = scene.phrase_at(after + 1) if after + 1 < len(paragraph.tokens) else None
    if phrase is None or phrase.preposition not in {"z", "w", "na", "ds."}:
        return words
    found = scene.phrase_words(after + 1)
    if found is None or found.first != after + 1:
        return words
    if any(scene.named[place] >= 0 for place in range(*found)):
        return Range(words.first, found.last)
    return words


def _with_place(scene: Scene, after: int) -> int:
    """After ``w UE`` where it follows: a named place ends the phrase."""
    tokens = scene.paragraph.tokens
    if after + 1 >= len(tokens) or tokens[after].text.lower() not in {"w", "we", "na"}:
        return after
    return scene.name_words(after + 1).last if scene.named[after + 1] >= 0 else after


def coordinated(scene: Scene, words: Range) -> list[Range]:
    """The members of ``Jan Kowalski i Anna Nowak``: names joined by the phrase."""
    phrase = scene.phrase_at(words.first)
    if phrase is None or len(phrase.conjuncts) < 2:
        return [words]
    shift = scene.paragraph.firsts[words.first]
    parts = [Range(part.start + shift, part.end + shift) for part in phrase.conjuncts]
    if parts[-1].last > words.last:
        return [words]
    if not all(scene.named[place] >= 0 for part in parts for place in [part.last - 1]):
        return [words]
    return parts


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


def _gender(morph: Morph) -> str | None:
    found = _genders(morph)
    return next(iter(found)) if len(found) == 1 else None


def _genders(morph: Morph) -> frozenset[str]:
    return frozenset("m" if gender in MASCULINE else gender for gender in morph.genders)


def _relative_spans(paragraph: Paragraph, window: Range, verb: int) -> list[Range]:
    """Relative clauses of the window that do not hold the verb."""
    found = []
    place = window.first
    if place < window.last and paragraph.tokens[place].text.lower() == "jak":
        end = place + 1
        while end < window.last and paragraph.tokens[end].text != ",":
            end += 1
        if not place < verb < end:
            found.append(Range(place, end))
    while place < window.last:
        if paragraph.tokens[place].text == "," and opens_clause(paragraph, place + 1):
            end = place + 2
            while end < window.last and paragraph.tokens[end].text != ",":
                end += 1
            if not place < verb < end:
                found.append(Range(place, end))
            place = end
            continue
        place += 1
    return found


def _is_quoted_name(paragraph: Paragraph, place: int) -> bool:
    """A name in marks, ``„Bild”``: quoted words with a capital and no verb."""
    number = paragraph.inside[place]
    if number < 0:
        return False
    words = [t for i, t in enumerate(paragraph.tokens) if paragraph.inside[i] == number]
    if len(words) > 5 or not words[0].text[:1].isupper():
        return False
    return not any(is_finite(token) for token in words)


def _is_noun_like(paragraph: Paragraph, place: int, morph: Morph) -> bool:
    """An adjective or unknown word that stands for a noun: ``Protestujący``, ``Wiedomosti``."""
    token = paragraph.tokens[place]
    if morph.pos in {"ign", "xxx"}:
        return token.text[:1].isupper()
    if morph.pos not in {"adj", "pact", "ppas"}:
        return False
    if morph.pos == "ppas" or _is_agent_next(paragraph, place):
        return False
    others = [read_tag(r.tag) for r in token.readings]
    if any(o.pos == "subst" and "nom" in o.cases for o in others):
        return True
    after = morph_of(paragraph.tokens[place + 1]) if place + 1 < len(paragraph.tokens) else None
    is_before_noun = after is not None and bool(after.cases & morph.cases) and (
        after.is_nominal or after.pos in {"adj", "ppas", "pact"}
    )
    return not is_before_noun and (token.text[:1].isupper() or morph.pos == "pact")


def _is_agent_next(paragraph: Paragraph, place: int) -> bool:
    return place + 1 < len(paragraph.tokens) and paragraph.tokens[place + 1].text == "przez"


def _is_unmarked_name(paragraph: Paragraph, place: int, morph: Morph) -> bool:
    """A name whose form tells no case: an acronym, an unknown word, a paper's name in marks."""
    token = paragraph.tokens[place]
    if morph.pos in {"ign", "xxx"} and token.text[:1].isupper():
        return True
    if _is_quoted_name(paragraph, place):
        return True
    return token.text.isupper() and len(token.text) > 1


def _after_preposition(paragraph: Paragraph, place: int) -> bool:
    """Whether a preposition governs the word, adjectives between."""
    for near in range(place - 1, max(place - 4, -1), -1):
        token = paragraph.tokens[near]
        morph = morph_of(token)
        if is_preposition(token):
            return True
        if _is_mark(token.text) or morph.pos in {"adj", "ppas", "pact"}:
            continue
        here = morph_of(paragraph.tokens[place])
        if here.pos in {"ign", "xxx"} or paragraph.tokens[place].text.isupper():
            return morph.is_nominal and bool(morph.cases) and "nom" not in morph.cases
        return False
    return False


def _is_mark(text: str) -> bool:
    return bool(text) and all(char in "„”“\"»«'`" for char in text)


def _is_coordination(scene: Scene, place: int, verb: Morph) -> bool:
    """A singular name that a plural verb agrees with because another follows after ``i``."""
    if "pl" not in verb.numbers:
        return False
    phrase = scene.phrase_at(place)
    if phrase is None or len(phrase.conjuncts) < 2 or "nom" not in phrase.cases:
        return False
    return phrase.head + scene.paragraph.firsts[place] == place
