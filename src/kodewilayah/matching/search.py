"""From a name, or its first letters, to the regions that are called so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from kodewilayah._once import made_once
from kodewilayah.codes import Kind, Level, RegionCode
from kodewilayah.matching.fold import fold, fold_unfinished, join_initials, squash
from kodewilayah.matching.former import FormerNames
from kodewilayah.matching.index import SPANS, NameIndex, count_errors, index_names, number_of
from kodewilayah.matching.match import Match, Matches
from kodewilayah.matching.vocabulary import OTHER_SPELLINGS, TERMS, is_surely_term, leading_term

if TYPE_CHECKING:
    from kodewilayah.gazetteer import Gazetteer
    from kodewilayah.region import Region

# Longer text is no name that somebody types; `resolve` reads addresses.
_MOST_CHARACTERS = 200
_MOST_WORDS = 12
_MOST_PLACES = 60
_FEWEST_LETTERS_OF_A_PLACE = 3
# In a text of more words, errors are looked for in one name only.
_MOST_WORDS_WITH_TYPOS = 6
# A text of more words is read in one way only.
_MOST_WORDS_OF_OTHER_WORDINGS = 8

# How well a name fits a text, best first.
_EXACT, _PREFIX, _WORD_PREFIX, _SUBSTRING, _TYPO = range(5)
_SCORES = (1.0, 0.9, 0.8, 0.7, 0.65)
_SCORE_OF_AN_ERROR = 0.05
# What a score is worth where the text leaves none, some or much doubt that it is meant so.
_DOUBTS = (1.0, 0.95, 0.85)
_NO_DOUBT, _SOME_DOUBT, _MUCH_DOUBT = range(3)
# The ways to fit, best first; what was typed in doubt is worth less than what is only begun.
_BY_SCORE = sorted(
    ((tier, doubt) for tier in range(_TYPO) for doubt in range(len(_DOUBTS))),
    key=lambda way: -_SCORES[way[0]] * _DOUBTS[way[1]],
)

# From so many names that hold a text, it is so common that the best are found by looking for each tier alone.
_MANY = 400

# Up to so many names, comparing each is quicker than to look for similar ones in the index.
_FEW_ROWS = 2_000


class _Place(NamedTuple):
    """A region that words of the text name, in which to look, with the words for it and for those above it."""

    number: int
    level: Level
    used: dict[Level, str]
    is_exact: bool

    def holds(self, number: int, level: int) -> bool:
        """Whether a region lies below this one."""
        return self.level < level and self.number <= number < self.number + SPANS[self.level]


class _Reading(NamedTuple):
    """One way to read a text: these words are the name, and it lies there.

    Attributes:
        words: the folded words of the name.
        level, kinds: what the region must be.
        places: in one of which it must lie; anywhere, if None.
        doubt: some, where the text says another kind of that level or names the place first; much, where it says
            another level, or only begins to name the place.
    """

    words: str
    level: Level | None
    kinds: frozenset[Kind] | None
    places: Sequence[_Place] | None
    doubt: int = _NO_DOUBT


class _Find(NamedTuple):
    tier: int
    errors: int
    row: int
    reading: _Reading


class Wanted(NamedTuple):
    """Which regions to return.

    Attributes:
        level: their level; any, if None.
        kind: their kind; any, if None.
        within: the region that they must lie in; anywhere, if None.
        limit: how many to return at the most.
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
        gazetteer = self._gazetteer
        editions = gazetteer._atlas.editions()
        older = "".join(edition.mark for edition in reversed(editions[: editions.index(gazetteer.edition)]))
        return FormerNames(self.index, gazetteer._atlas._data, older, in_force=gazetteer.is_in_force)

    def search(self, text: str, wanted: Wanted, *, historic: bool) -> Matches:
        """Return the regions whose name fits a text, best first; what `Gazetteer.search` offers."""
        found = self._search(text, wanted)
        return merged(found, self._search_former(text, wanted), wanted.limit) if historic else found

    def regions_formerly_named(self, key: str) -> Iterator[Region]:
        """Yield the regions of older editions that had a name, given without spaces."""
        for row in self.former.index.named(key):
            yield self._former_region(row)

    def _search(self, text: str, wanted: Wanted) -> Matches:
        finds = _finds(self.index, text, wanted, None)
        matches = [_match(self.index, self._gazetteer.lookup(self.index.code(find.row)), find) for find in finds]
        return _marked(matches, wanted.limit)

    def _search_former(self, text: str, wanted: Wanted) -> Matches:
        # A former name may be narrowed by the names of today: the regions may lie in what is called so now.
        finds = _finds(self.former.index, text, wanted, self.index)
        matches = [_match(self.former.index, self._former_region(find.row), find) for find in finds]
        return _marked(matches, wanted.limit)

    def _former_region(self, row: int) -> Region:
        gazetteer = self._gazetteer._atlas._marked(self.former.mark_of[row])
        return gazetteer.lookup(self.former.index.code(row))


