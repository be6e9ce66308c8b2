"""Area and population of art. 9: exact, and none where the decree gives none."""

from decimal import Decimal

import pytest

from kodewilayah import Level, edition, lookup, provinces, regions
from tests import expected


@pytest.mark.parametrize("code", expected.RECAPITULATION_2025)
def test_provinces_are_as_the_recapitulation_says_and_the_sums_of_their_regencies(code: str) -> None:
    province = lookup(code)
    area, population = expected.RECAPITULATION_2025[code][5:7]
    assert province.area_km2 == Decimal(area) == sum(each.area_km2 or 0 for each in province.children)
    assert province.population == population == sum(each.population or 0 for each in province.children)
    for name in ("population_male", "population_female"):
        assert getattr(province, name) == sum(getattr(each, name) for each in province.children)


def test_the_sums_of_the_nation_hold_to_the_last_digit() -> None:
    everything = provinces()
    assert sum(each.area_km2 or 0 for each in everything) == Decimal("1890179.784")
    assert sum(each.population or 0 for each in everything) == 284_973_643
    assert sum(each.population_male or 0 for each in everything) == 143_863_392
    assert sum(each.population_female or 0 for each in everything) == 141_110_251


def test_every_province_and_regency_has_figures_and_nothing_below() -> None:
    for region in regions():
        figures = (region.area_km2, region.population, region.population_male, region.population_female)
        if region.level <= Level.REGENCY:
            assert all(figure is not None and figure > 0 for figure in figures)
            assert isinstance(region.area_km2, Decimal)
        else:
            assert figures == (None, None, None, None)


def test_older_editions_have_none() -> None:
    assert edition("2022")["31"].area_km2 is None
    assert edition("2022")["31"].population is None
