"""What speaks for a region in an address, and what against: mentions, and the chains that they make.

A mention alone says little, since a third of all villages share their name. What counts is a chain: a region and the
regions above it, mentioned in one text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kodewilayah.codes import Level, RegionCode
from kodewilayah.matching.index import SPANS, code_of
from kodewilayah.matching.vocabulary import WrittenTerm
from kodewilayah.matching.words import Word, is_term, is_whole_part

# The weights were found by trial on the half of the addresses in `benchmarks/` that is there for it.
_WEIGHT_OF_LEVEL = {Level.PROVINCE: 0.8, Level.REGENCY: 1.1, Level.DISTRICT: 1.1, Level.VILLAGE: 1.0}
_A_WORD_MORE = 0.08
_WITHIN_ANOTHER = 0.6
_THE_WHOLE_TEXT = 1.3
_TERM_AGREES = 1.2
_OTHER_LEVEL = 0.25
_OTHER_KIND_OF_REGENCY = 0.45
_OTHER_KIND = 0.85
_GAP = 0.12
_OUT_OF_ORDER = 0.15
_UPPER_FIRST = 0.15

# How much a mention of a place in which a region does not lie says against it.
_CLAIM_OF_TERM = {Level.PROVINCE: 1.0, Level.REGENCY: 1.0, Level.DISTRICT: 0.6, Level.VILLAGE: 1.0}
_CLAIM_OF_OTHER_TERM = 0.3
_CLAIM_OF_A_TERM_THAT_DIFFERS = 0.4
# Without a term: where it is a part of the address of its own, and where it is not.
_CLAIM = {
    Level.PROVINCE: (0.8, 0.45),
    Level.REGENCY: (0.8, 0.45),
    Level.DISTRICT: (0.3, 0.1),
    Level.VILLAGE: (0.6, 0.0),
}

# Less than this says a word of a street; it names a region only where nothing else does.
LEAST_WEIGHT = 0.5
_MOST_CHAINS = 40


class Mention(NamedTuple):
    """Words that name regions.

    Attributes:
        start: the first of the words.
        end: the one behind the last.
        words: the name, folded.
        term: what the words around it say that it is.
        weight: how much it says, from where it stands and how well the name fits.
        places: the numbers of the regions that are called so, and their levels.
    """

    start: int
    end: int
    words: str
    term: WrittenTerm | None
    weight: float
    places: Mapping[int, Level]

    def overlaps(self, other: Mention) -> bool:
        """Tell whether some word belongs to both."""
        return self.start < other.end and other.start < self.end


class Chain(NamedTuple):
    """A region with the mentions of it and of the regions above it.

    Attributes:
        number: the region's code as a number.
        level: its level.
        mentions: by level, what names it and those above it.
        evidence: how much speaks for it.
        against: mentions of places in which it does not lie.
        claims: how much they say.
    """

    number: int
    level: Level
    mentions: Mapping[Level, Mention]
    evidence: float
    against: tuple[Mention, ...] = ()
    claims: float = 0.0

    @property
    def total(self) -> float:
        """What speaks for the region less what speaks against it."""
        return self.evidence - self.claims

    @property
    def rank(self) -> tuple[float, Level, int]:
        """By which to sort: the best first, among equals the highest level, then by code."""
        return -self.total, self.level, self.number

    def lies_in(self, number: int, level: Level) -> bool:
        """Tell whether the region is another, or lies in it."""
        return level <= self.level and self.number // SPANS[level] == number // SPANS[level]


class Mentions:
    """The mentions in one text, and the chains that they make.

    Args:
        words: the text.
        former_names: gives the names of the places in which a region lay by older decrees, folded.
    """

    def __init__(self, words: Sequence[Word], former_names: Callable[[int, Level], frozenset[str]]) -> None:
        self._words, self._former_names = words, former_names
        self._all: list[Mention] = []
        self._within_others: set[tuple[int, int]] = set()
        self._of_place: dict[int, list[Mention]] = {}

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._all)

    def add(self, start: int, end: int, term: WrittenTerm | None, places: Mapping[int, Level], weight: float) -> None:
        """Note that some words name some regions."""
        words = self._words[start:end]
        weight *= min(word.weight for word in words) * (1 + _A_WORD_MORE * (end - start - 1))
        if end - start == len(self._words):
            weight *= _THE_WHOLE_TEXT
        mention = Mention(start, end, " ".join(word.text for word in words), term, weight, places)
        self._all.append(mention)
        for number in places:
            self._of_place.setdefault(number, []).append(mention)

    def chains(self, is_wanted: Callable[[int, Level], bool]) -> list[Chain]:
        """Return the regions mentioned, each with the best mentions of it and of those above it, best first."""
        self._within_others = {(each.start, each.end) for each in self._all if self._is_within_another(each)}
        promising: list[tuple[int, int, Level]] = []
        for number, mentions in self._of_place.items():
            level = mentions[0].places[number]
            if is_wanted(number, level):
                above = (self._of_place.get(place) for place, _ in _above(number, level))
                starts = {each[0].start for each in (mentions, *above) if each}
                promising.append((len(starts), number, level))
        # Few regions have the most of their path mentioned; the long tail of namesakes has the least.
        most = max((count for count, _, _ in promising), default=0)
        kept = sorted(each for each in promising if each[0] >= most - 1)
        kept.sort(key=lambda each: (-each[0], each[2], each[1]))
        chains = [self._chain(number, level) for _, number, level in kept[: 3 * _MOST_CHAINS]]
        chains = sorted(chains, key=lambda chain: chain.rank)[:_MOST_CHAINS]
        return sorted(map(self._against, chains), key=lambda chain: chain.rank)

    def _is_within_another(self, mention: Mention) -> bool:
        """Tell whether the words are part of a longer name in the text, which they are more likely to mean."""
        return any(
            other.start <= mention.start
            and mention.end <= other.end
            and other.end - other.start > mention.end - mention.start
            and not self._differ_by_term(other, mention)
            for other in self._all
            if other.weight >= LEAST_WEIGHT
        )

    def _differ_by_term(self, longer: Mention, shorter: Mention) -> bool:
        """Tell whether a name has only a term more: `Kota Lhokseumawe` is the kota, though a village is called so."""
        before = self._words[longer.start : shorter.start]
        return longer.end == shorter.end and shorter.term is not None and all(map(is_term, before))

    def _weight(self, mention: Mention, number: int, level: Level) -> float:
        """Return how strongly a mention speaks for a region."""
        within = (mention.start, mention.end) in self._within_others
        return _weight(mention, number, level) * (_WITHIN_ANOTHER if within else 1.0)

    def _chain(self, number: int, level: Level) -> Chain:
        own = self._of_place[number]
        heavy = [each for each in own if each.weight >= LEAST_WEIGHT]
        return max((self._chain_from(number, level, each) for each in heavy or own), key=lambda chain: chain.evidence)

    def _chain_from(self, number: int, level: Level, own: Mention) -> Chain:
        mentions = {level: own}
        for place, outer in _above(number, level):
            free = (each for each in self._of_place.get(place, ()) if not _overlap(each, mentions.values()))
            best = max(free, key=lambda each: (self._weight(each, place, outer), each.end - each.start), default=None)
            if best is not None:
                mentions[outer] = best
        evidence = self._weight(own, number, level)
        evidence += sum(
            self._weight(mentions[outer], place, outer) for place, outer in _above(number, level) if outer in mentions
        )
        evidence -= _GAP * _gaps(mentions, level)
        evidence -= _OUT_OF_ORDER * _turns([mentions[each].start for each in sorted(mentions)])
        if self._has_upper_first(mentions):
            evidence -= _UPPER_FIRST
        return Chain(number, level, mentions, evidence)

    def _has_upper_first(self, mentions: Mapping[Level, Mention]) -> bool:
        """Tell whether an upper region is named right before a lower one: `Banjar Baru` is no Baru in Banjar."""
        return any(
            mentions[upper].end == mentions[lower].start
            and self._words[mentions[upper].start].part == self._words[mentions[lower].start].part
            for upper, lower in pairwise(sorted(mentions))
        )

    def _against(self, chain: Chain) -> Chain:
        used = list(chain.mentions.values())
        # `Kota Bogor, Kec. Cibinong`: what is named is used, but as something else than the text says.
        differing = [mention for level, mention in chain.mentions.items() if not _agrees(mention, chain.number, level)]
        against, claims = list(differing), _CLAIM_OF_A_TERM_THAT_DIFFERS * len(differing)
        for mention in sorted(self._all, key=lambda each: (each.start, each.start - each.end)):
            if mention.weight < LEAST_WEIGHT or any(self._hides(each, mention) for each in used):
                continue
            used.append(mention)
            claim = 0.0 if self.explains(mention, chain) else self._claim(mention)
            if claim:
                against.append(mention)
                claims += claim
        return chain._replace(against=tuple(against), claims=claims)

    def _hides(self, used: Mention, mention: Mention) -> bool:
        """Tell whether words that were used leave a mention nothing to say; a longer name they do not hide."""
        longer = mention.start <= used.start and used.end <= mention.end and mention[:2] != used[:2]
        return mention.overlaps(used) and not (longer and not self._differ_by_term(mention, used))

    def _claim(self, mention: Mention) -> float:
        levels = mention.places.values()
        if mention.term is not None:
            return _CLAIM_OF_TERM[mention.term.level] if mention.term.level in levels else _CLAIM_OF_OTHER_TERM
        alone, among_others = _CLAIM[min(levels)]
        return alone if is_whole_part(self._words, mention.start, mention.end) else among_others

    def explains(self, mention: Mention, chain: Chain) -> bool:
        """Tell whether a mention names a chain's region, one above it or below it, or one in which it once lay."""
        for number, level in mention.places.items():
            shallower = min(level, chain.level)
            if number // SPANS[shallower] == chain.number // SPANS[shallower] and _agrees(mention, number, level):
                return True
        return mention.words in self._former_names(chain.number, chain.level)


