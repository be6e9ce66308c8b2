"""Sweeps of names beside the official ones: aliases in brackets (F), seats (K), aliases and former names (L)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import NamedTuple

import kodewilayah
from benchmarks.sweeps.case import Case, Rule, Verb
from benchmarks.sweeps.places import Place, Places, key_of, shuffled, with_an_error, written_regency

_ENDINGS = {"utara": "ut", "selatan": "sel", "barat": "bar", "timur": "tim", "tengah": "teng"}


class Former(NamedTuple):
    """A name that a region had in an older edition only.

    Attributes:
        name: the name.
        level: the level of the region.
        older: the codes that the regions with this name had.
        heirs: the codes of their successors in force.
    """

    name: str
    level: int
    older: frozenset[str]
    heirs: frozenset[str]


# F


def regency_aliases_in_brackets(places: Places, random: Random) -> Iterator[Case]:
    """Yield kecamatan behind which the regency has its alias (F): `Kec. K, Kab. R (Alias)`."""
    for place, alias, _ in shuffled(places.aliases, random):
        if place.level == 2:
            for district in shuffled(places.below(place.code), random)[:3]:
                text = f"Kec. {district.name}, {written_regency(place)} ({alias})"
                yield Case(text, places.codes_named(district.key, place.code, 3))


def district_aliases(places: Places, random: Random) -> Iterator[Case]:
    """Yield kecamatan with their alias in brackets or behind a slash (F), alone and above a village."""
    for place, alias, _ in shuffled(places.aliases, random):
        if place.level == 3:
            both = random.choice((f"{place.name} ({alias})", f"{place.name}/{alias}", f"{alias} ({place.name})"))
            regency = written_regency(places[place.above(2)])
            yield Case(f"Kec. {both}, {regency}", places.codes_named(place.key, place.above(2), 3))
            village = random.choice(places.below(place.code))
            yield Case(f"{village.name}, {both}, {regency}", places.codes_named(village.key, place.code, 4))


def two_spellings_of_a_village(places: Places, random: Random) -> Iterator[Case]:
    """Yield villages with another spelling in brackets or behind a slash (F): `Tapakih/Tapakis`."""
    for village in shuffled(places.of_level(4), random):
        _, district, regency, _ = places.path(village)
        other = with_an_error(village.name, random)
        if other is None or any(key_of(other) == sibling.key for sibling in places.below(district.code)):
            continue
        both = f"{village.name}/{other}" if random.random() < 0.5 else f"{village.name} ({other})"
        text = f"{both}, {district.name}, {regency.name}"
        yield Case(text, places.codes_named(village.key, district.code, 4))


def former_names_in_brackets(places: Places, random: Random) -> Iterator[Case]:
    """Yield kecamatan with a former name in brackets (F): `Kec. Binawidya (Tampan), Kota Pekanbaru`."""
    for former in shuffled(former_names(), random):
        if former.level == 3 and len(former.heirs) == 1:
            place = places[next(iter(former.heirs))]
            text = f"Kec. {place.name} ({former.name}), {written_regency(places[place.above(2)])}"
            yield Case(text, places.codes_named(place.key, place.above(2), 3))


def province_aliases(places: Places, random: Random) -> Iterator[Case]:
    """Yield villages and kecamatan with an alias of the province, for it or in brackets behind it (F)."""
    provinces = [(place, alias) for place, alias, _ in places.aliases if place.level == 1]
    for place in shuffled([*places.of_level(3), *places.of_level(4)], random):
        province, alias = random.choice(provinces)
        if not place.code.startswith(province.code):
            continue
        *lower, _ = places.path(place)
        written = alias if random.random() < 0.5 else f"{province.name} ({alias})"
        text = ", ".join([*(one.name for one in lower), written])
        yield Case(
            text if place.level == 4 else f"Kec. {text}",
            places.codes_named(place.key, place.above(place.level - 1), place.level),
        )


# K


def seats_above_villages(places: Places, random: Random) -> Iterator[Case]:
    """Yield villages with the seat in place of the regency (K)."""
    for village in shuffled(places.of_level(4), random):
        _, district, regency, province = places.path(village)
        seat = _seats()[regency.code]
        if seat and key_of(seat) not in (regency.key, district.key, village.key):
            districts = _districts_of_a_seat(places, district, seat)
            expected = [places.codes_named(village.key, code, 4) for code in districts]
            text = f"{village.name}, {district.name}, {seat}, {province.name}".upper()
            yield Case(text, frozenset().union(*expected))


def seats_above_districts(places: Places, random: Random) -> Iterator[Case]:
    """Yield kecamatan with the seat in place of the regency (K): `LANGKAHAN, LHOKSUKON, ACEH`."""
    for district in shuffled(places.of_level(3), random):
        _, regency, province = places.path(district)
        seat = _seats()[regency.code]
        if not seat or key_of(seat) in (regency.key, district.key):
            continue
        # If one of the two lies in the other, the text means the lower one.
        holders = [place for place in places.named(key_of(seat), province.code) if place.level == 3]
        inside = [*places.named(key_of(seat), district.code)]
        inside += [village for holder in holders for village in places.named(district.key, holder.code)]
        if not inside:
            text = f"{district.name}, {seat}, {province.name}".upper()
            yield Case(text, _districts_of_a_seat(places, district, seat))


def _districts_of_a_seat(places: Places, district: Place, seat: str) -> frozenset[str]:
    """Return the kecamatan of a name in all regencies of the province whose seat has one name."""
    named = [place for place in places.named(district.key, district.above(1)) if place.level == 3]
    return frozenset(place.code for place in named if key_of(_seats()[place.above(2)]) == key_of(seat))


@cache
def _seats() -> dict[str, str]:
    """Return the seat of each regency; an empty text, if it is not known."""
    return {str(region.code): region.capital or "" for region in kodewilayah.regions(2)}


# L


def aliases_in_search(places: Places, random: Random) -> Iterator[Case]:
    """Yield all aliases, for `search` (L)."""
    by_alias = _by_alias(places)
    for alias in shuffled(by_alias, random):
        yield Case(alias, by_alias[alias], verb=Verb.SEARCH)


def aliases(places: Places, random: Random) -> Iterator[Case]:
    """Yield all aliases (L): of kecamatan before their regency, of others alone."""
    by_alias = _by_alias(places)
    for place, alias, _ in shuffled(places.aliases, random):
        if place.level == 3:
            yield Case(f"Kec. {alias}, {written_regency(places[place.above(2)])}", frozenset({place.code}))
        else:
            yield Case(alias, by_alias[alias])


def _by_alias(places: Places) -> dict[str, frozenset[str]]:
    """Return the regions of each alias, with the kabupaten, kota and provinces that have it as official name."""
    found = {}
    for _, alias, _ in places.aliases:
        key = key_of(alias)
        official = [place.code for place in places.named(key) if place.level < 3]
        found[alias] = frozenset(
            [*official, *(place.code for place, other, _ in places.aliases if key_of(other) == key)]
        )
    return found


def former_names_in_search(places: Places, random: Random) -> Iterator[Case]:
    """Yield all former names, for `search` without `historic` (L).

    The answer may be the older region or its successor. Where regions in force have the name, it must only be listed.
    """
    taken = {key_of(alias) for _, alias, _ in places.aliases}
    for former in shuffled(former_names(), random):
        is_taken = bool(places.named(key_of(former.name))) or key_of(former.name) in taken
        rule = Rule.LISTED if is_taken else Rule.ANY
        yield Case(former.name, former.older | former.heirs, rule, Verb.SEARCH)


def former_names_in_addresses(places: Places, random: Random) -> Iterator[Case]:
    """Yield all former names with the place around them as it is today (L)."""
    for former in shuffled(former_names(), random):
        for heir in sorted(former.heirs):
            above = {1: "", 2: places[heir[:2]].name, 3: written_regency(places[heir[:5]])}[former.level]
            written = f"Kec. {former.name}" if former.level == 3 else former.name
            within = places[heir].above(former.level - 1)
            expected = {code for code in former.heirs if code.startswith(within)}
            expected |= places.codes_named(_bare_key(former.name), within, former.level)
            yield Case(", ".join(filter(None, (written, above))), frozenset(expected), Rule.ANY)


def blends(places: Places, random: Random) -> Iterator[Case]:
    """Yield short words for regions of the compass points (L): `Malteng` is Maluku Tengah, not Kalimantan Tengah."""
    expected = defaultdict(set)
    for place in [*places.of_level(1), *places.of_level(2)]:
        words = place.bare.lower().split()
        if len(words) == 2 and words[1] in _ENDINGS:
            expected[words[0][:3] + _ENDINGS[words[1]]].add(place.code)
    known = {key_of(alias) for _, alias, _ in places.aliases}
    for blend in shuffled(expected, random):
        if blend not in known and not places.named(blend):
            yield Case(blend.capitalize(), frozenset(expected[blend]), Rule.OR_NOTHING)


def _bare_key(name: str) -> str:
    """Return the key of a name without its first word, if this is a term of a regency."""
    first, _, rest = name.partition(" ")
    return key_of(rest if first.lower() in ("kabupaten", "kota") else name)


@cache
def former_names() -> tuple[Former, ...]:
    """Return the names that provinces, regencies and kecamatan had in older editions only, each once per level."""
    older: dict[tuple[int, str], set[str]] = defaultdict(set)
    heirs: dict[tuple[int, str], set[str]] = defaultdict(set)
    names: dict[tuple[int, str], str] = {}
    in_force = kodewilayah.editions()[-1]
    today = {region.code: key_of(region.short_name) for level in (1, 2, 3) for region in kodewilayah.regions(level)}
    for edition in kodewilayah.editions():
        if edition == in_force:
            continue
        for region in (region for level in (1, 2, 3) for region in kodewilayah.edition(edition.id).regions(level)):
            key = key_of(region.short_name)
            if today.get(region.code) == key:
                continue
            successors = kodewilayah.current(region.code, edition=edition.id).regions
            if all(today[successor.code] != key for successor in successors if successor.level <= 3):
                known = (int(region.level), region.readable_name.title())
                names[known] = region.readable_name
                older[known].add(str(region.code))
                heirs[known] |= {str(one.code) for one in successors if one.level == region.level}
    return tuple(
        Former(names[known], known[0], frozenset(older[known]), frozenset(heirs[known])) for known in sorted(names)
    )
