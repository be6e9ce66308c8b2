"""The packaged files: every record is swept, and every kind of damage is named by file and line."""

import csv
import shutil
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

from kodewilayah import DataError, Kind, Level, RegionCode, _data, editions, get, is_valid, lookup, parse, regions
from tests import facts, oracle

DATA = Path(str(files("kodewilayah"))) / "data"


def read_tree() -> dict[str, str]:
    """Read `regions.csv` with nothing but the csv module: code to name."""
    found: dict[str, str] = {}
    path: list[str] = []
    with (DATA / "regions.csv").open(encoding="utf-8", newline="") as lines:
        for cells in csv.reader(lines):
            depth = len(cells) - 2
            path[depth:] = [cells[-2]]
            assert cells[:-2] == [""] * depth
            found[".".join(path)] = cells[-1]
    return found


TREE = read_tree()


def test_the_table_is_the_source_after_its_corrections() -> None:
    listing = "".join(f"{code},{name}\n" for code, name in TREE.items())
    assert sha256(listing.encode()).hexdigest() == facts.SHA256_2025
    assert list(TREE) == sorted(TREE)


def test_every_region_is_found_under_its_code_with_its_name() -> None:
    assert len(TREE) == 91_599
    for text, name in TREE.items():
        region = lookup(text)
        assert (region.code, region.name) == (text, name)
        assert lookup(region.code.compact) is region
        assert get(region.code) is region


def test_every_code_is_well_formed_and_round_trips() -> None:
    for text in TREE:
        code = parse(text)
        assert (code, ".".join(code.segments), parse(code.compact)) == (text, text, text)
        assert oracle.legal(code.compact)
        assert oracle.dotted(code.compact) == text
        assert is_valid(text, rules="137/2017") == (code.kind is not Kind.DESA_ADAT)


def test_every_region_is_among_the_children_of_its_parent() -> None:
    seen = []
    for region in regions():
        seen.append(region.code)
        assert (region.parent is None) == (region.level == Level.PROVINCE)
        if region.parent is not None:
            assert region.parent.code == region.code.parent
        children = region.children
        assert all(child.parent is region for child in children)
        assert [child.code for child in children] == sorted(child.code for child in children)
        assert bool(children) == (region.level < Level.VILLAGE)
    assert seen == list(TREE)


def test_parents_contain_their_children_and_nothing_else() -> None:
    below: dict[str | None, list[str]] = {}
    for text in TREE:
        below.setdefault(RegionCode(text).parent, []).append(text)
    for text in TREE:
        assert [child.code for child in lookup(text).children] == below.get(text, [])


def test_counts_by_kind_are_those_of_the_decree() -> None:
    kinds = [parse(text).kind for text in TREE]
    assert {kind.value: kinds.count(kind) for kind in Kind} == facts.COUNTS_2025
    assert {kind.value: count for kind, count in editions()[-1].counts.items()} == facts.COUNTS_2025


@pytest.mark.parametrize("province", facts.RECAPITULATION_2025)
def test_counts_per_province_are_those_of_the_decrees_own_recapitulation(province: str) -> None:
    kinds = [region.kind for region in lookup(province).descendants()]
    counted = [kinds.count(kind) for kind in (Kind.KABUPATEN, Kind.KOTA, Kind.KECAMATAN, Kind.KELURAHAN)]
    desa = kinds.count(Kind.DESA) + kinds.count(Kind.DESA_ADAT)
    assert (*counted, desa) == facts.RECAPITULATION_2025[province]


def test_there_are_38_provinces_in_the_recapitulation_and_in_the_table() -> None:
    assert sorted(facts.RECAPITULATION_2025) == [text for text in TREE if len(text) == 2]


def test_no_name_is_empty_padded_or_unprintable() -> None:
    assert [name for name in TREE.values() if name != " ".join(name.split()) or not name.isprintable()] == []


def test_the_names_that_break_naive_readers_are_whole() -> None:
    assert [code for code, name in TREE.items() if "," in name] == ["12.07.28.1007", "14.02.09.2010"]
    assert lookup("14.02.09.2010").name == "Lambang Sari I, II, III"
    assert lookup("53.07.01.2021").name == "Regapu\u2019u"
    assert sum("\u2019" in name for name in TREE.values()) == 3
    assert sum("'" in name for name in TREE.values()) == 437


