"""The statements found in a paragraph come in; those that stand, with their relays, go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from podobno.extract.candidates import holds
from podobno.extract.clause_edges import clause_start, first_verb
from podobno.extract.cues import Cue, Draft, is_finite, is_negated, morph_of
from podobno.extract.elision import Speaker
from podobno.extract.media import is_medium
from podobno.extract.paragraphs import Paragraph
from podobno.extract.phrase_heads import head_of
from podobno.extract.roles import read_titles
from podobno.extract.scene import Scene
from podobno.model import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A draft with its speaker and chain, while the document is read in order."""

    paragraph: Paragraph
    draft: Draft
    speaker: Speaker
    via: tuple[str, ...] = ()
    to: str | None = None
    place: str | None = None


def is_inner(paragraph: Paragraph, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the statement stands in another's words: its speaker is not the text's."""
    return is_nested(paragraph, draft) or any(
        holds(other, draft) for other in drafts if other.rule.startswith(("quote", "dialogue"))
    )


def is_nested(paragraph: Paragraph, draft: Draft) -> bool:
    return draft.cue is not None and paragraph.inside[draft.cue.words.first] >= 0


def is_kept(scene: Scene, draft: Draft, speaker: Speaker) -> bool:
    """Inside somebody's quoted words only a cue with its own named speaker counts; an opinion
    of nobody counts nowhere."""
    paragraph = scene.paragraph
    if speaker.words is not None:
        head = paragraph.tokens[head_of(scene, speaker.words)]
        if head.lemma in paragraph.grammar.nobody or _is_reason(scene, speaker):
            return False
        if speaker.basis == "subject" and _is_quality(scene, head):
            return False
    if draft.rule == "parenthesis-source" and _is_asked(paragraph, draft):
        return False
    if (
        draft.rule.startswith("clause")
        and draft.cue is not None
        and (set(draft.cue.saying.lemmas) & scene.relays.learned)
    ):
        return speaker.basis == "cited" or is_medium(scene, speaker)
    if is_nested(paragraph, draft):
        if speaker.words is None or speaker.basis in {"pronoun", "none"}:
            return False
        own = {paragraph.tokens[place].lemma for place in range(*speaker.words)}
        return not own & scene.sayings.first_person
    if draft.cue is not None and draft.cue.saying.kind == "find" and speaker.basis == "subject":
        return _can_tell(scene, speaker)
    if draft.cue is not None and draft.cue.form in {"noun", "adjective", "support"}:
        if speaker.basis == "unnamed" and draft.cue.saying.kind in {"fear", "believe"}:
            return False
        if speaker.basis == "unnamed" and _is_under_negation(paragraph, draft.cue):
            return False
        return speaker.name is not None
    return True


def _is_quality(scene: Scene, noun: Token) -> bool:
    """``wytrwałość posła przypomina, że``: a quality tells nothing."""
    is_listed = noun.lemma in scene.sayings.never_qualities or "f" not in morph_of(noun).genders
    return (
        noun.lemma[:1].islower()
        and noun.lemma.endswith(scene.sayings.qualities)
        and (not is_listed)
    )


def _is_reason(scene: Scene, speaker: Speaker) -> bool:
    """``wynika z tego, że``, ``wynika z faktu, że``: a cause, not a document that tells."""
    if speaker.words is None or speaker.basis not in {"document", "pronoun"}:
        return False
    first, last = speaker.words
    tokens = scene.paragraph.tokens
    is_correlate = last - first == 1 and tokens[first].lemma in scene.sayings.correlates
    return is_correlate and last < len(tokens) and tokens[last].text == ","


def _is_asked(paragraph: Paragraph, draft: Draft) -> bool:
    """``pytany, na czym jego zdaniem polega problem``: an opinion asked for, not given."""
    first = draft.content[0].first
    if first < 2 or paragraph.tokens[first - 1].text != ",":
        return False
    grammar = paragraph.grammar
    after = paragraph.tokens[first + 1].lemma if first + 1 < len(paragraph.tokens) else ""
    lemma = paragraph.tokens[first].lemma
    is_preposition = morph_of(paragraph.tokens[first]).pos == "prep"
    asks = lemma in grammar.interrogative or (is_preposition and after in grammar.interrogative)
    return asks and paragraph.tokens[first - 2].lemma in grammar.asking


def _is_under_negation(paragraph: Paragraph, cue: Cue) -> bool:
    """``nie zgodził się z opinią, że``, ``nie ma informacji, że``: nobody says it."""
    if cue.form != "noun":
        return False
    start = clause_start(paragraph, cue.verb)
    return any(
        is_finite(paragraph.tokens[place]) and is_negated(paragraph, place)
        for place in range(start, cue.verb)
    )


def _can_tell(scene: Scene, speaker: Speaker) -> bool:
    """Whether a study, document, medium, body or person is the subject: ``wizyta pokazuje, że``
    is the report's own conclusion."""
    if speaker.words is None or scene.cast.kind(speaker.name or "") in {"PER", "ORG"}:
        return True
    if is_medium(scene, speaker):
        return True
    head = scene.paragraph.tokens[head_of(scene, speaker.words)]
    known = scene.sayings.documents | scene.sayings.carriers | scene.sayings.bodies
    known |= scene.relays.nouns | scene.sayings.works | scene.sayings.unnamed_sources
    return head.lemma.lower() in known or "m1" in morph_of(head).genders


def settle_nested(scene: Scene, found: list[Found]) -> list[Found]:
    """Statements within statements.

    A medium that only frames an attributed sentence (``Jak podaje Reuters, minister oświadczył,
    że``) is its relay. A medium with a clause of its own (``BBC przypomina, że piloci
    zapowiedzieli``) keeps its statement and relays the inner one. Inside other content an inner
    statement needs a named speaker.
    """
    dropped: set[int] = set()
    result: list[Found] = []
    via = {number: item.via for number, item in enumerate(found)}
    for number, inner in enumerate(found):
        for other, outer in enumerate(found):
            if other == number or not holds(outer.draft, inner.draft):
                continue
            is_relay = is_medium(scene, outer.speaker) and bool(outer.speaker.name)
            if is_relay:
                chain = (*outer.via, outer.speaker.name or "")
                via[number] = tuple(dict.fromkeys((*chain, *via[number])))
                if _only_frames(scene.paragraph, outer.draft, inner.draft):
                    dropped.add(other)
            is_same = inner.speaker.words is None or inner.speaker.name == outer.speaker.name
            is_same = is_same or _only_frames(scene.paragraph, outer.draft, inner.draft)
            is_same = is_same and inner.speaker.basis != "unnamed"
            if is_same and outer.draft.rule == "parenthesis-as" and outer.speaker.words is None:
                # "Kowalski powiedział – jak to określił – że P": the same speaker's own wording
                dropped.add(other)
                continue
            if not _has_own_speaker(outer.draft, inner, scene.sayings.first_person) and not (
                is_relay and other in dropped
            ):
                dropped.add(number)
            if _is_spoken(outer.draft) and not _is_named(scene, inner.speaker):
                dropped.add(number)
    for number, item in enumerate(found):
        if number not in dropped:
            names = tuple(name for name in via[number] if name != item.speaker.name)
            result.append(replace(item, via=names))
    return result


def _has_own_speaker(outer: Draft, inner: Found, first_person: frozenset[str]) -> bool:
    """Whether the inner statement names its speaker within the outer content."""
    words = inner.speaker.words
    if words is None or inner.speaker.basis == "pronoun":
        return False
    tokens = inner.paragraph.tokens
    if tokens[words.first].lemma in first_person:
        return False
    return any(part.first <= words.first < part.last for part in outer.content)


def _is_spoken(outer: Draft) -> bool:
    """Whether the outer content is somebody's own words."""
    return outer.rule.startswith(("quote", "dialogue"))


def _is_named(scene: Scene, speaker: Speaker) -> bool:
    """Whether somebody else's words name this speaker: a name, a person, a body or a source; not
    ``niektórzy mówią``, ``ludzie podejrzewali``."""
    if speaker.words is None or scene.cast.kind(speaker.name or "") is not None:
        return True
    head = scene.paragraph.tokens[head_of(scene, speaker.words)]
    if head.lemma in scene.sayings.indefinite:
        return False
    return (
        _can_tell(scene, speaker) or head.lemma.casefold() in read_titles(scene.cast.pack).by_word
    )


def _only_frames(paragraph: Paragraph, outer: Draft, inner: Draft) -> bool:
    """Whether the outer content is the inner statement itself: its first verb is the inner cue,
    or the inner one is a parenthesis of the same clause."""
    if outer.rule.startswith(("clause", "nominal", "quote", "dialogue", "colon")):
        return False
    if inner.cue is None:
        return False
    if inner.rule.startswith("parenthesis"):
        return True
    for part in outer.content:
        verb = first_verb(paragraph, part)
        if verb is not None:
            return verb in {inner.cue.verb, *range(*inner.cue.words)}
    return False
