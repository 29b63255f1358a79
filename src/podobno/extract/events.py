"""An analysed document comes in, its events go out: who did what to whom, where, when, and
whether it happened or was only said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from podobno.extract.cast import Cast
from podobno.extract.event_absent import fill_absent, read_setting
from podobno.extract.event_borrow import (
    lend_sanctions,
    lend_troops,
    lend_wars,
    sign_for_states,
)
from podobno.extract.event_circle import read_circle
from podobno.extract.event_clauses import read_reading
from podobno.extract.event_company import companions, with_company
from podobno.extract.event_context import Scene
from podobno.extract.event_dates import read_words
from podobno.extract.event_draft import Draft, Known
from podobno.extract.event_drafts import read_draft
from podobno.extract.event_elision import who_leads
from podobno.extract.event_joins import join_drafts
from podobno.extract.event_nominatives import Circle
from podobno.extract.event_people import People
from podobno.extract.event_requests import give_asked, give_purposes
from podobno.extract.event_settling import settle_drafts
from podobno.extract.event_strikes import is_employed, without_idle
from podobno.extract.event_triggers import find_triggers
from podobno.extract.event_visits import settle_visits
from podobno.language.countries import Countries, read_countries
from podobno.language.event_lexicon import ACTOR, read_lexicon
from podobno.language.pack import LanguagePack
from podobno.language.pl.sentences import LONGEST_SENTENCE
from podobno.model import (
    Analysis,
    EventMention,
    NameMention,
    Sentence,
    Span,
    StatementMention,
    TimeMention,
)

# What happens to somebody, told without who did it: ``został aresztowany``, ``aresztowania``.
ACTORLESS = frozenset({"COERCE", "ASSAULT", "CONCEDE", "SANCTION"})
# Bans: told as done though neither who does it nor upon whom is said (``zamknięte granice``).
BANS = frozenset({"ban", "curfew", "seize", "censor"})
# Gatherings that the word alone tells of: strikes, negotiations.
GATHERINGS = frozenset({"protest", "negotiation"})
# A year, a month or a day.
DATE = re.compile(r"\d{4}(-\d\d){0,2}")
# Added to the rule of an event whose sides its own clause does not name.
INFERRED = ", sides inferred from the text"


def find_events(
    analysis: Analysis,
    pack: LanguagePack,
    cast: Cast,
    times: Sequence[TimeMention],
    statements: Sequence[StatementMention],
) -> tuple[EventMention, ...]:
    """The events of a document in reading order."""
    endless = set(_endless(analysis.sentences))
    readings = [
        (
            number,
            read_reading(sentence.tokens, _names_in(cast, sentence)),
        )
        for number, sentence in enumerate(analysis.sentences)
        if not sentence.is_noise and number not in endless
    ]
    circle = read_circle(cast, pack, readings)
    lexicon = read_lexicon(pack)
    drafts: list[Draft] = []
    company: dict[int, Sequence[str]] = {}
    last: tuple[str, ...] = ()
    is_plural = False
    for number, reading in readings:
        scene = Scene(
            reading=reading,
            people=People(circle=circle, sentence=number, reading=reading, statements=statements),
            pack=pack,
            lexicon=lexicon,
            times=times,
            statements=statements,
            is_headline=number == readings[0][0],
            published=analysis.document.published,
            last=last,
            last_is_plural=is_plural,
        )
        for trigger in find_triggers(reading, lexicon):
            drafts.append(read_draft(scene, trigger, len(drafts), number))
        company[number] = companions(scene)
        last, is_plural = who_leads(scene, last, is_plural)
    setting = read_setting(circle, pack, readings)
    drafts = list(without_idle(drafts))
    known = _known(circle, drafts)
    joined = sign_for_states(join_drafts(give_purposes(give_asked(drafts)), known), known)
    joined = lend_troops(lend_wars(lend_sanctions(joined, known), known), known)
    joined = with_company(fill_absent(joined, setting), company, known)
    joined = settle_visits(settle_drafts(joined, known), known)
    published = (analysis.document.published or "")[:10]
    joined = tuple(_in_time(new, old, published) for new, old in zip(joined, drafts, strict=True))
    return tuple(_mention(draft) for draft in joined if _stands(draft))


def _endless(sentences: Sequence[Sentence]) -> Iterator[int]:
    """The sentences that were cut, and what is left of them: a list or a table without stops
    tells no event."""
    is_rest = False
    for number, sentence in enumerate(sentences):
        is_cut = len(sentence.tokens) >= LONGEST_SENTENCE
        if is_cut or is_rest:
            yield number
        is_rest = is_cut


def _names_in(cast: Cast, sentence: Sentence) -> tuple[NameMention, ...]:
    first = bisect_left(cast.names, sentence.start, key=lambda name: name.start)
    last = bisect_left(cast.names, sentence.end, lo=first, key=lambda name: name.start)
    return cast.names[first:last]


def _in_time(draft: Draft, own: Draft, published: str) -> Draft:
    """The mention with its own day again, where the one that another lent it cannot be: of what
    has happened none after the report, of what is planned none before it."""
    day = draft.moment.value or ""
    if not own.moment.is_open or len(published) < 10 or not DATE.fullmatch(day):
        return draft
    told = published[: len(day)]
    # "odwołał loty": told with the day of the flights, which may lie ahead.
    is_ahead = draft.status.value == "occurred" and day > told and draft.entry.type != "SANCTION"
    is_past = draft.status.value == "planned" and day < told
    return replace(draft, moment=own.moment) if is_ahead or is_past else draft


def _known(circle: Circle, drafts: Sequence[Draft]) -> Known:
    cast, pack = circle.cast, circle.pack
    people = (entity.name for entity in cast.entities if entity.type == "PER")
    homes = {name: home for name in people if (home := cast.home(name))}
    places = (entity.name for entity in cast.entities if entity.type == "LOC")
    countries = frozenset(read_countries(pack).codes)
    return Known(
        pairs=pack.table("event_actors")["pairs"],
        kinds={entity.name: entity.type for entity in cast.entities},
        homes=homes,
        countries=countries,
        elsewhere=read_words(pack)["elsewhere"],
        authorities=read_words(pack)["authorities"],
        genitives=pack.table("country_genitives"),
        named=Counter(n.entity_name for n in cast.names if n.entity_name in countries),
        lands={place: land for place in places if (land := _land(place, read_countries(pack)))},
        soldiers=frozenset(pack.table("event_actors")["soldiers"]),
        company=circle.company,
        unions=circle.unions,
        employed=frozenset(n for d in drafts for n in d.actor if is_employed(circle, n)),
    )


def _land(place: str, countries: Countries) -> str | None:
    """The state that a place is, or whose capital it is."""
    named = countries.named(place) or countries.meant_by(place)
    return named if named in countries.codes else None


def _stands(draft: Draft) -> bool:
    """Whether enough is known of who acted, or upon whom, for an event to be coded."""
    if draft.is_figurative:
        return False
    if draft.entry.needs == "recipient" and not draft.recipient:
        return False
    if draft.entry.needs == "context":
        return draft.joined is not None and bool(draft.recipient)
    if _has_borrowed_actor(draft) and draft.entry.type not in ACTORLESS:
        return False
    if draft.actor:
        return True
    type_, is_upon = draft.entry.type, bool(draft.recipient)
    is_ban = type_ == "SANCTION" or (type_ == "COERCE" and draft.entry.mode in BANS)
    if draft.form in {"passive", "described", "impersonal"}:
        return is_upon or is_ban
    if type_ == "AID" and is_upon and not draft.entry.needs:
        return True  # who is helped is the news: "dostarczono", "dostawy dla Ukrainy"
    if draft.form in {"noun", "describing"}:
        is_real = draft.status.value not in {"possible", "planned"}
        return (
            is_ban
            or (type_ in ACTORLESS and is_upon and is_real)
            or (draft.form == "noun" and draft.entry.kin in GATHERINGS)
        )
    # "wyszła na wolność": its subject is whom it concerns.
    return draft.entry.subject != ACTOR and draft.form == "finite" and is_upon


def _has_borrowed_actor(draft: Draft) -> bool:
    """``potrzebne jest embargo``: what is only possible need not be done by those of the
    text's other mention."""
    return (
        draft.form == "noun"
        and draft.joined is not None
        and draft.status.value == "possible"
        and draft.was_bare
        and not draft.is_inferred
        and draft.entry.type not in {"PROTEST", "CONSULT"}
    )


def _mention(draft: Draft) -> EventMention:
    return EventMention(
        trigger=Span(draft.start, draft.end),
        type=draft.entry.type,
        mode=draft.entry.mode,
        actor=() if _has_borrowed_actor(draft) else draft.actor,
        recipient=draft.recipient,
        place=draft.place,
        date=draft.moment.value,
        date_alternatives=draft.moment.alternatives,
        status=draft.status.value,
        claimed_by=draft.claimed_by,
        rule=f"{draft.entry.type.lower()}: {draft.entry.key} ({draft.form})"
        + (INFERRED if draft.is_inferred else ""),
    )
