"""The packaged files: the only module that knows how they are written.

`regions.csv` is the table of the edition in force as an indented tree: the number of leading commas is the depth,
then come the region's own segment and its name. `provinces.csv` says which bytes of it belong to each province, so
that one province can be read without the rest. `history.csv` is a tree of the same form of what was otherwise in
older editions: a name (none where the region was not there) and the marks of the editions in which it was so.
`manifest.csv` holds size and CRC-32 of every file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kodewilayah._once import made_once
from kodewilayah.codes import Level, level_of
from kodewilayah.errors import DataError

if TYPE_CHECKING:
    from os import PathLike

    from importlib_resources.abc import Traversable

REGIONS = "regions.csv"
HISTORY = "history.csv"
PROVINCES = {REGIONS: "provinces.csv", HISTORY: "history.provinces.csv"}
EDITIONS = "editions.csv"
CROSSWALK = "crosswalk.csv"
FIGURES = "figures.csv"
ISLANDS = "islands.csv"
BPS = "bps.csv"
TERMS = "terms.csv"
STATUSES = "statuses.csv"
ALIASES = "aliases.csv"
MANIFEST = "manifest.csv"

FIELDS = {
    PROVINCES[REGIONS]: ("province", "offset", "length", "crc32", "name"),
    PROVINCES[HISTORY]: ("province", "offset", "length", "crc32", "name", "marks"),
    EDITIONS: (
        "id", "mark", "decree", "title", "signed",
        "provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa", "desa_adat", "source",
    ),
    FIGURES: ("code", "area_km2", "population_male", "population_female"),
    ISLANDS: ("code", "name", "latitude", "longitude", "inhabited", "outermost"),
    TERMS: ("code", "kind", "term", "head", "source"),
    STATUSES: ("code", "name", "name_en", "law"),
    ALIASES: ("code", "alias", "kind"),
    MANIFEST: ("file", "length", "crc32"),
}  # fmt: skip

# The files that the manifest vouches for, in its order.
_LISTED = (
    REGIONS, PROVINCES[REGIONS], HISTORY, PROVINCES[HISTORY], EDITIONS, CROSSWALK, FIGURES, ISLANDS, BPS, TERMS,
    STATUSES, ALIASES,
)  # fmt: skip

_CRC_DIGITS = 8
_CELL = r'(?:[^",]*|"(?:[^"]|"")*")'
# The lines of files that are no plain table; what follows the depth and the segment must hold something.
_LINES = {
    REGIONS: rf"(?:[0-9]{{2}}|,{{1,2}}[0-9]{{2}}|,{{3}}[0-9]{{4}}),(?=.){_CELL}",
    HISTORY: rf"(?:[0-9]{{2}}|,{{1,2}}[0-9]{{2}}|,{{3}}[0-9]{{4}}),{_CELL},[a-z]*",
    CROSSWALK: r"[0-9-]+,[0-9-]+|,[a-z_+]+,[a-z]+|,,[0-9.]+,[0-9.]*",
    BPS: r"[0-9]{2},[0-9]{2}|,[0-9]{2},[0-9]{2}|,,[0-9]{2},[0-9]{3}",
}


class Folder:
    """One folder of packaged files, each read when it is first needed.

    Args:
        path: the folder; the data inside this package, if None.
    """

    def __init__(self, path: str | PathLike[str] | None = None) -> None:
        self.path = path

    @made_once
    def root(self) -> Traversable:
        """The folder, as a package's resource or as a path."""
        # Imported here, because both cost more than the rest of `import kodewilayah`.
        if self.path is None:
            from importlib_resources import files

            return files("kodewilayah").joinpath("data")
        from pathlib import Path

        return Path(self.path)

    @made_once
    def manifest(self) -> dict[str, tuple[int, str]]:
        """Length and CRC-32 of each file by name.

        Raises:
            DataError: if the file is missing or damaged.
        """
        *lines, rest = self.read(MANIFEST).decode("ascii", "replace").split("\n")
        header = ",".join(FIELDS[MANIFEST])
        sums: dict[str, tuple[int, str]] = {}
        for number, (line, name) in enumerate(zip(lines, (FIELDS[MANIFEST][0], *_LISTED), strict=False), 1):
            first, length, crc = (*line.split(","), "", "")[:3]
            if number == 1 and line == header:
                continue
            if first != name or not length.isdecimal() or len(crc) != _CRC_DIGITS or not crc.isalnum():
                raise DataError(MANIFEST, "damaged_file", {"line": number, "found": ascii(line[:40])})
            sums[name] = int(length), crc
        if rest or len(lines) != len(_LISTED) + 1:
            raise DataError(MANIFEST, "truncated_file", {"line": len(lines) + 1})
        return sums

    @made_once
    def regions(self) -> Tree:
        """The tree of the edition in force."""
        return Tree(self, REGIONS)

    @made_once
    def history(self) -> Tree:
        """The tree of what was different in older editions."""
        return Tree(self, HISTORY)

    def table(self, mark: str = "") -> Table:
        """Return the table of one edition.

        Args:
            mark: the mark of an older edition in `history.csv`; none for the edition in force.

        Raises:
            DataError: if the index of a tree is missing or damaged.
        """
        return Table(self.regions, self.history if mark else None, mark)

    def former_names(self) -> Iterator[tuple[str, str, str]]:
        """Yield digits, name and marks of the names in older editions that differ from those in force, by level.

        Raises:
            DataError: if the file is missing or damaged.
        """
        for codes, lines in self.history.whole():
            for digits, line in zip(codes, lines, strict=True):
                name, _, marks = line.rpartition(",")
                if name:
                    yield digits, _unquoted(name), marks

    def records(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a plain table in which any cell may be quoted.

        Raises:
            DataError: if the file is missing or damaged.
        """
        # Imported here, because a look-up needs no such table.
        import csv

        return list(csv.DictReader(self.checked(name).decode().split("\n")))

    def rows(self, name: str) -> list[list[str]]:
        """Return the rows of a plain table in which no cell is quoted, without its header.

        Raises:
            DataError: if the file is missing or damaged.
        """
        _, *lines, _ = self.checked(name).decode().split("\n")
        return [line.split(",") for line in lines]

    def crosswalk(self) -> Iterator[tuple[str, str, str, str, str]]:
        """Yield what became of the codes that left: edition, code, the code that it became or "", kind, confidence.

        Raises:
            DataError: if the file is missing or damaged.
        """
        edition = kind = confidence = ""
        for depth, first, second in self._indented(CROSSWALK):
            if depth == 0:
                edition = first
            elif depth == 1:
                kind, confidence = first, second
            else:
                yield edition, first, second, kind, confidence

    def bps(self) -> Iterator[tuple[str, str]]:
        """Yield code and statistics office's code of each region that has one.

        Raises:
            DataError: if the file is missing or damaged.
        """
        path: list[tuple[str, str]] = []
        for depth, segment, own in self._indented(BPS):
            code, above = path[depth - 1] if depth else ("", "")
            path[depth:] = [(f"{code}.{segment}" if code else segment, above + own)]
            yield path[-1]

    def _indented(self, name: str) -> Iterator[tuple[int, str, str]]:
        """Yield depth, first and second cell of each line of an indented tree without quotes."""
        for line in self.checked(name).decode().splitlines():
            cells = line.lstrip(",")
            first, _, second = cells.partition(",")
            yield len(line) - len(cells), first, second

    def checked(self, name: str) -> bytes:
        """Return the bytes of a file, if they are those that the manifest lists.

        Raises:
            DataError: if the file is missing or damaged.
        """
        content = self.read(name)
        if self.manifest[name] != (len(content), _crc(content)):
            raise _damaged(name, content, 0)
        return content

    def read(self, name: str, offset: int = 0, length: int = -1) -> bytes:
        """Return bytes of a file, all of them or a part, unchecked.

        Raises:
            DataError: if the file cannot be read.
        """
        try:
            with self.root.joinpath(name).open("rb") as file:
                file.seek(offset)
                return file.read(length)
        except Exception as error:  # a loader that reads from an archive fails in ways of its own
            raise DataError(name, "missing_file", {"error": type(error).__name__}) from error


class Table:
    """The regions of one edition, read one branch at a time.

    Args:
        regions: the tree of the edition in force.
        history: the tree of what was different in older editions; None for the edition in force.
        mark: the mark of the edition in that tree.
    """

    def __init__(self, regions: Tree, history: Tree | None, mark: str) -> None:
        self._regions, self._history, self._mark = regions, history, mark

    def below(self, code: str) -> list[tuple[str, str]]:
        """Return the regions right below one, as pairs of their own segment and their name, in code order.

        Args:
            code: the canonical code of a region that this table has listed and that is not a village; for the
                provinces, the empty text.

        Raises:
            DataError: if the part of the file that is needed is missing or damaged.
        """
        listed = self._regions.below(code)
        if self._history is not None:
            names = dict(listed)
            for segment, was in self._history.below(code):
                name, _, marks = was.rpartition(",")
                if self._mark in marks and name:
                    names[segment] = name
                elif self._mark in marks:
                    del names[segment]
            listed = sorted(names.items())
        elif not self._regions.has_quotes(code):
            return listed
        return [(segment, _unquoted(name)) for segment, name in listed]

    def whole(self) -> list[tuple[list[str], list[str]]]:
        """Return, for each level, the digits and the names of all its regions, in code order.

        Raises:
            DataError: if the file is missing or damaged.
        """
        if self._history is None:
            return self._regions.whole()
        levels: list[tuple[list[str], list[str]]] = []
        above = [""]
        while above:
            listed = [(code, *branch) for code in above for branch in self.below(code)]
            above = [f"{code}.{segment}" if code else segment for code, segment, _ in listed]
            levels.append(([code.replace(".", "") for code in above], [name for *_, name in listed]))
            above = [code for code in above if level_of(code) < Level.VILLAGE]
        return levels


class Tree:
    """An indented tree in a file, read a province at a time, and not read twice."""

    def __init__(self, folder: Folder, name: str) -> None:
        self._folder, self._name = folder, name
        index = folder.rows(PROVINCES[name])
        self._provinces = {row[0]: row for row in index}
        self._first_level = [(row[0], ",".join(row[4:])) for row in index]
        self._blocks: dict[str, bytes] = {}
        self._quoted: set[str] = set()
        # Where in the bytes of its province the lines below a region stand; known once the region was listed.
        self._extents: dict[str, tuple[int, int]] = {}

    def below(self, code: str) -> list[tuple[str, str]]:
        """Return segment and rest of each line right below a code that was listed; none below any other."""
        if not code:
            return self._first_level
        if code[:2] not in self._provinces:
            return []
        block = self._block(code[:2])
        start, end = self._extents.get(code, (0, 0))
        if level_of(code) is Level.DISTRICT:
            leaves: list[tuple[str, str]] = _leaf_lines().findall(str(block[start:end], "utf-8"))
            return leaves
        matches = list(_branch_lines(code.count(".") + 1).finditer(block, start, end))
        borders = [match.start() for match in matches] + [end]
        branches = []
        for match, end_of_row in zip(matches, borders[1:], strict=True):
            segment = match[1].decode()
            # Where a segment stands on several lines, what lies below it follows the last of them.
            self._extents[f"{code}.{segment}"] = match.end(), end_of_row
            branches.append((segment, match[2].decode()))
        return branches

    def whole(self) -> list[tuple[list[str], list[str]]]:
        """Return, for each level, the digits of all codes and the rest of their lines.

        In one pass over the lines: to list branch by branch would look at each line once for every level.
        """
        levels: list[tuple[list[str], list[str]]] = [([], []) for _ in range(4)]
        provinces, regencies, districts, villages = levels
        for province in self._provinces:
            above = [province, "", ""]
            for line in str(self._block(province), "utf-8").splitlines():
                if line.startswith(",,,"):
                    villages[0].append(above[2] + line[3:7])
                    villages[1].append(line[8:])
                elif line.startswith(",,"):
                    above[2] = above[1] + line[2:4]
                    districts[0].append(above[2])
                    districts[1].append(line[5:])
                elif line.startswith(","):
                    above[1] = province + line[1:3]
                    regencies[0].append(above[1])
                    regencies[1].append(line[4:])
                else:
                    provinces[0].append(province)
                    provinces[1].append(line[3:])
        if self._quoted and self._name == REGIONS:
            levels = [(codes, [_unquoted(name) for name in names]) for codes, names in levels]
        return levels

    def load(self) -> None:
        """Read all provinces."""
        for province in self._provinces:
            self._block(province)

    def has_quotes(self, code: str) -> bool:
        """Tell whether any name in the province of a code, whose regions were listed, is quoted."""
        return code[:2] in self._quoted

    def _block(self, province: str) -> bytes:
        block = self._blocks.get(province)
        if block is None:
            block = self._read_block(self._provinces[province])
            self._extents[province] = block.index(b"\n"), len(block)
            if b'"' in block:
                self._quoted.add(province)
            self._blocks[province] = block
        return block

    def _read_block(self, row: list[str]) -> bytes:
        block = self._folder.read(self._name, int(row[1]), int(row[2]))
        if _crc(block) != row[3]:
            raise self._damage()
        return block

    def _damage(self) -> DataError:
        """Name the first line that cannot be right in the first province that is not as the index says."""
        content = self._folder.read(self._name)
        extents = ((int(row[1]), int(row[1]) + int(row[2]), row[3]) for row in self._provinces.values())
        # At the top of the file, where a second reading finds nothing wrong: the first was cut short.
        offset = next((start for start, end, crc in extents if _crc(content[start:end]) != crc), 0)
        return _damaged(self._name, content, offset)


def _crc(content: bytes) -> str:
    # Imported here, once data is needed, because it is a tenth of `import kodewilayah`.
    from zlib import crc32

    return f"{crc32(content):08x}"


def _damaged(name: str, content: bytes, offset: int) -> DataError:
    """Return the error that names the first line from `offset` on that cannot be right, or else the line there."""
    first = content.count(b"\n", 0, offset) + 1
    right = _LINES.get(name) or ",".join([_CELL] * len(FIELDS[name]))
    *lines, rest = str(content[offset:], "utf-8", "surrogateescape").split("\n")
    for number, line in enumerate(lines, first):
        if not re.fullmatch(right, line) or not line.isprintable():
            return DataError(name, "damaged_file", {"line": number, "found": ascii(line[:40])})
    if rest or not lines:
        return DataError(name, "truncated_file", {"line": first + len(lines)})
    return DataError(name, "wrong_checksum", {"line": first})


@cache
def _branch_lines(depth: int) -> re.Pattern[bytes]:
    return re.compile(rb"\n,{%d}(\d\d),(.*)" % depth)


@cache
def _leaf_lines() -> re.Pattern[str]:
    return re.compile(r"\n,,,(\d{4}),(.*)")


def _unquoted(name: str) -> str:
    return name[1:-1].replace('""', '"') if name[0] == '"' else name
