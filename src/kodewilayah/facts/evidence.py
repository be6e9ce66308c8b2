"""Evidence: why a code is taken for the successor of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data

if TYPE_CHECKING:
    from kodewilayah._data import Folder


class Evidence(NamedTuple):
    """Why a code is taken for the successor of another, or why it has none.

    Attributes:
        remark: the words of the decree or the law that say so; None if it was inferred.
        indonesian: the same in Indonesian: the remark, or the reason in a few words.
        english: the same in English; a remark is in Indonesian here too.
    """

    remark: str | None
    indonesian: str
    english: str


def read_evidence(data: Folder) -> tuple[Evidence, ...]:
    """Return the evidence that rows of the crosswalk refer to, by its index.

    Raises:
        DataError: if the table is missing or damaged.
    """
    return tuple(
        Evidence(row["remark"] or None, row["indonesian"] or row["remark"], row["english"] or row["remark"])
        for row in data.records(_data.EVIDENCE)
    )
