"""The names of a document come in; the offices its phrases speak of, and who holds them, go out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from podobno.extract.name_types import NameSpan
from podobno.extract.roles import Office, Title, country_in, read_titles, title_at
from podobno.language.countries import read_countries
from podobno.language.pack import LanguagePack
from podobno.language.pl.morphology import look_up
from podobno.language.tags import read_tag
from podobno.model import Analysis, NameMention, Token

# Who heads the seat of a government leads its country: ``szef Kremla``.
HEAD = "chief"
LEADER = Title(words=("przywódca",), family="leader", is_office=True)
QUOTES = frozenset('"„”“»«')


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Where the text calls someone something: the office, who holds it, and from where on."""

    office: Office
    name: str
    sentence: int


class OfficeReader:
    """Reads titles in the sentences of one document."""

    def __init__(
        self, pack: LanguagePack, analysis: Analysis,
        names: Sequence[NameMention], spans: Sequence[NameSpan],
    ) -> None:  # fmt: skip
        self._titles = read_titles(pack)
        self._countries = read_countries(pack)
        self._analysis = analysis
        self._names = names
        self._spans = spans
        self._given = pack.words("given_names")

    def read_phrase(self, sentence: int, start: int, end: int) -> Office | None:
        """The office a phrase is headed by, None where its head is no title."""
        tokens = self._analysis.sentences[sentence].tokens
        for i in range(start, end):
            if title_at(tokens, i, self._titles, end):
                return self._office(sentence, start, i, end)
            if not self._may_lead(tokens[i]):
                return None
        return None

    def _may_lead(self, token: Token) -> bool:
        """``były`` before a title may be tagged as the verb."""
        return is_modifier(token) or token.text.casefold() in self._titles.former

    def _office(self, sentence: int, start: int, at: int, end: int) -> Office | None:
        tokens = self._analysis.sentences[sentence].tokens
        title = title_at(tokens, at, self._titles, end)
        if title is None:
            return None
        named_tokens = {
            i
            for span in self._spans
            if span.sentence == sentence
            for i in range(span.first, span.last)
        }
        outside = [tokens[i] for i in range(start, end) if i not in named_tokens]
        country, body = country_in(outside, self._countries), None
        for name, span in zip(self._names, self._spans, strict=True):
            if span.sentence == sentence and start <= span.first and span.last <= end:
                seat = self._countries.meant_by(name.entity_name)
                if seat in self._countries.codes and title.family == HEAD and country is None:
                    country, title = seat, LEADER
                    continue
                named = self._countries.named(name.entity_name)
                if named and country is None:
                    country = named
                elif span.type in {"ORG", "PRO"} and body is None and not named:
                    body = name.entity_name
        return Office(
            title=title, at=at, country=country, body=body,
            is_plural=read_tag(tokens[at].tag).numbers == {"pl"},
            is_former=any(t.text.casefold() in self._titles.former
                          for t in tokens[max(start - 1, 0) : at]),
        )  # fmt: skip

    def appositions(self) -> Iterator[tuple[int, int]]:
        """For each person's name with a title before it: the name's index, the title's token."""
        for i, span in enumerate(self._spans):
            if span.type == "PER":
                at = self._title_before(i, span)
                if at is not None:
                    yield i, at

    def _title_before(self, index: int, span: NameSpan) -> int | None:
        """The nearest title before a name in its phrase that can be in the name's case."""
        tokens = self._analysis.sentences[span.sentence].tokens
        people = {
            t
            for s in self._spans
            if s.sentence == span.sentence and s.type == "PER"
            for t in range(s.first, s.last)
        }
        bodies = {
            t
            for s in self._spans
            if s.sentence == span.sentence and s.type in {"LOC", "ORG"}
            for t in range(s.first, s.last)
        }
        last = span.first - 1
        if last > 0 and tokens[last].text == "," and self._closes(span, tokens):
            last -= 1
        for i in range(last, max(-1, span.first - 9), -1):
            token = tokens[i]
            morph = read_tag(token.tag)
            if i in people or morph.is_finite or morph.pos in {"conj", "comp"}:
                return None
            if token.text in QUOTES or token.text in {",", "(", ")", ":", "-", "–"}:
                return None
            if morph.pos == "prep" and token.text not in {"do", "ds."} and i + 1 not in bodies:
                return None
            title = title_at(tokens, i, self._titles, span.first)
            if title is not None and self._may_agree(token, tokens[span.first : span.last]):
                if self._is_owner(token, i, index):
                    return None
                return i
        return None

    def _closes(self, span: NameSpan, tokens: Sequence[Token]) -> bool:
        """``premier Francji, Jan Nowak, …``: the name stands between commas, or at the end."""
        return span.last >= len(tokens) or tokens[span.last].text in {",", ".", "-", "–"}

    def _may_agree(self, title: Token, name: Sequence[Token]) -> bool:
        cases = read_tag(title.tag).cases
        if not cases or not name or name[0].text in self._given:
            return True
        readings = [
            read_tag(r.tag)
            for token in name[:1]
            for r in look_up(token.text).readings
            if r.lemma[:1].isupper() and read_tag(r.tag).pos == "subst"
        ]
        if title.text.casefold() == title.lemma.casefold() and any(
            "f" in morph.genders for morph in readings
        ):
            # `z kanclerz Angelą Merkel`: a woman's masculine title does not inflect.
            return True
        return not readings or any(morph.cases & cases for morph in readings)

    def _is_owner(self, title: Token, at: int, index: int) -> bool:
        """``rzecznika Putina``: a single genitive name after such a noun is somebody else, and so
        is any name in another case than a nominative before it: ``brat Anny Nowak``."""
        span = self._spans[index]
        if title.lemma.casefold() not in self._titles.related or at != span.first - 1:
            return False
        if span.last - span.first == 1:
            return True
        text = self._analysis.document.text[span.start : span.end]
        is_other_case = text.casefold() != self._names[index].lemma.casefold()
        return read_tag(title.tag).cases == {"nom"} and is_other_case

    def people(self, appositions: Mapping[int, int]) -> Iterator[Person]:
        """Who is called what, from titles before and after names, and lists in parallel."""
        for i, span in enumerate(self._spans):
            if span.type != "PER":
                continue
            found = []
            if i in appositions:
                start = self._phrase_start(span.sentence, appositions[i])
                found.append(self._office(span.sentence, start, appositions[i], span.first))
            found.append(self._title_after(span))
            for office in found:
                if office is not None and not office.is_plural:
                    yield Person(
                        office=office, name=self._names[i].entity_name, sentence=span.sentence
                    )
        for index in range(len(self._analysis.sentences)):
            yield from self._in_parallel(index)

    def _phrase_start(self, sentence: int, at: int) -> int:
        tokens = self._analysis.sentences[sentence].tokens
        start = at
        while start > 0 and self._may_lead(tokens[start - 1]):
            start -= 1
        return start

    def _title_after(self, span: NameSpan) -> Office | None:
        """``Jan Nowak, prezydent Francji,``: a title between commas after the name."""
        tokens = self._analysis.sentences[span.sentence].tokens
        if span.last >= len(tokens) or tokens[span.last].text not in {",", "(", "-", "–"}:
            return None
        start = end = span.last + 1
        while end < len(tokens) and tokens[end].text not in {",", ")", "-", "–", ".", ":"}:
            if read_tag(tokens[end].tag).is_finite:
                return None
            end += 1
        people = [s for s in self._spans if s.sentence == span.sentence and s.type == "PER"]
        if any(start <= s.first < end for s in people):
            return None
        return self.read_phrase(span.sentence, start, end)

    def _in_parallel(self, sentence: int) -> Iterator[Person]:
        """``Przywódcy Chin i Rosji, Xi Jinping i Władimir Putin``: each in his turn."""
        tokens = self._analysis.sentences[sentence].tokens
        inside = [i for i, s in enumerate(self._spans) if s.sentence == sentence]
        for at in range(len(tokens)):
            title = title_at(tokens, at, self._titles, at + 1)
            if title is None or read_tag(tokens[at].tag).numbers != {"pl"}:
                continue
            rest = [i for i in inside if self._spans[i].first > at]
            lands = self._listed(rest, "LOC", at + 1, tokens)
            if len(lands) < 2:
                continue
            after = self._spans[lands[-1]].last
            people = self._listed(rest[len(lands) :], "PER", after, tokens)
            if len(lands) != len(people):
                continue
            for land, person in zip(lands, people, strict=True):
                country = self._countries.named(self._names[land].entity_name)
                office = Office(title=title, at=at, country=country)
                name = self._names[person].entity_name
                yield Person(office=office, name=name, sentence=sentence)

    def _listed(
        self, indexes: Sequence[int], type_: str, position: int, tokens: Sequence[Token]
    ) -> list[int]:
        """The names of one type that follow with only commas and conjunctions between."""
        out: list[int] = []
        for i in indexes:
            span = self._spans[i]
            between = {token.text for token in tokens[position : span.first]}
            if span.type != type_ or not between <= {",", "i", "oraz", "a"}:
                break
            out.append(i)
            position = span.last
        return out


def is_modifier(token: Token) -> bool:
    return read_tag(token.tag).pos in {"adj", "adja", "ppas", "pact", "num", "adv", "part", "qub"}