def _finds(index: NameIndex, text: str, wanted: Wanted, newer: NameIndex | None) -> list[_Find]:
    wordings = _wordings(text) if len(text) <= _MOST_CHARACTERS else []
    return _Finder(index, wanted, newer).finds(wordings) if wordings and wanted.limit >= 1 else []


def _wordings(text: str) -> list[tuple[str, ...]]:
    """Return the folded words of a text, and those that it may be too.

    `kep` is Kepulauan, but may become Kepahiang; `Ilir Timur II` may be written with 2, and with dua.
    """
    text = join_initials(text)
    folded = fold(text)
    wordings = [folded.split()]
    if len(wordings[0]) <= _MOST_WORDS_OF_OTHER_WORDINGS:
        wordings.append(fold_unfinished(text).split())
        wordings.append(" ".join(OTHER_SPELLINGS.get(word, word) for word in wordings[0]).split())
    return [words for words in dict.fromkeys(map(tuple, wordings)) if 0 < len(words) <= _MOST_WORDS]


def _marked(matches: Sequence[Match], limit: int) -> Matches:
    """Return the first matches, those marked that share their score with another."""
    scores = [match.score for match in matches]
    return Matches(match._replace(ambiguous=scores.count(match.score) > 1) for match in matches[:limit])


def merged(found: Sequence[Match], older: Sequence[Match], limit: int) -> Matches:
    """Return what an edition has, and what older ones have, best first; of equals the edition's own first."""
    both = [*found, *(match._replace(historic=True) for match in older)]
    return _marked(sorted(both, key=lambda match: -match.score), limit)


def _match(index: NameIndex, region: Region, find: _Find) -> Match:
    used = {region.level: find.reading.words}
    for place in find.reading.places or ():
        if place.holds(index.number(find.row), index.level(find.row)):
            used |= place.used
            break
    score = _SCORES[find.tier] - _SCORE_OF_AN_ERROR * find.errors
    score *= _DOUBTS[find.reading.doubt]
    return Match(region, round(score, 3), False, dict(sorted(used.items(), reverse=True)))


