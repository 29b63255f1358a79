"""A strike or a protest in its sentence comes in, whose it is and against whom goes out.

Workers in whose clause it is named, the union that calls to it, the employer of those who strike,
the word that the text has for a crowd.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from podobno.extract.event_antecedents import antecedent
from podobno.extract.event_context import Scene
from podobno.extract.event_draft import Draft
from podobno.extract.event_nominatives import Circle
from podobno.extract.event_phrases import STOPS, Phrase, read_phrase
from podobno.extract.event_subjects import subject
from podobno.extract.name_grammar import genitive_of_name
from podobno.language.event_lexicon import Entry
from podobno.language.pl.morphology import look_up

# A name and its genitive share their beginning: ``Lufthansa``, ``Lufthansy``.
STEM = 5


def employer(scene: Scene, entry: Entry, actor: tuple[str, ...]) -> tuple[str, ...]:
    """A strike is against the employer: ``piloci [Lufthansy]``, else the text's one company where
    those who strike may work for it."""
    if entry.mode != "strike":
        return ()
    places = {
        word[:STEM].casefold() for entity in scene.people.cast.entities if entity.type == "LOC"
        for word in entity.name.split()
    }  # fmt: skip
    told = [name for name in actor if scene.people.cast.kind(name) is None]
    words = {word[:STEM].casefold() for name in told for word in name.split()[1:]} - places
    own = [
        entity.name
        for entity in scene.people.cast.entities
        if entity.type not in {"LOC", "PER"} and entity.name.split()[0][:STEM].casefold() in words
    ]
    circle = scene.people.circle
    is_theirs = all(is_employed(circle, name) for name in actor)
    return tuple(own[:1]) or ((circle.company,) if circle.company and is_theirs else ())


def workers_of(scene: Scene, entry: Entry, phrases: Sequence[Phrase]) -> tuple[str, ...]:
    """``strajk linii lotniczych Lufthansa``: those who work for a firm strike, not the firm."""
    table, people = scene.pack.table("event_actors"), scene.people
    if entry.mode != "strike" or len(phrases) != 1:
        return ()
    head = scene.reading.tokens[phrases[0].head].lemma.casefold()
    firms = people.names(phrases[0], as_actor=True) if head in table["companies"] else ()
    if len(firms) != 1 or people.cast.kind(firms[0]) != "ORG":
        return ()
    return (f"{table['workers']} {genitive_of_name(people.cast, firms[0])}",)


def is_employed(circle: Circle, name: str) -> bool:
    """Whether somebody who strikes may work for the text's one company: ``piloci``, ``personel
    pokładowy`` and unions may, ``pracownicy kontroli lotów`` and ``taksówkarze`` do not."""
    table = circle.pack.table("event_actors")
    if circle.cast.kind(name) == "ORG" or name in circle.unions:
        return True
    words = [word.casefold() for word in name.split()]
    company = {word[:STEM].casefold() for word in (circle.company or "").split()}
    workers = {*table["staff"], *table["crowds"], *table["striking"]}
    for at, word in enumerate(words):
        lemmas = {reading.lemma.casefold() for reading in look_up(word).readings}
        if lemmas & set(table["associations"]):
            return True
        if lemmas & workers:
            return all(_is_adjective(rest) or rest[:STEM] in company for rest in words[at + 1 :])
    return False


def _is_adjective(word: str) -> bool:
    return any(r.tag.startswith(("adj", "ppas")) for r in look_up(word).readings)


def crowd(scene: Scene, index: int, form: str) -> tuple[str, ...]:
    """The people of a demonstration, where the text has a word for them: ``tysiące ludzi
    protestowało``."""
    return (scene.people.circle.crowd,) if scene.people.circle.crowd and form != "passive" else ()


def strikers(scene: Scene, index: int) -> tuple[str, ...]:
    """``[Piloci] nie wycofali się ze strajku``: workers in whose clause a strike is named."""
    found = subject(scene.reading, index)
    if found is None or found.start <= index < found.end:
        return ()
    table, lemma = scene.pack.table("event_actors"), scene.reading.tokens[found.head].lemma
    names = scene.people.names(found, as_actor=True, as_state=False)
    is_worker = lemma.casefold() in table["staff"]
    is_part = lemma in table["counting"] and all(is_employed(scene.people.circle, n) for n in names)
    return names if is_worker or is_part else ()


def is_idle(scene: Scene, index: int, form: str, phrases: Sequence[Phrase]) -> bool:
    """``[piloci] nie przyszli do pracy``: workers, more than one of them, who do not work."""
    staff, reading = scene.pack.table("event_actors")["staff"], scene.reading
    before = {reading.tokens[i].lemma for i in range(max(0, index - 2), index)}
    if form not in {"finite", "infinitive"} or "nie" not in before:
        return False
    heads = [part.head for phrase in phrases for part in phrase.parts]
    lemmas = {reading.tokens[i].lemma.casefold() for i in heads}
    are_many = len(heads) > 1 or any(
        "pl" in reading.morphs[i].numbers or "m1" not in reading.morphs[i].genders for i in heads
    )
    return bool(lemmas) and lemmas <= set(staff) and are_many


def without_idle(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts in order, but for workers who are not at work in a text without a strike."""
    is_struck = any(d.entry.mode == "strike" and d.entry.who != "workers" for d in drafts)
    kept = [draft for draft in drafts if is_struck or draft.entry.who != "workers"]
    return tuple(replace(draft, order=order) for order, draft in enumerate(kept))


