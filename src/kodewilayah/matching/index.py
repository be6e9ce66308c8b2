"""The index of names: finds the names that are equal to a text, begin with it, contain it, or are similar to it.

Each row is one name of one region. Rows are numbered by level, then by code, so that among equal results the lower row
comes first. The folded names are kept in two long texts, one name a line: one text with spaces between words, one
without.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data
from kodewilayah._once import LOADING, made_once
from kodewilayah.codes import DIGITS_OF_LEVEL, Kind, Level, kind_by_digit, level_of
from kodewilayah.matching.fold import fold, squash
from kodewilayah.matching.letters import LettersOfNames
from kodewilayah.matching.vocabulary import COMPASS_ENDINGS, without_term

if TYPE_CHECKING:
    from kodewilayah._data import Folder, Table

# By level: a region of the level and all below it have codes in a range of this size, when codes are written as numbers
# of ten digits. The value at 0 is the range of all codes.
SPANS: tuple[int, ...] = tuple(
    10 ** (DIGITS_OF_LEVEL[Level.VILLAGE] - digits) for digits in (0, *DIGITS_OF_LEVEL.values())
)

# Short forms with a point of the compass, such as `Kaltara`, have at most so many letters.
_LONGEST_SHORT_FORM = 8

# So many letters of a name are enough to look for it among few others.
_FIRST_LETTERS = 3


class Names(NamedTuple):
    """The names of the regions of one level, in code order; a region may have several names.

    Attributes:
        numbers: for each name, the code of its region as a number (see `number_of`).
        names: the names.
    """

    numbers: array[int]
    names: list[str]


class NameIndex:
    """The names of one table of regions.

    Args:
        levels: the names of each level from 1 to 4.
        bare_name: returns a folded name of level 2 without the term at its beginning.
    """

    def __init__(self, levels: Sequence[Names], bare_name: Callable[[str], str]) -> None:
        texts = [fold("\n".join(of_level.names)) for of_level in levels]
        regencies = Level.REGENCY - 1
        texts[regencies] = "\n".join(map(bare_name, texts[regencies].split("\n")))
        self._borders = array("I", accumulate((len(of_level.names) for of_level in levels), initial=0))
        self._codes = array("Q")
        for of_level in levels:
            self._codes += of_level.numbers
        # There is a line end before and after every name, also before the first one.
        self._spaced = "\n" + "".join(f"{text}\n" for text in texts if text)
        self._spaced_starts = _starts(self._spaced)
        self._keys = squash(self._spaced)
        self._key_starts = _starts(self._keys)
        # By the length of the names; made when first needed.
        self._letters: dict[int, LettersOfNames] = {}

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

    def kind(self, row: int) -> Kind:
        """Return the kind of a row's region."""
        return kind_of(self._codes[row], self.level(row))

    def words(self, row: int) -> str:
        """Return the folded name of a row."""
        return self._spaced[self._spaced_starts[row] : self._spaced_starts[row + 1] - 1]

    def key(self, row: int) -> str:
        """Return the folded name of a row, without spaces."""
        return self._keys[self._key_starts[row] : self._key_starts[row + 1] - 1]

    def length(self, row: int) -> int:
        """Return the length of the folded name of a row, without spaces; faster than the length of `key`."""
        return self._key_starts[row + 1] - self._key_starts[row] - 1

    def rows(self, level: int) -> range:
        """Return the rows of a level."""
        return range(self._borders[level - 1], self._borders[level])

    def rows_of(self, number: int, level: int) -> range:
        """Return the rows of a region: its own name, then its aliases. The range is empty if there is no such region.

        Args:
            number: the region's code as a number.
            level: its level.
        """
        first, stop = self._borders[level - 1], self._borders[level]
        start = bisect_left(self._codes, number, first, stop)
        return range(start, bisect_right(self._codes, number, start, stop))

    def rows_below(self, number: int, level: int) -> list[range]:
        """Return the rows of the regions that lie in a region, as one range for each level below it.

        Args:
            number: the region's code as a number.
            level: its level.
        """
        ranges = []
        for below in range(level + 1, len(self._borders)):
            rows = self.rows(below)
            start = bisect_left(self._codes, number, rows.start, rows.stop)
            ranges.append(range(start, bisect_left(self._codes, number + SPANS[level], start, rows.stop)))
        return ranges

    def exact(self, key: str, rows: range) -> Iterator[int]:
        """Yield those of `rows` whose name is `key`, in order."""
        return _finds(self._keys, self._key_starts, f"\n{key}\n", rows)

    def prefix(self, key: str, rows: range) -> Iterator[int]:
        """Yield those of `rows` whose name begins with `key`, in order."""
        return _finds(self._keys, self._key_starts, f"\n{key}", rows)

    def word_prefix(self, words: str, rows: range) -> Iterator[int]:
        """Yield those of `rows` whose name has a second or later word that begins with `words`, in order."""
        return _finds(self._spaced, self._spaced_starts, f" {words}", rows)

    def beginnings(self, words: Sequence[str]) -> list[int]:
        """Return the rows whose first words begin with `words`, two or more, one after the other, in order."""
        first, second = words[0], f" {words[1]}"
        by_key, places, length = self._by_key, self._places_of(first), len(first)
        start = bisect_left(by_key, first, places.start, places.stop, key=self.key)
        stop = bisect_right(by_key, first, start, places.stop, key=lambda row: self.key(row)[:length])
        found: list[int] = []
        for row in by_key[start:stop]:
            name = self.words(row)
            if second in name:
                of_name = name.split()
                if len(of_name) >= len(words) and all(map(str.startswith, of_name, words)):
                    found.append(row)
        return sorted(found)

    def substring(self, key: str, rows: range) -> Iterator[int]:
        """Yield those of `rows` whose name contains `key`, in order."""
        return _finds(self._keys, self._key_starts, key, rows)

    def rows_named(self, key: str) -> list[int]:
        """Return all rows whose name is `key`, in order.

        The first call sorts all names; each later call is faster than `exact`.
        """
        by_key, places = self._by_key, self._places_of(key)
        start = bisect_left(by_key, key, places.start, places.stop, key=self.key)
        if start == places.stop or self.key(by_key[start]) != key:
            return []
        return list(by_key[start : bisect_right(by_key, key, start, places.stop, key=self.key)])

    def has_prefix(self, key: str) -> bool:
        """Tell whether a name begins with `key`."""
        by_key, places = self._by_key, self._places_of(key)
        start = bisect_left(by_key, key, places.start, places.stop, key=self.key)
        return start < places.stop and self.key(by_key[start]).startswith(key)

    def _places_of(self, key: str) -> range:
        """Return the places in `_by_key` of the names that have the first letters of a key."""
        if len(key) < _FIRST_LETTERS:
            return range(len(self._by_key))
        return self._by_first_letters.get(key[:_FIRST_LETTERS], range(0))

    def similar(self, key: str, errors: int, rows: range) -> Iterator[tuple[int, int]]:
        """Yield those of `rows` whose name differs from `key` by a number of typing errors or less, in order.

        It looks at each row. For many rows, `typos` is faster.

        Args:
            key: the name as it was written, folded and squashed.
            errors: the largest number of errors.
            rows: the rows.

        Yields:
            A row and its number of errors.
        """
        starts, shortest, longest = self._key_starts, len(key) + 1 - errors, len(key) + 1 + errors
        letters = frozenset(key)
        for row in rows:
            # Most names are not alike. To look at their length, and then at their letters, is faster than to count.
            if shortest <= starts[row + 1] - starts[row] <= longest:
                name = self.key(row)
                if len(letters.difference(name)) > errors:
                    continue
                count = count_errors(key, name, errors)
                if count is not None and not (count and self._is_other_short_form(key, row)):
                    yield row, count

    def typos(self, key: str, errors: int, rows: range) -> list[int]:
        """Return those of `rows` whose name differs from `key` by a number of typing errors, in order.

        An error is an extra letter, a missing letter, a wrong letter, or two neighbouring letters in the wrong order.

        Args:
            key: the name as it was written, folded and squashed.
            errors: the number of errors, exactly; at least 1.
            rows: the rows; the range must begin at row 0.
        """
        found: list[int] = []
        for length in range(max(1, len(key) - errors), len(key) + errors + 1):
            for row in self._alike(key, length, errors, rows):
                if count_errors(key, self.key(row), errors) == errors:
                    found += self._namesakes(key, row, rows)
        return sorted(found)

    def typos_in_turn(self, key: str, rows: range) -> Iterator[list[int]]:
        """Yield the rows that `typos` returns for one error, then for two, up to the number that is accepted.

        No name is compared twice.

        Args:
            key: the name as it was written, folded and squashed.
            rows: the rows; the range must begin at row 0.
        """
        most = most_errors(key)
        found: dict[int, list[int]] = {errors: [] for errors in range(most + 1)}
        for errors in range(1, most + 1):
            # A name that is shorter or longer by two letters has two errors or more.
            others = (len(key) - errors, len(key) + errors)
            for length in (len(key), *others) if errors == 1 else others:
                for row in self._alike(key, length, most, rows):
                    count = count_errors(key, self.key(row), most)
                    if count is not None:
                        found[count] += self._namesakes(key, row, rows)
            yield sorted(found[errors])

    def _alike(self, key: str, length: int, errors: int, rows: range) -> Iterator[int]:
        """Yield the first row of each name of a length that has nearly the same letters as a key."""
        first_rows = self._first_rows.get(length)
        if first_rows is None:
            return
        # One error takes one letter away at the most, and adds one at the most. The names have so many letters more
        # than the key, besides one for each letter of the key that they do not have.
        missing = errors - max(0, length - len(key))
        for position in self._letters_of(length).nearly_all_of(key, missing=missing):
            if first_rows[position] < rows.stop:
                yield first_rows[position]

    def _namesakes(self, key: str, first_row: int, rows: range) -> Iterator[int]:
        for row in self.rows_named(self.key(first_row)):
            if row < rows.stop and not self._is_other_short_form(key, row):
                yield row

    def _is_other_short_form(self, key: str, row: int) -> bool:
        """Tell whether a key looks like a short form of one name (`malteng`), and the alias of a row like another one.

        Between `malteng` and `kalteng` only one letter differs, but each is right.
        """
        is_alias = row > 0 and self._codes[row - 1] == self._codes[row]
        if not is_alias or len(key) > _LONGEST_SHORT_FORM or not key.endswith(COMPASS_ENDINGS):
            return False
        return " " not in self.words(row)

    @made_once
    def desa_adat(self) -> list[range]:
        """The rows of the desa adat. They are very few, so that they are searched alone, and not among all villages."""
        villages = self.rows(Level.VILLAGE)
        numbers = zip(villages, self._codes[villages.start : villages.stop], strict=True)
        return [range(row, row + 1) for row, number in numbers if kind_of(number, Level.VILLAGE) is Kind.DESA_ADAT]

    @made_once
    def _by_key(self) -> array[int]:
        """All rows, sorted by name."""
        keys = self._keys.split("\n")[1:-1]
        return array("I", sorted(range(len(keys)), key=keys.__getitem__))

    @made_once
    def _by_first_letters(self) -> dict[str, range]:
        """The places in `_by_key` of the names with the same first letters, by these letters."""
        counts = sorted(Counter(key[:_FIRST_LETTERS] for key in self._keys.split("\n")[1:-1]).items())
        stops = accumulate(count for _, count in counts)
        return {letters: range(stop - count, stop) for (letters, count), stop in zip(counts, stops, strict=True)}

    @made_once
    def _first_rows(self) -> dict[int, array[int]]:
        """For each length of a name, the first row of each name of that length, in order."""
        keys = self._keys.split("\n")[1:-1]
        # Of the rows with the same name, the first one is put last, and stays.
        first_row = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))
        first_rows: dict[int, list[int]] = {}
        for key, row in first_row.items():
            first_rows.setdefault(len(key), []).append(row)
        return {length: array("I", sorted(rows)) for length, rows in first_rows.items()}

    def _letters_of(self, length: int) -> LettersOfNames:
        """Return the letters of the names of a length, in the order of `_first_rows`."""
        known = self._letters.get(length)
        if known is None:
            with LOADING:
                known = self._letters.setdefault(
                    length, LettersOfNames([self.key(row) for row in self._first_rows[length]])
                )
        return known


