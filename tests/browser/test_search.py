"""The search field in a real browser, under a strict policy."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import Search
from tests.browser.server import Site
from tests.browser.test_cascade import FAILED, HOSTILE, screenshots

if TYPE_CHECKING:
    from playwright.sync_api import Page

SAWAH = "Srengseng Sawah, Jagakarsa, Kota Administrasi Jakarta Selatan, Daerah Khusus Ibukota Jakarta"


def widget(
    value: str = "", *, name: str = "region", label: str = "", lang: str = "id", level: str = "4", within: str = "",
    attributes: str = "", more: str = "",
) -> str:  # fmt: skip
    return f"""<div class="field"><label for="id_{name}">Tempat tinggal</label>
<div class="kodewilayah-search" data-kodewilayah="search" data-url="/wilayah/" data-lang="{lang}" data-level="{level}"
 data-within="{within}" data-label="{label}" {more}>
<input type="text" name="{name}" id="id_{name}" value="{value}" autocomplete="off" {attributes}></div></div>"""


def test_by_keyboard(page: Page, site: Site) -> None:
    page.goto(site.page(widget()))
    search = Search(page)
    page.keyboard.press("Tab")
    assert search.text.evaluate("field => field === document.activeElement")
    page.keyboard.type("srengseng")
    search.list.wait_for()
    count = search.options.count()
    assert count == 4
    assert search.status.inner_text() == "4 wilayah ditemukan; pilih dengan panah atas dan bawah."
    assert search.active() is None
    assert search.text.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Home")
    assert search.active() is None
    seen = []
    for key in ("ArrowDown", "ArrowUp", "ArrowDown", "ArrowDown", "End", "Home", "End"):
        page.keyboard.press(key)
        seen.append(search.active())
    options = [" ".join(text.split()) for text in search.options.all_inner_texts()]
    assert seen == [options[index] for index in (0, 3, 0, 1, 3, 0, 3)]
    page.keyboard.press("Escape")
    assert not search.list.is_visible()
    assert search.text.get_attribute("aria-expanded") == "false"
    assert search.text.get_attribute("aria-activedescendant") is None
    page.keyboard.press("Alt+ArrowDown")
    assert search.list.is_visible()
    assert search.active() is None
    page.keyboard.press("Alt+ArrowUp")
    assert not search.list.is_visible()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert (search.value, search.text.input_value()) == ("31.74.09.1002", SAWAH)
    assert site.posted == []
    page.keyboard.press("Enter")
    page.get_by_text("Terkirim").wait_for()
    assert site.posted == [{"region": ["31.74.09.1002"]}]


def test_by_mouse(page: Page, site: Site) -> None:
    page.goto(site.page(widget()))
    search = Search(page)
    page.get_by_text("Tempat tinggal").click()
    page.keyboard.type("srengseng sawah")
    search.options.first.click()
    assert (search.value, search.text.input_value()) == ("31.74.09.1002", SAWAH)
    assert search.text.evaluate("field => field === document.activeElement")
    assert not search.list.is_visible()


def test_the_initial_value_is_shown_by_its_name_and_kept(page: Page, site: Site) -> None:
    page.goto(site.page(widget("31.74.09.1002", label=SAWAH)))
    search = Search(page)
    assert search.text.input_value() == SAWAH
    search.text.press("End")
    search.text.press("x")
    assert search.value == SAWAH + "x"
    search.text.press("Backspace")
    assert search.value == "31.74.09.1002"
    search.text.fill("bali")
    # By the keyboard, because the list of answers lies over the button as soon as they have come.
    page.get_by_role("button", name="Ulangi").press("Enter")
    page.wait_for_timeout(50)
    assert (search.value, search.text.input_value()) == ("31.74.09.1002", SAWAH)


def test_what_is_typed_and_not_chosen_is_sent_for_the_server_to_judge(page: Page, site: Site) -> None:
    page.goto(site.page(widget("51.71", label="Kota Denpasar, Bali")))
    search = Search(page)
    search.text.fill("31.74.09.1002")
    page.get_by_role("button", name="Kirim").click()
    page.get_by_text("Terkirim").wait_for()
    assert site.posted == [{"region": ["31.74.09.1002"]}]


def test_level_and_place_narrow_the_search(page: Page, site: Site) -> None:
    page.goto(site.page(widget(level="2", within="51", lang="en")))
    search = Search(page)
    search.text.press_sequentially("denpasar")
    search.list.wait_for()
    assert search.options.count() == 1
    assert search.status.inner_text() == "1 region found; choose with the up and down arrows."
    search.text.fill("pekanbaru")
    page.get_by_text("No region fits.").wait_for()
    assert not search.list.is_visible()


def test_typing_is_waited_for_and_older_requests_are_given_up(page: Page, site: Site) -> None:
    given_up: list[str] = []
    page.on("requestfailed", lambda request: given_up.append(request.url))
    page.goto(site.page(widget()))
    search = Search(page)
    search.text.press_sequentially("srengseng", delay=20)
    search.list.wait_for()
    assert len(site.asked) == 1
    site.delay["search.json"] = 3.0
    search.text.fill("jagakarsa")
    search.status.get_by_text("Mencari").wait_for()
    site.delay.clear()
    search.text.fill("cipedak")
    search.options.get_by_text("Cipedak").first.wait_for()
    assert len(given_up) == 1
    page.wait_for_timeout(3200)
    assert "Cipedak" in search.options.first.inner_text()
    search.text.fill("x")
    page.wait_for_timeout(400)
    assert len(site.asked) == 3


@pytest.mark.parametrize("fault", ["status", "timeout", "garbage"])
def test_a_failure_is_said_and_recovered_from(new_page: Callable[..., Page], site: Site, fault: str) -> None:
    page = new_page(expect_errors=(FAILED,))
    if fault == "status":
        site.status["search.json"] = 500
    elif fault == "timeout":
        site.delay["search.json"] = 2
    else:
        site.bodies["search.json"] = b'{"data":{}}'
    page.goto(site.page(widget(more='data-timeout="400"')))
    search = Search(page)
    search.text.press_sequentially("cipedak")
    page.get_by_role("alert").get_by_text("Pencarian gagal.").wait_for()
    site.status.clear()
    site.delay.clear()
    site.bodies.clear()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    search.list.wait_for()
    assert not page.get_by_role("alert").is_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert search.value == "31.74.09.1006"


def test_apostrophes_and_hostile_names_are_text(page: Page, site: Site) -> None:
    page.goto(site.page(widget("<b>", label="&lt;b&gt;&quot;")))
    search = Search(page)
    assert search.text.input_value() == '<b>"'
    search.text.fill("loloana'a")
    search.list.wait_for()
    assert "Loloana'a" in search.options.first.inner_text()
    rows = [{"code": "99", "full_name": name, "term": name} for name in HOSTILE]
    site.bodies["search.json"] = json.dumps({"data": rows}).encode()
    search.text.fill("<script>alert(1)</script>&q=&level=9")
    page.get_by_text("<img src=x onerror=alert(1)>").first.wait_for()
    names = search.root.locator(".kodewilayah-name")
    assert names.evaluate_all("all => all.map((each) => each.textContent)") == list(HOSTILE)
    assert search.root.locator("img, script, b").count() == 0
    search.options.first.click()
    assert search.text.input_value() == HOSTILE[0]


def test_two_on_a_page_and_one_added_later(page: Page, site: Site) -> None:
    page.goto(site.page(widget(name="home"), widget(name="birth", lang="en", level="2")))
    page.evaluate(
        """() => {
            const copy = document.querySelector('.field').cloneNode(true);
            const input = copy.querySelector('input[name]');
            input.name = 'third';
            input.id = copy.querySelector('label').htmlFor = 'id_third';
            document.querySelector('form').prepend(copy);
            window.kodewilayah.enhance(copy);
        }"""
    )
    for name, text in (("home", "srengseng sawah"), ("birth", "denpasar"), ("third", "cipedak")):
        search = Search(page, name)
        assert search.text.count() == 1
        search.text.fill(text)
        search.options.first.click()
    assert [Search(page, name).value for name in ("home", "birth", "third")] == [
        "31.74.09.1002",
        "51.71",
        "31.74.09.1006",
    ]
    ids = page.locator("[id]").evaluate_all("elements => elements.map((element) => element.id)")
    assert len(ids) == len(set(ids))


def test_names_roles_and_attributes(page: Page, site: Site) -> None:
    attributes = 'required aria-invalid="true" aria-describedby="help" placeholder="Ketik nama"'
    page.goto(site.page('<p id="help">Menurut KTP</p>', widget(attributes=attributes)))
    field = page.get_by_role("combobox", name="Tempat tinggal")
    expected = {
        "aria-required": "true",
        "aria-invalid": "true",
        "aria-describedby": "help",
        "placeholder": "Ketik nama",
        "aria-autocomplete": "list",
        "aria-haspopup": "listbox",
        "autocomplete": "off",
    }
    assert {name: field.get_attribute(name) for name in expected} == expected


@pytest.mark.parametrize("attribute", ["disabled", "readonly"])
def test_a_field_that_may_not_be_changed_stays_so(page: Page, site: Site, attribute: str) -> None:
    page.goto(site.page(widget("31.74.09.1002", label=SAWAH, attributes=attribute)))
    search = Search(page)
    assert not search.text.is_editable()
    if attribute == "readonly":
        search.text.press("ArrowDown")
    page.get_by_role("button", name="Kirim").click()
    page.get_by_text("Terkirim").wait_for()
    assert site.posted == [{} if attribute == "disabled" else {"region": ["31.74.09.1002"]}]
    assert site.asked == []


def test_without_javascript_it_is_a_text_field(new_page: Callable[..., Page], site: Site) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.page(widget()))
    page.get_by_label("Tempat tinggal").fill("31.74.09.1002")
    page.get_by_role("button", name="Kirim").click()
    page.get_by_text("Terkirim").wait_for()
    assert site.posted == [{"region": ["31.74.09.1002"]}]


@pytest.mark.parametrize("width", [375, 1280])
def test_it_fits_the_width(new_page: Callable[..., Page], site: Site, width: int, tmp_path: Path) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(site.page(widget("31.74.09.1002", label=SAWAH, name="birth"), widget(name="home")))
    search = Search(page, "home")
    search.text.fill("sukamaju")
    search.list.wait_for()
    search.text.press("ArrowDown")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.screenshot(path=screenshots(tmp_path) / f"search-{width}.png", full_page=True)


def stacked(widgets: Sequence[str]) -> str:
    """Return how Django's admin puts the fields of a form."""
    rows = (f'<div class="form-row"><div><div class="flex-container">{each}</div></div></div>' for each in widgets)
    return f'<fieldset class="module aligned">{"".join(rows)}</fieldset>'


