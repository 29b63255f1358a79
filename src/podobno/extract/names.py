"""An analysed document comes in; the spans of its names go out, each with type and rule.

The engine's names are used where it gives any. Else rules read runs of capitalised words: what
is known (countries, media, agencies), what the words mark (a given name, ``Rada``, an acronym),
what stands before them (``prezydent``, ``koncern``, ``w``), and what the rest of the document
says of the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from podobno.extract.name_types import (
    NameKnowledge,
    Typed,
    base_forms_of,
    is_town,
    known_name,
    read_name_knowledge,
)
from podobno.language.pack import LanguagePack
from podobno.language.pl.morphology import look_up
from podobno.language.pl.nominatives import nominative_person, nominative_phrase
from podobno.language.tags import read_tag
from podobno.model import Analysis, EngineName, Reading, Sentence, Token

QUOTES = frozenset("\"„”“»«'‘’")
OPENERS = QUOTES | frozenset("-–—(*•[")
PLACE_PREPOSITIONS = frozenset({"w", "we", "do", "z", "ze", "na", "pod", "nad", "koło"})
ENGLISH = frozenset({"of", "for", "the", "and"})
GIVEN, SURNAME, PLACE = "imię", "nazwisko", "nazwa_geograficzna"
_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_ACRONYM = re.compile(rf"[{_UPPER}][{_UPPER}a-ząćęłńóśźż]*[{_UPPER}][{_UPPER}0-9]*[a-z]{{0,2}}$")
_SITE = re.compile(r"[\w-]+\.(?:pl|com|eu|org|net|info|ru|ua|de|uk|tv|fm)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpan:
    """A name in a text: tokens ``[first, last)`` of one sentence, offsets, type and rule.

    ``base`` is its base form where a word list has it, in the list's letter case.
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    type: str
    rule: str
    base: str | None = None


def find_names(analysis: Analysis, pack: LanguagePack) -> tuple[NameSpan, ...]:
    """The names of a document in reading order; page furniture is read too."""
    knowledge = read_name_knowledge(pack)
    if analysis.names is not None:
        return tuple(_from_engine(analysis, analysis.names, knowledge))
    attested = _seen_inside(analysis, knowledge)
    spans = [
        span
        for index, sentence in enumerate(analysis.sentences)
        for run in _runs(sentence, attested, knowledge)
        for span in _split(index, sentence, run, knowledge)
    ]
    return tuple(_agreed(spans, analysis))


def _from_engine(
    analysis: Analysis, names: Sequence[EngineName], knowledge: NameKnowledge
) -> Iterator[NameSpan]:
    """The engine's names set on tokens; one that crosses a sentence's end keeps its offsets."""
    ordered = sorted(names, key=lambda name: (name.start, name.end))
    everything = [token for sentence in analysis.sentences for token in sentence.tokens]
    starts = [token.start for token in everything]
    for index, sentence in enumerate(analysis.sentences):
        first = bisect_left([name.start for name in ordered], sentence.start)
        for name in ordered[first:]:
            if name.start >= sentence.end:
                break
            inside = [
                i for i, token in enumerate(sentence.tokens)
                if token.start < name.end and token.end > name.start
            ]
            if not inside:
                continue
            whole = everything[
                bisect_right(starts, name.start) - 1 : bisect_left(starts, name.end)
            ]
            known = known_name(whole, knowledge, type_=name.type)
            yield NameSpan(
                sentence=index, first=inside[0], last=inside[-1] + 1,
                start=name.start, end=name.end, type=name.type, rule="engine",
                base=known.base if known is not None else None,
            )  # fmt: skip


# --- runs of capitalised words ------------------------------------------------------------------


def _seen_inside(analysis: Analysis, knowledge: NameKnowledge) -> frozenset[str]:
    """Base forms of words that stand capitalised where no sentence or title begins."""
    seen: set[str] = set()
    for sentence in analysis.sentences:
        tokens = sentence.tokens
        if _is_title_case(tokens):
            continue
        for i, token in enumerate(tokens):
            bases = set(base_forms_of(token))
            if bases & knowledge.alone and i + 1 < len(tokens) and _is_capital(tokens[i + 1]):
                seen.update(bases)
            if _is_capital(token) and not _opens(tokens, i):
                seen.add(token.text.casefold())
                if not _may_be_common(token) or knowledge.alone & bases:
                    seen.update(bases)
    return frozenset(seen)


