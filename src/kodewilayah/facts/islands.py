"""Island: one of the islands that the decree in force lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data
from kodewilayah.codes import IslandCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kodewilayah._data import Folder

_INHABITED = {"yes": True, "no": False, "": None}


class Island(NamedTuple):
    """An island, as Kepmendagri 300.2.2-2138/2025, amended by 300.2.2-2430/2025, lists it.

    Attributes:
        code: its code, `PP.RR.4NNNN` (Permendagri 58/2021).
        name: its name.
        latitude: the latitude in decimal degrees (WGS 84); south is negative.
        longitude: the longitude in decimal degrees (WGS 84); east is positive.
        inhabited: whether people live on it; None if the decree does not list that.
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
        """Whether several regencies share the island; the regency digits of its code are then 00.

        >>> import kodewilayah
        >>> kodewilayah.island("12.00.40002").is_shared
        True
        """
        return self.code.regency is None


def read_islands(data: Folder) -> dict[IslandCode, Island]:
    """Return all islands by code, in code order.

    Raises:
        DataError: if the table is missing or damaged.
    """
    return {IslandCode._trusted(row[0]): _island(*row) for row in data.rows(_data.ISLANDS)}


def islands_by_region(islands: Iterable[Island]) -> dict[str, tuple[Island, ...]]:
    """Return the islands of each province, kabupaten and kota, by the region's code.

    Args:
        islands: all islands. The islands that regencies share are listed under the province only.
    """
    by_region: dict[str, list[Island]] = {}
    for island in islands:
        by_region.setdefault(island.code.province, []).append(island)
        if island.code.regency is not None:
            by_region.setdefault(island.code.regency, []).append(island)
    return {code: tuple(of_region) for code, of_region in by_region.items()}


def _island(code: str, name: str, latitude: str, longitude: str, inhabited: str, outermost: str) -> Island:
    trusted = IslandCode._trusted(code)
    return Island(trusted, name, float(latitude), float(longitude), _INHABITED[inhabited], outermost == "1")
