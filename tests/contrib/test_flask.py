"""The door to Flask, asked by real requests; and the example application."""

import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("flask", reason="the extra flask is not installed")
pytest.importorskip("wtforms", reason="the extra wtforms is not installed")

from flask import Blueprint, Flask, render_template_string
from flask.testing import FlaskClient

import kodewilayah
from kodewilayah.contrib import cascade
from kodewilayah.contrib.flask import base_url, blueprint, region_full_name, region_name, tags

EXAMPLE = Path(__file__).parents[2] / "examples" / "flask" / "app.py"
HOSTILE = ['"><script>alert(1)</script>', "' onfocus='alert(1)", "</textarea>", "a\x00b", "{{ 7*7 }}", "%s{0}", "../x"]
ASSETS = {"cascade.js": "text/javascript", "search.js": "text/javascript", "kodewilayah.css": "text/css"}
VILLAGE = "31.74.09.1002"
NIK = "3174091708450001"


def application(**options: Any) -> Flask:
    app = Flask(__name__)
    app.register_blueprint(blueprint(**options))
    return app


@pytest.fixture
def client() -> FlaskClient:
    return application().test_client()


class TestJson:
    @pytest.mark.parametrize(
        "path",
        ["provinces.json", "regencies/31.json", "districts/31.74.json", "villages/31.74.09.json",
         "search.json?q=jagakarsa&level=3&within=31.74&limit=1", "search.json?q=%3Cscript%3E"],
    )  # fmt: skip
    def test_it_is_what_the_shared_module_answers(self, client: FlaskClient, path: str) -> None:
        got = client.get(f"/wilayah/{path}")
        bare, _, query = path.partition("?")
        asked = dict(pair.split("=") for pair in query.replace("%3C", "<").replace("%3E", ">").split("&") if pair)
        expected = cascade.answer(bare, asked)
        assert (got.status_code, got.data) == (200, expected.body)
        assert {name: got.headers[name] for name in expected.headers} == expected.headers
        head = client.head(f"/wilayah/{path}")
        assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", got.headers["ETag"])
        known = client.get(f"/wilayah/{path}", headers={"If-None-Match": got.headers["ETag"]})
        assert (known.status_code, known.data) == (304, b"")

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
    @pytest.mark.parametrize("path", ["provinces.json", "search.json?q=x", "nothing", "static/cascade.js"])
    def test_only_get_and_head_are_answered(self, client: FlaskClient, method: str, path: str) -> None:
        got = client.open(f"/wilayah/{path}", method=method.upper())
        assert got.status_code == 405
        assert {each.strip() for each in got.headers["Allow"].split(",")} == {"GET", "HEAD"}

    @pytest.mark.parametrize(
        ("path", "status"),
        [
            ("regencies/31.70.json", 400), ("regencies/3174.json", 400), ("districts/31.json", 400),
            ("regencies/x.json", 400), ("search.json", 400), ("search.json?q=x&level=9", 400),
            ("search.json?q=x&limit=0", 400), ("search.json?q=x&within=31.70", 400),
            (f"search.json?q={'x' * 201}", 400),
            ("regencies/99.json", 404), ("districts/31.99.json", 404), ("nothing", 404), ("a/b/c", 404),
            ("regencies/%00.json", 400), ("regencies/%ff.json", 400), ("search.json?q=%ff%00", 200),
        ],
    )  # fmt: skip
    def test_what_is_refused_is_told_as_json_with_its_reason(self, client: FlaskClient, path: str, status: int) -> None:
        got = client.get(f"/wilayah/{path}")
        assert got.status_code == status
        assert got.headers["Content-Type"] == "application/json; charset=utf-8"
        if status != 200:
            assert set(got.json["error"]) == {"reason", "message"}  # type: ignore[index]
            assert set(got.json["error"]["message"]) == {"id", "en"}  # type: ignore[index]

    @pytest.mark.parametrize("hostile", HOSTILE)
    def test_hostile_text_comes_back_as_json_only(self, client: FlaskClient, hostile: str) -> None:
        for got in (
            client.get("/wilayah/search.json", query_string={"q": hostile}),
            client.get("/wilayah/search.json", query_string={"q": "x", "within": hostile}),
            client.get("/wilayah/search.json", query_string={"q": ["x", hostile], hostile: hostile}),
        ):
            assert got.status_code in (200, 400)
            assert got.headers["Content-Type"] == "application/json; charset=utf-8"
            assert got.headers["X-Content-Type-Options"] == "nosniff"
            json.loads(got.data)

    def test_a_front_end_changes_its_base_address_only(self) -> None:
        client = application(url_prefix="/api/regions").test_client()
        assert len(client.get("/api/regions/provinces.json").json["data"]) == len(kodewilayah.provinces())  # type: ignore[index]
        assert client.get("/wilayah/provinces.json").status_code == 404


