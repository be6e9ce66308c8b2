"""The plain tables: every row is seen through the property that its declaration names, and nothing else is."""

import csv
import re
import zoneinfo
from collections.abc import Sequence
from datetime import datetime, timedelta
from importlib.resources import files

import pytest

from kodewilayah import Region, edition, editions, lookup, provinces, regions
from kodewilayah.facts.plain import PLAIN, PlainTable
from tests.expected import EDITIONS

tables = pytest.mark.parametrize("table", PLAIN, ids=[table.file for table in PLAIN])


def rows(table: PlainTable) -> list[dict[str, str]]:
    """Return the rows of a packaged table, read with nothing of the library."""
    text = files("kodewilayah").joinpath(f"data/{table.file}").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def cells(fact: object) -> list[str]:
    """Return the cells of which a fact was made."""
    if isinstance(fact, tuple):
        return [str(part) for part in fact]
    return [] if fact is None else [fact.code if isinstance(fact, Region) else str(fact)]


class Expected:
    """What each property should give, by the rows of a table."""

    def __init__(self, table: PlainTable) -> None:
        self.table = table
        self.rows: dict[str, list[dict[str, str]]] = {}
        for row in rows(table):
            self.rows.setdefault(row["code"], []).append(row)

    def code(self, region: Region) -> str:
        return str(region.code.province if self.table.by_province else region.code)

    def cells(self, region: Region, columns: Sequence[str]) -> list[str]:
        return [row[column] for row in self.rows.get(self.code(region), ()) for column in columns if row[column]]


@tables
def test_a_property_shows_columns_that_the_table_has(table: PlainTable) -> None:
    for name, columns in table.shown.items():
        assert isinstance(getattr(Region, name), property)
        assert set(columns) <= set(table.columns)
    assert set(table.key) <= set(table.fields)


def test_no_two_tables_have_a_file_a_title_or_a_property_in_common() -> None:
    for names in (
        [table.file for table in PLAIN],
        [table.title for table in PLAIN],
        [name for table in PLAIN for name in table.shown],
    ):
        assert len(names) == len(set(names))


@tables
def test_every_cell_has_the_form_that_is_declared_and_no_key_comes_twice(table: PlainTable) -> None:
    seen = set()
    for row in rows(table):
        assert tuple(row) == table.fields
        assert all(re.fullmatch(form.pattern, row[column]) for column, form in table.columns.items()), row
        assert lookup(row["code"]).kind in table.kinds
        seen.add(tuple(row[column] for column in table.key))
    assert len(seen) == len(rows(table))


def test_no_two_provinces_have_the_same_iso_code() -> None:
    codes = [code for province in provinces() if (code := province.iso_3166_2) is not None]
    assert len(codes) == len(set(codes)) > 30


def test_the_seat_has_the_name_of_the_capital() -> None:
    """Spaces, hyphens and capitals do not count."""

    def letters(name: str) -> str:
        return "".join(filter(str.isalpha, name)).lower()

    for region in (*regions(1), *regions(2)):
        if region.seat is not None:
            assert letters(region.seat.short_name) == letters(region.capital or ""), region
            assert region.seat.code.province == region.code.province


def test_capitals_are_those_of_the_law() -> None:
    for code, capital in {"91.11": "Waris", "95.03": "Sumohai"}.items():
        assert lookup(code).capital == capital


def test_prefixes_are_three_digits_each_once_in_order() -> None:
    for region in (*regions(1), *regions(2)):
        prefixes = region.postal_prefixes
        assert all(re.fullmatch("[1-9][0-9]{2}", prefix) for prefix in prefixes), region
        assert list(prefixes) == sorted(set(prefixes))


ZONES = {
    "Asia/Jakarta": "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36",
    "Asia/Pontianak": "61 62",
    "Asia/Makassar": "51 52 53 63 64 65 71 72 73 74 75 76",
    "Asia/Jayapura": "81 82 91 92 93 94 95 96",
}


@pytest.mark.sweep
@pytest.mark.parametrize("name", EDITIONS)
def test_every_region_of_every_edition_has_the_zone_of_its_province(name: str) -> None:
    """Keppres 41/1987: WIB, WITA and WIT by province."""
    zones = {province: zone for zone, provinces in ZONES.items() for province in provinces.split()}
    for region in edition(name).regions():
        assert region.timezone == zones[region.code.province], region


def test_the_offset_of_a_zone_is_that_of_its_abbreviation() -> None:
    """Keppres 41/1987: WIB is UTC+7, WITA UTC+8, WIT UTC+9."""
    hours = {"WIB": 7, "WITA": 8, "WIT": 9}
    table = next(table for table in PLAIN if table.file == "timezones.csv")
    for row in rows(table):
        zone = zoneinfo.ZoneInfo(lookup(row["code"]).timezone or "")
        assert datetime(2025, 4, 25, tzinfo=zone).utcoffset() == timedelta(hours=hours[row["abbreviation"]])


@pytest.mark.sweep
@tables
def test_every_row_is_seen_through_the_property_and_a_region_without_one_has_nothing(table: PlainTable) -> None:
    expected = Expected(table)
    seen = set()
    for region in regions():
        for name, columns in table.shown.items():
            assert cells(getattr(region, name)) == expected.cells(region, columns), region
        seen.add(expected.code(region))
    assert expected.rows.keys() <= seen


@pytest.mark.sweep
@tables
@pytest.mark.parametrize("older", [each.id for each in editions()[:-1]])
def test_a_region_of_an_older_edition_has_the_fact_only_if_the_table_says_so(table: PlainTable, older: str) -> None:
    expected = Expected(table)
    for region in edition(older).regions():
        for name, columns in table.shown.items():
            cells_now = expected.cells(region, columns) if table.in_older_editions else []
            assert cells(getattr(region, name)) == cells_now, region