def _marks(token: Token) -> frozenset[str]:
    """The dictionary's name marks of the word, whatever reading was chosen."""
    return frozenset(look_up(token.text).names)


def _readings(token: Token) -> tuple[Reading, ...]:
    """What the dictionary knows of the word; ``Xi`` is no Roman number."""
    readings = look_up(token.text).readings
    if token.text.isupper():
        return readings
    return tuple(r for r in readings if read_tag(r.tag).pos != "romandig")


def _is_unknown(token: Token) -> bool:
    return not _readings(token)


def _is_title_case(tokens: Sequence[Token]) -> bool:
    """Headings In Which Most Words Begin With A Capital tell nothing about names."""
    words = [token for token in tokens if token.text.isalpha() and len(token.text) > 3]
    return len(words) >= 4 and sum(word.text[0].isupper() for word in words) > 0.8 * len(words)


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() or bool(_SITE.match(token.text))


def _may_be_common(token: Token) -> bool:
    """The dictionary has the word without a capital too."""
    return any(r.lemma[:1].islower() for r in _readings(token))


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """The word begins the sentence, a quotation, or what follows a colon."""
    i = index - 1
    while i >= 0 and tokens[i].text in OPENERS:
        i -= 1
    return i < 0 or tokens[i].text in {":", ".", "?", "!", "…", "/", ";"}


@dataclass(frozen=True, slots=True)
class _Run:
    first: int
    last: int


def _runs(
    sentence: Sentence, attested: frozenset[str], knowledge: NameKnowledge
) -> Iterator[_Run]:
    """Stretches of name words: capitalised words with particles, numbers and hyphens between."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        if not _begins(tokens, i, attested, knowledge):
            i += 1
            continue
        end = max(i + 1, _known_end(tokens, i, knowledge))
        while end < len(tokens):
            step = _continues(tokens, i, end, knowledge)
            if not step:
                break
            end += step
        yield _Run(i, end)
        i = end


def _known_end(tokens: Sequence[Token], i: int, knowledge: NameKnowledge) -> int:
    """The end of a known name of several words, lower-case ones too (``II wojna światowa``)."""
    is_small = not _is_capital(tokens[i])
    starters = knowledge.small_starters if is_small else knowledge.starters
    length = starters.get(tokens[i].text.casefold()[:4], 0)
    for end in range(min(len(tokens), i + length), i + 1, -1):
        typed = known_name(tokens[i:end], knowledge)
        if typed is not None and not (is_small and typed.type in {"EVT", "ORG", "LOC"}
                                      and typed.base is not None):  # fmt: skip
            return end
    return i


def _begins(
    tokens: Sequence[Token], i: int, attested: frozenset[str], knowledge: NameKnowledge
) -> bool:
    token = tokens[i]
    if not _is_capital(token):
        return _lowercase_type(token, knowledge) is not None or (
            token.text.isalpha() and _known_end(tokens, i, knowledge) > i
        )
    if not _opens(tokens, i):
        return not _is_function_word(token) or (token.text.isupper() and len(token.text) > 1)
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if _is_function_word(token):
        return False
    if _known_end(tokens, i, knowledge) > i:
        return True
    if following and following.text in ENGLISH and i + 2 < len(tokens):
        return _is_capital(tokens[i + 2])
    if not _may_be_common(token):
        return True
    if token.text.casefold() in attested or any(b in attested for b in base_forms_of(token)):
        return not _is_title(token, knowledge)
    is_personal = {GIVEN, SURNAME} & _marks(token) or _is_given(token, knowledge)
    if is_personal and following and _is_capital(following):
        return not _is_title(token, knowledge)
    if following and _is_capital(following) and not _is_title(token, knowledge):
        heads = knowledge.org_heads | knowledge.place_heads
        is_modifier = read_tag(token.tag).pos == "adj"
        known = known_name([following], knowledge)
        return known is None and any(
            base in heads for base in base_forms_of(following if is_modifier else token)
        )
    if token.lemma[:1].isupper():
        return known_name(tokens[i : i + 1], knowledge) is not None
    return False


def _lowercase_type(token: Token, knowledge: NameKnowledge) -> str | None:
    """The type of a name that is written small (``brexitu``, ``talibów``), else None."""
    if token.text[:3].casefold() not in knowledge.lowercase_starts:
        return None
    for form in (token.text, token.lemma, nominative_person([token], attested=knowledge.lowercase)):
        if kind := knowledge.lowercase.get(form.casefold()):
            return kind
    return next(
        (knowledge.lowercase[r.lemma] for r in token.readings if r.lemma in knowledge.lowercase),
        None,
    )


def _is_function_word(token: Token) -> bool:
    """A word that cannot be a name's first: a preposition, conjunction, pronoun, adverb, verb."""
    if _is_unknown(token) or (len(token.text) > 1 and token.text.isupper()):
        return False
    return all(
        read_tag(r.tag).pos not in {"subst", "adj", "depr", "ppas", "brev", "ger", "adja"}
        for r in _readings(token)
    ) or any(
        read_tag(r.tag).pos in {"conj", "comp", "prep", "part"}
        for r in _readings(token)
    )


