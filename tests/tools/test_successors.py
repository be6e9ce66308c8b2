"""A decision on a successor takes effect on the outside crosswalk and on the packaged one, with the same result."""

import pytest

from kodewilayah.codes import RegionCode
from tools.facts import Move
from tools.successors import decided
from tools.tables import SourceError

OLD, NEW, OTHER = "11.01.01.2001", "11.01.01.2002", "11.01.01.2003"
REGIONS = {"2022": {RegionCode(OLD): "Lama"}, "2025": {RegionCode(NEW): "Baru", RegionCode(OTHER): "Lain"}}
RENAMED = Move("2022", OLD, "2025", NEW, "renamed", "high", "x")
UNKNOWN = Move("2022", OLD, "2025", "", "removed", "none", "no successor found")
ADDED = Move("2022", OLD, "2025", OTHER, "renamed", "medium", "decided by a person")


def decision(word: str, code_to: str = NEW, kind: str = "renamed", code_from: str = OLD) -> dict[str, str]:
    return {
        "edition_from": "2022", "code_from": code_from, "edition_to": "2025", "code_to": code_to, "kind": kind,
        "decision": word, "reason": "x",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("moves", "rows", "result"),
    [
        ([RENAMED], [decision("keep")], [RENAMED]),
        ([RENAMED], [decision("drop")], [UNKNOWN]),
        ([RENAMED], [decision("add", OTHER)], [RENAMED, ADDED]),
        ([RENAMED], [decision("drop"), decision("add", OTHER)], [ADDED]),
        ([UNKNOWN], [decision("add", OTHER)], [ADDED]),
    ],
)
def test_outside_and_package_give_the_same_and_a_second_build_changes_nothing(
    moves: list[Move], rows: list[dict[str, str]], result: list[Move]
) -> None:
    assert decided(moves, rows, REGIONS, packaged=False) == result
    assert decided(moves, rows, REGIONS, packaged=True) == result
    assert decided(result, rows, REGIONS, packaged=True) == result


def test_an_added_successor_is_dropped_again_by_changing_the_word() -> None:
    with_it = decided([UNKNOWN], [decision("add")], REGIONS, packaged=True)
    assert decided(with_it, [decision("drop")], REGIONS, packaged=True) == [UNKNOWN]
    assert decided([UNKNOWN], [], REGIONS, packaged=True) == [UNKNOWN]


def test_a_dropped_row_about_digits_that_stay_leaves_nothing() -> None:
    regions = {"2022": {RegionCode(OLD): "Lama"}, "2025": {RegionCode(OLD): "Lain", RegionCode(NEW): "Lama"}}
    move = Move("2022", OLD, "2025", NEW, "code_reassigned", "medium", "x")
    assert decided([move], [decision("drop", kind="code_reassigned")], regions, packaged=True) == []


@pytest.mark.parametrize("packaged", [True, False])
@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([decision("keep", OTHER)], "is not a row of the crosswalk; a row that is kept must be there"),
        ([decision("keep"), decision("drop")], "line 3: .* is decided twice"),
        ([decision("add", "11.01.01.2009")], "line 2: 11.01.01.2009 is not a region of edition 2025"),
        ([decision("add", code_from="11.01.01.2009")], "line 2: 11.01.01.2009 is not a region of edition 2022"),
        ([decision("add") | {"edition_to": "2031"}], "line 2: there is no edition '2031'"),
    ],
)
def test_a_decision_that_cannot_be_right_is_refused(rows: list[dict[str, str]], packaged: bool, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        decided([RENAMED], rows, REGIONS, packaged=packaged)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (decision("add"), "is a row of the crosswalk already; delete this line or decide again"),
        (decision("drop", kind="merged"), "is not a row of the crosswalk; delete this line or decide again"),
    ],
)
def test_a_decision_that_the_outside_crosswalk_has_made_void_is_refused(row: dict[str, str], message: str) -> None:
    with pytest.raises(SourceError, match=message):
        decided([RENAMED], [row], REGIONS, packaged=False)
