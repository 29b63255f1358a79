"""Findings in, their event mentions with the words around them out, ready to be compared."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from podobno.language import find_pack
from podobno.language.event_lexicon import Lexicon, read_lexicon
from podobno.link.event_groups import Told
from podobno.link.origins import Roots
from podobno.model import EventMention, Findings, Passage, Place, Word

# Words this near to the event's own say what it is about.
_BESIDE = 8
_STEM = 5
_CONTENT = frozenset({"NOUN", "ADJ", "VERB", "NUM", ""})
_MIN_LETTERS = 4


def read_told(findings: Iterable[Findings], roots: Roots) -> tuple[Told, ...]:
    """Every event mention of these documents, in their order."""
    findings = tuple(findings)
    told = [
        (Place(f.document.id, *mention.trigger), f, mention)
        for f in findings
        for mention in f.events
    ]
    at: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, (place, _, _) in enumerate(told):
        at[place.doc].append((place.start, place.end, number))
    starts = {f.document.id: [p.start for p in f.passages] for f in findings}
    sharing = {f.document.id: roots.shares_with(f.document.id) for f in findings}
    printed: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    keys = []
    for number, (place, f, mention) in enumerate(told):
        passage = _passage_of(f, starts, place)
        keys.append((_text(f, passage), f.document.text[place.start : place.end], mention.type))
        printed[place.doc, *keys[-1]].append(number)
    return tuple(
        _read_one(
            number,
            f,
            mention,
            passage=_passage_of(f, starts, place),
            twins=_twins(number, roots, at, told),
            copies=frozenset(
                [n for doc in sharing[place.doc] for n in printed.get((doc, *keys[number]), ())]
            ),
        )
        for number, (place, f, mention) in enumerate(told)
    )


def _text(findings: Findings, passage: Passage | None) -> str:
    """A sentence as it is printed, without the marks around it."""
    if passage is None:
        return ""
    return findings.document.text[passage.start : passage.end].strip(" .–-")


def _read_one(
    number: int,
    findings: Findings,
    mention: EventMention,
    *,
    passage: Passage | None,
    twins: frozenset[int],
    copies: frozenset[int],
) -> Told:
    words = passage.words if passage is not None else ()
    start, end = mention.trigger
    own = [w for w in words if start <= w.start < end]
    lexicon = _lexicon(findings.document.language)
    kin, is_visit = _kin(own, words, mention.type, lexicon)
    return Told(
        number=number,
        place=Place(findings.document.id, start, end),
        mention=mention,
        published=findings.document.published,
        kin=kin,
        is_visit=is_visit,
        is_noun=bool(own) and own[0].pos == "NOUN",
        stem=own[0].lemma[:_STEM] if own else "",
        words=frozenset(_beside(findings, words, mention)),
        twins=twins,
        copies=copies,
    )


def _kin(
    own: Sequence[Word], words: Sequence[Word], type_: str, lexicon: Lexicon | None
) -> tuple[frozenset[str], bool]:
    """The groups of the lexicon that a mention's words belong to, and whether it is a visit."""
    if lexicon is None:
        return frozenset(), False
    entries = [
        entry
        for word in own
        for listed in (lexicon.verbs, lexicon.nouns)
        for entry in listed.get(word.lemma, ())
        if entry.type == type_
    ]
    if any(entry.beside for entry in entries):
        around = {word.lemma for word in words}
        entries = [e for e in entries if all(around & beside.lemmas for beside in e.beside)]
    return (
        frozenset([entry.kin for entry in entries]),
        bool(entries) and all(entry.mode == "visit" for entry in entries),
    )


def _lexicon(language: str | None) -> Lexicon | None:
    pack = find_pack(language or "")
    return read_lexicon(pack) if pack is not None else None


def _beside(findings: Findings, words: Sequence[Word], mention: EventMention) -> Iterator[str]:
    """Base forms of what stands near the event's word and is no name."""
    start, end = mention.trigger
    at = next((i for i, w in enumerate(words) if start <= w.start < end), None)
    if at is None:
        return
    near = words[max(0, at - _BESIDE) : at + _BESIDE + 1]
    first, last = near[0].start, near[-1].end
    names = [(n.start, n.end) for n in findings.names if n.start < last and first < n.end]
    for word in near:
        is_own = start <= word.start < end
        is_name = any(s <= word.start < e for s, e in names)
        if not is_own and not is_name and word.pos in _CONTENT and len(word.lemma) >= _MIN_LETTERS:
            yield word.lemma


def _passage_of(findings: Findings, starts: dict[str, list[int]], place: Place) -> Passage | None:
    at = bisect_right(starts[place.doc], place.start) - 1
    return findings.passages[at] if at >= 0 else None


def _twins(
    number: int,
    roots: Roots,
    at: dict[str, list[tuple[int, int, int]]],
    told: Sequence[tuple[Place, Findings, EventMention]],
) -> frozenset[int]:
    """The mentions of the same type in sentences that repeat this one."""
    place, findings, mention = told[number]
    form = findings.document.text[place.start : place.end]
    return frozenset(
        other
        for sentence in roots.repeats(place)
        for start, end, other in at[sentence.doc]
        if sentence.start <= start
        and end <= sentence.end
        and told[other][2].type == mention.type
        and told[other][1].document.text[start:end] == form
    )
