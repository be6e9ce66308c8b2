"""Area and population, which art. 9 of Permendagri 137/2017 calls part of a region's data."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data

if TYPE_CHECKING:
    from decimal import Decimal

    from kodewilayah._data import Folder


class Figures(NamedTuple):
    """Area in km², and the number of men and women, of one region in force."""

    area_km2: Decimal
    population_male: int
    population_female: int


def read_figures(data: Folder) -> dict[str, Figures]:
    """Return the figures of each province, kabupaten and kota, by code."""
    # A decimal, because sums of areas must hold to the last digit; imported here, because few ask for areas.
    from decimal import Decimal

    return {code: Figures(Decimal(area), int(men), int(women)) for code, area, men, women in data.rows(_data.FIGURES)}
