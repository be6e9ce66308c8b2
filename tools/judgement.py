"""Find the facts that a region of a new edition lost, and those that differ from its predecessor's.

A table of facts names codes. If a region gets another code, or a province is split, a fact that nobody adds to the
table is lost without an error: a kecamatan of a new province in Papua would no longer be a Distrik.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kodewilayah import Atlas, Region
from kodewilayah.codes import Kind, Level, RegionCode
from tools.facts import Move
from tools.tables import CAPITALS, TIMEZONES, Row

STATUS, ZONE, CAPITAL = "special status", "time zone", "capital"

# A new region of these kinds is compared with the region from which most of it came.
_EXPECTED = {Kind.PROVINSI: (STATUS, ZONE, CAPITAL), Kind.KABUPATEN: (CAPITAL,)}


class Difference(NamedTuple):
    """One fact of one region that differs from its predecessor's; "" if there is none.

    Attributes:
        fact: which fact, such as `"term"`.
        before: the fact of the predecessor.
        after: the fact of the region in the new edition.
        predecessor: the region in the edition before.
        region: the region in the new edition.
    """

    fact: str
    before: str
    after: str
    predecessor: Region
    region: Region


class Gap(NamedTuple):
    """One fact that a new region lacks.

    Attributes:
        fact: which fact, such as `"special status"`.
        region: the new region.
        predecessor: the region from which most of it came; None if nothing of it was there before.
        before: the fact of that region; "" if it has none either.
    """

    fact: str
    region: Region
    predecessor: Region | None
    before: str


class Side:
    """The regions in force in one folder of data, with the facts that are compared.

    Args:
        atlas: the folder.
        sources: the rows of each table in `sources/`; capitals and time zones are not packaged.
    """

    def __init__(self, atlas: Atlas, sources: Mapping[str, Sequence[Row]]) -> None:
        self.regions = {region.code: region for region in atlas.regions()}
        self._capitals = {row["code"]: _capital(row) for row in sources[CAPITALS]}
        self._zones = {row["code"]: f"{row['timezone']} ({row['abbreviation']})" for row in sources[TIMEZONES]}

    def facts(self, region: Region) -> dict[str, str]:
        """Return the facts of a region by their name; "" if there is none."""
        status = region.special_status
        return {
            "term": region.term,
            "head": region.head,
            STATUS: f"{status.name} ({status.law})" if status else "",
            "autonomy": "autonomous" if region.is_autonomous else "not autonomous",
            ZONE: self._zones.get(str(region.code.province), ""),
            CAPITAL: self._capitals.get(str(region.code), ""),
        }


def _capital(row: Row) -> str:
    return f"{row['capital']} ({row['seat'] or 'no seat'})"


class Comparison:
    """The new edition beside the edition before.

    Args:
        before: the edition before.
        after: the new edition.
        moves: what became of the codes that left.
    """

    def __init__(self, before: Side, after: Side, moves: Sequence[Move]) -> None:
        self._before, self._after = before, after
        moved = {move.code_from for move in moves}
        self._predecessors: dict[RegionCode, list[Region]] = {}
        for region in before.regions.values():
            if region.code in after.regions and region.code not in moved:
                self._predecessors[region.code] = [region]
        for move in moves:
            if move.code_to:
                of_code = self._predecessors.setdefault(RegionCode(move.code_to), [])
                of_code.append(before.regions[RegionCode(move.code_from)])

    def differences(self) -> list[Difference]:
        """Return every fact of a region that differs from its predecessor's: by fact, then in code order."""
        found = [
            difference
            for region in self._after.regions.values()
            for predecessor in self._predecessors.get(region.code, ())
            for difference in self._between(predecessor, region)
        ]
        facts = list(dict.fromkeys(difference.fact for difference in found))
        return sorted(found, key=lambda difference: (facts.index(difference.fact), difference.region.code))

    def _between(self, predecessor: Region, region: Region) -> Iterator[Difference]:
        old, new = self._before.facts(predecessor), self._after.facts(region)
        for fact in old:
            if old[fact] != new[fact]:
                yield Difference(fact, old[fact], new[fact], predecessor, region)

    def gaps(self) -> list[Gap]:
        """Return each fact that a new province or kabupaten lacks, in code order.

        A new province without time zone or capital, and a new kabupaten without capital, is always listed; one without
        special status only if its predecessor has one.
        """
        return [gap for region in self._after.regions.values() for gap in self._gaps(region)]

    def _gaps(self, region: Region) -> Iterator[Gap]:
        expected = _EXPECTED.get(region.kind, ())
        if not expected or region.code in self._predecessors:
            return
        predecessor = self._most_of(region)
        old = self._before.facts(predecessor) if predecessor else {}
        new = self._after.facts(region)
        for fact in expected:
            before = old.get(fact, "")
            if not new[fact] and (before or fact != STATUS):
                yield Gap(fact, region, predecessor, before)

    def _most_of(self, region: Region) -> Region | None:
        """Return the region of the edition before, of the same level, in which most of a new region was."""
        villages = (
            predecessor
            for village in region.descendants(Level.VILLAGE)
            for predecessor in self._predecessors.get(village.code, ())
        )
        counts = Counter(_at_level(village, region.level) for village in villages)
        return max(counts, key=lambda old: (counts[old], old.code), default=None)


def _at_level(region: Region, level: Level) -> Region:
    path: Sequence[Region] = region.path
    return path[level - 1]


class Group(NamedTuple):
    """The same difference for several regions of one kind, all from one province and all in one province now.

    Attributes:
        fact, before, after: as in `Difference`.
        kind: the kind of the regions.
        from_province, to_province: the codes of the provinces.
        regions: the regions, in code order.
    """

    fact: str
    before: str
    after: str
    kind: Kind
    from_province: str
    to_province: str
    regions: tuple[Region, ...]


def grouped(differences: Iterable[Difference]) -> list[Group]:
    """Return the differences in groups, in the order of the first of each."""
    groups: dict[tuple[str, str, str, Kind, str, str], list[Region]] = {}
    for fact, before, after, predecessor, region in differences:
        key = (fact, before, after, region.kind, str(predecessor.code.province), str(region.code.province))
        groups.setdefault(key, []).append(region)
    return [Group(*key, tuple(regions)) for key, regions in groups.items()]
