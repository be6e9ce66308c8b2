"""The words of the field: what a region is called in its place, who leads it, and its special status."""

from typing import NamedTuple

from kodewilayah import _data
from kodewilayah._once import once
from kodewilayah.codes import Kind, Level, RegionCode

# Kind: Indonesian term, English term, head in Indonesian, head in English.
_GENERAL = {
    Kind.PROVINSI: ("Provinsi", "Province", "Gubernur", "Governor"),
    Kind.KABUPATEN: ("Kabupaten", "Regency", "Bupati", "Regent"),
    Kind.KOTA: ("Kota", "City", "Wali Kota", "Mayor"),
    Kind.KECAMATAN: ("Kecamatan", "District", "Camat", "District head"),
    Kind.KELURAHAN: ("Kelurahan", "Urban village", "Lurah", "Urban village head"),
    Kind.DESA: ("Desa", "Village", "Kepala Desa", "Village head"),
    Kind.DESA_ADAT: ("Desa Adat", "Village", "Kepala Desa Adat", "Village head"),
}

# Provinces whose cities and regencies are administrative only: UU 29/2007 art. 7, UU 2/2024 art. 6.
_JAKARTA = "31"

_ADMINISTRATIVE = "Administrasi"
_ABBREVIATIONS = {"Kab.": "Kabupaten", "Kab": "Kabupaten", "Adm.": _ADMINISTRATIVE, "Kep.": "Kepulauan", "Dki": "DKI"}


class SpecialStatus(NamedTuple):
    """The special status of a province, and the law that gives it.

    Attributes:
        name: in Indonesian.
        name_en: in English.
        law: the law, as it is cited.

    >>> import kodewilayah
    >>> kodewilayah.lookup("11").special_status.law
    'UU 11/2006'
    """

    name: str
    name_en: str
    law: str


_PAPUA = SpecialStatus("Otonomi khusus", "Special autonomy", "UU 21/2001, amended by UU 2/2021")
_STATUSES = {
    "11": SpecialStatus("Otonomi khusus", "Special autonomy", "UU 11/2006"),
    "31": SpecialStatus("Daerah khusus", "Special region", "UU 29/2007, UU 2/2024"),
    "34": SpecialStatus("Daerah istimewa", "Special region", "UU 13/2012"),
    **dict.fromkeys(("91", "92", "93", "94", "95", "96"), _PAPUA),
}


def readable(name: str) -> str:
    """Return the name of a province, kabupaten or kota of an older edition as newer ones write names.

    Editions up to 2022 write these names in capitals and shorten words; a name that is not all capitals is returned
    as it is. Spelling is left alone: `TOLI TOLI` becomes `Toli Toli`, though edition 2025 has `Toli-Toli`.

    >>> readable("KAB. ACEH SELATAN"), readable("KOTA ADM. JAKARTA PUSAT"), readable("DKI JAKARTA")
    ('Kabupaten Aceh Selatan', 'Kota Administrasi Jakarta Pusat', 'DKI Jakarta')
    """
    if not name.isupper():
        return name
    # Not str.title, which would write a capital after an apostrophe.
    words = (word.capitalize() if "-" not in word else word.title() for word in name.split(" "))
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


def split_regency_name(name: str) -> tuple[str, str]:
    """Split the readable name of a kabupaten or kota into the term that it begins with and the rest.

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
        name: its readable name; that of a kabupaten or kota begins with its term.

    >>> from kodewilayah.codes import parse
    >>> term_of(parse("34.71.01"), "Tegalrejo"), term_of(parse("31.74.09"), "Jagakarsa")
    ('Kemantren', 'Kecamatan')
    """
    if code.level is Level.REGENCY:
        return split_regency_name(name)[0]
    return _local_words(code)[0] or _GENERAL[code.kind][0]


def term_in_english(kind: Kind) -> str:
    """Return the English word for a kind.

    >>> term_in_english(Kind.KELURAHAN)
    'Urban village'
    """
    return _GENERAL[kind][1]


def head_of(code: RegionCode) -> str:
    """Return the title of who leads a region: the local one where law fixes it, else the general one.

    >>> from kodewilayah.codes import parse
    >>> head_of(parse("31.74.09")), head_of(parse("34.71.01")), head_of(parse("13.01.01.2001"))
    ('Camat', 'Mantri Pamong Praja', 'Wali Nagari')
    """
    return _local_words(code)[1] or _GENERAL[code.kind][2]


def head_in_english(kind: Kind) -> str:
    """Return the English word for who leads a region of a kind.

    >>> head_in_english(Kind.KOTA)
    'Mayor'
    """
    return _GENERAL[kind][3]


def special_status_of(code: RegionCode) -> SpecialStatus | None:
    """Return the special status of a province, or None; regions below a province have none of their own.

    >>> from kodewilayah.codes import parse
    >>> special_status_of(parse("34")).name
    'Daerah istimewa'
    """
    return _STATUSES.get(code)


def is_autonomous(code: RegionCode) -> bool:
    """Tell whether a region is autonomous (daerah otonom): provinces, kabupaten and kota, but those of Jakarta.

    >>> from kodewilayah.codes import parse
    >>> [is_autonomous(parse(text)) for text in ("31", "31.74", "32.73", "32.73.01")]
    [True, False, True, False]
    """
    return code.level is Level.PROVINCE or (code.level is Level.REGENCY and code.province != _JAKARTA)


def _local_words(code: RegionCode) -> tuple[str, str]:
    """Return the term and the head that law fixes where a region lies; an empty text for each that it leaves open."""
    words = _table_of_words()
    of_province = words.get((str(code.province), code.kind), ("", ""))
    return words.get((str(code.regency), code.kind), of_province)


@once
def _table_of_words() -> dict[tuple[str, str], tuple[str, str]]:
    return {(row["code"], row["kind"]): (row["term"], row["head"]) for row in _data.records(_data.TERMS)}
