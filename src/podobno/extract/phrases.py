"""A sentence and a verb in it come in, the phrases that depend on the verb go out.

Works from case and agreement, on either side of the verb and in any order; where the engine gives
a tree, its relations are read instead. This module is the door to ``noun_phrases`` and ``clauses``
for the finders.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

from podobno.extract.clauses import Clause, clause_of, clauses, is_verb
from podobno.extract.noun_phrases import noun_phrases
from podobno.extract.phrase_reader import NounPhrase
from podobno.extract.phrase_words import joins, known_words
from podobno.language.pl import PACK
from podobno.language.tags import GENDERS, NUMBERS, Morph, read_tag
from podobno.model import Sentence, Token

__all__ = [
    "Clause",
    "NounPhrase",
    "clause_of",
    "clauses",
    "flat_phrases",
    "is_verb",
    "noun_phrases",
    "object_of",
    "phrase_at",
    "phrases_of",
    "subject_of",
]

_SUBJECTS = ("nsubj", "csubj")
# A nominative this much farther from the verb loses to one on its other side.
_BEHIND_PENALTY = 3


def flat_phrases(sentence: Sentence) -> tuple[NounPhrase, ...]:
    """The phrases of a sentence by case and agreement alone, whatever its tree: a speaker's span
    wants the words that agree, where a tree's phrase takes in relative clauses and what a wrong
    arc hangs on it."""
    if not sentence.tokens or sentence.tokens[0].head is None:
        return noun_phrases(sentence)
    tokens = tuple(replace(token, head=None, relation=None) for token in sentence.tokens)
    return noun_phrases(replace(sentence, tokens=tokens))


def subject_of(sentence: Sentence, verb_index: int) -> NounPhrase | None:
    """The phrase that is the subject of the verb at ``verb_index``.

    None where it is elided, or the form has none (``podano``, ``można``). A relative pronoun is
    a subject too: ``który przybył``.
    """
    tokens = sentence.tokens
    verb = tokens[verb_index]
    if verb.head is not None:
        return _subject_in_tree(sentence, verb_index)
    morph = read_tag(verb.tag)
    if not morph.is_finite or morph.pos in {"imps", "impt"}:
        return None
    number, genders = _agreement(tokens, verb_index, morph)
    best: tuple[float, NounPhrase] | None = None
    for phrase in phrases_of(sentence, verb_index):
        if phrase.preposition is not None or not _may_be_subject(tokens, phrase, verb_index):
            continue
        if not _agrees(tokens, phrase, number, genders, morph):
            continue
        rank = _distance(phrase, verb_index)
        if "nom" not in _own(tokens, phrase):
            rank += 100.0
        rank += _demerits(sentence, phrase, morph)
        if best is None or rank < best[0]:
            best = rank, phrase
    return best[1] if best else _joined_subject(sentence, verb_index, number, morph)


def object_of(sentence: Sentence, verb_index: int, case: str = "acc") -> NounPhrase | None:
    """The phrase without preposition that the verb has in a case, nearest first.

    Behind ``nie`` a genitive stands for the accusative: ``nie poruszono tematu``.
    """
    tokens = sentence.tokens
    if tokens[verb_index].head is not None:
        return _object_in_tree(sentence, verb_index, case)
    wanted = {case}
    if case == "acc" and _is_negated(tokens, verb_index):
        wanted.add("gen")
    subject = subject_of(sentence, verb_index)
    found = [
        phrase
        for phrase in phrases_of(sentence, verb_index)
        if phrase.preposition is None
        and phrase is not subject
        and (wanted & phrase.cases or (case == "acc" and _is_animate_genitive(tokens, phrase)))
        and not _is_reflexive(tokens, phrase)
        and not (subject is not None and "nom" in phrase.cases and phrase.head == subject.head)
    ]
    behind = [phrase for phrase in found if phrase.start > verb_index]
    return next(iter(behind or found[::-1]), None)


def phrases_of(sentence: Sentence, verb_index: int) -> tuple[NounPhrase, ...]:
    """The phrases in the verb's own clause, in reading order, with and without preposition."""
    clause = clause_of(sentence, verb_index)
    if clause is None:
        return ()
    return tuple(phrase for phrase in noun_phrases(sentence) if clause.holds(phrase.head))


