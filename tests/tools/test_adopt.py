"""A new edition is reported, and packaged when told so: as the sources would give it, or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from kodewilayah import _data
from kodewilayah.codes import Kind, RegionCode
from kodewilayah.facts.plain import PLAIN
from tests.tools.folders import contents, write_sources
from tools import adopt, packaged
from tools.build import DATA, SOURCES
from tools.build import main as build
from tools.facts import Facts, Move, Regions, read_regions
from tools.tables import COLUMNS, csv_text, read_sources, table_text
from tools.unpack import facts_of_package

SMALL = {
    "2022": {
        "11": "ACEH",
        "11.01": "KAB. ACEH SELATAN",
        "11.01.01": "Bakongan",
        "11.01.01.2001": "Keude",
        "11.01.01.2002": "Ujong Mangki",
        "11.01.02": "Kluet",
        "11.01.02.2001": "Gampong",
    },
    "2025": {
        "11": "Aceh",
        "11.01": "Kabupaten Aceh Selatan",
        "11.01.01": "Bakongan",
        "11.01.01.2001": "Keude",
        "11.01.01.2002": "Ujong Mangki",
        "11.01.01.2003": "Gampong",
        "11.01.02": "Kluet",
        "11.02": "Kabupaten Aceh Tenggara",
        "11.02.01": "Lawe",
        "11.02.01.2001": "Rundeng",
    },
}
# Against 2025: .2001 has another name, .2002 goes to a new kecamatan, .2003 and Rundeng to nowhere, and the digits of
# 11.02 come back as another place.
TABLE = {
    "11": "Aceh",
    "11.01": "Kabupaten Aceh Selatan",
    "11.01.01": "Bakongan",
    "11.01.01.2001": "Keude | Baru",
    "11.01.02": "Kluet",
    "11.01.03": "Mangki",
    "11.01.03.2001": "Ujong Mangki",
    "11.02": "Kabupaten Gayo Lues",
    "11.02.01": "Blang",
    "11.03": "Kabupaten Aceh Tenggara",
    "11.03.01": "Lawe",
}
EVIDENCE = [
    {"evidence": "x", "indonesian": "alasan", "english": "reason"},
    *read_sources(SOURCES)["evidence.csv"],
]
SAME = "same name, unique among new codes of mapped regency"
TAKEN = "old name now carried by another code of the regency, new name is another village"
NOTHING = {"kind": "removed", "confidence": "none", "evidence": "no successor found"}

CAPITALS = [
    {"code": "11", "capital": "Banda Aceh", "seat": "11.01.02", "basis": "law"},
    {"code": "11.01", "capital": "Tapaktuan", "seat": "", "basis": "one_reading"},
    {"code": "11.02", "capital": "Kutacane", "seat": "11.02.01", "basis": "corroborated"},
]
OPTIONS = {
    "id": "2026",
    "decree": "Kepmendagri 1/2026",
    "title": "Keputusan, Nomor 1 Tahun 2026",
    "signed": "2026-06-30",
    "source": "somebody (MIT)",
}


def as_regions(table: Mapping[str, str]) -> dict[RegionCode, str]:
    return {RegionCode(code): name for code, name in table.items()}


def edition(name: str, signed: str, regions: Regions) -> dict[str, str]:
    counts = {kind.value: str(sum(code.kind is kind for code in regions)) for kind in Kind}
    return {"id": name, "decree": f"Decree {name}", "title": f"Title {name}", "signed": signed, "source": "x"} | counts


def small() -> Facts:
    regions = {name: as_regions(table) for name, table in SMALL.items()}
    return Facts(
        editions=[
            edition("2022", "2022-11-09", regions["2022"]),
            edition("2025", "2025-04-25", regions["2025"]),
        ],
        regions=regions,
        earlier=[],
        crosswalk=[Move("2022", "11.01.02.2001", "2025", "11.01.01.2003", "district_change", "medium", "x")],
        evidence=[{"evidence": "x", "remark": "", "indonesian": "alasan", "english": "reason"}],
        figures=[{"code": "11", "area_km2": "1.5", "population_male": "2", "population_female": "3"}],
        islands=[island("11.00.40001"), island("11.01.40001"), island("11.02.40001")],
        bps={"11": "11", "11.01": "1103", "11.02": "1104", "11.02.01": "1104010"},
        terms=[
            {"code": "11", "kind": "desa", "term": "Gampong", "head": "Keuchik", "source": "a law"},
            {"code": "11.02", "kind": "desa", "term": "Kute", "head": "", "source": "another"},
        ],
        aliases=[{"code": code, "alias": "NAD", "kind": "abbreviation"} for code in ("11", "11.02")],
        plain={
            **{table.file: [] for table in PLAIN},
            "statuses.csv": [{"code": "11", "name": "Otonomi khusus", "name_en": "Special autonomy", "law": "a law"}],
            "capitals.csv": CAPITALS,
            "timezones.csv": [{"code": "11", "timezone": "Asia/Jakarta", "abbreviation": "WIB"}],
        },
    )


def island(code: str) -> dict[str, str]:
    return {
        "code": code, "name": "Pulau", "latitude": "-1.5", "longitude": "97.2", "inhabited": "", "outermost": "0",
    }  # fmt: skip


def packed(facts: Facts, folder: Path) -> Path:
    """Write a folder of packaged files, and beside it `sources/` with the tables that people edit."""
    data = folder / "package" / "data"
    data.mkdir(parents=True)
    for name, content in packaged.files(facts).items():
        (data / name).write_bytes(content)
    tables = {
        "editions.csv": facts.editions,
        "terms.csv": [{**row, "certainty": "certain"} for row in facts.terms],
        "aliases.csv": facts.aliases,
        "evidence.csv": EVIDENCE,
        "earlier_codes.csv": read_sources(SOURCES)["earlier_codes.csv"] if facts.earlier else [],
        **facts.plain,
    }
    write_sources(data.parent / "sources", {name: table_text(name, rows) for name, rows in tables.items()})
    return data


def sources(data: Path) -> Path:
    return data.parent / "sources"


def source_rows(data: Path, table: str) -> list[dict[str, str]]:
    return read_sources(sources(data))[table]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return packed(small(), tmp_path)


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Iterable[str]]) -> Path:
    path.write_text(csv_text([header, *map(list, rows)]), encoding="utf-8", newline="")
    return path


def table(folder: Path, regions: Mapping[str, str] | None = None) -> Path:
    rows = (TABLE if regions is None else regions).items()
    return write_csv(folder / "table.csv", ("code", "name"), rows)


def run(path: Path, data: Path, *more: str | Path, **options: str) -> int:
    arguments = [str(path), "--data", str(data), "--sources", str(sources(data))]
    for name, value in (OPTIONS | options).items():
        arguments += [f"--{name}", value]
    return adopt.main([*arguments, *map(str, more)])


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# The package is its own source


@pytest.fixture(scope="module")
def facts() -> Facts:
    return facts_of_package(DATA)


def texts(regions: Regions) -> dict[str, str]:
    return {str(code): name for code, name in regions.items()}


@pytest.mark.sweep
def test_the_package_can_be_built_from_itself_to_the_byte(facts: Facts) -> None:
    files = packaged.files(facts)
    assert {name for name, content in files.items() if (DATA / name).read_bytes() != content} == set()
    assert files.keys() == {path.name for path in DATA.glob("*.csv")}


def withheld(facts: Facts) -> Facts:
    """Return the facts as they would be without the newest edition, and without what belongs to it."""
    last, newest = (each["id"] for each in facts.editions[-2:])
    return Facts(
        editions=facts.editions[:-1],
        regions={name: regions for name, regions in facts.regions.items() if name != newest},
        earlier=facts.earlier,
        crosswalk=[
            move if move.edition_to != newest else move._replace(edition_to=last, code_to="", **NOTHING)
            for move in facts.crosswalk
            if move.edition_from != last
        ],
        evidence=facts.evidence,
        figures=[],
        islands=[],
        bps={},
        terms=[row for row in facts.terms if row["code"] in facts.regions[last]],
        aliases=[],
        plain={file: [row for row in rows if row["code"] in facts.regions[last]] for file, rows in facts.plain.items()},
    )


@pytest.mark.sweep
def test_a_withheld_edition_is_packaged_again_to_the_byte(tmp_path: Path, facts: Facts) -> None:
    newest = facts.editions[-1]
    path = table(tmp_path, texts(facts.regions[newest["id"]]))
    step = [move for move in facts.crosswalk if move.edition_to == newest["id"]]
    given: list[str | Path] = [
        "--crosswalk", write_csv(tmp_path / "crosswalk.csv", Move._fields, step),
        "--bps", write_csv(tmp_path / "bps.csv", ("code", "bps_code"), facts.bps.items()),
        "--figures", DATA / "figures.csv", "--islands", DATA / "islands.csv", "--terms", SOURCES / "terms.csv",
        "--aliases", SOURCES / "aliases.csv",
        *(part for table in PLAIN for part in (f"--{Path(table.file).stem}", SOURCES / table.file)),
    ]  # fmt: skip
    data = packed(withheld(facts), tmp_path)
    options = {field: newest[field] for field in OPTIONS}
    assert run(path, data, *given, "--report", tmp_path / "report.md", "--write", **options) == 0
    files = contents(data)
    assert {name for name, content in files.items() if (DATA / name).read_bytes() != content} == set()
    assert files.keys() == {path.name for path in DATA.glob("*.csv")}
    for name in ("editions.csv", "terms.csv", "aliases.csv", *(table.file for table in PLAIN)):
        assert (sources(data) / name).read_bytes() == (SOURCES / name).read_bytes()
    assert build(["--data", str(data), "--sources", str(sources(data)), "--check"]) == 0


@pytest.mark.sweep
def test_a_withheld_edition_can_be_adopted_with_what_is_proposed(tmp_path: Path, facts: Facts) -> None:
    newest = facts.editions[-1]
    path = table(tmp_path, texts(facts.regions[newest["id"]]))
    data = packed(withheld(facts), tmp_path)
    options = {field: newest[field] for field in OPTIONS}
    assert run(path, data, "--report", tmp_path / "report.md", "--write", **options) == 0
    for name in ("regions.csv", "provinces.csv", "history.csv", "history.provinces.csv", "editions.csv"):
        assert (data / name).read_bytes() == (DATA / name).read_bytes()
    report = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "| province_split | high | 1,1" in report
    assert "| high | province_split | 92.01 | KAB. SORONG | 96.01 | Kabupaten Sorong |" in report


# What the report says

GAPS = "To be judged by a human: facts that new regions lack"
DIFFERENCES = "To be judged by a human: facts that differ from the predecessor's"


def test_without_write_there_is_a_report_and_nothing_else(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(tmp_path)
    before = everything(tmp_path)
    assert run(path, data) == 0
    assert everything(tmp_path) == before
    printed = capsys.readouterr()
    assert printed.out.startswith("# Edition 2026: Kepmendagri 1/2026\n")
    assert "nothing was added" in printed.err
    assert run(path, data, "--report", tmp_path / "report.md") == 0
    assert capsys.readouterr().out == ""
    assert everything(tmp_path).keys() - before.keys() == {tmp_path / "report.md"}


def sections(text: str) -> dict[str, list[str]]:
    """Return the lines of each section without headers of tables."""
    found: dict[str, list[str]] = {}
    for part in text.split("\n## ")[1:]:
        title, *lines = [line for line in part.split("\n") if line]
        found[title] = lines[2:] if len(lines) > 2 and lines[1].startswith("| ---") else lines
    return found


def test_the_report_says_what_changed_and_what_is_doubtful_first(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(table(tmp_path), data) == 0
    told = sections(capsys.readouterr().out)
    doubtful = "To be judged by a human: moves that are not certain"
    assert list(told)[:3] == [GAPS, DIFFERENCES, doubtful]
    assert told[doubtful] == [
        "| none | removed | 11.01.01.2003 | Gampong |  |  | no successor found |",
        "| none | removed | 11.02.01.2001 | Rundeng |  |  | no successor found |",
        f"| medium | code_reassigned | 11.02 | Kabupaten Aceh Tenggara | 11.03 | Kabupaten Aceh Tenggara | {TAKEN} |",
        f"| medium | code_reassigned | 11.02.01 | Lawe | 11.03.01 | Lawe | {TAKEN} |",
    ]
    assert told["Regions by kind"][1] == "| kabupaten | 2 | 3 | +1 |"
    assert told["Regions by kind"][-1] == "| in all | 10 | 11 | +1 |"
    assert told["Changes"] == [
        "| added | 4 |",
        "| removed | 3 |",
        "| renamed under the same code | 1 |",
        "| moved to another code | 3 |",
    ]
    assert "| district_change | high | 1 |" in told["Moves by kind and confidence"]
    assert told["Moved, with high confidence"] == [
        f"| high | district_change | 11.01.01.2002 | Ujong Mangki | 11.01.03.2001 | Ujong Mangki | {SAME} |"
    ]
    assert "| 11.01.03.2001 | Ujong Mangki | 11.01.01.2002 |" in told["Added"]
    assert "| 11.01.03 | Mangki |  |" in told["Added"]
    assert told["Removed"] == [
        "| 11.01.01.2002 | Ujong Mangki |",
        "| 11.01.01.2003 | Gampong |",
        "| 11.02.01.2001 | Rundeng |",
    ]
    assert told["Renamed under the same code"] == ["| 11.01.01.2001 | Keude | Keude \\| Baru |"]


def test_an_edition_that_changes_nothing_says_so(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(table(tmp_path, SMALL["2025"]), data) == 0
    told = sections(capsys.readouterr().out)
    for title in ("Moves by kind and confidence", "Moved, with high confidence", "Added", "Removed"):
        assert told[title] == ["None."]


# What is packaged


def test_write_makes_the_new_edition_the_one_in_force(tmp_path: Path, data: Path) -> None:
    assert run(table(tmp_path), data, "--write") == 0
    facts = facts_of_package(data)
    assert [each["id"] for each in facts.editions] == ["2022", "2025", "2026"]
    assert facts.editions[-1] == {
        **OPTIONS, "provinsi": "1", "kabupaten": "3", "kota": "0", "kecamatan": "5", "kelurahan": "0", "desa": "2",
        "desa_adat": "0",
    }  # fmt: skip
    assert read_regions(_data.Folder(data).table()) == TABLE
    for name, regions in SMALL.items():
        assert facts.regions[name] == regions
    nothing = Move("2025", "11.01.01.2003", "2026", "", "removed", "none", "no successor found")
    assert nothing in facts.crosswalk
    assert Move("2025", "11.01.01.2002", "2026", "11.01.03.2001", "district_change", "high", SAME) in facts.crosswalk


def test_what_belongs_to_the_last_decree_or_to_a_region_that_left_is_dropped(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(table(tmp_path), data, "--write") == 0
    facts = facts_of_package(data)
    assert list(facts.figures) == []
    # 11.02 is another place now: what was known of its digits is not known of it.
    assert [row["code"] for row in facts.islands] == ["11.00.40001", "11.01.40001"]
    assert facts.bps == {"11": "11", "11.01": "1103"}
    assert [row["code"] for row in facts.terms] == ["11"]
    assert [row["code"] for row in facts.aliases] == ["11"]
    remarks = sections(capsys.readouterr().out)["Remarks"]
    assert "not handed in; the 1 rows of the last decree are dropped" in remarks[0]
    assert [
        line.partition(":")[0] for line in remarks if " 2 rows kept" in line and " 1 rows dropped" in line
    ] == ["- Islands", "- Capital"]  # fmt: skip
    assert " 2 rows kept" in remarks[2]
    assert " 2 rows dropped" in remarks[2]


def test_what_is_handed_in_is_packaged(tmp_path: Path, data: Path) -> None:
    figures = ("code", "area_km2", "population_male", "population_female")
    terms = ("code", "kind", "term", "head", "certainty", "source")
    statuses = ("code", "name", "name_en", "law")
    given: list[str | Path] = [
        "--figures", write_csv(tmp_path / "f.csv", figures, [("11.03", "2.5", "4", "5")]),
        "--islands", write_csv(tmp_path / "i.csv", [*island("")], [island("11.03.40001").values()]),
        "--bps", write_csv(tmp_path / "b.csv", ("code", "bps_code"), [("11", "11"), ("11.03", "1109")]),
        "--terms", write_csv(tmp_path / "t.csv", terms, [("11.03", "desa", "Kute", "", "certain", "x")]),
        "--statuses", write_csv(tmp_path / "s.csv", statuses, [("11", "Khusus", "Special", "a law")]),
        "--aliases", write_csv(
            tmp_path / "a.csv", ("code", "alias", "kind"), [("11.03", "Sigupai", "bps"), ("11.03", "Serambi", "bps")]
        ),
        "--capitals", write_csv(tmp_path / "c.csv", (*COLUMNS["capitals.csv"],), [("11.03", "Kutacane", "", "law")]),
        "--timezones", write_csv(tmp_path / "z.csv", (*COLUMNS["timezones.csv"],), [("11", "Asia/Jakarta", "WIB")]),
    ]  # fmt: skip
    assert run(table(tmp_path), data, *given, "--write") == 0
    facts = facts_of_package(data)
    assert [row["code"] for row in facts.figures] == ["11.03"]
    assert [row["code"] for row in facts.islands] == ["11.03.40001"]
    assert facts.bps == {"11": "11", "11.03": "1109"}
    assert [row["code"] for row in facts.terms] == ["11.03"]
    assert [row["name_en"] for row in facts.plain["statuses.csv"]] == ["Special"]
    assert [row["alias"] for row in facts.aliases] == ["Sigupai", "Serambi"]
    assert [row["capital"] for row in source_rows(data, "capitals.csv")] == ["Kutacane"]
    assert [row["certainty"] for row in source_rows(data, "terms.csv")] == ["certain"]
    assert build(["--data", str(data), "--sources", str(sources(data)), "--check"]) == 0


def test_a_name_that_the_table_has_wrong_is_put_right(tmp_path: Path, data: Path) -> None:
    corrections = tmp_path / "corrections.csv"
    rows = "2025,11.01.02,Kluet,Klut,x\n2026,11.01.02,Kluet,Kluet Utara,misprint\n"
    corrections.write_text(f"{CORRECTIONS}{rows}", encoding="utf-8")
    assert run(table(tmp_path), data, "--corrections", corrections, "--write") == 0
    assert read_regions(_data.Folder(data).table()) == TABLE | {"11.01.02": "Kluet Utara"}
    assert [row["edition"] for row in source_rows(data, "corrections.csv")] == ["2026"]
    assert build(["--data", str(data), "--sources", str(sources(data)), "--check"]) == 0


def test_a_proposal_is_corrected_and_handed_back(tmp_path: Path, data: Path) -> None:
    path, proposal = table(tmp_path), tmp_path / "proposal.csv"
    assert run(path, data, "--proposal", proposal) == 0
    text = proposal.read_text(encoding="utf-8")
    assert len(text.splitlines()) == 1 + 5
    assert (
        text.splitlines()[0] == "edition_from,code_from,edition_to,code_to,kind,confidence,evidence,name_from,name_to"
    )
    line = "2025,11.01.01.2003,2026,,removed,none,no successor found,Gampong,\n"
    assert line in text
    merged = "2025,11.01.01.2003,2026,11.01.01.2001,merged,high,official remark: Bergabung,Gampong,Keude\n"
    proposal.write_text(text.replace(line, merged), encoding="utf-8")
    assert run(path, data, "--crosswalk", proposal, "--write") == 0
    facts = facts_of_package(data)
    remark = "official remark: Bergabung"
    assert Move("2025", "11.01.01.2003", "2026", "11.01.01.2001", "merged", "high", remark) in facts.crosswalk
    assert [move.edition_from for move in facts.crosswalk] == ["2022", *["2025"] * 5]


# What is refused


def refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], path: Path, data: Path, *more: str | Path) -> str:
    """Return what is said when the command is refused, after which nothing may have been written."""
    before = everything(tmp_path)
    capsys.readouterr()
    report, proposal = tmp_path / "report.md", tmp_path / "proposal.csv"
    assert run(path, data, "--report", report, "--proposal", proposal, "--write", *more) == 1
    assert everything(tmp_path) == before
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("11.01.02,Kluet", "11.01.01,Kluet", "table.csv, line 6: 11.01.01 is listed twice"),
        ("11.03,Kab", "11.04,Kab", "table.csv, line 12: 11.03.01 is an orphan"),
        ("11.03.01,Lawe", "11.1,Lawe", "table.csv, line 12: '11.1' has 3 digits"),
        ("11.03.01,Lawe\n", "11.03.01,Lawe", "table.csv, line 12: '11.03.01,Lawe' has no line end"),
        ("11,Aceh\n", "11,Aceh\r\n", "table.csv, line 2: '11,Aceh\\r' has a Windows line end"),
        ("code,name", "\ufeffcode,name", "table.csv, line 1: '\\ufeffcode,name' begins with a byte order mark"),
        (",Lawe", ",Law\udce9", "table.csv, line 12: b'11.03.01,Law\\xe9' is not UTF-8"),
    ],
)
def test_a_damaged_table_is_refused_and_nothing_is_written(
    tmp_path: Path, data: Path, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8", "surrogateescape"))
    assert f"error: {said}" in refused(tmp_path, capsys, path, data)


def test_a_truncated_dump_is_refused_and_nothing_is_written(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "table.sql"
    values = ",\n".join(f"('{code}','{name}')" for code, name in TABLE.items())
    path.write_text(f"INSERT INTO w VALUES\n{values}"[:-3] + "\n", encoding="utf-8")
    assert "error: table.sql, line 12: 'La" in refused(tmp_path, capsys, path, data)


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("id", "2025", "--id: '2025' belongs to an edition that is packaged already"),
        ("id", "2026b", "--id: '2026b' is not a year after 2025"),
        ("decree", "Decree 2022", "--decree: 'Decree 2022' belongs to an edition"),
        ("title", "", "--title: '' is empty"),
        ("title", "A  title", "--title: 'A  title' is empty, padded"),
        ("source", "x\u0007", "--source: 'x\\x07' is empty, padded or not printable"),
        ("signed", "2025-04-25", "--signed: 2025-04-25 does not come after 2025-04-25"),
        ("signed", "2026-06-31", "--signed: '2026-06-31' is not a date"),
        ("signed", "20260630", "--signed: '20260630' is not a date"),
    ],
)
def test_an_edition_that_cannot_be_right_is_refused(
    tmp_path: Path, data: Path, option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in refused(tmp_path, capsys, table(tmp_path), data, f"--{option}", value)


CORRECTIONS = "edition,code,source_name,corrected_name,reason\n"
MOVES = [
    ("2025", "11.01.01.2002", "2026", "11.01.03.2001", "district_change", "high", "x"),
    ("2025", "11.01.01.2003", "2026", "", "removed", "none", "no successor found"),
]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (MOVES[:1], "no row reports what became of 11.01.01.2003"),
        ([*MOVES, MOVES[0]], "c.csv, line 4: 11.01.01.2002 to 11.01.03.2001 is listed twice"),
        ([("2021", *MOVES[0][1:])], "c.csv, line 2: 2021 to 2026 is not the step 2025 to 2026, nor"),
        ([("2022", *MOVES[0][1:])], "11.01.01.2002 is still in edition 2025, which the row skips"),
        ([("2025", "11.01.01.2009", *MOVES[0][2:])], "c.csv, line 2: 11.01.01.2009 is not a region of edition 2025"),
        ([("2025", "11.1", *MOVES[0][2:])], "c.csv, line 2: '11.1' has 3 digits"),
        (
            [(*MOVES[0][:3], "11.01.03.2009", "merged", "low", "x")],
            "c.csv, line 2: 11.01.03.2009 is not a region of edition",
        ),
        (
            [("2025", "11.01.02", "2026", "11.01.03", "merged", "low", "x")],
            "line 2: 11.01.02 is merged, but only a code",
        ),
        ([(*MOVES[0][:4], "code_reassigned", "low", "x")], "line 2: 11.01.01.2002 is code_reassigned, but only a code"),
        ([(*MOVES[0][:5], "sure", "x")], "c.csv, line 2: the confidence is 'sure'; expected high, medium, low or none"),
        ([(*MOVES[0][:4], "Merged", "low", "x")], "c.csv, line 2: the kind is 'Merged'; expected words such as"),
    ],
)
def test_a_crosswalk_that_does_not_fit_is_refused(
    tmp_path: Path, data: Path, rows: list[tuple[str, ...]], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    crosswalk = write_csv(tmp_path / "c.csv", Move._fields, rows)
    assert said in refused(tmp_path, capsys, table(tmp_path), data, "--crosswalk", crosswalk)


@pytest.mark.parametrize(
    ("option", "content", "said"),
    [
        ("figures", "code,area_km2,population_male,population_female\n11.04,1,2,3\n", "line 2: 11.04 belongs to no"),
        (
            "figures",
            "code,area_km2,population_male,population_female\n11,1.,2,3\n",
            "line 2: the area_km2 is '1.'; expected a number such as 12.5",
        ),
        ("figures", "code,area_km2\n11,1\n", "line 1: the header is ['code', 'area_km2']"),
        ("islands", "code,name,latitude,longitude,inhabited,outermost\n11.04.40001,P,1.0,1.0,,0\n", "line 2: 11.04.4"),
        ("islands", "code,name,latitude,longitude,inhabited,outermost\n11.01.50001,P,1.0,1.0,,0\n", "line 2: '11.01.5"),
        (
            "islands",
            "code,name,latitude,longitude,inhabited,outermost\n11.01.40001,P,1.0,x,,0\n",
            "line 2: the longitude is 'x'",
        ),
        ("bps", "code,bps_code\n11,11\n11,11\n", "line 3: 11 is listed twice"),
        ("bps", "code,bps_code\n11,110\n", "line 2: the bps_code is '110'; expected 2, 4 or 7 digits"),
        ("bps", "code,bps_code\n11.01,1103\n", "does not begin with"),
        ("terms", "code,kind,term,head,source\n", "line 1: the header is"),
        (
            "corrections",
            f"{CORRECTIONS}2026,11,Acheh,Aceh,x\n",
            "line 2: edition 2026 has the name 'Aceh' at 11; expected",
        ),
        ("corrections", f"{CORRECTIONS}2026,12,Acheh,Aceh,x\n", "line 2: 12 is not a region of edition 2026"),
        (
            "corrections",
            f"{CORRECTIONS}2026,11,Aceh,Aceh ,x\n",
            "given.csv, line 2: the corrected_name is 'Aceh '; expected text",
        ),
        ("corrections", f"{CORRECTIONS}2026,11,Aceh,Acheh,\n", "line 2: the reason is ''; expected text"),
        ("terms", "code,kind,term,head,certainty,source\n11,kota,Kute,,certain,x\n", "line 2: the kind is 'kota'; exp"),
        ("terms", "code,kind,term,head,certainty,source\n11,desa,Kute, K,certain,x\n", "line 2: the head is ' K'; exp"),
        ("aliases", "code,alias,kind\n11,NAD,\n", "line 2: the kind is ''; expected one of abbreviation, bps"),
        ("aliases", "code,alias,kind\n11,NAD,weird\n", "line 2: the kind is 'weird'; expected one of abbreviation"),
        ("aliases", "code,alias,kind\n11,NAD,short\n11,NAD,law\n", "line 3: 11 NAD is listed twice"),
        ("terms", "code,kind,term,head,certainty,source\n11.04,desa,Kute,,certain,x\n", "line 2: 11.04 belongs to no"),
        ("statuses", "code,name,name_en,law\n11,Khusus,Special,\n", "line 2: the law is ''; expected text"),
        ("statuses", "code,name,name_en,law\n11.01,Khusus,Special,x\n", "line 2: 11.01 is a kabupaten; statuses.csv"),
        ("timezones", "code,timezone,abbreviation\n11,Asia/Jayapura,WIB\n", "line 2: 'Asia/Jayapura' is not an IANA"),
        ("capitals", "code,capital,seat,basis\n11,Banda Aceh,11.02.02,law\n", "line 2: the seat '11.02.02' is not"),
        ("recap", "code,kabupaten,kota,kecamatan,kelurahan,desa\n11,3,0,5,0,3\n", "line 2: 11 should have '3' desa"),
    ],
)
def test_what_is_handed_in_and_does_not_fit_is_refused(
    tmp_path: Path, data: Path, option: str, content: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "given.csv"
    given.write_text(content, encoding="utf-8")
    assert said in refused(tmp_path, capsys, table(tmp_path), data, f"--{option}", given)


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ({}, "line 11: the table ends at 11.02.01.2001, and 11.02.01.2002 disappears, Desa 2 2;"),
        (
            {"11.02.01.2999": "Akhir"},
            "line 12: the table ends at 11.02.01.2999, and 11 of 22 regions disappear, 11.02.01.2002 first;",
        ),
    ],
)
def test_a_table_that_lacks_its_end_or_much_must_be_proved_whole(
    rest: dict[str, str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = small()
    villages = {f"11.02.01.2{number:03}": f"Desa {number} {number}" for number in range(2, 13)}
    regions = {**facts.regions, "2025": as_regions(dict(sorted((SMALL["2025"] | villages | rest).items())))}
    editions = [facts.editions[0], edition("2025", "2025-04-25", regions["2025"])]
    data = packed(facts._replace(regions=regions, editions=editions), tmp_path)
    path = table(tmp_path, dict(sorted((SMALL["2025"] | rest).items())))
    assert said in refused(tmp_path, capsys, path, data)
    recap = tmp_path / "recap.csv"
    header = "code,kabupaten,kota,kecamatan,kelurahan,desa\n"
    recap.write_text(f"{header}11,2,0,3,0,{4 + len(rest)}\n", encoding="utf-8")
    assert run(path, data, "--recap", recap, "--write") == 0


def test_an_error_after_the_report_leaves_the_package_as_it_was(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    (tmp_path / "folder").mkdir()
    assert run(table(tmp_path), data, "--write", "--report", tmp_path / "folder") == 1
    assert "error: " in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


def test_one_folder_without_the_other_is_refused(tmp_path: Path, data: Path) -> None:
    """The edition would be in the packaged files of one folder and in the sources of another."""
    arguments = [str(table(tmp_path)), *(word for name, value in OPTIONS.items() for word in (f"--{name}", value))]
    before = everything(tmp_path)
    for folder in (["--data", str(data)], ["--sources", str(sources(data))]):
        with pytest.raises(SystemExit):
            adopt.main([*arguments, *folder, "--write"])
    assert everything(tmp_path) == before


def test_a_folder_that_is_not_there_is_reported_before_anything_is_written(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(tmp_path)
    assert run(table(tmp_path), data, "--write", "--report", tmp_path / "nowhere" / "report.md") == 1
    assert "there is no folder" in capsys.readouterr().err
    assert everything(tmp_path).keys() - before.keys() == {tmp_path / "table.csv"}
    assert run(tmp_path / "nothing.csv", data) == 1
    assert run(table(tmp_path), tmp_path / "nowhere") == 1
