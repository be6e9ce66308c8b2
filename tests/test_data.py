"""The packaged files: every record is swept, and every kind of damage is named by file and line."""

import csv
import re
import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from kodewilayah import (
    DataError,
    Kind,
    Level,
    RegionCode,
    _data,
    edition,
    editions,
    get,
    is_valid,
    lookup,
    parse,
    regions,
)
from kodewilayah.facts.plain import PLAIN
from tests import expected, oracle

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


def test_the_packaged_file_is_in_code_order() -> None:
    assert list(TREE) == sorted(TREE)


def test_every_region_is_found_under_its_code_with_its_name() -> None:
    assert len(TREE) == sum(editions()[-1].counts.values())
    for text, name in TREE.items():
        region = lookup(text)
        assert (region.code, region.name) == (text, name)
        assert lookup(region.code.compact) is region
        assert get(region.code) is region


@pytest.mark.sweep
def test_every_code_is_well_formed_and_round_trips() -> None:
    for text in TREE:
        code = parse(text)
        assert (code, ".".join(code.segments), parse(code.compact)) == (text, text, text)
        assert oracle.legal(code.compact)
        assert oracle.dotted(code.compact) == text
        assert is_valid(text, rules="137/2017") == (code.kind is not Kind.DESA_ADAT)


@pytest.mark.sweep
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


@pytest.mark.sweep
def test_parents_contain_their_children_and_nothing_else() -> None:
    below: dict[str | None, list[str]] = {}
    for text in TREE:
        below.setdefault(RegionCode(text).parent, []).append(text)
    for text in TREE:
        assert [child.code for child in lookup(text).children] == below.get(text, [])


def test_no_name_is_empty_padded_or_unprintable() -> None:
    assert [name for name in TREE.values() if name != " ".join(name.split()) or not name.isprintable()] == []


def test_the_manifest_names_every_packaged_file() -> None:
    named = {line.split(",")[0] for line in (DATA / "manifest.csv").read_text(encoding="utf-8").splitlines()[1:]}
    assert named | {"manifest.csv"} == {path.name for path in DATA.glob("*.csv")}


def sources_in_the_notice() -> dict[str, str]:
    """Return the sources that NOTICE lists, each with the licence that it states; nothing if it states none."""
    listed = (DATA / "NOTICE").read_text(encoding="utf-8").partition("\nThe MIT License reads:")[0]
    entries = [entry.partition("\n") for entry in re.split(r"\n  (?=\S)", listed)[1:]]
    stated = {name: re.search(r"^ +states[^:]*: ([^,\n]+)", rest, re.MULTILINE) for name, _, rest in entries}
    return {name: licence[1] if licence else "" for name, licence in stated.items()}


def sources_on_the_page() -> dict[str, str]:
    """Return the sources in the table of the data page, each with its licence."""
    section = (DATA / "README.md").read_text(encoding="utf-8").partition("\n## Sources, corrections, licence\n")[2]
    rows = [line.strip("| ").split(" | ") for line in section.split("\n") if line.startswith("|")]
    assert rows[0] == ["Source", "Licence as stated", "What rests on it"]
    return {name: licence for name, licence, _ in rows[2:]}


def test_the_notice_and_the_data_page_list_the_same_sources_with_the_same_licences() -> None:
    notice, on_page = sources_in_the_notice(), sources_on_the_page()
    assert list(notice) == list(on_page)
    for name, licence in on_page.items():
        without = licence in ("none stated", "not protected (UU 28/2014 art. 42)")
        assert licence.partition(";")[0] == notice[name] or (without and notice[name] == ""), name


@pytest.mark.parametrize("name", expected.EDITIONS)
def test_the_source_of_an_edition_is_in_the_notice_with_the_licence_that_it_names(name: str) -> None:
    row = next(row for row in _data.Folder().records("editions.csv") if row["id"] == name)
    notice = sources_in_the_notice()
    # `cahyadsn/wilayah (MIT); ... a second reading (kodewilayah/explorer, MIT)`
    named = re.findall(r"([\w/-]+)(?: of \w+ \d{4})?(?:, | \()(MIT|CC0)\b", row["source"])
    if row["source"].startswith("the annex of the decree itself"):
        named.append((f"the annex of {row['decree']} itself", ""))
    assert named
    for source, licence in named:
        assert any(source in entry and stated.startswith(licence) for entry, stated in notice.items()), source


