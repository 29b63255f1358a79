"""A description in, whom of those named before it takes up, out; None where it brings somebody new.

``dziennikarz`` after a man has spoken, ``szef resortu`` after a minister, ``przewoźnik`` after a
firm. A title with a country or a body must fit what the text says of the person.
"""

from __future__ import annotations

from podobno.extract.cues import Range, is_finite, is_preposition, morph_of
from podobno.extract.elision import SPOKEN, Trace
from podobno.extract.offices import Person
from podobno.extract.roles import country_in, read_titles
from podobno.extract.scene import Scene, gender_of_name
from podobno.extract.taken_bodies import body_meant, body_of_members
from podobno.extract.taken_persons import (
    goes_with,
    has_other_profession,
    heads_other_body,
    holds_other_office,
    is_above,
    is_bare,
    represents,
)
from podobno.language.countries import read_countries
from podobno.model import Token

# Whoever is taken up spoke or acted at most this many sentences before.
REACH = 3
# The only speaker of a text is taken up over this many.
FAR = 10
# "rzecznik Ministerstwa Spraw Zagranicznych Jan Nowak": characters between the noun and the name.
NEAR = 60


def taken_up(
    scene: Scene,
    words: Range,
    head: int,
    gender: str | None,
    plural: bool,
    traces: list[Trace],
    *,
    is_known: bool = False,
) -> str | None:
    """The name of whom a description without a name means; ``is_known`` where its office tells
    somebody already, whom only a nearer person can replace."""
    paragraph = scene.paragraph
    is_part = paragraph.tokens[words.first].lemma in scene.sayings.parts
    if paragraph.inside[head] >= 0 or is_part or (is_known and _names_country(scene, words)):
        return None
    lemma = paragraph.tokens[head].lemma.lower()
    if any(t.lemma in paragraph.grammar.others for t in paragraph.tokens[slice(*words)]):
        return None
    if plural and lemma in scene.sayings.plural_firms:
        return body_meant(scene, words, head, traces)
    if plural and words.last - words.first == 1 and lemma in scene.sayings.members:
        body = body_of_members(scene, lemma, paragraph.tokens[head].start)
        if body is not None:
            return body
    own = _own_person(scene, words, head)
    if own is not None and not plural:
        return own
    is_single = words.last - words.first == 1
    longer = _longer(paragraph.tokens[head].text.lower(), traces) if is_single else None
    if longer is not None and longer.role not in SPOKEN:
        is_open = scene.cast.full_forms.are_several(paragraph.tokens[head])
        longer = None if is_open else longer
    is_vague = lemma in read_titles(scene.cast.pack).vague
    roles = frozenset({"speaker", "subject"} if is_vague else {"speaker"})
    if longer is not None and not _is_passed(longer, gender, traces, roles):
        alike = None if plural else _alike_since(scene, lemma, longer, gender, traces)
        return alike or longer.name
    if plural:
        return longer.name if longer is not None else None
    if lemma in scene.sayings.bodies | (scene.relays.nouns - scene.relays.weak_nouns):
        return body_meant(scene, words, head, traces)
    if not _is_person_noun(scene, head, gender):
        return None
    found = _person(scene, words, head, gender, traces, is_known=is_known)
    if found is not None and represents(scene, words, lemma, found):
        return found
    if lemma in scene.sayings.newcomers:
        is_known = is_single and (
            _introduced(scene, found, lemma, head)
            or _is_general(scene, found, lemma, head, traces)
            or _is_of_kind(scene, found, lemma, head)
        )
        return found if is_known else None
    return found


def _names_country(scene: Scene, words: Range) -> bool:
    """``rosyjski przywódca``, once settled, is nobody nearer."""
    tokens = scene.paragraph.tokens[words.first : words.last]
    return country_in(tokens, read_countries(scene.cast.pack)) is not None


