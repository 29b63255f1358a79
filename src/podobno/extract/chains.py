"""A statement's draft and speaker in; who relayed it, and who really said it, out.

The text names a relay by a participle (``cytowany przez PAP``), a relative clause (``którego
cytuje PAP``), a publication (``opublikowanym przez KCNA``), or as the speaker that names another
source (``innermost_sources``)."""

from __future__ import annotations

from podobno.extract.clause_edges import agent_end, clause_start
from podobno.extract.cues import Draft, Range, is_finite, morph_of
from podobno.extract.descriptions import describe
from podobno.extract.elision import Speaker
from podobno.extract.innermost_sources import cited_by_verb, read_innermost
from podobno.extract.media import agent_after, canonical, is_medium, phrase_from, relay_name
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_dash, is_final
from podobno.extract.scene import Scene
from podobno.extract.speaker_phrases import phrase_around
from podobno.language.tags import read_tag


def read_chain(scene: Scene, draft: Draft, speaker: Speaker) -> tuple[Speaker, tuple[str, ...]]:
    """Who said it, innermost, and through whom it came, outermost first."""
    region = region_of(draft)
    via: list[str] = []
    speaker, outlets = read_innermost(scene, draft, region, speaker)
    via += _citing(scene, draft, speaker)
    via += _cited_by(scene, region, speaker)
    via += outlets
    via += _carried_by(scene, region)
    via += _through(scene, region)
    via += _seen_by(scene, draft)
    return speaker, tuple(dict.fromkeys(name for name in via if name and name != speaker.name))


def region_of(draft: Draft) -> list[int]:
    """The words of the attributing clause: the scope and what follows the cue, not the content."""
    content = {place for part in draft.content for place in range(*part)}
    words = set(range(*draft.window)) | set(range(*draft.scope))
    return sorted(words - content)


def _citing(scene: Scene, draft: Draft, speaker: Speaker) -> list[str]:
    """``Reuters cytuje Kowalskiego, który powiedział, że``: the main clause relays."""
    if draft.cue is None or speaker.words is None or not speaker.name:
        return []
    opened = running_relay(scene, scene.paragraph.homes[draft.cue.verb])
    if opened is None or opened[1] is None or opened[1].name != speaker.name:
        return []
    return [opened[0]]


def _cited_by(scene: Scene, region: list[int], speaker: Speaker) -> list[str]:
    """``cytowany przez PAP``, ``którego cytuje PAP``, ``na którego powołuje się PAP``."""
    tokens = scene.paragraph.tokens
    found: list[str] = []
    for place in region:
        token = tokens[place]
        is_passive = morph_of(token).pos in {"ppas", "adj"}
        if is_passive and (
            token.lemma in scene.relays.cited or token.lemma in scene.relays.cited_adjectives
        ):
            words = agent_after(scene, place)
            if words is not None:
                found.append(relay_name(scene, words) or "")
            else:
                found += _medium_inside(scene, place)
        elif is_finite(token) and token.lemma in scene.relays.cited | scene.relays.rely:
            subject = _relative_subject(scene, place)
            if subject is not None:
                found.append(relay_name(scene, subject) or "")
        elif is_finite(token) and token.lemma in scene.relays.obtained | scene.relays.carried:
            subject = _relative_subject(scene, place)
            medium = describe(scene, subject, [], basis="relay") if subject else None
            if medium is not None and is_medium(scene, medium):
                found.append(canonical(scene, medium.name) or "")
    return found


def _medium_inside(scene: Scene, place: int) -> list[str]:
    """``cytowany w dzienniku „Bild”``, ``opublikowanym na portalu Onet``: the medium where it
    stands."""
    tokens = scene.paragraph.tokens
    for near in range(place + 1, min(place + 3, len(tokens) - 1)):
        if tokens[near].text.lower() not in scene.paragraph.grammar.in_:
            continue
        words = phrase_from(scene, near + 1, "loc")
        if words is None:
            return []
        words = Range(words.first, agent_end(scene.paragraph, words.first, words.last))
        medium = describe(scene, words, [], basis="relay")
        if is_medium(scene, medium):
            return [canonical(scene, medium.name) or ""]
    return []