def _above(number: int, level: Level) -> Iterator[tuple[int, Level]]:
    """Yield number and level of the regions above one, nearest first."""
    for above in range(level - 1, 0, -1):
        yield number // SPANS[above] * SPANS[above], Level(above)


def _weight(mention: Mention, number: int, level: Level) -> float:
    """Return how strongly a mention speaks for a region."""
    weight = _WEIGHT_OF_LEVEL[level] * mention.weight
    term = mention.term
    if term is None:
        return weight
    if term.level != level:
        return weight * _OTHER_LEVEL
    if RegionCode._trusted(code_of(number, level)).kind in term.kinds:
        return weight * _TERM_AGREES
    return weight * (_OTHER_KIND_OF_REGENCY if level is Level.REGENCY else _OTHER_KIND)


def _agrees(mention: Mention, number: int, level: Level) -> bool:
    """Tell whether a term before a mention, if there is one, says what a region is; desa and kelurahan count as one."""
    term = mention.term
    if term is None:
        return True
    kind_matters = level is Level.REGENCY
    return term.level == level and (not kind_matters or RegionCode._trusted(code_of(number, level)).kind in term.kinds)


def _overlap(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(mention.overlaps(other) for other in others)


def _gaps(mentions: Mapping[Level, Mention], level: Level) -> float:
    """Return how many levels are left out between mentioned ones; half of those above, if none of them is mentioned."""
    if len(mentions) == 1:
        return (level - 1) / 2
    levels = sorted(mentions)
    return sum(lower - upper > 1 for upper, lower in pairwise(levels))


def _turns(starts: Sequence[int]) -> int:
    """Return how often mentions stand against the order of the others, from the province down or up to it."""
    rising = sum(one < other for one, other in pairwise(starts))
    return min(rising, len(starts) - 1 - rising)
