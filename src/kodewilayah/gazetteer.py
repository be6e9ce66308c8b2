"""Gazetteer: one edition, loaded; the mapping from code to Region."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar, overload

from kodewilayah import _data
from kodewilayah._once import once
from kodewilayah._trie import Trie
from kodewilayah.bps import code_of_bps
from kodewilayah.codes import Kind, Level, RegionCode, parse
from kodewilayah.editions import Edition, editions, find_edition
from kodewilayah.errors import InvalidCodeError, InvalidKeyError, UnknownEditionError, shown
from kodewilayah.history import History
from kodewilayah.islands import Island, all_islands
from kodewilayah.region import Region, Regions
from kodewilayah.statistics import Statistics

if TYPE_CHECKING:
    from datetime import date

    from kodewilayah._name_index import NameIndex
    from kodewilayah.addresses import Addresses
    from kodewilayah.matches import Matches
    from kodewilayah.names import FormerNames

T = TypeVar("T")


class Gazetteer(Mapping[str, Region]):
    """One edition, as a mapping from code to `Region`, in code order; got from `edition(id)`.

    Any written form of a code is taken; the keys that come out are canonical. Nothing is read until something
    is asked. There is one object for an edition; two are equal only if they are the same. The constructor is the
    library's own.

    >>> import kodewilayah
    >>> gazetteer = kodewilayah.edition("2025")
    >>> len(gazetteer), "3174091002" in gazetteer
    (91599, True)
    """

    __slots__ = ("_addresses", "_asked", "_children", "_edition", "_former", "_names", "_table", "_trie")

    def __init__(self, edition: Callable[[], Edition], mark: str = "") -> None:
        self._edition = edition
        self._table = once(lambda: _data.Table(mark))
        self._trie = Trie(max(Level), self._grow)
        self._names = once(self._index_names)
        self._former = once(self._index_former_names)
        self._addresses = once(self._read_addresses)
        # What has been asked for, under its dotted and its bare code, so that asking again costs one dict access.
        self._asked: dict[str, Region] = {}
        self._children: dict[str, Regions] = {}

    @property
    def edition(self) -> Edition:
        """The `Edition` that the regions belong to.

        >>> import kodewilayah
        >>> kodewilayah.edition("2025").edition.signed
        datetime.date(2025, 4, 25)
        """
        return self._edition()

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
        # Only for plain text: what an object of another type equals is its own affair.
        known = self._asked.get(code) if type(code) is str else None
        if known is not None:
            return known
        parsed = parse(code)
        region = self._find(parsed)
        if region is None:
            raise _HISTORY.unknown(code, parsed, self.edition)
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
        region = self._place(within)
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
            below = () if region._is_leaf else self._trie.branches(region).values()
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
        if within is None:
            return Statistics(None, self.edition, *self.edition.counts.values())
        place = self._place(within)
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
        from kodewilayah.names import Asked, merged, search

        if not isinstance(text, str):
            raise TypeError(f"search takes text, not {shown(text)}")
        asked = Asked(
            None if level is None else Level(level),
            None if kind is None else Kind(kind),
            None if within is None else self._place(within),
            limit,
        )
        found = search(self._names(), self._of_row, text, asked)
        if not historic:
            return found
        older = search(self._former().index, self._of_former_row, text, asked, self._names())
        return merged(found, older, limit)

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
        place = None if within is None else self._place(within)
        return self._addresses().resolve(text, wanted, place, limit)

    def _read_addresses(self) -> Addresses:
        from kodewilayah.addresses import Addresses

        return Addresses(self._names(), self.lookup, self._once_called, _HISTORY.came_from)

    def _once_called(self, key: str) -> Iterator[Region]:
        """Yield the regions that those called so in an older edition have become; only the edition in force knows."""
        if self is _IN_FORCE:
            for row in self._former().index.named(key):
                former = self._of_former_row(row)
                yield from _HISTORY.current(former.code, edition=former.edition.id).regions

    def _index_names(self) -> NameIndex:
        from kodewilayah.names import index_names

        return index_names(self._table())

    def _index_former_names(self) -> FormerNames:
        from kodewilayah.names import FormerNames

        older = editions()[: editions().index(self.edition)][::-1]
        return FormerNames(self._names(), "".join(each.mark for each in older), in_force=self is _IN_FORCE)

    def _of_row(self, row: int) -> Region:
        return self.lookup(self._names().code(row))

    def _of_former_row(self, row: int) -> Region:
        former = self._former()
        gazetteer = next(each for each in _GAZETTEERS() if each.edition.mark == former.mark_of[row])
        return gazetteer.lookup(former.index.code(row))

    def _came_from(self, region: Region) -> Regions:
        return _HISTORY.came_from(region)

    def _became(self, region: Region) -> Regions:
        return _HISTORY.became(region)

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
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return f"<Gazetteer {self.edition.id}: {self.edition.decree}>"

    def __reduce__(self) -> tuple[Callable[[str], Gazetteer], tuple[str]]:
        return edition, (self.edition.id,)

    def _grow(self, parent: Region | None) -> dict[str, Region]:
        code = "" if parent is None else parent._text
        prefix = f"{code}." if code else ""
        rows = self._table().below(code)
        return {segment: Region(prefix + segment, name, parent, self) for segment, name in rows}

    def _find(self, code: RegionCode) -> Region | None:
        known = self._asked.get(code)
        if known is not None:
            return known
        found = self._trie.find(code.segments)
        if found is not None:
            self._asked[code.compact] = self._asked[str(code)] = found
        return found

    def _place(self, within: str | Region) -> Region:
        if not isinstance(within, Region):
            return self.lookup(within)
        if within.edition is not self.edition:
            raise ValueError(f"{within!r} is not of edition {self.edition.id}, in which to look; its code may be")
        return within


_GAZETTEERS = once(lambda: tuple(_gazetteer(each) for each in editions()))
_IN_FORCE = Gazetteer(lambda: editions()[-1])
_HISTORY = History(_GAZETTEERS)


def _named(name: str) -> Gazetteer:
    return _GAZETTEERS()[editions().index(find_edition(name))]


def _gazetteer(edition: Edition) -> Gazetteer:
    return _IN_FORCE if edition is editions()[-1] else Gazetteer(lambda: edition, edition.mark)


def edition(name: str) -> Gazetteer:
    """Return the gazetteer of an edition; it reads its table when it is first asked something.

    Args:
        name: an edition's id (`"2017"`) or decree (`"Permendagri 137/2017"`).

    Raises:
        UnknownEditionError: if this package has no such edition.

    >>> edition("Permendagri 137/2017").lookup("31").name
    'DKI JAKARTA'
    """
    return _named(name)


def edition_on(day: date) -> Gazetteer:
    """Return the gazetteer of the newest decree that was signed by a day.

    Args:
        day: a date; of a `datetime`, its date.

    Raises:
        UnknownEditionError: if the day lies before the first edition; the message says which that is.
        TypeError: if `day` is no date.

    >>> from datetime import date
    >>> edition_on(date(2020, 2, 29)).edition.id
    '2019'
    """
    # Imported here, because nothing else needs it: it costs a third of `import kodewilayah`.
    from datetime import date, datetime

    if not isinstance(day, date):
        raise TypeError(f"edition_on takes a datetime.date, not {shown(day)}")
    on = day.date() if isinstance(day, datetime) else day
    signed = [gazetteer for gazetteer in _GAZETTEERS() if gazetteer.edition.signed <= on]
    if not signed:
        first = editions()[0]
        facts = {"first": f"{first.id} ({first.decree})", "signed": first.signed.isoformat()}
        raise UnknownEditionError(day, "before_first_edition", facts)
    return max(signed, key=lambda gazetteer: gazetteer.edition.signed)


def statistics(within: str | Region | None = None, *, edition: str | None = None) -> Statistics:
    """Return how many regions there are of each kind and level.

    Args:
        within: a region, or a code in any form that `parse` takes: only the regions below it.
        edition: an edition's id or decree; if None, that of the region `within`, or else the edition in force.

    Raises:
        InvalidCodeError: if `within` breaks a digit rule.
        UnknownCodeError: if the edition has no region `within`.
        ValueError: if `within` is a region of another edition.
        UnknownEditionError: if this package has no such edition.

    >>> statistics().kecamatan, statistics("31").kelurahan, statistics(edition="2015").provinsi
    (7285, 267, 34)
    """
    if edition is None and isinstance(within, Region):
        edition = within.edition.id
    return (_IN_FORCE if edition is None else _named(edition)).statistics(within)


def islands(within: str | Region | None = None) -> tuple[Island, ...]:
    """Return the islands that the decree in force names, in code order; read when first asked for.

    Args:
        within: a province (the islands that its regencies share included), kabupaten or kota in force, or its
            code in any form that `parse` takes; all, if None. Kecamatan and villages have none.

    Raises:
        InvalidCodeError: if `within` breaks a digit rule.
        UnknownCodeError: if there is no region `within`.
        ValueError: if `within` is a region of an older edition.

    >>> len(islands()), len(islands("31.01"))
    (17374, 112)
    """
    if within is None:
        return tuple(all_islands().values())
    return _IN_FORCE._place(within).islands


def from_bps(code: str) -> Region:
    """Return the region in force that BPS, the statistics office, calls by a code of its own.

    Args:
        code: a BPS code of 2, 4 or 7 digits, without dots.

    Raises:
        InvalidCodeError: if it is not text.
        UnknownCodeError: if the bridge has no such code.

    >>> from_bps("1101").name, lookup("1101").name
    ('Kabupaten Simeulue', 'Kabupaten Aceh Selatan')
    """
    return lookup(code_of_bps(code))


def search(
    text: str,
    *,
    level: int | None = None,
    kind: Kind | str | None = None,
    within: str | Region | None = None,
    limit: int = 20,
    historic: bool = False,
    edition: str | None = None,
) -> Matches:
    """Return the regions whose name fits a text, best first; `Gazetteer.search` says how.

    Args:
        text: what was typed.
        level: this and the next four as for `Gazetteer.search`.
        kind: as there.
        within: as there.
        limit: as there.
        historic: as there.
        edition: an edition's id or decree; if None, that of the region `within`, or else the edition in force.

    Raises:
        TypeError: if `text` is not text.
        ValueError: if `level` or `kind` is none, or `within` is a region of another edition.
        InvalidCodeError: if `within` breaks a digit rule.
        UnknownCodeError: if the edition has no region `within`.
        UnknownEditionError: if this package has no such edition.

    >>> [match.region.code for match in search("Srengsng Sawah")]
    [RegionCode('31.74.09.1002')]
    >>> search("dki", edition="2017")[0].region.name
    'DKI JAKARTA'
    """
    if edition is None and isinstance(within, Region):
        edition = within.edition.id
    gazetteer = _IN_FORCE if edition is None else _named(edition)
    return gazetteer.search(text, level=level, kind=kind, within=within, limit=limit, historic=historic)


lookup = _IN_FORCE.lookup
get = _IN_FORCE.get
exists = _IN_FORCE.exists
provinces = _IN_FORCE.provinces
resolve = _IN_FORCE.resolve
regions = _IN_FORCE.regions
trace = _HISTORY.trace
current = _HISTORY.current
changes = _HISTORY.changes
