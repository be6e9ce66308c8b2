"""The JSON under Django: what `kodewilayah.contrib.cascade` answers, unchanged, in real requests."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from kodewilayah.contrib.cascade import answer


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("provinces.json", {}),
        ("regencies/31.json", {}),
        ("districts/31.74.json", {}),
        ("villages/31.74.09.json", {}),
        ("search.json", {"q": "jaksel", "level": "2", "limit": "3", "other": "x"}),
        ("search.json", {"q": "<script>'\"&"}),
        ("search.json", {"q": "x" * 201}),
        ("search.json", {}),
        ("regencies/31.70.json", {}),
        ("regencies/98.json", {}),
        ("../../etc/passwd", {}),
        ("<script>", {}),
        ("", {}),
    ],
)
def test_answers_as_the_cascade_does(path: str, query: dict[str, str]) -> None:
    expected = answer(path, query)
    # Nobody is logged in, and the project of the tests wants that elsewhere.
    base = reverse("kodewilayah:root")
    assert base == "/wilayah/"
    response = Client().get(base + path.replace("<", "%3C"), query)
    assert (response.status_code, response.content) == (expected.status, expected.body)
    assert expected.headers.items() <= dict(response.headers).items()
    json.loads(response.content)
    head = Client().head(base + path.replace("<", "%3C"), query)
    assert (head.status_code, head.content) == (expected.status, b"")


def test_etag() -> None:
    first = Client().get("/wilayah/provinces.json")
    again = Client().get("/wilayah/provinces.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert Client().get("/wilayah/provinces.json", headers={"If-None-Match": '"x"'}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_reading_only(method: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)("/wilayah/provinces.json")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
