"""A verb of saying and its window in, the phrase that is its subject out, in any order of words.

The nominatives that may be it come from ``subject_candidates``; relative and adverbial clauses
take theirs from the clause they hang on."""

from __future__ import annotations

from podobno.extract.clause_edges import clause_start, is_as_well, opens_clause
from podobno.extract.cues import Cue, Draft, Range, is_finite, morph_of
from podobno.extract.governed import in_preposition, is_person_nominative, stands_apart
from podobno.extract.paragraphs import Paragraph
from podobno.extract.phrase_heads import genders_of, head_of
from podobno.extract.quotations import is_dash, is_mark
from podobno.extract.roles import read_titles
from podobno.extract.scene import Scene
from podobno.extract.speaker_phrases import phrase_around
from podobno.extract.subject_candidates import subject_heads
from podobno.extract.subject_forms import agrees
from podobno.language.tags import Morph, read_tag
from podobno.model import Token


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
    pair = _both(scene, Range(max(draft.window.first, clause_start(paragraph, cue.verb)), cue.verb))
    if pair is not None:
        return pair
    heads = subject_heads(scene, cue.verb, draft.window)
    if not heads:
        return None
    near_after = [head for head in heads if head > cue.verb]
    if cue.saying.kind == "describe" and draft.rule.startswith("phrase"):
        near_after = []  # "nazwał Brexit „rewolucją”": what follows is described
        if not any(head < cue.verb for head in heads):
            return None
    before = [head for head in heads if head < cue.verb]
    if draft.rule.startswith("clause-"):
        near_after = _without_object(scene, cue, near_after)
        if not before and not near_after:
            return None
    if after_first or _starts_clause(paragraph, cue):
        chosen = _first_after(scene, near_after) if near_after else before[-1]
        chosen = chosen if near_after else _explained(scene, chosen, cue.verb)
    else:
        before = _sharing(paragraph, before, cue.verb)
        chosen = _best_before(paragraph, before, cue.verb) if before else near_after[0]
        chosen = _explained(scene, chosen, cue.verb)
    return _one_of_list(scene, phrase_around(scene, chosen), chosen, cue.verb)


def _without_object(scene: Scene, cue: Cue, heads: list[int]) -> list[int]:
    """``Wezwał [rząd], by ustąpił``: of nouns behind a verb of demanding the first is whom it
    asks, if its form may be an accusative."""
    if cue.saying.kind != "demand" or "acc" not in cue.saying.to or not heads:
        return heads
    first = scene.paragraph.tokens[heads[0]]
    number = morph_of(first).numbers
    readings = [read_tag(reading.tag) for reading in first.readings]
    is_object = any(r.is_nominal and "acc" in r.cases and r.numbers & number for r in readings)
    return heads[1:] if is_object else heads


def _one_of_list(scene: Scene, words: Range, chosen: int, verb: int) -> Range:
    """``Jak podał [Kowalski], Nowak i Lis rozmawiali``: under a singular verb a list that begins
    with a comma is no subject of it."""
    phrase = scene.phrase_at(chosen)
    if phrase is None or len(phrase.conjuncts) < 2 or chosen < verb:
        return words
    shift = scene.paragraph.firsts[chosen]
    end = phrase.conjuncts[0].end + shift
    is_first = phrase.conjuncts[0].start + shift <= chosen < end < words.last
    if not is_first or scene.paragraph.tokens[end].text != ",":
        return words
    return words if "pl" in morph_of(scene.paragraph.tokens[verb]).numbers else (
        Range(words.first, end))  # fmt: skip


def _explained(scene: Scene, chosen: int, verb: int) -> int:
    """``[Fidesz], największa partia kraju uważa``, ``[Agencja Energii] – agenda ministerstwa –
    podała``: the name that a description right before the verb only explains."""
    paragraph = scene.paragraph
    first, start = phrase_around(scene, chosen).first, paragraph.sentence_start(verb)
    if first - 2 < start or any(scene.named[p] >= 0 for p in range(first, chosen + 1)):
        return chosen
    opener = paragraph.tokens[first - 1]
    is_between = is_dash(opener) and is_dash(paragraph.tokens[verb - 1])
    if not is_between and (opener.text != "," or any(t.text == "," for t in
                           paragraph.tokens[first:verb])):  # fmt: skip
        return chosen
    name = scene.name_words(first - 2) if scene.named[first - 2] >= 0 else None
    if name is None or not scene.is_base_form(name.first) or name.first < start:
        return chosen
    before = paragraph.tokens[start : name.first]
    if any(is_finite(token) or token.text == "," for token in before):
        return chosen
    if in_preposition(scene, name.first) or "pl" in morph_of(paragraph.tokens[verb]).numbers:
        return chosen
    return name.first


def _both(scene: Scene, window: Range) -> Range | None:
    """``zarówno [Kijów, jak i Moskwa] twierdzą``: two before the verb joined by a pair of words."""
    paragraph, verb = scene.paragraph, window.last
    first = next(
        (p for p in range(*window) if paragraph.tokens[p].text.lower() in paragraph.grammar.both),
        None,
    )
    if first is None or paragraph.inside[first] != paragraph.inside[verb]:
        return None
    for place in range(first + 2, verb - 1):
        if is_finite(paragraph.tokens[place]):
            return None
        if paragraph.tokens[place].text == "," and is_as_well(paragraph, place + 1):
            last = phrase_around(scene, place + 3).last
            return Range(first + 1, last) if last <= verb else None
    return None