def test_all_packaged_text_but_the_islands_stays_under_its_bound() -> None:
    sizes = {path.name: path.stat().st_size for path in DATA.glob("*.csv")}
    assert sizes["regions.csv"] <= 1_700_000
    assert sum(sizes.values()) - sizes["islands.csv"] < 2_600_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def walk(folder: Path, mark: str = "") -> int:
    """Read every region of a folder's table; return how many there are."""
    table = _data.Folder(folder).table(mark)
    waiting, count = [""], 0
    while waiting:
        code = waiting.pop()
        codes = [f"{code}.{segment}" if code else segment for segment, _ in table.below(code)]
        count += len(codes)
        waiting += [below for below in codes if len(below) < 13]
    return count


def walk_history(folder: Path) -> None:
    """Read the history of every province."""
    history = _data.Folder(folder).history
    for province, _ in history.below(""):
        history.below(province)


# How each file is read to its last line.
READERS: dict[str, Callable[[Path], object]] = {
    "manifest.csv": walk,
    "provinces.csv": walk,
    "regions.csv": walk,
    "history.csv": walk_history,
    "history.provinces.csv": walk_history,
    "editions.csv": lambda folder: _data.Folder(folder).records("editions.csv"),
    "terms.csv": lambda folder: _data.Folder(folder).records("terms.csv"),
    "aliases.csv": lambda folder: _data.Folder(folder).rows("aliases.csv"),
    "crosswalk.csv": lambda folder: list(_data.Folder(folder).crosswalk()),
    "evidence.csv": lambda folder: _data.Folder(folder).records("evidence.csv"),
    "divisions.csv": lambda folder: list(_data.Folder(folder).divisions()),
    "bps.csv": lambda folder: list(_data.Folder(folder).bps()),
    "figures.csv": lambda folder: _data.Folder(folder).rows("figures.csv"),
    "islands.csv": lambda folder: _data.Folder(folder).rows("islands.csv"),
    **{
        table.file: lambda folder, file=table.file: _data.Folder(folder).records(file)  # type: ignore[misc]
        for table in PLAIN
    },
}
FILES = sorted(path.name for path in DATA.glob("*.csv"))


def test_every_file_has_a_reader() -> None:
    assert sorted(READERS) == FILES


def damage(folder: Path, name: str) -> tuple[object, object]:
    """Read a file of a folder; return the file and the line that the error names."""
    with pytest.raises(DataError) as caught:
        READERS[name](folder)
    assert caught.value.message("id") != caught.value.message("en")
    return caught.value.value, caught.value.params.get("line")


def replace_line(path: Path, number: int, line: bytes) -> None:
    lines = path.read_bytes().split(b"\n")
    lines[number - 1] = line
    path.write_bytes(b"\n".join(lines))


def test_a_sound_folder_is_read_whole(folder: Path) -> None:
    for read in READERS.values():
        read(folder)
    assert walk(folder) == len(TREE)
    assert walk(folder, "a") == expected.SOURCES["2015"][0]


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(DataError, match=f"'{name}' cannot be read \\(FileNotFoundError\\)"):
        READERS[name](folder)


@pytest.mark.parametrize("name", FILES)
def test_an_empty_file_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"")
    assert damage(folder, name) == (name, 1)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_ends_within_a_line_is_named_with_that_line(folder: Path, name: str) -> None:
    content = (folder / name).read_bytes()[:-1]
    (folder / name).write_bytes(content)
    assert damage(folder, name) == (name, content.count(b"\n") + 1)


@pytest.mark.parametrize("name", FILES)
def test_a_garbled_line_is_named(folder: Path, name: str) -> None:
    # A table to which a decree gave nothing has a header only.
    last = (DATA / name).read_bytes().count(b"\n")
    for number, garbled in ((2, b"\xff\xfe"), (3, b'"open'), (4, b"\x00,,"))[: last - 1]:
        shutil.copy(DATA / name, folder / name)
        replace_line(folder / name, number, garbled)
        assert damage(folder, name) == (name, number)


