"""The packaged files: the only module that knows how they are written.

`regions.csv` is the table of the edition in force as an indented tree: the number of leading commas is the depth,
then come the region's own segment and its name. `provinces.csv` says for each province which bytes of it are its
own, so that one province can be read without the rest. `manifest.csv` holds size and CRC-32 of every file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import SEEK_END
from typing import TYPE_CHECKING, BinaryIO
from zlib import crc32

from kodewilayah._once import once
from kodewilayah.errors import DataError

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

REGIONS = "regions.csv"
PROVINCES = "provinces.csv"
EDITIONS = "editions.csv"
TERMS = "terms.csv"
MANIFEST = "manifest.csv"

FIELDS = {
    PROVINCES: ("province", "offset", "length", "regions", "crc32", "name"),
    EDITIONS: (
        "id", "decree", "title", "signed",
        "provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa", "desa_adat", "source",
    ),
    TERMS: ("code", "kind", "term", "source"),
    MANIFEST: ("file", "length", "crc32"),
}  # fmt: skip

_DEEPEST = len("PP.RR.DD")


class Table:
    """The regions of the edition in force, read one branch at a time.

    Args:
        folder: where the files lie; the package's own data, if None.

    Raises:
        DataError: if a file is missing or damaged; for `regions.csv`, when the damaged province is first needed.
    """

    def __init__(self, folder: Traversable | None = None) -> None:
        self._folder = packaged() if folder is None else folder
        self._length, _ = _manifest(self._folder)[REGIONS]
        self._provinces = {row["province"]: row for row in _rows(self._folder, PROVINCES)}
        self._blocks: dict[str, bytes] = {}
        # Where in the bytes of its province the regions below a region stand; known once the region was listed.
        self._extents: dict[str, tuple[int, int]] = {}

    def __len__(self) -> int:
        """Return the number of regions, of all levels."""
        return sum(int(row["regions"]) for row in self._provinces.values())

    def below(self, code: str) -> list[tuple[str, str]]:
        """Return the regions right below one, as pairs of their own segment and their name, in code order.

        Args:
            code: the canonical code of a region that this table has listed and that is not a village; for the
                provinces, the empty text.

        Raises:
            DataError: if the part of the file that is needed is missing or damaged.
        """
        if not code:
            return [(segment, _unquoted(row["name"])) for segment, row in self._provinces.items()]
        block = self._block(code[:2])
        start, end = self._extents[code]
        if len(code) == _DEEPEST:
            text = str(block[start:end], "utf-8")
            leaves: list[tuple[str, str]] = _leaf_lines().findall(text)
            return [(segment, _unquoted(name)) for segment, name in leaves] if '"' in text else leaves
        matches = list(_branch_lines(code.count(".") + 1).finditer(block, start, end))
        borders = [match.start() for match in matches] + [end]
        rows = []
        for match, end_of_row in zip(matches, borders[1:], strict=True):
            segment = match[1].decode()
            self._extents[f"{code}.{segment}"] = match.end(), end_of_row
            rows.append((segment, _unquoted(match[2].decode())))
        return rows

    def _block(self, province: str) -> bytes:
        block = self._blocks.get(province)
        if block is None:
            block = self._read_block(self._provinces[province])
            self._extents[province] = block.index(b"\n"), len(block)
            self._blocks[province] = block
        return block

    def _read_block(self, row: dict[str, str]) -> bytes:
        offset, length = int(row["offset"]), int(row["length"])
        with _open(self._folder, REGIONS) as file:
            if file.seek(0, SEEK_END) != self._length:
                raise _damaged(REGIONS, _read(self._folder, REGIONS), 0)
            file.seek(offset)
            block = file.read(length)
        if f"{crc32(block):08x}" != row["crc32"]:
            raise _damaged(REGIONS, _read(self._folder, REGIONS), offset)
        return block


@once
def packaged() -> Traversable:
    """Return the folder of the package's own data."""
    # Imported here, once data is needed: it costs more than the rest of `import kodewilayah`.
    from importlib_resources import files

    return files("kodewilayah").joinpath("data")


