"""Region: one region of one edition, as a value; and Regions, a tuple of regions."""

from __future__ import annotations

from functools import total_ordering
from typing import TYPE_CHECKING, Any, overload

import attrs

from kodewilayah._once import LOADING
from kodewilayah.codes import VILLAGE_LENGTH, Kind, Level, RegionCode, level_of
from kodewilayah.facts.plain import PLAIN
from kodewilayah.facts.statuses import SpecialStatus
from kodewilayah.facts.terms import GENERAL_WORDS, is_autonomous, readable, split_regency_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal
    from typing import Literal, TypeGuard

    from kodewilayah.atlas import Atlas
    from kodewilayah.facts.editions import Edition
    from kodewilayah.facts.figures import Figures
    from kodewilayah.facts.islands import Island
    from kodewilayah.facts.tables import Facts
    from kodewilayah.gazetteer import Gazetteer


# The properties that `Region.to_dict(facts=True)` adds.
_FACTS = (
    "term_en", "head", "head_en", "is_autonomous", "area_km2", "population", "population_male", "population_female",
    "bps_code", *(name for table in PLAIN for name in table.shown),
)  # fmt: skip


class Regions(tuple["Region", ...]):
    """A tuple of regions that a notebook shows as a table.

    >>> import kodewilayah
    >>> [region.code for region in kodewilayah.provinces()[:2]]
    [RegionCode('11'), RegionCode('12')]
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
        with LOADING:
            from kodewilayah.show.notebook import table

        return table(self)


@total_ordering
@attrs.frozen(eq=False, repr=False, weakref_slot=False, getstate_setstate=False)
class Region:
    """One region of one edition.

    Two regions are equal if their codes, editions and data folders are equal. Regions sort by code. There is one object
    for each code of an edition: unpickling and copying return the same object.

    Attributes:
        name: the name as in the decree; typing errors of the packaged source have been corrected.
        parent: the region one level up; None for a province.

    >>> import kodewilayah
    >>> region = kodewilayah.edition("2025").lookup("31.74.09.1002")
    >>> region
    Region('31.74.09.1002', 'Srengseng Sawah', edition='2025')
    >>> region.parent.name
    'Jagakarsa'
    """

    # Plain text; `code` makes a RegionCode of it. For 91,599 regions that saves a third of the memory, and the garbage
    # collector has half as many objects to visit.
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
        >>> kodewilayah.edition("2017").lookup("31").edition.id
        '2017'
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
        """The kind, which follows from the code.

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74").kind
        <Kind.KOTA: 'kota'>
        """
        return self.code.kind

    @property
    def readable_name(self) -> str:
        """The name in the style of newer editions, with capitals at the beginning of words only.

        Editions up to 2022 write the names of provinces, kabupaten and kota in capitals and shorten some words.

        >>> import kodewilayah
        >>> region = kodewilayah.edition("2017")["11.01"]
        >>> region.name, region.readable_name
        ('KAB. ACEH SELATAN', 'Kabupaten Aceh Selatan')
        """
        return readable(self.name) if level_of(self._text) <= Level.REGENCY else self.name

    @property
    def short_name(self) -> str:
        """The readable name without `Kabupaten`, `Kota` and `Administrasi` at its beginning.

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74").short_name
        'Jakarta Selatan'
        """
        name = self.readable_name
        if level_of(self._text) is not Level.REGENCY:
            return name
        _, name_without_term = split_regency_name(name)
        return name_without_term

    @property
    def term(self) -> str:
        """The Indonesian term for the region; the local term if a law fixes one, else the general term.

        `data/terms.csv` lists the local terms and their laws: Distrik and Kampung in Papua, Kapanewon, Kemantren and
        Kalurahan in Yogyakarta, Nagari in Sumatera Barat, Kampung in Siak, Gampong in most of Aceh. Regions of older
        editions have the local terms of today too.

        >>> import kodewilayah
        >>> [kodewilayah.lookup(code).term for code in ("31.74.09", "34.71.01", "91.03.01")]
        ['Kecamatan', 'Kemantren', 'Distrik']
        """
        return self._facts.terms.term_of(self.code, self.readable_name)

    @property
    def term_en(self) -> str:
        """The English term for the kind, such as Province, Regency, City, District, Village or Urban village.

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74.09.1002").term_en
        'Urban village'
        """
        return GENERAL_WORDS[self.kind].term_en

    @property
    def head(self) -> str:
        """The Indonesian title of the region's leader; the local title if a law fixes one, else the general title.

        `data/terms.csv` lists the local titles, beside the local terms.

        >>> import kodewilayah
        >>> [kodewilayah.lookup(code).head for code in ("31", "31.74", "34.71.01", "91.03.01")]
        ['Gubernur', 'Wali Kota', 'Mantri Pamong Praja', 'Kepala Distrik']
        >>> [kodewilayah.lookup(code).head for code in ("11.01.01.2001", "14.08.01.2003")]
        ['Keuchik', 'Penghulu']
        """
        return self._facts.terms.head_of(self.code)

    @property
    def head_en(self) -> str:
        """The English title of the leader of a region of this kind.

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74").head_en
        'Mayor'
        """
        return GENERAL_WORDS[self.kind].head_en

    @property
    def special_status(self) -> SpecialStatus | None:
        """The special status of a province, with its law; None for a province without one, and for all other levels.

        >>> import kodewilayah
        >>> kodewilayah.lookup("34").special_status
        SpecialStatus(name='Daerah istimewa', name_en='Special region', law='UU 13/2012')
        """
        rows = self._plain("statuses.csv")
        return SpecialStatus(rows[0]["name"], rows[0]["name_en"], rows[0]["law"]) if rows else None

    @property
    def is_autonomous(self) -> bool:
        """Whether the region is autonomous (daerah otonom).

        Provinces, kabupaten and kota are autonomous, except the kabupaten and kota of Jakarta, which are administrative
        only (UU 29/2007 art. 7, UU 2/2024 art. 6).

        >>> import kodewilayah
        >>> kodewilayah.lookup("32.73").is_autonomous, kodewilayah.lookup("31.74").is_autonomous
        (True, False)
        """
        return is_autonomous(self.code)

    @property
    def area_km2(self) -> Decimal | None:
        """The area in km² of a province, kabupaten or kota in force, with the digits of the decree; None for others.

        The areas are those of the decree in force, if it lists areas. The decree of 2025 lists them for these levels
        only (Permendagri 137/2017 art. 9; letter of the Badan Informasi Geospasial of 16 December 2024).

        >>> import kodewilayah
        >>> area = kodewilayah.lookup("31").area_km2  # Decimal('661.530') in edition 2025
        >>> area is None or area > 600
        True
        """
        figures = self._figures
        return None if figures is None else figures.area_km2

    @property
    def population(self) -> int | None:
        """The number of persons in a province, kabupaten or kota in force; None for others.

        The numbers are those of the decree in force, if it lists them. The decree of 2025 lists them for these levels
        only (Dukcapil, second half of 2024).

        >>> import kodewilayah
        >>> population = kodewilayah.lookup("31").population  # 11038216 in edition 2025
        >>> population is None or population > 10_000_000
        True
        """
        figures = self._figures
        return None if figures is None else figures.population_male + figures.population_female

    @property
    def population_male(self) -> int | None:
        """The number of men; None if `population` is None.

        >>> import kodewilayah
        >>> men = kodewilayah.lookup("11").population_male  # 2815060 in edition 2025
        >>> men is None or men > 2_000_000
        True
        """
        figures = self._figures
        return None if figures is None else figures.population_male

    @property
    def population_female(self) -> int | None:
        """The number of women; None if `population` is None.

        >>> import kodewilayah
        >>> women = kodewilayah.lookup("11").population_female  # 2808419 in edition 2025
        >>> women is None or women > 2_000_000
        True
        """
        figures = self._figures
        return None if figures is None else figures.population_female

    @property
    def bps_code(self) -> str | None:
        """The code of BPS, the statistics office, for a region in force; None if the table of BPS codes has none.

        It is None for all villages, for a few kecamatan, and for regions of older editions.

        >>> import kodewilayah
        >>> kodewilayah.lookup("11.01").bps_code
        '1103'
        """
        return self._facts.bps.bps_code(self._text) if self._home.is_in_force else None

    @property
    def iso_3166_2(self) -> str | None:
        """The ISO 3166-2 code of a province in force; None for other regions, and for a province that has none yet.

        >>> import kodewilayah
        >>> kodewilayah.lookup("31").iso_3166_2
        'ID-JK'
        """
        return self._cell("iso3166.csv", "iso_3166_2")

    @property
    def capital(self) -> str | None:
        """The name of the capital of a province or kabupaten in force; None for others.

        It is the capital by law, so Waris for Keerom and not Arso, and Sumohai for Yahukimo and not Dekai. The capitals
        of provinces rest on their laws. Those of kabupaten rest on a public table; for nearly all of them a place of
        that name lies in the kabupaten or near it, and the column `basis` of `data/capitals.csv` marks the others
        `one_reading`.

        >>> import kodewilayah
        >>> kodewilayah.lookup("32").capital, kodewilayah.lookup("91.11").capital
        ('Bandung', 'Waris')
        """
        return self._cell("capitals.csv", "capital")

    @property
    def seat(self) -> Region | None:
        """The region that is the capital, for a province or kabupaten in force; None for others.

        It is None too if no region has exactly the name of the capital, or if it is not certain which region is meant.
        Capitals, spaces and hyphens in names do not count. The basis is that of `capital`.

        >>> import kodewilayah
        >>> kodewilayah.lookup("32").seat.name, kodewilayah.lookup("31").seat
        ('Kota Bandung', None)
        """
        code = self._cell("capitals.csv", "seat")
        return None if code is None else self._home.lookup(code)

    @property
    def postal_prefixes(self) -> tuple[str, ...]:
        """The first three digits of the postal codes in a kabupaten or kota in force, in order; `()` for others.

        They are not official. They are all that any of four readings shows: two public tables and two lists of the post
        office. A prefix that only one of them shows may be wrong, and the column `readings` of
        `data/postal_prefixes.csv` has the number. So a postal code with another prefix is a reason to ask again, not to
        refuse an address.

        >>> import kodewilayah
        >>> kodewilayah.lookup("11.01").postal_prefixes
        ('237',)
        >>> "12630"[:3] in kodewilayah.lookup("31.74").postal_prefixes
        True
        """
        return tuple(sorted(row["prefix"] for row in self._plain("postal_prefixes.csv")))

    @property
    def timezone(self) -> str | None:
        """The time zone of the region's province, as an IANA name; None for a new province that has none yet.

        It is one of Asia/Jakarta and Asia/Pontianak (WIB, UTC+7), Asia/Makassar (WITA, UTC+8) and Asia/Jayapura (WIT,
        UTC+9), by Keppres 41/1987. That decree is older than all editions, so regions of older editions have it too.

        `zoneinfo` needs the time zone database of the system, or the package tzdata where there is none.

        >>> import kodewilayah, zoneinfo
        >>> region = kodewilayah.lookup("91.03.01")
        >>> region.timezone
        'Asia/Jayapura'
        >>> zoneinfo.ZoneInfo(region.timezone)  # doctest: +SKIP
        zoneinfo.ZoneInfo(key='Asia/Jayapura')
        """
        return self._cell("timezones.csv", "timezone")

    @property
    def islands(self) -> tuple[Island, ...]:
        """The islands of a province, kabupaten or kota in force, in code order; `()` for others.

        The islands of a province include those that its regencies share.

        >>> import kodewilayah
        >>> "Pulau Batukapal" in [island.name for island in kodewilayah.lookup("11.01").islands]
        True
        """
        return self._facts.islands_by_region.get(self._text, ()) if self._home.is_in_force else ()

    @property
    def successors(self) -> Regions:
        """The regions in force that a region of an older edition became; `()` if it kept its code and was not divided.

        If it was divided, all regions in which its villages lie now: first the one that carries it on. `current` gives
        the share of each.

        >>> import kodewilayah
        >>> [region.code for region in kodewilayah.edition("2022")["92.01"].successors]
        [RegionCode('96.01')]
        >>> kodewilayah.edition("2017")["91"].successors[0].name
        'Papua'
        """
        return self._home._atlas._history.became(self)

    @property
    def predecessors(self) -> Regions:
        """The regions of older editions, with other codes, that became this region; the newest edition comes first.

        For a region in force, they include the regions that were divided, if it is a part of them.

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
        return _NONE if len(self._text) == VILLAGE_LENGTH else self._home.children(self)

    @property
    def ancestors(self) -> Regions:
        """The regions above, nearest first; `()` for a province.

        >>> import kodewilayah
        >>> [region.name for region in kodewilayah.lookup("31.74.09").ancestors]
        ['Kota Administrasi Jakarta Selatan', 'Daerah Khusus Ibukota Jakarta']
        """
        ancestors = []
        region = self.parent
        while region is not None:
            ancestors.append(region)
            region = region.parent
        return Regions(ancestors)

    def descendants(self, level: int | None = None) -> Regions:
        """Return the regions below this region, in code order.

        Args:
            level: a `Level` or its number, 1 to 4: only regions of that level; all levels, if None.

        Raises:
            ValueError: if `level` is not a level.

        >>> import kodewilayah
        >>> jakarta = kodewilayah.edition("2022").lookup("31")
        >>> len(jakarta.descendants()), len(jakarta.descendants(4))
        (317, 267)
        """
        return Regions(self._home.regions(level, within=self))

    @property
    def path(self) -> Regions:
        """The regions from the province down to this region, which is the last.

        >>> import kodewilayah
        >>> [region.name for region in kodewilayah.lookup("31.74").path]
        ['Daerah Khusus Ibukota Jakarta', 'Kota Administrasi Jakarta Selatan']
        """
        return Regions((*reversed(self.ancestors), self))

    @property
    def full_name(self) -> str:
        """The names from this region up to its province, joined by commas; no terms are added.

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
        """Whether it is a kabupaten (Permendagri 137/2017 art. 6(1)).

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.01").is_kabupaten
        True
        """
        return self.kind is Kind.KABUPATEN

    @property
    def is_kota(self) -> bool:
        """Whether it is a kota (Permendagri 137/2017 art. 6(2)).

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74").is_kota
        True
        """
        return self.kind is Kind.KOTA

    @property
    def is_kecamatan(self) -> bool:
        """Whether it is a kecamatan, whatever its local term.

        >>> import kodewilayah
        >>> kodewilayah.lookup("91.03.01").is_kecamatan
        True
        """
        return self.kind is Kind.KECAMATAN

    @property
    def is_kelurahan(self) -> bool:
        """Whether it is a kelurahan (Permendagri 137/2017 art. 8(2)).

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74.09.1002").is_kelurahan
        True
        """
        return self.kind is Kind.KELURAHAN

    @property
    def is_desa(self) -> bool:
        """Whether it is a desa; true for a desa adat too (Permendagri 137/2017 art. 1(5)).

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

    @overload
    def to_dict(self, *, facts: Literal[False] = False) -> dict[str, str | int | None]: ...
    @overload
    def to_dict(self, *, facts: bool) -> dict[str, Any]: ...
    def to_dict(self, *, facts: bool = False) -> dict[str, Any]:
        """Return the region as a dictionary of values that JSON can hold.

        Args:
            facts: add the facts that the properties of the same names have.

        Returns:
            `code`, `name`, `short_name`, `level` (1 to 4), `kind`, `term`, `parent` (its code, or None), `full_name`
            and `edition` (its id). With `facts`, also `term_en`, `head`, `head_en`, `is_autonomous`, `area_km2` (text
            with the digits of the decree), `population`, `population_male`, `population_female`, `bps_code`,
            `special_status` (a dictionary of `name`, `name_en` and `law`), `iso_3166_2`, `capital`, `seat` (its
            code), `postal_prefixes` (a list) and `timezone`. A fact that the region does not have is None; the list is
            empty then.

        Raises:
            DataError: if `facts` is true and a table of facts is missing or damaged.

        >>> import kodewilayah
        >>> kodewilayah.lookup("31.74").to_dict()["parent"]
        '31'
        >>> kodewilayah.lookup("31.74").to_dict(facts=True)["head"]
        'Wali Kota'
        """
        values = {
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
        return {**values, **{name: _as_json(getattr(self, name)) for name in _FACTS}} if facts else values

    @property
    def _facts(self) -> Facts:
        return self._home._atlas._facts

    def _plain(self, file: str) -> Sequence[Mapping[str, str]]:
        """Return the rows of a plain table that hold for the region."""
        return self._facts.plain[file].of(self.code, in_force=self._home.is_in_force)

    def _cell(self, file: str, column: str) -> str | None:
        """Return the cell of the region's row in a plain table; None if there is no row, or the cell is empty."""
        rows = self._plain(file)
        return rows[0][column] or None if rows else None

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
        # The code alone, which does not need the table of editions. Equal regions have equal codes.
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
        with LOADING:
            from kodewilayah.show.notebook import card

        return card(self)


def is_region(value: object) -> TypeGuard[Region]:
    """Tell whether an object is a region.

    Args:
        value: any object.
    """
    # Not isinstance, which reads `__class__`: an object may define it as a property that raises an exception.
    return issubclass(type(value), Region)


def _as_json(fact: object) -> object:
    """Return a fact as JSON can hold it."""
    if isinstance(fact, SpecialStatus):
        return fact._asdict()
    if isinstance(fact, Region):
        return fact._text
    if isinstance(fact, tuple):
        return list(fact)
    # A Decimal becomes text, because a float would lose the last zeros of the decree.
    return fact if fact is None or isinstance(fact, str | int) else str(fact)


def _again(atlas: Atlas, edition: str, code: str) -> Region:
    return atlas.edition(edition).lookup(code)


_NONE = Regions()
