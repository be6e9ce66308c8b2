"""The special status of a province, and the law that gives it."""

from kodewilayah import edition, lookup, provinces, regions


def test_a_special_status_has_two_names_and_a_law() -> None:
    special = [province.special_status for province in provinces() if province.special_status is not None]
    assert special
    assert all("UU " in status.law and status.name and status.name_en for status in special)


def test_nothing_but_a_province_has_a_special_status() -> None:
    assert lookup("11").special_status is not None
    assert not any(region.special_status for region in regions() if not region.is_provinsi)


def test_an_older_edition_gives_the_status_that_is_known_now() -> None:
    assert edition("2017")["11"].special_status == lookup("11").special_status
