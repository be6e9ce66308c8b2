"""The names that others may import are written down here; a change of them is a decision."""

import kodewilayah

PUBLIC = {
    "DataError", "Edition", "Gazetteer", "InvalidCodeError", "IslandCode", "Kind", "KodeWilayahError", "Level",
    "Region", "RegionCode", "Regions", "UnknownCodeError", "UnknownEditionError",
    "edition", "editions", "exists", "get", "is_valid", "lookup", "parse", "parse_island", "provinces", "regions",
}  # fmt: skip

REGION = {
    "ancestors", "children", "code", "descendants", "edition", "full_name", "is_desa", "is_desa_adat", "is_kabupaten",
    "is_kecamatan", "is_kelurahan", "is_kota", "is_provinsi", "kind", "level", "name", "parent", "path", "short_name",
    "term", "to_dict",
}  # fmt: skip


def test_the_public_list() -> None:
    assert set(kodewilayah.__all__) == PUBLIC
    assert sorted(kodewilayah.__all__) == kodewilayah.__all__
    assert all(hasattr(kodewilayah, name) for name in PUBLIC)


def test_the_attributes_of_a_region() -> None:
    assert {name for name in dir(kodewilayah.Region) if not name.startswith("_")} == REGION


def test_every_public_name_is_documented_with_an_example() -> None:
    for name in PUBLIC - {"DataError"}:
        assert ">>>" in (getattr(kodewilayah, name).__doc__ or ""), name
    for name in REGION - {"name", "parent"}:
        assert ">>>" in (getattr(kodewilayah.Region, name).__doc__ or ""), name
