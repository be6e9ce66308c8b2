"""An address as words: the part and the weight of each word, and the terms before and after names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kodewilayah.matching.fold import fold
from kodewilayah.matching.vocabulary import (
    ENGLISH_TERMS,
    LONGEST_TERM,
    NUMBERED_WORDS,
    ROADS,
    STREET_WORDS,
    TERMS,
    TERMS_NEVER_NAMES,
    WrittenTerm,
)

# Signs that end a part of an address. All words of a name are in the same part.
_BETWEEN_PARTS = re.compile(r'[,;:|\\\n\r\t"]+|\s[-\u2013\u2014/]+\s|\.\s*\.')

# The number of words after a street word that belong to the street, if nothing else ends it.
_WORDS_OF_A_STREET = 3
_WEIGHT_IN_A_STREET = 0.3

# A number of more digits is not a numeral in a name.
_LONGEST_SMALL_NUMBER = 3


class Word(NamedTuple):
    """A word of an address.

    Attributes:
        text: the word, folded.
        part: the number of its part; commas and similar signs separate parts.
        weight: 1, or less for a word of a street, a building or an institution.
        breaks: whether it cannot be inside a name: `rt`, a house number, a postal code.
    """

    text: str
    part: int
    weight: float
    breaks: bool


def read_words(text: str, most: int) -> list[Word]:
    """Return the words of an address.

    Args:
        text: the address.
        most: the largest number of words; the other words are left out.

    >>> [word.text for word in read_words("Jl. Mawar No. 5, Kel. Sukamaju", 9) if word.weight == 1 and not word.breaks]
    ['kel', 'sukamaju']
    """
    words: list[Word] = []
    for part, content in enumerate(_BETWEEN_PARTS.split(text)):
        words += _words_of_part(part, fold(content).split())
    return words[:most]


def _words_of_part(part: int, folded: Sequence[str]) -> Iterator[Word]:
    # The number of words that still belong to a street, the present word included.
    left_of_street = 0
    is_road = after_numbered_word = after_term = False
    for position, word in enumerate(folded):
        # A name follows a term, and the last word of a part has no name after it: there are villages Jalan Dua and
        # Geuceu Komplek.
        begins_street = word in STREET_WORDS and not after_term and position < len(folded) - 1
        is_numbered_word = word in NUMBERED_WORDS and not after_term
        is_house_number = word.isdigit() and is_road and 0 < left_of_street < _WORDS_OF_A_STREET
        is_number = _is_number(word, after_numbered_word=after_numbered_word)
        breaks = begins_street or is_numbered_word or is_house_number or is_number
        is_term_before_name = word in TERMS and (
            not TERMS[word].is_local or (position == 0 and word in TERMS_NEVER_NAMES)
        )
        if begins_street:
            left_of_street, is_road = _WORDS_OF_A_STREET + 1, word in ROADS
        elif breaks or is_term_before_name:
            left_of_street = 0
        weight = _WEIGHT_IN_A_STREET if left_of_street and not breaks else 1.0
        yield Word(word, part, weight, breaks)
        left_of_street = max(0, left_of_street - 1)
        # In `RT 5/2` both are numbers.
        after_numbered_word = is_numbered_word or (after_numbered_word and word.isdigit())
        after_term = is_term_before_name


def terms_of(words: Sequence[Word]) -> dict[int, WrittenTerm]:
    """Return the terms before words, by the position of the word after the term.

    >>> terms = terms_of(read_words("Kec. Cilawu, Garut", 9))
    >>> [(position, term.level.name) for position, term in terms.items()]
    [(1, 'DISTRICT')]
    """
    terms: dict[int, WrittenTerm] = {}
    for position in range(1, len(words)):
        for length in range(min(LONGEST_TERM, position), 0, -1):
            before = words[position - length : position]
            term = TERMS.get(" ".join(word.text for word in before))
            if term is not None and before[0].part == words[position].part:
                terms[position] = term
                break
    return terms


def english_term(words: Sequence[Word], start: int, end: int) -> WrittenTerm | None:
    """Return the English term after a name, as in `Merauke Regency`; None if there is none.

    Args:
        words: the words of the address.
        start: the position of the first word of the name.
        end: the position after its last word.

    >>> english_term(read_words("Merauke Regency", 9), 0, 1).level.name
    'REGENCY'
    """
    if end >= len(words) or words[end].part != words[start].part or words[end].text not in ENGLISH_TERMS:
        return None
    return TERMS[words[end].text]


def is_term(word: Word) -> bool:
    """Tell whether a word is a term, Indonesian or English.

    >>> is_term(read_words("Kec. Cilawu", 9)[0])
    True
    """
    return word.text in TERMS or word.text in ENGLISH_TERMS


def is_whole_part(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether words are a whole part of the address, without other words before or after them.

    Args:
        words: the words of the address.
        start: the position of the first one.
        end: the position after the last one.

    >>> is_whole_part(read_words("Cilawu, Garut", 9), 0, 1)
    True
    """
    part = words[start].part
    before = start > 0 and words[start - 1].part == part
    return not before and (end == len(words) or words[end].part != part)


def _is_number(word: str, *, after_numbered_word: bool) -> bool:
    """Tell whether a word is a house number or a postal code, not a numeral in a name."""
    return (after_numbered_word and word[0].isdigit()) or (word.isdigit() and len(word) > _LONGEST_SMALL_NUMBER)
