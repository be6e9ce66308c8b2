"""The trie makes only the branches that are needed, once, and every thread gets the same branches."""

import threading
from types import TracebackType

import pytest

from kodewilayah import _trie
from kodewilayah._once import LOADING
from kodewilayah._trie import Trie

WORDS = {"": "abc", "a": "ab", "b": "", "c": "z"}


class Recorder:
    def __init__(self) -> None:
        self.grown: list[str | None] = []

    def __call__(self, value: str | None) -> dict[str, str]:
        self.grown.append(value)
        return {letter: f"{value or ''}{letter}" for letter in WORDS[value or ""]}


def test_find_grows_only_the_path_and_only_once() -> None:
    grow = Recorder()
    trie = Trie(2, grow)
    assert grow.grown == []
    assert trie.find(["a", "b"]) == "ab"
    assert trie.find(["a", "a"]) == "aa"
    assert grow.grown == [None, "a"]
    assert trie.find(["x", "a"]) is None
    assert trie.find(["a", "x"]) is None
    assert trie.find([]) is None
    assert grow.grown == [None, "a"]


def test_walk_goes_down_before_it_goes_on() -> None:
    grow = Recorder()
    trie = Trie(2, grow)
    assert list(trie.walk()) == ["a", "aa", "ab", "b", "c", "cz"]
    assert list(trie.walk(only=1)) == ["a", "b", "c"]
    assert list(trie.walk(only=2)) == ["aa", "ab", "cz"]
    assert list(trie.walk("a", 1)) == ["aa", "ab"]
    assert list(trie.walk("a", 1, only=1)) == []
    assert list(trie.walk("aa", 2)) == []


def test_walk_of_one_depth_grows_nothing_deeper() -> None:
    grow = Recorder()
    assert list(Trie(2, grow).walk(only=1)) == ["a", "b", "c"]
    assert grow.grown == [None]


def test_of_two_that_race_both_get_the_branches_of_the_first() -> None:
    inner: list[object] = []

    def grow(_: str | None) -> dict[str, str]:
        if not inner:
            inner.append(None)
            inner[0] = trie.branches()
        return {"a": "a"}

    trie = Trie(1, grow)
    assert trie.branches() is inner[0]


class AnnouncedLock:
    """The lock `LOADING`, with an event that is set when a thread is about to wait for it."""

    def __init__(self) -> None:
        self.waits = threading.Event()

    def __enter__(self) -> None:
        self.waits.set()
        LOADING.acquire()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        LOADING.release()


def test_a_thread_that_waited_gets_the_branches_that_another_made_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    lock = AnnouncedLock()
    monkeypatch.setattr(_trie, "LOADING", lock)
    grow = Recorder()
    trie = Trie(2, grow)
    got: list[object] = []
    thread = threading.Thread(target=lambda: got.append(trie.branches()))
    with LOADING:
        thread.start()
        # The thread has found no branches, and waits; now this thread makes them.
        assert lock.waits.wait(timeout=30)
        made = trie.branches()
    thread.join(timeout=30)
    assert got == [made]
    assert got[0] is made
    assert grow.grown == [None]


def test_branches_that_cannot_be_made_are_made_by_the_next_caller() -> None:
    failures = [OSError()]

    def grow(_: str | None) -> dict[str, str]:
        if failures:
            raise failures.pop()
        return {"a": "a"}

    trie = Trie(1, grow)
    with pytest.raises(OSError):  # noqa: PT011 - any
        trie.branches()
    assert trie.branches() == {"a": "a"}
    assert not LOADING._is_owned()  # type: ignore[attr-defined]
