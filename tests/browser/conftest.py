"""Debian's Chromium, driven by Playwright; where either is missing, these tests say so loudly and are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.server import Site, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

PHONE = {"width": 375, "height": 667}
DESKTOP = {"width": 1280, "height": 800}
_FAULTS = ("error", "warning", "assert")
_PATIENCE = 15_000


# Not longer than a module: while Playwright is there an event loop runs, in which Django refuses its database.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _skip("playwright (pip install playwright)")
    chromium = shutil.which("chromium")
    if chromium is None:
        _skip("chromium (apt-get install chromium)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


def _skip(what: str) -> None:
    pytest.skip(f"in a browser: there is no {what}")


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Make pages that must stay without an error, a warning or a broken policy; `expect_errors` allows some."""
    contexts: list[BrowserContext] = []
    heard: list[str] = []

    def make(*, expect_errors: tuple[str, ...] = (), **options: object) -> Page:
        settings = {"viewport": DESKTOP, **options}
        context = browser.new_context(**settings)  # type: ignore[arg-type]  # the options are Playwright's own
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(_PATIENCE)

        def hear(text: str) -> None:
            if not any(expected in text for expected in expect_errors):
                heard.append(text)

        def hear_console(message: ConsoleMessage) -> None:
            # The browser's own hints to developers come at any time, and are no fault of the page.
            if message.type in _FAULTS:
                hear(f"{message.type}: {message.text}")

        page.on("console", hear_console)
        page.on("pageerror", lambda error: hear(f"error: {error}"))
        page.on("dialog", lambda dialog: hear(f"dialog: {dialog.message}"))
        return page

    yield make
    for context in contexts:
        context.close()
    assert heard == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as served:
        yield served