def _is_title(token: Token, knowledge: NameKnowledge) -> bool:
    return token.lemma.casefold() in knowledge.titles


def _continues(tokens: Sequence[Token], first: int, i: int, knowledge: NameKnowledge) -> int:
    """How many tokens from ``i`` belong to the run that began at ``first``; 0 ends it."""
    token, before = tokens[i], tokens[i - 1]
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if token.text in {"-", "–", "'", "’"} and token.start == before.end and following is not None:
        joined = following.start == token.end and (
            _is_capital(following) or following.text in knowledge.particles
            or following.text.isdigit() or len(following.text) <= 2 or _is_unknown(following)
        )
        return 2 if joined else 0
    if before.text.endswith(".") and len(before.text) > 3 and before.text != "Wlk.":
        return 0
    if _is_capital(token):
        if _begins_head(tokens, first, i, knowledge):
            return 0
        if _is_function_word(token) and not token.text.isupper():
            return 0
        return max(1, _known_end(tokens, i, knowledge) - i)
    if token.text.isdigit() and len(token.text) <= 2 and before.text[:1].isupper():
        unit = following.text if following is not None else ""
        return 1 if not unit[:1].islower() or (before.text.istitle() and not unit) else 0
    if token.text in knowledge.particles and following is not None and _is_capital(following):
        is_foreign = _is_unknown(before) or _is_unknown(following)
        return 1 if is_foreign or token.text in ENGLISH else 0
    return _org_link(tokens, first, i, knowledge)


def _begins_head(
    tokens: Sequence[Token], first: int, i: int, knowledge: NameKnowledge
) -> bool:
    """A name written small (``brexit``) does not grow into the capitalised words after it."""
    return not _is_capital(tokens[first]) and _lowercase_type(tokens[first], knowledge) is not None


def _org_link(tokens: Sequence[Token], first: int, i: int, knowledge: NameKnowledge) -> int:
    """``Rada Bezpieczeństwa i Obrony``, ``Ministerstwo ds. Brexitu``: words inside an office."""
    if not any(base in knowledge.org_heads for base in base_forms_of(tokens[first])):
        return 0
    link = {"i": 1, "ds.": 1, "dla": 1, "przeciw": 1}.get(tokens[i].text, 0)
    if tokens[i].text == "do" and i + 1 < len(tokens) and tokens[i + 1].text in {"spraw", "Spraw"}:
        link = 2
    after = tokens[i + link] if link and i + link < len(tokens) else None
    if after is None or not _is_capital(after):
        return 0
    heads = knowledge.org_heads
    if tokens[i].text == "i" and any(base in heads for base in base_forms_of(after)):
        return 0
    if tokens[i].text == "i" and {GIVEN, SURNAME, PLACE} & _marks(after):
        return 0
    return link + 1


# --- a run cut into names -----------------------------------------------------------------------


def _split(
    index: int, sentence: Sentence, run: _Run, knowledge: NameKnowledge
) -> Iterator[NameSpan]:
    tokens = sentence.tokens
    i = run.first
    while i < run.last:
        end, typed = _next_name(tokens, i, run.last, knowledge)
        if typed is not None:
            yield NameSpan(
                sentence=index, first=i, last=end, start=tokens[i].start,
                end=tokens[end - 1].end, type=typed.type, rule=typed.rule,
                base=_whole_base(tokens[i:end], typed, knowledge),
            )  # fmt: skip
        i = end


