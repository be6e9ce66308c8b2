"""Sweeps of names that are misspelt, shortened, cut or torn: H, I, J, and M where a region is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from benchmarks.sweeps.case import UNSURE, Case, Rule
from benchmarks.sweeps.places import (
    Place,
    Places,
    codes,
    is_one_error_away,
    key_of,
    shuffled,
    with_an_error,
    written_regency,
)

_ROADS = ("jl", "jl.", "jalan", "gg.", "gang")
_FLOWERS = ("melati", "mawar", "kenanga", "anggrek", "flamboyan", "dahlia", "cempaka", "merpati", "rajawali")
# Shortened words that mean something else, wherever they stand.
_TAKEN_WORDS = """
    kec kel kab kot prov kp kep ds dsa dist des dus gg jl jln rt rw no blok km gn tj tg perk mns ps pd kb sei brt tim
    tmr utr slt sel tgh peg bar nag gam gp kl kc sd sma smp tk pt cv ud rs ma mi man min lr lrg ruk rum kom komp
    gang
"""
_TAKEN = frozenset(_TAKEN_WORDS.split())
_TERMS = frozenset({"kota", "kute", "negeri", "nagari", "kampung", "desa", "lembang", "pekon", "distrik"})
_MEANINGS = {"pd": "pondok", "kb": "kebon", "ps": "pasar", "kp": "kampung", "gn": "gunung", "tj": "tanjung",
             "tg": "tanjung", "sel": "selatan", "bar": "barat", "tim": "timur", "tgh": "tengah"}  # fmt: skip


def misspelt_villages(places: Places, random: Random) -> Iterator[Case]:
    """Yield villages of two words or more with one typing error (H): `Duwet Kerajan, Tumpang, Kabupaten Malang`."""
    for village in shuffled(places.of_level(4), random):
        _, district, regency, _ = places.path(village)
        written = with_an_error(village.name, random) if " " in village.name else None
        siblings = places.below(district.code)
        if written is None or key_of(written) in {place.key for place in (*siblings, district, regency)}:
            continue
        similar = [sibling for sibling in siblings if is_one_error_away(key_of(written), sibling.key)]
        yield Case(f"{written}, {district.name}, {regency.bare}", codes([village, *similar]))


def region_behind_a_street(places: Places, random: Random) -> Iterator[Case]:
    """Yield a kecamatan or a regency behind a street, without a sign between them (I): `jl melati jagakarsa`."""
    for place in shuffled([*places.of_level(2), *places.of_level(3)], random):
        highest = [other for other in places.named(place.key) if other.level < 4]
        if highest == [place]:
            text = f"{random.choice(_ROADS)} {random.choice(_FLOWERS)} {place.bare.lower()}"
            yield Case(text, frozenset({place.code}), Rule.FIRST, under=UNSURE)


def cut_words(places: Places, random: Random) -> Iterator[Case]:
    """Yield villages whose words are cut and end with a point (J): `Cemp. Putih Bar.`."""
    return _shortened(places, random, _beginning)


def consonants(places: Places, random: Random) -> Iterator[Case]:
    """Yield villages whose words are their first consonants, with a point (J): `Pd. Klp.`."""
    return _shortened(places, random, _first_consonants)


def _shortened(places: Places, random: Random, shorten: Callable[[str, Random], str]) -> Iterator[Case]:
    for village in shuffled(places.of_level(4), random):
        _, district, regency, _ = places.path(village)
        words = village.name.split()
        long = [at for at, word in enumerate(words) if re.fullmatch("[A-Za-z]{5,}", word)]
        if len(words) < 2 or not long:
            continue
        chosen = random.sample(long, random.randrange(1, len(long) + 1))
        written = [shorten(word, random) if at in chosen else word for at, word in enumerate(words)]
        is_taken = any(
            written[at].lower() in _TAKEN and _MEANINGS.get(written[at].lower()) != words[at].lower() for at in chosen
        )
        if is_taken or sum(_fits(written, sibling) for sibling in places.below(district.code)) > 1:
            continue
        text = " ".join(f"{word}." if at in chosen else word for at, word in enumerate(written))
        yield Case(f"{text}, {district.name}, {regency.name}", frozenset({village.code}))


def _beginning(word: str, random: Random) -> str:
    return word[: random.randrange(3, len(word) - 1)]


def _first_consonants(word: str, random: Random) -> str:
    rest = re.sub("[aeiouAEIOU]", "", word[1:])
    return word[0] + rest[: random.randrange(1, 3)]


def _fits(written: list[str], place: Place) -> bool:
    """Tell whether each shortened word has the letters of the place's word, in order, from the first one."""
    words = place.name.split()
    return len(words) == len(written) and all(map(_is_shortened, written, words))


