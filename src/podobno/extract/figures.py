"""An Analysis comes in, the numbers that count or measure something go out as FigureMentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from podobno.extract.agreement import Form, noun_reading
from podobno.extract.antecedents import Antecedent
from podobno.extract.counted_phrase import counted_span
from podobno.extract.drafts import Draft, find_drafts
from podobno.extract.ellipsis import lost_its_verb
from podobno.extract.missing_units import adjective_unit, settle_unit
from podobno.extract.number_words import number_words, role_of
from podobno.extract.units import match_sign
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Analysis, EngineName, FigureMention, Sentence, Span, TimeMention, Token


def find_figures(
    analysis: Analysis, pack: LanguagePack, times: Sequence[TimeMention] = ()
) -> tuple[FigureMention, ...]:
    """Each amount in the text, in reading order; page furniture is skipped.

    A range is one mention with ``high``; a vague amount (``setki``) has the bound ``order`` and
    the lowest value it can mean. What times cover is left to them. ``source``, ``said_on`` and
    ``as_of`` stay None: see ``figure_sources``.
    """
    taken = _Taken([Span(time.start, time.end) for time in times], analysis.names or ())
    found: list[FigureMention] = []
    previous: tuple[Antecedent, ...] = ()
    for tokens in _readable(analysis.sentences, pack):
        figures, previous = _read_sentence(tokens, taken, previous, pack)
        found.extend(figures)
        previous = _older(previous)
    return tuple(found)


def _readable(sentences: Sequence[Sentence], pack: LanguagePack) -> Iterator[Sequence[Token]]:
    """The words of each sentence; one cut behind "20 tys." goes on with its noun.

    "Paszport dostało 20 tys. | Marokańczyków": the stop of the short form looked like an end.
    """
    pending: Sequence[Token] = ()
    paragraph = -1
    for sentence in sentences:
        if sentence.is_noise:
            continue
        if pending and not (sentence.paragraph == paragraph and _counts(pending, sentence, pack)):
            yield pending
            pending = ()
        pending = (*pending, *sentence.tokens)
        paragraph = sentence.paragraph
        if not _ends_in_scale(pending, pack):
            yield pending
            pending = ()
    if pending:
        yield pending


def _ends_in_scale(tokens: Sequence[Token], pack: LanguagePack) -> bool:
    text = tokens[-1].text.lower() if tokens else ""
    return text.endswith(".") and text in number_words(pack).abbreviations


def _counts(before: Sequence[Token], sentence: Sentence, pack: LanguagePack) -> bool:
    """Whether a sentence begins with the noun of the number that ends the one before."""
    first = sentence.tokens[0]
    if match_sign(first, pack) is not None:
        return True
    noun = noun_reading(first, Form.GENITIVE)
    return noun is not None and read_tag(noun.tag).cases >= {"gen"}


def _older(previous: tuple[Antecedent, ...]) -> tuple[Antecedent, ...]:
    """The figures that the next sentence may still refer to: those of two sentences back."""
    return tuple(replace(figure, age=figure.age + 1) for figure in previous if figure.age < 2)


def _read_sentence(
    tokens: Sequence[Token],
    taken: _Taken,
    previous: tuple[Antecedent, ...],
    pack: LanguagePack,
) -> tuple[list[FigureMention], tuple[Antecedent, ...]]:
    drafts = [
        draft
        for draft in find_drafts(tokens, pack)
        if not taken.covers(tokens, draft) and _is_amount(tokens, draft, pack)
    ]
    figures: list[FigureMention] = []
    context = list(previous)
    for index, draft in enumerate(drafts):
        settled = draft, "number and noun"
        if draft.unit is None:
            following = drafts[index + 1] if index + 1 < len(drafts) else None
            found = settle_unit(tokens, draft, following, tuple(context), pack)
            if found is None:
                continue
            settled = replace(draft, unit=found.unit), found.rule
        elif draft.kind == "bare-adjective":
            following = drafts[index + 1] if index + 1 < len(drafts) else None
            found = adjective_unit(tokens, draft, following, tuple(context), pack)
            if found is not None:
                settled = replace(draft, unit=found.unit), found.rule
            else:
                settled = draft, _RULES[draft.kind]
        elif draft.kind != "noun":
            settled = draft, _RULES.get(draft.kind, "number and unit")
        draft, rule = settled
        counted = counted_span(tokens, draft, pack)
        end = _text_end(tokens, draft, pack)
        figures.append(_mention(tokens, draft, end, rule, counted))
        context.append(Antecedent(unit=draft.unit, kind=draft.kind, last=draft.last))
    return figures, tuple(context)


_RULES = {
    "percent": "percent",
    "money": "money",
    "measure": "unit of measure",
    "compound": "adjective with a number",
    "adjective": "number and participle",
    "bare-adjective": "number and adjective",
}


def _mention(
    tokens: Sequence[Token], draft: Draft, end: int, rule: str, counted: str | None
) -> FigureMention:
    return FigureMention(
        start=tokens[draft.first].start,
        end=end,
        value=float(draft.value),
        high=None if draft.high is None else float(draft.high),
        bound=draft.bound,
        unit=draft.unit,
        counted=counted,
        rule=rule,
    )


def _text_end(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> int:
    """Where the figure ends: "5 mln." at a sentence's end has no stop of its own."""
    last = tokens[draft.last - 1]
    closes = draft.last == len(tokens)
    return last.end - (closes and last.text.lower() in pack.table("numbers")["undotted"]["words"])


