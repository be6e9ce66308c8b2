"""Island: one of the 17,374 islands that the decree in force names."""

from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data
from kodewilayah._once import once
from kodewilayah.codes import IslandCode, RegionCode
from kodewilayah.editions import editions
from kodewilayah.errors import UnknownCodeError

if TYPE_CHECKING:
    from collections.abc import Callable

_STATED = {"yes": True, "no": False, "": None}


class Island(NamedTuple):
    """An island, one object for a code, as Kepmendagri 300.2.2-2138/2025, amended by 300.2.2-2430/2025, lists it.

    Attributes:
        code: its code, `PP.RR.4NNNN` (Permendagri 58/2021).
        name: its name.
        latitude: in decimal degrees, WGS 84, south negative.
        longitude: in decimal degrees, WGS 84, east positive.
        inhabited: True, False, or None where the decree does not say.
        outermost: whether it is one of the 111 outermost small islands (Keppres 6/2017).

    >>> import kodewilayah
    >>> kodewilayah.island("11.01.40001").name
    'Pulau Batukapal'
    """

    code: IslandCode
    name: str
    latitude: float
    longitude: float
    inhabited: bool | None
    outermost: bool

    def __reduce__(self) -> "tuple[Callable[[str], Island], tuple[str]]":
        return island, (str(self.code),)

    @property
    def is_shared(self) -> bool:
        """Whether several regencies share it: the digits of the regency are 00.

        >>> import kodewilayah
        >>> kodewilayah.island("12.00.40002").is_shared
        True
        """
        return self.code.regency is None


def island(code: str) -> Island:
    """Return the island of a code.

    Args:
        code: a code in any form that `parse_island` takes.

    Raises:
        InvalidCodeError: if it breaks a rule of island codes.
        UnknownCodeError: if it is well formed and no island has it.

    >>> island("110140001").inhabited
    False
    """
    parsed = IslandCode(code)
    if parsed not in all_islands():
        facts = {"code": parsed, "edition": editions()[-1].id, "decree": editions()[-1].decree}
        raise UnknownCodeError(code, "unknown_island", facts)
    return all_islands()[parsed]


def islands_of(code: RegionCode) -> tuple[Island, ...]:
    """Return the islands of a province, those that its regencies share included, or of a kabupaten or kota.

    >>> from kodewilayah.codes import parse
    >>> len(islands_of(parse("11"))), len(islands_of(parse("11.01")))
    (369, 6)
    """
    return _by_place().get(code, ())


@once
def all_islands() -> dict[IslandCode, Island]:
    """Return all islands by their code, in code order; read when first asked for.

    Raises:
        DataError: if the packaged file is missing or damaged.
    """
    return {IslandCode._trusted(row[0]): _island(*row) for row in _data.rows(_data.ISLANDS)}


@once
def _by_place() -> dict[str, tuple[Island, ...]]:
    places: dict[str, list[Island]] = {}
    for each in all_islands().values():
        places.setdefault(each.code.province, []).append(each)
        if each.code.regency is not None:
            places.setdefault(each.code.regency, []).append(each)
    return {place: tuple(of_place) for place, of_place in places.items()}


def _island(code: str, name: str, latitude: str, longitude: str, inhabited: str, outermost: str) -> Island:
    trusted = IslandCode._trusted(code)
    return Island(trusted, name, float(latitude), float(longitude), _STATED[inhabited], outermost == "1")
