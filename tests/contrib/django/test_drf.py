"""Serializer fields of Django REST framework, in real requests."""

from typing import Any

import pytest

pytest.importorskip("rest_framework", reason="Django REST framework is not installed: its fields were not tested")

from django.test import override_settings
from django.urls import path
from django.utils import translation
from rest_framework import generics, serializers
from rest_framework.exceptions import ValidationError
from rest_framework.test import APIClient

import kodewilayah
from kodewilayah import RegionCode
from kodewilayah.contrib.drf import NikField, RegionCodeField
from tests.contrib.cells import CELLS, NAN, NAN_IS_A_NUMBER
from tests.contrib.django.facts import BAD_NIK, NIK, RETIRED, UNKNOWN, VILLAGE, VILLAGE_BARE
from tests.contrib.django.shop.models import Customer


class CustomerSerializer(serializers.ModelSerializer):
    class Meta:
        model = Customer
        fields = ("id", "name", "region", "birthplace", "nik")


class Some(serializers.Serializer):
    region = RegionCodeField(level=2, error_messages={"wrong_level": "another level"})
    nik = NikField(min_age=17, write_only=True, required=False)
    many = serializers.ListField(child=RegionCodeField(), required=False)


class Customers(generics.ListCreateAPIView):
    queryset = Customer.objects.all()
    serializer_class = CustomerSerializer
    authentication_classes = ()


class One(generics.RetrieveUpdateAPIView):
    queryset = Customer.objects.all()
    serializer_class = CustomerSerializer
    authentication_classes = ()


Customers.login_required = One.login_required = False
urlpatterns = [path("customers/", Customers.as_view()), path("customers/<int:pk>/", One.as_view())]
for each in urlpatterns:
    each.callback.login_required = False


@pytest.fixture
def client() -> Any:
    with override_settings(ROOT_URLCONF=__name__):
        yield APIClient()


def test_model_serializers_judge_as_forms_do(client: APIClient) -> None:
    sent = {"name": "A", "region": VILLAGE_BARE, "birthplace": "91.01", "nik": "3174 0957 0845 0001"}
    reply = client.post("/customers/", sent, format="json")
    assert reply.status_code == 201
    assert reply.json() == {"id": reply.json()["id"], "name": "A", "region": VILLAGE, "birthplace": "91.01", "nik": NIK}
    stored = Customer.objects.get()
    assert (stored.region, stored.nik) == (VILLAGE, NIK)

    wrong = {"name": "A", "region": RETIRED, "birthplace": VILLAGE, "nik": BAD_NIK}
    reply = client.post("/customers/", wrong, format="json")
    assert reply.status_code == 400
    codes = {name: errors[0].code for name, errors in reply.data.items()}
    assert codes == {"region": "retired_code", "birthplace": "wrong_level", "nik": "serial"}
    assert "570845" not in reply.content.decode()
    with translation.override("id"):
        reply = client.post("/customers/", wrong, format="json", headers={"Accept-Language": "id"})
    assert "nomor urut" in reply.json()["nik"][0]


@pytest.mark.parametrize("value", [31.74, 31, True, ["31"], {"a": 1}, None, "", " "])
def test_what_is_not_text_is_refused(client: APIClient, value: object) -> None:
    reply = client.post("/customers/", {"name": "A", "region": value}, format="json")
    assert reply.status_code == 400
    code = reply.data["region"][0].code
    assert code == ("null" if value is None else "blank" if isinstance(value, str) else "not_text")


@pytest.mark.parametrize(("cell", "reason"), CELLS)
def test_a_cell_of_a_table_is_refused_as_what_it_is(cell: object, reason: str) -> None:
    customer: Any = Customer(name="A", region=VILLAGE)
    for field in (RegionCodeField, NikField):
        made = type("One", (serializers.Serializer,), {"region": field()})
        for serializer in (made(data={"region": cell}), made(customer, data={"region": cell})):
            assert not serializer.is_valid()
            (error,) = serializer.errors["region"]
            assert error.code == reason
            assert (NAN_IS_A_NUMBER["en"] in error) == (cell is NAN and field is RegionCodeField)


@pytest.mark.parametrize("stored", [RETIRED, UNKNOWN, "?"])
def test_what_a_row_has_passes_unchanged(client: APIClient, stored: str) -> None:
    customer = Customer.objects.create(name="A", region=VILLAGE, nik=NIK)
    Customer.objects.update(region=stored, nik=BAD_NIK)
    where = f"/customers/{customer.pk}/"
    shown = client.get(where).json()
    assert (shown["region"], shown["nik"]) == (stored, BAD_NIK)
    shown["name"] = "B"
    reply = client.put(where, {key: value for key, value in shown.items() if value is not None}, format="json")
    assert (reply.status_code, reply.json()) == (200, shown)
    assert client.patch(where, {"region": "31.74.09.1998"}, format="json").status_code == 400
    assert client.post("/customers/", shown, format="json").status_code == 400


def test_what_a_row_has_passes_in_another_form_too(client: APIClient) -> None:
    customer = Customer.objects.create(name="A", region=VILLAGE, birthplace="91.01", nik=NIK)
    Customer.objects.update(birthplace=RETIRED)
    where = f"/customers/{customer.pk}/"
    sent = {"birthplace": RETIRED.replace(".", ""), "nik": f"{NIK[:6]} {NIK[6:]}"}
    reply = client.patch(where, sent, format="json")
    assert (reply.status_code, reply.json()["birthplace"], reply.json()["nik"]) == (200, RETIRED, NIK)
    assert client.patch(where, {"birthplace": "91.99"}, format="json").status_code == 400


def test_a_region_goes_out_as_its_code() -> None:
    class Place(serializers.Serializer):
        region = RegionCodeField()

    region = kodewilayah.lookup(VILLAGE)
    assert Place({"region": region}).data == {"region": VILLAGE}
    assert CustomerSerializer(Customer(name="A", region=region)).data["region"] == VILLAGE


def test_declared_fields() -> None:
    good = Some(data={"region": "31 74", "nik": NIK, "many": ["31", "3174"]})
    assert good.is_valid()
    assert good.validated_data == {"region": "31.74", "nik": NIK, "many": ["31", "31.74"]}
    assert type(good.validated_data["region"]) is RegionCode
    assert "0845" not in repr(good.validated_data)
    bad = Some(data={"region": VILLAGE, "nik": "31", "many": ["31.70"]})
    assert not bad.is_valid()
    assert bad.errors["region"] == ["another level"]
    assert bad.errors["nik"][0].code == "wrong_length"
    assert bad.errors["many"][0][0].code == "regency_range"
    with pytest.raises(ValidationError):
        RegionCodeField(allow_retired=True).run_validation("98")
    assert RegionCodeField(allow_retired=True).run_validation(RETIRED) == RETIRED
    with pytest.raises(ValueError, match="5"):
        RegionCodeField(level=5)
    with pytest.raises(ValueError, match="exceeds"):
        NikField(min_age=2, max_age=1)
