"""Sweeps of English names, for `resolve` and `search`."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.sweeps.case import Case, Rule, Verb
from benchmarks.sweeps.places import Places, shuffled

_DIRECTIONS = {"Utara": "North", "Selatan": "South", "Timur": "East", "Barat": "West", "Tengah": "Central"}
_SPECIAL = {
    "11": ("Aceh Province",),
    "31": ("Jakarta Special Capital Region", "Special Capital Region of Jakarta"),
    "34": ("Yogyakarta Special Region", "Special Region of Yogyakarta"),
}


def in_addresses(places: Places, random: Random) -> Iterator[Case]:
    """Yield English names of provinces, kabupaten and kota: `West Java`, `Bandung Regency`."""
    return _names(places, random, Verb.RESOLVE)


def in_search(places: Places, random: Random) -> Iterator[Case]:
    """Yield the same names for `search`."""
    return _names(places, random, Verb.SEARCH)


def _names(places: Places, random: Random, verb: Verb) -> Iterator[Case]:
    names = {(alias, place.code) for place, alias, kind in places.aliases if kind == "english"}
    names |= {(name, code) for code, special in _SPECIAL.items() for name in special}
    for place in places.of_level(1):
        if place.code not in _SPECIAL:
            names |= {(name, place.code) for name in _english(place.bare, "Province")}
    for place in places.of_level(2):
        bare = place.bare.removeprefix("Administrasi ")
        names |= {(name, place.code) for name in _english(bare, "City" if place.code[3:] >= "70" else "Regency")}
    for name, code in shuffled(sorted(names), random):
        yield Case(name, frozenset({code}), Rule.FIRST, verb)


def _english(name: str, term: str) -> Iterator[str]:
    """Yield a name before its English term; with a compass point, it is also in front, as in English."""
    yield f"{name} {term}"
    *words, last = name.split()
    if words and last in _DIRECTIONS:
        yield f"{_DIRECTIONS[last]} {' '.join(words)} {term}"
