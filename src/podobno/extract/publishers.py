"""A document that speaks comes in; who signed it, gave it, put it out or published it goes out.

``list podpisany przez posłów``, ``informacje przekazane przez urząd``, ``Szpital wydał
oświadczenie``, ``podkreślono w komunikacie``.
"""

from __future__ import annotations

from podobno.extract.cues import Cue, Draft, Range, is_finite, morph_of
from podobno.extract.descriptions import describe
from podobno.extract.elision import Trace, elided
from podobno.extract.sayings import Saying
from podobno.extract.scene import Scene
from podobno.extract.speaker_phrases import phrase_around
from podobno.extract.subject_search import subject_phrase
from podobno.extract.taken_bodies import leading_firm


def signer_of(scene: Scene, phrase: Range, window: Range) -> Range | None:
    """``w liście podpisanym przez posłów``: who put a name to the document."""
    paragraph = scene.paragraph
    for place in range(phrase.first, min(phrase.last + 2, window.last)):
        if morph_of(paragraph.tokens[place]).pos != "ppas":
            continue
        lemma = paragraph.tokens[place].lemma
        if lemma not in scene.sayings.signed and not (
            lemma in scene.sayings.given and _is_given(scene, phrase)
        ):
            continue
        for near in range(place + 1, min(place + 4, window.last)):
            if paragraph.tokens[near].text.lower() == scene.paragraph.grammar.by:
                if near + 1 >= window.last:
                    return None
                found = phrase_around(scene, near + 1)
                return Range(near + 1, max(found.last, near + 2))
    return None


def _is_given(scene: Scene, phrase: Range) -> bool:
    """``informacje przekazane przez X``: bare news and data are the words of who gave them."""
    return any(scene.paragraph.tokens[p].lemma in scene.sayings.given_nouns for p in range(*phrase))


def issuer_of(scene: Scene, words: Range, traces: list[Trace]) -> str | None:
    """``Szpital wydał [oświadczenie]``: whose own words a document is, by the verb it is put out
    with; None where it tells more of itself."""
    paragraph = scene.paragraph
    token = paragraph.tokens[words.first]
    if words.last - words.first > 1 or token.lemma not in scene.sayings.own_words:
        return None
    start, end = paragraph.sentence_start(words.first), paragraph.sentence_end(words.first)
    verb = next((p for p in range(start, end) if is_finite(paragraph.tokens[p])
                 and paragraph.tokens[p].lemma in scene.sayings.issuing), None)  # fmt: skip
    if verb is None or "acc" not in morph_of(token).cases:
        return None
    cue = Cue(
        words=Range(verb, verb + 1), verb=verb, saying=Saying(lemmas=("",), kind=""), form="finite"
    )
    clause = Range(start, words.first) if verb < words.first else Range(start, end)
    draft = Draft(
        paragraph=paragraph.number, content=(), cue=cue, window=clause, rule="clause-", scope=clause
    )
    subject = subject_phrase(scene, cue, draft)
    if subject is None:
        return elided(paragraph, verb, traces).name
    return describe(scene, subject, traces, basis="subject").name


def publisher_of(scene: Scene, phrase: Range, case: str, traces: list[Trace]) -> str | None:
    """A bare ``w komunikacie`` takes up the body that spoke last; None for a person or nobody."""
    if case != "loc" or phrase.last - phrase.first > 1:
        return None
    if scene.paragraph.tokens[phrase.first].lemma not in scene.sayings.documents:
        return None
    home = scene.paragraph.homes[phrase.first]
    if scene.paragraph.tokens[phrase.first].lemma in scene.sayings.own_writings:
        people = [t for t in traces if t.is_person and t.role != "object"
                  and home - 2 <= t.sentence <= home]  # fmt: skip
        return people[-1].name if people else None
    recent = [t for t in traces if home - 3 <= t.sentence <= home and t.role != "object"]
    if scene.paragraph.tokens[phrase.first].lemma in scene.sayings.own_words:
        while recent and not recent[-1].is_person and scene.cast.kind(recent[-1].name) is None:
            recent.pop()  # "W ocenie ekspertów P. Podkreślono w oświadczeniu": the body before
    is_article = scene.paragraph.tokens[phrase.first].lemma in scene.sayings.articles
    if recent and (scene.cast.kind(recent[-1].name) == "ORG" or (
        is_article and recent[-1].name.casefold().removeprefix("the ") in scene.relays.names
    )):  # fmt: skip
        return recent[-1].name
    if recent:
        return None
    return leading_firm(scene, scene.paragraph.tokens[phrase.first].start)
