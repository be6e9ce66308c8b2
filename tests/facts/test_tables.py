"""Facts and PlainRows: each table of a folder is read when it is first needed, and once."""

import pytest

from kodewilayah import Atlas, _data
from kodewilayah.codes import Kind, parse
from kodewilayah.facts.plain import PLAIN, TEXT, PlainTable
from kodewilayah.facts.tables import Facts, PlainRows

FILES = {
    "editions": "editions.csv",
    "terms": "terms.csv",
    "evidence": "evidence.csv",
    "figures": "figures.csv",
    "bps": "bps.csv",
    "islands": "islands.csv",
    "islands_by_region": "islands.csv",
}


class Reading(_data.Folder):
    """The packaged files, with a list of those that were read."""

    def __init__(self) -> None:
        super().__init__()
        vars(self)["names"] = []

    def read(self, name: str, *rest: int) -> bytes:
        vars(self)["names"].append(name)
        return super().read(name, *rest)

    @property
    def tables(self) -> list[str]:
        return [name for name in vars(self)["names"] if name != "manifest.csv"]


def test_nothing_is_read_before_it_is_needed() -> None:
    folder = Reading()
    Facts(folder)
    assert folder.tables == []


@pytest.mark.parametrize("name", FILES)
def test_a_table_is_read_when_it_is_needed_and_once(name: str) -> None:
    folder = Reading()
    facts = Facts(folder)
    table = getattr(facts, name)
    assert getattr(facts, name) is table
    if name == "bps":
        facts.bps.code("1101")
    assert folder.tables == [FILES[name]]


@pytest.mark.parametrize("file", [table.file for table in PLAIN])
def test_a_plain_table_is_read_when_it_is_needed_and_once(file: str) -> None:
    folder = Reading()
    rows = Facts(folder).plain[file]
    assert folder.tables == []
    assert rows.by_code is rows.by_code
    assert folder.tables == [file]


def test_load_reads_every_table() -> None:
    folder = Reading()
    Facts(folder).load()
    assert sorted(folder.tables) == sorted({*FILES.values(), *(table.file for table in PLAIN)})


class Rows(_data.Folder):
    """A folder in which every plain table has these rows."""

    def records(self, name: str) -> list[dict[str, str]]:
        assert name == "uji.csv"
        return [{"code": code, "word": word} for code, word in (("11", "a"), ("12", "b"), ("11", "c"))]


UJI = PlainTable("uji.csv", "word", (Kind.PROVINSI,), {"word": TEXT}, {})


@pytest.mark.parametrize(
    ("table", "code", "in_force", "words"),
    [
        (UJI, "11", True, ["a", "c"]),
        (UJI, "13", True, []),
        (UJI, "11.01", True, []),
        (UJI, "11", False, []),
        (UJI._replace(by_province=True), "11.01.01.2001", True, ["a", "c"]),
        (UJI._replace(by_province=True), "11.01.01.2001", False, []),
        (UJI._replace(in_older_editions=True), "11", False, ["a", "c"]),
    ],
)
def test_rows_hold_for_the_regions_that_the_declaration_says(
    table: PlainTable, code: str, in_force: bool, words: list[str]
) -> None:
    found = PlainRows(Rows(), table).of(parse(code), in_force=in_force)
    assert [row["word"] for row in found] == words


def test_an_atlas_has_one() -> None:
    assert Atlas()._facts is Atlas()._facts
    assert Atlas()._facts.editions == Atlas().editions()
