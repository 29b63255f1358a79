"""A statement's draft and speaker in; who relayed it, and who really said it, out.

The text names a relay by a participle (``cytowany przez PAP``), a relative clause (``którego
cytuje PAP``), by relying (``powołując się na źródła``), after another medium (``za Reutersem``),
by a publication (``opublikowanym przez KCNA``), or by citing (``PAP cytuje X``).
"""

from __future__ import annotations

from dataclasses import replace

from podobno.extract.cues import Cue, Draft, Range, is_finite, morph_of
from podobno.extract.quotations import Paragraph, is_dash, is_final
from podobno.extract.scene import Scene
from podobno.language.tags import read_tag
from podobno.extract.speakers import Speaker, Trace, describe, head_of, phrase_around


def is_medium(scene: Scene, speaker: Speaker) -> bool:
    """Whether the speaker is a medium or an agency, by its noun or its name."""
    name = (speaker.name or "").casefold()
    if name in scene.relays.names or speaker.name in scene.relays.canonical:
        return True
    if speaker.words is None:
        return False
    before = speaker.words.first - 1
    places = [*range(*speaker.words)]
    if before >= 0 and speaker.words.last - speaker.words.first <= 3:
        places.append(before)
    heads = {scene.paragraph.tokens[head_of(scene, speaker.words)].lemma}
    heads |= {scene.paragraph.tokens[p].lemma for p in places if p <= speaker.words.first}
    strong = scene.relays.nouns - scene.relays.weak_nouns
    if heads & strong:
        return True
    return bool(heads & scene.relays.weak_nouns) and "medialny" in {
        scene.paragraph.tokens[place].lemma for place in places
    }


def relay_name(scene: Scene, words: Range) -> str | None:
    """The canonical name of the medium that a phrase names."""
    speaker = describe(scene, words, [], basis="relay")
    return canonical(scene, speaker.name)


def canonical(scene: Scene, name: str | None) -> str | None:
    """``agencja Reutera`` is ``Reuters``."""
    return scene.relays.canonical.get(name, name) if name else None


def read_chain(scene: Scene, draft: Draft, speaker: Speaker) -> tuple[Speaker, tuple[str, ...]]:
    """Who said it, innermost, and through whom it came, outermost first."""
    region = _region(draft)
    via: list[str] = []
    speaker, outlets = _innermost(scene, draft, region, speaker)
    via += _citing(scene, draft, speaker)
    via += _cited_by(scene, region, speaker)
    via += outlets
    via += _carried_by(scene, region)
    return speaker, tuple(dict.fromkeys(name for name in via if name and name != speaker.name))


def _region(draft: Draft) -> list[int]:
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
        if token.lemma in scene.relays.rely or token.lemma == "powołujący":
            if morph_of(token).pos not in {"pcon", "pact", "pant"}:
                continue
            source = _relied_on(scene, place)
            if source is not None and is_medium(scene, speaker) and outlet:
                found = describe(scene, source, [], basis="relied-on")
                return found, [outlet]
    cited = _cited_object(scene, draft, speaker)
    if cited is not None and outlet:
        return cited, [outlet]
    after = _after_medium(scene, region, speaker)
    if after is not None and outlet:
        return after, [outlet]
    return speaker, []


def _relied_on(scene: Scene, place: int) -> Range | None:
    """The phrase after ``na`` of ``powołując się na źródła w rządzie``."""
    tokens = scene.paragraph.tokens
    for near in range(place + 1, min(place + 4, len(tokens))):
        if tokens[near].text.lower() == scene.relays.rely_on:
            return _phrase_from(scene, near + 1, "acc")
    return None


