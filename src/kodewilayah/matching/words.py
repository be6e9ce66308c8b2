"""An address as words: its parts, and what the words before each one say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kodewilayah.matching.fold import fold
from kodewilayah.matching.vocabulary import (
    ENGLISH_TERMS,
    LONGEST_TERM,
    NEVER_NAMES,
    NUMBERED_WORDS,
    ROADS,
    STREET_WORDS,
    TERMS,
    WrittenTerm,
)

# Signs that end one part of an address; within a part a name may stand, across parts it cannot.
_BETWEEN_PARTS = re.compile(r'[,;:|\\\n\r\t"]+|\s[-\u2013\u2014/]+\s|\.\s*\.')

# So many words after a street word belong to the street, if nothing else ends it.
_WORDS_OF_A_STREET = 3
_WEIGHT_IN_A_STREET = 0.3

_LONGEST_SMALL_NUMBER = 3


class Word(NamedTuple):
    """A word of an address.

    Attributes:
        text: the word, folded.
        part: the number of the part in which it stands; commas and the like part them.
        weight: 1, or less for a word of a street, a building or an institution.
        breaks: whether no name can hold it: `rt`, a house number, a postal code.
    """

    text: str
    part: int
    weight: float
    breaks: bool


def read_words(text: str, most: int) -> list[Word]:
    """Return the first words of an address, so many at the most.

    >>> [word.text for word in read_words("Jl. Mawar No. 5, Kel. Sukamaju", 9) if word.weight == 1 and not word.breaks]
    ['kel', 'sukamaju']
    """
    words: list[Word] = []
    for part, content in enumerate(_BETWEEN_PARTS.split(text)):
        of_street, of_road, numbered, named = 0, False, False, False
        folded = fold(content).split()
        for place, word in enumerate(folded):
            # What a term announces is a name, and what ends a part begins nothing: there are villages called Jalan Dua
            # and Geuceu Komplek.
            begins = word in STREET_WORDS and not named and place < len(folded) - 1
            houses = word.isdigit() and of_road and 0 < of_street < _WORDS_OF_A_STREET
            breaks = begins or (not named and word in NUMBERED_WORDS) or houses or _is_number(word, numbered=numbered)
            is_announced = word in TERMS and (not TERMS[word].is_local or (place == 0 and word in NEVER_NAMES))
            # Of `RT 5/2` both are numbers.
            numbered = (word in NUMBERED_WORDS and not named) or (numbered and word.isdigit())
            named = is_announced
            if begins:
                of_street, of_road = _WORDS_OF_A_STREET + 1, word in ROADS
            elif breaks or is_announced:
                of_street = 0
            words.append(Word(word, part, _WEIGHT_IN_A_STREET if of_street and not breaks else 1.0, breaks))
            of_street = max(0, of_street - 1)
    return words[:most]


def terms_of(words: Sequence[Word]) -> dict[int, WrittenTerm]:
    """Return, by place, what the words before some words say that they are the name of.

    >>> terms = terms_of(read_words("Kec. Cilawu, Garut", 9))
    >>> [(place, term.level.name) for place, term in terms.items()]
    [(1, 'DISTRICT')]
    """
    terms: dict[int, WrittenTerm] = {}
    for place in range(1, len(words)):
        for length in range(LONGEST_TERM, 0, -1):
            before = words[max(0, place - length) : place]
            term = TERMS.get(" ".join(word.text for word in before))
            if term is not None and len(before) == length and before[0].part == words[place].part:
                terms[place] = term
                break
    return terms


def english_term(words: Sequence[Word], start: int, end: int) -> WrittenTerm | None:
    """Return what an English word behind a name says that it is: `Merauke Regency`.

    >>> english_term(read_words("Merauke Regency", 9), 0, 1).level.name
    'REGENCY'
    """
    behind = end < len(words) and words[end].part == words[start].part and words[end].text in ENGLISH_TERMS
    return TERMS[words[end].text] if behind else None


def is_term(word: Word) -> bool:
    """Tell whether a word is a term, of either language.

    >>> is_term(read_words("Kec. Cilawu", 9)[0])
    True
    """
    return word.text in TERMS or word.text in ENGLISH_TERMS


def is_whole_part(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether some words are a part of the address, with nothing before or behind them.

    >>> is_whole_part(read_words("Cilawu, Garut", 9), 0, 1)
    True
    """
    part = words[start].part
    before = start > 0 and words[start - 1].part == part
    return not before and (end == len(words) or words[end].part != part)


def _is_number(word: str, *, numbered: bool) -> bool:
    """Tell whether a word is a house number or a postal code, not a numeral in a name."""
    return (numbered and word[0].isdigit()) or (word.isdigit() and len(word) > _LONGEST_SMALL_NUMBER)