class _Finder:
    def __init__(self, index: NameIndex, wanted: Wanted, newer: NameIndex | None) -> None:
        self._index, self._level, self._kind = index, wanted.level, wanted.kind
        self._newer = newer
        # One more than wanted, to see whether the last one has an equal.
        self._enough = wanted.limit + 1
        self._everything = range(len(index))
        self._known_places: dict[tuple[tuple[str, ...], bool], list[_Place]] = {}
        within = wanted.within
        self._within = None if within is None else _rows_in(index, number_of(within.code), within.level)

    def finds(self, wordings: Sequence[Sequence[str]]) -> list[_Find]:
        """Return what was found, best first, each region once."""
        found: dict[int, _Find] = {}
        readings = [reading for words in wordings for reading in self._readings(words, typos=False)]
        tiers = [self._tiers(reading) for reading in readings]
        for tier, doubt in _BY_SCORE:
            finds = [
                _Find(tier, 0, row, reading)
                for reading, rows in zip(readings, tiers, strict=True)
                if reading.doubt == doubt
                for row in rows[tier]
            ]
            for find in sorted(finds, key=_by_row):
                found.setdefault(self._index.number(find.row), find)
            if len(found) >= self._enough:
                break
        return list(found.values())[: self._enough] or self._typos(wordings, readings)

    def _typos(self, wordings: Sequence[Sequence[str]], readings: Sequence[_Reading]) -> list[_Find]:
        """Return what was found if errors are forgiven: in the name; else in the name of the place, or in both."""
        short = [words for words in wordings if len(words) <= _MOST_WORDS_WITH_TYPOS]
        further = [reading for words in short for reading in self._readings(words, typos=True)]
        for each in (readings, further):
            for errors in (1, 2):
                finds = {
                    self._index.number(row): _Find(_TYPO, errors, row, reading)
                    for reading in reversed(each)
                    for row in reversed(self._nearly(reading, errors))
                }
                if finds:
                    return nsmallest(self._enough, finds.values(), key=_by_row)
        return []

    def _readings(self, words: Sequence[str], *, typos: bool) -> Iterator[_Reading]:
        if not typos:
            yield from self._named(words, None)
            term = TERMS.get(words[-1])
            if term is not None and len(words) > 1:
                # `Bandung (Kota)`
                yield _Reading(" ".join(words[:-1]), term.level, term.kinds, None, _SOME_DOUBT)
        for split in range(len(words) - 1, 0, -1):
            yield from self._named_in(words[:split], self._places(words[split:], typos=typos))
        if not typos:
            for split in range(1, len(words)):
                places = self._places(words[:split], typos=False) + self._places_downwards(words[:split])
                yield from self._named_in(words[split:], places, _SOME_DOUBT)

    def _named_in(self, words: Sequence[str], places: Sequence[_Place], doubt: int = _NO_DOUBT) -> Iterator[_Reading]:
        if " ".join(words) in TERMS and not any(True for _ in self._index.exact("".join(words), self._everything)):
            # `kab garut` is no Kab… in Garut.
            return
        for is_exact in (True, False):
            fitting = [place for place in places if place.is_exact is is_exact]
            if fitting:
                yield from self._named(words, fitting, doubt if is_exact else _MUCH_DOUBT)

    def _named(
        self, words: Sequence[str], places: Sequence[_Place] | None, doubt: int = _NO_DOUBT
    ) -> Iterator[_Reading]:
        term, length = leading_term(words)
        if term is not None:
            yield _Reading(" ".join(words[length:]), term.level, term.kinds, places, doubt)
        yield _Reading(" ".join(words), None, None, places, _MUCH_DOUBT if is_surely_term(words) else doubt)
        if term is not None:
            name = " ".join(words[length:])
            yield _Reading(name, term.level, None, places, max(doubt, _SOME_DOUBT))
            yield _Reading(name, None, None, places, _MUCH_DOUBT)

    def _places(self, words: Sequence[str], *, typos: bool) -> list[_Place]:
        """Return the regions of the upper levels that words name, be it several words for one within another."""
        asked = tuple(words), typos
        if asked not in self._known_places:
            found: list[_Place] = []
            for split in range(len(words), 0, -1):
                outer = self._places(words[split:], typos=False) if split < len(words) else None
                if outer is None or outer:
                    found += self._place(words[:split], outer, typos=typos)
            self._known_places[asked] = found[:_MOST_PLACES]
        return self._known_places[asked]

    def _places_downwards(self, words: Sequence[str]) -> list[_Place]:
        """Return the places that words name from the upper to the lower one: `jawa barat garut`."""
        found: list[_Place] = []
        for split in range(1, len(words)):
            outer = self._places(words[:split], typos=False) + self._places_downwards(words[:split])
            if outer:
                found += self._place(words[split:], outer, typos=False)
        return found[:_MOST_PLACES]

    def _place(self, words: Sequence[str], outer: Sequence[_Place] | None, *, typos: bool) -> Iterator[_Place]:
        term, length = leading_term(words)
        # There is a kecamatan Kota Sigli: what looks like a term may be of the name.
        for name, kinds in ((words[length:], None if term is None else term.kinds), (words, None))[term is None :]:
            for index, row in self._upper_rows("".join(name), typos=typos):
                number, level = index.number(row), Level(index.level(row))
                around = next((each for each in outer or () if each.holds(number, level)), None)
                if (kinds is None or _kind_of(index, row) in kinds) and (outer is None or around is not None):
                    used = {level: " ".join(name), **(around.used if around else {})}
                    is_exact = index.key(row) == squash("".join(name)) and (around is None or around.is_exact)
                    yield _Place(number, level, used, is_exact)

    def _upper_rows(self, key: str, *, typos: bool) -> Iterator[tuple[NameIndex, int]]:
        for index in (self._index, self._newer):
            if index is not None:
                yield from ((index, row) for row in _upper_rows(index, key, typos=typos))

    def _tiers(self, reading: _Reading) -> list[Iterable[int]]:
        """Return the first rows whose name is, begins with, holds as a word's beginning, or holds a name, in order."""
        index, words, key = self._index, reading.words, squash(reading.words)
        scopes = self._scopes(reading)
        fitting = (row for rows in scopes for row in index.substring(key, rows) if self._is_of_kind(row, reading))
        holding = list(islice(fitting, _MANY))
        if len(holding) == _MANY:
            # So many hold it that the best are found sooner if each tier is looked for on its own.
            finds = [(index.exact, key), (index.prefix, key), (index.word_prefix, words), (index.substring, key)]
            return [self._first([find(text, rows) for rows in scopes], reading) for find, text in finds]
        tiers: list[list[int]] = [[], [], [], []]
        for row in holding:
            name = index.key(row)
            if name.startswith(key):
                tiers[_EXACT if name == key else _PREFIX].append(row)
            else:
                tiers[_WORD_PREFIX if f" {words}" in index.words(row) else _SUBSTRING].append(row)
        return list(tiers)

    def _first(self, finds: Iterable[Iterator[int]], reading: _Reading) -> Iterator[int]:
        # A region may have several names that fit.
        numbers: dict[int, int] = {}
        for row in chain.from_iterable(finds):
            if self._is_of_kind(row, reading) and numbers.setdefault(self._index.number(row), row) == row:
                yield row
            if len(numbers) == self._enough:
                return

    def _nearly(self, reading: _Reading, errors: int) -> list[int]:
        """Return the rows whose name fits a reading but for so many errors; without errors, if the place has some."""
        key, index = squash(reading.words), self._index
        if errors > most_errors(key):
            return []
        scopes = self._scopes(reading)
        if sum(map(len, scopes)) <= _FEW_ROWS:
            rows = chain.from_iterable(scopes)
            found = [row for row in rows if count_errors(key, index.key(row), errors) in (0, errors)]
        else:
            found = [row for row in index.typos(key, errors, self._everything) if self._fits(row, reading)]
        return [row for row in found if self._is_of_kind(row, reading)]

    def _scopes(self, reading: _Reading) -> list[range]:
        """Return the rows among which to look, in order and without overlap."""
        scopes = [self._index.rows(level) for level in Level]
        if reading.places is not None:
            below = chain.from_iterable(self._index.rows_below(*place[:2]) for place in reading.places)
            scopes = _merged(rows for rows in below if rows)
        for level in (self._level, reading.level):
            if level is not None:
                scopes = _common(scopes, [self._index.rows(level)])
        return scopes if self._within is None else _common(scopes, self._within)

    def _fits(self, row: int, reading: _Reading) -> bool:
        index = self._index
        if self._level is not None and index.level(row) != self._level:
            return False
        if reading.level is not None and index.level(row) != reading.level:
            return False
        if self._within is not None and not any(row in rows for rows in self._within):
            return False
        number, level = index.number(row), index.level(row)
        if reading.places is not None and not any(place.holds(number, level) for place in reading.places):
            return False
        return self._is_of_kind(row, reading)

    def _is_of_kind(self, row: int, reading: _Reading) -> bool:
        if self._kind is None and reading.kinds is None:
            return True
        kind = _kind_of(self._index, row)
        return self._kind in (None, kind) and (reading.kinds is None or kind in reading.kinds)


