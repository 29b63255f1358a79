"""CoNLL-U files come in; sentences of orthographic words with tags and trees go out.

A treebank splits words that Podobno keeps whole: ``zrobiłem`` is ``zrobił`` + ``em``. Parts of one
written word become one word with the tag, lemma and head of its main part.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from podobno.language.pl.pieces import find_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One orthographic word of a treebank; ``head`` is an index in the sentence, -1 the root."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    tag: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A sentence with its text and words."""

    text: str
    words: tuple[Word, ...]


_PARTICIPLES = {"pact", "ppas"}
_NOUNS = {"subst", "depr", "ger"}
_NOMINALS = _NOUNS | {"ppron12", "ppron3", "siebie", "num"}
_OBLIQUE = {"gen", "dat", "acc", "inst"}


def settle(tree: Tree, *, bare_nouns: bool) -> Tree:
    """The tree with relations named as in the Polish Dependency Bank: a participle of a noun is
    ``amod`` and, where ``bare_nouns``, a noun without a preposition that is neither subject nor
    object of a verb or adjective is ``iobj``: the LFG treebank calls it ``obl``."""
    with_case = {word.head for word in tree.words if word.relation == "case"}

    def name(index: int, word: Word) -> str:
        if word.head < 0:
            return word.relation
        pos, *rest = word.tag.split(":")
        governor = tree.words[word.head].tag.partition(":")[0]
        if word.relation == "acl" and pos in _PARTICIPLES and governor in _NOUNS:
            return "amod"
        bare = index not in with_case and pos in _NOMINALS and bool(_OBLIQUE & set(rest))
        if bare_nouns and bare and word.relation == "obl" and governor not in _NOUNS:
            return "iobj"
        return word.relation

    words = (replace(w, relation=name(index, w)) for index, w in enumerate(tree.words))
    return replace(tree, words=tuple(words))


@dataclass(slots=True)
class _Part:
    form: str
    lemma: str
    upos: str
    tag: str
    head: int
    relation: str
    start: int = 0


def read_trees(path: Path) -> Iterator[Tree]:
    """The sentences of a CoNLL-U file whose text can be put together from its tokens."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        if rows:
            yield _join(rows)


def _join(rows: list[list[str]]) -> Tree:
    text, parts = _lay_out(rows)
    starts = {span.start: span.end for span in find_words(text)}
    owners: list[int] = []  # of each part: the word it belongs to
    groups: list[list[int]] = []
    for number, part in enumerate(parts):
        if part.start in starts or not groups:
            groups.append([])
        groups[-1].append(number)
        owners.append(len(groups) - 1)
    words = []
    for index, group in enumerate(groups):
        main = next((n for n in group if _owner(owners, parts[n].head) != index), group[0])
        last = parts[group[-1]]
        begin = parts[group[0]].start
        end = last.start + len(last.form)
        head = _owner(owners, parts[main].head)
        part = parts[main]
        words.append(
            Word(
                start=begin,
                end=end,
                form=text[begin:end],
                lemma=part.lemma,
                upos=part.upos,
                tag=part.tag,
                head=head,
                relation=part.relation,
            )
        )
    return Tree(text=text, words=tuple(words))


def _owner(owners: list[int], head: int) -> int:
    return -1 if head == 0 else owners[head - 1]


def _lay_out(rows: list[list[str]]) -> tuple[str, list[_Part]]:
    """The text and its parts with offsets; inside a multiword range nothing is spaced."""
    text, parts, until = "", [], 0
    range_spaced = True
    for row in rows:
        spaced = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            until, range_spaced = int(row[0].split("-")[1]), spaced
            continue
        if "." in row[0]:
            continue
        number = int(row[0])
        part = _Part(row[1], row[2], row[3], row[4], int(row[6]), row[7], len(text))
        parts.append(part)
        if number < until:
            spaced = False
        elif number == until:
            spaced = range_spaced
        text += row[1] + (" " if spaced else "")
    return text.rstrip(), parts
