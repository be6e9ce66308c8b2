"""Read the packaged files back into the facts that they were built from."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from kodewilayah import _data
from tools.facts import Facts, Move, read_regions


def facts_of_package(data: Path) -> Facts:
    """Return the facts that a folder of packaged files holds; `packaged.files` makes the same files of them again.

    Args:
        data: the folder.

    Raises:
        DataError: if a file is missing or damaged.
    """
    editions = _data.records(_data.EDITIONS, data)
    marks = {row["id"]: row.pop("mark") for row in editions}
    following = dict(pairwise(marks))
    return Facts(
        editions=editions,
        regions={edition: read_regions(_data.Table(mark, data)) for edition, mark in marks.items()},
        crosswalk=[
            Move(edition, code_from, following[edition], code_to, kind, confidence)
            for edition, code_from, code_to, kind, confidence in _data.crosswalk(data)
        ],
        figures=_plain(_data.FIGURES, data),
        islands=_plain(_data.ISLANDS, data),
        bps=dict(_data.bps(data)),
        terms=_data.records(_data.TERMS, data),
        aliases=_plain(_data.ALIASES, data),
    )


def _plain(name: str, data: Path) -> list[dict[str, str]]:
    return [dict(zip(_data.FIELDS[name], row, strict=True)) for row in _data.rows(name, data)]
