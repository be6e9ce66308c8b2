"""Find the names that a reading has otherwise than the packaged edition, and who has which of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kodewilayah import Atlas
from kodewilayah.codes import RegionCode
from tools.facts import Regions
from tools.naming import Kind, key, kind, plain
from tools.readings import Reading
from tools.sides import Neighbour, Side, Witnesses, files_with, side

# The names of a place in other editions, by the edition's id.
Names = Mapping[str, tuple[str, ...]]


class NameDifference(NamedTuple):
    """A region whose name is another one in a reading.

    Attributes:
        code: its code.
        ours: the packaged name.
        theirs: the name in the reading.
        kind: how the two differ.
        editions: the ids of the other editions in which the place has their name and not ours, under whatever code.
        witnesses: the nearest editions before and after that have the place, and the other readings.
    """

    code: RegionCode
    ours: str
    theirs: str
    kind: Kind
    editions: tuple[str, ...]
    witnesses: Witnesses


def name_differences(atlas: Atlas, ours: Regions, reading: Reading, others: Sequence[Reading]) -> list[NameDifference]:
    """Return the regions whose name differs by more than capitals and the abbreviations of decrees, in code order.

    Args:
        atlas: the packaged editions.
        ours: the regions of the edition of the reading.
        reading: the reading.
        others: other readings of the same edition.
    """
    return [
        _difference(atlas, code, ours[code], reading, others)
        for code, name in reading.regions.items()
        if code in ours and plain(ours[code]) != plain(name)
    ]


def _difference(
    atlas: Atlas, code: RegionCode, ours: str, reading: Reading, others: Sequence[Reading]
) -> NameDifference:
    theirs = reading.regions[code]
    names = _names_elsewhere(atlas, code, reading.edition)
    ids = [edition.id for edition in atlas.editions()]
    index = ids.index(reading.edition)
    sides = {other.file: side(ours, theirs, [other.regions[code]]) for other in others if code in other.regions}
    return NameDifference(
        code=code,
        ours=ours,
        theirs=theirs,
        kind=kind(ours, theirs, {key(name) for of_edition in names.values() for name in of_edition}),
        editions=tuple(id_ for id_ in ids if id_ in names and side(ours, theirs, names[id_]) is Side.THEIRS),
        witnesses=Witnesses(
            before=_nearest(ours, theirs, names, reversed(ids[:index])),
            after=_nearest(ours, theirs, names, ids[index + 1 :]),
            with_ours=files_with(sides, Side.OURS),
            with_theirs=files_with(sides, Side.THEIRS),
        ),
    )


def _nearest(ours: str, theirs: str, names: Names, ids: Iterable[str]) -> Neighbour | None:
    nearest = next((id_ for id_ in ids if id_ in names), None)
    if nearest is None:
        return None
    return Neighbour(nearest, side(ours, theirs, names[nearest]), names[nearest])


def _names_elsewhere(atlas: Atlas, code: RegionCode, edition: str) -> Names:
    """Return the names of a place in the other editions, in which it may have other codes."""
    trace = atlas.trace(code, edition=edition)
    places = [
        (code, edition),
        *((link.code_from, link.edition_from) for link in trace.predecessors),
        *((link.code_to, link.edition_to) for link in trace.successors if link.code_to is not None),
    ]
    # A dictionary keeps the names apart and in their order.
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for old_or_new_code, its_edition in places:
        for id_, name in atlas.trace(old_or_new_code, edition=its_edition).names.items():
            if id_ != edition:
                found[id_][name] = None
    return {id_: tuple(names) for id_, names in found.items()}
