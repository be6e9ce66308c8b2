"""Text: the words of one address, and the runs of words that can be the name of a region."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kodewilayah.matching.vocabulary import (
    NUMBERED_WORDS,
    ROADS,
    SHORTENED_ROADS,
    SMALL_WORDS,
    STREET_WORDS,
    TERMS,
    WrittenTerm,
)
from kodewilayah.matching.words import LEAST_WEIGHT, Span, Word, english_term, is_term, terms_of

_MOST_WORDS_OF_A_NAME = 6
_LENGTH_OF_A_POSTAL_CODE = 5
# Words that can stand before a postal code, as in `Kode Pos 12630`.
_BEFORE_A_POSTAL_CODE = frozenset({"pos", "kodepos"})


class Text:
    """The words of one text.

    Args:
        words: the words.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.terms = terms_of(words)

    def key(self, span: Span) -> str:
        """Return the words of a span without spaces, as names are in the index."""
        return "".join(word.text for word in self.words[span.start : span.end])

    def term(self, span: Span) -> WrittenTerm | None:
        """Return the term before or after a name."""
        return english_term(self.words, *span) or self.terms.get(span.start)

    def may_be_of_a_name(self, position: int) -> bool:
        """Tell whether a word may be part of a name that was not found."""
        word = self.words[position]
        return not (
            word.breaks or word.is_aside or word.weight < LEAST_WEIGHT or word.text in SMALL_WORDS or is_term(word)
        )

    def spans(self) -> Iterator[Span]:
        """Yield each run of words that can be a name, by its first word, the longest run first."""
        words = self.words
        for start in range(len(words)):
            end = self._end_of_run(start)
            for shorter_end in range(end, start + 1, -1):
                yield Span(start, shorter_end)
            if end > start and self._can_be_a_name(start):
                yield Span(start, start + 1)

    def _can_be_a_name(self, position: int) -> bool:
        """Tell whether a single word can be a name.

        A term can be a name only after another term, as in `Kec. Kota`, or when it is a local term at the edge of its
        part: `Lembang, Bandung Barat`.
        """
        word = self.words[position]
        if is_term(word):
            if self._is_second_of_a_pair(position):
                return False
            return position in self.terms or (TERMS[word.text].is_local and self._is_at_edge(position))
        return len(word.text) > 1 and word.text not in SMALL_WORDS

    def _is_second_of_a_pair(self, position: int) -> bool:
        """Tell whether a word is one term with the word before it, and a name follows: `Kabupaten/Kota Kediri`."""
        words, term = self.words, self.terms.get(position + 1)
        return (
            position > 0
            and term is not None
            and words[position - 1].part == words[position].part
            and TERMS.get(f"{words[position - 1].text} {words[position].text}") is term
        )

    def _is_at_edge(self, position: int) -> bool:
        """Tell whether a word is the first or the last of its part."""
        words, part = self.words, self.words[position].part
        is_first = position == 0 or words[position - 1].part != part
        is_last = position + 1 == len(words) or words[position + 1].part != part
        return is_first or is_last

    def unusual_spans(self) -> Iterator[Span]:
        """Yield each run of words that can be a name only if a region named elsewhere in the text has it.

        Such a name begins like a street or a building, has a word such as `No`, is only a term, or has a line break
        inside: Gedung Johor, Krueng No, Kemantren.
        """
        words = self.words
        for start, word in enumerate(words):
            if word.breaks and word.text.isdigit():
                continue
            # Words of a street are not a name, but the street word with them may be.
            if word.weight < LEAST_WEIGHT or self._is_behind_a_street_word(start):
                continue
            is_unusual, lines = False, 0
            for end in range(start + 1, min(len(words), start + _MOST_WORDS_OF_A_NAME) + 1):
                added = words[end - 1]
                if end > start + 1 and added.part != words[end - 2].part:
                    lines += 1
                    if not added.is_after_line or lines > 1:
                        break
                    is_unusual = True
                is_unusual = is_unusual or added.breaks or added.weight < LEAST_WEIGHT
                if end == start + 1:
                    if not self._is_only_name(start, end) or (self._can_be_a_name(start) and not word.breaks):
                        continue
                    yield Span(start, end)
                elif is_unusual and (word.text not in ROADS or self._is_only_name(start, end)):
                    yield Span(start, end)

    def _is_only_name(self, start: int, end: int) -> bool:
        """Tell whether there are no words beside a run in its part but numbers, and other spellings in brackets."""
        words = self.words
        part = [position for position, word in enumerate(words) if word.part == words[start].part]
        return all(
            start <= position < end
            or words[position].is_aside
            or (words[position].breaks and words[position].text not in STREET_WORDS)
            for position in part
        )

    def _is_behind_a_street_word(self, position: int) -> bool:
        before = self.words[position - 1] if position else None
        return (
            before is not None
            and before.part == self.words[position].part
            and (before.weight < LEAST_WEIGHT or (before.breaks and before.text in STREET_WORDS))
        )

    def parts_like_streets(self) -> Iterator[Span]:
        """Yield the parts that begin like a building or a road, and may be a village: `Gedung Johor`, `Gang Buntu`."""
        words = self.words
        for start, word in enumerate(words):
            is_first = start == 0 or words[start - 1].part != word.part
            if not is_first or word.text not in STREET_WORDS or word.text in SHORTENED_ROADS:
                continue
            end = start + 1
            while end < len(words) and words[end].part == word.part:
                end += 1
            # The number of a school follows its word; a numeral of a village is the last word.
            if end - start > 1 and not words[start + 1].text.isdigit():
                yield Span(start, end)

    def start_of_the_street(self) -> int | None:
        """Return the position of the first street word of the last part, if there is no term behind it."""
        words, end = self.words, self._end_of_the_names()
        first = None
        for position in range(end - 1, -1, -1):
            if words[position].part != words[end - 1].part or words[position].text in NUMBERED_WORDS:
                break
            if is_term(words[position]) and not TERMS[words[position].text].is_local:
                return None
            if words[position].breaks and words[position].text in STREET_WORDS:
                first = position
        return first

    def end_of_the_street(self, start: int) -> Iterator[Span]:
        """Yield the runs of words at the end of a text that may name a region behind a street, the longest first.

        Args:
            start: the position of the street word. At least one more word belongs to the street. Otherwise the name of
                the region is that of the street.
        """
        first = start + 1 if self.words[start + 1].text not in _WORDS_OF_LONG_ROADS else start + 2
        end = self._end_of_the_names()
        for start_of_name in range(max(first + 1, end - _MOST_WORDS_OF_A_NAME), end):
            yield Span(start_of_name, end)

    def ends_of_streets(self) -> Iterator[Span]:
        """Yield the words that may follow a street or a building without a sign between them, the longest run first.

        They begin among the words of the street, of which at least one is left, and may end behind them.
        """
        words = self.words
        for street, word in enumerate(words):
            if not word.breaks or word.text not in STREET_WORDS:
                continue
            last = street + 1
            while last < len(words) and words[last].weight < LEAST_WEIGHT:
                last += 1
            first = street + (2 if words[street + 1].text not in _WORDS_OF_LONG_ROADS else 3)
            for start in range(first, last):
                yield from (Span(start, end) for end in range(self._end_of_run(start), start, -1))

    def _end_of_run(self, start: int) -> int:
        """Return the position after the last word that a name beginning at a position can have."""
        words, end = self.words, start
        last = min(len(words), start + _MOST_WORDS_OF_A_NAME)
        while end < last and words[end].part == words[start].part and not words[end].breaks:
            end += 1
        return end

    def start_behind(self, span: Span) -> int:
        """Return the position of the first word behind a span that is no term."""
        position = span.end
        while position < len(self.words) - 1 and is_term(self.words[position]):
            position += 1
        return position

    def is_behind_a_street(self, span: Span) -> bool:
        """Tell whether a name follows a street, without a sign or a house number between them."""
        words = self.words
        for position in range(span.start - 1, -1, -1):
            word = words[position]
            if word.part != words[span.start].part or word.text in NUMBERED_WORDS or word.text.isdigit():
                return False
            if word.breaks and word.text in STREET_WORDS:
                return True
        return False

    def _end_of_the_names(self) -> int:
        """Return the position after the last word, without the postal code."""
        end = len(self.words)
        while (
            end
            and self.words[end - 1].breaks
            and self.words[end - 1].text.isdigit()
            and len(self.words[end - 1].text) == _LENGTH_OF_A_POSTAL_CODE
        ):
            end -= 1
        return end

    def postal_code(self) -> str | None:
        """Return the postal code at the end of the text or behind `Kode Pos`; None if there is none."""
        found = None
        last = len(self.words) - 1
        while last >= 0 and self.words[last].text in SMALL_WORDS:
            last -= 1
        for position, word in enumerate(self.words):
            if word.text.isdigit() and len(word.text) == _LENGTH_OF_A_POSTAL_CODE:
                before = self.words[position - 1].text if position else ""
                if position == last or before in _BEFORE_A_POSTAL_CODE:
                    found = word.text
        return found

    def terms_beside(self, span: Span) -> Iterator[int]:
        """Yield the positions of the terms directly before and after a name."""
        words, part = self.words, self.words[span.start].part
        position = span.start - 1
        while position >= 0 and is_term(words[position]) and words[position].part == part:
            yield position
            position -= 1
        if english_term(words, *span) is not None:
            yield span.end

    def beside(self, span: Span) -> list[int]:
        """Return the positions of the words before and after a span, in the same part, that may be part of its name.

        A name does not begin before its term. If a name ends like a street, as in Alue Bu Jalan, the word behind it is
        not one of a street.
        """
        words, last = self.words, self.words[span.end - 1]
        positions = [span.end] if self.term(span) else [span.start - 1, span.end]
        return [
            position
            for position in positions
            if 0 <= position < len(words)
            and words[position].part == words[span.start].part
            and (self.may_be_of_a_name(position) or (position == span.end and last.text in STREET_WORDS))
        ]


_WORDS_OF_LONG_ROADS = frozenset({"raya", "lingkar", "tol"})
