"""The template filters, after `{% load kodewilayah %}`."""

import pytest
from django.template import Context, Template

import kodewilayah


@pytest.mark.parametrize(
    ("value", "name", "full_name"),
    [
        (
            "3174",
            "Kota Administrasi Jakarta Selatan",
            "Kota Administrasi Jakarta Selatan, Daerah Khusus Ibukota Jakarta",
        ),
        ("92.01", "KAB. SORONG", "KAB. SORONG, PAPUA BARAT"),
        (None, "", ""),
        ("<b>", "&lt;b&gt;", "&lt;b&gt;"),
        (31, "31", "31"),
        (kodewilayah.lookup("31.74.09"), "Jagakarsa", kodewilayah.lookup("31.74.09").full_name),
        ("11.01.02.2018", "Pasi Kuala Ba&#x27;u", None),
    ],
)
def test_template_filters(value: object, name: str, full_name: str | None) -> None:
    template = "{% load kodewilayah %}{{ code|region_name }};{{ code|region_full_name }}"
    said = Template(template).render(Context({"code": value}))
    first, _, second = said.partition("&#x27;u;") if full_name is None else said.partition(";")
    if full_name is None:
        assert said.startswith(f"{name};{name}, ")
        assert first
        assert second
    elif ";" not in name:
        assert (first, second) == (name, full_name)
    else:
        assert said == f"{name};{full_name}"
