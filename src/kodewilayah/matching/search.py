"""From a name, or the beginning of one, to the regions with that name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from heapq import nsmallest
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from kodewilayah._once import made_once
from kodewilayah.codes import KINDS_OF_LEVEL, Kind, Level, RegionCode
from kodewilayah.matching.fold import squash
from kodewilayah.matching.former import FormerlyNamed, FormerNames
from kodewilayah.matching.index import index_names, most_errors, number_of
from kodewilayah.matching.match import Match, Matches
from kodewilayah.matching.readings import Doubt, Readings, wordings

if TYPE_CHECKING:
    from kodewilayah.gazetteer import Gazetteer
    from kodewilayah.matching.index import NameIndex
    from kodewilayah.matching.readings import Place, Reading
    from kodewilayah.region import Region


class _Fit(IntEnum):
    """How a name fits a text, best first."""

    EXACT = 0
    PREFIX = 1
    WORD_PREFIX = 2
    # Each word of the text begins a word of the name.
    BEGINNINGS = 3
    SUBSTRING = 4
    TYPO = 5


# By the fit.
_SCORES = (1.0, 0.9, 0.8, 0.8, 0.7, 0.65)
_SCORE_OF_AN_ERROR = 0.05
# By the doubt: the score is multiplied by this.
_FACTORS = (1.0, 0.95, 0.85)
# If the name is a former one. No product with it equals the score of a present name.
_FACTOR_OF_FORMER = 0.94

# In a text of more words, typing errors are accepted in one name only.
_MOST_WORDS_WITH_TYPOS = 6

# If a text has the beginnings of several words, each but the last has at least so many letters.
_FEWEST_LETTERS_OF_A_BEGINNING = 3
_MOST_BEGINNINGS = 4

# A text can be read in many ways. So many names are looked for with typing errors in the whole index, the likeliest
# first; each takes some milliseconds.
_MOST_MISSPELT_NAMES = 5

# If at least so many names contain a text, it is faster to ask the index for each fit separately.
_MANY_ROWS = 400

# Up to so many names, it is faster to compare each one than to ask the index for similar names.
_FEW_ROWS = 400


class _Step(NamedTuple):
    """The names that have the same score, if they have the same number of typing errors.

    Attributes:
        fit: how the name fits.
        doubt: how uncertain the reading is.
        is_former: whether the region had the name in older editions only.
    """

    fit: _Fit
    doubt: Doubt
    is_former: bool

    def score(self, errors: int = 0) -> float:
        """Return the score of these names, if they have a number of typing errors."""
        score = _SCORES[self.fit] - _SCORE_OF_AN_ERROR * errors
        return score * _FACTORS[self.doubt] * (_FACTOR_OF_FORMER if self.is_former else 1)


# The best score first. An exact name in doubt may score less than a beginning.
_STEPS = sorted(
    [
        *(_Step(fit, doubt, False) for fit in _Fit if fit is not _Fit.TYPO for doubt in Doubt),
        *(_Step(fit, doubt, True) for fit in (_Fit.EXACT, _Fit.PREFIX) for doubt in Doubt),
    ],
    key=lambda step: -step.score(),
)


class _Find(NamedTuple):
    """One name that fits a reading of the text.

    Attributes:
        step: how it fits.
        errors: the number of typing errors.
        row: the row of the name in the index; for a former name, that of the present one.
        reading: the reading of the text.
    """

    step: _Step
    errors: int
    row: int
    reading: Reading


class Wanted(NamedTuple):
    """Which regions to return.

    Attributes:
        level: their level; any, if None.
        kind: their kind; any, if None.
        within: the region that they must lie in; anywhere, if None.
        limit: the largest number of regions.
    """

    level: Level | None
    kind: Kind | None
    within: Region | None
    limit: int


class NameSearch:
    """The search among the names of one edition.

    Args:
        gazetteer: the edition.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    @made_once
    def index(self) -> NameIndex:
        """The names of the edition."""
        return index_names(self._gazetteer._table, self._gazetteer._atlas._data)

    @made_once
    def former(self) -> FormerNames:
        """The names that regions had in older editions only."""
        return self._former_names(Level.VILLAGE)

    @made_once
    def formerly_named(self) -> FormerlyNamed | None:
        """The regions in force by the former names of provinces, kabupaten, kota and kecamatan."""
        if not self._gazetteer.is_in_force:
            return None
        names = self._former_names(Level.DISTRICT)
        return FormerlyNamed(names, self.index, lambda row: self._successors(names, row))

    def _former_names(self, deepest: Level) -> FormerNames:
        gazetteer = self._gazetteer
        editions = gazetteer._atlas.editions()
        older = "".join(edition.mark for edition in reversed(editions[: editions.index(gazetteer.edition)]))
        data, in_force = gazetteer._atlas._data, gazetteer.is_in_force
        return FormerNames(self.index, data, older, in_force=in_force, deepest=deepest)

    def search(self, text: str, wanted: Wanted, *, historic: bool) -> Matches:
        """Return the regions whose name fits a text, best first; see `Gazetteer.search`."""
        ways = wordings(text)
        if not ways or wanted.limit < 1:
            return Matches()
        if historic:
            return self._search_all_editions(ways, wanted)
        finder = _Finder(self.index, wanted, former=self.formerly_named)
        finds = finder.without_errors(ways) or finder.with_errors(ways)
        return _mark_ambiguous([self._match(find) for find in finds], wanted.limit)

    def _search_all_editions(self, ways: Sequence[Sequence[str]], wanted: Wanted) -> Matches:
        finder = _Finder(self.index, wanted)
        # The place around a former name may have its present name in the text.
        older_finder = _Finder(self.former.index, wanted, newer=self.index)
        finds, older_finds = finder.without_errors(ways), older_finder.without_errors(ways)
        if not finds and not older_finds:
            finds, older_finds = finder.with_errors(ways), older_finder.with_errors(ways)
        matches = [self._match(find) for find in finds]
        for find in older_finds:
            region = self._region_of(self.former, find.row)
            matches.append(_match(self.former.index, region, find, historic=True))
        # The sort is stable: among equals, those of the edition come first.
        return _mark_ambiguous(sorted(matches, key=lambda match: -match.score), wanted.limit)

    def _match(self, find: _Find) -> Match:
        index = self.index
        former = self.formerly_named
        historic = find.step.is_former or (former is not None and find.row in former.names.aliases)
        return _match(index, self._gazetteer.lookup(index.code(find.row)), find, historic=historic)

    def formerly_with(self, key: str) -> Iterator[RegionCode]:
        """Yield the codes in force of the regions that had a name, given without spaces, in older editions."""
        for row in self.former.index.rows_named(key):
            yield from self._successors(self.former, row)

    def _successors(self, names: FormerNames, row: int) -> Sequence[RegionCode]:
        atlas = self._gazetteer._atlas
        code = RegionCode._trusted(names.index.code(row))
        return atlas._history.codes_in_force(code, atlas._marked(names.mark_of[row]).edition)

    def _region_of(self, names: FormerNames, row: int) -> Region:
        return self._gazetteer._atlas._marked(names.mark_of[row]).lookup(names.index.code(row))


