"""Widgets: what they tell their scripts, in both template languages."""

from typing import Any

import pytest
from django.forms.renderers import Jinja2
from django.test.utils import override_settings
from django.urls import NoReverseMatch

import kodewilayah
from kodewilayah.contrib.django.forms import RegionCodeField
from kodewilayah.contrib.django.widgets import CascadeWidget, RegionSearchWidget
from tests.contrib.django.facts import RETIRED, VILLAGE
from tests.contrib.django.pages import Tags


def test_depth_of_a_cascade() -> None:
    def depth(field: RegionCodeField) -> str | None:
        return Tags(field.widget.render("x", None)).one("div")["data-depth"]

    assert depth(RegionCodeField(widget=CascadeWidget)) == "4"
    assert depth(RegionCodeField(widget=CascadeWidget, level=2)) == "2"
    assert depth(RegionCodeField(widget=CascadeWidget(depth=3), level=2)) == "3"
    assert Tags(CascadeWidget(depth=1).render("x", None)).one("div")["data-depth"] == "1"
    with pytest.raises(ValueError, match="5"):
        CascadeWidget(depth=5)


def test_a_cascade_within_a_place() -> None:
    assert Tags(CascadeWidget(within="3174").render("x", None)).one("div")["data-within"] == "31.74"
    assert "data-within" not in Tags(CascadeWidget().render("x", None)).one("div")
    with pytest.raises(kodewilayah.InvalidCodeError):
        CascadeWidget(within="31.70")


def test_search_widget_names_its_value() -> None:
    widget = RegionSearchWidget(level=4, within="3174", url="https://example.org/w/")
    shell = Tags(widget.render("x", VILLAGE)).one("div")
    assert shell == {
        "class": "kodewilayah-search",
        "data-kodewilayah": "search",
        "data-url": "https://example.org/w/",
        "data-lang": "en",
        "data-level": "4",
        "data-within": "31.74",
        "data-label": kodewilayah.lookup(VILLAGE).full_name,
    }
    assert Tags(widget.render("x", "?")).one("div")["data-label"] == "?"
    with pytest.raises(kodewilayah.InvalidCodeError):
        RegionSearchWidget(within="31.70")


def test_a_widget_needs_to_know_where_the_json_is() -> None:
    with override_settings(ROOT_URLCONF="tests.contrib.django.facts"), pytest.raises(NoReverseMatch):
        CascadeWidget().render("x", None)
    assert 'data-url="/w/"' in CascadeWidget(url="/w/").render("x", None)


@pytest.mark.parametrize(
    "widget", [CascadeWidget(depth=3, within="31"), RegionSearchWidget(), RegionSearchWidget(4, "31.74")]
)
@pytest.mark.parametrize("value", [None, VILLAGE, RETIRED, '"><script>'])
def test_the_other_templates_of_django_show_the_same(widget: Any, value: str | None) -> None:
    pytest.importorskip("jinja2", reason="Jinja2 is not installed: the widgets were not tested with it")
    ours = widget.render("x", value, {"id": "id_x"})
    theirs = widget.render("x", value, {"id": "id_x"}, renderer=Jinja2())
    assert Tags(theirs).found == Tags(ours).found


def test_names_with_an_apostrophe_are_escaped_once() -> None:
    region = kodewilayah.lookup("11.01.02.2018")
    assert "'" in region.name
    html = RegionSearchWidget().render("x", str(region.code))
    assert "Ba'u" not in html
    assert Tags(html).one("div")["data-label"] == region.full_name


@pytest.mark.parametrize("value", [None, VILLAGE, RETIRED, "x" * 13])
def test_a_four_level_widget_is_small(value: str | None) -> None:
    html = str(CascadeWidget().media) + CascadeWidget().render("region", value, {"id": "id_region"})
    assert len(html.encode()) < 12_000
