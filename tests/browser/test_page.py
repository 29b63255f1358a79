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


def test_document_page_has_no_violation_of_wcag_aa(browser, demo):
    path = sorted((demo / "documents").iterdir())[0]
    assert violations(browser, path, script=True) == []


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
    page.context.close()


def test_a_line_opens_its_sentence(browser, demo):
    page = opened(browser, demo / "index.html")
    page.locator(".chain a").first.click()
    assert "/documents/" in page.url
    anchor = page.url.partition("#")[2]
    assert page.locator(f"[id='{anchor}']").is_visible()
    page.context.close()


def test_no_link_leads_nowhere(browser, demo):
    for path in (demo / "index.html", *sorted((demo / "documents").iterdir())):
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
