"""Add the table of a new decree to the packaged data, or first only report what it would change.

`python -m tools.adopt TABLE --id 2026 --decree ... --title ... --signed 2026-06-30 --source ...` checks the table,
proposes what became of each code that left, and prints a report to review; it writes nothing else. With `--proposal
FILE` the proposal is written as CSV, to be corrected by whoever knows better; with `--crosswalk FILE` it is handed
back. With `--write` the new edition becomes the one in force, and nothing is written if anything is refused.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from kodewilayah import _data
from kodewilayah.codes import IslandCode, Kind, Level, RegionCode
from kodewilayah.errors import InvalidCodeError, KodeWilayahError
from tools import packaged
from tools.build import DATA, build
from tools.facts import Facts, Move, Regions
from tools.intake import check_recapitulation, read_csv, read_table
from tools.propose import propose
from tools.report import report
from tools.source import SourceError, check_crosswalk, check_regions, checked_code
from tools.unpack import facts_of_package

# As many regions may vanish without a trace, before a table without a recapitulation is taken for one that is cut off.
_LOST_AT_MOST = 0.01
_LOST_IN_ANY_CASE = 10

_REASSIGNED = "code_reassigned"
_ENDS = ("abolished", "removed")
_CORRECTIONS = "corrections.csv"

# The columns of what is handed in, and the form of their cells.
_COLUMNS = {
    _data.CROSSWALK: {
        **dict.fromkeys(Move._fields, ".*"), "kind": "[a-z_]+([+][a-z_]+)*", "confidence": "high|medium|low|none",
    },
    _CORRECTIONS: {"edition": ".*", "code": ".*", "source_name": ".*", "corrected_name": ".*", "reason": r"\S(.*\S)?"},
    _data.FIGURES: {
        "code": ".*", "area_km2": r"[0-9]+(\.[0-9]+)?", "population_male": "[0-9]+", "population_female": "[0-9]+",
    },
    _data.ISLANDS: {
        "code": ".*", "name": r"\S(.*\S)?", "latitude": r"-?[0-9]+\.[0-9]+", "longitude": r"-?[0-9]+\.[0-9]+",
        "inhabited": "yes|no|", "outermost": "0|1",
    },
    _data.BPS: {"code": ".*", "bps_code": "[0-9]{2}|[0-9]{4}|[0-9]{7}"},
    _data.TERMS: {
        "code": ".*", "kind": "kecamatan|desa", "term": r"\S(.*\S)?", "head": r"|\S(.*\S)?", "source": r"\S(.*\S)?",
    },
    _data.STATUSES: {"code": "[0-9]{2}", "name": r"\S(.*\S)?", "name_en": r"\S(.*\S)?", "law": r"\S(.*\S)?"},
    _data.ALIASES: {"code": ".*", "alias": r"\S+( \S+)*", "kind": "[a-z]+"},
}  # fmt: skip

Row = Mapping[str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 if all went well, 1 if something was refused, in which case nothing was written."""
    options = _parser().parse_args(arguments)
    try:
        _check_folders(options.report, options.proposal)
        facts = facts_of_package(options.data)
        adopted, text = adopt(facts, options)
        files = packaged.files(adopted)
        if options.proposal:
            _write_proposal(options.proposal, adopted, facts.editions[-1]["id"])
        if options.report:
            options.report.write_text(text, encoding="utf-8")
        # Last, so that an error always means that the package is as it was.
        if options.write:
            build(adopted, files, options.data)
    except (SourceError, KodeWilayahError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if not options.report:
        print(text)
    if not options.write:
        print("nothing was added to the packaged data; --write does that", file=sys.stderr)
    return 0


def adopt(facts: Facts, options: argparse.Namespace) -> tuple[Facts, str]:
    """Return the facts with the new edition as the one in force, and the report of what it changes.

    Args:
        facts: what is packaged.
        options: the options of the command.

    Raises:
        SourceError: if anything about the new edition cannot be right.
        OSError: if a file cannot be read.
    """
    last = facts.editions[-1]
    before, after = facts.regions[last["id"]], read_table(options.table)
    if options.corrections:
        after = _corrected(after, options.corrections, options.id)
    edition = _edition(options, facts.editions, after)
    if options.recap:
        check_recapitulation(options.recap, after)
    if options.crosswalk:
        moves = _read_moves(options.crosswalk, before, after, (last["id"], edition["id"]))
    else:
        moves = propose(before, after, last["id"], edition["id"])
    if not options.recap:
        _check_whole(options.table.name, before, after, moves)
    rest = _Rest(facts, before, after, moves)
    adopted = Facts(
        editions=[*facts.editions, edition],
        regions={**facts.regions, edition["id"]: after},
        crosswalk=sorted([*facts.crosswalk, *moves]),
        figures=rest.figures(options.figures),
        islands=rest.islands(options.islands),
        bps=rest.bps(options.bps),
        terms=rest.terms(options.terms),
        statuses=rest.statuses(options.statuses),
        aliases=rest.aliases(options.aliases),
    )
    check_crosswalk([each["id"] for each in adopted.editions], adopted.regions, adopted.crosswalk)
    return adopted, report((last, edition), before, after, moves, rest.notes)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.adopt", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("table", type=Path, help="code,name of every region: a CSV, or a SQL dump named *.sql")
    parser.add_argument(
        "--id",
        required=True,
        help="the year; for its second decree, such as 2026-2",
    )
    parser.add_argument("--decree", required=True, help="the decree, as it is cited")
    parser.add_argument("--title", required=True, help="its full title")
    parser.add_argument("--signed", required=True, help="the day it was signed, as 2026-06-30")
    parser.add_argument("--source", required=True, help="where the table was taken from, and under which licence")
    parser.add_argument("--corrections", type=Path, help="wrong names of the table, with the right one and the reason")
    parser.add_argument("--recap", type=Path, help="the decree's recapitulation by province, with which to compare")
    parser.add_argument("--crosswalk", type=Path, help="a reviewed crosswalk, to be taken instead of the proposal")
    parser.add_argument("--figures", type=Path, help="area and population by the new decree; without it there are none")
    parser.add_argument("--islands", type=Path, help="the islands; without it, those of regions that stay")
    parser.add_argument("--bps", type=Path, help="the BPS codes; without it, those of regions that stay")
    parser.add_argument("--terms", type=Path, help="the local terms; without it, those of regions that stay")
    parser.add_argument("--statuses", type=Path, help="special status; without it, that of provinces that stay")
    parser.add_argument("--aliases", type=Path, help="other names; without it, those of regions that stay")
    parser.add_argument("--report", type=Path, help="where to write the report, instead of printing it")
    parser.add_argument("--proposal", type=Path, help="where to write the crosswalk as CSV, for review")
    parser.add_argument("--write", action="store_true", help="add the edition to the packaged data")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the packaged files")
    return parser


def _edition(options: argparse.Namespace, editions: Sequence[Row], regions: Regions) -> dict[str, str]:
    """Return the row of the new edition, which comes after all others."""
    counts = Counter(code.kind for code in regions)
    told = {field: str(getattr(options, field)) for field in ("id", "decree", "title", "signed", "source")}
    for field, value in told.items():
        if not value.isprintable() or not value or value != " ".join(value.split()):
            raise SourceError(f"--{field}: {value!r} is empty, padded or not printable")
        if field in ("id", "decree", "title") and value in (each[field] for each in editions):
            raise SourceError(f"--{field}: {value!r} is that of an edition that is packaged already")
    if not re.fullmatch("[0-9]{4}(-[0-9]+)?", told["id"]) or told["id"] <= editions[-1]["id"]:
        raise SourceError(
            f"--id: {told['id']!r} is no year after {editions[-1]['id']}, such as 2026, or 2026-2 for its second decree"
        )
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", told["signed"]) or not _is_date(told["signed"]):
        raise SourceError(f"--signed: {told['signed']!r} is no date such as 2026-06-30")
    if told["signed"] <= editions[-1]["signed"]:
        raise SourceError(f"--signed: {told['signed']} does not come after {editions[-1]['signed']}")
    row = {**told, **{kind.value: str(counts[kind]) for kind in Kind}}
    return {field: row[field] for field in _data.FIELDS[_data.EDITIONS] if field != "mark"}


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check_whole(name: str, before: Regions, after: Regions, moves: Sequence[Move]) -> None:
    """Refuse a table that may be cut off, since a part of a table is a sound table, too."""
    lost = [move for move in moves if not move.code_to and move.code_from > max(after)]
    lost += [move for move in moves if not move.code_to and RegionCode(move.code_from).level < Level.VILLAGE]
    if lost:
        raise SourceError(
            f"{name}, line {len(after) + 1}: the table ends at {max(after)}, and {lost[0].code_from} vanishes, "
            f"{before[RegionCode(lost[0].code_from)]}; --recap with the decree's recapitulation proves it whole"
        )
    lost = [move for move in moves if move.kind == "removed"]
    if len(lost) > max(_LOST_IN_ANY_CASE, _LOST_AT_MOST * len(before)):
        raise SourceError(
            f"{name}, line {len(after) + 1}: the table ends at {max(after)}, and of {len(before):,} regions "
            f"{len(lost):,} vanish, {lost[0].code_from} first; --recap with the decree's recapitulation proves it whole"
        )


def _check_folders(*paths: Path | None) -> None:
    """Refuse a place where nothing can be written, before anything is."""
    for path in paths:
        if path and not path.parent.is_dir():
            raise SourceError(f"{path}: there is no folder {path.parent}")


# What is handed in beside the table


def _corrected(regions: Mapping[RegionCode, str], path: Path, edition: str) -> dict[RegionCode, str]:
    """Return the regions with the names put right that a table of corrections names for an edition."""
    corrected = dict(regions)
    lines: dict[str, int] = dict.fromkeys(regions, 0)
    for line, row in _rows(path, _CORRECTIONS):
        if row["edition"] == edition:
            code = checked_code(path.name, line, row["code"])
            if corrected.get(code) != row["source_name"]:
                raise SourceError(
                    f"{path.name}, line {line}: the table has {corrected.get(code)!r} at {code}, "
                    f"not {row['source_name']!r}; a correction must name what it corrects"
                )
            corrected[code], lines[code] = row["corrected_name"], line
    check_regions(path.name, corrected, lines)
    return corrected


def _read_moves(path: Path, before: Regions, after: Regions, editions: tuple[str, str]) -> list[Move]:
    """Return a reviewed crosswalk."""
    moves: dict[tuple[str, str], Move] = {}
    for line, row in _rows(path, _data.CROSSWALK):
        move = Move(**row)
        where = f"{path.name}, line {line}: "
        if (move.edition_from, move.edition_to) != editions:
            raise SourceError(
                f"{where}{move.edition_from} to {move.edition_to} is not the step {' to '.join(editions)}"
            )
        code = checked_code(path.name, line, move.code_from)
        if code not in before:
            raise SourceError(f"{where}{code} is no region of edition {move.edition_from}")
        if move.code_to and checked_code(path.name, line, move.code_to) not in after:
            raise SourceError(f"{where}{move.code_to} is no region of edition {move.edition_to}")
        if (code in after) != (move.kind == _REASSIGNED):
            raise SourceError(f"{where}{code} is {move.kind}, but only a code of both editions can be {_REASSIGNED}")
        if not move.code_to and (move.kind not in (*_ENDS, _REASSIGNED) or move.confidence not in ("none", "high")):
            raise SourceError(
                f"{where}{code} is {move.kind}, {move.confidence}; without a new code it is one of {_ENDS}"
            )
        if move.code_to and (move.kind in _ENDS or move.confidence == "none"):
            raise SourceError(
                f"{where}{code} is {move.kind}, {move.confidence}, and became {move.code_to} all the same"
            )
        if move.code_to and RegionCode(move.code_to).level is not code.level:
            raise SourceError(f"{where}{code} cannot become {move.code_to}, which is of another level")
        if (move.code_from, move.code_to) in moves:
            raise SourceError(f"{where}{move.code_from} to {move.code_to} stands there twice")
        moves[move.code_from, move.code_to] = move
    return sorted(moves.values())


class _Rest:
    """What there is beside regions and crosswalk: what is handed in, or else what still holds."""

    def __init__(self, facts: Facts, before: Regions, after: Regions, moves: Sequence[Move]) -> None:
        self._facts, self._after = facts, after
        self._unchanged = _unchanged(before, after, moves)
        self.notes: list[str] = []

    def figures(self, path: Path | None) -> Sequence[Row]:
        """Return area and population; none of the last decree, since they are a decree's own (137/2017 art. 9)."""
        if path is None:
            self.notes.append(f"Area and population: none given; the {len(self._facts.figures):,} rows are dropped.")
            return []
        return self._given("Area and population", path, _data.FIGURES, str)

    def islands(self, path: Path | None) -> Sequence[Row]:
        """Return the islands."""
        if path is None:
            return self._kept("Islands", self._facts.islands, _region_of_island)
        return self._given("Islands", path, _data.ISLANDS, _region_of_island)

    def bps(self, path: Path | None) -> dict[str, str]:
        """Return the BPS code of each region that has one."""
        old = [{"code": code, "bps_code": bps_code} for code, bps_code in self._facts.bps.items()]
        rows = self._given("BPS codes", path, _data.BPS, str) if path else self._kept("BPS codes", old, str)
        return {row["code"]: row["bps_code"] for row in rows}

    def terms(self, path: Path | None) -> Sequence[Row]:
        """Return the local terms."""
        if path is None:
            return self._kept("Local terms", self._facts.terms, str)
        return self._given("Local terms", path, _data.TERMS, str)

    def statuses(self, path: Path | None) -> Sequence[Row]:
        """Return the special status of the provinces that have one."""
        if path is None:
            return self._kept("Special status", self._facts.statuses, str)
        return self._given("Special status", path, _data.STATUSES, str)

    def aliases(self, path: Path | None) -> Sequence[Row]:
        """Return the other names that people use."""
        if path is None:
            return self._kept("Other names", self._facts.aliases, str)
        return self._given("Other names", path, _data.ALIASES, str)

    def _kept(self, what: str, rows: Sequence[Row], region: Callable[[str], str]) -> list[Row]:
        kept = [row for row in rows if region(row["code"]) in self._unchanged]
        self.notes.append(
            f"{what}: {len(kept):,} rows kept, of regions that stay under their code; "
            f"{len(rows) - len(kept):,} dropped, whose region left or has another code."
        )
        return kept

    def _given(self, what: str, path: Path, name: str, region: Callable[[str], str]) -> list[Row]:
        """Return the rows of a file, each of which must be about a region of the new table."""
        rows: dict[tuple[str, str], Row] = {}
        for line, row in _rows(path, name):
            where = f"{path.name}, line {line}: {row['code']}"
            try:
                of_region = region(row["code"])
            except InvalidCodeError as error:
                raise SourceError(f"{path.name}, line {line}: {error}") from error
            key = (row["code"], row.get("alias", row.get("kind", "")))
            if of_region not in self._after:
                raise SourceError(f"{where} belongs to no region of the new table")
            if key in rows:
                raise SourceError(f"{where} stands there twice")
            rows[key] = row
        self.notes.append(f"{what}: {len(rows):,} rows from `{path.name}`.")
        return list(rows.values())


def _unchanged(before: Regions, after: Regions, moves: Sequence[Move]) -> set[RegionCode]:
    """Return the codes that are the same place in both editions, and lie in the same places."""
    moved = {move.code_from for move in moves}
    unchanged: set[RegionCode] = set()
    for code in sorted(before.keys() & after.keys()):
        if code not in moved and (code.parent is None or code.parent in unchanged):
            unchanged.add(code)
    return unchanged


def _region_of_island(text: str) -> str:
    code = IslandCode(text)
    return code.regency or code.province


def _rows(path: Path, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and row of a CSV; only a crosswalk may have more columns, which are for its reviewer."""
    for line, row in read_csv(path, tuple(_COLUMNS[name]), exact=name != _data.CROSSWALK):
        for column, form in _COLUMNS[name].items():
            if not re.fullmatch(form, row[column]):
                raise SourceError(f"{path.name}, line {line}: {row[column]!r} cannot be a {column}")
        yield line, {column: row[column] for column in _COLUMNS[name]}


def _write_proposal(path: Path, facts: Facts, edition_from: str) -> None:
    """Write the crosswalk of the last step, with the names, which only the reviewer reads."""
    before, after = (dict[str, str](facts.regions[each["id"]].items()) for each in facts.editions[-2:])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*Move._fields, "name_from", "name_to"))
    for move in facts.crosswalk:
        if move.edition_from == edition_from:
            writer.writerow((*move, before[move.code_from], after.get(move.code_to, "")))
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


if __name__ == "__main__":
    sys.exit(main())
