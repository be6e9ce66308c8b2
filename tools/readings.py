"""Find the readings of decrees that somebody has at hand, and read them: tables of code and name.

A reading is refused only where its rows cannot be read as codes and names. Lost rows and odd names are looked for.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from kodewilayah.codes import RegionCode
from kodewilayah.errors import InvalidCodeError
from tools.facts import Regions
from tools.tables import CODE_COLUMNS, NAME_COLUMNS, SourceError, read_csv, read_text

# In a folder with this folder in it, the readings are there; the other tables of such a folder are no readings.
_EDITIONS = "editions"


class Source(NamedTuple):
    """A file, and the id of the edition of which it is a reading."""

    path: Path
    edition: str


class Reading(NamedTuple):
    """One reading of the table of an edition.

    Attributes:
        file: the path of the file.
        edition: the id of the edition.
        regions: the name of each region by its code, in code order.
    """

    file: str
    edition: str
    regions: Regions


def find(arguments: Iterable[str], editions: Sequence[str]) -> tuple[list[Source], list[Path]]:
    """Return the readings that the arguments of a command name, by edition, and the files that are none.

    Args:
        arguments: each a folder; a file whose name is `ID.csv` or ends in `-ID.csv` or `_ID.csv`, with the id of an
            edition; or `ID=FILE`. Of a folder, the CSV files in its folder `editions` are read if it has one, else its
            own.
        editions: the ids of the packaged editions.

    Returns:
        The readings, and the CSV files of the folders whose names name no edition.

    Raises:
        SourceError: if an argument names no file or no edition, or a folder has no reading.
    """
    found: dict[Source, None] = {}
    unread: list[Path] = []
    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            sources, others = _in_folder(path, editions)
            unread += others
        elif path.exists():
            sources = [_of_file(path, editions)]
        else:
            sources = [_of_option(argument, editions)]
        found |= dict.fromkeys(sources)
    return sorted(found, key=lambda source: editions.index(source.edition)), unread


def _in_folder(folder: Path, editions: Sequence[str]) -> tuple[list[Source], list[Path]]:
    below = folder / _EDITIONS
    paths = sorted((below if below.is_dir() else folder).glob("*.csv"))
    sources = [Source(path, edition) for path in paths if (edition := _edition_in(path, editions))]
    if not sources:
        raise SourceError(
            f"{folder}: no CSV file in it has the id of an edition at the end of its name; "
            f"expected a name such as {editions[-1]}.csv, or the argument {editions[-1]}=FILE"
        )
    return sources, [path for path in paths if not _edition_in(path, editions)]


def _of_file(path: Path, editions: Sequence[str]) -> Source:
    edition = _edition_in(path, editions)
    if edition is None:
        raise SourceError(
            f"{path}: its name does not end in the id of an edition ({', '.join(editions)}); "
            f"name the edition: {editions[-1]}={path}"
        )
    return Source(path, edition)


def _of_option(argument: str, editions: Sequence[str]) -> Source:
    edition, sign, file = argument.partition("=")
    path = Path(file)
    if not sign or not path.is_file():
        raise SourceError(f"{argument}: there is no such file or folder")
    if edition not in editions:
        raise SourceError(f"{argument}: there is no edition {edition!r}; expected one of {', '.join(editions)}")
    return Source(path, edition)


def _edition_in(path: Path, editions: Sequence[str]) -> str | None:
    """Return the edition that a file's name ends in, the longest id if there are several; None if there is none."""
    named = (
        edition for edition in editions if path.stem == edition or path.stem.endswith((f"-{edition}", f"_{edition}"))
    )
    return max(named, key=len, default=None)


def read(source: Source) -> Reading:
    """Return a reading with its names, in which runs of white space are closed up.

    Args:
        source: a CSV in UTF-8 with a header. One of its columns is `code` or `kode`, and one is `name` or `nama`; more
            columns are left alone. The codes may have dots or not.

    Raises:
        SourceError: at a code against the digit rules, one that is listed twice, a row without a name, and a file that
            is no such table, with file, line and value.
        OSError: if the file cannot be read.
    """
    try:
        return Reading(str(source.path), source.edition, _regions(source.path))
    except SourceError as error:
        # The other commands read one file of a name; here two folders may have one each.
        raise SourceError(f"{source.path.parent}/{error}") from error


def _regions(path: Path) -> Regions:
    columns = _columns(path)
    lines: dict[RegionCode, int] = {}
    names: dict[RegionCode, str] = {}
    for line, row in read_csv(path, columns):
        text, name = (row[column] for column in columns)
        where = f"{path.name}, line {line}: "
        try:
            code = RegionCode(text)
        except InvalidCodeError as error:
            raise SourceError(f"{where}{error}") from error
        if code in lines:
            raise SourceError(
                f"{where}{text!r} is listed twice, first on line {lines[code]}; expected one row for a code"
            )
        if not name.strip():
            raise SourceError(f"{where}{text!r} has the name {name!r}; expected the name as the decree prints it")
        lines[code], names[code] = line, " ".join(name.split())
    if not names:
        raise SourceError(f"{path.name}, line 1: no row follows the header; expected one row for each region")
    return dict(sorted(names.items()))


def _columns(path: Path) -> list[str]:
    """Return the columns of code and name."""
    header = read_text(path).partition("\n")[0]
    cells = next(csv.reader([header]), [])
    columns = [column for choices in (CODE_COLUMNS, NAME_COLUMNS) for column in choices if column in cells]
    is_clear = len(columns) == len((CODE_COLUMNS, NAME_COLUMNS)) and all(cells.count(column) == 1 for column in columns)
    if not is_clear:
        raise SourceError(f"{path.name}, line 1: the header is {cells}; expected code,name or kode,nama")
    return columns