def _phrase_from(scene: Scene, start: int, case: str) -> Range | None:
    """The noun phrase that begins here in a case, with genitives, names and places after it."""
    paragraph = scene.paragraph
    place = start
    end = paragraph.sentence_end(start - 1) if start else 0
    while place < end:
        token = paragraph.tokens[place]
        morph = morph_of(token)
        if token.text in {",", ":", ")"} or is_dash(token) or is_final(token) or is_finite(token):
            break
        if morph.pos in {"inf", "pcon", "comp"}:
            break
        if morph.pos == "prep" and token.text.lower() not in {"w", "we", "z", "ze"}:
            break
        if place == start and morph.cases and case not in morph.cases and "gen" not in morph.cases:
            if not token.text[:1].isupper():
                return None
        place += 1
    return Range(start, place) if place > start else None


def _cited_object(scene: Scene, draft: Draft, speaker: Speaker) -> Speaker | None:
    """``PAP cytuje Jana Kowalskiego: „P”``, ``przytacza słowa Anny Nowak``: who is cited."""
    cue = draft.cue
    if cue is None or not set(cue.saying.lemmas) & scene.relays.cited:
        return None
    if not is_medium(scene, speaker):
        return None
    return cited_by_verb(scene, cue.verb, draft.window)


def cited_by_verb(scene: Scene, verb: int, window: Range) -> Speaker | None:
    """Whom a verb of citing has for its object, or whose words."""
    tokens = scene.paragraph.tokens
    last = min(window.last, scene.paragraph.sentence_end(verb))
    for place in range(verb + 1, last):
        token = tokens[place]
        morph = morph_of(token)
        if token.text in {",", ":"} or is_finite(token):
            return None
        if token.lemma in scene.relays.words and "gen" in morph_of(tokens[min(place + 1, last - 1)]).cases:
            words = _phrase_from(scene, place + 1, "gen")
            return _described(scene, words)
        if morph.is_nominal and morph.cases & {"acc", "gen"} and "nom" not in morph.cases:
            return _described(scene, _object_phrase(scene, place, last))
    return None


def _object_phrase(scene: Scene, place: int, last: int) -> Range:
    """An object with its names, up to the nominative that may follow it."""
    end = place + 1
    case = morph_of(scene.paragraph.tokens[place]).cases
    while end < last:
        token = scene.paragraph.tokens[end]
        morph = morph_of(token)
        if token.text in {",", ":"} or is_final(token) or is_finite(token):
            break
        if not (morph.cases & case or "gen" in morph.cases or not morph.cases):
            break
        if morph.pos in {"prep", "comp", "conj"}:
            break
        name = scene.name_at(end)
        if name is not None and name.type == "PER" and scene.is_base_form(end):
            if scene.named[end] != scene.named[place] and "nom" not in case:
                break
        end += 1
    return Range(place, end)


def _described(scene: Scene, words: Range | None) -> Speaker | None:
    if words is None:
        return None
    return describe(scene, words, [], basis="cited")


def _after_medium(scene: Scene, region: list[int], speaker: Speaker) -> Speaker | None:
    """``PAP za Reutersem``: the medium that the outlet follows."""
    if not is_medium(scene, speaker):
        return None
    for place in region:
        if scene.paragraph.tokens[place].text.lower() not in scene.relays.after:
            continue
        words = _phrase_from(scene, place + 1, "inst")
        if words is None:
            continue
        words = Range(words.first, min(words.last, words.first + 4))
        words = _until_case_changes(scene, words)
        found = describe(scene, words, [], basis="after")
        if is_medium(scene, found):
            return replace(found, name=canonical(scene, found.name))
    return None


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
        if is_passive and (token.lemma in scene.relays.cited or token.text.lower().startswith("cytowan")):
            words = _agent(scene, place)
            if words is not None:
                found.append(relay_name(scene, words) or "")
        elif token.lemma in scene.relays.cited | scene.relays.rely and is_finite(token):
            subject = _relative_subject(scene, place)
            if subject is not None:
                found.append(relay_name(scene, subject) or "")
    return found


