"""The readings that somebody has at hand are found by edition, and read whole or refused with file, line and value."""

from pathlib import Path

import pytest

from tests.tools.folders import write
from tools.readings import Source, find, read
from tools.tables import SourceError

EDITIONS = ["2015", "2022", "2025", "2025-2"]
TABLE = "code,name\n11,Aceh\n"


def found(folder: Path, *arguments: str) -> list[tuple[str, str]]:
    """Return path below a folder and edition of each reading that the arguments name there."""
    sources, _ = find([str(folder / argument) for argument in arguments], EDITIONS)
    return [(str(source.path.relative_to(folder)), source.edition) for source in sources]


def test_the_name_of_a_file_ends_in_its_edition(tmp_path: Path) -> None:
    names = ["2022.csv", "decree-72-2015.csv", "somebody_2025.csv", "somebody-2025-2.csv", "12022.csv", "other.csv"]
    write(tmp_path, dict.fromkeys(names, TABLE))
    assert found(tmp_path, ".") == [
        ("decree-72-2015.csv", "2015"),
        ("2022.csv", "2022"),
        ("somebody_2025.csv", "2025"),
        ("somebody-2025-2.csv", "2025-2"),
    ]
    _, unread = find([str(tmp_path)], EDITIONS)
    assert [path.name for path in unread] == ["12022.csv", "other.csv"]


def test_a_folder_of_outside_tables_is_read_from_its_editions(tmp_path: Path) -> None:
    write(tmp_path, {"editions/2022.csv": TABLE, "recapitulation_2025.csv": "province,desa\n"})
    assert found(tmp_path, ".") == [("editions/2022.csv", "2022")]


def test_a_file_is_named_with_its_edition_or_without(tmp_path: Path) -> None:
    write(tmp_path, {"a.csv": TABLE, "b-2015.csv": TABLE})
    sources, unread = find([f"2025={tmp_path / 'a.csv'}", f"2022={tmp_path / 'a.csv'}"], EDITIONS)
    assert ([source.edition for source in sources], unread) == (["2022", "2025"], [])
    assert found(tmp_path, "b-2015.csv", "b-2015.csv", ".") == [("b-2015.csv", "2015")]


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("nowhere", "nowhere: there is no such file or folder"),
        ("2022={folder}/nowhere.csv", r"nowhere\.csv: there is no such file or folder"),
        ("2030={folder}/a.csv", r"there is no edition '2030'; expected one of 2015, 2022, 2025, 2025-2"),
        (
            "{folder}/a.csv",
            r"a\.csv: its name does not end in the id of an edition .* name the edition: 2025-2=.*a\.csv",
        ),
        (
            "{folder}",
            r"no CSV file in it has the id .* expected a name such as 2025-2\.csv, or the argument 2025-2=FILE",
        ),
    ],
)
def test_what_names_no_reading_is_refused(tmp_path: Path, argument: str, message: str) -> None:
    write(tmp_path, {"a.csv": TABLE})
    with pytest.raises(SourceError, match=message):
        find([argument.format(folder=tmp_path)], EDITIONS)


def regions(folder: Path, content: str) -> dict[str, str]:
    write(folder, {"2022.csv": content})
    return {str(code): name for code, name in read(Source(folder / "2022.csv", "2022")).regions.items()}


@pytest.mark.parametrize(
    "content",
    [
        "code,name\n11,Aceh\n11.01.01.2001,Keude Bakongan\n",
        "kode,nama\n1101012001,Keude Bakongan\n11,Aceh\n",
        '"name","parent","code"\n"Keude  Bakongan ",,"11.01.01.2001"\nAceh,x,11\n',
    ],
)
def test_codes_have_dots_or_none_and_columns_are_found_by_their_heads(tmp_path: Path, content: str) -> None:
    assert list(regions(tmp_path, content).items()) == [("11", "Aceh"), ("11.01.01.2001", "Keude Bakongan")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("code,name\n11,Aceh\n11.1,X\n", r"line 3: '11\.1' has 3 digits; a region code has 2 .* 11\.10 into 11\.1"),
        ("code,name\n11.70,X\n", r"line 2: '11\.70': the regency digits 70 must be 01 to 69"),
        (
            "code,name\n11.01,X\n1101,Y\n",
            r"line 3: '1101' is listed twice, first on line 2; expected one row for a code",
        ),
        ("code,name\n11, \n", r"line 2: '11' has the name ' '; expected the name as the decree prints it"),
        ("id,name\n11,Aceh\n", r"line 1: the header is \['id', 'name'\]; expected code,name or kode,nama"),
        ("code,name,code\n11,Aceh,12\n", r"line 1: the header is .*; expected code,name or kode,nama"),
        ("code,kode,nama\n", r"line 1: the header is .*; expected code,name or kode,nama"),
        ("", r"line 1: '' has no line end"),
        ("code,name\n", r"line 1: no row follows the header"),
        ("code,name\n11\n", r"line 2: not 2 cells in \['11'\]"),
        ("code,name\r\n11,Aceh\r\n", r"line 1: .* has a Windows line end"),
    ],
)
def test_a_table_that_cannot_be_compared_is_refused(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(SourceError, match=rf"{tmp_path}/2022\.csv, {message}"):
        regions(tmp_path, content)


def test_lost_rows_and_odd_names_are_no_reason_to_refuse(tmp_path: Path) -> None:
    assert regions(tmp_path, "code,name\n11.01,Aceh Selatan\n") == {"11.01": "Aceh Selatan"}
