"""What was put right in the data is seen through the public verbs: the corrected names, and the rows of the crosswalk.

A step from one edition to the next never changes, so these tests hold after any decree. Which of these codes are in
force is a fact of the edition in force: `tests/test_edition_in_force.py`.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import kodewilayah

TESTS = Path(__file__).parent
CORRECTIONS = TESTS.parent / "sources" / "corrections.csv"


class Mended(NamedTuple):
    """A row of `mended.csv`: what became of a code by the mended data.

    Attributes:
        edition_from: the id of an edition that has the code.
        code_from: the code.
        edition_to: the id of the next edition.
        code_to: the code of the place there; the same code if it did not move.
        name: the name of the place there.
    """

    edition_from: str
    code_from: str
    edition_to: str
    code_to: str
    name: str


def read_mended() -> Iterator[Mended]:
    """Yield each row of `mended.csv`."""
    with (TESTS / "mended.csv").open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    assert tuple(header) == Mended._fields
    return (Mended(*row) for row in rows)


MENDED = list(read_mended())
BY_ROW = pytest.mark.parametrize("row", MENDED, ids=lambda row: f"{row.edition_from}-{row.code_from}")


def test_the_table_has_every_row_once() -> None:
    assert len({row[:2] for row in MENDED}) == len(MENDED) == 40


@BY_ROW
def test_a_mended_row_is_the_first_step_of_the_place(row: Mended) -> None:
    trace = kodewilayah.trace(row.code_from, edition=row.edition_from)
    if row.code_from == row.code_to:
        assert {row.edition_from, row.edition_to} <= set(trace.editions)
    else:
        assert trace.editions[-1] == row.edition_from
        link = trace.successors[0]
        assert (link.edition_from, link.code_from, link.edition_to, link.code_to) == row[:4]
        # The other villages that a merged one took in have links of their own.
        assert [each.code_to for each in trace.successors if each.edition_to == row.edition_to] == [row.code_to]


@BY_ROW
def test_a_mended_row_leads_to_its_name_and_back(row: Mended) -> None:
    place = kodewilayah.edition(row.edition_to)[row.code_to]
    assert place.name == row.name
    if row.code_from != row.code_to:
        assert kodewilayah.edition(row.edition_from)[row.code_from] in place.predecessors


@BY_ROW
def test_the_place_of_a_mended_row_is_in_force_where_its_next_code_is(row: Mended) -> None:
    outcome = kodewilayah.current(row.code_from, edition=row.edition_from)
    of_next_code = kodewilayah.current(row.code_to, edition=row.edition_to)
    assert (outcome.status, outcome.regions) == (of_next_code.status, of_next_code.regions)


def test_the_two_villages_of_tongkuno_did_not_move_in_2021_or_2022() -> None:
    for code in ("74.03.27.2003", "74.03.27.2004"):
        for edition in ("2021", "2022"):
            links = kodewilayah.trace(code, edition=edition).successors
            assert [link for link in links if link.edition_from in ("2021", "2022")] == []


def test_a_village_of_aceh_has_the_name_of_its_decree() -> None:
    assert kodewilayah.edition("2022")["11.07.04.2019"].name == "Puuk Aree"


@pytest.mark.skipif(not CORRECTIONS.exists(), reason="no checkout: sources/ is not here")
def test_every_corrected_name_is_the_name_of_the_region() -> None:
    with CORRECTIONS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) >= 774
    # The last line about a name counts.
    for row in {(row["edition"], row["code"]): row for row in rows}.values():
        code, name = row["code"], row["corrected_name"]
        region = kodewilayah.edition(row["edition"])[code]
        assert region.name == name != row["source_name"]
        assert kodewilayah.trace(code, edition=row["edition"]).names[row["edition"]] == name