def phrase_at(sentence: Sentence, index: int) -> NounPhrase | None:
    """The widest phrase that holds a token, or None."""
    return next(
        (phrase for phrase in noun_phrases(sentence) if phrase.start <= index < phrase.end), None
    )


def _joined_subject(
    sentence: Sentence, verb_index: int, number: frozenset[str], verb: Morph
) -> NounPhrase | None:
    """Two nominatives that a conjunction joins across what is between them: "kobieta w czerni i
    chłopiec siedzą"."""
    if number != {"pl"} or "ter" not in (verb.persons or {"ter"}):
        return None
    tokens = sentence.tokens
    found = [
        phrase
        for phrase in phrases_of(sentence, verb_index)
        if phrase.preposition is None and _may_be_subject(tokens, phrase, verb_index)
    ]
    for first, second in pairwise(found):
        is_one_side = second.end <= verb_index or first.start > verb_index
        if is_one_side and joins(tokens[second.start - 1]):
            return NounPhrase(
                start=first.start,
                end=second.end,
                head=first.head,
                cases=frozenset({"nom"}),
                numbers=frozenset({"pl"}),
                genders=first.genders | second.genders,
                attributes=first.attributes,
                conjuncts=(first, second),
            )
    return None


def _agreement(
    tokens: tuple[Token, ...], verb_index: int, morph: Morph
) -> tuple[frozenset[str], frozenset[str]]:
    """The number and genders a subject of this verb has; "będzie rozmawiał" joins both parts."""
    if morph.pos == "bedzie":
        for token in tokens[verb_index + 1 : verb_index + 4]:
            if token.tag.startswith("praet"):
                return morph.numbers, read_tag(token.tag).genders
    if morph.pos in {"fin", "bedzie"}:
        for token in tokens[verb_index + 1 : verb_index + 5]:
            if token.tag.startswith(("ppas", "adj")) and "nom" in read_tag(token.tag).cases:
                return morph.numbers, morph.genders or GENDERS
    genders = morph.genders or GENDERS
    if morph.numbers == {"pl"} and "m1" not in genders:
        genders = GENDERS - {"m1"}  # in the plural all but persons of male gender agree alike
    return morph.numbers or NUMBERS, genders


def _may_be_subject(tokens: tuple[Token, ...], phrase: NounPhrase, verb_index: int) -> bool:
    head = tokens[phrase.head]
    if phrase.start <= verb_index < phrase.end or _is_reflexive(tokens, phrase):
        return False
    if "nom" not in phrase.cases or head.lemma in known_words("intensives"):
        return False
    before = tokens[phrase.start - 1] if phrase.start else None
    likenings = known_words("likenings") | known_words("open_likenings")
    if before is not None and before.lemma in likenings:
        return False
    if head.tag.startswith(("ppas", "pact")):
        return False
    if head.upos != "ADJ" or phrase.conjuncts:
        return True
    # An adjective by itself is rather a predicate ("staje się silny"), but "inni przyszli".
    return tokens[verb_index].lemma not in known_words("linking_verbs") and (
        head.lemma in known_words("pronominal_adjectives") or ":pl:nom:m1" in head.tag
    )


def _agrees(
    tokens: tuple[Token, ...],
    phrase: NounPhrase,
    number: frozenset[str],
    genders: frozenset[str],
    verb: Morph,
) -> bool:
    person = next(iter(verb.persons), "ter")
    if person != _persons().get(tokens[phrase.head].lemma, "ter"):
        return False
    if phrase.is_counted and "sg" in number and "n" in genders:
        return True
    if phrase.is_counted and "nom" not in read_tag(tokens[phrase.head].tag).cases:
        return False
    if phrase.numbers & number and phrase.genders & genders:
        return True
    # The verb may agree with the nearest of several: "przybył Kim i jego doradcy".
    first = phrase.conjuncts[0] if phrase.conjuncts else None
    if first is not None:
        return bool(first.numbers & number and first.genders & genders) or (
            "pl" in number and bool(phrase.genders & genders or {"m1"} & genders)
        )
    return False


