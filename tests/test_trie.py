"""The trie grows only what is entered, once, and every thread sees the same branches."""

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
