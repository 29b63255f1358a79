"""A page's text in, the spans of its furniture and the agencies it credits out.

Furniture is what stands on a page and is not part of the report: captions, credits, teasers,
controls, date lines, a body that stands twice. Nothing is deleted; finders skip these spans.
The words are data (``furniture.toml``, ``agencies.toml``) of the language pack. Where a rule
would have to guess, the text stays report: a missed teaser costs less than a lost sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from podobno.language.furniture_words import FurnitureWords, agency_names, furniture_words
from podobno.language.pack import LanguagePack
from podobno.model import Noise, Span

_LINE = re.compile(r"[^\r\n]+")
# What opens a page before its first words: "date 2025-09-03", "23.04.2018", "14:50".
_HEADER = re.compile(
    r"date\s+\d{4}(?:-\d{2}){0,2}(?=\s|$)"
    r"|\d{1,2}\.\d{1,2}\.\d{4}(?:,? \d{1,2}:\d{2})?(?=\s|$)"
    r"|\d{4}-\d{2}-\d{2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?(?=\s|$)"
    r"|\d{1,2}:\d{2}(?= [^\W\d])"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”»’)]*\s+(?=[\"„«(–-]*\s?[A-ZĄĆĘŁŃÓŚŹŻ0-9])")
# "(PAP)", "(PAP/Reuters)", "(DW/jar)", "(am)", "(ł)": letters and slashes alone in brackets.
_TAG = re.compile(
    r"\((?P<tag>[^\W\d_]{1,12}(?: ?[/,] ?[^\W\d_]{1,12}(?: [^\W\d_]+)?)*)\)"
    r"(?:\s+[a-ząćęłńóśźż]{2,5}/)*\.?$"
)
_LINK_TAG = re.compile(r"\(?https?://\S+\)?$")
# "Genewa, 14.05. (PAP) – ": the agency in a dateline.
_DATELINE = re.compile(r"[^\n()]{2,60}\((?P<tag>[^\W\d_]{2,12}(?:/[^\W\d_]{2,12})*)\)\s*[-–—]")
_ACRONYM = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ]{2,6}$")
_STOP = re.compile(r"[.!?…][\"”»’)]*$")
# A body that stands twice is at least this long; shorter lines recur by chance
# (a slogan, a repeated subheading).
_MIN_REPEATED_WORDS = 12
# Longest caption, in words: two sentences under a picture.
_MAX_CAPTION = 30
# Longest credit, in words: "Źródło: PAP / EPA / Jan Nowak" and what a page glues to it.
_MAX_CREDIT = 14
# A credit with more words than this that closes with a full stop has a sentence glued to it.
_MAX_GLUED_CREDIT = 5
# Names and slashes, up to the capital that opens a sentence.
_NAMES = re.compile(
    r"\s*(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w.-]*|/)(?:[ ,/]+[A-ZĄĆĘŁŃÓŚŹŻ][\w.-]*)*?"
    r"(?=\s+[A-ZĄĆĘŁŃÓŚŹŻ][\w-]*,? [a-ząćęłńóśźż])"
)
# Longest title of another report inside a paragraph, in words.
_MAX_TITLE = 14
# A teaser cut off with dots, in words: one or two sentences.
_CUT_OFF_WORDS = (15, 45)


def find_noise(text: str, pack: LanguagePack) -> tuple[Noise, ...]:
    """The page furniture of a text, in reading order, without overlaps."""
    words = furniture_words(pack)
    lines = tuple(_lines(text))
    noise: list[Noise] = []
    body = ""
    for number, (start, end) in enumerate(lines):
        if number == 0 and (header := _HEADER.match(text, start, end)):
            noise.append(Noise(start=start, end=header.end(), kind="meta"))
            start = _skip_spaces(text, header.end(), end)
            if start == end:
                continue
        is_label = _is_label(text, lines, number, words)
        kind = "meta" if is_label else words.kind_of_line(text[start:end])
        if kind is not None:
            noise.append(Noise(start=start, end=end, kind=kind))
            continue
        line = " ".join(text[start:end].casefold().split())
        if line.count(" ") + 1 >= _MIN_REPEATED_WORDS:
            if line in body:
                noise.append(Noise(start=start, end=end, kind="repeat"))
                continue
            body += f" {line}"
        if _is_cut_off(text, start, end, number):
            noise.append(Noise(start=start, end=end, kind="teaser"))
            continue
        noise.extend(_read_line(text, start, end, words, is_last=number == len(lines) - 1))
    return tuple(noise)


def find_agencies(text: str, noise: tuple[Noise, ...], pack: LanguagePack) -> tuple[str, ...]:
    """The document's own agencies by canonical name, in reading order.

    They come from credit lines, from tags such as ``(PAP)`` and from datelines. Agencies named
    inside sentences are sources of those sentences only, and those credited for a picture are
    not the text's: neither counts.
    """
    known = agency_names(pack)
    found: dict[str, None] = {}
    datelines = (m for start, end in _lines(text) if (m := _DATELINE.match(text, start, end)))
    credits = [f"({match['tag']})" for match in datelines]
    words = furniture_words(pack)
    before: Noise | None = None
    for span in noise:
        credit = text[span.start : span.end]
        follows = (
            before is not None
            and before.kind == "caption"
            and "\n" not in text[before.end : span.start]
        )
        if span.kind == "credit" and not follows and not words.picture.match(credit):
            credits.append(credit)
        before = span
    for credit in credits:
        split = re.split(r"[/,;:()–]|\s-\s|\s(?=\()", credit)
        parts = [part.strip(" .") for part in split]
        # An agency not listed: "(PAR)", "Źródło: PAR", "oprac. mk, PAR". Beside one that is, short
        # capitals are the author's: "PAP/JŚ".
        has_known = any(part in known for part in parts)
        for part in parts:
            if (name := known.get(part)) is not None:
                found[name] = None
            elif not has_known and _ACRONYM.match(part) and credit.strip() != part:
                found[part] = None
    return tuple(found)


def _read_line(
    text: str, start: int, end: int, words: FurnitureWords, *, is_last: bool
) -> Iterator[Noise]:
    """The furniture inside one line of report: sentences of it, and what stands at its end."""
    closing = _find_credit(text, start, end, words)
    if not closing:
        tail = _find_tail(text, start, end, words, is_last=is_last)
        closing = (tail,) if tail is not None else ()
    if closing:
        end = closing[0].start
    for piece in _pieces(text, start, end, words):
        found = _read_piece(text, piece, words, is_whole=piece.start == start and piece.end == end)
        if found is not None:
            yield found
    yield from closing


def _read_piece(text: str, piece: Span, words: FurnitureWords, *, is_whole: bool) -> Noise | None:
    """One sentence of a paragraph as furniture, or None where it is report."""
    sentence = text[piece.start : piece.end]
    ending = words.cut_teaser.match(sentence)
    if ending is not None:
        return Noise(start=piece.start, end=piece.start + ending.end(), kind="teaser")
    if is_whole:
        return None
    if words.is_control(sentence):
        return Noise(start=piece.start, end=piece.end, kind="ui")
    opening = words.teaser.match(sentence) or words.teaser_colon.match(sentence)
    if opening is not None:
        length = _title_length(sentence, opening.end(), words)
        return Noise(start=piece.start, end=piece.start + length, kind="teaser")
    return None


def _title_length(sentence: str, opening: int, words: FurnitureWords) -> int:
    """Where a teaser inside a paragraph ends: with its sentence, or, where the next sentence is
    glued to the title, before that sentence's first word."""
    title = sentence[opening:]
    if len(title.split()) <= _MAX_TITLE // 2:
        return len(sentence)
    glued = words.glued.search(title)
    first = re.search(r"(?<=[a-ząćęłńóśźż0-9])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])", title)
    cut = glued or (first if len(title.split()) > _MAX_TITLE or _STOP.search(title) else None)
    if cut is not None and len(title[: cut.start()].split()) <= _MAX_TITLE:
        return opening + cut.start()
    # Too long for a title and nothing shows where it ends: only the invitation itself.
    return len(sentence) if len(title.split()) <= _MAX_TITLE else len(sentence[:opening].rstrip())


