"""All words that people and decrees write before, after and inside names, with their meaning.

Words are in the form that `fold` returns, unless a comment says otherwise. Other names of single regions, such as
Jaksel, are not listed here: they are rows of the table of aliases.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kodewilayah.codes import Kind, Level

# Terms: the words before a name that give its level and kind


class WrittenTerm(NamedTuple):
    """What a term before a name means.

    Attributes:
        level: the level of the region.
        kinds: the kinds that the region can have.
        is_local: whether it is a local word for a village. Such a word can also be part of a name, as in the kecamatan
            Lembang, or the word for a hamlet.
    """

    level: Level
    kinds: frozenset[Kind]
    is_local: bool = False


_PROVINCE = WrittenTerm(Level.PROVINCE, frozenset({Kind.PROVINSI}))
_KABUPATEN = WrittenTerm(Level.REGENCY, frozenset({Kind.KABUPATEN}))
_KOTA = WrittenTerm(Level.REGENCY, frozenset({Kind.KOTA}))
_KABUPATEN_OR_KOTA = WrittenTerm(Level.REGENCY, frozenset({Kind.KABUPATEN, Kind.KOTA}))
_DISTRICT = WrittenTerm(Level.DISTRICT, frozenset({Kind.KECAMATAN}))
_KELURAHAN = WrittenTerm(Level.VILLAGE, frozenset({Kind.KELURAHAN}))
_DESA = WrittenTerm(Level.VILLAGE, frozenset({Kind.DESA, Kind.DESA_ADAT}))
# Local words: they mean a desa in law, but people use them for kelurahan too.
_DESA_OR_KELURAHAN = WrittenTerm(Level.VILLAGE, _DESA.kinds | _KELURAHAN.kinds)
_LOCAL = WrittenTerm(Level.VILLAGE, _DESA_OR_KELURAHAN.kinds, is_local=True)

# The name of a region also follows the title of its leader: `Kantor Camat Cilawu`.
_TERM_WORDS = {
    _PROVINCE: "provinsi prov propinsi prop province gubernur",
    _KABUPATEN: "kabupaten kab regency bupati",
    _KOTA: "kota kotamadya kodya kotif city walikota",
    _DISTRICT: "kecamatan kec kc distrik dist district kapanewon kemantren camat",
    _KELURAHAN: "kelurahan kel kl lurah",
    _DESA: "desa ds dsa kalurahan village kades keuchik penghulu",
    _LOCAL: "gampong gp nagari kampung pekon negeri lembang kute huta ohoi tiyuh",
}
_TERM_PAIRS = {
    _KABUPATEN: ("kabupaten administrasi", "kab adm"),
    _KOTA: ("kota administrasi", "kota adm", "wali kota"),
    _KABUPATEN_OR_KOTA: ("kabupaten kota", "kab kota", "kota kabupaten", "kota kab"),
    _DESA: ("desa adat", "kepala desa"),
    _DESA_OR_KELURAHAN: ("desa kelurahan", "kelurahan desa", "desa kel", "kel desa", "kel ds", "ds kel"),
}

TERMS: dict[str, WrittenTerm] = {
    **{word: term for term, words in _TERM_WORDS.items() for word in words.split()},
    **{pair: term for term, pairs in _TERM_PAIRS.items() for pair in pairs},
}
# Local terms that are not also the name of a region. At the start of a part, a name follows them, not a street. Lembang
# is not one of them: it is also a kecamatan, and `Lembang Jl. Raya 225` is an address there.
TERMS_NEVER_NAMES = frozenset({"gampong", "gp"})
# This local term is also the word for a hamlet.
HAMLET = "kampung"
LONGEST_TERM = max(term.count(" ") for term in TERMS) + 1


def _shape(word: str) -> str:
    """Return a word with the same letter for those that scanners confuse: l, I and 1; O and 0; rn and m."""
    return word.replace("rn", "m").translate(_SHAPES)


_SHAPES = str.maketrans("l10", "iio")
_TERMS_BY_SHAPE = {_shape(term): term for term in TERMS if " " not in term}
# A shorter word may also be a name: there are the islands Kei, and `Kel.` with a wrong letter looks the same.
_SHORTEST_SCANNED_TERM = 6


def scanned_term(word: str, *, is_label: bool) -> str:
    """Return the term for which a scanner may have read a word; the word itself, if there is none.

    Args:
        word: the word, folded.
        is_label: whether a colon or an equals sign follows it, as on an identity card.

    >>> scanned_term("kecarnatan", is_label=False), scanned_term("kei", is_label=False)
    ('kecamatan', 'kei')
    >>> scanned_term("kei", is_label=True)
    'kel'
    """
    if word in TERMS or not (is_label or len(word) >= _SHORTEST_SCANNED_TERM or not word.isalpha()):
        return word
    return _TERMS_BY_SHAPE.get(_shape(word), word)


# In English these words follow a name: `Merauke Regency`.
ENGLISH_TERMS = frozenset({"province", "regency", "city", "district", "village"})

# Each of these words also begins a name, in some edition or in the table of aliases. All other words are only terms.
_TERMS_THAT_BEGIN_NAMES = {
    *("desa", "gampong", "huta", "kabupaten", "kampung", "kel", "kelurahan", "kemantren", "kota", "kute", "lembang"),
    *("lurah", "nagari", "negeri", "pekon", "penghulu"),
}


def is_surely_term(words: Sequence[str]) -> bool:
    """Tell whether the first word can only be a term.

    `kab ba` cannot be the beginning of a name such as Kabba, but `kota ba` can be the beginning of Kotabaru.

    >>> is_surely_term(["kab", "ba"]), is_surely_term(["kota", "ba"]), is_surely_term(["kab"])
    (True, False, False)
    """
    return len(words) > 1 and words[0] in TERMS and words[0] not in _TERMS_THAT_BEGIN_NAMES


def leading_term(words: Sequence[str]) -> tuple[WrittenTerm | None, int]:
    """Return the term that the words begin with, and the number of its words; None and 0 if there is none.

    Words are a term only if another word follows.

    >>> leading_term(["kab", "bandung"])[1], leading_term(["kota"])[1]
    (1, 0)
    """
    for count in range(min(LONGEST_TERM, len(words) - 1), 0, -1):
        term = TERMS.get(" ".join(words[:count]))
        if term is not None:
            return term, count
    return None, 0


def without_term(name: str) -> str:
    """Return the folded name of a kabupaten or kota without the term at its beginning.

    >>> without_term("kota administrasi jakarta selatan"), without_term("jaksel")
    ('jakarta selatan', 'jaksel')
    """
    words = name.split(" ")
    _, length = leading_term(words)
    return " ".join(words[length:])


# Abbreviations that decrees use in the names of provinces, kabupaten and kota. These words are not folded; they are
# written as `str.capitalize` returns them.
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

# Abbreviations that have the same meaning in every name; `fold` replaces them.
ABBREVIATIONS = {
    "kep": "kepulauan",
    "kp": "kampung",
    "gn": "gunung",
    "tj": "tanjung",
    "tg": "tanjung",
    "perk": "perkebunan",
    "mns": "meunasah",
}

# Another spelling of a folded word: decrees write `Seberang Ulu Satu` and `Lima-belas Ilir`, people write
# `Seberang Ulu I` and `15 Ilir`. Each word has one other spelling only.
OTHER_SPELLINGS = {
    **{str(number): words for number, words in enumerate(_SPELLED_NUMBERS, 1)},
    **{words: str(number) for number, words in enumerate(_SPELLED_NUMBERS[:10], 1)},
    "sei": "sungai", "sungai": "sei", "ps": "pasar", "pd": "pondok", "kb": "kebon", "brt": "barat", "tmr": "timur",
    "utr": "utara", "slt": "selatan", "tgh": "tengah", "tgr": "tenggara",
}  # fmt: skip

# In an address these words are abbreviations too. In a search they are not used: `tim` may become `Timpeh`.
OTHER_SPELLINGS_IN_ADDRESSES = {
    **OTHER_SPELLINGS, "tim": "timur", "sel": "selatan", "peg": "pegunungan", "jkt": "jakarta",
}  # fmt: skip

# These words precede a name in English and follow it in Indonesian.
ENGLISH_DIRECTIONS = {
    "north": "utara", "south": "selatan", "east": "timur", "west": "barat", "central": "tengah",
    "southeast": "tenggara", "southwest": "baratdaya", "highland": "pegunungan",
}  # fmt: skip
# Alone, these words are no name with typing errors: `Malang Selatan` has no village Segaran, and `Penerima`, who gets a
# parcel, is no Penggima.
NEVER_MISSPELT = frozenset(ENGLISH_DIRECTIONS.values()) | {
    *("penerima", "pengirim", "kepada", "yth", "bapak", "ibu", "sdr", "nama", "tolong", "hubungi"),
    *("rumah", "balai", "gudang", "warung", "bengkel", "toko"),
}
# The first word of these kabupaten is often left out: `Kab. Anambas`, `Morotai`.
HEADS_OF_ISLANDS = ("kepulauan", "pulau", "teluk")
# These words follow a name in English, or precede it with `of`. In Indonesian they precede it.
ENGLISH_HEADS = {
    "province": "provinsi", "regency": "kabupaten", "city": "kota", "district": "kecamatan", "islands": "kepulauan",
    "special region": "daerah istimewa", "special capital region": "daerah khusus ibukota",
}  # fmt: skip
ENGLISH_NAMES = {"java": "jawa", "sumatra": "sumatera", "moluccas": "maluku", "borneo": "kalimantan"}

# People join the beginnings of words to one word: `halut` for Halmahera Utara. These words may also give their ending:
# `haltara`.
ENDINGS_IN_BLENDS = {"utara": "tara"}
# People shorten the points of the compass so at the end of such words: `Kaltim`, `Sultra`.
COMPASS_ENDINGS = ("bar", "tim", "sel", "ut", "teng", "tara", "tra", "gara")

# Kecamatan whose name is this word and the name of their kabupaten: people write only this word.
TOWN = "kota"

# Words of an address that are not part of a region's name

# The name of a street, a building or an institution follows these words. It can also be the name of a region elsewhere.
_STREET_WORDS = """
    jl jln jalan jend gg gang lorong lrg lr perum perumahan perumnas komplek kompleks komp griya ruko toko rm apartemen
    apt gedung hotel masjid gereja samping depan belakang dekat sebelah pt cv ud sd sdn sdit smp smpn sma sman smk smkn
    mi min mts mtsn ma man tk paud ponpes puskesmas pustu kampus universitas spbu kantor koramil polsek polres kua rs
    rsud klinik apotek bank terminal stasiun bandara pelabuhan pengadilan kejaksaan lembaga
    dinas kementerian kpp sekretariat
