"""A correction holds in the package, is applied to it, or is refused."""

import pytest

from kodewilayah.codes import RegionCode
from tools.corrections import corrected
from tools.tables import SourceError

CODE = RegionCode("11.01.01")
ABOVE = {RegionCode("11"): "Aceh", RegionCode("11.01"): "Kabupaten Aceh Selatan"}


def row(source_name: str, corrected_name: str, edition: str = "2025", code: str = CODE) -> dict[str, str]:
    return {
        "edition": edition, "code": code, "source_name": source_name, "corrected_name": corrected_name, "reason": "x",
    }  # fmt: skip


def name_after(name: str, *rows: dict[str, str], packaged: bool = True) -> str:
    return corrected("2025", ABOVE | {CODE: name}, rows, packaged=packaged)[CODE]


def test_a_new_row_is_applied_and_then_holds() -> None:
    assert name_after("Bakongn", row("Bakongn", "Bakongan")) == "Bakongan"
    assert name_after("Bakongan", row("Bakongn", "Bakongan")) == "Bakongan"


def test_a_row_of_another_edition_is_left_alone() -> None:
    assert name_after("Bakongn", row("Bakongn", "Bakongan", edition="2022")) == "Bakongn"


def test_a_row_about_the_name_of_the_source_is_applied_to_it() -> None:
    assert name_after("Bakongn", row("Bakongn", "Bakongan"), packaged=False) == "Bakongan"


@pytest.mark.parametrize("name", ["A", "B", "C"])
def test_a_second_correction_follows_the_first(name: str) -> None:
    assert name_after(name, row("A", "B"), row("B", "C")) == "C"


def test_a_correction_is_taken_back_by_another() -> None:
    assert name_after("B", row("A", "B"), row("B", "A")) == "A"
    assert name_after("A", row("A", "B"), row("B", "A")) == "A"


@pytest.mark.parametrize("packaged", [True, False])
@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row("Bakongn", "Bakung")], "line 2: edition 2025 has the name 'Bakongan' at 11.01.01; expected 'Bakongn'"),
        (
            [row("Bakongan", "B"), row("Bakongan", "C")],
            "line 3: the row before it corrects the name of 11.01.01 to 'B'",
        ),
        ([row("Bakongan", "Bakongan")], "line 2: both names of 11.01.01 are 'Bakongan'; a correction changes the name"),
        ([row("X", "Y", code="00")], "line 2: '00'"),
        ([row("X", "Y", code="13")], "line 2: 13 is not a region of edition 2025"),
        ([row("X", "Y", code="11.70")], "line 2: '11.70'"),
        ([row("X", "Y", code="110101")], "line 2: '110101' is not in dotted form"),
        ([row("Bakongan", " padded")], "line 2: 11.01.01 has the name ' padded'; a name is neither empty nor padded"),
        ([row("Kabupaten Aceh Selatan", "Kota X", code="11.01")], "line 2: 11.01 has the name 'Kota X'; by its digits"),
    ],
)
def test_any_other_row_is_refused_with_file_line_and_rule(
    rows: list[dict[str, str]], packaged: bool, message: str
) -> None:
    with pytest.raises(SourceError) as refused:
        name_after("Bakongan", *rows, packaged=packaged)
    assert str(refused.value).startswith(f"corrections.csv, {message}")


def test_a_name_of_the_source_that_is_right_already_is_refused() -> None:
    """The outside table was put right: the row is void there, and holds in the package."""
    with pytest.raises(SourceError, match="because a correction names what it corrects"):
        name_after("Bakongan", row("Bakongn", "Bakongan"), packaged=False)
