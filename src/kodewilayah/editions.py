"""Edition: which decree a table of codes rests on, when it was signed, and how many regions it lists."""

from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data
from kodewilayah._once import once
from kodewilayah.codes import Kind
from kodewilayah.errors import UnknownEditionError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


class Edition(NamedTuple):
    """One decree's table of codes; one object for a decree, from pickles too.

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
    signed: "date"
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

    def __reduce__(self) -> "tuple[Callable[[str], Edition], tuple[str]]":
        return find_edition, (self.id,)


@once
def editions() -> tuple[Edition, ...]:
    """Return the editions in this package, oldest first; the last is the one in force.

    Raises:
        DataError: if the packaged table of editions is missing or damaged.

    >>> editions()[-1]
    Edition(id='2025', decree='Kepmendagri 300.2.2-2138/2025', signed=datetime.date(2025, 4, 25))
    """
    return tuple(_edition(row) for row in _data.records(_data.EDITIONS))


def _edition(row: dict[str, str]) -> Edition:
    from datetime import date

    counts = {kind.value: int(row[kind]) for kind in Kind}
    signed = date.fromisoformat(row["signed"])
    return Edition(row["id"], row["decree"], row["title"], signed, **counts, source=row["source"], mark=row["mark"])


def find_edition(name: object) -> Edition:
    """Return the edition of an id (`"2025"`) or a decree (`"Kepmendagri 300.2.2-2138/2025"`).

    Raises:
        UnknownEditionError: if no edition has it; the message lists those there are.

    >>> find_edition("Kepmendagri 300.2.2-2138/2025").id
    '2025'
    """
    for edition in editions():
        if name is edition or (type(name) is str and name in (edition.id, edition.decree)):
            return edition
    known = ", ".join(f"{edition.id} ({edition.decree})" for edition in editions())
    raise UnknownEditionError(name, "unknown_edition", {"known": known})
