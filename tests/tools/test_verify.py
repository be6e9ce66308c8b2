"""`python -m tools.verify`: every difference between a reading and its edition is listed, with who has which name."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kodewilayah import Atlas
from kodewilayah.codes import RegionCode
from tests.tools.folders import EDITED, OUTSIDE, write, write_sources
from tools import verify
from tools.build import DATA, SOURCES
from tools.build import main as build
from tools.comparison import Comparison, compare
from tools.facts import Regions
from tools.naming import Kind
from tools.readings import Reading
from tools.sides import Side, Verdict
from tools.tables import CORRECTIONS, read_rows
from tools.unpack import packaged_tables

# Edition 2022 of the small tables, read by two people.
ONE = (
    "code,name\n19,GONE\n19.01,KAB. GONE\n19.01.01,Gone\n"
    "11,Aceh\n11.01,Kabupaten Aceh Selatan\n11.01.01,Bakongn\n11.01.01.2001,Keude\n11.01.01.2009,Kedua Sembilan\n"
)
OTHER = ONE.replace("Bakongn", "Bakongan").replace("11.01.01.2001,Keude\n", "11.01.01.2001,K e u d e\n")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder of packaged files with three small editions."""
    sources = write_sources(tmp_path / "sources", EDITED)
    outside = write(tmp_path / "outside", OUTSIDE)
    data = tmp_path / "data"
    data.mkdir()
    assert build([str(outside), "--sources", str(sources), "--data", str(data)]) == 0
    return data


def run(data: Path, *arguments: str | Path) -> int:
    return verify.main(["--data", str(data), *map(str, arguments)])


def rows_of(report: str, title: str) -> list[list[str]]:
    """Return the rows of the first table below a title of a report."""
    lines = report.split(f"# {title}\n", 1)[1].split("\n#", 1)[0].split("\n")
    return [line.removeprefix("| ").removesuffix(" |").split(" | ") for line in lines if line.startswith("|")][2:]


def written(folder: Path) -> tuple[str, str]:
    """Write the two readings to a folder; return their paths."""
    write(folder, {"one-2022.csv": ONE, "other-2022.csv": OTHER, "notes.csv": "x\n"})
    return str(folder / "one-2022.csv"), str(folder / "other-2022.csv")


def test_the_summary_comes_first_and_counts_each_difference_once(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = written(tmp_path / "readings")
    assert run(data, tmp_path / "readings") == 0
    report = capsys.readouterr().out
    assert report.startswith("# Readings beside the packaged editions\n")
    assert rows_of(report, "Readings beside the packaged editions") == [
        ["2022", one, "8", "1", "1", "3", "2", "2"],
        ["2022", other, "8", "1", "1", "4", "2", "1"],
    ]
    assert "No reading of edition 2017, 2025." in report
    assert f"Not read, because their names name no edition: {tmp_path / 'readings' / 'notes.csv'}." in report
    assert rows_of(report, "Names that differ, by kind") == [
        ["2022", one, "the name of another edition", "1", "0", "0", "1", "0", "1", "0"],
        ["2022", one, "one letter", "1", "0", "1", "0", "0", "0", "1"],
        ["2022", other, "the name of another edition", "1", "0", "0", "1", "0", "1", "0"],
    ]


def test_each_difference_is_listed_with_who_has_which_of_both(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = written(tmp_path)
    assert run(data, one, other) == 0
    report = capsys.readouterr().out.split(f"## Edition 2022: {one}\n", 1)[1]
    assert ["kelurahan", "1", "0", "-1"] in rows_of(report, "Regions by kind")
    assert rows_of(report, "Codes that are missing in it") == [
        ["11.01.01.1009", "Kedua, Sembilan", "0", "11.01.01.2009", "2017: theirs", "2025: theirs", f"theirs: {other}"]
    ]
    assert rows_of(report, "Codes that only it has") == [
        ["11.01.01.2009", "Kedua Sembilan", "0", "11.01.01.1009", "2017: ours", "2025: ours", f"theirs: {other}"]
    ]
    assert rows_of(report, "Names: the name of another edition") == [
        [
            "divided", "11.01.01.2001", "Keude Bakongan", "Keude", "2017: theirs", "2025: ours", f"theirs: {other}",
            "2017",
        ]
    ]  # fmt: skip
    assert rows_of(report, "Names: one letter") == [
        ["ours", "11.01.01", "Bakongan", "Bakongn", "2017: ours", "2025: ours", f"ours: {other}", ""]
    ]


def test_regions_below_a_missing_one_are_counted_and_levels_that_a_reading_lacks_are_not(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"2022.csv": "code,name\n11,ACEH\n11.01,KAB. ACEH SELATAN\n"})
    assert run(data, tmp_path / "2022.csv") == 0
    report = capsys.readouterr().out
    assert rows_of(report, "Readings beside the packaged editions")[0][3:5] == ["2", "0"]
    assert rows_of(report, "Codes that are missing in it") == [
        ["19", "GONE", "1", "", "2017: theirs", "2025: theirs", ""]
    ]
    assert "It has no region of level 3, 4; these levels were not compared." in report
    assert rows_of(report, "Names that differ, by kind") == []


def test_a_place_with_another_code_in_the_edition_after_is_compared_under_that_code(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"2022.csv": 'code,name\n11.01.01.1009,"Satu, ""Dua"""\n'})
    assert run(data, tmp_path) == 0
    row = rows_of(capsys.readouterr().out, "Names: the name of another edition")[0]
    assert row == ["theirs", "11.01.01.1009", "Kedua, Sembilan", 'Satu, "Dua"', "", "2025: theirs", "", "2025"]


