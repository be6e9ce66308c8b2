"""Islands: where they lie, and to which regions they belong."""

import pickle
from collections import Counter

import pytest

from kodewilayah import InvalidCodeError, Island, UnknownCodeError, edition, island, islands, lookup, provinces, regions


def test_every_island_is_found_under_its_code_and_lies_in_indonesia() -> None:
    everything = islands()
    assert [each.code for each in everything] == sorted(each.code for each in everything)
    for each in everything:
        assert island(each.code) is island(each.code.compact) is each
        assert -11.5 < each.latitude < 6.5
        assert 94.5 < each.longitude < 141.5
        assert each.name == " ".join(each.name.split())
        assert each.name


def test_shared_islands_belong_to_the_province_and_appear_under_it_alone() -> None:
    shared = [each for each in islands() if each.is_shared]
    assert shared
    for each in shared:
        assert each.code.regency is None
        assert each in lookup(each.code.province).islands
        assert all(each not in regency.islands for regency in lookup(each.code.province).children)


def test_every_island_is_counted_once_under_provinces_and_once_under_regencies_unless_shared() -> None:
    assert Counter(each.code for province in provinces() for each in province.islands) == Counter(
        each.code for each in islands()
    )
    below = Counter(each.code for regency in regions(2) for each in regency.islands)
    assert below == Counter(each.code for each in islands() if not each.is_shared)


def test_kecamatan_villages_and_older_editions_have_none() -> None:
    assert lookup("31.01.01").islands == lookup("31.01.01.1001").islands == edition("2022")["31.01"].islands == ()
    assert islands(lookup("31.01")) == islands("3101") == lookup("31.01").islands


@pytest.mark.parametrize(("code", "error"), [("11.01.49999", UnknownCodeError), ("31.01", InvalidCodeError)])
def test_what_is_no_island_is_refused(code: str, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        island(code)
    assert code in str(caught.value)
    assert code in caught.value.message("id")  # type: ignore[attr-defined]


@pytest.mark.parametrize(("within", "error"), [("31.99", UnknownCodeError), ("31.70", InvalidCodeError)])
def test_a_place_that_is_none_is_refused(within: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        islands(within)


def test_an_island_is_a_frozen_value() -> None:
    one = island("11.01.40001")
    assert isinstance(one, Island)
    assert len({one, island("110140001")}) == 1
    assert pickle.loads(pickle.dumps(one)) == one
    with pytest.raises(AttributeError):
        one.name = "x"  # type: ignore[misc]
