"""Apply the decisions of `sources/successors.csv` to the crosswalk: which successor is kept, dropped or added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tools.evidence import DECIDED, NOT_FOUND
from tools.facts import Move, Regions
from tools.tables import SUCCESSORS, Row, SourceError

REMOVED = "removed"


def decided(
    moves: Iterable[Move], rows: Sequence[Row], regions: Mapping[str, Regions], *, packaged: bool
) -> list[Move]:
    """Return the crosswalk after the decisions, sorted.

    A code that left and has no row any more gets the row `removed`: what became of it is unknown. An added successor
    takes the place of such a row.

    Args:
        moves: the rows of the crosswalk.
        rows: the rows of the table of decisions, of which the first is on line 2.
        regions: the regions of each edition.
        packaged: whether the crosswalk comes from the package, in which earlier decisions have taken effect already;
            otherwise it is the crosswalk on which the decisions were made.

    Raises:
        SourceError: if a decision is about a row that the crosswalk does not have, or adds one that it has.
    """
    kept = list(moves)
    listed = {_row_of(move) for move in kept}
    decisions = _decisions(rows, regions)
    for number, (reviewed, decision) in enumerate(decisions.items(), 2):
        where = f"{SUCCESSORS}, line {number}: {','.join(reviewed)} "
        if decision == "keep" and reviewed not in listed:
            raise SourceError(f"{where}is not a row of the crosswalk; a row that is kept must be there")
        if not packaged and decision == "drop" and reviewed not in listed:
            raise SourceError(f"{where}is not a row of the crosswalk; delete this line or decide again")
        if not packaged and decision == "add" and reviewed in listed:
            raise SourceError(f"{where}is a row of the crosswalk already; delete this line or decide again")
        if decision == "add" and reviewed not in listed:
            kept.append(Move(*reviewed, "medium" if reviewed[3] else "none", DECIDED))
    kept = [move for move in kept if decisions.get(_row_of(move)) != "drop"]
    known = {(move.edition_from, move.code_from) for move in kept if move.kind != REMOVED}
    kept = [move for move in kept if move.kind != REMOVED or (move.edition_from, move.code_from) not in known]
    reported = {(move.edition_from, move.code_from) for move in kept}
    dropped = {reviewed[:3] for reviewed, decision in decisions.items() if decision == "drop"}
    for edition_from, code_from, edition_to in dropped:
        if (edition_from, code_from) not in reported and code_from not in regions[edition_to]:
            kept.append(Move(edition_from, code_from, edition_to, "", REMOVED, "none", NOT_FOUND))
    return sorted(kept)


def _row_of(move: Move) -> tuple[str, str, str, str, str]:
    return move.edition_from, move.code_from, move.edition_to, move.code_to, move.kind


def _decisions(rows: Sequence[Row], regions: Mapping[str, Regions]) -> dict[tuple[str, str, str, str, str], str]:
    """Return the decision on each reviewed row; the row is given without its confidence."""
    decisions: dict[tuple[str, str, str, str, str], str] = {}
    for line, row in enumerate(rows, 2):
        reviewed = (row["edition_from"], row["code_from"], row["edition_to"], row["code_to"], row["kind"])
        where = f"{SUCCESSORS}, line {line}: "
        if reviewed in decisions:
            raise SourceError(f"{where}{','.join(reviewed)} is decided twice")
        for edition, code in (reviewed[:2], reviewed[2:4]):
            if edition not in regions:
                raise SourceError(f"{where}there is no edition {edition!r}")
            if code and code not in regions[edition]:
                raise SourceError(f"{where}{code} is not a region of edition {edition}")
        decisions[reviewed] = row["decision"]
    return decisions
