"""The list of towns is what GeoNames has; make it again with ``python -m quality.towns``."""

from __future__ import annotations

import pytest
from quality.towns import TOWNS, towns_file

from podobno.language.towns import read_towns


def test_the_list_is_up_to_date():
    assert TOWNS.read_text(encoding="utf-8") == towns_file()


@pytest.mark.parametrize("town", ["lodz", "sao paulo", "new york city", "mariupol"])
def test_a_town_is_known_by_its_own_name_without_accents(town):
    assert town in read_towns()


@pytest.mark.parametrize("word", ["", "# towns", "polska", "Łódź"])
def test_nothing_else_is_a_town(word):
    assert word not in read_towns()
