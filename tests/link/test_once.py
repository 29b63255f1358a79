"""What a value is asked for again and again is worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from podobno.link.once import once


@dataclass(frozen=True)
class _Names:
    names: tuple[str, ...]
    asked: list[str]

    @once
    def longest(self) -> str:
        """The longest name."""
        self.asked.append("longest")
        return max(self.names, key=len)


def test_an_answer_is_worked_out_once_for_each_value():
    first, second = _Names(("Ada", "Zofia"), []), _Names(("Jan",), [])
    assert [first.longest, first.longest, second.longest] == ["Zofia", "Zofia", "Jan"]
    assert (first.asked, second.asked) == (["longest"], ["longest"])


def test_equal_values_stay_equal():
    first, second = _Names(("Ada",), []), _Names(("Ada",), [])
    assert first.longest == "Ada"
    assert first == _Names(("Ada",), ["longest"])
    assert second == _Names(("Ada",), [])


def test_a_class_tells_what_it_can_be_asked():
    assert _Names.longest.__doc__ == "The longest name."
