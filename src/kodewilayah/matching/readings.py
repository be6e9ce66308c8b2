"""The ways to read a text that somebody types: which words are the name, and which words name a region around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from kodewilayah.codes import Kind, Level
from kodewilayah.matching.fold import fold, fold_unfinished, join_initials
from kodewilayah.matching.index import SPANS, most_errors
from kodewilayah.matching.vocabulary import OTHER_SPELLINGS, TERMS, is_surely_term, leading_term

if TYPE_CHECKING:
    from kodewilayah.matching.index import NameIndex

# A longer text is not a name that somebody types; `resolve` reads addresses.
_MOST_CHARACTERS = 200
_MOST_WORDS = 12
# A text of more words is read with one wording only.
_MOST_WORDS_OF_OTHER_WORDINGS = 8
_MOST_PLACES = 60
_FEWEST_LETTERS_OF_A_PLACE = 3


class Doubt(IntEnum):
    """How uncertain it is that the text means a reading."""

    NONE = 0
    # The text gives another kind of the same level, or the term after the name, or names the place first.
    SOME = 1
    # The text gives another level, or only the beginning of a place's name.
    MUCH = 2


class Place(NamedTuple):
    """A province, kabupaten, kota or kecamatan named in the text, used to narrow the search.

    Attributes:
        number: its code as a number (see `number_of`).
        level: its level.
        used: by level, the words that named it and the regions above it.
        is_exact: whether these words are whole names without errors.
    """

    number: int
    level: Level
    used: dict[Level, str]
    is_exact: bool

    def holds(self, number: int, level: int) -> bool:
        """Tell whether a region lies below this one."""
        return self.level < level and self.number <= number < self.number + SPANS[self.level]


class Reading(NamedTuple):
    """One way to read a text.

    Attributes:
        name: the folded words of the name.
        level: the level that the region must have; any, if None.
        kinds: the kinds that the region may have; any, if None.
        places: the region must lie in one of them; anywhere, if None.
        doubt: how uncertain the reading is.
    """

    name: str
    level: Level | None
    kinds: frozenset[Kind] | None
    places: Sequence[Place] | None
    doubt: Doubt = Doubt.NONE


def wordings(text: str) -> list[tuple[str, ...]]:
    """Return the folded words of a text, and the same words in other spellings; none, if the text cannot be a name.

    `kep` means Kepulauan, but it may also be the beginning of Kepahiang. `Ilir Timur II` may be listed with 2 or dua.

    >>> wordings("kep seribu")
    [('kepulauan', 'seribu')]
    """
    if len(text) > _MOST_CHARACTERS:
        return []
    text = join_initials(text)
    words = fold(text).split()
    found = [tuple(words)]
    if len(words) <= _MOST_WORDS_OF_OTHER_WORDINGS:
        found.append(tuple(fold_unfinished(text).split()))
        other_spelling = " ".join(OTHER_SPELLINGS.get(word, word) for word in words)
        found.append(tuple(other_spelling.split()))
    return [wording for wording in dict.fromkeys(found) if 0 < len(wording) <= _MOST_WORDS]


class Readings:
    """Finds the readings of a text.

    Args:
        index: the names among which the text is searched.
        newer: the names of a newer edition, which may be used for the places around the name; None, if there is none.
    """

    def __init__(self, index: NameIndex, newer: NameIndex | None) -> None:
        self._index = index
        self._indexes = [index] if newer is None else [index, newer]
        # The same words come back as part of longer ones.
        self._known_places: dict[tuple[tuple[str, ...], bool], list[Place]] = {}

    def of(self, words: Sequence[str]) -> Iterator[Reading]:
        """Yield the readings of some words, if the names of the places have no typing errors."""
        yield from _as_name(words, None)
        term = TERMS.get(words[-1])
        if term is not None and len(words) > 1:
            # `Bandung (Kota)`
            yield Reading(" ".join(words[:-1]), term.level, term.kinds, None, Doubt.SOME)
        for split in range(len(words) - 1, 0, -1):
            places = self._places(words[split:], typos=False)
            yield from self._as_name_in_places(words[:split], places)
        for split in range(1, len(words)):
            places = self._places(words[:split], typos=False) + self._places_downwards(words[:split])
            yield from self._as_name_in_places(words[split:], places, Doubt.SOME)

    def with_typos(self, words: Sequence[str]) -> Iterator[Reading]:
        """Yield the readings of some words, if the name of the innermost place has typing errors."""
        for split in range(len(words) - 1, 0, -1):
            places = self._places(words[split:], typos=True)
            yield from self._as_name_in_places(words[:split], places)

    def _as_name_in_places(
        self, words: Sequence[str], places: Sequence[Place], doubt: Doubt = Doubt.NONE
    ) -> Iterator[Reading]:
        if " ".join(words) in TERMS and not self._is_name("".join(words)):
            # `kab garut` does not mean a name Kab… in Garut.
            return
        exact = [place for place in places if place.is_exact]
        others = [place for place in places if not place.is_exact]
        if exact:
            yield from _as_name(words, exact, doubt)
        if others:
            yield from _as_name(words, others, Doubt.MUCH)

    def _is_name(self, key: str) -> bool:
        everything = range(len(self._index))
        return next(self._index.exact(key, everything), None) is not None

    def _places(self, words: Sequence[str], *, typos: bool) -> list[Place]:
        """Return the places that words name, the inner one first: `jagakarsa jakarta selatan`.

        Args:
            words: folded words; all of them must belong to a name.
            typos: whether to find names with typing errors, for the innermost place, instead of names without.
        """
        question = tuple(words), typos
        if question not in self._known_places:
            found = list(self._places_named(words, None, typos=typos))
            for split in range(len(words) - 1, 0, -1):
                outer = self._places(words[split:], typos=False)
                if outer:
                    found += self._places_named(words[:split], outer, typos=typos)
            self._known_places[question] = found[:_MOST_PLACES]
        return self._known_places[question]

    def _places_downwards(self, words: Sequence[str]) -> list[Place]:
        """Return the places that words name, the outer one first: `jawa barat garut`."""
        found: list[Place] = []
        for split in range(1, len(words)):
            outer = self._places(words[:split], typos=False) + self._places_downwards(words[:split])
            if outer:
                found += self._places_named(words[split:], outer, typos=False)
        return found[:_MOST_PLACES]

    def _places_named(self, words: Sequence[str], outer: Sequence[Place] | None, *, typos: bool) -> Iterator[Place]:
        """Yield the places that all the words together name.

        Args:
            words: folded words, which may begin with a term.
            outer: the place must lie in one of these; anywhere, if None.
            typos: whether to find names with typing errors, instead of names without.
        """
        term, length = leading_term(words)
        if term is not None:
            yield from self._places_called(words[length:], term.kinds, outer, typos=typos)
        # Words that look like a term may be part of the name: there is a kecamatan Kota Sigli.
        yield from self._places_called(words, None, outer, typos=typos)

    def _places_called(
        self, words: Sequence[str], kinds: frozenset[Kind] | None, outer: Sequence[Place] | None, *, typos: bool
    ) -> Iterator[Place]:
        key = "".join(words)
        for index in self._indexes:
            for row in _upper_rows(index, key, typos=typos):
                number, level = index.number(row), Level(index.level(row))
                if kinds is not None and index.kind(row) not in kinds:
                    continue
                used, is_exact = {level: " ".join(words)}, index.key(row) == key
                if outer is not None:
                    around = next((place for place in outer if place.holds(number, level)), None)
                    if around is None:
                        continue
                    used |= around.used
                    is_exact = is_exact and around.is_exact
                yield Place(number, level, used, is_exact)


def _as_name(words: Sequence[str], places: Sequence[Place] | None, doubt: Doubt = Doubt.NONE) -> Iterator[Reading]:
    """Yield the readings in which all words are the name, with or without a term before it."""
    whole = " ".join(words)
    term, length = leading_term(words)
    if term is None:
        yield Reading(whole, None, None, places, doubt)
        return
    name = " ".join(words[length:])
    yield Reading(name, term.level, term.kinds, places, doubt)
    yield Reading(whole, None, None, places, Doubt.MUCH if is_surely_term(words) else doubt)
    yield Reading(name, term.level, None, places, max(doubt, Doubt.SOME))
    yield Reading(name, None, None, places, Doubt.MUCH)


def _upper_rows(index: NameIndex, key: str, *, typos: bool) -> Iterable[int]:
    """Return the rows of provinces, kabupaten, kota and kecamatan by their name, or the beginning of it.

    With `typos`, it returns only the rows whose name differs from the key by typing errors.
    """
    upper = range(index.rows(Level.DISTRICT).stop)
    if typos:
        return [row for errors in range(1, most_errors(key) + 1) for row in index.typos(key, errors, upper)]
    if len(key) < _FEWEST_LETTERS_OF_A_PLACE:
        return index.exact(key, upper)
    return dict.fromkeys(chain(index.exact(key, upper), index.prefix(key, upper)))
