"""Write the packaged files in the form that `kodewilayah._data` reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from string import ascii_lowercase
from zlib import crc32

from kodewilayah import _data
from kodewilayah.codes import RegionCode
from kodewilayah.facts.plain import PLAIN
from tools.divided import divided
from tools.facts import Facts, Move, Regions
from tools.tables import SourceError

Line = tuple[RegionCode, tuple[str, ...]]


def files(facts: Facts) -> dict[str, bytes]:
    """Return every packaged file by name.

    Raises:
        SourceError: if the facts cannot be written in the packaged form.
    """
    older = [edition["id"] for edition in facts.editions[:-1]]
    marks = dict(zip(older, ascii_lowercase, strict=False))
    newest = facts.regions[facts.editions[-1]["id"]]
    made = {
        **_tree(_data.REGIONS, ((code, (name,)) for code, name in newest.items())),
        **_tree(_data.HISTORY, _history(newest, {marks[edition]: facts.regions[edition] for edition in older})),
        _data.EDITIONS: _csv(
            _data.EDITIONS, ({**edition, "mark": marks.get(edition["id"], "")} for edition in facts.editions)
        ),
        _data.CROSSWALK: _crosswalk(facts),
        _data.EVIDENCE: _csv(_data.EVIDENCE, facts.evidence),
        _data.DIVISIONS: _divisions(facts),
        _data.FIGURES: _csv(_data.FIGURES, facts.figures),
        _data.ISLANDS: _csv(_data.ISLANDS, facts.islands),
        _data.BPS: _bps(facts.bps),
        _data.TERMS: _csv(_data.TERMS, facts.terms),
        _data.ALIASES: _csv(_data.ALIASES, facts.aliases),
        **{table.file: _csv(table.file, facts.plain[table.file]) for table in PLAIN},
    }
    sums = ({"file": name, "length": len(content), "crc32": f"{crc32(content):08x}"} for name, content in made.items())
    return made | {_data.MANIFEST: _csv(_data.MANIFEST, sums)}


def _history(newest: Regions, older: Mapping[str, Regions]) -> Iterator[Line]:
    """Yield, in code order, what was different in older editions: a name, or none, and the marks of the editions.

    A region that was not there has a line only if its parent was there. A line without name and marks has no fact of
    its own; it is the way to the lines below it.
    """
    marks_by_name: dict[RegionCode, dict[str, str]] = {}
    for code in set(newest).union(*older.values()):
        for mark, regions in older.items():
            if regions.get(code) != newest.get(code) and (code.parent is None or code.parent in regions):
                of_code = marks_by_name.setdefault(code, {})
                name = regions.get(code, "")
                of_code[name] = of_code.get(name, "") + mark
    leading = {ancestor for code in marks_by_name for ancestor in _ancestors(code)} - set(marks_by_name)
    for code in sorted([*marks_by_name, *leading]):
        for name, marks in marks_by_name.get(code, {"": ""}).items():
            yield code, (name, marks)


def _ancestors(code: RegionCode) -> Iterator[RegionCode]:
    while code.parent is not None:
        code = code.parent
        yield code


def _tree(name: str, lines: Iterable[Line]) -> dict[str, bytes]:
    """Return an indented tree and its index by province."""
    table = b""
    index: list[list[object]] = []
    for province, group in groupby(lines, key=lambda line: line[0].province):
        rows = list(group)
        text = "".join(_line([*[""] * (code.level - 1), code.segments[-1], *cells]) for code, cells in rows)
        block = text.encode()
        where = [province, len(table), len(block), f"{crc32(block):08x}"]
        index += [[*where, *cells] for code, cells in rows if code == province]
        table += block
    fields = _data.FIELDS[_data.PROVINCES[name]]
    return {name: table, _data.PROVINCES[name]: _unquoted(name, [fields, *index])}


def _crosswalk(facts: Facts) -> bytes:
    """Return the moves, grouped by step, and by kind, confidence and evidence: an indented tree of three levels."""
    index = {row["evidence"]: str(number) for number, row in enumerate(facts.evidence)}
    lines: list[str] = []
    step: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    for move in sorted([*facts.earlier, *facts.crosswalk], key=_place_in_the_tree):
        if step != (move.edition_from, move.edition_to):
            step, kind = (move.edition_from, move.edition_to), ()
            lines.append(_line(step))
        if kind != (move.kind, move.confidence, index[move.evidence]):
            kind = (move.kind, move.confidence, index[move.evidence])
            lines.append(_line(["", *kind]))
        lines.append(_line(["", "", move.code_from, move.code_to]))
    return _plain(_data.CROSSWALK, "".join(lines))


def _divisions(facts: Facts) -> bytes:
    """Return the divided regions by edition: an indented tree of three levels."""
    lines: list[str] = []
    for edition, of_edition in divided(facts.regions, facts.crosswalk).items():
        lines.append(_line([edition]))
        for division in of_edition:
            lines.append(_line(["", division.code, division.total]))
            lines += [_line(["", "", *part]) for part in zip(division.into, division.villages, strict=True)]
    return _plain(_data.DIVISIONS, "".join(lines))


def _place_in_the_tree(move: Move) -> tuple[str, str, str, str, str, Move]:
    return move.edition_from, move.edition_to, move.kind, move.confidence, move.evidence, move


def _bps(codes: Mapping[str, str]) -> bytes:
    """Return the BPS codes as an indented tree in which each line has its own digits of both codes."""
    lines: list[str] = []
    for text, bps in sorted(codes.items()):
        code = RegionCode(text)
        of_parent = codes.get(str(code.parent), "") if code.parent else ""
        if not bps.startswith(of_parent) or (code.parent and not of_parent):
            raise SourceError(f"bps.csv: {bps} of {code} does not begin with {of_parent!r}, the BPS code of its parent")
        lines.append(_line([*[""] * (code.level - 1), code.segments[-1], bps.removeprefix(of_parent)]))
    return _plain(_data.BPS, "".join(lines))


def _csv(name: str, rows: Iterable[Mapping[str, object]]) -> bytes:
    fields = _data.FIELDS[name]
    cells = [fields, *([row[field] for field in fields] for row in rows)]
    if name in (_data.EDITIONS, _data.EVIDENCE, _data.TERMS, *(table.file for table in PLAIN)):
        return "".join(map(_line, cells)).encode()
    return _unquoted(name, cells)


def _unquoted(name: str, rows: Iterable[Sequence[object]]) -> bytes:
    return _plain(name, "".join(map(_line, rows)))


def _plain(name: str, text: str) -> bytes:
    if '"' in text:
        raise SourceError(f"{name}: a cell has a comma or a quote; the reader of this table takes no such cell")
    return text.encode()


def _line(cells: Sequence[object]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()
