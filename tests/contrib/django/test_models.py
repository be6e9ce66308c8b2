"""The model fields: what is stored, what is read, and what is judged."""

import json
import pickle
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, connections, models
from django.db.migrations.writer import MigrationWriter
from django.test.utils import CaptureQueriesContext
from django.utils import translation

import kodewilayah
from kodewilayah import InvalidCodeError, RegionCode
from kodewilayah.contrib.django import forms
from kodewilayah.contrib.django.models import NikModelField, RegionCodeModelField
from tests.contrib.cells import CELLS, NAN, NAN_IS_A_NUMBER
from tests.contrib.django.facts import BAD_NIK, MALFORMED, NIK, OTHER_VILLAGE, RETIRED, UNKNOWN, VILLAGE, VILLAGE_BARE
from tests.contrib.django.shop.models import Customer, Order, Place


def raw(alias: str, column: str = "region") -> list[Any]:
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM shop_customer")
        return [row[0] for row in cursor.fetchall()]


def overwrite(alias: str, column: str, value: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute(f"UPDATE shop_customer SET {column} = %s", [value])


@pytest.mark.parametrize("written", [VILLAGE, VILLAGE_BARE, " 31-74-09-1002 ", kodewilayah.lookup(VILLAGE)])
def test_every_written_form_is_stored_with_dots_and_read_as_a_code(alias: str, written: str) -> None:
    customer = Customer(name="A", region=written)
    customer.full_clean()
    customer.save(using=alias)
    assert raw(alias) == [VILLAGE]
    read = Customer.objects.using(alias).get()
    assert type(read.region) is RegionCode
    assert read.region == VILLAGE
    assert read.get_region_region() is kodewilayah.lookup(VILLAGE)
    for query in (written, VILLAGE_BARE):
        assert Customer.objects.using(alias).filter(region=query).count() == 1
        assert Customer.objects.using(alias).filter(region__in=[query]).count() == 1
    assert Customer.objects.using(alias).filter(region__contains="09.10").count() == 1
    assert Customer.objects.using(alias).filter(region__startswith="31.7").count() == 1


def test_what_is_assigned_is_read_at_once() -> None:
    customer: Any = Customer(region=VILLAGE_BARE, nik="3174 0957 0845 0001")
    assert customer.region == RegionCode(VILLAGE)
    assert type(customer.region) is RegionCode
    assert customer.nik == NIK
    customer.region = MALFORMED
    assert customer.region == MALFORMED
    assert Customer(region=None).region is None
    customer.region = kodewilayah.lookup(VILLAGE)
    assert type(customer.region) is RegionCode
    assert customer.get_region_region() is kodewilayah.lookup(VILLAGE)
    customer.nik = kodewilayah.parse_nik(NIK)
    assert customer.nik == NIK
    assert NIK not in repr(customer.nik)


def test_code_is_stored_with_dots_by_every_way_of_writing() -> None:
    customer = Customer.objects.create(name="A", region=OTHER_VILLAGE)
    Customer.objects.update(region=VILLAGE_BARE)
    assert raw("default") == [VILLAGE]
    customer.region = "3273011001"
    Customer.objects.bulk_update([customer], ["region"])
    assert raw("default") == [OTHER_VILLAGE]
    Customer.objects.update(region=models.F("region"))
    assert raw("default") == [OTHER_VILLAGE]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (RETIRED, "retired_code"),
        (UNKNOWN, "unknown_code"),
        (MALFORMED, "not_digits"),
        ("31.74", "wrong_level"),
        (" ", "empty"),
        ("", "blank"),
        (None, "null"),
        (3174091002, "not_text"),
        (b"31", "not_text"),
        ("100%(value)s%", "not_digits"),
    ],
)
def test_new_input_is_judged(value: Any, code: str) -> None:
    customer: Any = Customer(name="A")
    customer.region = value
    with pytest.raises(ValidationError) as caught:
        customer.full_clean()
    error = caught.value.error_dict["region"][0]
    assert error.code == code
    assert str(value).strip()[:5] in error.messages[0] or code in ("blank", "null", "empty")


@pytest.mark.parametrize(("cell", "reason"), CELLS)
def test_a_cell_of_a_table_is_refused_as_what_it_is(cell: Any, reason: str) -> None:
    customer: Any = Customer(name="A", region=cell)
    for judge in (customer.full_clean, customer.save, lambda: Customer.objects.filter(region=cell).exists()):
        with pytest.raises(ValidationError) as caught:
            judge()
        error = getattr(caught.value, "error_dict", {"region": [caught.value]})["region"][0]
        assert error.code == reason
        assert (NAN_IS_A_NUMBER["en"] in error.messages[0]) == (cell is NAN)


