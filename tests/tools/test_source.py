"""A source that cannot be right is refused, with file, line and value; nothing is written."""

import csv
from pathlib import Path

import pytest

from tools.source import Source, SourceError

SOUND = [
    ("11", "Aceh"),
    ("11.01", "Kabupaten Aceh Selatan"),
    ("11.01.01", "Bakongan"),
    ("11.01.01.2001", "Keude Bakongan"),
    ("12", "Sumatera Utara"),
]


def source(folder: Path, rows: list[tuple[str, str]], corrections: str = "") -> Source:
    (folder / "editions").mkdir(exist_ok=True)
    with (folder / "editions" / "2025.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("code", "name"), *rows])
    header = "edition,code,source_name,corrected_name,reason\n"
    (folder / "corrections.csv").write_text(header + corrections, encoding="utf-8")
    return Source(folder)


def test_a_sound_source_is_read_in_code_order(tmp_path: Path) -> None:
    found = source(tmp_path, SOUND[::-1]).regions("2025")
    assert list(found.items()) == SOUND


def test_a_correction_is_applied_to_its_edition_only(tmp_path: Path) -> None:
    corrections = '2025,11.01.01,Bakongan,"Bakongan, II",reason\n2022,11,ACEH,Aceh,other edition\n'
    assert source(tmp_path, SOUND, corrections).regions("2025")["11.01.01"] == "Bakongan, II"  # type: ignore[index]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([*SOUND, ("11", "Aceh")], r"line 7: 11 stands there twice"),
        ([*SOUND, ("13.01", "Kabupaten X")], r"13\.01 is an orphan; 13 is not in the table"),
        ([*SOUND, ("11.01.02.2001", "X")], r"11\.01\.02\.2001 is an orphan"),
        ([*SOUND, ("13", " Sumatera Barat")], r"13 has the name ' Sumatera Barat'; a name is neither empty nor padded"),
        ([*SOUND, ("13", "Sumatera  Barat")], r"neither empty nor padded"),
        ([*SOUND, ("13", "")], r"13 has the name ''"),
        ([*SOUND, ("13", "Suma\x07tera")], r"cannot be printed"),
        ([*SOUND, ("11.02", "Aceh Tenggara")], r"line 7: 11\.02 has the name 'Aceh Tenggara'; .* it is a kabupaten"),
        ([*SOUND, ("11.71", "Kabupaten Banda Aceh")], r"by its digits it is a kota"),
        ([*SOUND, ("11.70", "Kota X")], r"line 7: '11\.70': the regency digits 70 must be"),
        ([*SOUND, ("11.1", "Kota X")], r"line 7: '11\.1' has 3 digits"),
        ([*SOUND, ("1102", "Kabupaten X")], r"line 7: '1102' is not in dotted form; right would be 11\.02"),
    ],
)
def test_what_cannot_be_right_is_refused(tmp_path: Path, rows: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(SourceError, match=said):
        source(tmp_path, rows).regions("2025")


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        ("2025,11.01.01,Bakongn,Bakongan,reason\n", r"has 'Bakongan' at 11\.01\.01, not 'Bakongn'"),
        ("2025,99,X,Y,reason\n", r"has None at 99"),
        ("2025,11.70,X,Y,reason\n", r"corrections\.csv, line 2: '11\.70'"),
        ("2025,11.01.01,Bakongan, padded,reason\n", r"padded"),
        ("2025,11.01.01,Bakongan\n", r"line 2: not 5 cells"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(tmp_path: Path, correction: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        source(tmp_path, SOUND, correction).regions("2025")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", r"line 1: the file is empty"),
        (b"\xef\xbb\xbfcode,name\n11,Aceh\n", r"line 1: the header is"),
        (b"kode,nama\n11,Aceh\n", r"line 1: the header is \['kode', 'nama'\]; right would be \['code', 'name'\]"),
        (b'code,name\n11,"Aceh\n', r"line 2: unexpected end of data"),
        (b"code,name\n11,Aceh\n12,Bo\xe9\n", r"line 3: b'\\xe9' is not UTF-8"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    found = source(tmp_path, SOUND)
    (tmp_path / "editions" / "2025.csv").write_bytes(content)
    with pytest.raises(SourceError, match=said):
        found.regions("2025")


def test_a_row_with_a_cell_too_many_is_refused(tmp_path: Path) -> None:
    found = source(tmp_path, SOUND)
    with (tmp_path / "editions" / "2025.csv").open("a", encoding="utf-8") as file:
        file.write("13,Sumatera,Barat\n")
    with pytest.raises(SourceError, match="line 7: not 2 cells"):
        found.regions("2025")
