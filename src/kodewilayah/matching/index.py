"""An index of names: which rows are called so, begin so, hold it, or are called nearly so.

A row is a name of a region; rows are numbered by level, then by code, so that the lower of two row numbers comes first
among equals. The names themselves lie in two long texts, folded: one with spaces between words, one without.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data
from kodewilayah._once import LOADING, made_once
from kodewilayah.codes import DIGITS_OF_LEVEL, Level, level_of
from kodewilayah.matching.fold import fold, squash
from kodewilayah.matching.vocabulary import without_term

if TYPE_CHECKING:
    from kodewilayah._data import Folder, Table

# What one code of each level spans among codes written as numbers of ten digits; at 0, what all of them span.
SPANS: tuple[int, ...] = tuple(
    10 ** (DIGITS_OF_LEVEL[Level.VILLAGE] - digits) for digits in (0, *DIGITS_OF_LEVEL.values())
)


class Names(NamedTuple):
    """The names of the regions of one level, in code order; a region may have several.

    Attributes:
        numbers: the code of the region of each name, as a number (see `number_of`).
        names: the names.
    """

    numbers: array[int]
    names: list[str]


class NameIndex:
    """The names of one table of regions.

    Args:
        levels: the names of each level from 1 to 4.
        named: makes of a folded name of level 2 the name proper, without the term at its head.
    """

    def __init__(self, levels: Sequence[Names], named: Callable[[str], str]) -> None:
        texts = [fold("\n".join(of_level.names)) for of_level in levels]
        texts[1] = "\n".join(map(named, texts[1].split("\n")))
        self._borders = array("I", accumulate((len(of_level.names) for of_level in levels), initial=0))
        self._codes = array("Q")
        for of_level in levels:
            self._codes += of_level.numbers
        # Every name stands between two ends of lines, the first one too.
        self._spaced = "\n" + "".join(f"{text}\n" for text in texts if text)
        self._spaced_starts = _starts(self._spaced)
        self._keys = squash(self._spaced)
        self._key_starts = _starts(self._keys)
        # For each length, which letters the names of that length have; made when first asked for.
        self._letters: dict[int, array[int]] = {}

    def __len__(self) -> int:
        return len(self._codes)

    def code(self, row: int) -> str:
        """Return the code of a row's region, in dotted form."""
        return code_of(self._codes[row], self.level(row))

    def number(self, row: int) -> int:
        """Return the code of a row's region as a number of ten digits."""
        return self._codes[row]

    def level(self, row: int) -> int:
        """Return the level of a row's region."""
        return bisect_right(self._borders, row)

    def words(self, row: int) -> str:
        """Return the folded name of a row."""
        return self._spaced[self._spaced_starts[row] : self._spaced_starts[row + 1] - 1]

    def key(self, row: int) -> str:
        """Return the folded name of a row, without spaces."""
        return self._keys[self._key_starts[row] : self._key_starts[row + 1] - 1]

    def rows(self, level: int) -> range:
        """Return the rows of a level."""
        return range(self._borders[level - 1], self._borders[level])

    def rows_below(self, number: int, level: int) -> list[range]:
        """Return, for each level below that of a region, the rows of the regions that lie in it."""
        ranges = []
        for below in range(level + 1, len(self._borders)):
            rows = self.rows(below)
            start = bisect_left(self._codes, number, rows.start, rows.stop)
            ranges.append(range(start, bisect_left(self._codes, number + SPANS[level], start, rows.stop)))
        return ranges

    def exact(self, key: str, rows: range) -> Iterator[int]:
        """Yield, of some rows, those whose name is `key`, in order."""
        return _finds(self._keys, self._key_starts, f"\n{key}\n", rows)

    def prefix(self, key: str, rows: range) -> Iterator[int]:
        """Yield, of some rows, those whose name begins with `key`, in order."""
        return _finds(self._keys, self._key_starts, f"\n{key}", rows)

    def word_prefix(self, words: str, rows: range) -> Iterator[int]:
        """Yield, of some rows, those in whose name a word but the first begins with `words`, in order."""
        return _finds(self._spaced, self._spaced_starts, f" {words}", rows)

    def substring(self, key: str, rows: range) -> Iterator[int]:
        """Yield, of some rows, those whose name holds `key`, in order."""
        return _finds(self._keys, self._key_starts, key, rows)

    def named(self, key: str) -> list[int]:
        """Return all rows whose name is `key`, in order; for many questions faster than `exact`, once made ready."""
        by_key = self._by_key
        start = bisect_left(by_key, key, key=self.key)
        return list(by_key[start : bisect_right(by_key, key, start, key=self.key)])

    def typos(self, key: str, errors: int, rows: range) -> list[int]:
        """Return, of some rows, those whose name is `key` but for so many errors and no fewer, in order.

        An error is a letter too many, too few, another, or two neighbours that changed places.

        Args:
            key: the name as it was written, folded and squashed.
            errors: how many errors; at least 1.
            rows: the rows; they begin with the first of all.
        """
        letters, found = _letters(key), []
        for length in range(max(1, len(key) - errors), len(key) + errors + 1):
            firsts, letters_of = self._of_length(length)
            within = bisect_left(firsts, rows.stop)
            # One error brings one new letter at the most, and loses one: few names need a closer look.
            near = [
                row
                for row, others in zip(firsts[:within], letters_of, strict=False)
                if (letters & ~others).bit_count() <= errors and (others & ~letters).bit_count() <= errors
            ]
            for row in near:
                name = self.key(row)
                if count_errors(key, name, errors) == errors:
                    found += [same for same in self.named(name) if same < rows.stop]
        return sorted(found)

    @made_once
    def _by_key(self) -> array[int]:
        """All rows, in the order of their names."""
        keys = self._keys.split("\n")[1:-1]
        return array("I", sorted(range(len(keys)), key=keys.__getitem__))

    @made_once
    def _first_rows(self) -> dict[int, array[int]]:
        """For each length of a name, the first row of each name of that length, in order."""
        firsts: dict[int, list[int]] = {}
        before = ""
        for row in self._by_key:
            key = self.key(row)
            if key != before:
                firsts.setdefault(len(key), []).append(row)
            before = key
        return {length: array("I", sorted(rows)) for length, rows in firsts.items()}

    def _of_length(self, length: int) -> tuple[array[int], array[int]]:
        """Return the first row of each name of a length, in order, and which letters the name has."""
        rows = self._first_rows.get(length, array("I"))
        if length not in self._letters:
            with LOADING:
                self._letters.setdefault(length, array("Q", [_letters(self.key(row)) for row in rows]))
        return rows, self._letters[length]


