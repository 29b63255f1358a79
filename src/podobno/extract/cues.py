"""A paragraph and the lexicon of saying in, the reporting words at a place out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from podobno.extract.quotations import Paragraph, is_dash, is_final
from podobno.extract.sayings import Saying, Sayings
from podobno.language.tags import Morph, read_tag
from podobno.model import Token

VERBAL = frozenset({"praet", "fin", "imps", "pcon", "pant", "impt", "bedzie", "winien"})
RELATIVE = frozenset({"który", "jaki", "gdzie", "kiedy", "gdy", "skąd", "dokąd", "czyj", "ile"})
SUBORDINATE = RELATIVE | frozenset(
    {"że", "iż", "żeby", "aby", "by", "bo", "ponieważ", "gdyż", "choć", "chociaż", "jeśli", "jeżeli",
     "jakoby", "czy", "dlaczego", "co", "jak", "dopóki", "zanim", "odkąd", "skoro", "mimo", "kto"}
)  # fmt: skip
COORDINATE = frozenset({"i", "oraz", "a", "ale", "lecz", "ani", "jednak", "zaś"})
# The only first person that reports somebody else: "czytamy w komunikacie".
READING = frozenset({"czytać", "przeczytać"})
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
    scope: Range = Range(0, 0)


def morph_of(token: Token) -> Morph:
    """The attributes of the reading chosen for the word."""
    return read_tag(token.tag)


def is_preposition(token: Token) -> bool:
    """Whether the word is a preposition, also where it was read as a particle (``z Polsat News``)."""
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
        if "nie" not in saying.beside and is_negated(paragraph, index):
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
    while before >= 0 and paragraph.tokens[before].lemma in {"się", "to", "on", "by", "jeszcze"}:
        before -= 1
    return before >= 0 and paragraph.tokens[before].text.lower() == "nie"


def clause_start(paragraph: Paragraph, index: int) -> int:
    """The first word of the clause that holds this word: after a comma with its conjunction or
    relative word, after a dash, or where the sentence begins."""
    start = paragraph.sentence_start(index)
    for place in range(index - 1, start - 1, -1):
        token = paragraph.tokens[place]
        if place in paragraph.dashes or token.text in {":", ";", "("}:
            return place + 1
        if token.text == "," and opens_clause(paragraph, place + 1):
            return place + 1
    return start


def opens_clause(paragraph: Paragraph, index: int) -> bool:
    """Whether a subordinate clause begins here: ``że``, ``który``, ``w którym``."""
    if index >= len(paragraph.tokens):
        return False
    token = paragraph.tokens[index]
    if token.lemma in SUBORDINATE or token.text.lower() in SUBORDINATE:
        return True
    is_preposition = morph_of(token).pos == "prep"
    return is_preposition and index + 1 < len(paragraph.tokens) and (
        paragraph.tokens[index + 1].lemma in RELATIVE
    )


def first_verb(paragraph: Paragraph, span: Range) -> int | None:
    """The first finite verb of a stretch, outside subordinate clauses, brackets and quotations."""
    depth = 0
    place = span.first
    while place < span.last:
        token = paragraph.tokens[place]
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and paragraph.inside[place] < 0:
            if is_finite(token):
                return place
            if token.text == "," and opens_clause(paragraph, place + 1):
                place = _clause_close(paragraph, place + 1, span.last)
                continue
        place += 1
    return None


def segment_end(paragraph: Paragraph, index: int) -> int:
    """Where the segment that begins here ends: at a spaced dash, the sentence's end or a mark
    that opens a quotation."""
    home_end = paragraph.sentence_end(index)
    for place in range(index, home_end):
        if place in paragraph.dashes and place > index:
            return place
        if is_final(paragraph.tokens[place]) and place + 1 == home_end:
            return place
    return home_end


def agent_end(paragraph: Paragraph, start: int, limit: int) -> int:
    """After the agent that ``przez`` opens: one noun with its adjectives, and its name (``przez
    agencję TASS``, ``przez dziennik „Bild”``), so that the noun it modifies is left."""
    place = start
    while place < limit and morph_of(paragraph.tokens[place]).pos in {"adj", "ppas", "pact"}:
        place += 1
    if place < limit and paragraph.tokens[place].text[:1].islower():
        place += 1
        while place < limit and morph_of(paragraph.tokens[place]).pos == "adj" and (
            "acc" in morph_of(paragraph.tokens[place]).cases
        ):
            place += 1
    if place < limit and (paragraph.inside[place] >= 0 or not _is_word(paragraph.tokens[place])):
        while place < limit and (
            paragraph.inside[place] >= 0 or not _is_word(paragraph.tokens[place])
        ):
            place += 1
        return place
    first = place
    while place < limit and paragraph.tokens[place].text[:1].isupper():
        if place > first and paragraph.tokens[place - 1].text.isupper():
            break
        place += 1
    return place


def _is_word(token: Token) -> bool:
    return token.text[:1].isalnum()


def trimmed(paragraph: Paragraph, span: Range) -> Range:
    """The stretch without commas, dashes, stops and lone marks at its ends."""
    first, last = span
    while first < last and _is_edge(paragraph.tokens[first], at_start=True):
        first += 1
    while last > first and _is_edge(paragraph.tokens[last - 1], at_start=False):
        last -= 1
    return Range(first, last)


def _is_edge(token: Token, *, at_start: bool) -> bool:
    if token.text in {",", ";", ":"} or is_dash(token):
        return True
    return token.text in {".", "…"} if not at_start else token.text in {".", "…", ")"}


def _clause_close(paragraph: Paragraph, start: int, last: int) -> int:
    for place in range(start + 1, last):
        if paragraph.tokens[place].text == "," and not opens_clause(paragraph, place + 1):
            return place + 1
    return last


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
    if morph.persons & {"pri", "sec"} and paragraph.tokens[index].lemma not in READING:
        return None
    return "finite"


def _reporting_modal(paragraph: Paragraph, index: int) -> int:
    """Where ``miał`` stands before this infinitive, -1 where it does not."""
    for place in range(index - 1, max(index - 7, -1), -1):
        token = paragraph.tokens[place]
        if token.text in {",", ".", ":"} or is_dash(token):
            return -1
        if token.lemma == "mieć" and morph_of(token).pos == "praet":
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
    plain = None
    for saying in options:
        if saying.is_reflexive and "się" not in texts:
            continue
        if saying.never_reflexive and "się" in texts:
            continue
        if saying.beside:
            if all(word in lemmas or word in texts for word in saying.beside):
                if "nie" in saying.beside and not is_negated(paragraph, index):
                    continue
                return saying
            continue
        if plain is None or saying.is_reflexive:
            plain = saying
    return plain


def _cue_words(paragraph: Paragraph, index: int, saying: Saying) -> Range:
    """The verb with the companions that make it report: ``nie ma wątpliwości``."""
    first = last = index
    for word in saying.beside:
        for place in range(max(index - 3, 0), min(index + 5, len(paragraph.tokens))):
            if word in {paragraph.tokens[place].lemma, paragraph.tokens[place].text.lower()}:
                first, last = min(first, place), max(last, place)
                break
    return Range(first, last + 1)
