"""Apply the corrections of names in `sources/corrections.csv`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kodewilayah.codes import RegionCode
from tools.checks import check_name, checked_code
from tools.facts import Regions
from tools.tables import CORRECTIONS, Row, SourceError


def corrected(
    edition: str, regions: Regions, rows: Sequence[Row], *, packaged: bool, file: str = CORRECTIONS
) -> dict[RegionCode, str]:
    """Return the regions of an edition with the names that the corrections give them.

    Several rows about one name follow each other: each one corrects the name that the row before it gave.

    Args:
        edition: id of the edition; rows of other editions are left alone.
        regions: the name of each region by its code.
        rows: the rows of the table of corrections, of which the first is on line 2.
        packaged: whether the names come from the package, which may have been corrected already; otherwise
            they are the names of the source.
        file: the file's name, for the message.

    Raises:
        SourceError: if a row does not hold and cannot be applied, with file, line and rule.
    """
    names: dict[RegionCode, list[str]] = {}
    lines: dict[RegionCode, int] = {}
    for line, row in enumerate(rows, 2):
        if row["edition"] != edition:
            continue
        code = checked_code(file, line, row["code"])
        where = f"{file}, line {line}: "
        if code not in regions:
            raise SourceError(f"{where}{code} is not a region of edition {edition}")
        if code in names and row["source_name"] != names[code][-1]:
            raise SourceError(
                f"{where}the row before it corrects the name of {code} to {names[code][-1]!r}, "
                f"not {row['source_name']!r}; a second correction starts from the first one"
            )
        if row["corrected_name"] == row["source_name"]:
            raise SourceError(f"{where}both names of {code} are {row['source_name']!r}; a correction changes the name")
        names.setdefault(code, [row["source_name"]]).append(row["corrected_name"])
        lines[code] = line
    found = dict(regions)
    for code, versions in names.items():
        known = versions if packaged else versions[:1]
        if regions[code] not in known:
            raise SourceError(
                f"{file}, line {lines[code]}: edition {edition} has the name {regions[code]!r} at {code}; "
                f"expected {' or '.join(map(repr, known))}, because a correction names what it corrects"
            )
        found[code] = versions[-1]
        check_name(file, lines[code], code, found[code])
    return found


def corrected_editions(
    regions: Mapping[str, Regions], rows: Sequence[Row], *, packaged: bool
) -> dict[str, dict[RegionCode, str]]:
    """Return the regions of each edition with corrected names; the arguments are those of `corrected`.

    Raises:
        SourceError: if a row does not hold and cannot be applied, or is about an edition that has no table.
    """
    for line, row in enumerate(rows, 2):
        if row["edition"] not in regions:
            raise SourceError(f"{CORRECTIONS}, line {line}: there is no edition {row['edition']!r}")
    return {edition: corrected(edition, table, rows, packaged=packaged) for edition, table in regions.items()}
