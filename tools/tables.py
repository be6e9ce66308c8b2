"""The CSV tables that the commands read and write: their columns, and what a cell of each column may be.

A table is read line by line, and what cannot be right is refused with file, line and value. A byte order mark,
Windows line ends and bytes that are not UTF-8 are refused too: they are left by a program that may have changed more.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kodewilayah import _data
from kodewilayah.facts.plain import PLAIN, TEXT, Form
from tools.facts import Move

CORRECTIONS = "corrections.csv"
SUCCESSORS = "successors.csv"
EARLIER_CODES = "earlier_codes.csv"
REGIONS = "editions/ID.csv"

# How other people's tables head the code and the name of a region.
CODE_COLUMNS, NAME_COLUMNS = ("code", "kode"), ("name", "nama")

Row = Mapping[str, str]

_SHOWN = 80


class SourceError(Exception):
    """A table or an option cannot be right; the message gives file, line, value and rule."""


_OPTIONAL_TEXT = Form(rf"|{TEXT.pattern}", f"nothing, or {TEXT.words}")
_ANY = Form(".*", "anything")
_CODE = Form("[0-9.]+", "a code in dotted form")
_OPTIONAL_CODE = Form("[0-9.]*", "nothing, or a code in dotted form")
_NUMBER = Form("[0-9]+", "a whole number")
_DEGREES = Form(r"-?[0-9]+\.[0-9]+", "decimal degrees, such as -6.2")
_DATE = Form("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date such as 2026-06-30")
_EDITION = Form("[0-9]{4}(-[0-9]+)?", "an edition, such as 2026 or 2026-2")
_ALIAS_KINDS = ("abbreviation", "bps", "colloquial", "english", "former", "kind", "law", "misprint", "short")
_ALIAS_KIND = Form("|".join(_ALIAS_KINDS), f"one of {', '.join(_ALIAS_KINDS)}")
_MOVE_KIND = Form("[a-z_]+([+][a-z_]+)*", "words such as district_change+renamed")
_STEP = {"edition_from": _EDITION, "code_from": _CODE, "edition_to": _EDITION, "code_to": _OPTIONAL_CODE}
_COUNTS = ("provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa", "desa_adat")

COLUMNS: dict[str, dict[str, Form]] = {
    # The tables in sources/, which people edit.
    _data.EDITIONS: {
        "id": _EDITION, "decree": TEXT, "title": TEXT,
        "signed": _DATE,
        **dict.fromkeys(_COUNTS, _NUMBER), "source": TEXT,
    },
    CORRECTIONS: {
        "edition": _EDITION, "code": _CODE, "source_name": Form(".+", "a name"), "corrected_name": TEXT,
        "reason": TEXT,
    },
    _data.TERMS: {
        "code": _CODE, "kind": Form("kecamatan|desa", "kecamatan or desa"), "term": TEXT, "head": _OPTIONAL_TEXT,
        "certainty": Form("certain|probable", "certain or probable"), "source": TEXT,
    },
    _data.ALIASES: {"code": _CODE, "alias": TEXT, "kind": _ALIAS_KIND},
    SUCCESSORS: {
        **_STEP, "kind": _MOVE_KIND, "decision": Form("keep|drop|add", "keep, drop or add"), "reason": TEXT,
    },
    _data.EVIDENCE: {"evidence": TEXT, "indonesian": TEXT, "english": TEXT},
    EARLIER_CODES: {"code_from": _CODE, "code_to": _CODE, "since": _DATE, "basis": TEXT},
    **{table.file: {"code": _CODE, **table.columns} for table in PLAIN},
    # The big tables, which a decree or a folder of outside tables brings.
    REGIONS: {"code": _ANY, "name": _ANY},
    _data.CROSSWALK: {
        **_STEP, "kind": _MOVE_KIND, "confidence": Form("high|medium|low|none", "high, medium, low or none"),
        "evidence": TEXT,
    },
    _data.FIGURES: {
        "code": _CODE, "area_km2": Form(r"[0-9]+(\.[0-9]+)?", "a number such as 12.5"),
        "population_male": _NUMBER, "population_female": _NUMBER,
    },
    _data.ISLANDS: {
        "code": _CODE, "name": TEXT, "latitude": _DEGREES, "longitude": _DEGREES,
        "inhabited": Form("yes|no|", "yes, no or nothing"), "outermost": Form("0|1", "0 or 1"),
    },
    _data.BPS: {"code": _CODE, "bps_code": Form("[0-9]{2}|[0-9]{4}|[0-9]{7}", "2, 4 or 7 digits")},
}  # fmt: skip

SOURCES = (
    _data.EDITIONS, CORRECTIONS, _data.TERMS, _data.ALIASES, SUCCESSORS, _data.EVIDENCE, EARLIER_CODES,
    *(table.file for table in PLAIN),
)  # fmt: skip

# A crosswalk may have more columns, such as names, for the person who reviews it.
_MAY_HAVE_MORE = (_data.CROSSWALK,)


def read_rows(path: Path, table: str) -> list[dict[str, str]]:
    """Return the rows of a table; the first one is on line 2 of the file, and each row has one line.

    Args:
        path: the file.
        table: which table it is: a key of `COLUMNS`.

    Returns:
        One dictionary a row, from column to cell, with the columns of that table only.

    Raises:
        SourceError: if the header is another, or a cell has not the form of its column, with file, line and value.
        OSError: if the file cannot be read.
    """
    columns = COLUMNS[table]
    rows = []
    for line, row in read_csv(path, tuple(columns), exact=table not in _MAY_HAVE_MORE):
        for column, form in columns.items():
            if not re.fullmatch(form.pattern, row[column]):
                raise SourceError(f"{path.name}, line {line}: the {column} is {row[column]!r}; expected {form.words}")
        rows.append({column: row[column] for column in columns})
    return rows


def read_sources(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Return the rows of each table in `sources/`, by the name of its file.

    Raises:
        SourceError: if a table cannot be right, with file, line and value.
        OSError: if a file cannot be read.
    """
    return {table: read_rows(folder / table, table) for table in SOURCES}


