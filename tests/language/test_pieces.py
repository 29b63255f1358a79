"""Words and their pieces, windows and trees: what the neural engine does without weights."""

import numpy as np
import pytest

from podobno.language.pl.name_votes import settle_names
from podobno.language.pl.pieces import END, GAP, UNKNOWN, Vocabulary, find_words
from podobno.language.pl.trees import best_tree
from podobno.language.pl.windows import CONTEXT, LONGEST, cut_windows
from podobno.model import EngineName


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kim przybył.", ["Kim", "przybył", "."]),
        ("ok. 10,5 tys.", ["ok", ".", "10", ",", "5", "tys", "."]),
        ("Nord-Stream_2", ["Nord", "-", "Stream", "_", "2"]),
        ("Wiel\u00adka Brytania", ["Wiel\u00adka", "Brytania"]),
        ("  \n\t", []),
    ],
)
def test_words_are_runs_of_letters_and_digits_or_single_marks(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in find_words(text)] == words


def vocabulary() -> Vocabulary:
    rows = [("<s>", -99.0), ("<pad>", -99.0), ("</s>", -99.0), ("<unk>", -99.0), ("<mask>", -99.0)]
    letters = [(letter, -5.0) for letter in "adekmowy"]
    return Vocabulary([*rows, (GAP, -4.0), (f"{GAP}dom", -3.0), ("owy", -3.5), *letters])


def test_the_cut_with_the_greatest_sum_of_scores_wins() -> None:
    words = vocabulary()
    cut = words.cut("domowy", after_gap=True)
    assert [words.names[number] for number in cut] == [f"{GAP}dom", "owy"]


def test_a_word_inside_another_is_cut_without_the_mark_of_a_gap() -> None:
    words = vocabulary()
    cut = words.cut("dom", after_gap=False)
    assert [words.names[number] for number in cut] == ["d", "o", "m"]


def test_a_character_without_a_piece_is_unknown_and_costs_no_other_piece() -> None:
    words = vocabulary()
    cut = words.cut("dom☃", after_gap=True)
    assert [words.names[number] for number in cut[:-1]] == [f"{GAP}dom"]
    assert cut[-1] == UNKNOWN


def test_a_word_of_characters_that_are_dropped_still_has_a_piece() -> None:
    assert vocabulary().cut("\u200b", after_gap=False) == (UNKNOWN,)


def test_each_sentence_counts_in_exactly_one_window() -> None:
    sentences = [((7,),) * length for length in (30, 90, 200, 3, 250, 700, 0, 12)]
    windows = list(cut_windows(sentences, [True] * len(sentences)))
    seen = sorted(
        (part.sentence, word)
        for window in windows
        for part in window.parts
        for word in range(part.first, part.first + part.count)
    )
    assert seen == [(s, word) for s, words in enumerate(sentences) for word in range(len(words))]


def test_no_window_is_longer_than_the_network_was_trained_on() -> None:
    sentences = [((7, 8),) * length for length in (20, 130, 400, 20, 20, 110)]
    for window in cut_windows(sentences, [False] * len(sentences)):
        pieces = sum(len(p) for sentence in window.pieces for p in sentence)
        assert pieces + 2 <= LONGEST


def test_a_later_window_shows_the_sentence_before_as_context() -> None:
    short = ((7,),) * (CONTEXT - 10)
    long = ((8,),) * 205
    _, second = cut_windows([long, short, long], [False, False, False])
    assert second.pieces[0] == short
    assert [part.sentence for part in second.parts] == [2]


def test_a_sentence_that_fills_a_window_has_no_context() -> None:
    short = ((7,),) * 10
    full = ((8,),) * (LONGEST - 3)
    _, second = cut_windows([short, full], [False, False])
    assert second.pieces == (full,)


def test_rows_of_parts_point_at_their_words_behind_line_ends() -> None:
    (window,) = cut_windows([((7,), (8,)), ((9,),)], [True, True])
    assert window.pieces[0] == ((7,), (8,), (END,))
    assert [(part.row, part.count) for part in window.parts] == [(0, 2), (2, 1)]


def scores(rows: list[list[float]]) -> np.ndarray:
    return np.array(rows, np.float32)


def test_the_likeliest_heads_are_taken_where_they_make_a_tree() -> None:
    # Columns: root, then each word as head.
    assert best_tree(scores([[0, 0, 5, 0], [9, 0, 0, 0], [0, 0, 5, 0]])) == [1, -1, 1]


def test_two_likely_roots_leave_one() -> None:
    # Both words want to be the root; the second loses least by hanging on the first.
    assert best_tree(scores([[9, 0, 1], [8, 6, 0]])) == [-1, 0]


def test_words_that_head_one_another_are_opened_where_it_costs_least() -> None:
    # Words 0 and 1 prefer each other; making word 1 the root costs 9 - 4, word 0 as root 9 - 1.
    assert best_tree(scores([[1, 0, 9], [4, 9, 0]])) == [1, -1]


def test_a_single_word_is_the_root() -> None:
    assert best_tree(scores([[0, 0]])) == [-1]


def name(text: str, word: str, kind: str, confidence: float) -> EngineName:
    start = text.index(word)
    return EngineName(start=start, end=start + len(word), type=kind, confidence=confidence)


def test_a_doubtful_mention_takes_the_type_of_those_written_alike() -> None:
    text = "Orkan rośnie. ORKAN spada. orkan trwa."
    names = [
        name(text, "Orkan", "ORG", 0.99),
        name(text, "ORKAN", "ORG", 0.9),
        name(text, "orkan", "PRO", 0.6),
    ]
    assert [n.type for n in settle_names(text, names)] == ["ORG", "ORG", "ORG"]


def test_a_sure_mention_keeps_its_own_type() -> None:
    text = "Lizbona gra. LIZBONA leży nad rzeką. lizbona."
    names = [
        name(text, "Lizbona", "ORG", 0.97),
        name(text, "LIZBONA", "LOC", 0.99),
        name(text, "lizbona", "LOC", 0.99),
    ]
    assert [n.type for n in settle_names(text, names)] == ["ORG", "LOC", "LOC"]


def test_a_name_that_is_hardly_one_is_dropped() -> None:
    text = "Wczoraj padało."
    assert settle_names(text, [name(text, "Wczoraj", "PER", 0.3)]) == ()
