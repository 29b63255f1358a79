"""A paragraph in, its indirect speech out: reported clauses, nominal content, quoted words.

``X powiedział, że P``, ``oskarżył X o P``, ``określił umowę jako „akt wojny”``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from podobno.extract.cues import (
    COORDINATE,
    RELATIVE,
    Cue,
    Draft,
    Range,
    clause_start,
    cue_at,
    is_finite,
    is_negated,
    morph_of,
    opens_clause,
    trimmed,
)
from podobno.extract.quotations import Paragraph, is_dash, is_final
from podobno.extract.sayings import Saying, Sayings

# A governor stands at most this many words before its conjunction, insertions included.
REACH = 45
# Farther from its verb "żeby" tells a purpose: "domaga się podjęcia działań, aby zablokować".
PURPOSE_GAP = 4
# "o + content": the preposition stands in the verb's own clause, this near.
NOMINAL_REACH = 14


def find_reported(paragraph: Paragraph, sayings: Sayings) -> tuple[Draft, ...]:
    """Reported clauses first; then what a verb without a clause reports by a phrase."""
    clauses = tuple(_clauses(paragraph, sayings))
    taken = {draft.cue.verb for draft in clauses if draft.cue}
    phrases = tuple(_phrases(paragraph, sayings, taken))
    return clauses + phrases


def _clauses(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
    for place, token in enumerate(paragraph.tokens):
        kind = _conjunction(paragraph, place, sayings)
        if kind is None:
            continue
        if kind == "że" and place == paragraph.sentence_start(place):
            draft = _fronted(paragraph, place, sayings)
            if draft is not None:
                yield draft
            continue
        cue = _governor(paragraph, place, kind, sayings)
        if cue is None:
            continue
        first = place if kind == "czy" else place + 1
        end = clause_end(paragraph, first, cue, sayings)
        content = trimmed(paragraph, Range(first, end))
        if content.first >= content.last:
            continue
        start = _window_start(paragraph, cue)
        yield Draft(
            paragraph=paragraph.number,
            content=(content,),
            cue=cue,
            window=Range(start, place),
            rule=f"clause-{kind}",
            scope=Range(start, end),
        )


def _conjunction(paragraph: Paragraph, place: int, sayings: Sayings) -> str | None:
    """What kind of reported clause this word may open."""
    word = paragraph.tokens[place].text.lower()
    before = paragraph.tokens[place - 1] if place else None
    if word in sayings.that:
        if before is not None and before.lemma in sayings.not_after and before.text != ",":
            return None
        return "że" if before is None or before.lemma not in COORDINATE else None
    if before is None or before.text not in {","}:
        return None
    if word in sayings.so_that:
        return "żeby"
    if word in sayings.as_if:
        return "jakoby"
    return "czy" if word in sayings.whether else None


def _governor(paragraph: Paragraph, conjunction: int, kind: str, sayings: Sayings) -> Cue | None:
    """The word of saying that this conjunction depends on.

    Scans back over insertions: a relative clause between commas, a bracket, an apposition. The
    first finite verb on the way decides: a verb of saying, a support verb with its noun
    (``wyraził nadzieję, że``), or none.
    """
    place = conjunction - 1
    if place >= 0 and paragraph.tokens[place].text == ",":
        place -= 1
    low = max(paragraph.sentence_start(conjunction), conjunction - REACH)
    home = paragraph.inside[conjunction]
    noun: int | None = None
    participle: Cue | None = None
    gap = 0
    while place >= low:
        token = paragraph.tokens[place]
        if paragraph.inside[place] != home and home >= 0:
            break
        if paragraph.inside[place] != home:
            place -= 1
            continue
        if token.text == ")":
            place = _bracket_open(paragraph, place, low) - 1
            continue
        cue = cue_at(paragraph, place, sayings)
        if cue is not None and _takes(cue.saying, kind):
            if kind == "czy" and (gap > 3 or cue.saying.kind != "ask"):
                return None
            if kind == "żeby" and "od+gen" in cue.saying.to and gap > PURPOSE_GAP:
                return None
            if cue.form == "participle" and gap > 3:
                participle = participle or cue
            elif noun is not None and token.lemma in sayings.support:
                return _supported(paragraph, place, noun, sayings)
            else:
                return cue
        elif _is_adjective(token, kind, sayings):
            return _adjective_cue(paragraph, place, sayings)
        elif is_finite(token):
            if token.lemma in sayings.support and noun is not None:
                return _supported(paragraph, place, noun, sayings)
            jump = _insertion_start(paragraph, place, low)
            if jump is None:
                break
            place = jump
            gap += 1
            continue
        elif noun is None and kind in {"że", "jakoby"} and _is_noun_of_saying(token, sayings):
            if _only_modifiers(paragraph, place + 1, conjunction):
                noun = place
        gap += 1
        place -= 1
    if participle is not None:
        return participle
    return _noun_cue(paragraph, noun, sayings) if noun is not None else None


def _takes(saying: Saying, kind: str) -> bool:
    return kind in saying.takes


def _is_noun_of_saying(token: object, sayings: Sayings) -> bool:
    lemma = getattr(token, "lemma", "")
    saying = sayings.nouns.get(lemma)
    if saying is None:
        return False
    return not saying.needs or saying.needs in morph_of(token).numbers  # type: ignore[arg-type]


def _is_adjective(token: object, kind: str, sayings: Sayings) -> bool:
    lemma = getattr(token, "lemma", "")
    if kind != "że" or lemma not in sayings.adjectives:
        return False
    return morph_of(token).pos in {"adj", "ppas"}  # type: ignore[arg-type]


def _adjective_cue(paragraph: Paragraph, place: int, sayings: Sayings) -> Cue | None:
    if is_negated(paragraph, place):
        return None
    saying = sayings.adjectives[paragraph.tokens[place].lemma]
    return Cue(words=Range(place, place + 1), verb=place, saying=saying, form="adjective")


def _supported(paragraph: Paragraph, verb: int, noun: int, sayings: Sayings) -> Cue | None:
    """``wyraził nadzieję, że``: the verb is shown, the noun tells the kind."""
    if is_negated(paragraph, verb):
        return None
    lemma = paragraph.tokens[verb].lemma
    saying = sayings.nouns[paragraph.tokens[noun].lemma]
    morph = morph_of(paragraph.tokens[verb])
    return Cue(
        words=Range(verb, verb + 1),
        verb=verb,
        saying=saying,
        form="impersonal" if morph.pos == "imps" else "support",
        is_denied=lemma in sayings.support_denying or "denies" in saying.marks,
    )


def _noun_cue(paragraph: Paragraph, noun: int, sayings: Sayings) -> Cue:
    saying = sayings.nouns[paragraph.tokens[noun].lemma]
    return Cue(
        words=Range(noun, noun + 1),
        verb=noun,
        saying=saying,
        form="noun",
        is_denied="denies" in saying.marks,
    )


def _only_modifiers(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether only genitives, adjectives and phrases with prepositions stand between."""
    for place in range(first, last):
        token = paragraph.tokens[place]
        if is_finite(token):
            return False
    return True


