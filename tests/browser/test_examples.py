"""The example applications, each started by its own command, in a browser, as somebody who registers would use them."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.request import urlopen

import pytest

from kodewilayah import lookup
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.pages import Cascade

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
# Made up; each person has one that nobody else has.
NIKS = (f"317409170845{serial:04}" for serial in count(1))
# Ra'as is a kecamatan of Sumenep.
VILLAGE = lookup("35.29.22").children[0]
PATH = [region.name for region in VILLAGE.path]


class App(NamedTuple):
    """An application that runs, and the name of its field for the village."""

    url: str
    field: str


COMMANDS = {"django": ("django/manage.py", "region"), "flask": ("flask/app.py", "village")}


@pytest.fixture(scope="module", params=COMMANDS)
def app(request: pytest.FixtureRequest) -> Iterator[App]:
    command, field = COMMANDS[request.param]
    if find_spec(request.param) is None:
        pytest.skip(f"NOT TESTED: the example needs {request.param}, which is not installed")
    if not (EXAMPLES / command).exists():
        pytest.skip("the examples are not part of the package; they were tested in the checkout")
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, EXAMPLES / command, str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}/"
    try:
        wait_for(url)
        yield App(url, field)
    finally:
        process.terminate()
        process.wait(30)


def wait_for(url: str) -> None:
    """Wait until a server answers."""
    for _ in range(300):
        try:
            with urlopen(url):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


def opened(app: App, new_page: Callable[..., Page], **options: object) -> Page:
    page = new_page(locale="id-ID", **options)
    page.goto(app.url)
    return page


def fill(page: Page, nik: str | None = None) -> str:
    nik = nik or next(NIKS)
    page.locator('input[name="name"]').fill("Nama Percobaan")
    page.locator('input[name="nik"]').fill(nik)
    return nik


def submit(page: Page) -> None:
    page.get_by_role("button", name="Daftar").click()


def test_four_levels_are_picked_and_the_code_is_stored(app: App, new_page: Callable[..., Page]) -> None:
    page = opened(app, new_page)
    nik = fill(page)
    cascade = Cascade(page, app.field)
    cascade.pick(*PATH)
    assert cascade.value == VILLAGE.code
    submit(page)
    page.get_by_text(VILLAGE.code).first.wait_for()
    assert nik not in page.content()


def test_a_field_that_is_refused_leaves_all_levels_as_they_were(app: App, new_page: Callable[..., Page]) -> None:
    page = opened(app, new_page, expect_errors=("422",))
    fill(page, nik="3174093208450001")
    Cascade(page, app.field).pick(*PATH)
    submit(page)
    page.get_by_text("tanggal").first.wait_for()
    again = Cascade(page, app.field)
    again.wait_for(*PATH)
    assert again.value == VILLAGE.code
    fill(page)
    submit(page)
    page.get_by_text(VILLAGE.code).first.wait_for()


def test_half_a_choice_is_refused_and_kept(app: App, new_page: Callable[..., Page]) -> None:
    page = opened(app, new_page, expect_errors=("422",))
    fill(page)
    Cascade(page, app.field).pick(*PATH[:2])
    submit(page)
    page.get_by_text(f"'{VILLAGE.code[:5]}' adalah kode").first.wait_for()
    again = Cascade(page, app.field)
    again.wait_for(*PATH[:2])
    again.select(3).select_option(label=PATH[2])
    again.wait(4).select_option(label=PATH[3])
    fill(page)
    submit(page)
    page.get_by_text(VILLAGE.code).first.wait_for()


def test_the_keyboard_is_enough(app: App, new_page: Callable[..., Page]) -> None:
    page = opened(app, new_page)
    fill(page)
    cascade = Cascade(page, app.field)
    cascade.wait(1).focus()
    for level in range(1, 5):
        cascade.wait(level)
        if level > 1:
            page.keyboard.press("Tab")
        assert cascade.select(level).evaluate("select => select === document.activeElement")
        page.keyboard.press("ArrowDown")
    chosen = cascade.value
    assert lookup(chosen).level == 4
    page.locator('input[name="nik"]').focus()
    page.keyboard.press("Enter")
    page.get_by_text(chosen).first.wait_for()


def test_without_javascript_the_text_field_is_judged(app: App, new_page: Callable[..., Page]) -> None:
    page = opened(app, new_page, java_script_enabled=False, expect_errors=("422",))
    fill(page)
    text = page.locator(f'input[name="{app.field}"]')
    text.fill("31.70.09.1002")
    submit(page)
    page.get_by_text("01 sampai 69").first.wait_for()
    assert page.locator(f'input[name="{app.field}"]').input_value() == "31.70.09.1002"
    fill(page)
    page.locator(f'input[name="{app.field}"]').fill("3174091002")
    submit(page)
    page.get_by_text("31.74.09.1002").first.wait_for()


def test_a_slow_and_a_failing_endpoint_are_said_and_recover(app: App, new_page: Callable[..., Page]) -> None:
    page = opened(app, new_page, expect_errors=("Failed to load resource",))
    slow: list[Route] = []
    page.route("**/wilayah/regencies/*", lambda route: route.fulfill(status=500, body="no"))
    cascade = Cascade(page, app.field)
    cascade.pick(PATH[0])
    cascade.root.get_by_role("alert").get_by_text("tidak dapat dimuat").wait_for()
    page.unroute("**/wilayah/regencies/*")
    # The answer is held back until the page has been seen to wait for it.
    page.route("**/wilayah/regencies/*", lambda route: slow.append(route))  # noqa: PLW0108 - the function is given attributes
    cascade.root.get_by_role("button", name="Coba lagi").click()
    cascade.root.get_by_text("Memuat").first.wait_for(state="attached")
    while not slow:
        page.wait_for_timeout(20)
    slow.pop().continue_()
    page.unroute("**/wilayah/regencies/*")
    cascade.pick(*PATH)
    assert cascade.value == VILLAGE.code


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_page_fits(app: App, new_page: Callable[..., Page], size: dict[str, int], tmp_path: Path) -> None:
    page = opened(app, new_page, viewport=size)
    Cascade(page, app.field).pick(*PATH)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.screenshot(path=tmp_path / "page.png", full_page=True)
    assert (tmp_path / "page.png").stat().st_size > 0
