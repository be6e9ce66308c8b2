"""The Indonesian words of a name that is written in English."""

from __future__ import annotations

from collections.abc import Sequence

from kodewilayah.matching.vocabulary import ENGLISH_DIRECTIONS, ENGLISH_HEADS, ENGLISH_NAMES

_LONGEST_HEAD = max(head.count(" ") for head in ENGLISH_HEADS) + 1
_OF = "of"


def in_indonesian(words: Sequence[str]) -> list[str]:
    """Return words in the order of Indonesian: the head before the name, the direction after it.

    Words that are not English stay as they are.

    Args:
        words: folded words.

    >>> in_indonesian("west bandung regency west java".split())
    ['kabupaten', 'bandung', 'barat', 'jawa', 'barat']
    >>> in_indonesian("special region of yogyakarta".split())
    ['daerah', 'istimewa', 'yogyakarta']
    """
    found: list[str] = []
    # The name that is being read begins at `start`; its directions are added when it ends.
    start = 0
    directions: list[str] = []
    has_ended = False
    position = 0
    while position < len(words):
        word = words[position]
        head, length = _head(words, position)
        leads = length > 0 and list(words[position + length : position + length + 1]) == [_OF]
        if leads or (not length and (has_ended or (word in ENGLISH_DIRECTIONS and len(found) > start))):
            found += directions
            start, directions = len(found), []
        # After `Riau Islands`, `Province` still belongs to the same name.
        has_ended = length > 0 and not leads
        if leads:
            found += head
            start = len(found)
        elif length:
            found[start:start] = head
        elif word in ENGLISH_DIRECTIONS:
            directions.insert(0, ENGLISH_DIRECTIONS[word])
        else:
            found.append(ENGLISH_NAMES.get(word, word))
        position += max(length, 1) + leads
    return found + directions


def _head(words: Sequence[str], start: int) -> tuple[list[str], int]:
    """Return the Indonesian words for a head that begins at a position, and the number of its English words."""
    for length in range(_LONGEST_HEAD, 0, -1):
        head = ENGLISH_HEADS.get(" ".join(words[start : start + length]))
        if head is not None:
            return head.split(), length
    return [], 0