@once
def editions() -> tuple[dict[str, str], ...]:
    """Return the rows of the table of editions, oldest first.

    Raises:
        DataError: if the file is missing or damaged.
    """
    return tuple(_records(EDITIONS))


@once
def terms() -> dict[tuple[str, str], str]:
    """Return what law calls a `kecamatan` or `desa` in certain places, by (code of the place, kind).

    Raises:
        DataError: if the file is missing or damaged.
    """
    return {(row["code"], row["kind"]): row["term"] for row in _records(TERMS)}


def _records(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV in which any cell may be quoted."""
    import csv

    return csv.DictReader(_checked(packaged(), name).decode().split("\n"))


def _rows(folder: Traversable, name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV in which only the last cell may be quoted, and is left so."""
    _, *lines, _ = _checked(folder, name).decode().split("\n")
    fields = FIELDS[name]
    for line in lines:
        yield dict(zip(fields, line.split(",", len(fields) - 1), strict=True))


def _manifest(folder: Traversable) -> dict[str, tuple[int, str]]:
    """Return length and CRC-32 of each file by name."""
    text = _read(folder, MANIFEST)
    lines = text.splitlines()
    right = re.compile(rb"[a-z_]+\.csv,[0-9]+,[0-9a-f]{8}")
    header = ",".join(FIELDS[MANIFEST]).encode()
    for number, line in enumerate(lines):
        if not (right.fullmatch(line) if number else line == header):
            raise DataError(MANIFEST, "damaged_file", {"line": number + 1, "found": ascii(line[:40])})
    if not text.endswith(b"\n"):
        raise DataError(
            MANIFEST, "damaged_file", {"line": max(len(lines), 1), "found": "the file ends here, too early"}
        )
    rows = (line.decode().split(",") for line in lines[1:])
    return {name: (int(length), crc) for name, length, crc in rows}


def _checked(folder: Traversable, name: str) -> bytes:
    """Return the bytes of a file, if they are those that the manifest vouches for."""
    content = _read(folder, name)
    if _manifest(folder).get(name) != (len(content), f"{crc32(content):08x}"):
        raise _damaged(name, content, 0)
    return content


def _open(folder: Traversable, name: str) -> BinaryIO:
    try:
        return folder.joinpath(name).open("rb")
    except OSError as error:
        raise DataError(name, "missing_file", {"error": type(error).__name__}) from error


def _read(folder: Traversable, name: str) -> bytes:
    with _open(folder, name) as file:
        return file.read()


def _damaged(name: str, content: bytes, offset: int) -> DataError:
    """Return the error that names the first line from `offset` on that cannot be right, or else the line there."""
    first = content.count(b"\n", 0, offset) + 1
    if name == REGIONS:
        right = r'(?:[0-9]{2}|,{1,2}[0-9]{2}|,{3}[0-9]{4}),(?:[^",]+|"(?:[^"]|"")+")'
    else:
        cell = r'(?:[^",]*|"(?:[^"]|"")*")'
        right = ",".join([cell] * len(FIELDS[name]))
    *lines, rest = str(content[offset:], "utf-8", "surrogateescape").split("\n")
    for number, line in enumerate(lines, first):
        if not re.fullmatch(right, line) or not line.isprintable():
            return DataError(name, "damaged_file", {"line": number, "found": ascii(line[:40])})
    if rest or not lines:
        return DataError(name, "damaged_file", {"line": first + len(lines), "found": "the file ends here, too early"})
    found = "from here on, size or checksum is not that of the manifest"
    return DataError(name, "damaged_file", {"line": first, "found": found})


@cache
def _branch_lines(depth: int) -> re.Pattern[bytes]:
    return re.compile(rb"\n,{%d}(\d\d),(.*)" % depth)


@cache
def _leaf_lines() -> re.Pattern[str]:
    return re.compile(r"\n,,,(\d{4}),(.*)")


def _unquoted(name: str) -> str:
    return name[1:-1].replace('""', '"') if name[0] == '"' else name
