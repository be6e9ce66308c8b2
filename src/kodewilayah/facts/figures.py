"""Figures: area and population, which are part of a region's data (Permendagri 137/2017 art. 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data

if TYPE_CHECKING:
    from decimal import Decimal

    from kodewilayah._data import Folder


class Figures(NamedTuple):
    """The area and population of one region in force.

    Attributes:
        area_km2: the area in km², with the digits of the decree.
        population_male: the number of men.
        population_female: the number of women.
    """

    area_km2: Decimal
    population_male: int
    population_female: int


def read_figures(data: Folder) -> dict[str, Figures]:
    """Return the figures of each province, kabupaten and kota that has them, by code.

    Raises:
        DataError: if the table is missing or damaged.
    """
    # Decimal, because sums of areas must be exact to the last digit; imported here, because few programs need areas.
    from decimal import Decimal

    return {code: Figures(Decimal(area), int(men), int(women)) for code, area, men, women in data.rows(_data.FIGURES)}
