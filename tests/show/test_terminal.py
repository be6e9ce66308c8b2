"""A region in a terminal: lines of plain text in columns."""

import pytest

from kodewilayah import edition, lookup, regions
from kodewilayah.show.terminal import describe


def test_a_region_has_its_path_and_the_number_of_its_children() -> None:
    assert describe(lookup("31.74.09")).splitlines() == [
        "31.74.09  Jagakarsa",
        "",
        "  31        Provinsi           Daerah Khusus Ibukota Jakarta",
        "  31.74     Kota Administrasi  Jakarta Selatan",
        "  31.74.09  Kecamatan          Jagakarsa",
        "",
        "  6 Kelurahan",
    ]


def test_children_are_counted_by_term() -> None:
    assert describe(edition("2025")["31"]).endswith("\n\n  5 Kota Administrasi, 1 Kabupaten Administrasi")


def test_a_village_has_none() -> None:
    assert describe(lookup("31.74.09.1002")).splitlines()[-1].endswith("Kelurahan          Srengseng Sawah")


@pytest.mark.parametrize("level", [1, 2, 3])
def test_columns_are_straight_and_no_line_ends_in_a_space(level: int) -> None:
    for region in regions(level, within="91" if level > 1 else None):
        lines = describe(region).splitlines()
        assert all(line == line.rstrip() for line in lines)
        path = lines[2 : 2 + level]
        assert len({line.rindex(above.short_name) for line, above in zip(path, region.path, strict=True)}) == 1