def index_names(table: Table, data: Folder) -> NameIndex:
    """Return the index of the names of a table, with the other names that people use.

    Args:
        table: the table of an edition.
        data: the folder that lists the other names.
    """
    levels = names_of(table)
    for code, alias, _ in data.rows(_data.ALIASES):
        (numbers, names), number = levels[level_of(code) - 1], number_of(code)
        place = bisect_right(numbers, number)
        # After the region's own name; an older edition may lack the region.
        if place and numbers[place - 1] == number:
            numbers.insert(place, number)
            names.insert(place, alias)
    return NameIndex(levels, without_term)


def names_of(table: Table) -> list[Names]:
    """Return the names of all regions of a table, level by level."""
    levels = zip(SPANS[1:], table.whole(), strict=True)
    return [Names(array("Q", (int(code) * span for code in codes)), names) for span, (codes, names) in levels]


def number_of(code: str) -> int:
    """Return a dotted code as a number of ten digits, those that it lacks being zeros.

    >>> number_of("31.74")
    3174000000
    """
    return int(code.replace(".", "")) * SPANS[level_of(code)]


def code_of(number: int, level: int) -> str:
    """Return the dotted code of a number and a level.

    >>> code_of(3174000000, 2)
    '31.74'
    """
    digits = str(number)
    return ".".join((digits[:2], digits[2:4], digits[4:6], digits[6:])[:level])


def count_errors(one: str, other: str, most: int) -> int | None:
    """Return by how many typing errors two words differ, or None if by more than `most`.

    >>> count_errors("jagakarsa", "jagakrsa", 2), count_errors("pekan", "pekna", 2), count_errors("depok", "bogor", 2)
    (1, 1, None)
    """
    if abs(len(one) - len(other)) > most:
        return None
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if not one or not other:
        errors = len(one) + len(other)
        return errors if errors <= most else None
    if most == 0:
        return None
    trials = [(one[1:], other[1:]), (one[1:], other), (one, other[1:])]
    if one[:2] == other[1::-1]:
        trials.append((one[2:], other[2:]))
    counts = [count_errors(*trial, most - 1) for trial in trials]
    return min((count + 1 for count in counts if count is not None), default=None)


def _letters(key: str) -> int:
    """Return which letters and digits a key has, as one bit each; the bits of all else are shared."""
    bits = 0
    for letter in set(key):
        bits |= 1 << ord(letter) % 64
    return bits


def _starts(text: str) -> array[int]:
    """Return where each line but the first, which is empty, starts in a text, and where one more would."""
    return array("I", accumulate(map(len, text.splitlines(keepends=True)[1:]), initial=1))


def _finds(text: str, starts: array[int], sought: str, rows: range) -> Iterator[int]:
    """Yield the rows of a range in whose lines, their ends included, some text stands."""
    begin = starts[rows.start] - 1
    end = starts[rows.stop]
    position = text.find(sought, begin, end)
    while position >= 0:
        # The end of the line before belongs to what begins a line.
        row = bisect_right(starts, position + 1) - 1
        yield row
        position = text.find(sought, starts[row + 1] - 1, end)
