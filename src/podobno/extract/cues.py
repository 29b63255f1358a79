"""A paragraph and the lexicon of saying in, the reporting words at a place out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_dash, is_final, is_mark
from podobno.extract.sayings import Saying, Sayings
from podobno.language.tags import Morph, read_tag
from podobno.model import Token

VERBAL = frozenset({"praet", "fin", "imps", "pcon", "pant", "impt", "bedzie", "winien"})


# A cue stands this close to the start of its segment after a dash: "– w środę rano powiedział X".
NEAR = 4


class Range(NamedTuple):
    """Words ``[first, last)`` of a paragraph."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A reporting expression in a paragraph.

    ``words`` is what is shown as the cue, ``verb`` the word whose form agrees with the subject.
    ``form`` is finite, impersonal, participle, infinitive, noun, adjective or formula.
    ``is_hearsay`` where the cue itself is reported (``miał powiedzieć``), ``is_denied`` where
    the content is rejected.
    """

    words: Range
    verb: int
    saying: Saying
    form: str
    is_hearsay: bool = False
    is_denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Content with its cue, before anyone is named as the speaker.

    ``content`` are ranges of words; ``window`` is where the speaker may stand; ``source`` is the
    phrase that names the source where the pattern gives it (``według X``), else None. ``scope``
    are all words of the attributing clause and its content.
    """

    paragraph: int
    content: tuple[Range, ...]
    cue: Cue | None
    window: Range
    rule: str
    source: Range | None = None
    scope: Range


def morph_of(token: Token) -> Morph:
    """The attributes of the reading chosen for the word."""
    return read_tag(token.tag)


def is_preposition(token: Token) -> bool:
    """Whether the word is a preposition, also one read as a particle: ``z Polsat News``."""
    pos = morph_of(token).pos
    if pos == "prep":
        return True
    return pos in {"part", "qub"} and any(r.tag.startswith("prep") for r in token.readings)


def is_finite(token: Token) -> bool:
    """Whether the word is a finite verb or an impersonal form in -no, -to."""
    return morph_of(token).is_finite


def cue_at(paragraph: Paragraph, index: int, sayings: Sayings) -> Cue | None:
    """The verb of saying at this word in a form that reports, None where there is none.

    A negated verb reports nothing (``nie powiedział, że``) unless the negation belongs to it
    (``nie ukrywa, że``). An infinitive reports under ``miał`` only: ``miała powiedzieć``.
    """
    token = paragraph.tokens[index]
    for lemma, morph in _verb_readings(token):
        options = sayings.verbs.get(lemma)
        if not options:
            continue
        form = _form(paragraph, index, morph)
        saying = _fitting(paragraph, index, options)
        if form is None or saying is None:
            continue
        if paragraph.grammar.negation not in saying.beside and is_negated(paragraph, index):
            return None
        return Cue(
            words=_cue_words(paragraph, index, saying),
            verb=index if form != "infinitive" else _reporting_modal(paragraph, index),
            saying=saying,
            form=form,
            is_hearsay=form == "infinitive",
            is_denied="denies" in saying.marks,
        )
    return None


def is_negated(paragraph: Paragraph, index: int) -> bool:
    """Whether ``nie`` stands before the verb, clitics apart."""
    before = index - 1
    while before >= 0 and paragraph.tokens[before].lemma in paragraph.grammar.clitics:
        before -= 1
    return before >= 0 and paragraph.tokens[before].text.lower() == paragraph.grammar.negation


def _verb_readings(token: Token) -> list[tuple[str, Morph]]:
    """The chosen reading, then the other verbal ones: a name may hide a verb and the reverse."""
    chosen = morph_of(token)
    if chosen.pos in VERBAL or chosen.pos == "inf":
        return [(token.lemma, chosen)]
    others = [(r.lemma.partition(":")[0], read_tag(r.tag)) for r in token.readings]
    return [(lemma, morph) for lemma, morph in others if morph.pos in {"praet", "fin", "imps"}]


