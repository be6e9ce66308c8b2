"""Read a source table of codes and names, and refuse it if anything in it cannot be right."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from kodewilayah.codes import RegionCode
from kodewilayah.errors import InvalidCodeError


class SourceError(Exception):
    """A source is not fit to build from; the message names file, line, value and rule."""


class Source:
    """A folder of source tables.

    Args:
        folder: where `editions.csv`, `editions/ID.csv`, `corrections.csv` and the others lie.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def records(self, name: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield line number and row of a CSV with a header.

        Raises:
            SourceError: if a line has more or fewer fields than the header.
        """
        path = self.folder / name
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            for row in reader:
                if None in row or None in row.values():
                    raise SourceError(f"{name}, line {reader.line_num}: not {len(reader.fieldnames or ())} fields")
                yield reader.line_num, row

    def regions(self, edition: str) -> dict[RegionCode, str]:
        """Return code and corrected name of every region of an edition, in code order.

        Raises:
            SourceError: at a digit-rule violation, a duplicate, an orphan, a padded or empty name, or a
                correction that does not fit the source.
        """
        name = f"editions/{edition}.csv"
        found: dict[RegionCode, str] = {}
        for line, row in self.records(name):
            code = _checked_code(name, line, row["code"])
            if code in found:
                raise SourceError(f"{name}, line {line}: {code} stands there twice; a code belongs to one region")
            found[code] = row["name"]
        self._correct(edition, found)
        _check_names(name, found.items())
        _check_parents(name, found)
        return dict(sorted(found.items()))

    def _correct(self, edition: str, regions: dict[RegionCode, str]) -> None:
        for line, row in self.records("corrections.csv"):
            if row["edition"] != edition:
                continue
            code = _checked_code("corrections.csv", line, row["code"])
            if regions.get(code) != row["source_name"]:
                raise SourceError(
                    f"corrections.csv, line {line}: edition {edition} has {regions.get(code)!r} at {code}, "
                    f"not {row['source_name']!r}; a correction must name what it corrects"
                )
            regions[code] = row["corrected_name"]


def _checked_code(name: str, line: int, text: str) -> RegionCode:
    try:
        code = RegionCode(text)
    except InvalidCodeError as error:
        raise SourceError(f"{name}, line {line}: {error}") from error
    if code != text:
        raise SourceError(f"{name}, line {line}: {text!r} is not in dotted form; right would be {code!s}")
    return code


def _check_names(name: str, regions: Iterable[tuple[RegionCode, str]]) -> None:
    for code, region_name in regions:
        if not region_name or region_name != " ".join(region_name.split()):
            raise SourceError(f"{name}: {code} has the name {region_name!r}; a name is neither empty nor padded")
        if not region_name.isprintable():
            raise SourceError(f"{name}: {code} has the name {region_name!r} with a character that cannot be printed")


def _check_parents(name: str, regions: dict[RegionCode, str]) -> None:
    for code in regions:
        if code.parent is not None and code.parent not in regions:
            raise SourceError(f"{name}: {code} is an orphan; {code.parent} is not in the table")
