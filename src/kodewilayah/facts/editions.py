"""Edition: the decree behind a table of codes, its date of signature, and the number of regions it lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data
from kodewilayah.codes import Kind
from kodewilayah.errors import UnknownEditionError, characters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kodewilayah._data import Folder


class Edition(NamedTuple):
    """One decree's table of codes.

    Attributes:
        id: a short name, such as `"2025"`.
        decree: the decree as it is cited, such as `"Kepmendagri 300.2.2-2138/2025"`.
        title: its full title, with the amendments that the table contains.
        signed: the date of signature.
        provinsi, kabupaten, kota, kecamatan, kelurahan, desa, desa_adat: the number of regions of each kind.
        source: the source of the machine-readable table, with its licence.
        mark: the letter for the edition in the packaged history; empty for the edition in force.

    >>> import kodewilayah
    >>> kodewilayah.edition("2017").edition.decree
    'Permendagri 137/2017'
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
        """The number of regions of each kind.

        >>> import kodewilayah
        >>> kodewilayah.edition("2025").edition.counts[kodewilayah.Kind.KECAMATAN]
        7285
        """
        return {kind: getattr(self, kind.value) for kind in Kind}

    def __repr__(self) -> str:
        return f"Edition(id={self.id!r}, decree={self.decree!r}, signed={self.signed!r})"


def read_editions(data: Folder) -> tuple[Edition, ...]:
    """Return the editions of a folder of data, oldest first. The last is the edition in force.

    Raises:
        DataError: if the table is missing or damaged.
    """
    return tuple(_edition(row) for row in data.records(_data.EDITIONS))


def _edition(row: dict[str, str]) -> Edition:
    # Imported here, because few programs need dates.
    from datetime import date

    counts = {kind.value: int(row[kind]) for kind in Kind}
    signed = date.fromisoformat(row["signed"])
    return Edition(row["id"], row["decree"], row["title"], signed, **counts, source=row["source"], mark=row["mark"])


def find_edition(editions: Sequence[Edition], name: object) -> Edition:
    """Return the edition with a given id or decree.

    Args:
        editions: the editions to search.
        name: an id (`"2025"`), a decree (`"Kepmendagri 300.2.2-2138/2025"`) or one of the `Edition` objects; any other
            object is no edition.

    Raises:
        UnknownEditionError: if there is none; the message lists the editions.
    """
    # Other objects are not compared: they, and their classes, may define any `__eq__`.
    wanted = name if type(name) is Edition else characters(name)
    if wanted is not None:
        for edition in editions:
            if wanted in (edition, edition.id, edition.decree):
                return edition
    known = ", ".join(f"{edition.id} ({edition.decree})" for edition in editions)
    raise UnknownEditionError(name, "unknown_edition", {"known": known})
