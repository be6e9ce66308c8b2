"""Region: one region of one edition, as a value; and the tuple in which this library hands out several."""

from __future__ import annotations

from functools import total_ordering
from typing import TYPE_CHECKING, Any, overload

import attrs

from kodewilayah.codes import Kind, Level, RegionCode, level_of
from kodewilayah.facts.terms import GENERAL_WORDS, is_autonomous, readable, split_regency_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from kodewilayah.atlas import Atlas
    from kodewilayah.facts.editions import Edition
    from kodewilayah.facts.figures import Figures
    from kodewilayah.facts.islands import Island
    from kodewilayah.facts.statuses import SpecialStatus
    from kodewilayah.facts.tables import Facts
    from kodewilayah.gazetteer import Gazetteer


class Regions(tuple["Region", ...]):
    """A tuple of regions that a notebook shows as a table.

    >>> import kodewilayah
    >>> len(kodewilayah.provinces())
    38
    """

    __slots__ = ()

    @overload  # type: ignore[override]
    def __getitem__(self, index: int) -> Region: ...
    @overload
    def __getitem__(self, index: slice) -> Regions: ...
    def __getitem__(self, index: Any) -> Any:
        found = super().__getitem__(index)
        return Regions(found) if isinstance(index, slice) else found

    def _repr_html_(self) -> str:
        from kodewilayah.show.notebook import table

        return table(self)


