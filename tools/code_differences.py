"""Find the codes that only a reading or only the packaged edition lists, and who else lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kodewilayah.codes import Level, RegionCode
from tools.facts import Regions
from tools.naming import key
from tools.readings import Reading
from tools.sides import Neighbour, Side, Witnesses, files_with


class CodeDifference(NamedTuple):
    """A region that only one of the two lists.

    Attributes:
        code: its code.
        name: its name there.
        below: how many regions below it are listed there only too; they are not differences of their own.
        namesakes: the codes of its regency and level that only the other one lists, with the same name.
        witnesses: the editions right before and after, and the other readings. A table that lists the code has the
            listing of the one that lists it.
    """

    code: RegionCode
    name: str
    below: int
    namesakes: tuple[RegionCode, ...]
    witnesses: Witnesses


class Listing(NamedTuple):
    """The regions that one of the two lists.

    Attributes:
        regions: the names by code, in code order.
        side: which of the two it is.
    """

    regions: Regions
    side: Side

    def side_of(self, code: RegionCode, regions: Regions) -> Side:
        """Return which of the two another table agrees with on a code that only this one lists."""
        other = Side.THEIRS if self.side is Side.OURS else Side.OURS
        return self.side if code in regions else other


def code_differences(
    listing: Listing, other: Regions, neighbours: Sequence[tuple[str, Regions] | None], readings: Sequence[Reading]
) -> list[CodeDifference]:
    """Return the codes that one of the two lists and the other does not, in code order.

    Args:
        listing: the one that lists them.
        other: the regions of the other.
        neighbours: id and regions of the edition before and of the edition after; None where there is none.
        readings: the other readings of the same edition.
    """
    namesakes: dict[object, list[RegionCode]] = defaultdict(list)
    for code, name in other.items():
        if code not in listing.regions:
            namesakes[_where_and_name(code, name)].append(code)
    found = []
    for code, below in _tops([code for code in listing.regions if code not in other]).items():
        before, after = (
            Neighbour(neighbour[0], listing.side_of(code, neighbour[1])) if neighbour else None
            for neighbour in neighbours
        )
        sides = {reading.file: listing.side_of(code, reading.regions) for reading in readings}
        witnesses = Witnesses(before, after, files_with(sides, Side.OURS), files_with(sides, Side.THEIRS))
        name = listing.regions[code]
        found.append(CodeDifference(code, name, below, tuple(namesakes[_where_and_name(code, name)]), witnesses))
    return found


def _tops(codes: Sequence[RegionCode]) -> Mapping[RegionCode, int]:
    """Return the codes that are not below another of them, each with how many are below it.

    Args:
        codes: the codes, in code order.
    """
    tops: dict[RegionCode, int] = {}
    top = None
    for code in codes:
        if top is not None and code.startswith(f"{top}."):
            tops[top] += 1
        else:
            top = code
            tops[top] = 0
    return tops


def _where_and_name(code: RegionCode, name: str) -> tuple[Level, RegionCode | None, str]:
    return code.level, code.regency if code.level > Level.REGENCY else None, key(name)
