"""Writes docs/events.md: what words name which event, with the lexicon's own examples."""

from __future__ import annotations

from podobno.language.event_lexicon import TYPES, Entry, Role, read_lexicon
from podobno.language.pl import PACK

_PARTS = {"A": "actor", "R": "recipient", "P": "place", "T": "–"}

_HEAD = """\
# Events

Who did what to whom, where, when, and whether it happened or was only said. The words that name
an event stand in `language/pl/events/`, one file a PLOVER type: {entries} entries, each with a
sentence of its own that runs as a test and must yield its event with its roles
(`tests/extract/test_event_lexicon.py`). This page is made from them (`make docs`).

An entry is a verb, a noun or a phrase. `{{wizyta}}` stands for a word beside it in any case,
`{{na:strajk}}` for one behind a preposition, `{{@arms}}` for any of a class (`classes.toml`),
`{{#PRO}}` for a name of that type.
A verb's participles, gerund and passive come with it. Roles are read by case: `acc` the object,
`z+inst` what follows `z`. Where both sides act, both are actors.

- **Actor and recipient** are names as the document settles them; a metonym is its state (`Kreml`:
  Rosja), an adjective too (`rosyjski atak`). People without a name keep their description in the
  nominative, with whose they are (`jej mąż`: mąż Anny Nowak) and the fuller form that the text
  has elsewhere (`związki`: związki pilotów w Belgii); `norweski rząd` and, in a text about Norway
  alone, `rząd` are the rząd Norwegii. A people (`Belgowie`) acts as its state, except in
  protests, and so do troops (`rosyjskie wojska`: Rosja), not one soldier; sanctions, wars and the
  moves of troops are the state's whose president or minister orders them. A visit has the visited
  state as its other side, unless the clause behind it names the host (`gdzie spotkał się z`). Who
  came with somebody (`wraz z`, `w towarzystwie`) or is told to have joined a meeting (`w
  rozmowach uczestniczyła także`) took part in it. In a text about one woman `kobieta` is she.
  `Obaj` are the two told of right before, `Polityk` is the man who led that sentence, and of
  countries that are only counted those named by `w tym` act. Not a firm strikes but its workers.
  Where no phrase says who acts, it is whose plan, law, right or aim the deed is (`groźba
  sankcji`, `upoważnia Belgię do`), the speaker (first person; of a deed of states that somebody
  in office tells as `my`, their state), who led the sentence before, or who stands in the event's
  other mention; else whom the text is plainly about: a bare strike is that of its one company's
  workers, bare negotiations are between those of whose war the text tells, else the two states
  that it speaks of far more than of a third (told with one of them, `negocjacje z Belgią`, they
  are with the other), a bare summit is of the union named last, bare
  sanctions are those of the one state that imposes any in the text, a war upon a state is that of
  the one that wages it there; the rule of such an event ends in `sides inferred from the text`. A
  passive without an agent has no actor, nor have strikes, negotiations, bans and cancellations
  whose text does not say whose they are.
- **Status**: `occurred`, `ongoing`, `planned`, `possible`, `denied`, from tense, aspect, mood,
  negation and the words above (`zapowiedział strajk`, `groźba strajku`, `nie spotkał się`,
  `zaprzeczył, że`, `w razie ataku`, `Belgia poprze Ukrainę?`); `language/pl/event_status.toml`
  lists them, `tests/extract/cases/event_status.pl.toml` has a sentence for each construction. What
  an obligation or a wish speaks of is possible, and so is what somebody calls for, permits or is
  ready for; what somebody intends is planned.
- **Place and date** come from the event's own clause, else from its other mention. A time that
  dates another deed (`od objęcia władzy w 2011`, `uchylił wyrok wydany w 2010 roku`) or the saying
  is not taken; several places are no one place. A region that an adjective names (`w obwodzie
  kurskim`), `w kraju` and `w stolicy` are places; the talks during a visit are in its town.
  What is spoken about is not placed where it is spoken about, nor an appeal where those sit who
  make it; a court, a government or the police of a country arrest, ban and let go there. What
  has happened is of no day after the report. A killing has one day and place for all its
  mentions. Where the same people meet or protest on
  several days, a bare mention is of the day told right before, else of the one that the text
  opens with; what somebody does in the sentence behind a dated deed of theirs is of that day.
  Further, frequent or similar ones (`kolejne strajki`) take nothing from those told of.
- **The dead and injured** are counted for an event where a figure of its clause or sentence, or of
  the sentence right behind it, says so (`w ataku zginęło co najmniej 5 osób, a 20 zostało
  rannych`), each as low, best and high with the figure's span: `co najmniej` has a low end only.
  What may happen or is denied is not counted, nor one number of both; a figure counts for one event
  only: the killing whose doer is named, else the attack, else the death itself
  (`language/pl/casualties.toml`, `tests/extract/cases/casualties.pl.toml`).
- Nothing is coded by default: any other event without anybody is left out.
"""


def events_page() -> str:
    """The page, from the lexicon's groups in the order of their files."""
    entries = read_lexicon(PACK).entries
    lines = [_HEAD.format(entries=len(entries))]
    for type_ in TYPES:
        of_type = [entry for entry in entries if entry.type == type_]
        lines.append(f"\n## {type_} ({len(of_type)})\n")
        for about in dict.fromkeys(entry.about for entry in of_type):
            lines += _group([entry for entry in of_type if entry.about == about])
    return "\n".join(lines) + "\n"


def _group(entries: list[Entry]) -> list[str]:
    """A group of words: what it is about, its roles, its words, one example."""
    first = entries[0]
    mode = f" · mode `{first.mode}`" if first.mode else ""
    words = " · ".join(f"`{entry.key}`" for entry in entries)
    example = first.examples[0]
    return [
        f"**{first.about}**{mode}  ",
        f"{_roles(first.roles)}  ",
        f"{words}  ",
        f"*{example.text}*\n",
    ]


def _roles(roles: tuple[Role, ...]) -> str:
    """``subject: actor, z+inst: actor``."""
    named = []
    for role in roles:
        place = f"{role.preposition}+{role.case}" if role.preposition else role.case
        if role.part in {"A", "R", "P"}:
            named.append(f"`{place}` {_PARTS[role.part]}")
    return ", ".join(named)


if __name__ == "__main__":
    print(events_page(), end="")
