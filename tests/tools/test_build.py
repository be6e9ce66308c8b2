"""The build needs only the checkout, is deterministic, proves what it wrote, and replaces only when all is well."""

import tempfile
from pathlib import Path
from zlib import crc32

import pytest

from kodewilayah import Atlas, _data
from kodewilayah.facts.plain import PLAIN
from tests.tools.folders import EDITED, OUTSIDE, change, contents, write, write_sources
from tools import build, packaged
from tools.build import DATA, SOURCES, facts_of, written_aside
from tools.facts import Facts, read_regions
from tools.outside import outside_tables, read_edition
from tools.tables import SourceError, read_rows, read_sources, table_text
from tools.unpack import facts_of_package, packaged_tables

IDS = ["2017", "2022", "2025"]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return write_sources(tmp_path / "sources", EDITED)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    return write(tmp_path / "outside", OUTSIDE)


@pytest.fixture
def data(tmp_path: Path, sources: Path, outside: Path) -> Path:
    """Return a folder of packaged files, built from outside."""
    folder = tmp_path / "package" / "data"
    folder.mkdir(parents=True)
    assert run(sources, folder, outside) == 0
    return folder


def run(sources: Path, data: Path, *more: Path | str) -> int:
    return build.main([*map(str, more), "--sources", str(sources), "--data", str(data)])


def outside_facts(sources: Path, outside: Path) -> Facts:
    return facts_of(read_sources(sources), outside_tables(outside, IDS), packaged=False)


# The package of this checkout


@pytest.mark.sweep
def test_the_packaged_files_are_built_from_the_checkout_alone_to_the_byte() -> None:
    files = packaged.files(facts_of(read_sources(SOURCES), packaged_tables(DATA), packaged=True))
    assert {name for name, content in files.items() if (DATA / name).read_bytes() != content} == set()
    assert files.keys() == {path.name for path in DATA.glob("*.csv")}


@pytest.mark.parametrize("file", [table.file for table in PLAIN])
def test_a_plain_table_is_packaged_as_it_is(file: str) -> None:
    assert (DATA / file).read_bytes() == (SOURCES / file).read_bytes()


def test_the_tables_in_sources_read_back_as_the_tools_write_them(tmp_path: Path) -> None:
    for table, rows in read_sources(SOURCES).items():
        (tmp_path / table).write_text(table_text(table, rows), encoding="utf-8", newline="")
        assert read_rows(tmp_path / table, table) == rows


def test_every_table_in_sources_is_described() -> None:
    text = (SOURCES / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in SOURCES.glob("*.csv")} == set(read_sources(SOURCES))
    for path in SOURCES.glob("*.csv"):
        header = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
        for word in (path.name, *header):
            assert f"`{word}`" in text, f"{path.name}: {word}"


# What is packaged


def test_the_table_in_force_is_an_indented_tree(sources: Path, outside: Path) -> None:
    files = packaged.files(outside_facts(sources, outside))
    assert files["regions.csv"].decode().split("\n") == [
        "11,Aceh",
        ",01,Kabupaten Aceh Selatan",
        ",,01,Bakongan",
        ',,,1001,"Satu, ""Dua"""',
        ",,,2001,Keude Bakongan",
        ",,,2002,Regapu\u2019u",
        ",,,3001,Adat",
        ",71,Kota Banda Aceh",
        "12,Sumatera Utara",
        "",
    ]
    assert files["bps.csv"].decode() == "11,11\n,01,03\n"
    assert files["crosswalk.csv"].decode() == (
        "2022,2025\n,abolished,high,0\n,,19,\n,,19.01,\n,,19.01.01,\n,renamed,high,0\n,,11.01.01.1009,11.01.01.1001\n"
    )


def test_a_term_that_is_only_probable_is_not_packaged(data: Path) -> None:
    assert (data / "terms.csv").read_text(encoding="utf-8").splitlines()[1:] == ["12,desa,Desa,,y"]


