"""From a whole address, or a messy cell, to the regions that it can mean.

Runs of words that are names are the text's mentions. Every region that some words name is weighed with the words that
name those above it, and against the words that name places in which it does not lie (`_chains`). Where that leaves
words over that may be names too, they are looked for once more: among former names, and with typing errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import exp
from typing import TYPE_CHECKING

from kodewilayah._once import made_once
from kodewilayah.codes import Level
from kodewilayah.matching.chains import LEAST_WEIGHT, Chain, Mentions
from kodewilayah.matching.fold import fold, join_initials, squash
from kodewilayah.matching.index import SPANS, code_of, count_errors, number_of
from kodewilayah.matching.match import Match, Matches
from kodewilayah.matching.search import most_errors
from kodewilayah.matching.vocabulary import (
    END_OF_UTARA,
    ENGLISH_DIRECTIONS,
    ENGLISH_NAMES,
    OTHER_SPELLINGS_IN_ADDRESSES,
    SMALL_WORDS,
    TERMS,
)
from kodewilayah.matching.words import Word, english_term, is_term, read_words, terms_of

if TYPE_CHECKING:
    from kodewilayah.gazetteer import Gazetteer
    from kodewilayah.matching.search import NameSearch
    from kodewilayah.region import Region

# What is longer is no address, and its beginning says enough.
_MOST_CHARACTERS = 2_000
_MOST_WORDS = 80
_MOST_WORDS_OF_A_NAME = 6
_FEWEST_INITIALS = 3
# So many words of one part stand around a word that is neither its first nor its last.
_WITHIN_A_PART = 3

# What a mention is worth that has so many typing errors, or that is a former name.
_WEIGHT_OF_ERRORS = (1.0, 0.8, 0.6)
_WEIGHT_OF_A_FORMER_NAME = 0.85
_WEIGHT_OF_A_BLEND = 0.9
_SHORTEST_MISSPELT = 4
_MOST_WORDS_OF_A_MISSPELT_NAME = 4
# Give up beyond this: the text is not an address.
_MOST_MISREAD = 50

# From what speaks for the regions to scores: how fast the lesser ones fall off, how much doubt always remains, how much
# more where words were not understood, and what is too little to be a find.
_SHARPNESS = 7.0
_DOUBT = 0.06
_DOUBT_OF_UNREAD_WORDS = 0.3
_DOUBT_OF_A_GAP = 0.2
_LEAST_EVIDENCE = 0.3
_EQUAL = 0.05


class Addresses:
    """What is needed to read addresses against the names of one edition.

    Args:
        gazetteer: the edition.
        names: its names.
    """

    def __init__(self, gazetteer: Gazetteer, names: NameSearch) -> None:
        self._gazetteer, self._names = gazetteer, names
        self.index = names.index

    def region(self, number: int, level: Level) -> Region:
        """Return the region of a number and a level."""
        return self._gazetteer.lookup(code_of(number, level))

    def became(self, key: str) -> Iterator[Region]:
        """Yield the regions in force that the regions formerly called so became; none for an older edition.

        Args:
            key: a name without spaces.
        """
        if self._gazetteer.is_in_force:
            history = self._gazetteer._atlas._history
            for former in self._names.regions_formerly_named(key):
                yield from history.current(former.code, edition=former.edition.id).regions

    def resolve(self, text: str, level: Level | None, within: Region | None, limit: int) -> Matches:
        """Return the regions that a text can mean, best first; what `Gazetteer.resolve` offers."""
        words = read_words(join_initials(text[:_MOST_CHARACTERS]), _MOST_WORDS)
        return _Reader(self, words, level, within).matches(limit)

    @made_once
    def initials(self) -> dict[str, list[int]]:
        """The rows of kabupaten and kota by the initials of their first words, three at the least, and the rest.

        As people write them: `OKU Timur`, `HSS`, `TTU`.
        """
        rows: dict[str, list[int]] = {}
        for row in self.index.rows(Level.REGENCY):
            words = self.index.words(row).split()
            for count in range(_FEWEST_INITIALS, len(words) + 1):
                initials = "".join(word[0] for word in words[:count]) + "".join(words[count:])
                rows.setdefault(initials, []).append(row)
        return rows

    @made_once
    def towns(self) -> list[int]:
        """The rows of kecamatan called Kota and as their kabupaten, which an address says too: `Kec. Kota, Kudus`."""
        index = self.index
        called = {(index.number(row), f"kota{index.key(row)}") for row in index.rows(Level.REGENCY)}
        span = SPANS[Level.REGENCY]
        rows = index.rows(Level.DISTRICT)
        return [row for row in rows if (index.number(row) // span * span, index.key(row)) in called]

    def blended(self, word: str) -> list[int]:
        """Return the rows of kabupaten and kota whose words' beginnings make up a word: `lotim`, `kuansing`."""
        rows = self.index.rows(Level.REGENCY)
        return [row for row in rows if _is_blend(word, self.index.words(row).split())]

    def former_names(self, number: int, level: Level) -> frozenset[str]:
        """Return the folded names of the places in which a region lay by older decrees, its own old names included."""
        return frozenset(
            fold(name)
            for older in self.region(number, level).predecessors
            for above in older.path
            for name in (above.short_name, above.readable_name)
        )


