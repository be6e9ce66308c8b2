"""An address as words: the part and the weight of each word, and the terms before and after names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from kodewilayah.matching.fold import fold
from kodewilayah.matching.index import count_errors, most_errors
from kodewilayah.matching.vocabulary import (
    CARD_LABELS_OF_NO_PLACE,
    ENGLISH_TERMS,
    LONGEST_TERM,
    NUMBERED_STREETS,
    NUMBERED_WORDS,
    ROADS,
    STREET_WORDS,
    TERMS,
    TERMS_NEVER_NAMES,
    WITHOUT_A_POINT,
    WrittenTerm,
    is_surely_term,
    scanned_term,
)

# Signs that end a part of an address. All words of a name are in the same part.
_BETWEEN_PARTS = re.compile(r'[,;:|\\\n\r\t"]+|\s[-\u2013\u2014/]+\s|\.\s*\.')

# Within a part: a point may end an abbreviation; what is in brackets or behind a slash may be another spelling.
_WITH_A_POINT = re.compile(r"([^\W\d_]+)\.")
_ASIDE = re.compile(r"[()\[\]]|(?<=[^\W\d_])/(?=[^\W\d_])")
# A word with a colon or an equals sign behind it: `Kecamatan : Cibadak`.
_LABEL = re.compile(r"([^\W_]+)[. \t]*[:=][:=\s]*")
# Two terms for one level: `Kabupaten / Kota : Kediri`.
_TERM_PAIR = re.compile(r"([^\W\d_]+)[. \t]*/[ \t]*([^\W\d_]+)")
# What the law of 1974 wrote between a term and a name: `Kabupaten Dati II Bandung`.
_LEVEL_OF_OLD = re.compile(r"\b(?:dati|daerah\s+tingkat)\s+(?:ii?|[12])\b", re.IGNORECASE)
# The parts of a name that are written in one word or in several: `2x11 Kayu Tanam`, `Lubuk Pakam I,II`, `P A I`.
_NUMBERS_WITH_AN_X = re.compile(r"(?<=\d)(?=[xX]\d)|(?<=\d[xX])(?=\d)")
_BETWEEN_NUMERALS = re.compile(r"(?<=[IVX]),(?=[IVX]+\b)")
_SPACED_LETTERS = re.compile(r"(?<!\w)(?:[^\W\d_] ){2,}[^\W\d_](?!\w)")

# The labels of an identity card: those of a place, and the others.
_CARD_LABEL = re.compile(
    rf"""\b(?:
        (?P<other>{CARD_LABELS_OF_NO_PLACE})
        | (?:alamat | rt\s?/?\s?rw | {"|".join(term for term in TERMS if " " not in term)})
    )[.\s]*[:=]""",
    re.IGNORECASE | re.VERBOSE,
)

# The number of words after a street word that belong to the street, if nothing else ends it.
_WORDS_OF_A_STREET = 3
# The number of words before a slash that are compared with those behind it.
_MOST_WORDS_OF_A_SPELLING = 4
_WEIGHT_IN_A_STREET = 0.3
# A word, or a name, with a lower weight belongs to a street, a building or an institution. It names a region only if no
# other words do.
LEAST_WEIGHT = 0.5

# A number of more digits is not a numeral in a name.
_LONGEST_SMALL_NUMBER = 3


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


class Word(NamedTuple):
    """A word of an address.

    Attributes:
        text: the word, folded.
        part: the number of its part; commas and similar signs separate parts.
        weight: 1, or less for a word of a street, a building or an institution.
        breaks: whether it cannot be inside a name: `rt`, a house number, a postal code.
        is_shortened: whether a point follows it, so that it may be the beginning of a longer word.
        is_aside: whether it is in brackets, or behind a slash as another spelling of the word before it.
        is_after_line: whether only a line break separates it from the word before it.
    """

    text: str
    part: int
    weight: float
    breaks: bool
    is_shortened: bool = False
    is_aside: bool = False
    is_after_line: bool = False


def read_words(text: str, most: int) -> list[Word]:
    """Return the words of an address.

    Args:
        text: the address.
        most: the largest number of words; the other words are left out.

    >>> [word.text for word in read_words("Jl. Mawar No. 5, Kel. Sukamaju", 9) if word.weight == 1 and not word.breaks]
    ['kel', 'sukamaju']
    """
    words: list[Word] = []
    start, separator = 0, ""
    text = _as_written(text)
    borders = [(match.start(), match.end(), match[0]) for match in _BETWEEN_PARTS.finditer(text)]
    for part, (end, next_start, next_separator) in enumerate([*borders, (len(text), len(text), "")]):
        # One word more than is read tells that the last one read has a word behind it.
        of_part = list(_words_of_part(part, _pieces(text[start:end], most + 1)))
        if of_part and part and separator.isspace():
            of_part[0] = of_part[0]._replace(is_after_line=True)
        words += of_part
        if len(words) >= most:
            break
        separator, start = next_separator, next_start
    return words[:most]


def _as_written(text: str) -> str:
    """Return a text in which the words of a name, and a term and its name, are in one part."""
    if "/" in text:
        text = _TERM_PAIR.sub(_without_slash, text)
    if ":" in text or "=" in text:
        text = _without_other_lines(text)
        text = _LABEL.sub(_without_colon, text)
    text = _LEVEL_OF_OLD.sub(" ", text)
    text = _BETWEEN_NUMERALS.sub(" ", text)
    text = _SPACED_LETTERS.sub(lambda letters: letters[0].replace(" ", ""), text)
    return _NUMBERS_WITH_AN_X.sub(" ", text)


def _without_slash(pair: re.Match[str]) -> str:
    terms = f"{pair[1]} {pair[2]}".lower()
    return f" {terms} " if terms in TERMS else pair[0]


def _without_other_lines(text: str) -> str:
    """Return a text without the lines of an identity card that say nothing of the place where its bearer lives."""
    labels = list(_CARD_LABEL.finditer(text))
    kept: list[str] = []
    start = 0
    for label, following in zip_longest(labels, labels[1:]):
        if label["other"] is not None:
            kept.append(text[start : label.start()])
            line = text.find("\n", label.end())
            start = min(len(text) if line < 0 else line, len(text) if following is None else following.start())
    return "".join([*kept, text[start:]])


def _without_colon(label: re.Match[str]) -> str:
    term = scanned_term(label[1].lower(), is_label=True)
    return f"{term} " if term in TERMS else label[0]


class _Piece(NamedTuple):
    """A word of a part; the attributes are those of `Word`."""

    text: str
    is_shortened: bool
    is_aside: bool


def _pieces(content: str, most: int) -> list[_Piece]:
    """Return the first folded words of a part. Few signs of some scripts fold to very many words."""
    shortened = set()
    if "." in content:
        shortened = {word.lower() for word in _WITH_A_POINT.findall(content)}
    pieces: list[_Piece] = []
    brackets, sign, start = 0, "", 0
    for next_sign, end in [*((match[0], match.start()) for match in _ASIDE.finditer(content)), ("", len(content))]:
        words = fold(content[start:end]).split()[: most - len(pieces)]
        is_aside = brackets > 0 or (sign == "/" and _is_other_spelling(words, pieces))
        pieces += [_Piece(scanned_term(word, is_label=False), word in shortened, is_aside) for word in words]
        sign, start = next_sign, end + 1
        brackets = max(0, brackets + (sign in ("(", "[")) - (sign in (")", "]")))
    return pieces


def _is_other_spelling(words: Sequence[str], before: Sequence[_Piece]) -> bool:
    """Tell whether words behind a slash spell the last words before it in another way, or shorter.

    As in `Tapakih/Tapakis` and `Tammerodo Sendana/Tammerodo`.
    """
    key = "".join(words)
    before_slash = ""
    for length, piece in enumerate(reversed(before[-_MOST_WORDS_OF_A_SPELLING:]), 1):
        before_slash = piece.text + before_slash
        is_shorter = len(words) < length and before_slash.startswith(key)
        if key and (is_shorter or count_errors(key, before_slash, most_errors(key)) is not None):
            return True
    return False


def _words_of_part(part: int, pieces: Sequence[_Piece]) -> Iterator[Word]:
    # The number of words that still belong to a street, the present word included.
    left_of_street = 0
    is_road = is_numbered_street = after_numbered_word = after_term = False
    for position, (word, is_shortened, is_aside) in enumerate(pieces):
        # A name follows a term, and the last word of a part has no name after it: there are villages Jalan Dua and
        # Geuceu Komplek.
        is_last = position == len(pieces) - 1
        # `Jl. Kota Baru` is a street, too.
        is_first_of_road = is_road and left_of_street == _WORDS_OF_A_STREET
        begins_street = word in STREET_WORDS and not after_term and not is_last
        if is_shortened and word in WITHOUT_A_POINT:
            begins_street = False
        # `Pos.` alone may be the beginning of a name.
        is_numbered_word = (
            word in NUMBERED_WORDS and not after_term and not (is_shortened and position == 0 and is_last)
        )
        is_house_number = word.isdigit() and (
            (is_road and 0 < left_of_street < _WORDS_OF_A_STREET)
            or (is_numbered_street and left_of_street == _WORDS_OF_A_STREET)
        )
        is_number = _is_number(word, after_numbered_word=after_numbered_word)
        breaks = begins_street or is_numbered_word or is_house_number or is_number
        is_term_before_name = word in TERMS and (
            not TERMS[word].is_local or (position == 0 and word in TERMS_NEVER_NAMES)
        )
        if begins_street:
            left_of_street, is_road = _WORDS_OF_A_STREET + 1, word in ROADS
            is_numbered_street = word in NUMBERED_STREETS
        elif breaks or (is_term_before_name and not (is_first_of_road and not is_surely_term([word, ""]))):
            left_of_street = 0
        weight = _WEIGHT_IN_A_STREET if left_of_street and not breaks else 1.0
        yield Word(word, part, weight, breaks, is_shortened, is_aside)
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
