"""Gazetteer: one edition of an atlas; the mapping from code to Region."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar, overload

from kodewilayah._once import LOADING, Frozen, made_once
from kodewilayah._trie import Trie
from kodewilayah.codes import VILLAGE_LENGTH, Kind, Level, RegionCode, parse, to_kind, to_level
from kodewilayah.errors import (
    NAMED_MATCHES,
    InvalidCodeError,
    InvalidKeyError,
    UnknownCodeError,
    characters,
    shown,
    whole_number,
)
from kodewilayah.region import Region, Regions, is_region

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
    """One edition, as a mapping from code to `Region`, in code order. `edition(id)` returns it.

    A key can be a code in any form that `parse` takes, or a region, which stands for its code, whatever its edition;
    iteration yields canonical codes. A name is no key: `"Jagakarsa" in gazetteer` is False, whether or not a region has
    that name; `search` finds names. Each part of the table is read when it is first needed. An atlas has one object
    for each edition; two gazetteers are equal if their atlases and their editions are. Callers do not use the
    constructor.

    >>> import kodewilayah
    >>> gazetteer = kodewilayah.edition("2022")
    >>> len(gazetteer), "3174091002" in gazetteer
    (91591, True)
    """

    _atlas: Atlas
    _mark: str
    _trie: Trie[Region]
    _found: dict[str, Region]
    _children: dict[str, Regions]

    def __init__(self, atlas: Atlas, mark: str = "") -> None:
        vars(self).update(
            _atlas=atlas,
            _mark=mark,
            _trie=Trie(max(Level), self._grow),
            # Regions that were looked up, by dotted and by bare code, so that the next look-up is one dict access.
            _found={},
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
        >>> newest = kodewilayah.editions()[-1]
        >>> kodewilayah.edition(newest.id).is_in_force, kodewilayah.edition("2022").is_in_force
        (True, False)
        """
        return not self._mark

    @made_once
    def _table(self) -> Table:
        return self._atlas._data.table(self._mark)

    def lookup(self, code: str | Region) -> Region:
        """Return the region of a code.

        Args:
            code: a code in any form that `parse` takes; or a region, also of another edition, which stands for its
                code.

        Raises:
            InvalidCodeError: if it breaks a digit rule. If it looks like a name, the error names the regions that
                `search` finds.
            UnknownCodeError: if it is well formed but no region of the edition has it. The error names the last edition
                that has the code, and its successors, if they are known.

        >>> import kodewilayah
        >>> kodewilayah.edition("2017").lookup("3174091002").name
        'Srengseng Sawah'
        """
        # Only for plain text: a str subclass may define its own `__eq__`.
        found = self._found.get(code) if type(code) is str else None
        if found is not None:
            return found
        parsed = self._parse(code)
        region = self._find(parsed)
        if region is None:
            raise UnknownCodeError._later(code, lambda: self._atlas._history.facts_of_unknown(parsed, self.edition))
        return region

    @overload
    def get(self, code: object) -> Region | None: ...
    @overload
    def get(self, code: object, default: Region | T) -> Region | T: ...
    def get(self, code: object, default: object = None) -> object:
        """Return the region of a code, or `default` if the edition has no such region or `code` is not a code.

        A name is not a code, so the answer says nothing about names; `search` finds them.

        Args:
            code: any object; a code in any form that `parse` takes, or a region, which stands for its code.
            default: any object.

        >>> import kodewilayah
        >>> gazetteer = kodewilayah.edition("2017")
        >>> gazetteer.get("31.74.99") is None, gazetteer.get("hello", default="?")
        (True, '?')
        """
        region = self._found.get(code) if type(code) is str else None
        if region is None:
            region = self._find_leniently(code)
        return default if region is None else region

    def exists(self, code: object) -> bool:
        """Tell whether a region of the edition has a code. False if the value is not a code.

        A name is not a code: the answer is False, whether or not a region has that name. `search` finds names.

        Args:
            code: any object; a code in any form that `parse` takes, or a region, which stands for its code.

        >>> import kodewilayah
        >>> gazetteer = kodewilayah.edition("2017")
        >>> gazetteer.exists("31.74"), gazetteer.exists("31.99"), gazetteer.exists(31.74), gazetteer.exists("Jagakarsa")
        (True, False, False, False)
        """
        if type(code) is str and code in self._found:
            return True
        return self._find_leniently(code) is not None

    def provinces(self) -> Regions:
        """Return the provinces of the edition, in code order.

        >>> import kodewilayah
        >>> len(kodewilayah.edition("2017").provinces())
        34
        """
        return Regions(self._trie.branches().values())

    def regions(self, level: int | None = None, *, within: str | Region | None = None) -> Iterator[Region]:
        """Return an iterator over the regions, in code order.

        Args:
            level: a `Level` or its number, 1 to 4: only regions of that level; all levels, if None.
            within: a region, or a code in any form that `parse` takes: only regions below it; all, if None.

        Raises:
            ValueError: if `level` is not a level, or `within` is a region of another edition or folder. This and the
                other errors are raised by the call, not by the iterator.
            InvalidCodeError: if `within` breaks a digit rule.
            UnknownCodeError: if no region of the edition has the code `within`.

        >>> import kodewilayah
        >>> [region.name for region in kodewilayah.edition("2017").regions(level=2, within="31")][:2]
        ['KAB. ADM. KEP. SERIBU', 'KOTA ADM. JAKARTA PUSAT']
        """
        only = None if level is None else to_level(level)
        if within is None:
            return self._trie.walk(only=only)
        region = self._region_of(within)
        return self._trie.walk(region, region.level, only)

    def children(self, region: Region) -> Regions:
        """Return the regions right below a region of this edition, in code order, as `Region.children` does.

        Args:
            region: a region of this edition; a village has no regions below it.

        >>> import kodewilayah
        >>> gazetteer = kodewilayah.edition("2017")
        >>> len(gazetteer.children(gazetteer["31"]))
        6
        """
        children = self._children.get(region._text)
        if children is None:
            below = () if len(region._text) == VILLAGE_LENGTH else self._trie.branches(region).values()
            children = self._children.setdefault(region._text, Regions(below))
        return children

    def statistics(self, within: str | Region | None = None) -> Statistics:
        """Return the number of regions of each kind and level.

        Args:
            within: a region, or a code in any form that `parse` takes: only regions below it; all, if None.

        Raises:
            InvalidCodeError: if `within` breaks a digit rule.
            UnknownCodeError: if no region of the edition has the code `within`.
            ValueError: if `within` is a region of another edition or folder.

        >>> import kodewilayah
        >>> kodewilayah.edition("2017").statistics().provinsi
        34
        """
        with LOADING:
            from kodewilayah.facts.statistics import Statistics

        if within is None:
            return Statistics(None, self.edition, *self.edition.counts.values())
        region = self._region_of(within)
        return Statistics.of(region, self.regions(within=region))

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
        """Return the regions whose name fits a text, best first. Use it for a field where people type a name.

        Case, accents, apostrophes, hyphens and spaces make no difference, and Roman and Arabic numerals are equal. A
        term before the name (`Kab.`, `Kota`, `Kec.`, `Desa` …) is optional; if the text has one, it changes the score.
        Further words name a region above: `sukamaju garut`.

        The score of a match depends on how the name and the text agree:

        - 1.0: the name is the text.
        - 0.9: the name begins with the text.
        - 0.8: the text is at the beginning of a word in the name, or its words are the beginnings of the first words of
          the name.
        - 0.7: the text is anywhere in the name.
        - 0.6: the name differs by one typing error. Typing errors count only if there is no better match.
        - 0.55: the name differs by two typing errors.

        The score is multiplied by 0.95 if the text has the term of another kind, or names the region above first. It is
        multiplied by 0.85 if the text has the term of another level, or only the beginning of the name of the region
        above. It is multiplied by 0.94 if only older editions have the name; such a match is marked `historic`. Of
        matches with equal scores, the higher level comes first, then the lower code.

        Args:
            text: a name or part of a name. A text longer than 200 characters or 16 words has no matches.
            level: a `Level` or its number, 1 to 4: only regions of that level; all levels, if None.
            kind: a `Kind` or its value: only regions of that kind; all kinds, if None.
            within: a region, or a code in any form that `parse` takes: only regions below it; all, if None.
            limit: the largest number of matches to return, 0 or more.
            historic: search the names of older editions too, down to the villages. A match of such a name is marked
                `historic`, and its region is from the newest edition that has the name. Without it, former names of
                provinces, kabupaten, kota and kecamatan find the regions in force that they became. The first search of
                a process in the edition in force reads the older names, with or without `historic`; the first search
                with `historic` also indexes those of villages. In an older edition, the first search with `historic`
                reads the whole tables of the editions before it.

        Raises:
            TypeError: if `text` is not text, `limit` is not an int, or `historic` is not a bool.
            ValueError: if `level` is not a level, `kind` is not a kind, `limit` is negative, or `within` is a region of
                another edition or folder.
            InvalidCodeError: if `within` breaks a digit rule.
            UnknownCodeError: if no region of the edition has the code `within`.

        >>> import kodewilayah
        >>> [match.region.full_name for match in kodewilayah.search("kota bandung", limit=2)]
        ['Kota Bandung, Jawa Barat', 'Kabupaten Bandung, Jawa Barat']
        >>> kodewilayah.search("poco ranaka")[0].region.name
        'Lamba Leda Selatan'
        >>> kodewilayah.search("poco ranaka", historic=True)[0].region
        Region('53.19.02', 'Poco Ranaka', edition='2019')
        """
        plain = _plain_text(text, "search")
        names = self._names
        # After `_names`, which has imported this module under `LOADING`.
        from kodewilayah.matching.search import Wanted

        wanted = Wanted(
            None if level is None else to_level(level),
            None if kind is None else to_kind(kind),
            None if within is None else self._region_of(within),
            _checked_limit(limit),
        )
        return names.search(plain, wanted, historic=_checked_historic(historic))

    def resolve(
        self,
        text: str,
        *,
        level: int | None = None,
        within: str | Region | None = None,
        limit: int = 5,
    ) -> Matches:
        """Return the regions that an address, or a messy cell of a table, can mean, best first.

        Every name in the text counts, together with the term before it (`Kel.`, `Kec.`, `Kab.`, `Kota` …), its position
        and its spelling. Streets, house numbers, RT and RW do not count. In the edition in force, a postal code at the
        end or behind `Kode Pos` decides between regions of the same name, and lowers the score of a region that the
        text names by its name alone, if it does not fit. It finds nothing alone, and never decides against another
        word.

        A match is the deepest region that the text names; `match.used` lists the words for it and for the regions above
        it. A text may also name places that do not contain the region: they are the match's `conflicts` and lower its
        score. A former name is not a conflict. A region that contained the match in an older decree is not a conflict
        either (a village of Papua Tengah in an address with the province Papua). Among words that belong to no correct
        name, names with one or two typing errors are found. If the text names no region, the result is empty.

        The `score`, from 0 to 1, is the agreement of text and region, multiplied by a factor that is smaller if other
        regions agree nearly as well. If two regions agree equally well, both have a score of at most 0.5 and are
        `ambiguous`.

        Args:
            text: the address; only its first 2,000 characters are read.
            level: a `Level` or its number, 1 to 4: only regions of that level; the deepest named level, if None.
            within: a region, or a code in any form that `parse` takes: only regions below it; all, if None.
            limit: the largest number of matches to return, 0 or more.

        Raises:
            TypeError: if `text` is not text, or `limit` is not an int.
            ValueError: if `level` is not a level, `limit` is negative, or `within` is a region of another edition or
                folder.
            InvalidCodeError: if `within` breaks a digit rule.
            UnknownCodeError: if no region of the edition has the code `within`.

        >>> import kodewilayah
        >>> match = kodewilayah.resolve("jl. moh kahfi ii no 12 rt 03/05 srengseng sawah jagakarsa jaksel 12630")[0]
        >>> match.region.code, match.region.name
        (RegionCode('31.74.09.1002'), 'Srengseng Sawah')
        >>> [f"{level.name}: {words}" for level, words in match.used.items()]
        ['VILLAGE: srengseng sawah', 'DISTRICT: jagakarsa', 'REGENCY: jaksel']
        """
        plain = _plain_text(text, "resolve")
        only = None if level is None else to_level(level)
        container = None if within is None else self._region_of(within)
        return self._addresses.resolve(plain, only, container, _checked_limit(limit))

    @made_once
    def _names(self) -> NameSearch:
        from kodewilayah.matching.search import NameSearch

        return NameSearch(self)

    @made_once
    def _addresses(self) -> Addresses:
        from kodewilayah.matching.resolve import Addresses

        return Addresses(self, self._names)

    def __getitem__(self, code: str | Region) -> Region:
        try:
            return self.lookup(code)
        except InvalidCodeError as error:
            raise InvalidKeyError._later(error.value, error._facts) from None

    def __contains__(self, code: object) -> bool:
        # Written again, because a call of `exists` would cost as much as the whole test.
        if type(code) is str and code in self._found:
            return True
        return self._find_leniently(code) is not None

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
        if parent is None:
            return {code: Region(code, name, None, self) for code, name in self._table.below("")}
        code = parent._text
        rows = self._table.below(code)
        return {segment: Region(f"{code}.{segment}", name, parent, self) for segment, name in rows}

    def _parse(self, code: str | Region) -> RegionCode:
        """Return the code that a text or a region means; the error for a name tells the regions that it can mean."""
        if is_region(code):
            return code.code
        try:
            return parse(code)  # type: ignore[arg-type]  # a type guard does not tell that it is no region
        except InvalidCodeError as error:
            # One more than are named shows whether there are others.
            raise error._with_matches(lambda name: self.search(name, limit=NAMED_MATCHES + 1)) from None

    def _find_leniently(self, code: object) -> Region | None:
        """Return the region of a code, or None if the edition has no such region or the object is not a code."""
        if is_region(code):
            return self._find(code.code)
        try:
            return self._find(parse(code))  # type: ignore[arg-type]  # `parse` refuses what is not text
        except InvalidCodeError:
            return None

    def _find(self, code: RegionCode) -> Region | None:
        known = self._found.get(code)
        if known is not None:
            return known
        region = self._trie.find(code.segments)
        if region is not None:
            self._found[code.compact] = self._found[str(code)] = region
        return region

    def _region_of(self, within: str | Region) -> Region:
        if not is_region(within):
            return self.lookup(within)
        if within._home != self:
            where = f"edition {within.edition.id}" if within._home._atlas == self._atlas else "another folder of data"
            raise ValueError(f"{within!r} belongs to {where}; pass its code to look in edition {self.edition.id}")
        return within


def _plain_text(text: object, verb: str) -> str:
    plain = characters(text)
    if plain is None:
        raise TypeError(f"{verb} takes text, not {shown(text)}")
    return plain


def _checked_limit(limit: object) -> int:
    number = whole_number(limit)
    if number is None:
        raise TypeError(f"limit must be an int, 0 or more, not {shown(limit)}")
    if number < 0:
        raise ValueError(f"limit must be 0 or more, not {shown(number)}")
    return number


def _checked_historic(historic: object) -> bool:
    # Not the truth of any object: the text "false" of a query is true.
    if type(historic) is not bool:
        raise TypeError(f"historic must be True or False, not {shown(historic)}")
    return historic
