"""The next decree leaves no silent gap: the invented decree is adopted, and the report says what it took away."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from kodewilayah import Atlas
from kodewilayah.codes import Level
from kodewilayah.facts.plain import PLAIN
from tests.tools import mutated
from tests.tools.mutated import adopt_mutated, mutate, table_in_force
from tools.build import DATA, SOURCES
from tools.build import main as build
from tools.tables import read_sources, table_text
from tools.unpack import facts_of_package

pytestmark = pytest.mark.sweep


class Folders(NamedTuple):
    data: Path
    sources: Path
    work: Path

    def adopt(self, *more: str | Path) -> int:
        return adopt_mutated(self.data, self.sources, self.work, *more)

    def is_up_to_date(self) -> bool:
        return build(["--data", str(self.data), "--sources", str(self.sources), "--check"]) == 0


def copy_to(work: Path) -> Folders:
    """Return copies of the packaged files and of `sources/`, and a folder to work in."""
    for folder in (DATA, SOURCES):
        shutil.copytree(folder, work / folder.name, copy_function=shutil.copyfile)
    return Folders(work / DATA.name, work / SOURCES.name, work)


def report_of(path: Path) -> dict[str, list[str]]:
    """Return the rows of the table in each section of a report."""
    found = {}
    for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, *lines = [line for line in section.split("\n") if line]
        found[title] = lines[2:]
    return found


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """Return the folders after the invented decree was adopted with nothing handed in."""
    folders = copy_to(tmp_path_factory.mktemp("adopted"))
    assert folders.adopt("--report", folders.work / "report.md", "--write") == 0
    return folders


def test_the_invented_decree_changes_what_it_says() -> None:
    table = table_in_force(DATA)
    changed = mutate(table)
    moved = sum(mutated.levels(table, mutated.SPLIT).values())
    assert mutated.levels(changed, mutated.PROVINCE) == mutated.levels(table, mutated.SPLIT) | {Level.PROVINCE: 1}
    assert len(changed.keys() - table.keys()) == moved + 2
    assert len(table.keys() - changed.keys()) == moved + 1
    renamed = {code for code in table.keys() & changed.keys() if table[code] != changed[code]}
    assert renamed == {mutated.RENAMED}
    assert len(table) == len(changed) - 1


def test_every_move_is_right(adopted: Folders) -> None:
    moves = [move for move in facts_of_package(adopted.data).crosswalk if move.edition_to == "2026"]
    table = table_in_force(DATA)
    assert {(move.code_from, move.code_to) for move in moves} == {
        (mutated.lost(table), ""),
        *((code, code.replace(mutated.SPLIT, mutated.MOVED)) for code in table if code.startswith(mutated.SPLIT)),
    }


def test_the_report_lists_first_what_the_new_province_has_not(adopted: Folders) -> None:
    sections = report_of(adopted.work / "report.md")
    assert next(iter(sections)) == "To be judged by a human: facts that new regions lack"
    status = "Otonomi khusus (Special autonomy, UU 21/2001, amended by UU 2/2021)"
    assert next(iter(sections.values())) == [
        f"| 97 | Papua Uji | special status | 91 | {status} |",
        "| 97 | Papua Uji | ISO 3166-2 code | 91 | ID-PA |",
        "| 97 | Papua Uji | capital | 91 | Jayapura (91.71, law) |",
        "| 97 | Papua Uji | time zone | 91 | Asia/Jayapura (WIT) |",
    ]


def test_the_report_lists_every_region_whose_facts_differ_from_its_predecessors(adopted: Folders) -> None:
    sections = report_of(adopted.work / "report.md")
    groups = sections["To be judged by a human: facts that differ from the predecessor's"]
    # The seat of Papua's capital is in the new province now.
    assert groups[0] == "| capital | Jayapura (91.71, law) | Jayapura (law) | 91 | 91 | provinsi | 1 | 91 |"
    assert "| term | Distrik | Kecamatan | 91 | 97 | kecamatan | 5 | 97.71.01 … 97.71.05 |" in groups
    assert "| head | Kepala Distrik | Camat | 91 | 97 | kecamatan | 5 | 97.71.01 … 97.71.05 |" in groups
    assert any(line.startswith("| term | Kampung | Desa | 91 | 97 | desa | 14 |") for line in groups)
    every = sections["Every fact that differs from the predecessor's"]
    for number in range(1, 6):
        assert any(f"| term | Distrik | Kecamatan | 91.71.0{number} | 97.71.0{number} |" in line for line in every)
    # A zone for each region of the province, and two words for each kecamatan and each desa; Papua's capital and
    # the prefixes of the kota.
    assert len(every) == 45 + 2 * (5 + 14) + 2


def test_the_checkout_is_up_to_date_afterwards(adopted: Folders) -> None:
    assert adopted.is_up_to_date()
    before, after = read_sources(SOURCES), read_sources(adopted.sources)
    assert [table for table in before if before[table] != after[table]] == [
        "editions.csv", "capitals.csv", "postal_prefixes.csv",
    ]  # fmt: skip
    assert after["editions.csv"][-1]["id"] == "2026"
    assert after["editions.csv"][:-1] == before["editions.csv"]


def test_what_is_handed_in_closes_the_gaps(tmp_path: Path) -> None:
    folders = copy_to(tmp_path)
    tables = read_sources(SOURCES)
    now = {"91": mutated.PROVINCE, mutated.SPLIT: mutated.MOVED}
    more: list[str | Path] = ["--report", tmp_path / "report.md", "--write"]
    for table in ("terms.csv", *(plain.file for plain in PLAIN)):
        new = [row | {"code": now[row["code"]]} for row in tables[table] if row["code"] in now]
        tables[table] = [row for row in tables[table] if row["code"] != mutated.SPLIT]
        if table == "capitals.csv":
            new = [row | {"seat": mutated.MOVED} for row in new]
            tables[table] = [row | {"seat": "" if row["code"] == "91" else row["seat"]} for row in tables[table]]
        path = tmp_path / table
        path.write_text(table_text(table, [*tables[table], *new]), encoding="utf-8", newline="")
        more += [f"--{path.stem}", path]
    assert folders.adopt(*more) == 0
    sections = report_of(tmp_path / "report.md")
    assert sections["To be judged by a human: facts that new regions lack"] == []
    groups = sections["To be judged by a human: facts that differ from the predecessor's"]
    assert groups == ["| capital | Jayapura (91.71, law) | Jayapura (law) | 91 | 91 | provinsi | 1 | 91 |"]
    assert folders.is_up_to_date()
    province = Atlas(folders.data).lookup(mutated.PROVINCE)
    assert province.special_status == Atlas().lookup("91").special_status
    assert {district.term for district in province.descendants(Level.DISTRICT)} == {"Distrik"}
