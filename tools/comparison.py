"""Compare readings with the packaged editions and with each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kodewilayah import Atlas
from kodewilayah.codes import Level
from tools.code_differences import CodeDifference, Listing, code_differences
from tools.facts import Regions
from tools.name_differences import NameDifference, name_differences
from tools.naming import Kind
from tools.readings import Reading
from tools.sides import Side


class Comparison(NamedTuple):
    """One reading beside the packaged edition.

    Attributes:
        reading: the reading.
        ours: the packaged regions, without the levels that the reading does not have.
        left_out: the levels that the reading does not have.
        identical: how many names are the same letter for letter.
        printed_otherwise: how many are the same but for capitals and the abbreviations of decrees.
        names: the other names, by kind and then in code order.
        missing: the codes that the reading lacks.
        extra: the codes that only the reading has.
    """

    reading: Reading
    ours: Regions
    left_out: tuple[Level, ...]
    identical: int
    printed_otherwise: int
    names: Sequence[NameDifference]
    missing: Sequence[CodeDifference]
    extra: Sequence[CodeDifference]


def compare(atlas: Atlas, editions: Mapping[str, Regions], readings: Sequence[Reading]) -> Iterator[Comparison]:
    """Yield each reading beside its edition.

    Args:
        atlas: the packaged editions.
        editions: the regions of each of them by its id, oldest first.
        readings: the readings.
    """
    for reading in readings:
        others = [other for other in readings if other.edition == reading.edition and other is not reading]
        yield _compared(atlas, editions, reading, others)


def _compared(atlas: Atlas, editions: Mapping[str, Regions], reading: Reading, others: Sequence[Reading]) -> Comparison:
    theirs = reading.regions
    levels = {code.level for code in theirs}
    ours = {code: name for code, name in editions[reading.edition].items() if code.level in levels}
    names = name_differences(atlas, ours, reading, others)
    identical = sum(ours.get(code) == name for code, name in theirs.items())
    ids = list(editions)
    index = ids.index(reading.edition)
    neighbours = [(ids[near], editions[ids[near]]) if 0 <= near < len(ids) else None for near in (index - 1, index + 1)]
    kinds = list(Kind)
    return Comparison(
        reading=reading,
        ours=ours,
        left_out=tuple(level for level in Level if level not in levels),
        identical=identical,
        printed_otherwise=len(ours.keys() & theirs.keys()) - identical - len(names),
        names=sorted(names, key=lambda difference: (kinds.index(difference.kind), difference.code)),
        missing=code_differences(Listing(ours, Side.OURS), theirs, neighbours, others),
        extra=code_differences(Listing(theirs, Side.THEIRS), ours, neighbours, others),
    )