def _find_credit(text: str, start: int, end: int, words: FurnitureWords) -> tuple[Noise, ...]:
    """A credit at the end of a line, with the caption before it where the line is one."""
    line = text[start:end]
    credits = words.credit_inline.finditer(line)
    short = (found for found in credits if len(line[found.start() :].split()) <= _MAX_CREDIT)
    inline = next(short, None)
    if inline is None:
        return ()
    length = _credit_length(line[inline.end() :])
    credit = Noise(start=start + inline.start(), end=start + inline.end() + length, kind="credit")
    before = line[: inline.start()].rstrip(" /|-–(,")
    # A paragraph of report closes with a full stop and has more than a caption's one sentence.
    is_long = len(before.split()) > _MAX_CREDIT
    is_glued = inline.end() + length < len(line)
    is_report = is_long and (is_glued or _STOP.search(before) or _SENTENCE_END.search(before, 15))
    if not before or is_report or len(before.split()) > _MAX_CAPTION:
        return (credit,)
    return (Noise(start=start, end=start + len(before), kind="caption"), credit)


def _credit_length(rest: str) -> int:
    """How far a credit reaches after its opening: to the end of the line, or, where a sentence
    of report is glued to it (``Foto: PAP Przewoźnik tłumaczy, że …``), over the names only."""
    if not _STOP.search(rest) or len(rest.split()) <= _MAX_GLUED_CREDIT:
        return len(rest)
    names = _NAMES.match(rest)
    if names is None or len(rest[names.end() :].split()) <= _MAX_GLUED_CREDIT:
        return len(rest)
    return names.end()


