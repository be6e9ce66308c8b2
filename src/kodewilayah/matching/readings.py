"""The ways to read a text that somebody types: which words are the name, and which words name a region around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from kodewilayah.codes import Kind, Level
from kodewilayah.matching.english import in_indonesian
from kodewilayah.matching.fold import fold, fold_unfinished, join_initials
from kodewilayah.matching.index import SPANS, kind_of
from kodewilayah.matching.vocabulary import OTHER_SPELLINGS, TERMS, is_surely_term, leading_term

if TYPE_CHECKING:
    from kodewilayah.matching.index import NameIndex

# A longer text is not a name that somebody types; `resolve` reads addresses.
_MOST_CHARACTERS = 200
_MOST_WORDS = 16
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
    if str.__len__(text) > _MOST_CHARACTERS:
        return []
    # A str subclass may define its own methods.
    text = join_initials(str.__str__(text))
    words = fold(text).split()
    found = [tuple(words)]
    if len(words) <= _MOST_WORDS_OF_OTHER_WORDINGS:
        found.append(tuple(fold_unfinished(text).split()))
        other_spelling = " ".join(OTHER_SPELLINGS.get(word, word) for word in words)
        found.append(tuple(other_spelling.split()))
        found.append(tuple(in_indonesian(words)))
    return [wording for wording in dict.fromkeys(found) if 0 < len(wording) <= _MOST_WORDS]


class Readings:
    """Finds the readings of a text.

    The same words come back as parts of many longer ones. Every question is answered once and remembered; otherwise
    the work doubles with each word of the text.

    Args:
        index: the names among which the text is searched.
        newer: the names of a newer edition, which may be used for the places around the name; None, if there is none.
    """

    def __init__(self, index: NameIndex, newer: NameIndex | None) -> None:
        self._index = index
        self._indexes = [index] if newer is None else [index, newer]
        self._known_places: dict[tuple[Sequence[str], bool], list[Place]] = {}
        self._known_places_downwards: dict[Sequence[str], list[Place]] = {}
        self._known_candidates: dict[tuple[str, bool], list[_Candidate]] = {}

    def of(self, words: Sequence[str]) -> Iterator[Reading]:
        """Yield the readings of some words, if the names of the places have no typing errors."""
        words = tuple(words)
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
        words = tuple(words)
        for split in range(len(words) - 1, 0, -1):
            places = self._places(words[split:], typos=True)
            yield from self._as_name_in_places(words[:split], places)

    def _as_name_in_places(
        self, words: Sequence[str], places: Sequence[Place], doubt: Doubt = Doubt.NONE
    ) -> Iterator[Reading]:
        if not places or (" ".join(words) in TERMS and not self._is_name("".join(words))):
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
        question = words, typos
        if question not in self._known_places:
            found = list(self._places_named(words, None, typos=typos))
            for split in range(len(words) - 1, 0, -1):
                outer = self._places(words[split:], typos=False)
                found += self._places_named(words[:split], outer, typos=typos)
            self._known_places[question] = found[:_MOST_PLACES]
        return self._known_places[question]

    def _places_downwards(self, words: Sequence[str]) -> list[Place]:
        """Return the places that words name, the outer one first: `jawa barat garut`."""
        if words not in self._known_places_downwards:
            found: list[Place] = []
            for split in range(1, len(words)):
                outer = self._places(words[:split], typos=False) + self._places_downwards(words[:split])
                found += self._places_named(words[split:], outer, typos=False)
            self._known_places_downwards[words] = found[:_MOST_PLACES]
        return self._known_places_downwards[words]

    def _places_named(self, words: Sequence[str], outer: Sequence[Place] | None, *, typos: bool) -> Iterator[Place]:
        """Yield the places that all the words together name.

        Args:
            words: folded words, which may begin with a term.
            outer: the place must lie in one of these; anywhere, if None.
            typos: whether to find names with typing errors, instead of names without.
        """
        if outer is not None and not outer:
            return
        # The first of the outer places with a number is the one that counts.
        outer_at = {(place.level, place.number): position for position, place in reversed(list(enumerate(outer or ())))}
        term, length = leading_term(words)
        if term is not None:
            name = " ".join(words[length:])
            for candidate in self._candidates(words[length:], typos=typos):
                if candidate.level == term.level and kind_of(candidate.number, candidate.level) in term.kinds:
                    yield from candidate.places(name, outer, outer_at)
        # Words that look like a term may be part of the name: there is a kecamatan Kota Sigli.
        name = " ".join(words)
        for candidate in self._candidates(words, typos=typos):
            yield from candidate.places(name, outer, outer_at)

    def _candidates(self, words: Sequence[str], *, typos: bool) -> list[_Candidate]:
        """Return the places that words name, wherever they lie."""
        question = "".join(words), typos
        if question not in self._known_candidates:
            key = question[0]
            self._known_candidates[question] = [
                _Candidate(index.number(row), Level(index.level(row)), index.key(row) == key)
                for index in self._indexes
                for row in _upper_rows(index, key, typos=typos)
            ]
        return self._known_candidates[question]


class _Candidate(NamedTuple):
    """A province, kabupaten, kota or kecamatan whose name fits some words.

    Attributes:
        number: its code as a number (see `number_of`).
        level: its level.
        is_exact: whether the words are its whole name without errors.
    """

    number: int
    level: Level
    is_exact: bool

    def places(
        self, name: str, outer: Sequence[Place] | None, outer_at: Mapping[tuple[Level, int], int]
    ) -> Iterator[Place]:
        """Yield the place, if it lies in one of the outer places.

        Args:
            name: the words that name it.
            outer: the outer places; None, if it may lie anywhere.
            outer_at: the position of each outer place, by level and number.
        """
        used = {self.level: name}
        if outer is None:
            yield Place(self.number, self.level, used, self.is_exact)
            return
        above = [(level, self.number // SPANS[level] * SPANS[level]) for level in Level if level < self.level]
        positions = [outer_at[region] for region in above if region in outer_at]
        if positions:
            around = outer[min(positions)]
            yield Place(self.number, self.level, used | around.used, self.is_exact and around.is_exact)


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
        return chain.from_iterable(index.typos_in_turn(key, upper))
    if len(key) < _FEWEST_LETTERS_OF_A_PLACE:
        return index.exact(key, upper)
    begun = list(index.prefix(key, upper))
    exact = [row for row in begun if index.key(row) == key]
    return dict.fromkeys(exact + begun)