def _is_shortened(written: str, word: str) -> bool:
    letters = iter(word.lower())
    return written[:1].lower() == word[:1].lower() and all(letter in letters for letter in written.lower())


def first_word_of_a_district(places: Places, random: Random) -> Iterator[Case]:
    """Yield kecamatan of which only the first word is written (M): `Kec. SURO, KAB. ACEH SINGKIL`."""
    for district in shuffled(places.of_level(3), random):
        regency = places[district.above(2)]
        first, _, rest = district.name.partition(" ")
        fitting = [other for other in places.below(regency.code) if _fits_nearly(first.lower(), other.key)]
        if rest and len(first) >= 4 and first.lower() not in _TERMS and fitting == [district]:
            text = f"Kec. {first.upper()}, {written_regency(regency).upper()}"
            yield Case(text, frozenset({district.code}))


def _fits_nearly(word: str, key: str) -> bool:
    return key.startswith(word) or is_one_error_away(word, key)


def district_spelt_as_a_village(places: Places, random: Random) -> Iterator[Case]:
    """Yield kecamatan with one typing error that makes them a village of the same regency (M)."""
    for regency in shuffled(places.of_level(2), random):
        districts = places.below(regency.code)
        keys = {district.key for district in districts}
        villages = {village.key: village for district in districts for village in places.below(district.code)}
        for village in villages.values():
            meant = [district for district in districts if is_one_error_away(district.key, village.key)]
            if len(village.key) >= 4 and village.key not in keys and meant:
                yield Case(f"Kec. {village.name}, {written_regency(regency)}", codes(meant))


def spaced_letters(places: Places, random: Random) -> Iterator[Case]:
    """Yield villages of two to four letters, written with spaces between them (M): `P A I`."""
    for village in shuffled(places.of_level(4), random):
        _, district, regency, _ = places.path(village)
        if re.fullmatch("[A-Za-z]{2,4}", village.name):
            text = f"{' '.join(village.name.upper())}, {district.name}, {regency.name}"
            yield Case(text, places.codes_named(village.key, district.code, 4), Rule.OR_NOTHING)


def numbers_with_a_cross(places: Places, random: Random) -> Iterator[Case]:
    """Yield names with `x` between numbers, without spaces (M): `2x11 Kayu Tanam`."""
    for place in shuffled([*places.of_level(3), *places.of_level(4)], random):
        if re.search(r"\d\s*[xX]\s*\d", place.name):
            written = re.sub(r"(\d)\s*[xX]\s*(\d)", r"\1x\2", place.name)
            upper = [other.name for other in places.path(place)[1:3]]
            yield Case(", ".join([written, *upper]), places.codes_named(place.key, place.above(2)), Rule.OR_NOTHING)


def line_break_in_a_name(places: Places, random: Random) -> Iterator[Case]:
    """Yield villages with a line break between two words of the address (M)."""
    for village in shuffled(places.of_level(4), random):
        _, district, regency, _ = places.path(village)
        if " " not in village.name:
            continue
        text = f"{village.name}, {district.name}, {regency.name}"
        spaces = [found.start() for found in re.finditer(" ", village.name)]
        at = random.choice(spaces)
        yield Case(f"{text[:at]}\n{text[at + 1 :]}", places.codes_named(village.key, district.code, 4), Rule.OR_NOTHING)
