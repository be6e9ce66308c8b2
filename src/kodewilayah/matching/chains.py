"""The evidence for and against each region in an address: mentions, and chains of mentions.

One mention is weak evidence, since a third of all villages share their name with another one. A chain is strong
evidence: mentions of a region and of the regions above it in one text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kodewilayah.codes import Level
from kodewilayah.matching.index import SPANS, kind_of
from kodewilayah.matching.vocabulary import WrittenTerm
from kodewilayah.matching.words import Word, is_term, is_whole_part

# The weights were tuned on the half `tune` of the addresses in `benchmarks/`.
_WEIGHT_OF_LEVEL = {Level.PROVINCE: 0.8, Level.REGENCY: 1.1, Level.DISTRICT: 1.1, Level.VILLAGE: 1.0}
# Added for each word of a name after the first one.
_BONUS_OF_A_WORD = 0.08
# Factors: a name within a longer name of the text; a name that is the whole text; a term that fits the region, has
# another level, or has the level but another kind.
_FACTOR_WITHIN_ANOTHER = 0.6
_FACTOR_OF_THE_WHOLE_TEXT = 1.3
_FACTOR_OF_THE_TERM = 1.2
_FACTOR_OF_ANOTHER_LEVEL = 0.25
_FACTOR_OF_ANOTHER_KIND_OF_REGENCY = 0.45
_FACTOR_OF_ANOTHER_KIND = 0.85
# Penalties within a chain: for each gap between mentioned levels, for each mention out of order,
# and for an upper region directly before a lower one.
_PENALTY_OF_A_GAP = 0.12
_PENALTY_OF_THE_ORDER = 0.15
_PENALTY_OF_UPPER_FIRST = 0.15

# Penalty for mentioning a place that does not contain the region, with a term: by the level of the term, if a place of
# this name has that level; if none has it.
_PENALTY_OF_TERM = {Level.PROVINCE: 1.0, Level.REGENCY: 1.0, Level.DISTRICT: 0.6, Level.VILLAGE: 1.0}
_PENALTY_OF_ANOTHER_TERM = 0.3
# The same without a term, by the highest level of the places with the name: if the name is a whole part of the address,
# and if it is not.
_PENALTY_OF_A_WHOLE_PART = {Level.PROVINCE: 0.8, Level.REGENCY: 0.8, Level.DISTRICT: 0.3, Level.VILLAGE: 0.6}
_PENALTY_WITHIN_A_PART = {Level.PROVINCE: 0.45, Level.REGENCY: 0.45, Level.DISTRICT: 0.1, Level.VILLAGE: 0.0}
# Penalty for a mention in the chain whose term does not fit.
_PENALTY_OF_A_WRONG_TERM = 0.4

# The words of a street have a lower weight. They name a region only if no other words do.
LEAST_WEIGHT = 0.5
_MOST_CHAINS = 40


class Span(NamedTuple):
    """The positions of neighbouring words in a text.

    Attributes:
        start: the position of the first word.
        end: the position after the last one.
    """

    start: int
    end: int

    @property
    def positions(self) -> range:
        """The positions of the words."""
        return range(self.start, self.end)


class Mention(NamedTuple):
    """Words that name regions.

    Attributes:
        start: the position of the first word.
        end: the position after the last one.
        words: the name, folded.
        term: the term before or after the name; None, if there is none.
        weight: the strength of the evidence, from the position of the words and from how well the name fits.
        levels: the regions with this name: by code, as a number, their level.
    """

    start: int
    end: int
    words: str
    term: WrittenTerm | None
    weight: float
    levels: Mapping[int, Level]

    @property
    def span(self) -> Span:
        """The positions of the words."""
        return Span(self.start, self.end)

    @property
    def length(self) -> int:
        """The number of the words."""
        return self.end - self.start

    @property
    def has_level_of_term(self) -> bool:
        """Whether there is no term, or a region with this name has the level of the term."""
        return self.term is None or self.term.level in self.levels.values()

    def overlaps(self, other: Mention) -> bool:
        """Tell whether the mentions have a word in common."""
        return self.start < other.end and other.start < self.end


class Chain(NamedTuple):
    """A region, with the mentions of it and of the regions above it.

    Attributes:
        number: the region's code as a number.
        level: its level.
        mentions: by level, the mention of the region and of each region above it.
        evidence: the sum of the weights of these mentions, less the penalties for their order.
        against: mentions of places that do not contain the region.
        penalty: the sum of the penalties for these.
    """

    number: int
    level: Level
    mentions: Mapping[Level, Mention]
    evidence: float
    against: tuple[Mention, ...] = ()
    penalty: float = 0.0

    @property
    def total(self) -> float:
        """The evidence less the penalty."""
        return self.evidence - self.penalty

    @property
    def rank(self) -> tuple[float, Level, int]:
        """The sort key: the best total first; among equals the highest level, then the lowest code."""
        return -self.total, self.level, self.number

    @property
    def positions(self) -> set[int]:
        """The positions of the words of its mentions."""
        return {position for mention in self.mentions.values() for position in mention.span.positions}

    def lies_in(self, number: int, level: Level) -> bool:
        """Tell whether the region is, or lies in, the region of a number and a level."""
        return level <= self.level and self.number // SPANS[level] == number // SPANS[level]


class Mentions:
    """The mentions in one text, and the chains that they form.

    Args:
        words: the words of the text.
        former_names: returns, for a region's number and level, the folded names of the places that contained it in
            older editions.
    """

    def __init__(self, words: Sequence[Word], former_names: Callable[[int, Level], frozenset[str]]) -> None:
        self._words, self._former_names = words, former_names
        self._all: list[Mention] = []
        self._within_others: set[Span] = set()
        self._of_region: dict[int, list[Mention]] = {}

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._all)

    def add(self, start: int, end: int, term: WrittenTerm | None, levels: Mapping[int, Level], weight: float) -> None:
        """Add a mention.

        Args:
            start: the position of the first word.
            end: the position after the last one.
            term: the term before or after the name; None, if there is none.
            levels: the regions with this name: by code, as a number, their level.
            weight: how well the name fits: 1 for an exact name.
        """
        words = self._words[start:end]
        weight *= min(word.weight for word in words) * (1 + _BONUS_OF_A_WORD * (end - start - 1))
        if end - start == len(self._words):
            weight *= _FACTOR_OF_THE_WHOLE_TEXT
        mention = Mention(start, end, " ".join(word.text for word in words), term, weight, levels)
        self._all.append(mention)
        for number in levels:
            self._of_region.setdefault(number, []).append(mention)

    def chains(self, is_wanted: Callable[[int, Level], bool]) -> list[Chain]:
        """Return the regions mentioned, each with the best mentions of it and of the regions above it, best first.

        Args:
            is_wanted: tells, for a region's number and level, whether the region can be a result.
        """
        self._within_others = {mention.span for mention in self._all if self._is_within_another(mention)}
        candidates: list[_Candidate] = []
        for number, mentions in self._of_region.items():
            level = mentions[0].levels[number]
            if is_wanted(number, level):
                of_path = [mentions]
                of_path += [self._of_region[above] for above, _ in _above(number, level) if above in self._of_region]
                starts = {of_one_region[0].start for of_one_region in of_path}
                candidates.append(_Candidate(len(starts), number, level))
        # Most regions with a mentioned name are namesakes, with few mentions of the regions above them.
        most = max((candidate.mentioned for candidate in candidates), default=0)
        kept = [candidate for candidate in candidates if candidate.mentioned >= most - 1]
        kept.sort(key=lambda candidate: (-candidate.mentioned, candidate.level, candidate.number))
        chains = [self._chain(candidate.number, candidate.level) for candidate in kept[: 3 * _MOST_CHAINS]]
        chains = sorted(chains, key=lambda chain: chain.rank)[:_MOST_CHAINS]
        return sorted(map(self._with_penalty, chains), key=lambda chain: chain.rank)

    def _is_within_another(self, mention: Mention) -> bool:
        """Tell whether the words are part of a longer name in the text; they more likely mean the longer name."""
        return any(
            other.start <= mention.start
            and mention.end <= other.end
            and other.length > mention.length
            and not self._differ_by_term(other, mention)
            for other in self._all
            if other.weight >= LEAST_WEIGHT
        )

    def _differ_by_term(self, longer: Mention, shorter: Mention) -> bool:
        """Tell whether a name only has a term more than the other.

        `Kota Lhokseumawe` means the kota Lhokseumawe, although a village has the name Kota Lhokseumawe.
        """
        before = self._words[longer.start : shorter.start]
        return longer.end == shorter.end and shorter.term is not None and all(map(is_term, before))

    def _weight(self, mention: Mention, number: int, level: Level) -> float:
        """Return the evidence that a mention gives for a region, also considering the other mentions."""
        weight = _weight(mention, number, level)
        return weight * _FACTOR_WITHIN_ANOTHER if mention.span in self._within_others else weight

    def _chain(self, number: int, level: Level) -> Chain:
        mentions = self._of_region[number]
        heavy = [mention for mention in mentions if mention.weight >= LEAST_WEIGHT]
        chains = (self._chain_from(number, level, mention) for mention in heavy or mentions)
        return max(chains, key=lambda chain: chain.evidence)

    def _chain_from(self, number: int, level: Level, own: Mention) -> Chain:
        mentions = {level: own}
        evidence_above = 0.0
        for above, level_above in _above(number, level):
            best, best_weight = None, 0.0
            for mention in self._of_region.get(above, ()):
                if any(mention.overlaps(other) for other in mentions.values()):
                    continue
                weight = self._weight(mention, above, level_above)
                if best is None or (weight, mention.length) > (best_weight, best.length):
                    best, best_weight = mention, weight
            if best is not None:
                mentions[level_above] = best
                evidence_above += best_weight
        evidence = self._weight(own, number, level) + evidence_above
        evidence -= _PENALTY_OF_A_GAP * _gaps(mentions, level)
        starts = [mentions[mentioned_level].start for mentioned_level in sorted(mentions)]
        evidence -= _PENALTY_OF_THE_ORDER * _out_of_order(starts)
        if self._has_upper_first(mentions):
            evidence -= _PENALTY_OF_UPPER_FIRST
        return Chain(number, level, mentions, evidence)

    def _has_upper_first(self, mentions: Mapping[Level, Mention]) -> bool:
        """Tell whether an upper region is named directly before a lower one.

        Such words are more likely one name: `Banjar Baru` does not mean Baru in Banjar.
        """
        return any(
            mentions[upper].end == mentions[lower].start
            and self._words[mentions[upper].start].part == self._words[mentions[lower].start].part
            for upper, lower in pairwise(sorted(mentions))
        )

    def _with_penalty(self, chain: Chain) -> Chain:
        used = list(chain.mentions.values())
        # `Kota Bogor, Kec. Cibinong`: the term is Kota, but the chain of Cibinong uses the mention for Kabupaten Bogor.
        against = [mention for level, mention in chain.mentions.items() if not _agrees(mention, chain.number, level)]
        penalty = _PENALTY_OF_A_WRONG_TERM * len(against)
        for mention in sorted(self._all, key=lambda mention: (mention.start, -mention.length)):
            if mention.weight < LEAST_WEIGHT or any(self._hides(other, mention) for other in used):
                continue
            used.append(mention)
            penalty_of_mention = 0.0 if self.explains(mention, chain) else self._penalty(mention)
            if penalty_of_mention > 0:
                against.append(mention)
                penalty += penalty_of_mention
        return chain._replace(against=tuple(against), penalty=penalty)

    def _hides(self, used: Mention, mention: Mention) -> bool:
        """Tell whether a mention is no evidence, because words of it were used already.

        A longer name still is evidence, unless it only has a term more.
        """
        if not mention.overlaps(used):
            return False
        is_longer = mention.start <= used.start and used.end <= mention.end and mention.length > used.length
        return not is_longer or self._differ_by_term(mention, used)

    def _penalty(self, mention: Mention) -> float:
        """Return the penalty for a mention of places that do not contain the region."""
        if mention.term is not None:
            return _PENALTY_OF_TERM[mention.term.level] if mention.has_level_of_term else _PENALTY_OF_ANOTHER_TERM
        highest = min(mention.levels.values())
        if is_whole_part(self._words, mention.start, mention.end):
            return _PENALTY_OF_A_WHOLE_PART[highest]
        return _PENALTY_WITHIN_A_PART[highest]

    def explains(self, mention: Mention, chain: Chain) -> bool:
        """Tell whether a mention fits a chain.

        It fits if it names the chain's region, a region above or below it, or a region that contained it in an older
        edition.
        """
        for number, level in mention.levels.items():
            shallower = min(level, chain.level)
            if number // SPANS[shallower] == chain.number // SPANS[shallower] and _agrees(mention, number, level):
                return True
        return mention.words in self._former_names(chain.number, chain.level)


class _Candidate(NamedTuple):
    """A region that may be a result.

    Attributes:
        mentioned: the number of regions of its path that are mentioned at different positions.
        number: the region's code as a number.
        level: its level.
    """

    mentioned: int
    number: int
    level: Level


def _above(number: int, level: Level) -> Iterator[tuple[int, Level]]:
    """Yield the number and the level of each region above a region, nearest first."""
    for above in range(level - 1, 0, -1):
        yield number // SPANS[above] * SPANS[above], Level(above)


def _weight(mention: Mention, number: int, level: Level) -> float:
    """Return the evidence that a mention gives for a region."""
    weight = _WEIGHT_OF_LEVEL[level] * mention.weight
    term = mention.term
    if term is None:
        return weight
    if term.level != level:
        return weight * _FACTOR_OF_ANOTHER_LEVEL
    if kind_of(number, level) in term.kinds:
        return weight * _FACTOR_OF_THE_TERM
    return weight * (_FACTOR_OF_ANOTHER_KIND_OF_REGENCY if level is Level.REGENCY else _FACTOR_OF_ANOTHER_KIND)


def _agrees(mention: Mention, number: int, level: Level) -> bool:
    """Tell whether the term of a mention fits a region, or there is no term; desa and kelurahan fit each other."""
    term = mention.term
    if term is None:
        return True
    if term.level != level:
        return False
    return level is not Level.REGENCY or kind_of(number, level) in term.kinds


def _gaps(mentions: Mapping[Level, Mention], level: Level) -> float:
    """Return the number of gaps between mentioned levels; a gap is one or more levels without a mention.

    If only the region itself is mentioned, return half the number of the levels above it.
    """
    if len(mentions) == 1:
        return (level - 1) / 2
    levels = sorted(mentions)
    return sum(lower - upper > 1 for upper, lower in pairwise(levels))


def _out_of_order(starts: Sequence[int]) -> int:
    """Return how many mentions are out of order; the order may be from the province down or up to the province.

    Args:
        starts: the position of each mention, from the highest level to the lowest.
    """
    rising = sum(one < other for one, other in pairwise(starts))
    falling = len(starts) - 1 - rising
    return min(rising, falling)