class _Reader:
    """One text being read."""

    def __init__(self, home: Addresses, words: list[Word], level: Level | None, within: Region | None) -> None:
        self._home, self._index, self._words = home, home.index, words
        self._level, self._within = level, within
        self._terms = terms_of(words)
        self._mentions = Mentions(words, home.former_names)

    def matches(self, limit: int) -> Matches:
        """Return what the text can mean, best first."""
        for start, end in self._spans():
            keys = list(self._spellings(start, end))
            rows = [row for key in keys for row in self._index.named(key)]
            if not rows and end - start < _FEWEST_INITIALS:
                rows = self._home.initials.get(keys[0], [])
            term = self._terms.get(start)
            if keys[0] == "kota" and term is not None and term.level == Level.DISTRICT:
                rows = [*rows, *self._home.towns]
            self._add(start, end, rows)
        chains = self._mentions.chains(self._is_wanted)
        # Twice: a kecamatan that was misspelt, once found, says among which villages to look.
        for _ in range(2):
            unread = self._unread(chains[:1])
            if not unread:
                break
            self._look_closer(unread, chains)
            chains = self._mentions.chains(self._is_wanted)
        return self._judged(chains, limit)

    def _spans(self) -> Iterator[tuple[int, int]]:
        """Yield each run of words that can be a name, the longest first at each word."""
        words = self._words
        for start, word in enumerate(words):
            end = start
            while (
                end < min(len(words), start + _MOST_WORDS_OF_A_NAME)
                and words[end].part == word.part
                and not words[end].breaks
            ):
                end += 1
            for each in range(end, start, -1):
                if each > start + 1 or self._stands_alone(start):
                    yield start, each

    def _stands_alone(self, place: int) -> bool:
        """Tell whether a single word can be a name.

        A term only behind another term, as in `Kec. Kota`, or if it is a local word at an end of its part: `Lembang,
        Bandung Barat`.
        """
        word = self._words[place]
        if is_term(word):
            parts = [each.part for each in self._words[max(0, place - 1) : place + 2]]
            return place in self._terms or (TERMS[word.text].is_local and parts.count(word.part) < _WITHIN_A_PART)
        return len(word.text) > 1 and word.text not in SMALL_WORDS

    def _spellings(self, start: int, end: int) -> Iterator[str]:
        """Yield the keys under which a run of words may stand in the index."""
        words = [word.text for word in self._words[start:end]]
        yield "".join(words)
        others = [OTHER_SPELLINGS_IN_ADDRESSES.get(word, word) for word in words]
        if others != words:
            yield squash("".join(others))
        indonesian = [ENGLISH_NAMES.get(word, word) for word in words]
        if words[0] in ENGLISH_DIRECTIONS and len(words) > 1:
            indonesian = [*indonesian[1:], ENGLISH_DIRECTIONS[words[0]]]
        if indonesian != words:
            yield "".join(indonesian)

    def _add(self, start: int, end: int, rows: Iterable[int], weight: float = 1.0) -> None:
        places = {self._index.number(row): Level(self._index.level(row)) for row in rows}
        if places:
            term = english_term(self._words, start, end) or self._terms.get(start)
            self._mentions.add(start, end, term, places, weight)

    def _is_wanted(self, number: int, level: Level) -> bool:
        if self._level is not None and level != self._level:
            return False
        within = self._within
        if within is None:
            return True
        return level > within.level and number // SPANS[within.level] == number_of(within.code) // SPANS[within.level]

    def _unread(self, best: Sequence[Chain]) -> list[range]:
        """Return the runs of words that may be names and that a chain does not use."""
        read = {place for chain in best for place in self._read_by(chain)}
        runs: list[range] = []
        for place, word in enumerate(self._words):
            if place in read or not self._may_be_of_a_name(word):
                continue
            if runs and runs[-1].stop == place and self._words[place - 1].part == word.part:
                runs[-1] = range(runs[-1].start, place + 1)
            else:
                runs.append(range(place, place + 1))
        if any(chain.level is Level.VILLAGE and not chain.against for chain in best):
            # What else stands there is street and house, unless a term says that it is a region.
            runs = [run for run in runs if run.start in self._terms]
        return runs

    def _read_by(self, chain: Chain) -> Iterator[int]:
        """Yield the places of the words that a chain uses or explains, by the level that the text says."""
        for level, mention in chain.mentions.items():
            # Where names contradict each other, one of the lower ones may be a former name.
            doubtful = chain.against and level > Level.REGENCY
            if not doubtful and (mention.term is None or mention.term.level == level):
                yield from range(mention.start, mention.end)
        for mention in self._mentions:
            fits = mention.term is None or mention.term.level in mention.places.values()
            if chain.against:
                fits = fits and min(mention.places.values()) <= Level.REGENCY
            if fits and mention.weight >= LEAST_WEIGHT and self._mentions.explains(mention, chain):
                yield from range(mention.start, mention.end)

    def _may_be_of_a_name(self, word: Word) -> bool:
        return not (word.breaks or word.weight < LEAST_WEIGHT or word.text in SMALL_WORDS or is_term(word))

    def _look_closer(self, unread: Sequence[range], chains: Sequence[Chain]) -> None:
        """Find mentions by former names, or with typing errors, among the words that were not read."""
        around = self._around(chains)
        # A name of another level than its term says, or of a place outside the best region, may be a misspelt one.
        against = chains[0].against if chains else ()
        known = {
            (mention.start, mention.end)
            for mention in self._mentions
            if mention not in against and (mention.term is None or mention.term.level in mention.places.values())
        }
        names = {(mention.start, mention.end) for mention in self._mentions}
        places = {place for run in unread for place in run}
        spans = [span for span in self._spans() if not places.isdisjoint(range(*span)) and self._may_be_misread(*span)]
        for start, end in spans:
            self._add_former(start, end, self._key(start, end))
        longer = [range(mention.start, mention.end) for mention in self._mentions if mention.end - mention.start > 1]
        for start, end in spans[:_MOST_MISREAD]:
            within = any(start in words and end - 1 in words and end - start < len(words) for words in longer)
            if (start, end) not in known and not within and end - start <= _MOST_WORDS_OF_A_MISSPELT_NAME:
                self._add_misspelt(start, end, around, is_a_name=(start, end) in names)

    def _may_be_misread(self, start: int, end: int) -> bool:
        key = self._key(start, end)
        return len(key) >= _SHORTEST_MISSPELT and not key.isdigit()

    def _key(self, start: int, end: int) -> str:
        return "".join(word.text for word in self._words[start:end])

    def _add_former(self, start: int, end: int, key: str) -> None:
        places = {number_of(region.code): region.level for region in self._home.became(key)}
        if places:
            self._mentions.add(start, end, self._terms.get(start), places, _WEIGHT_OF_A_FORMER_NAME)

    def _add_misspelt(self, start: int, end: int, around: Sequence[range], *, is_a_name: bool) -> None:
        index, key = self._index, self._key(start, end)
        if end == start + 1:
            self._add(start, end, self._home.blended(key), _WEIGHT_OF_A_BLEND)
        if is_term(self._words[start]):
            return
        upper = range(index.rows(Level.DISTRICT).stop)
        # What is a name elsewhere is hardly another one with two errors.
        for errors in range(1, min(most_errors(key), 1 if is_a_name else 2) + 1):
            rows = set(index.typos(key, errors, upper))
            rows |= {row for rows in around for row in rows if count_errors(key, index.key(row), errors) == errors}
            if rows:
                self._add(start, end, sorted(rows), _WEIGHT_OF_ERRORS[errors])
                return

    def _around(self, chains: Sequence[Chain]) -> list[range]:
        """Return the rows of what lies in the best regions, of kabupaten and kota at the most."""
        places: dict[tuple[int, Level], None] = {}
        for chain in chains[:3]:
            level = min(chain.level, Level.DISTRICT)
            if level >= Level.REGENCY:
                places[chain.number // SPANS[level] * SPANS[level], level] = None
        return [rows for number, level in places for rows in self._index.rows_below(number, level)]

    def _judged(self, chains: Sequence[Chain], limit: int) -> Matches:
        """Return chains as matches: how well each fits, times its share among all that do."""
        ranked: list[Chain] = []
        for chain in chains:
            # A region in which a better one lies is said with that.
            if chain.evidence > _LEAST_EVIDENCE and not any(
                other.lies_in(chain.number, chain.level) for other in ranked
            ):
                ranked.append(chain)
        shares = _shares(ranked)
        matches: list[Match] = []
        for chain, share in zip(ranked, shares, strict=True):
            equals = sum(abs(other.total - chain.total) < _EQUAL for other in ranked)
            matches.append(self._match(chain, self._fit(chain) * share, ambiguous=equals > 1))
        # Stable: of equal scores the better rank comes first.
        return Matches(sorted(matches, key=lambda match: -match.score)[: max(limit, 0)])

    def _fit(self, chain: Chain) -> float:
        doubt = chain.claims + _DOUBT
        if self._is_cut_off(chain) or (chain.level < Level.VILLAGE and self._unread([chain])):
            doubt += _DOUBT_OF_UNREAD_WORDS
        if chain.level > Level.REGENCY and Level(chain.level - 1) not in chain.mentions:
            doubt += _DOUBT_OF_A_GAP
        return chain.evidence / (chain.evidence + doubt) * min(1.0, chain.evidence)

    def _is_cut_off(self, chain: Chain) -> bool:
        """Tell whether right beside the region's name stands a word that was not read, and so may be part of it."""
        own = chain.mentions[chain.level]
        read = {place for mention in chain.mentions.values() for place in range(mention.start, mention.end)}
        beside = [own.end] if own.term else [own.start - 1, own.end]
        return any(
            place not in read
            and 0 <= place < len(self._words)
            and self._words[place].part == self._words[own.start].part
            and self._may_be_of_a_name(self._words[place])
            for place in beside
        )

    def _match(self, chain: Chain, score: float, *, ambiguous: bool) -> Match:
        used = {level: chain.mentions[level].words for level in sorted(chain.mentions, reverse=True)}
        read = {place for mention in chain.mentions.values() for place in range(mention.start, mention.end)}
        terms = {place for mention in chain.mentions.values() for place in self._terms_of(mention.start, mention.end)}
        words = enumerate(self._words)
        ignored = tuple(word.text for place, word in words if place not in read and place not in terms)
        region = self._home.region(chain.number, chain.level)
        return Match(region, round(score, 3), ambiguous, used, ignored, tuple(each.words for each in chain.against))

    def _terms_of(self, start: int, end: int) -> Iterator[int]:
        """Yield the places of the terms right beside a name."""
        place = start - 1
        while place >= 0 and is_term(self._words[place]) and self._words[place].part == self._words[start].part:
            yield place
            place -= 1
        if english_term(self._words, start, end) is not None:
            yield end


def _shares(ranked: Sequence[Chain]) -> list[float]:
    """Return the share of each chain among all: of its namesakes each counts, of other readings only the best."""
    weights = [exp(_SHARPNESS * (chain.total - ranked[0].total)) for chain in ranked]
    readings = [chain.mentions[chain.level][:2] for chain in ranked]
    wholes: dict[tuple[int, int], float] = {}
    bests: dict[tuple[int, int], float] = {}
    for reading, weight in zip(readings, weights, strict=True):
        wholes[reading] = wholes.get(reading, 0) + weight
        bests[reading] = max(bests.get(reading, 0), weight)
    others = sum(bests.values())
    pairs = zip(readings, weights, strict=True)
    return [weight / (wholes[reading] + others - bests[reading]) for reading, weight in pairs]


def _is_blend(word: str, words: Sequence[str]) -> bool:
    """Tell whether a word is made of beginnings of several words, in order; of `utara` the end will do."""
    if len(words) < 2:
        return (
            bool(words) and len(word) > 1 and (words[0].startswith(word) or (word, words[0]) == (END_OF_UTARA, "utara"))
        )
    longest = min(len(word), len(words[0]))
    return any(
        word[:length] == words[0][:length] and _is_blend(word[length:], words[1:]) for length in range(2, longest + 1)
    )
