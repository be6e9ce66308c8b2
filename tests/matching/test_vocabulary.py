"""The words written before a name: every term that a region has, and every one that people write."""

import pytest

from kodewilayah import Kind, Level, edition, editions, regions
from kodewilayah.matching.fold import fold
from kodewilayah.matching.vocabulary import TERMS, is_surely_term, leading_term


@pytest.mark.sweep
def test_the_term_of_every_region_is_known_and_fits_it() -> None:
    for region in regions():
        words = fold(region.term).split()
        term, length = leading_term([*words, "x"])
        assert term is not None, region.term
        assert (term.level, length) == (region.level, len(words)), region.term
        assert region.kind in term.kinds, (region, region.term)


@pytest.mark.parametrize("text", sorted(TERMS))
def test_every_term_is_folded_and_its_kinds_are_of_its_level(text: str) -> None:
    assert fold(text) == text
    term = TERMS[text]
    kinds_of_level = {
        Level.PROVINCE: {Kind.PROVINSI},
        Level.REGENCY: {Kind.KABUPATEN, Kind.KOTA},
        Level.DISTRICT: {Kind.KECAMATAN},
        Level.VILLAGE: {Kind.KELURAHAN, Kind.DESA, Kind.DESA_ADAT},
    }
    assert term.kinds
    assert term.kinds <= kinds_of_level[term.level]
    assert leading_term([*text.split(), "x"]) == (term, len(text.split()))


@pytest.mark.sweep
def test_a_word_is_surely_a_term_if_no_name_of_any_edition_begins_with_it() -> None:
    tables = [edition(each.id)._names.index for each in editions()]
    first = {index.words(row).partition(" ")[0] for index in tables for row in range(len(index))}
    for term in TERMS:
        if " " not in term:
            assert is_surely_term([term, "x"]) is (term not in first), term
            assert not is_surely_term([term])


@pytest.mark.parametrize("text", sorted(TERMS))
def test_a_term_with_no_name_after_it_is_no_longer_all_of_the_text(text: str) -> None:
    words = text.split()
    assert leading_term(words)[1] < len(words)


@pytest.mark.parametrize(
    ("text", "level", "kinds"),
    [
        ("Prov. X", 1, {Kind.PROVINSI}),
        ("Kab. X", 2, {Kind.KABUPATEN}),
        ("Kabupaten X", 2, {Kind.KABUPATEN}),
        ("KOTA X", 2, {Kind.KOTA}),
        ("Kota Adm. X", 2, {Kind.KOTA}),
        ("Kec. X", 3, {Kind.KECAMATAN}),
        ("Distrik X", 3, {Kind.KECAMATAN}),
        ("Kel. X", 4, {Kind.KELURAHAN}),
        ("Ds. X", 4, {Kind.DESA, Kind.DESA_ADAT}),
        ("Desa X", 4, {Kind.DESA, Kind.DESA_ADAT}),
        ("Desa/Kelurahan X", 4, {Kind.KELURAHAN, Kind.DESA, Kind.DESA_ADAT}),
    ],
)
def test_the_prefixes_that_people_write(text: str, level: int, kinds: set[Kind]) -> None:
    term, _ = leading_term(fold(text).split())
    assert term is not None
    assert term.level == level
    assert set(term.kinds) == kinds


@pytest.mark.parametrize("text", ["", "kota", "bandung", "bandung kota", "kotabaru x"])
def test_no_term(text: str) -> None:
    assert leading_term(text.split()) == (None, 0)


def test_a_local_word_fits_every_kind_of_village() -> None:
    assert [TERMS[word].is_local for word in ("gampong", "lembang", "desa", "kel", "kota")] == [
        True,
        True,
        False,
        False,
        False,
    ]
