"""Island: one of the 17,374 islands that the decree in force names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data
from kodewilayah.codes import IslandCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kodewilayah._data import Folder

_STATED = {"yes": True, "no": False, "": None}


class Island(NamedTuple):
    """An island, as Kepmendagri 300.2.2-2138/2025, amended by 300.2.2-2430/2025, lists it.

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

    @property
    def is_shared(self) -> bool:
        """Whether several regencies share it: the digits of the regency are 00.

        >>> import kodewilayah
        >>> kodewilayah.island("12.00.40002").is_shared
        True
        """
        return self.code.regency is None


def read_islands(data: Folder) -> dict[IslandCode, Island]:
    """Return all islands by their code, in code order."""
    return {IslandCode._trusted(row[0]): _island(*row) for row in data.rows(_data.ISLANDS)}


def islands_by_region(islands: Iterable[Island]) -> dict[str, tuple[Island, ...]]:
    """Return the islands of each province (including those that its regencies share), kabupaten and kota, by code."""
    of_region: dict[str, list[Island]] = {}
    for island in islands:
        of_region.setdefault(island.code.province, []).append(island)
        if island.code.regency is not None:
            of_region.setdefault(island.code.regency, []).append(island)
    return {code: tuple(found) for code, found in of_region.items()}


def _island(code: str, name: str, latitude: str, longitude: str, inhabited: str, outermost: str) -> Island:
    trusted = IslandCode._trusted(code)
    return Island(trusted, name, float(latitude), float(longitude), _STATED[inhabited], outermost == "1")