def test_older_editions_are_a_tree_of_what_was_different(data: Path) -> None:
    assert (data / "history.csv").read_text(encoding="utf-8").split("\n") == [
        "11,ACEH,ab",
        ",01,KAB. ACEH SELATAN,ab",
        ",,01,,",
        ",,,1001,,ab",
        ',,,1009,"Kedua, Sembilan",b',
        ",,,2001,Keude,a",
        ",,,2002,,ab",
        ",,,3001,,ab",
        ",71,,ab",
        "12,,ab",
        "19,GONE,b",
        ",01,KAB. GONE,b",
        ",,01,Gone,b",
        "",
    ]


def test_every_edition_is_read_back_by_the_library(data: Path, outside: Path) -> None:
    for mark, edition in (("a", "2017"), ("b", "2022"), ("", "2025")):
        assert read_regions(_data.Folder(data).table(mark)) == read_edition(outside, edition)


def test_a_row_that_skips_an_edition_that_leaves_the_place_out_is_packaged(sources: Path, outside: Path) -> None:
    change(sources / "editions.csv", "2017-12-27,1,1,0,1,0,1,0", "2017-12-27,1,1,0,1,0,2,0")
    change(outside / "editions/2017.csv", "2001,Keude\n", "2001,Keude\n11.01.01.2005,Regapu\n")
    change(outside / "crosswalk.csv", "2022,19,", "2017,11.01.01.2005,2025,11.01.01.2002,renumbered,medium,x\n2022,19,")
    crosswalk = packaged.files(outside_facts(sources, outside))["crosswalk.csv"].decode()
    assert crosswalk.startswith("2017,2025\n,renumbered,medium,0\n,,11.01.01.2005,11.01.01.2002\n2022,2025\n")


# Built from outside and from the checkout


def test_the_checkout_alone_gives_the_bytes_that_the_outside_tables_gave(sources: Path, data: Path) -> None:
    before = contents(data)
    assert run(sources, data, "--check") == 0
    assert run(sources, data) == 0
    assert contents(data) == before


@pytest.mark.parametrize("file", [table.file for table in PLAIN])
def test_a_plain_table_that_was_declared_after_the_last_build_is_packaged(sources: Path, data: Path, file: str) -> None:
    before = contents(data)
    lines = before["manifest.csv"].splitlines(keepends=True)
    (data / "manifest.csv").write_bytes(b"".join(line for line in lines if not line.startswith(file.encode())))
    (data / file).unlink()
    assert run(sources, data, "--check") == 1
    assert run(sources, data) == 0
    assert contents(data) == before


def test_nothing_is_left_beside_the_package_or_inside_it(sources: Path, data: Path) -> None:
    assert run(sources, data) == 0
    assert list(data.parent.iterdir()) == [data]
    assert {path.name for path in data.iterdir()} == {*packaged.files(facts_of_package(data))}


def test_files_are_written_aside_outside_the_package(data: Path) -> None:
    facts = facts_of_package(data)
    with written_aside(facts, packaged.files(facts)) as aside:
        assert aside.parent == Path(tempfile.gettempdir())
        assert contents(aside) == contents(data)
    assert not aside.exists()


