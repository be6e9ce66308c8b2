"""NamesInText: finds the regions that the words of one text name, and gives them to the chains as mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kodewilayah.codes import Level
from kodewilayah.matching.chains import Chain, Mention, Mentions, regions_above
from kodewilayah.matching.fold import squash
from kodewilayah.matching.index import SPANS, count_errors, most_errors, number_of
from kodewilayah.matching.short_names import FEWEST_INITIALS, is_shortened_form
from kodewilayah.matching.spans import Text
from kodewilayah.matching.vocabulary import (
    COMPASS_ENDINGS,
    ENGLISH_DIRECTIONS,
    ENGLISH_NAMES,
    NEVER_MISSPELT,
    OTHER_SPELLINGS_IN_ADDRESSES,
    TOWN,
    is_surely_term,
)
from kodewilayah.matching.words import LEAST_WEIGHT, Span, is_term, is_whole_part

if TYPE_CHECKING:
    from kodewilayah.matching.resolve import Addresses

# The weight of a mention by its number of typing errors, and of other mentions that are less sure than a name.
_WEIGHT_OF_ERRORS = (1.0, 0.8, 0.55)
_WEIGHT_OF_A_FORMER_NAME = 0.85
_WEIGHT_OF_A_BLEND = 0.9
_WEIGHT_OF_A_SHORTENED_NAME = 0.9
_WEIGHT_OF_FIRST_WORDS = 0.8
_WEIGHT_OF_A_SEAT = 0.8
_WEIGHT_AT_THE_END_OF_A_STREET = 0.6
# A village that looks like a building, if its kecamatan is not named: `Gedung Jaya, Kabupaten Way Kanan`.
_WEIGHT_LIKE_A_BUILDING = 0.7

# By number; faster than `Level(number)`.
_LEVELS = {level.value: level for level in Level}

_SHORTEST_MISSPELT = 4
_MOST_WORDS_OF_A_MISSPELT_NAME = 4
# Give up beyond this: the text is not an address.
_MOST_MISREAD = 24
# The same for searches among the kecamatan, kabupaten and provinces of the whole country, which cost most.
_MOST_WIDE_SEARCHES = 12
# A word such as `Malteng` is a short form, not a name with errors.
_LONGEST_SHORT_FORM = 8


class NamesInText:
    """Finds the names in one text.

    Args:
        addresses: the edition to find regions in.
        text: the words of the text.

    Attributes:
        mentions: the names found.
        lower_names_aside: the words in brackets or behind a slash that name a region in the one before them, too.
    """

    def __init__(self, addresses: Addresses, text: Text) -> None:
        self._addresses, self._index, self._text = addresses, addresses.index, text
        self.mentions = Mentions(text.words, addresses.former_names)
        self.lower_names_aside: list[Span] = []
        # The words, and each of them in another spelling.
        self._words = [word.text for word in text.words]
        self._others = [OTHER_SPELLINGS_IN_ADDRESSES.get(word, word) for word in self._words]
        self._indonesian = [ENGLISH_NAMES.get(word, word) for word in self._words]
        # Whether a name begins with words.
        self._beginnings: dict[str, bool] = {}
        self._wide_searches_left = _MOST_WIDE_SEARCHES

    def find(self) -> None:
        """Find the names without errors."""
        short_names = self._addresses.short_names
        for span in self._text.spans():
            key = self._text.key(span)
            rows = self._rows_named(span)
            if not rows and len(span.positions) < FEWEST_INITIALS:
                rows = short_names.initials.get(key, [])
            if key == TOWN:
                term = self._text.terms.get(span.start)
                if term is not None and term.level == Level.DISTRICT:
                    rows = [*rows, *short_names.towns]
            if rows:
                self._add(span, rows)
            self._add_other_names(span, key, rows)
        self._find_unusual_names()
        self._find_at_the_end_of_the_street()
        self._find_between_street_and_name()

    def _rows_named(self, span: Span) -> list[int]:
        """Return the rows of the names that words have, in any spelling."""
        rows: list[int] = []
        for words in self._spellings(span):
            # `17` is spelled in two words.
            if len(words) == 1 or self._begins_a_name(squash("".join(words[:2]))):
                rows += self._index.rows_named(squash("".join(words)))
        return rows

    def _begins_a_name(self, key: str) -> bool:
        # The same two words begin several spans.
        known = self._beginnings.get(key)
        if known is None:
            known = self._beginnings[key] = self._index.has_prefix(key)
        return known

    def _spellings(self, span: Span) -> Iterator[Sequence[str]]:
        """Yield the words that a run of words can have in the index."""
        start, end = span
        words = self._words[start:end]
        yield words
        others = self._others[start:end]
        if others != words:
            yield others
        indonesian = self._indonesian[start:end]
        if words[0] in ENGLISH_DIRECTIONS and len(words) > 1:
            indonesian = [*indonesian[1:], ENGLISH_DIRECTIONS[words[0]]]
        if indonesian != words:
            yield indonesian

    def _add(
        self,
        span: Span,
        rows: Iterable[int],
        weight: float = 1.0,
        *,
        heeds_streets: bool = True,
        errors: int = 0,
    ) -> None:
        levels = {self._index.number(row): _LEVELS[self._index.level(row)] for row in rows}
        if not levels:
            return
        term = self._text.term(span)
        if term is not None and not term.is_local and term.level in levels.values():
            # A name behind `Kab.` fills the place of the regency only, although a kecamatan may have it too. A local
            # term is not as strict: it is also written before the names of hamlets and kecamatan.
            levels = {number: level for number, level in levels.items() if level == term.level}
        elif term is None and self._text.words[span.start].is_aside:
            # It is another spelling of the name before it, or names a region above: `Kab. Parigi Moutong (Parimo)`.
            before = self._named_before(span)
            deepest = max(before.values(), default=Level.VILLAGE)
            if any(level > deepest and _lies_in_one_of(number, level, before) for number, level in levels.items()):
                self.lower_names_aside.append(span)
            levels = {number: level for number, level in levels.items() if level <= deepest}
        if levels:
            self.mentions.add(*span, term, levels, weight, heeds_streets=heeds_streets, errors=errors)

    def _named_before(self, span: Span) -> dict[int, Level]:
        """Return the regions that the name before brackets or a slash may mean."""
        words, start = self._text.words, span.start
        while start and words[start - 1].is_aside and words[start - 1].part == words[span.start].part:
            start -= 1
        before = [mention for mention in self.mentions if mention.end == start and mention.weight >= LEAST_WEIGHT]
        first = min((mention.start for mention in before), default=start)
        return {
            number: level for mention in before if mention.start == first for number, level in mention.levels.items()
        }

    def _add_other_names(self, span: Span, key: str, rows: Sequence[int]) -> None:
        """Add the kabupaten that people write in another way: its capital, or its name without Kepulauan or Pulau."""
        seats, islands = self._addresses.seats.get(key), self._addresses.short_names.islands.get(key)
        if seats is None and islands is None:
            return
        term = self._text.term(span)
        if term is not None and term.level is not Level.REGENCY:
            return
        named = {self._index.number(row) for row in rows}
        for numbers, weight, is_seat in (
            (seats, _WEIGHT_OF_A_SEAT, True),
            (islands, _WEIGHT_OF_A_SHORTENED_NAME, False),
        ):
            levels = {number: Level.REGENCY for number in numbers or () if number not in named}
            if levels:
                self.mentions.add(*span, term, levels, weight, is_seat=is_seat)

    def _find_unusual_names(self) -> None:
        """Find names that look like a street or a building, in the regions named: kecamatan first, then villages."""
        found = []
        for span in self._text.unusual_spans():
            rows = self._rows_named(span)
            if rows:
                found.append((span, rows))
        for level in (Level.DISTRICT, Level.VILLAGE) if found else ():
            above = Level(level - 1)
            for span, rows in found:
                of_level = [row for row in rows if self._index.level(row) == level]
                inside = self._inside_named(of_level, above, span)
                self._add(span, inside, heeds_streets=False)
                if not inside and level is Level.VILLAGE and is_whole_part(self._text.words, *span):
                    inside = self._inside_named(of_level, Level.REGENCY, span)
                    self._add(span, inside, _WEIGHT_LIKE_A_BUILDING, heeds_streets=False)

    def _inside_named(self, rows: Iterable[int], level: Level, span: Span) -> list[int]:
        """Return the rows whose region lies in one of a level that is named elsewhere in the text.

        Args:
            rows: the rows.
            level: the level.
            span: the words that do not count.
        """
        places = {
            number
            for mention in self.mentions
            if mention.weight >= LEAST_WEIGHT and (mention.end <= span.start or span.end <= mention.start)
            for number, level_of_place in mention.levels.items()
            if level_of_place == level
        }
        return [row for row in rows if self._index.number(row) // SPANS[level] * SPANS[level] in places]

    def _find_at_the_end_of_the_street(self) -> None:
        """Find the name behind a street that is the whole text: `jl melati jagakarsa`."""
        start = self._text.start_of_the_street()
        if start is None or any(mention.start < start and mention.weight >= LEAST_WEIGHT for mention in self.mentions):
            return
        for span in self._text.end_of_the_street(start):
            rows = self._rows_named(span)
            if rows:
                self._add(span, rows, _WEIGHT_AT_THE_END_OF_A_STREET, heeds_streets=False)
                return

    def _find_between_street_and_name(self) -> None:
        """Find the last words of a street that are a region in the one named behind them: `jl mawar tebet jaksel`.

        Without a sign or a number between them, nothing tells where the street ends. The region behind may also begin
        the next part: `Toko Makmur Dago, Coblong`.
        """
        for span in self._text.ends_of_streets():
            rows = self._rows_named(span)
            if not rows:
                continue
            starts = {span.end, self._text.start_behind(span)}
            behind = [
                mention for mention in self.mentions if mention.start in starts and mention.weight >= LEAST_WEIGHT
            ]
            for mention in behind:
                # `Koramil 07 Gombong, Kec. Gombong` names the kecamatan twice.
                others = [] if squash(mention.words) == self._text.key(span) else rows
                inside = [row for row in others if self._lies_in_one_of(row, mention.levels)]
                if inside:
                    self._add(span, inside, _WEIGHT_AT_THE_END_OF_A_STREET, heeds_streets=False)
                    break

    def _lies_in_one_of(self, row: int, levels: Mapping[int, Level]) -> bool:
        return _lies_in_one_of(self._index.number(row), _LEVELS[self._index.level(row)], levels)

    def look_closer(self, unread: Sequence[range], chains: Sequence[Chain]) -> None:
        """Add mentions by former names, with shortened words, or with typing errors, for the words that were not read.

        Args:
            unread: the words.
            chains: the best chains so far, best first.
        """
        best = chains[0] if chains else None
        nearby = _Nearby(self._addresses, chains)
        # A name may be misspelt although it is known: if its term gives another level, or if the best region does not
        # lie there.
        against = best.against if best else ()
        known = {mention.span for mention in self.mentions if mention not in against and mention.has_level_of_term}
        # The exact name of a province, kabupaten or kota is no error in the name of another region: `Bali, Sumsel`.
        known |= {mention.span for mention in self.mentions if _is_upper(mention)}
        if best is not None and best.level > Level.REGENCY:
            # The exact name of a kecamatan beside it is that kecamatan, and no error in the name of another.
            known |= {mention.span for mention in against if _names_a_sibling(mention, best)}
        named = {mention.span for mention in self.mentions}
        longer = [mention.span for mention in self.mentions if mention.length > 1]
        spans = [span for span in self._text.spans() if self._may_be_unread(span, unread, best)]
        for span in spans:
            self._add_former(span)
        for span in spans[:_MOST_MISREAD]:
            is_within = any(_is_within(span, other) for other in longer)
            if span in known or is_within or len(span.positions) > _MOST_WORDS_OF_A_MISSPELT_NAME:
                continue
            if not self._add_shortened(span, nearby) and not self._add_first_words(span, nearby):
                self._add_misspelt(span, nearby, best, is_a_name=span in named)
        for span in self.like_streets(chains[:1]):
            key = self._text.key(span)
            if not self._add_shortened(span, nearby):
                self._add_near(span, nearby.misspelt(key, most_errors(key)), None)

    def like_streets(self, best: Sequence[Chain]) -> list[Span]:
        """Return the parts that look like a building and may be a village with errors, if only its kecamatan is known.

        Args:
            best: the best chain; nothing, if there is none.
        """
        if best and best[0].level is Level.DISTRICT:
            return list(self._text.parts_like_streets())
        return []

    def _may_be_unread(self, span: Span, unread: Sequence[range], best: Chain | None) -> bool:
        """Tell whether a run of words may be a name that was not found."""
        runs = [run for run in unread if run.start < span.end and span.start < run.stop]
        if not runs or not self._may_be_misspelt(span):
            return False
        if best is None or best.level is not Level.VILLAGE or best.against:
            return True
        # Words beside a village are read again together with its name.
        own = best.mentions[Level.VILLAGE]
        is_whole = span.start <= own.start and own.end <= span.end
        return is_whole or not any(position in run for run in runs for position in self._text.beside(own.span))

    def _may_be_misspelt(self, span: Span) -> bool:
        key = self._text.key(span)
        is_shortened = any(word.is_shortened for word in self._text.words[span.start : span.end])
        return (len(key) >= _SHORTEST_MISSPELT or is_shortened) and not key.isdigit()

    def _begins_with_a_term(self, span: Span) -> bool:
        """Tell whether words begin with a term.

        Some terms may also begin a name of several words, unless the words behind the term are a name of its level.
        """
        words = self._text.words[span.start : span.end]
        return is_term(words[0]) and (
            len(words) == 1
            or is_surely_term([word.text for word in words])
            or any(mention.start == span.start + 1 and mention.has_level_of_term for mention in self.mentions)
        )

    def _add_former(self, span: Span) -> None:
        levels = {number_of(code): code.level for code in self._addresses.successors(self._text.key(span))}
        if levels:
            self.mentions.add(*span, self._text.terms.get(span.start), levels, _WEIGHT_OF_A_FORMER_NAME)

    def _add_shortened(self, span: Span, nearby: _Nearby) -> bool:
        """Add the region nearby whose name a run of words with points may stand for, if there is only one.

        Tell whether there is one, or several.
        """
        words = self._text.words[span.start : span.end]
        if self._begins_with_a_term(span) or not any(word.is_shortened for word in words):
            return False
        rows = nearby.shortened([(word.text, word.is_shortened) for word in words])
        # A kecamatan and the village of its name in it count as one.
        highest = min(rows, key=self._index.level, default=None)
        if highest is not None and all(self._lies_in(row, highest) for row in rows):
            self._add(span, rows, _WEIGHT_OF_A_SHORTENED_NAME, heeds_streets=False)
        return bool(rows)

    def _lies_in(self, row: int, upper: int) -> bool:
        """Tell whether the region of a row has the name of the region of another row, and is it or lies in it."""
        index = self._index
        span = SPANS[_LEVELS[index.level(upper)]]
        return index.words(row) == index.words(upper) and index.number(row) // span == index.number(upper) // span

    def _add_first_words(self, span: Span, nearby: _Nearby) -> bool:
        """Add the kecamatan nearby whose name begins with words behind `Kec.`, if there is only one; tell whether."""
        term = self._text.terms.get(span.start)
        if term is None or term.level is not Level.DISTRICT:
            return False
        words = [word.text for word in self._text.words[span.start : span.end]]
        rows = [row for row in nearby.beginning_with(words) if self._index.level(row) == Level.DISTRICT]
        if len({self._index.number(row) for row in rows}) != 1:
            return False
        self._add(span, rows, _WEIGHT_OF_FIRST_WORDS)
        return True

    def _add_misspelt(self, span: Span, nearby: _Nearby, best: Chain | None, *, is_a_name: bool) -> None:
        """Add mentions of the names that differ from some words by typing errors, the fewest first.

        Args:
            span: the words.
            nearby: the names to compare first.
            best: the best chain so far.
            is_a_name: whether the words are the name of a region already.
        """
        index, key = self._index, self._text.key(span)
        if len(span.positions) == 1:
            self._add(span, self._addresses.short_names.blended(key), _WEIGHT_OF_A_BLEND)
            if key in NEVER_MISSPELT or (len(key) <= _LONGEST_SHORT_FORM and key.endswith(COMPASS_ENDINGS)):
                return
        if self._begins_with_a_term(span):
            return
        # The name of another region is rarely a name with two errors.
        most = min(most_errors(key), 1 if is_a_name else 2)
        if self._add_near(span, nearby.misspelt(key, most), best):
            return
        # If the regency is known, its own kecamatan and villages are enough, unless a term gives another level.
        term = self._text.term(span)
        # `Kec. Surabaya` is an error of another kind than Purabaya elsewhere.
        if any(mention.span == span and min(mention.levels.values()) <= Level.REGENCY for mention in self.mentions):
            return
        is_anchored = best is not None and Level.REGENCY in best.mentions and not best.against
        if (is_anchored and (term is None or term.level is Level.VILLAGE)) or not self._wide_searches_left:
            return
        self._wide_searches_left -= 1
        upper = range(index.rows(Level.DISTRICT).stop)
        for errors in range(1, most + 1):
            # A name of three letters with an error would be another word.
            rows = [
                row
                for row in index.typos(key, errors, upper)
                if len(index.key(row)) >= _SHORTEST_MISSPELT and _has_same_numerals(index.key(row), key)
            ]
            if rows:
                self._add(span, rows, _WEIGHT_OF_ERRORS[errors], errors=errors)
                return

    def _add_near(self, span: Span, found: tuple[int, list[int]] | None, best: Chain | None) -> bool:
        """Add the names nearby that were found for a run of words; tell whether there are any."""
        if found is None:
            return False
        term = self._text.term(span)
        if best is not None and best.level is Level.DISTRICT and term is not None and term.is_local:
            # A hamlet of the kecamatan named is no village with errors in another one.
            found = found[0], [row for row in found[1] if best.holds(self._index.number(row))]
        errors, rows = found
        # `Pr. Air Batu` is more than the name Air Batu.
        parts = {squash(mention.words) for mention in self.mentions if _is_within(mention.span, span)}
        rows = [row for row in rows if self._index.key(row) not in parts]
        self._add(span, rows, _WEIGHT_OF_ERRORS[errors], heeds_streets=False, errors=errors)
        return True


def _has_same_numerals(key: str, other: str) -> bool:
    """Tell whether two names have the same numerals: Lubuk Pakam IV is no error in the name Lubuk Pakam III."""
    return list(filter(str.isdigit, key)) == list(filter(str.isdigit, other))


def _is_upper(mention: Mention) -> bool:
    """Tell whether words are exactly the name of a province, kabupaten or kota, and no term calls them otherwise."""
    term = mention.term
    return (
        not mention.errors
        and not mention.is_seat
        and min(mention.levels.values()) <= Level.REGENCY
        and (term is None or term.level <= Level.REGENCY)
    )


def _lies_in_one_of(number: int, level: Level, places: Mapping[int, Level]) -> bool:
    """Tell whether a region lies in one of some places."""
    return any(places.get(above) == level_above for above, level_above in regions_above(number, level))


def _is_within(span: Span, longer: Span) -> bool:
    """Tell whether a run of words is part of a longer one."""
    return longer.start <= span.start and span.end <= longer.end and longer != span


def _names_a_sibling(mention: Mention, best: Chain) -> bool:
    """Tell whether words are the name of a kecamatan in the same kabupaten or kota as a region."""
    span = SPANS[Level.REGENCY]
    return any(
        level == Level.DISTRICT and number // span == best.number // span for number, level in mention.levels.items()
    )


class _Nearby:
    """The names around the best regions found so far, with which words that were not read are compared.

    They are the names in the three best regions, or in the kecamatan of a village, and of the regions above them.

    Args:
        addresses: the edition.
        chains: the chains, best first.
    """

    def __init__(self, addresses: Addresses, chains: Sequence[Chain]) -> None:
        self._index = index = addresses.index
        regions: dict[tuple[int, Level], None] = {}
        for chain in chains[:3]:
            level = min(chain.level, Level.DISTRICT)
            if level >= Level.REGENCY:
                regions[chain.number // SPANS[level] * SPANS[level], level] = None
        self._rows_of_regions = [
            [row for rows in index.rows_below(number, level) for row in rows] for number, level in regions
        ]
        self._rows = list(dict.fromkeys(row for rows in self._rows_of_regions for row in rows))

    def misspelt(self, key: str, most: int) -> tuple[int, list[int]] | None:
        """Return the fewest errors, up to a number, by which names differ from a key, and the rows of these names."""
        index, letters, length = self._index, frozenset(key), len(key)
        best, found = most, list[int]()
        for row in self._rows:
            if abs(index.length(row) - length) > best:
                continue
            name = index.key(row)
            # Most names are not alike, and this finds it fastest.
            if len(letters.difference(name)) > best:
                continue
            errors = count_errors(key, name, best)
            if errors is None or errors == 0 or not _has_same_numerals(name, key):
                continue
            if errors < best:
                best, found = errors, []
            found.append(row)
        return (best, found) if found else None

    def shortened(self, words: Sequence[tuple[str, bool]]) -> list[int]:
        """Return the rows of the names that words may stand for, in the best region that has any.

        Args:
            words: the words, each with whether a point follows it.
        """
        names = self._index.words
        for rows in self._rows_of_regions:
            found = [row for row in rows if is_shortened_form(words, names(row).split())]
            if found:
                return found
        return []

    def beginning_with(self, words: Sequence[str]) -> list[int]:
        """Return the rows of the names that begin with words and have more words."""
        beginning = " ".join([*words, ""])
        return [row for row in self._rows if self._index.words(row).startswith(beginning)]
