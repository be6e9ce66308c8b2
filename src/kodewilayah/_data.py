"""The packaged files: the only module that knows how they are written.

`regions.csv` is the table of the edition in force, as an indented tree. The number of leading commas is the depth; the
region's own segment and its name follow. `provinces.csv` lists which bytes of it belong to each province, so that one
province can be read without the rest. `history.csv` is a tree of the same form, listing differences in older editions:
a name (empty if those editions lack the region) and the marks of those editions. `manifest.csv` lists the size and the
CRC-32 of every file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kodewilayah._once import made_once
from kodewilayah.codes import Level, level_of
from kodewilayah.errors import DataError
from kodewilayah.facts.plain import PLAIN

if TYPE_CHECKING:
    from os import PathLike

    from importlib_resources.abc import Traversable

REGIONS = "regions.csv"
HISTORY = "history.csv"
PROVINCES = {REGIONS: "provinces.csv", HISTORY: "history.provinces.csv"}
EDITIONS = "editions.csv"
CROSSWALK = "crosswalk.csv"
EVIDENCE = "evidence.csv"
DIVISIONS = "divisions.csv"
FIGURES = "figures.csv"
ISLANDS = "islands.csv"
BPS = "bps.csv"
TERMS = "terms.csv"
ALIASES = "aliases.csv"
MANIFEST = "manifest.csv"

# In place of an edition: a time before the first one.
EARLIER = "-"

FIELDS = {
    PROVINCES[REGIONS]: ("province", "offset", "length", "crc32", "name"),
    PROVINCES[HISTORY]: ("province", "offset", "length", "crc32", "name", "marks"),
    EDITIONS: (
        "id", "mark", "decree", "title", "signed",
        "provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa", "desa_adat", "source",
    ),
    EVIDENCE: ("evidence", "remark", "indonesian", "english"),
    FIGURES: ("code", "area_km2", "population_male", "population_female"),
    ISLANDS: ("code", "name", "latitude", "longitude", "inhabited", "outermost"),
    TERMS: ("code", "kind", "term", "head", "source"),
    ALIASES: ("code", "alias", "kind"),
    **{table.file: table.fields for table in PLAIN},
    MANIFEST: ("file", "length", "crc32"),
}  # fmt: skip

# The files in the manifest, in its order. The plain tables come last.
_LISTED = (
    REGIONS, PROVINCES[REGIONS], HISTORY, PROVINCES[HISTORY], EDITIONS, CROSSWALK, EVIDENCE, DIVISIONS, FIGURES,
    ISLANDS, BPS, TERMS, ALIASES, *(table.file for table in PLAIN),
)  # fmt: skip

_CRC_DIGITS = 8
_CELL = r'(?:[^",]*|"(?:[^"]|"")*")'
# The valid lines of files that are not plain tables. A name in `regions.csv` must not be empty.
_LINES = {
    REGIONS: rf"(?:[0-9]{{2}}|,{{1,2}}[0-9]{{2}}|,{{3}}[0-9]{{4}}),(?=.){_CELL}",
    HISTORY: rf"(?:[0-9]{{2}}|,{{1,2}}[0-9]{{2}}|,{{3}}[0-9]{{4}}),{_CELL},[a-z]*",
    CROSSWALK: r"[0-9-]+,[0-9-]+|,[a-z_+]+,[a-z]+,[0-9]+|,,[0-9.]+,[0-9.]*",
    DIVISIONS: r"[0-9-]+|,[0-9.]+,[0-9]+|,,[0-9.]+,[0-9]+",
    BPS: r"[0-9]{2},[0-9]{2}|,[0-9]{2},[0-9]{2}|,,[0-9]{2},[0-9]{3}",
}


class Move(NamedTuple):
    """One row of the crosswalk: what became of one code.

    Attributes:
        edition_from: the id of the last edition of the code; `EARLIER`, if it left before the first edition.
        code_from: the code.
        edition_to: the id of the edition of its successor: the next edition, or a later one.
        code_to: the successor; empty if there is none.
        kind: the kind of change.
        confidence: how sure the row is.
        evidence: the index of its row in `evidence.csv`, counted from 0.
    """

    edition_from: str
    code_from: str
    edition_to: str
    code_to: str
    kind: str
    confidence: str
    evidence: int


class Block(NamedTuple):
    """The bytes of one province in the file of a tree.

    Attributes:
        start: the offset of the first byte.
        length: the number of bytes.
        crc: their CRC-32, in hexadecimal digits.
    """

    start: int
    length: int
    crc: str


class Folder:
    """One folder of packaged files. Each file is read when it is first needed.

    Args:
        path: the folder; the data inside this package, if None.

    Attributes:
        listed: the files that the manifest must list, in their order.
    """

    listed = _LISTED

    def __init__(self, path: str | PathLike[str] | None = None) -> None:
        self.path = path

    @made_once
    def root(self) -> Traversable:
        """The folder, as a resource of the package or as a path."""
        # Imported here, because both modules cost more than the rest of `import kodewilayah`.
        if self.path is None:
            from importlib_resources import files

            return files("kodewilayah").joinpath("data")
        from pathlib import Path

        return Path(self.path)

    @made_once
    def manifest(self) -> dict[str, tuple[int, str]]:
        """Length in bytes and CRC-32 of each file, by name.

        Raises:
            DataError: if the file is missing or damaged.
        """
        *lines, after_last_line = self.read(MANIFEST).decode("ascii", "replace").split("\n")
        if lines and lines[0] != ",".join(FIELDS[MANIFEST]):
            raise _damaged_line(MANIFEST, 1, lines[0])
        sums: dict[str, tuple[int, str]] = {}
        for number, line in enumerate(lines[1:], 2):
            cells = line.split(",")
            if len(sums) == len(self.listed) or not _is_manifest_row(cells, self.listed[len(sums)]):
                raise _damaged_line(MANIFEST, number, line)
            name, length, crc = cells
            sums[name] = int(length), crc
        if after_last_line or len(sums) < len(self.listed):
            raise DataError(MANIFEST, "truncated_file", {"line": len(lines) + 1})
        return sums

    @made_once
    def regions(self) -> Tree:
        """The tree of the edition in force."""
        return Tree(self, REGIONS)

    @made_once
    def history(self) -> Tree:
        """The tree of the differences in older editions."""
        return Tree(self, HISTORY)

    def table(self, mark: str = "") -> Table:
        """Return the table of one edition.

        Args:
            mark: the mark of an older edition in `history.csv`; empty for the edition in force.

        Raises:
            DataError: if the index of a tree is missing or damaged.
        """
        return Table(self.regions, self.history if mark else None, mark)

    def former_names(self) -> Iterator[tuple[str, str, str]]:
        """Yield the names in older editions that differ from those in force: digits, name and marks, by level.

        Raises:
            DataError: if the file is missing or damaged.
        """
        for codes, lines in self.history.whole():
            for digits, line in zip(codes, lines, strict=True):
                name, _, marks = line.rpartition(",")
                if name:
                    yield digits, _unquoted(name), marks

    def records(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a plain table, by field. Its cells may be quoted.

        Raises:
            DataError: if the file is missing or damaged.
        """
        # Imported here, because a look-up needs no such table.
        import csv

        return list(csv.DictReader(self.checked(name).decode().split("\n")))

    def rows(self, name: str) -> list[list[str]]:
        """Return the rows of a plain table, without its header. Its cells must not be quoted.

        Raises:
            DataError: if the file is missing or damaged.
        """
        _, *lines, _ = self.checked(name).decode().split("\n")
        return [line.split(",") for line in lines]

    def crosswalk(self) -> Iterator[Move]:
        """Yield the successors of each code that was retired, one row for each successor.

        Raises:
            DataError: if the file is missing or damaged.
        """
        before = after = kind = confidence = evidence = ""
        for depth, first, second in self._indented(CROSSWALK):
            if depth == 0:
                before, after = first, second
            elif depth == 1:
                kind = first
                confidence, _, evidence = second.partition(",")
            else:
                yield Move(before, first, after, second, kind, confidence, int(evidence))

    def divisions(self) -> Iterator[tuple[str, str, int, str, int]]:
        """Yield the parts of each divided region, first the part that carries the place on.

        A row is an older edition, the code of the region, the number of its villages, the code of a region in force and
        how many of the villages lie there.

        Raises:
            DataError: if the file is missing or damaged.
        """
        edition = code = ""
        total = 0
        for depth, first, second in self._indented(DIVISIONS):
            if depth == 0:
                edition = first
            elif depth == 1:
                code, total = first, int(second)
            else:
                yield edition, code, total, first, int(second)

    def bps(self) -> Iterator[tuple[str, str]]:
        """Yield the code and the BPS code of each region that has a BPS code.

        Raises:
            DataError: if the file is missing or damaged.
        """
        path: list[tuple[str, str]] = []
        for depth, segment, bps_digits in self._indented(BPS):
            del path[depth:]
            if path:
                parent_code, parent_bps_code = path[-1]
                path.append((f"{parent_code}.{segment}", parent_bps_code + bps_digits))
            else:
                path.append((segment, bps_digits))
            yield path[-1]

    def _indented(self, name: str) -> Iterator[tuple[int, str, str]]:
        """Yield depth, first and second cell of each line of an indented tree without quotes."""
        for line in self.checked(name).decode().splitlines():
            cells = line.lstrip(",")
            first, _, second = cells.partition(",")
            yield len(line) - len(cells), first, second

    def checked(self, name: str) -> bytes:
        """Return the bytes of a file, after comparing their length and CRC-32 with the manifest.

        Raises:
            DataError: if the file is missing or damaged.
        """
        content = self.read(name)
        if self.manifest[name] != (len(content), _crc(content)):
            raise _damaged(name, content, 0)
        return content

    def read(self, name: str, offset: int = 0, length: int = -1) -> bytes:
        """Return bytes of a file, all of them or a part, unchecked.

        Args:
            name: the file's name.
            offset: the first byte to read.
            length: the number of bytes to read; all that follow, if -1.

        Raises:
            DataError: if the file cannot be read.
        """
        try:
            with self.root.joinpath(name).open("rb") as file:
                file.seek(offset)
                return file.read(length)
        except Exception as error:  # a loader that reads from an archive may raise any exception
            raise DataError(name, "missing_file", {"error": type(error).__name__}) from error