def _sharing(paragraph: Paragraph, heads: list[int], verb: int) -> list[int]:
    """Under ``i`` a verb shares the subject of the verb before, whose object is none: ``Kowalski
    skrytykował PAP i powiedział``."""
    near = [paragraph.tokens[place].lemma for place in range(max(verb - 3, 0), verb)]
    if not paragraph.grammar.conjoining & set(near):
        return heads
    start = paragraph.sentence_start(verb)
    verbs = [p for p in range(start, verb) if is_finite(paragraph.tokens[p])
             and paragraph.inside[p] == paragraph.inside[verb]]  # fmt: skip
    if not verbs:
        return heads
    shared = [head for head in heads if head < verbs[-1]]
    coordinator = max(p for p in range(max(verb - 3, 0), verb)
                      if paragraph.tokens[p].lemma in paragraph.grammar.conjoining)  # fmt: skip
    own = [head for head in heads if head > coordinator]
    return heads if own or not shared else shared


def _first_after(scene: Scene, heads: list[int]) -> int:
    """The first nominative after the verb; an acronym before a person's name or title is whom he
    told: ``powiedział PAP Jan Kowalski``, ``powiedziała PAP rzecznik rządu``."""
    first = heads[0]
    if len(heads) < 2 or not scene.paragraph.tokens[first].text.isupper():
        return first
    between = scene.paragraph.tokens[scene.name_words(first).last : heads[1]]
    is_next = all(is_mark(t.text) or morph_of(t).pos == "adj" for t in between)
    titles = read_titles(scene.cast.pack).by_word
    is_person = is_person_nominative(scene, heads[1]) or (
        scene.paragraph.tokens[heads[1]].lemma.casefold() in titles
    )
    return heads[1] if is_next and is_person else first


def _starts_clause(paragraph: Paragraph, cue: Cue) -> bool:
    """Whether nothing nominative can precede: the verb opens its clause."""
    place = cue.words.first
    if place == 0 or place == paragraph.sentence_start(place):
        return True
    before = paragraph.tokens[place - 1]
    return (
        before.text in {":", "„", '"'} or is_dash(before) or before.lemma == paragraph.grammar.as_
    )


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
            if relative.lemma not in paragraph.grammar.pronouns or "nom" not in morph.cases:
                return None
            if not agrees(morph_of(paragraph.tokens[verb]), morph):
                return None
            return _noun_before(scene, place, relative=morph, start=start)
    return None


def _noun_before(scene: Scene, comma: int, *, relative: Morph, start: int) -> Range | None:
    """The phrase before the comma that a relative word refers to, with its name."""
    paragraph = scene.paragraph
    opening = None
    for place in range(comma - 1, start - 1, -1):
        token = paragraph.tokens[place]
        if token.text == ")":
            opening = next((p for p in range(place, start - 1, -1)
                            if paragraph.tokens[p].text == "("), None)  # fmt: skip
        if opening is not None and place >= opening:
            comma = opening  # "rzecznik (ang. chief whip) w ramach partii, który"
            continue
        if is_finite(token) or token.text == ",":
            return None
        if morph_of(token).is_nominal and agrees_relative(relative, morph_of(token)):
            if scene.named[place] >= 0:
                first = scene.name_words(place).first
                before = scene.phrase_words(place)
                if before is None or _hangs_on(scene, place, before, relative):
                    return Range(first, comma)
                start = min(first, before.first)
                lead = paragraph.tokens[start].text.lower()
                return Range(start + (lead in paragraph.grammar.among_others), comma)
            return Range(_adjectives_before(paragraph, place, start), comma)
    return None


def _hangs_on(scene: Scene, place: int, words: Range, relative: Morph) -> bool:
    """Whether a relative word takes up the name alone and not the phrase that it stands in:
    ``zmiana stanowiska [Niemiec], które``, ``należącej do strefy euro [Słowacji], która``; but
    ``rzecznik Skylotu, który``."""
    if stands_apart(scene, place):
        return True
    head = head_of(scene, words)
    if scene.named[head] == scene.named[place]:
        return False
    token = scene.paragraph.tokens[head]
    if not agrees_relative(relative, morph_of(token)):
        return True
    return not _may_speak(scene, token)


def _may_speak(scene: Scene, token: Token) -> bool:
    """A noun for people, a body, a paper or a document."""
    nouns = scene.sayings.bodies | scene.relays.nouns | scene.sayings.documents
    institutions = set(scene.cast.pack.table("event_actors")["institutions"])
    return (
        "m1" in morph_of(token).genders
        or token.lemma in nouns | scene.sayings.works | institutions
        or token.lemma.casefold() in read_titles(scene.cast.pack).by_word
    )


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
    return not relative.genders or not noun.genders or bool(genders_of(relative) & genders_of(noun))


def _main_subject(scene: Scene, participle: int, window: Range) -> Range | None:
    """The subject of the clause that an adverbial participle belongs to."""
    paragraph = scene.paragraph
    start, end = paragraph.sentence_start(participle), paragraph.sentence_end(participle)
    dashes = [place for place in paragraph.dashes if start <= place < participle]
    start = max(dashes) + 1 if dashes else start  # "– P – zapowiedziała, podkreślając"
    verbs = [p for p in range(start, end) if is_finite(paragraph.tokens[p])
             and paragraph.inside[p] == paragraph.inside[participle]]  # fmt: skip
    before = [verb for verb in verbs if verb < participle]
    after = [verb for verb in verbs if verb > participle][:1] if not before else []
    for verb in [*reversed(before), *after]:
        antecedent = _relative_antecedent(scene, verb)
        if antecedent is not None:
            return antecedent
        reach = participle if verb < participle else min(verb + 8, end)
        heads = subject_heads(scene, verb, Range(start, reach))
        if heads:
            left = [head for head in heads if head < verb]
            chosen = _best_before(paragraph, left, verb) if left else heads[0]
            return phrase_around(scene, chosen)
    return None