def _kind_of(index: NameIndex, row: int) -> Kind:
    return RegionCode._trusted(index.code(row)).kind


def _upper_rows(index: NameIndex, key: str, *, typos: bool) -> list[int]:
    """Return the rows of provinces, kabupaten, kota and kecamatan that are called so, or begin to be."""
    upper = range(index.rows(Level.DISTRICT).stop)
    if typos:
        return [row for errors in range(1, most_errors(key) + 1) for row in index.typos(key, errors, upper)]
    begun = index.prefix(key, upper) if len(key) >= _FEWEST_LETTERS_OF_A_PLACE else ()
    return list(dict.fromkeys(chain(index.exact(key, upper), begun)))


def most_errors(key: str) -> int:
    """Return how many typing errors are forgiven in a name: none in the shortest, in which they are other names.

    >>> most_errors("biak"), most_errors("jagakrsa"), most_errors("ie")
    (1, 2, 0)
    """
    return 0 if len(key) < 4 else 1 if len(key) < 7 else 2


def _by_row(find: _Find) -> tuple[int, int]:
    return find.reading.doubt, find.row


def _rows_in(index: NameIndex, number: int, level: Level) -> list[range]:
    return [rows for rows in index.rows_below(number, level) if rows]


def _merged(ranges: Iterable[range]) -> list[range]:
    merged: list[range] = []
    for each in sorted(ranges, key=lambda rows: (rows.start, rows.stop)):
        if merged and each.start < merged[-1].stop:
            merged[-1] = range(merged[-1].start, max(merged[-1].stop, each.stop))
        else:
            merged.append(each)
    return merged


def _common(ones: Iterable[range], others: Sequence[range]) -> list[range]:
    pairs = (range(max(one.start, other.start), min(one.stop, other.stop)) for one in ones for other in others)
    return [rows for rows in pairs if rows]
