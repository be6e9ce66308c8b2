"""What a person does with the widgets of a page, whichever application serves it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

LEVELS = {
    "id": ("Provinsi", "Kabupaten/Kota", "Kecamatan", "Desa/Kelurahan"),
    "en": ("Province", "Regency or city", "District (kecamatan)", "Village (desa/kelurahan)"),
}


class Cascade:
    """The cascade of a field, found by the field's name."""

    def __init__(self, page: Page, name: str = "region", lang: str = "id") -> None:
        self.page = page
        self.root = page.locator('[data-kodewilayah="cascade"]').filter(has=page.locator(f'input[name="{name}"]'))
        self.input = page.locator(f'input[name="{name}"]')
        self.group = self.root.get_by_role("group")
        self.labels = LEVELS[lang]

    def select(self, level: int) -> Locator:
        """Return the select of a level, 1 to 4, as somebody finds it: by its label."""
        return self.root.get_by_label(self.labels[level - 1], exact=True)

    def wait(self, level: int) -> Locator:
        """Return the select of a level when it has something to choose."""
        select = self.select(level)
        select.locator("xpath=self::select[not(@disabled)][option[2]]").wait_for()
        return select

    def pick(self, *names: str) -> None:
        """Choose the names of the levels, from the province down."""
        for level, name in enumerate(names, 1):
            self.wait(level).select_option(label=name)

    def picked(self) -> list[str]:
        """Return the names that are chosen, from the province down."""
        return [option.strip() for option in self.root.locator("option:checked:not([value=''])").all_text_contents()]

    def wait_for(self, *names: str) -> None:
        """Wait until these are chosen, and no others."""
        count = len(names)
        self.root.locator(".kodewilayah-group:not([aria-busy])").wait_for()
        self.page.wait_for_function(
            "([root, count]) => root.querySelectorAll('option:checked:not([value=\"\"])').length === count",
            arg=[self.root.element_handle(), count],
        )
        assert self.picked() == list(names)

    @property
    def value(self) -> str:
        """The code that the form will send."""
        return self.input.input_value()


class Search:
    """The search field of a field, found by the field's name."""

    def __init__(self, page: Page, name: str = "region") -> None:
        self.root = page.locator('[data-kodewilayah="search"]').filter(has=page.locator(f'input[name="{name}"]'))
        self.input = page.locator(f'input[name="{name}"]')
        self.text = self.root.get_by_role("combobox")
        self.list = self.root.get_by_role("listbox")
        self.options = self.root.get_by_role("option")
        self.status = self.root.get_by_role("status")

    @property
    def value(self) -> str:
        """The code that the form will send."""
        return self.input.input_value()

    def active(self) -> str | None:
        """Return the text of the option that a screen reader is told of."""
        option = self.text.get_attribute("aria-activedescendant")
        if option is None:
            return None
        marked = self.root.locator(f"#{option}[aria-selected=true]")
        return re.sub(r"\s+", " ", marked.inner_text()).strip()
