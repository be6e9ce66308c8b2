"""Sweeps of identity cards, copied or read by a machine: B."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

from benchmarks.sweeps.case import Case
from benchmarks.sweeps.places import Place, Places, shuffled

# What a machine that reads a picture takes for something else, in words in capitals and in others.
_MISREADINGS = (("l", "I"), ("I", "l"), ("O", "0"), ("o", "0"), ("m", "rn"), ("i", "l"))


# What a card has before the name of the street; often nothing.
_STREETS = ("JL. ", "JL ", "GG. ", "", "")
_HAMLETS = ("KP. ", "KAMPUNG ", "DUSUN ", "DSN ", "LINGK. ")


def clean(places: Places, random: Random) -> Iterator[Case]:
    """Yield cards in four layouts, with a neighbour's name as the name of the street."""
    return _cards(places, random, _as_it_is, _STREETS)


def misread(places: Places, random: Random) -> Iterator[Case]:
    """Yield the same cards with one letter of some of their terms misread."""
    return _cards(places, random, _misread, _STREETS)


def hamlets(places: Places, random: Random) -> Iterator[Case]:
    """Yield the same cards with a hamlet instead of a street."""
    return _cards(places, random, _as_it_is, _HAMLETS)


def village_and_district(places: Places, random: Random) -> Iterator[Case]:
    """Yield cells with the two lowest lines of a card only."""
    for village in shuffled(places.of_level(4), random):
        district = places[village.above(3)]
        text = f"Kel/Desa : {village.name.upper()} Kecamatan : {district.name.upper()}"
        namesakes = [other for other in places.named(district.key) if other.level == 3]
        expected = [places.codes_named(village.key, other.code, 4) for other in namesakes]
        yield Case(text, frozenset().union(*expected))


def _cards(
    places: Places, random: Random, read: Callable[[str, Random], str], before_streets: Sequence[str]
) -> Iterator[Case]:
    for number, village in enumerate(shuffled(places.of_level(4), random)):
        district = places[village.above(3)]
        neighbours = [other for other in places.below(district.code) if other.key != village.key]
        street = random.choice(before_streets) + random.choice(neighbours or places.below(village.above(2))).name
        layout = _LAYOUTS[number % len(_LAYOUTS)]
        text = layout(lambda term: read(term, random), places.path(village), street, random)
        yield Case(text, places.codes_named(village.key, district.code, 4))


def _as_it_is(term: str, _: Random) -> str:
    return term


def _misread(term: str, random: Random) -> str:
    """Return a term with one letter misread, two times out of three."""
    possible = [(right, wrong) for right, wrong in _MISREADINGS if right in term]
    if not possible or random.random() < 1 / 3:
        return term
    right, wrong = random.choice(possible)
    at = random.choice([at for at, letter in enumerate(term) if letter == right])
    return term[:at] + wrong + term[at + 1 :]


def _upright(term: Callable[[str], str], path: list[Place], street: str, random: Random) -> str:
    """Write a card line by line, in capitals."""
    village, district, regency, province = (place.name.upper() for place in path)
    kind, _, bare = regency.partition(" ")
    return (
        f"{term('PROVINSI')} {province}\n{term(kind)} {bare}\n"
        f"{term('Alamat')} : {street.upper()} NO. {random.randrange(1, 90)}\n"
        f"RT/RW : {random.randrange(1, 13):03}/{random.randrange(1, 13):03}\n"
        f"{term('Kel/Desa')} : {village}\n{term('Kecamatan')} : {district}"
    )


def _two_columns(term: Callable[[str], str], path: list[Place], street: str, random: Random) -> str:
    """Write a card in two columns."""
    village, district, regency, province = (place.name.upper() for place in path)
    kind, _, bare = regency.partition(" ")
    rows = (
        (f"{term('PROVINSI')} {province}", f"{term(kind)} {bare}"),
        (
            f"{term('Alamat')}   : {street.upper()}",
            f"RT/RW : {random.randrange(1, 13):03}/{random.randrange(9):03}",
        ),
        (f"{term('Kel/Desa')} : {village}", f"{term('Kecamatan')} : {district}"),
    )
    return "\n".join(f"{left:<40}{right}" for left, right in rows)


def _in_one_line(term: Callable[[str], str], path: list[Place], street: str, random: Random) -> str:
    """Write the lines of a card one behind the other."""
    village, district, regency, province = (place.name.upper() for place in path)
    kind, _, bare = regency.partition(" ")
    return (
        f"{term('Alamat')} : {street.upper()} NO {random.randrange(1, 90)} RT/RW : 00{random.randrange(1, 9)}/002 "
        f"{term('Kel/Desa')} : {village} {term('Kecamatan')} : {district} {term(kind)} : {bare} "
        f"{term('PROVINSI')} : {province}"
    )


def _in_small_letters(term: Callable[[str], str], path: list[Place], street: str, random: Random) -> str:
    """Write a card as people type it into a message."""
    village, district, regency, province = (place.name.lower() for place in path)
    kind, _, bare = regency.partition(" ")
    sign = random.choice((":", ": ", "=", " = "))
    return (
        f"{term('alamat')}{sign}{street.lower()} no {random.randrange(1, 90)}, {term('kel')}{sign}{village}, "
        f"{term('kec')}{sign}{district}, {term(kind)}{sign}{bare}, {term('prov')}{sign}{province}"
    )


_LAYOUTS = (_upright, _two_columns, _in_one_line, _in_small_letters)
