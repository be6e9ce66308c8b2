"""The tables about regions in a new edition: a table that was handed in, or the rows that still hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kodewilayah import _data
from kodewilayah.codes import RegionCode
from kodewilayah.facts.plain import PLAIN, REGION_OR_NOTHING
from tools.checks import check_rows, region_of_island
from tools.facts import Move, Regions
from tools.tables import COLUMNS, Row, read_rows

# What the report calls each table, and the option with which it is handed in.
TITLES = {
    _data.FIGURES: "Area and population",
    _data.ISLANDS: "Islands",
    _data.BPS: "BPS codes",
    _data.TERMS: "Local terms",
    _data.ALIASES: "Other names",
    **{table.file: f"{table.title[0].upper()}{table.title[1:]}" for table in PLAIN},
}
OPTIONS = {table: Path(table).stem for table in TITLES}


class HandedIn:
    """The rows of each table for the new edition.

    Args:
        before: the regions of the edition before.
        after: the regions of the new edition.
        moves: what became of the codes that left.

    Attributes:
        notes: a sentence about each table, for the report.
    """

    def __init__(self, before: Regions, after: Regions, moves: Sequence[Move]) -> None:
        self._after = after
        self._unchanged = _unchanged(before, after, moves)
        self.notes: list[str] = []

    def rows(self, table: str, path: Path | None, old: Sequence[Row]) -> Sequence[Row]:
        """Return the rows of a table for the new edition.

        Args:
            table: the name of the table's file.
            path: the table that was handed in; None if there is none.
            old: the rows of the edition before.

        Raises:
            SourceError: if the table that was handed in cannot be right, with file, line and value.
            OSError: if it cannot be read.
        """
        if path is not None:
            rows = read_rows(path, table)
            check_rows(path.name, table, rows, self._after)
            self.notes.append(f"{TITLES[table]}: {len(rows):,} rows from `{path.name}`.")
            return rows
        if table == _data.FIGURES:
            # Area and population belong to a decree (Permendagri 137/2017 art. 9).
            self.notes.append(f"{TITLES[table]}: not handed in; the {len(old):,} rows of the last decree are dropped.")
            return []
        kept = [row for row in old if self._region_of(table)(row["code"]) in self._unchanged]
        self.notes.append(
            f"{TITLES[table]}: {len(kept):,} rows kept, about regions that stay under their code; "
            f"{len(old) - len(kept):,} rows dropped, about regions that left or have another code."
        )
        return [self._without_lost_regions(table, row) for row in kept]

    def _region_of(self, table: str) -> Callable[[str], RegionCode]:
        return region_of_island if table == _data.ISLANDS else RegionCode

    def _without_lost_regions(self, table: str, row: Row) -> Mapping[str, str]:
        """Return a row with an empty cell for each region in it, such as a seat, that left or has another code."""
        cells = {column: row[column] for column, form in COLUMNS[table].items() if form is REGION_OR_NOTHING}
        return {**row, **{column: "" for column, code in cells.items() if code not in self._unchanged}}


def _unchanged(before: Regions, after: Regions, moves: Sequence[Move]) -> set[RegionCode]:
    """Return the codes that mean the same place in both editions, as the codes of all regions above them do."""
    moved = {move.code_from for move in moves}
    unchanged: set[RegionCode] = set()
    for code in sorted(before.keys() & after.keys()):
        if code not in moved and (code.parent is None or code.parent in unchanged):
            unchanged.add(code)
    return unchanged
