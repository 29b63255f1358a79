"""The error rates measured on annotated articles, as the page's foot shows them.

``scores.json`` is written by ``make quality``; its figures are those of the last measurement.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def measured_scores() -> dict[str, Any]:
    """``{"articles": 29, "scores": {"times.value": {"f1": …}, …}}``; empty where nothing has
    been measured."""
    path = files("podobno.report").joinpath("scores.json")
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return loaded