def _distance(phrase: NounPhrase, verb_index: int) -> float:
    if phrase.end <= verb_index:
        return float(verb_index - phrase.end)
    return float(phrase.start - verb_index - 1 + _BEHIND_PENALTY)


def _demerits(sentence: Sentence, phrase: NounPhrase, verb: Morph) -> float:
    """What speaks against a phrase as subject where there is another."""
    tokens = sentence.tokens
    head = tokens[phrase.head]
    before = tokens[phrase.start - 1] if phrase.start else None
    after = tokens[phrase.end] if phrase.end < len(tokens) else None
    demerits = 0.0
    if phrase.is_counted and "n" not in verb.genders:
        demerits += 50.0  # "cena nie przekroczy 380 złotych"
    if head.upos == "ADJ" or head.tag == "dig":
        demerits += 60.0  # "najlepszy okazał się Nowak"
    if before is not None and before.text == "," and after is not None and after.text == ",":
        demerits += 40.0  # "Nowak, pierwszy komisarz, nie dostał"
    return demerits


def _own(tokens: tuple[Token, ...], phrase: NounPhrase) -> frozenset[str]:
    """The cases of the head's own form: empty for digits, whose case is open."""
    if phrase.is_counted:
        return frozenset({"nom"})
    return read_tag(tokens[phrase.head].tag).cases


def _is_animate_genitive(tokens: tuple[Token, ...], phrase: NounPhrase) -> bool:
    """Whether a genitive may as well be an accusative: "Żołnierzy wizytował Kim"."""
    return phrase.cases == {"gen"} and any(
        "acc" in read_tag(reading.tag).cases and reading.lemma == tokens[phrase.head].lemma
        for reading in tokens[phrase.head].readings
    )


def _is_reflexive(tokens: tuple[Token, ...], phrase: NounPhrase) -> bool:
    return tokens[phrase.head].lemma in known_words("reflexives")


def _is_negated(tokens: tuple[Token, ...], verb_index: int) -> bool:
    return verb_index > 0 and tokens[verb_index - 1].lemma in known_words("negations")


def _subject_in_tree(sentence: Sentence, verb_index: int) -> NounPhrase | None:
    """The subject by the tree; an auxiliary's is that of its head ("zostali wysłani")."""
    tokens = sentence.tokens
    verb = tokens[verb_index]
    heads = {verb_index}
    if verb.relation is not None and verb.relation.startswith(("aux", "cop")) and verb.head != -1:
        heads.add(verb.head if verb.head is not None else verb_index)
    for index, token in enumerate(tokens):
        if token.head in heads and (token.relation or "").startswith(_SUBJECTS):
            return _phrase_headed(sentence, index)
    return None


def _object_in_tree(sentence: Sentence, verb_index: int, case: str) -> NounPhrase | None:
    for index, token in enumerate(sentence.tokens):
        if token.head != verb_index or not (token.relation or "").startswith(
            ("obj", "iobj", "obl")
        ):
            continue
        phrase = _phrase_headed(sentence, index)
        if phrase is None or phrase.preposition is not None:
            continue
        if case in phrase.cases or (case == "acc" and token.relation == "obj"):
            return phrase
    return None


def _phrase_headed(sentence: Sentence, head: int) -> NounPhrase | None:
    for phrase in noun_phrases(sentence):
        if phrase.head == head or phrase.start <= head < phrase.end:
            return phrase
    return None


@cache
def _persons() -> dict[str, str]:
    return dict(PACK.table("phrases")["persons"])
