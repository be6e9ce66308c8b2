"""What the packaged files are made of: tables of facts, from source tables or from the package itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kodewilayah import _data
from kodewilayah.codes import Level, RegionCode

Regions = Mapping[RegionCode, str]


class Move(NamedTuple):
    """What became of one code that left an edition, or whose digits came back as another place."""

    edition_from: str
    code_from: str
    edition_to: str
    code_to: str
    kind: str
    confidence: str


class Facts(NamedTuple):
    """All that is packaged. Editions are oldest first; the last is the one in force."""

    editions: Sequence[Mapping[str, str]]
    regions: Mapping[str, Regions]
    crosswalk: Sequence[Move]
    figures: Sequence[Mapping[str, str]]
    islands: Sequence[Mapping[str, str]]
    bps: Mapping[str, str]
    terms: Sequence[Mapping[str, str]]
    statuses: Sequence[Mapping[str, str]]
    aliases: Sequence[Mapping[str, str]]


def read_regions(table: _data.Table) -> dict[RegionCode, str]:
    """Return code and name of every region of a packaged table, in code order, by the library's own reader.

    Raises:
        ValueError: if a code stands there twice.
    """
    found: dict[RegionCode, str] = {}

    def descend(above: str) -> None:
        for segment, name in table.below(above):
            code = RegionCode(f"{above}.{segment}" if above else segment)
            if code in found:
                raise ValueError(f"{code} stands in the packaged table twice")
            found[code] = name
            if code.level < Level.VILLAGE:
                descend(code)

    descend("")
    return found
