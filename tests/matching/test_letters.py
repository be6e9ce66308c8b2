"""The letters of names: what is left to compare with a text holds every name that differs by so many letters."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodewilayah.matching.letters import LettersOfNames

WORDS = st.text("abi 2é", max_size=8)


@given(st.lists(WORDS, max_size=30), WORDS, st.integers(0, 3))
def test_the_names_are_those_that_lack_so_many_letters_or_fewer(names: list[str], word: str, missing: int) -> None:
    expected = [place for place, name in enumerate(names) if (Counter(word) - Counter(name)).total() <= missing]
    assert list(LettersOfNames(names).nearly_all_of(word, missing=missing)) == expected


@pytest.mark.parametrize(("word", "found"), [("aa", [0]), ("ba", [0, 1]), ("", [0, 1]), ("c", [])])
def test_the_second_letter_of_a_kind_counts(word: str, found: list[int]) -> None:
    assert list(LettersOfNames(["baa", "bab"]).nearly_all_of(word, missing=0)) == found