def _insertion_start(paragraph: Paragraph, verb: int, low: int) -> int | None:
    """The place before a relative or other subordinate clause that holds this verb and stands
    between a reporting verb and its conjunction, None where the verb is the clause's own."""
    for place in range(verb - 1, low - 1, -1):
        if paragraph.tokens[place].text == "," and opens_clause(paragraph, place + 1):
            return place - 1
        if is_finite(paragraph.tokens[place]):
            return None
    return None


def _bracket_open(paragraph: Paragraph, close: int, low: int) -> int:
    for place in range(close, low - 1, -1):
        if paragraph.tokens[place].text == "(":
            return place
    return close


def _window_start(paragraph: Paragraph, cue: Cue) -> int:
    """Where the subject may stand: from the start of the sentence or quotation."""
    start = paragraph.sentence_start(cue.verb)
    if paragraph.inside[cue.verb] >= 0:
        while paragraph.inside[start] != paragraph.inside[cue.verb]:
            start += 1
    return start


def _fronted(paragraph: Paragraph, place: int, sayings: Sayings) -> Draft | None:
    """``Że P, powiedział X.``"""
    end = paragraph.sentence_end(place)
    for comma in range(end - 1, place, -1):
        if paragraph.tokens[comma].text != "," or comma + 1 >= end:
            continue
        cue = cue_at(paragraph, comma + 1, sayings)
        if cue is not None and "że" in cue.saying.takes:
            return Draft(
                paragraph=paragraph.number,
                content=(trimmed(paragraph, Range(place + 1, comma)),),
                cue=cue,
                window=Range(comma + 1, end),
                rule="clause-fronted",
                scope=Range(place, end),
            )
    return None


