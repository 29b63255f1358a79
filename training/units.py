"""Corpora come in; units (sentences of words with what is known of each) go out.

A unit is the smallest run of text that windows never cut. What is not known of a word (no tree in
a news text, no names in a treebank) is marked so and costs nothing in training.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import morfeusz2

from podobno.language.pl.labels import (
    NAMES,
    RELATIONS,
    UPOS,
    Attributes,
    number_tag,
    plain_relation,
)
from podobno.language.pl.pieces import Vocabulary, find_words
from training.name_marks import NameMarks
from training.sources import Article, read_nkjp_names
from training.treebanks import Tree, Word, read_trees

UNKNOWN = -100
MOST_READINGS = 24
NKJP_KINDS = ("persName", "orgName", "geogName", "placeName", "date", "time")
NKJP = ("O", *(f"{place}-{kind}" for kind in NKJP_KINDS for place in "BI"))
# All its kinds (Przepiórkowski et al. 2012, chapter 9): of names that stand on their own, and of
# those within the name of a person or an organisation.
PARTS = ("persName-forename", "persName-surname", "persName-addName")
PLACES = ("bloc", "country", "region", "district", "settlement")
OUTER_KINDS = (
    *("persName", *PARTS),
    *("orgName", "geogName"),
    *("placeName", *(f"placeName-{place}" for place in PLACES)),
    *("date", "time"),
)
INNER_KINDS = (*PARTS, "placeName-settlement")
OUTER, INNER = (
    ("O", *(f"{place}-{kind}" for kind in kinds for place in "BI"))
    for kinds in (OUTER_KINDS, INNER_KINDS)
)
# A cut for windows only: a full stop, question or exclamation mark, then a capital.
SENTENCE_END = re.compile(r"(?<=[.!?…][”\")]\s)|(?<=[.!?…]\s)(?=[„\"(–—-]?\s?[A-ZĄĆĘŁŃÓŚŹŻ0-9])")


@dataclass(slots=True)
class Unit:
    """One sentence for training; all tuples have one item a word."""

    pieces: tuple[tuple[int, ...], ...]
    names: tuple[int, ...] = ()
    nkjp: tuple[int, ...] = ()
    outer: tuple[int, ...] = ()  # the same names by all kinds
    inner: tuple[int, ...] = ()  # names within these
    marks: tuple[int, ...] = ()  # what name lists say of a word, as bits
    forms: tuple[str, ...] = ()
    readings: tuple[tuple[Attributes, ...], ...] = ()
    certain: bool = False  # readings hold one tag chosen by a person
    upos: tuple[int, ...] = ()
    heads: tuple[int, ...] = ()  # within the unit, -1 root, UNKNOWN where there is none
    relations: tuple[int, ...] = ()
    line_end: bool = False  # a line or the text ends here


class UnitReader:
    """Reads each corpus with one vocabulary and one dictionary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._morfeusz = morfeusz2.Morfeusz(generate=False)
        self._known: dict[str, tuple[Attributes, ...]] = {}
        self._marks = NameMarks(self._morfeusz)

    def read_article(self, article: Article, *, with_readings: bool) -> list[Unit]:
        """The sentences of a news text with SlavicNER names."""
        text = article.text
        labels = _label_names(article)
        units = []
        for line in re.finditer(r"[^\n]+", text):
            cuts = [m.start() for m in SENTENCE_END.finditer(line[0]) if m.start()]
            for start, end in zip([0, *cuts], [*cuts, len(line[0])], strict=True):
                words = find_words(line[0][start:end])
                if not words:
                    continue
                base = line.start() + start
                forms = [text[base + s : base + e] for s, e in words]
                units.append(
                    Unit(
                        pieces=tuple(
                            self._cut(text, base + s, form)
                            for (s, _), form in zip(words, forms, strict=True)
                        ),
                        names=tuple(labels.get(base + s, 0) for s, _ in words),
                        readings=tuple(map(self._read, forms)) if with_readings else (),
                        line_end=end == len(line[0]),
                    )
                )
        return units

    def read_treebank(
        self, path: Path, settle: Callable[[Tree], Tree] = lambda tree: tree
    ) -> list[Unit]:
        """The sentences of a treebank with tags and trees, its relations settled."""
        units = []
        for tree in map(settle, read_trees(path)):
            words = find_words(tree.text)
            at = {word.start: number for number, word in enumerate(tree.words)}
            own = [at.get(start) for start, _ in words]
            back = {number: index for index, number in enumerate(own) if number is not None}
            tagged = [None if number is None else tree.words[number] for number in own]
            units.append(
                Unit(
                    pieces=tuple(self._cut(tree.text, s, tree.text[s:e]) for s, e in words),
                    readings=tuple(number_tag(w.tag)[:1] if w else () for w in tagged),
                    certain=True,
                    upos=tuple(_upos(w) if w else UNKNOWN for w in tagged),
                    heads=tuple(
                        (-1 if w.head < 0 else back[w.head]) if w else UNKNOWN for w in tagged
                    ),
                    relations=tuple(
                        RELATIONS.index(plain_relation(w.relation)) if w else UNKNOWN
                        for w in tagged
                    ),
                    line_end=True,
                )
            )
        return units

    def read_nkjp(self, shared: Path) -> list[list[Unit]]:
        """The documents of the NKJP subcorpus with their outermost names, dates and times."""
        return [
            [
                Unit(
                    pieces=sentence.pieces,
                    nkjp=_spread(sentence.labels, _plain, NKJP),
                    readings=tuple(map(self._read, sentence.forms)),
                )
                for sentence in sentences
            ]
            for sentences in self._read_nkjp(shared)
        ]

    def read_nested_names(self, shared: Path) -> list[list[Unit]]:
        """The same documents with names within names, kinds of places and parts of persons'
        names, and what name lists say of each word."""
        return [
            [
                Unit(
                    pieces=sentence.pieces,
                    outer=_spread(sentence.labels, _outer, OUTER),
                    inner=_spread(sentence.labels, _inner, INNER),
                    marks=tuple(map(self._marks.of, sentence.forms)),
                    forms=sentence.forms,
                )
                for sentence in sentences
            ]
            for sentences in self._read_nkjp(shared)
        ]

    def read_name(self, form: str) -> tuple[tuple[int, ...], int]:
        """The pieces and marks of a word behind a space."""
        return self._vocabulary.cut(form, after_gap=True), self._marks.of(form)

    def _read_nkjp(self, shared: Path) -> Iterator[list["_Sentence"]]:
        for document in read_nkjp_names(shared):
            sentences = []
            for tokens, labels in document:
                text, starts = join_tokens(tokens)
                at = dict(zip(starts, labels, strict=True))
                words = find_words(text)
                if words:
                    forms = tuple(text[start:end] for start, end in words)
                    pieces = tuple(
                        self._cut(text, start, form)
                        for (start, _), form in zip(words, forms, strict=True)
                    )
                    sentences.append(_Sentence(forms, pieces, [at.get(s) for s, _ in words]))
            yield sentences

    def _cut(self, text: str, start: int, form: str) -> tuple[int, ...]:
        after_gap = start == 0 or text[start - 1].isspace()
        return self._vocabulary.cut(form, after_gap=after_gap)

    def _read(self, form: str) -> tuple[Attributes, ...]:
        """What the dictionary allows for the first part of a word; empty where it knows nothing."""
        if form not in self._known:
            found = {
                reading
                for start, _, (_, _, tag, _, _) in self._morfeusz.analyse(form)
                if start == 0 and not tag.startswith(("ign", "xxx"))
                for reading in number_tag(tag)
            }
            self._known[form] = tuple(sorted(found)) if len(found) <= MOST_READINGS else ()
        return self._known[form]


