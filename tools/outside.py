"""Read the big tables from a folder outside the checkout: regions, crosswalk, figures, islands and BPS codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kodewilayah import _data
from kodewilayah.codes import RegionCode
from tools.checks import check_regions, check_rows, unique_codes
from tools.facts import BigTables, Move, Regions
from tools.successors import REMOVED
from tools.tables import REGIONS, SourceError, moves_of, read_rows


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
        crosswalk=_single_steps(moves_of(read_rows(folder / _data.CROSSWALK, _data.CROSSWALK)), editions, regions),
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


def _single_steps(moves: Iterable[Move], editions: Sequence[str], regions: Mapping[str, Regions]) -> list[Move]:
    """Return the crosswalk with steps from one edition to the next only.

    The history knows no link that skips an edition. So the place that such a row names counts as unknown: the first
    edition that is skipped does not list it, and nothing is packaged about the edition that lists it again.
    """
    return [_single_step(move, editions, regions) for move in moves]


def _single_step(move: Move, editions: Sequence[str], regions: Mapping[str, Regions]) -> Move:
    if move.edition_from not in editions or move.edition_to not in editions[editions.index(move.edition_from) + 2 :]:
        return move
    following = editions[editions.index(move.edition_from) + 1]
    where = f"{_data.CROSSWALK}: {','.join(move[:4])}: "
    if move.code_to not in regions[move.edition_to]:
        raise SourceError(f"{where}{move.code_to!r} is not a region of edition {move.edition_to}")
    if move.code_from in regions[following]:
        raise SourceError(f"{where}{move.code_from} is still in edition {following}, which the row skips")
    return Move(move.edition_from, move.code_from, following, "", REMOVED, "none")
