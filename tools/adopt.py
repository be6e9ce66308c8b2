"""Add the table of a new decree to the packaged files, or report first what it would change.

`python -m tools.adopt TABLE --id 2026 --decree ... --title ... --signed 2026-06-30 --source ...` checks the table,
proposes what became of each code that left, and prints a report to review; it writes nothing else. With `--proposal
FILE` the proposal is written as CSV, so that a person can correct it, and with `--crosswalk FILE` it is handed in
again. With `--write` the new edition becomes the one in force, in the packaged files and in the tables of `sources/`.
Nothing is written if anything is refused.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kodewilayah import Atlas, _data
from kodewilayah.codes import Kind, Level, RegionCode
from kodewilayah.errors import KodeWilayahError
from kodewilayah.facts.plain import PLAIN
from tools import packaged
from tools.build import DATA, SOURCES, facts_of, replace_files, written_aside
from tools.checks import REASSIGNED, checked_code, is_date
from tools.corrections import corrected
from tools.facts import BigTables, Facts, Move, Regions
from tools.handed_in import OPTIONS, TITLES, HandedIn
from tools.intake import check_recapitulation, read_table
from tools.judgement import Comparison, Side
from tools.propose import propose
from tools.report import Report
from tools.successors import REMOVED
from tools.tables import (
    CORRECTIONS,
    EARLIER_CODES,
    SUCCESSORS,
    Row,
    SourceError,
    csv_text,
    moves_of,
    read_rows,
    read_sources,
    table_text,
)
from tools.unpack import packaged_tables

# If more regions disappear, the table may be cut off, and it is refused unless a recapitulation proves it whole.
_LOST_AT_MOST = 0.01
_LOST_IN_ANY_CASE = 10

# The tables in `sources/` that list regions of the edition in force.
_EDITED = (_data.TERMS, _data.ALIASES, *(table.file for table in PLAIN))
_ENDS = ("abolished", REMOVED)
_EDITION_OPTIONS = ("id", "decree", "title", "signed", "source")


class Adoption(NamedTuple):
    """A new edition, ready to be written.

    Attributes:
        sources: the rows of each table in `sources/`, with the new edition.
        facts: everything to package.
        editions: the rows of the edition before and of the new one.
        moves: what became of the codes that left.
        notes: a sentence about each table of facts.
    """

    sources: Mapping[str, Sequence[Row]]
    facts: Facts
    editions: tuple[Row, Row]
    moves: Sequence[Move]
    notes: Sequence[str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 if all went well, 1 if something was refused, in which case nothing was written."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if (options.data == DATA) != (options.sources == SOURCES):
        parser.error("--data and --sources go together: one edition is in both folders, or in neither")
    try:
        _check_folders(options.report, options.proposal)
        sources = read_sources(options.sources)
        facts = facts_of(sources, packaged_tables(options.data), packaged=True)
        adoption = adopt(sources, facts, options)
        files = packaged.files(adoption.facts)
        with written_aside(adoption.facts, files) as aside:
            text = _report(adoption, Side(Atlas(options.data), sources), Side(Atlas(aside), adoption.sources))
            if options.proposal:
                _write_proposal(options.proposal, adoption)
            if options.report:
                options.report.write_text(text, encoding="utf-8")
            # Last, so that the package is as it was after any error.
            if options.write:
                replace_files(aside, files, options.data)
                _write_sources(options.sources, sources, adoption.sources)
    except (SourceError, KodeWilayahError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if not options.report:
        print(text)
    if not options.write:
        print("nothing was added to the packaged data; --write does that", file=sys.stderr)
    return 0


def adopt(sources: Mapping[str, Sequence[Row]], facts: Facts, options: argparse.Namespace) -> Adoption:
    """Return the new edition as the one in force.

    Args:
        sources: the rows of each table in `sources/`, by the name of its file.
        facts: what is packaged.
        options: the options of the command.

    Raises:
        SourceError: if anything about the new edition cannot be right.
        OSError: if a file cannot be read.
    """
    last = facts.editions[-1]
    before, after = facts.regions[last["id"]], read_table(options.table)
    corrections: list[dict[str, str]] = []
    if options.corrections:
        corrections = read_rows(options.corrections, CORRECTIONS)
        after = corrected(options.id, after, corrections, packaged=False, file=options.corrections.name)
    edition = _edition(options, facts.editions, after)
    if options.recap:
        check_recapitulation(options.recap, after)
    if options.crosswalk:
        moves = _read_moves(options.crosswalk, {**facts.regions, edition["id"]: after})
    else:
        moves = propose(before, after, last["id"], edition["id"])
    step = [move for move in moves if move.edition_from == last["id"]]
    if not options.recap:
        _check_whole(options.table.name, before, after, step)
    rest = HandedIn(before, after, step)
    old: dict[str, Sequence[Row]] = {
        _data.FIGURES: facts.figures,
        _data.ISLANDS: facts.islands,
        _data.BPS: [{"code": code, "bps_code": bps_code} for code, bps_code in facts.bps.items()],
        **{table: sources[table] for table in _EDITED},
    }
    new = {table: rest.rows(table, getattr(options, OPTIONS[table]), old[table]) for table in TITLES}
    new_sources = {
        _data.EDITIONS: [*sources[_data.EDITIONS], edition],
        CORRECTIONS: [*sources[CORRECTIONS], *(row for row in corrections if row["edition"] == edition["id"])],
        **{table: sources[table] for table in (SUCCESSORS, _data.EVIDENCE, EARLIER_CODES)},
        **{table: new[table] for table in _EDITED},
    }
    tables = BigTables(
        regions={**facts.regions, edition["id"]: after},
        crosswalk=_joined(facts.crosswalk, moves),
        figures=new[_data.FIGURES],
        islands=new[_data.ISLANDS],
        bps={row["code"]: row["bps_code"] for row in new[_data.BPS]},
    )
    adopted = facts_of(new_sources, tables, packaged=True)
    return Adoption(new_sources, adopted, (last, edition), step, rest.notes)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.adopt", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("table", type=Path, help="code,name of every region: a CSV, or a SQL dump named *.sql")
    parser.add_argument("--id", required=True, help="the year; for its second decree, such as 2026-2")
    parser.add_argument("--decree", required=True, help="the decree, as it is cited")
    parser.add_argument("--title", required=True, help="its full title")
    parser.add_argument("--signed", required=True, help="the day it was signed, as 2026-06-30")
    parser.add_argument("--source", required=True, help="where the table was taken from, and under which licence")
    parser.add_argument("--corrections", type=Path, help="wrong names of the table, with the right one and the reason")
    parser.add_argument("--recap", type=Path, help="the decree's recapitulation by province, to compare with")
    parser.add_argument("--crosswalk", type=Path, help="a reviewed crosswalk, used instead of the proposal")
    parser.add_argument("--figures", type=Path, help="area and population by the new decree; without it there are none")
    parser.add_argument("--islands", type=Path, help="the islands; without it, those of regions that stay")
    parser.add_argument("--bps", type=Path, help="the BPS codes; without it, those of regions that stay")
    parser.add_argument("--terms", type=Path, help="the local terms; without it, those of regions that stay")
    parser.add_argument("--aliases", type=Path, help="other names; without it, those of regions that stay")
    for table in PLAIN:
        described = f"each {table.title}; without it, those of regions that stay"
        parser.add_argument(f"--{OPTIONS[table.file]}", type=Path, help=described)
    parser.add_argument("--report", type=Path, help="where to write the report, instead of printing it")
    parser.add_argument("--proposal", type=Path, help="where to write the crosswalk as CSV, for review")
    parser.add_argument("--write", action="store_true", help="add the edition to the packaged data and to sources/")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the packaged files")
    parser.add_argument("--sources", type=Path, default=SOURCES, help="the folder of the tables that people edit")
    return parser


def _edition(options: argparse.Namespace, editions: Sequence[Row], regions: Regions) -> dict[str, str]:
    """Return the row of the new edition, which comes after all others."""
    counts = Counter(code.kind for code in regions)
    values = {field: str(getattr(options, field)) for field in _EDITION_OPTIONS}
    for field, value in values.items():
        if not value.isprintable() or not value or value != " ".join(value.split()):
            raise SourceError(f"--{field}: {value!r} is empty, padded or not printable")
        if field in ("id", "decree", "title") and value in (row[field] for row in editions):
            raise SourceError(f"--{field}: {value!r} belongs to an edition that is packaged already")
    if not re.fullmatch("[0-9]{4}(-[0-9]+)?", values["id"]) or values["id"] <= editions[-1]["id"]:
        last = editions[-1]["id"]
        raise SourceError(
            f"--id: {values['id']!r} is not a year after {last}, such as 2026, or 2026-2 for its second decree"
        )
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", values["signed"]) or not is_date(values["signed"]):
        raise SourceError(f"--signed: {values['signed']!r} is not a date such as 2026-06-30")
    if values["signed"] <= editions[-1]["signed"]:
        raise SourceError(f"--signed: {values['signed']} does not come after {editions[-1]['signed']}")
    row = {**values, **{kind.value: str(counts[kind]) for kind in Kind}}
    return {field: row[field] for field in _data.FIELDS[_data.EDITIONS] if field != "mark"}


def _check_whole(file: str, before: Regions, after: Regions, moves: Sequence[Move]) -> None:
    """Refuse a table that may be cut off: a part of a table breaks no other rule."""
    where = f"{file}, line {len(after) + 1}: the table ends at {max(after)}, and "
    proof = "--recap with the decree's recapitulation proves it whole"
    without_successor = [move for move in moves if not move.code_to]
    suspicious = [move for move in without_successor if move.code_from > max(after)]
    suspicious += [move for move in without_successor if RegionCode(move.code_from).level < Level.VILLAGE]
    if suspicious:
        code = suspicious[0].code_from
        raise SourceError(f"{where}{code} disappears, {before[RegionCode(code)]}; {proof}")
    removed = [move for move in moves if move.kind == REMOVED]
    if len(removed) > max(_LOST_IN_ANY_CASE, _LOST_AT_MOST * len(before)):
        raise SourceError(
            f"{where}{len(removed):,} of {len(before):,} regions disappear, {removed[0].code_from} first; {proof}"
        )


def _check_folders(*paths: Path | None) -> None:
    """Refuse a file whose folder does not exist, before anything is written."""
    for path in paths:
        if path and not path.parent.is_dir():
            raise SourceError(f"{path}: there is no folder {path.parent}")


def _joined(old: Sequence[Move], new: Sequence[Move]) -> list[Move]:
    """Return a crosswalk with new moves. One that skips editions takes the place of the old one that knew nothing."""
    reported = {(move.edition_from, move.code_from) for move in new}
    kept = [move for move in old if move.kind != REMOVED or (move.edition_from, move.code_from) not in reported]
    return sorted([*kept, *new])


def _read_moves(path: Path, regions: Mapping[str, Regions]) -> list[Move]:
    """Return a reviewed crosswalk, from older editions to the newest one.

    Args:
        path: the file.
        regions: the regions of each edition; the last one is new.
    """
    *older, newest = regions
    after = regions[newest]
    moves: dict[tuple[str, str], Move] = {}
    for line, move in enumerate(moves_of(read_rows(path, _data.CROSSWALK)), 2):
        where = f"{path.name}, line {line}: "
        if move.edition_from not in older or move.edition_to != newest:
            raise SourceError(
                f"{where}{move.edition_from} to {move.edition_to} is not the step {older[-1]} to {newest}, "
                f"nor from another edition to {newest}"
            )
        before = regions[move.edition_from]
        code = checked_code(path.name, line, move.code_from)
        if code not in before:
            raise SourceError(f"{where}{code} is not a region of edition {move.edition_from}")
        if move.code_to and checked_code(path.name, line, move.code_to) not in after:
            raise SourceError(f"{where}{move.code_to} is not a region of edition {move.edition_to}")
        if (code in after) != (move.kind == REASSIGNED):
            raise SourceError(f"{where}{code} is {move.kind}, but only a code of both editions can be {REASSIGNED}")
        if not move.code_to and (move.kind not in (*_ENDS, REASSIGNED) or move.confidence not in ("none", "high")):
            raise SourceError(
                f"{where}{code} is {move.kind}, {move.confidence}; without a new code it is one of {_ENDS}"
            )
        if move.code_to and (move.kind in _ENDS or move.confidence == "none"):
            raise SourceError(f"{where}{code} is {move.kind}, {move.confidence}, but has the new code {move.code_to}")
        if move.code_to and RegionCode(move.code_to).level is not code.level:
            raise SourceError(f"{where}{code} cannot become {move.code_to}, which is of another level")
        if (move.code_from, move.code_to) in moves:
            raise SourceError(f"{where}{move.code_from} to {move.code_to} is listed twice")
        moves[move.code_from, move.code_to] = move
    return sorted(moves.values())


def _report(adoption: Adoption, before: Side, after: Side) -> str:
    comparison = Comparison(before, after, adoption.moves)
    old, new = adoption.editions
    return Report(
        editions=adoption.editions,
        before=adoption.facts.regions[old["id"]],
        after=adoption.facts.regions[new["id"]],
        moves=adoption.moves,
        notes=adoption.notes,
        gaps=comparison.gaps(),
        differences=comparison.differences(),
    ).text()


def _write_proposal(path: Path, adoption: Adoption) -> None:
    """Write the crosswalk of the last step, with the names, which only the reviewer reads."""
    old, new = (dict[str, str](adoption.facts.regions[edition["id"]].items()) for edition in adoption.editions)
    rows = [(*move, old[move.code_from], new.get(move.code_to, "")) for move in sorted(adoption.moves)]
    path.write_text(csv_text([(*Move._fields, "name_from", "name_to"), *rows]), encoding="utf-8", newline="")


def _write_sources(folder: Path, old: Mapping[str, Sequence[Row]], new: Mapping[str, Sequence[Row]]) -> None:
    """Write the tables of `sources/` that changed."""
    for table, rows in new.items():
        if list(rows) != list(old[table]):
            (folder / table).write_text(table_text(table, rows), encoding="utf-8", newline="")


if __name__ == "__main__":
    sys.exit(main())
