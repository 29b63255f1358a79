"""A conjunction of a paragraph in, the word of saying that it depends on out."""

from __future__ import annotations

from podobno.extract.clause_edges import opens_clause
from podobno.extract.cues import Cue, Range, cue_at, is_finite, is_negated, morph_of
from podobno.extract.paragraphs import Paragraph
from podobno.extract.sayings import Saying, Sayings
from podobno.model import Token

# A governor stands at most this many words before its conjunction, insertions included.
REACH = 45


# Farther from its verb "żeby" tells a purpose: "domaga się podjęcia działań, aby zablokować".
PURPOSE_GAP = 4


_NO_SAYING = Saying(lemmas=(), kind="say")


def find_governor(
    paragraph: Paragraph, conjunction: int, kind: str, sayings: Sayings
) -> Cue | None:
    """The word of saying that this conjunction depends on.

    Scans back over insertions: a relative clause between commas, a bracket, an apposition. The
    first finite verb on the way decides: a verb of saying, a support verb with its noun
    (``wyraził nadzieję, że``), or none.
    """
    place = conjunction - 1
    if place >= 0 and paragraph.tokens[place].text == ",":
        place -= 1
    if kind == "that" and _is_circumstance(paragraph, place, sayings):
        return None
    place = _before_insertion(paragraph, place)
    reached = place + 1
    low = max(paragraph.sentence_start(conjunction), conjunction - REACH)
    home = paragraph.inside[conjunction]
    noun: int | None = None
    participle: Cue | None = None
    gap = 0
    while place >= low:
        token = paragraph.tokens[place]
        if paragraph.inside[place] != home and home >= 0:
            break
        if paragraph.inside[place] != home:
            place -= 1
            continue
        if token.text == ")":
            place = _bracket_open(paragraph, place, low) - 1
            continue
        cue = cue_at(paragraph, place, sayings)
        if cue is not None and _takes(cue.saying, kind):
            if kind == "whether" and (gap > 3 or cue.saying.kind != "ask"):
                return None
            if kind == "so_that" and "od+gen" in cue.saying.to and gap > PURPOSE_GAP:
                return None
            if kind == "so_that" and _asks_for(paragraph, Range(place, conjunction), sayings):
                return None
            if noun is not None and _is_answered(paragraph, Range(noun, reached), sayings):
                return _noun_cue(paragraph, noun, sayings)
            if cue.form == "participle" and gap > 3:
                participle = participle or cue
            elif noun is not None and token.lemma in sayings.support:
                return _supported(paragraph, place, noun, sayings)
            else:
                return cue
        elif _is_adjective(token, kind, sayings):
            return _adjective_cue(paragraph, place, sayings)
        elif morph_of(token).pos == "pred":
            break  # "ale [można] się spodziewać, że"
        elif is_finite(token):
            if token.lemma in sayings.support and noun is not None:
                return _supported(paragraph, place, noun, sayings)
            jump = _insertion_start(paragraph, place, low, sayings)
            if jump is None:
                break
            place = jump
            gap += 1
            continue
        elif noun is None and _may_govern(paragraph, place, reached, kind, sayings):
            noun = place
        gap += 1
        place -= 1
    if participle is not None:
        return participle
    return _noun_cue(paragraph, noun, sayings) if noun is not None else None


def _is_circumstance(paragraph: Paragraph, place: int, sayings: Sayings) -> bool:
    """``pomimo [faktu], że``, ``dzięki [temu], że``: a circumstance, and nobody says it."""
    return (
        place > 0
        and paragraph.tokens[place].lemma in sayings.correlates
        and paragraph.tokens[place - 1].text.lower() in sayings.circumstances
    )


def _before_insertion(paragraph: Paragraph, place: int) -> int:
    """The place before what stands between dashes: ``zaznaczył [– jak podaje PAP –] że``."""
    if place not in paragraph.dashes:
        return place
    start = paragraph.sentence_start(place)
    opener = next((p for p in range(place - 1, start, -1) if p in paragraph.dashes), None)
    return opener - 1 if opener is not None else place


def _may_govern(
    paragraph: Paragraph, place: int, reached: int, kind: str, sayings: Sayings
) -> bool:
    """Whether a noun of saying stands here with only its modifiers up to what was reached."""
    return (
        kind in {"that", "as_if"}
        and _is_noun_of_saying(paragraph.tokens[place], sayings)
        and _only_modifiers(paragraph, place + 1, reached)
    )


def _takes(saying: Saying, kind: str) -> bool:
    return kind in saying.takes


