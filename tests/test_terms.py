"""What a region is called: the local word where law fixes it, the general one elsewhere."""

import pytest

from kodewilayah import Kind, lookup, regions

LAW = {
    ("34", Kind.DESA): "Kalurahan",
    ("34", Kind.KECAMATAN): "Kapanewon",
    ("34.71", Kind.KECAMATAN): "Kemantren",
    ("14.08", Kind.DESA): "Kampung",
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


def test_every_region_has_the_term_of_its_place() -> None:
    for region in regions():
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
        ("11.01.01.2001", "Desa"),  # gampong is practice there, not certain law for every regency
    ],
)
def test_terms_of_single_places(code: str, term: str) -> None:
    assert lookup(code).term == term