def _whole_base(
    tokens: Sequence[Token], typed: Typed, knowledge: NameKnowledge
) -> str | None:
    """The listed base form, unless the name grew beyond what the list has."""
    if typed.base is None:
        return None
    known = known_name(tokens, knowledge)
    return typed.base if known is not None and known.base == typed.base else None


def _next_name(
    tokens: Sequence[Token], i: int, last: int, knowledge: NameKnowledge
) -> tuple[int, Typed | None]:
    """The end and type of the name that begins at ``i``; None where the words are no name."""
    if tokens[i].text in {"-", "–"}:
        return i + 1, None
    if _introduces(tokens, i, last, knowledge):
        return i + 1, None
    person = _person_end(tokens, i, last, knowledge)
    for end in range(min(last, i + knowledge.longest), i, -1):
        typed = known_name(tokens[i:end], knowledge)
        if typed is None or (end == i + 1 and person > end and typed.type == "LOC"):
            continue
        if end < last and tokens[end].text.casefold() in knowledge.foreign_orgs:
            return end + 1, Typed("ORG", "foreign organisation noun")
        if _stands_alone(tokens, i, end, last, typed):
            return _with_owner(tokens, i, end, last, typed, knowledge), typed
    if person:
        return person, Typed("PER", "given name")
    end = _end_of_words(tokens, i, last, knowledge)
    return end, _type_of(tokens, i, end, knowledge)


def _introduces(tokens: Sequence[Token], i: int, last: int, knowledge: NameKnowledge) -> bool:
    """A common word with a capital before a name: a title, ``Koncern``, a small word inside."""
    token = tokens[i]
    if not _is_capital(token):
        return _lowercase_type(token, knowledge) is None and not known_name(
            tokens[i:last], knowledge
        )
    if i + 1 >= last:
        return False
    person = _person_end(tokens, i + 1, last, knowledge)
    if _is_title(token, knowledge):
        return bool(person)
    if not _may_be_common(token) or {GIVEN, SURNAME} & _marks(token):
        return False
    is_kind = any(base in knowledge.kind_nouns for base in base_forms_of(token))
    is_head = any(base in knowledge.org_heads for base in base_forms_of(token))
    return (is_kind and _is_unknown(tokens[i + 1])) or (person > i + 2 and not is_head)


def _stands_alone(
    tokens: Sequence[Token], i: int, end: int, last: int, typed: Typed
) -> bool:
    """A known name is not the beginning of a longer one (``Nord Stream``, ``Polska Grupa``)."""
    if end == last or typed.type == "PER" or end - i > 1 or typed.rule == "known medium":
        return True
    after = tokens[end]
    if after.text in {"-", "–"} or typed.type == "LOC":
        return not (after.text.isalpha() and _agrees(tokens[i], after))
    return (not after.text.isdigit() and bool({GIVEN, PLACE} & _marks(after))) or (
        typed.type == "ORG" and after.text[:1].isupper() and tokens[i].text.isupper()
    )


def _agrees(token: Token, after: Token) -> bool:
    """An adjective with a capital after a place continues its name (``Korea Północna``)."""
    is_adjective = read_tag(after.tag).pos in {"adj", "adja"}
    return is_adjective and not {GIVEN, SURNAME, PLACE} & _marks(after)


def _with_owner(
    tokens: Sequence[Token], i: int, end: int, last: int, typed: Typed, knowledge: NameKnowledge
) -> int:
    """``MSZ Ukrainy``, ``Departament Stanu USA``: the country after a body belongs to its name."""
    name = nominative_phrase(tokens[i:end]).casefold()
    if end >= last or name not in knowledge.bodies:
        return end
    for stop in range(min(last, end + 3), end, -1):
        owner = known_name(tokens[end:stop], knowledge)
        if owner is not None and owner.rule == "known country":
            return stop
    return end


