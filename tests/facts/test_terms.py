"""What a region is called: the local word where law fixes it, the general one elsewhere."""

import csv
from importlib.resources import files

import pytest

from kodewilayah import Kind, Level, _data, edition, lookup, parse, regions
from kodewilayah.facts.terms import Terms

LAW = {
    ("34", Kind.DESA): "Kalurahan",
    ("34", Kind.KECAMATAN): "Kapanewon",
    ("34.71", Kind.KECAMATAN): "Kemantren",
    ("14.08", Kind.DESA): "Kampung",
    **{(f"11.{number:02}", Kind.DESA): "Gampong" for number in (1, 3, 5, 6, 7, 8, 9, 11, 12, 14, 15, 18)},
    **{(f"11.{number}", Kind.DESA): "Gampong" for number in (71, 72, 73, 74)},
    **{(province, Kind.KECAMATAN): "Distrik" for province in ("91", "92", "93", "94", "95", "96")},
    **{(province, Kind.DESA): "Kampung" for province in ("91", "92", "93", "94", "95", "96")},
    **{(f"13.{number:02}", Kind.DESA): "Nagari" for number in (1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12)},
}
GENERAL = {
    Kind.PROVINSI: "Provinsi",
    Kind.KECAMATAN: "Kecamatan",
    Kind.KELURAHAN: "Kelurahan",
    Kind.DESA: "Desa",
    Kind.DESA_ADAT: "Desa Adat",
}


@pytest.mark.sweep
def test_every_region_has_the_term_of_its_place() -> None:
    for region in edition("2025").regions():
        code, kind = region.code, region.kind
        if kind in (Kind.KABUPATEN, Kind.KOTA):
            assert f"{region.term} {region.short_name}" == region.name
            assert region.term.startswith(kind.value.title())
        else:
            local = LAW.get((str(code.regency), kind)) or LAW.get((str(code.province), kind))
            assert region.term == (local or GENERAL[kind])
            assert region.short_name == region.name


@pytest.mark.parametrize(
    ("code", "term"),
    [
        ("31.01", "Kabupaten Administrasi"),
        ("31.74", "Kota Administrasi"),
        ("32.73", "Kota"),
        ("91.03.01.3007", "Desa Adat"),
        ("11.01.01.2001", "Gampong"),
        ("11.04.01.2003", "Desa"),  # kampung is usage there: the law of Aceh allows another name
        ("18.04.04.2002", "Desa"),  # pekon is practice there
    ],
)
def test_terms_of_single_places(code: str, term: str) -> None:
    assert lookup(code).term == term


HEADS = {
    "31": "Gubernur",
    "31.01": "Bupati",
    "31.74": "Wali Kota",
    "31.74.09": "Camat",
    "91.03.01": "Kepala Distrik",
    "34.02.01": "Panewu",
    "34.71.01": "Mantri Pamong Praja",
    "31.74.09.1002": "Lurah",
    "11.01.01.2001": "Keuchik",
    "11.04.01.2003": "Kepala Desa",
    "34.02.01.2001": "Lurah",
    "13.01.01.2001": "Wali Nagari",
    "91.03.01.2004": "Kepala Kampung",
    "91.03.01.3007": "Kepala Desa Adat",
    "14.08.01.2003": "Penghulu",
}


GENERAL_HEADS = {Kind.KECAMATAN: "Camat", Kind.DESA: "Kepala Desa"}


@pytest.mark.sweep
def test_every_row_of_the_table_of_terms_says_who_leads_the_regions_it_is_about() -> None:
    """The nearest row decides, of the regency before the province; an empty head means the general word."""
    table = files("kodewilayah").joinpath("data/terms.csv").read_text(encoding="utf-8")
    rows = {(row["code"], row["kind"]): row for row in csv.DictReader(table.splitlines())}
    used = set()
    for region in regions():
        if region.kind in GENERAL_HEADS:
            keys = [(str(above), region.kind.value) for above in (region.code.regency, region.code.province)]
            key = next((key for key in keys if key in rows), None)
            head, term = (rows[key]["head"], rows[key]["term"]) if key else ("", GENERAL[region.kind])
            assert (region.head, region.term) == (head or GENERAL_HEADS[region.kind], term), region
            used.add(key)
    assert used - {None} == rows.keys()


def test_without_a_head_of_its_own_a_local_term_has_the_general_one() -> None:
    class Rows(_data.Folder):
        def records(self, name: str) -> list[dict[str, str]]:
            assert name == _data.TERMS
            return [
                {"code": "34", "kind": "desa", "term": "Kalurahan", "head": "Lurah"},
                {"code": "34.02", "kind": "desa", "term": "Dusun", "head": ""},
            ]

    terms = Terms(Rows())
    assert [terms.head_of(parse(code)) for code in ("34.01.01.2001", "34.02.01.2001")] == ["Lurah", "Kepala Desa"]


@pytest.mark.parametrize("code", HEADS)
def test_heads_are_those_of_the_law(code: str) -> None:
    assert lookup(code).head == HEADS[code]


def test_every_region_has_a_head_and_english_words() -> None:
    words = {
        Kind.PROVINSI: ("Province", "Governor"),
        Kind.KABUPATEN: ("Regency", "Regent"),
        Kind.KOTA: ("City", "Mayor"),
        Kind.KECAMATAN: ("District", "District head"),
        Kind.KELURAHAN: ("Urban village", "Urban village head"),
        Kind.DESA: ("Village", "Village head"),
        Kind.DESA_ADAT: ("Village", "Village head"),
    }
    for region in regions():
        assert (region.term_en, region.head_en) == words[region.kind]
        assert region.head


def test_all_provinces_and_regencies_are_autonomous_but_the_six_of_jakarta() -> None:
    for region in regions():
        administrative = region.level is Level.REGENCY and region.code.province == "31"
        assert region.is_autonomous == (region.level <= Level.REGENCY and not administrative)
    assert sum(not region.is_autonomous for region in edition("2025").regions(2)) == 6
