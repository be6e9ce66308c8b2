"""The names that regions had in older editions, and have no longer."""

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
    """One former name: sorted by level, then by code and key; `age` counts editions back from the newest."""

    level: Level
    number: int
    key: str
    age: int
    words: str


class FormerNames:
    """The names that regions had in older editions, and no longer have in a newer one.

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
        # The package lists what differs from the edition in force; for other editions all older tables are read.
        for digits, name, marks in data.former_names() if in_force else _names_of_editions(data, older):
            level = level_of(digits)
            number = int(digits) * SPANS[level]
            words = without_term(fold(name)) if level is Level.REGENCY else fold(name)
            key = squash(words)
            if not any(newest.number(row) == number for row in newest.named(key)):
                found = _FormerName(level, number, key, min(map(older.index, marks)), words)
                # A name can be written in several ways; keep the newest.
                former[level, number, key] = min(former.get((level, number, key), found), found)
        names = sorted(former.values())
        by_level = [[name for name in names if name.level == level] for level in Level]
        self.index = NameIndex(
            [Names(array("Q", [name.number for name in of]), [name.words for name in of]) for of in by_level], str
        )
        self.mark_of = "".join(older[name.age] for name in names)


def _names_of_editions(data: Folder, marks: str) -> Iterator[tuple[str, str, str]]:
    """Yield digits, name and mark of every region of some older editions."""
    for mark in marks:
        for codes, names in data.table(mark).whole():
            yield from ((digits, name, mark) for digits, name in zip(codes, names, strict=True))
