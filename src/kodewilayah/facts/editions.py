"""Edition: which decree a table of codes rests on, when it was signed, and how many regions it lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data
from kodewilayah.codes import Kind
from kodewilayah.errors import UnknownEditionError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kodewilayah._data import Folder


class Edition(NamedTuple):
    """One decree's table of codes.

    Attributes:
        id: a short name, such as `"2025"`.
        decree: how the decree is cited, such as `"Kepmendagri 300.2.2-2138/2025"`.
        title: its full title, with amendments that the table contains.
        signed: the day of signature.
        provinsi, kabupaten, kota, kecamatan, kelurahan, desa, desa_adat: how many of each kind it lists.
        source: who made the table readable, with the licence.
        mark: the letter that stands for it in the packaged history; none for the edition in force.

    >>> import kodewilayah
    >>> kodewilayah.editions()[-1].decree
    'Kepmendagri 300.2.2-2138/2025'
    """

    id: str
    decree: str
    title: str
    signed: date
    provinsi: int
    kabupaten: int
    kota: int
    kecamatan: int
    kelurahan: int
    desa: int
    desa_adat: int
    source: str
    mark: str

    @property
    def counts(self) -> dict[Kind, int]:
        """How many regions of each kind the decree lists.

        >>> import kodewilayah
        >>> kodewilayah.editions()[-1].counts[kodewilayah.Kind.KECAMATAN]
        7285
        """
        return {kind: getattr(self, kind.value) for kind in Kind}

    def __repr__(self) -> str:
        return f"Edition(id={self.id!r}, decree={self.decree!r}, signed={self.signed!r})"


def read_editions(data: Folder) -> tuple[Edition, ...]:
    """Return the editions of a folder of data, oldest first; the last is in force."""
    return tuple(_edition(row) for row in data.records(_data.EDITIONS))


def _edition(row: dict[str, str]) -> Edition:
    from datetime import date

    counts = {kind.value: int(row[kind]) for kind in Kind}
    signed = date.fromisoformat(row["signed"])
    return Edition(row["id"], row["decree"], row["title"], signed, **counts, source=row["source"], mark=row["mark"])


def find_edition(editions: Sequence[Edition], name: object) -> Edition:
    """Return the edition that has an id (`"2025"`) or a decree (`"Kepmendagri 300.2.2-2138/2025"`), or is that object.

    Raises:
        UnknownEditionError: if there is none; the message lists the editions.
    """
    for edition in editions:
        # By type first, because an object of another type may define any `__eq__`.
        if type(name) in (str, Edition) and name in (edition, edition.id, edition.decree):
            return edition
    known = ", ".join(f"{edition.id} ({edition.decree})" for edition in editions)
    raise UnknownEditionError(name, "unknown_edition", {"known": known})