"""
STREET_WORDS = frozenset(_STREET_WORDS.split())
# Schools and offices, which are written without a point: `Ma. Cawang` is Muara Cawang.
WITHOUT_A_POINT = frozenset({"ma", "mi", "min", "man", "kua"})
# A number directly behind one of these words is that of the alley or the shop, and its end: `Gg. 2 Sukamaju`.
NUMBERED_STREETS = frozenset({"gg", "gang", "lorong", "lrg", "lr", "ruko", "toko"})
# A house number follows the name of a road. The number of a school precedes its name, so a school is not listed here.
SHORTENED_ROADS = frozenset({"jl", "jln", "gg", "lrg", "lr"})
ROADS = SHORTENED_ROADS | {"jalan", "gang", "lorong"}

# A number after one of these words is not part of a name.
_NUMBERED_WORDS = "rt rw rtrw no nomor nmr km blok blk kav kavling lantai lt telp tlp hp wa kodepos kode pos id"
NUMBERED_WORDS = frozenset(_NUMBERED_WORDS.split())

# The labels on an identity card, as a regular expression, that say nothing of the place where its bearer lives: the
# number, the name, the place of birth, and so on.
CARD_LABELS_OF_NO_PLACE = r"""
    nik | nama (?:\s lengkap)? | tempat [\s/,.]* (?:tgl | tanggal)? [.\s]* lahir | jenis \s kelamin
    | gol (?:ongan)? [.\s]* darah | agama | status (?:\s perkawinan)? | pekerjaan | kewarganegaraan
    | berlaku \s (?:hingga | sampai)
"""

# Words that are not a name on their own.
SMALL_WORDS = frozenset({"di", "dan", "ke", "dari", "yang", "indonesia", "alamat"})
