"""A paragraph in, what verbs of saying report without a clause out.

``oskarżył X o P``, ``poinformował o P``, ``określił umowę jako „akt wojny”``."""

from __future__ import annotations

from collections.abc import Iterator

from podobno.extract.clause_edges import clause_limit, clause_start, trimmed, window_start
from podobno.extract.cues import Cue, Draft, Range, cue_at, is_finite, morph_of
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_final, is_mark
from podobno.extract.quoted_words import is_wording
from podobno.extract.sayings import Sayings

# "o + content": the preposition stands in the verb's own clause, this near.
NOMINAL_REACH = 14


def find_phrases(paragraph: Paragraph, sayings: Sayings, taken: set[int]) -> Iterator[Draft]:
    """Verbs without a clause of their own: nominal content, or quoted words in a phrase."""
    for place in range(len(paragraph.tokens)):
        if place in taken or paragraph.inside[place] >= 0:
            continue
        cue = cue_at(paragraph, place, sayings)
        if cue is None or cue.form == "infinitive":
            continue
        end = _phrase_limit(paragraph, place, sayings)
        nominal = (
            _nominal(paragraph, cue, end, sayings)
            or _fronted_phrase(paragraph, cue)
            or (_fronted_object(paragraph, cue))
        )
        if cue.form == "impersonal" and nominal and nominal[1] == "nominal-acc":
            nominal = None
        content = nominal or _quoted(paragraph, cue, end)
        if content is None:
            continue
        start = window_start(paragraph, cue)
        yield Draft(
            paragraph=paragraph.number,
            content=(content[0],),
            cue=cue,
            window=Range(start, end if content[1].startswith("nominal") else content[0].first),
            rule=content[1],
            scope=Range(start, content[0].last),
        )


def _phrase_limit(paragraph: Paragraph, verb: int, sayings: Sayings) -> int:
    """Where the verb's own clause ends: a comma that opens or closes a clause, a coordinated
    verb, a dash, the sentence's end."""
    end = paragraph.sentence_end(verb)
    for place in range(verb + 1, end):
        token = paragraph.tokens[place]
        if paragraph.inside[place] >= 0:
            continue
        if place in paragraph.dashes or token.text in {";", ":"} or is_final(token):
            return place
        if token.text == "," and _verb_before_comma(paragraph, place + 1, end):
            return place
        if token.lemma in paragraph.grammar.coordinate and _verb_near(paragraph, place + 1, end):
            return place
    return end


def _verb_before_comma(paragraph: Paragraph, place: int, end: int) -> bool:
    """Whether a finite verb or participle stands between this comma and the next."""
    for near in range(place, end):
        if paragraph.inside[near] >= 0:
            continue
        token = paragraph.tokens[near]
        if token.text == ",":
            return False
        if is_finite(token) or morph_of(token).pos in {"pcon", "pant"}:
            return True
    return False


def _verb_near(paragraph: Paragraph, place: int, end: int) -> bool:
    for near in range(place, min(place + 4, end)):
        if paragraph.tokens[near].text == ",":
            return False
        if is_finite(paragraph.tokens[near]) and paragraph.inside[near] < 0:
            return True
    return False


def _nominal(
    paragraph: Paragraph, cue: Cue, end: int, sayings: Sayings
) -> tuple[Range, str] | None:
    for frame in cue.saying.nominal:
        preposition, _, case = frame.rpartition("+")
        first = (
            _after_preposition(paragraph, cue, end, preposition, case)
            if preposition
            else _object(paragraph, cue, end, case, sayings.intentions)
        )
        if first is not None:
            content = trimmed(paragraph, Range(first, end))
            if content.first < content.last:
                return content, f"nominal-{frame}"
    return None


def _fronted_phrase(paragraph: Paragraph, cue: Cue) -> tuple[Range, str] | None:
    """``O zabójstwie poinformował syn``: the phrase opens the sentence, the verb follows."""
    start = paragraph.sentence_start(cue.verb)
    if not {"o+loc"} & set(cue.saying.nominal) or cue.verb - start > 16 or cue.verb - start < 2:
        return None
    if paragraph.tokens[start].text.lower() != paragraph.grammar.about or (
        paragraph.tokens[start + 1].lemma in paragraph.grammar.this
    ):
        return None
    inner = paragraph.tokens[start + 1 : cue.verb]
    if any(token.text == "," or is_finite(token) for token in inner):
        return None
    content = trimmed(paragraph, Range(start + 1, cue.words.first))
    return content, "nominal-fronted"


def _fronted_object(paragraph: Paragraph, cue: Cue) -> tuple[Range, str] | None:
    """``Przyjęcie szczepionki potwierdziła aktorka``: the object right before the verb."""
    start = clause_start(paragraph, cue.verb)
    place = cue.verb
    while place > start and paragraph.tokens[place - 1].text != ",":
        place -= 1
    words = Range(place, cue.verb)
    if not 1 <= cue.verb - place <= 6 or cue.form != "finite" or "acc" not in cue.saying.nominal:
        return None
    head = morph_of(paragraph.tokens[place])
    if head.pos not in {"subst", "ger"} or "acc" not in head.cases:
        return None
    if paragraph.tokens[place].lemma in paragraph.grammar.no_person:
        return None  # "mogą dołączyć inni, co przewoźnik potwierdza"
    return words, "nominal-fronted"


