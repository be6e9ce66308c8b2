"""The words that people write before a name to say what it is the name of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kodewilayah.codes import Kind, Level


class WrittenTerm(NamedTuple):
    """What a word before a name says: the level, and the kinds that it fits."""

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
# Local words: desa in law, but kelurahan are called so too.
_LOCAL = WrittenTerm(Level.VILLAGE, frozenset({Kind.DESA, Kind.DESA_ADAT, Kind.KELURAHAN}))

# The title of who leads a region announces its name too: `Kantor Camat Cilawu`.
_WORDS = {
    _PROVINCE: "provinsi prov propinsi prop province gubernur",
    _KABUPATEN: "kabupaten kab regency bupati",
    _KOTA: "kota kotamadya kodya kotif city walikota",
    _DISTRICT: "kecamatan kec kc distrik dist district kapanewon kemantren camat",
    _KELURAHAN: "kelurahan kel kl lurah",
    _DESA: "desa ds dsa kalurahan village kades",
    _LOCAL: "gampong gp nagari kampung pekon negeri lembang kute huta ohoi tiyuh",
}
_PAIRS = {
    _KABUPATEN: ("kabupaten administrasi", "kab adm"),
    _KOTA: ("kota administrasi", "kota adm", "wali kota"),
    _DESA: ("desa adat", "kepala desa"),
    _LOCAL: ("desa kelurahan", "kelurahan desa", "desa kel", "kel desa", "kel ds", "ds kel"),
}

TERMS: dict[str, WrittenTerm] = {
    **{word: term for term, words in _WORDS.items() for word in words.split()},
    **{pair: term for term, pairs in _PAIRS.items() for pair in pairs},
}
# With these begins a name of some edition, or one that people use. All the others are surely terms.
_BEGIN_NAMES = {
    *("desa", "gampong", "huta", "kabupaten", "kampung", "kel", "kelurahan", "kemantren", "kota", "kute", "lembang"),
    *("lurah", "nagari", "negeri", "pekon"),
}
_LONGEST = max(term.count(" ") for term in TERMS) + 1


def is_surely_term(words: Sequence[str]) -> bool:
    """Tell whether words begin with a term that no name holds: `kab ba` is no Kabba, but `kota ba` may be a Kotabaru.

    >>> is_surely_term(["kab", "ba"]), is_surely_term(["kota", "ba"]), is_surely_term(["kab"])
    (True, False, False)
    """
    return len(words) > 1 and words[0] in TERMS and words[0] not in _BEGIN_NAMES


def leading_term(words: Sequence[str]) -> tuple[WrittenTerm | None, int]:
    """Return the term with which words begin, and how many of them it takes; None and 0 if there is none.

    A term that is followed by nothing is none.

    >>> leading_term(["kab", "bandung"])[1], leading_term(["kota"])[1]
    (1, 0)
    """
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        term = TERMS.get(" ".join(words[:count]))
        if term is not None:
            return term, count
    return None, 0