def clause_end(
    paragraph: Paragraph, first: int, cue: Cue, sayings: Sayings, *, in_relative: bool = False
) -> int:
    """Where a reported clause ends: with its sentence, unless the report takes over before.

    The report takes over at a cue after a dash, at a parenthesis (``, jak podał``), at a further
    verb of saying (``, dodając``; ``i zapowiedział``), at ``po czym``, and at the main verb
    where the clause hangs on a noun or stands in a relative clause.
    """
    home = paragraph.inside[first - 1] if first else -1
    limit = _limit(paragraph, first, home)
    awaits_main = in_relative or _awaits_main_verb(paragraph, cue)
    depth = 0
    place = first
    while place < limit:
        token = paragraph.tokens[place]
        if paragraph.inside[place] >= 0 and paragraph.inside[place] != home:
            place += 1
            continue
        depth += (token.text == "(") - (token.text == ")")
        if depth < 0:
            return place
        if depth == 0:
            if place in paragraph.dashes and _cue_follows(paragraph, place + 1, limit, sayings):
                return place
            if token.text in {",", ";"} and _report_resumes(
                paragraph, place, limit, sayings, awaits_main=awaits_main
            ):
                return place
            if token.lemma in {"i", "oraz"} and place > first + 1 and cue.form != "formula":
                if _coordinated_cue(paragraph, place + 1, limit, sayings):
                    return place
        place += 1
    return limit


def _limit(paragraph: Paragraph, first: int, home: int) -> int:
    """The end of the quotation the clause stands in, else of its sentence, or of a quotation
    that begins in the clause and runs over several sentences."""
    if home >= 0:
        last = first
        end = paragraph.sentence_end(first)
        while last < end and paragraph.inside[last] == home:
            last += 1
        return last
    end = paragraph.sentence_end(first)
    while end < len(paragraph.tokens) and paragraph.inside[end - 1] >= 0 and (
        paragraph.inside[end] == paragraph.inside[end - 1]
    ):
        end += 1
    while end > first and is_final(paragraph.tokens[end - 1]):
        end -= 1
    return end


def _awaits_main_verb(paragraph: Paragraph, cue: Cue) -> bool:
    """Whether the sentence's main verb is still to come after the reported clause."""
    if cue.form == "noun":
        start = clause_start(paragraph, cue.verb)
        return not any(is_finite(t) for t in paragraph.tokens[start : cue.verb])
    start = clause_start(paragraph, cue.verb)
    if start >= len(paragraph.tokens) or start == paragraph.sentence_start(cue.verb):
        return False
    if any(is_finite(t) for t in paragraph.tokens[start : cue.words.first]):
        return False
    opener = {paragraph.tokens[start].lemma, paragraph.tokens[min(start + 1, cue.verb)].lemma}
    if not opener & RELATIVE:
        return False
    begin = paragraph.sentence_start(cue.verb)
    return not any(is_finite(t) for t in paragraph.tokens[begin:start])


