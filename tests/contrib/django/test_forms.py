"""Forms and widgets, in real requests."""

import re
from typing import Any

import pytest
from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext_lazy

import kodewilayah
from kodewilayah._messages import UNPICKED
from kodewilayah.contrib.django.forms import NikField, RegionCodeField
from kodewilayah.contrib.django.widgets import CascadeWidget, RegionSearchWidget
from tests.contrib.cells import CELLS, NA, NAN, NAN_IS_A_NUMBER
from tests.contrib.django.facts import BAD_NIK, MALFORMED, NIK, RETIRED, UNKNOWN, VILLAGE, VILLAGE_BARE
from tests.contrib.django.pages import Tags
from tests.contrib.django.shop.forms import CustomerForm, PlainForm
from tests.contrib.django.shop.models import Customer

HOSTILE = ['"><script>alert(1)</script>', "' onfocus='x", "{{ x }}", "<!--", "&quot;", "a\x00b", "9" * 5000, "%(x)s%"]


def page(client: Client, path: str, data: dict[str, str] | None = None, **kwargs: Any) -> tuple[int, str]:
    response = client.get(path, **kwargs) if data is None else client.post(path, data, **kwargs)
    return response.status_code, response.content.decode()


@pytest.fixture
def client() -> Client:
    # The tests' project asks everybody to log in.
    from django.contrib.auth.models import User

    client = Client()
    client.force_login(User.objects.create_user("u"))
    return client


def test_a_form_is_shown_filled_in_and_stored(client: Client) -> None:
    status, html = page(client, "/new/")
    tags = Tags(html)
    assert status == 200
    shell = tags.one("div", **{"class": "kodewilayah-cascade"})
    assert shell == {
        "class": "kodewilayah-cascade",
        "data-kodewilayah": "cascade",
        "data-url": "/wilayah/",
        "data-depth": "4",
        "data-lang": "en",
    }
    field = tags.one("input", name="region")
    assert field.items() >= {"type": "text", "id": "id_region", "autocomplete": "off"}.items()
    assert "required" in field
    assert "value" not in field
    scripts = [attrs for tag, attrs in tags.found if tag == "script"]
    assert [script["src"] for script in scripts] == [
        "/static/kodewilayah/cascade.js",
        "/static/kodewilayah/search.js",
    ]
    assert all("defer" in script for script in scripts)
    assert tags.one("link")["href"] == "/static/kodewilayah/kodewilayah.css"
    assert not [attrs for _, attrs in tags.found if any(name.startswith("on") or name == "style" for name in attrs)]
    search = tags.one("div", **{"class": "kodewilayah-search"})
    assert search["data-level"] == "2"
    assert search["data-within"] == search["data-label"] == ""

    sent = {"name": "A", "region": VILLAGE_BARE, "birthplace": "91-01", "nik": "3174 0957 0845 0001"}
    status, html = page(client, "/new/", sent)
    assert status == 200
    assert f"{VILLAGE}: Srengseng Sawah; Srengseng Sawah, Jagakarsa" in html
    customer = Customer.objects.get()
    assert (customer.region, customer.birthplace, customer.nik) == (VILLAGE, "91.01", NIK)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_refused_form_keeps_what_was_typed_and_says_why(client: Client, language: str) -> None:
    sent = {"name": "A", "region": "31 70", "birthplace": VILLAGE, "nik": BAD_NIK}
    status, html = page(client, "/new/", sent, headers={"Accept-Language": language})
    assert status == 422
    tags = Tags(html)
    assert tags.one("input", name="region")["value"] == "31 70"
    assert tags.one("input", name="region")["aria-invalid"] == "true"
    assert tags.one("div", **{"class": "kodewilayah-cascade"})["data-lang"] == language
    assert tags.one("input", name="birthplace")["value"] == VILLAGE
    assert tags.one("input", name="nik")["value"] == BAD_NIK
    errors = "".join(re.findall('<ul class="errorlist".*?</ul>', html))
    assert errors.count("<li>") == 3
    said = {"id": ("digit kabupaten/kota 70", "nomor urut"), "en": ("regency digits 70", "serial")}[language]
    assert all(words in errors for words in said)
    assert "570845" not in errors