def test_a_pipe_in_a_name_does_not_break_the_table(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"2022.csv": "code,name\n19,X|Y\n"})
    assert run(data, tmp_path) == 0
    assert "| GONE | X\\|Y |" in capsys.readouterr().out


def test_the_rows_can_be_appended_to_the_corrections(data: Path, tmp_path: Path) -> None:
    one, other = written(tmp_path)
    file = tmp_path / "rows.csv"
    assert run(data, one, other, "--csv", file) == 0
    rows = read_rows(file, CORRECTIONS)
    assert [tuple(row.values()) for row in rows] == [
        (
            "2022", "11.01.01.2001", "Keude Bakongan", "K e u d e",
            f"the name of another edition: {other}, {one}, edition 2017; against it edition 2025",
        ),
        (
            "2022", "11.01.01.2001", "Keude Bakongan", "Keude",
            f"the name of another edition: {one}, {other}, edition 2017; against it edition 2025",
        ),
        (
            "2022", "11.01.01", "Bakongan", "Bakongn",
            f"one letter: {one}; against it {other}, edition 2017, edition 2025",
        ),
    ]  # fmt: skip
    # The judge takes the second and the third.
    sources = tmp_path / "sources"
    with (sources / CORRECTIONS).open("a", encoding="utf-8") as corrections:
        corrections.writelines(file.read_text(encoding="utf-8").splitlines(keepends=True)[2:])
    assert build(["--sources", str(sources), "--data", str(data)]) == 0
    edition = Atlas(data).edition("2022")
    assert [edition[code].name for code in ("11.01.01", "11.01.01.2001")] == ["Bakongn", "Keude"]


def test_a_name_that_two_readings_have_in_the_same_way_is_one_row(data: Path, tmp_path: Path) -> None:
    write(tmp_path, {"one-2022.csv": ONE, "other-2022.csv": ONE})
    assert run(data, tmp_path / "one-2022.csv", tmp_path / "other-2022.csv", "--csv", tmp_path / "rows.csv") == 0
    rows = read_rows(tmp_path / "rows.csv", CORRECTIONS)
    assert [row["corrected_name"] for row in rows] == ["Keude", "Bakongn"]
    assert all(f"{tmp_path}/{name}-2022.csv" in row["reason"] for row in rows for name in ("one", "other"))


def test_a_reading_that_is_refused_is_named_and_nothing_is_printed(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"2022.csv": "code,name\n11.1,X\n"})
    capsys.readouterr()
    assert run(data, tmp_path) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"error: {tmp_path}/2022.csv, line 2: '11.1' has 3 digits")


def test_a_call_without_a_reading_is_refused_with_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        verify.main([])
    assert stopped.value.code == 2
    assert "READING" in capsys.readouterr().err


# All bundled records

EDITIONS = packaged_tables(DATA).regions
CORRECTED = read_rows(SOURCES / CORRECTIONS, CORRECTIONS)


