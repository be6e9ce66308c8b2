"""The names of the edition in force, in the forms from which the sweeps make their texts."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib.resources import files
from random import Random
from typing import NamedTuple, TypeVar

import kodewilayah
from kodewilayah.matching.fold import fold, squash

T = TypeVar("T")

LENGTH_OF_LEVEL = (0, 2, 5, 8, 13)


class Place(NamedTuple):
    """A region of the edition in force.

    Attributes:
        code: its code.
        name: its official name.
        bare: its name without Kabupaten and Kota.
        key: the bare name, folded, without spaces.
    """

    code: str
    name: str
    bare: str
    key: str

    @property
    def level(self) -> int:
        """The level, from 1 to 4."""
        return LENGTH_OF_LEVEL.index(len(self.code))

    def above(self, level: int) -> str:
        """Return the code of the region of a level that holds this one."""
        return self.code[: LENGTH_OF_LEVEL[level]]


class Places:
    """All regions of the edition in force."""

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}
        self._levels: tuple[list[Place], ...] = ([], [], [], [], [])
        self._below: defaultdict[str, list[Place]] = defaultdict(list)
        self._named: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
        for region in kodewilayah.regions():
            bare = region.short_name if region.level == 2 else region.name
            place = Place(str(region.code), region.name, bare, key_of(bare))
            self._places[place.code] = place
            self._levels[place.level].append(place)
            self._below[place.above(place.level - 1)].append(place)
            for level in range(place.level):
                self._named[place.above(level), place.key].append(place)
        for named in self._named.values():
            named.sort(key=lambda place: (place.level, place.code))

    def __getitem__(self, code: str) -> Place:
        return self._places[code]

    def of_level(self, level: int) -> list[Place]:
        """Return the regions of a level in code order."""
        return self._levels[level]

    def below(self, code: str) -> list[Place]:
        """Return the regions directly below a region."""
        return self._below[code]

    def named(self, key: str, within: str = "") -> list[Place]:
        """Return the regions with a name that lie in a region, highest level first; anywhere, without a region."""
        return self._named.get((within, key), [])

    def codes_named(self, key: str, within: str = "", level: int = 0) -> frozenset[str]:
        """Return the codes of the regions with a name that lie in a region, if a level is given, only those of it."""
        return frozenset(place.code for place in self.named(key, within) if level in (0, place.level))

    def path(self, place: Place) -> list[Place]:
        """Return the region and the regions above it, lowest first."""
        return [self[place.above(level)] for level in range(place.level, 0, -1)]

    @cached_property
    def aliases(self) -> list[tuple[Place, str, str]]:
        """The other names of the packaged table: the region, the name and the kind of name."""
        table = files("kodewilayah").joinpath("data", "aliases.csv")
        rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
        return [(self[row["code"]], row["alias"], row["kind"]) for row in rows]


def shuffled(items: Iterable[T], random: Random) -> list[T]:
    """Return items in an order drawn at random."""
    listed = list(items)
    return random.sample(listed, len(listed))


def key_of(name: str) -> str:
    """Return a name folded and without spaces.

    >>> key_of("Ra'as  II")
    'raas2'
    """
    return squash(fold(name))


def written_regency(place: Place) -> str:
    """Return the name of a kabupaten or kota with the short term that people write.

    >>> written_regency(Place("32.04", "Kabupaten Bandung", "Bandung", "bandung"))
    'Kab. Bandung'
    """
    return f"Kab. {place.bare}" if place.code[3:] < "70" else f"Kota {place.bare}"


def with_an_error(name: str, random: Random) -> str | None:
    """Return a name with one typing error in a word of four letters or more; None if it has no such word.

    An error is a letter missing, doubled or replaced, or two neighbours exchanged.
    """
    words = [found for found in re.finditer(r"[A-Za-z]{4,}", name) if not re.fullmatch(r"(?i)[ivx]+", found[0])]
    if not words:
        return None
    word = random.choice(words)
    # The first letter is rarely wrong.
    at = random.randrange(word.start() + 1, word.end() - 1)
    letter, following = name[at], name[at + 1]
    kind = random.randrange(4)
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + letter + name[at:]
    if kind == 2 and letter != following:
        return name[:at] + following + letter + name[at + 2 :]
    other = random.choice([sign for sign in "abdegiklmnoprstu" if sign != letter.lower()])
    return name[:at] + other + name[at + 1 :]


def is_one_error_away(one: str, other: str) -> bool:
    """Tell whether two words differ by one typing error.

    >>> is_one_error_away("krajan", "kerajan"), is_one_error_away("suro", "sruo"), is_one_error_away("suro", "suro")
    (True, True, False)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = _common(one, other)
    one, other = one[start:], other[start:]
    end = _common(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def _common(one: str, other: str) -> int:
    """Return how many signs at the beginning of two texts are equal."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def codes(places: Sequence[Place]) -> frozenset[str]:
    """Return the codes of places."""
    return frozenset(place.code for place in places)