def test_levels_are_kept_when_another_field_is_refused(client: Client) -> None:
    status, html = page(client, "/new/", {"name": "", "region": VILLAGE})
    tags = Tags(html)
    assert status == 422
    assert tags.one("input", name="region")["value"] == VILLAGE
    assert "data-retired" not in tags.one("div", **{"class": "kodewilayah-cascade"})


@pytest.mark.parametrize("stored", [RETIRED, UNKNOWN, MALFORMED, "31.74", VILLAGE_BARE])
def test_a_stored_code_is_shown_and_posted_back_unchanged(client: Client, stored: str) -> None:
    customer = Customer.objects.create(name="A", region=VILLAGE, nik=NIK)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE shop_customer SET region = %s, nik = %s", [stored, BAD_NIK])
    path = f"/edit/{customer.pk}/"
    tags = Tags(page(client, path)[1])
    assert tags.one("input", name="region")["value"] == stored
    shell = tags.one("div", **{"class": "kodewilayah-cascade"})
    named = {RETIRED: "Makbon, Makbon, KAB. SORONG, PAPUA BARAT", UNKNOWN: UNKNOWN, MALFORMED: MALFORMED}
    if stored in named:
        assert (shell["data-retired"] or "").lower() == named[stored].lower()
    unchanged = {"name": "B", "region": stored, "nik": BAD_NIK}
    assert page(client, path, unchanged)[0] == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, region, nik FROM shop_customer")
        assert cursor.fetchall() == [("B", stored, BAD_NIK)]
    assert page(client, path, unchanged | {"region": "31.74.09.1998"})[0] == 422
    form = CustomerForm({"name": "B", "region": stored, "nik": BAD_NIK}, instance=Customer.objects.get())
    assert form.changed_data == []
    # As new input it is judged, whatever the form was told to begin with.
    assert page(client, "/new/", {"name": "B", "region": stored})[0] == (200 if stored == VILLAGE_BARE else 422)


def test_plain_forms() -> None:
    form = PlainForm({"region": f" {VILLAGE_BARE} ", "nik": "3174-0957-0845-0001"})
    assert form.is_valid()
    assert form.cleaned_data == {"region": VILLAGE, "nik": NIK}
    assert type(form.cleaned_data["region"]) is kodewilayah.RegionCode
    assert "0845" not in repr(form.cleaned_data)

    form = PlainForm({"region": RETIRED}, initial={"region": RETIRED})
    assert form.errors.as_data()["region"][0].code == "retired_code"
    form = PlainForm({"region": RETIRED})
    form.fields["region"].stored = RETIRED
    assert form.is_valid()
    assert form.cleaned_data == {"region": RETIRED, "nik": ""}

    form = PlainForm({"nik": "3174091708200001"})
    assert {name: errors[0].code for name, errors in form.errors.as_data().items()} == {
        "region": "required",
        "nik": "age",
    }
    assert Tags(str(PlainForm())).one("input", name="nik")["inputmode"] == "numeric"


def test_field_options() -> None:
    own = RegionCodeField(error_messages={"wrong_length": "%(digits)s digits?"})
    with pytest.raises(django_forms.ValidationError, match=r"3 digits\?"):
        own.clean("317")
    assert RegionCodeField(required=False, empty_value=None).clean(" ") is None
    assert RegionCodeField(allow_retired=True).clean("9201") == "92.01"
    assert RegionCodeField().prepare_value(kodewilayah.lookup("31")) == "31"
    with pytest.raises(ValueError, match="exceeds"):
        NikField(min_age=2, max_age=1)
    with pytest.raises(django_forms.ValidationError) as caught:
        NikField(require_known_region=True).clean("3174991708450001")
    assert caught.value.code == "unknown_region"


