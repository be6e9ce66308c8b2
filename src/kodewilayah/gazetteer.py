"""Gazetteer: one edition, loaded; the mapping from code to Region."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar, overload

from kodewilayah import _data
from kodewilayah._once import once
from kodewilayah._trie import Trie
from kodewilayah.codes import Level, RegionCode, parse
from kodewilayah.editions import Edition, editions, find_edition
from kodewilayah.errors import InvalidCodeError, UnknownCodeError
from kodewilayah.region import Region, Regions

T = TypeVar("T")


class Gazetteer(Mapping[str, Region]):
    """One edition, as a mapping from code to `Region`, in code order; got from `edition(id)`.

    Any written form of a code is taken; the keys that come out are canonical. Nothing is read until something
    is asked. There is one object for an edition; two are equal only if they are the same.

    >>> import kodewilayah
    >>> gazetteer = kodewilayah.edition("2025")
    >>> len(gazetteer), "3174091002" in gazetteer
    (91599, True)
    """

    def __init__(self, edition: Callable[[], Edition]) -> None:
        self._edition = edition
        # What has been asked for, under its dotted and its bare code, so that asking again costs one dict access.
        self._asked: dict[object, Region] = {}
        self._children: dict[str, Regions] = {}
        self._trie = Trie(max(Level), self._grow)
        self._table = once(_data.Table)

    @property
    def edition(self) -> Edition:
        """The `Edition` that the regions belong to.

        >>> import kodewilayah
        >>> kodewilayah.edition("2025").edition.signed
        datetime.date(2025, 4, 25)
        """
        return self._edition()

    def lookup(self, code: object) -> Region:
        """Return the region of a code.

        Args:
            code: a code in any form that `parse` takes.

        Raises:
            InvalidCodeError: if it breaks a digit rule.
            UnknownCodeError: if it is well formed and the edition has no such region.

        >>> import kodewilayah
        >>> kodewilayah.lookup("3174091002").name
        'Srengseng Sawah'
        """
        try:
            return self._asked[code]
        except (KeyError, TypeError):
            parsed = parse(code)
        region = self._find(parsed)
        if region is None:
            raise self._unknown(parsed)
        return region

    @overload
    def get(self, code: object, /) -> Region | None: ...
    @overload
    def get(self, code: object, /, default: Region | T) -> Region | T: ...
    def get(self, code: object, /, default: object = None) -> object:
        """Return the region of a code, or `default` where there is none or `code` is no code.

        >>> import kodewilayah
        >>> kodewilayah.get("31.74.99") is None, kodewilayah.get("hello", default="?")
        (True, '?')
        """
        try:
            region = self._find(parse(code))
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

    def regions(self, level: int | None = None, *, within: object = None) -> Iterator[Region]:
        """Return an iterator over the regions, in code order.

        Args:
            level: a `Level` or its number, 1 to 4; all levels, if None.
            within: a region, or a code in any form that `parse` takes: only the regions below it.

        Raises:
            ValueError: if `level` is no level; at once, not at the first step.
            InvalidCodeError: if `within` breaks a digit rule.
            UnknownCodeError: if the edition has no region `within`.

        >>> import kodewilayah
        >>> [region.name for region in kodewilayah.regions(level=2, within="31")][:2]
        ['Kabupaten Administrasi Kepulauan Seribu', 'Kota Administrasi Jakarta Pusat']
        """
        only = None if level is None else Level(level)
        if within is None:
            return self._trie.walk(None, 0, only)
        region = self.lookup(within.code if isinstance(within, Region) else within)
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
            children = self._children.setdefault(region._text, Regions(self._trie.branches(region).values()))
        return children

    def __getitem__(self, code: object) -> Region:
        return self.lookup(code)

    def __contains__(self, code: object) -> bool:
        return self.exists(code)

    def __iter__(self) -> Iterator[str]:
        return (region.code for region in self.regions())

    def __len__(self) -> int:
        return len(self._table())

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return f"<Gazetteer {self.edition.id}: {self.edition.decree}>"

    def __reduce__(self) -> tuple[Callable[[object], Gazetteer], tuple[str]]:
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

    def _unknown(self, code: RegionCode) -> UnknownCodeError:
        nearest = code.parent
        while nearest is not None and nearest not in self:
            nearest = nearest.parent
        nearest_id = nearest_en = ""
        if nearest is not None:
            place = f"{nearest} ({self.lookup(nearest).name})"
            nearest_id, nearest_en = f" Yang ada: {place}.", f" It does have {place}."
        return UnknownCodeError(
            str(code),
            "unknown_code",
            {
                "edition": self.edition.id,
                "decree": self.edition.decree,
                "nearest": nearest,
                "nearest_id": nearest_id,
                "nearest_en": nearest_en,
            },
        )


def edition(name: object) -> Gazetteer:
    """Return the gazetteer of an edition; it reads its table when it is first asked something.

    Args:
        name: an edition's id (`"2025"`) or decree (`"Kepmendagri 300.2.2-2138/2025"`).

    Raises:
        UnknownEditionError: if this package has no such edition.

    >>> edition("2025").lookup("31").name
    'Daerah Khusus Ibukota Jakarta'
    """
    find_edition(name)
    return _IN_FORCE


_IN_FORCE = Gazetteer(lambda: editions()[-1])

lookup = _IN_FORCE.lookup
get = _IN_FORCE.get
exists = _IN_FORCE.exists
provinces = _IN_FORCE.provinces
regions = _IN_FORCE.regions