def _own_person(scene: Scene, words: Range, head: int) -> str | None:
    """``prawnik Nowak`` after ``jej prawnik Jan Lis``: the only one whom the text has called so,
    unless it told him as somebody else's."""
    titles = read_titles(scene.cast.pack)
    lemma = scene.paragraph.tokens[head].lemma.casefold()
    owners = {scene.named[place] for place in range(head + 1, words.last)} - {-1}
    last = scene.paragraph.tokens[words.last - 1]
    is_of_client = words.last - 1 == head + 1 and last.lemma.casefold() in titles.by_word
    if lemma not in titles.related or not (owners or is_of_client):
        return None
    home = scene.paragraph.homes[head]
    names = scene.cast.names
    theirs = {names[number].entity_name for number in owners}
    if any(names[number].type != "PER" for number in owners):
        return None
    so_far = [person for person in scene.cast.offices if person.sentence <= home]
    called = [p for p in so_far if titles.are_alike(lemma, p.office.title.words[0])]
    if len({person.name for person in called}) != 1 or called[0].name in theirs:
        return None
    return None if any(_has_other_owner(scene, p, theirs) for p in called) else called[0].name


def _has_other_owner(scene: Scene, person: Person, owners: set[str]) -> bool:
    """``prawnik Ewy Wrony Jan Lis`` is not ``prawnik Nowak``."""
    sentence = scene.cast.analysis.sentences[person.sentence]
    start = sentence.tokens[person.office.at].start
    after = [n for n in scene.cast.names if start < n.start < sentence.end and n.type == "PER"]
    before = []
    for name in after:
        if name.entity_name == person.name:
            break
        before.append(name.entity_name)
    return bool(set(before) - owners)


def _is_general(scene: Scene, name: str | None, lemma: str, head: int, traces: list[Trace]) -> bool:
    """``ekspert`` right after somebody whom the text gives no office: the word says no more than
    that the person knows the matter."""
    titles = read_titles(scene.cast.pack)
    if name is None or lemma not in titles.general:
        return False
    home = scene.paragraph.homes[head]
    spoke = [t.sentence for t in traces if t.name == name and t.role == "speaker"]
    held = [p.office.title for p in scene.cast.offices if p.name == name]
    is_plain = not any(title.is_office or title.family == "public" for title in held)
    return is_plain and bool(spoke) and spoke[-1] >= home - 2


def _person(
    scene: Scene,
    words: Range,
    head: int,
    gender: str | None,
    traces: list[Trace],
    *,
    is_known: bool,
) -> str | None:
    """The last person who spoke or acted, if the description's own words allow it."""
    home = scene.paragraph.homes[head]
    people = [
        trace
        for trace in traces
        if trace.is_person
        and not trace.is_plural
        and trace.role != "object"
        and home - REACH <= trace.sentence
        and trace.gender in {None, gender}
    ]
    if not people and not is_known:
        people = _only_speaker(home, gender, traces)
    if not people or _has_possessive(scene, words):
        return None
    last = people[-1]
    if not is_bare(scene, words, head) and last.role != "speaker" and last.sentence < home - 1:
        return None
    if is_above(scene, head, last.name):
        return None
    if has_other_profession(scene, head, last.name) or holds_other_office(scene, words, last.name):
        return None
    if not is_bare(scene, words, head) and heads_other_body(scene, words, last.name):
        return None
    return last.name if goes_with(scene, words, last.name) else None


def _only_speaker(home: int, gender: str | None, traces: list[Trace]) -> list[Trace]:
    """The words of somebody who alone speaks in a text may be attributed from farther away."""
    spoken = [t for t in traces if t.is_person and t.role == "speaker" and not t.is_plural]
    if len({trace.name for trace in spoken}) != 1 or spoken[-1].gender not in {None, gender}:
        return []
    return spoken[-1:] if spoken[-1].sentence >= home - FAR else []


def _introduced(scene: Scene, name: str | None, lemma: str, place: int) -> bool:
    """Whether the text has called the person so: ``rzecznik Jan Nowak`` before ``rzecznik``."""
    offset = scene.paragraph.tokens[place].start
    mentions = [n for n in scene.cast.names if n.entity_name == name and n.start < offset]
    for sentence in scene.cast.analysis.sentences:
        for mention in mentions:
            if not sentence.start <= mention.start < sentence.end:
                continue
            before = [t for t in sentence.tokens if mention.start - NEAR <= t.start < mention.start]
            nouns = [i for i, t in enumerate(before) if t.lemma.lower() == lemma]
            if nouns and not any(_separates(t) for t in before[nouns[-1] + 1 :]):
                return True
    return False


