"""Every word that people and decrees write around names and within them, and what it means.

Words are in the folded form that `fold` returns, unless a comment says otherwise. Other names of single regions,
such as Jaksel, are not here: they are rows of the table of aliases.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kodewilayah.codes import Kind, Level

# What a word before a name says


class WrittenTerm(NamedTuple):
    """What a word before a name says: the level of the region, and the kinds that it can be."""

    level: Level
    kinds: frozenset[Kind]

    @property
    def is_local(self) -> bool:
        """Whether it is a local word, which may be part of a name as well: there is a kecamatan Lembang."""
        return len(self.kinds) == len({Kind.DESA, Kind.DESA_ADAT, Kind.KELURAHAN})


_PROVINCE = WrittenTerm(Level.PROVINCE, frozenset({Kind.PROVINSI}))
_KABUPATEN = WrittenTerm(Level.REGENCY, frozenset({Kind.KABUPATEN}))
_KOTA = WrittenTerm(Level.REGENCY, frozenset({Kind.KOTA}))
_DISTRICT = WrittenTerm(Level.DISTRICT, frozenset({Kind.KECAMATAN}))
_KELURAHAN = WrittenTerm(Level.VILLAGE, frozenset({Kind.KELURAHAN}))
_DESA = WrittenTerm(Level.VILLAGE, frozenset({Kind.DESA, Kind.DESA_ADAT}))
# Local words: desa in law, but people call kelurahan so too.
_LOCAL = WrittenTerm(Level.VILLAGE, frozenset({Kind.DESA, Kind.DESA_ADAT, Kind.KELURAHAN}))

# The title of a leader announces the name of the region too: `Kantor Camat Cilawu`.
_TERM_WORDS = {
    _PROVINCE: "provinsi prov propinsi prop province gubernur",
    _KABUPATEN: "kabupaten kab regency bupati",
    _KOTA: "kota kotamadya kodya kotif city walikota",
    _DISTRICT: "kecamatan kec kc distrik dist district kapanewon kemantren camat",
    _KELURAHAN: "kelurahan kel kl lurah",
    _DESA: "desa ds dsa kalurahan village kades",
    _LOCAL: "gampong gp nagari kampung pekon negeri lembang kute huta ohoi tiyuh",
}
_TERM_PAIRS = {
    _KABUPATEN: ("kabupaten administrasi", "kab adm"),
    _KOTA: ("kota administrasi", "kota adm", "wali kota"),
    _DESA: ("desa adat", "kepala desa"),
    _LOCAL: ("desa kelurahan", "kelurahan desa", "desa kel", "kel desa", "kel ds", "ds kel"),
}

TERMS: dict[str, WrittenTerm] = {
    **{word: term for term, words in _TERM_WORDS.items() for word in words.split()},
    **{pair: term for term, pairs in _TERM_PAIRS.items() for pair in pairs},
}
# Local terms after which no street begins: Lembang is a kecamatan too, and `Lembang Jl. Raya 225` an address there.
NEVER_NAMES = frozenset({"gampong", "gp"})
LONGEST_TERM = max(term.count(" ") for term in TERMS) + 1

# English puts these behind a name: `Merauke Regency`.
ENGLISH_TERMS = frozenset({"province", "regency", "city", "district", "village"})

# A name of some edition, or one that people use, begins with each of these words. All the other terms are surely terms.
_TERMS_THAT_BEGIN_NAMES = {
    *("desa", "gampong", "huta", "kabupaten", "kampung", "kel", "kelurahan", "kemantren", "kota", "kute", "lembang"),
    *("lurah", "nagari", "negeri", "pekon"),
}


def is_surely_term(words: Sequence[str]) -> bool:
    """Tell whether words begin with a term that begins no name: `kab ba` is no Kabba, but `kota ba` may be Kotabaru.

    >>> is_surely_term(["kab", "ba"]), is_surely_term(["kota", "ba"]), is_surely_term(["kab"])
    (True, False, False)
    """
    return len(words) > 1 and words[0] in TERMS and words[0] not in _TERMS_THAT_BEGIN_NAMES


def leading_term(words: Sequence[str]) -> tuple[WrittenTerm | None, int]:
    """Return the term with which words begin, and how many words it takes; None and 0 if there is none.

    A term needs a word behind it.

    >>> leading_term(["kab", "bandung"])[1], leading_term(["kota"])[1]
    (1, 0)
    """
    for count in range(min(LONGEST_TERM, len(words) - 1), 0, -1):
        term = TERMS.get(" ".join(words[:count]))
        if term is not None:
            return term, count
    return None, 0


def without_term(name: str) -> str:
    """Return the folded name of a kabupaten or kota without the term that it begins with.

    >>> without_term("kota administrasi jakarta selatan"), without_term("jaksel")
    ('jakarta selatan', 'jaksel')
    """
    words = name.split(" ")
    _, length = leading_term(words)
    return " ".join(words[length:])


# How decrees shorten the names of provinces, kabupaten and kota. Not folded: as `str.capitalize` writes the word.
ADMINISTRATIVE = "Administrasi"
WORDS_OF_DECREES = {"Kab.": "Kabupaten", "Kab": "Kabupaten", "Adm.": ADMINISTRATIVE, "Kep.": "Kepulauan", "Dki": "DKI"}

# Numerals

_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_TENS = ("", "x", "xx", "xxx")
ROMAN_NUMERALS = {
    tens + ones: str(10 * ten + one) for ten, tens in enumerate(_TENS) for one, ones in enumerate(_ONES) if tens + ones
}
_DIGITS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SPELLED_NUMBERS = [
    *_DIGITS,
    *("sepuluh", "sebelas", *(f"{digit} belas" for digit in _DIGITS[1:])),
    *(f"{ten} puluh {digit}".strip() for ten in _DIGITS[1:] for digit in ("", *_DIGITS)),
]

# Abbreviations and other spellings within a name

# Abbreviations that mean one thing in every name; `fold` writes them out.
ABBREVIATIONS = {
    "kep": "kepulauan",
    "kp": "kampung",
    "gn": "gunung",
    "tj": "tanjung",
    "tg": "tanjung",
    "perk": "perkebunan",
    "mns": "meunasah",
}

# How another table may write a folded word: decrees write `Seberang Ulu Satu` and `Lima-belas Ilir`, and people
# `Seberang Ulu I` and `15 Ilir`. One other spelling for each word; where a word can mean more, the code says so.
OTHER_SPELLINGS = {
    **{str(number): words for number, words in enumerate(_SPELLED_NUMBERS, 1)},
    **{words: str(number) for number, words in enumerate(_SPELLED_NUMBERS[:10], 1)},
    "sei": "sungai", "sungai": "sei", "ps": "pasar", "pd": "pondok", "kb": "kebon",
}  # fmt: skip

# In an address these are short words too; in a name that somebody is typing they may be the beginning of another word.
OTHER_SPELLINGS_IN_ADDRESSES = {
    **OTHER_SPELLINGS, "brt": "barat", "tmr": "timur", "tim": "timur", "utr": "utara", "slt": "selatan",
    "sel": "selatan", "tgh": "tengah", "peg": "pegunungan", "jkt": "jakarta",
}  # fmt: skip

# English puts these before a name, Indonesian puts them behind it.
ENGLISH_DIRECTIONS = {
    "north": "utara", "south": "selatan", "east": "timur", "west": "barat", "central": "tengah",
    "southeast": "tenggara", "southwest": "baratdaya", "highland": "pegunungan",
}  # fmt: skip
ENGLISH_NAMES = {"java": "jawa", "sumatra": "sumatera", "moluccas": "maluku", "borneo": "kalimantan"}

# The last letters of `utara`, which people write at the end of a blend: `halut`, `haltara`.
END_OF_UTARA = "tara"

# Words of an address that belong to no region

# Words before the name of a street, a building or an institution, which may be the name of a region elsewhere.
_STREET_WORDS = """
    jl jln jalan jend gg gang lorong lrg lr perum perumahan perumnas komplek kompleks komp griya ruko toko rm apartemen
    apt gedung hotel masjid gereja samping depan belakang dekat sebelah pt cv ud sd sdn sdit smp smpn sma sman smk smkn
    mi min mts mtsn ma man tk paud ponpes puskesmas pustu kampus universitas spbu kantor koramil polsek polres kua rs
    rsud klinik apotek bank terminal stasiun bandara pelabuhan
"""
STREET_WORDS = frozenset(_STREET_WORDS.split())
# A house number follows the name of these; the number of a school stands before its name.
ROADS = frozenset({"jl", "jln", "jalan", "gg", "gang", "lorong", "lrg", "lr"})

# Words before a number that belongs to no name.
_NUMBERED_WORDS = "rt rw rtrw no nomor nmr km blok blk kav kavling lantai lt telp tlp hp wa kodepos kode pos id"
NUMBERED_WORDS = frozenset(_NUMBERED_WORDS.split())

SMALL_WORDS = frozenset({"di", "dan", "ke", "dari", "yang", "indonesia", "alamat"})
