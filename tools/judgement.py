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
from kodewilayah.facts.plain import PLAIN, PlainTable
from tools.facts import Move
from tools.tables import Row


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
        sources: the rows of each table in `sources/`.
    """

    def __init__(self, atlas: Atlas, sources: Mapping[str, Sequence[Row]]) -> None:
        self.regions = {region.code: region for region in atlas.regions()}
        self._rows: dict[tuple[str, str], list[Row]] = {}
        for table in PLAIN:
            for row in sources[table.file]:
                self._rows.setdefault((table.file, row["code"]), []).append(row)

    def facts(self, region: Region) -> dict[str, str]:
        """Return the facts of a region by their name; "" if there is none."""
        return {
            "term": region.term,
            "head": region.head,
            "autonomy": "autonomous" if region.is_autonomous else "not autonomous",
            **{table.title: self._plain(table, region) for table in PLAIN},
        }

    def _plain(self, table: PlainTable, region: Region) -> str:
        code = region.code.province if table.by_province else region.code
        return "; ".join(_cells(table, row) for row in self._rows.get((table.file, str(code)), ()))


def _cells(table: PlainTable, row: Row) -> str:
    """Return a row as a report shows it: its first cell, and the others in brackets.

    >>> from kodewilayah.facts.plain import PLAIN
    >>> _cells(PLAIN[0], {"code": "11", "name": "Otonomi khusus", "name_en": "", "law": "UU 11/2006"})
    'Otonomi khusus (UU 11/2006)'
    """
    first, *others = (row[column] for column in table.columns)
    return f"{first} ({', '.join(filter(None, others))})" if any(others) else first


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
        """Return each fact of the plain tables that a new region lacks, in code order.

        If the table is complete, a new region without the fact is always listed; if not, only if its predecessor has
        one. A new region is compared with the region from which most of it came.
        """
        return [gap for region in self._after.regions.values() for gap in self._gaps(region)]

    def _gaps(self, region: Region) -> Iterator[Gap]:
        expected = [table for table in PLAIN if region.kind in table.kinds]
        if not expected or region.code in self._predecessors:
            return
        predecessor = self._most_of(region)
        old = self._before.facts(predecessor) if predecessor else {}
        new = self._after.facts(region)
        for table in expected:
            before = old.get(table.title, "")
            if not new[table.title] and (before or table.complete):
                yield Gap(table.title, region, predecessor, before)

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