def _is_of_kind(scene: Scene, name: str | None, lemma: str, place: int) -> bool:
    """``lekarka`` after ``Maja Lis, psychiatra``: a profession told beside the name, by a wider
    word."""
    kinds = read_titles(scene.cast.pack).kinds.get(lemma, frozenset())
    offset = scene.paragraph.tokens[place].start
    mentions = [n for n in scene.cast.names if n.entity_name == name and n.start < offset]
    for sentence in scene.cast.analysis.sentences if kinds else ():
        for mention in mentions:
            if not sentence.start <= mention.start < sentence.end:
                continue
            before = [t for t in sentence.tokens if t.end <= mention.start][-2:]
            after = [t for t in sentence.tokens if t.start >= mention.end][:3]
            after = after if after and after[0].text in {",", "(", "–", "-"} else []
            if any(token.lemma.casefold() in kinds for token in (*before, *after)):
                return True
    return False


def _separates(token: Token) -> bool:
    """Whether a word keeps a noun and a name from being one phrase."""
    return token.text in {",", "(", ":"} or is_finite(token) or is_preposition(token)


def _has_possessive(scene: Scene, words: Range) -> bool:
    """``jego szef`` is somebody else."""
    tokens = scene.paragraph.tokens[words.first : words.last]
    return any(token.text.lower() in scene.sayings.possessive for token in tokens)


def _longer(word: str, traces: list[Trace]) -> Trace | None:
    """``związki`` after ``związki zawodowe pilotów``: an earlier description by the same noun.

    Two joined (``piloci Skylotu i piloci Norairu``) are neither."""
    for trace in reversed(traces):
        if trace.name.lower().startswith(word + " "):
            return trace if f" {word} " not in trace.name.lower() else None
    return None


def _alike_since(
    scene: Scene, lemma: str, longer: Trace, gender: str | None, traces: list[Trace]
) -> str | None:
    """``prawnik`` after ``jej prawnik`` and then ``Jan Lis, adwokat, wyjechał``: the person whom
    the text has told by a like word since."""
    titles = read_titles(scene.cast.pack)
    for trace in reversed(traces):
        if trace.sentence <= longer.sentence or not trace.is_person or trace.is_plural:
            continue
        held = [p.office.title.words[0] for p in scene.cast.offices if p.name == trace.name]
        is_own = trace.role in {"subject", "speaker"} and trace.gender in {None, gender}
        if is_own and any(titles.are_alike(lemma, word) for word in held):
            return trace.name
    return None


def _is_passed(
    longer: Trace, gender: str | None, traces: list[Trace], roles: frozenset[str]
) -> bool:
    """Whether a person has spoken since whom the noun may mean as well: ``minister`` in a headline
    that tells no name, then a man's words; ``polityk lewicy`` there, then what a man did."""
    return not longer.is_plural and any(
        trace.is_person
        and trace.role in roles
        and trace.sentence > longer.sentence
        and trace.gender in {None, gender}
        for trace in traces
    )


def _is_person_noun(scene: Scene, place: int, gender: str | None) -> bool:
    """Nouns for men are m1; feminine ones by their make: ``aktorka``, ``posłanka``."""
    token = scene.paragraph.tokens[place]
    if "m1" in morph_of(token).genders:
        return True
    if token.lemma.casefold() in read_titles(scene.cast.pack).by_word:
        return True
    return gender == "f" and token.lemma.endswith(scene.paragraph.grammar.feminine_endings)


def one_of_two(scene: Scene, words: Range) -> str | None:
    """``ta pierwsza``, ``ten drugi``: of the two people whom the sentence before names last."""
    tokens, grammar = scene.paragraph.tokens, scene.paragraph.grammar
    if words.last - words.first != 2 or tokens[words.first].lemma not in scene.sayings.pronouns:
        return None
    lemma = tokens[words.first + 1].lemma
    if lemma not in grammar.first_of_two | grammar.second_of_two:
        return None
    offset = tokens[words.first].start
    before = [n for n in scene.cast.names if n.type == "PER" and n.end <= offset]
    two = list(dict.fromkeys(name.entity_name for name in reversed(before)))[:2]
    home = scene.paragraph.homes[words.first]
    start = scene.cast.analysis.sentences[max(home - 2, 0)].start
    if len(two) < 2 or any(n.start < start for n in before[-2:]):
        return None
    second, first = two
    name = first if lemma in grammar.first_of_two else second
    gender = "f" if "f" in morph_of(tokens[words.first]).genders else "m"
    return name if gender_of_name(scene, name) in {None, gender} else None
