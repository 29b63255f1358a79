"""What the dossier of the five seed reports must say: each requirement, met or not.

    python -m quality.acceptance --data DIR

The gate counts the share that is met (``seeds.met``) and prints what is not.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from podobno.model import Event, Figure, Story
from podobno.pipeline import build_story
from podobno.settings import Settings

WEDNESDAYS = ("2025-06-04", "2025-06-11", "2025-06-18", "2025-06-25")
NIS = "Narodowa Służba Wywiadowcza"


def check_seeds(data: Path) -> dict[str, bool]:
    """Each requirement with whether the seeds' story meets it."""
    story = build_story([str(data / "seeds")], Settings())
    return {name: bool(is_met(story)) for name, is_met in REQUIREMENTS.items()}


def _met(story: Story, who: set[str], **fields: object) -> bool:
    return any(
        set(e.actor) == who and all(getattr(e, key) == value for key, value in fields.items())
        for e in story.links.events
        if e.type == "CONSULT"
    )


def _events(story: Story, type_: str) -> list[Event]:
    return [e for e in story.links.events if e.type == type_]


def _series(story: Story, value: float, bound: str) -> Figure | None:
    """The series that holds a reading of North Korea's soldiers or dead."""
    return next(
        (
            f
            for f in story.links.figures
            if any((r.value, r.bound) == (value, bound) for r in f.readings)
            and f.unit in {"żołnierz", "wojskowy"}
        ),
        None,
    )


def _origins(figure: Figure | None) -> set[str]:
    return {o.root for o in figure.origins} if figure else set()


def _families(story: Story) -> bool:
    found = sorted(
        tuple(doc.split("/")[-1][:3] for doc in family) for family in story.links.families
    )
    return found == [("000", "004"), ("001",), ("002",), ("003",)]


def _parade_apart(story: Story) -> bool:
    sent = _series(story, 15000, "about")
    return sent is not None and all(
        not r.doc.split("/")[-1].startswith("002") for r in sent.readings
    )


def _reuters_hedged(story: Story) -> bool:
    sent = _series(story, 15000, "about")
    return sent is not None and any(
        o.root == "Reuters" and o.hedged and not o.seen for o in sent.origins
    )


def _yonhap_chain(story: Story) -> bool:
    return any(
        s.speaker_name == "rosyjskie media" and s.via == ("Yonhap",)
        for f in story.findings
        for s in f.statements
    )


def _wording(story: Story) -> bool:
    return any(
        c.kind == "wording" and "bohaterski" in c.why and "braterski" in c.why
        for c in story.conflicts
    )


REQUIREMENTS: dict[str, Callable[[Story], bool]] = {
    "families: 000 with 004, the others alone": _families,
    "reports that share wire sentences: 000 and 004": lambda s: len(s.links.reuse) == 1,
    "Kim and Szojgu, a Wednesday of June 2025": lambda s: _met(
        s, {"Kim Dzong Un", "Siergiej Szojgu"}, date_alternatives=WEDNESDAYS, date="2025-06"
    ),
    "Kim and Szojgu met in Pjongjang": lambda s: _met(
        s, {"Kim Dzong Un", "Siergiej Szojgu"}, place="Pjongjang"
    ),
    "Kim and Ławrow, day open": lambda s: _met(
        s, {"Kim Dzong Un", "Siergiej Ławrow"}, date_precision=None
    ),
    "Putin and Kim, 3 September 2025": lambda s: _met(
        s, {"Władimir Putin", "Kim Dzong Un"}, date="2025-09-03"
    ),
    "Xi and Kim, 4 September 2025": lambda s: _met(
        s, {"Xi Jinping", "Kim Dzong Un"}, date="2025-09-04"
    ),
    "Putin and Xi, 2 September 2025": lambda s: _met(
        s, {"Xi Jinping", "Władimir Putin"}, date="2025-09-02"
    ),
    "the treaty, 19 June 2024": lambda s: any(
        e.date == "2024-06-19" and len(e.mentions) > 1 for e in _events(s, "AGREE")
    ),
    "troops sent: four readings in one series": lambda s: (
        (f := _series(s, 15000, "about")) is not None and len(f.readings) == 4
    ),
    "troops sent: three origins": lambda s: len(_origins(_series(s, 15000, "about"))) == 3,
    "about 15 thousand: one origin, the NIS": lambda s: NIS in _origins(_series(s, 15000, "about")),
    "more than 10 thousand: Reuters, not seen, hedged": _reuters_hedged,
    "at least 11 thousand: the article itself": lambda s: any(
        "/001_" in root for root in _origins(_series(s, 11000, "at_least"))
    ),
    "about 2 thousand dead: two reports, one origin, the NIS": lambda s: (
        _origins(_series(s, 2000, "about")) == {NIS}
    ),
    "the parade's soldiers stand apart": _parade_apart,
    "bohaterski against braterski": _wording,
    "Yonhap relays Russian media": _yonhap_chain,
}


def main() -> None:
    """Print each requirement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    for name, is_met in check_seeds(parser.parse_args().data).items():
        print(f"{'met    ' if is_met else 'NOT MET'} {name}")


if __name__ == "__main__":
    main()
