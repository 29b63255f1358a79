"""A draft of a statement in, the words that mark it as unconfirmed out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from podobno.extract.clause_edges import clause_start
from podobno.extract.cues import Draft, is_finite, morph_of
from podobno.extract.paragraphs import Paragraph
from podobno.language.pack import LanguagePack

# "miał już w maju wysłać": the infinitive follows within this many words.
HEARSAY_REACH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedges:
    """The words of doubt of one language (``hedges.toml``)."""

    adverbs: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    source_adjectives: frozenset[str]
    nouns: frozenset[str]
    vague: frozenset[str]
    vague_nouns: frozenset[str]
    reportive: frozenset[str]
    reportive_classes: frozenset[str]
    reportive_not: frozenset[str]
    conjunctions: frozenset[str]
    negations: frozenset[str]


@lru_cache(maxsize=8)
def read_hedges(pack: LanguagePack) -> Hedges:
    """The pack's words of doubt."""
    table = pack.table("hedges")
    return Hedges(
        adverbs=frozenset(table["adverbs"]),
        phrases=tuple(tuple(phrase.split()) for phrase in table["phrases"]),
        source_adjectives=frozenset(table["source_adjectives"]),
        nouns=frozenset(table["nouns"]),
        vague=frozenset(table["vague"]),
        vague_nouns=frozenset(table["vague_nouns"]),
        reportive=frozenset(table["reportive"]),
        reportive_classes=frozenset(table["reportive_classes"]),
        reportive_not=frozenset(table["reportive_not"]),
        conjunctions=frozenset(table["conjunctions"]),
        negations=frozenset(table["negations"]),
    )


def find_certainty(paragraph: Paragraph, draft: Draft, hedges: Hedges) -> tuple[str, ...]:
    """The words by which the text leaves the statement unconfirmed, as they stand, in order.

    Looked for in the content and around the cue. A denial is no doubt: ``zaprzeczył, jakoby``.
    """
    places = _places(paragraph, draft)
    is_denied = draft.cue is not None and draft.cue.is_denied
    found: dict[int, str] = {}
    for place in places:
        token = paragraph.tokens[place]
        word = token.text.lower()
        if word in hedges.conjunctions and is_denied:
            continue
        if token.lemma in hedges.adverbs or word in hedges.adverbs:
            if not _is_negated(paragraph, place, hedges):
                found[place] = token.text
        elif _is_doubtful_source(token.lemma, draft, place, hedges):
            found[place] = token.text
    found.update(_phrases(paragraph, places, hedges))
    found.update(_vague_source(paragraph, draft, hedges))
    found.update(_hearsay(paragraph, draft, hedges))
    if draft.cue is not None and not is_denied and "hedges" in draft.cue.saying.marks:
        for place in range(*draft.cue.words):
            found.setdefault(place, paragraph.tokens[place].text)
    return tuple(found[place] for place in sorted(found))


def _is_doubtful_source(lemma: str, draft: Draft, place: int, hedges: Hedges) -> bool:
    """``nieoficjalne informacje``, ``pogłoski``; not those that somebody denies."""
    if _in_content(draft, place):
        return lemma in hedges.nouns
    is_denied = draft.cue is not None and draft.cue.is_denied
    return not is_denied and lemma in hedges.nouns | hedges.source_adjectives


def _places(paragraph: Paragraph, draft: Draft) -> list[int]:
    """The words of the content, and those around the cue in its own clause."""
    places = {place for part in draft.content for place in range(*part)}
    if draft.cue is not None:
        low = max(draft.window.first, draft.cue.verb - 6, clause_start(paragraph, draft.cue.verb))
        places |= set(range(low, min(draft.window.last, draft.cue.verb + 6)))
    if draft.source is not None:
        places |= set(range(*draft.source)) | set(range(*draft.window))
    if draft.content and draft.rule.startswith("clause"):
        places.add(draft.content[0].first - 1)
    return sorted(place for place in places if place >= 0)


def _in_content(draft: Draft, place: int) -> bool:
    return any(part.first <= place < part.last for part in draft.content)


def _is_negated(paragraph: Paragraph, place: int, hedges: Hedges) -> bool:
    """``nie jest to prawdopodobne``: an adjective of doubt under a negation."""
    if morph_of(paragraph.tokens[place]).pos not in {"adj", "adv"}:
        return False
    if morph_of(paragraph.tokens[place]).pos == "adv":
        return place > 0 and paragraph.tokens[place - 1].text.lower() in hedges.negations
    for near in range(place - 1, max(place - 5, -1), -1):
        token = paragraph.tokens[near]
        if token.text in {",", "."}:
            return False
        if token.text.lower() in hedges.negations:
            return True
    return False


def _phrases(paragraph: Paragraph, places: list[int], hedges: Hedges) -> dict[int, str]:
    found = {}
    for place in places:
        first = paragraph.tokens[place].text.lower()
        for phrase in (phrase for phrase in hedges.phrases if phrase[0] == first):
            words = paragraph.tokens[place : place + len(phrase)]
            if tuple(token.text.lower() for token in words) == phrase:
                found[place] = " ".join(token.text for token in words)
    return found


def _vague_source(paragraph: Paragraph, draft: Draft, hedges: Hedges) -> dict[int, str]:
    """``według części doniesień``, ``według niektórych relacji``."""
    if draft.source is None:
        return {}
    lemmas = {paragraph.tokens[place].lemma for place in range(*draft.source)}
    if not lemmas & hedges.vague_nouns:
        return {}
    return {
        place: paragraph.tokens[place].text
        for place in range(*draft.source)
        if paragraph.tokens[place].lemma in hedges.vague
    }


def _hearsay(paragraph: Paragraph, draft: Draft, hedges: Hedges) -> dict[int, str]:
    """``miał już wysłać`` in what is reported, ``miała powiedzieć`` as the cue itself."""
    cue = draft.cue
    if cue is not None and cue.is_hearsay:
        return {cue.verb: paragraph.tokens[cue.verb].text}
    if cue is None or cue.saying.kind not in hedges.reportive_classes:
        return {}
    if not _is_report(draft):
        return {}
    for part in draft.content:
        for place in range(*part):
            if paragraph.inside[place] >= 0:
                continue
            if _is_hearsay_verb(paragraph, place, part.last, hedges):
                return {place: paragraph.tokens[place].text}
            if is_finite(paragraph.tokens[place]):
                break
    return {}


def _is_report(draft: Draft) -> bool:
    """Whether the content is the report's wording of what a source told, not the source's own
    words: hearsay in a quotation is the speaker's."""
    return not draft.rule.startswith(("quote", "dialogue"))


def _is_hearsay_verb(paragraph: Paragraph, place: int, last: int, hedges: Hedges) -> bool:
    token = paragraph.tokens[place]
    if token.lemma not in hedges.reportive or morph_of(token).pos != "praet":
        return False
    for near in range(place + 1, min(place + HEARSAY_REACH, last)):
        other = paragraph.tokens[near]
        if other.text == "," or is_finite(other):
            return False
        if near <= place + 2 and other.lemma in hedges.reportive_not:
            return False
        if morph_of(other).pos == "inf":
            return _is_perfective(paragraph, near)
    return False


def _is_perfective(paragraph: Paragraph, place: int) -> bool:
    """``miał wysłać`` reports; ``miał jeździć co tydzień`` may be duty: both are kept, but a form
    of być with a participle reports too (``miał być zatrzymany``)."""
    morph = morph_of(paragraph.tokens[place])
    return "perf" in morph.aspects or paragraph.tokens[place].lemma in paragraph.grammar.be
