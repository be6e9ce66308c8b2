"""The villages of each older edition are followed to the edition in force, and the page says what that gives."""

from pathlib import Path

import pytest

from kodewilayah import RegionCode
from kodewilayah._data import Folder
from tools.divided import divided, left_out, main
from tools.facts import BigTables, Move
from tools.unpack import packaged_tables

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tables() -> BigTables:
    return packaged_tables(ROOT / "src" / "kodewilayah" / "data")


@pytest.mark.sweep
def test_the_page_has_both_tables_as_they_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    page = (ROOT / "docs" / "divided.md").read_text(encoding="utf-8")
    for table in capsys.readouterr().out.strip().split("\n\n"):
        assert table in page, "paste what `python -m tools.divided` prints"


@pytest.mark.sweep
def test_what_is_packaged_is_what_following_the_villages_gives(tables: BigTables) -> None:
    packaged = [(edition, code, total, part, villages) for edition, code, total, part, villages in Folder().divisions()]
    assert packaged == [
        (edition, division.code, division.total, part, villages)
        for edition, of_edition in divided(tables.regions, tables.crosswalk).items()
        for division in of_edition
        for part, villages in zip(division.into, division.villages, strict=True)
    ]


@pytest.mark.sweep
def test_what_is_left_out_is_small_doubtful_or_a_mistake(tables: BigTables) -> None:
    parts = {(edition, code, part) for edition, code, _, part, _ in Folder().divisions()}
    for edition, of_edition in left_out(tables.regions, tables.crosswalk).items():
        assert of_edition or edition > "2025"
        for elsewhere in of_edition:
            assert (edition, elsewhere.code, elsewhere.part) not in parts
            assert elsewhere.villages <= elsewhere.total / 2


def test_a_place_that_skips_an_edition_is_found_in_the_one_after() -> None:
    villages = [f"11.01.01.{serial}" for serial in (2001, 2002, 2003, 2004)]
    above = ["11", "11.01", "11.01.01"]
    first = {RegionCode(code): code for code in [*above, *villages]}
    second = {code: name for code, name in first.items() if code not in villages[:2]}
    third = {**second, **{RegionCode(f"11.01.02.{serial}"): "moved" for serial in (2001, 2002)}}
    moves = [
        Move("1", village, "3", f"11.01.02.{village[-4:]}", "district_change", "medium", "") for village in villages[:2]
    ]
    found = divided({"1": first, "2": second, "3": third}, moves)
    assert [(division.code, division.into, division.villages) for division in found["1"]] == [
        ("11.01.01", ("11.01.01", "11.01.02"), (2, 2))
    ]
    assert found["2"] == []