def _cue_follows(paragraph: Paragraph, place: int, limit: int, sayings: Sayings) -> bool:
    """Whether a cue stands at the head of the segment after a dash or comma."""
    for near in range(place, min(place + 5, limit)):
        token = paragraph.tokens[near]
        if token.text == "," or is_dash(token):
            return False
        cue = cue_at(paragraph, near, sayings)
        if cue is not None and cue.saying.takes & {"quote", "jak"}:
            return cue.form != "participle" or near == place
        if is_finite(token):
            return False
    return False


def _report_resumes(
    paragraph: Paragraph, comma: int, limit: int, sayings: Sayings, *, awaits_main: bool
) -> bool:
    tokens = paragraph.tokens
    after = comma + 1
    if after >= limit:
        return False
    word = tokens[after].text.lower()
    if word == "po" and after + 1 < limit and tokens[after + 1].text.lower() == "czym":
        return True
    cue = cue_at(paragraph, after, sayings)
    if cue is not None and cue.form == "participle" and cue.saying.takes & {"że", "quote"}:
        return True
    if word == "jak" and _cue_follows(paragraph, after + 1, limit, sayings):
        return True
    if word in COORDINATE and after + 1 < limit:
        if is_finite(tokens[after + 1]) and word == "i":
            return True
        return _coordinated_cue(paragraph, after + 1, limit, sayings)
    if awaits_main and not opens_clause(paragraph, after):
        return any(is_finite(t) for t in tokens[after : min(after + 2, limit)])
    return False


def _coordinated_cue(paragraph: Paragraph, place: int, limit: int, sayings: Sayings) -> bool:
    """``… i dodał, że``: a verb of saying that shares the subject, adverbs before it."""
    for near in range(place, min(place + 4, limit)):
        token = paragraph.tokens[near]
        cue = cue_at(paragraph, near, sayings)
        if cue is not None and cue.form == "finite":
            return True
        if morph_of(token).pos not in {"adv", "part", "qub", "conj", "prep"} and (
            token.lemma not in {"się", "to", "też", "także"}
        ):
            return False
    return False


def _phrases(paragraph: Paragraph, sayings: Sayings, taken: set[int]) -> Iterator[Draft]:
    """Verbs without a clause of their own: nominal content, or quoted words in a phrase."""
    for place in range(len(paragraph.tokens)):
        if place in taken or paragraph.inside[place] >= 0:
            continue
        cue = cue_at(paragraph, place, sayings)
        if cue is None or cue.form == "infinitive":
            continue
        end = _phrase_limit(paragraph, place, sayings)
        nominal = _nominal(paragraph, cue, end, sayings) or _fronted_phrase(paragraph, cue) or (
            _fronted_object(paragraph, cue)
        )
        if cue.form == "impersonal" and nominal and nominal[1] == "nominal-acc":
            nominal = None
        content = nominal or _quoted(paragraph, cue, end)
        if content is None:
            continue
        start = _window_start(paragraph, cue)
        yield Draft(
            paragraph=paragraph.number,
            content=(content[0],),
            cue=cue,
            window=Range(start, end if content[1].startswith("nominal") else content[0].first),
            rule=content[1],
            scope=Range(start, content[0].last),
        )


def _phrase_limit(paragraph: Paragraph, verb: int, sayings: Sayings) -> int:
    """Where the verb's own clause ends: a comma that opens or closes a clause, a coordinated
    verb, a dash, the sentence's end."""
    end = paragraph.sentence_end(verb)
    for place in range(verb + 1, end):
        token = paragraph.tokens[place]
        if paragraph.inside[place] >= 0:
            continue
        if place in paragraph.dashes or token.text in {";", ":"} or is_final(token):
            return place if place + 1 >= end or not is_final(token) else place
        if token.text == ",":
            if _verb_before_comma(paragraph, place + 1, end):
                return place
        if token.lemma in COORDINATE and _verb_near(paragraph, place + 1, end):
            return place
    return end


