"""The words of the field: what a region of a kind is called in its place."""

from __future__ import annotations

from kodewilayah import _data
from kodewilayah.codes import Kind, RegionCode

_GENERAL_TERMS = {
    Kind.PROVINSI: "Provinsi",
    Kind.KABUPATEN: "Kabupaten",
    Kind.KOTA: "Kota",
    Kind.KECAMATAN: "Kecamatan",
    Kind.KELURAHAN: "Kelurahan",
    Kind.DESA: "Desa",
    Kind.DESA_ADAT: "Desa Adat",
}
_ADMINISTRATIVE = "Administrasi"


def split_regency_name(name: str) -> tuple[str, str]:
    """Split the name of a kabupaten or kota into the term that it begins with and the rest.

    >>> split_regency_name("Kota Administrasi Jakarta Selatan")
    ('Kota Administrasi', 'Jakarta Selatan')
    """
    term, _, rest = name.partition(" ")
    if rest.startswith(f"{_ADMINISTRATIVE} "):
        return f"{term} {_ADMINISTRATIVE}", rest.removeprefix(f"{_ADMINISTRATIVE} ")
    return term, rest


def term_of(code: RegionCode, name: str) -> str:
    """Return what a region is called where it lies: the local term where law fixes it, else the general one.

    Args:
        code: the region's code.
        name: its name; that of a kabupaten or kota begins with its term.

    >>> from kodewilayah.codes import parse
    >>> term_of(parse("34.71.01"), "Tegalrejo"), term_of(parse("31.74.09"), "Jagakarsa")
    ('Kemantren', 'Kecamatan')
    """
    kind = code.kind
    if kind in (Kind.KABUPATEN, Kind.KOTA):
        return split_regency_name(name)[0]
    local = _data.terms()
    return local.get((str(code.regency), kind)) or local.get((str(code.province), kind)) or _GENERAL_TERMS[kind]
