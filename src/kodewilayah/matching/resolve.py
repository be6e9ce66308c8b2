"""From a whole address, or a messy cell of a table, to the regions that it can mean.

First, all words that are names of regions are found: the mentions (`matching.names`). Then each region mentioned gets
evidence from the mentions of the regions above it, and penalties for mentions of places that do not contain it
(`matching.chains`). If other words of the text can be names too, they are searched among former names and with typing
errors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from math import exp
from typing import TYPE_CHECKING

from kodewilayah._once import made_once
from kodewilayah.codes import Level
from kodewilayah.facts.plain import PLAIN
from kodewilayah.matching.chains import Chain, Mention
from kodewilayah.matching.fold import fold, join_initials, squash
from kodewilayah.matching.index import SPANS, code_of, number_of
from kodewilayah.matching.match import Match, Matches
from kodewilayah.matching.names import NamesInText
from kodewilayah.matching.short_names import ShortNames
from kodewilayah.matching.spans import Text
from kodewilayah.matching.words import LEAST_WEIGHT, Span, Word, is_term, read_words

if TYPE_CHECKING:
    from kodewilayah.codes import RegionCode
    from kodewilayah.gazetteer import Gazetteer
    from kodewilayah.matching.search import NameSearch
    from kodewilayah.region import Region

# Of a longer text, only the beginning is read.
_MOST_CHARACTERS = 2_000
_MOST_WORDS = 80

# How a score is calculated from the evidence.
# The higher, the faster the share of a region falls with its distance from the best one.
_SHARPNESS = 7.0
# The doubt of every result. More is added if the level above the region is not mentioned.
_DOUBT = 0.06
_DOUBT_OF_A_GAP = 0.2
# For a name with errors, times what its weight lacks.
_DOUBT_OF_ERRORS = 0.5
# Factors: words that may be a name were not read; a text with one name ends with such words; its one name follows a
# street.
_FACTOR_OF_UNREAD_WORDS = 0.88
_FACTOR_OF_AN_UNREAD_END = 0.55
# An unknown name in the place of the kabupaten or the province, such as another country.
_FACTOR_OF_AN_END_ELSEWHERE = 0.5
_FACTOR_BEHIND_A_STREET = 0.5
# A kecamatan or a village, if all that speaks for it is a name with typing errors.
_FACTOR_OF_A_LONE_NAME_WITH_ERRORS = 0.5
# A name of few letters with an error may as well be another word: `Budi, Kec. Arjasa` has no village Buddi.
_FACTOR_OF_A_SHORT_NAME_WITH_ERRORS = 0.88
_LONG_NAME = 8
# The text names a second place, with a region above it: `Dari Sukamaju, Cilodong ke Jagakarsa, Jakarta Selatan`.
_FACTOR_OF_ANOTHER_PLACE = 0.75
# A region with less evidence is not a result.
_LEAST_EVIDENCE = 0.3
# With a smaller share, the score is rounded to 0, whatever the fit: that holds for most.
_LEAST_SHARE = 0.0005
# A lower score tells that nothing is sure.
_UNSURE = 0.5
# Regions whose totals differ by less fit equally well.
_EQUAL = 0.05
# What a postal code says for the regencies that it fits, and against the others, among regions of the same name.
_POSTAL_CODE_FITS = 0.5
_POSTAL_CODE_DIFFERS = -0.1
# A region for which only its name speaks, if the postal code speaks against it.
_FACTOR_OF_A_FOREIGN_POSTAL_CODE = 0.8
_LENGTH_OF_A_PREFIX = 3


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
        # By number: the history is asked for each region once.
        self._former_names: dict[int, frozenset[str]] = {}

    def region(self, number: int, level: Level) -> Region:
        """Return the region of a number and a level."""
        return self._gazetteer.lookup(code_of(number, level))

    def successors(self, key: str) -> Iterator[RegionCode]:
        """Yield the codes in force of the regions with a former name; none for an older edition.

        Args:
            key: the former name, folded and squashed.
        """
        return self._names.formerly_with(key) if self._gazetteer.is_in_force else iter(())

    def resolve(self, text: str, level: Level | None, within: Region | None, limit: int) -> Matches:
        """Return the regions that a text can mean, best first; see `Gazetteer.resolve`."""
        words = read_words(join_initials(text[:_MOST_CHARACTERS]), _MOST_WORDS)
        return _Reader(self, words, level, within).matches(limit)

    def former_names(self, number: int, level: Level) -> frozenset[str]:
        """Return the folded names that a region and the regions above it had in older editions."""
        known = self._former_names.get(number)
        if known is not None:
            return known
        names: set[str] = set()
        for predecessor in self.region(number, level).predecessors:
            for region in predecessor.path:
                names |= {fold(region.short_name), fold(region.readable_name)}
        return self._former_names.setdefault(number, frozenset(names))

    @made_once
    def seats(self) -> dict[str, list[int]]:
        """The numbers of the kabupaten by the name of their capital, folded and squashed; none for an older edition."""
        seats: dict[str, list[int]] = {}
        for code, rows in self._rows_of("capital"):
            if number_of(code) % SPANS[Level.PROVINCE]:
                seats.setdefault(squash(fold(rows[0]["capital"])), []).append(number_of(code))
        return seats

    @made_once
    def beginnings_of_provinces(self) -> frozenset[str]:
        """The first words of the names of several provinces: `kalimantan`, `nusa tenggara`."""
        names = [self.index.words(row).split() for row in self.index.rows(Level.PROVINCE)]
        beginnings = Counter(" ".join(name[:count]) for name in names for count in range(1, len(name)))
        return frozenset(beginning for beginning, count in beginnings.items() if count > 1)

    @made_once
    def regencies_by_postal_prefix(self) -> dict[str, set[int]]:
        """The numbers of the regencies by the first digits of their postal codes; none for an older edition."""
        regencies: dict[str, set[int]] = {}
        for code, rows in self._rows_of("postal_prefixes"):
            for row in rows:
                regencies.setdefault(row["prefix"], set()).add(number_of(code))
        return regencies

    def _rows_of(self, fact: str) -> Iterator[tuple[str, list[dict[str, str]]]]:
        """Yield the rows of the plain table that has a fact, by the code of their region."""
        if self._gazetteer.is_in_force:
            file = next(table.file for table in PLAIN if fact in table.shown)
            yield from self._gazetteer._atlas._facts.plain[file].by_code.items()


class _Reader:
    """Reads one text.

    Args:
        addresses: the edition to find regions in.
        words: the words of the text.
        level: the level of the results; any, if None.
        within: the region that the results must lie in; anywhere, if None.
    """

    def __init__(self, addresses: Addresses, words: list[Word], level: Level | None, within: Region | None) -> None:
        self._addresses, self._text = addresses, Text(words)
        self._level, self._within = level, within
        code = self._text.postal_code()
        # The regencies that the postal code fits.
        self._posted: AbstractSet[int] = frozenset()
        if code is not None:
            self._posted = addresses.regencies_by_postal_prefix.get(code[:_LENGTH_OF_A_PREFIX], self._posted)
        self._names = NamesInText(addresses, self._text)
        self._mentions = self._names.mentions

    def matches(self, limit: int) -> Matches:
        """Return the regions that the text can mean, best first."""
        self._names.find()
        chains = self._mentions.chains(self._is_wanted, self._posted)
        # Two rounds: a misspelt kecamatan, found in the first, tells which villages to compare in the second.
        for _ in range(2):
            best = chains[0] if chains else None
            unread = self._unread(best, self._explained(best) if best else set())
            if not unread and not self._names.like_streets(chains[:1]):
                break
            known = len(self._mentions)
            self._names.look_closer(unread, chains)
            if len(self._mentions) == known:
                break
            chains = self._mentions.chains(self._is_wanted, self._posted)
        return self._scored(self._with_postal_code(chains), limit)

    def _is_wanted(self, number: int, level: Level) -> bool:
        if self._level is not None and level != self._level:
            return False
        within = self._within
        if within is None:
            return True
        return level > within.level and number // SPANS[within.level] == number_of(within.code) // SPANS[within.level]

    def _unread(self, chain: Chain | None, explained: AbstractSet[int]) -> list[range]:
        """Return the runs of words that may be part of a name and that a chain does not explain.

        Args:
            chain: the chain; None, if there is none.
            explained: the positions of the words that it explains.
        """
        words, runs = self._text.words, list[range]()
        for position, word in enumerate(words):
            if position in explained or not self._text.may_be_of_a_name(position):
                continue
            if runs and runs[-1].stop == position and words[position - 1].part == word.part:
                runs[-1] = range(runs[-1].start, position + 1)
            else:
                runs.append(range(position, position + 1))
        if chain is not None and chain.level is Level.VILLAGE and not chain.against:
            # After a village, the other words are a street and a house, except beside its name and after a term.
            beside = self._text.beside(chain.mentions[Level.VILLAGE].span)
            runs = [run for run in runs if run.start in self._text.terms or any(position in run for position in beside)]
        return runs

    def _explained(self, chain: Chain) -> set[int]:
        """Return the positions of the words that are mentions in a chain, or fit it, at the level of their term."""
        explained: set[int] = set()
        for level, mention in chain.mentions.items():
            # If names contradict each other, one of the lower ones may be a former name.
            is_doubtful = chain.against and level > Level.REGENCY
            if not is_doubtful and (mention.term is None or mention.term.level == level):
                explained.update(mention.span.positions)
        for mention in self._mentions:
            if chain.against and min(mention.levels.values()) > Level.REGENCY:
                continue
            if mention.weight < LEAST_WEIGHT or not mention.has_level_of_term:
                continue
            # Many mentions have words in common.
            positions = range(mention.start, mention.end)
            if not explained.issuperset(positions) and self._mentions.explains(mention, chain):
                explained.update(positions)
        return explained

    def _with_postal_code(self, chains: list[Chain]) -> list[Chain]:
        """Return the chains, best first, if a postal code in the text decides between those that have the same words.

        It may be wrong, so it never decides against another word of the text.
        """
        if not self._posted or not chains:
            return chains
        words = chains[0].positions
        weighed = [
            chain._replace(of_postal_code=_POSTAL_CODE_FITS if _is_of(chain, self._posted) else _POSTAL_CODE_DIFFERS)
            if chain.positions == words
            else chain
            for chain in chains
        ]
        return sorted(weighed, key=lambda chain: chain.rank)

    def _scored(self, chains: Sequence[Chain], limit: int) -> Matches:
        """Return the chains as matches; the score is how well each fits, times its share among all that fit."""
        ranked: list[Chain] = []
        for chain in chains:
            # A region is left out if a better one lies in it: it is listed in the `used` of that one.
            holds_better = any(better.lies_in(chain.number, chain.level) for better in ranked)
            if chain.evidence > _LEAST_EVIDENCE and not holds_better:
                ranked.append(chain)
        scored = [
            (round(self._score(chain, share), 3), chain) for chain, share in zip(ranked, _shares(ranked), strict=True)
        ]
        # The sort is stable: among equal scores the better rank comes first.
        best = sorted(scored, key=lambda one: -one[0])[: max(limit, 0)]
        return Matches(
            self._match(
                chain, score, ambiguous=any(_fit_equally(chain, other) for other in ranked if other is not chain)
            )
            for score, chain in best
        )

    def _score(self, chain: Chain, share: float) -> float:
        """Return the score of a region.

        Args:
            chain: its chain.
            share: its share among all that fit.
        """
        if share < _LEAST_SHARE:
            return 0.0
        score = self._fit(chain) * share
        if score > _UNSURE and self._mentions.name_another_place(chain):
            score *= _FACTOR_OF_ANOTHER_PLACE
        return score

    def _fit(self, chain: Chain) -> float:
        """Return how well a region fits the text, from 0 to 1."""
        own, doubt = chain.mentions[chain.level], chain.penalty + _DOUBT
        if chain.level > Level.REGENCY and Level(chain.level - 1) not in chain.mentions:
            # Behind a kabupaten, a name may be its capital as well as a village: `Lamandau, Nanga Bulik`.
            is_behind = any(mention.start < own.start for mention in chain.mentions.values())
            doubt += _DOUBT_OF_A_GAP * (1 + is_behind)
        doubt += _DOUBT_OF_ERRORS * max(0.0, 1 - own.weight)
        fit = chain.evidence / (chain.evidence + doubt) * min(1.0, chain.evidence)
        explained = self._explained(chain)
        # The first word belongs to a street as well as to the name: `jl mawar tebet jakarta selatan`.
        is_in_a_street = self._text.words[own.start].weight < LEAST_WEIGHT
        # `Kec. Beji (Kukusan)` may mean the village in it.
        is_cut_short = any(span.start > own.start for span in self._names.lower_names_aside)
        if is_in_a_street or is_cut_short or self._leaves_words_unread(chain, explained) or self._is_cut_off(chain):
            fit *= _FACTOR_OF_UNREAD_WORDS
        if own.errors and own.term is None and (own.errors > 1 or len(own.words) < _LONG_NAME):
            fit *= _FACTOR_OF_A_SHORT_NAME_WITH_ERRORS
        if len(chain.mentions) == 1:
            fit *= self._factor_of_a_lone_name(chain, own)
        elif min(chain.mentions) > Level.REGENCY and self._ends_elsewhere(chain):
            fit *= _FACTOR_OF_AN_END_ELSEWHERE
        return fit

    def _factor_of_a_lone_name(self, chain: Chain, own: Mention) -> float:
        """Return the factor for a region for which only its own name speaks."""
        factor = 1.0
        if self._is_village_among_names(chain) or self._has_unread_end(chain):
            factor *= _FACTOR_OF_AN_UNREAD_END
        if own.term is None and self._text.is_behind_a_street(own.span):
            factor *= _FACTOR_BEHIND_A_STREET
        if self._posted and not _is_of(chain, self._posted):
            factor *= _FACTOR_OF_A_FOREIGN_POSTAL_CODE
        if self._is_only_like_a_name(chain):
            factor *= _FACTOR_OF_A_LONE_NAME_WITH_ERRORS
        return factor

    def _is_village_among_names(self, chain: Chain) -> bool:
        """Tell whether nothing speaks for a village but its name, and there are other names: `Kairo, Mesir`."""
        if chain.level is not Level.VILLAGE:
            return False
        # Beside a kecamatan, all words count.
        as_district = chain._replace(level=Level.DISTRICT)
        return bool(self._unread(as_district, self._explained(as_district)))

    def _is_only_like_a_name(self, chain: Chain) -> bool:
        """Tell whether all that speaks for a kecamatan or a village is a misspelt name, or words that begin provinces.

        `Bekasi Raya` is not Bekasi Jaya, and two provinces begin with Nusa Tenggara.
        """
        own = chain.mentions[chain.level]
        if chain.level <= Level.REGENCY or own.term is not None:
            return False
        return own.errors > 0 or own.words in self._addresses.beginnings_of_provinces

    def _leaves_words_unread(self, chain: Chain, explained: AbstractSet[int]) -> bool:
        """Tell whether words that may be a name were not read.

        Beside a village, only words behind a term of a village count: the others are a street and a house.
        """
        unread = self._unread(chain, explained)
        if chain.level < Level.VILLAGE:
            return bool(unread) or self._has_unused_term(chain, explained)
        terms = [self._text.terms.get(run.start) for run in unread]
        return any(term is not None and term.level is Level.VILLAGE and not term.is_local for term in terms)

    def _has_unused_term(self, chain: Chain, explained: AbstractSet[int]) -> bool:
        """Tell whether a term of a lower level has another term behind it that is no name: `Kec. Huta, Kab. Garut`."""
        return any(
            term.level > chain.level and position not in explained and position + 1 not in self._text.terms
            for position, term in self._text.terms.items()
            if is_term(self._text.words[position])
        )

    def _is_cut_off(self, chain: Chain) -> bool:
        """Tell whether the word before or after the region's name was not read, and so may be part of the name.

        The same holds for the kecamatan of a village, if it is named before the village: `Klamono Olde, Klasafet`.
        """
        own, district = chain.mentions[chain.level], chain.mentions.get(Level.DISTRICT, chain.mentions[chain.level])
        names = [own, district] if district.start < own.start else [own]
        read = chain.positions
        return any(position not in read for name in names for position in self._text.beside(name.span))

    def _has_unread_end(self, chain: Chain) -> bool:
        """Tell whether only unknown names follow the name of a region: `Kuala Lumpur, Malaysia`."""
        words, own = self._text.words, chain.mentions[chain.level]
        after = [position for position in range(own.end, len(words)) if not words[position].breaks]
        return bool(after) and all(map(self._text.may_be_of_a_name, after))

    def _ends_elsewhere(self, chain: Chain) -> bool:
        """Tell whether an unknown name stands in the place of the kabupaten or the province.

        As in `Sidodadi, Pagelaran, Malaysia`.
        """
        words, end = self._text.words, max(mention.end for mention in chain.mentions.values())
        after = range(end, len(words))
        return (
            bool(after)
            and words[end].part != words[end - 1].part
            and all(map(self._text.may_be_of_a_name, after))
            and not any(mention.end > end for mention in self._mentions)
        )

    def _match(self, chain: Chain, score: float, *, ambiguous: bool) -> Match:
        used = {level: chain.mentions[level].words for level in sorted(chain.mentions, reverse=True)}
        read = chain.positions
        for mention in chain.mentions.values():
            read |= set(self._text.terms_beside(mention.span))
        ignored = tuple(word.text for position, word in enumerate(self._text.words) if position not in read)
        conflicts = tuple(mention.words for mention in chain.against)
        region = self._addresses.region(chain.number, chain.level)
        return Match(region, score, ambiguous, used, ignored, conflicts)


def _is_of(chain: Chain, regencies: AbstractSet[int]) -> bool:
    """Tell whether a region is or lies in one of some regencies, or is the province of one."""
    if chain.level is Level.PROVINCE:
        return any(chain.holds(regency) for regency in regencies)
    return chain.number // SPANS[Level.REGENCY] * SPANS[Level.REGENCY] in regencies


def _fit_equally(chain: Chain, other: Chain) -> bool:
    """Tell whether two regions fit a text equally well."""
    if abs(chain.total - other.total) < _EQUAL:
        return True
    # `Ngawi, Kabupaten Ngawi` can mean the kecamatan and the village of this name, and `Sendang, Wonogiri` a village in
    # the kecamatan or another one in the kabupaten of that name; nothing in the text decides.
    own, same = chain.mentions[chain.level], other.mentions[other.level]
    return (
        len(chain.mentions) > 1
        and own.span == same.span
        and (own.term is None or chain.level == other.level)
        and chain.penalty == other.penalty
        and chain.of_postal_code == other.of_postal_code
        and chain.words == other.words
    )


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