def _verb_before_comma(paragraph: Paragraph, place: int, end: int) -> bool:
    """Whether a finite verb or participle stands between this comma and the next."""
    for near in range(place, end):
        if paragraph.inside[near] >= 0:
            continue
        token = paragraph.tokens[near]
        if token.text == ",":
            return False
        if is_finite(token) or morph_of(token).pos in {"pcon", "pant"}:
            return True
    return False


def _verb_near(paragraph: Paragraph, place: int, end: int) -> bool:
    for near in range(place, min(place + 4, end)):
        if paragraph.tokens[near].text == ",":
            return False
        if is_finite(paragraph.tokens[near]) and paragraph.inside[near] < 0:
            return True
    return False


def _nominal(
    paragraph: Paragraph, cue: Cue, end: int, sayings: Sayings
) -> tuple[Range, str] | None:
    for frame in cue.saying.nominal:
        preposition, _, case = frame.rpartition("+")
        first = (
            _after_preposition(paragraph, cue, end, preposition, case)
            if preposition
            else _object(paragraph, cue, end, case, sayings.intentions)
        )
        if first is not None:
            content = trimmed(paragraph, Range(first, end))
            if content.first < content.last:
                return content, f"nominal-{frame}"
    return None


def _fronted_phrase(paragraph: Paragraph, cue: Cue) -> tuple[Range, str] | None:
    """``O zabójstwie poinformował syn``: the phrase opens the sentence, the verb follows."""
    start = paragraph.sentence_start(cue.verb)
    if "o+loc" not in cue.saying.nominal or cue.verb - start > 16 or cue.verb - start < 2:
        return None
    if paragraph.tokens[start].text.lower() != "o" or paragraph.tokens[start + 1].lemma == "to":
        return None
    inner = paragraph.tokens[start + 1 : cue.verb]
    if any(token.text == "," or is_finite(token) for token in inner):
        return None
    content = trimmed(paragraph, Range(start + 1, cue.words.first))
    return content, "nominal-fronted"


def _fronted_object(paragraph: Paragraph, cue: Cue) -> tuple[Range, str] | None:
    """``Przyjęcie szczepionki potwierdziła aktorka``: the object right before the verb."""
    start = clause_start(paragraph, cue.verb)
    place = cue.verb
    while place > start and paragraph.tokens[place - 1].text != ",":
        place -= 1
    words = Range(place, cue.verb)
    if not 1 <= cue.verb - place <= 6 or cue.form != "finite" or "acc" not in cue.saying.nominal:
        return None
    head = morph_of(paragraph.tokens[place])
    if head.pos not in {"subst", "ger"} or "acc" not in head.cases:
        return None
    return words, "nominal-fronted"


def _after_preposition(
    paragraph: Paragraph, cue: Cue, end: int, preposition: str, case: str
) -> int | None:
    for place in range(cue.verb + 1, min(cue.verb + NOMINAL_REACH, end)):
        if paragraph.inside[place] >= 0 or place + 1 >= end:
            continue
        if paragraph.tokens[place].text.lower() != preposition:
            continue
        after = paragraph.tokens[place + 1]
        if after.lemma == "to" or any(char.isdigit() for char in after.text[:1]):
            return None if after.lemma == "to" else place + 1
        if preposition == "jako":
            return _object_before(paragraph, cue, place)
        return place + 1
    return None


def _object_before(paragraph: Paragraph, cue: Cue, place: int) -> int:
    """``skrytykował umowę jako zdradę``: what is described belongs to the content."""
    first = place
    for near in range(place - 1, cue.verb, -1):
        morph = morph_of(paragraph.tokens[near])
        if not (morph.is_nominal or morph.pos in {"adj", "ppas", "pact", "prep"}):
            break
        if morph.cases and not morph.cases & {"acc", "gen", "loc", "inst"}:
            break
        first = near
    return first


