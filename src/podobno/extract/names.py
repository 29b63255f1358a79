"""An analysed document comes in; the spans of its names go out, each with type and rule.

Rules read runs of capitalised words: what is known (countries, media, agencies), what the words
mark (a given name, ``Rada``, an acronym), what stands before them (``prezydent``, ``koncern``,
``w``), and what the rest of the document says of the same words. An engine's labels, where there
are any, are weighed against what the rules found.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from podobno.extract.name_bearers import type_borne
from podobno.extract.name_consensus import settle_types
from podobno.extract.name_joins import join_names
from podobno.extract.name_kinds import type_of
from podobno.extract.name_merge import merge_names
from podobno.extract.name_runs import Run, find_runs, seen_inside
from podobno.extract.name_types import (
    NameKnowledge,
    NameSpan,
    Typed,
    base_forms_of,
    known_name,
    read_name_knowledge,
)
from podobno.extract.name_words import (
    GIVEN,
    PLACE,
    SURNAME,
    is_capital,
    is_given,
    is_initial,
    is_roman,
    is_title,
    is_unknown,
    lowercase_type,
    marks_of,
    may_be_common,
)
from podobno.language.pack import LanguagePack
from podobno.language.pl.nominatives import nominative_phrase
from podobno.language.tags import read_tag
from podobno.model import Analysis, EngineName, Sentence, Token

__all__ = ["NameSpan", "find_names"]


def find_names(analysis: Analysis, pack: LanguagePack) -> tuple[NameSpan, ...]:
    """The names of a document in reading order; page furniture is read too.

    Where the engine labels names, its labels and the rules' are weighed against each other.
    """
    knowledge = read_name_knowledge(pack)
    found = tuple(_by_rules(analysis, knowledge, pack))
    if analysis.names is None:
        return join_names(found, analysis, knowledge)
    labelled = _from_engine(analysis, analysis.names, knowledge)
    merged = merge_names(labelled, found, pack.table("name_rules"), analysis.document.text)
    settled = settle_types(tuple(type_borne(merged, analysis, pack)), analysis)
    return join_names(settled, analysis, knowledge)


def _by_rules(
    analysis: Analysis, knowledge: NameKnowledge, pack: LanguagePack
) -> Iterator[NameSpan]:
    attested = seen_inside(analysis, knowledge)
    spans = [
        span
        for index, sentence in enumerate(analysis.sentences)
        for run in find_runs(sentence, attested, knowledge)
        for span in _split(index, sentence, run, knowledge)
        if not (_is_first(span) and _describes_next(sentence.tokens))
    ]
    return settle_types(tuple(type_borne(spans, analysis, pack)), analysis)


def _from_engine(
    analysis: Analysis, names: Sequence[EngineName], knowledge: NameKnowledge
) -> Iterator[tuple[NameSpan, float]]:
    """The engine's names set on tokens, with its confidence.

    One that crosses a sentence's end keeps its offsets.
    """
    ordered = sorted(names, key=lambda name: (name.start, name.end))
    everything = [token for sentence in analysis.sentences for token in sentence.tokens]
    starts = [token.start for token in everything]
    for index, sentence in enumerate(analysis.sentences):
        first = bisect_left([name.start for name in ordered], sentence.start)
        for name in ordered[first:]:
            if name.start >= sentence.end:
                break
            inside = [
                i
                for i, token in enumerate(sentence.tokens)
                if token.start < name.end and token.end > name.start
            ]
            if not inside:
                continue
            whole = everything[bisect_right(starts, name.start) - 1 : bisect_left(starts, name.end)]
            known = known_name(whole, knowledge, type_=name.type)
            if known is None and _is_plain_word(whole, name.type, knowledge):
                continue
            if inside == [0] and name.type == "PER" and is_title(whole[0], knowledge):
                continue  # "[Europoseł] PiS przekonywał"
            if inside == [0] and name.type == "LOC" and _describes_next(sentence.tokens):
                continue  # "[Polski] premier przekonywał"
            span = NameSpan(
                sentence=index, first=inside[0], last=inside[-1] + 1,
                start=name.start, end=name.end, type=name.type, rule="engine",
                base=known.base if known is not None else None,
            )  # fmt: skip
            yield span, name.confidence


def _is_first(span: NameSpan) -> bool:
    """A place told by the first word of a sentence."""
    return (span.first, span.last, span.type) == (0, 1, "LOC")


def _describes_next(tokens: Sequence[Token]) -> bool:
    """Whether the first word of a sentence may be an adjective of the common noun behind it."""
    if len(tokens) < 2 or not tokens[1].text[:1].islower():
        return False
    noun = read_tag(tokens[1].tag)
    forms = (read_tag(r.tag) for r in tokens[0].readings if r.tag.startswith("adj:"))
    return noun.pos == "subst" and any(
        "nom" in form.cases & noun.cases
        and form.numbers & noun.numbers
        and form.genders & noun.genders
        for form in forms
    )


def _is_plain_word(words: Sequence[Token], type_: str, knowledge: NameKnowledge) -> bool:
    """Whether one small word of the dictionary was labelled a person, body or place: ``agencja``,
    ``państwa``."""
    if len(words) != 1 or type_ not in {"PER", "ORG", "LOC"}:
        return False
    word = words[0]
    if type_ == "LOC" and read_tag(word.tag).pos == "adj":
        return False  # "w pomorskim"
    return word.text.islower() and bool(word.readings) and lowercase_type(word, knowledge) is None


def _split(
    index: int, sentence: Sentence, run: Run, knowledge: NameKnowledge
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


def _whole_base(tokens: Sequence[Token], typed: Typed, knowledge: NameKnowledge) -> str | None:
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
        if end < last and tokens[end].text.casefold() in knowledge.foreign_papers:
            return end + 1, Typed("PRO", "foreign word for a paper")
        if _stands_alone(tokens, i, end, last, typed):
            return _with_owner(tokens, i, end, last, typed, knowledge), typed
    if person:
        return person, Typed("PER", "given name")
    end = _end_of_words(tokens, i, last, knowledge)
    return end, type_of(tokens, i, end, knowledge)


def _introduces(tokens: Sequence[Token], i: int, last: int, knowledge: NameKnowledge) -> bool:
    """A common word with a capital before a name: a title, ``Koncern``, a small word inside."""
    token = tokens[i]
    if not is_capital(token):
        return lowercase_type(token, knowledge) is None and not known_name(
            tokens[i:last], knowledge
        )
    if i + 1 >= last:
        return False
    person = _person_end(tokens, i + 1, last, knowledge)
    if is_title(token, knowledge):
        return bool(person)
    if not may_be_common(token) or {GIVEN, SURNAME} & marks_of(token):
        return False
    is_kind = any(base in knowledge.kind_nouns for base in base_forms_of(token))
    is_head = any(base in knowledge.org_heads for base in base_forms_of(token))
    return (is_kind and is_unknown(tokens[i + 1])) or (person > i + 2 and not is_head)


def _stands_alone(tokens: Sequence[Token], i: int, end: int, last: int, typed: Typed) -> bool:
    """A known name is not the beginning of a longer one (``Nord Stream``, ``Polska Grupa``)."""
    if end == last or typed.type == "PER" or end - i > 1 or typed.rule == "known medium":
        return True
    after = tokens[end]
    if after.text in {"-", "–"} or typed.type == "LOC":
        return not (after.text.isalpha() and _agrees(tokens[i], after))
    return (not after.text.isdigit() and bool({GIVEN, PLACE} & marks_of(after))) or (
        typed.type == "ORG" and after.text[:1].isupper() and tokens[i].text.isupper()
    )


def _agrees(token: Token, after: Token) -> bool:
    """An adjective with a capital after a place continues its name (``Korea Północna``)."""
    is_adjective = read_tag(after.tag).pos in {"adj", "adja"}
    return is_adjective and not {GIVEN, SURNAME, PLACE} & marks_of(after)


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


def _person_end(tokens: Sequence[Token], i: int, last: int, knowledge: NameKnowledge) -> int:
    """The end of a given name with what follows it, 0 where no person's name begins here."""
    if not is_given(tokens[i], knowledge) and not is_initial(tokens[i]):
        return 0
    end = i + 1
    while end < last:
        token = tokens[end]
        if token.text in {"-", "'", "’"}:
            end += 2
            continue
        if token.text.casefold() in knowledge.foreign_orgs | knowledge.foreign_papers:
            return 0
        is_joined = end + 1 < last and tokens[end + 1].text == "-"
        is_common = may_be_common(token) and not {SURNAME, GIVEN} & marks_of(token)
        if is_common and not is_roman(token) and not is_joined:
            break
        is_place = PLACE in marks_of(token) and not {SURNAME, GIVEN} & marks_of(token)
        is_acronym = token.text.isupper() and len(token.text) > 2 and not is_roman(token)
        if is_place or (is_acronym and not tokens[i].text.isupper()):
            break
        if end - i >= 2 and is_given(token, knowledge) and SURNAME not in marks_of(token):
            break
        if end - i >= 4:
            break
        end += 1
    if end == i + 1 and (is_initial(tokens[i]) or PLACE in marks_of(tokens[i])):
        return 0
    return min(end, last)


def _end_of_words(tokens: Sequence[Token], i: int, last: int, knowledge: NameKnowledge) -> int:
    """A name ends before a person or a known name that does not belong to it."""
    is_org = any(base in knowledge.org_heads for base in base_forms_of(tokens[i]))
    heads = knowledge.product_heads | knowledge.event_heads | knowledge.place_heads
    is_head = is_org or any(base in heads for base in base_forms_of(tokens[i]))
    described = i > 0 and (
        is_title(tokens[i - 1], knowledge) or tokens[i - 1].lemma in knowledge.kind_nouns
    )
    end = i + 1
    while end < last:
        if tokens[end].text in {"-", "–", "'", "’"}:
            end += 2
            continue
        person = _person_end(tokens, end, last, knowledge)
        if person > end + 1 and (is_head or PLACE in marks_of(tokens[i]) or described):
            break
        known = known_name(tokens[end:last], knowledge) or known_name(
            tokens[end : end + 1], knowledge
        )
        if known is not None and not is_org and known.type in {"LOC", "PER"}:
            break
        end += 1
    return min(end, last)