def inline(widgets: Sequence[str]) -> str:
    """Return how Django's admin puts those of a stacked inline."""
    related = f'<div class="inline-related">{stacked(widgets)}</div>'
    return f'<div class="js-inline-admin-formset inline-group" data-inline-type="stacked">{related}</div>'


def tabular(widgets: Sequence[str]) -> str:
    """Return how Django's admin puts those of a tabular inline."""
    rows = "".join(f'<tr class="form-row"><td class="original"></td><td>{each}</td></tr>' for each in widgets)
    table = f'<div class="wrapper"><table><tbody>{rows}</tbody></table></div>'
    related = f'<div class="tabular inline-related"><fieldset class="module">{table}</fieldset></div>'
    return f'<div class="js-inline-admin-formset inline-group" data-inline-type="tabular">{related}</div>'


@pytest.mark.parametrize("put", [stacked, inline, tabular])
@pytest.mark.parametrize("width", [375, 1280])
def test_rows_of_django_s_admin_cut_nothing_off(
    new_page: Callable[..., Page], site: Site, width: int, put: Callable[[Sequence[str]], str]
) -> None:
    django = pytest.importorskip("django", reason="Django is not installed: its admin was not tried")
    page = new_page(viewport={"width": width, "height": 800})
    styles = Path(django.__file__).parent / "contrib" / "admin" / "static" / "admin" / "css"
    page.route("**/admin/*.css", lambda route: route.fulfill(path=styles / route.request.url.rpartition("/")[2]))
    links = "".join(f'<link rel="stylesheet" href="/admin/{name}.css">' for name in ("base", "forms", "responsive"))
    page.goto(site.page(links, put([widget(), widget(name="second")])))
    page.get_by_role("combobox").first.press_sequentially("sukamaju")
    page.get_by_role("option").first.wait_for()
    box, field = (page.locator(name).first.bounding_box() for name in (".kodewilayah-list", ".kodewilayah-input"))
    assert box is not None
    assert field is not None
    assert abs(box["x"] - field["x"]) < 2
    reached = page.get_by_role("option").evaluate_all(
        """options => {
            const seen = options[0].parentElement.getBoundingClientRect().bottom;
            const boxes = options.map((option) => [option, option.getBoundingClientRect()]);
            return boxes.filter(([, box]) => box.bottom <= seen).map(([option, box]) =>
                option.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)));
        }"""
    )
    assert len(reached) > 1
    assert all(reached), reached
    page.get_by_role("option").nth(1).click()
    assert len(Search(page).value) == len("31.74.09.1002")


def test_the_marked_option_is_seen_in_a_palette_of_the_system(new_page: Callable[..., Page], site: Site) -> None:
    page = new_page(forced_colors="active")
    page.goto(site.page(widget()))
    page.get_by_role("combobox").press_sequentially("sukamaju")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    colours = page.get_by_role("option").evaluate_all(
        "options => options.slice(0, 2).map((option) => getComputedStyle(option).backgroundColor)"
    )
    assert colours[0] != colours[1]
    adjusted = page.get_by_role("option").first.evaluate("option => getComputedStyle(option).forcedColorAdjust")
    assert adjusted == "none"
