"""The cascade in a real browser, under a strict policy."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import LEVELS, Cascade
from tests.browser.server import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

JAGAKARSA = ("Daerah Khusus Ibukota Jakarta", "Kota Administrasi Jakarta Selatan", "Jagakarsa")
SAWAH = (*JAGAKARSA, "Srengseng Sawah")
FAILED = "Failed to load resource"


def widget(
    value: str = "", *, name: str = "region", depth: int = 4, lang: str = "id", url: str = "/wilayah/", more: str = "",
    attributes: str = "",
) -> str:  # fmt: skip
    return f"""<div class="field"><label for="id_{name}">Tempat tinggal</label>
<div class="kodewilayah-cascade" data-kodewilayah="cascade" data-url="{url}" data-depth="{depth}"
 data-lang="{lang}" {more}>
<input type="text" name="{name}" id="id_{name}" value="{value}" autocomplete="off" {attributes}></div></div>"""


def test_four_levels_down_and_one_value_sent(page: Page, site: Site) -> None:
    page.goto(site.page(widget()))
    cascade = Cascade(page)
    assert cascade.value == ""
    for level, (name, code) in enumerate(zip(SAWAH, ("31", "31.74", "31.74.09", "31.74.09.1002"), strict=True), 1):
        cascade.wait(level).select_option(label=name)
        assert cascade.value == code
    page.get_by_role("button", name="Kirim").click()
    page.get_by_text("Terkirim").wait_for()
    assert site.posted == [{"region": ["31.74.09.1002"]}]
    assert site.asked == ["provinces.json", "regencies/31.json", "districts/31.74.json", "villages/31.74.09.json"]


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_lesser_depth_has_fewer_levels(page: Page, site: Site, depth: int) -> None:
    page.goto(site.page(widget(depth=depth)))
    cascade = Cascade(page)
    cascade.pick(*SAWAH[:depth])
    assert cascade.root.get_by_role("combobox").count() == depth
    assert cascade.value == ("31", "31.74", "31.74.09")[depth - 1]


@pytest.mark.parametrize("written", ["31.74.09.1002", "3174091002", " 31-74-09-1002 "])
def test_the_initial_value_is_chosen_again(page: Page, site: Site, written: str) -> None:
    page.goto(site.page(widget(written)))
    cascade = Cascade(page)
    cascade.wait_for(*SAWAH)
    assert cascade.value == written
    assert page.locator(".kodewilayah-note").inner_text() == ""
    cascade.select(4).select_option(label="Jagakarsa")
    assert cascade.value == "31.74.09.1001"


def test_a_value_of_a_higher_level_is_chosen_as_far_as_it_goes(page: Page, site: Site) -> None:
    page.goto(site.page(widget("31.74")))
    cascade = Cascade(page)
    cascade.wait_for(*SAWAH[:2])
    cascade.wait(3)
    assert cascade.value == "31.74"


def test_a_change_above_empties_what_is_below(page: Page, site: Site) -> None:
    page.goto(site.page(widget("31.74.09.1002")))
    cascade = Cascade(page)
    cascade.wait_for(*SAWAH)
    cascade.select(2).select_option(label="Kota Administrasi Jakarta Barat")
    assert cascade.value == "31.73"
    cascade.wait(3)
    cascade.wait_for(SAWAH[0], "Kota Administrasi Jakarta Barat")
    assert cascade.select(4).is_disabled()
    cascade.select(2).select_option(value="")
    assert (cascade.value, cascade.picked()) == ("31", [SAWAH[0]])
    cascade.select(1).select_option(value="")
    assert cascade.select(2).is_disabled()
    assert (cascade.value, cascade.picked()) == ("", [])


def test_half_a_choice_comes_back(page: Page, site: Site) -> None:
    page.goto(site.page(widget()))
    Cascade(page).pick(*SAWAH[:2])
    page.get_by_role("button", name="Kirim").click()
    page.get_by_text("Terkirim").wait_for()
    assert site.posted == [{"region": ["31.74"]}]


def test_within_leaves_what_leads_there_and_lies_below(page: Page, site: Site) -> None:
    page.goto(site.page(widget(more='data-within="31.74"')))
    cascade = Cascade(page)
    cascade.wait_for(*SAWAH[:2])
    assert cascade.value == ""
    choices = [cascade.wait(level).locator("option").all_inner_texts() for level in (1, 2, 3)]
    assert [len(each) for each in choices] == [2, 2, 11]
    assert [each[1] for each in choices[:2]] == list(SAWAH[:2])
    cascade.select(3).select_option(label=SAWAH[2])
    cascade.wait(4).select_option(label=SAWAH[3])
    assert cascade.value == "31.74.09.1002"
    cascade.select(3).select_option(value="")
    assert (cascade.value, cascade.picked()) == ("", list(SAWAH[:2]))
    cascade.select(1).select_option(value="")
    assert cascade.value == ""


@pytest.mark.parametrize("within", ["91.01", "31.99", "no code"])
def test_within_a_place_that_the_lists_do_not_have_nothing_is_said_to_be_stored(
    page: Page, site: Site, within: str
) -> None:
    page.goto(site.page(widget(more=f'data-within="{within}"')))
    Cascade(page).wait(1)
    page.locator(".kodewilayah-group:not([aria-busy])").wait_for()
    assert Cascade(page).value == ""
    assert page.locator(".kodewilayah-note").inner_text() == ""


@pytest.mark.parametrize(
    ("value", "kept", "chosen"),
    [
        ("91.01.01.1001", "Kelurahan Lama, Kabupaten Merauke, Papua", 1),
        ("31.74.99.1001", "", 2),
        ("Srengseng Sawah", "", 0),
    ],
)
def test_what_is_not_in_force_is_shown_and_sent_unchanged_until_somebody_chooses(
    page: Page, site: Site, value: str, kept: str, chosen: int
) -> None:
    page.goto(site.page(widget(value, more=f'data-retired="{kept}"' if kept else "")))
    cascade = Cascade(page)
    page.get_by_text(f"Nilai saat ini: {kept or value}").wait_for()
    page.locator(".kodewilayah-group:not([aria-busy])").wait_for()
    assert len(cascade.picked()) == chosen
    assert cascade.value == value
    cascade.wait(1).select_option(label="Bali")
    assert cascade.value == "51"
    assert page.get_by_text("Nilai saat ini").count() == 0


def test_a_reset_brings_the_initial_value_back(page: Page, site: Site) -> None:
    page.goto(site.page(widget("31.74.09.1002")))
    cascade = Cascade(page)
    cascade.wait_for(*SAWAH)
    cascade.select(1).select_option(label="Bali")
    cascade.wait(2)
    page.get_by_role("button", name="Ulangi").click()
    cascade.wait_for(*SAWAH)
    assert cascade.value == "31.74.09.1002"


def test_by_keyboard_alone(page: Page, site: Site) -> None:
    page.goto(site.page(widget()))
    cascade = Cascade(page)
    cascade.wait(1)
    for level, name in enumerate(SAWAH, 1):
        cascade.wait(level)
        page.keyboard.press("Tab")
        assert cascade.select(level).evaluate("select => select === document.activeElement")
        page.keyboard.type(name)
        assert cascade.picked()[-1] == name
    assert cascade.value == "31.74.09.1002"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Terkirim").wait_for()
    assert site.posted == [{"region": ["31.74.09.1002"]}]


def test_arrows_through_the_provinces_end_with_the_last_one_chosen(page: Page, site: Site) -> None:
    for code in ("11", "12", "13"):
        site.delay[f"regencies/{code}.json"] = 0.4
    page.goto(site.page(widget()))
    cascade = Cascade(page)
    cascade.wait(1).focus()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    cascade.wait(2)
    page.wait_for_timeout(800)
    assert cascade.picked() == ["Riau"]
    assert cascade.select(2).locator("option").nth(1).get_attribute("value") == "14.01"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_names_roles_and_languages(page: Page, site: Site, lang: str) -> None:
    markup = '<p id="help">Menurut KTP</p>' + widget(
        lang=lang, attributes='required aria-invalid="true" aria-describedby="help"'
    )
    page.goto(site.page(markup))
    cascade = Cascade(page, lang=lang)
    assert page.get_by_role("group", name="Tempat tinggal").count() == 1
    for level, label in enumerate(LEVELS[lang], 1):
        assert page.get_by_role("combobox", name=label, exact=True).count() == 1
        for name, value in (("aria-required", "true"), ("aria-invalid", "true"), ("aria-describedby", "help")):
            assert cascade.select(level).get_attribute(name) == value
    cascade.wait(1)
    page.get_by_text("Tempat tinggal").click()
    assert cascade.select(1).evaluate("select => select === document.activeElement")
    cascade.select(1).select_option(label="Bali")
    cascade.wait(2)
    status = "Kabupaten/Kota: 9 pilihan." if lang == "id" else "Regency or city: 9 choices."
    assert page.get_by_role("status").inner_text() == status
    # What `required` and the levels mean is the server's to say: the page lets the form go.
    page.get_by_role("button", name="Kirim").click()
    page.get_by_text("Terkirim").wait_for()
    assert site.posted == [{"region": ["51"]}]


@pytest.mark.parametrize("attribute", ["disabled", "readonly"])
def test_a_field_that_may_not_be_changed_stays_so(page: Page, site: Site, attribute: str) -> None:
    page.goto(site.page(widget("31.74.09.1002", attributes=attribute)))
    cascade = Cascade(page)
    cascade.wait_for(*SAWAH)
    assert all(cascade.select(level).is_disabled() for level in range(1, 5))
    page.get_by_role("button", name="Kirim").click()
    page.get_by_text("Terkirim").wait_for()
    assert site.posted == [{} if attribute == "disabled" else {"region": ["31.74.09.1002"]}]


def test_a_slow_answer_is_waited_for_and_said(page: Page, site: Site) -> None:
    site.delay["districts/31.74.json"] = 1.5
    page.goto(site.page(widget()))
    cascade = Cascade(page)
    cascade.pick(*SAWAH[:2])
    page.get_by_role("status").get_by_text("Memuat daftar kecamatan").wait_for()
    assert cascade.group.get_attribute("aria-busy") == "true"
    assert cascade.select(3).locator("option").count() == 1
    cascade.wait(3).select_option(label=SAWAH[2])
    cascade.wait(4).select_option(label=SAWAH[3])
    assert cascade.value == "31.74.09.1002"


def test_a_newer_choice_gives_up_the_older_request(page: Page, site: Site) -> None:
    site.delay["regencies/31.json"] = 1.0
    page.goto(site.page(widget()))
    given_up: list[str] = []
    page.on("requestfailed", lambda request: given_up.append(request.url.rpartition("/")[2]))
    cascade = Cascade(page)
    cascade.pick("Daerah Khusus Ibukota Jakarta")
    cascade.select(1).select_option(label="Bali")
    cascade.wait(2)
    assert given_up == ["31.json"]
    page.wait_for_timeout(1200)
    assert cascade.select(2).locator("option").nth(1).get_attribute("value") == "51.01"


@pytest.mark.parametrize("fails", [False, True])
def test_the_tab_key_waits_for_a_slow_list(new_page: Callable[..., Page], site: Site, fails: bool) -> None:
    page = new_page(expect_errors=(FAILED,))
    site.delay["regencies/51.json"] = 1
    if fails:
        site.status["regencies/51.json"] = 503
    page.goto(site.page(widget()))
    cascade = Cascade(page)
    cascade.wait(1).focus()
    cascade.select(1).select_option(label="Bali")
    page.keyboard.press("Tab")
    assert cascade.select(2).locator("option").all_inner_texts() == ["Memuat daftar kabupaten/kota …"]
    assert cascade.select(2).evaluate("select => select === document.activeElement")
    if fails:
        page.get_by_role("alert").get_by_text("tidak dapat dimuat").wait_for()
        assert page.get_by_role("button", name="Coba lagi").evaluate("button => button === document.activeElement")
    else:
        cascade.wait(2)
        assert cascade.select(2).evaluate("select => select === document.activeElement")
        page.keyboard.press("ArrowDown")
        assert cascade.value == "51.01"


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize("fault", ["status", "garbage", "shape", "timeout", "network"])
def test_a_failure_is_said_and_recovered_from(new_page: Callable[..., Page], site: Site, fault: str, by: str) -> None:
    page = new_page(expect_errors=(FAILED,))
    path = "districts/31.74.json"
    more = ""
    if fault == "status":
        site.status[path] = 503
    elif fault == "timeout":
        site.delay[path] = 2
        more = 'data-timeout="400"'
    elif fault == "network":
        page.route("**/districts/*", lambda route: route.abort())
    else:
        site.bodies[path] = b"{" if fault == "garbage" else b'{"data":[{"code":1}]}'
    page.goto(site.page(widget(more=more)))
    cascade = Cascade(page)
    cascade.pick(*SAWAH[:2])
    page.get_by_role("alert").get_by_text("Daftar kecamatan tidak dapat dimuat.").wait_for()
    retry = page.get_by_role("button", name="Coba lagi")
    if by == "keyboard":
        page.keyboard.press("Tab")
        while not retry.evaluate("button => button === document.activeElement"):
            page.keyboard.press("Tab")
        press: Callable[[], object] = lambda: page.keyboard.press("Enter")  # noqa: E731 - one of two ways
    else:
        press = retry.click
    asked = len(site.asked)
    press()
    if fault != "network":
        page.wait_for_timeout(600 if fault == "timeout" else 200)
        assert len(site.asked) == asked + 1
    page.get_by_role("alert").get_by_text("Daftar kecamatan tidak dapat dimuat.").wait_for()
    assert retry.evaluate("button => button === document.activeElement")
    site.status.clear()
    site.delay.clear()
    site.bodies.clear()
    page.unroute_all()
    press()
    cascade.wait(3)
    assert cascade.select(3).evaluate("select => select === document.activeElement")
    assert not retry.is_visible()
    assert cascade.picked() == list(SAWAH[:2])
    cascade.select(3).select_option(label=SAWAH[2])
    cascade.wait(4).select_option(label=SAWAH[3])
    assert cascade.value == "31.74.09.1002"


def test_a_failure_at_the_beginning_loses_no_value(new_page: Callable[..., Page], site: Site) -> None:
    page = new_page(expect_errors=(FAILED,))
    site.status["districts/31.74.json"] = 500
    page.goto(site.page(widget("31.74.09.1002")))
    cascade = Cascade(page)
    page.get_by_role("alert").get_by_text("tidak dapat dimuat").wait_for()
    assert page.get_by_text("Nilai saat ini: 31.74.09.1002").is_visible()
    assert cascade.value == "31.74.09.1002"
    site.status.clear()
    page.get_by_role("button", name="Coba lagi").click()
    cascade.wait_for(*SAWAH)
    assert cascade.value == "31.74.09.1002"
    assert page.get_by_text("Nilai saat ini").count() == 0


def test_a_name_with_an_apostrophe(page: Page, site: Site) -> None:
    page.goto(site.page(widget("12.04.21.2008")))
    cascade = Cascade(page)
    page.locator(".kodewilayah-group:not([aria-busy])").wait_for()
    names = [name for name in cascade.wait(4).locator("option").all_text_contents() if "'" in name]
    assert names
    cascade.select(4).select_option(label=names[0])
    assert cascade.picked()[-1] == names[0]


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</option></select><script>alert(1)</script>",
    "\"' onfocus='alert(1)' autofocus x='",
    "&lt;b&gt; &amp; Ma'u",
    "\u202e\u2028\U0001f600",
)


def test_hostile_names_are_shown_as_text(page: Page, site: Site) -> None:
    rows = [{"code": f'9{number}"><script>', "name": name} for number, name in enumerate(HOSTILE)]
    site.bodies["provinces.json"] = json.dumps({"data": rows}).encode()
    page.goto(site.page(widget("<script>", more='data-retired="&lt;img src=x onerror=alert(1)&gt;"', depth=1)))
    cascade = Cascade(page)
    options = cascade.wait(1).locator("option")
    assert [options.nth(index + 1).evaluate("option => option.textContent") for index in range(5)] == list(HOSTILE)
    assert page.get_by_text("<img src=x onerror=alert(1)>").first.count() == 1
    assert cascade.root.locator("img, script").count() == 0
    cascade.select(1).select_option(index=1)
    assert cascade.value == '90"><script>'


def test_two_on_a_page_know_nothing_of_each_other(page: Page, site: Site) -> None:
    page.goto(site.page(widget("31.74.09.1002", name="home"), widget(name="birth", depth=2, lang="en")))
    home, birth = Cascade(page, "home"), Cascade(page, "birth", lang="en")
    home.wait_for(*SAWAH)
    birth.pick("Bali", "Kota Denpasar")
    home.select(4).select_option(label="Jagakarsa")
    assert (home.value, birth.value) == ("31.74.09.1001", "51.71")
    ids = page.locator("[id]").evaluate_all("elements => elements.map((element) => element.id)")
    assert len(ids) == len(set(ids))


def test_elements_added_later_and_copied(page: Page, site: Site) -> None:
    page.goto(site.page(widget("31.74.09.1002")))
    Cascade(page).wait_for(*SAWAH)
    page.evaluate(
        """() => {
            const copy = document.querySelector('.field').cloneNode(true);
            const input = copy.querySelector('input[name]');
            input.name = 'second';
            input.id = copy.querySelector('label').htmlFor = 'id_second';
            document.querySelector('form').prepend(copy);
            window.kodewilayah.enhance(copy);
            window.kodewilayah.enhance();
            window.kodewilayah.enhance(copy.querySelector('[data-kodewilayah]'));
        }"""
    )
    second = Cascade(page, "second")
    second.wait_for(*SAWAH)
    assert second.group.count() == 1
    assert page.get_by_role("group", name="Tempat tinggal").count() == 2
    second.select(1).select_option(label="Bali")
    assert (Cascade(page).value, second.value) == ("31.74.09.1002", "51")
    assert page.evaluate("Object.keys(window.kodewilayah)") == ["enhance"]
    ids = page.locator("[id]").evaluate_all("elements => elements.map((element) => element.id)")
    assert len(ids) == len(set(ids))


def test_a_form_that_django_adds_is_taken_up(page: Page, site: Site) -> None:
    page.goto(site.page())
    page.evaluate(
        """(html) => {
            const box = document.createElement('div');
            box.append(...new DOMParser().parseFromString(html, 'text/html').body.children);
            document.querySelector('form').prepend(box);
            box.dispatchEvent(new CustomEvent('formset:added', { bubbles: true }));
        }""",
        widget(),
    )
    cascade = Cascade(page)
    cascade.pick(*SAWAH)
    assert cascade.value == "31.74.09.1002"


def test_the_field_tells_the_page_of_its_changes(page: Page, site: Site) -> None:
    page.goto(site.page(widget(depth=2)))
    page.evaluate(
        """() => {
            window.heard = [];
            for (const name of ['input', 'change'])
                document.addEventListener(name, ({ target }) => window.heard.push([name, target.name, target.value]));
        }"""
    )
    cascade = Cascade(page)
    cascade.pick("Bali", "Kota Denpasar")
    heard = [each for each in page.evaluate("window.heard") if each[1]]
    assert heard == [[name, "region", code] for code in ("51", "51.71") for name in ("input", "change")]


def test_without_javascript_it_is_a_text_field(new_page: Callable[..., Page], site: Site) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.page(widget("31.74.09.1002")))
    field = page.get_by_label("Tempat tinggal")
    field.fill("51.71.01.1001")
    page.get_by_role("button", name="Kirim").click()
    page.get_by_text("Terkirim").wait_for()
    assert site.posted == [{"region": ["51.71.01.1001"]}]


def test_the_exported_files_serve_as_well(page: Page, site: Site, tmp_path: Path) -> None:
    from kodewilayah.contrib.export import export_static

    site.exported = tmp_path / "out"
    export_static(site.exported)
    page.goto(site.page(widget("31.74.09.1002", url="/exported")))
    Cascade(page).wait_for(*SAWAH)
    assert site.asked == []


@pytest.mark.parametrize("width", [375, 1280])
def test_it_fits_the_width(new_page: Callable[..., Page], site: Site, width: int, tmp_path: Path) -> None:
    page = new_page(viewport={"width": width, "height": 800}, expect_errors=(FAILED,))
    site.status["villages/31.74.09.json"] = 503
    page.goto(site.page(widget("31.74.09.1002"), widget("31.74", name="birth", depth=2, lang="en")))
    Cascade(page, "birth").wait_for(*SAWAH[:2])
    page.get_by_role("button", name="Coba lagi").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    boxes = page.locator("select").evaluate_all("all => all.map((each) => each.getBoundingClientRect().toJSON())")
    assert all(box["height"] >= 44 and box["width"] >= 200 for box in boxes)
    page.screenshot(path=screenshots(tmp_path) / f"cascade-{width}.png", full_page=True)


def screenshots(otherwise: Path) -> Path:
    """Return where to leave pictures for people: the folder KODEWILAYAH_SCREENSHOTS, if it is set."""
    return Path(os.environ.get("KODEWILAYAH_SCREENSHOTS", otherwise))
