"""The evidence for and against each region in an address: mentions, and chains of mentions.

One mention is weak evidence, since a third of all villages share their name with another one. A chain is strong
evidence: mentions of a region and of the regions above it in one text.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kodewilayah.codes import Level
from kodewilayah.matching.fold import squash
from kodewilayah.matching.index import SPANS, kind_of
from kodewilayah.matching.vocabulary import HAMLET, WrittenTerm
from kodewilayah.matching.words import LEAST_WEIGHT, Span, Word, is_term, is_whole_part

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
# Penalty for a village named behind its regency, if its kecamatan is named before the regency.
_PENALTY_BEHIND_THE_REGENCY = 1.15
# Penalty for words that are taken for a region, although they name the region above it as well.
_PENALTY_OF_AN_UPPER_NAME = 1.1
# If a text has one name only, and regions of several levels have it: the weight of the highest one, and the penalty for
# each level below it.
_WEIGHT_OF_THE_HIGHEST = 1.1
_PENALTY_OF_A_LOWER_LEVEL = 0.3

# Penalty for mentioning a place that does not contain the region, with a term: by the level of the term, if a place of
# this name has that level; if none has it.
_PENALTY_OF_TERM = {Level.PROVINCE: 1.0, Level.REGENCY: 1.0, Level.DISTRICT: 0.6, Level.VILLAGE: 1.0}
_PENALTY_OF_ANOTHER_TERM = 0.3
# The same without a term, by the highest level of the places with the name: if the name is a whole part of the address,
# and if it is not.
_PENALTY_OF_A_WHOLE_PART = {Level.PROVINCE: 0.8, Level.REGENCY: 0.8, Level.DISTRICT: 0.3, Level.VILLAGE: 0.6}
_PENALTY_WITHIN_A_PART = {Level.PROVINCE: 0.45, Level.REGENCY: 0.45, Level.DISTRICT: 0.1, Level.VILLAGE: 0.0}
# Factor for the penalty of a village that is named farther from the kecamatan: people write the hamlet first.
_FACTOR_OF_A_HAMLET = 0.5
# Penalty for a mention in the chain whose term does not fit.
_PENALTY_OF_A_WRONG_TERM = 0.4

_MOST_CHAINS = 40
# The levels above each level, nearest first.
_ABOVE = {level: tuple(above for above in reversed(Level) if above < level) for level in Level}
_SPANS_ABOVE = {level: tuple(SPANS[above] for above in _ABOVE[level]) for level in Level}
# In a longer text, fewer chains are compared, because each one is compared with all its mentions.
_MOST_CHAINS_OF_A_LONG_TEXT = 15
_LONG_TEXT = 30
# A chain with so much less evidence than the best total does not change the scores; a few are kept for the list.
_MOST_BEHIND = 1.0
_FEWEST_CHAINS = 10


class Mention(NamedTuple):
    """Words that name regions.

    Attributes:
        start: the position of the first word.
        end: the position after the last one.
        words: the name, folded.
        term: the term before or after the name; None, if there is none.
        weight: the strength of the evidence, from the position of the words and from how well the name fits.
        levels: the regions with this name: by code, as a number, their level.
        errors: the number of typing errors by which the words differ from the name.
        is_seat: whether the name is that of the region's capital.
    """

    start: int
    end: int
    words: str
    term: WrittenTerm | None
    weight: float
    levels: Mapping[int, Level]
    errors: int = 0
    is_seat: bool = False

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
        of_postal_code: what a postal code in the text says for the region, or, below 0, against it.
    """

    number: int
    level: Level
    mentions: Mapping[Level, Mention]
    evidence: float
    against: tuple[Mention, ...] = ()
    penalty: float = 0.0
    of_postal_code: float = 0.0

    @property
    def total(self) -> float:
        """The evidence less the penalty."""
        return self.evidence - self.penalty + self.of_postal_code

    @property
    def rank(self) -> tuple[float, Level, int]:
        """The sort key: the best total first; among equals the highest level, then the lowest code."""
        return -self.total, self.level, self.number

    @property
    def positions(self) -> set[int]:
        """The positions of the words of its mentions."""
        return {position for mention in self.mentions.values() for position in range(mention.start, mention.end)}

    @property
    def words(self) -> set[tuple[Span, float]]:
        """The words of its mentions, each with how well they fit a name."""
        return {(mention.span, mention.weight) for mention in self.mentions.values()}

    def lies_in(self, number: int, level: Level) -> bool:
        """Tell whether the region is, or lies in, the region of a number and a level."""
        return level <= self.level and self.number // SPANS[level] == number // SPANS[level]

    def holds(self, number: int) -> bool:
        """Tell whether a region of a lower level lies in the region."""
        return self.number // SPANS[self.level] == number // SPANS[self.level]


