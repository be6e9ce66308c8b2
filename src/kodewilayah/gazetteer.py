"""Gazetteer: one edition of an atlas; the mapping from code to Region."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar, overload

from kodewilayah._once import LOADING, Frozen, made_once
from kodewilayah._trie import Trie
from kodewilayah.codes import Kind, Level, RegionCode, parse
from kodewilayah.errors import InvalidCodeError, InvalidKeyError, shown
from kodewilayah.region import Region, Regions

if TYPE_CHECKING:
    from collections.abc import Callable

    from kodewilayah._data import Table
    from kodewilayah.atlas import Atlas
    from kodewilayah.facts.editions import Edition
    from kodewilayah.facts.statistics import Statistics
    from kodewilayah.matching.match import Matches
    from kodewilayah.matching.resolve import Addresses
    from kodewilayah.matching.search import NameSearch

T = TypeVar("T")


class Gazetteer(Frozen, Mapping[str, Region]):
    """One edition, as a mapping from code to `Region`, in code order; got from `edition(id)`.

    Any written form of a code is taken; the keys that come out are canonical. Nothing is read until something
    is asked. There is one object for an edition; two are equal only if they are the same. The constructor is the
    library's own.

    >>> import kodewilayah
    >>> gazetteer = kodewilayah.edition("2025")
    >>> len(gazetteer), "3174091002" in gazetteer
    (91599, True)
    """

    _atlas: Atlas
    _mark: str
    _trie: Trie[Region]
    _asked: dict[str, Region]
    _children: dict[str, Regions]

    def __init__(self, atlas: Atlas, mark: str = "") -> None:
        vars(self).update(
            _atlas=atlas,
            _mark=mark,
            _trie=Trie(max(Level), self._grow),
            # The regions that were looked up, under dotted and bare code, so that the next look-up is one dict access.
            _asked={},
            _children={},
        )

    @property
    def edition(self) -> Edition:
        """The `Edition` that the regions belong to.

        >>> import kodewilayah
        >>> kodewilayah.edition("2025").edition.signed
        datetime.date(2025, 4, 25)
        """
        return self._edition

    @made_once
    def _edition(self) -> Edition:
        return next(edition for edition in self._atlas.editions() if edition.mark == self._mark)

    @property
    def is_in_force(self) -> bool:
        """Whether this is the newest edition of its atlas.

        >>> import kodewilayah
        >>> kodewilayah.edition("2025").is_in_force, kodewilayah.edition("2022").is_in_force
        (True, False)
        """
        return not self._mark

    @made_once
    def _table(self) -> Table:
        return self._atlas._data.table(self._mark)

    def lookup(self, code: str) -> Region:
        """Return the region of a code.

        Args:
            code: a code in any form that `parse` takes.

        Raises:
            InvalidCodeError: if it breaks a digit rule.
            UnknownCodeError: if it is well formed and the edition has no such region; the error says when the code
                was last in force and what succeeded it, where that is known.

        >>> import kodewilayah
        >>> kodewilayah.lookup("3174091002").name
        'Srengseng Sawah'
        """
        # Only for plain text: a str subclass may define its own `__eq__`.
        known = self._asked.get(code) if type(code) is str else None
        if known is not None:
            return known
        parsed = parse(code)
        region = self._find(parsed)
        if region is None:
            raise self._atlas._history.unknown(code, parsed, self.edition)
        return region

    @overload
    def get(self, code: object) -> Region | None: ...
    @overload
    def get(self, code: object, default: Region | T) -> Region | T: ...
    def get(self, code: object, default: object = None) -> object:
        """Return the region of a code, or `default` where there is none or `code` is no code.

        >>> import kodewilayah
        >>> kodewilayah.get("31.74.99") is None, kodewilayah.get("hello", default="?")
        (True, '?')
        """
        try:
            region = self._find(parse(code))  # type: ignore[arg-type]  # what is not text is refused by `parse`
        except InvalidCodeError:
            return default
        return default if region is None else region

    def exists(self, code: object) -> bool:
        """Tell whether the edition has a region of that code; False for what is no code.

        >>> import kodewilayah
        >>> kodewilayah.exists("31.74"), kodewilayah.exists("31.99"), kodewilayah.exists(31.74)
        (True, False, False)
        """
        return self.get(code) is not None

    def provinces(self) -> Regions:
        """Return the provinces, in code order.

        >>> import kodewilayah
        >>> kodewilayah.provinces()[0].name
        'Aceh'
        """
        return Regions(self._trie.branches().values())

    def regions(self, level: int | None = None, *, within: str | Region | None = None) -> Iterator[Region]:
        """Return an iterator over the regions, in code order.

        Args:
            level: a `Level` or its number, 1 to 4; all levels, if None.
            within: a region, or a code in any form that `parse` takes: only the regions below it.

        Raises:
            ValueError: if `level` is no level; at once, not at the first step.
            InvalidCodeError: if `within` breaks a digit rule.
            UnknownCodeError: if the edition has no region `within`.
            ValueError: if `within` is a region of another edition.

        >>> import kodewilayah
        >>> [region.name for region in kodewilayah.regions(level=2, within="31")][:2]
        ['Kabupaten Administrasi Kepulauan Seribu', 'Kota Administrasi Jakarta Pusat']
        """
        only = None if level is None else Level(level)
        if within is None:
            return self._trie.walk(None, 0, only)
        region = self._region_of(within)
        return self._trie.walk(region, region.level, only)

    def children(self, region: Region) -> Regions:
        """Return the regions right below one of this edition; what `Region.children` offers.

        >>> import kodewilayah
        >>> gazetteer = kodewilayah.edition("2025")
        >>> len(gazetteer.children(gazetteer["31"]))
        6
        """
        children = self._children.get(region._text)
        if children is None:
            below = () if region.level is Level.VILLAGE else self._trie.branches(region).values()
            children = self._children.setdefault(region._text, Regions(below))
        return children

    def statistics(self, within: str | Region | None = None) -> Statistics:
        """Return how many regions there are of each kind and level.

        Args:
            within: a region, or a code in any form that `parse` takes: only the regions below it.

        Raises:
            InvalidCodeError: if `within` breaks a digit rule.
            UnknownCodeError: if the edition has no region `within`.
            ValueError: if `within` is a region of another edition.

        >>> import kodewilayah
        >>> kodewilayah.edition("2017").statistics().provinsi
        34
        """
        with LOADING:
            from kodewilayah.facts.statistics import Statistics

        if within is None:
            return Statistics(None, self.edition, *self.edition.counts.values())
        place = self._region_of(within)
        return Statistics.of(place, self.regions(within=place))

    def search(
        self,
        text: str,
        *,
        level: int | None = None,
        kind: Kind | str | None = None,
        within: str | Region | None = None,
        limit: int = 20,
        historic: bool = False,
    ) -> Matches:
        """Return the regions whose name fits a text, best first: for a field in which somebody types.

        Case, accents, apostrophes, hyphens and spaces do not matter, nor whether a numeral is Roman or Arabic. A
        term before the name (`Kab.`, `Kota`, `Kec.`, `Desa` …) is not needed; where it stands, it counts. More words
        say in which place: `sukamaju garut`. Names that are the text come first (score 1.0), then those that
        begin with it (0.9), hold it at the beginning of a word (0.8) or anywhere (0.7), and, only if there are none,
        those that differ by one typing error (0.6) or two (0.55). It is 0.95 of that where the text says another kind
        or names the place first, and 0.85 where it says another level or only begins to name the place. Among equals
        the higher level comes first, then the lower code.

        Args:
            text: what was typed; what cannot be a name (longer than 200 characters or 12 words) finds nothing.
            level: a `Level` or its number, 1 to 4: only that; all levels, if None.
            kind: a `Kind` or its value: only that.
            within: a region, or a code in any form that `parse` takes: only the regions below it.
            limit: how many to return at the most.
            historic: look among the names of older editions too; such a match is marked `historic`, and its region
                is the one of the newest edition that has the name.

        Raises:
            TypeError: if `text` is not text.
            ValueError: if `level` or `kind` is none, or `within` is a region of another edition.
            InvalidCodeError: if `within` breaks a digit rule.
            UnknownCodeError: if the edition has no region `within`.

        >>> import kodewilayah
        >>> [match.region.full_name for match in kodewilayah.search("kota bandung", limit=2)]
        ['Kota Bandung, Jawa Barat', 'Kabupaten Bandung, Jawa Barat']
        >>> kodewilayah.search("poco ranaka", historic=True)[0].region
        Region('53.19.02', 'Poco Ranaka', edition='2019')
        """
        if not isinstance(text, str):
            raise TypeError(f"search takes text, not {shown(text)}")
        names = self._names
        from kodewilayah.matching.search import Wanted

        wanted = Wanted(
            None if level is None else Level(level),
            None if kind is None else Kind(kind),
            None if within is None else self._region_of(within),
            limit,
        )
        return names.search(text, wanted, historic=historic)

    def resolve(
        self,
        text: str,
        *,
        level: int | None = None,
        within: str | Region | None = None,
        limit: int = 5,
    ) -> Matches:
        """Return the regions that an address, or a messy cell of a table, can mean, best first.

        Every name in the text counts, with the terms before it (`Kel.`, `Kec.`, `Kab.`, `Kota` …), its place among the
        others, and how well it is spelled; streets, house numbers, RT and RW, postal codes do not. What comes out is
        the deepest region named; regions that it lies in are said with it (`match.used`, `match.region.path`).
        Names in the text of places in which it does not lie are its `conflicts`, and lower the score; a former name,
        or a place in which it lay by an older decree (a village in Papua Tengah, in an address that says Papua), is
        none. Names of one or two typing errors are found where the text leaves a gap. Nothing found: an empty list.

        `score`, from 0 to 1, is how well text and region agree, times how far the region stands out from the others:
        of two that fit equally well neither has more than 0.5, and both are `ambiguous`.

        Args:
            text: the address; of text longer than 2,000 characters, the beginning.
            level: a `Level` or its number, 1 to 4: only that; the deepest that is named, if None.
            within: a region, or a code in any form that `parse` takes: only the regions below it.
            limit: how many to return at the most.

        Raises:
            TypeError: if `text` is not text.
            ValueError: if `level` is no level, or `within` is a region of another edition.
            InvalidCodeError: if `within` breaks a digit rule.
            UnknownCodeError: if the edition has no region `within`.

        >>> import kodewilayah
        >>> match = kodewilayah.resolve("jl. moh kahfi ii no 12 rt 03/05 srengseng sawah jagakarsa jaksel 12630")[0]
        >>> match.region
        Region('31.74.09.1002', 'Srengseng Sawah', edition='2025')
        >>> [f"{level.name}: {words}" for level, words in match.used.items()]
        ['VILLAGE: srengseng sawah', 'DISTRICT: jagakarsa', 'REGENCY: jaksel']
        """
        if not isinstance(text, str):
            raise TypeError(f"resolve takes text, not {shown(text)}")
        wanted = None if level is None else Level(level)
        place = None if within is None else self._region_of(within)
        return self._addresses.resolve(text, wanted, place, limit)

    @made_once
    def _names(self) -> NameSearch:
        from kodewilayah.matching.search import NameSearch

        return NameSearch(self)

    @made_once
    def _addresses(self) -> Addresses:
        from kodewilayah.matching.resolve import Addresses

        return Addresses(self, self._names)

    def __getitem__(self, code: str) -> Region:
        try:
            return self.lookup(code)
        except InvalidCodeError as error:
            raise InvalidKeyError(error.value, error.reason, error.params) from None

    def __contains__(self, code: object) -> bool:
        return self.exists(code)

    def __iter__(self) -> Iterator[str]:
        return (region.code for region in self.regions())

    def __len__(self) -> int:
        return sum(self.edition.counts.values())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Gazetteer):
            return NotImplemented
        return self is other or (self._atlas == other._atlas and self.edition == other.edition)

    def __hash__(self) -> int:
        return hash(self._mark)

    def __repr__(self) -> str:
        return f"<Gazetteer {self.edition.id}: {self.edition.decree}>"

    def __reduce__(self) -> tuple[Callable[[Atlas, str], Gazetteer], tuple[Atlas, str]]:
        return type(self._atlas).edition, (self._atlas, self.edition.id)

    def _grow(self, parent: Region | None) -> dict[str, Region]:
        code = "" if parent is None else parent._text
        prefix = f"{code}." if code else ""
        rows = self._table.below(code)
        return {segment: Region(prefix + segment, name, parent, self) for segment, name in rows}

    def _find(self, code: RegionCode) -> Region | None:
        known = self._asked.get(code)
        if known is not None:
            return known
        found = self._trie.find(code.segments)
        if found is not None:
            self._asked[code.compact] = self._asked[str(code)] = found
        return found

    def _region_of(self, within: str | Region) -> Region:
        if not isinstance(within, Region):
            return self.lookup(within)
        if within._home != self:
            where = f"edition {within.edition.id}" if within._home._atlas == self._atlas else "another folder of data"
            raise ValueError(f"{within!r} belongs to {where}; pass its code to look in edition {self.edition.id}")
        return within