@pytest.mark.parametrize("name", FILES)
def test_line_ends_of_another_system_are_noticed(folder: Path, name: str) -> None:
    (folder / name).write_bytes((folder / name).read_bytes().replace(b"\n", b"\r\n"))
    assert damage(folder, name) == (name, 1)


@pytest.mark.parametrize("name", FILES)
def test_a_line_too_few_is_noticed(folder: Path, name: str) -> None:
    lines = (folder / name).read_bytes().split(b"\n")
    (folder / name).write_bytes(b"\n".join(lines[:-2] + lines[-1:]))
    assert damage(folder, name)[0] == name


def test_the_manifest_holds_all_files_in_their_order(folder: Path) -> None:
    lines = (folder / "manifest.csv").read_bytes().split(b"\n")
    for changed in (
        [*lines[:3], *lines[4:]],
        [*lines[:2], lines[1], *lines[2:]],
        [lines[0], *lines[2:-1], lines[1], b""],
    ):
        (folder / "manifest.csv").write_bytes(b"\n".join(changed))
        assert damage(folder, "manifest.csv")[0] == "manifest.csv"


def test_a_letter_changed_in_a_name_is_noticed_in_its_province(folder: Path) -> None:
    content = (folder / "regions.csv").read_bytes()
    (folder / "regions.csv").write_bytes(content.replace(b"Srengseng Sawah", b"Srengseng Sawai"))
    province = content[: content.index(b"\n31,") + 1].count(b"\n") + 1
    assert damage(folder, "regions.csv") == ("regions.csv", province)
    assert _data.Folder(folder).table().below("") == _data.Folder().table().below("")


def test_a_loader_that_fails_in_a_way_of_its_own_is_told_too() -> None:
    class Broken:
        def joinpath(self, *_: str) -> "Broken":
            return self

        def open(self, *_: str) -> None:
            raise EOFError

    folder = _data.Folder()
    vars(folder)["root"] = Broken()
    with pytest.raises(DataError, match=r"'terms.csv' cannot be read \(EOFError\)"):
        folder.records("terms.csv")


def test_nothing_is_listed_below_a_province_that_a_tree_lacks() -> None:
    assert _data.Folder().history.below("99") == []


def test_a_manifest_with_a_line_too_many_or_a_cell_too_many_is_damaged(folder: Path) -> None:
    manifest = folder / "manifest.csv"
    lines = manifest.read_bytes().split(b"\n")
    manifest.write_bytes(b"\n".join([*lines[:-1], b"more.csv,1,00000000", b""]))
    assert damage(folder, "manifest.csv") == ("manifest.csv", len(lines))
    manifest.write_bytes(b"\n".join([lines[0], lines[1] + b",", *lines[2:]]))
    assert damage(folder, "manifest.csv") == ("manifest.csv", 2)


def test_a_quote_inside_a_name_is_read_back() -> None:
    assert _data._unquoted('"a ""b"" c"') == 'a "b" c'


@pytest.mark.sweep
@pytest.mark.parametrize("name", [each.id for each in editions()])
def test_a_table_read_whole_is_the_table_read_branch_by_branch(name: str) -> None:
    mark = next(each.mark for each in editions() if each.id == name)
    levels = _data.Folder().table(mark).whole()
    assert len(levels) == len(Level)
    for level, (digits, names) in zip(Level, levels, strict=True):
        expected = [(region.code.compact, region.name) for region in edition(name).regions(level)]
        assert list(zip(digits, names, strict=True)) == expected


def test_a_table_in_a_folder_is_read_whole_and_its_damage_named(folder: Path) -> None:
    assert _data.Folder(folder).table().whole() == _data.Folder().table().whole()
    content = (folder / "regions.csv").read_bytes()
    (folder / "regions.csv").write_bytes(content.replace(b"Srengseng Sawah", b"Srengseng Sawai"))
    with pytest.raises(DataError, match=r"'regions\.csv'"):
        _data.Folder(folder).table().whole()