class Table:
    """The regions of one edition, read one branch at a time.

    Args:
        regions: the tree of the edition in force.
        history: the tree of the differences in older editions; None for the edition in force.
        mark: the mark of the edition in that tree.
    """

    def __init__(self, regions: Tree, history: Tree | None, mark: str) -> None:
        self._regions = regions
        self._history = history
        self._mark = mark

    def below(self, code: str) -> list[tuple[str, str]]:
        """Return the children of a region, as pairs of their own segment and their name, in code order.

        Args:
            code: the canonical code of a region that is not a village and that this method has returned before; empty
                for the provinces.

        Raises:
            DataError: if the part of the file that is needed is missing or damaged.
        """
        in_force = self._regions.below(code)
        if self._history is None:
            if not self._regions.has_quotes(code):
                return in_force
            return [(segment, _unquoted(name)) for segment, name in in_force]
        names = dict(in_force)
        for segment, difference in self._history.below(code):
            name, _, marks = difference.rpartition(",")
            if self._mark not in marks:
                continue
            if name:
                names[segment] = name
            else:
                del names[segment]
        return [(segment, _unquoted(name)) for segment, name in sorted(names.items())]

    def whole(self) -> list[tuple[list[str], list[str]]]:
        """Return, for each level, the digits and the names of all its regions, in code order.

        Raises:
            DataError: if the file is missing or damaged.
        """
        if self._history is None:
            return self._regions.whole()
        levels: list[tuple[list[str], list[str]]] = []
        parents = [""]
        while parents:
            codes: list[str] = []
            names: list[str] = []
            for parent in parents:
                for segment, name in self.below(parent):
                    codes.append(f"{parent}.{segment}" if parent else segment)
                    names.append(name)
            levels.append(([code.replace(".", "") for code in codes], names))
            parents = [code for code in codes if level_of(code) < Level.VILLAGE]
        return levels


