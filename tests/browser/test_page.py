"""The page as a reader has it: in Chromium, with script and without, wide and narrow."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What "in CI" means for a missing browser: a failure there, a skip at a desk without one.
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is not installed")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled story's dossier."""
    from tests.conftest import run

    folder = tmp_path_factory.mktemp("demo") / "dossier"
    result = run("demo", "-o", str(folder), "--engine", "light")
    assert result.exit_code in (0, 1), result.output
    return folder


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled story in English, as a story that is too long for one page."""
    from podobno.report import page
    from tests.conftest import run

    folder = tmp_path_factory.mktemp("english") / "dossier"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page, "MAX_LINES", 10)
        run("demo", "-o", str(folder), "--engine", "light", "--lang", "en")
    return folder


def opened(browser: Browser, path: Path, *, script: bool = True, **options: Any) -> Page:
    context = browser.new_context(java_script_enabled=script, bypass_csp=True, **options)
    page = context.new_page()
    page.goto(path.as_uri())
    return page


def violations(browser: Browser, path: Path, *, script: bool, **options: Any) -> list[str]:
    """What axe-core finds. Without script the page's own script is left out, axe still runs."""
    page = opened(browser, path, **options)
    if not script:
        html = path.read_text(encoding="utf-8").replace('"use strict";', "throw 0;")
        page.set_content(html)
    page.evaluate("() => document.querySelectorAll('details').forEach((d) => (d.open = true))")
    page.evaluate(AXE)
    result = page.evaluate("(tags) => axe.run({runOnly: {type: 'tag', values: tags}})", WCAG)
    page.context.close()
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in result["violations"]]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_page_has_no_violation_of_wcag_aa(browser, demo, script, scheme, width):
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    assert violations(browser, demo / "index.html", script=script, **options) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_document_page_has_no_violation_of_wcag_aa(browser, demo, scheme):
    path = sorted((demo / "documents").iterdir())[0]
    assert violations(browser, path, script=True, color_scheme=scheme) == []


def test_english_page_and_sheet_have_no_violation_of_wcag_aa(browser, english):
    path = sorted((english / "documents").iterdir())[-1]
    assert violations(browser, english / "index.html", script=True) == []
    assert violations(browser, path, script=True) == []


def test_whole_lists_have_the_same_search(browser, english):
    """A story too long for one page: its lists are pages of their own."""
    page = opened(browser, english / "lists" / "timeline.html")
    total = page.locator("li[data-kind]").count()
    page.get_by_label("Search words").fill("wiedn")
    shown = page.locator("li[data-kind]:visible").count()
    assert 0 < shown < total
    page.context.close()
    assert violations(browser, english / "lists" / "timeline.html", script=True) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_page_does_not_scroll_sideways(browser, demo, width):
    page = opened(browser, demo / "index.html", viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_page_reads_without_script(browser, demo):
    page = opened(browser, demo / "index.html", script=False)
    assert page.locator("#filter").is_hidden()
    assert page.locator("#check h2").is_visible()
    assert page.locator("ol.timeline > li").count() > 0
    page.context.close()


def test_filter_shows_only_what_fits(browser, demo):
    page = opened(browser, demo / "index.html")
    before = page.locator("li[data-kind]:visible").count()
    page.get_by_label("Osoba lub instytucja").select_option("Jowan Merkuza")
    after = page.locator("li[data-kind]:visible").count()
    assert 0 < after < before
    page.get_by_label("Szukaj słów").fill("hipopotam")
    assert page.locator("li[data-kind]:visible").count() == 0
    assert page.get_by_text("Nic nie pasuje do filtra.").is_visible()
    page.get_by_role("button", name="Wyczyść").click()
    assert page.locator("li[data-kind]:visible").count() == before
    page.context.close()


def test_filter_tells_how_much_fits_and_hides_the_sections_without_a_line(browser, demo):
    page = opened(browser, demo / "index.html")
    total = page.locator("li[data-kind]").count()
    page.get_by_label("Rodzaj").select_option("figure")
    shown = page.locator("li[data-kind]:visible").count()
    assert page.get_by_text(f"Pasuje {shown} z {total}.").is_visible()
    assert [s.get_attribute("id") for s in page.locator("main > section:visible").all()] == [
        "figures"
    ]
    page.context.close()


def test_contradictions_are_searched_too(browser, demo):
    page = opened(browser, demo / "index.html")
    page.get_by_label("Szukaj słów").fill("stanowcz odpowiedz")
    assert page.locator("#check li:visible").count() == 1
    page.context.close()


def test_search_is_folded_on_a_phone_and_open_on_a_desk(browser, demo):
    for width, is_open in ((390, False), (1280, True)):
        page = opened(browser, demo / "index.html", viewport={"width": width, "height": 900})
        assert page.get_by_label("Szukaj słów").is_visible() is is_open
        page.context.close()


def test_every_control_is_reached_by_the_keyboard(browser, demo):
    page = opened(browser, demo / "index.html")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.outerHTML.slice(0, 40)"))
    assert reached[0].startswith('<a class="skip"')
    wanted = ('<input type="search"', "<select", '<input type="date"', "<summary")
    assert all(any(html.startswith(start) for html in reached) for start in wanted)
    page.context.close()


def test_print_shows_what_is_folded_and_no_controls(browser, demo):
    page = opened(browser, demo / "index.html")
    page.emulate_media(media="print")
    assert page.locator("#filter").is_hidden()
    assert page.locator("nav").first.is_hidden()
    hidden = page.evaluate(
        "[...document.querySelectorAll('details.origins li')]"
        ".filter((e) => !e.checkVisibility({contentVisibilityAuto: true})).length"
    )
    assert hidden == 0
    page.context.close()


def test_a_line_opens_its_sentence(browser, demo):
    page = opened(browser, demo / "index.html")
    page.locator(".chain a").first.click()
    assert "/documents/" in page.url
    anchor = page.url.partition("#")[2]
    assert page.locator(f"[id='{anchor}']").is_visible()
    page.context.close()


def test_no_link_leads_nowhere(browser, demo, english):
    for path in (*sorted(demo.rglob("*.html")), *sorted(english.rglob("*.html"))):
        page = opened(browser, path)
        links = page.evaluate("[...document.querySelectorAll('a')].map((a) => a.href)")
        for link in {x for x in links if x.startswith("file:")}:
            target, _, anchor = link.removeprefix("file://").partition("#")
            there = Path(target)
            assert there.is_file(), link
            if anchor:
                assert f'id="{anchor}"' in there.read_text(encoding="utf-8"), link
        page.context.close()


def test_page_asks_the_network_for_nothing(browser, demo):
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((demo / "index.html").as_uri())
    assert [url for url in asked if not url.startswith("file:")] == []
    context.close()
