"""The bridge to BPS: another office, other codes, the same shapes."""

from collections import Counter

import pytest

from kodewilayah import InvalidCodeError, UnknownCodeError, edition, from_bps, lookup, regions
from tests.test_codes import Hostile


def test_the_same_digits_mean_other_places() -> None:
    assert from_bps("1101").name == "Kabupaten Simeulue"
    assert lookup("1101").name == "Kabupaten Aceh Selatan"
    assert lookup("11.01").bps_code == "1103"


def test_the_bridge_leads_there_and_back_for_every_region_that_has_one() -> None:
    levels: Counter[int] = Counter()
    for region in regions():
        if region.bps_code is not None:
            assert from_bps(region.bps_code) is region
            assert len(region.bps_code) == {1: 2, 2: 4, 3: 7}[region.level]
            levels[region.level] += 1
    assert set(levels) == {1, 2, 3}


def test_a_region_of_an_older_edition_has_none() -> None:
    assert edition("2022")["11.01"].bps_code is None


@pytest.mark.parametrize("code", ["31.71", "9999", "", "junk", "3174091002"])
def test_what_the_bridge_lacks_is_unknown(code: str) -> None:
    with pytest.raises(UnknownCodeError) as caught:
        from_bps(code)
    assert repr(code) in caught.value.message("en")
    assert repr(code) in caught.value.message("id")


@pytest.mark.parametrize("code", [1101, 11.01, b"1101", pytest.param(Hostile(), id="hostile")])
def test_what_is_not_text_is_refused(code: object) -> None:
    with pytest.raises(InvalidCodeError, match="not text"):
        from_bps(code)  # type: ignore[arg-type]
    with pytest.raises(InvalidCodeError, match=r"None: the value is missing\. A code is text, such as '3171010'"):
        from_bps(None)  # type: ignore[arg-type]
