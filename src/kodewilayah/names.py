"""From a name, or its first letters, to the regions that are called so."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from kodewilayah import _data
from kodewilayah._fold import OTHER_SPELLINGS, fold, fold_unfinished, join_initials, squash
from kodewilayah._name_index import SPANS, NameIndex, Names, count_errors, number_of
from kodewilayah._written_terms import TERMS, is_surely_term, leading_term
from kodewilayah.codes import Kind, Level, RegionCode
from kodewilayah.matches import Match, Matches

if TYPE_CHECKING:
    from collections.abc import Callable

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


class Asked(NamedTuple):
    """What the regions must be, in which they must lie, and how many to return at the most."""

    level: Level | None
    kind: Kind | None
    within: Region | None
    limit: int


def search(
    index: NameIndex, region_of: Callable[[int], Region], text: str, asked: Asked, newer: NameIndex | None = None
) -> Matches:
    """Return the regions whose name fits a text, best first; what `Gazetteer.search` offers.

    Args:
        index: the names of an edition.
        region_of: gives the region of a row of the index.
        text: what somebody typed.
        asked: what the regions must be.
        newer: if the names are those that an edition has no more, the names that it has: the regions may lie in what
            is called so today.
    """
    wordings = _wordings(text) if len(text) <= _MOST_CHARACTERS else []
    if not wordings or asked.limit < 1:
        return Matches()
    matches = [_match(index, region_of(find.row), find) for find in _Finder(index, asked, newer).finds(wordings)]
    return _marked(matches, asked.limit)


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
    def __init__(self, index: NameIndex, asked: Asked, newer: NameIndex | None) -> None:
        self._index, self._level, self._kind = index, asked.level, asked.kind
        self._newer = newer
        # One more than is asked for, to see whether the last stands alone.
        self._enough = asked.limit + 1
        self._everything = range(len(index))
        self._known_places: dict[tuple[tuple[str, ...], bool], list[_Place]] = {}
        within = asked.within
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


def index_names(table: _data.Table) -> NameIndex:
    """Return the index of the names of a table, with the other names that people use."""
    levels = names_of(table)
    for code, alias, _ in _data.rows(_data.ALIASES):
        (numbers, names), number = levels[code.count(".")], number_of(code)
        place = bisect_right(numbers, number)
        # After the region's own name; an older edition may lack the region.
        if place and numbers[place - 1] == number:
            numbers.insert(place, number)
            names.insert(place, alias)
    return NameIndex(levels, without_term)


def names_of(table: _data.Table) -> list[Names]:
    """Return the names of all regions of a table, level by level."""
    levels = zip(SPANS[1:], table.whole(), strict=True)
    return [Names(array("Q", (int(code) * span for code in codes)), names) for span, (codes, names) in levels]


# From so many digits on, a code is that of a village.
_DIGITS_OF_VILLAGE = 10


class FormerNames:
    """The names that regions had in older editions, and had no more in a newer one.

    Args:
        newest: the names of the newer edition.
        older: the marks of the editions before it, newest first.
        in_force: whether the newer edition is the one in force.

    Attributes:
        index: the names.
        mark_of: for each row, the mark of the newest edition that has the name.
    """

    def __init__(self, newest: NameIndex, older: str, *, in_force: bool) -> None:
        former: dict[tuple[int, int, str], tuple[int, str]] = {}
        # What the edition in force has changed is written down; for others, the older tables are read whole.
        for digits, name, named in _data.former_names() if in_force else _names_of_editions(older):
            level = len(digits) // 2 if len(digits) < _DIGITS_OF_VILLAGE else Level.VILLAGE
            number = int(digits) * SPANS[level]
            words = without_term(fold(name)) if level == Level.REGENCY else fold(name)
            if not any(newest.number(row) == number for row in newest.named(squash(words))):
                # Of two spellings of a name the newer one.
                name_of_region, age = (level, number, squash(words)), min(map(older.index, named))
                former[name_of_region] = min(former.get(name_of_region, (age, words)), (age, words))
        found = sorted((level, number, key, *former[level, number, key]) for level, number, key in former)
        of_levels = [[each for each in found if each[0] == level] for level in Level]
        levels = [Names(array("Q", [each[1] for each in of]), [each[4] for each in of]) for of in of_levels]
        self.index = NameIndex(levels, str)
        self.mark_of = "".join(older[each[3]] for each in found)


def _names_of_editions(marks: str) -> Iterator[tuple[str, str, str]]:
    """Yield digits, name and mark of every region of some older editions."""
    for mark in marks:
        for codes, names in _data.Table(mark).whole():
            yield from ((digits, name, mark) for digits, name in zip(codes, names, strict=True))


def without_term(name: str) -> str:
    """Return the folded name of a kabupaten or kota without the term that it begins with.

    >>> without_term("kota administrasi jakarta selatan"), without_term("jaksel")
    ('jakarta selatan', 'jaksel')
    """
    words = name.split(" ")
    _, length = leading_term(words)
    return " ".join(words[length:])


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
