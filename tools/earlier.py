"""The codes that left before the first edition, as rows of the crosswalk."""

from __future__ import annotations

from collections.abc import Sequence

from kodewilayah import _data
from tools.checks import checked_code, is_date
from tools.evidence import LAW
from tools.facts import Move, Regions
from tools.tables import EARLIER_CODES, Row, SourceError


def earlier_moves(rows: Sequence[Row], edition: str, regions: Regions) -> list[Move]:
    """Return what became of the codes that left before the first edition, when new provinces were formed.

    Args:
        rows: the rows of the table of earlier codes, of which the first is on line 2.
        edition: the id of the first edition.
        regions: its regions.

    Raises:
        SourceError: at a code that cannot be right, with file, line and value.
    """
    moves: dict[str, Move] = {}
    for line, row in enumerate(rows, 2):
        where = f"{EARLIER_CODES}, line {line}: "
        old, new = (checked_code(EARLIER_CODES, line, row[column]) for column in ("code_from", "code_to"))
        if new not in regions:
            raise SourceError(f"{where}{new} is not a region of edition {edition}")
        if old in regions or old in moves:
            raise SourceError(f"{where}{old} is listed twice, or is a region of edition {edition}")
        if old.level is not new.level or old.province == new.province:
            raise SourceError(f"{where}{old} cannot become {new}; expected a region of its level in another province")
        if not is_date(row["since"]):
            raise SourceError(f"{where}{row['since']!r} is not a date")
        evidence = f"{LAW}{row['basis']}, {row['since']}"
        moves[old] = Move(_data.EARLIER, old, edition, new, "province_split", "high", evidence)
    return sorted(moves.values())