def test_messages_are_the_librarys_in_the_language_that_is_active_when_they_are_shown() -> None:
    with pytest.raises(ValidationError) as caught:
        Customer(name="A", region="31.70").full_clean()
    for language, word in (("id", "digit kabupaten/kota"), ("id-id", "digit kabupaten/kota"), ("fr", "regency digits")):
        with translation.override(language):
            assert word in caught.value.message_dict["region"][0]
    with translation.override(None):
        assert "regency digits" in caught.value.message_dict["region"][0]


@pytest.mark.parametrize("stored", [RETIRED, UNKNOWN, MALFORMED, "31.74", VILLAGE_BARE, " 31", "31.74.09"])
def test_what_a_row_has_passes_displays_and_is_saved_unchanged(alias: str, stored: str) -> None:
    Customer.objects.using(alias).create(name="A", region=VILLAGE)
    overwrite(alias, "region", stored)
    customer = Customer.objects.using(alias).get()
    assert customer.region == stored
    assert f"{customer.region}" == stored
    for _ in range(2):
        customer.full_clean()
        customer.save()
        assert raw(alias) == [stored]
    # Another instance has another row: there it is new.
    with pytest.raises(ValidationError):
        Customer(name="B", region=stored if stored != VILLAGE_BARE else UNKNOWN).full_clean()
    # A change is judged, and the change back is none.
    customer.region = "31.74.09.1998"
    with pytest.raises(ValidationError):
        customer.full_clean()
    customer.region = stored
    if stored not in (VILLAGE_BARE, " 31"):
        customer.full_clean()
    customer.refresh_from_db()
    customer.full_clean()
    Customer.objects.using(alias).only("name").get().full_clean()


def test_text_of_any_length_in_a_row_passes() -> None:
    Customer.objects.create(name="A", region=VILLAGE, nik=NIK)
    overwrite("default", "region", "x" * 50)
    overwrite("default", "nik", "x" * 50)
    customer = Customer.objects.get()
    customer.full_clean()
    assert repr(customer.nik) == f"NikText('{'*' * 50}')"


def test_a_row_with_null_does_not_let_the_word_none_pass() -> None:
    customer = Customer.objects.create(name="A", region=VILLAGE)
    customer.birthplace = "None"
    with pytest.raises(ValidationError):
        customer.full_clean()


def test_only_a_refused_value_asks_the_row() -> None:
    customer = Customer.objects.create(name="A", region=VILLAGE)
    with CaptureQueriesContext(connection) as queries:
        customer.clean_fields()
    assert len(queries) == 0
    overwrite("default", "region", RETIRED)
    customer.refresh_from_db()
    with CaptureQueriesContext(connection) as queries:
        customer.clean_fields()
    assert len(queries) == 1


def test_options() -> None:
    customer: Any = Customer(name="A", region=VILLAGE, birthplace="92.01")
    customer.full_clean()
    assert customer.get_birthplace_region() == kodewilayah.edition("2022").lookup("92.01")
    customer.birthplace = None
    customer.full_clean()
    assert customer.get_birthplace_region() is None
    for value, code in ((VILLAGE, "wrong_level"), ("31.98", "unknown_code")):
        customer.birthplace = value
        with pytest.raises(ValidationError) as caught:
            customer.full_clean()
        assert caught.value.error_dict["birthplace"][0].code == code
    with pytest.raises(ValueError, match="5"):
        RegionCodeModelField(level=5)
    assert Order(place=VILLAGE).get_place_region() == "my own"
    fixed = RegionCodeModelField(editable=False)
    fixed.clean("31.70", None)
    own = RegionCodeModelField(error_messages={"regency_range": "%(segment)s? No."})
    with pytest.raises(ValidationError, match=r"70\? No\."):
        own.clean("31.70", None)


@pytest.mark.parametrize(
    ("field", "kwargs"),
    [
        (RegionCodeModelField(), {}),
        (RegionCodeModelField(level=2, allow_retired=True), {"level": 2, "allow_retired": True}),
        (RegionCodeModelField(max_length=20, db_collation="POSIX"), {"max_length": 20, "db_collation": "POSIX"}),
        (NikModelField(), {}),
        (NikModelField(max_length=20, null=True), {"max_length": 20, "null": True}),
    ],
)
def test_migrations_hold_the_least(field: models.Field, kwargs: dict[str, Any]) -> None:
    assert field.deconstruct()[1:] == (f"kodewilayah.contrib.django.models.{type(field).__name__}", [], kwargs)
    assert MigrationWriter.serialize(field)[0].startswith("kodewilayah.contrib.django.models.")
    assert len(MigrationWriter.serialize(field)[0]) < 120
    assert pickle.loads(pickle.dumps(field.clone())) is not None
    assert field.clone().deconstruct()[1:] == field.deconstruct()[1:]


