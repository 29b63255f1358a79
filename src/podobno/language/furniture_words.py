"""A language pack in, its furniture words out as questions about a line or a sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from podobno.language.pack import LanguagePack

# A line that holds nothing but a date, a time, or both, with or without a weekday.
_DATE_LINE = re.compile(
    r"(?:data\s+)?(?:[^\W\d_]+,? )?"
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2} [a-ząćęłńóśźż]+ \d{4}(?: r\.?| roku)?)"
    r"(?:[, |]*(?:godz\.? *|o )?\d{1,2}[:.]\d{2}(?::\d{2})?)?",
    re.IGNORECASE,
)
# "Data 05.04.2018; Autor Anna Nowak; Słowa kluczowe …": a footer of labels.
_FOOTER = re.compile(r"data:?\s+\d{1,2}\.\d{1,2}\.\d{4}\s*[;|,]", re.IGNORECASE)
_SITE = r"(?:[\w-]+\.)+[a-z]{2,10}"
_KNOWN_SITE = r"(?:www\.)?(?:[\w-]+\.)+(?:pl|com|eu|info|net|org|news|tv|fm|ru|ua|de|uk|example)"
_NAME = r"[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]+"
_SHORT_PART = r"[^\W\d_][\w.-]*(?:,? [\w.-]+){0,3}"
_IS_SITE = re.compile(_KNOWN_SITE, re.IGNORECASE)
_IS_PERSON = re.compile(rf"{_NAME} {_NAME}")
_INITIALS = re.compile(r"(?:[a-ząćęłńóśźż]{2,5}/\s*){1,4}")
_BRACKETS = re.compile(r"\([^\W\d_]{1,12}(?: ?[/,] ?[^\W\d_]{1,12}(?: [^\W\d_]+)?)*\)\.?")
_MAX_LABEL_WORDS = 14


class FurnitureWords:
    """The furniture words of a language, compiled once."""

    def __init__(self, table: dict[str, Any], agencies: dict[str, str], short: frozenset[str]):
        self.agencies = agencies
        self.abbreviations = short
        self.particles = frozenset(table["name_particles"])
        self.teaser = _opening(table["teaser_openings"])
        labels = _either(table["teaser_labels"])
        self.teaser_colon = re.compile(rf"\W{{0,3}}(?:{labels})\s*[:|]\s*", re.IGNORECASE)
        self.teaser_alone = re.compile(rf"\W{{0,3}}(?:{labels})\s*[:»>]*", re.IGNORECASE)
        endings = _either(table["teaser_endings"])
        # "…, czyli około... zobacz więcej": a teaser cut off inside a paragraph.
        self.cut_teaser = re.compile(
            rf"[^\n]{{0,400}}?(?:\.\.\.|…|»|>)\s*(?:{endings})\b[.…»>]*", re.IGNORECASE
        )
        openers = "|".join(re.escape(word) for word in table["sentence_openers"])
        self.glued = re.compile(rf"(?<=[\w”\"])\s+(?=(?:{openers}) [^\W\d_])")
        phrase = rf"(?:{_either(table['ui_phrases'])})[.:!…]*"
        either = rf"(?:{_either(table['ui_phrases'] + table['ui_words'])})[.:!…]*"
        self.control = re.compile(phrase, re.IGNORECASE)
        self.controls = re.compile(rf"{either}(?:[\s|•·,/]+{either})*", re.IGNORECASE)
        self.ui_open = re.compile(
            rf"\W{{0,3}}(?:{_either(table['ui_openings'])})|©|\(c\) ", re.IGNORECASE
        )
        self.credit = _opening(table["credit_openings"])
        self.picture = _opening(table["picture_credits"])
        self.credit_inline = re.compile(
            rf"(?<=[\s/(])(?:{_either(table['credit_inline'])})", re.IGNORECASE
        )
        self.caption_end = re.compile(rf"(?:{_either(table['caption_endings'])})\.?$", re.I)
        self.caption_open = _opening(table["caption_openings"])
        self.meta = _opening(table["meta_openings"])
        units, relative = _either(table["relative_units"]), _either(table["relative_words"])
        clock = r"(?:,?(?: o)? \d{1,2}:\d{2})?"
        stamp = rf"(?:(?:\d+ )?(?:{units})\w{{0,3}}\.? temu|(?:{relative}){clock})"
        self.stamp = re.compile(rf"(?:{_SITE}[\s,|·•-]*)?{stamp}|{_KNOWN_SITE}", re.IGNORECASE)
        names = "|".join(re.escape(name) for name in sorted(agencies, key=len, reverse=True))
        # "… powiedział. rbb, dpa / stas.": small letters do not open a sentence.
        self.sources = re.compile(
            rf"(?<=[.!?…\"”] )(?:[a-z]{{2,5}}, )*(?:{names})(?: ?[/,] ?[\w.]+)+\.?$"
        )
        # "Z Londynu Anna Nowak (PAP)": a correspondent's signature.
        self.signature = re.compile(
            rf"(?:Ze? {_NAME}(?: {_NAME})?,? )(?:dla [\w.]+ )?{_NAME} {_NAME}(?:-{_NAME})?"
            rf"(?:[ ,]*(?:\((?:{names}|[A-Z]{{2,5}}(?:/[A-Z]{{2,5}})*)\)|(?:{names})))?\.?$"
        )

    def kind_of_line(self, line: str) -> str | None:
        """What a whole line is, or None where it is report, wholly or in part."""
        size = len(line.split())
        if self.stamp.fullmatch(line) or _DATE_LINE.fullmatch(line) or _FOOTER.match(line):
            return "meta"
        if self.controls.fullmatch(line) or self.ui_open.match(line):
            return "ui"
        if self.teaser_alone.fullmatch(line):
            return "teaser"
        # A long paragraph may open with an invitation and go on with the report.
        if size <= 2 * _MAX_LABEL_WORDS and (
            self.teaser.match(line) or self.teaser_colon.match(line)
        ):
            return "teaser"
        if size <= _MAX_LABEL_WORDS and self.credit.match(line):
            return "credit"
        if size <= _MAX_LABEL_WORDS and self.meta.match(line):
            return "meta"
        if size <= 2 * _MAX_LABEL_WORDS and (
            self.caption_end.search(line) or self.caption_open.match(line)
        ):
            return "caption"
        if _BRACKETS.fullmatch(line) or _INITIALS.fullmatch(line) or self.signature.match(line):
            return "credit"
        return self._kind_of_slashed(line)

    def is_control(self, sentence: str) -> bool:
        """Whether a sentence inside a paragraph speaks to the page's reader."""
        return bool(self.control.fullmatch(sentence) or self.ui_open.match(sentence))

    def is_slashed(self, text: str) -> bool:
        """``PAP/Reuters``, ``rbb, dpa / stas.``, ``Portal.pl/Anna Nowak``: short parts, slashes
        between them, and one that shows a source: an agency, a site, or a person's name."""
        text = text.rstrip(". ")
        if not re.fullmatch(rf"{_SHORT_PART}(?: ?/ ?/?{_SHORT_PART})+", text):
            return False
        parts = [part.strip(" .") for part in re.split(r"[/,]", text)]
        return any(part in self.agencies for part in parts) or any(
            _IS_SITE.fullmatch(part) or _IS_PERSON.fullmatch(part) for part in parts
        )

    def is_name_alone(self, text: str) -> bool:
        """Whether a text is one to six words, all of them written as in a name."""
        words = text.rstrip(". ").split()
        if not 1 <= len(words) <= 6 or any(mark in text for mark in ',;:!?"”„'):
            return False
        names = [word for word in words if word.casefold() not in self.particles]
        return (
            words[0] in names
            and (len(names) > 1 or len(words) == 1)
            and all(word[0].isupper() and not word[-1].isdigit() for word in names)
        )

    def _kind_of_slashed(self, line: str) -> str | None:
        """A credit of sources with slashes between them, or a caption that ends in one."""
        if self.credit_inline.search(line):
            return None
        bare = line.strip(" .()")
        if bare in self.agencies:
            return "credit"
        parts = [part.strip(" .()") for part in line.split("/")]
        if len(parts) < 2 or line[-1] in '!?"”' or len(line.split()) > 2 * _MAX_LABEL_WORDS:
            return None
        if self.is_slashed(line):
            is_phrase = len(parts[0].split()) > 2 and not parts[0].istitle()
            return "caption" if is_phrase and "," not in parts[0] else "credit"
        # "… ochronę kościołów. Radio.pl/PAP": a paragraph of report with its credit.
        if self.is_slashed(re.split(r"[.!?]\s+", line)[-1]) and len(parts[0].split()) > 6:
            return None
        # "… wita gościa / Fot. Jan Nowak / PAP": the agency is one of the parts after the words.
        return "caption" if any(part in self.agencies for part in parts[1:]) else None


@lru_cache(maxsize=8)
def furniture_words(pack: LanguagePack) -> FurnitureWords:
    """The furniture words of a pack, compiled."""
    short = pack.table("abbreviations")
    abbreviations = frozenset({**short.get("before", {}), **short.get("after", {})})
    return FurnitureWords(pack.table("furniture"), agency_names(pack), abbreviations)


@lru_cache(maxsize=8)
def agency_names(pack: LanguagePack) -> dict[str, str]:
    """Each spelling of an agency's name, to the canonical one."""
    table: dict[str, list[str]] = pack.table("agencies")
    return {spelling: name for name, spellings in table.items() for spelling in [name, *spellings]}


def _either(phrases: list[str]) -> str:
    """Alternatives of a pattern, longest first, with any white space between words."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


def _opening(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?:{_either(phrases)})(?!\w)", re.IGNORECASE)
