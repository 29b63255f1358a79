"""A statement's draft and speaker in; who relayed it, and who really said it, out.

The text names a relay by a participle (``cytowany przez PAP``), a relative clause (``którego
cytuje PAP``), by relying (``powołując się na źródła``), after another medium (``za Reutersem``),
by a publication (``opublikowanym przez KCNA``), or by citing (``PAP cytuje X``)."""

from __future__ import annotations

from dataclasses import replace

from podobno.extract.clause_edges import agent_end, clause_start
from podobno.extract.cues import Draft, Range, is_finite, morph_of
from podobno.extract.descriptions import describe
from podobno.extract.elision import Speaker
from podobno.extract.media import (
    agent_after,
    canonical,
    is_medium,
    object_phrase,
    phrase_from,
    relay_name,
)
from podobno.extract.paragraphs import Paragraph
from podobno.extract.phrase_heads import head_of
from podobno.extract.quotations import is_dash, is_final
from podobno.extract.scene import Scene
from podobno.extract.speaker_phrases import phrase_around
from podobno.language.tags import read_tag


def read_chain(scene: Scene, draft: Draft, speaker: Speaker) -> tuple[Speaker, tuple[str, ...]]:
    """Who said it, innermost, and through whom it came, outermost first."""
    region = region_of(draft)
    via: list[str] = []
    speaker, outlets = _innermost(scene, draft, region, speaker)
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


def _innermost(
    scene: Scene, draft: Draft, region: list[int], speaker: Speaker
) -> tuple[Speaker, list[str]]:
    """The source that the speaker itself names: what it relies on, or the medium it follows."""
    tokens = scene.paragraph.tokens
    outlet = canonical(scene, speaker.name)
    for place in region:
        token = tokens[place]
        if token.lemma in scene.relays.rely or token.lemma in scene.relays.relying:
            if morph_of(token).pos not in {"pcon", "pact", "pant"}:
                continue
            source = _outside_content(draft, _relied_on(scene, place))
            if source is not None and is_medium(scene, speaker) and outlet:
                found = describe(scene, source, [], basis="relied-on")
                return found, [outlet]
    citing = _citing_participle(scene, region, speaker)
    if citing is not None and outlet:
        return citing, [outlet]
    cited = _cited_object(scene, draft, speaker)
    if cited is not None and outlet:
        return cited, [outlet] if is_medium(scene, speaker) else []
    told = _learned_from(scene, draft, region, speaker)
    if told is not None and outlet:
        return told, [outlet]
    after = _after_medium(scene, region, speaker)
    if after is not None and outlet:
        return after, [outlet]
    return speaker, []


def _citing_participle(scene: Scene, region: list[int], speaker: Speaker) -> Speaker | None:
    """``podała agencja TASS, cytując Kowalskiego``: who is cited."""
    if not is_medium(scene, speaker):
        return None
    for place in region:
        token = scene.paragraph.tokens[place]
        if token.lemma in scene.relays.cited and morph_of(token).pos in {"pcon", "pact"}:
            window = Range(place, scene.paragraph.sentence_end(place))
            return cited_by_verb(scene, place, window)
    return None


def _relied_on(scene: Scene, place: int) -> Range | None:
    """The phrase after ``na`` of ``powołując się na źródła w rządzie``."""
    tokens = scene.paragraph.tokens
    for near in range(place + 1, min(place + 4, len(tokens))):
        if tokens[near].text.lower() == scene.relays.rely_on:
            return phrase_from(scene, near + 1, "acc")
    return None


def _outside_content(draft: Draft, source: Range | None) -> Range | None:
    """The phrase up to where what is said begins: ``na członka Parlamentu [Wielka Brytania …]``."""
    if source is None:
        return None
    starts = [p.first for p in draft.content if source.first < p.first < source.last]
    return Range(source.first, min(starts)) if starts else source