# The number of an account, or of no report at all: the world's money is below a trillion million.
_TOO_LARGE = 10**18
_LOOSE = frozenset({"noun", "adjective", "bare-adjective"})
_QUOTES = frozenset("„”\"'«»+")


class _Taken:
    """The spans that other findings hold: times, and names with numbers in them."""

    def __init__(self, times: Sequence[Span], names: Sequence[EngineName]) -> None:
        self._spans = sorted(times)
        self._starts = [span.start for span in self._spans]
        self._names = sorted((name.start, name.end) for name in names)
        self._name_starts = [start for start, _end in self._names]

    def covers(self, tokens: Sequence[Token], draft: Draft) -> bool:
        """Whether a time overlaps the number, or a name does."""
        start = tokens[draft.amount_first].start
        end = tokens[draft.amount_last - 1].end
        if _overlaps(self._spans, self._starts, start, end):
            return True
        if draft.first == 0 and draft.head is not None and (start, end) in self._names:
            return False  # "Tuzin senatorów": a capital at the beginning says nothing
        return _overlaps(self._names, self._name_starts, start, end)


def _overlaps(
    spans: Sequence[tuple[int, int]], starts: Sequence[int], start: int, end: int
) -> bool:
    index = bisect_left(starts, end) - 1
    return index >= 0 and spans[index][1] > start


