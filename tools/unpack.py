"""Read the packaged files back into the facts that they were built from."""

from __future__ import annotations

from pathlib import Path

from kodewilayah import _data
from tools.facts import BigTables, Facts, Move, read_regions


def facts_of_package(data: Path) -> Facts:
    """Return the facts that a folder of packaged files holds; `packaged.files` makes the same files from them.

    Args:
        data: the folder.

    Raises:
        DataError: if a file is missing or damaged.
    """
    folder = _data.Folder(data)
    editions = folder.records(_data.EDITIONS)
    for row in editions:
        del row["mark"]
    return Facts(
        editions=editions,
        **packaged_tables(data)._asdict(),
        earlier=[move for move in _moves(folder) if move.edition_from == _data.EARLIER],
        evidence=folder.records(_data.EVIDENCE),
        terms=folder.records(_data.TERMS),
        statuses=folder.records(_data.STATUSES),
        aliases=_plain(_data.ALIASES, folder),
    )


def packaged_tables(data: Path) -> BigTables:
    """Return the big tables that a folder of packaged files holds.

    Args:
        data: the folder.

    Raises:
        DataError: if a file is missing or damaged.
    """
    folder = _data.Folder(data)
    marks = {row["id"]: row["mark"] for row in folder.records(_data.EDITIONS)}
    return BigTables(
        regions={edition: read_regions(folder.table(mark)) for edition, mark in marks.items()},
        crosswalk=[move for move in _moves(folder) if move.edition_from != _data.EARLIER],
        figures=_plain(_data.FIGURES, folder),
        islands=_plain(_data.ISLANDS, folder),
        bps=dict(folder.bps()),
    )


def _moves(folder: _data.Folder) -> list[Move]:
    evidence = [row["evidence"] for row in folder.records(_data.EVIDENCE)]
    return [Move(*move[:-1], evidence[move.evidence]) for move in folder.crosswalk()]


def _plain(name: str, folder: _data.Folder) -> list[dict[str, str]]:
    return [dict(zip(_data.FIELDS[name], row, strict=True)) for row in folder.rows(name)]
