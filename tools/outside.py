"""Read the big tables from a folder outside the checkout: regions, crosswalk, figures, islands and BPS codes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kodewilayah import _data
from kodewilayah.codes import RegionCode
from tools.checks import check_regions, check_rows, unique_codes
from tools.facts import BigTables
from tools.tables import REGIONS, moves_of, read_rows


def outside_tables(folder: Path, editions: Sequence[str]) -> BigTables:
    """Return the big tables of a folder, before corrections of names and decisions on successors.

    Args:
        folder: where `editions/ID.csv`, `crosswalk.csv`, `figures.csv`, `islands.csv` and `bps.csv` are.
        editions: the ids of the editions to read, oldest first.

    Raises:
        SourceError: if a table cannot be right, with file, line and value.
        OSError: if a file cannot be read.
    """
    regions = {edition: read_edition(folder, edition) for edition in editions}
    in_force = regions[editions[-1]]
    rows = {table: read_rows(folder / table, table) for table in (_data.FIGURES, _data.ISLANDS, _data.BPS)}
    for table, of_table in rows.items():
        check_rows(table, table, of_table, in_force)
    return BigTables(
        regions=regions,
        crosswalk=moves_of(read_rows(folder / _data.CROSSWALK, _data.CROSSWALK)),
        figures=rows[_data.FIGURES],
        islands=rows[_data.ISLANDS],
        bps={row["code"]: row["bps_code"] for row in rows[_data.BPS]},
    )


def read_edition(folder: Path, edition: str) -> dict[RegionCode, str]:
    """Return the name of every region of an edition by its code, in code order.

    Raises:
        SourceError: at a code against the digit rules, a duplicate, an orphan, a padded or empty name.
        OSError: if the file cannot be read.
    """
    file = f"editions/{edition}.csv"
    rows = [(line, row["code"], row["name"]) for line, row in enumerate(read_rows(folder / file, REGIONS), 2)]
    found = unique_codes(file, rows)
    check_regions(file, found, {code: line for line, code, _ in rows})
    return dict(sorted(found.items()))