def _object(
    paragraph: Paragraph, cue: Cue, end: int, case: str, intentions: frozenset[str]
) -> int | None:
    """The first word of the object: ``zarzucił Rosji [łamanie prawa]``."""
    for place in range(cue.verb + 1, min(cue.verb + NOMINAL_REACH, end)):
        token = paragraph.tokens[place]
        morph = morph_of(token)
        if token.lemma in {"się"} or token.text in {"że", "iż"}:
            return None
        if token.lemma in intentions and "acc" in morph.cases:
            return None
        if morph.pos in {"subst", "ger", "adj", "num", "ppas"} and case in morph.cases:
            if "nom" in morph.cases and _is_subject_like(paragraph, cue, place):
                continue
            if _in_prepositional(paragraph, cue.verb, place):
                continue
            return place
    return None


def _is_subject_like(paragraph: Paragraph, cue: Cue, place: int) -> bool:
    token = paragraph.tokens[place]
    return token.text[:1].isupper() and not any(
        t.text[:1].isupper() for t in paragraph.tokens[paragraph.sentence_start(place) + 1 : cue.verb]
    )


def _in_prepositional(paragraph: Paragraph, verb: int, place: int) -> bool:
    for near in range(place - 1, verb, -1):
        morph = morph_of(paragraph.tokens[near])
        if morph.pos == "prep":
            return True
        token, after = paragraph.tokens[near], paragraph.tokens[near + 1]
        if token.text[:1].isupper() and after.text[:1].islower():
            return False
        if morph.pos not in {"adj", "subst"}:
            return False
    return False


def _quoted(paragraph: Paragraph, cue: Cue, end: int) -> tuple[Range, str] | None:
    """``zadeklarował „pełne poparcie” dla Rosji``: quoted words in the verb's phrase."""
    if "scare" not in cue.saying.takes:
        return None
    marked = [
        place
        for place in range(cue.verb + 1, end)
        if paragraph.inside[place] >= 0
    ]
    if not marked or not is_wording(paragraph, paragraph.inside[marked[0]]):
        return None
    first = _phrase_first(paragraph, cue, marked[0])
    last = max(end, marked[-1] + 1)
    if last < len(paragraph.tokens) and _is_relative(paragraph, last):
        last = _limit(paragraph, last + 1, -1)
    return trimmed(paragraph, Range(first, last)), "phrase-quoted"


def _is_relative(paragraph: Paragraph, place: int) -> bool:
    """Whether a relative clause hangs on the phrase: ``nazwał to „aktem wojny”, który …``."""
    if _is_quote_mark(paragraph.tokens[place].text):
        place += 1
    if place + 1 >= len(paragraph.tokens) or paragraph.tokens[place].text != ",":
        return False
    return paragraph.tokens[place + 1].lemma in {"który", "jaki"}


def _phrase_first(paragraph: Paragraph, cue: Cue, mark: int) -> int:
    """Where the phrase that holds the quoted words begins: after the verb, its subject, adverbs
    and preposition; a described object belongs to it (``nazwał umowę „aktem”``)."""
    first = mark
    while first - 1 > cue.verb and _is_quote_mark(paragraph.tokens[first - 1].text):
        first -= 1
    place = cue.verb + 1
    while place < first:
        token = paragraph.tokens[place]
        morph = morph_of(token)
        if morph.pos == "prep":
            return place + 1 if token.text.lower() == "o" else first
        is_light = morph.pos in {"adv", "part", "qub", "conj", "ppron3", "ppron12"}
        is_subject = bool(morph.cases) and not morph.cases - {"nom", "voc"}
        if not (is_light or is_subject or token.text in {",", "się", "–", "-"}):
            return place
        place += 1
    return first


def _is_quote_mark(text: str) -> bool:
    return bool(text) and all(char in "„”“\"»«,'`" for char in text) and text not in {",", "'"}


