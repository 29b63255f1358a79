"""A saved or fetched web page in, the report on it out."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, NamedTuple

from podobno.errors import DocumentProblem
from podobno.ingest.decode import declared_charset, decode
from podobno.ingest.documents import make_document
from podobno.ingest.intake import sha256_of
from podobno.ingest.limits import MAX_PAGE, say_size
from podobno.ingest.page_data import PageData, read_page_data
from podobno.ingest.plain import broken_characters
from podobno.ingest.received import Reading, Received, head
from podobno.model import Problem
from podobno.settings import Settings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
_MEDIA_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article")
# Names (classes, ids) of parts of a page that are never the report.
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|rodo|gdpr|share|sharing|socials?|breadcrumbs?|okruszki|related"
    r"|teasers?|recommend\w*|polecane|polecamy|czytaj-?te[zż]|see-?also|read-?(?:also|more)|newsletter"
    r"|comments?|komentarze|advert\w*|reklama|ads?|most-?read|popular\w*|najpopularniejsze|paywall"
    r"|tags|tagi|toolbar|caption|figcaption|podpis|photo-?(?:credit|author)|promo|push|subscribe"
    r"|listen|audio-?player|video-?player|voting|rating|menu|nav|navigation|sidebar|footer|stopka"
    r"|copyright|legal|disclaimer)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Characters, and references to them, that no tree can hold.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d)|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])(?![\da-fA-F]));?"
    r"|&#(?:[xX][fF]{3}[eEfF]|6553[45]);?"
)
_LEAD = re.compile(r"(?:^|[\s_-])(?:lead|lid|excerpt|zajawka|standfirst|intro)(?:$|[\s_-])", re.I)
# A part named as furniture that holds more of the page's paragraphs than this is the report in
# a misnamed frame ("article has-comments").
_MAX_SHARE = 0.3
_MAX_WHOLE = 0.9
_MIN_LEAD = 40
# Words of a headline; a single word in the first heading is the outlet's name.
_MIN_HEADLINE, _MAX_HEADLINE = 3, 40
_BLOCKS = frozenset(
    {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "section", "article",
     "header", "footer", "ul", "ol", "table", "pre", "figure", "figcaption", "dt", "dd", "main",
     "aside"}
)  # fmt: skip
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "head"})


class WebPage:
    """HTML pages."""

    def accepts(self, received: Received) -> bool:
        """Whether the bytes open as HTML, or the server or the name says so."""
        start = head(received, 1024).lower()
        return (
            start.startswith(_OPENINGS)
            or (start.startswith(b"<") and b"<html" in start)
            or received.media_type in _MEDIA_TYPES
            or received.suffix in _SUFFIXES
        )

    def read(self, received: Received, settings: Settings) -> Reading:
        """One document: the report's text, dated and named as the page says."""
        if not received.is_whole or len(received.data) > MAX_PAGE:
            raise DocumentProblem(received.name, f"the page is larger than {say_size(MAX_PAGE)}")
        charset = received.charset or declared_charset(received.data)
        source, broken = decode(received.name, received.data, charset)
        tree = parse_html(received.name, source)
        data = read_page_data(tree)
        text = extract_report(tree, data)
        if not text:
            raise DocumentProblem(received.name, "no report could be found in this page")
        document = make_document(
            received,
            settings,
            text,
            title=data.title,
            published=data.published,
            basis=data.basis,
            publisher=data.publisher,
            url=received.url or data.url,
        )
        problems: tuple[Problem, ...] = ()
        if broken:
            problems = (broken_characters(received.name, broken),)
        originals = {sha256_of(received.data): received.data}
        return Reading(documents=(document,), problems=problems, originals=originals)


def parse_html(name: str, source: str) -> HtmlElement:
    """The tree of a page's source, however broken; raises ``DocumentProblem`` where there is
    no element in it."""
    from lxml import etree, html  # here: a dossier of texts needs none of it

    # A declaration of encoding in a decoded text is refused by lxml.
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source)
    try:
        tree = html.document_fromstring(_CONTROLS.sub(" ", source))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentProblem(name, "no HTML could be read in it") from error
    if tree.find(".//body") is None:
        raise DocumentProblem(name, "no HTML could be read in it")
    return tree


def extract_report(tree: HtmlElement, data: PageData) -> str:
    """The report's text, a paragraph a line; empty where the page has none.

    Parts that are named as furniture go first, then trafilatura finds the report; a headline and
    a lead that it leaves out come back. Where it finds next to nothing, the page's own data or
    all of its paragraphs stand in.
    """
    headline = next((_words(h) for h in tree.iter("h1") if _words(h)), "")
    leads = [_words(e) for e in tree.iter("p", "div", "h2", "strong", "section") if _is_lead(e)]
    _prune(tree)
    _flatten_layout(tree)
    text = _extract(tree)
    body = text_of_markup(data.body) if data.body else ""
    if len(text) * 2 < len(body):
        text = body
    if not text:
        text = "\n".join(w for p in tree.iter("p") if len(w := _words(p)) >= _MIN_LEAD)
    return _with_headline(_with_lead(text, leads, data.title), headline) if text else ""