def table_text(table: str, rows: Iterable[Row]) -> str:
    """Return a table as the text of its CSV file."""
    return csv_text([list(COLUMNS[table]), *([row[column] for column in COLUMNS[table]] for row in rows)])


def csv_text(lines: Iterable[Sequence[object]]) -> str:
    r"""Return lines of cells as CSV.

    >>> csv_text([("code", "name"), ("11", "Aceh, Utara")])
    'code,name\n11,"Aceh, Utara"\n'
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue()


def read_csv(path: Path, columns: Sequence[str], *, exact: bool = False) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells by column of each row of a CSV with a header.

    Args:
        path: the file.
        columns: the columns that it must have.
        exact: whether it must have these, in this order, and no more.

    Raises:
        SourceError: if it is not such a CSV, with file, line and value.
        OSError: if the file cannot be read.
    """
    header: list[str] = []
    # Line by line, because no cell has a line end: a quote that is not closed would take in all lines that follow.
    for number, line in enumerate(read_text(path).split("\n")[:-1], 1):
        where = f"{path.name}, line {number}"
        try:
            cells = next(csv.reader([line], strict=True), [])
        except csv.Error as error:
            raise SourceError(f"{where}: {error} in {shown(line)}") from error
        if not header:
            header = cells
            if header != list(columns) if exact else not set(columns) <= set(header):
                raise SourceError(f"{where}: the header is {header}; expected {list(columns)}")
        elif len(cells) != len(header):
            raise SourceError(f"{where}: not {len(header)} cells in {cells}")
        else:
            yield number, dict(zip(header, cells, strict=True))


def read_text(path: Path) -> str:
    r"""Return the text of a file in UTF-8, without byte order mark, in which every line ends in `\n`.

    Raises:
        SourceError: if the file is written in another way, with file, line and value.
        OSError: if the file cannot be read.
    """
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start)
        damaged = content.split(b"\n")[line]
        raise SourceError(f"{path.name}, line {line + 1}: {shown(damaged)} is not UTF-8") from error
    if text.startswith("\ufeff"):
        first = text.partition("\n")[0]
        raise SourceError(f"{path.name}, line 1: {shown(first)} begins with a byte order mark; save it without")
    for number, line_text in enumerate(text.split("\n"), 1):
        if "\r" in line_text:
            raise SourceError(f"{path.name}, line {number}: {shown(line_text)} has a Windows line end; expected '\\n'")
    if not text.endswith("\n"):
        number = text.count("\n") + 1
        raise SourceError(f"{path.name}, line {number}: {last_line(text)!r} has no line end; is the file cut off?")
    return text


def shown(text: str | bytes) -> str:
    """Return the beginning of a text as a message shows it."""
    return ascii(text if len(text) <= _SHOWN else text[:_SHOWN])


def last_line(text: str) -> str:
    """Return the end of the last line of a text."""
    return text.rstrip("\n").rpartition("\n")[2][-_SHOWN:]


def moves_of(rows: Iterable[Row]) -> list[Move]:
    """Return the rows of a crosswalk as moves."""
    return [Move(*(row[field] for field in Move._fields)) for row in rows]
