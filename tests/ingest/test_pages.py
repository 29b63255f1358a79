"""Saved news pages in several layouts: what their text, date and publisher must be."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from trafilatura import extract

from podobno.ingest import read_sources
from podobno.language.furniture import find_noise
from podobno.language.pl import PACK
from podobno.model import Document
from podobno.settings import Settings

HERE = Path(__file__).parent
PAGES: list[dict[str, Any]] = tomllib.loads((HERE / "pages.toml").read_text("utf-8"))["page"]
each_page = pytest.mark.parametrize("page", PAGES, ids=[page["file"] for page in PAGES])


def read_page(page: dict[str, Any]) -> Document:
    intake = read_sources([str(HERE / "pages" / page["file"])], Settings())
    assert intake.problems == ()
    (document,) = intake.documents
    return document


def report_of(document: Document) -> str:
    """The text without its furniture."""
    text, end = "", 0
    for noise in find_noise(document.text, PACK):
        text += document.text[end : noise.start]
        end = noise.end
    return text + document.text[end:]


@each_page
def test_page_keeps_every_snippet_of_its_report(page: dict[str, Any]) -> None:
    text = " ".join(report_of(read_page(page)).split())
    assert [snippet for snippet in page["holds"] if snippet not in text] == []


@each_page
def test_page_has_no_furniture_outside_noise(page: dict[str, Any]) -> None:
    text = " ".join(report_of(read_page(page)).split())
    assert [snippet for snippet in page["lacks"] if snippet in text] == []


@each_page
def test_page_says_its_title_date_publisher_and_address(page: dict[str, Any]) -> None:
    document = read_page(page)
    assert document.id == f"pages/{page['file']}"
    assert document.title == page["title"]
    assert (document.published, document.published_basis) == (page["published"], page["basis"])
    assert document.publisher == page.get("publisher")
    assert document.url == page.get("url")


def test_pages_are_read_at_least_as_well_as_by_trafilatura_alone() -> None:
    ours = theirs = 0
    for page in PAGES:
        raw = (HERE / "pages" / page["file"]).read_bytes()
        alone = " ".join((extract(raw, include_comments=False) or "").split())
        text = " ".join(report_of(read_page(page)).split())
        ours += _right(text, page)
        theirs += _right(alone, page)
        assert _right(text, page) >= _right(alone, page), page["file"]
    assert ours > theirs


def _right(text: str, page: dict[str, Any]) -> int:
    return sum(s in text for s in page["holds"]) + sum(s not in text for s in page["lacks"])


BODY = "<p>" + "Rada gminy obradowała do późna i przyjęła budżet. " * 4 + "</p>"


@pytest.mark.parametrize(
    ("head", "byline", "published", "basis"),
    [
        # A date of change is not one of publication; neither is one in the report or the footer.
        ('<meta property="article:modified_time" content="2024-05-05">', "", None, "none"),
        ("", "<p>Umowę podpisano 3 maja 2024 roku w sali posiedzeń, gdzie czekało stu ludzi"
             " z transparentami i trąbkami, a nikt nie chciał ustąpić miejsca.</p>", None, "none"),
        ("", "<footer>© 2024 Gazeta</footer>", None, "none"),
        ("", '<div class="x1a9">3 maja 2024, 14:05</div>', "2024-05-03", "page"),
        ("", '<span class="a">Sielec, 3 maja 2024 r.</span>', "2024-05-03", "page"),
        ("", '<span class="article-date">Dodano 03.05.2024 przez: jk</span>', "2024-05-03", "page"),
        ("", '<time datetime="2024-05-03T14:05">wczoraj</time>', "2024-05-03", "metadata"),
        ('<meta itemprop="datePublished" content="2024-05-03">', "", "2024-05-03", "metadata"),
        ('<link rel="canonical" href="https://gazeta.example/2024/05/03/budzet">', "",
         "2024-05-03", "page"),
        # The page's own data win over its byline.
        ('<meta property="article:published_time" content="2024-05-03">',
         '<span class="date">5 maja 2024</span>', "2024-05-03", "metadata"),
    ],
)  # fmt: skip
def test_date_of_a_page_and_where_it_comes_from(
    tmp_path: Path, head: str, byline: str, published: str | None, basis: str
) -> None:
    page = f"<html><head>{head}</head><body><h1>Rada przyjęła budżet gminy</h1>{byline}{BODY}"
    (tmp_path / "a.html").write_text(page, "utf-8")
    (document,) = read_sources([str(tmp_path)], Settings()).documents
    assert (document.published, document.published_basis) == (published, basis)


def test_report_in_a_frame_misnamed_as_furniture_is_kept(tmp_path: Path) -> None:
    said = (f"Radny numer {n} mówił o drodze, wodzie i szkole w gminie." for n in range(9))
    lines = "".join(f"<div>{line}</div>" for line in said)
    page = f'<html><body><div class="content ads comments"><h2>Sesja</h2>{lines}</div></body>'
    (tmp_path / "a.html").write_text(page, "utf-8")
    (document,) = read_sources([str(tmp_path)], Settings()).documents
    assert "Radny numer 8 mówił" in document.text


def test_text_held_only_in_the_data_of_a_page_is_read(tmp_path: Path) -> None:
    body = "Rada gminy obradowała do późna. Budżet przyjęto głosami 9 radnych. " * 5
    title = "Budżet &quot;nocny&quot;"
    data = f'{{"@type": "NewsArticle", "headline": "{title}", "articleBody": "{body}"}}'
    head = f'<head><script type="application/ld+json">{data}</script></head>'
    page = f"<html>{head}<body><p>Zaloguj się, aby czytać dalej.</p></body></html>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    (document,) = read_sources([str(tmp_path)], Settings()).documents
    assert "Budżet przyjęto głosami 9 radnych." in document.text
    assert document.title == 'Budżet "nocny"'


def test_report_whose_every_paragraph_is_named_as_furniture_is_kept(tmp_path: Path) -> None:
    said = (f"Radny numer {n} mówił o drodze, wodzie i szkole w gminie." for n in range(20))
    lines = "".join(f'<div class="share"><p>{line}</p></div>' for line in said)
    (tmp_path / "a.html").write_text(f"<html><body>{lines}</body></html>", "utf-8")
    (document,) = read_sources([str(tmp_path)], Settings()).documents
    assert "Radny numer 8 mówił" in document.text
