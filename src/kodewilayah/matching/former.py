"""The names that regions had in older editions only."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from kodewilayah import _data
from kodewilayah.codes import Level, level_of
from kodewilayah.matching.fold import fold, squash
from kodewilayah.matching.index import SPANS, NameIndex, Names, number_of
from kodewilayah.matching.vocabulary import without_term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kodewilayah._data import Folder

# Fewer letters begin too many names.
FEWEST_LETTERS_OF_A_BEGINNING = 3

# In the table of aliases: the kind of a name that a region had before the first edition.
_FORMER = "former"


class FormerNames:
    """The names that regions had in older editions, and do not have in a newer one.

    Args:
        newest: the names of the newer edition.
        data: the folder of the tables.
        older: the marks of the editions before it, newest first.
        in_force: whether the newer edition is the one in force.
        deepest: the lowest level of regions to include.

    Attributes:
        index: the names.
        mark_of: for each row, the mark of the newest edition that has the name.
        aliases: the rows of the newer edition whose name is an alias and also a former name.
    """

    def __init__(
        self, newest: NameIndex, data: Folder, older: str, *, in_force: bool, deepest: Level = Level.VILLAGE
    ) -> None:
        # The packaged history lists only differences from the edition in force. For another edition, all older tables
        # are read.
        listed = data.former_names() if in_force else _names_of_editions(data, older)
        numbers: dict[Level, list[int]] = {level: [] for level in Level}
        names: dict[Level, list[str]] = {level: [] for level in Level}
        ages: dict[Level, list[int]] = {level: [] for level in Level}
        age_of: dict[str, int] = {}
        for digits, name, marks in listed:
            level = level_of(digits)
            if level <= deepest:
                numbers[level].append(int(digits) * SPANS[level])
                names[level].append(name)
                if marks not in age_of:
                    # 0 for the newest of the older editions, 1 for the one before it, and so on.
                    age_of[marks] = min(map(older.index, marks))
                ages[level].append(age_of[marks])
        self.aliases = _former_aliases(newest, data)
        levels: list[Names] = []
        marks_of_rows: list[str] = []
        for level in Level:
            kept = Names(array("Q"), [])
            spellings = fold("\n".join(names[level])).split("\n") if names[level] else []
            if level is Level.REGENCY:
                spellings = list(map(without_term, spellings))
            previous = None
            # Several spellings can have the same key; keep the newest one.
            for number, key, age, words in sorted(
                zip(numbers[level], map(squash, spellings), ages[level], spellings, strict=True)
            ):
                if (number, key) != previous and not self._is_known(newest, number, level, key):
                    kept.numbers.append(number)
                    kept.names.append(words)
                    marks_of_rows.append(older[age])
                previous = number, key
            levels.append(kept)
        # The names of kabupaten and kota are without their terms already.
        self.index = NameIndex(levels, str)
        self.mark_of = "".join(marks_of_rows)

    def _is_known(self, newest: NameIndex, number: int, level: Level, key: str) -> bool:
        """Tell whether a region has a name in the newer edition too; remember it if the name is an alias."""
        rows = newest.rows_of(number, level)
        same = [row for row in rows if newest.key(row) == key]
        if same and same[0] != rows.start:
            self.aliases.update(same)
        return bool(same)


class FormerlyNamed:
    """Finds the regions of the newest edition by the names that they had in older ones.

    Args:
        names: the former names.
        newest: the names of the newest edition.
        successors: returns the codes of the regions that a region of a row in `names.index` became.
    """

    def __init__(self, names: FormerNames, newest: NameIndex, successors: Callable[[int], Iterable[str]]) -> None:
        self.names, self._newest, self._successors = names, newest, successors
        self._known: dict[int, list[int]] = {}

    def rows(self, key: str, *, whole: bool) -> list[int]:
        """Return the rows, in the newest index, of the regions that had a name.

        A region that has the same name now is left out.

        Args:
            key: the name without spaces, folded.
            whole: whether `key` is the whole name, and not its beginning.
        """
        index = self.names.index
        everything = range(len(index))
        if whole:
            former_rows = index.exact(key, everything)
        elif len(key) < FEWEST_LETTERS_OF_A_BEGINNING:
            return []
        else:
            former_rows = index.prefix(key, everything)
        return sorted({row for former_row in former_rows for row in self._rows_of_successors(former_row)})

    def _rows_of_successors(self, former_row: int) -> list[int]:
        if former_row not in self._known:
            newest, key = self._newest, self.names.index.key(former_row)
            regions = (newest.rows_of(number_of(code), level_of(code)) for code in self._successors(former_row))
            self._known[former_row] = [rows[0] for rows in regions if all(newest.key(row) != key for row in rows)]
        return self._known[former_row]


def _former_aliases(newest: NameIndex, data: Folder) -> set[int]:
    """Return the rows of the aliases that are listed as former names."""
    found: set[int] = set()
    for code, alias, kind in data.rows(_data.ALIASES):
        if kind == _FORMER:
            level, words = level_of(code), fold(alias)
            key = squash(without_term(words) if level is Level.REGENCY else words)
            rows_of_aliases = newest.rows_of(number_of(code), level)[1:]
            found.update(row for row in rows_of_aliases if newest.key(row) == key)
    return found


def _names_of_editions(data: Folder, marks: str) -> Iterator[tuple[str, str, str]]:
    """Yield the digits, the name and the mark of every region of some editions."""
    for mark in marks:
        for codes, names in data.table(mark).whole():
            yield from ((digits, name, mark) for digits, name in zip(codes, names, strict=True))
