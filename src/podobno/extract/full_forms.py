"""The descriptions of a document come in; the fullest form of a bare one goes out.

``piloci`` in a text that speaks of the ``piloci Ryanaira`` and of no other pilots are those;
``rząd`` after the ``rząd w Berlinie`` is the ``rząd Niemiec``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from podobno.extract.designations import designation
from podobno.extract.name_types import NameSpan
from podobno.extract.offices import is_modifier
from podobno.extract.phrases import NounPhrase, flat_phrases
from podobno.extract.roles import country_in, read_titles
from podobno.language.countries import read_countries
from podobno.language.pack import LanguagePack
from podobno.language.pl.inflection import genitive_of
from podobno.language.pl.morphology import look_up
from podobno.language.tags import read_tag
from podobno.model import Analysis, NameMention, Token

# A bare description this near the beginning may stand before its full form: headline and lead.
LEAD = 2
SEATED = frozenset({"w", "we"})
ATTRIBUTES = frozenset({"adj", "adja", "pact"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FullForm:
    """A description with whose or where it is.

    ``owner`` is a canonical name, ``leads`` the adjectives of the head, ``head`` its place in its
    sentence, ``is_seated`` where the seat stands behind it.
    """

    text: str
    owner: str
    leads: frozenset[str]
    sentence: int
    head: int
    is_seated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FullForms:
    """Full forms by the base form and the number of their head."""

    forms: Mapping[tuple[str, str], tuple[FullForm, ...]] = field(default_factory=dict)

    def of(self, sentence: int, tokens: Sequence[Token], start: int, end: int) -> str | None:
        """The full form of the bare description ``[start, end)``, None where none or several."""
        head = next((i for i in range(start, end) if not is_modifier(tokens[i])), None)
        if head is None or head != end - 1:
            return None
        leads = {t.lemma for t in tokens[start:head]}
        forms = self.forms.get(_key(tokens[head]), ())
        here = [f.text for f in forms if f.is_seated and (f.sentence, f.head) == (sentence, head)]
        if here:
            return here[0]
        fitting = [form for form in forms if leads <= form.leads]
        if len({form.owner for form in fitting}) != 1:
            return None
        if sentence >= LEAD and (fitting[0].sentence, fitting[0].head) > (sentence, head):
            return None
        return min((form.text for form in fitting), key=len)

    def are_several(self, head: Token) -> bool:
        """Whether the document has such a description of more than one owner."""
        return len({form.owner for form in self.forms.get(_key(head), ())}) > 1


def read_full_forms(
    analysis: Analysis,
    pack: LanguagePack,
    names: Sequence[NameMention],
    spans: Sequence[NameSpan],
) -> FullForms:
    """The full forms of a document."""
    reader = _Reader(analysis=analysis, pack=pack, names=names, spans=spans)
    found: dict[tuple[str, str], list[FullForm]] = {}
    for index, sentence in enumerate(analysis.sentences):
        for phrase in flat_phrases(sentence):
            for member in phrase.conjuncts or (phrase,):
                for form in reader.read(index, member):
                    found.setdefault(_key(sentence.tokens[member.head]), []).append(form)
    return FullForms(forms={key: tuple(forms) for key, forms in found.items()})


def _key(head: Token) -> tuple[str, str]:
    numbers = read_tag(head.tag).numbers
    return head.lemma.casefold(), "pl" if numbers == {"pl"} else "sg"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    analysis: Analysis
    pack: LanguagePack
    names: Sequence[NameMention]
    spans: Sequence[NameSpan]

    def read(self, sentence: int, phrase: NounPhrase) -> Iterator[FullForm]:
        """The full form that a phrase is, where it is one."""
        tokens = self.analysis.sentences[sentence].tokens
        if not self._is_somebody(tokens[phrase.head]):
            return
        found = (
            self._seated(sentence, phrase)
            or self._owned(sentence, phrase)
            or self._described(sentence, phrase)
        )
        if found is None:
            return
        end, owner, text = found
        start = phrase.start
        while start < phrase.head and read_tag(tokens[start].tag).pos not in ATTRIBUTES:
            start += 1
        words = tokens[start:end]
        yield FullForm(
            text=text or designation(self.analysis, self.pack, self.spans, sentence, words),
            owner=owner, leads=frozenset(t.lemma for t in words if is_modifier(t)),
            sentence=sentence, head=phrase.head, is_seated=bool(text),
        )  # fmt: skip

    def _is_somebody(self, head: Token) -> bool:
        """A group or body that a text comes back to by its noun, or somebody's own person."""
        lemma, morph = head.lemma.casefold(), read_tag(head.tag)
        table = self.pack.table("event_actors")
        if lemma in table["bystanders"] or not head.text[-1:].isalpha():
            return False
        titles = read_titles(self.pack)
        if lemma in titles.related and lemma in titles.by_word:
            return True
        if any(t.is_office or t.family == "public" for t in titles.by_word.get(lemma, ())):
            return False
        is_group = "m1" in morph.genders and morph.numbers == {"pl"}
        return is_group or lemma in table["institutions"]

    def _name_at(self, sentence: int, place: int) -> int | None:
        return next(
            (i for i, s in enumerate(self.spans) if s.sentence == sentence and s.first == place),
            None,
        )

    def _owned(self, sentence: int, phrase: NounPhrase) -> tuple[int, str, str] | None:
        """``piloci [Ryanaira]``: a name in the genitive right behind the noun."""
        tokens = self.analysis.sentences[sentence].tokens
        at = phrase.head + 1
        while at < phrase.end and is_modifier(tokens[at]):
            at += 1
        number = self._name_at(sentence, at) if at < phrase.end else None
        if number is None:
            return None
        span, name = self.spans[number], self.names[number]
        if span.last > phrase.end or not self._may_be_genitive(tokens[at], name):
            return None
        bearing = self.pack.table("event_actors")["bearing"]
        if tokens[phrase.head].lemma.casefold() in bearing and tokens[at].text == name.lemma:
            return None  # "związek Solidarność": its own name, not whose it is
        return span.last, name.entity_name, ""

    def _may_be_genitive(self, token: Token, name: NameMention) -> bool:
        is_base = token.text == name.lemma.split()[0]
        if not is_base and not look_up(token.text).readings:
            return True  # an unknown word in another form than its base
        cases = read_tag(token.tag).cases
        return "gen" in cases or not cases or (is_base and name.type == "ORG")

    def _described(self, sentence: int, phrase: NounPhrase) -> tuple[int, str, str] | None:
        """``[irlandzcy] piloci``: the country of an adjective."""
        tokens = self.analysis.sentences[sentence].tokens
        end = phrase.head + 1
        while end < phrase.end and read_tag(tokens[end].tag).pos == "adj":
            end += 1
        around = [t for t in tokens[phrase.start : end] if read_tag(t.tag).pos == "adj"]
        country = country_in(around, read_countries(self.pack))
        return (end, country, "") if country else None

    def _seated(self, sentence: int, phrase: NounPhrase) -> tuple[int, str, str] | None:
        """``rząd [w Berlinie]`` is Germany's, ``związki [w Skylocie]`` are the firm's."""
        tokens = self.analysis.sentences[sentence].tokens
        end = phrase.end
        if end + 1 >= len(tokens) or tokens[end].text not in SEATED or end != phrase.head + 1:
            return None
        number = self._name_at(sentence, end + 1)
        lemma = tokens[phrase.head].lemma.casefold()
        if number is None or lemma not in self.pack.table("event_actors")["seated"]:
            return None
        countries = read_countries(self.pack)
        place = self.names[number].entity_name
        country = countries.named(place) or countries.meant_by(place)
        if country is None:
            return None
        noun = designation(
            self.analysis, self.pack, self.spans, sentence, [tokens[phrase.head]]
        )  # fmt: skip
        return end, country, f"{noun} {genitive_of(country)}"
