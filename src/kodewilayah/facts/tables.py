"""Facts: the tables of facts in one folder of data, each read when it is first needed; PlainRows: one plain table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kodewilayah._once import made_once
from kodewilayah.facts.plain import PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kodewilayah._data import Folder
    from kodewilayah.codes import IslandCode, RegionCode
    from kodewilayah.facts.bps import Bridge
    from kodewilayah.facts.editions import Edition
    from kodewilayah.facts.evidence import Evidence
    from kodewilayah.facts.figures import Figures
    from kodewilayah.facts.islands import Island
    from kodewilayah.facts.plain import PlainTable
    from kodewilayah.facts.terms import Terms


class PlainRows:
    """The rows of one plain table in one folder of data.

    Args:
        data: the folder.
        table: the declaration of the table.
    """

    def __init__(self, data: Folder, table: PlainTable) -> None:
        self._data = data
        self._table = table

    @made_once
    def by_code(self) -> dict[str, list[dict[str, str]]]:
        """The rows by the code of their region, in the order of the table."""
        by_code: dict[str, list[dict[str, str]]] = {}
        for row in self._data.records(self._table.file):
            by_code.setdefault(row["code"], []).append(row)
        return by_code

    def of(self, code: RegionCode, *, in_force: bool) -> Sequence[dict[str, str]]:
        """Return the rows that hold for a region; none if there are none, or if they do not hold in its edition.

        Args:
            code: the region's code.
            in_force: whether the region is of the edition in force.

        Raises:
            DataError: if the table is missing or damaged.
        """
        if not in_force and not self._table.in_older_editions:
            return ()
        return self.by_code.get(code.province if self._table.by_province else code, ())


class Facts:
    """The facts about regions in one folder of data, beside their codes and names.

    Each property imports its module and reads its table when it is first used. It raises `DataError` if the file is
    missing or damaged.

    Args:
        data: the folder.

    Attributes:
        plain: the rows of each plain table, by the name of its file.
    """

    def __init__(self, data: Folder) -> None:
        self._data = data
        self.plain = {table.file: PlainRows(data, table) for table in PLAIN}

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
        for rows in self.plain.values():
            rows.by_code  # noqa: B018 - made now