def _relative_subject(scene: Scene, verb: int) -> Range | None:
    """The nominative after ``którego cytuje``: a relative word that is not the subject stands
    before the verb."""
    paragraph = scene.paragraph
    relative = None
    for near in range(verb - 1, max(verb - 6, -1), -1):
        token = paragraph.tokens[near]
        if token.lemma in paragraph.grammar.pronouns:
            relative = near
            break
        if token.text == ",":
            return None
    if relative is None or morph_of(paragraph.tokens[relative]).cases == frozenset({"nom"}):
        return None
    end = paragraph.sentence_end(verb)
    for place in [*range(verb + 1, end), *range(relative + 1, verb)]:
        token = paragraph.tokens[place]
        morph = morph_of(token)
        if (token.text == "," or is_dash(token) or is_final(token)) and place > verb:
            continue
        if token.lemma in scene.relays.words:
            continue
        is_name = token.text[:1].isupper() and place > verb
        if (morph.is_nominal and ("nom" in morph.cases or is_name)) or morph.pos in {"ign", "xxx"}:
            return phrase_around(scene, place)
        if place > verb and is_finite(token):
            return None
    return None


def _carried_by(scene: Scene, region: list[int]) -> list[str]:
    """``w oświadczeniu opublikowanym przez KCNA``: where a medium carries the words."""
    found = []
    for place in region:
        token = scene.paragraph.tokens[place]
        if morph_of(token).pos != "ppas" or token.lemma not in scene.relays.carried:
            continue
        words = agent_after(scene, place)
        if words is None:
            found += _medium_inside(scene, place)
            continue
        agent = describe(scene, words, [], basis="relay")
        if is_medium(scene, agent):
            found.append(canonical(scene, agent.name) or "")
    return found


def _through(scene: Scene, region: list[int]) -> list[str]:
    """``oświadczył za pośrednictwem agencji IRNA``."""
    tokens, opener = scene.paragraph.tokens, scene.relays.through
    for place in region:
        after = place + len(opener)
        if tuple(token.text.lower() for token in tokens[place:after]) != opener:
            continue
        words = phrase_from(scene, after, "gen") if after < len(tokens) else None
        medium = describe(scene, words, [], basis="relay") if words else None
        if medium is not None and is_medium(scene, medium):
            return [canonical(scene, medium.name) or ""]
    return []


def _seen_by(scene: Scene, draft: Draft) -> list[str]:
    """``„Bild” dotarł do listu, w którym minister pisze, że``: the medium that has seen the words
    its own relative clause tells."""
    if draft.cue is None:
        return []
    paragraph = scene.paragraph
    clause = clause_start(paragraph, draft.cue.verb)
    start = paragraph.sentence_start(draft.cue.verb)
    for place in range(start, clause):
        token = paragraph.tokens[place]
        if not is_finite(token) or paragraph.inside[place] >= 0:
            continue
        if token.lemma not in scene.relays.obtained or clause_start(paragraph, place) != start:
            return []
        for words in _relaying_phrases(scene, place, Range(start, clause)):
            medium = describe(scene, words, [], basis="relay")
            if is_medium(scene, medium):
                return [canonical(scene, medium.name) or ""]
        return []
    return []


def running_relay(scene: Scene, sentence: int) -> tuple[str, Speaker | None] | None:
    """The medium that a sentence says it relays from, and whom: ``Dziennik „Bild” relacjonuje
    konferencję``, ``Portal cytuje Kowalskiego``; None where it relays nothing."""
    paragraph = scene.paragraph
    places = [p for p, home in enumerate(paragraph.homes) if home == sentence]
    for place in places:
        token = paragraph.tokens[place]
        if not is_finite(token) or paragraph.inside[place] >= 0:
            continue
        if token.lemma not in scene.relays.cited | scene.relays.reports:
            continue
        window = Range(places[0], places[-1] + 1)
        for words in _relaying_phrases(scene, place, window):
            medium = describe(scene, words, [], basis="relay")
            if is_medium(scene, medium) and medium.name:
                whom = cited_by_verb(scene, place, window)
                return canonical(scene, medium.name) or "", whom
    return None


def _relaying_phrases(scene: Scene, verb: int, window: Range) -> list[Range]:
    """What may be the subject of a relaying verb: the phrase before it, or the nominative just
    after it (``Konferencję relacjonuje dziennik „Bild”``)."""
    paragraph = scene.paragraph
    found = []
    for near in range(verb - 1, window.first - 1, -1):
        morph = morph_of(paragraph.tokens[near])
        if morph.is_nominal or morph.pos in {"ign", "xxx"}:
            found.append(phrase_around(scene, _first_nominal(paragraph, window.first, near)))
            break
    if found and verb + 1 < window.last:
        readings = [read_tag(r.tag) for r in paragraph.tokens[verb + 1].readings]
        if any(r.is_nominal and "nom" in r.cases for r in readings):
            found.append(phrase_around(scene, verb + 1))
    return found


def _first_nominal(paragraph: Paragraph, first: int, last: int) -> int:
    for place in range(first, last + 1):
        if morph_of(paragraph.tokens[place]).is_nominal:
            return place
    return last