class Mentions:
    """The mentions in one text, and the chains that they form.

    Args:
        words: the words of the text.
        former_names: returns, for a region's number and level, the folded names of the places that contained it in
            older editions.

    Attributes:
        has_heavy: whether a name is outside streets and buildings.
    """

    def __init__(self, words: Sequence[Word], former_names: Callable[[int, Level], frozenset[str]]) -> None:
        self._words, self._former_names = words, former_names
        self._all: list[Mention] = []
        self._of_region: dict[int, list[Mention]] = {}
        self._of_span: dict[tuple[int, int], list[Mention]] = {}
        self.has_heavy = self._has_light = False
        # For each word, the names of several words that it is part of.
        self._longer: list[list[Mention]] = [[] for _ in words]
        # Made again for each call of `chains`: the mentions within another one, by `id`, because they cannot be hashed;
        # and what `_weighed` found, by the number of the region.
        self._within_others: set[int] = set()
        self._known_weights: dict[int, list[tuple[float, Mention]]] = {}

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def add(
        self,
        start: int,
        end: int,
        term: WrittenTerm | None,
        levels: Mapping[int, Level],
        weight: float,
        *,
        heeds_streets: bool = True,
        errors: int = 0,
        is_seat: bool = False,
    ) -> None:
        """Add a mention.

        Args:
            start: the position of the first word.
            end: the position after the last one.
            term: the term before or after the name; None, if there is none.
            levels: the regions with this name: by code, as a number, their level.
            weight: how well the name fits: 1 for an exact name.
            heeds_streets: whether the name weighs less if it has words of a street.
            errors: the number of typing errors by which the words differ from the name.
            is_seat: whether the name is that of the region's capital.
        """
        words = self._words[start:end]
        weight *= 1 + _BONUS_OF_A_WORD * (end - start - 1)
        if heeds_streets:
            weight *= min(word.weight for word in words)
        if self._is_whole_text(start, end):
            weight *= _FACTOR_OF_THE_WHOLE_TEXT
        mention = Mention(start, end, " ".join(word.text for word in words), term, weight, levels, errors, is_seat)
        of_span = self._of_span.setdefault((start, end), [])
        if mention in of_span:
            # The words were looked at before.
            return
        of_span.append(mention)
        self._all.append(mention)
        if weight >= LEAST_WEIGHT:
            self.has_heavy = True
        else:
            self._has_light = True
        for number in levels:
            self._of_region.setdefault(number, []).append(mention)
        if mention.length > 1 and weight >= LEAST_WEIGHT:
            for position in range(start, end):
                self._longer[position].append(mention)

    def _is_whole_text(self, start: int, end: int) -> bool:
        """Tell whether there are no words but a name and its term: `Kota Padang`."""
        return all(is_term(word) for word in self._words[:start]) and all(is_term(word) for word in self._words[end:])

    def chains(self, is_wanted: Callable[[int, Level], bool], preferred: Container[int] = ()) -> list[Chain]:
        """Return the regions mentioned, each with the best mentions of it and of the regions above it, best first.

        Args:
            is_wanted: tells, for a region's number and level, whether the region can be a result.
            preferred: the numbers of regencies; among very many regions of one name, those in these are kept.
        """
        self._leave_out_streets()
        self._known_weights.clear()
        self._within_others = {id(mention) for mention in self._all if self._is_within_another(mention)}
        kept = self._candidates(is_wanted)
        most = _MOST_CHAINS if len(self._words) <= _LONG_TEXT else _MOST_CHAINS_OF_A_LONG_TEXT
        span = SPANS[Level.REGENCY]

        def is_other(number: int) -> bool:
            return number // span * span not in preferred

        kept.sort(key=lambda one: (-one.mentioned, is_other(one.number), one.level, one.number))
        found = (self._chain(candidate.number, candidate.level) for candidate in kept[: 3 * most])
        chains = [chain for chain in found if chain is not None]
        chains.sort(key=lambda chain: (-chain.total, is_other(chain.number), *chain.rank))
        return self._with_penalties(chains[:most])

    def _leave_out_streets(self) -> None:
        """Leave out the regions and mentions in streets, if a name is outside them."""
        if self.has_heavy and self._has_light:
            heavy = {
                number: [mention for mention in mentions if mention.weight >= LEAST_WEIGHT]
                for number, mentions in self._of_region.items()
            }
            self._of_region = {number: mentions for number, mentions in heavy.items() if mentions}
            self._has_light = False

    def _candidates(self, is_wanted: Callable[[int, Level], bool]) -> list[_Candidate]:
        """Return the regions mentioned, without those that have fewer mentions of their path than others.

        Most regions with a mentioned name are namesakes, with few mentions of the regions above them.
        """
        of_region, candidates, most = self._of_region, [], 0
        for number, mentions in of_region.items():
            level = mentions[0].levels[number]
            if not is_wanted(number, level):
                continue
            starts = {mentions[0].start}
            for span in _SPANS_ABOVE[level]:
                above = of_region.get(number // span * span)
                if above is not None:
                    starts.add(above[0].start)
            mentioned = len(starts)
            # Few regions have the most mentions, so most of them are not kept at all.
            if mentioned >= most - 1:
                candidates.append(_Candidate(mentioned, number, level))
                most = max(most, mentioned)
        return [candidate for candidate in candidates if candidate.mentioned >= most - 1]

    def _is_within_another(self, mention: Mention) -> bool:
        """Tell whether the words are part of a longer name in the text; they more likely mean the longer name."""
        # A local term is part of a name as often as a term: there is a village Kampung Baru.
        is_local = mention.term is not None and mention.term.is_local
        return any(is_local or not self._differ_by_term(other, mention) for other in self._around(mention))

    def _around(self, mention: Mention) -> Iterator[Mention]:
        """Yield the longer names of the text that the words are part of."""
        for other in self._longer[mention.start]:
            if other.start <= mention.start and mention.end <= other.end and other.length > mention.length:
                yield other

    def _is_word_of_upper_name(self, mention: Mention, number: int, level: Level) -> bool:
        """Tell whether the words are part of the name of a region above.

        `Kabupaten Parigi Moutong` does not mean the kecamatan Moutong in it.
        """
        return any(
            other.levels.get(above) == level_above
            for other in self._around(mention)
            for above, level_above in regions_above(number, level)
        )

    def _differ_by_term(self, longer: Mention, shorter: Mention) -> bool:
        """Tell whether a name only has a term more than the other.

        `Kota Lhokseumawe` means the kota Lhokseumawe, although a village has the name Kota Lhokseumawe.
        """
        before = self._words[longer.start : shorter.start]
        return longer.end == shorter.end and shorter.term is not None and all(map(is_term, before))

    def _weighed(self, number: int, level: Level) -> list[tuple[float, Mention]]:
        """Return the mentions of a region, each with its weight; the heaviest first, then one that is a whole part.

        In `Pr. Air Batu, Air Batu` the second Air Batu is the kecamatan. Many chains have the same regions above, so
        the list is made once.
        """
        weighed = self._known_weights.get(number)
        if weighed is None:
            mentions = [
                mention
                for mention in self._of_region.get(number, ())
                if not self._is_word_of_upper_name(mention, number, level)
            ]
            weighed = [(self._weight(mention, number, level), mention) for mention in mentions]
            weighed.sort(key=lambda one: (-one[0], not is_whole_part(self._words, *one[1].span)))
            self._known_weights[number] = weighed
        return weighed

    def _weight(self, mention: Mention, number: int, level: Level) -> float:
        """Return the evidence that a mention gives for a region, also considering the other mentions."""
        weight = _weight(mention, number, level)
        return weight * _FACTOR_WITHIN_ANOTHER if id(mention) in self._within_others else weight

    def _chain(self, number: int, level: Level) -> Chain | None:
        """Return the best chain of a region; None if its name is only part of the name of a region above."""
        mentions = self._of_region[number]
        own = [mention for mention in mentions if not self._is_word_of_upper_name(mention, number, level)]
        upper = [(above, self._weighed(of_above, above)) for of_above, above in regions_above(number, level)]
        chains = (self._chain_from(number, level, mention, upper) for mention in own)
        return max(chains, key=lambda chain: chain.evidence, default=None)

    def _chain_from(
        self, number: int, level: Level, own: Mention, upper: Iterable[tuple[Level, Sequence[tuple[float, Mention]]]]
    ) -> Chain:
        mentions = {level: own}
        evidence_above = 0.0
        for level_above, weighed in upper:
            for weight, mention in weighed:
                if not any(mention.overlaps(other) for other in mentions.values()):
                    mentions[level_above] = mention
                    evidence_above += weight
                    break
        evidence = self._weight(own, number, level) + evidence_above
        evidence -= _PENALTY_OF_A_GAP * _gaps(mentions, level)
        if _is_seat_of_a_region_named(mentions, number) or _is_behind_as_upper(mentions, number, level):
            evidence -= _PENALTY_OF_AN_UPPER_NAME
        if len(mentions) > 1:
            evidence -= self._penalty_of_the_order(mentions)
        elif own.term is None:
            evidence += _of_a_name_alone(own, level)
        return Chain(number, level, mentions, evidence)

    def _penalty_of_the_order(self, mentions: Mapping[Level, Mention]) -> float:
        """Return the penalty for names in an unusual order."""
        starts = [mentions[mentioned_level].start for mentioned_level in sorted(mentions)]
        penalty = _PENALTY_OF_THE_ORDER * _out_of_order(starts)
        if self._has_upper_first(mentions):
            penalty += _PENALTY_OF_UPPER_FIRST
        return penalty

    def _has_upper_first(self, mentions: Mapping[Level, Mention]) -> bool:
        """Tell whether an upper region is named directly before a lower one.

        Such words are more likely one name: `Banjar Baru` does not mean Baru in Banjar.
        """
        return any(
            mentions[upper].end == mentions[lower].start
            and self._words[mentions[upper].start].part == self._words[mentions[lower].start].part
            for upper, lower in pairwise(sorted(mentions))
        )

    def _with_penalties(self, chains: Iterable[Chain]) -> list[Chain]:
        """Return chains, best evidence first, with their penalties, best total first."""
        mentions = sorted(self._all, key=lambda mention: (mention.start, -mention.length))
        heavy = [mention for mention in mentions if mention.weight >= LEAST_WEIGHT]
        found: list[Chain] = []
        best = 0.0
        for chain in chains:
            if len(found) >= _FEWEST_CHAINS and chain.evidence < best - _MOST_BEHIND:
                break
            found.append(self._with_penalty(chain, heavy))
            best = max(best, found[-1].total)
        return sorted(found, key=lambda chain: chain.rank)

    def _with_penalty(self, chain: Chain, mentions: Sequence[Mention]) -> Chain:
        # `Kota Bogor, Kec. Cibinong`: the term is Kota, but the chain of Cibinong uses the mention for Kabupaten Bogor.
        against = [mention for level, mention in chain.mentions.items() if not _agrees(mention, chain.number, level)]
        penalty = _PENALTY_OF_A_WRONG_TERM * len(against)
        if _is_behind_the_regency(chain.mentions):
            penalty += _PENALTY_BEHIND_THE_REGENCY
        # The words are known to be a name of the chain, or against it, already.
        known = {mention.words for mention in against}
        # For each word, the mention that used it last.
        user: list[Mention | None] = [None] * len(self._words)
        for mention in chain.mentions.values():
            user[mention.start : mention.end] = [mention] * mention.length
        for mention in mentions:
            users = user[mention.start : mention.end]
            if any(users) and any(other is not None and self._hides(other, mention) for other in users):
                continue
            user[mention.start : mention.end] = [mention] * mention.length
            if mention.words not in known and not self._is_explained(mention, chain):
                penalty_of_mention = self._penalty(mention, chain)
                if penalty_of_mention > 0:
                    known.add(mention.words)
                    against.append(mention)
                    penalty += penalty_of_mention
        return chain._replace(against=tuple(against), penalty=penalty)

    def _hides(self, used: Mention, mention: Mention) -> bool:
        """Tell whether a mention is no evidence, because words of it were used already.

        A longer name still is evidence, unless it only has a term more.

        Args:
            used: the mention that used the words.
            mention: a mention that overlaps it.
        """
        is_longer = mention.start <= used.start and used.end <= mention.end and mention.length > used.length
        return not is_longer or self._differ_by_term(mention, used)

    def _penalty(self, mention: Mention, chain: Chain) -> float:
        """Return the penalty for a mention of places that do not contain the region."""
        own = chain.mentions[chain.level].term
        if mention.term is not None:
            penalty = _PENALTY_OF_TERM[mention.term.level] if mention.has_level_of_term else _PENALTY_OF_ANOTHER_TERM
            # `Kp. Melati, Desa Sukamaju` or `Kp. Melati, Kec. Cilawu`: the first is a hamlet.
            is_of_village = own is not None and own.level is Level.VILLAGE and not own.is_local
            is_of_district = own is not None and self._words[mention.start - 1].text == HAMLET
            is_hamlet = mention.term.is_local and (is_of_village or is_of_district)
            return penalty * _FACTOR_OF_A_HAMLET if is_hamlet else penalty
        highest = min(mention.levels.values())
        if self._is_village_before_its_kecamatan(mention, chain):
            highest = Level.VILLAGE
        if not is_whole_part(self._words, mention.start, mention.end):
            return _PENALTY_WITHIN_A_PART[highest]
        penalty = _PENALTY_OF_A_WHOLE_PART[highest]
        return penalty * _FACTOR_OF_A_HAMLET if _is_before_the_village(mention, chain) else penalty

    def _is_explained(self, mention: Mention, chain: Chain) -> bool:
        """Tell whether a mention, or another mention of the same words, fits a chain."""
        if self._is_village_before_its_kecamatan(mention, chain):
            return False
        return any(self.explains(other, chain) for other in self._of_span[mention.start, mention.end])

    def _is_village_before_its_kecamatan(self, mention: Mention, chain: Chain) -> bool:
        """Tell whether a mention is another village than that of a chain, with the name of its kecamatan.

        In `Limo, Kec. Limo`, the first name is the village Limo.
        """
        upper = chain.mentions.get(Level.DISTRICT)
        if upper is None or upper.term is None or chain.level is not Level.VILLAGE:
            return False
        if mention.term is not None or not _is_same_name(mention, upper) or mention.end > upper.start:
            return False
        if chain.mentions[chain.level].term is not None:
            return False
        district = chain.number // SPANS[Level.DISTRICT]
        numbers = [number for other in self._of_span[mention.start, mention.end] for number in other.levels]
        return chain.number not in numbers and any(
            number // SPANS[Level.DISTRICT] == district and number % SPANS[Level.DISTRICT] for number in numbers
        )

    def explains(self, mention: Mention, chain: Chain) -> bool:
        """Tell whether a mention fits a chain.

        It fits if it names the chain's region, a region above or below it, or a region that contained it in an older
        edition.
        """
        levels = mention.levels
        if levels.get(chain.number) == chain.level and _agrees(mention, chain.number, chain.level):
            return True
        for number, level in regions_above(chain.number, chain.level):
            if levels.get(number) == level and _agrees(mention, number, level):
                return True
        if chain.level < Level.VILLAGE:
            span = SPANS[chain.level]
            lowest = chain.number // span * span
            for number in levels:
                if lowest < number < lowest + span and _agrees(mention, number, levels[number]):
                    return True
        # What a term calls a village is no former name of a kecamatan.
        may_be_former = mention.term is None or mention.term.level < chain.level
        return may_be_former and mention.words in self._former_names(chain.number, chain.level)

    def name_another_place(self, chain: Chain) -> bool:
        """Tell whether other words than those of a chain name a region and one above it that do not fit the chain."""
        read = chain.positions
        # Of words that the text repeats, twice is enough.
        others: dict[str, list[Mention]] = {}
        for mention in self._all:
            same = others.get(mention.words, ())
            if mention.weight < LEAST_WEIGHT or mention.errors or len(same) > 1:
                continue
            if read.isdisjoint(range(mention.start, mention.end)) and not self._is_explained(mention, chain):
                others.setdefault(mention.words, []).append(mention)
        named: dict[int, list[Mention]] = {}
        for same in others.values():
            for mention in same:
                for number in mention.levels:
                    named.setdefault(number, []).append(mention)
        return any(
            upper.levels[above] == level_above and not upper.overlaps(lower)
            for same in others.values()
            for lower in same[:1]
            for number, level in lower.levels.items()
            for above, level_above in regions_above(number, level)
            for upper in named.get(above, ())
        )


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


def regions_above(number: int, level: Level) -> Iterator[tuple[int, Level]]:
    """Yield the number and the level of each region above a region, nearest first."""
    for above in _ABOVE[level]:
        span = SPANS[above]
        yield number // span * span, above


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


def _of_a_name_alone(own: Mention, level: Level) -> float:
    """Return what changes in the evidence for a region if its name is the only name in the text.

    Of regions of several levels with this name, the text more likely means the highest: `Banten` is the province.
    """
    highest = min(own.levels.values())
    change = (_WEIGHT_OF_THE_HIGHEST - _WEIGHT_OF_LEVEL[level]) * own.weight if level == highest else 0.0
    return change - _PENALTY_OF_A_LOWER_LEVEL * (level - highest)


def _is_seat_of_a_region_named(mentions: Mapping[Level, Mention], number: int) -> bool:
    """Tell whether a kabupaten is named by its capital, and its own name behind it stands for a kecamatan.

    In `Singaraja, Buleleng` the second name more likely is the kabupaten.
    """
    regency, district = mentions.get(Level.REGENCY), mentions.get(Level.DISTRICT)
    if regency is None or district is None or not regency.is_seat or district.start < regency.start:
        return False
    span = SPANS[Level.REGENCY]
    return district.term is None and number // span * span in district.levels


def _is_behind_as_upper(mentions: Mapping[Level, Mention], number: int, level: Level) -> bool:
    """Tell whether a region is named behind the one above it, with a name that a region above that has too.

    In `Kec. Kasemen, Banten` the second name is the province, not the village in Kasemen.
    """
    own, upper = mentions[level], mentions.get(Level(level - 1)) if level > Level.PROVINCE else None
    if upper is None or own.term is not None or own.start < upper.start:
        return False
    return any(own.levels.get(above) == level_above for above, level_above in regions_above(number, level))


def _is_same_name(mention: Mention, other: Mention) -> bool:
    return squash(mention.words) == squash(other.words)


def _is_behind_the_regency(mentions: Mapping[Level, Mention]) -> bool:
    """Tell whether a village is named behind its regency, although its kecamatan is named before the regency."""
    if not {Level.REGENCY, Level.DISTRICT, Level.VILLAGE} <= mentions.keys():
        return False
    village, district, regency = mentions[Level.VILLAGE], mentions[Level.DISTRICT], mentions[Level.REGENCY]
    # In `Lingga, Lingga, Daik` either of the equal names may be the regency.
    is_surely_before = district.start < regency.start and not _is_same_name(district, regency)
    return village.term is None and is_surely_before and regency.start < village.start


def _is_before_the_village(mention: Mention, chain: Chain) -> bool:
    """Tell whether a name stands before the village of a chain, and the village before its kecamatan.

    The first name is more likely that of a hamlet.
    """
    own, district = chain.mentions[chain.level], chain.mentions.get(Level.DISTRICT)
    return chain.level is Level.VILLAGE and district is not None and mention.start < own.start < district.start


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
