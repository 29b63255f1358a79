"""The paragraphs of a document in, what its headlines attribute out: ``X: P``, ``„P”``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from podobno.extract.clause_edges import first_verb, trimmed
from podobno.extract.cues import Draft, Range, is_finite, morph_of
from podobno.extract.descriptions import describe
from podobno.extract.dialogue import line_end
from podobno.extract.elision import Speaker
from podobno.extract.media import is_medium
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_final, is_mark
from podobno.extract.quoted_words import quote_words
from podobno.extract.roles import read_titles
from podobno.extract.scene import Scene
from podobno.extract.speaker_phrases import phrase_around

# A heading is one line without a full stop, of at most this many words.
HEADING_WORDS = 30


# Who speaks in a headline is named in at most this many words before the colon.
NAME_WORDS = 9


# A heading repeats a quotation when this share of its words stands in it.
REPEATED = 0.7


class Spoken(NamedTuple):
    """Direct speech of the body that a heading may repeat."""

    paragraph: Paragraph
    content: tuple[Range, ...]
    name: str | None


def find_headlines(
    scenes: Sequence[Scene],
    spoken: Sequence[tuple[Paragraph, tuple[Range, ...], str | None]],
) -> Iterator[tuple[Paragraph, Draft, Speaker]]:
    """What headings attribute: a name and a colon, or quoted words that the body explains."""
    body = [Spoken(*item) for item in spoken]
    for scene in scenes:
        paragraph = scene.paragraph
        if not is_heading(paragraph):
            yield from ((paragraph, *item) for item in _named_lines(scene))
            continue
        named = list(_named(scene, body))
        if named:
            yield from ((paragraph, *item) for item in named)
            continue
        for number, quote in enumerate(paragraph.quotes):
            if quote.depth:
                continue
            found = _quoted(paragraph, number, body)
            if found is not None:
                yield (paragraph, *found)


def is_heading(paragraph: Paragraph) -> bool:
    """A short line that no full stop ends."""
    words = [token for token in paragraph.tokens if token.text[:1].isalnum()]
    if not words or len(words) > HEADING_WORDS:
        return False
    last = paragraph.tokens[-1]
    if paragraph.number == 0 and len(set(paragraph.homes)) == 1:
        return True
    return not (is_final(last) and last.text == ".")


def _named(scene: Scene, body: Sequence[Spoken]) -> Iterator[tuple[Draft, Speaker]]:
    """``Premier Holandii: P``: what follows a colon that a name stands before; ``X: P. Y: Q`` has
    two voices."""
    paragraph = scene.paragraph
    colons = [p for p, token in enumerate(paragraph.tokens)
              if token.text == ":" and paragraph.inside[p] < 0]  # fmt: skip
    end = len(paragraph.tokens)
    for number, colon in reversed(list(enumerate(colons))):
        before = colons[number - 1] + 1 if number else 0
        start = max(before, _sentence_before(paragraph, colon))
        found = _voice(scene, Range(start, colon), end, body)
        if found is None:
            continue
        yield found
        if start == before:  # "Londyn: premier: P" has one voice
            return
        end = start


def _voice(
    scene: Scene, window: Range, end: int, body: Sequence[Spoken]
) -> tuple[Draft, Speaker] | None:
    """What a heading's words between ``window`` and ``end`` say, if the window names somebody."""
    paragraph, colon = scene.paragraph, window.last
    window = Range(_after_dateline(scene, window), colon)
    if not 0 < colon - window.first <= NAME_WORDS or first_verb(paragraph, window) is not None:
        return None
    speaker = _speaker(scene, window)
    content = trimmed(paragraph, Range(colon + 1, end))
    if speaker is None or content.last - content.first < 2:
        return None
    repeated = _repeats(paragraph, content, body)
    is_spoken = colon + 1 in paragraph.dashes or _exclaims(paragraph, content)
    is_known = scene.cast.kind(speaker.name or "") is not None
    if repeated and not speaker.is_plural and not is_known:
        speaker = replace(speaker, name=repeated)
    draft = Draft(
        paragraph=paragraph.number,
        content=(content,),
        cue=None,
        window=window,
        rule="quote-headline" if is_spoken else "headline",
        scope=Range(window.first, content.last),
    )
    return draft, speaker


def _after_dateline(scene: Scene, window: Range) -> int:
    """``Warszawa/ [Rzeczniczka ratusza]:``: behind the place that an agency puts first."""
    slash = next(
        (p for p in range(*window) if scene.paragraph.tokens[p].text in scene.sayings.fraction),
        None,
    )
    if slash is None or slash + 1 >= window.last:
        return window.first
    name = scene.name_at(window.first)
    is_place = name is not None and name.type == "LOC"
    return slash + 1 if is_place and scene.name_words(window.first).last == slash else window.first


def _named_lines(scene: Scene) -> Iterator[tuple[Draft, Speaker]]:
    """``Jan Nowak: P.`` at a sentence's start inside a text: an answer in an interview, or a lead.

    After a question the answer runs to the next question or name; else it is one sentence.
    """
    paragraph = scene.paragraph
    for colon, token in enumerate(paragraph.tokens):
        if token.text != ":" or paragraph.inside[colon] >= 0 or not colon:
            continue
        start = max(paragraph.sentence_start(colon), _sentence_before(paragraph, colon))
        first = _after_degrees(scene, start, colon)
        if scene.named[first] < 0 or scene.name_words(first).last != colon:
            continue
        name = scene.name_at(first)
        if name is None or name.type != "PER" or not scene.is_base_form(first):
            continue
        is_line = colon + 1 in paragraph.dashes
        is_answer = start > 0 and paragraph.tokens[start - 1].text == "?"
        if is_line:
            end = line_end(paragraph, colon + 2, scene.sayings)
        else:
            end = _answer_end(paragraph, colon + 1) if is_answer else paragraph.sentence_end(colon)
        content = trimmed(paragraph, Range(colon + 1, end))
        if content.first >= content.last or paragraph.inside[content.first] >= 0:
            continue
        if not is_line and first_verb(paragraph, content) is None:
            continue
        speaker = describe(scene, Range(start, colon), [], basis="line")
        draft = Draft(
            paragraph=paragraph.number,
            content=(content,),
            cue=None,
            window=Range(start, colon),
            rule="dialogue-named",
            scope=Range(start, end),
        )
        yield draft, speaker


