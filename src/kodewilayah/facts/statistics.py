"""Statistics: the number of regions of each kind and level, in a whole edition or below one region."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kodewilayah.codes import KINDS_OF_LEVEL, Kind, Level

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from kodewilayah.facts.editions import Edition
    from kodewilayah.region import Region


class Statistics(NamedTuple):
    """The number of regions of one edition, or of those below one region. It prints as a table.

    Attributes:
        place: the region whose descendants were counted; None for the whole edition.
        edition: the `Edition`.
        provinsi, kabupaten, kota, kecamatan, kelurahan, desa, desa_adat: the number of regions of each kind. `desa`
            counts only villages with digit 2. `desa_total` counts the desa of Permendagri 137/2017 art. 1(5), which
            include the desa adat.

    >>> import kodewilayah
    >>> print(kodewilayah.statistics("31", edition="2025"))
    Daerah Khusus Ibukota Jakarta, edition 2025
      provinsi          0
      kabupaten         1
      kota              5
      kecamatan        44
      kelurahan       267
      desa              0
        digit 2         0
        desa adat       0
      level 1: 0, level 2: 6, level 3: 44, level 4: 267
    """

    place: Region | None
    edition: Edition
    provinsi: int = 0
    kabupaten: int = 0
    kota: int = 0
    kecamatan: int = 0
    kelurahan: int = 0
    desa: int = 0
    desa_adat: int = 0

    @classmethod
    def of(cls, place: Region, regions: Iterable[Region]) -> Self:
        """Count regions by kind.

        Args:
            place: the region that the counted regions lie below.
            regions: the regions to count.

        >>> import kodewilayah
        >>> jakarta = kodewilayah.edition("2022").lookup("31")
        >>> Statistics.of(jakarta, jakarta.children).kota
        5
        """
        counts = Counter(region.kind.value for region in regions)
        return cls(place=place, edition=place.edition, **counts)

    @property
    def by_kind(self) -> dict[Kind, int]:
        """The number of regions of each kind.

        >>> import kodewilayah
        >>> kodewilayah.statistics(edition="2025").by_kind[kodewilayah.Kind.KOTA]
        98
        """
        return {kind: getattr(self, kind.value) for kind in Kind}

    @property
    def by_level(self) -> dict[Level, int]:
        """The number of regions of each level.

        >>> import kodewilayah
        >>> kodewilayah.statistics(edition="2025").by_level[kodewilayah.Level.REGENCY]
        514
        """
        by_kind = self.by_kind
        return {level: sum(by_kind[kind] for kind in kinds) for level, kinds in KINDS_OF_LEVEL.items()}

    @property
    def total(self) -> int:
        """The number of all regions.

        >>> import kodewilayah
        >>> kodewilayah.statistics(edition="2025").total
        91599
        """
        return sum(self.by_kind.values())

    @property
    def desa_total(self) -> int:
        """The number of desa with the desa adat (Permendagri 137/2017 art. 1(5)).

        >>> import kodewilayah
        >>> kodewilayah.statistics(edition="2025").desa_total
        75266
        """
        return self.desa + self.desa_adat

    def __str__(self) -> str:
        levels = (f"level {level.value}: {count:,}" for level, count in self.by_level.items())
        rows = [f"  {name:11}  {count:>6,}" for name, count in self._rows]
        return "\n".join([self._title, *rows, f"  {', '.join(levels)}"])

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        # Imported here, because only a notebook needs it.
        from html import escape

        levels = [(f"level {level.value}", count) for level, count in self.by_level.items()]
        rows = "".join(
            f'<tr><td style="text-align:left">{escape(name)}</td><td style="text-align:right">{count:,}</td></tr>'
            for name, count in [*self._rows, *levels]
        )
        return f"<table><caption>{escape(self._title)}</caption><tbody>{rows}</tbody></table>"

    @property
    def _rows(self) -> list[tuple[str, int]]:
        return [
            ("provinsi", self.provinsi),
            ("kabupaten", self.kabupaten),
            ("kota", self.kota),
            ("kecamatan", self.kecamatan),
            ("kelurahan", self.kelurahan),
            ("desa", self.desa_total),
            ("  digit 2", self.desa),
            ("  desa adat", self.desa_adat),
        ]

    @property
    def _title(self) -> str:
        name = "Indonesia" if self.place is None else self.place.name
        return f"{name}, edition {self.edition.id}"