def test_collation_is_that_of_code_order_unless_one_is_asked_for(cluster: str) -> None:
    at = connections[cluster]
    assert RegionCodeModelField().db_parameters(at)["collation"] == "C"
    assert RegionCodeModelField(db_collation="POSIX").db_parameters(at)["collation"] == "POSIX"
    assert RegionCodeModelField().db_parameters(connection)["collation"] is None


def test_system_check_has_nothing_to_say() -> None:
    call_command("check", fail_level="DEBUG")


def test_fixtures_go_out_and_in() -> None:
    Customer.objects.create(name="A", region=VILLAGE, nik=NIK)
    overwrite("default", "region", RETIRED)
    out = serializers.serialize("json", Customer.objects.all())
    fields = json.loads(out)[0]["fields"]
    assert fields == {"name": "A", "region": RETIRED, "birthplace": None, "nik": NIK}
    assert [each.object.region for each in serializers.deserialize("json", out)] == [RETIRED]


def test_a_code_may_be_the_key() -> None:
    Place.objects.create(code="3174")
    assert Place.objects.get(pk="31-74").code.kind == "kota"


# --- the identity number


@pytest.mark.parametrize("written", [NIK, "3174-0957-0845-0001", " 317409 570845 0001 ", kodewilayah.parse_nik(NIK)])
def test_nik_is_stored_as_16_digits(alias: str, written: Any) -> None:
    customer = Customer(name="A", region=VILLAGE, nik=written)
    customer.full_clean()
    customer.save(using=alias)
    assert raw(alias, "nik") == [NIK]
    read = Customer.objects.using(alias).get(nik=written)
    assert read.nik == NIK
    assert kodewilayah.parse_nik(read.nik).sex == "female"


def test_nik_is_not_shown_by_accident() -> None:
    customer = Customer.objects.create(name="A", region=VILLAGE, nik=NIK)
    queryset = Customer.objects.all()
    shown = [
        customer,
        vars(customer),
        queryset.values(),
        queryset.values_list("nik"),
        queryset.get().nik,
        [customer.nik],
    ]
    for each in shown:
        assert "0957" not in repr(each)
        assert NIK[6:12] not in repr(each)
    assert repr(customer.nik) == "NikText('317409******0001')"
    assert pickle.loads(pickle.dumps(customer.nik)) == NIK
    assert json.dumps(customer.nik) == f'"{NIK}"'


@pytest.mark.parametrize(
    ("value", "code"), [(BAD_NIK, "serial"), ("1", "wrong_length"), (int(NIK), "not_text"), ("x" * 16, "not_digits")]
)
def test_new_nik_is_judged_and_never_shown(value: Any, code: str) -> None:
    customer = Customer(name="A", region=VILLAGE, nik=value)
    with pytest.raises(ValidationError) as caught:
        customer.full_clean()
    assert caught.value.error_dict["nik"][0].code == code
    assert "570845" not in repr(caught.value)
    assert "570845" not in str(caught.value.error_dict["nik"][0].params)


@pytest.mark.parametrize("stored", [BAD_NIK, "x", "3174 0957 0845"])
def test_nik_that_a_row_has_passes_unchanged(alias: str, stored: str) -> None:
    Customer.objects.using(alias).create(name="A", region=VILLAGE, nik=NIK)
    overwrite(alias, "nik", stored)
    customer = Customer.objects.using(alias).get()
    assert customer.nik == stored
    customer.full_clean()
    customer.save()
    assert raw(alias, "nik") == [stored]


def test_empty_nik() -> None:
    assert NikModelField(blank=True).clean("", None) == ""
    assert Customer(region=VILLAGE, nik="").nik == ""


def test_form_fields_of_the_model() -> None:
    region = RegionCodeModelField("place", level=3, allow_retired=True, null=True, blank=True).formfield()
    assert type(region) is forms.RegionCodeField
    assert region.clean(" 92 01 01 ") == "92.01.01"
    assert region.clean("") is None
    assert type(NikModelField().formfield()) is forms.NikField
    assert "maxlength" not in region.widget.attrs
    with pytest.raises(InvalidCodeError):
        Customer.objects.filter(region__within="31.70")
