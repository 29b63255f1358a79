"""The towns read from the file are those that its package gives."""

from __future__ import annotations

import pytest

from podobno.language.name_parts import fold
from podobno.language.towns import read_towns, towns_of_package


def test_no_town_is_missing_and_none_is_added():
    assert read_towns() == {fold(name) for name in towns_of_package()}


@pytest.mark.parametrize("town", ["lodz", "sao paulo", "new york city", "mariupol"])
def test_a_town_is_known_by_its_name_without_accents(town):
    assert town in read_towns()


@pytest.mark.parametrize("word", ["", "polska", "Łódź", "les escaldes"])
def test_nothing_else_is_a_town(word):
    assert word not in read_towns()
