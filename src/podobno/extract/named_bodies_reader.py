"""An analysed document and its names come in; the bodies that it names with their noun go out.

``związek zawodowy kolejarzy [Semafor]``, ``dwa związki – [Semafor] i [Verdi]``, ``[Semafor],
związek kolejarzy``, ``[Związek Kolejarzy]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from podobno.extract.event_words import parts_a_list
from podobno.extract.name_types import NameSpan
from podobno.extract.name_words import QUOTES
from podobno.extract.named_bodies import Body, NamedBodies, Place, is_told_apart, words_beside
from podobno.language.pack import LanguagePack
from podobno.language.pl.morphology import look_up
from podobno.language.tags import read_tag
from podobno.model import Analysis, NameMention, Token

# "związek zawodowy niemieckich pilotów linii lotniczych": words between the noun and its name.
WIDEST = 6
DASHES = frozenset({"-", "–", "—", ":"})
BRACKETS = frozenset({"(", ")", *QUOTES})
_ATTRIBUTES = frozenset({"adj", "ppas", "subst", "ger", "num"})


def read_named_bodies(
    analysis: Analysis,
    pack: LanguagePack,
    names: Sequence[NameMention],
    spans: Sequence[NameSpan],
) -> NamedBodies:
    """The bodies of members that a document names, and how it describes each."""
    table = pack.table("named_bodies")
    kinds = {noun: kind for kind, nouns in table["kinds"].items() for noun in nouns}
    members = {noun: kind for kind, nouns in table["members"].items() for noun in nouns}
    reader = _Reader(
        analysis=analysis, names=names, spans=spans, kinds=kinds, foreign=table["foreign"],
        staffed=table["staffed"],
    )  # fmt: skip
    bodies = reader.bodies()
    nouns = {
        noun: frozenset({kind, *table["wider"].get(kind, ())})
        for noun, kind in {**kinds, **members}.items()
    }
    return NamedBodies(
        bodies=bodies,
        namings=tuple(reader.namings(bodies)),
        unnamed=tuple(reader.unnamed(frozenset(table["fillers"]))) if bodies else (),
        nouns=nouns, members=frozenset(members), fillers=frozenset(table["fillers"]),
        both=frozenset(table["both"]),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    analysis: Analysis
    names: Sequence[NameMention]
    spans: Sequence[NameSpan]
    kinds: Mapping[str, str]
    foreign: Mapping[str, Sequence[str]]
    staffed: Mapping[str, Sequence[str]]

    def bodies(self) -> dict[str, Body]:
        """The named bodies, each with all that the document says of it beside its noun."""
        kinds: dict[str, set[str]] = {}
        words: dict[str, set[str]] = {}
        for number, kind, told in self._introduced():
            name = self.names[number].entity_name
            kinds.setdefault(name, set()).add(kind)
            words.setdefault(name, set()).update(told)
            if any(_are_people(word) for word in told):
                kinds[name].update(self.staffed.get(kind, ()))
        return {n: Body(kinds=frozenset(kinds[n]), words=frozenset(words[n])) for n in kinds}

    def namings(self, bodies: Mapping[str, Body]) -> Iterator[tuple[str, Place]]:
        """Each mention of a named body, in reading order."""
        for name, span in zip(self.names, self.spans, strict=True):
            if name.entity_name in bodies:
                yield name.entity_name, Place(sentence=span.sentence, token=span.first)

    def unnamed(self, fillers: frozenset[str]) -> Iterator[Place]:
        """Where the document tells a body of such a kind by more than its noun, without a name."""
        inside = {(s.sentence, i) for s in self.spans for i in range(s.first, s.last)}
        borne = {(self.spans[n].sentence, noun) for n, noun in self._borne()}
        for index, sentence in enumerate(self.analysis.sentences):
            tokens = sentence.tokens
            for at, token in enumerate(tokens):
                if token.lemma.casefold() not in self.kinds or (index, at) in inside | borne:
                    continue
                start, end = _around(tokens, at)
                told = words_beside(tokens, start, at, end) - fillers
                if told or is_told_apart(tokens, at, end):
                    yield Place(sentence=index, token=at)

    def _introduced(self) -> Iterator[tuple[int, str, frozenset[str]]]:
        """Each name with a kind and the words beside the noun that gives it."""
        for number, noun in self._borne():
            span = self.spans[number]
            tokens = self.analysis.sentences[span.sentence].tokens
            start, end = _around(tokens, noun)
            end = min(end, span.first) if noun < span.first else end
            kind = self.kinds[tokens[noun].lemma.casefold()]
            yield number, kind, words_beside(tokens, start, noun, end)
        for number, span in enumerate(self.spans):
            if span.type == "ORG":
                yield from self._by_own_words(number, span)

    def _by_own_words(
        self, number: int, span: NameSpan
    ) -> Iterator[tuple[int, str, frozenset[str]]]:
        """``[Związek] Kolejarzy``, ``Railway [Union]``."""
        tokens = self.analysis.sentences[span.sentence].tokens[span.first : span.last]
        if len(tokens) < 2:
            return
        for at, token in enumerate(tokens[:3]):
            if token.lemma.casefold() in self.kinds:
                rest = words_beside(tokens, 0, at, len(tokens))
                yield number, self.kinds[token.lemma.casefold()], rest
                return
        for kind, words in self.foreign.items():
            if any(token.text.casefold().endswith(tuple(words)) for token in tokens):
                yield number, kind, frozenset()

    def _borne(self) -> Iterator[tuple[int, int]]:
        """Each name that a noun introduces, with the noun's place in its sentence."""
        for number, span in enumerate(self.spans):
            if span.type != "ORG":
                continue
            tokens = self.analysis.sentences[span.sentence].tokens
            noun = self._noun_before(tokens, span.first)
            if noun is None:
                noun = self._noun_behind(tokens, span.last)
            if noun is None:
                continue
            yield number, noun
            if noun < span.first and read_tag(tokens[noun].tag).numbers == {"pl"}:
                yield from ((other, noun) for other in self._joined(number))

    def _joined(self, number: int) -> Iterator[int]:
        """``związki Semafor [i Verdi]``: the names that go on a list."""
        end, sentence = self.spans[number].last, self.spans[number].sentence
        tokens = self.analysis.sentences[sentence].tokens
        for other in range(number + 1, len(self.spans)):
            span = self.spans[other]
            if span.sentence != sentence or span.type != "ORG":
                return
            between = tokens[end : span.first]
            if any(t.text not in BRACKETS and not parts_a_list(t.text) for t in between):
                return
            yield other
            end = span.last

    def _noun_before(self, tokens: Sequence[Token], at: int) -> int | None:
        """The noun that bears a name at ``at``: its adjectives and a common noun in the genitive
        with its own may stand between, and a dash."""
        for i in range(at - 1, max(-1, at - 1 - WIDEST), -1):
            token = tokens[i]
            if token.text in QUOTES or (token.text in DASHES and i == at - 1):
                continue
            if token.lemma.casefold() in self.kinds:
                return i
            morph = read_tag(token.tag)
            is_own = morph.pos in {"adj", "ppas"} or "gen" in morph.cases
            if not (token.text[:1].islower() and morph.pos in _ATTRIBUTES and is_own):
                return None
        return None

    def _noun_behind(self, tokens: Sequence[Token], at: int) -> int | None:
        """``Semafor, niemiecki [związek] kolejarzy``."""
        while at < len(tokens) and tokens[at].text in QUOTES:
            at += 1
        if at >= len(tokens) or tokens[at].text not in {",", *DASHES}:
            return None
        for i in range(at + 1, min(at + 3, len(tokens))):
            if tokens[i].lemma.casefold() in self.kinds:
                return i if read_tag(tokens[i].tag).numbers == {"sg"} else None
            if read_tag(tokens[i].tag).pos != "adj":
                return None
        return None


def _are_people(lemma: str) -> bool:
    """``maszynista``: a noun for people, whose association is a union."""
    return any(read_tag(r.tag).genders == {"m1"} for r in look_up(lemma).readings)


def _around(tokens: Sequence[Token], noun: int) -> tuple[int, int]:
    """Where the phrase of a noun begins and ends: adjectives before, genitives behind it."""
    start, end = noun, noun + 1
    while start and read_tag(tokens[start - 1].tag).pos in {"adj", "num"}:
        start -= 1
    while end < len(tokens) and end - noun <= WIDEST:
        morph = read_tag(tokens[end].tag)
        is_own = morph.pos == "adj" or "gen" in morph.cases
        if not (tokens[end].text[:1].islower() and morph.pos in _ATTRIBUTES and is_own):
            break
        end += 1
    return start, end