def is_wording(paragraph: Paragraph, number: int) -> bool:
    """Whether marks hold somebody's words, not a name or a title: they begin with a small
    letter, or hold a verb."""
    words = [t for i, t in enumerate(paragraph.tokens) if paragraph.inside[i] == number]
    words = [t for t in words if t.text[:1].isalnum()]
    if not words:
        return False
    if words[0].text[:1].islower() and not all(t.text[:1].isupper() for t in words[1:] or words):
        return True
    return len(words) >= 3 and any(is_finite(t) for t in words)


def anaphoric(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
    """``P. Informuje o tym X.``: the content is the sentence before."""
    for place in range(1, len(paragraph.tokens)):
        words: Sequence[str] = [t.text.lower() for t in paragraph.tokens[place : place + 2]]
        if list(words) != ["o", "tym"] or paragraph.inside[place] >= 0:
            continue
        start = paragraph.sentence_start(place)
        if start == 0 or place - start > 3:
            continue
        cue = next((c for c in (cue_at(paragraph, i, sayings) for i in range(start, place)) if c), None)
        after = paragraph.tokens[place + 2] if place + 2 < len(paragraph.tokens) else None
        if cue is None or not cue.saying.nominal or (after is not None and after.text == ","):
            continue
        before = Range(paragraph.sentence_start(start - 1), start)
        yield Draft(
            paragraph=paragraph.number,
            content=(trimmed(paragraph, before),),
            cue=cue,
            window=Range(start, paragraph.sentence_end(place)),
            rule="anaphoric",
            scope=Range(before.first, paragraph.sentence_end(place)),
        )
    yield from _thus(paragraph, sayings)


def _thus(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
    """``P. Tak twierdzi X.``, ``P – takie wnioski płyną z badania.``: what stands before is the
    content."""
    for place, token in enumerate(paragraph.tokens):
        if paragraph.inside[place] >= 0 or token.lemma not in {"tak", "taki"}:
            continue
        start = paragraph.sentence_start(place)
        if place == start and start > 0:
            before = Range(paragraph.sentence_start(start - 1), start)
        elif place - 1 in paragraph.dashes and place - 1 > start:
            before = Range(start, place - 1)
        else:
            continue
        end = paragraph.sentence_end(place)
        cue = _thus_cue(paragraph, place, end, sayings)
        if cue is None or any(t.text.lower() in sayings.that for t in paragraph.tokens[place:end]):
            continue
        content = trimmed(paragraph, before)
        if not any(is_finite(t) for t in paragraph.tokens[content.first : content.last]):
            continue
        yield Draft(
            paragraph=paragraph.number,
            content=(content,),
            cue=cue,
            window=Range(place, end),
            rule="anaphoric",
            scope=Range(before.first, end),
        )


def _thus_cue(paragraph: Paragraph, place: int, end: int, sayings: Sayings) -> Cue | None:
    """``tak`` with a verb of saying next to it, ``taki`` with a noun of saying and its verb."""
    if paragraph.tokens[place].lemma == "tak":
        cue = cue_at(paragraph, place + 1, sayings) if place + 1 < end else None
        return cue if cue is not None and "że" in cue.saying.takes else None
    noun = next(
        (p for p in range(place + 1, min(place + 4, end))
         if paragraph.tokens[p].lemma in sayings.nouns), None
    )  # fmt: skip
    if noun is None:
        return None
    verb = next((p for p in range(place + 1, end) if is_finite(paragraph.tokens[p])), None)
    if verb is None or verb - noun > 4:
        return None
    saying = sayings.nouns[paragraph.tokens[noun].lemma]
    if paragraph.tokens[verb].lemma in sayings.arising:
        saying = replace(saying, lemmas=("wynikać", *saying.lemmas))
    words = Range(min(noun, verb), max(noun, verb) + 1)
    return Cue(words=words, verb=verb, saying=saying, form="finite")


def without_overlap(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Drafts in reading order, each cue once."""
    seen: set[Range] = set()
    kept = []
    for draft in drafts:
        if draft.cue is not None:
            if draft.cue.words in seen:
                continue
            seen.add(draft.cue.words)
        kept.append(replace(draft))
    return tuple(kept)
