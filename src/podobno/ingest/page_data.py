"""A parsed web page in, what it says of itself out: title, date, publisher, address."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from podobno.ingest.dates import find_written_date, is_date_line, read_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Meta tags, the surest first. "modified" dates are not publication.
_DATE_TAGS = (
    "article:published_time", "og:published_time", "og:article:published_time",
    "article:published", "article.published", "datepublished", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dc.date.created",
    "dcterms.created", "dc.date", "dcterms.date", "publishdate", "publish-date",
    "publication_date", "pubdate", "date",
)  # fmt: skip
_TITLE_TAGS = ("og:title", "twitter:title", "dc.title")
_PUBLISHER_TAGS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_ARTICLES = ("Article", "Posting", "Report", "WebPage")
_BYLINE = re.compile(r"date|data|time|czas|publi|byline|meta|posted|dodan|article-info", re.I)
# A byline is short; a paragraph that mentions a date is not one.
_MAX_BYLINE = 120
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """What a page says of itself; ``basis`` is ``metadata`` or ``page`` (a date only seen in its
    visible text), ``body`` the report's text where the page's own data hold it."""

    title: str | None = None
    published: str | None = None
    basis: str = "metadata"
    publisher: str | None = None
    url: str | None = None
    body: str | None = None


def read_page_data(tree: HtmlElement) -> PageData:
    """What a page says of itself, from its data block, its tags, then its visible lines."""
    tags = _meta_tags(tree)
    data = tuple(_linked_data(tree))
    own = {_address(tree, tags), *(" ".join(h.text_content().split()) for h in tree.iter("h1"))}
    # Data of teasers may come first: the page's own has its address or its headline.
    articles = sorted(filter(_is_article, data), key=lambda item: not _is_own(item, own))
    published = _first_date(str(a.get("datePublished") or "") for a in articles)
    published = published or _first_date(tags.get(name) for name in _DATE_TAGS)
    published = published or _first_date(_marked_dates(tree))
    basis = "metadata"
    if published is None:
        published, basis = _visible_date(tree) or _other_date(tree, _address(tree, tags)), "page"
    names = (_name_of(a.get("publisher"), data) for a in articles)
    return PageData(
        title=_title(tree, tags, articles),
        published=published,
        basis=basis,
        publisher=_first(tags.get("og:site_name"), *names, *(tags.get(n) for n in _PUBLISHER_TAGS)),
        url=_address(tree, tags),
        body=next((body for a in articles if (body := _text(a.get("articleBody")))), None),
    )


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    """The page's meta tags by small-letter name; of two with one name the first."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = (tag.get("content") or "").strip()
        if name and content:
            tags.setdefault(name.strip().lower(), content)
    return tags


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD blocks, nested ones too; broken blocks are skipped."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            block = json.loads((script.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(block, 0)


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth + 1)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    # A teaser's data block has a headline too, but only the page's own has a date.
    return any(isinstance(k, str) and k.endswith(_ARTICLES) for k in kinds) and bool(
        item.get("datePublished") or item.get("articleBody")
    )


def _is_own(item: dict[str, Any], own: set[str | None]) -> bool:
    place = item.get("mainEntityOfPage")
    place = place.get("@id") if isinstance(place, dict) else place
    said = (_text(item.get("url")), _text(place), _text(item.get("headline")))
    return any(value in own for value in said if value)


def _marked_dates(tree: HtmlElement) -> Iterator[str | None]:
    """Dates in microdata and in ``<time>`` above the report's first paragraphs."""
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        yield element.get("content") or element.get("datetime") or element.text_content()
    for element in tree.xpath("//time[@pubdate or contains(@class, 'publish')]"):
        yield element.get("datetime")
    paragraphs = 0
    for element in tree.iter("time", "p"):
        if element.tag == "p" and len(element.text_content()) > _MAX_BYLINE:
            paragraphs += 1
            # After the third paragraph times belong to teasers and comments.
            if paragraphs == 3:
                return
        elif element.tag == "time" and element.get("datetime"):
            yield element.get("datetime")


def _visible_date(tree: HtmlElement) -> str | None:
    """A calendar date in a byline: an element named for dates, with little text in it."""
    paragraphs = 0
    for element in tree.iter("time", "span", "div", "p", "li", "small", "em", "i", "b", "strong"):
        text = " ".join(element.text_content().split())
        if element.tag == "p" and len(text) > _MAX_BYLINE:
            paragraphs += 1
            if paragraphs == 3:
                return None
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        is_byline = element.tag == "time" or _BYLINE.search(named) or is_date_line(text)
        if len(text) <= _MAX_BYLINE and is_byline:
            found = find_written_date(text)
            if found:
                return found
    return None


def _other_date(tree: HtmlElement, url: str | None) -> str | None:
    """A date in the page's address or in markup that only htmldate knows."""
    from htmldate import find_date

    rest = deepcopy(tree)
    for element in list(rest.iter("meta", "script", "time")):
        named = " ".join(element.values()).lower()
        # A date of change is no date of publication; the page's own data are read above.
        if element.tag == "script" or "modif" in named or "update" in named:
            element.drop_tree()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            # Its latest date is today's by default: the answer would change with the clock.
            found = find_date(
                rest,
                extensive_search=False,
                original_date=True,
                url=url,
                min_date="1995-01-01",
                max_date="2100-01-01",
            )
        # It tries many parsers; what they trip over is no date.
        except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
            return None
    return read_date(found)


def _title(tree: HtmlElement, tags: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    headlines = (_text(a.get("headline")) for a in articles)
    titles = (t.text_content() for t in tree.iter("title"))
    return _first(*headlines, *(tags.get(n) for n in _TITLE_TAGS), *headings[:1], *titles)


def _address(tree: HtmlElement, tags: dict[str, str]) -> str | None:
    links = (
        link.get("href") for link in tree.iter("link") if (link.get("rel") or "") == "canonical"
    )
    address = _first(*links, tags.get("og:url"))
    return address if address and address.startswith(("http://", "https://")) else None


def _name_of(value: Any, data: tuple[dict[str, Any], ...]) -> str | None:
    """The name of an organisation, given whole, as a text, or as ``{"@id": …}`` elsewhere."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        if "name" not in value and "@id" in value:
            same = (d for d in data if d.get("@id") == value["@id"] and "name" in d)
            value = next(same, value)
        value = value.get("name")
    return _text(value)


def _first_date(values: Any) -> str | None:
    return next((day for value in values if (day := read_date(value))), None)


def _first(*values: str | None) -> str | None:
    cleaned = (" ".join(value.split()) for value in values if value)
    return next((value for value in cleaned if value), None)


def _text(value: Any) -> str | None:
    return unescape(value) if isinstance(value, str) and value.strip() else None
