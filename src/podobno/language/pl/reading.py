"""A text and its noise come in, its Polish sentences with read words go out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from podobno.language.engine import CutSentence, Piece
from podobno.language.pl import PACK
from podobno.language.pl.arguments import settle_arguments
from podobno.language.pl.candidates import Form, read_form
from podobno.language.pl.genders import settle_genders
from podobno.language.pl.light import choose
from podobno.language.pl.morphology import is_counted, is_finite, look_up, opens_sentence
from podobno.language.pl.sentences import find_sentences
from podobno.language.pl.tokens import find_pieces
from podobno.language.pl.unknown import guess_readings
from podobno.language.pl.upos import read_upos
from podobno.model import Noise, Reading, Sentence, Token

_HYPHENS = frozenset({"-", "–"})
_REOPENERS = frozenset({":", "„"})
_OPENERS = frozenset("\"„”“«»'‘([-–—") | {"--", "''"}


def read_sentences(text: str, noise: Sequence[Noise]) -> tuple[Sentence, ...]:
    """The sentences of a text, each word with all its readings, the likeliest first."""
    return read_cut(cut_sentences(text, noise))


def cut_sentences(text: str, noise: Sequence[Noise]) -> tuple[CutSentence, ...]:
    """The sentences of a text, not read: noise always breaks them, and one that lies wholly in
    noise says so."""
    pieces = find_pieces(text, PACK)
    breaks = {offset for span in noise for offset in (span.start, span.end)}
    ranges = find_sentences(
        text,
        pieces,
        breaks,
        is_finite=is_finite,
        opens_sentence=opens_sentence,
        is_counted=is_counted,
    )
    cut = []
    for where in ranges:
        start, end = pieces[where.first].start, pieces[where.last - 1].end
        cut.append(
            CutSentence(
                start=start,
                end=end,
                pieces=tuple(pieces[where.first : where.last]),
                paragraph=where.paragraph,
                is_noise=any(n.start <= start and end <= n.end for n in noise),
            )
        )
    return tuple(cut)


def read_cut(sentences: Sequence[CutSentence]) -> tuple[Sentence, ...]:
    """The same sentences with each word read by rules and dictionary."""
    names = find_capitalised(sentence.pieces for sentence in sentences)
    return tuple(with_tokens(cut, read_tokens(cut.pieces, names)) for cut in sentences)


def with_tokens(cut: CutSentence, tokens: Sequence[Token]) -> Sentence:
    """The sentence with its tokens read."""
    return Sentence(
        start=cut.start,
        end=cut.end,
        tokens=tuple(tokens),
        paragraph=cut.paragraph,
        is_noise=cut.is_noise,
    )


def find_capitalised(sentences: Iterable[Sequence[Piece]]) -> frozenset[str]:
    """The words that have a capital inside a sentence: at its beginning they are names too."""
    found: set[str] = set()
    for words in sentences:
        is_first = True
        for word in words:
            if not is_first and word.text[0].isupper() and not word.text.isupper():
                found.add(word.text)
            is_first = _stays_first(is_first, word)
    return frozenset(found)


def _stays_first(is_first: bool, piece: Piece) -> bool:
    """Whether the next word's capital may come from a beginning."""
    text = piece.text
    if text in _REOPENERS:
        return True
    # "2. Przez przedmioty"
    return is_first and (text in _OPENERS or text == "." or text.isdigit())


def read_tokens(pieces: Sequence[Piece], names: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """The tokens of one sentence with the likeliest reading of each.

    ``names`` are words known to have a capital inside sentences of the same text.
    """
    chosen = settle_readings(read_forms(pieces, names))
    return tuple(_token(piece, reading) for piece, reading in zip(pieces, chosen, strict=True))


def settle_readings(forms: list[Form]) -> list[Reading]:
    """The likeliest reading of each word of a sentence, with one value for each attribute."""
    path = settle_arguments(forms, choose(forms))
    return settle_genders([candidate.reading for candidate in path])


def read_forms(pieces: Sequence[Piece], names: frozenset[str]) -> list[Form]:
    """The weighed candidates of each word of a sentence; an engine may weigh them anew."""
    forms: list[Form] = []
    forced = _forced(pieces)
    is_first = True
    for index, piece in enumerate(pieces):
        begins = is_first and not (
            piece.text in names or (_begins_name(pieces, index) and not opens_sentence(piece.text))
        )
        known = _known_name(piece.text, names) if piece.text[0].isupper() else ""
        forms.append(read_form(piece.text, piece.kind, begins, known, forced.get(index, "")))
        is_first = _stays_first(is_first, piece)
    return forms


def _forced(pieces: Sequence[Piece]) -> dict[int, str]:
    """What words are by the set phrase they stand in ("co najmniej"), by index."""
    pairs = _pairs()
    openings = _pair_openings()
    forced: dict[int, str] = {}
    for index, piece in enumerate(pieces[:-1]):
        opening = piece.text.lower()
        if opening not in openings or index in forced:
            continue
        pair = pairs.get(f"{opening} {pieces[index + 1].text.lower()}")
        if pair is not None:
            forced[index], forced[index + 1] = pair
    for hyphen in range(1, len(pieces) - 1):
        if pieces[hyphen].text in _HYPHENS and _is_compound(*pieces[hyphen - 1 : hyphen + 2]):
            stem = pieces[hyphen - 1].text[:-1].lower()
            forced[hyphen - 1] = f"{stem}{'i' if stem[-1] in 'kg' else 'y'} adja"
    return forced


def _is_compound(first: Piece, hyphen: Piece, last: Piece) -> bool:
    """Whether an adjective is written with a hyphen: "niemiecko-rosyjski"."""
    return (
        first.end == hyphen.start
        and hyphen.end == last.start
        and len(first.text) > 3
        and first.text[-1] == "o"
        and last.kind == "word"
        and last.text[0].islower()
    )


@cache
def _pairs() -> dict[str, list[str]]:
    pairs: dict[str, list[str]] = PACK.table("preferences")["pairs"]
    return pairs


@cache
def _pair_openings() -> frozenset[str]:
    return frozenset(pair.partition(" ")[0] for pair in _pairs())


def _known_name(word: str, names: frozenset[str]) -> str:
    """The base form a capitalised word would have as a name that the text has elsewhere."""
    return min((lemma for lemma in _guess_lemmas(word) if lemma in names), default="")


@lru_cache(maxsize=50_000)
def _guess_lemmas(word: str) -> frozenset[str]:
    return frozenset(guess.lemma for guess in guess_readings(word)) - {word}


def _begins_name(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the next word has a capital: "Kim Dzong Un", "Rada Bezpieczeństwa"."""
    following = pieces[index + 1 : index + 2]
    return bool(following) and following[0].text[0].isupper() and not following[0].text.isupper()


def _token(piece: Piece, reading: Reading) -> Token:
    readings, names = add_readings(piece.text, reading)
    is_name = reading.lemma[:1].isupper() and piece.text[:1].isupper()
    return Token(
        start=piece.start,
        end=piece.end,
        text=piece.text,
        lemma=reading.lemma,
        tag=reading.tag,
        upos=read_upos(reading.tag, reading.lemma, is_name),
        readings=readings,
        names=names,
    )


@lru_cache(maxsize=200_000)
def add_readings(word: str, reading: Reading) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    """All readings of a word, the chosen one first, and the name marks that go with it."""
    entry = look_up(word)
    others = (other for other in entry.readings if other != reading)
    names = entry.names if reading.lemma in entry.named else ()
    return (reading, *others), names