def noun_saying(token: Token, sayings: Sayings) -> Saying | None:
    """What the lexicon knows of a noun; a verbal noun may be read as its verb (``zapewnienie``)."""
    lemmas = (token.lemma, *(reading.lemma.partition(":")[0] for reading in token.readings))
    if morph_of(token).pos not in {"subst", "ger", "depr"}:
        return None
    return next((sayings.nouns[lemma] for lemma in lemmas if lemma in sayings.nouns), None)


def _is_noun_of_saying(token: Token, sayings: Sayings) -> bool:
    saying = noun_saying(token, sayings)
    if saying is None:
        return False
    return not saying.needs or saying.needs in morph_of(token).numbers


def _is_adjective(token: Token, kind: str, sayings: Sayings) -> bool:
    lemma = token.lemma
    if kind != "that" or lemma not in sayings.adjectives:
        return False
    return morph_of(token).pos in {"adj", "ppas"}


def _adjective_cue(paragraph: Paragraph, place: int, sayings: Sayings) -> Cue | None:
    if is_negated(paragraph, place):
        return None
    saying = sayings.adjectives[paragraph.tokens[place].lemma]
    return Cue(words=Range(place, place + 1), verb=place, saying=saying, form="adjective")


def _supported(paragraph: Paragraph, verb: int, noun: int, sayings: Sayings) -> Cue | None:
    """``wyraził nadzieję, że``: the verb is shown, the noun tells the kind."""
    if is_negated(paragraph, verb):
        return None
    lemma = paragraph.tokens[verb].lemma
    saying = noun_saying(paragraph.tokens[noun], sayings) or _NO_SAYING
    morph = morph_of(paragraph.tokens[verb])
    return Cue(
        words=Range(verb, verb + 1),
        verb=verb,
        saying=saying,
        form="impersonal" if morph.pos == "imps" else "support",
        is_denied=lemma in sayings.support_denying or "denies" in saying.marks,
    )


def _noun_cue(paragraph: Paragraph, noun: int, sayings: Sayings) -> Cue:
    saying = noun_saying(paragraph.tokens[noun], sayings) or _NO_SAYING
    return Cue(
        words=Range(noun, noun + 1),
        verb=noun,
        saying=saying,
        form="noun",
        is_denied="denies" in saying.marks,
    )


def _only_modifiers(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether only genitives, adjectives and phrases with prepositions stand between."""
    for place in range(first, last):
        token = paragraph.tokens[place]
        if is_finite(token):
            return False
    return True


def _insertion_start(paragraph: Paragraph, verb: int, low: int, sayings: Sayings) -> int | None:
    """The place before a relative or other subordinate clause that holds this verb and stands
    between a reporting verb and its conjunction, None where the verb is the clause's own."""
    for place in range(verb - 1, low - 1, -1):
        if paragraph.tokens[place].text == "," and opens_clause(paragraph, place + 1):
            return None if _takes_up_clause(paragraph, place, sayings) else place - 1
        if is_finite(paragraph.tokens[place]):
            return None
    return None


def _takes_up_clause(paragraph: Paragraph, comma: int, sayings: Sayings) -> bool:
    """``zgodził się na plan, [co] oznacza, że``: what follows is told of the whole clause before;
    but ``mówił o tym, [co] widział``."""
    is_resumed = paragraph.tokens[comma + 1].text.lower() in sayings.resuming
    return is_resumed and paragraph.tokens[comma - 1].lemma not in sayings.correlates


def _asks_for(paragraph: Paragraph, between: Range, sayings: Sayings) -> bool:
    """``zaapelował [o wspólny nacisk] na Iran, by``: what is asked for is told, so the clause tells
    its purpose; not ``zaapelował o to, by``."""
    cue = cue_at(paragraph, between.first, sayings)
    if cue is None or cue.saying.kind != "demand":
        return False
    for place in range(between.first + 1, between.last - 2):
        if paragraph.tokens[place].text.lower() == paragraph.grammar.about:
            after = paragraph.tokens[place + 1]
            return "acc" in morph_of(paragraph.tokens[place]).cases and (
                after.lemma not in sayings.correlates
            )
    return False


def _is_answered(paragraph: Paragraph, noun: Range, sayings: Sayings) -> bool:
    """``broni się przed [zarzutem], że``, ``odpowiada na [oskarżenia], że``: right behind what
    somebody else says the clause tells that, not what the verb's subject says."""
    place = noun.first
    if noun.last - place > 1 or paragraph.tokens[place].lemma not in sayings.answered:
        return False
    place -= 1
    while place > 0 and morph_of(paragraph.tokens[place]).pos in {"adj", "ppas"}:
        place -= 1
    return paragraph.tokens[place].text.lower() in sayings.answering


def _bracket_open(paragraph: Paragraph, close: int, low: int) -> int:
    for place in range(close, low - 1, -1):
        if paragraph.tokens[place].text == "(":
            return place
    return close
