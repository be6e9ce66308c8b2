"""The values of history: links, traces, outcomes and changes."""

import pickle
from itertools import pairwise

import pytest

from kodewilayah import Changes, _data, changes, current, edition, editions, trace

MOVES = [move for move in _data.Folder().crosswalk() if move.edition_from != _data.EARLIER]


@pytest.fixture(scope="module")
def step() -> Changes:
    """What one decree changed."""
    return changes("2022", "2025")


def test_links_lead_from_one_edition_to_the_next() -> None:
    following = dict(pairwise(each.id for each in editions()))
    for code in ("91.01", "92.01", "96.01"):
        found = trace(code)
        for link in (*found.predecessors, *found.successors):
            assert link.edition_from is not None
            assert link.edition_to == following[link.edition_from]
            assert link.confidence in ("high", "medium", "low", "none")


def test_a_trace_names_its_place_in_every_edition_that_has_it() -> None:
    found = trace("92.01")
    assert tuple(found.names) == found.editions
    assert tuple(found.names.values()) == found.names_in_order
    assert (found.first, found.last) == tuple(edition(found.editions[each]).edition for each in (0, -1))


def test_changes_are_counted(step: Changes) -> None:
    assert step.counts == {
        name: len(getattr(step, name)) for name in ("added", "removed", "renamed", "moved", "divided")
    }
    assert repr(step).startswith(f"<Changes 2022 to 2025: {step.counts['added']:,} added, ")


def test_the_confidence_of_an_outcome_is_the_lowest_on_the_way() -> None:
    assert current("31.74").confidence == "high"
    assert current("92.01").confidence == "high"
    step, doubtful = next((move[0], move[1]) for move in MOVES if move.confidence == "low" and move.code_to)
    assert current(doubtful, edition=step).confidence in ("low", "none")


def test_the_values_are_frozen_and_pickle(step: Changes) -> None:
    for value in (trace("92.01"), current("92.01"), step, trace("92.01").successors[0]):
        again = pickle.loads(pickle.dumps(value))
        assert again == value
        with pytest.raises(AttributeError):
            value.kind = "x"  # type: ignore[union-attr, misc]
    trace("92.01").names.clear()
    assert trace("92.01").names
