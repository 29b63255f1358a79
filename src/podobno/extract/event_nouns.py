"""A word of a sentence comes in, what it may be in a noun phrase goes out."""

from __future__ import annotations

from podobno.extract.event_words import Words, grammar_pairs, grammar_words

NOUNS = frozenset({"subst", "ger", "depr", "ppron3", "ppron12", "siebie"})
QUOTES = frozenset("\"„”“»«'")


def short_preposition(words: Words, i: int) -> str | None:
    """``ws.`` for ``w sprawie``."""
    short = words.tokens[i].text.casefold().rstrip(".")
    return grammar_pairs("short_prepositions").get((short,))


def is_possessive(words: Words, i: int) -> bool:
    """``[jej] córka``, ``[jego] były prawnik``: a genitive pronoun before the noun it owns."""
    if (
        words.tokens[i].text.casefold() not in grammar_words("possessives")
        or words.morphs[i].pos != "ppron3"
    ):
        return False
    at = i + 1
    while at < len(words.tokens) and words.morphs[at].pos in {"adj", "num", "ppas", "pact"}:
        at += 1
    if at >= len(words.tokens) or words.morphs[at].pos not in {"subst", "depr"}:
        return False
    is_person = "m1" in words.morphs[at].genders or words.tokens[at].lemma in grammar_words(
        "relations"
    )
    return is_person and words.tokens[at].text[:1].islower()


def is_noun(words: Words, i: int) -> bool:
    if words.morphs[i].pos in NOUNS:
        return words.tokens[i].lemma not in grammar_words("no_nouns")
    return words.morphs[i].pos in {"ign", "xxx"} and words.tokens[i].text[:1].isupper()


def is_named(words: Words, i: int) -> bool:
    """Written as a name, and not only because it opens the sentence."""
    token = words.tokens[i]
    return token.text[:1].isupper() and (i in words.names or token.lemma[:1].isupper())


def is_tight(words: Words, i: int) -> bool:
    """A hyphen without spaces: ``Putin-Kim``."""
    return (
        0 < i < len(words.tokens) - 1
        and words.tokens[i - 1].end == words.tokens[i].start
        and words.tokens[i].end == words.tokens[i + 1].start
    )


def are_initials(words: Words, i: int) -> bool:
    """``francuskim [CGT]``: a body's initials, which do not decline."""
    text = words.tokens[i].text
    return len(text) > 1 and text.isupper() and words.names.get(i) == (i, "ORG")