def _cited_object(scene: Scene, draft: Draft, speaker: Speaker) -> Speaker | None:
    """``PAP cytuje Jana Kowalskiego: „P”``, ``przytacza słowa Anny Nowak``: who is cited."""
    cue = draft.cue
    if cue is None or not set(cue.saying.lemmas) & scene.relays.cited:
        return None
    if is_medium(scene, speaker):
        return cited_by_verb(scene, cue.verb, draft.window)
    after = scene.paragraph.tokens[cue.verb + 1 : cue.verb + 2]
    if speaker.words is None or not after or after[0].lemma not in scene.relays.words:
        return None  # "przytacza [słowa] premiera jego rzecznik"
    last = speaker.words.first if speaker.words.first > cue.verb else draft.window.last
    found = cited_by_verb(scene, cue.verb, draft.window)
    if found is None or found.words is None or found.words.first >= last:
        return None
    return _described(scene, Range(found.words.first, min(found.words.last, last)))


def cited_by_verb(scene: Scene, verb: int, window: Range) -> Speaker | None:
    """Whom a verb of citing has for its object, or whose words."""
    tokens = scene.paragraph.tokens
    last = min(window.last, scene.paragraph.sentence_end(verb))
    for place in range(verb + 1, last):
        token = tokens[place]
        morph = morph_of(token)
        if token.text in {",", ":"} or is_finite(token):
            return None
        if (
            token.lemma in scene.relays.words
            and "gen" in morph_of(tokens[min(place + 1, last - 1)]).cases
        ):
            words = phrase_from(scene, place + 1, "gen")
            return _described(scene, words)
        if morph.is_nominal and morph.cases & {"acc", "gen"} and "nom" not in morph.cases:
            found = object_phrase(scene, place, last)
            return _described(scene, Range(_adjectives_from(scene, place, verb), found.last))
    return None


def _adjectives_from(scene: Scene, noun: int, verb: int) -> int:
    """Where the adjectives before an object begin: ``cytując [anonimowego] urzędnika``."""
    tokens = scene.paragraph.tokens
    first = noun
    while first - 1 > verb and morph_of(tokens[first - 1]).pos == "adj":
        if not morph_of(tokens[first - 1]).cases & morph_of(tokens[noun]).cases:
            break
        first -= 1
    return first


def _described(scene: Scene, words: Range | None) -> Speaker | None:
    if words is None:
        return None
    return describe(scene, words, [], basis="cited")


def _learned_from(
    scene: Scene, draft: Draft, region: list[int], speaker: Speaker
) -> Speaker | None:
    """``jak dowiedziała się PAP ze źródeł w rządzie``: who told the medium."""
    if draft.cue is None or not set(draft.cue.saying.lemmas) & scene.relays.learned:
        return None
    if not is_medium(scene, speaker):
        return None
    for place in region:
        if place < draft.cue.verb:
            continue
        if scene.paragraph.tokens[place].text.lower() in scene.relays.learned_from:
            return _described(scene, phrase_from(scene, place + 1, "gen"))
    return None


def _after_medium(scene: Scene, region: list[int], speaker: Speaker) -> Speaker | None:
    """``PAP za Reutersem``: the medium that the outlet follows."""
    if not is_medium(scene, speaker):
        return None
    for place in region:
        if scene.paragraph.tokens[place].text.lower() not in scene.relays.after:
            continue
        words = phrase_from(scene, place + 1, "inst")
        if words is None:
            continue
        words = Range(words.first, min(words.last, words.first + 4))
        words = _until_case_changes(scene, words)
        found = describe(scene, words, [], basis="after")
        if is_medium(scene, found) or _is_body(scene, words, found):
            return replace(found, name=canonical(scene, found.name))
    return None


def _is_body(scene: Scene, words: Range, speaker: Speaker) -> bool:
    """``PAP za ministerstwem obrony``: an organisation can be followed as well."""
    head = scene.paragraph.tokens[head_of(scene, words)]
    return head.lemma in scene.sayings.bodies or scene.cast.kind(speaker.name or "") == "ORG"


def _until_case_changes(scene: Scene, words: Range) -> Range:
    end = words.first + 1
    while end < words.last:
        morph = morph_of(scene.paragraph.tokens[end])
        upper = scene.paragraph.tokens[end].text[:1].isupper()
        if not upper and not morph.cases & {"inst", "gen"}:
            break
        end += 1
    return Range(words.first, end)


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