def _mark_ambiguous(matches: Sequence[Match], limit: int) -> Matches:
    """Return the first matches; a match is ambiguous if another one has the same score."""
    scores = [match.score for match in matches]
    return Matches(match._replace(ambiguous=scores.count(match.score) > 1) for match in matches[:limit])


def _match(index: NameIndex, region: Region, find: _Find, *, historic: bool) -> Match:
    used = {region.level: find.reading.name}
    places = find.reading.places or ()
    around = next((place for place in places if place.holds(index.number(find.row), index.level(find.row))), None)
    if around is not None:
        used |= around.used
    return Match(
        region,
        round(find.step.score(find.errors), 3),
        False,
        dict(sorted(used.items(), reverse=True)),
        historic=historic,
    )


class _Finder:
    """Finds the names in an index that fit one text.

    Args:
        index: the names.
        wanted: which regions to find.
        newer: the names of a newer edition, for the places around the names; None, if there is none.
        former: the former names of the regions; None, if they are not to be found.
    """

    def __init__(
        self,
        index: NameIndex,
        wanted: Wanted,
        *,
        newer: NameIndex | None = None,
        former: FormerlyNamed | None = None,
    ) -> None:
        self._index, self._level, self._kind, self._former = index, wanted.level, wanted.kind, former
        self._readings = Readings(index, newer)
        # One more than wanted shows whether another region has the score of the last one.
        self._enough = wanted.limit + 1
        # What was found out for one reading is remembered for the others.
        self._known_readings: list[Reading] = []
        self._known_scopes: dict[tuple[int, Level | None], list[range]] = {}
        self._known_beginnings: dict[str, list[int]] = {}
        self._known_similar: dict[tuple[str, int, Level | None], list[tuple[int, int]]] = {}
        # By the key: the rows with one error, with two, and those that were not looked for yet.
        self._known_typos: dict[str, tuple[list[list[int]], Iterator[list[int]]]] = {}
        self._within = None
        if wanted.within is not None:
            below = index.rows_below(number_of(wanted.within.code), wanted.within.level)
            self._within = [rows for rows in below if rows]

    def without_errors(self, wordings: Sequence[Sequence[str]]) -> list[_Find]:
        """Return the finds without typing errors, best first; each region once, at its best."""
        found: dict[int, _Find] = {}
        readings = self._known_readings = [
            reading for words in wordings for reading in self._readings.of(words) if self._can_have_kind(reading)
        ]
        rows_by_fit = [self._rows_by_fit(reading) for reading in readings]
        is_a_name = False
        for step in _STEPS:
            if step.fit is _Fit.BEGINNINGS and is_a_name:
                # The words of a name are no beginnings of other words. This is the slowest way to look for names.
                continue
            finds = [
                _Find(step, 0, row, reading)
                for reading, rows in zip(readings, rows_by_fit, strict=True)
                if reading.doubt == step.doubt
                for row in self._rows_of_step(step, reading, rows)
            ]
            is_a_name = is_a_name or (step.fit is _Fit.EXACT and len(finds) > 0)
            for find in sorted(finds, key=_by_row):
                found.setdefault(self._index.number(find.row), find)
            if len(found) >= self._enough:
                break
        return list(found.values())[: self._enough]

    def _rows_of_step(self, step: _Step, reading: Reading, by_fit: dict[_Fit, Iterable[int]]) -> Iterable[int]:
        if step.is_former:
            rows = [] if self._former is None else self._former.rows(squash(reading.name), whole=step.fit is _Fit.EXACT)
        elif step.fit is _Fit.BEGINNINGS:
            rows = self._rows_with_beginnings(reading.name)
        else:
            return by_fit[step.fit]
        return [row for row in rows if self._is_in_scope(row, reading) and self._is_of_kind(row, reading)]

    def _rows_with_beginnings(self, name: str) -> list[int]:
        if name not in self._known_beginnings:
            words = name.split()
            are_beginnings = 1 < len(words) <= _MOST_BEGINNINGS
            # The last word may still be typed.
            if are_beginnings and min(map(len, words[:-1])) >= _FEWEST_LETTERS_OF_A_BEGINNING:
                self._known_beginnings[name] = self._index.beginnings(words)
            else:
                self._known_beginnings[name] = []
        return self._known_beginnings[name]

    def with_errors(self, wordings: Sequence[Sequence[str]]) -> list[_Find]:
        """Return the finds with errors in the name; if there are none, with errors in the name of the place.

        `without_errors` must have found nothing for the same words.
        """
        found = self._least_typos(self._known_readings)
        if not found:
            short = [words for words in wordings if len(words) <= _MOST_WORDS_WITH_TYPOS]
            read = (reading for words in short for reading in self._readings.with_typos(words))
            found = self._least_typos([reading for reading in read if self._can_have_kind(reading)])
        return found

    def _least_typos(self, readings: Sequence[Reading]) -> list[_Find]:
        """Return the finds with the fewest errors in the name.

        If the name has none, the error is in the name of the place, and counts as one.
        """
        for errors in (0, 1, 2):
            found: dict[int, _Find] = {}
            for reading in readings:
                step = _Step(_Fit.TYPO, reading.doubt, False)
                for row in self._rows_with_typos(reading, errors):
                    found.setdefault(self._index.number(row), _Find(step, max(1, errors), row, reading))
            if found:
                return nsmallest(self._enough, found.values(), key=_by_row)
        return []

    def _rows_by_fit(self, reading: Reading) -> dict[_Fit, Iterable[int]]:
        """Return the rows whose name contains the name of a reading, in order, by the way it fits."""
        index, words, key = self._index, reading.name, squash(reading.name)
        scopes = self._scopes(reading)
        fitting = (row for rows in scopes for row in index.substring(key, rows))
        containing = list(islice(fitting, _MANY_ROWS))
        if len(containing) == _MANY_ROWS:
            return {
                _Fit.EXACT: self._first([index.exact(key, rows) for rows in scopes], reading),
                _Fit.PREFIX: self._first([index.prefix(key, rows) for rows in scopes], reading),
                _Fit.WORD_PREFIX: self._first([index.word_prefix(words, rows) for rows in scopes], reading),
                _Fit.SUBSTRING: self._first([index.substring(key, rows) for rows in scopes], reading),
            }
        rows_by_fit: dict[_Fit, list[int]] = {fit: [] for fit in _Fit}
        for row in containing:
            if not self._is_of_kind(row, reading):
                continue
            name = index.key(row)
            if name == key:
                fit = _Fit.EXACT
            elif name.startswith(key):
                fit = _Fit.PREFIX
            elif f" {words}" in index.words(row):
                fit = _Fit.WORD_PREFIX
            else:
                fit = _Fit.SUBSTRING
            rows_by_fit[fit].append(row)
        return {**rows_by_fit}

    def _first(self, found: Iterable[Iterator[int]], reading: Reading) -> Iterator[int]:
        """Yield the first row of each region, until there are enough regions."""
        row_of: dict[int, int] = {}
        for row in chain.from_iterable(found):
            # A region may have several names that fit.
            if self._is_of_kind(row, reading) and row_of.setdefault(self._index.number(row), row) == row:
                yield row
            if len(row_of) == self._enough:
                return

    def _rows_with_typos(self, reading: Reading, errors: int) -> list[int]:
        """Return the rows whose name fits a reading with a number of errors."""
        key, index, scopes = squash(reading.name), self._index, self._scopes(reading)
        if errors > most_errors(key):
            return []
        if errors == 0:
            found = [row for rows in scopes for row in index.exact(key, rows)]
        elif sum(map(len, scopes)) <= _FEW_ROWS:
            found = [row for row, count in self._similar(key, reading) if count == errors]
        else:
            if key not in self._known_typos:
                if len(self._known_typos) == _MOST_MISSPELT_NAMES:
                    return []
                self._known_typos[key] = [], index.typos_in_turn(key, range(len(index)))
            by_errors, others = self._known_typos[key]
            by_errors += islice(others, max(0, errors - len(by_errors)))
            found = [row for row in by_errors[errors - 1] if self._is_in_scope(row, reading)]
        return [row for row in found if self._is_of_kind(row, reading)]

    def _similar(self, key: str, reading: Reading) -> list[tuple[int, int]]:
        """Return the rows whose name differs by so many typing errors as are accepted, and the number of errors."""
        question = key, id(reading.places), reading.level
        if question not in self._known_similar:
            scopes = self._scopes(reading)
            found = (self._index.similar(key, most_errors(key), rows) for rows in scopes)
            self._known_similar[question] = list(chain.from_iterable(found))
        return self._known_similar[question]

    def _scopes(self, reading: Reading) -> list[range]:
        """Return the rows to search for a reading, in order and without overlap."""
        # Readings with the same words for the places share one list. All lists of one question live until its end.
        question = id(reading.places), reading.level
        if question not in self._known_scopes:
            self._known_scopes[question] = self._rows_of(reading.places, reading.level)
        return self._known_scopes[question]

    def _rows_of(self, places: Sequence[Place] | None, level_read: Level | None) -> list[range]:
        scopes = [self._index.rows(level) for level in Level]
        if places is not None:
            below = [rows for place in places for rows in self._index.rows_below(place.number, place.level)]
            scopes = _union(rows for rows in below if rows)
        for level in (self._level, level_read):
            if level is not None:
                scopes = _intersection(scopes, [self._index.rows(level)])
        if self._kind is not None:
            scopes = _intersection(scopes, self._rows_of_kind(self._kind))
        return scopes if self._within is None else _intersection(scopes, self._within)

    def _rows_of_kind(self, kind: Kind) -> list[range]:
        """Return the rows that a kind can have; those of villages have other kinds among them."""
        if kind is Kind.DESA_ADAT:
            return self._index.desa_adat
        return [self._index.rows(level) for level, kinds in KINDS_OF_LEVEL.items() if kind in kinds]

    def _is_in_scope(self, row: int, reading: Reading) -> bool:
        return any(row in rows for rows in self._scopes(reading))

    def _can_have_kind(self, reading: Reading) -> bool:
        """Tell whether the term of a reading, if any, can be that of the kind wanted."""
        return self._kind is None or reading.kinds is None or self._kind in reading.kinds

    def _is_of_kind(self, row: int, reading: Reading) -> bool:
        if self._kind is None and reading.kinds is None:
            return True
        kind = self._index.kind(row)
        return (self._kind is None or kind == self._kind) and (reading.kinds is None or kind in reading.kinds)


def _by_row(find: _Find) -> tuple[Doubt, int]:
    return find.reading.doubt, find.row


def _union(ranges: Iterable[range]) -> list[range]:
    """Return the numbers that are in one range at least, as ranges in order and without overlap."""
    union: list[range] = []
    for numbers in sorted(ranges, key=lambda rows: (rows.start, rows.stop)):
        if union and numbers.start < union[-1].stop:
            union[-1] = range(union[-1].start, max(union[-1].stop, numbers.stop))
        else:
            union.append(numbers)
    return union


def _intersection(ranges: Iterable[range], others: Sequence[range]) -> list[range]:
    """Return the numbers that are in a range of both lists, as ranges."""
    pairs = (range(max(one.start, other.start), min(one.stop, other.stop)) for one in ranges for other in others)
    return [rows for rows in pairs if rows]
