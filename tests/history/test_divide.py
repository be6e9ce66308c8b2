"""A place is divided if its villages lie in several regions of its level; a mistake of a list does not divide it."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodewilayah import Division, RegionCode
from kodewilayah.history.divide import can_be_followed, counts_as_part, divisions, villages_by_region

VILLAGES = st.builds(
    lambda province, regency, district, serial: RegionCode(f"{province}.0{regency}.0{district}.200{serial}"),
    st.sampled_from(["11", "12"]), st.integers(1, 2), st.integers(1, 2), st.integers(1, 9),
)  # fmt: skip
BECAME = st.dictionaries(VILLAGES, st.lists(VILLAGES, max_size=1), min_size=1)


def with_regions_above(became: dict[RegionCode, list[RegionCode]]) -> dict[RegionCode, list[RegionCode]]:
    """Add the regions above the villages; each keeps its code."""
    above = {
        region
        for village in became
        for region in (village.province, village.regency, village.district)
        if region is not None
    }
    return {**{region: [region] for region in above}, **became}


def table(**moved: str) -> dict[RegionCode, list[RegionCode]]:
    """Return eleven villages of the kecamatan 11.01.01; some of them moved."""
    here = [f"11.01.01.{serial}" for serial in range(2001, 2012)]
    ends = {village: moved.get(f"v{village[-4:]}", village) for village in here}
    return with_regions_above({RegionCode(code): [RegionCode(end)] if end else [] for code, end in ends.items()})


def test_two_villages_make_a_division_and_the_region_that_carries_the_place_on_comes_first() -> None:
    moved = dict.fromkeys([f"v{serial}" for serial in range(2001, 2009)], "11.01.02.2001")
    found = list(divisions(table(**moved)))
    assert found == [Division(RegionCode("11.01.01"), (RegionCode("11.01.01"), RegionCode("11.01.02")), (3, 8), 11)]
    assert found[0].shares == (3 / 11, 8 / 11)


def test_one_village_of_eleven_makes_none_and_one_of_ten_does() -> None:
    assert list(divisions(table(v2001="11.01.02.2001"))) == []
    of_ten = table(v2001="11.01.02.2001")
    del of_ten[RegionCode("11.01.01.2011")]
    assert [division.villages for division in divisions(of_ten)] == [(9, 1)]
    assert not counts_as_part(1, 11)
    assert counts_as_part(1, 10)
    assert counts_as_part(2, 1000)


def test_villages_that_nobody_can_follow_are_in_no_share() -> None:
    moved = {"v2001": "11.01.02.2001", "v2002": "11.01.02.2002", "v2003": "", "v2004": "12.01.01.2001"}
    (district,) = divisions(table(**moved))
    assert (district.villages, district.total) == ((7, 2), 11)
    assert sum(district.shares) < 1


def test_each_level_is_compared_with_its_own() -> None:
    moved = {"v2001": "12.01.01.2001", "v2002": "12.01.01.2002"}
    found = {division.code: division.into for division in divisions(table(**moved))}
    assert found == {"11": ("11", "12"), "11.01": ("11.01", "12.01"), "11.01.01": ("11.01.01", "12.01.01")}


def test_a_region_that_the_crosswalk_leads_elsewhere_than_its_villages_names_both() -> None:
    became = table()
    became[RegionCode("11.01.01")] = [RegionCode("11.01.09")]
    assert [(division.into, division.villages) for division in divisions(became)] == [
        (("11.01.09", "11.01.01"), (0, 11))
    ]
    became[RegionCode("11.01.01")] = []
    assert list(divisions(became)) == []


@pytest.mark.parametrize(
    ("kind", "confidence", "followed"),
    [
        ("province_split", "high", True),
        ("district_change+renamed", "medium", True),
        ("district_change", "low", False),
        ("removed", "none", False),
        ("code_reassigned", "high", False),
        ("duplicate_dropped", "medium", False),
    ],
)
def test_a_doubtful_link_and_a_mistake_of_a_list_do_not_show_where_a_village_lies(
    kind: str, confidence: str, followed: bool
) -> None:
    assert can_be_followed(kind, confidence) is followed


@given(BECAME)
def test_every_village_is_counted_once_at_each_level(became: dict[RegionCode, list[RegionCode]]) -> None:
    counts = villages_by_region(with_regions_above(became))
    for level in (1, 2, 3):
        assert sum(villages.total() for code, villages in counts.items() if code.level == level) == len(became)
    lost = sum(villages[None] for code, villages in counts.items() if code.level == 1)
    assert lost == sum(not ends for ends in became.values())


@given(BECAME)
def test_a_division_has_several_parts_of_its_level_in_the_order_of_their_villages(
    became: dict[RegionCode, list[RegionCode]],
) -> None:
    for division in divisions(with_regions_above(became)):
        assert len(set(division.into)) == len(division.into) == len(division.villages) > 1
        assert division.into[0] == division.code
        assert list(division.villages[1:]) == sorted(division.villages[1:], reverse=True)
        assert {part.level for part in division.into} == {division.code.level}
        below = Counter(
            ends[0].province if division.code.level == 1 else ends[0].regency if division.code.level == 2
            else ends[0].district
            for village, ends in became.items() if ends and division.code.is_ancestor_of(village)
        )  # fmt: skip
        assert all(below[part] == villages for part, villages in zip(division.into, division.villages, strict=True))
        assert 0 < sum(division.shares) <= 1 + 1e-9