def _form(paragraph: Paragraph, index: int, morph: Morph) -> str | None:
    if morph.pos == "imps":
        return "impersonal"
    if morph.pos in {"pcon", "pant"}:
        return "participle"
    if morph.pos == "inf":
        return "infinitive" if _reporting_modal(paragraph, index) >= 0 else None
    if morph.pos not in VERBAL or morph.pos == "impt":
        return None
    if morph.pos == "fin" and _is_future(paragraph.tokens[index]):
        return None
    if morph.pos == "praet" and _is_after_future(paragraph, index):
        return None
    if (
        morph.persons & {"pri", "sec"}
        and paragraph.tokens[index].lemma not in paragraph.grammar.reading
    ):
        return None
    return "finite"


def _is_future(token: Token) -> bool:
    """Whether a present form is only perfective, so that nothing is said yet: ``poinformuje``."""
    aspects = {
        aspect
        for reading in token.readings or ()
        if reading.tag.startswith("fin")
        for aspect in read_tag(reading.tag).aspects
    }
    return aspects == {"perf"}


def _is_after_future(paragraph: Paragraph, index: int) -> bool:
    """``będzie [informowała]``: a participle of the future, clitics and pronouns between."""
    for place in range(index - 1, max(index - 4, -1), -1):
        token = paragraph.tokens[place]
        if morph_of(token).pos == "bedzie":
            return True
        if _is_edge(token) or is_finite(token):
            return False
    return False


def _reporting_modal(paragraph: Paragraph, index: int) -> int:
    """Where ``miał`` stands before this infinitive, -1 where it does not."""
    for place in range(index - 1, max(index - 7, -1), -1):
        token = paragraph.tokens[place]
        if token.text in {",", ".", ":"} or is_dash(token):
            return -1
        if token.lemma == paragraph.grammar.modal and morph_of(token).pos == "praet":
            return place
        if is_finite(token):
            return -1
    return -1


def _fitting(paragraph: Paragraph, index: int, options: tuple[Saying, ...]) -> Saying | None:
    """Of several entries the one whose companions stand beside the verb; reflexive ones need
    ``się``."""
    near = range(max(index - 6, 0), min(index + 7, len(paragraph.tokens)))
    lemmas = {paragraph.tokens[place].lemma for place in near}
    texts = {paragraph.tokens[place].text.lower() for place in near}
    has_reflexive = paragraph.grammar.reflexive in _clause_texts(paragraph, index, near)
    plain = None
    for saying in options:
        if saying.is_reflexive and not has_reflexive:
            continue
        if saying.never_reflexive and has_reflexive:
            continue
        if saying.beside:
            if all(word in lemmas or word in texts for word in saying.beside):
                if paragraph.grammar.negation in saying.beside and not is_negated(paragraph, index):
                    continue
                return saying
            continue
        if plain is None or saying.is_reflexive:
            plain = saying
    return plain


def _clause_texts(paragraph: Paragraph, index: int, near: range) -> set[str]:
    """The words around a verb up to a comma, a dash or a mark on either side: ``przekonywał, że
    [się] uda`` is not reflexive."""
    first, last = index, index
    while first > near.start and not _is_edge(paragraph.tokens[first - 1]):
        first -= 1
    while last + 1 < near.stop and not _is_edge(paragraph.tokens[last + 1]):
        last += 1
    return {token.text.lower() for token in paragraph.tokens[first : last + 1]}


def _is_edge(token: Token) -> bool:
    is_stop = token.text in {",", ":", ";", "(", ")"} or is_final(token)
    return is_stop or is_dash(token) or is_mark(token.text)


def _cue_words(paragraph: Paragraph, index: int, saying: Saying) -> Range:
    """The verb with the companions that make it report: ``nie ma wątpliwości``."""
    first = last = index
    for word in saying.beside:
        for place in range(max(index - 3, 0), min(index + 5, len(paragraph.tokens))):
            if word in {paragraph.tokens[place].lemma, paragraph.tokens[place].text.lower()}:
                first, last = min(first, place), max(last, place)
                break
    return Range(first, last + 1)
