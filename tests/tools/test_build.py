"""The build is deterministic, checks what it wrote, and replaces only when all is well."""

from pathlib import Path
from zlib import crc32

import pytest

from kodewilayah import _data
from tools import build, packaged, source
from tools.facts import read_regions
from tools.source import Source, SourceError

EDITIONS = (
    "id,decree,title,signed,provinsi,kabupaten,kota,kecamatan,kelurahan,desa,desa_adat,source\n"
    "2017,Oldest,Oldest,2017-12-27,1,1,0,1,0,1,0,nobody\n"
    "2022,Older,Older,2022-11-09,2,2,0,2,1,1,0,nobody\n"
    '2025,New,"New, amended",2025-04-25,2,1,1,1,1,2,1,somebody\n'
)
OLDEST = "code,name\n11,ACEH\n11.01,KAB. ACEH SELATAN\n11.01.01,Bakongan\n11.01.01.2001,Keude\n"
OLDER = (
    "code,name\n19,GONE\n19.01,KAB. GONE\n19.01.01,Gone\n"
    "11,ACEH\n11.01,KAB. ACEH SELATAN\n11.01.01,Bakongan\n11.01.01.2001,Keude Bakongan\n"
    '11.01.01.1009,"Kedua, Sembilan"\n'
)
REGIONS = (
    "code,name\n12,Sumatera Utara\n11,Aceh\n11.01,Kabupaten Aceh Selatan\n11.71,Kota Banda Aceh\n11.01.01,Bakongan\n"
    '11.01.01.1001,"Satu, ""Dua"""\n11.01.01.2001,Keude Bakongan\n11.01.01.2002,Regapu\u2019u\n11.01.01.3001,Adat\n'
)
SOURCES = {
    "editions.csv": EDITIONS,
    "editions/2017.csv": OLDEST,
    "editions/2022.csv": OLDER,
    "editions/2025.csv": REGIONS,
    "corrections.csv": "edition,code,source_name,corrected_name,reason\n",
    "crosswalk.csv": (
        "edition_from,code_from,edition_to,code_to,kind,confidence,evidence\n"
        "2022,11.01.01.1009,2025,11.01.01.1001,renamed,high,x\n"
        "2022,19,2025,,abolished,high,x\n2022,19.01,2025,,abolished,high,x\n2022,19.01.01,2025,,abolished,high,x\n"
    ),
    "figures.csv": "code,area_km2,population_male,population_female\n11,1.5,2,3\n",
    "islands.csv": "code,name,latitude,longitude,inhabited,outermost\n11.01.40001,Pulau,1.5,97.2,no,0\n",
    "bps.csv": "code,bps_code\n11,11\n11.01,1103\n",
    "special_status.csv": "code,name,name_en,law\n11,Otonomi khusus,Special autonomy,UU 11/2006\n",
    "terms.csv": "code,kind,term,head,certainty,source\n11,desa,Gampong,Keuchik,probable,x\n12,desa,Desa,,certain,y\n",
    "aliases.csv": "code,alias,kind\n11,NAD,abbreviation\n",
}

REVIEW_HEADER = "edition_from,code_from,edition_to,code_to,kind,decision,reason\n"


@pytest.fixture(autouse=True)
def _no_review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    review = tmp_path / "crosswalk_review.csv"
    review.write_text(REVIEW_HEADER, encoding="utf-8")
    monkeypatch.setattr(source, "REVIEW", review)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    (folder / "editions").mkdir(parents=True)
    for name, content in SOURCES.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "package" / "data"
    folder.mkdir(parents=True)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_table_in_force_is_an_indented_tree(sources: Path) -> None:
    files = packaged.files(Source(sources).facts())
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
    assert files["terms.csv"].decode().splitlines()[1:] == ["12,desa,Desa,,y"]
    assert files["bps.csv"].decode() == "11,11\n,01,03\n"
    assert files["crosswalk.csv"].decode() == (
        "2022,2025\n,abolished,high\n,,19,\n,,19.01,\n,,19.01.01,\n,renamed,high\n,,11.01.01.1009,11.01.01.1001\n"
    )