def _is_amount(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """Whether a number counts something here, and is no name, numbering or pronoun."""
    if any(abs(value) >= _TOO_LARGE for value in (draft.value, draft.high) if value is not None):
        return False
    if draft.kind == "compound":
        return True
    if _is_numbered(tokens, draft, pack) or _is_idiom(draft, pack):
        return False
    if draft.number_kind in {"group", "part", "each", "of"} and draft.unit is None:
        return draft.number_kind == "of"
    if draft.number_kind == "share" and draft.kind == "bare":
        return _is_bare_share(tokens, draft, pack)
    if draft.number_kind in {"group", "order"} and draft.first:
        # "w pierwszej dziesiątce partnerów" is a rank.
        first = pack.table("numbers")["words"]["first"]
        if tokens[draft.first - 1].lemma.lower() == first:
            return False
    if draft.number_kind == "part" and draft.kind == "noun":
        return "nom" not in read_tag(tokens[draft.last - 1].tag).cases
    return not _is_one(tokens, draft, pack)


def _is_bare_share(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """As in "spadł o połowę", "ponad połowa", "połowa z nich", but not "drugą połowę"."""
    if draft.amount_last - draft.amount_first > 1:
        return True
    before = tokens[draft.first - 1].text.lower() if draft.first else ""
    after = tokens[draft.last].text.lower() if draft.last < len(tokens) else ""
    words = pack.table("numbers")["words"]
    return draft.bound != "exact" or before == words["by"] or after in words["out_of"]


def _is_numbered(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """As in "art. 50", "na stronie 12": the numbered noun stands before, no other behind."""
    if draft.first == 0 or draft.number_kind != "digits":
        return False
    index = draft.first - 1
    while index > 0 and tokens[index].text in _QUOTES:
        index -= 1
    before = tokens[index]
    table = pack.table("numbers")["numbered"]
    if before.text.lower() in table["texts"]:
        return True
    if draft.unit is not None:
        return _is_in_name(tokens, draft)
    is_name = _is_capitalised(tokens, draft.first - 1) and not _after_preposition(tokens, draft)
    if is_name and lost_its_verb(tokens, draft, pack):
        is_name = False  # "PiS zdobyło 190 mandatów, Lewica 26"
    return before.lemma.lower() in table["nouns"] or is_name


def _is_in_name(tokens: Sequence[Token], draft: Draft) -> bool:
    """As in "Nord Stream 2 stanowi": behind a name only a plain plural noun is counted."""
    if draft.kind not in _LOOSE or draft.head is None or draft.bound != "exact":
        return False
    if draft.amount_last - draft.amount_first > 1 or draft.value >= 100:
        return False
    if not _is_capitalised(tokens, draft.first - 1) or _after_preposition(tokens, draft):
        return False
    if tokens[draft.amount_last].text[:1].isupper() and draft.value < 10:
        # "Nord Stream 2 Niemieckie władze": a headline without its stop.
        return True
    morph = read_tag(tokens[draft.head.first].tag)
    return morph.pos != "subst" or "pl" not in morph.numbers


def _is_idiom(draft: Draft, pack: LanguagePack) -> bool:
    """As in "w cztery oczy"; "pół serio"; the years of a term of office."""
    idioms = pack.table("numbers")["idioms"]
    is_term = draft.high is not None and 1800 <= draft.value < draft.high <= 2100
    return idioms.get(draft.unit) == draft.value or (is_term and draft.bound == "range")


def _is_capitalised(tokens: Sequence[Token], index: int) -> bool:
    """A name right before a bare number: "Boeing 737", "Downing Street 10"."""
    return index > 0 and tokens[index].text[:1].isupper()


def _after_preposition(tokens: Sequence[Token], draft: Draft) -> bool:
    """As in "w Danii 604": a place, not a name that ends in a number."""
    return draft.first > 1 and read_tag(tokens[draft.first - 2].tag).pos == "prep"


def _is_one(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """Whether "jeden" is a pronoun or "one and the same", not a count."""
    table = pack.table("numbers")["one"]
    is_one = draft.amount_last - draft.amount_first == 1 and draft.value == 1
    if not is_one or draft.number_kind != "words":
        return False
    if draft.kind == "bare":
        return True
    if draft.kind != "noun" or draft.bound != "exact":
        return False
    before = tokens[draft.first - 1] if draft.first else None
    after = tokens[draft.last] if draft.last < len(tokens) else None
    if after is not None and {after.lemma.lower(), after.text.lower()} & set(table["beside"]):
        return False
    if before is not None and before.text.lower() in table["before"]:
        return False
    if _beside_count(tokens, draft, pack) or _behind_count(tokens, draft, pack):
        return False
    is_governed = before is not None and read_tag(before.tag).pos == "prep"
    return is_governed or draft.unit not in table["nouns"]


def _behind_count(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """As in "dwóch Gruzinów i jednego Ormianina": the count before has one noun of its own."""
    joins = pack.table("numbers")["one"]["joins"]
    if draft.first < 3 or tokens[draft.first - 1].text.lower() not in joins:
        return False
    number, noun = tokens[draft.first - 3 : draft.first - 1]
    role = role_of(number, number_words(pack))
    is_number = number.text.isdigit() or (role is not None and role.part == "cardinal")
    return is_number and read_tag(noun.tag).pos in {"subst", "depr"}


def _beside_count(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> bool:
    """As in "jeden statek i dwa kutry"."""
    joins = pack.table("numbers")["one"]["joins"]
    words = number_words(pack)
    if draft.last + 1 < len(tokens) and tokens[draft.last].text.lower() in joins:
        after = tokens[draft.last + 1]
        role = role_of(after, words)
        return after.text.isdigit() or (role is not None and role.value != 1)
    return False
