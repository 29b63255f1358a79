"""A member of a noun phrase comes in, whom it means that the text names elsewhere goes out."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.event_naming import Naming
from podobno.extract.event_nouns import is_possessive
from podobno.extract.event_parts import Part
from podobno.extract.event_words import grammar_words
from podobno.model import StatementMention


def coreferent(naming: Naming, part: Part, lemma: str) -> str | None:
    """The name by which the text tells of the same person, body or place; None where the words
    must mean another."""
    name = naming.cast.who(naming.sentence, part.start, part.end)
    if name is None:
        return None
    troops = naming.pack.table("events/classes")["troops"]
    is_common = lemma in troops or lemma in naming.pack.table("event_actors")["national"]
    if is_common and _only_opens(naming, part, name, lemma):
        return None  # "Wojsko Rosji": a capital that only opens the sentence
    is_other = _is_of_other(naming, part, name) or _is_another(naming, part, name)
    return None if is_other else name


def _only_opens(naming: Naming, part: Part, name: str, lemma: str) -> bool:
    """``Wojsko Rosji``, ``Wojska rosyjskie``: no word of the name but the sentence's first
    has a capital."""
    behind = naming.reading.tokens[part.head + 1 : part.end]
    is_plain = part.head == 0 and not any(token.text[:1].isupper() for token in behind)
    return name.casefold() == lemma or is_plain


def _is_of_other(naming: Naming, part: Part, name: str) -> bool:
    """``rzecznik premier [Anny Nowak]``: a phrase that ends in somebody's name means that
    person, or one of theirs, and nobody else."""
    inside = {
        n.entity_name for i in range(part.head + 1, part.end)
        if (n := naming.starting(i)) is not None and n.type == "PER"
    }  # fmt: skip
    return bool(inside) and name not in inside and naming.cast.kind(name) == "PER"


def _is_another(naming: Naming, part: Part, name: str) -> bool:
    """``kobieta`` is no man of the text, ``[jeden] dyktator`` nobody it has named, ``mąż Anny
    Nowak`` not Anna Nowak."""
    if naming.cast.kind(name) != "PER":
        return False
    tokens, table = naming.reading.tokens, naming.pack.table("event_actors")
    lemma = tokens[part.head].lemma.casefold()
    inside = any(
        (n := naming.starting(i)) is not None and n.entity_name == name
        for i in range(part.start, part.end)
    )
    if inside:
        is_common = tokens[part.head].text[:1].islower() or part.head == 0
        return is_common and lemma in table["relations"] and part.end > part.head + 1
    if _is_named_beside(naming, part, name) or lemma in table["firms_too"]:
        return True  # "[inwestor] czeka": a firm is called so
    before = range(max(0, part.start - 1), part.head)
    is_open = any(tokens[i].lemma in table["indefinite"] for i in before)
    return is_open or (lemma in table["women"] and naming.circle.genders.get(name) == "m")


def _is_named_beside(naming: Naming, part: Part, name: str) -> bool:
    """``[Polityk] spotkał się z premier Anną Nowak``: who is named by name farther on in the
    same clause is somebody else."""
    lemma = naming.reading.tokens[part.head].lemma.casefold()
    if lemma not in naming.pack.table("event_actors")["epithets"]:
        return False
    clause = naming.reading.tokens_of(naming.reading.clause(part.head))
    named = (naming.starting(i) for i in clause if i > part.end + 1)
    return any(mention is not None and mention.entity_name == name for mention in named)


def both(naming: Naming, part: Part) -> str | None:
    """``[Obaj] potępili``: the two told of before, by the word itself."""
    text = naming.reading.tokens[part.head].text.casefold()
    is_head = naming.reading.morphs[part.head].pos in {"num", "adj"}
    return text if is_head and text in grammar_words("both") else None


def is_the_woman(naming: Naming, part: Part, lemma: str) -> bool:
    """``[uniewinniona] kobieta``: a woman of whom nothing else is said, in a text
    about one woman."""
    morphs, tokens = naming.reading.morphs, naming.reading.tokens
    table = naming.pack.table("event_actors")
    is_woman = lemma in table["one_woman"] and "sg" in morphs[part.head].numbers
    if not is_woman or part.end > part.head + 1:
        return False
    before = range(part.start, part.head)
    loose = table["indefinite"]
    return not any(
        morphs[i].pos in {"num", "dig"}
        or tokens[i].lemma in loose
        or is_possessive(naming.reading.words, i)
        for i in before
    )


def as_speaker(
    naming: Naming, part: Part, own: str, lemma: str, statements: Sequence[StatementMention]
) -> str | None:
    """``[obrońcy kobiety] zarzucili sądowi błąd``: one who speaks in the same words is called
    as the speaker is: by name, or as the text has it where nothing fuller was found."""
    told = _speaker_at(naming, part, statements)
    if told is None or naming.cast.kind(own) is not None:
        return None
    is_plain = own == naming.nominative(part, lemma)
    return told if is_plain or naming.cast.kind(told) is not None else None


def _speaker_at(naming: Naming, part: Part, statements: Sequence[StatementMention]) -> str | None:
    """The speaker whose phrase has the same head."""
    tokens, head = naming.reading.tokens, naming.reading.tokens[part.head]
    for statement in statements:
        span = statement.speaker
        if span is None or not span.start <= head.start < span.end:
            continue
        nouns = (i for i in range(part.start, part.head) if naming.reading.morphs[i].pos == "subst")
        if not any(tokens[i].start >= span.start for i in nouns):
            return statement.speaker_name
    return None