def test_older_editions_are_a_tree_of_what_was_otherwise(sources: Path) -> None:
    files = packaged.files(Source(sources).facts())
    assert files["history.csv"].decode().split("\n") == [
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


def test_every_edition_is_read_back_by_the_library(sources: Path, data: Path) -> None:
    assert build.main([str(sources), "--data", str(data)]) == 0
    for mark, name in (("a", "2017"), ("b", "2022"), ("", "2025")):
        assert read_regions(_data.Folder(data).table(mark)) == Source(sources).regions(name)


def test_two_builds_are_the_same_to_the_byte(sources: Path, data: Path) -> None:
    assert build.main([str(sources), "--data", str(data)]) == 0
    first = contents(data)
    assert build.main([str(sources), "--data", str(data)]) == 0
    assert contents(data) == first
    assert list(data.parent.iterdir()) == [data]


def test_check_tells_what_differs(sources: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main([str(sources), "--data", str(data), "--check"]) == 1
    assert "regions.csv is not what the sources give" in capsys.readouterr().err
    build.main([str(sources), "--data", str(data)])
    assert build.main([str(sources), "--data", str(data), "--check"]) == 0
    (data / "terms.csv").write_bytes(b"")
    assert build.main([str(sources), "--data", str(data), "--check"]) == 1
    assert "terms.csv is not what" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("editions/2025.csv", "12,Sum", "11,Sum", "11 stands there twice"),
        ("editions/2025.csv", "11.01.01,Bakongan\n", "", "is an orphan"),
        ("editions/2025.csv", "11.01.01.3001,Adat\n", "", "should have 1 desa_adat; its table has 0"),
        ("editions/2022.csv", "Bakongan\n", " Bakongan\n", "line 7: 11.01.01 has the name ' Bakongan'"),
        ("editions.csv", "2,1,1,1,1,2,1", "2,1,1,1,1,3,1", "should have 3 desa; its table has 2"),
        ("editions.csv", "2025-04-25", "2025-04-31", "editions.csv, line 4: "),
        ("editions.csv", "2025-04-25", "2016-04-25", "does not come after"),
        ("editions.csv", EDITIONS.partition("\n")[2], "", "there is no edition"),
        ("corrections.csv", "reason\n", "reason\n2025,11,Acheh,Aceh,x\n", "a correction must name what it corrects"),
        ("crosswalk.csv", "2022,11.01.01.1009,2025,11.01.01.1001,renamed,high,x\n", "", "nothing is said of"),
        ("crosswalk.csv", "2025,11.01.01.1001", "2025,11.01.01.1002", "1002 is no region of edition 2025"),
        ("crosswalk.csv", "2022,11.01.01.1009", "2022,11.01.01.1008", "1008 is no region of edition 2022"),
        ("crosswalk.csv", "1009,2025,", "1009,2017,", "2017 does not follow 2022"),
        ("crosswalk.csv", "1009,2025,", "1009,2031,", "2031 does not follow 2022"),
        ("crosswalk.csv", "2022,11.01", "2031,11.01", "2025 does not follow 2031"),
        ("crosswalk.csv", "2022,11.01.01.1009", "2017,11.01.01.1008", "1008 is no region of edition 2017"),
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
            "'11.09' is no region of edition",
        ),
        ("crosswalk.csv", "2022,19,2025,,", "2017,11,2025,,", "'' is no region of edition 2025"),
        ("figures.csv", "\n11,", "\n13,", "line 2: 13 is no region"),
        ("islands.csv", "11.01.4", "11.02.4", "lies in no region"),
        ("islands.csv", "11.01.4", "11.01.5", "the mark of an island"),
        ("islands.csv", "Pulau", '"Pulau, Dua"', "takes no cell with a comma"),
        ("bps.csv", "1103", "1203", "does not begin with '11'"),
        ("terms.csv", "12,desa,Desa", "12,desaa,Desa", "neither kecamatan nor desa"),
        ("terms.csv", "12,desa,Desa", "11,desa,Desa", "stands there twice"),
        ("terms.csv", "12,desa,Desa", "12,desa, Desa", "is empty or padded"),
        ("terms.csv", "Desa,,certain", "Desa,Kepala ,certain", "the head 'Kepala ' is padded"),
        ("aliases.csv", "11,NAD", "11,NAD ", "is empty or padded"),
        ("aliases.csv", "11,NAD", "11,NAD,former\n11,NAD", "stands there twice"),
        ("aliases.csv", "11,NAD", "14,NAD", "is no region"),
    ],
)
def test_a_refused_source_changes_nothing(
    sources: Path, data: Path, name: str, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    build.main([str(sources), "--data", str(data)])
    before = contents(data)
    change(sources / name, old, new)
    assert build.main([str(sources), "--data", str(data)]) == 1
    assert said in capsys.readouterr().err
    assert contents(data) == before


def test_a_row_that_skips_an_edition_is_packaged_as_removed_in_its_first_step(sources: Path) -> None:
    change(sources / "editions.csv", "2017-12-27,1,1,0,1,0,1,0", "2017-12-27,1,1,0,1,0,2,0")
    change(sources / "editions/2017.csv", "2001,Keude\n", "2001,Keude\n11.01.01.2005,Regapu\n")
    change(sources / "crosswalk.csv", "2022,19,", "2017,11.01.01.2005,2025,11.01.01.2002,renumbered,medium,x\n2022,19,")
    crosswalk = packaged.files(Source(sources).facts())["crosswalk.csv"].decode()
    assert crosswalk.startswith("2017,2022\n,removed,none\n,,11.01.01.2005,\n2022,2025\n")
    assert "11.01.01.2002" not in crosswalk


ROW = "2022,11.01.01.1009,2025,11.01.01.1001,renamed"


def test_a_reviewed_row_is_kept_dropped_or_added(sources: Path) -> None:
    for review, told in (
        (f"{ROW},keep,x\n", ["11.01.01.1001", "renamed", "high"]),
        (f"{ROW},drop,x\n", ["", "removed", "none"]),
        (f"{ROW},drop,x\n{ROW.replace('1001', '2002')},add,x\n", ["11.01.01.2002", "renamed", "medium"]),
    ):
        source.REVIEW.write_text(f"{REVIEW_HEADER}{review}", encoding="utf-8")
        moves = Source(sources).facts().crosswalk
        assert told in [list(move[3:]) for move in moves if move.code_from == "11.01.01.1009"]


@pytest.mark.parametrize(
    ("review", "said"),
    [
        (f"{ROW.replace('1001', '2002')},keep,x\n", "2025,11.01.01.2002,renamed is no row of crosswalk.csv"),
        (f"{ROW.replace('renamed', 'merged')},drop,x\n", "merged is no row of crosswalk.csv"),
        (f"{ROW},add,x\n", "renamed is a row of crosswalk.csv already"),
        (f"{ROW},kept,x\n", "line 2: one of keep, drop and add is expected"),
        (f"{ROW},keep,x\n{ROW},drop,x\n", "line 3: one of keep, drop and add is expected"),
    ],
)
def test_a_decision_that_the_crosswalk_has_made_void_is_refused(sources: Path, review: str, said: str) -> None:
    source.REVIEW.write_text(f"{REVIEW_HEADER}{review}", encoding="utf-8")
    with pytest.raises(SourceError, match=said):
        Source(sources).facts()


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_missing_source_is_told_without_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main([str(tmp_path / "nowhere")]) == 1
    assert "error: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("regions.csv", b"Adat", b"Adet"),
        ("history.csv", b"Keude", b"Keuda"),
        ("terms.csv", b"Desa", b"Dasa"),
        ("bps.csv", b",01,03", b",01,04"),
        ("figures.csv", b"1.5", b"1.6"),
        ("islands.csv", b"97.2", b"97.3"),
        ("crosswalk.csv", b"high", b"look"),
        ("editions.csv", b"somebody", b"somebodi"),
    ],
)
def test_what_reads_back_otherwise_is_not_put_in_place(
    sources: Path, data: Path, name: str, old: bytes, new: bytes
) -> None:
    facts = Source(sources).facts()
    files = packaged.files(facts)
    changed = _rebuilt(files, name, old, new)
    with pytest.raises(SourceError, match="reads back as something else"):
        build.build(facts, changed, data)
    assert list(data.iterdir()) == []
    assert list(data.parent.iterdir()) == [data]


def _rebuilt(files: dict[str, bytes], name: str, old: bytes, new: bytes) -> dict[str, bytes]:
    """Return the files with one of them changed, and sums that fit the change."""
    assert old in files[name]
    assert len(old) == len(new)
    content = files[name].replace(old, new)
    changed = {**files, name: content}
    for tree, index in _data.PROVINCES.items():
        lines = [line.split(",") for line in changed[index].decode().splitlines()]
        for row in lines[1:]:
            start, length = int(row[1]), int(row[2])
            row[3] = f"{crc32(changed[tree][start : start + length]):08x}"
        changed[index] = "".join(",".join(row) + "\n" for row in lines).encode()
    sums = [f"{each},{len(text)},{crc32(text):08x}" for each, text in changed.items() if each != _data.MANIFEST]
    changed[_data.MANIFEST] = "\n".join(["file,length,crc32", *sums, ""]).encode()
    return changed
