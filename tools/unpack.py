"""Read the packaged files back into the facts that they were built from."""

from __future__ import annotations

from pathlib import Path

from kodewilayah import _data
from kodewilayah.facts.plain import PLAIN
from tools.facts import BigTables, Facts, Move, read_regions


class _BigTables(_data.Folder):
    """The packaged files without the plain tables, which may have been declared after the last build."""

    listed = tuple(name for name in _data.Folder.listed if name not in [table.file for table in PLAIN])

    def read(self, name: str, offset: int = 0, length: int = -1) -> bytes:
        """Return bytes of a file; of the manifest, the lines before those of the plain tables."""
        content = super().read(name, offset, length)
        if name != _data.MANIFEST:
            return content
        return b"".join(content.splitlines(keepends=True)[: 1 + len(self.listed)])


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
        aliases=_unquoted(_data.ALIASES, folder),
        plain={table.file: folder.records(table.file) for table in PLAIN},
    )


def packaged_tables(data: Path) -> BigTables:
    """Return the big tables that a folder of packaged files holds.

    Args:
        data: the folder.

    Raises:
        DataError: if a file is missing or damaged.
    """
    folder = _BigTables(data)
    marks = {row["id"]: row["mark"] for row in folder.records(_data.EDITIONS)}
    return BigTables(
        regions={edition: read_regions(folder.table(mark)) for edition, mark in marks.items()},
        crosswalk=[move for move in _moves(folder) if move.edition_from != _data.EARLIER],
        figures=_unquoted(_data.FIGURES, folder),
        islands=_unquoted(_data.ISLANDS, folder),
        bps=dict(folder.bps()),
    )


def _moves(folder: _data.Folder) -> list[Move]:
    evidence = [row["evidence"] for row in folder.records(_data.EVIDENCE)]
    return [Move(*move[:-1], evidence[move.evidence]) for move in folder.crosswalk()]


def _unquoted(name: str, folder: _data.Folder) -> list[dict[str, str]]:
    return [dict(zip(_data.FIELDS[name], row, strict=True)) for row in folder.rows(name)]
