"""The facts that the packaged files are made of, as values in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kodewilayah import _data
from kodewilayah.codes import Level, RegionCode

Regions = Mapping[RegionCode, str]


class Move(NamedTuple):
    """What became of one code that left an edition, or whose digits came back as another place.

    Attributes:
        evidence: why, in the words of whoever made the crosswalk; `sources/evidence.csv` has them for the reader.
    """

    edition_from: str
    code_from: str
    edition_to: str
    code_to: str
    kind: str
    confidence: str
    evidence: str


class BigTables(NamedTuple):
    """The tables that come out of the package itself, or from a folder of outside tables.

    Attributes:
        regions: for each edition, oldest first, the name of every region by its code, in code order.
        crosswalk: what became of the codes that left, sorted.
        figures: area and population of provinces, kabupaten and kota in force.
        islands: the islands in force.
        bps: the BPS code of each region in force that has one.
    """

    regions: Mapping[str, Regions]
    crosswalk: Sequence[Move]
    figures: Sequence[Mapping[str, str]]
    islands: Sequence[Mapping[str, str]]
    bps: Mapping[str, str]


class Facts(NamedTuple):
    """Everything that is packaged.

    Attributes:
        editions: the editions, oldest first; the last one is in force.
        plain: the rows of each plain table, by the name of its file.
    """

    editions: Sequence[Mapping[str, str]]
    regions: Mapping[str, Regions]
    earlier: Sequence[Move]
    crosswalk: Sequence[Move]
    evidence: Sequence[Mapping[str, str]]
    figures: Sequence[Mapping[str, str]]
    islands: Sequence[Mapping[str, str]]
    bps: Mapping[str, str]
    terms: Sequence[Mapping[str, str]]
    aliases: Sequence[Mapping[str, str]]
    plain: Mapping[str, Sequence[Mapping[str, str]]]


def read_regions(table: _data.Table) -> dict[RegionCode, str]:
    """Return the name of every region of a packaged table by its code, in code order.

    Raises:
        ValueError: if the table lists a code twice.
    """
    found: dict[RegionCode, str] = {}

    def descend(parent: str) -> None:
        for segment, name in table.below(parent):
            code = RegionCode(f"{parent}.{segment}" if parent else segment)
            if code in found:
                raise ValueError(f"the packaged table lists {code} twice")
            found[code] = name
            if code.level < Level.VILLAGE:
                descend(code)

    descend("")
    return found