def called(scene: Scene, index: int) -> tuple[str, ...]:
    """``strajk, do którego wezwał [związek]``, ``strajk, który planują [piloci]``: who calls or
    begins what the relative clause takes up."""
    reading, bearing = scene.reading, scene.pack.table("event_status")["bearers"]
    for clause in reading.clauses:
        opener = clause.opener
        if clause.link != "relative" or opener is None or opener < index or not clause.verbs:
            continue
        taken = antecedent(reading, opener)
        if taken is None or index not in {part.head for part in taken.parts}:
            continue
        if reading.tokens[clause.verbs[0]].lemma not in {*bearing["verbs"], *bearing["calling"]}:
            continue
        found = subject(reading, clause.verbs[0])
        if found is not None and found.start > opener:
            return scene.people.names(found, as_actor=True, as_state=False)
    return ()


def organised(scene: Scene, index: int) -> tuple[str, ...]:
    """``organizator strajku – [związek Cockpit]``, ``organizatorem strajku jest [związek]``."""
    reading = scene.reading
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    organisers = scene.pack.table("event_actors")["organisers"]
    at = index - 1
    while at > 0 and reading.morphs[at].pos in {"adj", "ppas"}:
        at -= 1
    if around is None or at < around.start or reading.tokens[at].lemma not in organisers:
        return ()
    end = around.end
    if end + 1 < len(reading.tokens) and reading.tokens[end].text in {*STOPS, ","}:
        behind = read_phrase(reading.words, end + 1)
        if behind is not None and behind.preposition is None:
            return scene.people.names(behind, as_actor=True)
    verbs = reading.clause(index).verbs
    if not verbs or reading.tokens[verbs[0]].lemma != "być":
        return ()
    found = subject(reading, verbs[0])
    is_other = found is not None and not found.start <= index < found.end
    return scene.people.names(found, as_actor=True) if found is not None and is_other else ()


def invited(scene: Scene, index: int, *, is_strike: bool) -> tuple[str, ...]:
    """``zaprosił Kima do złożenia wizyty``, ``zmusił Lufthansę do odwołania lotów``: whom the verb
    asks or makes act is who acts; a union that
    calls its own to a strike (``is_strike``), or is named, leads it."""
    reading = scene.reading
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    if around is None or around.preposition != "do":
        return ()
    verbs = reading.clause(index).verbs
    verbs = [v for v in verbs if v < index] or verbs[:1]
    if not verbs:
        return ()
    if reading.tokens[verbs[-1]].lemma == "zostać":
        verbs = [i for i in range(verbs[-1], index) if reading.morphs[i].pos == "ppas"] or verbs
    lemma = reading.tokens[verbs[-1]].lemma
    is_sending = lemma in scene.pack.table("event_status")["bearers"]["sending"]
    if is_sending and reading.morphs[verbs[-1]].pos == "ppas":
        sent = subject(reading, verbs[-1])
        return scene.people.names(sent, as_actor=True) if sent is not None else ()
    is_forced = lemma in scene.pack.table("event_status")["bearers"]["forcing"]
    if is_forced and reading.morphs[verbs[-1]].pos == "ppas":
        forced = subject(reading, verbs[-1])
        return scene.people.names(forced, as_actor=True) if forced is not None else ()
    entries = scene.lexicon.verbs.get(lemma, ())
    asks = (role for e in entries if e.type == "REQUEST" for role in e.roles)
    takes = any(r.case == "acc" and r.part == "R" and not r.preposition for r in asks)
    if not is_forced and not takes:
        return ()
    asked = next(
        (p for p in reading.in_clause(reading.clause(index))
         if verbs[-1] < p.start < index and p.preposition is None and p.cases & {"acc", "gen"}),
        None,
    )  # fmt: skip
    leader = subject(reading, verbs[-1]) if is_strike else None
    is_own = asked is None or reading.tokens[asked.start].lemma == "swój"
    if leader is not None and _is_association(scene, leader):
        unions = scene.people.names(leader, as_actor=True)
        if is_own or all(name[:1].isupper() for name in unions):
            return unions
    # A people that is called to the streets is not its state.
    return scene.people.names(asked, as_actor=not is_strike) if asked is not None else ()


def _is_association(scene: Scene, phrase: Phrase) -> bool:
    lemma = scene.reading.tokens[phrase.head].lemma.casefold()
    return lemma in scene.pack.table("event_actors")["associations"]
