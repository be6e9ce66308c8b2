"""SpecialStatus: the special status of a province, and the law that gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data

if TYPE_CHECKING:
    from kodewilayah._data import Folder


class SpecialStatus(NamedTuple):
    """The special status of a province, and the law that gives it.

    Attributes:
        name: the status in Indonesian.
        name_en: the status in English.
        law: the law as it is cited, such as `"UU 11/2006"`.

    >>> import kodewilayah
    >>> kodewilayah.lookup("11").special_status.law
    'UU 11/2006'
    """

    name: str
    name_en: str
    law: str


def read_statuses(data: Folder) -> dict[str, SpecialStatus]:
    """Return the special status of each province that has one, by code.

    Raises:
        DataError: if the table is missing or damaged.
    """
    rows = data.records(_data.STATUSES)
    return {row["code"]: SpecialStatus(row["name"], row["name_en"], row["law"]) for row in rows}