@total_ordering
@attrs.frozen(eq=False, repr=False, weakref_slot=False, getstate_setstate=False)
class Region:
    """One region of one edition.

    Two regions are equal if edition and code are; they sort by code. The library makes one object for a code of
    an edition and always hands out that one, from pickles and copies too.

    Attributes:
        name: the name as the decree has it; where the packaged source had a typing error, it was put right.
        parent: the region one level up, or None for a province.

    >>> import kodewilayah
    >>> region = kodewilayah.lookup("31.74.09.1002")
    >>> region
    Region('31.74.09.1002', 'Srengseng Sawah', edition='2025')
    >>> region.parent.name
    'Jagakarsa'
    """

    # Plain text, made a RegionCode when asked for: of 91,599 regions that saves a third of the memory, and the
    # garbage collector has half as many objects to visit.
    _text: str
    name: str
    parent: Region | None
    _home: Gazetteer

    @property
    def code(self) -> RegionCode:
        """The canonical code.

        >>> import kodewilayah
        >>> kodewilayah.lookup("3174").code
        RegionCode('31.74')
        """
        return RegionCode._trusted(self._text)

    @property
    def edition(self) -> Edition:
        """The `Edition` that the region belongs to.

        >>> import kodewilayah
        >>> kodewilayah.lookup("31").edition.id
        '2025'
        """
        return self._home.edition

    @property
    def level(self) -> Level:
        """The level, 1 to 4 (Permendagri 137/2017 art. 4(3)).

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74").level
        <Level.REGENCY: 2>
        """
        return self.code.level

    @property
    def kind(self) -> Kind:
        """The kind, told by the code.

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74").kind
        <Kind.KOTA: 'kota'>
        """
        return self.code.kind

    @property
    def readable_name(self) -> str:
        """The name as newer editions write names: `Kabupaten Aceh Selatan`, where edition 2017 has it in capitals.

        >>> import kodewilayah
        >>> region = kodewilayah.edition("2017")["11.01"]
        >>> region.name, region.readable_name
        ('KAB. ACEH SELATAN', 'Kabupaten Aceh Selatan')
        """
        return readable(self.name) if level_of(self._text) <= Level.REGENCY else self.name

    @property
    def short_name(self) -> str:
        """The readable name without `Kabupaten`, `Kota` and `Administrasi` at its head.

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74").short_name
        'Jakarta Selatan'
        """
        return (
            split_regency_name(self.readable_name)[1] if level_of(self._text) is Level.REGENCY else self.readable_name
        )

    @property
    def term(self) -> str:
        """What the region is called there: the local term where law fixes it, else the general one.

        The local terms and their laws stand in `data/terms.csv`: Distrik and Kampung in Papua, Kapanewon,
        Kemantren and Kalurahan in Yogyakarta, Nagari in Sumatera Barat, Kampung in Siak, Gampong in most of Aceh.
        They are the words of today, in regions of older editions too.

        >>> import kodewilayah
        >>> [kodewilayah.lookup(code).term for code in ("31.74.09", "34.71.01", "91.03.01")]
        ['Kecamatan', 'Kemantren', 'Distrik']
        """
        return self._facts.terms.term_of(self.code, self.readable_name)

    @property
    def term_en(self) -> str:
        """The English word for its kind: Province, Regency, City, District, Village or Urban village.

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74.09.1002").term_en
        'Urban village'
        """
        return GENERAL_WORDS[self.kind].term_en

    @property
    def head(self) -> str:
        """The title of who leads it: the local one where law fixes it, else the general one.

        The local titles are in `data/terms.csv`, beside the local terms.

        >>> import kodewilayah
        >>> [kodewilayah.lookup(code).head for code in ("31", "31.74", "34.71.01", "91.03.01")]
        ['Gubernur', 'Wali Kota', 'Mantri Pamong Praja', 'Kepala Distrik']
        >>> [kodewilayah.lookup(code).head for code in ("11.01.01.2001", "14.08.01.2003")]
        ['Keuchik', 'Penghulu']
        """
        return self._facts.terms.head_of(self.code)

    @property
    def head_en(self) -> str:
        """The English word for who leads a region of its kind.

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74").head_en
        'Mayor'
        """
        return GENERAL_WORDS[self.kind].head_en

    @property
    def special_status(self) -> SpecialStatus | None:
        """The special status of a province with its law; None for the others, and for all regions below.

        >>> import kodewilayah
        >>> kodewilayah.lookup("34").special_status
        SpecialStatus(name='Daerah istimewa', name_en='Special region', law='UU 13/2012')
        """
        return self._facts.statuses.get(self._text)

    @property
    def is_autonomous(self) -> bool:
        """Whether it is autonomous (daerah otonom): provinces, kabupaten and kota, but not the six of Jakarta.

        >>> import kodewilayah
        >>> kodewilayah.lookup("32.73").is_autonomous, kodewilayah.lookup("31.74").is_autonomous
        (True, False)
        """
        return is_autonomous(self.code)

    @property
    def area_km2(self) -> Decimal | None:
        """The area in km², exact to the last digit, of a province, kabupaten or kota in force; None for the others.

        From the decree of 2025, which gives none for kecamatan and villages (art. 9; letter of the Badan Informasi
        Geospasial of 16 December 2024).

        >>> import kodewilayah
        >>> kodewilayah.lookup("31").area_km2
        Decimal('661.530')
        """
        figures = self._figures
        return None if figures is None else figures.area_km2

    @property
    def population(self) -> int | None:
        """The number of persons, of a province, kabupaten or kota in force; None for the others.

        From the decree of 2025, which gives none for kecamatan and villages (Dukcapil, second half of 2024).

        >>> import kodewilayah
        >>> kodewilayah.lookup("31").population
        11038216
        """
        figures = self._figures
        return None if figures is None else figures.population_male + figures.population_female

    @property
    def population_male(self) -> int | None:
        """The number of men, as for `population`.

        >>> import kodewilayah
        >>> kodewilayah.lookup("11").population_male
        2815060
        """
        figures = self._figures
        return None if figures is None else figures.population_male

    @property
    def population_female(self) -> int | None:
        """The number of women, as for `population`.

        >>> import kodewilayah
        >>> kodewilayah.lookup("11").population_female
        2808419
        """
        figures = self._figures
        return None if figures is None else figures.population_female

    @property
    def bps_code(self) -> str | None:
        """The code that BPS, the statistics office, has for it; None where the bridge has none.

        That is: for all villages, for a few kecamatan, and for regions of older editions.

        >>> import kodewilayah
        >>> kodewilayah.lookup("11.01").bps_code
        '1103'
        """
        return self._facts.bps.bps_code(self._text) if self._home.is_in_force else None

    @property
    def islands(self) -> tuple[Island, ...]:
        """The islands of a province (those its regencies share included), kabupaten or kota in force; else `()`.

        >>> import kodewilayah
        >>> len(kodewilayah.lookup("11").islands), len(kodewilayah.lookup("11.01").islands)
        (369, 6)
        """
        return self._facts.islands_by_region.get(self._text, ()) if self._home.is_in_force else ()

    @property
    def successors(self) -> Regions:
        """The regions in force, under another code, that a region of an older edition became; `()` if it stayed.

        >>> import kodewilayah
        >>> kodewilayah.edition("2022")["92.01"].successors
        (Region('96.01', 'Kabupaten Sorong', edition='2025'),)
        """
        return self._home._atlas._history.became(self)

    @property
    def predecessors(self) -> Regions:
        """The regions of older editions, under other codes, that became this one; nearest first.

        >>> import kodewilayah
        >>> kodewilayah.lookup("96.01").predecessors
        (Region('92.01', 'KAB. SORONG', edition='2022'),)
        """
        return self._home._atlas._history.came_from(self)

    @property
    def children(self) -> Regions:
        """The regions right below, in code order; `()` for a village.

        >>> import kodewilayah
        >>> [child.name for child in kodewilayah.lookup("31.74.09").children][:2]
        ['Jagakarsa', 'Srengseng Sawah']
        """
        return _NONE if level_of(self._text) is Level.VILLAGE else self._home.children(self)

    @property
    def ancestors(self) -> Regions:
        """The regions above, nearest first; `()` for a province.

        >>> import kodewilayah
        >>> [region.name for region in kodewilayah.lookup("31.74.09").ancestors]
        ['Kota Administrasi Jakarta Selatan', 'Daerah Khusus Ibukota Jakarta']
        """
        above = []
        region = self.parent
        while region is not None:
            above.append(region)
            region = region.parent
        return Regions(above)

    def descendants(self, level: int | None = None) -> Regions:
        """Return the regions below, of all levels or of one, in code order; itself is not among them.

        Args:
            level: a `Level` or its number, 1 to 4; all levels, if None.

        Raises:
            ValueError: if `level` is no level.

        >>> import kodewilayah
        >>> jakarta = kodewilayah.lookup("31")
        >>> len(jakarta.descendants()), len(jakarta.descendants(4))
        (317, 267)
        """
        return Regions(self._home.regions(level, within=self))

    @property
    def path(self) -> Regions:
        """The way down to the region: province first, itself last.

        >>> import kodewilayah
        >>> [region.name for region in kodewilayah.lookup("31.74").path]
        ['Daerah Khusus Ibukota Jakarta', 'Kota Administrasi Jakarta Selatan']
        """
        return Regions((*reversed(self.ancestors), self))

    @property
    def full_name(self) -> str:
        """The names from the region itself up to the province, joined by commas; no term is added.

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74.09").full_name
        'Jagakarsa, Kota Administrasi Jakarta Selatan, Daerah Khusus Ibukota Jakarta'
        """
        return ", ".join(region.name for region in (self, *self.ancestors))

    @property
    def is_provinsi(self) -> bool:
        """Whether it is a province.

        >>> import kodewilayah
        >>> kodewilayah.lookup("31").is_provinsi
        True
        """
        return self.kind is Kind.PROVINSI

    @property
    def is_kabupaten(self) -> bool:
        """Whether it is a kabupaten (art. 6(1)).

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.01").is_kabupaten
        True
        """
        return self.kind is Kind.KABUPATEN

    @property
    def is_kota(self) -> bool:
        """Whether it is a kota (art. 6(2)).

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74").is_kota
        True
        """
        return self.kind is Kind.KOTA

    @property
    def is_kecamatan(self) -> bool:
        """Whether it is a kecamatan, under whatever local name.

        >>> import kodewilayah
        >>> kodewilayah.lookup("91.03.01").is_kecamatan
        True
        """
        return self.kind is Kind.KECAMATAN

    @property
    def is_kelurahan(self) -> bool:
        """Whether it is a kelurahan (art. 8(2)).

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74.09.1002").is_kelurahan
        True
        """
        return self.kind is Kind.KELURAHAN

    @property
    def is_desa(self) -> bool:
        """Whether it is a desa; true for a desa adat too (art. 1(5)).

        >>> import kodewilayah
        >>> [kodewilayah.lookup(code).is_desa for code in ("11.01.01.2001", "91.03.01.3007", "31.74.09.1002")]
        [True, True, False]
        """
        return self.kind in (Kind.DESA, Kind.DESA_ADAT)

    @property
    def is_desa_adat(self) -> bool:
        """Whether it is a desa adat (Permendagri 58/2021).

        >>> import kodewilayah
        >>> kodewilayah.lookup("91.03.01.3007").is_desa_adat
        True
        """
        return self.kind is Kind.DESA_ADAT

    def to_dict(self) -> dict[str, str | int | None]:
        """Return the region as plain values that JSON can hold.

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74").to_dict()["parent"]
        '31'
        """
        return {
            "code": self._text,
            "name": self.name,
            "short_name": self.short_name,
            "level": int(self.level),
            "kind": str(self.kind),
            "term": self.term,
            "parent": None if self.parent is None else self.parent._text,
            "full_name": self.full_name,
            "edition": self.edition.id,
        }

    @property
    def _facts(self) -> Facts:
        return self._home._atlas._facts

    @property
    def _figures(self) -> Figures | None:
        return self._facts.figures.get(self._text) if self._home.is_in_force else None

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Region):
            return NotImplemented
        return self._text == other._text and self._home == other._home

    def __hash__(self) -> int:
        # By code alone, which spares reading the table of editions; equal regions have equal codes.
        return hash(self._text)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Region):
            return NotImplemented
        return (self._text, self.edition.id) < (other._text, other.edition.id)

    def __repr__(self) -> str:
        return f"Region({self._text!r}, {self.name!r}, edition={self.edition.id!r})"

    def __str__(self) -> str:
        return f"{self._text} {self.full_name}"

    def __copy__(self) -> Region:
        return self

    def __deepcopy__(self, memo: object) -> Region:
        return self

    def __reduce__(self) -> tuple[Callable[[Atlas, str, str], Region], tuple[Atlas, str, str]]:
        return _again, (self._home._atlas, self.edition.id, self._text)

    def _repr_html_(self) -> str:
        from kodewilayah.show.notebook import card

        return card(self)


def _again(atlas: Atlas, edition: str, code: str) -> Region:
    return atlas.edition(edition).lookup(code)


_NONE = Regions()
