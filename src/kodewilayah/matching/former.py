"""The names that regions had in older editions only."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from kodewilayah.codes import Level, level_of
from kodewilayah.matching.fold import fold, squash
from kodewilayah.matching.index import SPANS, NameIndex, Names
from kodewilayah.matching.vocabulary import without_term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kodewilayah._data import Folder


class _FormerName(NamedTuple):
    """One former name; the order of the fields is the order in which former names are sorted.

    Attributes:
        level: the level of the region.
        number: the code of the region as a number (see `number_of`).
        key: the folded name without spaces.
        age: 0 for the newest of the older editions, 1 for the one before it, and so on.
        words: the folded name.
    """

    level: Level
    number: int
    key: str
    age: int
    words: str


class FormerNames:
    """The names that regions had in older editions, and do not have in a newer one.

    Args:
        newest: the names of the newer edition.
        data: the folder of the tables.
        older: the marks of the editions before it, newest first.
        in_force: whether the newer edition is the one in force.

    Attributes:
        index: the names.
        mark_of: for each row, the mark of the newest edition that has the name.
    """

    def __init__(self, newest: NameIndex, data: Folder, older: str, *, in_force: bool) -> None:
        former: dict[tuple[Level, int, str], _FormerName] = {}
        # The packaged history lists only differences from the edition in force. For another edition, all older tables
        # are read.
        listed = data.former_names() if in_force else _names_of_editions(data, older)
        for digits, name, marks in listed:
            level = level_of(digits)
            number = int(digits) * SPANS[level]
            words = without_term(fold(name)) if level is Level.REGENCY else fold(name)
            key = squash(words)
            if all(newest.number(row) != number for row in newest.rows_named(key)):
                found = _FormerName(level, number, key, min(map(older.index, marks)), words)
                # Several spellings can have the same key; keep the newest one.
                former[level, number, key] = min(former.get((level, number, key), found), found)
        names = sorted(former.values())
        levels = []
        for level in Level:
            of_level = [name for name in names if name.level == level]
            levels.append(Names(array("Q", [name.number for name in of_level]), [name.words for name in of_level]))
        # The names of kabupaten and kota are without their terms already.
        self.index = NameIndex(levels, str)
        self.mark_of = "".join(older[name.age] for name in names)


def _names_of_editions(data: Folder, marks: str) -> Iterator[tuple[str, str, str]]:
    """Yield the digits, the name and the mark of every region of some editions."""
    for mark in marks:
        for codes, names in data.table(mark).whole():
            yield from ((digits, name, mark) for digits, name in zip(codes, names, strict=True))
