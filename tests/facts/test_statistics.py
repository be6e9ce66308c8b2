"""Counts by level and kind."""

import pytest

from kodewilayah import Kind, Level, UnknownCodeError, UnknownEditionError, edition, editions, lookup, statistics
from tests import expected


@pytest.mark.parametrize("name", expected.EDITIONS)
def test_the_nation_is_as_each_decree_says(name: str) -> None:
    counted = statistics(edition=name)
    assert tuple(counted.by_kind.values()) == expected.EDITIONS[name][1]
    assert counted == edition(name).statistics()
    assert counted.edition is edition(name).edition


def test_the_numbers_of_a_decree_by_kind_and_level() -> None:
    counted = statistics(edition="2025")
    assert (counted.provinsi, counted.kabupaten, counted.kota, counted.kecamatan) == (38, 416, 98, 7285)
    assert (counted.kelurahan, counted.desa, counted.desa_adat) == (8496, 75252, 14)
    assert counted.by_level == {Level.PROVINCE: 38, Level.REGENCY: 514, Level.DISTRICT: 7285, Level.VILLAGE: 83762}
    assert counted.total == 91_599


@pytest.mark.parametrize("code", expected.RECAPITULATION_2025)
def test_provinces_are_as_the_recapitulation_says(code: str) -> None:
    counted = statistics(code, edition="2025")
    kabupaten_to_desa = expected.RECAPITULATION_2025[code][:5]
    assert (
        counted.kabupaten,
        counted.kota,
        counted.kecamatan,
        counted.kelurahan,
        counted.desa_total,
    ) == kabupaten_to_desa
    assert counted.provinsi == 0
    assert counted.place is edition("2025")[code]


def test_without_an_edition_the_one_in_force_is_counted() -> None:
    assert statistics().edition is editions()[-1]
    assert statistics("31").place is lookup("31")


def test_a_region_of_an_older_edition_is_counted_in_its_own() -> None:
    papua = edition("2017")["91"]
    assert statistics(papua) == edition("2017").statistics(papua) == statistics("91", edition="2017")
    assert statistics(papua).kabupaten == 28
    with pytest.raises(ValueError, match="pass its code to look in edition 2025"):
        statistics(papua, edition="2025")


def test_any_place_may_be_counted() -> None:
    assert statistics("31.74") == statistics(lookup("31.74"))
    assert statistics("31.74", edition="2025").kecamatan == 10
    assert statistics("31.74.09.1002").total == 0
    assert statistics("91", edition="2021").kabupaten == 28
    with pytest.raises(UnknownCodeError):
        statistics("96", edition="2021")
    with pytest.raises(UnknownEditionError):
        statistics(edition="1999")


def test_it_shows_as_a_table() -> None:
    national = statistics(edition="2025")
    lines = str(national).splitlines()
    assert lines[0] == "Indonesia, edition 2025"
    assert lines[1].split() == ["provinsi", "38"]
    assert [line.split()[-1] for line in lines[1:9]] == ["38", "416", "98", "7,285", "8,496", "75,266", "75,252", "14"]
    assert len({len(line) for line in lines[1:9]}) == 1
    assert lines[9] == "  level 1: 38, level 2: 514, level 3: 7,285, level 4: 83,762"
    assert repr(national) == str(national)
    html = statistics("12.04.28", edition="2025")._repr_html_()
    assert "<caption>Ma&#x27;u, edition 2025</caption>" in html
    assert html.count("<tr>") == 12
    assert national.by_kind[Kind.KOTA] == 98
