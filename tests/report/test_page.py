"""The pages: every link leads somewhere, hostile text stays text, nothing at all is a page too."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from podobno.model import Links, Problem, Story
from podobno.pipeline import story_of
from podobno.report.page import render_page
from podobno.report.summary import summarise
from podobno.report.words import Texts
from tests.stories import make_findings

SENTENCE = "Rada zwołała w Łodzi naradę, na której było 12 osób i jeden gość z daleka."
ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


class _Page(HTMLParser):
    """The ids, links and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in {"href", "src"}:
                self.links.append(value or "")
            elif name.startswith("on"):
                self.handlers.append(name)


def _report(id, *, published="2025-05-14", title=None, publisher="Kurier", url=None):
    findings = make_findings(
        [SENTENCE, "Nikt niczego nie podpisał."],
        id=id,
        published=published,
        publisher=publisher,
        statements=[{"content": "jeden gość z daleka", "speaker_name": "Rada", "via": ("Radio",)}],
        figures=[{"text": "12", "value": 12.0, "unit": "osoba", "source": "Rada"}],
        events=[{"trigger": "naradę", "actor": ("Rada", "Gość"), "place": "Łódź"}],
    )
    return replace(findings, document=replace(findings.document, title=title, url=url))


def _pages(*findings, single_file=False, problems=()):
    return render_page(story_of(findings, problems), single_file=single_file)


def _resolve(page: str, link: str) -> tuple[str, str]:
    """The page and the anchor that a link of a page leads to."""
    path, _, anchor = link.partition("#")
    if not path:
        return page, anchor
    folder = page.rpartition("/")[0]
    while path.startswith("../"):
        path, folder = path.removeprefix("../"), folder.rpartition("/")[0]
    return (f"{folder}/{path}" if folder else path), anchor


IDS = [
    ("a.txt", "b.txt"),
    ("../../etc/passwd", ".."),
    ('a"b', "a'b", "a b", "a?b", "a#b", "a%b"),
    ("https://example.org/a?b=1#c", "x" * 4000, "żółw/łoś 🦊", "日本"),
    ("<script>alert(1)</script>", "a\nb", "a|b"),
]


@pytest.mark.parametrize("single_file", [False, True])
@pytest.mark.parametrize("ids", IDS)
def test_every_link_leads_to_a_place_that_is_there(ids, single_file):
    pages = _pages(*(_report(id) for id in ids), single_file=single_file)
    parsed = {name: _Page(text) for name, text in pages.items()}
    assert len(pages) == (1 if single_file else 1 + len(ids))
    for name, page in parsed.items():
        assert len(set(page.ids)) == len(page.ids), "each id stands once"
        for link in page.links:
            target, anchor = _resolve(name, link)
            assert target in parsed, link
            assert not anchor or anchor in parsed[target].ids, link


@pytest.mark.parametrize("ids", IDS)
def test_pages_have_names_that_every_file_system_takes(ids):
    for name in _pages(*(_report(id) for id in ids)):
        assert re.fullmatch(r"index\.html|documents/[a-z0-9][a-z0-9-]{0,70}\.html", name), name


def test_a_page_is_called_by_letters_without_accents():
    (page,) = [name for name in _pages(_report("Żółw/łoś.txt")) if name != "index.html"]
    assert page.startswith("documents/zolw-los-txt-")


def test_a_document_without_sentences_is_linked_as_a_whole():
    empty = replace(_report("b.txt", published=None), passages=())
    for single_file in (False, True):
        pages = _pages(_report("a.txt"), empty, single_file=single_file)
        parsed = {name: _Page(text) for name, text in pages.items()}
        for name, page in parsed.items():
            for link in page.links:
                target, anchor = _resolve(name, link)
                assert not anchor or anchor in parsed[target].ids, link


@pytest.mark.parametrize("single_file", [False, True])
def test_hostile_text_stays_text(single_file):
    report = _report(ATTACK, title=ATTACK, publisher=ATTACK, url="javascript:alert(1)")
    report = replace(
        report,
        agencies=(ATTACK,),
        statements=tuple(
            replace(s, speaker_name=ATTACK, via=(ATTACK,), to=ATTACK, certainty=(ATTACK,))
            for s in report.statements
        ),
        events=tuple(
            replace(e, actor=(ATTACK, "B"), recipient=(ATTACK,), place=ATTACK)
            for e in report.events
        ),
        figures=tuple(replace(f, source=ATTACK, unit=ATTACK) for f in report.figures),
    )
    problems = (Problem(source=ATTACK, reason=ATTACK),)
    pages = _pages(report, single_file=single_file, problems=problems)
    for name, text in pages.items():
        page = _Page(text)
        assert "img" not in page.tags
        assert page.tags.count("script") == (name == "index.html"), "the page's own script only"
        assert page.handlers == []
        assert not any(link.startswith("javascript:") for link in page.links)
        assert "&lt;script&gt;" in text


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/a", True),
        ("http://example.org/a", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_addresses_of_the_web_are_links(url, is_link):
    pages = _pages(_report("a.txt", url=url))
    links = [link for text in pages.values() for link in _Page(text).links]
    assert (url in links) is is_link


@pytest.mark.parametrize("interface", ["pl", "en"])
def test_a_story_of_nothing_is_a_page(interface):
    story = Story(findings=(), links=Links(), problems=(Problem(source="a", reason="empty"),))
    pages = render_page(story, interface=interface)
    assert list(pages) == ["index.html"]
    assert "empty" in pages["index.html"]
    assert summarise(story, Texts(code=interface)).startswith(("0 artykułów", "0 articles"))


def test_a_list_that_is_cut_short_says_so():
    documents = [_report(f"{n:02d}.txt", published=f"2025-05-{n + 1:02d}") for n in range(15)]
    (event,) = {e.id: e for e in story_of(tuple(documents), ()).links.events}.values()
    assert len(event.mentions) == 15
    page = _pages(*documents)["index.html"]
    assert "Pokazano 12 z 15" in page, "sentences of one event"
    assert "Pokazano 5 z 14" in page, "documents that share sentences with one"