class TestAssets:
    @pytest.mark.parametrize("file", ASSETS)
    def test_they_are_served_as_what_they_are_and_may_be_kept(self, client: FlaskClient, file: str) -> None:
        got = client.get(f"/wilayah/static/{file}")
        assert got.status_code == 200
        assert got.content_type == f"{ASSETS[file]}; charset=utf-8"
        assert got.headers["X-Content-Type-Options"] == "nosniff"
        assert got.headers["Cache-Control"] == "no-cache"
        etag = got.headers["ETag"]
        assert client.get(f"/wilayah/static/{file}", headers={"If-None-Match": etag}).status_code == 304
        kept = client.get(f"/wilayah/static/{file}?v={etag.strip(chr(34))}")
        assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert kept.data == got.data

    @pytest.mark.parametrize("file", ["x.js", "..%2f__init__.py", "../urls.py", "%00", "cascade.js/", ".."])
    def test_nothing_else_is(self, client: FlaskClient, file: str) -> None:
        assert client.get(f"/wilayah/static/{file}").status_code == 404

    def test_the_tags_lead_to_them(self, client: FlaskClient) -> None:
        with client.application.test_request_context():
            both, one = tags(), tags("search")
        links = re.findall(r'(?:src|href)="([^"]+)"', both)
        assert len(links) == 3
        for link in links:
            assert "immutable" in client.get(link.replace("&amp;", "&")).headers["Cache-Control"]
        assert "search.js" in one
        assert "cascade.js" not in one
        with client.application.test_request_context(), pytest.raises(ValueError, match="no script 'x'"):
            tags("x")

    def test_addresses_follow_the_blueprint_wherever_it_is(self) -> None:
        app, outer = Flask(__name__), Blueprint("outer", __name__, url_prefix="/a")
        outer.register_blueprint(blueprint("/b", name="c"))
        app.register_blueprint(outer)
        with app.test_request_context(base_url="http://localhost/mounted"):
            assert base_url() == "/mounted/a/b/"
            assert 'href="/mounted/a/b/static/kodewilayah.css?v=' in tags()

    def test_without_the_blueprint_the_error_says_what_to_do(self) -> None:
        for ask in (base_url, tags):
            with Flask(__name__).test_request_context(), pytest.raises(RuntimeError, match="register the blueprint"):
                ask()


class TestTemplates:
    def test_filters_and_tags(self) -> None:
        template = "{{ code|region_name }}|{{ code|region_full_name }}|{{ missing|region_name }}|{{ none|region_name }}"
        with application().test_request_context():
            shown = render_template_string(template, code="3174", none=None)
            assert "defer></script>" in render_template_string("{{ kodewilayah_tags('cascade') }}")
        assert shown == (
            "Kota Administrasi Jakarta Selatan|Kota Administrasi Jakarta Selatan, Daerah Khusus Ibukota Jakarta||"
        )

    @pytest.mark.parametrize("hostile", [*HOSTILE, 31, 11.1, b"31"])
    def test_what_is_no_code_is_shown_as_it_is_and_escaped(self, hostile: object) -> None:
        assert region_name(hostile) == region_full_name(hostile) == str(hostile)
        with application().test_request_context():
            shown = render_template_string(
                '<p title="{{ code|region_name }}">{{ code|region_full_name }}', code=hostile
            )
        assert not {"<script", "'", '"'} & set(
            re.findall(r"<script|['\"]", shown[len('<p title="') :].replace('">', ""))
        )

    def test_a_retired_code_has_its_last_name(self) -> None:
        assert region_name("92.01") == "KAB. SORONG"

    def test_a_name_with_an_apostrophe_is_escaped(self) -> None:
        region = next(region for region in kodewilayah.regions(4) if "'" in region.name)
        with application().test_request_context():
            shown = render_template_string("{{ code|region_name }}", code=region.code)
        assert shown == region.name.replace("'", "&#39;")


