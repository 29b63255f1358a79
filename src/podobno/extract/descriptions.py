"""A noun phrase in, the speaker it names out: a name, a person taken up, or a description."""

from __future__ import annotations

from podobno.extract.appositions import apposed_person
from podobno.extract.cues import Range, morph_of
from podobno.extract.designations import governed, uncapitalised
from podobno.extract.elision import Speaker, Trace, nearest
from podobno.extract.governed import is_outlet, is_person_nominative, unlabelled_person
from podobno.extract.lands import with_land
from podobno.extract.owners import head_of_firm, with_owner
from podobno.extract.paragraphs import Paragraph
from podobno.extract.phrase_heads import gender_of, head_of
from podobno.extract.quotations import is_mark
from podobno.extract.roles import read_titles
from podobno.extract.scene import Scene, gender_of_name
from podobno.extract.speaker_phrases import coordinated, span_of
from podobno.extract.taking_up import one_of_two, taken_up
from podobno.language.countries import read_countries
from podobno.language.pl.morphology import look_up
from podobno.language.pl.nominatives import counted_phrase
from podobno.language.tags import Morph, read_tag
from podobno.model import Span, Token


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
    gender, plural = gender_of(morph), "pl" in morph.numbers
    if verb is not None and verb.pos == "praet" and "sg" in verb.numbers:
        gender = gender_of(verb) or gender
    if words.last - words.first == 1 and token.lemma in scene.sayings.pronouns:
        found = nearest(paragraph.homes[head], gender, plural, traces)
        return Speaker(words=words, span=span_of(paragraph, words), gender=gender,
                       name=found.name if found else None, is_plural=plural, is_person=True,
                       basis="pronoun")  # fmt: skip
    speaks_by_itself = scene.sayings.works - scene.sayings.unnamed_sources
    if token.lemma in speaks_by_itself and basis in {"subject", "relied-on", "cited"}:
        words = owner_of(scene, words)
        head = head_of(scene, words)
        token = paragraph.tokens[head]
    parts = coordinated(scene, words)
    if len(parts) > 1:
        people = [part for part in parts if is_person_nominative(scene, part.first)]
        parts = people if len(people) > 1 else parts
        words = Range(parts[0].first, parts[-1].last)
        names = list(dict.fromkeys(_named(scene, part)[0] for part in parts))
        name = " i ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        return Speaker(words=words, span=span_of(paragraph, words), name=name, gender=gender,
                       is_plural=True, basis=basis)  # fmt: skip
    name, shown, is_known = _named(scene, words)
    if is_known and _is_first_of_several(scene, words):
        name, shown, is_known = description(scene, words), None, False
    one = one_of_two(scene, words) if not is_known else None
    if one is not None:
        name, is_known = one, True
    is_alone = words.last - words.first == 1 and shown in {None, span_of(paragraph, words)}
    if is_known and is_alone and _is_common_noun(paragraph, head):
        shown, is_known = None, False
        name = name if _is_people(scene, token) else uncapitalised(token, token.text)
    if not is_known and (bodies := scene.cast.bodies_meant(*scene.address(words))):
        name, is_known = " i ".join(bodies), True
    elif not is_known or (shown is None and scene.cast.kind(name) == "PER"):
        earlier = taken_up(scene, words, head, gender, plural, traces, is_known=is_known)
        if earlier is not None:
            name, is_known = earlier, True
        elif is_known and not _fits_gender(scene, name, gender, plural):
            name, is_known = description(scene, words), False
        elif not is_known and (person := head_of_firm(scene, words)) is not None:
            name, is_known = person, True
        elif not is_known:
            owned = with_land(scene, words) or with_owner(scene, words, traces)
            name = owned or scene.cast.full_form(*scene.address(words)) or name
    return Speaker(
        words=words,
        span=shown or span_of(paragraph, words),
        name=name or None,
        gender=gender,
        is_plural=plural,
        is_person=is_known and scene.cast.kind(name) == "PER",
        basis=basis,
    )


def _is_first_of_several(scene: Scene, words: Range) -> bool:
    """``Polska i kraje bałtyckie``: the name of a land is only the first member of the phrase."""
    name = scene.name_at(words.first)
    phrase = scene.phrase_at(words.first)
    if name is None or name.type != "LOC" or phrase is None or len(phrase.conjuncts) < 2:
        return False
    shift = scene.paragraph.firsts[words.first]
    last = phrase.conjuncts[-1]
    return (
        scene.name_words(words.first).last < last.start + shift < words.last
        and scene.named[last.head + shift] < 0
    )


