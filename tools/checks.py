"""What is refused in tables, wherever they come from: each check raises a `SourceError` with file, line and value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from kodewilayah import _data
from kodewilayah.codes import IslandCode, Kind, Level, RegionCode
from kodewilayah.errors import InvalidCodeError
from kodewilayah.facts.plain import PLAIN, REGION_OR_NOTHING, PlainTable
from kodewilayah.facts.terms import readable
from tools.facts import Facts, Move, Regions
from tools.tables import Row, SourceError

TIMEZONES = "timezones.csv"
# The IANA names of Indonesia's time zones, by the abbreviation of the zone (Keppres 41/1987).
ZONES = {"WIB": ("Asia/Jakarta", "Asia/Pontianak"), "WITA": ("Asia/Makassar",), "WIT": ("Asia/Jayapura",)}

_PLAIN = {table.file: table for table in PLAIN}
# The columns that no two rows of a table may have in common.
_KEYS: dict[str, tuple[str, ...]] = {
    _data.TERMS: ("code", "kind"),
    _data.ALIASES: ("code", "alias"),
    **{table.file: table.key for table in PLAIN},
}

REASSIGNED = "code_reassigned"


# Codes and names


def checked_code(file: str, line: int, text: str) -> RegionCode:
    """Return the code that a cell holds.

    Raises:
        SourceError: if it breaks a digit rule or is not in dotted form.
    """
    try:
        code = RegionCode(text)
    except InvalidCodeError as error:
        raise SourceError(f"{file}, line {line}: {error}") from error
    if code != text:
        raise SourceError(f"{file}, line {line}: {text!r} is not in dotted form; expected {code!s}")
    return code


def unique_codes(file: str, rows: Iterable[tuple[int, str, str]]) -> dict[RegionCode, str]:
    """Return the name of each region by its code.

    Args:
        file: the file's name, for the message.
        rows: line, code and name of each region.

    Raises:
        SourceError: at a code against the digit rules, or one that is listed twice.
    """
    found: dict[RegionCode, str] = {}
    for line, text, name in rows:
        code = checked_code(file, line, text)
        if code in found:
            raise SourceError(f"{file}, line {line}: {code} is listed twice; a code belongs to one region")
        found[code] = name
    return found


def check_regions(file: str, regions: Regions, lines: Mapping[str, int]) -> None:
    """Refuse a name that cannot be right, and a region whose parent is missing.

    Args:
        file: the file's name, for the message.
        regions: the name of each region by its code.
        lines: the line of each code in the file.
    """
    for code, name in regions.items():
        check_name(file, lines[code], code, name)
        if code.parent is not None and code.parent not in regions:
            raise SourceError(f"{file}, line {lines[code]}: {code} is an orphan; {code.parent} is not in the table")


def check_name(file: str, line: int, code: RegionCode, name: str) -> None:
    """Refuse a name that cannot be right.

    Args:
        file: the file's name, for the message.
        line: the line of the name in the file.
        code: the region's code.
        name: its name.
    """
    where = f"{file}, line {line}: {code}"
    if not name or name != " ".join(name.split()):
        raise SourceError(f"{where} has the name {name!r}; a name is neither empty nor padded")
    if not name.isprintable():
        raise SourceError(f"{where} has the name {name!r} with a character that cannot be printed")
    if code.level is Level.REGENCY and not readable(name).startswith(code.kind.value.title()):
        raise SourceError(f"{where} has the name {name!r}; by its digits it is a {code.kind.value}")


# Tables of facts about regions


def check_rows(file: str, table: str, rows: Sequence[Row], regions: Regions) -> None:
    """Refuse a row about a region that is not in force, a second row of one thing, and a fact that cannot be right.

    Args:
        file: the file's name, for the message.
        table: which table it is: a key of `tools.tables.COLUMNS`.
        rows: its rows, of which the first is on line 2.
        regions: the regions in force.
    """
    plain = _PLAIN.get(table)
    region_of = _region_of_island if table == _data.ISLANDS else checked_code
    seen: set[tuple[str, ...]] = set()
    for line, row in enumerate(rows, 2):
        region = region_of(file, line, row["code"])
        if region not in regions:
            raise SourceError(f"{file}, line {line}: {row['code']} belongs to no region of the edition in force")
        key = tuple(row[column] for column in _KEYS.get(table, ("code",)))
        if key in seen:
            raise SourceError(f"{file}, line {line}: {' '.join(key)} is listed twice")
        seen.add(key)
        if plain is not None:
            _check_plain(f"{file}, line {line}: ", plain, RegionCode(region), row, regions)
        if table == TIMEZONES:
            _check_zone(f"{file}, line {line}: ", row)


def region_of_island(text: str) -> RegionCode:
    """Return the kabupaten or kota of an island, or its province if several of them share it.

    Raises:
        InvalidCodeError: if the code of the island breaks a digit rule.
    """
    code = IslandCode(text)
    return code.regency or code.province


def _region_of_island(file: str, line: int, text: str) -> RegionCode:
    try:
        return region_of_island(text)
    except InvalidCodeError as error:
        raise SourceError(f"{file}, line {line}: {error}") from error


def _check_plain(where: str, table: PlainTable, code: RegionCode, row: Row, regions: Regions) -> None:
    if code.kind not in table.kinds:
        kinds = " and ".join(table.kinds)
        raise SourceError(f"{where}{code} is a {code.kind}; {table.file} lists {kinds} only")
    for column, form in table.columns.items():
        if form is REGION_OR_NOTHING and row[column] and row[column] not in regions:
            raise SourceError(f"{where}the {column} {row[column]!r} is not a region of the edition in force")


def _check_zone(where: str, row: Row) -> None:
    """Refuse a zone that does not fit its abbreviation: a rule of two cells, which a declaration cannot express."""
    zones = ZONES[row["abbreviation"]]
    if row["timezone"] not in zones:
        raise SourceError(
            f"{where}{row['timezone']!r} is not an IANA name of {row['abbreviation']}; expected {' or '.join(zones)}"
        )


# Editions and the crosswalk


def check_editions(editions: Sequence[Row], regions: Mapping[str, Regions]) -> None:
    """Refuse editions that are not in order, and counts that are not those of their tables.

    Args:
        editions: the rows of editions.csv.
        regions: the regions of each edition that has a table, by the edition's id.
    """
    signed = ""
    for line, row in enumerate(editions, 2):
        where = f"{_data.EDITIONS}, line {line}: "
        if not is_date(row["signed"]):
            raise SourceError(f"{where}{row['signed']!r} is not a date")
        if row["signed"] <= signed:
            raise SourceError(f"{where}{row['signed']} does not come after {signed}")
        signed = row["signed"]
    listed = [row["id"] for row in editions]
    if not listed or listed != list(regions):
        raise SourceError(f"{_data.EDITIONS}: it lists the editions {listed}; there are tables of {list(regions)}")
    for line, row in enumerate(editions, 2):
        counts = Counter(code.kind for code in regions[row["id"]])
        for kind in Kind:
            if counts[kind] != int(row[kind.value]):
                raise SourceError(
                    f"{_data.EDITIONS}, line {line}: edition {row['id']} should have {row[kind.value]} {kind.value}; "
                    f"its table has {counts[kind]}"
                )


def is_date(text: str) -> bool:
    """Tell whether a text is a day of the calendar.

    >>> is_date("2026-06-30"), is_date("2026-06-31")
    (True, False)
    """
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def check_crosswalk(facts: Facts) -> None:
    """Refuse a crosswalk with codes that no edition has, or without a code that left.

    A row may skip editions that leave the place out; none of them may have its old code.
    """
    reported: set[tuple[str, str]] = set()
    displaced: set[tuple[str, str]] = set()
    for move in facts.crosswalk:
        _check_move(move, facts.regions)
        reported.add((move.edition_from, move.code_from))
        if move.kind == REASSIGNED and move.code_to in facts.regions[move.edition_from]:
            displaced.add((move.edition_from, move.code_to))
    if displaced - reported:
        edition, code = min(displaced - reported)
        raise SourceError(
            f"{_data.CROSSWALK}: the digits {code} came to another place after edition {edition}; "
            "no row reports what became of the place that had them"
        )
    for before, after in pairwise(facts.regions):
        for code in facts.regions[before]:
            if code not in facts.regions[after] and (before, code) not in reported:
                raise SourceError(f"{_data.CROSSWALK}: no row reports what became of {code} after edition {before}")


def _check_move(move: Move, regions: Mapping[str, Regions]) -> None:
    where = f"{_data.CROSSWALK}: {','.join(move[:4])}: "
    editions = list(regions)
    later = editions[editions.index(move.edition_from) + 1 :] if move.edition_from in editions else []
    if move.edition_to not in later:
        raise SourceError(f"{where}edition {move.edition_to} does not follow {move.edition_from}")
    if move.code_from not in regions[move.edition_from]:
        raise SourceError(f"{where}{move.code_from} is not a region of edition {move.edition_from}")
    skips = move.edition_to != later[0]
    if (move.code_to or skips) and move.code_to not in regions[move.edition_to]:
        raise SourceError(f"{where}{move.code_to!r} is not a region of edition {move.edition_to}")
    if skips and move.code_from in regions[later[0]]:
        raise SourceError(f"{where}{move.code_from} is still in edition {later[0]}, which the row skips")


def check_facts(facts: Facts) -> None:
    """Refuse facts that cannot be packaged together."""
    check_editions(facts.editions, facts.regions)
    check_crosswalk(facts)
    in_force = facts.regions[facts.editions[-1]["id"]]
    tables: dict[str, Sequence[Row]] = {
        _data.FIGURES: facts.figures,
        _data.ISLANDS: facts.islands,
        _data.BPS: [{"code": code} for code in facts.bps],
    }
    for table, rows in tables.items():
        check_rows(table, table, rows, in_force)