def _person_end(
    tokens: Sequence[Token], i: int, last: int, knowledge: NameKnowledge
) -> int:
    """The end of a given name with what follows it, 0 where no person's name begins here."""
    if not _is_given(tokens[i], knowledge) and not _is_initial(tokens[i]):
        return 0
    end = i + 1
    while end < last:
        token = tokens[end]
        if token.text in {"-", "'", "’"}:
            end += 2
            continue
        if token.text.casefold() in knowledge.foreign_orgs:
            return 0
        is_joined = end + 1 < last and tokens[end + 1].text == "-"
        is_common = _may_be_common(token) and not {SURNAME, GIVEN} & _marks(token)
        if is_common and not _is_roman(token) and not is_joined:
            break
        is_place = PLACE in _marks(token) and not {SURNAME, GIVEN} & _marks(token)
        is_acronym = token.text.isupper() and len(token.text) > 2 and not _is_roman(token)
        if is_place or (is_acronym and not tokens[i].text.isupper()):
            break
        if end - i >= 2 and _is_given(token, knowledge) and SURNAME not in _marks(token):
            break
        if end - i >= 4:
            break
        end += 1
    if end == i + 1 and (_is_initial(tokens[i]) or PLACE in _marks(tokens[i])):
        return 0
    return min(end, last)


def _is_roman(token: Token) -> bool:
    return bool(re.fullmatch(r"[IVX]+", token.text))


def _is_given(token: Token, knowledge: NameKnowledge) -> bool:
    """A given name, Polish or foreign, in any case; forms of address are none."""
    if _is_title(token, knowledge):
        return False
    if GIVEN in _marks(token):
        return True
    names = knowledge.given_names
    return token.text in names or nominative_person([token], attested=names) in names


def _is_initial(token: Token) -> bool:
    return len(token.text) in {2, 3} and token.text.endswith(".") and token.text[0].isupper()


def _end_of_words(
    tokens: Sequence[Token], i: int, last: int, knowledge: NameKnowledge
) -> int:
    """A name ends before a person or a known name that does not belong to it."""
    is_org = any(base in knowledge.org_heads for base in base_forms_of(tokens[i]))
    heads = knowledge.product_heads | knowledge.event_heads | knowledge.place_heads
    is_head = is_org or any(base in heads for base in base_forms_of(tokens[i]))
    described = i > 0 and (
        _is_title(tokens[i - 1], knowledge) or tokens[i - 1].lemma in knowledge.kind_nouns
    )
    end = i + 1
    while end < last:
        if tokens[end].text in {"-", "–", "'", "’"}:
            end += 2
            continue
        person = _person_end(tokens, end, last, knowledge)
        if person > end + 1 and (is_head or PLACE in _marks(tokens[i]) or described):
            break
        known = known_name(tokens[end:last], knowledge) or known_name(
            tokens[end : end + 1], knowledge
        )
        if known is not None and not is_org and known.type in {"LOC", "PER"}:
            break
        end += 1
    return min(end, last)