def _agent(scene: Scene, place: int) -> Range | None:
    """The phrase after ``przez``, near a passive participle."""
    tokens = scene.paragraph.tokens
    for near in range(place + 1, min(place + 4, len(tokens))):
        if tokens[near].text.lower() == scene.relays.by:
            return _agent_phrase(scene, near + 1)
        if tokens[near].text in {",", "."}:
            return None
    return None


def _agent_phrase(scene: Scene, start: int) -> Range | None:
    """``agencję Yonhap`` in ``cytowane przez agencję Yonhap rosyjskie media``: up to where the
    case leaves the accusative, a name apart."""
    paragraph = scene.paragraph
    end = start
    limit = paragraph.sentence_end(start - 1)
    seen_noun = seen_name = False
    while end < limit:
        if scene.named[end] >= 0 and not seen_name:
            end = scene.name_words(end).last
            seen_noun = seen_name = True
            continue
        token = paragraph.tokens[end]
        morph = morph_of(token)
        if _is_mark(token.text):
            end += 1
            if seen_name and paragraph.inside[end - 2] >= 0:
                break
            continue
        if token.text in {",", ":", ")"} or is_final(token) or is_dash(token) or is_finite(token):
            break
        is_name = token.text[:1].isupper() or paragraph.inside[end] >= 0
        if seen_name and not is_name:
            break
        if seen_name and paragraph.inside[end] != paragraph.inside[end - 1]:
            break
        if seen_name and paragraph.inside[end] < 0 and _is_new_name(paragraph, end):
            break
        if seen_noun and not is_name and not morph.cases & {"gen"}:
            break
        if morph.pos in {"prep", "comp", "conj", "adv"}:
            break
        seen_noun = seen_noun or morph.pos == "subst"
        seen_name = seen_name or is_name
        end += 1
    return Range(start, end) if end > start else None


def _is_new_name(paragraph: Paragraph, place: int) -> bool:
    """Whether another name begins: an acronym before it, or a nominative after another case."""
    before, token = paragraph.tokens[place - 1], paragraph.tokens[place]
    if before.text.isupper() and len(before.text) > 1:
        return True
    cases = morph_of(token).cases
    return bool(cases) and "nom" in cases and "acc" not in cases and "gen" not in cases


def _is_mark(text: str) -> bool:
    return bool(text) and all(char in "„”“\"»«'`" for char in text)


def _relative_subject(scene: Scene, verb: int) -> Range | None:
    """The nominative after ``którego cytuje``: a relative word that is not the subject stands
    before the verb."""
    paragraph = scene.paragraph
    relative = None
    for near in range(verb - 1, max(verb - 6, -1), -1):
        token = paragraph.tokens[near]
        if token.lemma in {"który", "jaki"}:
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
        if token.text == "," or is_dash(token) or is_final(token):
            if place > verb:
                continue
        if token.lemma in scene.relays.words:
            continue
        is_name = token.text[:1].isupper() and place > verb
        if morph.is_nominal and ("nom" in morph.cases or is_name) or morph.pos in {"ign", "xxx"}:
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
        words = _agent(scene, place)
        if words is None:
            continue
        agent = describe(scene, words, [], basis="relay")
        if is_medium(scene, agent):
            found.append(canonical(scene, agent.name) or "")
    return found


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
        for near in range(place - 1, window.first - 1, -1):
            morph = morph_of(paragraph.tokens[near])
            if morph.is_nominal or morph.pos in {"ign", "xxx"}:
                words = phrase_around(scene, _first_nominal(paragraph, window.first, near))
                medium = describe(scene, words, [], basis="relay")
                if is_medium(scene, medium) and medium.name:
                    whom = cited_by_verb(scene, place, window)
                    return canonical(scene, medium.name) or "", whom
                break
    return None


def _first_nominal(paragraph: Paragraph, first: int, last: int) -> int:
    for place in range(first, last + 1):
        if morph_of(paragraph.tokens[place]).is_nominal:
            return place
    return last


