"""Widgets: a text field that validates, until the script makes lists or a search of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse

from kodewilayah import Level, RegionCode, get, newest, parse
from kodewilayah.contrib.django._texts import active_language

_STYLE = {"all": ["kodewilayah/kodewilayah.css"]}


class _RegionWidget(forms.TextInput):
    """What both widgets tell their script."""

    def __init__(self, attrs: dict[str, Any] | None = None, url: str | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.url = url

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template shows.

        Raises:
            django.urls.NoReverseMatch: if no `url` was given and `kodewilayah.contrib.django.urls` is not mounted.
        """
        context: dict[str, Any] = super().get_context(name, value, attrs)
        url = reverse("kodewilayah:root") if self.url is None else self.url
        context["widget"] |= {"url": url, "lang": active_language()}
        return context


class CascadeWidget(_RegionWidget):
    """Lists from the province down: provinsi, kabupaten/kota, kecamatan, desa/kelurahan; one code is posted.

    Args:
        depth: how many levels, 1 to 4; if None, the level of the `RegionCodeField`, or 4.
        attrs: attributes of the input.
        url: where the JSON is, with a slash at the end; if None, where `kodewilayah.contrib.django.urls` is mounted.
        within: a code in any form that `parse` takes: only it and what lies below it can be chosen. What is sent all
            the same is for the form to judge.

    Raises:
        ValueError: if `depth` is none of these.
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
        """Return what the template shows; with the name of a code that the lists cannot show."""
        context = super().get_context(name, value, attrs)
        text = context["widget"]["value"]
        region = get(text)
        shown = region is not None and region.code == text
        retired = None if shown else _called(text)
        context["widget"] |= {"depth": self.depth or max(Level), "within": self.within, "retired": retired}
        return context


class RegionSearchWidget(_RegionWidget):
    """A field in which somebody types a name and picks one of the regions found; one code is posted.

    Args:
        level: the level of what is found, 1 to 4; any, if None.
        within: a code in any form that `parse` takes: only regions below it.
        attrs: attributes of the input.
        url: where the JSON is, with a slash at the end; if None, where `kodewilayah.contrib.django.urls` is mounted.

    Raises:
        ValueError: if `level` is no level.
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
        """Return what the template shows, with the full name of the value."""
        context = super().get_context(name, value, attrs)
        label = _called(context["widget"]["value"])
        # Empty and not None, which a template would write out.
        context["widget"] |= {"level": self.level or "", "within": self.within or "", "label": label or ""}
        return context


def _called(text: str | None) -> str | None:
    region = newest(text)
    return text if region is None else region.full_name