def _type_of(
    tokens: Sequence[Token], i: int, end: int, knowledge: NameKnowledge
) -> Typed | None:
    """What an unknown run is, by its own words first, then by the word before it."""
    words = tokens[i:end]
    first = words[0]
    if len(words) == 1 and (kind := _lowercase_type(first, knowledge)):
        return Typed(kind, "name written small")
    if len(words) == 1 and (_is_title(first, knowledge) or first.text in knowledge.not_names):
        return None
    before = tokens[i - 1] if i else None
    if before is not None and before.text in QUOTES and i > 1:
        before = tokens[i - 2]
    marks = {mark for word in words for mark in _marks(word)}
    if len(words) > 1 and any(
        base in knowledge.event_heads for word in (*_to_noun(words), words[-1])
        for base in base_forms_of(word)
    ):
        return Typed("EVT", "event noun")
    if len(words) > 1 and any(
        base in knowledge.product_heads for word in _to_noun(words) for base in base_forms_of(word)
    ):
        return Typed("PRO", "noun for a work")
    heads = knowledge.org_heads if len(words) > 1 else knowledge.alone
    if any(base in heads for word in words[:3] for base in base_forms_of(word)):
        return Typed("ORG", "organisation noun")
    if len(words) > 1 and any(
        base in knowledge.place_heads for word in _to_noun(words) for base in base_forms_of(word)
    ):
        return Typed("LOC", "place noun")
    if _SITE.match(first.text):
        return Typed("PRO", "web address")
    kind = knowledge.kind_nouns.get(before.lemma.casefold()) if before is not None else None
    if before and kind and (kind != "LOC" or PLACE in marks or len(words) == 1):
        return Typed(kind, f"after {before.lemma}")
    is_acronym = len(words) == 1 and bool(_ACRONYM.match(first.text))
    if is_inflected_acronym(words):
        return Typed("ORG", "acronym") if first.text not in knowledge.not_names else None
    titled = before is not None and _is_title(before, knowledge) and not is_acronym
    if titled and before is not None and read_tag(before.tag).numbers != {"pl"}:
        return Typed("PER", "after a title")
    if {word.text.casefold() for word in words} & knowledge.foreign_orgs and len(words) > 1:
        return Typed("ORG", "foreign organisation noun")
    if {word.text.casefold() for word in words} & knowledge.foreign_places and len(words) > 1:
        return Typed("LOC", "foreign place noun")
    if len(words) == 1 and _may_be_common(first):
        return _common_word(first, before, tokens[end].text if end < len(tokens) else "")
    if is_town(words):
        return Typed("LOC", "town of the world")
    if PLACE in marks and not (SURNAME in marks and len(words) > 1):
        return Typed("LOC", "dictionary place")
    if len(words) > 1 and all(_may_be_common(word) for word in words):
        return None
    if SURNAME in marks or GIVEN in marks:
        return Typed("PER", "dictionary surname")
    if is_acronym and _is_shouted(tokens, i):
        return None
    if is_acronym:
        return Typed("ORG", "acronym")
    if any(character.isdigit() for word in words for character in word.text):
        return Typed("PRO", "designation with digits")
    if len(words) == 1 and _SURNAME_LIKE.search(first.text):
        return Typed("PER", "ending of a surname")
    if before is not None and before.text.casefold() in PLACE_PREPOSITIONS and len(words) == 1:
        return Typed("LOC", "after a preposition of place")
    if len(words) == 1 and end < len(tokens) and _speaks(tokens[end]):
        return Typed("PER", "before a verb of saying")
    if any(word.text in ENGLISH for word in words):
        return Typed("ORG", "English words")
    if len(words) > 1 and all(_is_unknown(w) for w in words if w.text.isalpha()):
        return Typed("PER", "unknown words")
    return Typed("ORG" if len(words) == 1 else "PER", "unknown word")


def is_inflected_acronym(words: Sequence[Token]) -> bool:
    """``WUM-u``, ``ONZ-em``: capitals with a case ending after a hyphen."""
    return (
        len(words) == 3 and len(words[0].text) > 1 and words[0].text.isupper()
        and words[1].text == "-" and words[2].text.islower() and len(words[2].text) <= 4
    )  # fmt: skip


def _common_word(token: Token, before: Token | None, after: str) -> Typed | None:
    """A common word with a capital inside a sentence: kept where the text has it so twice."""
    marks = _marks(token)
    if _is_roman(token) or after == ":" or (token.text.isupper() and len(token.text) > 4):
        return None
    if read_tag(token.tag).pos == "adj":
        return None
    if token.text.isupper() and len(token.text) > 1:
        return Typed("ORG", "acronym")
    if PLACE in marks and before is not None and before.text.casefold() in PLACE_PREPOSITIONS:
        return Typed("LOC", "dictionary place")
    if PLACE in marks:
        return Typed("LOC", "capital inside")
    if SURNAME in marks:
        return Typed("PER", "capital inside")
    return Typed("ORG", "capital inside") if read_tag(token.tag).pos == "subst" else None


def _is_shouted(tokens: Sequence[Token], i: int) -> bool:
    """A word among capitals (``CZYTAJ TAKŻE``) is no acronym."""
    around = [tokens[j].text for j in (i - 1, i + 1) if 0 <= j < len(tokens)]
    shouted = any(text.isupper() and len(text) > 3 for text in around)
    return shouted and len(tokens[i].text) > 3 and bool(look_up(tokens[i].text.lower()).readings)


_SURNAME_LIKE = re.compile(
    r"(?:[sc]k(?:i|iego|iemu|im|a|iej|ą)|icz(?:a|owi|em|u)?|[oie]w(?:a|owi|em|ie)?|enk(?:o|i|ę|ą)"
    r"|ow(?:ej|ą)|czuk(?:a|owi|iem)?|idze|[aei]jan(?:a|owi|em)?)$"
)


