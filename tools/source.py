"""Read a folder of source tables, and refuse it if anything in it cannot be right."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

from kodewilayah.codes import IslandCode, Kind, Level, RegionCode
from kodewilayah.errors import InvalidCodeError
from kodewilayah.facts.terms import readable
from tools.facts import Facts, Move

FIELDS = {
    "editions.csv": (
        "id", "decree", "title", "signed",
        "provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa", "desa_adat", "source",
    ),
    "editions/ID.csv": ("code", "name"),
    "corrections.csv": ("edition", "code", "source_name", "corrected_name", "reason"),
    "crosswalk.csv": (*Move._fields, "evidence"),
    "crosswalk_review.csv": (*Move._fields[:5], "decision", "reason"),
    "figures.csv": ("code", "area_km2", "population_male", "population_female"),
    "islands.csv": ("code", "name", "latitude", "longitude", "inhabited", "outermost"),
    "bps.csv": ("code", "bps_code"),
    "terms.csv": ("code", "kind", "term", "head", "certainty", "source"),
    "special_status.csv": ("code", "name", "name_en", "law"),
    "aliases.csv": ("code", "alias", "kind"),
}  # fmt: skip

REVIEW = Path(__file__).parent / "crosswalk_review.csv"


class SourceError(Exception):
    """A source is not fit to build from; the message names file, line, value and rule."""


class Source:
    """A folder of source tables.

    Args:
        folder: where `editions.csv`, `editions/ID.csv`, `corrections.csv` and the others lie.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def facts(self) -> Facts:
        """Return all that is packaged.

        Raises:
            SourceError: if a source is not fit to build from.
        """
        editions = list(self._editions())
        regions = {row["id"]: self.regions(row["id"]) for row in editions}
        for row in editions:
            check_counts(row, regions[row["id"]])
        in_force = regions[editions[-1]["id"]]
        return Facts(
            editions=editions,
            regions=regions,
            crosswalk=self._crosswalk([row["id"] for row in editions], regions),
            figures=list(self._known("figures.csv", in_force)),
            islands=list(self._islands(in_force)),
            bps={row["code"]: row["bps_code"] for row in self._known("bps.csv", in_force)},
            terms=[row for row in self._terms(in_force) if row["certainty"] == "certain"],
            statuses=list(self._known("special_status.csv", in_force)),
            aliases=list(self._aliases(in_force)),
        )

    def records(self, name: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield line number and row of a CSV with a header.

        Raises:
            SourceError: if a line has more or fewer fields than the header.
        """
        yield from read_records(self.folder / name, name)

    def regions(self, edition: str) -> dict[RegionCode, str]:
        """Return code and corrected name of every region of an edition, in code order.

        Raises:
            SourceError: at a digit-rule violation, a duplicate, an orphan, a padded or empty name, or a
                correction that does not fit the source.
        """
        name = f"editions/{edition}.csv"
        rows = [(line, row["code"], row["name"]) for line, row in self.records(name)]
        found = unique_codes(name, rows)
        self._correct(edition, found)
        check_regions(name, found, {text: line for line, text, _ in rows})
        return dict(sorted(found.items()))

    def _correct(self, edition: str, regions: dict[RegionCode, str]) -> None:
        for line, row in self.records("corrections.csv"):
            if row["edition"] != edition:
                continue
            code = checked_code("corrections.csv", line, row["code"])
            if regions.get(code) != row["source_name"]:
                raise SourceError(
                    f"corrections.csv, line {line}: edition {edition} has {regions.get(code)!r} at {code}, "
                    f"not {row['source_name']!r}; a correction must name what it corrects"
                )
            regions[code] = row["corrected_name"]

    def _editions(self) -> Iterator[dict[str, str]]:
        signed = ""
        for line, row in self.records("editions.csv"):
            try:
                date.fromisoformat(row["signed"])
                counts = [int(row[kind.value]) for kind in Kind]
            except ValueError as error:
                raise SourceError(f"editions.csv, line {line}: {error}") from error
            if row["signed"] <= signed or min(counts) < 0:
                raise SourceError(f"editions.csv, line {line}: {row['signed']} does not come after {signed}")
            signed = row["signed"]
            yield row
        if not signed:
            raise SourceError("editions.csv, line 2: there is no edition")

    def _terms(self, regions: Mapping[RegionCode, str]) -> Iterator[dict[str, str]]:
        seen: set[tuple[str, str]] = set()
        for line, row in enumerate(self._known("terms.csv", regions), 2):
            if row["kind"] not in (Kind.KECAMATAN, Kind.DESA):
                raise SourceError(f"terms.csv, line {line}: {row['kind']!r} is neither kecamatan nor desa")
            if (row["code"], row["kind"]) in seen:
                raise SourceError(f"terms.csv, line {line}: {row['code']} {row['kind']} stands there twice")
            if not row["term"] or row["term"] != row["term"].strip():
                raise SourceError(f"terms.csv, line {line}: the term {row['term']!r} is empty or padded")
            if row["head"] != row["head"].strip():
                raise SourceError(f"terms.csv, line {line}: the head {row['head']!r} is padded")
            seen.add((row["code"], row["kind"]))
            yield row

    def _aliases(self, regions: Mapping[RegionCode, str]) -> Iterator[dict[str, str]]:
        seen: set[tuple[str, str]] = set()
        for line, row in enumerate(self._known("aliases.csv", regions), 2):
            if not row["alias"] or row["alias"] != " ".join(row["alias"].split()):
                raise SourceError(f"aliases.csv, line {line}: the alias {row['alias']!r} is empty or padded")
            if (row["code"], row["alias"]) in seen:
                raise SourceError(f"aliases.csv, line {line}: {row['code']} {row['alias']} stands there twice")
            seen.add((row["code"], row["alias"]))
            yield row

    def _known(self, name: str, regions: Mapping[RegionCode, str]) -> Iterator[dict[str, str]]:
        for line, row in self.records(name):
            if checked_code(name, line, row["code"]) not in regions:
                raise SourceError(f"{name}, line {line}: {row['code']} is no region of the edition in force")
            yield row

    def _islands(self, regions: Mapping[RegionCode, str]) -> Iterator[dict[str, str]]:
        for line, row in self.records("islands.csv"):
            try:
                code = IslandCode(row["code"])
            except InvalidCodeError as error:
                raise SourceError(f"islands.csv, line {line}: {error}") from error
            if (code.regency or code.province) not in regions:
                raise SourceError(f"islands.csv, line {line}: {code} lies in no region of the edition in force")
            yield row

    def _crosswalk(self, editions: list[str], regions: Mapping[str, Mapping[RegionCode, str]]) -> list[Move]:
        decisions = _decisions()
        moves, listed = [], set()
        for _, row in self.records("crosswalk.csv"):
            move = Move(*(row[field] for field in Move._fields))
            listed.add(move[:5])
            if decisions.get(move[:5]) != "drop":
                moves.append(_first_step(move, editions, regions))
            elif move.code_from not in regions[move.edition_to]:
                moves.append(_removed(move, move.edition_to))
        for reviewed, decision in decisions.items():
            if (decision == "add") == (reviewed in listed):
                found = "is a row of crosswalk.csv already" if decision == "add" else "is no row of crosswalk.csv"
                raise SourceError(f"{REVIEW.name}: {','.join(reviewed)} {found}; decide again")
            if decision == "add":
                moves.append(Move(*reviewed, "medium" if reviewed[3] else "none"))
        check_crosswalk(editions, regions, moves)
        return sorted(moves)


def read_records(path: Path, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and row of a CSV with the header that a file of its name has.

    Raises:
        SourceError: if it is not UTF-8, its header is another, a quote is not closed, or a line has more or fewer
            cells than the header.
    """
    header = FIELDS["editions/ID.csv" if name.startswith("editions/") else name]
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SourceError(f"{name}, line {line}: {error.object[error.start : error.end]!r} is not UTF-8") from error
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        for row in reader:
            if reader.line_num == 1:
                if tuple(row) != header:
                    raise SourceError(f"{name}, line 1: the header is {row}; right would be {list(header)}")
            elif len(row) != len(header):
                raise SourceError(f"{name}, line {reader.line_num}: not {len(header)} cells in {row}")
            else:
                yield reader.line_num, dict(zip(header, row, strict=True))
    except csv.Error as error:
        raise SourceError(f"{name}, line {reader.line_num}: {error}") from error
    if not text:
        raise SourceError(f"{name}, line 1: the file is empty")


def unique_codes(name: str, rows: Iterable[tuple[int, str, str]]) -> dict[RegionCode, str]:
    """Return code and name of rows of line, code and name.

    Raises:
        SourceError: at a code against the digit rules, or one that stands there twice.
    """
    found: dict[RegionCode, str] = {}
    for line, text, region_name in rows:
        code = checked_code(name, line, text)
        if code in found:
            raise SourceError(f"{name}, line {line}: {code} stands there twice; a code belongs to one region")
        found[code] = region_name
    return found


def checked_code(name: str, line: int, text: str) -> RegionCode:
    """Return the code that a cell holds.

    Raises:
        SourceError: if it breaks a digit rule or is not in dotted form.
    """
    try:
        code = RegionCode(text)
    except InvalidCodeError as error:
        raise SourceError(f"{name}, line {line}: {error}") from error
    if code != text:
        raise SourceError(f"{name}, line {line}: {text!r} is not in dotted form; right would be {code!s}")
    return code


def check_regions(name: str, regions: Mapping[RegionCode, str], lines: Mapping[str, int]) -> None:
    """Refuse a name that cannot be right, and a region whose parent is missing.

    Args:
        name: the file's name, for the message.
        regions: code and name.
        lines: the line of each code in the file.
    """
    for code, region_name in regions.items():
        where = f"{name}, line {lines[code]}: {code}"
        if not region_name or region_name != " ".join(region_name.split()):
            raise SourceError(f"{where} has the name {region_name!r}; a name is neither empty nor padded")
        if not region_name.isprintable():
            raise SourceError(f"{where} has the name {region_name!r} with a character that cannot be printed")
        if code.parent is not None and code.parent not in regions:
            raise SourceError(f"{where} is an orphan; {code.parent} is not in the table")
        if code.level is Level.REGENCY and not readable(region_name).startswith(code.kind.value.title()):
            raise SourceError(f"{where} has the name {region_name!r}; by its digits it is a {code.kind.value}")


def check_counts(edition: Mapping[str, str], regions: Iterable[RegionCode]) -> None:
    """Refuse a table whose counts by kind are not those that its edition states."""
    counts = Counter(code.kind for code in regions)
    for kind in Kind:
        if counts[kind] != int(edition[kind.value]):
            raise SourceError(
                f"editions.csv: edition {edition['id']} should have {edition[kind.value]} {kind.value}; "
                f"its table has {counts[kind]}"
            )


def check_crosswalk(
    editions: list[str], regions: Mapping[str, Mapping[RegionCode, str]], moves: Iterable[Move]
) -> None:
    """Refuse a crosswalk that names codes which are not there, or leaves out a code that left."""
    following = dict(pairwise(editions))
    told: set[tuple[str, str]] = set()
    displaced: set[tuple[str, str]] = set()
    for move in moves:
        where = f"crosswalk.csv: {move.edition_from},{move.code_from},{move.edition_to},{move.code_to}: "
        if following.get(move.edition_from) != move.edition_to:
            raise SourceError(f"{where}edition {move.edition_to} does not follow {move.edition_from}")
        if move.code_from not in regions[move.edition_from]:
            raise SourceError(f"{where}{move.code_from} is no region of edition {move.edition_from}")
        if move.code_to and move.code_to not in regions[move.edition_to]:
            raise SourceError(f"{where}{move.code_to} is no region of edition {move.edition_to}")
        told.add((move.edition_from, move.code_from))
        if move.kind == "code_reassigned" and move.code_to in regions[move.edition_from]:
            displaced.add((move.edition_from, move.code_to))
    if displaced - told:
        edition, code = min(displaced - told)
        raise SourceError(
            f"crosswalk.csv: digits of {code} came to another place after edition {edition}; "
            "nothing is said of the place that had them"
        )
    for before, after in following.items():
        for code in regions[before]:
            if code not in regions[after] and (before, code) not in told:
                raise SourceError(f"crosswalk.csv: nothing is said of {code}, which left after edition {before}")


def _decisions() -> dict[tuple[str, str, str, str, str], str]:
    """Return the decision on each reviewed row of the crosswalk; the row is given without its confidence."""
    decisions: dict[tuple[str, str, str, str, str], str] = {}
    for line, row in read_records(REVIEW, REVIEW.name):
        reviewed = (row["edition_from"], row["code_from"], row["edition_to"], row["code_to"], row["kind"])
        if row["decision"] not in ("keep", "drop", "add") or reviewed in decisions:
            raise SourceError(f"{REVIEW.name}, line {line}: one of keep, drop and add is expected, once for each row")
        decisions[reviewed] = row["decision"]
    return decisions


def _first_step(move: Move, editions: list[str], regions: Mapping[str, Mapping[RegionCode, str]]) -> Move:
    """Return a row as the build takes it: a row that skips an edition becomes `removed` in its first step.

    The history knows only links from one edition to the next. Until it knows links that skip an edition, the place
    that such a row names counts as unknown: the first edition that is skipped does not list it, and nothing is
    packaged about the edition in which it is back.
    """
    if move.edition_from not in editions or move.edition_to not in editions[editions.index(move.edition_from) + 2 :]:
        return move
    following = editions[editions.index(move.edition_from) + 1]
    where = f"crosswalk.csv: {','.join(move[:4])}: "
    if move.code_to not in regions[move.edition_to]:
        raise SourceError(f"{where}{move.code_to!r} is no region of edition {move.edition_to}")
    if move.code_from in regions[following]:
        raise SourceError(f"{where}{move.code_from} is still in edition {following}, which the row skips")
    return _removed(move, following)


def _removed(move: Move, edition_to: str) -> Move:
    return Move(move.edition_from, move.code_from, edition_to, "", "removed", "none")