class Page(HTMLParser):
    """The input fields of a page with their values, and what a strict policy would block."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.around: list[dict[str, str | None]] = []
        self.blocked: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "input":
            self.fields[str(found["name"])] = found.get("value") or ""
        if "data-kodewilayah" in found:
            self.around.append(found)
        inline = [name for name in found if name.startswith("on") or name == "style"]
        if inline or (tag == "script" and "src" not in found) or tag == "style":
            self.blocked.append(tag)


@pytest.mark.skipif(not EXAMPLE.exists(), reason="the wheel alone has no examples/")
class TestExample:
    @pytest.fixture
    def client(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[FlaskClient]:
        spec = importlib.util.spec_from_file_location("flask_example", EXAMPLE)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, spec.name, module)
        spec.loader.exec_module(module)
        with module.create_app().test_client() as client:
            yield client

    def post(self, client: FlaskClient, lang: str = "id", **changes: str) -> Any:
        page = Page(client.get(f"/?lang={lang}").text)
        sent = {"name": "Warga", "nik": NIK, "village": VILLAGE, "birthplace": ""}
        assert set(page.fields) == {*sent, "csrf_token"}
        return client.post(f"/?lang={lang}", data=page.fields | sent | changes)

    @pytest.mark.parametrize("lang", ["id", "en", "fr"])
    def test_the_page_needs_nothing_inline_and_names_where_the_scripts_ask(
        self, client: FlaskClient, lang: str
    ) -> None:
        got = client.get(f"/?lang={lang}")
        page = Page(got.text)
        assert got.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
        assert page.blocked == []
        assert [each["data-url"] for each in page.around] == ["/wilayah/", "/wilayah/"]
        assert {each["data-lang"] for each in page.around} == {"en" if lang == "en" else "id"}
        assert client.get("/favicon.ico").status_code == 204

    @pytest.mark.parametrize("written", [VILLAGE, "3174091002"])
    def test_a_good_form_is_stored_and_shown_without_the_number(self, client: FlaskClient, written: str) -> None:
        got = self.post(client, village=written, birthplace="31.74", name="<b>'Warga'</b>")
        assert got.status_code == 303
        shown = client.get(got.headers["Location"]).text
        assert f'<code id="village">{VILLAGE}</code> Srengseng Sawah, Jagakarsa' in shown
        assert '<code id="birthplace">31.74</code>' in shown
        assert "&lt;b&gt;&#39;Warga&#39;" in shown
        assert "317409******0001" in shown
        assert NIK not in shown

    @pytest.mark.parametrize(
        ("lang", "changes", "words"),
        [
            ("id", {"village": ""}, "Pilih wilayah"), ("en", {"village": ""}, "Choose a region"),
            ("en", {"village": "31.74"}, "is the code of a"),
            ("id", {"nik": "3174091708450000"}, "empat digit terakhir"),
            ("en", {"name": ""}, "must be filled in"), ("id", {"name": "x" * 101}, "Paling banyak 100"),
            ("en", {"birthplace": "92.01"}, "was last in"),
        ],
    )  # fmt: skip
    def test_a_broken_field_is_told_and_the_others_are_kept(
        self, client: FlaskClient, lang: str, changes: dict[str, str], words: str
    ) -> None:
        got = self.post(client, lang, **changes)
        assert got.status_code == 422
        assert words in got.text
        page = Page(got.text)
        assert page.fields["village"] == changes.get("village", VILLAGE)
        assert page.fields["nik"] == changes.get("nik", NIK)

    @pytest.mark.parametrize("hostile", HOSTILE)
    def test_hostile_input_is_shown_as_text(self, client: FlaskClient, hostile: str) -> None:
        got = self.post(client, village=hostile, nik=hostile, name=hostile, birthplace=hostile)
        page = Page(got.text)
        assert got.status_code == 422
        assert page.blocked == []
        assert page.fields["village"] == hostile

    def test_a_form_of_another_site_is_refused(self, client: FlaskClient) -> None:
        assert self.post(client, csrf_token="x").status_code == 422
        assert client.post("/").status_code == 422

    @pytest.mark.parametrize("number", ["0", "1", "99999999999999999999"])
    def test_what_was_not_stored_is_not_found(self, client: FlaskClient, number: str) -> None:
        assert client.get(f"/stored/{number}").status_code == 404


def test_without_the_framework_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "kodewilayah.contrib.flask")
    monkeypatch.setitem(sys.modules, "flask", None)
    with pytest.raises(ImportError, match=r'pip install "kodewilayah\[flask\]"'):
        importlib.import_module("kodewilayah.contrib.flask")
