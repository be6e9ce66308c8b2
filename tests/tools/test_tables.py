"""A table of `sources/` or from outside is read whole or refused, with file, line and value."""

from pathlib import Path

import pytest

from tests.tools.folders import write
from tools.outside import read_edition
from tools.tables import SourceError

SOUND = "code,name\n11,Aceh\n11.01,Kabupaten Aceh Selatan\n11.01.01,Bakongan\n11.01.01.2001,Keude\n12,Sumatera Utara\n"


def edition(folder: Path, content: str | bytes) -> dict[str, str]:
    write(folder, {"editions/2025.csv": ""})
    path = folder / "editions" / "2025.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return {str(code): name for code, name in read_edition(folder, "2025").items()}


def test_a_sound_table_is_read_in_code_order(tmp_path: Path) -> None:
    header, *lines = SOUND.splitlines(keepends=True)
    assert list(edition(tmp_path, header + "".join(reversed(lines)))) == [line.partition(",")[0] for line in lines]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("11,Aceh", r"line 7: 11 is listed twice"),
        ("13.01,Kabupaten X", r"13\.01 is an orphan; 13 is not in the table"),
        ("11.01.02.2001,X", r"11\.01\.02\.2001 is an orphan"),
        ("13, Sumatera Barat", r"13 has the name ' Sumatera Barat'; a name is neither empty nor padded"),
        ("13,Sumatera  Barat", r"neither empty nor padded"),
        ("13,", r"13 has the name ''"),
        ("13,Suma\x07tera", r"cannot be printed"),
        ("11.02,Aceh Tenggara", r"line 7: 11\.02 has the name 'Aceh Tenggara'; .* it is a kabupaten"),
        ("11.71,Kabupaten Banda Aceh", r"by its digits it is a kota"),
        ("11.70,Kota X", r"line 7: '11\.70': the regency digits 70 must be"),
        ("11.1,Kota X", r"line 7: '11\.1' has 3 digits"),
        ("1102,Kabupaten X", r"line 7: '1102' is not in dotted form; expected 11\.02"),
        ("13,Sumatera,Barat", r"line 7: not 2 cells"),
        ("", r"line 7: not 2 cells in \[\]"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        edition(tmp_path, f"{SOUND}{row}\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"line 1: '' has no line end; is the file cut off\?"),
        (b"\xef\xbb\xbfcode,name\n11,Aceh\n", r"line 1: .* begins with a byte order mark"),
        (b"code,name\r\n11,Aceh\r\n", r"line 1: .* has a Windows line end"),
        (b"kode,nama\n11,Aceh\n", r"line 1: the header is \['kode', 'nama'\]; expected \['code', 'name'\]"),
        (b'code,name\n11,"Aceh\n', r"line 2: unexpected end of data"),
        (b"code,name\n11,Aceh\n12,Bo\xe9\n", r"line 3: b'12,Bo\\xe9' is not UTF-8"),
        (b"code,name\n11,Aceh", r"line 2: '11,Aceh' has no line end"),
    ],
)
def test_a_file_that_is_not_such_a_table_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        edition(tmp_path, content)