def _find_tail(
    text: str, start: int, end: int, words: FurnitureWords, *, is_last: bool
) -> Noise | None:
    """A tag, signature or name that closes a paragraph after its last sentence."""
    line = text[start:end]
    *_, last = _pieces(text, start, end, words)
    if last.start > start:
        tail = text[last.start : last.end]
        is_author = words.signature.match(tail) or words.is_slashed(tail)
        if is_author or (is_last and " " in tail and words.is_name_alone(tail)):
            return Noise(start=last.start, end=last.end, kind="credit")
    for pattern in (_TAG, _LINK_TAG, words.sources):
        tag = pattern.search(line)
        if tag is not None and _is_tag(line[: tag.start()].rstrip(), tag, words):
            return Noise(start=start + tag.start(), end=end, kind="credit")
    return None


def _is_tag(before: str, tag: re.Match[str], words: FurnitureWords) -> bool:
    """Whether brackets at the end of a paragraph hold an agency tag or an author's initials,
    not an acronym that the sentence introduces (``Narodowa Służba Wywiadowcza (NIS)``)."""
    if not before:
        return False
    parts = re.split(r" ?[/,] ?", tag.groupdict().get("tag") or "")
    return bool(_STOP.search(before)) or any(part in words.agencies for part in parts)


def _is_label(text: str, lines: tuple[Span, ...], number: int, words: FurnitureWords) -> bool:
    """Whether a line between the headline and the lead is the outlet's or the author's name."""
    if number != 1 or len(lines) < 3:
        return False
    headline, line = text[slice(*lines[0])], text[slice(*lines[1])]
    return (
        len(headline.split()) > 3
        and (not _STOP.search(headline) or headline[-1] in '"”!?')
        and len(line.split()) <= 3
        and words.is_name_alone(line)
        and line[-1] != "."
    )


def _is_cut_off(text: str, start: int, end: int, number: int) -> bool:
    """Whether a line is the beginning of another report, cut off with dots by the page.

    A trailing thought of this report ends so too: what tells them apart is that the words of
    another report do not occur in the rest of the page.
    """
    line = text[start:end]
    if number < 2 or not line.endswith(("...", "…")) or line[0] in '–-—„"':
        return False
    if not _CUT_OFF_WORDS[0] <= len(line.split()) <= _CUT_OFF_WORDS[1]:
        return False
    stems = _stems(line)
    # A third: reports of one day share "prezydent", "środę", "rząd".
    return len(stems & (_stems(text[:start]) | _stems(text[end:]))) * 3 <= len(stems)


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[^\W\d_]{5,}", text.casefold())}


def _pieces(text: str, start: int, end: int, words: FurnitureWords) -> Iterator[Span]:
    """The sentences of a line, roughly: enough to see where furniture opens."""
    begin = start
    for match in _SENTENCE_END.finditer(text, start, end):
        word = text[begin : match.start() + 1].rpartition(" ")[2]
        is_short = word.casefold().lstrip('(„"') in words.abbreviations
        if is_short or re.fullmatch(r"[A-ZŁŚŻ]\.", word):
            continue
        close = match.start() + len(match[0].rstrip())
        yield Span(begin, close)
        begin = match.end()
    if begin < end:
        close = begin + len(text[begin:end].rstrip())
        if close > begin:
            yield Span(begin, close)


def _lines(text: str) -> Iterator[Span]:
    """The lines that hold anything, without the white space around them."""
    for match in _LINE.finditer(text):
        start = _skip_spaces(text, *match.span())
        end = start + len(text[start : match.end()].rstrip())
        if start < end:
            yield Span(start, end)


def _skip_spaces(text: str, start: int, end: int) -> int:
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    return start