class Tree:
    """An indented tree in a file. It is read one province at a time, and each province once."""

    def __init__(self, folder: Folder, name: str) -> None:
        self._folder = folder
        self._name = name
        self._index: dict[str, Block] = {}
        self._first_level: list[tuple[str, str]] = []
        for province, start, length, crc, *rest in folder.rows(PROVINCES[name]):
            self._index[province] = Block(int(start), int(length), crc)
            self._first_level.append((province, ",".join(rest)))
        self._blocks: dict[str, bytes] = {}
        self._quoted: set[str] = set()
        # Start and end of the lines below a region, in the bytes of its province; known once the region is listed.
        self._extents: dict[str, tuple[int, int]] = {}

    def below(self, code: str) -> list[tuple[str, str]]:
        """Return the segment and the rest of each line right below a code.

        Args:
            code: a canonical code that this method has listed before; empty for the provinces. Any other code has no
                lines.

        Raises:
            DataError: if the part of the file that is needed is missing or damaged.
        """
        if not code:
            return self._first_level
        if code[:2] not in self._index:
            return []
        block = self._block(code[:2])
        start, end = self._extents.get(code, (0, 0))
        level = level_of(code)
        if level is Level.DISTRICT:
            leaves: list[tuple[str, str]] = _leaf_lines().findall(str(block[start:end], "utf-8"))
            return leaves
        matches = list(_branch_lines(level).finditer(block, start, end))
        borders = [match.start() for match in matches] + [end]
        branches = []
        for match, end_of_branch in zip(matches, borders[1:], strict=True):
            segment = match[1].decode()
            # A segment may have several lines, one for each name; the last of them has the lines below it.
            self._extents[f"{code}.{segment}"] = match.end(), end_of_branch
            branches.append((segment, match[2].decode()))
        return branches

    def whole(self) -> list[tuple[list[str], list[str]]]:
        """Return, for each level, the digits of all codes and the rest of their lines.

        It reads each line once. Listing branch by branch would look at each line once for every level.

        Raises:
            DataError: if the file is missing or damaged.
        """
        levels: list[tuple[list[str], list[str]]] = [([], []) for _ in Level]
        provinces, regencies, districts, villages = levels
        for province in self._index:
            regency = district = ""
            for line in str(self._block(province), "utf-8").splitlines():
                if line.startswith(",,,"):
                    level, digits, rest = villages, district + line[3:7], line[8:]
                elif line.startswith(",,"):
                    district = regency + line[2:4]
                    level, digits, rest = districts, district, line[5:]
                elif line.startswith(","):
                    regency = province + line[1:3]
                    level, digits, rest = regencies, regency, line[4:]
                else:
                    level, digits, rest = provinces, province, line[3:]
                codes, rests = level
                codes.append(digits)
                rests.append(rest)
        if self._quoted and self._name == REGIONS:
            levels = [(codes, [_unquoted(name) for name in names]) for codes, names in levels]
        return levels

    def load(self) -> None:
        """Read all provinces."""
        for province in self._index:
            self._block(province)

    def has_quotes(self, code: str) -> bool:
        """Tell whether any name in the province of a code is quoted; the province must have been listed before."""
        return code[:2] in self._quoted

    def _block(self, province: str) -> bytes:
        block = self._blocks.get(province)
        if block is None:
            block = self._read_block(self._index[province])
            self._extents[province] = block.index(b"\n"), len(block)
            if b'"' in block:
                self._quoted.add(province)
            self._blocks[province] = block
        return block

    def _read_block(self, listed: Block) -> bytes:
        block = self._folder.read(self._name, listed.start, listed.length)
        if _crc(block) != listed.crc:
            raise self._damage()
        return block

    def _damage(self) -> DataError:
        """Return the error for the first province whose bytes differ from its index."""
        content = self._folder.read(self._name)
        damaged = (
            listed.start
            for listed in self._index.values()
            if _crc(content[listed.start : listed.start + listed.length]) != listed.crc
        )
        # Offset 0 if this second reading finds no damage: then the first reading was cut short.
        return _damaged(self._name, content, next(damaged, 0))


