"""Follow the villages of each older edition, and find the regions that are divided in the edition in force.

`python -m tools.divided` prints, as Markdown, how many there are and what makes no division: docs/divided.md has it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from kodewilayah.codes import VILLAGE_LENGTH, Level, RegionCode
from kodewilayah.facts.terms import readable
from kodewilayah.history.divide import Division, can_be_followed, divisions, villages_by_region
from tools.facts import Move, Regions
from tools.unpack import packaged_tables

_DATA = Path(__file__).parent.parent / "src" / "kodewilayah" / "data"


class Elsewhere(NamedTuple):
    """Villages of a region that lie elsewhere now and do not make a division.

    Attributes:
        code: the code of the region in the older edition.
        name: its name there.
        part: the code of the region in which they lie now.
        villages: how many they are.
        total: the number of all villages of the region.
    """

    code: RegionCode
    name: str
    part: RegionCode
    villages: int
    total: int


def divided(regions: Mapping[str, Regions], crosswalk: Sequence[Move]) -> dict[str, list[Division]]:
    """Return, for each older edition, the regions that are divided in the edition in force.

    Args:
        regions: the regions of each edition, oldest first.
        crosswalk: what became of each code that left.
    """
    surely = [move for move in crosswalk if not _is_village(move) or can_be_followed(move.kind, move.confidence)]
    unsurely = [move._replace(code_to="") for move in crosswalk if move not in set(surely)]
    followed = [*surely, *unsurely]
    return {edition: list(divisions(_became(edition, regions, followed))) for edition in list(regions)[:-1]}


def left_out(regions: Mapping[str, Regions], crosswalk: Sequence[Move]) -> dict[str, list[Elsewhere]]:
    """Return, for each older edition, the villages that lie elsewhere now and do not make a division.

    Args:
        regions: the regions of each edition, oldest first.
        crosswalk: what became of each code that left.
    """
    found: dict[str, list[Elsewhere]] = {}
    for edition, of_edition in divided(regions, crosswalk).items():
        into = {division.code: division.into for division in of_edition}
        became = _became(edition, regions, crosswalk)
        found[edition] = [
            Elsewhere(code, readable(regions[edition][code]), part, number, villages.total())
            for code, villages in sorted(villages_by_region(became).items())
            for part, number in sorted(villages.items(), key=str)
            if part is not None and part not in into.get(code, became[code])
        ]
    return found


def _became(
    edition: str, regions: Mapping[str, Regions], crosswalk: Sequence[Move]
) -> dict[RegionCode, list[RegionCode]]:
    """Return the codes in force that each region of an older edition became."""
    editions = list(regions)
    moves: dict[tuple[str, str], list[Move]] = {}
    for move in crosswalk:
        moves.setdefault((move.edition_from, move.code_from), []).append(move)
    # Where each place is: the edition in which its code is next looked at, and the code.
    places = {code: [(edition, str(code))] for code in regions[edition]}
    for before, after in pairwise(editions[editions.index(edition) :]):
        for code, at in places.items():
            places[code] = [place for here in at for place in _next(here, before, after, moves)]
    return {code: [RegionCode._trusted(text) for _, text in at] for code, at in places.items()}


def _next(
    place: tuple[str, str], before: str, after: str, moves: Mapping[tuple[str, str], Sequence[Move]]
) -> Iterator[tuple[str, str]]:
    """Yield where a place is in the next edition; it waits there if a move skips that edition."""
    edition, code = place
    if edition != before:
        yield place
    elif place in moves:
        yield from ((move.edition_to, move.code_to) for move in moves[place] if move.code_to)
    else:
        yield after, code


def _is_village(move: Move) -> bool:
    return len(move.code_from) == VILLAGE_LENGTH


def main() -> int:
    """Print both tables; return 0."""
    tables = packaged_tables(_DATA)
    print("| Edition | Provinces | Kabupaten and kota | Kecamatan | Villages elsewhere that make no division |")
    print("|---|---|---|---|---|")
    elsewhere = left_out(tables.regions, tables.crosswalk)
    editions: dict[Elsewhere, list[str]] = {}
    for edition, of_edition in divided(tables.regions, tables.crosswalk).items():
        levels = Counter(division.code.level for division in of_edition)
        counts = [levels[level] for level in (Level.PROVINCE, Level.REGENCY, Level.DISTRICT)]
        print("|", " | ".join(map(str, [edition, *counts, len(elsewhere[edition])])), "|")
        for each in elsewhere[edition]:
            editions.setdefault(each, []).append(edition)
    print("\n| Region | In editions | Villages | Lie in |\n|---|---|---|---|")
    for each, names in sorted(editions.items()):
        print(f"| {each.code} {each.name} | {', '.join(names)} | {each.villages} of {each.total} | {each.part} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
