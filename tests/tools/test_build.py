"""The build is deterministic, checks what it wrote, and replaces only when all is well."""

from pathlib import Path

import pytest

from kodewilayah import _data
from tools import build, packaged
from tools.source import Source, SourceError

EDITION = (
    "id,decree,title,signed,provinsi,kabupaten,kota,kecamatan,kelurahan,desa,desa_adat,source\n"
    "2022,Old,Old,2022-11-09,1,1,1,1,1,1,1,nobody\n"
    '2025,New,"New, amended",2025-04-25,2,1,1,1,1,2,1,somebody\n'
)
REGIONS = (
    "code,name\n12,Sumatera Utara\n11,Aceh\n11.01,Kabupaten Aceh Selatan\n11.71,Kota Banda Aceh\n11.01.01,Bakongan\n"
    '11.01.01.1001,"Satu, ""Dua"""\n11.01.01.2001,Keude Bakongan\n11.01.01.2002,Regapu\u2019u\n11.01.01.3001,Adat\n'
)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    (folder / "editions").mkdir(parents=True)
    (folder / "editions.csv").write_text(EDITION, encoding="utf-8")
    (folder / "editions" / "2025.csv").write_text(REGIONS, encoding="utf-8")
    (folder / "corrections.csv").write_text("edition,code,source_name,corrected_name,reason\n", encoding="utf-8")
    (folder / "terms.csv").write_text(
        "code,kind,term,certainty,source\n11,desa,Gampong,probable,x\n12,desa,Desa,certain,y\n", encoding="utf-8"
    )
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "package" / "data"
    folder.mkdir(parents=True)
    return folder


def test_the_packaged_table_is_an_indented_tree(sources: Path) -> None:
    files = packaged.files(Source(sources))
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
    assert files["editions.csv"].decode().splitlines()[1:] == EDITION.splitlines()[2:]
    assert files["terms.csv"].decode().splitlines()[1:] == ["12,desa,Desa,y"]


def test_two_builds_are_the_same_to_the_byte(sources: Path, data: Path) -> None:
    assert build.main([str(sources), "--data", str(data)]) == 0
    first = {path.name: path.read_bytes() for path in data.iterdir()}
    assert build.main([str(sources), "--data", str(data)]) == 0
    assert {path.name: path.read_bytes() for path in data.iterdir()} == first
    assert sorted(first) == ["editions.csv", "manifest.csv", "provinces.csv", "regions.csv", "terms.csv"]
    assert list(data.parent.iterdir()) == [data]


def test_what_was_built_is_read_back_by_the_library(sources: Path, data: Path) -> None:
    build.main([str(sources), "--data", str(data)])
    assert dict(build.rows(_data.Table(data))) == Source(sources).regions("2025")


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
        ("editions.csv", "2,1,1,1,1,2,1", "2,1,1,1,1,3,1", "should have 3 desa; its table has 2"),
        ("corrections.csv", "reason\n", "reason\n2025,11,Acheh,Aceh,x\n", "a correction must name what it corrects"),
    ],
)
def test_a_refused_source_changes_nothing(
    sources: Path, data: Path, name: str, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    build.main([str(sources), "--data", str(data)])
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    text = (sources / name).read_text(encoding="utf-8")
    assert old in text
    (sources / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert build.main([str(sources), "--data", str(data)]) == 1
    assert said in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


def test_a_missing_source_is_told_without_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main([str(tmp_path / "nowhere")]) == 1
    assert "error: " in capsys.readouterr().err


def test_what_reads_back_otherwise_is_not_put_in_place(sources: Path, data: Path) -> None:
    source = Source(sources)
    files = packaged.files(source)
    other = (sources / "editions" / "2025.csv").read_text(encoding="utf-8").replace("Adat", "Adet")
    (sources / "editions" / "2025.csv").write_text(other, encoding="utf-8")
    with pytest.raises(SourceError, match="reads back as something else"):
        build.build(source, files, data)
    assert list(data.iterdir()) == []
    assert list(data.parent.iterdir()) == [data]
