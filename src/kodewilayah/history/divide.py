"""Division: a place that was divided, and the regions in which its villages lie now.

What is left of a divided region keeps the code, and only the new regions get new codes (Permendagri 137/2017 art. 6(3),
7(2), 8(3)). So the code does not tell that the place was divided; following its villages does.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kodewilayah.codes import Level

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from kodewilayah.codes import RegionCode

# The confidences of the links that are told to people as facts.
SURE = ("high", "medium")

# Links of these kinds tell of an edition that gave the codes of two places to each other, or that listed a place twice.
_MISTAKES = ("code_reassigned", "duplicate_dropped")

# A single village may also have been listed at the wrong place without anyone seeing it. It makes a division only where
# it is a tenth of the region or more.
_ENOUGH_VILLAGES = 2
_ENOUGH_OF_THE_REGION = 1 / 10


class Division(NamedTuple):
    """A region of an older edition whose villages lie in several regions of its level in a later edition.

    A region counts from two villages on, or from a tenth of all villages on.

    Attributes:
        code: the code of the region in the older edition.
        into: the codes in the later edition. First the region that carries the place on, under the old code or under
            the code that followed it; then the others, the one with the most villages first.
        villages: the number of villages of the region that lie in each of them.
        total: the number of all villages of the region. It may exceed the sum of `villages`: villages that were
            abolished, that nobody can follow, or of which a single one lies elsewhere, are in none of them.

    >>> import kodewilayah
    >>> division = next(each for each in kodewilayah.changes("2021", "2022").divided if each.code == "91")
    >>> [str(code) for code in division.into], division.villages, division.total
    (['91', '95', '94', '93'], (999, 2627, 1208, 686), 5521)
    """

    code: RegionCode
    into: tuple[RegionCode, ...]
    villages: tuple[int, ...]
    total: int

    @property
    def shares(self) -> tuple[float, ...]:
        """The share of all villages that lies in each region of `into`, from 0 to 1.

        >>> import kodewilayah
        >>> 0.99 < sum(kodewilayah.trace("91").division.shares) <= 1
        True
        """
        return tuple(villages / self.total for villages in self.villages)


def divisions(became: Mapping[RegionCode, Collection[RegionCode]]) -> Iterator[Division]:
    """Yield the regions of an older edition that are divided in a later one, in code order.

    Args:
        became: the codes in the later edition that each region of the older edition became. Empty for a village of
            which too little is known.
    """
    for code, villages in sorted(villages_by_region(became).items()):
        total = villages.total()
        carried_on = min(became[code], default=None)
        parts = {part for part in villages if counts_as_part(villages[part], total)} | {carried_on}
        known = [part for part in parts if part is not None]
        if len(known) > 1:
            known.sort(key=lambda part: (part != carried_on, -villages[part], part))
            yield Division(code, tuple(known), tuple(villages[part] for part in known), total)


def villages_by_region(
    became: Mapping[RegionCode, Collection[RegionCode]],
) -> dict[RegionCode, Counter[RegionCode | None]]:
    """Return, for each province, kabupaten, kota and kecamatan, how many of its villages lie in which region now.

    Args:
        became: as for `divisions`. A village that became several counts under the lowest of their codes.

    Returns:
        The number of villages, by the code of the region in the older edition and the code of a region of the same
        level in the later edition, which is None for the villages that lie in none.
    """
    of_districts = Counter(
        (village.district, end.district if end is not None else None)
        for village, end in ((village, min(ends, default=None)) for village, ends in became.items())
        if village.level is Level.VILLAGE
    )
    villages: dict[RegionCode, Counter[RegionCode | None]] = {}
    for (district, end), number in of_districts.items():
        region, part = district, end
        while region is not None:
            villages.setdefault(region, Counter())[part] += number
            region, part = region.parent, part.parent if part is not None else None
    return villages


def can_be_followed(kind: str, confidence: str) -> bool:
    """Tell whether a link shows where a village lies now.

    Args:
        kind: the kind of the link.
        confidence: its confidence.
    """
    return confidence in SURE and kind not in _MISTAKES


def counts_as_part(villages: int, total: int) -> bool:
    """Tell whether so many villages of a region make a division, if they lie in another region.

    Args:
        villages: the number of villages that lie there.
        total: the number of all villages of the region.
    """
    return villages >= _ENOUGH_VILLAGES or villages >= _ENOUGH_OF_THE_REGION * total
