"""The short forms that people write instead of the names of kabupaten, kota and kecamatan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kodewilayah._once import made_once
from kodewilayah.codes import Level
from kodewilayah.matching.fold import squash
from kodewilayah.matching.index import SPANS
from kodewilayah.matching.vocabulary import ENDINGS_IN_BLENDS, HEADS_OF_ISLANDS, TOWN

if TYPE_CHECKING:
    from kodewilayah.matching.index import NameIndex

FEWEST_INITIALS = 3


class ShortNames:
    """The short forms of the names in an index.

    Args:
        index: the index.
    """

    def __init__(self, index: NameIndex) -> None:
        self._index = index

    @made_once
    def initials(self) -> dict[str, list[int]]:
        """The rows of kabupaten and kota, by the initials of three or more first words, followed by the other words.

        People write such names: `OKU Timur`, `HSS`, `TTU`.
        """
        rows: dict[str, list[int]] = {}
        for row in self._index.rows(Level.REGENCY):
            words = self._index.words(row).split()
            for count in range(FEWEST_INITIALS, len(words) + 1):
                initials = "".join(word[0] for word in words[:count]) + "".join(words[count:])
                rows.setdefault(initials, []).append(row)
        return rows

    @made_once
    def islands(self) -> dict[str, list[int]]:
        """The numbers of the kabupaten by their name without the first word Kepulauan, Pulau or Teluk, squashed."""
        numbers: dict[str, list[int]] = {}
        for row in self._index.rows(Level.REGENCY):
            head, _, name = self._index.words(row).partition(" ")
            if name and head in HEADS_OF_ISLANDS:
                numbers.setdefault(squash(name), []).append(self._index.number(row))
        return numbers

    @made_once
    def towns(self) -> list[int]:
        """The rows of kecamatan whose name is Kota and the name of their kabupaten.

        An address may give only the first word: `Kec. Kota, Kudus`.
        """
        index, span = self._index, SPANS[Level.REGENCY]
        expected = {(index.number(row), TOWN + index.key(row)) for row in index.rows(Level.REGENCY)}
        districts = index.rows(Level.DISTRICT)
        return [row for row in districts if (index.number(row) // span * span, index.key(row)) in expected]

    def blended(self, word: str) -> list[int]:
        """Return the rows of kabupaten and kota whose name people shorten to one word: `lotim`, `kuansing`."""
        return [row for row, words in self._by_beginning.get(word[:2], ()) if _is_blend(word, words)]

    @made_once
    def _by_beginning(self) -> dict[str, list[tuple[int, list[str]]]]:
        """The rows and words of kabupaten and kota, by their first two letters."""
        rows: dict[str, list[tuple[int, list[str]]]] = {}
        for row in self._index.rows(Level.REGENCY):
            words = self._index.words(row).split()
            rows.setdefault(words[0][:2], []).append((row, words))
        return rows


def is_shortened_form(words: Sequence[tuple[str, bool]], name: Sequence[str]) -> bool:
    """Tell whether words with points stand for a name: `Cemp. Putih` for Cempaka Putih, `Pd. Klp.` for Pondok Kelapa.

    Args:
        words: the words, each with whether a point follows it. Such a word has letters of the longer one, in order, and
            its first letter.
        name: the words of the name.
    """
    return len(words) == len(name) and all(
        word == whole or (is_shortened and _is_abbreviation(word, whole))
        for (word, is_shortened), whole in zip(words, name, strict=True)
    )


def _is_abbreviation(word: str, whole: str) -> bool:
    if not whole.startswith(word[0]):
        return False
    letters = iter(whole)
    return all(letter in letters for letter in word)


def _is_blend(word: str, words: Sequence[str]) -> bool:
    """Tell whether a word consists of the beginnings of several words, in order, each of two letters or more.

    For some last words, the ending is enough (`ENDINGS_IN_BLENDS`).
    """
    if not words:
        return False
    first, *others = words
    if not others:
        is_beginning = len(word) > 1 and first.startswith(word)
        return is_beginning or ENDINGS_IN_BLENDS.get(first) == word
    lengths = range(2, min(len(word), len(first)) + 1)
    return any(word[:length] == first[:length] and _is_blend(word[length:], others) for length in lengths)
