"""From a whole address, or a messy cell of a table, to the regions that it can mean.

First, all words that are names of regions are found: the mentions. Then each region mentioned gets evidence from the
mentions of the regions above it, and penalties for mentions of places that do not contain it (`matching.chains`). If
other words of the text can be names too, they are searched among former names and with typing errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import exp
from typing import TYPE_CHECKING

from kodewilayah.codes import Level
from kodewilayah.matching.chains import LEAST_WEIGHT, Chain, Mentions, Span
from kodewilayah.matching.fold import fold, join_initials, squash
from kodewilayah.matching.index import SPANS, code_of, count_errors, most_errors, number_of
from kodewilayah.matching.match import Match, Matches
from kodewilayah.matching.short_names import FEWEST_INITIALS, ShortNames
from kodewilayah.matching.vocabulary import (
    ENGLISH_DIRECTIONS,
    ENGLISH_NAMES,
    OTHER_SPELLINGS_IN_ADDRESSES,
    SMALL_WORDS,
    TERMS,
    TOWN,
)
from kodewilayah.matching.words import Word, english_term, is_term, read_words, terms_of

if TYPE_CHECKING:
    from kodewilayah.gazetteer import Gazetteer
    from kodewilayah.matching.search import NameSearch
    from kodewilayah.region import Region

# Of a longer text, only the beginning is read.
_MOST_CHARACTERS = 2_000
_MOST_WORDS = 80
_MOST_WORDS_OF_A_NAME = 6

# The weight of a mention by its number of typing errors, and of a mention by a former name or a blend.
_WEIGHT_OF_ERRORS = (1.0, 0.8, 0.6)
_WEIGHT_OF_A_FORMER_NAME = 0.85
_WEIGHT_OF_A_BLEND = 0.9
_SHORTEST_MISSPELT = 4
_MOST_WORDS_OF_A_MISSPELT_NAME = 4
# Give up beyond this: the text is not an address.
_MOST_MISREAD = 50

# How a score is calculated from the evidence.
# The higher, the faster the share of a region falls with its distance from the best one.
_SHARPNESS = 7.0
# The doubt of every result. More is added if words that may be a name were not read, and if the level above the region
# is not mentioned.
_DOUBT = 0.06
_DOUBT_OF_UNREAD_WORDS = 0.3
_DOUBT_OF_A_GAP = 0.2
# A region with less evidence is not a result.
_LEAST_EVIDENCE = 0.3
# Regions whose totals differ by less fit equally well.
_EQUAL = 0.05


class Addresses:
    """Finds the regions of one edition in addresses.

    Args:
        gazetteer: the edition.
        names: the search among its names.
    """

    def __init__(self, gazetteer: Gazetteer, names: NameSearch) -> None:
        self._gazetteer, self._names = gazetteer, names
        self.index = names.index
        self.short_names = ShortNames(names.index)

    def region(self, number: int, level: Level) -> Region:
        """Return the region of a number and a level."""
        return self._gazetteer.lookup(code_of(number, level))

    def successors(self, key: str) -> Iterator[Region]:
        """Yield the regions in force that succeeded the regions with a former name; none for an older edition.

        Args:
            key: the former name, folded and squashed.
        """
        if self._gazetteer.is_in_force:
            history = self._gazetteer._atlas._history
            for former in self._names.regions_formerly_named(key):
                yield from history.current(former.code, edition=former.edition.id).regions

    def resolve(self, text: str, level: Level | None, within: Region | None, limit: int) -> Matches:
        """Return the regions that a text can mean, best first; see `Gazetteer.resolve`."""
        words = read_words(join_initials(text[:_MOST_CHARACTERS]), _MOST_WORDS)
        return _Reader(self, words, level, within).matches(limit)

    def former_names(self, number: int, level: Level) -> frozenset[str]:
        """Return the folded names that a region and the regions above it had in older editions."""
        names: set[str] = set()
        for predecessor in self.region(number, level).predecessors:
            for region in predecessor.path:
                names |= {fold(region.short_name), fold(region.readable_name)}
        return frozenset(names)


class _Reader:
    """Reads one text.

    Args:
        addresses: the edition to find regions in.
        words: the words of the text.
        level: the level of the results; any, if None.
        within: the region that the results must lie in; anywhere, if None.
    """

    def __init__(self, addresses: Addresses, words: list[Word], level: Level | None, within: Region | None) -> None:
        self._addresses, self._index, self._words = addresses, addresses.index, words
        self._level, self._within = level, within
        self._terms = terms_of(words)
        self._mentions = Mentions(words, addresses.former_names)

    def matches(self, limit: int) -> Matches:
        """Return the regions that the text can mean, best first."""
        for span in self._spans():
            key = self._key(span)
            rows = [row for spelling in self._spellings(span) for row in self._index.rows_named(spelling)]
            if not rows and len(span.positions) < FEWEST_INITIALS:
                rows = self._addresses.short_names.initials.get(key, [])
            term = self._terms.get(span.start)
            if key == TOWN and term is not None and term.level == Level.DISTRICT:
                rows = [*rows, *self._addresses.short_names.towns]
            self._add(span, rows)
        chains = self._mentions.chains(self._is_wanted)
        # Two rounds: a misspelt kecamatan, found in the first, tells which villages to compare in the second.
        for _ in range(2):
            unread = self._unread(chains[:1])
            if not unread:
                break
            self._look_closer(unread, chains)
            chains = self._mentions.chains(self._is_wanted)
        return self._scored(chains, limit)

    def _spans(self) -> Iterator[Span]:
        """Yield each run of words that can be a name, by its first word, the longest run first."""
        words = self._words
        for start, word in enumerate(words):
            last = min(len(words), start + _MOST_WORDS_OF_A_NAME)
            end = start
            while end < last and words[end].part == word.part and not words[end].breaks:
                end += 1
            for shorter_end in range(end, start + 1, -1):
                yield Span(start, shorter_end)
            if end > start and self._can_be_a_name(start):
                yield Span(start, start + 1)

    def _can_be_a_name(self, position: int) -> bool:
        """Tell whether a single word can be a name.

        A term can be a name only after another term, as in `Kec. Kota`, or when it is a local term at the edge of its
        part: `Lembang, Bandung Barat`.
        """
        word = self._words[position]
        if is_term(word):
            return position in self._terms or (TERMS[word.text].is_local and self._is_at_edge(position))
        return len(word.text) > 1 and word.text not in SMALL_WORDS

    def _is_at_edge(self, position: int) -> bool:
        """Tell whether a word is the first or the last of its part."""
        words, part = self._words, self._words[position].part
        is_first = position == 0 or words[position - 1].part != part
        is_last = position + 1 == len(words) or words[position + 1].part != part
        return is_first or is_last

    def _spellings(self, span: Span) -> Iterator[str]:
        """Yield the keys that a run of words can have in the index."""
        words = [self._words[position].text for position in span.positions]
        yield "".join(words)
        others = [OTHER_SPELLINGS_IN_ADDRESSES.get(word, word) for word in words]
        if others != words:
            yield squash("".join(others))
        indonesian = [ENGLISH_NAMES.get(word, word) for word in words]
        if words[0] in ENGLISH_DIRECTIONS and len(words) > 1:
            indonesian = [*indonesian[1:], ENGLISH_DIRECTIONS[words[0]]]
        if indonesian != words:
            yield "".join(indonesian)

    def _add(self, span: Span, rows: Iterable[int], weight: float = 1.0) -> None:
        levels = {self._index.number(row): Level(self._index.level(row)) for row in rows}
        if levels:
            term = english_term(self._words, *span) or self._terms.get(span.start)
            self._mentions.add(*span, term, levels, weight)

    def _is_wanted(self, number: int, level: Level) -> bool:
        if self._level is not None and level != self._level:
            return False
        within = self._within
        if within is None:
            return True
        return level > within.level and number // SPANS[within.level] == number_of(within.code) // SPANS[within.level]

    def _unread(self, best: Sequence[Chain]) -> list[range]:
        """Return the runs of words that may be part of a name and that no chain explains.

        Args:
            best: the best chain; nothing, if there is none.
        """
        read = {position for chain in best for position in self._explained(chain)}
        runs: list[range] = []
        for position, word in enumerate(self._words):
            if position in read or not self._may_be_of_a_name(word):
                continue
            if runs and runs[-1].stop == position and self._words[position - 1].part == word.part:
                runs[-1] = range(runs[-1].start, position + 1)
            else:
                runs.append(range(position, position + 1))
        if any(chain.level is Level.VILLAGE and not chain.against for chain in best):
            # After a village, the other words are a street and a house, except after a term.
            runs = [run for run in runs if run.start in self._terms]
        return runs

    def _explained(self, chain: Chain) -> Iterator[int]:
        """Yield the positions of the words that are mentions in a chain, or that fit it, at the level of their term."""
        for level, mention in chain.mentions.items():
            # If names contradict each other, one of the lower ones may be a former name.
            is_doubtful = chain.against and level > Level.REGENCY
            if not is_doubtful and (mention.term is None or mention.term.level == level):
                yield from mention.span.positions
        for mention in self._mentions:
            if chain.against and min(mention.levels.values()) > Level.REGENCY:
                continue
            if mention.weight >= LEAST_WEIGHT and mention.has_level_of_term and self._mentions.explains(mention, chain):
                yield from mention.span.positions

    def _may_be_of_a_name(self, word: Word) -> bool:
        return not (word.breaks or word.weight < LEAST_WEIGHT or word.text in SMALL_WORDS or is_term(word))

    def _look_closer(self, unread: Sequence[range], chains: Sequence[Chain]) -> None:
        """Add mentions by former names, or with typing errors, for the words that were not read."""
        around = self._rows_around(chains)
        # A name may be misspelt although it is known: if its term gives another level, or if the best region does not
        # lie there.
        against = chains[0].against if chains else ()
        known = {mention.span for mention in self._mentions if mention not in against and mention.has_level_of_term}
        names = {mention.span for mention in self._mentions}
        positions = {position for run in unread for position in run}
        spans = [
            span
            for span in self._spans()
            if not positions.isdisjoint(span.positions) and self._may_be_misspelt(self._key(span))
        ]
        for span in spans:
            self._add_former(span)
        longer = [mention.span for mention in self._mentions if mention.length > 1]
        for span in spans[:_MOST_MISREAD]:
            length = len(span.positions)
            is_within = any(
                other.start <= span.start and span.end <= other.end and length < len(other.positions)
                for other in longer
            )
            if span not in known and not is_within and length <= _MOST_WORDS_OF_A_MISSPELT_NAME:
                self._add_misspelt(span, around, is_a_name=span in names)

    def _may_be_misspelt(self, key: str) -> bool:
        return len(key) >= _SHORTEST_MISSPELT and not key.isdigit()

    def _key(self, span: Span) -> str:
        return "".join(self._words[position].text for position in span.positions)

    def _add_former(self, span: Span) -> None:
        levels = {number_of(region.code): region.level for region in self._addresses.successors(self._key(span))}
        if levels:
            self._mentions.add(*span, self._terms.get(span.start), levels, _WEIGHT_OF_A_FORMER_NAME)

    def _add_misspelt(self, span: Span, around: Sequence[range], *, is_a_name: bool) -> None:
        """Add mentions of the names that differ from some words by typing errors, the fewest first.

        Args:
            span: the words.
            around: the rows of the names to compare besides those of provinces, kabupaten, kota and kecamatan.
            is_a_name: whether the words are the name of a region already.
        """
        index, key = self._index, self._key(span)
        if len(span.positions) == 1:
            self._add(span, self._addresses.short_names.blended(key), _WEIGHT_OF_A_BLEND)
        if is_term(self._words[span.start]):
            return
        upper = range(index.rows(Level.DISTRICT).stop)
        # The name of another region is rarely a name with two errors.
        most = 1 if is_a_name else 2
        for errors in range(1, min(most_errors(key), most) + 1):
            rows = set(index.typos(key, errors, upper))
            rows |= {row for rows in around for row in rows if count_errors(key, index.key(row), errors) == errors}
            if rows:
                self._add(span, sorted(rows), _WEIGHT_OF_ERRORS[errors])
                return

    def _rows_around(self, chains: Sequence[Chain]) -> list[range]:
        """Return the rows of the names in the three best regions; for a village, in its kecamatan."""
        regions: dict[tuple[int, Level], None] = {}
        for chain in chains[:3]:
            level = min(chain.level, Level.DISTRICT)
            if level >= Level.REGENCY:
                regions[chain.number // SPANS[level] * SPANS[level], level] = None
        return [rows for number, level in regions for rows in self._index.rows_below(number, level)]

    def _scored(self, chains: Sequence[Chain], limit: int) -> Matches:
        """Return the chains as matches; the score is how well each fits, times its share among all that fit."""
        ranked: list[Chain] = []
        for chain in chains:
            # A region is left out if a better one lies in it: it is listed in the `used` of that one.
            holds_better = any(better.lies_in(chain.number, chain.level) for better in ranked)
            if chain.evidence > _LEAST_EVIDENCE and not holds_better:
                ranked.append(chain)
        shares = _shares(ranked)
        matches: list[Match] = []
        for chain, share in zip(ranked, shares, strict=True):
            equals = sum(abs(other.total - chain.total) < _EQUAL for other in ranked)
            matches.append(self._match(chain, self._fit(chain) * share, ambiguous=equals > 1))
        # The sort is stable: among equal scores the better rank comes first.
        return Matches(sorted(matches, key=lambda match: -match.score)[: max(limit, 0)])

    def _fit(self, chain: Chain) -> float:
        """Return how well a region fits the text, from 0 to 1."""
        doubt = chain.penalty + _DOUBT
        if self._is_cut_off(chain) or (chain.level < Level.VILLAGE and self._unread([chain])):
            doubt += _DOUBT_OF_UNREAD_WORDS
        if chain.level > Level.REGENCY and Level(chain.level - 1) not in chain.mentions:
            doubt += _DOUBT_OF_A_GAP
        return chain.evidence / (chain.evidence + doubt) * min(1.0, chain.evidence)

    def _is_cut_off(self, chain: Chain) -> bool:
        """Tell whether the word before or after the region's name was not read, and so may be part of the name."""
        own, read = chain.mentions[chain.level], chain.positions
        beside = [own.end] if own.term else [own.start - 1, own.end]
        return any(
            position not in read
            and 0 <= position < len(self._words)
            and self._words[position].part == self._words[own.start].part
            and self._may_be_of_a_name(self._words[position])
            for position in beside
        )

    def _match(self, chain: Chain, score: float, *, ambiguous: bool) -> Match:
        used = {level: chain.mentions[level].words for level in sorted(chain.mentions, reverse=True)}
        read = chain.positions
        for mention in chain.mentions.values():
            read |= set(self._terms_beside(mention.span))
        ignored = tuple(word.text for position, word in enumerate(self._words) if position not in read)
        conflicts = tuple(mention.words for mention in chain.against)
        region = self._addresses.region(chain.number, chain.level)
        return Match(region, round(score, 3), ambiguous, used, ignored, conflicts)

    def _terms_beside(self, span: Span) -> Iterator[int]:
        """Yield the positions of the terms directly before and after a name."""
        words, part = self._words, self._words[span.start].part
        position = span.start - 1
        while position >= 0 and is_term(words[position]) and words[position].part == part:
            yield position
            position -= 1
        if english_term(words, *span) is not None:
            yield span.end


def _shares(ranked: Sequence[Chain]) -> list[float]:
    """Return the share of each chain, compared with the chains of its namesakes and the best chain of other words."""
    weights = [exp(_SHARPNESS * (chain.total - ranked[0].total)) for chain in ranked]
    spans = [chain.mentions[chain.level].span for chain in ranked]
    sums: dict[Span, float] = {}
    bests: dict[Span, float] = {}
    for span, weight in zip(spans, weights, strict=True):
        sums[span] = sums.get(span, 0) + weight
        bests[span] = max(bests.get(span, 0), weight)
    sum_of_bests = sum(bests.values())
    pairs = zip(spans, weights, strict=True)
    return [weight / (sums[span] + sum_of_bests - bests[span]) for span, weight in pairs]
