"""The letters of many names: finds the few names that can differ from a text by one or two typing errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


class LettersOfNames:
    """The letters of some names, all of one length.

    For each letter there is one long number, whose bit n is set if name n has the letter. So one operation on two such
    numbers compares all names. The second `a` of a name is a letter of its own, `aa`.

    Args:
        names: the names.

    >>> letters = LettersOfNames(["cibadak", "cidadap", "cilacap"])
    >>> list(letters.nearly_all_of("cibadk", missing=0))
    [0]
    >>> list(letters.nearly_all_of("cibadk", missing=2))
    [0, 1]
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._all = (1 << len(names)) - 1
        bits: dict[str, bytearray] = {}
        for position, name in enumerate(names):
            place, bit = position // 8, 1 << position % 8
            for letter in _letters(name):
                if letter not in bits:
                    bits[letter] = bytearray(len(names) // 8 + 1)
                bits[letter][place] |= bit
        self._having = {letter: int.from_bytes(of_letter, "little") for letter, of_letter in bits.items()}

    def nearly_all_of(self, word: str, *, missing: int) -> Iterator[int]:
        """Yield the positions of the names that have all letters of a word but a few, in order.

        Args:
            word: the word.
            missing: the largest number of its letters that a name may not have.
        """
        # At n, the names that do not have more than n of the letters.
        lacking = [0] * (missing + 1)
        for letter in _letters(word):
            without = self._all ^ self._having.get(letter, 0)
            for fewer in range(missing, 0, -1):
                lacking[fewer] |= lacking[fewer - 1] & without
            lacking[0] |= without
        found = f"{self._all ^ lacking[missing]:b}"[::-1]
        position = found.find("1")
        while position >= 0:
            yield position
            position = found.find("1", position + 1)


def _letters(word: str) -> list[str]:
    """Return the letters of a word, sorted; the second `a` is `aa`, the third one `aaa`."""
    letters: list[str] = []
    before = ""
    for letter in sorted(word):
        before = before + letter if before[:1] == letter else letter
        letters.append(before)
    return letters
