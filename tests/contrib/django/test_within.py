"""The look-up `__within`: the same on every database, and answered by an index."""

from typing import Any

import pytest
from django.db import connection, connections, models

import kodewilayah
from kodewilayah import InvalidCodeError
from kodewilayah.contrib.django.models import RegionCodeModelField
from tests.contrib.django.facts import OTHER_VILLAGE, VILLAGE
from tests.contrib.django.shop.models import Customer, Everywhere, Legacy, Order

# Of each level; the last of their siblings too, and some that there are not.
PLACES = ["31", "11", "31.74", "32.01", "31.74.09", "32.01.01", VILLAGE, "96.71.10", "99", "31.99"]
# What only begins as a code does, in a row of before.
STRANGE = ["31-74", "3174", "31", "31.", "31/", "310", "31.7", "31 74"]


@pytest.fixture
def filled(alias: str) -> str:
    codes = [*(str(region.code) for region in kodewilayah.regions()), *STRANGE]
    assert len(codes) >= 80_000
    rows = [Everywhere(code=code, other=code) for code in codes]
    Everywhere.objects.using(alias).bulk_create(rows, 5_000)
    with connections[alias].cursor() as cursor:
        # As it was written, past what the field makes of it.
        cursor.execute("UPDATE shop_everywhere SET code = other WHERE code <> other")
        cursor.execute("ANALYZE shop_everywhere")
    return alias


def plan(queryset: Any, alias: str) -> str:
    text: str = queryset.explain(**({"analyze": True} if alias == "postgresql" else {}))
    return text


@pytest.mark.sweep
def test_finds_the_place_and_all_below_by_an_index(filled: str) -> None:
    everything = [*(str(region.code) for region in kodewilayah.regions()), *STRANGE]
    for model in (Everywhere, Legacy):
        for place in PLACES:
            found = model.objects.using(filled).filter(code__within=place)
            expected = sorted(code for code in everything if code == place or code.startswith(f"{place}."))
            assert sorted(map(str, found.values_list("code", flat=True))) == expected, (model, place)
            said = plan(found, filled)
            if filled == "postgresql":
                assert "Index Cond" in said, said
                assert "Seq Scan" not in said, said
            else:
                assert "USING INDEX" in said or "USING COVERING INDEX" in said, said
                assert "SCAN" not in said, said
    # The rows come in code order, although the database is of another collation.
    ordered = list(Everywhere.objects.using(filled).filter(code__within="31").order_by("code").values_list("other"))
    assert ordered == sorted(ordered)


def test_takes_every_form_of_a_code_and_a_region() -> None:
    inside = Customer.objects.create(name="A", region=VILLAGE)
    Customer.objects.create(name="B", region=OTHER_VILLAGE)
    for place in ("31.74", "3174", " 31-74 ", kodewilayah.lookup("31.74"), kodewilayah.lookup(VILLAGE), VILLAGE):
        assert list(Customer.objects.filter(region__within=place)) == [inside]
    assert list(Customer.objects.exclude(region__within="31")) == list(Customer.objects.filter(name="B"))
    assert Order.objects.filter(customer__region__within="31").count() == 0


def test_postgresql_is_asked_for_a_prefix() -> None:
    """Of the collation of PostgreSQL nothing is known, so `<` would be wrong there."""
    query = Customer.objects.filter(region__within="31.74").query
    compiler = query.get_compiler(connection=connection)
    (condition,) = query.where.children
    sql, params = condition.as_postgresql(compiler, connection)
    assert "LIKE" in sql
    assert "<" not in sql
    assert tuple(params) == ("31.74", "31.74.%")


@pytest.mark.parametrize("place", ["31.70", "", None, 31, ["31"], models.F("name")])
def test_refuses_what_is_no_code(place: Any) -> None:
    with pytest.raises(InvalidCodeError):
        Customer.objects.filter(region__within=place)


def test_only_the_field_has_it() -> None:
    assert "within" in RegionCodeModelField.get_lookups()
    assert "within" not in models.CharField.get_lookups()
