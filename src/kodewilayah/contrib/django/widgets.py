"""Widgets: a text field, which the script replaces by selects or a search."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse

from kodewilayah import Level, RegionCode, get, newest, parse
from kodewilayah.contrib.django._texts import active_language

_STYLE = {"all": ["kodewilayah/kodewilayah.css"]}


class _RegionWidget(forms.TextInput):
    """The attributes that both widgets give to their script."""

    def __init__(self, attrs: dict[str, Any] | None = None, url: str | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.url = url

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the values that the template needs.

        Raises:
            django.urls.NoReverseMatch: if no `url` was given and `kodewilayah.contrib.django.urls` is not included.
        """
        context: dict[str, Any] = super().get_context(name, value, attrs)
        url = reverse("kodewilayah:root") if self.url is None else self.url
        context["widget"] |= {"url": url, "lang": active_language()}
        return context


class CascadeWidget(_RegionWidget):
    """Selects for provinsi, kabupaten/kota, kecamatan and desa/kelurahan; one code is posted.

    Args:
        depth: the number of levels, 1 to 4; if None, the level of the `RegionCodeField`, or 4.
        attrs: attributes of the input.
        url: the address of the JSON, with a slash at the end; if None, that of `kodewilayah.contrib.django.urls`.
        within: a code in any form that `parse` takes: the user can choose only this region and those below it. A
            request can still contain another code, so the form must validate it.

    Raises:
        ValueError: if `depth` is not a number from 1 to 4.
        InvalidCodeError: if `within` breaks a digit rule.
    """

    template_name = "kodewilayah/cascade.html"

    def __init__(
        self,
        depth: int | None = None,
        attrs: dict[str, Any] | None = None,
        url: str | None = None,
        within: str | None = None,
    ) -> None:
        super().__init__(attrs, url)
        self.depth = None if depth is None else int(Level(depth))
        self.within: RegionCode | None = None if within is None else parse(within)

    @property
    def media(self) -> forms.Media:
        """The script and the style."""
        return forms.Media(css=_STYLE, js=[forms.Script("kodewilayah/cascade.js", defer=True)])

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the values that the template needs, with the name of a code that the selects cannot show."""
        context = super().get_context(name, value, attrs)
        text = context["widget"]["value"]
        region = get(text)
        is_in_lists = region is not None and region.code == text
        retired = None if is_in_lists else _label(text)
        context["widget"] |= {"depth": self.depth or max(Level), "within": self.within, "retired": retired}
        return context


class RegionSearchWidget(_RegionWidget):
    """A text field in which the user types a name and chooses one of the regions found; one code is posted.

    Args:
        level: the level of the regions to find, 1 to 4; any, if None.
        within: a code in any form that `parse` takes: only the regions below it are found.
        attrs: attributes of the input.
        url: the address of the JSON, with a slash at the end; if None, that of `kodewilayah.contrib.django.urls`.

    Raises:
        ValueError: if `level` is not a level.
        InvalidCodeError: if `within` breaks a digit rule.
    """

    template_name = "kodewilayah/search.html"

    def __init__(
        self,
        level: int | None = None,
        within: str | None = None,
        attrs: dict[str, Any] | None = None,
        url: str | None = None,
    ) -> None:
        super().__init__(attrs, url)
        self.level = None if level is None else int(Level(level))
        self.within: RegionCode | None = None if within is None else parse(within)

    @property
    def media(self) -> forms.Media:
        """The script and the style."""
        return forms.Media(css=_STYLE, js=[forms.Script("kodewilayah/search.js", defer=True)])

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the values that the template needs, with the full name of the value."""
        context = super().get_context(name, value, attrs)
        label = _label(context["widget"]["value"])
        # Empty text instead of None, which a template would show as "None".
        context["widget"] |= {"level": self.level or "", "within": self.within or "", "label": label or ""}
        return context


def _label(text: str | None) -> str | None:
    region = newest(text)
    return text if region is None else region.full_name
