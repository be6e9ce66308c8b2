"""The names that others may import are written down here; a change of them is a decision."""

import subprocess
import sys
from functools import cached_property
from types import ModuleType

import pytest

import kodewilayah
from kodewilayah.facts.plain import PLAIN

PUBLIC = {
    "Atlas", "Changes", "DataError", "Division", "Edition", "Gazetteer", "InvalidCodeError", "InvalidNikError",
    "Island", "IslandCode", "Kind", "KodeWilayahError", "Level", "Link", "Match", "Matches", "Nik", "Outcome", "Region",
    "RegionCode", "Regions", "SpecialStatus", "Statistics", "Trace", "UnknownCodeError", "UnknownEditionError",
    "changes", "current", "edition", "edition_on", "editions", "exists", "from_bps", "get", "is_valid", "is_valid_nik",
    "island", "islands", "load", "lookup", "newest", "parse", "parse_island", "parse_nik", "provinces", "regions",
    "resolve", "search", "statistics", "trace",
}  # fmt: skip

REGION = {
    "ancestors", "area_km2", "bps_code", "children", "code", "descendants", "edition", "full_name", "head", "head_en",
    "is_autonomous", "is_desa", "is_desa_adat", "is_kabupaten", "is_kecamatan", "is_kelurahan", "is_kota",
    "is_provinsi", "islands", "kind", "level", "name", "parent", "path", "population", "population_female",
    "population_male", "predecessors", "readable_name", "short_name", "successors", "term", "term_en", "to_dict",
    # Those of the plain tables are written down in their declarations.
    *(name for table in PLAIN for name in table.shown),
}  # fmt: skip

NIK = {
    "birth_date", "code", "masked", "province", "regency", "region", "region_status", "serial", "sex",
}  # fmt: skip


def test_the_public_list() -> None:
    assert set(kodewilayah.__all__) == PUBLIC
    assert sorted(kodewilayah.__all__) == kodewilayah.__all__
    assert all(hasattr(kodewilayah, name) for name in PUBLIC)


def test_names_that_are_imported_when_asked_for_are_there_and_others_are_not() -> None:
    assert dir(kodewilayah) == sorted(PUBLIC)
    with pytest.raises(AttributeError, match="module 'kodewilayah' has no attribute 'nothing'"):
        kodewilayah.nothing  # type: ignore[attr-defined]  # noqa: B018 - it is not there
    star: dict[str, object] = {}
    exec("from kodewilayah import *", star)
    assert set(star) >= PUBLIC


def test_no_module_takes_the_place_of_a_public_name_when_it_is_imported() -> None:
    code = """if True:
        import importlib, pkgutil, types, kodewilayah
        for module in pkgutil.iter_modules(kodewilayah.__path__, "kodewilayah."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        for name in kodewilayah.__all__:
            assert not isinstance(getattr(kodewilayah, name), types.ModuleType), name
    """
    subprocess.run([sys.executable, "-c", code], check=True)
    assert not any(isinstance(getattr(kodewilayah, name), ModuleType) for name in PUBLIC)


def test_the_attributes_of_a_region() -> None:
    assert {name for name in dir(kodewilayah.Region) if not name.startswith("_")} == REGION


def test_the_attributes_of_an_identity_number() -> None:
    assert {name for name in dir(kodewilayah.Nik) if not name.startswith("_")} == NIK


def test_every_public_name_is_documented_with_an_example() -> None:
    for name in PUBLIC - {"DataError"}:
        assert ">>>" in (getattr(kodewilayah, name).__doc__ or ""), name
    for name in REGION - {"name", "parent"}:
        assert ">>>" in (getattr(kodewilayah.Region, name).__doc__ or ""), name
    for name in NIK:
        assert ">>>" in (getattr(kodewilayah.Nik, name).__doc__ or ""), name


def test_no_first_line_of_a_property_has_a_colon() -> None:
    # The reference takes the words before a colon for the type of the property.
    classes = [value for name in PUBLIC if isinstance(value := getattr(kodewilayah, name), type)]
    first_lines = {
        f"{cls.__name__}.{name}": (value.__doc__ or "").partition("\n")[0]
        for cls in classes
        for name, value in vars(cls).items()
        if isinstance(value, property | cached_property)
    }
    assert "Region.head" in first_lines
    assert [name for name, line in first_lines.items() if ":" in line] == []
