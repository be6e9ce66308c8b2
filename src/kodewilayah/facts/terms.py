"""What a region is called in its place and who leads it; how decrees write the term at the head of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data
from kodewilayah.codes import Kind, Level, RegionCode
from kodewilayah.matching.vocabulary import ADMINISTRATIVE, WORDS_OF_DECREES

if TYPE_CHECKING:
    from kodewilayah._data import Folder


class GeneralWords(NamedTuple):
    """The general words for a kind of region and for its leader, in both languages."""

    term: str
    term_en: str
    head: str
    head_en: str


GENERAL_WORDS = {
    Kind.PROVINSI: GeneralWords("Provinsi", "Province", "Gubernur", "Governor"),
    Kind.KABUPATEN: GeneralWords("Kabupaten", "Regency", "Bupati", "Regent"),
    Kind.KOTA: GeneralWords("Kota", "City", "Wali Kota", "Mayor"),
    Kind.KECAMATAN: GeneralWords("Kecamatan", "District", "Camat", "District head"),
    Kind.KELURAHAN: GeneralWords("Kelurahan", "Urban village", "Lurah", "Urban village head"),
    Kind.DESA: GeneralWords("Desa", "Village", "Kepala Desa", "Village head"),
    Kind.DESA_ADAT: GeneralWords("Desa Adat", "Village", "Kepala Desa Adat", "Village head"),
}

# Provinces whose cities and regencies are administrative only: UU 29/2007 art. 7, UU 2/2024 art. 6.
_JAKARTA = "31"


class LocalWords(NamedTuple):
    """The local term of a kind of region, and the title of its leader; "" where the law names none."""

    term: str
    head: str


class Terms:
    """The local words of one folder of data: those that law fixes for a province or a kabupaten."""

    def __init__(self, data: Folder) -> None:
        rows = data.records(_data.TERMS)
        self._local = {(row["code"], row["kind"]): LocalWords(row["term"], row["head"]) for row in rows}

    def term_of(self, code: RegionCode, name: str) -> str:
        """Return the term of a region: the local one where law fixes it, else the general one.

        Args:
            code: the region's code.
            name: its readable name; the name of a kabupaten or kota begins with its term.
        """
        if code.level is Level.REGENCY:
            return split_regency_name(name)[0]
        local = self._of(code)
        return local.term if local else GENERAL_WORDS[code.kind].term

    def head_of(self, code: RegionCode) -> str:
        """Return the title of a region's leader: the local one where law fixes it, else the general one."""
        local = self._of(code)
        return (local and local.head) or GENERAL_WORDS[code.kind].head

    def _of(self, code: RegionCode) -> LocalWords | None:
        of_regency = self._local.get((str(code.regency), code.kind))
        return of_regency or self._local.get((str(code.province), code.kind))


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
    return " ".join(WORDS_OF_DECREES.get(word, word) for word in words)


def split_regency_name(name: str) -> tuple[str, str]:
    """Split the readable name of a kabupaten or kota into the term that it begins with and the rest.

    >>> split_regency_name("Kota Administrasi Jakarta Selatan")
    ('Kota Administrasi', 'Jakarta Selatan')
    """
    term, _, rest = name.partition(" ")
    if rest.startswith(f"{ADMINISTRATIVE} "):
        return f"{term} {ADMINISTRATIVE}", rest.removeprefix(f"{ADMINISTRATIVE} ")
    return term, rest


def is_autonomous(code: RegionCode) -> bool:
    """Tell whether a region is autonomous (daerah otonom): provinces, kabupaten and kota, except those of Jakarta.

    >>> from kodewilayah.codes import parse
    >>> [is_autonomous(parse(text)) for text in ("31", "31.74", "32.73", "32.73.01")]
    [True, False, True, False]
    """
    return code.level is Level.PROVINCE or (code.level is Level.REGENCY and code.province != _JAKARTA)