def compared(editions: Mapping[str, Regions]) -> list[Comparison]:
    """Compare a reading of each edition with what is packaged."""
    readings = [Reading(f"{edition}.csv", edition, regions) for edition, regions in editions.items()]
    return list(compare(Atlas(DATA), EDITIONS, readings))


@pytest.mark.sweep
def test_an_edition_does_not_differ_from_itself() -> None:
    for comparison in compared(EDITIONS):
        assert comparison.identical == len(EDITIONS[comparison.reading.edition])
        assert (comparison.names, comparison.missing, comparison.extra) == ([], [], [])
        assert (comparison.printed_otherwise, comparison.left_out) == (0, ())


@pytest.fixture(scope="module")
def undone() -> list[Comparison]:
    """Return each edition beside itself with the names that its source has."""
    editions: dict[str, dict[RegionCode, str]] = {edition: dict(regions) for edition, regions in EDITIONS.items()}
    # From the last line up, because a line may correct the result of one above it.
    for row in reversed(CORRECTED):
        editions[row["edition"]][RegionCode(row["code"])] = row["source_name"]
    return compared(editions)


@pytest.mark.sweep
def test_an_edition_without_its_corrections_differs_in_exactly_these_names(undone: list[Comparison]) -> None:
    source, result = {}, {}
    for row in reversed(CORRECTED):
        source[row["edition"], row["code"]] = row["source_name"]
    for row in CORRECTED:
        result[row["edition"], row["code"]] = row["corrected_name"]
    found = {
        (comparison.reading.edition, str(difference.code)): (difference.ours, difference.theirs)
        for comparison in undone
        for difference in comparison.names
    }
    assert found == {place: (result[place], name) for place, name in source.items() if name != result[place]}
    assert len(found) >= 774
    assert not any(comparison.printed_otherwise or comparison.missing or comparison.extra for comparison in undone)


# What the reason of a correction says of the editions before and after, and which name these have then.
REASONS = {
    "agrees with edition 2025 and 2021": (Side.OURS, Side.OURS),
    "and 2021 and 2025": (Side.OURS, Side.OURS),
    "agrees with edition 2021": (Side.OURS, Side.NEITHER),
    "and the editions before and after agree": (Side.OURS, Side.OURS),
    "editions 2015 and 2021 have it": (Side.OURS, Side.OURS),
    "and 137/2017 agree": (None, Side.OURS),
    "; next edition": (None, Side.OURS),
}


@pytest.mark.sweep
@pytest.mark.parametrize("words", REASONS)
def test_the_editions_before_and_after_have_what_the_reason_of_a_correction_says(
    undone: list[Comparison], words: str
) -> None:
    reasons = {(row["edition"], row["code"]): row["reason"] for row in CORRECTED}
    found = [
        tuple(each.side if each else None for each in (difference.witnesses.before, difference.witnesses.after))
        for comparison in undone
        for difference in comparison.names
        if reasons[comparison.reading.edition, difference.code].endswith(words)
    ]
    assert found
    assert set(found) == {REASONS[words]}


@pytest.mark.sweep
def test_of_no_correction_is_it_known_that_the_source_was_right(undone: list[Comparison]) -> None:
    kinds = {difference.kind for comparison in undone for difference in comparison.names}
    assert kinds == set(Kind)
    # In the edition in force a later decree may bring back a name that was corrected.
    older = [comparison for comparison in undone if comparison.reading.edition <= "2022"]
    verdicts = {difference.witnesses.verdict for comparison in older for difference in comparison.names}
    assert verdicts == {Verdict.OURS, Verdict.DIVIDED}


@pytest.mark.sweep
def test_readings_of_one_edition_are_compared_with_each_other(undone: list[Comparison]) -> None:
    edition = undone[-1].reading.edition
    ours = Reading("ours", edition, EDITIONS[edition])
    theirs = Reading("theirs", edition, undone[-1].reading.regions)
    with_ours, *with_theirs = compare(Atlas(DATA), EDITIONS, [ours, undone[-1].reading, theirs])
    assert with_ours.names == []
    for comparison, other in zip(with_theirs, ("theirs", f"{edition}.csv"), strict=True):
        assert comparison.names
        for difference in comparison.names:
            assert (difference.witnesses.with_ours, difference.witnesses.with_theirs) == (("ours",), (other,))
