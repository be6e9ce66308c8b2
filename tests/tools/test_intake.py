"""A decree's table is read whole or refused, with file, line and value."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodewilayah import _data
from kodewilayah.codes import RegionCode
from tests.property.strategies import kecamatan, provinces, regencies, villages
from tools.build import DATA
from tools.facts import read_regions
from tools.intake import check_recapitulation, read_table
from tools.tables import SourceError, read_csv

SOUND = {
    "11": "Aceh",
    "11.01": "Kabupaten Aceh Selatan",
    "11.01.01": "Bakongan, Timur",
    "11.01.01.2001": "Ma'u",
    "11.01.01.2002": "Regapu\u2019u",
    "11.71": "Kota Banda Aceh",
}
DUMP = """-- a dump; it isn't long
/*!40101 SET NAMES utf8 */;
CREATE TABLE `wilayah` (`kode` varchar(13) NOT NULL DEFAULT '', `nama` varchar(99), PRIMARY KEY (`kode`));
# INSERT INTO wilayah VALUES ('99','of a comment');
INSERT INTO `wilayah` (`kode`, `nama`) VALUES
('11','Aceh'), -- ('98', 'of another')
("11.01", "Kabupaten Aceh Selatan"),
('11.01.01','Bakongan, Timur');
INSERT INTO wilayah VALUES ('11.01.01.2001','Ma''u'),('11.01.01.2002', /* ; */ "Regapu\u2019u");
insert into wilayah ("kode", "nama") values ('11.71', 'Kota Banda Aceh');
COMMIT;
"""

names = (
    st.text(min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda name: name and name.isprintable() and not {"\\", "\ufffd"} & {*name})
)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in draw(st.lists(st.tuples(provinces, regencies, kecamatan, villages), min_size=1, max_size=6)):
        for depth in range(1, 5):
            code = RegionCode(".".join(path[:depth]))
            term = f"{code.kind.value.title()} " if depth == 2 else ""
            found.setdefault(str(code), term + draw(names))
    return dict(draw(st.permutations(list(found.items()))))


def as_csv(table: dict[str, str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([("code", "name"), *table.items()])
    return text.getvalue()


def as_sql(table: dict[str, str], quote: str = "'", escape: str = "'", head: str = "w", *, single: bool = False) -> str:
    escaped = escape.replace("'", quote) + quote
    pairs = [(code, name.replace(quote, escaped)) for code, name in table.items()]
    rows = [f"({quote}{code}{quote},{quote}{name}{quote})" for code, name in pairs]
    groups = rows if single else [",\n".join(rows)]
    return "".join(f"INSERT INTO {head} VALUES\n{group};\n" for group in groups)


def table(folder: Path, content: str | bytes, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# What is sound is read whole


def test_a_csv_is_read_in_code_order(tmp_path: Path) -> None:
    found = read_table(table(tmp_path, as_csv(dict(reversed(SOUND.items())))))
    assert list(found.items()) == list(SOUND.items())
    assert all(type(code) is RegionCode for code in found)


def test_a_dump_is_read_without_its_comments_and_other_statements(tmp_path: Path) -> None:
    assert read_table(table(tmp_path, DUMP, "table.sql")) == SOUND


@pytest.mark.sweep
@given(tables())
def test_any_table_reads_back_from_a_csv(tmp_path_factory: pytest.TempPathFactory, regions: dict[str, str]) -> None:
    path = table(tmp_path_factory.mktemp("csv"), as_csv(regions))
    assert read_table(path) == regions


@pytest.mark.sweep
@given(
    tables(),
    st.sampled_from("'\""),
    st.sampled_from("'\\"),
    st.sampled_from(
        ["w", "`w` (`code`, `name`)", '"w" ("kode", "nama")', "d.w(code,name)", "IGNORE_THIS (KODE, NAMA)"]
    ),
    st.booleans(),
)
def test_any_table_reads_back_from_a_dump_of_any_style(
    tmp_path_factory: pytest.TempPathFactory, regions: dict[str, str], quote: str, escape: str, head: str, single: bool
) -> None:
    text = as_sql(regions, quote, escape, head, single=single)
    assert read_table(table(tmp_path_factory.mktemp("sql"), text, "table.sql")) == regions


@pytest.fixture(scope="module")
def packaged_regions() -> dict[str, str]:
    return {str(code): name for code, name in read_regions(_data.Folder(DATA).table()).items()}


@pytest.mark.sweep
@pytest.mark.parametrize("escape", ["'", "\\"])
def test_no_row_of_the_packaged_edition_is_lost_in_a_dump(
    tmp_path: Path, packaged_regions: dict[str, str], escape: str
) -> None:
    regions = packaged_regions
    assert sum("'" in name for name in regions.values()) > 400
    assert read_table(table(tmp_path, as_sql(regions, escape=escape), "TABLE.SQL")) == regions


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("w (id, nama, kode)", "(1, 'Aceh', '11')"),
        ("w (kode, luas, nama, at)", "('11', 1.5e3, 'Aceh', now())"),
        ("w", "('11', 'Aceh', NULL, f('a', (2)))"),
        ("IGNORE w", "('11', 'Aceh')"),
    ],
)
def test_columns_are_found_by_name_or_are_the_first_two(tmp_path: Path, head: str, row: str) -> None:
    into = head if head.startswith("IGNORE") else f"INTO {head}"
    text = f"INSERT {into.replace('IGNORE', 'IGNORE INTO')} VALUES {row};\n"
    assert read_table(table(tmp_path, text, "table.sql")) == {"11": "Aceh"}


# What is damaged is refused


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("11.71,Kota", "11.71,Kota X\n11.71,Kota", r"line 8: 11\.71 is listed twice"),
        ("11.01.01,", "11.01.02,", r"line 5: 11\.01\.01\.2001 is an orphan; 11\.01\.01 is not in the table"),
        ("11.71,", "11.7,", r"line 7: '11\.7' has 3 digits"),
        ("11.71,", "11.70,", r"line 7: '11\.70': the regency digits 70"),
        ("11.71,", "11.01.01.4001,", r"line 7: '11\.01\.01\.4001'"),
        ("11.71,", "31.0,", r"line 7: '31\.0'"),
        ("11.71,", "3174091002.0,", r"line 7: '3174091002\.0'"),
        ("11.71,", "3.17E+09,", r"line 7: '3\.17E\+09'"),
        ("11.71,", "1171,", r"line 7: '1171' is not in dotted form; expected 11\.71"),
        ("11.71,", ",", r"line 7: ''"),
        ("11.71,", " 11.71,", r"line 7: ' 11\.71' is not in dotted form"),
        ("11,Aceh", "11,", r"line 2: 11 has the name ''"),
        ("11,Aceh", "11, Aceh", r"line 2: 11 has the name ' Aceh'; a name is neither empty nor padded"),
        ("11,Aceh", "11,Ac\u00adeh", r"line 2: 11 has the name .* cannot be printed"),
        ("11,Aceh", '11,"Ac\neh"', r"line 2: unexpected end of data in '11,\"Ac'"),
        ("11,Aceh", "11,Ma\\'u", r"line 2: 11 has the name .* with '\\\\'"),
        ("11,Aceh", "11,Ac\ufffdh", r"line 2: 11 has the name .* with '\ufffd'"),
        ("Kota Banda", "Banda", r"line 7: 11\.71 has the name 'Banda Aceh'; by its digits it is a kota"),
        ("11,Aceh", "11,Aceh,NAD", r"line 2: not 2 cells in \['11', 'Aceh', 'NAD'\]"),
        ("11,Aceh", "11", r"line 2: not 2 cells in \['11'\]"),
        ("11.71,Kota", '11.71,"Kota', r"line 7: unexpected end of data in '11\.71,\"Kota Banda Aceh'"),
        ("code,name", "code;name", r"line 1: the header is \['code;name'\]; expected \['code', 'name'\]"),
        ("code,name", "name,code", r"line 1: the header is \['name', 'code'\]"),
        ("code,name", "\ufeffcode,name", r"line 1: '\\ufeffcode,name' begins with a byte order mark"),
        ("11,Aceh\n", "11,Aceh\r\n", r"line 2: '11,Aceh\\r' has a Windows line end"),
        ("Banda Aceh\n", "Banda A", r"line 7: '11\.71,Kota Banda A' has no line end; is the file cut off\?"),
    ],
)
def test_a_damaged_csv_is_refused_with_line_and_value(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = as_csv(SOUND)
    assert old in text
    with pytest.raises(SourceError, match=rf"^table\.csv, {said}"):
        read_table(table(tmp_path, text.replace(old, new, 1)))


@pytest.mark.parametrize(("name", "write"), [("table.csv", as_csv), ("table.sql", as_sql)])
def test_other_encodings_are_refused_with_line_and_value(tmp_path: Path, name: str, write: object) -> None:
    assert callable(write)
    text = write(SOUND | {"11.01.01": "Caf\u00e9"})
    damaged = text.replace("\u2019", "'") if name == "table.csv" else text.replace("\u2019", "")
    with pytest.raises(SourceError, match=r"line 4: b.*Caf\\xe9.* is not UTF-8"):
        read_table(table(tmp_path, damaged.encode("latin-1"), name))
    with pytest.raises(SourceError, match=r"line 1: b'\\xff\\xfe.* is not UTF-8"):
        read_table(table(tmp_path, damaged.encode("utf-16"), name))


@pytest.mark.parametrize("content", ["", "\n", "code,name\n"])
def test_a_table_without_rows_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(SourceError, match=r"^table\.csv, line 1: "):
        read_table(table(tmp_path, content))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("('11.71', 'Kota Banda Aceh');", "('11.71', 'Kota Banda Aceh')", r"line 11: 'COMMIT' was found where COMMA"),
        ("('11','Aceh')", "('11','Ac'eh')", r"line 6: 'eh' follows text without a comma"),
        ("('11','Aceh')", "(11,'Aceh')", r"line 6: '11' is not text in quotes"),
        ("'11.71'", "11.1", r"line 10: '11\.1' is not text in quotes"),
        ("'11.71'", "'11.1'", r"line 10: '11\.1' has 3 digits"),
        ("'11.71'", "'11.01'", r"line 10: 11\.01 is listed twice"),
        ("'11.71'", "'12.71'", r"line 10: 12\.71 is an orphan"),
        ("'11.71'", "NULL", r"line 10: 'NULL' is not text in quotes"),
        ("'11.71'", "'11' '.71'", r"line 10: '\.71' follows text without a comma"),
        ("'11.71'", "", r"line 10: ',' follows a cell with nothing in it"),
        ("('11','Aceh')", "('11','Aceh',5)", r"line 6: '\(' begins a row of 3 cells; expected 2"),
        ("('11','Aceh')", "('11')", r"line 6: '\(' begins a row of 1 cells; expected 2"),
        ("wilayah VALUES ('11.01.01.2001','Ma''u')", "wilayah VALUES ('11')", r"line 9: '\(' begins a row of 1 cells"),
        ("('11','Aceh'),", "('11','Aceh')", r"line 7: '\(' was found where COMMA was expected"),
        ("`nama`) VALUES", "`luas`) VALUES", r"line 5: 'INSERT' has the columns \['kode', 'luas'\]"),
        ("INTO `wilayah`", "INTO `pulau`", r"line 9: 'wilayah' is another table than 'pulau'"),
        ("INTO `wilayah`", "`wilayah`", r"line 5: '\(' was found where INTO was expected"),
        ("COMMIT;", "DELETE FROM wilayah;", r"line 11: 'DELETE' begins a statement that may change rows"),
        ("COMMIT;", "REPLACE INTO wilayah VALUES ('12', 'X');", r"line 11: 'REPLACE' begins a statement"),
        ("COMMIT;", "WITH x AS (SELECT 1) INSERT INTO wilayah SELECT 1;", r"line 11: 'WITH' begins a statement"),
        ("'11.71', 'Kota", "'11.71', 'Kota\n", r"line 10: 11\.71 has the name 'Kota\\n Banda Aceh'"),
        ("COMMIT;", "COMMIT", r"line 11: 'COMMIT' is the last word, but no `;` follows: the dump is cut off"),
        ("COMMIT;", "COMMIT; /* and", r"line 11: 'COMMIT; /\* and' ends inside a comment: the dump is cut off"),
        ("COMMIT;", "{# and", r"line 11: '{# and' is not SQL"),
        ("-- a dump", "\ufeff-- a dump", r"line 1: .* begins with a byte order mark"),
        ("COMMIT;\n", "COMMIT;\r\n", r"line 11: 'COMMIT;\\r' has a Windows line end"),
        ("COMMIT;\n", "COMMIT; 'and\n", r"line 11: 'and\\n' is the last word, but no `;` follows: the dump is cut off"),
        ("COMMIT;\n", "COMMIT;", r"line 11: 'COMMIT;' has no line end; is the file cut off\?"),
    ],
)
def test_a_damaged_dump_is_refused_with_line_and_value(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in DUMP
    with pytest.raises(SourceError, match=rf"^table\.sql, (?:{said})"):
        read_table(table(tmp_path, DUMP.replace(old, new, 1), "table.sql"))


@pytest.mark.parametrize("quote", "'\"")
def test_a_dump_that_is_cut_off_anywhere_is_refused(tmp_path: Path, quote: str) -> None:
    text = as_sql(SOUND, quote)
    for end in range(len(text) - len(";\n")):
        for last in ("", "\n"):
            with pytest.raises(SourceError, match=r"^table\.sql, line [1-7]: "):
                read_table(table(tmp_path, text[:end] + last, "table.sql"))


def test_a_csv_that_is_cut_off_inside_a_line_is_refused(tmp_path: Path) -> None:
    text = as_csv(SOUND)
    for end in range(len(text)):
        if not text[:end].endswith("\n"):
            with pytest.raises(SourceError, match=r"^table\.csv, line [1-7]: "):
                read_table(table(tmp_path, text[:end]))


# The recapitulation

RECAPITULATION = "code,kabupaten,kota,kecamatan,kelurahan,desa,area_km2\n11,1,1,1,0,2,5.5\n"


def test_a_recapitulation_that_agrees_is_taken(tmp_path: Path) -> None:
    regions = read_table(table(tmp_path, as_csv(SOUND)))
    check_recapitulation(table(tmp_path, RECAPITULATION), regions)
    adat = regions | {RegionCode("11.01.01.3001"): "Adat"}
    check_recapitulation(table(tmp_path, RECAPITULATION.replace("0,2", "0,3")), adat)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("11,1,1,1,0,2", "11,1,1,1,0,3", r"line 2: 11 should have '3' desa; the table has 2"),
        ("11,1,1,1,0,2", "11,1,1,1,1,2", r"line 2: 11 should have '1' kelurahan; the table has 0"),
        ("11,1,1,1,0,2", "11,1,1,2,0,2", r"line 2: 11 should have '2' kecamatan; the table has 1"),
        ("11,1,1,1,0,2", "11,1,x,1,0,2", r"line 2: 11 should have 'x' kota; the table has 1"),
        ("11,1,1,1,0,2", "11,2,1,1,0,2", r"line 2: 11 should have '2' kabupaten; the table has 1"),
        ("11,1,1", "12,1,1", r"line 2: 12 is not a province of the table"),
        ("5.5\n", "5.5\n11,1,1,1,0,2,5.5\n", r"line 3: 11 is not a province of the table, or is listed twice"),
        ("11,1,1,1,0,2,5.5\n", "", r"line 1: it lacks province 11"),
        ("desa,", "dessa,", r"line 1: the header is"),
    ],
)
def test_a_recapitulation_that_differs_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    regions = read_table(table(tmp_path, as_csv(SOUND)))
    assert old in RECAPITULATION
    with pytest.raises(SourceError, match=rf"^recap\.csv, {said}"):
        check_recapitulation(table(tmp_path, RECAPITULATION.replace(old, new, 1), "recap.csv"), regions)


def test_columns_that_are_not_asked_for_are_yielded_too(tmp_path: Path) -> None:
    assert list(read_csv(table(tmp_path, "b,a\n1,2\n"), ["a"])) == [(2, {"b": "1", "a": "2"})]