def test_check_reports_what_is_not_up_to_date(
    sources: Path, data: Path, outside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(sources, data, "--check") == 0
    change(sources / "terms.csv", "Desa,,certain", "Dusun,,certain")
    before = contents(data)
    for arguments in (["--check"], [outside, "--check"]):
        assert run(sources, data, *arguments) == 1
        assert "terms.csv is not up to date; run python -m tools.build" in capsys.readouterr().err
    assert contents(data) == before
    change(outside / "figures.csv", "1.5", "1.6")
    assert run(sources, data, outside, "--check") == 1
    assert "figures.csv is not up to date" in capsys.readouterr().err


def test_one_line_in_sources_is_enough(sources: Path, data: Path) -> None:
    """An alias, a local term and a misspelt name: one line each, and the build."""
    with (sources / "aliases.csv").open("a", encoding="utf-8") as file:
        file.write("11.71,Kutaraja,colloquial\n")
    change(sources / "terms.csv", "11,desa,Gampong,Keuchik,probable,x", "11,desa,Gampong,Keuchik,certain,a law")
    with (sources / "corrections.csv").open("a", encoding="utf-8") as file:
        file.write("2025,11.01.01.2001,Keude Bakongan,Keude Bakongan Baru,misprint\n")
        file.write("2017,11.01.01.2001,Keude,Keudee,misprint\n")
    assert run(sources, data) == 0
    atlas = Atlas(data)
    assert [match.region.code for match in atlas.search("kutaraja")] == ["11.71"]
    village = atlas.lookup("11.01.01.2001")
    assert (village.term, village.head, village.name) == ("Gampong", "Keuchik", "Keude Bakongan Baru")
    assert atlas.edition("2017")["11.01.01.2001"].name == "Keudee"
    assert run(sources, data, "--check") == 0


def test_a_local_word_without_a_head_has_the_general_one(sources: Path, data: Path) -> None:
    change(sources / "terms.csv", "12,desa,Desa,,certain,y", "11,kecamatan,Mukim Uji,,certain,a word nobody knows")
    assert run(sources, data) == 0
    district = Atlas(data).lookup("11.01.01")
    assert (district.term, district.head) == ("Mukim Uji", "Camat")


# What is refused


REFUSED_EDITED = [
    ("editions.csv", "2,1,1,1,1,2,1", "2,1,1,1,1,3,1", "line 4: edition 2025 should have 3 desa; its table has 2"),
    ("editions.csv", "2025-04-25", "2025-04-31", "editions.csv, line 4: '2025-04-31' is not a date"),
    ("editions.csv", "2025-04-25", "2016-04-25", "line 4: 2016-04-25 does not come after 2022-11-09"),
    ("editions.csv", "2025,New", "New,New", "line 4: the id is 'New'; expected an edition, such as 2026"),
    ("terms.csv", "12,desa,Desa", "12,desaa,Desa", "terms.csv, line 3: the kind is 'desaa'; expected kecamatan or"),
    ("terms.csv", "12,desa,Desa", "11,desa,Desa", "terms.csv, line 3: 11 desa is listed twice"),
    ("terms.csv", "12,desa,Desa", "12,desa, Desa", "line 3: the term is ' Desa'; expected text without spaces"),
    ("terms.csv", "Desa,,certain", "Desa,Kepala ,certain", "line 3: the head is 'Kepala '; expected nothing, or"),
    ("terms.csv", "certain,y", "sure,y", "line 3: the certainty is 'sure'; expected certain or probable"),
    ("aliases.csv", "11,NAD", "11,NAD ", "aliases.csv, line 2: the alias is 'NAD '; expected text"),
    ("aliases.csv", "11,NAD", "11,NAD,former\n11,NAD", "aliases.csv, line 3: 11 NAD is listed twice"),
    ("aliases.csv", "11,NAD", "14,NAD", "aliases.csv, line 2: 14 belongs to no region of the edition in force"),
    ("aliases.csv", "11,NAD", "11,NAD,DKI", "line 2: not 3 cells in ['11', 'NAD', 'DKI', 'abbreviation']"),
    ("aliases.csv", "11,NAD", "11,kel. kec. kab. jl. rt rw no a b c d e f g h i j k", "aliases.csv: 11 kel."),
    ("statuses.csv", "11,Oto", "11.01,Oto", "line 2: 11.01 is a kabupaten; statuses.csv lists provinsi only"),
    ("capitals.csv", "11,Banda", "11.71,Banda", "11.71 is a kota; capitals.csv lists provinsi and kabupaten only"),
    ("capitals.csv", "11.71,law", "11.72,law", "line 2: the seat '11.72' is not a region of the edition in force"),
    ("capitals.csv", "11.71,law", "11.71,hearsay", "line 2: the basis is 'hearsay'; expected law, corroborated or"),
    ("timezones.csv", "\n11,Asia", "\n11.01,Asia", "11.01 is a kabupaten; timezones.csv lists provinsi only"),
    ("timezones.csv", "Asia/Jakarta", "Asia/Djakarta", "line 2: 'Asia/Djakarta' is not an IANA name of WIB; expected"),
    ("timezones.csv", "WIB", "WIT", "'Asia/Jakarta' is not an IANA name of WIT; expected Asia/Jayapura"),
    ("corrections.csv", "reason\n", "reason\n2025,11,Acheh,Atjeh,x\n", "corrections.csv, line 2: edition 2025 has"),
    ("corrections.csv", "reason\n", "reason\n2025,14,Acheh,Aceh,x\n", "line 2: 14 is not a region of edition 2025"),
    ("corrections.csv", "reason\n", "reason\n2023,11,Acheh,Aceh,x\n", "line 2: there is no edition '2023'"),
    ("successors.csv", "reason\n", "reason\n2022,19,2025,12,merged,keep,x\n", "is not a row of the crosswalk"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), REFUSED_EDITED)
@pytest.mark.parametrize("from_outside", [False, True])
def test_a_refused_table_in_sources_changes_nothing(
    sources: Path, data: Path, outside: Path, from_outside: bool, name: str, old: str, new: str, message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    before = contents(data)
    change(sources / name, old, new)
    assert run(sources, data, *([outside] if from_outside else [])) == 1
    assert message in capsys.readouterr().err
    assert contents(data) == before


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("editions/2025.csv", "12,Sum", "11,Sum", "11 is listed twice"),
        ("editions/2025.csv", "11.01.01,Bakongan\n", "", "is an orphan"),
        ("editions/2025.csv", "11.01.01.3001,Adat\n", "", "should have 1 desa_adat; its table has 0"),
        ("editions/2022.csv", "Bakongan\n", " Bakongan\n", "line 7: 11.01.01 has the name ' Bakongan'"),
        ("crosswalk.csv", "2022,11.01.01.1009,2025,11.01.01.1001,renamed,high,x\n", "", "no row reports what became"),
        ("crosswalk.csv", "2025,11.01.01.1001", "2025,11.01.01.1002", "1002' is not a region of edition 2025"),
        ("crosswalk.csv", "2022,11.01.01.1009", "2022,11.01.01.1008", "1008 is not a region of edition 2022"),
        ("crosswalk.csv", "1009,2025,", "1009,2017,", "2017 does not follow 2022"),
        ("crosswalk.csv", "1009,2025,", "1009,2031,", "2031 does not follow 2022"),
        ("crosswalk.csv", "2022,11.01", "2031,11.01", "2025 does not follow 2031"),
        ("crosswalk.csv", "2022,11.01.01.1009", "2017,11.01.01.1008", "1008 is not a region of edition 2017"),
        (
            "crosswalk.csv",
            "2022,11.01.01.1009",
            "2017,11.01.01.2001",
            "2001 is still in edition 2022, which the row skips",
        ),
        (
            "crosswalk.csv",
            "2022,11.01.01.1009,2025,11.01.01.1001",
            "2017,11,2025,11.09",
            "'11.09' is not a region of edition",
        ),
        ("crosswalk.csv", "2022,19,2025,,", "2017,11,2025,,", "'' is not a region of edition 2025"),
        ("figures.csv", "\n11,", "\n13,", "line 2: 13 belongs to no region"),
        ("figures.csv", "1.5", "one", "line 2: the area_km2 is 'one'; expected a number"),
        ("islands.csv", "11.01.4", "11.02.4", "line 2: 11.02.40001 belongs to no region"),
        ("islands.csv", "11.01.4", "11.01.5", "must be 4, the mark of an island"),
        ("islands.csv", "Pulau", '"Pulau, Dua"', "takes no such cell"),
        ("bps.csv", "1103", "1203", "does not begin with '11'"),
    ],
)
def test_a_refused_table_outside_changes_nothing(
    sources: Path, data: Path, outside: Path, name: str, old: str, new: str, message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    before = contents(data)
    change(outside / name, old, new)
    assert run(sources, data, outside) == 1
    assert message in capsys.readouterr().err
    assert contents(data) == before


def test_editions_and_tables_must_be_the_same(sources: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (sources / "editions.csv").open("a", encoding="utf-8") as file:
        file.write("2026,Newest,Newest,2026-04-25,2,1,1,1,1,2,1,somebody\n")
    assert run(sources, data) == 1
    message = "it lists the editions ['2017', '2022', '2025', '2026']; there are tables of ['2017', '2022', '2025']"
    assert message in capsys.readouterr().err


def test_a_missing_table_is_reported_without_a_traceback(
    sources: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(sources, data, tmp_path / "nowhere") == 1
    assert "error: " in capsys.readouterr().err
    (sources / "aliases.csv").unlink()
    assert run(sources, data) == 1
    assert "aliases.csv" in capsys.readouterr().err


def test_a_damaged_package_is_reported_without_a_traceback(
    sources: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "regions.csv").write_bytes(b"11,Aceh\n")
    assert run(sources, data) == 1
    assert "error: " in capsys.readouterr().err


# What the library does not read back is not put in place


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("regions.csv", b"Adat", b"Adet", "edition 2025: 11.01.01.3001: the library reads back"),
        ("history.csv", b"Keude", b"Keuda", "edition 2017: 11.01.01.2001: the library"),
        ("terms.csv", b"Desa", b"Dasa", "terms.csv: term of 12.01.01.2001"),
        ("bps.csv", b",01,03", b",01,04", "bps.csv: 11.01: the library reads back '1104'"),
        ("figures.csv", b"1.5", b"1.6", "figures.csv: 11: the library"),
        ("figures.csv", b"1.5", b"x.5", "the library cannot read what was written, after "),
        ("islands.csv", b"97.2", b"97.3", "islands.csv: 11.01.40001: the library"),
        ("islands.csv", b"97.2", b"9..2", "the library cannot read what was written, after "),
        ("crosswalk.csv", b"high", b"look", "crosswalk.csv: 2022,"),
        ("editions.csv", b"somebody", b"somebodi", "editions.csv: 2025: the library"),
        ("editions.csv", b"2025-04-25", b"2025-04-31", "the library cannot read what was written, after the folder"),
        ("statuses.csv", b"UU 11/2006", b"UU 11/2007", "statuses.csv: 11: the library reads back SpecialStatus"),
        ("aliases.csv", b"NAD", b"DAN", "aliases.csv: 11 NAD: the library"),
    ],
)
def test_what_the_library_reads_back_otherwise_is_refused(
    sources: Path, outside: Path, name: str, old: bytes, new: bytes, message: str
) -> None:
    change(outside / "editions/2025.csv", "12,Sumatera Utara\n", "12,Sumatera Utara\n12.01,Kabupaten Dairi\n")
    change(outside / "editions/2025.csv", "12.01,Kabupaten Dairi\n", "12.01,Kabupaten Dairi\n12.01.01,Sumbul\n")
    change(outside / "editions/2025.csv", "12.01.01,Sumbul\n", "12.01.01,Sumbul\n12.01.01.2001,Juma\n")
    change(sources / "editions.csv", "2025-04-25,2,1,1,1,1,2,1", "2025-04-25,2,2,1,2,1,3,1")
    facts = outside_facts(sources, outside)
    files = packaged.files(facts)
    with written_aside(facts, files):
        pass
    with pytest.raises(SourceError) as refused, written_aside(facts, rebuilt(files, name, old, new)):
        raise AssertionError("the files were accepted")
    assert message in str(refused.value)


def rebuilt(files: dict[str, bytes], name: str, old: bytes, new: bytes) -> dict[str, bytes]:
    """Return the files with one of them changed, and sums that fit the change."""
    assert old in files[name]
    assert len(old) == len(new)
    changed = {**files, name: files[name].replace(old, new)}
    for tree, index in _data.PROVINCES.items():
        lines = [line.split(",") for line in changed[index].decode().splitlines()]
        for row in lines[1:]:
            start, length = int(row[1]), int(row[2])
            row[3] = f"{crc32(changed[tree][start : start + length]):08x}"
        changed[index] = "".join(",".join(row) + "\n" for row in lines).encode()
    sums = [
        f"{file},{len(content)},{crc32(content):08x}" for file, content in changed.items() if file != _data.MANIFEST
    ]
    changed[_data.MANIFEST] = "\n".join(["file,length,crc32", *sums, ""]).encode()
    return changed


def test_files_that_are_not_on_one_disk_are_replaced_too(
    sources: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    change(sources / "terms.csv", "Desa,,certain", "Dusun,,certain")
    monkeypatch.setattr("os.rename", refuse)
    assert run(sources, data) == 0
    assert run(sources, data, "--check") == 0
