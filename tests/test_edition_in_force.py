"""The facts of the edition in force, from the decree and not from the package: the next decree changes this file.

All other tests name the edition that they are about, or compare with what the library lists; so a decree that adds one
village makes only this file fail. `tests/tools/test_rehearsal.py` tries it.
"""

from collections import Counter
from decimal import Decimal
from hashlib import sha256

import pytest

from kodewilayah import Kind, Level, current, edition, editions, islands, lookup, provinces, regions, statistics
from kodewilayah.facts.plain import PLAIN, PlainTable
from tests import expected
from tests.test_data import TREE
from tests.test_mended import MENDED, Mended

ID = "2025"
RECAPITULATION = expected.RECAPITULATION_2025


def test_the_edition_and_its_decree() -> None:
    newest = editions()[-1]
    assert (newest.id, newest.decree) == (ID, "Kepmendagri 300.2.2-2138/2025")
    assert len(editions()) == len(expected.EDITIONS) == 6


def test_the_packaged_table_is_the_source_after_its_corrections() -> None:
    listing = "".join(f"{code},{name}\n" for code, name in TREE.items())
    assert (len(TREE), sha256(listing.encode()).hexdigest()) == expected.SOURCES[ID]


def test_the_names_that_break_naive_readers_are_whole() -> None:
    assert [code for code, name in TREE.items() if "," in name] == ["12.07.28.1007", "14.02.09.2010"]
    assert lookup("14.02.09.2010").name == "Lambang Sari I, II, III"
    assert lookup("53.07.01.2021").name == "Regapu\u2019u"
    assert sum("\u2019" in name for name in TREE.values()) == 3
    assert sum("'" in name for name in TREE.values()) == 437


def test_counts_by_kind_and_level() -> None:
    counted = statistics()
    assert tuple(counted.by_kind.values()) == expected.EDITIONS[ID][1]
    assert counted.by_level == {Level.PROVINCE: 38, Level.REGENCY: 514, Level.DISTRICT: 7285, Level.VILLAGE: 83_762}
    assert counted.by_kind[Kind.DESA_ADAT] == 14
    assert counted.total == 91_599


def test_the_provinces_are_those_of_the_recapitulation() -> None:
    assert [province.code for province in provinces()] == sorted(RECAPITULATION)


@pytest.mark.parametrize("code", RECAPITULATION)
def test_a_province_is_as_the_recapitulation_lists_it(code: str) -> None:
    kabupaten, kota, kecamatan, kelurahan, desa, area, population, number_of_islands = RECAPITULATION[code]
    province, counted = lookup(code), statistics(code)
    assert (counted.kabupaten, counted.kota, counted.kecamatan) == (kabupaten, kota, kecamatan)
    assert (counted.kelurahan, counted.desa_total) == (kelurahan, desa)
    assert (province.area_km2, province.population) == (Decimal(area), population)
    assert len(islands(code)) == len(province.islands) == number_of_islands


@pytest.mark.parametrize("row", MENDED, ids=lambda row: f"{row.edition_from}-{row.code_from}")
def test_the_code_that_a_mended_row_leads_to_is_in_force(row: Mended) -> None:
    outcome = current(row.code_from, edition=row.edition_from)
    assert (outcome.status, [region.code for region in outcome.regions]) == ("one", [row.code_to])


@pytest.mark.parametrize(
    ("code", "successor", "name"),
    [("92.01.08.2008", "96.01.06.2004", "Klalomon"), ("92.05.05", "96.03.05", "Ayau")],
)
def test_two_places_of_papua_barat_are_in_force_under_these_codes(code: str, successor: str, name: str) -> None:
    outcome = current(code)
    assert [(region.code, region.name) for region in outcome.regions] == [(successor, name)]


def test_every_province_and_regency_has_figures_that_add_up_to_the_last_digit() -> None:
    assert all(region.area_km2 is not None for level in (1, 2) for region in regions(level))
    assert sum(province.area_km2 or 0 for province in provinces()) == Decimal("1890179.784")
    assert sum(province.population or 0 for province in provinces()) == 284_973_643
    assert sum(province.population_male or 0 for province in provinces()) == 143_863_392
    assert sum(province.population_female or 0 for province in provinces()) == 141_110_251


def test_islands() -> None:
    assert len(islands()) == 17_374
    assert Counter(island.inhabited for island in islands()) == {False: 12_992, True: 1_589, None: 2_793}
    assert sum(island.outermost for island in islands()) == 111
    assert sum(island.is_shared for island in islands()) == 56


def test_bps_codes_by_level() -> None:
    assert Counter(int(region.level) for region in regions() if region.bps_code) == {1: 38, 2: 514, 3: 7261}


def test_nine_provinces_have_a_special_status() -> None:
    special = [str(province.code) for province in provinces() if province.special_status is not None]
    assert special == ["11", "31", "34", "91", "92", "93", "94", "95", "96"]


@pytest.mark.parametrize("table", [table for table in PLAIN if table.complete], ids=lambda table: table.file)
def test_a_plain_table_has_every_region_that_it_should_have(table: PlainTable) -> None:
    first, *_ = table.shown
    without = [region for region in regions() if region.kind in table.kinds and not getattr(region, first)]
    assert without == []


def test_kecamatan_in_force_and_retired() -> None:
    in_force = {region.code for region in regions(3)}
    ever = {region.code for each in editions() for region in edition(each.id).regions(3)}
    assert (len(in_force), len(ever - in_force)) == (7285, 594)
