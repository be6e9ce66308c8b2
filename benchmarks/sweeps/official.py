"""Sweeps of official names in full: A, C, D, E, G."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.sweeps.case import Case, Rule, Verb
from benchmarks.sweeps.places import Place, Places, shuffled, written_regency


def village_and_regency(places: Places, random: Random) -> Iterator[Case]:
    """Yield the villages of a kecamatan named as its regency (A): `Margadadi, Kabupaten Indramayu, Jawa Barat`."""
    for village, expected in _of_namesake_districts(places, random):
        _, _, regency, province = places.path(village)
        yield Case(f"{village.name}, {regency.name}, {province.name}", expected)


def village_and_regency_in_small_letters(places: Places, random: Random) -> Iterator[Case]:
    """Yield the same villages as people type them (A): `margadadi, kab indramayu, jawa barat`."""
    for village, expected in _of_namesake_districts(places, random):
        _, _, regency, province = places.path(village)
        written = written_regency(regency).replace(".", "")
        yield Case(f"{village.name}, {written}, {province.name}".lower(), expected)


def _of_namesake_districts(places: Places, random: Random) -> Iterator[tuple[Place, frozenset[str]]]:
    """Yield each village whose kecamatan has the name of the regency, and the regions that the text can mean.

    Villages that have that name too are left out.
    """
    for village in shuffled(places.of_level(4), random):
        _, district, regency, _ = places.path(village)
        if district.key == regency.key != village.key:
            yield village, places.codes_named(village.key, regency.code)


def provinces(places: Places, random: Random) -> Iterator[Case]:
    """Yield the provinces alone (C): `Banten`."""
    return _alone(places.of_level(1), random, Verb.RESOLVE)


def provinces_in_search(places: Places, random: Random) -> Iterator[Case]:
    """Yield the provinces alone, for `search` (C)."""
    return _alone(places.of_level(1), random, Verb.SEARCH)


def regencies(places: Places, random: Random) -> Iterator[Case]:
    """Yield the official names of kabupaten and kota (D): `Kota Padang`."""
    return _alone(places.of_level(2), random, Verb.RESOLVE)


def regencies_in_search(places: Places, random: Random) -> Iterator[Case]:
    """Yield the official names of kabupaten and kota, for `search` (D)."""
    return _alone(places.of_level(2), random, Verb.SEARCH)


def _alone(listed: list[Place], random: Random, verb: Verb) -> Iterator[Case]:
    for place in shuffled(listed, random):
        yield Case(place.name, frozenset({place.code}), Rule.FIRST, verb)


def village_as_district(places: Places, random: Random) -> Iterator[Case]:
    """Yield villages named as their kecamatan, after a hamlet named as a neighbour (E)."""
    return _villages_as_districts(places, random, neighbours=True)


def village_as_district_after_a_stranger(places: Places, random: Random) -> Iterator[Case]:
    """Yield villages named as their kecamatan, after a hamlet named as a village elsewhere (E)."""
    return _villages_as_districts(places, random, neighbours=False)


def _villages_as_districts(places: Places, random: Random, *, neighbours: bool) -> Iterator[Case]:
    strangers = places.of_level(4)
    for village in shuffled(places.of_level(4), random):
        _, district, regency, _ = places.path(village)
        others = [other for other in places.below(district.code) if other.key != district.key]
        if village.key != district.key or not others:
            continue
        hamlet = random.choice(others if neighbours else strangers)
        rt, rw = random.randrange(1, 13), random.randrange(1, 13)
        name, term = village.name, "Kota" if regency.code[3:] >= "70" else "Kab."
        text = f"{hamlet.name}, RT {rt}/{rw}, {name.upper()}, {name}, Kec. {district.name}, {term} {regency.bare}"
        yield Case(text, places.codes_named(village.key, district.code, 4))


def official_paths(places: Places, random: Random) -> Iterator[Case]:
    """Yield all villages by their official path (G)."""
    for village in shuffled(places.of_level(4), random):
        text = ", ".join(place.name for place in places.path(village))
        yield Case(text, places.codes_named(village.key, village.above(3), 4))
