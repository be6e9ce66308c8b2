"""Area and population, which art. 9 of Permendagri 137/2017 calls part of a region's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kodewilayah import _data
from kodewilayah._once import once
from kodewilayah.codes import RegionCode

if TYPE_CHECKING:
    from decimal import Decimal


def figures_of(code: RegionCode) -> tuple[Decimal | None, int | None, int | None]:
    """Return area in km², number of men and number of women of a region in force; None where the decree gives none.

    Raises:
        DataError: if the packaged file is missing or damaged.

    >>> from kodewilayah.codes import parse
    >>> figures_of(parse("31"))
    (Decimal('661.530'), 5537335, 5500881)
    """
    return _figures().get(code, (None, None, None))


@once
def _figures() -> dict[str, tuple[Decimal, int, int]]:
    # A decimal, because sums of areas must hold to the last digit; imported here, because few ask for areas.
    from decimal import Decimal

    return {code: (Decimal(area), int(men), int(women)) for code, area, men, women in _data.rows(_data.FIGURES)}
