"""A statement's draft and the speaker its clause names in; whom that speaker relies on out.

A medium may rely on a source (``powołując się na źródła``), cite it (``PAP cytuje X``), have
learned it from somebody or follow another medium (``za Reutersem``)."""

from __future__ import annotations

from dataclasses import replace

from podobno.extract.cues import Draft, Range, is_finite, morph_of
from podobno.extract.descriptions import describe
from podobno.extract.elision import Speaker
from podobno.extract.media import canonical, is_medium, object_phrase, phrase_from
from podobno.extract.phrase_heads import head_of
from podobno.extract.scene import Scene


def read_innermost(
    scene: Scene, draft: Draft, region: list[int], speaker: Speaker
) -> tuple[Speaker, list[str]]:
    """The source that the speaker itself names, and the medium that it was; the speaker and none
    where it names no other."""
    outlet = canonical(scene, speaker.name)
    if not outlet:
        return speaker, []
    source = (
        _relied_on(scene, draft, region, speaker)
        or _citing_participle(scene, region, speaker)
        or _cited_object(scene, draft, speaker)
        or _learned_from(scene, draft, region, speaker)
        or _after_medium(scene, region, speaker)
    )
    if source is None:
        return speaker, []
    return source, [outlet] if is_medium(scene, speaker) else []


def _relied_on(scene: Scene, draft: Draft, region: list[int], speaker: Speaker) -> Speaker | None:
    """``podała PAP, powołując się na źródła w rządzie``: what is relied on."""
    if not is_medium(scene, speaker):
        return None
    for place in region:
        token = scene.paragraph.tokens[place]
        is_relying = token.lemma in scene.relays.rely | scene.relays.relying
        if is_relying and morph_of(token).pos in {"pcon", "pact", "pant"}:
            source = _outside_content(draft, _phrase_relied_on(scene, place))
            if source is not None:
                return describe(scene, source, [], basis="relied-on")
    return None


def _phrase_relied_on(scene: Scene, place: int) -> Range | None:
    """The phrase after ``na`` of ``powołując się na źródła w rządzie``."""
    tokens = scene.paragraph.tokens
    for near in range(place + 1, min(place + 4, len(tokens))):
        if tokens[near].text.lower() == scene.relays.rely_on:
            return phrase_from(scene, near + 1, "acc")
    return None


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


def _outside_content(draft: Draft, source: Range | None) -> Range | None:
    """The phrase up to where what is said begins: ``na członka Parlamentu [Wielka Brytania …]``."""
    if source is None:
        return None
    starts = [p.first for p in draft.content if source.first < p.first < source.last]
    return Range(source.first, min(starts)) if starts else source


def _cited_object(scene: Scene, draft: Draft, speaker: Speaker) -> Speaker | None:
    """``PAP cytuje Jana Kowalskiego: „P”``, ``przytacza słowa Anny Nowak``: who is cited."""
    cue = draft.cue
    if cue is None or not set(cue.saying.lemmas) & (scene.relays.cited | scene.relays.recalled):
        return None
    after = scene.paragraph.tokens[cue.verb + 1 : cue.verb + 2]
    is_of_words = bool(after) and after[0].lemma in scene.relays.words
    is_behind = speaker.words is not None and speaker.words.first > cue.verb
    if is_medium(scene, speaker) and not is_of_words:
        is_citing = bool(set(cue.saying.lemmas) & scene.relays.cited)
        return cited_by_verb(scene, cue.verb, draft.window) if is_citing else None
    if is_medium(scene, speaker) and not is_behind:
        return cited_by_verb(scene, cue.verb, draft.window)
    if speaker.words is None or not is_of_words:
        return None  # "przytacza [słowa] premiera jego rzecznik"
    last = speaker.words.first if is_behind else draft.window.last
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
        if token.lemma in scene.relays.words:
            after = min(place + 1, last - 1)
            name = scene.name_at(after)
            if name is not None and name.type == "PER" and scene.is_base_form(after):
                return _described(scene, scene.name_words(after))  # "wypowiedź [Merkel]"
            if "gen" in morph_of(tokens[after]).cases:
                return _described(scene, phrase_from(scene, after, "gen"))
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
