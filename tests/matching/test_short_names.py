"""The short forms of names that people write in addresses."""

import pytest

from kodewilayah import edition
from kodewilayah.matching.short_names import FEWEST_INITIALS, ShortNames, _is_blend

INDEX = edition("2025")._names.index
SHORT = ShortNames(INDEX)


@pytest.mark.parametrize(
    ("word", "code"), [("lotim", "52.03"), ("kuansing", "14.09"), ("halut", "82.03"), ("haltara", "82.03")]
)
def test_a_blend_is_made_of_the_beginnings_of_the_words(word: str, code: str) -> None:
    assert code in [INDEX.code(row) for row in SHORT.blended(word)]


@pytest.mark.parametrize("word", ["", "l", "timlot", "lotimur2", "ltim", "tara"])
def test_other_words_are_not_a_blend(word: str) -> None:
    assert "52.03" not in [INDEX.code(row) for row in SHORT.blended(word)]
    assert "82.03" not in [INDEX.code(row) for row in SHORT.blended(word)]


def test_initials_stand_for_three_words_or_more_and_the_other_words_follow() -> None:
    for initials, rows in SHORT.initials.items():
        for row in rows:
            words = INDEX.words(row).split()
            made = {
                "".join(word[0] for word in words[:count]) + "".join(words[count:])
                for count in range(FEWEST_INITIALS, len(words) + 1)
            }
            assert initials in made
    assert [INDEX.code(row) for row in SHORT.initials["okutimur"]] == ["16.08"]


def test_every_kecamatan_called_kota_and_its_kabupaten_is_a_town() -> None:
    towns = {(INDEX.code(row), f"kota{INDEX.key(row)}") for row in INDEX.rows(2)}
    expected = {INDEX.code(row) for row in INDEX.rows(3) if (INDEX.code(row)[:5], INDEX.key(row)) in towns}
    assert {INDEX.code(row) for row in SHORT.towns} == expected
    assert "33.19.02" in expected


def test_a_name_without_words_has_no_blend() -> None:
    assert not _is_blend("x", [])
