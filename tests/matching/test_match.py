"""Match and Matches: values that say which region, how sure, and why."""

import copy
import pickle

import pytest

import kodewilayah
from kodewilayah import Level, Match, Matches, lookup, search

MATCH = search("sukamaju garut jawa barat")[0]


def test_a_match_carries_the_region_with_its_whole_path() -> None:
    assert MATCH.region is lookup("32.05.13.2005")
    assert [region.name for region in MATCH.region.path] == ["Jawa Barat", "Kabupaten Garut", "Kersamanah", "Sukamaju"]
    assert MATCH.level is Level.VILLAGE


def test_it_says_which_words_it_used_from_the_region_up() -> None:
    assert list(MATCH.used.items()) == [(4, "sukamaju"), (2, "garut"), (1, "jawa barat")]
    assert all(type(level) is Level for level in MATCH.used)


def test_what_search_has_nothing_to_say_of_is_empty() -> None:
    assert (MATCH.ignored, MATCH.conflicts, MATCH.historic) == ((), (), False)
    assert Match(lookup("31"), 1.0, False, {}) == (lookup("31"), 1.0, False, {}, (), (), False)


def test_matches_are_a_list() -> None:
    found = search("jakarta")
    assert type(found) is Matches
    assert isinstance(found, list)
    assert found == list(found)
    assert Matches() == []
    with pytest.raises(AttributeError):
        found.anything = 1  # type: ignore[attr-defined]


def test_copies_and_pickles_are_equal_and_name_the_same_region() -> None:
    found = search("makasar")
    for again in (pickle.loads(pickle.dumps(found)), copy.deepcopy(found), copy.copy(found)):
        assert again == found
        assert type(again) is Matches
        assert again[0].region is found[0].region


def test_both_types_are_public() -> None:
    assert {"Match", "Matches", "search"} <= set(kodewilayah.__all__)
