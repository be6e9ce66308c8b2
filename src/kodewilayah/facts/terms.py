"""Terms: what a region is called locally, the title of its leader, and the term at the beginning of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data
from kodewilayah.codes import Kind, Level, RegionCode
from kodewilayah.matching.vocabulary import ADMINISTRATIVE, WORDS_OF_DECREES

if TYPE_CHECKING:
    from kodewilayah._data import Folder


class GeneralWords(NamedTuple):
    """The general words for a kind of region.

    Attributes:
        term: the Indonesian term, such as `"Kabupaten"`.
        term_en: the English term, such as `"Regency"`.
        head: the Indonesian title of the leader, such as `"Bupati"`.
        head_en: the English title of the leader, such as `"Regent"`.
    """

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

# The province whose kabupaten and kota are administrative only (UU 29/2007 art. 7, UU 2/2024 art. 6).
_JAKARTA = "31"


class LocalWords(NamedTuple):
    """The local words for a kind of region.

    Attributes:
        term: the local term, such as `"Distrik"`.
        head: the local title of the leader; empty if the law fixes none.
    """

    term: str
    head: str


class Terms:
    """The local words in one folder of data, which laws fix for a province, a kabupaten or a kota.

    Args:
        data: the folder.

    Raises:
        DataError: if the table is missing or damaged.
    """

    def __init__(self, data: Folder) -> None:
        rows = data.records(_data.TERMS)
        self._local = {(row["code"], row["kind"]): LocalWords(row["term"], row["head"]) for row in rows}

    def term_of(self, code: RegionCode, name: str) -> str:
        """Return the term of a region: the local term if a law fixes one, else the general term.

        Args:
            code: the region's code.
            name: its readable name. The name of a kabupaten or kota begins with its term.
        """
        if code.level is Level.REGENCY:
            term, _ = split_regency_name(name)
            return term
        local = self._local_words(code)
        return GENERAL_WORDS[code.kind].term if local is None else local.term

    def head_of(self, code: RegionCode) -> str:
        """Return the title of a region's leader: the local title if a law fixes one, else the general title.

        Args:
            code: the region's code.
        """
        local = self._local_words(code)
        if local is None or not local.head:
            return GENERAL_WORDS[code.kind].head
        return local.head

    def _local_words(self, code: RegionCode) -> LocalWords | None:
        of_regency = self._local.get((str(code.regency), code.kind))
        return of_regency or self._local.get((str(code.province), code.kind))


def readable(name: str) -> str:
    """Return the name of a province, kabupaten or kota in the style of newer editions.

    Editions up to 2022 write these names in capitals and shorten some words. The spelling is not changed: `TOLI TOLI`
    becomes `Toli Toli`, although edition 2025 has `Toli-Toli`.

    Args:
        name: a name as in a decree. A name that is not all capitals is returned unchanged.

    >>> readable("KAB. ACEH SELATAN"), readable("KOTA ADM. JAKARTA PUSAT"), readable("DKI JAKARTA")
    ('Kabupaten Aceh Selatan', 'Kota Administrasi Jakarta Pusat', 'DKI Jakarta')
    """
    if not name.isupper():
        return name
    # `str.title` only for words with a hyphen, because it also makes a capital after an apostrophe.
    words = (word.title() if "-" in word else word.capitalize() for word in name.split(" "))
    return " ".join(WORDS_OF_DECREES.get(word, word) for word in words)


def split_regency_name(name: str) -> tuple[str, str]:
    """Split the name of a kabupaten or kota into its term and the rest.

    Args:
        name: the readable name, which begins with the term.

    >>> split_regency_name("Kota Administrasi Jakarta Selatan")
    ('Kota Administrasi', 'Jakarta Selatan')
    """
    term, _, rest = name.partition(" ")
    if rest.startswith(f"{ADMINISTRATIVE} "):
        return f"{term} {ADMINISTRATIVE}", rest.removeprefix(f"{ADMINISTRATIVE} ")
    return term, rest


def is_autonomous(code: RegionCode) -> bool:
    """Tell whether a region is autonomous (daerah otonom).

    Provinces, kabupaten and kota are autonomous, except the kabupaten and kota of Jakarta.

    Args:
        code: the region's code.

    >>> from kodewilayah.codes import parse
    >>> [is_autonomous(parse(text)) for text in ("31", "31.74", "32.73", "32.73.01")]
    [True, False, True, False]
    """
    return code.level is Level.PROVINCE or (code.level is Level.REGENCY and code.province != _JAKARTA)
