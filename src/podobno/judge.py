"""A dossier and a person's word in, one more line of its decisions out, bound to mentions."""

from __future__ import annotations

from pathlib import Path

from podobno import store
from podobno.dossier import open_story
from podobno.errors import SettingsError
from podobno.link.decisions import KINDS, Decision, write_decision
from podobno.model import Entity, Place, Story
from podobno.report.evidence import Fact, facts_of, find_fact, places_of


def decide(
    folder: Path, kind: str, first: str, second: str | None, *, by: str, why: str | None = None
) -> Decision:
    """Write one decision; the next build, add or show obeys it.

    ``first`` and ``second`` are ids of facts, or a mention as ``DOCUMENT:START``; for ``rename``
    ``second`` is the new name. Raises ``SettingsError`` where they are not.
    """
    if kind not in KINDS:
        raise SettingsError(f"{kind}: choose one of {', '.join(KINDS)}")
    if not by.strip():
        raise SettingsError("--by: say who decides")
    if kind != "wrong" and second is None:
        raise SettingsError(f"{kind} needs a name" if kind == "rename" else f"{kind} needs two ids")
    story = open_story(folder)
    if kind == "rename":
        if not isinstance(_fact(story, first), Entity):
            raise SettingsError(f"{first}: only entities have names to change")
        mentions, name = _places(story, first)[:1], second
    elif kind == "wrong":
        mentions, name = _places(story, first), None
    else:
        assert second is not None
        if _about(story, first) != _about(story, second):
            raise SettingsError(f"{first}, {second}: choose two facts of one kind")
        mentions, name = (*_places(story, first)[:1], *_places(story, second)[:1]), None
    hashes = {f.document.id: f.document.sha256 for f in story.findings}
    decision = Decision(
        kind=kind,
        mentions=mentions,
        sha256=tuple(hashes[place.doc] for place in mentions),
        by=by,
        name=name,
        why=why,
        about=_about(story, first),
    )
    store.append_decision(folder, write_decision(decision))
    return decision


def _fact(story: Story, given: str) -> Fact | None:
    return None if _mention(story, given) else find_fact(story, given)


def _about(story: Story, given: str) -> str:
    """What kind of fact an id or a mention is of."""
    place = _mention(story, given)
    if place is None:
        return type(find_fact(story, given)).__name__.casefold()
    facts = (fact for fact in facts_of(story) if place in places_of(fact))
    return type(next(facts)).__name__.casefold()


def _places(story: Story, given: str) -> tuple[Place, ...]:
    mention = _mention(story, given)
    return (mention,) if mention else places_of(find_fact(story, given))


def _mention(story: Story, given: str) -> Place | None:
    """A mention given as ``DOCUMENT:START``, or None where it is an id."""
    doc, mark, start = given.rpartition(":")
    if not mark or not start.isdecimal():
        return None
    for fact in facts_of(story):
        for place in places_of(fact):
            if place.doc == doc and place.start == int(start):
                return place
    raise SettingsError(f"{given}: nothing is found at this place")
