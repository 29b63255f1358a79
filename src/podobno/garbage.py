"""Nothing in, fewer searches for garbage out: for processes that are the program's own."""

from __future__ import annotations

import gc

# A dossier of hundreds of reports is a million small values that live to the end, and hardly any
# of what is dropped is a cycle: looking for cycles after every 700 new values, as is usual, takes
# a tenth of the time and finds a few hundred of them.
_NEW_VALUES = 2_000_000


def collect_seldom() -> None:
    """Look for cycles so seldom that it costs nothing."""
    gc.set_threshold(_NEW_VALUES, 50, 50)
