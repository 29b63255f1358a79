"""What holds of the analysis of any text whatever."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from podobno.model import Analysis
from tests.factory import make_analysis

_WORDS = st.sampled_from(
    [
        "Kim",
        "spotkał",
        "się",
        "z",
        "Putinem",
        "w",
        "Pekinie",
        ".",
        ",",
        "-",
        "„",
        "”",
        '"',
        "(",
        ")",
        "15",
        "tys.",
        "ok.",
        "r.",
        "80.",
        "2025-09-03",
        "że",
        "który",
        "Ławrow",
        "powiedział",
        "wojska",
        "zgodziły",
        "się",
        "\n",
        "\r\n",
        "\t",
        "końca.Następnie",
        "m.in.",
        "3,1",
        "52-letni",
        "PAP/EPA",
        "https://a.pl/b",
        "\xa0",
        "\xad",
        "ó",
        "😀",
        "İ",
        "ǅ",
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(_WORDS, max_size=40).map(" ".join),
    st.text("aą. \n-\"'", max_size=60),
)


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
@example("")
@example("\ufeff")
@example("a\u0301.\u00ad B")
@example("... ??? !!!")
def test_every_token_is_the_text_at_its_offsets(text: str) -> None:
    analysis = make_analysis(text)
    end = 0
    for sentence in analysis.sentences:
        assert sentence.tokens
        assert sentence.start == sentence.tokens[0].start >= end
        assert sentence.end == sentence.tokens[-1].end
        for token in sentence.tokens:
            assert token.start >= end
            assert token.text == text[token.start : token.end] != ""
            end = token.end


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_every_visible_character_stands_in_a_token(text: str) -> None:
    covered = {
        offset
        for sentence in make_analysis(text).sentences
        for token in sentence.tokens
        for offset in range(token.start, token.end)
    }
    assert all(
        offset in covered
        for offset, character in enumerate(text)
        if character.isprintable() and not character.isspace()
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_a_longer_paragraph_before_a_text_only_moves_it(text: str) -> None:
    short, long = "Wydano oświadczenie.\n\n", "Wczoraj w stolicy wydano oświadczenie.\n\n"
    assert _behind(short, text) == _behind(long, text)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_windows_line_ends_give_the_same_sentences(text: str) -> None:
    plain = text.replace("\r\n", "\n")
    windows = plain.replace("\n", "\r\n")
    assert [words for _, _, words in _shape(make_analysis(plain))] == [
        words for _, _, words in _shape(make_analysis(windows))
    ]


def _behind(prefix: str, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    return [
        (start - len(prefix), end - len(prefix), words)
        for start, end, words in _shape(make_analysis(prefix + text))
        if start >= len(prefix)
    ]


def _shape(analysis: Analysis) -> list[tuple[int, int, tuple[str, ...]]]:
    return [
        (sentence.start, sentence.end, tuple(token.text for token in sentence.tokens))
        for sentence in analysis.sentences
    ]
