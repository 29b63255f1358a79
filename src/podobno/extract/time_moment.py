"""All that a rule may ask about the place where it matched: words, tense, what was told before."""

from __future__ import annotations

from dataclasses import dataclass, field

from podobno.extract.time_anchors import Anchor, Told
from podobno.extract.time_frames import STORY_STEP, Frame
from podobno.extract.time_knowledge import Knowledge, Lists
from podobno.extract.time_lexicon import Words
from podobno.extract.time_tense import (
    FUTURE,
    PAST,
    Segment,
    Tense,
    read_segments,
    read_tense,
)
from podobno.extract.time_undated import Undated
from podobno.language.tags import read_tag
from podobno.model import Sentence


@dataclass(slots=True)
class Moment:
    """All that a rule may ask about the place where it matched."""

    published: Anchor | None
    told: list[Told]
    sentence: Sentence
    index: int
    words: Words
    texts: list[str]
    knowledge: Knowledge
    undated: Undated
    start: int = 0
    end: int = 0
    seen: int = 0
    hours_end: int = -1
    frame: Frame | None = None
    _tense: Tense | None = None
    _has_tense: bool = False
    _segments: list[Segment] = field(default_factory=list)

    def at(self, start: int, end: int, seen: int) -> None:
        """Moves to the words of another match."""
        self.start, self.end, self.seen = start, end, seen
        self._has_tense = False

    @property
    def verbs(self) -> Lists:
        """Verbs by what their tense tells."""
        return self.knowledge.verbs

    @property
    def nouns(self) -> Lists:
        """Nouns and other words by what they mean beside a number or a time."""
        return self.knowledge.nouns

    @property
    def before(self) -> str:
        """The word in front of the span, in lower case."""
        return self.texts[self.start - 1] if self.start else ""

    def is_behind(self, name: str) -> bool:
        """Whether the word in front is one of a list of small words."""
        return self.before in self.knowledge.beside[name]

    def is_ahead_of(self, name: str) -> bool:
        """Whether the word behind is one of a list of small words."""
        return self.after in self.knowledge.beside[name]

    def is_form(self, name: str, step: int = 0) -> bool:
        """Whether a word of the span is one of a list of forms."""
        return self.texts[self.start + step] in self.knowledge.beside[name]

    @property
    def after(self) -> str:
        """The word behind the span, in lower case."""
        return self.texts[self.end] if self.end < len(self.texts) else ""

    def is_compared(self) -> bool:
        """As in "niż w marcu 2021 r.", "w porównaniu z marcem": it measures what is told."""
        beside = self.knowledge.beside
        if self.before == "(":  # "w porównaniu z poprzednim miesiącem (lutym)"
            return bool(beside["to_compare"] & {*self.texts[max(0, self.start - 6) : self.start]})
        opener = self.texts[self.start - 2] if self.start > 1 else ""
        is_behind_than = self.before in beside["than"] or opener in beside["than"]
        return is_behind_than or (self.is_behind("compared") and opener in beside["to_compare"])

    def lemmas(self, index: int) -> set[str]:
        """Every base form that the dictionary allows a token."""
        if not 0 <= index < len(self.sentence.tokens):
            return set()
        token = self.sentence.tokens[index]
        found = {reading.lemma.partition(":")[0].lower() for reading in token.readings}
        return found | {token.lemma.lower(), token.text.lower()}

    def allows(self, index: int, *needed: str) -> bool:
        """Whether some reading of a token has all these parts in its tag."""
        if not 0 <= index < len(self.sentence.tokens):
            return False
        token = self.sentence.tokens[index]
        tags = [reading.tag for reading in token.readings] or [token.tag]
        return any(all(part in tag.replace(".", ":").split(":") for part in needed) for tag in tags)

    def things(self) -> frozenset[str]:
        """The base forms of the nouns of the sentence."""
        tokens = self.sentence.tokens
        return frozenset(
            token.lemma.lower() for token in tokens if token.tag.startswith(("subst", "ger"))
        )

    def is_beside(self, words: frozenset[str], start: int | None = None) -> bool:
        """Whether one of the six words before has one of these base forms."""
        here = self.start if start is None else start
        return any(self.lemmas(index) & words for index in range(max(0, here - 6), here))

    def has_case(self, kind: str) -> bool:
        """Whether the noun at the start is in the case its preposition asks for."""
        needed = self.knowledge.cases[kind].get(self.before, frozenset())
        return any(self.allows(self.start, "subst", "sg", case) for case in needed)

    def agree(self, first: int, second: int, number: str | None = None) -> bool:
        """Whether two tokens have readings of one number (the one given), case and gender."""
        tokens = self.sentence.tokens
        pairs = (
            (read_tag(a.tag), read_tag(b.tag))
            for a in tokens[first].readings
            for b in tokens[second].readings
        )
        return any(
            a.numbers & b.numbers
            and a.cases & b.cases
            and a.genders & b.genders
            and (number is None or number in a.numbers & b.numbers)
            for a, b in pairs
        )

    @property
    def tense(self) -> str | None:
        """The tense of the clause the span stands in: past, present, future or None."""
        self._read_tense()
        return self._tense.name if self._tense else None

    @property
    def is_sure(self) -> bool:
        """Whether nothing else could give the span another tense."""
        self._read_tense()
        return self._tense is not None and self._tense.is_sure

    def _read_tense(self) -> None:
        if not self._has_tense:
            self._tense, self._has_tense = read_tense(self), True

    def segments(self) -> list[Segment]:
        """The stretch each token of the sentence stands in."""
        if not self._segments:
            self._segments = read_segments(self.sentence, self.verbs["joins"])
        return self._segments

    def last_day(self) -> Told | None:
        """The last date told to the day."""
        return next(
            (told for told in reversed(self.told) if told.precision == "day" or told.value is None),
            None,
        )

    def last(self) -> Told | None:
        """The last date told."""
        return self.told[-1] if self.told else None

    def last_not_compared(self) -> Told | None:
        """The last date told that did not only measure what is told."""
        return next((told for told in reversed(self.told) if not told.is_compared), None)

    def day_here(self) -> Told | None:
        """A day told in this sentence before the span, or in one of the six before it."""
        for told in reversed(self.told):
            if told.precision != "day" and told.value is not None:
                continue
            if told.before in self.knowledge.beside["until"] and told.sentence != self.index:
                continue  # "Zapisy trwają do czwartku. Dostawa dotrze przed południem"
            if told.sentence != self.index and self._is_elsewhere(told):
                return None
            return told if self.index - told.sentence <= 6 else None
        return None

    def _is_elsewhere(self, told: Told) -> bool:
        """A day to come, told before a past verb; a day gone, before a future one."""
        here = self.published.on if self.published else None
        if here is None or told.on is None:
            return False
        return told.on > here if self.tense == PAST else (told.on < here and self.tense == FUTURE)

    def is_after_range(self) -> bool:
        """Whether the days told last are the two ends of a range: "od wtorku do piątku od 9"."""
        if len(self.told) < 2:
            return False
        first, last = self.told[-2:]
        return (
            first.sentence == last.sentence == self.index
            and first.before in self.knowledge.beside["from"]
            and last.before in self.knowledge.beside["until"]
            and last.precision == first.precision == "day"
        )

    def told_here(self) -> Told | None:
        """The date told last, where a verb of the past goes on from it in this sentence or one of
        the two before."""
        told = self.last()
        if told is None or told.value is None or self.index - told.sentence > 2:
            return None
        return None if self.tense == FUTURE and told.sentence != self.index else told

    def same_sentence_day(self) -> Told | None:
        """A day told in this sentence before the span."""
        told = self.day_here()
        return told if told and told.sentence == self.index else None

    def joined_to(self) -> Told | None:
        """The date that this one follows: "we wtorek i środę", "od stycznia do marca"."""
        told = self.last()
        if told is None or told.sentence != self.index or self.start < 2:
            return None
        if self.is_behind("joins") and told.end == self.start - 1:
            return told
        beside = self.knowledge.beside
        if self.before in beside["in_or_on"] and self.texts[self.start - 2] in beside["and"]:
            return told if told.end == self.start - 2 else None
        return None

    def story_year(self, month: int) -> int | None:
        """The year in which the story next reaches a month, where it is in a year before that of
        publication: "Powstanie wybuchło 1 sierpnia 1944 roku. 2 października …".

        None where the story does not say, or reaches the month only after half a year: then
        the publication date is the nearer anchor.
        """
        told = self._story_date()
        if told is None or told.year is None or self.tense == FUTURE:
            return None
        if told.month is None:
            return told.year
        ahead = (month - told.month[1]) % 12
        return told.year + (month < told.month[1]) if ahead <= STORY_STEP else None

    def _story_date(self) -> Told | None:
        """The written date close before that the story has come to, or the year right before."""
        told = self.last()
        if not told or not told.year:
            return None
        is_beside = told.sentence == self.index and self.start - told.end <= 2
        if not told.is_written and not (is_beside and told.precision == "year"):
            return None
        is_bound = told.is_written and told.before in self.knowledge.beside["compares"]
        if is_bound or told.is_background:
            return None
        if self.published and told.year >= self.published.year:
            return None
        if told.precision == "year":
            return told if is_beside else None  # "W 1939 r. we wrześniu", "rok temu w listopadzie"
        return told if self.index - told.sentence <= 2 else None
