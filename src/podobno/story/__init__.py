"""Links in, the story out: the parts below put together."""

from __future__ import annotations

from podobno.model import Findings, Links, Problem, Story
from podobno.story.copied import Copied
from podobno.story.dates import date_conflicts
from podobno.story.denials import denial_conflicts
from podobno.story.figures import figure_conflicts
from podobno.story.open_points import find_open_points
from podobno.story.rank import rank_conflicts
from podobno.story.timeline import list_meetings, order_timeline
from podobno.story.wordings import wording_conflicts

__all__ = ["assemble"]


def assemble(
    connected: tuple[tuple[Findings, ...], Links], *, problems: tuple[Problem, ...] = ()
) -> Story:
    """The story of linked findings: every list in an order that does not depend on the input's."""
    findings, links = connected
    conflicts = (
        *figure_conflicts(links.figures),
        *wording_conflicts(findings, links.claims),
        *date_conflicts(findings, links.events),
        *denial_conflicts(findings),
    )
    return Story(
        findings=findings,
        links=links,
        conflicts=rank_conflicts(conflicts, Copied(findings, links.reuse)),
        open_points=find_open_points(findings, links),
        timeline=order_timeline(links.events),
        meetings=list_meetings(links.events),
        problems=problems,
    )
