"""Convert names as people and as decrees write them to one form that can be compared."""

from __future__ import annotations

import re
from functools import cache

from kodewilayah._once import LOADING
from kodewilayah.matching.vocabulary import ABBREVIATIONS, ROMAN_NUMERALS

# `fold` replaces these words.
_WORDS = ROMAN_NUMERALS | ABBREVIATIONS

# Apostrophes inside a word (Ra'as, Ra’as, Du`en) are removed; every other sign separates words.
_APOSTROPHES = "'`\u00b4\u2018\u2019\u02bb\u02bc"
_SIGNS = {sign: " " for sign in range(128) if not chr(sign).isalnum() and chr(sign) != "\n"}


def fold(text: str) -> str:
    """Return a text in lower case, without accents and signs, with one space between words.

    Roman numerals become Arabic ones, and abbreviations become whole words. Line ends are kept, so that many names can
    be folded at once. Letters of other scripts are kept.

    >>> fold("Kel.  RA’AS  II, Kep. Séribu")
    'kel raas 2 kepulauan seribu'
    """
    text = _words().sub(lambda word: word[1] + _WORDS.get(word[2], word[2]), "\n" + _without_signs(text))[1:]
    while "  " in text:
        text = text.replace("  ", " ")
    return text.replace(" \n", "\n").replace("\n ", "\n").strip(" ")


def fold_unfinished(text: str) -> str:
    """Return a folded text, in which numerals and abbreviations of the last word are not replaced.

    The user may still be typing the last word.

    >>> fold_unfinished("Kep. II kep"), fold("Kep. II kep")
    ('kepulauan 2 kep', 'kepulauan 2 kepulauan')
    """
    *words, last = _without_signs(text).split() or [""]
    return " ".join([fold(" ".join(words)), last]).strip()


def join_initials(text: str) -> str:
    """Return a text in which initials are joined to one word; use it before `fold`.

    >>> join_initials("Prov. D.K.I. Jakarta, D.I.Y")
    'Prov. DKI  Jakarta, DIY '
    """
    return _initials().sub(lambda initials: initials[0].replace(".", "") + " ", text)


def squash(folded: str) -> str:
    """Return folded text without spaces, so that `gunung kidul` and `gunungkidul` are equal.

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
    # Imported only here, because nearly all text is ASCII and does not need it.
    with LOADING:
        from unicodedata import combining, normalize

    decomposed = normalize("NFKD", text).casefold()
    characters = (sign for sign in decomposed if not combining(sign) and sign not in _APOSTROPHES)
    return "".join(sign if sign.isalnum() or sign == "\n" else " " for sign in characters)


@cache
def _initials() -> re.Pattern[str]:
    letter = r"[^\W\d_]"
    # Two or more letters with a dot after each one; the dot after the last one may be missing.
    return re.compile(rf"(?<!\w)(?:{letter}\.)+(?:{letter}\.|{letter}(?!\w))")


@cache
def _words() -> re.Pattern[str]:
    # The pattern begins with the space or line end before the word: to try every letter would take twice as long.
    return re.compile(rf"([ \n])([ivx]+|{'|'.join(ABBREVIATIONS)})\b")
