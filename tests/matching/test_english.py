"""The Indonesian words of names that are written in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodewilayah.matching.english import in_indonesian
from kodewilayah.matching.vocabulary import ENGLISH_DIRECTIONS, ENGLISH_HEADS, ENGLISH_NAMES


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("", ""),
        ("sukamaju garut", "sukamaju garut"),
        ("west java", "jawa barat"),
        ("bandung regency", "kabupaten bandung"),
        ("west bandung regency west java province", "kabupaten bandung barat provinsi jawa barat"),
        ("north central timor", "timor tengah utara"),
        ("riau islands", "kepulauan riau"),
        ("riau islands province", "provinsi kepulauan riau"),
        ("province of riau islands", "provinsi kepulauan riau"),
        ("sukamaju city of bandung", "sukamaju kota bandung"),
        ("yogyakarta special region", "daerah istimewa yogyakarta"),
        ("special capital region of jakarta", "daerah khusus ibukota jakarta"),
        ("tegalrejo district yogyakarta city", "kecamatan tegalrejo kota yogyakarta"),
        ("bandung regency west java", "kabupaten bandung jawa barat"),
        ("of", "of"),
        ("city of", "kota"),
        ("west", "barat"),
        ("regency", "kabupaten"),
        ("special capital", "special capital"),
    ],
)
def test_the_head_comes_first_and_the_direction_last(english: str, indonesian: str) -> None:
    assert " ".join(in_indonesian(english.split())) == indonesian
    assert in_indonesian(tuple(english.split())) == indonesian.split()


ENGLISH = {*ENGLISH_DIRECTIONS, *ENGLISH_NAMES, "of", *(word for head in ENGLISH_HEADS for word in head.split())}


@given(st.lists(st.sampled_from([*ENGLISH, "sukamaju", "garut", "2"]), max_size=8))
def test_words_that_are_not_english_stay_in_their_order(words: list[str]) -> None:
    others = [word for word in words if word not in ENGLISH]
    assert [word for word in in_indonesian(words) if word in {"sukamaju", "garut", "2"}] == others


@given(st.lists(st.text("abcdefgh", min_size=1)))
def test_a_text_without_english_words_stays_as_it_is(words: list[str]) -> None:
    assert in_indonesian(words) == words
