"""Region: where it sits, what it says of itself, and that nobody can change it."""

import copy
import json
import pickle
import re
from decimal import Decimal
from types import NoneType

import attrs
import pytest

from kodewilayah import (
    Kind,
    Level,
    Region,
    RegionCode,
    Regions,
    SpecialStatus,
    edition,
    editions,
    lookup,
    provinces,
    regions,
)
from kodewilayah.facts.plain import PLAIN

VILLAGE = "31.74.09.1002"


def test_a_village_knows_its_way_up() -> None:
    region = lookup(VILLAGE)
    names = ["Srengseng Sawah", "Jagakarsa", "Kota Administrasi Jakarta Selatan", "Daerah Khusus Ibukota Jakarta"]
    assert [each.name for each in (region, *region.ancestors)] == names
    assert region.full_name == ", ".join(names)
    assert [each.name for each in region.path] == names[::-1]
    assert region.path[-1] is region
    assert region.children == ()
    assert isinstance(region.code, RegionCode)
    assert str(region) == f"{VILLAGE} {region.full_name}"
    assert repr(edition("2025")[VILLAGE]) == "Region('31.74.09.1002', 'Srengseng Sawah', edition='2025')"


@pytest.mark.sweep
def test_every_region_agrees_with_its_code() -> None:
    for region in regions():
        kind = region.kind
        assert (region.level, kind) == (region.code.level, region.code.kind)
        flags = {
            Kind.PROVINSI: region.is_provinsi,
            Kind.KABUPATEN: region.is_kabupaten,
            Kind.KOTA: region.is_kota,
            Kind.KECAMATAN: region.is_kecamatan,
            Kind.KELURAHAN: region.is_kelurahan,
            Kind.DESA_ADAT: region.is_desa_adat,
        }
        assert [each for each, flag in flags.items() if flag] == ([] if kind is Kind.DESA else [kind])
        assert region.is_desa == (kind in (Kind.DESA, Kind.DESA_ADAT))  # art. 1(5)
        assert region.full_name == ", ".join(each.name for each in reversed(region.path))
        assert "\n" not in repr(region)


def test_descendants_are_all_below_or_those_of_a_level() -> None:
    for province in provinces():
        everything = province.descendants()
        assert all(province.code.is_ancestor_of(region.code) for region in everything)
        assert list(everything) == sorted(everything)
        for level in Level:
            assert province.descendants(level) == tuple(each for each in everything if each.level == level)
        assert province.descendants(2) == province.children
    assert lookup(VILLAGE).descendants() == ()
    with pytest.raises(ValueError, match="5 is not a valid Level"):
        lookup("31").descendants(5)


def test_the_same_code_is_the_same_object() -> None:
    region = lookup(VILLAGE)
    assert lookup("3174091002") is region
    assert lookup("31.74.09").children[1] is region
    assert next(each for each in regions(4, within="31.74.09") if each.name == region.name) is region
    assert lookup("31").descendants()[-1].parent is not None


def test_pickles_are_short_and_bring_back_the_same_object() -> None:
    for code in ("31", "31.74", "31.74.09", VILLAGE):
        region = lookup(code)
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            stream = pickle.dumps(region, protocol)
            assert len(stream) < 200
            assert pickle.loads(stream) is region
        assert copy.copy(region) is region
        assert copy.deepcopy([region])[0] is region


def test_equality_hash_and_order_go_by_edition_and_code() -> None:
    region = lookup(VILLAGE)
    twin = attrs.evolve(region, name="Elsewhere")
    assert (twin == region, hash(twin) == hash(region), twin is region) == (True, True, False)
    assert region != lookup("31.74.09.1001")
    assert region != VILLAGE
    assert {region: 1}[twin] == 1
    backwards = lookup("31").children[::-1]
    assert sorted(backwards) == list(lookup("31").children)
    assert lookup("31") < lookup("32") <= lookup("32")
    with pytest.raises(TypeError):
        region < VILLAGE  # noqa: B015


@pytest.mark.parametrize("name", ["code", "name", "parent", "_text", "_home", "kind", "anything"])
def test_nothing_of_a_region_can_be_changed(name: str) -> None:
    region = lookup(VILLAGE)
    before = region.to_dict()
    with pytest.raises(AttributeError):
        setattr(region, name, "x")
    with pytest.raises(AttributeError):
        delattr(region, name)
    region.to_dict().clear()
    assert lookup(VILLAGE).to_dict() == before
    assert not hasattr(region, "__dict__")
    assert not hasattr(region, "__setstate__")
    assert attrs.has(Region)


def test_to_dict_is_json() -> None:
    expected = {
        "code": "31.74.09.1002",
        "name": "Srengseng Sawah",
        "short_name": "Srengseng Sawah",
        "level": 4,
        "kind": "kelurahan",
        "term": "Kelurahan",
        "parent": "31.74.09",
        "full_name": "Srengseng Sawah, Jagakarsa, Kota Administrasi Jakarta Selatan, Daerah Khusus Ibukota Jakarta",
        "edition": "2025",
    }
    assert json.loads(json.dumps(edition("2025")[VILLAGE].to_dict())) == expected
    assert {type(value) for value in lookup(VILLAGE).to_dict().values()} == {str, int}
    assert lookup("31").to_dict()["parent"] is None


TYPES: dict[str, set[type]] = {
    "term_en": {str},
    "head": {str},
    "head_en": {str},
    "is_autonomous": {bool},
    "area_km2": {str, NoneType},
    "population": {int, NoneType},
    "population_male": {int, NoneType},
    "population_female": {int, NoneType},
    "bps_code": {str, NoneType},
    **{name: {str, list, dict, NoneType} for table in PLAIN for name in table.shown},
}


@pytest.mark.sweep
@pytest.mark.parametrize("name", ["2022", editions()[-1].id])
def test_to_dict_with_facts_has_the_properties_of_the_same_names(name: str) -> None:
    for region in edition(name).regions():
        facts = region.to_dict(facts=True)
        assert facts.items() >= region.to_dict().items()
        assert facts.keys() - region.to_dict().keys() == TYPES.keys()
        for fact, types in TYPES.items():
            assert type(facts[fact]) in types
            assert facts[fact] == as_json(getattr(region, fact)), (region, fact)
        assert json.loads(json.dumps(facts)) == facts


def as_json(fact: object) -> object:
    if isinstance(fact, SpecialStatus):
        return fact._asdict()
    if isinstance(fact, Region):
        return str(fact.code)
    if isinstance(fact, tuple):
        return list(fact)
    return str(fact) if isinstance(fact, Decimal) else fact


def test_the_docstring_lists_every_fact_that_to_dict_adds() -> None:
    returns: str = (Region.to_dict.__doc__ or "").partition("Returns:")[2].partition("Raises:")[0]
    assert lookup("31").to_dict(facts=True).keys() <= set(re.findall(r"`(\w+)`", returns))


def test_regions_is_a_tuple_whose_slices_show_as_tables_too() -> None:
    all_provinces = provinces()
    assert isinstance(all_provinces, tuple)
    assert isinstance(all_provinces[:3], Regions)
    assert all_provinces[0] is lookup("11")
    assert pickle.loads(pickle.dumps(all_provinces)) == all_provinces
    assert [each.code for each in all_provinces] == sorted(each.code for each in all_provinces)
