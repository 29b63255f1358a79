"""Findings of many documents in, what connects them out.

Entities come first: the findings are then read again with the story's names, so that copies,
events, figures and claims compare like with like. A person's decisions are applied at each step
and always win.
"""

from __future__ import annotations

from podobno.link.claims import link_claims
from podobno.link.copies import NOT_COMPARED, Compared, find_reuse
from podobno.link.decisions import Decision, decide_entities, without_wrong
from podobno.link.entities import link_entities
from podobno.link.events import link_events
from podobno.link.families import group_families
from podobno.link.figures import link_figures
from podobno.link.name_types import agree_types
from podobno.link.naming import with_story_names
from podobno.link.origins import Roots
from podobno.model import Findings, Links

__all__ = ["Decision", "connect", "link_entities"]


def connect(
    findings: tuple[Findings, ...],
    decisions: tuple[Decision, ...] = (),
    before: Compared = NOT_COMPARED,
) -> tuple[tuple[Findings, ...], Links]:
    """The findings with the story's names, and the links between them.

    ``before`` is what is known of documents that were compared with each other under the same
    decisions.
    """
    kept = (without_wrong(f, decisions) for f in findings)
    findings = tuple(sorted(kept, key=lambda f: f.document.id))
    findings = agree_types(findings)
    entities = decide_entities(link_entities(findings), decisions)
    named = with_story_names(findings, entities)
    reuse = find_reuse(named, before)
    families = group_families(named, reuse)
    roots = Roots(named, families, reuse)
    return named, Links(
        entities=entities,
        families=families,
        reuse=reuse,
        events=link_events(named, roots, decisions),
        figures=link_figures(named, roots, decisions),
        claims=link_claims(named, roots, decisions),
    )
