"""Tell how two names of one place differ."""

from __future__ import annotations

import re
from collections.abc import Container
from enum import StrEnum
from itertools import zip_longest

from kodewilayah.facts.terms import readable
from kodewilayah.matching.fold import fold, squash
from kodewilayah.matching.index import count_errors
from kodewilayah.matching.vocabulary import OTHER_SPELLINGS, WORDS_OF_DECREES
from tools.propose import letters, likeness

# From here on two names are one name in two spellings, as when codes are matched.
_ALIKE = 0.8

_WORD = re.compile(r"\d+|[^\W\d]+\.?")


class Kind(StrEnum):
    """How two names differ; from two names of one place to two ways of printing one name."""

    NAME = "another name"
    EDITION = "the name of another edition"
    WORDS = "a word more or less"
    LETTERS = "several letters"
    LETTER = "one letter"
    NUMBER = "a number"
    ABBREVIATION = "an abbreviation"
    SIGNS = "only spaces or signs"


def plain(name: str) -> str:
    """Return a name without what is up to the printer: capitals, and the abbreviations of decrees.

    >>> plain("KAB. ACEH SELATAN") == plain("Kabupaten Aceh Selatan"), plain("KAB ACEH SELATAN")
    (True, 'kab aceh selatan')
    """
    # An abbreviation that lost its point is an error of reading, which is looked for.
    words = (WORDS_OF_DECREES.get(word.capitalize(), word) if word.endswith(".") else word for word in name.split(" "))
    return " ".join(words).casefold()


def kind(ours: str, theirs: str, elsewhere: Container[str] = ()) -> Kind:
    """Return how two names differ.

    Args:
        ours: a name.
        theirs: another name, which `plain` returns in another form.
        elsewhere: the names of the place in other editions, as `key` returns them.

    >>> kind("Raya", "R a y a").value, kind("Saring Sungai Bubu", "Saring S. Bubu").value
    ('only spaces or signs', 'an abbreviation')
    """
    one, other = key(ours), key(theirs)
    if one == other:
        return Kind.SIGNS
    if _is_abbreviated(ours, theirs):
        return Kind.ABBREVIATION
    if _without_numbers(ours) == _without_numbers(theirs):
        return Kind.NUMBER
    if count_errors(one, other, 1) is not None:
        return Kind.LETTER
    if other in elsewhere:
        return Kind.EDITION
    if _is_longer(ours, theirs) or _is_longer(theirs, ours):
        return Kind.WORDS
    return Kind.LETTERS if likeness(one, other) >= _ALIKE else Kind.NAME


def key(name: str) -> str:
    """Return a name as it is compared: its letters and digits, in the words of newer editions.

    >>> key("KAB. TOLI TOLI") == key("Kabupaten Toli-Toli")
    True
    """
    return letters(readable(name))


def _is_abbreviated(one: str, other: str) -> bool:
    """Tell whether the words of two names are the same one by one, some of them in a shorter or another spelling."""
    if squash(fold(readable(one))) == squash(fold(readable(other))):
        return True
    return all(_is_same_word(*pair) for pair in zip_longest(_words(one), _words(other), fillvalue=""))


def _is_longer(long: str, short: str) -> bool:
    """Tell whether a name begins or ends with all words of another."""
    words, some = _words(long), _words(short)
    return bool(some) and some in (words[: len(some)], words[-len(some) :])


def _words(name: str) -> list[str]:
    return _WORD.findall(readable(name).casefold())


def _is_same_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if fold(short) == fold(long) or OTHER_SPELLINGS.get(fold(short)) == fold(long):
        return True
    return _shortens(one, other) or _shortens(other, one)


def _shortens(short: str, long: str) -> bool:
    """Tell whether a word with a point has the first letter of another and more of its letters, in their order.

    >>> _shortens("ps.", "pasar"), _shortens("ps", "pasar")
    (True, False)
    """
    if not short.endswith(".") or not long.startswith(short[0]):
        return False
    rest = iter(long)
    return all(letter in rest for letter in short[:-1])


def _without_numbers(name: str) -> str:
    return squash(" ".join(word for word in fold(readable(name)).split() if not word.isdigit()))