def spoken_to(scene: Scene, draft: Draft, speaker: Speaker, traces: list[Trace]) -> str | None:
    """Whom the words are addressed to: the dative or accusative of the verb, ``do X``, the
    medium of an interview (``w rozmowie z X``, ``w wywiadzie dla X``)."""
    cue = draft.cue
    if cue is None or cue.form == "formula":
        return None
    region = [place for place in _region(draft) if scene.paragraph.inside[place] < 0
              or not _is_mark(scene.paragraph.tokens[place].text)]  # fmt: skip
    talk = _interview(scene, region)
    if talk is not None:
        return talk
    own = set(range(*speaker.words)) if speaker.words else set()
    for frame in cue.saying.to:
        name = _addressee(scene, cue, region, frame, own, traces)
        if name and name != speaker.name:
            return name
    return None


def _interview(scene: Scene, region: list[int]) -> str | None:
    tokens = scene.paragraph.tokens
    inside = set(region)
    for place in region:
        token = tokens[place]
        if token.lemma in scene.sayings.talks and "loc" in morph_of(token).cases:
            for near in range(place + 1, min(place + 5, len(tokens) - 1)):
                if tokens[near].text.lower() in scene.sayings.talk_prepositions:
                    words = _talk_partner(scene, near + 1)
                    return relay_name(scene, words) if words else None
        is_for = token.text.lower() == "dla" and place + 1 in inside
        if is_for:
            words = _talk_partner(scene, place + 1)
            if words is not None:
                found = describe(scene, words, [], basis="to")
                if is_medium(scene, found):
                    return canonical(scene, found.name)
    return None


def _talk_partner(scene: Scene, start: int) -> Range | None:
    words = _agent_phrase(scene, start)
    return words


def _addressee(
    scene: Scene, cue: Cue, region: list[int], frame: str, own: set[int], traces: list[Trace]
) -> str | None:
    preposition, _, case = frame.rpartition("+")
    tokens = scene.paragraph.tokens
    for place in region:
        token = tokens[place]
        if place in own or abs(place - cue.verb) > 8:
            continue
        morph = morph_of(token)
        if preposition:
            if token.text.lower() != preposition or place < cue.verb or place + 1 >= len(tokens):
                continue
            words = _agent_phrase(scene, place + 1)
            return _person(scene, words)
        is_case = case in morph.cases or (
            place == cue.verb + 1 and any(case in read_tag(r.tag).cases for r in token.readings)
        )
        if place == cue.verb + 1 and _is_acronym_before_person(scene, place):
            return canonical(scene, _person(scene, Range(place, place + 1)))
        if not is_case or not (morph.is_nominal or morph.pos == "ppron3"):
            continue
        if place and morph_of(tokens[place - 1]).pos == "prep":
            continue
        if place > 1 and morph_of(tokens[place - 2]).pos == "prep" and (
            morph_of(tokens[place - 1]).pos == "adj"
        ):
            continue
        name = _person(scene, _object_phrase(scene, place, scene.paragraph.sentence_end(place)))
        if name:
            return name
    return None


def _is_acronym_before_person(scene: Scene, place: int) -> bool:
    """``powiedział PAP Jan Kowalski``: the agency is told, the person speaks."""
    tokens = scene.paragraph.tokens
    if not tokens[place].text.isupper() or len(tokens[place].text) < 2:
        return False
    after = place + 1
    name = scene.name_at(after) if after < len(tokens) else None
    return name is not None and name.type == "PER" and scene.is_base_form(after)


def _person(scene: Scene, words: Range | None) -> str | None:
    """The name of a phrase that can be spoken to: a known name, a medium, a group of people."""
    if words is None:
        return None
    found = describe(scene, words, [], basis="to")
    if found.basis == "pronoun" or found.name is None:
        return None
    head = scene.paragraph.tokens[head_of(scene, words)]
    kind = scene.cast.kind(found.name)
    if kind in {"PER", "ORG"} or is_medium(scene, found):
        return canonical(scene, found.name)
    if "m1" in morph_of(head).genders:
        return found.name
    return None
