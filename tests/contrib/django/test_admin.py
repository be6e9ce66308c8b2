"""The admin: its forms, and the filters by province and regency, in real requests."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

import kodewilayah
from tests.contrib.django.facts import NIK, OTHER_VILLAGE, RETIRED, VILLAGE
from tests.contrib.django.shop.models import Customer, Order

LIST = "/admin/shop/customer/"


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    return client


@pytest.fixture
def rows() -> dict[str, Customer]:
    codes = {"A": VILLAGE, "B": "31.71.01.1001", "C": OTHER_VILLAGE, "D": RETIRED, "E": "?", "F": "98.99"}
    rows = {name: Customer.objects.create(name=name, region=VILLAGE) for name in codes}
    with connection.cursor() as cursor:
        for name, code in codes.items():
            cursor.execute("UPDATE shop_customer SET region = %s WHERE name = %s", [code, name])
    return rows


def get(client: Client, path: str, query: dict[str, str] | None = None, **kwargs: Any) -> str:
    response = client.get(path, query or {}, **kwargs)
    assert response.status_code == 200, response.headers
    return unescape(response.content.decode())


def offered(html: str, parameter: str) -> dict[str, str]:
    """Return what a filter lists: code to name."""
    links = re.findall(rf'<a href="\?[^"]*?\b{parameter}=([^"&]*)[^"]*">\s*(.*?)\s*</a>', html)
    return dict(links)


def listed(html: str) -> list[str]:
    return sorted(re.findall(r'<th class="field-name">.*?>(.)</a>', html))


@pytest.mark.usefixtures("rows")
def test_lists_only_what_is_in_use_by_province_and_regency(client: Client) -> None:
    html = get(client, LIST)
    assert listed(html) == list("ABCDEF")
    assert offered(html, "region__province") == {
        "31": "Daerah Khusus Ibukota Jakarta",
        "32": "Jawa Barat",
        "92": kodewilayah.lookup("92").name,
        "98": "98",
    }
    assert "By region (province)" in " ".join(html.split())
    regencies = offered(html, "region__regency")
    assert list(regencies) == ["31.71", "31.74", "32.73", "92.01", "98.99"]
    assert regencies["31.74"] == "Kota Administrasi Jakarta Selatan"
    assert regencies["92.01"] == "KAB. SORONG (no longer in force)"

    html = get(client, LIST, {"region__province": "31"})
    assert listed(html) == ["A", "B"]
    assert list(offered(html, "region__regency")) == ["31.71", "31.74"]
    html = get(client, LIST, {"region__province": "31", "region__regency": "31.74"})
    assert listed(html) == ["A"]
    assert listed(get(client, LIST, {"region__regency": "92.01"})) == ["D"]


@pytest.mark.usefixtures("rows")
def test_another_province_gives_up_the_regency(client: Client) -> None:
    html = get(client, LIST, {"region__province": "31", "region__regency": "31.74", "q": "3"})
    queries = re.findall(r'<a href="(\?[^"]*)">', html)
    (other,) = {query for query in queries if "region__province=32" in query}
    assert "regency" not in other
    assert "q=3" in other
    assert listed(get(client, LIST + other)) == ["C"]
    assert any("region__province=31" in query and "region__regency=31.71" in query for query in queries)


@pytest.mark.usefixtures("rows")
def test_counts_and_languages(client: Client) -> None:
    html = get(client, LIST, {"_facets": "True"}, headers={"Accept-Language": "id"})
    assert offered(html, "region__province")["31"] == "Daerah Khusus Ibukota Jakarta (2)"
    assert offered(html, "region__regency")["92.01"] == "KAB. SORONG (tidak berlaku lagi) (1)"
    assert "region (provinsi)" in " ".join(html.split())


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("value", ["31.70", "<script>alert(1)</script>", "'", "x" * 3000])
def test_hostile_parameters_are_refused(client: Client, value: str) -> None:
    for parameter in ("region__province", "region__regency"):
        response = client.get(LIST, {parameter: value})
        assert response.status_code == 302
        assert response.headers["Location"].endswith("?e=1")


def test_through_a_relation_and_without_rows(client: Client, rows: dict[str, Customer]) -> None:
    path = "/admin/shop/order/"
    assert offered(get(client, path), "customer__region__province") == {}
    Order.objects.create(customer=rows["A"])
    Order.objects.create(customer=rows["C"])
    html = get(client, path)
    assert list(offered(html, "customer__region__province")) == ["31", "32"]
    assert "1 order" in get(client, path, {"customer__region__province": "32"})


@pytest.mark.usefixtures("rows")
def test_search_finds_digits_with_dots(client: Client) -> None:
    assert listed(get(client, LIST, {"q": "31.74"})) == ["A"]


def test_a_retired_code_is_shown_and_saved_unchanged(client: Client, rows: dict[str, Customer]) -> None:
    path = f"{LIST}{rows['D'].pk}/change/"
    html = get(client, path)
    assert 'data-kodewilayah="cascade"' in html
    assert "kodewilayah/cascade.js" in html
    sent = {"name": "Z", "region": RETIRED, "birthplace": "", "nik": NIK}
    assert client.post(path, sent).status_code == 302
    with connection.cursor() as cursor:
        cursor.execute("SELECT region FROM shop_customer WHERE name = 'Z'")
        assert cursor.fetchall() == [(RETIRED,)]
    assert client.post(f"{LIST}add/", sent | {"nik": ""}).status_code == 200
    assert not Customer.objects.filter(name="Z", nik=None).exists()