def test_a_field_of_the_form_alone_in_a_model_form() -> None:
    class Form(django_forms.ModelForm):
        second = RegionCodeField(level=1)

        class Meta:
            model = Customer
            fields = ("name",)

    customer = Customer.objects.create(name="A", region=VILLAGE)
    assert Form({"name": "A", "second": "31"}, instance=customer).is_valid()
    assert not Form({"name": "A", "second": "92.01"}, instance=customer).is_valid()


@pytest.mark.parametrize(
    "initial", [VILLAGE, VILLAGE_BARE, kodewilayah.RegionCode(VILLAGE), kodewilayah.lookup(VILLAGE)]
)
@pytest.mark.parametrize("posted", [VILLAGE, VILLAGE_BARE, " 31-74-09-1002"])
def test_another_way_to_write_the_same_is_no_change(initial: Any, posted: str) -> None:
    assert not RegionCodeField().has_changed(initial, posted)
    assert RegionCodeField().has_changed(initial, "31.74.09.1001")
    assert RegionCodeField().has_changed(initial, "")
    assert RegionCodeField().has_changed(None, posted)
    assert RegionCodeField().has_changed("hello", posted)
    assert not NikField().has_changed(NIK, f"{NIK[:6]} {NIK[6:]}")
    assert not NikField().has_changed(f"{NIK[:6]} {NIK[6:]}", NIK)
    stored = RegionCodeField()
    stored.stored = "no code "
    assert not stored.has_changed("no code ", "no code")


@pytest.mark.parametrize("widget", [CascadeWidget(), RegionSearchWidget()])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_values_are_escaped(client: Client, widget: django_forms.Widget, hostile: str) -> None:
    tags = Tags(widget.render(hostile, hostile, {"id": hostile}))
    assert [tag for tag, _ in tags.found] == ["div", "input"]
    # A parser of HTML knows no null characters; what matters is that nothing ends the attribute.
    assert tags.one("input")["value"] == hostile
    shell = tags.one("div")
    assert hostile in (shell.get("data-retired"), shell.get("data-label"))
    assert not any(name.startswith("on") for _, attrs in tags.found for name in attrs)
    status, html = page(client, "/new/", {"name": hostile, "region": hostile, "birthplace": hostile, "nik": hostile})
    assert status == 422
    assert "<script>alert" not in html
    assert [tag for tag, _ in Tags(html).found].count("script") == 2


@pytest.mark.parametrize("widget", [CascadeWidget, RegionSearchWidget, RegionSearchWidget(level=4)])
def test_where_somebody_picks_a_name_is_answered_by_asking_to_pick(widget: Any) -> None:
    class Picking(django_forms.Form):
        region = RegionCodeField(widget=widget)
        other = RegionCodeField(widget=widget, error_messages={"not_digits": "mine"}, required=False)
        typed = RegionCodeField(required=False)

    errors = Picking({"region": "jagakarsa", "other": "xx", "typed": "xx"}).errors.as_data()
    (error,) = errors["region"]
    assert error.code == "not_digits"
    assert "31.74.09.1001" in error.params["matches"]
    (message,) = error.messages
    assert message.startswith(f"{UNPICKED[1]} Did you mean 31.74.09")
    assert message.endswith("(Jagakarsa, Jagakarsa, Kota Administrasi Jakarta Selatan, Daerah Khusus Ibukota Jakarta)?")
    assert errors["other"][0].messages == ["mine"]
    assert errors["typed"][0].messages[0].startswith("'xx' contains")
    with translation.override("id"):
        assert Picking({"region": "jagakarsa"}).errors["region"][0].startswith(f"{UNPICKED[0]} Maksud Anda 31.74.09")
        assert Picking({"region": "qqqqqqqqqqq"}).errors["region"] == [UNPICKED[0]]
    assert Picking({"region": "x"}).errors["region"] == [UNPICKED[1]]
    assert "regency digits" in Picking({"region": "31.70"}).errors["region"][0]