def _after_degrees(scene: Scene, start: int, colon: int) -> int:
    """``dr hab. med. [Anna Nowak]:``: the first word behind shortened degrees."""
    degrees = scene.paragraph.grammar.degrees
    place = start
    while place < colon - 1 and scene.named[place] < 0:
        token = scene.paragraph.tokens[place]
        if morph_of(token).pos != "brev" and token.lemma not in degrees and token.text != ".":
            break
        place += 1
    return place


def _answer_end(paragraph: Paragraph, start: int) -> int:
    """The end of the last sentence before the next question."""
    end = paragraph.sentence_end(start)
    while end < len(paragraph.tokens):
        following = paragraph.sentence_end(end)
        if paragraph.tokens[following - 1].text == "?":
            break
        end = following
    return end


def _sentence_before(paragraph: Paragraph, colon: int) -> int:
    for place in range(colon - 1, -1, -1):
        if is_final(paragraph.tokens[place]):
            return place + 1
    return 0


def _exclaims(paragraph: Paragraph, content: Range) -> bool:
    return paragraph.tokens[content.last - 1].text in {"!", "!!!"}


def _speaker(scene: Scene, window: Range) -> Speaker | None:
    """A person, body or medium in the nominative before the colon; a place only heads a line
    (``Londyn: zakaz reklamy``)."""
    paragraph = scene.paragraph
    head = next(
        (p for p in range(*window)
         if morph_of(paragraph.tokens[p]).is_nominal or morph_of(paragraph.tokens[p]).pos == "ign"),
        None,
    )  # fmt: skip
    if head is None or not paragraph.tokens[window.first].text[:1].isupper():
        return None
    cases = morph_of(paragraph.tokens[head]).cases
    is_name = scene.is_base_form(head) or paragraph.tokens[head].text.isupper()
    if cases and "nom" not in cases and not is_name:
        return None
    words = phrase_around(scene, head)
    words = Range(words.first, min(words.last, window.last))
    speaker = describe(scene, words, [], basis="headline")
    kind = scene.cast.kind(speaker.name or "")
    if kind in {"PER", "ORG"} or is_medium(scene, speaker):
        return speaker
    if paragraph.tokens[head].lemma in scene.sayings.headline_works:
        return speaker
    if kind == "LOC" and _speaks_for_state(scene, speaker.name or "", words, window):
        return speaker
    is_title = paragraph.tokens[head].lemma.casefold() in read_titles(scene.cast.pack).by_word
    if kind is None and (is_title or "m1" in morph_of(paragraph.tokens[head]).genders):
        return speaker
    return speaker if " i " in (speaker.name or "") else None


def _speaks_for_state(scene: Scene, name: str, words: Range, window: Range) -> bool:
    """The seat of a government (``Kreml: P``), or a place with what it speaks of
    (``Moskwa o sankcjach: P``)."""
    if name in scene.cast.pack.table("metonyms")["government"]:
        return True
    after = scene.paragraph.tokens[words.last : window.last]
    return bool(after) and after[0].text.lower() == scene.paragraph.grammar.about


def _quoted(
    paragraph: Paragraph, number: int, body: Sequence[Spoken]
) -> tuple[Draft, Speaker] | None:
    """Quoted words of a heading: said by whoever says them below; a whole quoted sentence counts
    even where the text does not tell who said it."""
    words = quote_words(paragraph, number)
    name = _repeats(paragraph, words, body)
    if name is None and not _stands_alone(paragraph, words):
        return None
    draft = Draft(
        paragraph=paragraph.number,
        content=(words,),
        cue=None,
        window=words,
        rule="quote-heading",
        scope=words,
    )
    return draft, Speaker(name=name or None, basis="repeated" if name else "none")


def _stands_alone(paragraph: Paragraph, words: Range) -> bool:
    """Whether quoted words are a sentence of the heading by themselves, beside another."""
    if words.last - words.first < 2:
        return False
    before = paragraph.tokens[: words.first]
    after = [t for t in paragraph.tokens[words.last :] if t.text[:1].isalnum()]
    spoken = [t for t in before if t.text[:1].isalnum()]
    if not spoken and not after:
        return any(is_finite(paragraph.tokens[p]) for p in range(*words))
    ends = [t for t in before if not is_mark(t.text)]
    return not after and bool(ends) and (is_final(ends[-1]) or ends[-1].text == ":")


def _repeats(paragraph: Paragraph, words: Range, body: Sequence[Spoken]) -> str | None:
    """Whose direct speech in the body holds these words; empty where its speaker is unknown."""
    wanted = _lemmas(paragraph, words)
    if len(wanted) < 2:
        return None
    for item in body:
        if item.paragraph.number == paragraph.number:
            continue
        said = {lemma for part in item.content for lemma in _lemmas(item.paragraph, part)}
        if len(wanted & said) / len(wanted) >= REPEATED:
            return item.name or ""
    return None


def _lemmas(paragraph: Paragraph, words: Range) -> set[str]:
    return {
        t.lemma.lower() for t in paragraph.tokens[words.first : words.last] if t.text[0].isalnum()
    }