def join_tokens(tokens: list[str]) -> tuple[str, list[int]]:
    """A text with the spaces of Polish typesetting restored, and where each token starts.

    >>> join_tokens(["Widział", "em", "„", "Kubę", "”", "."])
    ('Widziałem „Kubę”.', [0, 7, 10, 11, 15, 16])
    """
    text, starts, open_quote = "", [], False
    glued = True
    for token in tokens:
        closes = token in {".", ",", ";", ":", "?", "!", ")", "]", "”", "»", "...", "…", "%"}
        if token == '"':
            closes, open_quote = open_quote, not open_quote
        part = AGGLUTINATE.fullmatch(token) and text[-1:].isalpha()
        part = part or (token == "by" and text.endswith(("ł", "ła", "ło", "li", "ły")))
        if text and not (glued or closes or part):
            text += " "
        starts.append(len(text))
        text += token
        glued = token in {"(", "[", "„", "«"} or (token == '"' and open_quote)
    return text, starts


AGGLUTINATE = re.compile(r"e?(?:m|ś|śmy|ście)")


def _upos(word: Word) -> int:
    """The Universal part of speech; some treebanks do not tell those of abbreviations."""
    is_open = word.upos == "X" and word.tag.startswith("brev")
    return UNKNOWN if is_open else UPOS.index(word.upos)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of NKJP; a word inside a token has no label of its own."""

    forms: tuple[str, ...]
    pieces: tuple[tuple[int, ...], ...]
    labels: list[str | None]


def _plain(label: str) -> str:
    return "-".join(_outer(label).split("-")[:2])


def _outer(label: str) -> str:
    return label.partition("#")[0]


def _inner(label: str) -> str:
    return label.partition("#")[2] or "O"


def _spread(
    labels: Iterable[str | None], part: Callable[[str], str], inventory: Sequence[str]
) -> tuple[int, ...]:
    """The number of a part of each word's label; a word inside a token goes on with what the token
    is.

    >>> _spread(["B-date", None, "O", None], _plain, NKJP)
    (9, 10, 0, 0)
    """
    known: list[int] = []
    for label in labels:
        if label is not None:
            known.append(inventory.index(part(label)))
        else:
            before = known[-1] if known else 0
            known.append(before + before % 2)  # I- follows B- in the inventory
    return tuple(known)


def _label_names(article: Article) -> dict[int, int]:
    """The label of each word that belongs to a name, by where the word starts."""
    labels = {}
    for start, end, kind, _ in article.names:
        for number, (s, _) in enumerate(find_words(article.text[start:end])):
            labels[start + s] = NAMES.index(f"{'I' if number else 'B'}-{kind}")
    return labels
