"""Area and population of art. 9: exact, and none where the decree gives none."""

from decimal import Decimal

from kodewilayah import Level, edition, provinces, regions

NAMES = ("area_km2", "population", "population_male", "population_female")


def test_a_province_has_the_sums_of_its_regencies() -> None:
    for province in provinces():
        for name in NAMES:
            figures = [getattr(regency, name) for regency in province.children]
            assert getattr(province, name) == (None if None in figures else sum(figures))


def test_provinces_and_regencies_have_all_figures_or_none_and_nothing_below_has_any() -> None:
    for region in regions():
        figures = [getattr(region, name) for name in NAMES]
        if region.level <= Level.REGENCY and region.area_km2 is not None:
            assert all(figure > 0 for figure in figures)
            assert isinstance(region.area_km2, Decimal)
        else:
            assert figures == [None] * len(NAMES)


def test_older_editions_have_none() -> None:
    assert edition("2022")["31"].area_km2 is None
    assert edition("2022")["31"].population is None