def text_of_markup(source: str) -> str:
    """All the text of a fragment's source, a paragraph between empty lines; empty where it
    cannot be read."""
    from lxml import etree, html

    try:
        return text_of(html.fromstring(f"<div>{_CONTROLS.sub(' ', source)}</div>"))
    except (etree.LxmlError, ValueError):
        return ""


def text_of(element: HtmlElement) -> str:
    """All the text of a fragment, a paragraph between empty lines."""
    parts: list[str] = []
    _gather(element, parts, 0)
    blocks = (" ".join(block.split()) for block in "".join(parts).split("\n\n"))
    return "\n\n".join(block for block in blocks if block)


def _gather(element: HtmlElement, parts: list[str], depth: int) -> None:
    # lxml itself bounds depth at 256; a fragment deeper than Python's stack cannot come here.
    tag = element.tag if isinstance(element.tag, str) else "script"
    if tag not in _SILENT:
        edge = "\n\n" if tag in _BLOCKS else ""
        parts.append("\n\n" if tag == "br" else edge)
        parts.append(element.text or "")
        for child in element:
            _gather(child, parts, depth + 1)
        parts.append(edge)
    parts.append(element.tail or "")


def _extract(tree: HtmlElement) -> str:
    from lxml import etree
    from trafilatura import bare_extraction  # here: half a second, only for pages

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = bare_extraction(tree, include_comments=False, with_metadata=False)
        # It rebuilds the tree and trips over what a broken page leaves in it; all paragraphs
        # stand in then.
        except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError):
            return ""
    text = getattr(found, "text", None) or ""
    return str(text).strip()


def _prune(tree: HtmlElement) -> None:
    """Take out captions and the parts that are named as furniture, unless they hold the report:
    one of them, or all together where a page gives every paragraph such a name."""
    for element in list(tree.iter("script", "style", "noscript", "template", "figcaption")):
        element.drop_tree()
    page = _Size.of(tree)
    parts: list[HtmlElement] = []
    inside: set[HtmlElement] = set()
    whole = 0
    for element in tree.iter():
        if element.getparent() in inside:
            inside.add(element)
        elif _is_furniture(element):
            size = _Size.of(element)
            if size.paragraphs <= _MAX_SHARE * page.paragraphs and size.text <= page.text / 2:
                parts.append(element)
                inside.add(element)
                whole += size.paragraphs
    if whole <= _MAX_WHOLE * page.paragraphs:
        for part in parts:
            part.drop_tree()


def _is_furniture(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in {"html", "body", "main", "article"}:
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_FURNITURE.search(named)) and element.find(".//h1") is None


class _Size(NamedTuple):
    """How many characters a part of a page has, in paragraphs and at all."""

    paragraphs: int
    text: int

    @classmethod
    def of(cls, element: HtmlElement) -> _Size:
        return cls(sum(len(_words(p)) for p in element.iter("p")), len(_words(element)))


def _flatten_layout(tree: HtmlElement) -> None:
    """Turn tables that only lay out the page into plain blocks: a table of figures has no
    paragraphs or headings in its cells."""
    for table in list(tree.iter("table")):
        if table.find(".//p") is None and table.find(".//h1") is None:
            continue
        for element in [table, *table.iter("tbody", "tr", "td", "th")]:
            element.tag = "div"


def _is_lead(element: HtmlElement) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_LEAD.search(named)) and _MIN_LEAD <= len(_words(element)) <= 1500


def _with_lead(text: str, leads: list[str], title: str | None) -> str:
    """The text with the first lead that it lacks, after the headline."""
    flat = " ".join(text.split())
    missing = next((lead for lead in leads if lead[:_MIN_LEAD] not in flat), None)
    if missing is None or any(lead[:_MIN_LEAD] in flat for lead in leads):
        return text
    first, _, rest = text.partition("\n")
    if title and first.strip() == title:
        return f"{first}\n{missing}\n{rest}"
    return f"{missing}\n{text}"


def _with_headline(text: str, headline: str) -> str:
    """The text under the page's headline, which is part of the report."""
    if not _MIN_HEADLINE <= len(headline.split()) <= _MAX_HEADLINE:
        return text
    return text if headline in " ".join(text[:2000].split()) else f"{headline}\n{text}"


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
