"""Facts: the tables of facts in one folder of data, each read when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kodewilayah._once import made_once

if TYPE_CHECKING:
    from kodewilayah._data import Folder
    from kodewilayah.codes import IslandCode
    from kodewilayah.facts.bps import Bridge
    from kodewilayah.facts.editions import Edition
    from kodewilayah.facts.evidence import Evidence
    from kodewilayah.facts.figures import Figures
    from kodewilayah.facts.islands import Island
    from kodewilayah.facts.statuses import SpecialStatus
    from kodewilayah.facts.terms import Terms


class Facts:
    """The facts about regions in one folder of data, beside their codes and names.

    Each property imports its module and reads its table when it is first used. It raises `DataError` if the file is
    missing or damaged.

    Args:
        data: the folder.
    """

    def __init__(self, data: Folder) -> None:
        self._data = data

    @made_once
    def editions(self) -> tuple[Edition, ...]:
        """The editions, oldest first; the last is the edition in force."""
        from kodewilayah.facts.editions import read_editions

        return read_editions(self._data)

    @made_once
    def terms(self) -> Terms:
        """The local terms, and the titles of the leaders."""
        from kodewilayah.facts.terms import Terms

        return Terms(self._data)

    @made_once
    def statuses(self) -> dict[str, SpecialStatus]:
        """The special status of each province that has one, by code."""
        from kodewilayah.facts.statuses import read_statuses

        return read_statuses(self._data)

    @made_once
    def evidence(self) -> tuple[Evidence, ...]:
        """Why the rows of the crosswalk are believed, by index."""
        from kodewilayah.facts.evidence import read_evidence

        return read_evidence(self._data)

    @made_once
    def figures(self) -> dict[str, Figures]:
        """The area and population of each province, kabupaten and kota that has them, by code."""
        from kodewilayah.facts.figures import read_figures

        return read_figures(self._data)

    @made_once
    def bps(self) -> Bridge:
        """The codes of BPS, the statistics office."""
        from kodewilayah.facts.bps import Bridge

        return Bridge(self._data)

    @made_once
    def islands(self) -> dict[IslandCode, Island]:
        """All islands, by code, in code order."""
        from kodewilayah.facts.islands import read_islands

        return read_islands(self._data)

    @made_once
    def islands_by_region(self) -> dict[str, tuple[Island, ...]]:
        """The islands of each province, kabupaten and kota, by the region's code."""
        from kodewilayah.facts.islands import islands_by_region

        return islands_by_region(self.islands.values())

    def load(self) -> None:
        """Read every table.

        Raises:
            DataError: if a file is missing or damaged.
        """
        for name, value in vars(Facts).items():
            if isinstance(value, made_once):
                getattr(self, name)
