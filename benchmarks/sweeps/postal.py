"""Sweeps of postal codes: N."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

import kodewilayah
from benchmarks.sweeps.case import Case, Rule
from benchmarks.sweeps.places import Place, Places, shuffled


def namesakes(places: Places, random: Random) -> Iterator[Case]:
    """Yield villages with namesakes, before a postal code of their regency: `Sukamaju 16415`.

    The code must decide: a namesake elsewhere may not be the best match, even if all are marked as ambiguous.
    """
    for village in shuffled(places.of_level(4), random):
        named = places.named(village.key)
        prefixes = _prefixes()[village.above(2)]
        if len(named) > 1 and named[0].level == 4 and prefixes:
            prefix = random.choice(sorted(prefixes))
            expected = frozenset(other.code for other in named if prefix in _prefixes()[other.above(2)])
            if len(expected) < len(named):
                between = random.choice((" ", ", ", ", Kode Pos "))
                yield Case(f"{village.name}{between}{_postal_code(prefix, random)}", expected, Rule.FIRST)


def right_codes(places: Places, random: Random) -> Iterator[Case]:
    """Yield addresses that are right without a postal code, with one of their regency."""
    return _addresses(places, random, lambda regency: _prefixes()[regency])


def foreign_codes(places: Places, random: Random) -> Iterator[Case]:
    """Yield addresses that are right without a postal code, with one of another regency."""
    everywhere = set().union(*_prefixes().values())
    return _addresses(places, random, lambda regency: everywhere - _prefixes()[regency])


def _addresses(places: Places, random: Random, prefixes: Callable[[str], set[str]]) -> Iterator[Case]:
    for place in shuffled([*places.of_level(3), *places.of_level(4)], random):
        path = places.path(place)
        possible = prefixes(path[-2].code)
        if not possible:
            continue
        written = _written(path, random)
        code = _postal_code(random.choice(sorted(possible)), random)
        # Without the kecamatan, the text can mean any place of this name in the regency.
        has_district = place.level == 3 or path[1].name in written[1:]
        within = path[1].code if has_district else path[-2].code
        expected = places.codes_named(place.key, within, place.level if has_district else 0)
        text = ", ".join(written)
        yield Case(f"{text} {code}", expected, without=text)


def _written(path: list[Place], random: Random) -> list[str]:
    """Return the names of a path; of four, one above the village may be missing."""
    names = [place.name for place in path]
    missing = random.choice((None, 1, 3)) if len(path) == 4 else random.choice((None, 2))
    if missing is not None:
        del names[missing]
    return names


def _postal_code(prefix: str, random: Random) -> str:
    return f"{prefix}{random.randrange(100):02}"


@cache
def _prefixes() -> defaultdict[str, set[str]]:
    """Return the first three digits of the postal codes of each regency."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for region in kodewilayah.regions(2):
        found[str(region.code)] = set(region.postal_prefixes)
    return found
