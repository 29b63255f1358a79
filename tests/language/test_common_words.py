"""How common a word is in any text."""

from __future__ import annotations

from podobno.language.common_words import read_common_words
from podobno.language.pack import LanguagePack
from podobno.language.pl import PACK


def test_a_word_of_every_text_tells_less_than_one_of_few():
    common = read_common_words(PACK)
    assert common is not None
    assert common.rarity("mówić") < common.rarity("rząd") < common.rarity("gazociąg")


def test_a_word_that_is_not_listed_tells_most():
    common = read_common_words(PACK)
    assert common is not None
    assert common.rarity("lumiwex") > max(common.rarity(word) for word in common.counts)


def test_a_language_without_a_list_has_none():
    assert read_common_words(LanguagePack(code="xx", package="podobno.language")) is None