def index_names(table: Table, data: Folder) -> NameIndex:
    """Return the index of the names of a table and of the aliases that people use.

    Args:
        table: the table of an edition.
        data: the folder with the table of aliases.
    """
    levels = names_of(table)
    for code, alias, _ in data.rows(_data.ALIASES):
        of_level, number = levels[level_of(code) - 1], number_of(code)
        position = bisect_right(of_level.numbers, number)
        # An alias follows the official name. An older edition may not have the region.
        if position and of_level.numbers[position - 1] == number:
            of_level.numbers.insert(position, number)
            of_level.names.insert(position, alias)
    return NameIndex(levels, without_term)


def names_of(table: Table) -> list[Names]:
    """Return the names of all regions of a table, level by level."""
    levels = zip(SPANS[1:], table.whole(), strict=True)
    return [Names(array("Q", (int(code) * span for code in codes)), names) for span, (codes, names) in levels]


def number_of(code: str) -> int:
    """Return a dotted code as a number of ten digits, with zeros for the levels that the code does not have.

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


def kind_of(number: int, level: int) -> Kind:
    """Return the kind of region of a number and a level.

    >>> kind_of(3174000000, 2).value
    'kota'
    """
    return kind_by_digit(level, str(number)[2 * (level - 1)])


def most_errors(key: str) -> int:
    """Return how many typing errors are accepted in a name; none in a short name, because it would be another name.

    Args:
        key: the name, folded and squashed.

    >>> most_errors("biak"), most_errors("jagakrsa"), most_errors("ie")
    (1, 2, 0)
    """
    if len(key) < 4:
        return 0
    return 1 if len(key) < 7 else 2


def count_errors(one: str, other: str, most: int) -> int | None:
    """Return the number of typing errors by which two words differ, or None if it is more than `most`.

    >>> count_errors("jagakarsa", "jagakrsa", 2), count_errors("pekan", "pekna", 2), count_errors("depok", "bogor", 2)
    (1, 1, None)
    """
    if abs(len(one) - len(other)) > most:
        return None
    start, shorter = 0, min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    one, other = one[start : len(one) - end], other[start : len(other) - end]
    longer = max(len(one), len(other))
    if longer <= 1 or not one or not other:
        return longer if longer <= most else None
    is_swapped = one[:2] == other[1::-1]
    if most <= 1:
        # Both differ in the first and in the last letter.
        return 1 if most and is_swapped and longer == 2 else None
    trials = [(one[1:], other[1:]), (one[1:], other), (one, other[1:])]
    if is_swapped:
        trials.append((one[2:], other[2:]))
    counts = [count_errors(*trial, most - 1) for trial in trials]
    return min((count + 1 for count in counts if count is not None), default=None)


def _starts(text: str) -> array[int]:
    """Return the position of each line of a text, without the empty first line, and the position after the last one."""
    return array("I", accumulate(map(len, text.splitlines(keepends=True)[1:]), initial=1))


def _finds(text: str, starts: array[int], sought: str, rows: range) -> Iterator[int]:
    """Yield the rows of a range whose lines contain a text; the line ends before and after belong to the line."""
    begin = starts[rows.start] - 1
    end = starts[rows.stop]
    position = text.find(sought, begin, end)
    while position >= 0:
        # A text that begins with a line end is found at the end of the line before; hence the + 1.
        row = bisect_right(starts, position + 1) - 1
        yield row
        position = text.find(sought, starts[row + 1] - 1, end)
