"""A phrase headed by a noun for a person comes in; the place of the name that explains it goes out.

``sponsor kampanii Aaron Banks``, ``premier Pakistanu, Imran Khan,``, ``Caroline Lucas, posłanka``,
``według przedstawiciela policji Jana Nowaka``.
"""

from __future__ import annotations

from podobno.extract.cues import Range, is_finite, is_preposition, morph_of
from podobno.extract.governed import is_person_nominative
from podobno.extract.phrase_heads import gender_of, head_of
from podobno.extract.quotations import is_dash, is_final
from podobno.extract.roles import read_titles
from podobno.extract.scene import Scene, gender_of_name

# A name follows its noun within this many words: "sponsor kampanii na rzecz wyjścia A. B.".
REACH = 9


def apposed_person(scene: Scene, words: Range) -> int | None:
    """The first word of the person's name that stands in apposition to the phrase's head."""
    paragraph = scene.paragraph
    head = head_of(scene, words)
    token = paragraph.tokens[head]
    titles = read_titles(scene.cast.pack)
    is_thing = token.lemma.casefold() in titles.related - set(titles.by_word)
    is_thing = is_thing and token.lemma not in scene.sayings.newcomers
    if is_thing and "m1" not in morph_of(token).genders:
        return None  # "kancelaria Lis" is nobody's apposition
    if "nom" not in morph_of(token).cases:
        return _oblique(scene, words, head)
    if token.lemma.casefold() in titles.related:
        own = _after_comma(scene, words)
        own = _after_dash(scene, words) if own is None else own
        if own is not None:
            return own
    for place in range(words.last - 1, words.first - 1, -1):
        if is_person_nominative(scene, place) and not _owns(scene, place, head):
            return place
    if any(_names_person(scene, place) for place in range(*words)):
        return _after_comma(scene, words)
    return _following(scene, words) or _before(scene, words)


def _owns(scene: Scene, place: int, head: int) -> bool:
    """``rzeczniczka [May]`` in a text whose ``premier`` is May: somebody else's spokeswoman."""
    titles = read_titles(scene.cast.pack)
    lemma = scene.paragraph.tokens[head].lemma.casefold()
    own = {t.family for t in titles.by_word.get(lemma, ()) if t.is_office} - titles.beside
    if lemma not in titles.related or own or place != head + 1:
        return False  # "minister [Nowak]" is the minister
    if scene.name_words(place).last - scene.name_words(place).first > 1:
        return False
    name = scene.name_at(place)
    if name is not None and _is_of_other_gender(scene, name.entity_name, head):
        return True
    held = [p.office.title for p in scene.cast.offices if name and p.name == name.entity_name]
    return bool(held) and not any(titles.are_alike(lemma, t.words[0]) for t in held)


def _is_of_other_gender(scene: Scene, name: str, head: int) -> bool:
    """``prawnik [Bibi]`` in a text about Anna Bibi."""
    own, noun = gender_of_name(scene, name), gender_of(morph_of(scene.paragraph.tokens[head]))
    return own in {"m", "f"} and noun in {"m", "f"} and own != noun


def _names_person(scene: Scene, place: int) -> bool:
    name = scene.name_at(place)
    return name is not None and name.type == "PER"


def _following(scene: Scene, words: Range) -> int | None:
    """``sponsor kampanii [Aaron Banks]``, ``premier Pakistanu, [Imran Khan],``."""
    paragraph = scene.paragraph
    end = paragraph.sentence_end(words.first)
    for place in range(words.last, min(words.last + REACH, end)):
        token = paragraph.tokens[place]
        if token.lemma in paragraph.grammar.joining and _describes_too(scene, words, place + 1):
            continue
        if (
            is_finite(token)
            or token.lemma in paragraph.grammar.joining | paragraph.grammar.that
            or token.text in {":", ";"}
        ):
            return None
        if is_dash(token):
            return place + 1 if _explains(scene, place + 1) else None
        if token.text == "," and place > words.last:
            return _closing_name(scene, place + 1, end)
        if is_person_nominative(scene, place):
            has_comma = paragraph.tokens[words.last].text == ","
            return place if not has_comma or _is_closed(scene, place) else None
    return None


def _describes_too(scene: Scene, words: Range, place: int) -> bool:
    """``dziennikarka serwisu i [organizatorka kampanii Anna Nowak] oceniła``: a second noun for
    the same person, where the verb is in the singular."""
    tokens = scene.paragraph.tokens
    end = scene.paragraph.sentence_end(words.first)
    while place + 1 < end and morph_of(tokens[place]).pos == "adj":
        place += 1
    head, own = morph_of(tokens[head_of(scene, words)]), morph_of(tokens[place])
    is_noun = own.pos == "subst" and "nom" in own.cases and tokens[place].text.islower()
    if not is_noun or own.numbers != {"sg"} or gender_of(own) != gender_of(head):
        return False
    verb = next((p for p in range(place, end) if is_finite(tokens[p])), None)
    return verb is not None and "sg" in morph_of(tokens[verb]).numbers


