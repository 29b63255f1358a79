"""The shipped engine and the held-out data come in, scores go out."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from podobno.language.engine import CutSentence, Piece
from podobno.language.pl import PACK
from podobno.language.pl.labels import RELATIONS
from podobno.language.pl.neural import NeuralEngine
from podobno.language.pl.reading import cut_sentences
from podobno.language.pl.tokens import find_pieces
from podobno.model import Token
from training.base_forms import Model, Pair, cut_tokens, propose, read_kpwr, score
from training.network import Network
from training.silver import read_trees_of
from training.sources import Article
from training.treebanks import Tree, Word, read_trees
from training.units import UNKNOWN, Unit


def measure_names(
    engine: NeuralEngine, model: Model, articles: Sequence[Article]
) -> dict[str, float]:
    """Strict span and type F1, also by type; on strict hits, how many base forms are right."""
    counts: dict[str, list[int]] = {}
    right = hits = 0
    for article in articles:
        sentences, names = engine.read(article.text, cut_sentences(article.text, ()))
        gold = {(start, end, kind): base for start, end, kind, base in article.names}
        found = {(name.start, name.end, name.type) for name in names}
        for key, group in (("gold", gold.keys()), ("system", found), ("hit", found & gold.keys())):
            for span in group:
                for kind in ("all", span[2]):
                    row = counts.setdefault(kind, [0, 0, 0])
                    row[("gold", "system", "hit").index(key)] += 1
        tokens = [token for sentence in sentences for token in sentence.tokens]
        cut = {span: cut_tokens(tokens, span[0], span[1]) for span in found}
        attested = Counter(token.text for inside in cut.values() for token in inside)
        for span in found & gold.keys():
            hits += 1
            pair = Pair(cut[span], span[2], gold[span], attested)
            right += propose(model, pair).casefold() == gold[span].casefold()
    result = {kind: _f1(*row) for kind, row in sorted(counts.items())}
    return result | {"base forms": right / max(1, hits)}


def measure_trees(engine: NeuralEngine, path: Path, *, together: int = 1) -> dict[str, float]:
    """UPOS, XPOS without details, lemma, UAS and LAS (no subtypes) on a treebank's own words.

    ``together`` sentences are read as one document, each on a line of its own: the network sees
    full windows then, as it does in an article.
    """
    totals = dict.fromkeys(("words", "upos", "tag", "lemma", "uas", "las"), 0)
    trees = tuple(read_trees(path))
    for first in range(0, len(trees), together):
        for token, word in pair_words(engine, trees[first : first + together]):
            head = token.head == word.head
            same = (token.relation or "").split(":")[0] == word.relation.split(":")[0]
            totals["words"] += 1
            totals["upos"] += token.upos == word.upos
            totals["tag"] += _bare(token.tag) == _bare(word.tag)
            totals["lemma"] += token.lemma == word.lemma
            totals["uas"] += head
            totals["las"] += head and same
    words = totals.pop("words")
    return {key: value / words for key, value in totals.items()}


def measure_teacher(network: Network, units: Sequence[Unit]) -> dict[str, float]:
    """UPOS, UAS and LAS of a network as it was trained, in float, each sentence alone."""
    words = upos = uas = las = 0
    documents = [[unit] for unit in units]
    for (unit,), (row,) in zip(documents, read_trees_of([network], documents), strict=True):
        if not row:
            continue
        heads, relations, parts, _ = row
        for place, head in enumerate(unit.heads):
            if head == UNKNOWN:
                continue
            words += 1
            upos += parts[place] == unit.upos[place]
            uas += heads[place] == head
            same = _bare_relation(relations[place]) == _bare_relation(unit.relations[place])
            las += heads[place] == head and same
    return {"upos": upos / words, "uas": uas / words, "las": las / words}


def pair_words(engine: NeuralEngine, trees: Sequence[Tree]) -> Iterator[tuple[Token, Word]]:
    """Each word of some trees, read as one document, with what the engine says of it."""
    text = "\n".join(tree.text for tree in trees)
    known = {piece[:2]: piece for piece in find_pieces(text, PACK)}
    sentences = []
    start = 0
    for number, tree in enumerate(trees):
        spans = [(start + word.start, start + word.end) for word in tree.words]
        pieces = tuple(
            known.get(span) or Piece(*span, word.form, _kind(word.form))
            for span, word in zip(spans, tree.words, strict=True)
        )
        end = start + len(tree.text)
        sentences.append(CutSentence(start=start, end=end, pieces=pieces, paragraph=number))
        start = end + 1
    for sentence, tree in zip(engine.read(text, tuple(sentences))[0], trees, strict=True):
        yield from zip(sentence.tokens, tree.words, strict=True)


def measure_base_forms(model: Model, path: Path) -> float:
    """The share of right base forms among the KPWr names of a file."""
    return score(model, list(read_kpwr(path)))


def measure_speed(engine: NeuralEngine, articles: Iterable[Article]) -> dict[str, float]:
    """Words per second of processor time on one thread, which others' work on the machine does not
    change much: the engine alone, and with tokens, sentences and dictionary before it."""
    texts = [article.text for article in articles]
    engine.read(texts[0], cut_sentences(texts[0], ()))  # loads the files
    begun = time.process_time()
    prepared = [(text, cut_sentences(text, ())) for text in texts]
    middle = time.process_time()
    for text, sentences in prepared:
        engine.read(text, sentences)
    end = time.process_time()
    words = sum(len(sentence.pieces) for _, sentences in prepared for sentence in sentences)
    return {
        "engine words/s": words / (end - middle),
        "with tokens, sentences, dictionary words/s": words / (end - begun),
    }


def _bare_relation(number: int) -> str:
    return RELATIONS[number].split(":")[0]


def _kind(form: str) -> str:
    if not any(character.isalnum() for character in form):
        return "mark"
    return "number" if form[0].isdigit() and form[-1].isdigit() else "word"


def _bare(tag: str) -> tuple[str, ...]:
    """Part of speech, number, case and gender: what the network decides."""
    pos, *rest = tag.split(":")
    kept = {
        "sg",
        "pl",
        "nom",
        "gen",
        "dat",
        "acc",
        "inst",
        "loc",
        "voc",
        "m1",
        "m2",
        "m3",
        "f",
        "n",
    }
    same = {"qub": "part", "cond": "praet", "romandig": "dig", "burk": "frag"}
    return (same.get(pos, pos), *(value for value in rest if value in kept))


def _f1(gold: int, system: int, hit: int) -> float:
    return 2 * hit / max(1, gold + system)