def _speaks(token: Token) -> bool:
    """A verb in the past singular, as after a person who said or did something."""
    morph = read_tag(token.tag)
    return morph.pos == "praet" and "sg" in morph.numbers and "n" not in morph.genders


def _to_noun(words: Sequence[Token]) -> Sequence[Token]:
    """The words up to the first that is no adjective."""
    for i, word in enumerate(words):
        if read_tag(word.tag).pos != "adj":
            return words[: i + 1]
    return words


# --- consensus over the document ----------------------------------------------------------------

# Rules that guess from where a word stands, not from the word itself.
_WEAK = {
    "unknown word": 1, "unknown words": 1, "capital inside": 1, "acronym": 2,
    "before a verb of saying": 2, "ending of a surname": 2, "after a preposition of place": 1,
    "dictionary surname": 2, "dictionary place": 2, "after a title": 3,
}  # fmt: skip
AFTER_NOUN = 4


def _agreed(spans: Sequence[NameSpan], analysis: Analysis) -> Iterator[NameSpan]:
    """A weakly typed name takes the type that the same words have more surely elsewhere."""
    stems = [_stems(analysis, span) for span in spans]
    count = Counter(stems)
    surnames: set[str] = set()
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for span, words in zip(spans, stems, strict=True):
        if span.type == "PER" and len(words) > 1:
            surnames.update(words)
        weight = _WEAK.get(span.rule, AFTER_NOUN) if _is_weak(span) else 100
        votes.setdefault(words, Counter())[span.type] += weight
    whole = {words for words in count if len(words) > 1 and count[words] > 1}
    singles = {words[0] for span, words in zip(spans, stems, strict=True)
               if len(words) == 1 and span.type == "PER"}  # fmt: skip
    singles |= {words[-1] for words in whole}
    for span, words in zip(spans, stems, strict=True):
        for part in _cut(span, words, whole, singles & surnames, analysis):
            own = _stems(analysis, part)
            best = votes.get(own)
            is_shouted = analysis.document.text[part.start : part.end].isupper()
            if _is_weak(part) and len(own) == 1 and own[0] in surnames and not is_shouted:
                part = replace(part, type="PER", rule="part of a person's name")
            elif _is_weak(part) and best:
                type_ = max(sorted(best), key=lambda t: best[t])
                if type_ != part.type:
                    part = replace(part, type=type_, rule="as elsewhere in the text")
            if part.rule != "capital inside" or count[own] > 1:
                yield part


def _is_weak(span: NameSpan) -> bool:
    return span.rule in _WEAK or span.rule.startswith("after ")


def _cut(
    span: NameSpan, words: tuple[str, ...], whole: set[tuple[str, ...]], surnames: set[str],
    analysis: Analysis,
) -> list[NameSpan]:
    """``Ławrowem Kim Dzong Un``, ``Putin-Kim``: two people in one run are cut apart."""
    tokens = analysis.sentences[span.sentence].tokens
    if span.type not in {"PER", "ORG"} or len(words) < 2:
        return [span]
    for i in range(1, len(words)):
        at = _token_of_word(tokens, span, i)
        hyphen = tokens[at - 1].text in {"-", "–"}
        rest_is_whole = words[i:] in whole and len(words[i:]) > 1
        each_is_name = hyphen and {words[i - 1], words[i]} <= surnames and words not in whole
        if rest_is_whole or each_is_name:
            left = at - 1 if hyphen else at
            first = replace(span, last=left, end=tokens[left - 1].end)
            second = replace(span, first=at, start=tokens[at].start)
            return [first, second]
    return [span]


def _token_of_word(tokens: Sequence[Token], span: NameSpan, word: int) -> int:
    alphabetic = [i for i in range(span.first, span.last) if tokens[i].text[0].isalnum()]
    return alphabetic[word]


def _stems(analysis: Analysis, span: NameSpan) -> tuple[str, ...]:
    tokens = analysis.sentences[span.sentence].tokens[span.first : span.last]
    return tuple(_stem(token.text) for token in tokens if token.text[0].isalnum())


def _stem(text: str) -> str:
    """A rough stem: the word without a case ending, for comparison within one text."""
    return re.sub(r"(?:['’][a-z]+|iego|iemu|iem|owi|ego|emu|ami|ach|em|om|ie|ów|[aąeęiouy])$", "",
                  text.casefold())  # fmt: skip