def _after_dash(scene: Scene, words: Range) -> int | None:
    """``rzecznik premier Anny Nowak – [Jan Lis]``: the same after a dash."""
    tokens = scene.paragraph.tokens
    end = min(scene.paragraph.sentence_end(words.first) - 1, words.last + REACH)
    for place in range(words.last, end):
        if is_finite(tokens[place]) or tokens[place].text in {",", ":", ";"}:
            return None
        if is_dash(tokens[place]):
            return place + 1 if _explains(scene, place + 1) else None
    return None


def _explains(scene: Scene, place: int) -> bool:
    """Whether a name after a dash ends with one, or right before the verb: ``rzecznik rządu –
    [Jan Nowak] – oświadczył``."""
    tokens = scene.paragraph.tokens
    if place >= len(tokens) or not is_person_nominative(scene, place):
        return False
    after = scene.name_words(place).last
    return after < len(tokens) and (is_dash(tokens[after]) or is_finite(tokens[after]))


def _after_comma(scene: Scene, words: Range) -> int | None:
    """``brat Anny Nowak, [Jan],``: the phrase has a name already, but of somebody else."""
    paragraph = scene.paragraph
    place, end = words.last + 1, paragraph.sentence_end(words.first)
    if place >= end or paragraph.tokens[words.last].text != ",":
        return None
    return _closing_name(scene, place, end)


def _closing_name(scene: Scene, place: int, end: int) -> int | None:
    """``córka Jana Nowaka, aktorka [Ewa Nowak]``: a name after a comma, with titles of its own,
    that ends there."""
    by_word = read_titles(scene.cast.pack).by_word
    tokens = scene.paragraph.tokens
    while place < end and {tokens[place].lemma.casefold(), tokens[place].text.casefold()} & set(
        by_word
    ):
        place += 1
    if place >= end or not is_person_nominative(scene, place):
        return None
    return place if _is_closed(scene, place) else None


def _is_closed(scene: Scene, place: int) -> bool:
    """Whether a name after a comma ends with one, with its sentence, or goes on with a place."""
    paragraph = scene.paragraph
    after = scene.name_words(place).last
    if after >= paragraph.sentence_end(place):
        return True
    token = paragraph.tokens[after]
    return token.text == "," or is_final(token) or is_dash(token) or is_preposition(token)


def _before(scene: Scene, words: Range) -> int | None:
    """``[Caroline Lucas], posłanka``."""
    paragraph, before = scene.paragraph, words.first - 2
    if before < 0 or paragraph.tokens[words.first - 1].text != ",":
        return None
    is_single = "sg" in morph_of(paragraph.tokens[head_of(scene, words)]).numbers
    return before if is_single and is_person_nominative(scene, before) else None


def _oblique(scene: Scene, words: Range, head: int) -> int | None:
    """``według przedstawiciela policji [Jana Nowaka]``: a whole name in the head's case, with no
    other person between who might be its own."""
    paragraph = scene.paragraph
    morph = morph_of(paragraph.tokens[head])
    if morph.numbers != {"sg"} or not _is_person(scene, head):
        return None
    titles = read_titles(scene.cast.pack)
    end = min(paragraph.sentence_end(head), words.last + 1)
    for place in range(head + 2, end):
        token = paragraph.tokens[place]
        if is_finite(token) or token.text in {",", ":", ";"} or is_dash(token):
            return None
        if not _names_person(scene, place):
            if token.lemma.casefold() in titles.related | set(titles.by_word):
                return None
            continue
        if scene.name_words(place).last - place < 2 or scene.is_base_form(place):
            return None
        return place if _may_share(scene, place, morph.cases, gender_of(morph)) else None
    return None


def _is_person(scene: Scene, place: int) -> bool:
    """A noun for one person: a man's, or a title."""
    token = scene.paragraph.tokens[place]
    morph = morph_of(token)
    if morph.pos not in {"subst", "depr"}:
        return False
    titles = read_titles(scene.cast.pack)
    return "m1" in morph.genders or token.lemma.casefold() in titles.by_word


def _may_share(scene: Scene, place: int, cases: frozenset[str], gender: str | None) -> bool:
    """Whether a name can be in these cases and of this gender."""
    token = scene.paragraph.tokens[place]
    own = morph_of(token).cases
    if own and not own & cases:
        return False
    name = scene.name_at(place)
    known = gender_of_name(scene, name.entity_name) if name is not None else None
    return gender is None or known in {None, gender}