@pytest.mark.parametrize(
    ("field", "typed", "matches"),
    [
        (RegionCodeField(widget=RegionSearchWidget(level=4)), "jagakarsa", ("31.74.09.1001",)),
        (RegionCodeField(widget=RegionSearchWidget(within="31.74"), level=3), "jagakarsa", ("31.74.09",)),
        (RegionCodeField(widget=RegionSearchWidget(within="32")), "jagakarsa", ()),
        (RegionCodeField(widget=RegionSearchWidget(within="92.01"), level=3), "Makbon", ("92.01.01",)),
        (RegionCodeField(widget=RegionSearchWidget(within="31.99")), "jagakarsa", ()),
        (RegionCodeField(widget=CascadeWidget(within="32.05"), level=3), "Cilawu", ("32.05.19",)),
        (RegionCodeField(widget=CascadeWidget, level=4), "5 Ulu", ("16.71.02.1005",)),
    ],
)
def test_of_the_regions_that_a_widget_offers_one_is_suggested(field: Any, typed: str, matches: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError) as caught:
        field.clean(typed)
    assert caught.value.params["matches"] == matches
    asked, _, suggestion = caught.value.messages[0].partition(" Did you mean ")
    assert asked == UNPICKED[1]
    assert all(code in suggestion for code in matches)
    assert bool(suggestion) == bool(matches)


class TestCells:
    """A program may fill a form from a row of a table: a number is not a code, and NaN is not the text `nan`."""

    class Fields(django_forms.Form):
        region = RegionCodeField()
        searched = RegionCodeField(widget=RegionSearchWidget, required=False)
        nik = NikField(required=False)

    @pytest.mark.parametrize(("cell", "reason"), CELLS)
    def test_a_cell_that_is_not_text_is_refused_as_what_it_is(self, cell: object, reason: str) -> None:
        errors = self.Fields({"region": cell, "searched": cell, "nik": cell}).errors.as_data()
        assert [errors[name][0].code for name in ("region", "searched", "nik")] == [reason] * 3
        for name in ("region", "searched"):
            (message,) = errors[name][0].messages
            # No region is suggested.
            assert "search" not in message
            assert "(" not in message.replace("(11.10 becomes 11.1)", "").replace("str(value, 'ascii')", "")

    def test_nan_is_a_number_in_both_languages(self) -> None:
        for language, sentence in NAN_IS_A_NUMBER.items():
            with translation.override(language):
                errors = self.Fields({"region": NAN, "searched": NAN}).errors
                assert sentence in errors["region"][0]
                assert sentence in errors["searched"][0]

    def test_a_form_with_nan_is_shown_empty(self) -> None:
        for form in (self.Fields(initial={"region": NAN, "nik": NAN}), self.Fields({"region": NAN, "nik": NAN})):
            for name in ("region", "nik"):
                assert "value=" not in str(form[name])
        assert "3174" in str(self.Fields({"region": 3174})["region"])

    @pytest.mark.parametrize("cell", [NAN, NA, 31.74])
    def test_a_cell_in_an_instance_is_not_what_the_row_has(self, cell: Any) -> None:
        customer: Any = Customer.objects.create(name="A", region=VILLAGE)
        customer.region = cell
        form = CustomerForm({"name": "A", "region": str(cell), "birthplace": "", "nik": ""}, instance=customer)
        assert form.errors.as_data()["region"][0].code in ("not_digits", "wrong_level")
        assert CustomerForm({"name": "A", "region": VILLAGE}, instance=customer).is_valid()

    def test_a_lazy_text_is_text(self) -> None:
        assert self.Fields({"region": gettext_lazy("31.74")}).is_valid()