def _after_preposition(
    paragraph: Paragraph, cue: Cue, end: int, preposition: str, case: str
) -> int | None:
    for place in range(cue.verb + 1, min(cue.verb + NOMINAL_REACH, end)):
        if paragraph.inside[place] >= 0 or place + 1 >= end:
            continue
        if paragraph.tokens[place].text.lower() != preposition:
            continue
        after = paragraph.tokens[place + 1]
        if after.lemma in paragraph.grammar.this:
            return None
        if preposition == paragraph.grammar.as_role:
            return _object_before(paragraph, cue, place)
        return place + 1
    return None


def _object_before(paragraph: Paragraph, cue: Cue, place: int) -> int:
    """``skrytykował umowę jako zdradę``: what is described belongs to the content."""
    first = place
    for near in range(place - 1, cue.verb, -1):
        morph = morph_of(paragraph.tokens[near])
        if not (morph.is_nominal or morph.pos in {"adj", "ppas", "pact", "prep"}):
            break
        if morph.cases and not morph.cases & {"acc", "gen", "loc", "inst"}:
            break
        first = near
    return first


def _object(
    paragraph: Paragraph, cue: Cue, end: int, case: str, intentions: frozenset[str]
) -> int | None:
    """The first word of the object: ``zarzucił Rosji [łamanie prawa]``."""
    for place in range(cue.verb + 1, min(cue.verb + NOMINAL_REACH, end)):
        token = paragraph.tokens[place]
        morph = morph_of(token)
        if token.lemma == paragraph.grammar.reflexive or token.text in paragraph.grammar.that:
            return None
        if token.lemma in intentions and "acc" in morph.cases:
            return None
        if morph.pos in {"subst", "ger", "adj", "num", "ppas"} and case in morph.cases:
            if "nom" in morph.cases and _is_subject_like(paragraph, cue, place):
                continue
            if _in_prepositional(paragraph, cue.verb, place):
                continue
            return _modifiers_before(paragraph, cue.verb, place)
    return None


def _modifiers_before(paragraph: Paragraph, verb: int, place: int) -> int:
    """``zarzuciła Polsce [nadzwyczaj negatywny] stosunek``: what stands before the noun."""
    while place - 1 > verb and morph_of(paragraph.tokens[place - 1]).pos in {"adj", "adv", "ppas"}:
        place -= 1
    return place


def _is_subject_like(paragraph: Paragraph, cue: Cue, place: int) -> bool:
    token = paragraph.tokens[place]
    return token.text[:1].isupper() and not any(
        t.text[:1].isupper()
        for t in paragraph.tokens[paragraph.sentence_start(place) + 1 : cue.verb]
    )


def _in_prepositional(paragraph: Paragraph, verb: int, place: int) -> bool:
    for near in range(place - 1, verb, -1):
        morph = morph_of(paragraph.tokens[near])
        if morph.pos == "prep":
            return True
        token, after = paragraph.tokens[near], paragraph.tokens[near + 1]
        if token.text[:1].isupper() and after.text[:1].islower():
            return False
        if morph.pos not in {"adj", "subst"}:
            return False
    return False


def _quoted(paragraph: Paragraph, cue: Cue, end: int) -> tuple[Range, str] | None:
    """``zadeklarował „pełne poparcie” dla Rosji``: quoted words in the verb's phrase."""
    if "scare" not in cue.saying.takes:
        return None
    marked = [place for place in range(cue.verb + 1, end) if paragraph.inside[place] >= 0]
    if not marked or not is_wording(paragraph, paragraph.inside[marked[0]]):
        return None
    first = _phrase_first(paragraph, cue, marked[0])
    last = max(end, marked[-1] + 1)
    if last < len(paragraph.tokens) and _is_relative(paragraph, last):
        last = clause_limit(paragraph, last + 1, -1)
    return trimmed(paragraph, Range(first, last)), "phrase-quoted"


def _is_relative(paragraph: Paragraph, place: int) -> bool:
    """Whether a relative clause hangs on the phrase: ``nazwał to „aktem wojny”, który …``."""
    if is_mark(paragraph.tokens[place].text):
        place += 1
    if place + 1 >= len(paragraph.tokens) or paragraph.tokens[place].text != ",":
        return False
    return paragraph.tokens[place + 1].lemma in paragraph.grammar.pronouns


def _phrase_first(paragraph: Paragraph, cue: Cue, mark: int) -> int:
    """Where the phrase that holds the quoted words begins: after the verb, its subject, adverbs
    and preposition; a described object belongs to it (``nazwał umowę „aktem”``)."""
    first = mark
    while first - 1 > cue.verb and is_mark(paragraph.tokens[first - 1].text):
        first -= 1
    place = cue.verb + 1
    while place < first:
        token = paragraph.tokens[place]
        morph = morph_of(token)
        if morph.pos == "prep":
            return place + 1 if token.text.lower() == paragraph.grammar.about else first
        is_light = morph.pos in {"adv", "part", "qub", "conj", "ppron3", "ppron12"}
        is_subject = bool(morph.cases) and not morph.cases - {"nom", "voc"}
        if not (
            is_light or is_subject or token.text in {",", "–", "-", paragraph.grammar.reflexive}
        ):
            return place
        place += 1
    return first
