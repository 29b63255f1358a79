"""The neural engine with its shipped weights: exact spans, whole trees, the same bytes always."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from podobno.language import analyse
from podobno.language.pl.neural import NeuralEngine
from podobno.language.pl.reading import cut_sentences
from podobno.model import EngineName, Sentence
from tests.factory import make_document

pytestmark = pytest.mark.engine

TEXTS = (
    "Minister obrony Tomasz Walecki poleciał w piątek do Rygi. Ma tam rozmawiać z premierem Łotwy.",
    "Krótko.",
    "Rada Bezpieczeństwa ONZ zbierze się w Nowym Jorku\n\nWniosek złożyła Norwegia. "
    "– Czekamy na odpowiedź – powiedziała ambasador Ingrid Solberg.",
    "Według agencji Reutera w Charkowie zginęły trzy osoby, a siedem zostało rannych.",
    " ".join(f"Poseł numer {number} z Krakowa zabrał głos." for number in range(120)),
    "słowo " * 700,
    "",
)

Read = tuple[tuple[Sentence, ...], tuple[EngineName, ...]]


def read(text: str) -> Read:
    return NeuralEngine().read(text, cut_sentences(text, ()))


def read_as_bytes(text: str) -> bytes:
    return repr(read(text)).encode()


def test_order_and_number_of_processes_change_no_byte() -> None:
    engine = NeuralEngine()
    alone = [read_as_bytes(text) for text in TEXTS]
    backwards = [
        repr(engine.read(text, cut_sentences(text, ()))).encode() for text in reversed(TEXTS)
    ]
    assert backwards[::-1] == alone
    for processes in (1, 2):
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            assert list(pool.map(read_as_bytes, TEXTS)) == alone


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_sentences_and_tokens_keep_their_places(text: str) -> None:
    before = cut_sentences(text, ())
    after, _ = read(text)
    assert [(s.start, s.end, s.paragraph) for s in after] == [
        (s.start, s.end, s.paragraph) for s in before
    ]
    assert [(t.start, t.end, t.text) for s in after for t in s.tokens] == [
        (p.start, p.end, p.text) for s in before for p in s.pieces
    ]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_sentence_has_one_root_and_no_circle(text: str) -> None:
    for sentence in read(text)[0]:
        heads = [token.head for token in sentence.tokens]
        assert heads.count(-1) == 1
        for start in range(len(heads)):
            at, steps = start, 0
            while at != -1:
                assert heads[at] is not None
                at, steps = heads[at] or 0, steps + 1
                assert steps <= len(heads)


def test_the_chosen_reading_comes_first_and_has_one_value_for_each_attribute() -> None:
    for sentence in read(TEXTS[0])[0]:
        for token in sentence.tokens:
            assert token.readings[0] == (token.lemma, token.tag)
            assert "." not in token.tag


def test_people_places_and_organisations_are_found_with_exact_spans() -> None:
    text = TEXTS[0] + "\n\n" + TEXTS[3]
    found = {(text[name.start : name.end], name.type) for name in read(text)[1]}
    assert {
        ("Tomasz Walecki", "PER"),
        ("Rygi", "LOC"),
        ("Łotwy", "LOC"),
        ("Charkowie", "LOC"),
    } <= found


def test_line_ends_of_any_kind_give_the_same_names() -> None:
    text = TEXTS[2]
    windows = text.replace("\n", "\r\n")
    plain = [(text[n.start : n.end], n.type) for n in read(text)[1]]
    assert [(windows[n.start : n.end], n.type) for n in read(windows)[1]] == plain


def test_a_long_text_is_read_in_memory_that_does_not_grow_with_it() -> None:
    code = (
        "import resource\n"
        "from podobno.language.pl.neural import NeuralEngine\n"
        "from podobno.language.pl.reading import cut_sentences\n"
        "engine = NeuralEngine()\n"
        "def read(count):\n"
        "    text = 'Rząd w Oslo zapowiedział nowe przepisy. ' * count\n"
        "    sentences = cut_sentences(text, ())\n"
        "    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "    engine.read(text, sentences)\n"
        "    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before\n"
        "read(100)\n"
        "print(read(1500))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    # Tokens of 9,000 words take some 10 MB; activations of the whole text at once would take 1 GB.
    assert int(done.stdout) < 60_000


def test_the_first_text_waits_less_than_a_second_for_the_engine() -> None:
    code = (
        "import time\n"
        "from podobno.language.pl.reading import cut_sentences\n"
        "sentences = cut_sentences('Kot śpi.', ())\n"
        "begun = time.process_time()\n"
        "from podobno.language.pl.neural import NeuralEngine\n"
        "NeuralEngine().read('Kot śpi.', sentences)\n"
        "print(time.process_time() - begun)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 1.0


@pytest.mark.engine
@pytest.mark.parametrize(
    "text",
    [
        "Basen kosztuje od 8 do 15 po 3zł.",
        "Wtorek 6 października 2009r. o godzinie 15.",
        "Wynosi 4mln 121 tys. zł.",
        "Bilet kosztuje dziś 3zł",
    ],
)
def test_a_word_that_is_cut_into_two_tokens_is_read(text):
    analysis = analyse(make_document(text), engine="default")
    assert "".join(t.text for s in analysis.sentences for t in s.tokens) == text.replace(" ", "")
