"""Bring what people write and what decrees write to one comparable form."""

from __future__ import annotations

import re
from functools import cache

from kodewilayah._once import LOADING
from kodewilayah.matching.vocabulary import ABBREVIATIONS, ROMAN_NUMERALS

# What `fold` writes in place of a word.
_WORDS = ROMAN_NUMERALS | ABBREVIATIONS

# What stands inside a word (Ra'as, Ra’as, Du`en) goes; every other sign parts words.
_APOSTROPHES = "'`\u00b4\u2018\u2019\u02bb\u02bc"
_SIGNS = {sign: " " for sign in range(128) if not chr(sign).isalnum() and chr(sign) != "\n"}


def fold(text: str) -> str:
    """Return text without case, accents and signs, its Roman numerals as Arabic ones, its words parted by one space.

    Lines stay apart, so that many names can be folded at once. Letters of other scripts are kept as they are.

    >>> fold("Kel.  RA’AS  II, Kep. Séribu")
    'kel raas 2 kepulauan seribu'
    """
    text = _words().sub(lambda word: word[1] + _WORDS.get(word[2], word[2]), "\n" + _without_signs(text))[1:]
    while "  " in text:
        text = text.replace("  ", " ")
    return text.replace(" \n", "\n").replace("\n ", "\n").strip(" ")


def fold_unfinished(text: str) -> str:
    """Return text folded but for its last word, which stays as it was written: somebody may still be typing it.

    >>> fold_unfinished("Kep. II kep"), fold("Kep. II kep")
    ('kepulauan 2 kep', 'kepulauan 2 kepulauan')
    """
    *words, last = _without_signs(text).split() or [""]
    return " ".join([fold(" ".join(words)), last]).strip()


def join_initials(text: str) -> str:
    """Return text with initials as one word, before it is folded.

    >>> join_initials("Prov. D.K.I. Jakarta, D.I.Y")
    'Prov. DKI  Jakarta, DIY '
    """
    return _initials().sub(lambda initials: initials[0].replace(".", "") + " ", text)


def squash(folded: str) -> str:
    """Return folded text without its spaces, so that `gunung kidul` and `gunungkidul` are the same.

    >>> squash("gunung kidul")
    'gunungkidul'
    """
    return folded.replace(" ", "")


def _without_signs(text: str) -> str:
    for apostrophe in _APOSTROPHES:
        text = text.replace(apostrophe, "")
    text = text.lower()
    if not text.isascii():
        text = _plain_letters(text)
    return text.translate(_SIGNS)


def _plain_letters(text: str) -> str:
    # Imported here, because nearly all text is ASCII.
    with LOADING:
        from unicodedata import combining, normalize

    letters = (each for each in normalize("NFKD", text).casefold() if not combining(each) and each not in _APOSTROPHES)
    return "".join(letter if letter.isalnum() or letter == "\n" else " " for letter in letters)


@cache
def _initials() -> re.Pattern[str]:
    letter = r"[^\W\d_]"
    # Two or more letters with a dot after each; the last may do without.
    return re.compile(rf"(?<!\w)(?:{letter}\.)+(?:{letter}\.|{letter}(?!\w))")


@cache
def _words() -> re.Pattern[str]:
    # A space or the end of a line is matched before the word: to try every letter would take twice as long.
    return re.compile(rf"([ \n])([ivx]+|{'|'.join(ABBREVIATIONS)})\b")