def test_the_manifest_names_every_packaged_file() -> None:
    named = {line.split(",")[0] for line in (DATA / "manifest.csv").read_text().splitlines()[1:]}
    assert named | {"manifest.csv"} == {path.name for path in DATA.glob("*.csv")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def walk(folder: Path) -> int:
    """Read every region of a folder's table; return how many there are."""
    table = _data.Table(folder)
    waiting, count = [""], 0
    while waiting:
        code = waiting.pop()
        codes = [f"{code}.{segment}" if code else segment for segment, _ in table.below(code)]
        count += len(codes)
        waiting += [below for below in codes if len(below) < 13]
    assert count == len(table)
    return count


def damage(folder: Path) -> tuple[object, object]:
    with pytest.raises(DataError) as caught:
        walk(folder)
    assert caught.value.message("id") != caught.value.message("en")
    return caught.value.value, caught.value.params.get("line")


def test_a_sound_folder_is_read_whole(folder: Path) -> None:
    assert walk(folder) == 91_599


@pytest.mark.parametrize("name", ["regions.csv", "provinces.csv", "manifest.csv"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(DataError, match=f"'{name}' cannot be read \\(FileNotFoundError\\)"):
        walk(folder)


@pytest.mark.parametrize("keep", [0, 1, 100, 800_000, 1_677_366])
def test_a_truncated_table_is_named_with_its_last_line(folder: Path, keep: int) -> None:
    content = (folder / "regions.csv").read_bytes()[:keep]
    (folder / "regions.csv").write_bytes(content)
    assert damage(folder) == ("regions.csv", content.count(b"\n") + 1)


def test_a_table_with_lines_too_many_is_refused(folder: Path) -> None:
    with (folder / "regions.csv").open("ab") as file:
        file.write(b"99,Nowhere\n")
    assert damage(folder)[0] == "regions.csv"


@pytest.mark.parametrize(
    ("line", "garbled"),
    [(4, b",,,2001,\xff\xfe"), (5, b",,,20O2,Ujung Mangki"), (50_000, b"garbage"), (7, b',,,2004,"open'), (9, b"\x00")],
)
def test_a_garbled_line_is_named(folder: Path, line: int, garbled: bytes) -> None:
    lines = (folder / "regions.csv").read_bytes().split(b"\n")
    # The length stays, so that only the checksum can tell.
    lines[line - 1] = garbled[: len(lines[line - 1])].ljust(len(lines[line - 1]), garbled[-1:])
    (folder / "regions.csv").write_bytes(b"\n".join(lines))
    assert damage(folder) == ("regions.csv", line)


def test_a_letter_changed_in_a_name_is_noticed_in_its_province(folder: Path) -> None:
    content = (folder / "regions.csv").read_bytes()
    (folder / "regions.csv").write_bytes(content.replace(b"Srengseng Sawah", b"Srengseng Sawai"))
    province = content[: content.index(b"\n31,") + 1].count(b"\n") + 1
    assert damage(folder) == ("regions.csv", province)


def test_line_ends_of_another_system_are_noticed(folder: Path) -> None:
    content = (folder / "regions.csv").read_bytes()
    (folder / "regions.csv").write_bytes(content.replace(b"\n", b"\r\n"))
    assert damage(folder) == ("regions.csv", 1)


@pytest.mark.parametrize(
    ("name", "line", "garbled"),
    [
        ("provinces.csv", 3, b"12,136091"),
        ("provinces.csv", 39, b"\xff" * 10),
        ("provinces.csv", 1, b"province,offset,length,regions,crc32,nama"),
        ("manifest.csv", 1, b"file;length;crc32"),
        ("manifest.csv", 2, b"regions.csv,many,0"),
    ],
)
def test_damage_of_the_lesser_files_is_named(folder: Path, name: str, line: int, garbled: bytes) -> None:
    lines = (folder / name).read_bytes().split(b"\n")
    lines[line - 1] = garbled
    (folder / name).write_bytes(b"\n".join(lines))
    assert damage(folder) == (name, line)


@pytest.mark.parametrize(("name", "line"), [("manifest.csv", 5), ("provinces.csv", 39)])
def test_lesser_files_that_end_early_are_named(folder: Path, name: str, line: int) -> None:
    (folder / name).write_bytes((folder / name).read_bytes()[:-1])
    assert damage(folder) == (name, line)


def test_an_empty_manifest_is_refused(folder: Path) -> None:
    (folder / "manifest.csv").write_bytes(b"")
    assert damage(folder) == ("manifest.csv", 1)


@pytest.mark.parametrize("name", ["editions.csv", "terms.csv"])
def test_tables_of_words_are_checked_too(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content.replace(b",", b";", 1))
    monkeypatch.setattr(_data, "packaged", lambda: folder)
    read = {"editions.csv": _data.editions, "terms.csv": _data.terms}[name].__wrapped__  # type: ignore[attr-defined]
    with pytest.raises(DataError, match=f"'{name}' is damaged at line 1"):
        read()


def test_a_quote_inside_a_name_is_read_back() -> None:
    assert _data._unquoted('"a ""b"" c"') == 'a "b" c'
