"""Atlas: one folder of data, with the same functions that `kodewilayah` has for the packaged data."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar, overload

from kodewilayah._data import Folder
from kodewilayah._once import LOADING, Frozen, made_once
from kodewilayah.codes import parse_island
from kodewilayah.errors import DataError, InvalidNikError, UnknownCodeError, UnknownEditionError, characters, shown
from kodewilayah.facts.tables import Facts
from kodewilayah.gazetteer import Gazetteer
from kodewilayah.region import Region, Regions, is_region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from typing import Literal, Unpack

    from kodewilayah.codes import Kind
    from kodewilayah.facts.editions import Edition
    from kodewilayah.facts.islands import Island
    from kodewilayah.facts.statistics import Statistics
    from kodewilayah.history.follow import History
    from kodewilayah.history.traces import Changes, Outcome, Trace
    from kodewilayah.matching.match import Matches
    from kodewilayah.nik import Nik, NikOptions

    Loadable = Literal["codes", "names", "history", "facts"]

T = TypeVar("T")

_LOADABLE: tuple[Loadable, ...] = ("codes", "names", "history", "facts")


class Atlas(Frozen):
    """One folder of data: its editions, their regions and the facts about them. Each table is read once.

    The functions of the package, such as `kodewilayah.lookup`, are methods of the atlas of the packaged data, which
    `Atlas()` returns. `Atlas(folder)` opens another folder with the same methods, for example the next decree, built by
    the maintainers' tools and used before its release. Regions of two folders are never equal. Two atlases are equal if
    their folder is the same and its files have not changed.

    Args:
        folder: a folder of data files, as `python -m tools.build` makes them; the data of this package, if None.

    Raises:
        DataError: at once, if the folder or its manifest is missing; later, if a file in it is damaged.

    >>> import kodewilayah
    >>> kodewilayah.Atlas().lookup("31.74") is kodewilayah.lookup("31.74")
    True
    """

    _data: Folder
    _in_force: Gazetteer

    # Not `Self`, because without a folder even a subclass returns the one atlas of the package.
    def __new__(cls, folder: str | os.PathLike[str] | None = None) -> Atlas:  # noqa: D102, PYI034 - documented on the class
        return _packaged() if folder is None else cls._opened(os.path.realpath(folder))

    @classmethod
    def _opened(cls, folder: str | None) -> Atlas:
        atlas = object.__new__(cls)
        in_force = Gazetteer(atlas)
        # These three go straight to the table in force: a call between would double the cost of a repeated look-up.
        verbs = {"lookup": in_force.lookup, "get": in_force.get, "exists": in_force.exists}
        vars(atlas).update(_data=Folder(folder), _in_force=in_force, **verbs)
        if folder is not None:
            try:
                atlas._data.manifest  # noqa: B018 - read now, to report a wrong folder to the caller that passed it
            except DataError as error:
                if error.reason != "missing_file":
                    raise
                raise DataError(folder, "no_data_folder", {"file": error.value, **error.params}) from error
        return atlas

    # Parts for the other modules of the library

    @made_once
    def _facts(self) -> Facts:
        return Facts(self._data)

    @made_once
    def _gazetteers(self) -> tuple[Gazetteer, ...]:
        return tuple(Gazetteer(self, edition.mark) if edition.mark else self._in_force for edition in self.editions())

    @made_once
    def _history(self) -> History:
        from kodewilayah.history.follow import History

        return History(self)

    def _marked(self, mark: str) -> Gazetteer:
        return next(gazetteer for gazetteer in self._gazetteers if gazetteer.edition.mark == mark)

    def _edition_of(self, name: object) -> Edition:
        editions = self.editions()
        # After `editions`, which has imported this module under `LOADING`.
        from kodewilayah.facts.editions import find_edition

        return find_edition(editions, name)

    def _gazetteer(self, edition: str | None, within: str | Region | None = None) -> Gazetteer:
        """Return the gazetteer of an edition; if None, that of the region `within`, or else the one in force."""
        # The gazetteer refuses a region of another folder.
        if edition is None and is_region(within) and within._home._atlas == self:
            return self.edition(within.edition.id)
        return self._in_force if edition is None else self.edition(edition)

    @property
    def _folder(self) -> str | None:
        return None if self._data.path is None else os.fspath(self._data.path)

    # Regions

    def lookup(self, code: str | Region) -> Region:
        """Return the region in force that has a code.

        Args:
            code: a code in any form that `parse` takes; or a region, also of an older edition, which stands for its
                code.

        Raises:
            InvalidCodeError: if it breaks a digit rule. If it looks like a name, the error names the regions that
                `search` finds.
            UnknownCodeError: if it is well formed but no such region is in force. The error names the last edition
                that has the code, and its successors, if they are known.

        >>> import kodewilayah
        >>> kodewilayah.lookup("3174091002").name
        'Srengseng Sawah'
        """
        return self._in_force.lookup(code)

    @overload
    def get(self, code: object) -> Region | None: ...
    @overload
    def get(self, code: object, default: Region | T) -> Region | T: ...
    def get(self, code: object, default: object = None) -> object:
        """Return the region in force that has a code, or `default` if there is none or `code` is not a code.

        A name is not a code, so the answer says nothing about names; `search` finds them.

        Args:
            code: any object; a code in any form that `parse` takes, or a region, which stands for its code.
            default: any object.

        >>> import kodewilayah
        >>> kodewilayah.get("31.74.99") is None, kodewilayah.get("hello", default="?")
        (True, '?')
        """
        return self._in_force.get(code, default)

    def exists(self, code: object) -> bool:
        """Tell whether a region in force has a code. False if the value is not a code.

        A name is not a code: the answer is False, whether or not a region has that name. `search` finds names.

        Args:
            code: any object; a code in any form that `parse` takes, or a region, which stands for its code.

        >>> import kodewilayah
        >>> kodewilayah.exists("31.74"), kodewilayah.exists("31.99"), kodewilayah.exists("Jagakarsa")
        (True, False, False)
        """
        return self._in_force.exists(code)

    def newest(self, code: object) -> Region | None:
        """Return the region of a code from the newest edition that has the code.

        A name is not a code, so the answer says nothing about names; `search` finds them, former ones too.

        Args:
            code: any object; a code in any form that `parse` takes. A `Region` is returned unchanged.

        Returns:
            The region, whose `edition` is the newest that has the code. None if no edition has the code, or if the
            value is not a code.

        >>> import kodewilayah
        >>> kodewilayah.newest("92.01").edition.id, kodewilayah.newest("31.74.99"), kodewilayah.newest("hello")
        ('2022', None, None)
        """
        if is_region(code):
            return code
        region = self._in_force.get(code)
        if region is None:
            older = (gazetteer.get(code) for gazetteer in reversed(self._gazetteers[:-1]))
            region = next((found for found in older if found is not None), None)
        return region

    def provinces(self) -> Regions:
        """Return the provinces in force, in code order.

        >>> import kodewilayah
        >>> kodewilayah.provinces()[0].name
        'Aceh'
        """
        return self._in_force.provinces()

    def regions(self, level: int | None = None, *, within: str | Region | None = None) -> Iterator[Region]:
        """Return an iterator over the regions in force, in code order.

        Args:
            level: a `Level` or its number, 1 to 4: only regions of that level; all levels, if None.
            within: a region, or a code in any form that `parse` takes: only regions below it; all, if None.

        Raises:
            ValueError: if `level` is not a level, or `within` is a region of another edition or folder. This and the
                other errors are raised by the call, not by the iterator.
            InvalidCodeError: if `within` breaks a digit rule.
            UnknownCodeError: if no region in force has the code `within`.

        >>> import kodewilayah
        >>> [region.name for region in kodewilayah.regions(level=2, within="31")][:2]
        ['Kabupaten Administrasi Kepulauan Seribu', 'Kota Administrasi Jakarta Pusat']
        """
        return self._in_force.regions(level, within=within)

    def statistics(self, within: str | Region | None = None, *, edition: str | None = None) -> Statistics:
        """Return the number of regions of each kind and level.

        Args:
            within: a region, or a code in any form that `parse` takes: only regions below it; all, if None.
            edition: an edition's id or decree; if None, that of the region `within`, or else the edition in force.

        Raises:
            InvalidCodeError: if `within` breaks a digit rule.
            UnknownCodeError: if no region of the edition has the code `within`.
            ValueError: if `within` is a region of another edition or folder.
            UnknownEditionError: if no edition has that id or decree.

        >>> import kodewilayah
        >>> kodewilayah.statistics(edition="2015").provinsi
        34
        """
        return self._gazetteer(edition, within).statistics(within)

    # Names and addresses

    def search(
        self,
        text: str,
        *,
        level: int | None = None,
        kind: Kind | str | None = None,
        within: str | Region | None = None,
        limit: int = 20,
        historic: bool = False,
        edition: str | None = None,
    ) -> Matches:
        """Return the regions whose name fits a text, best first. `Gazetteer.search` documents the scores.

        Args:
            text: a name or part of a name, as a person types it.
            level: a `Level` or its number, 1 to 4: only regions of that level; all levels, if None.
            kind: a `Kind` or its value: only regions of that kind; all kinds, if None.
            within: a region, or a code in any form that `parse` takes: only regions below it; all, if None.
            limit: the largest number of matches to return, 0 or more.
            historic: search the names of older editions too; `Gazetteer.search` documents what the first such search
                reads.
            edition: an edition's id or decree; if None, that of the region `within`, or else the edition in force.

        Raises:
            TypeError: if `text` is not text, `limit` is not an int, or `historic` is not a bool.
            ValueError: if `level` is not a level, `kind` is not a kind, `limit` is negative, or `within` is a region of
                another edition or folder.
            InvalidCodeError: if `within` breaks a digit rule.
            UnknownCodeError: if no region of the edition has the code `within`.
            UnknownEditionError: if no edition has that id or decree.

        >>> import kodewilayah
        >>> [match.region.code for match in kodewilayah.search("Srengsng Sawah")]
        [RegionCode('31.74.09.1002')]
        >>> kodewilayah.search("dki", edition="2017")[0].region.name
        'DKI JAKARTA'
        """
        gazetteer = self._gazetteer(edition, within)
        return gazetteer.search(text, level=level, kind=kind, within=within, limit=limit, historic=historic)

    def resolve(
        self,
        text: str,
        *,
        level: int | None = None,
        within: str | Region | None = None,
        limit: int = 5,
        edition: str | None = None,
    ) -> Matches:
        """Return the regions that an address can mean, best first. `Gazetteer.resolve` documents how it is read.

        Args:
            text: the address; only its first 2,000 characters are read.
            level: a `Level` or its number, 1 to 4: only regions of that level; the deepest named level, if None.
            within: a region, or a code in any form that `parse` takes: only regions below it; all, if None.
            limit: the largest number of matches to return, 0 or more.
            edition: an edition's id or decree; if None, that of the region `within`, or else the edition in force.

        Raises:
            TypeError: if `text` is not text, or `limit` is not an int.
            ValueError: if `level` is not a level, `limit` is negative, or `within` is a region of another edition or
                folder.
            InvalidCodeError: if `within` breaks a digit rule.
            UnknownCodeError: if no region of the edition has the code `within`.
            UnknownEditionError: if no edition has that id or decree.

        >>> import kodewilayah
        >>> kodewilayah.resolve("jl. moh kahfi ii no 12 rt 03/05 srengseng sawah jagakarsa jaksel")[0].region.code
        RegionCode('31.74.09.1002')
        >>> kodewilayah.resolve("Distrik Nabire, Papua", edition="2017")[0].region.path[0].name
        'PAPUA'
        """
        return self._gazetteer(edition, within).resolve(text, level=level, within=within, limit=limit)

    # Editions and history

    def editions(self) -> tuple[Edition, ...]:
        """Return the editions, oldest first; the last is the one in force.

        Raises:
            DataError: if the table of editions is missing or damaged.

        >>> import kodewilayah
        >>> kodewilayah.editions()[0]
        Edition(id='2015', decree='Permendagri 56/2015', signed=datetime.date(2015, 6, 29))
        """
        return self._facts.editions

    def edition(self, name: str) -> Gazetteer:
        """Return the gazetteer of an edition. Its table is read when it is first needed.

        Args:
            name: an edition's id (`"2017"`) or decree (`"Permendagri 137/2017"`), or an `Edition`.

        Raises:
            UnknownEditionError: if it is another text, or any other object.

        >>> import kodewilayah
        >>> kodewilayah.edition("Permendagri 137/2017").lookup("31").name
        'DKI JAKARTA'
        """
        return self._gazetteers[self.editions().index(self._edition_of(name))]

    def edition_on(self, day: date) -> Gazetteer:
        """Return the gazetteer of the newest decree that was signed on or before a day.

        Args:
            day: a `datetime.date`; the time of a `datetime.datetime` is ignored.

        Raises:
            UnknownEditionError: if the first edition was signed after the day; the message names that edition.
            TypeError: if `day` is not a date.

        >>> import kodewilayah
        >>> from datetime import date
        >>> kodewilayah.edition_on(date(2020, 2, 29)).edition.id
        '2019'
        """
        with LOADING:
            from datetime import date, datetime

        # Not isinstance, which reads `__class__`: an object may define it as a property that raises an exception.
        if not issubclass(type(day), date):
            raise TypeError(f"edition_on takes a datetime.date, not {shown(day)}")
        last_day = day.date() if isinstance(day, datetime) else day
        signed = [gazetteer for gazetteer in self._gazetteers if gazetteer.edition.signed <= last_day]
        if not signed:
            first = self.editions()[0]
            facts = {"first": f"{first.id} ({first.decree})", "signed": first.signed.isoformat()}
            raise UnknownEditionError(day, "before_first_edition", facts)
        return max(signed, key=lambda gazetteer: gazetteer.edition.signed)

    def trace(self, code: str | Region, *, edition: str | None = None) -> Trace:
        """Return the history of a code through the editions.

        Args:
            code: a code in any form that `parse` takes, or a region.
            edition: id or decree of an edition that has the code; if None, the edition of the region, or the newest
                edition that has the code. It matters if different places have had the code. A region of another folder
                stands for its code alone.

        Raises:
            InvalidCodeError: if `code` breaks a digit rule.
            UnknownCodeError: if no edition has the code, or `edition` does not have it.
            UnknownEditionError: if no edition has that id or decree.

        >>> import kodewilayah
        >>> kodewilayah.trace("91.01").successors[0].code_to
        RegionCode('93.01')
        """
        return self._history.trace(code, edition=edition)

    @overload
    def current(  # type: ignore[overload-overlap]  # a str is an iterable too, and the first overload is right
        self, code: str | Region, *, edition: str | None = None
    ) -> Outcome: ...
    @overload
    def current(self, code: Iterable[object], *, edition: str | None = None) -> Iterator[Outcome]: ...
    def current(
        self, code: str | Region | Iterable[object], *, edition: str | None = None
    ) -> Outcome | Iterator[Outcome]:
        """Return the regions in force that an older code became.

        Args:
            code: a code in any form that `parse` takes, or a region, or an iterable of codes and regions, such as a
                column of a table. An iterable is an object whose class has `__iter__`; text and bytes are one code.
            edition: id or decree of the edition that the codes are from; if None, the edition of the region, or the
                newest edition that has the code. A region of another folder stands for its code alone.

        Returns:
            For one code, its outcome. For an iterable, an iterator of outcomes in the same order. In an iterable, a
            value that is not a code does not stop the others: its outcome is `"unknown"` and carries the error.

        Raises:
            InvalidCodeError: if a single code breaks a digit rule, or is neither text nor a region nor an iterable.
            UnknownEditionError: if no edition has that id or decree.
            Exception: whatever an iterable itself raises while it is iterated, such as the error of a database. It
                comes out unchanged, from this call or from the iterator.

        >>> import kodewilayah
        >>> [outcome.status for outcome in kodewilayah.current(["91.01", "31.74", "hello"])]
        ['one', 'one', 'unknown']
        >>> outcome = kodewilayah.current("91", edition="2021")
        >>> outcome.status, outcome.regions[0].name, outcome.shares[0] < 0.2
        ('divided', 'Papua', True)
        """
        return self._history.current(code, edition=edition)

    def changes(self, from_id: str, to_id: str) -> Changes:
        """Return what changed from one edition to a later one.

        Args:
            from_id: id or decree of the earlier edition.
            to_id: id or decree of the later edition.

        Raises:
            UnknownEditionError: if no edition has one of these ids or decrees.
            ValueError: if the first edition is not earlier than the second.

        >>> import kodewilayah
        >>> "96.01" in kodewilayah.changes("2022", "2025").added
        True
        """
        return self._history.changes(from_id, to_id)

    # Other codes

    def from_bps(self, code: str) -> Region:
        """Return the region in force that has a code of BPS, the statistics office.

        Args:
            code: a BPS code of 2, 4 or 7 digits, without dots.

        Raises:
            InvalidCodeError: if it is not text.
            UnknownCodeError: if the table of BPS codes does not list it.

        >>> import kodewilayah
        >>> kodewilayah.from_bps("1101").name, kodewilayah.lookup("1101").name
        ('Kabupaten Simeulue', 'Kabupaten Aceh Selatan')
        """
        return self.lookup(self._facts.bps.parse(code))

    def islands(self, within: str | Region | None = None) -> tuple[Island, ...]:
        """Return the islands that the decree in force lists, in code order. Their table is read when it is needed.

        Args:
            within: a province, kabupaten or kota in force, or its code in any form that `parse` takes; all islands, if
                None. The islands of a province include those that its regencies share. Kecamatan and villages have no
                islands.

        Raises:
            InvalidCodeError: if `within` breaks a digit rule.
            UnknownCodeError: if no region in force has the code `within`.
            ValueError: if `within` is a region of an older edition or another folder.

        >>> import kodewilayah
        >>> len(kodewilayah.islands("31.01")) > 0
        True
        """
        if within is None:
            return tuple(self._facts.islands.values())
        return self._in_force._region_of(within).islands

    def island(self, code: str) -> Island:
        """Return the island that has a code.

        Args:
            code: a code in any form that `parse_island` takes.

        Raises:
            InvalidCodeError: if it breaks a rule of island codes.
            UnknownCodeError: if it is well formed but no island has it.

        >>> import kodewilayah
        >>> kodewilayah.island("110140001").inhabited
        False
        """
        parsed = parse_island(code)
        found = self._facts.islands.get(parsed)
        if found is None:
            in_force = self.editions()[-1]
            facts = {"code": parsed, "edition": in_force.id, "decree": in_force.decree}
            raise UnknownCodeError(code, "unknown_island", facts)
        return found

    # Identity numbers

    def parse_nik(self, text: str, **options: Unpack[NikOptions]) -> Nik:
        """Check an identity number (NIK) against the rules (PP 37/2007 art. 37, as reported), and return it.

        The number contains only two digits of the year of birth. The birth date is the latest date of the calendar that
        has these digits, is not after `today`, and gives an age from `min_age` to `max_age` in whole years. A person
        born on 29 February becomes a year older on 1 March in common years. The digits 290200 mean 29 February 2000,
        because the year 1900 had no such day.

        Args:
            text: 16 ASCII digits. Spaces, dots and hyphens between them, and white space around them, are ignored.
            options: `today`, `min_age`, `max_age`, `require_known_region`, `sex`, `birth_date` and `region`, which
                `NikOptions` documents.

        Raises:
            InvalidNikError: if `text` breaks a rule or does not meet an option; `.reason` names the rule. The error
                contains neither birth date nor serial.
            InvalidCodeError: if the option `region` breaks a digit rule.
            ValueError: if `sex` has another value than `"male"` and `"female"`, an age is negative, or `min_age`
                exceeds `max_age`.
            TypeError: if `today` or `birth_date` is not a date, an age is not an int, or an option is unknown.

        >>> import kodewilayah
        >>> from datetime import date
        >>> kodewilayah.parse_nik("31.74.09.570845.0001").sex
        'female'
        >>> nik = "3174091708200001"
        >>> [kodewilayah.parse_nik(nik, today=date(2024, 1, 1), min_age=age).birth_date.year for age in (0, 17)]
        [2020, 1920]
        """
        return self._read_nik(self, text, options)

    def is_valid_nik(self, text: object, **options: Unpack[NikOptions]) -> bool:
        """Tell whether `parse_nik` accepts a value. No value of `text` raises an exception.

        Args:
            text: any object.
            options: as for `parse_nik`.

        Raises:
            ValueError: if an option has a value that `parse_nik` does not take.
            TypeError: if an option has a type that `parse_nik` does not take, or is unknown.

        >>> import kodewilayah
        >>> kodewilayah.is_valid_nik("3174091708450001"), kodewilayah.is_valid_nik(3174091708450001)
        (True, False)
        >>> kodewilayah.is_valid_nik("3174091708450001", region="31.74", sex="female")
        False
        """
        try:
            self._read_nik(self, text, options)  # type: ignore[arg-type]  # `read_nik` refuses what is not text
        except InvalidNikError:
            return False
        return True

    @made_once
    def _read_nik(self) -> Callable[[Atlas, str, NikOptions], Nik]:
        from kodewilayah.nik import read_nik

        return read_nik

    # Before the first request

    def load(self, *what: Loadable) -> None:
        """Read tables now instead of when they are first needed, for example before the first request to a server.

        Args:
            what: `"codes"` for the regions in force, `"names"` for the indexes of `search` and `resolve`, `"history"`
                for the older editions and the links between them, `"facts"` for the figures, islands, BPS codes, terms
                and other facts. Without arguments, all of them.

        Raises:
            ValueError: if an argument is not one of these words.
            DataError: if a file is missing or damaged.

        >>> import kodewilayah
        >>> kodewilayah.load("codes")
        """
        words = [characters(word) for word in what]
        unknown = [given for given, word in zip(what, words, strict=True) if word not in _LOADABLE]
        if unknown:
            known = ", ".join(repr(word) for word in _LOADABLE)
            raise ValueError(f"load takes the words {known}, not {shown(unknown[0])}")
        with LOADING:
            for word in words or _LOADABLE:
                getattr(self, f"_load_{word}")()

    def _load_codes(self) -> None:
        self._data.regions.load()
        self.provinces()

    def _load_names(self) -> None:
        self.search("srengsng sawah", historic=True)
        # A former name, which needs the links between the editions.
        self.search("poco ranaka")
        self.resolve("Kel. Srengsng Sawah, Kec. Jagakarsa, Jaksel")

    def _load_history(self) -> None:
        self._data.regions.load()
        self._data.history.load()
        self._history.load()

    def _load_facts(self) -> None:
        self._facts.load()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Atlas):
            return NotImplemented
        if self is other or self._folder != other._folder:
            return self is other
        return self._data.manifest == other._data.manifest

    def __hash__(self) -> int:
        return hash(self._folder)

    def __repr__(self) -> str:
        return "Atlas()" if self._folder is None else f"Atlas({self._folder!r})"

    def __copy__(self) -> Atlas:
        return self

    def __deepcopy__(self, memo: object) -> Atlas:
        return self

    def __reduce__(self) -> tuple[type[Atlas], tuple[str | None]]:
        return Atlas, (self._folder,)


def _packaged() -> Atlas:
    # Imported here, because the package imports this module.
    from kodewilayah import _atlas

    return _atlas()