def _crc(content: bytes) -> str:
    # Imported here, because it costs a tenth of `import kodewilayah`, which needs no data.
    from zlib import crc32

    return f"{crc32(content):08x}"


def _is_manifest_row(cells: list[str], file: str) -> bool:
    """Tell whether the cells of a line of the manifest are a file's name, its length and its CRC-32."""
    if len(cells) != len(FIELDS[MANIFEST]):
        return False
    name, length, crc = cells
    return name == file and length.isdecimal() and len(crc) == _CRC_DIGITS and crc.isalnum()


def _damaged(name: str, content: bytes, offset: int) -> DataError:
    """Return the error for a damaged file: for its first invalid line from `offset` on, or else for the line there."""
    first = content.count(b"\n", 0, offset) + 1
    valid_line = _LINES.get(name) or ",".join([_CELL] * len(FIELDS[name]))
    *lines, after_last_line = str(content[offset:], "utf-8", "surrogateescape").split("\n")
    for number, line in enumerate(lines, first):
        if not re.fullmatch(valid_line, line) or not line.isprintable():
            return _damaged_line(name, number, line)
    if after_last_line or not lines:
        return DataError(name, "truncated_file", {"line": first + len(lines)})
    return DataError(name, "wrong_checksum", {"line": first})


def _damaged_line(name: str, number: int, line: str) -> DataError:
    return DataError(name, "damaged_file", {"line": number, "found": ascii(line[:40])})


@cache
def _branch_lines(depth: int) -> re.Pattern[bytes]:
    return re.compile(rb"\n,{%d}(\d\d),(.*)" % depth)


@cache
def _leaf_lines() -> re.Pattern[str]:
    return re.compile(r"\n,,,(\d{4}),(.*)")


def _unquoted(name: str) -> str:
    return name[1:-1].replace('""', '"') if name[0] == '"' else name