def _is_people(scene: Scene, token: Token) -> bool:
    """``Amerykanie``: the people of a country are written as a name."""
    return read_countries(scene.cast.pack).of_people(token.lemma) is not None


def _named(scene: Scene, words: Range) -> tuple[str, Span | None, bool]:
    """The name for a phrase, the span of the name alone, and whether it is a known name."""
    if morph_of(scene.paragraph.tokens[words.first]).pos == "num":
        return description(scene, words), span_of(scene.paragraph, words), False
    words = _from_proper_name(scene, words)
    medium = _medium_in(scene, words)
    if medium is not None:
        return medium
    if _is_department(scene, words):
        return description(scene, words), span_of(scene.paragraph, words), True
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
    if scene.named[first + 1] == scene.named[first] or not _is_common_noun(scene.paragraph, first):
        return words
    return Range(first + 1, words.last)


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


def _is_common_noun(paragraph: Paragraph, place: int) -> bool:
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


def _fits_gender(scene: Scene, name: str, gender: str | None, plural: bool) -> bool:
    """Whether a person of this name can be meant by a word of this gender."""
    if gender not in {"m", "f"} or plural or scene.cast.kind(name) != "PER":
        return True
    own = gender_of_name(scene, name)
    return own is None or own == gender


def description(scene: Scene, words: Range) -> str:
    """The phrase as a name: its nominative, as usual inside a sentence, without words that only
    point at it (``tych danych`` are ``dane``)."""
    while (
        words.last - words.first > 1
        and scene.paragraph.tokens[words.first].lemma in scene.sayings.pointing
    ):
        words = Range(words.first + 1, words.last)
    tokens = scene.paragraph.tokens[words.first : words.last]
    if tokens[0].text[:1].isdigit() and {t.text for t in tokens[1:2]} & scene.sayings.shares:
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


def owner_of(scene: Scene, source: Range) -> Range:
    """``informacji ministerstwa`` → ``ministerstwa``: whoever stands in the genitive after a
    noun that only carries words; the whole phrase where nobody does."""
    paragraph = scene.paragraph
    head, after = head_of(scene, source), source.first + 1
    if (
        after < source.last
        and paragraph.tokens[source.first].lemma in scene.sayings.parts
        and paragraph.tokens[after].lemma in scene.sayings.carriers
    ):
        return Range(source.first, after + 1)  # "niektórych relacji [Nowak miała …]"
    if paragraph.tokens[head].lemma not in scene.sayings.carriers or head + 1 >= source.last:
        return source
    after = head + 1
    while after + 1 < source.last and (
        is_mark(paragraph.tokens[after].text) or _is_own_adjective(paragraph, head, after)
    ):
        after += 1
    morph = morph_of(paragraph.tokens[after])
    if morph.pos == "prep" or paragraph.tokens[after].lemma in paragraph.grammar.joining:
        return source
    if paragraph.tokens[head].lemma in scene.sayings.works and not _is_body(scene, after):
        return source
    if _is_indeclinable(paragraph.tokens[after]) or all(
        morph_of(token).pos == "adj" and token.text[:1].islower()
        for token in paragraph.tokens[after : source.last]
    ):
        return source
    if "gen" in morph.cases or morph.pos in {"ign", "xxx", "brev"} or _is_upper(paragraph, after):
        return Range(after, source.last)
    return source


def _is_own_adjective(paragraph: Paragraph, head: int, place: int) -> bool:
    """``artykule [wstępnym] gazety``: an adjective of the head after it, in its case."""
    noun, adjective = morph_of(paragraph.tokens[head]), morph_of(paragraph.tokens[place])
    is_alike = adjective.cases & noun.cases and adjective.numbers & noun.numbers
    return adjective.pos == "adj" and "gen" not in adjective.cases and bool(is_alike)


def _is_indeclinable(token: Token) -> bool:
    """``nagranie [wideo]``: a common noun that looks the same in every case owns nothing."""
    cases = {case for r in token.readings for case in read_tag(r.tag).cases}
    return token.text[:1].islower() and len(cases) >= 6


def _is_body(scene: Scene, place: int) -> bool:
    """Whether a named organisation begins here: ``badanie [Europejskiego Komitetu Regionów]``,
    or the noun for a medium: ``artykuł [gazety]``."""
    name = scene.name_at(place)
    media = scene.relays.nouns - scene.relays.weak_nouns - scene.relays.agency
    if name is None and scene.paragraph.tokens[place].lemma in media:
        return True
    return name is not None and name.type in {"ORG", "PER"}


def _is_upper(paragraph: Paragraph, place: int) -> bool:
    return paragraph.tokens[place].text[:1].isupper()
