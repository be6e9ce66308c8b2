"""A trie whose branches are made when they are first needed; it does not depend on what its values mean."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from kodewilayah._once import LOADING

V = TypeVar("V", bound=Hashable)


class Trie(Generic[V]):
    """Paths of segments that lead to values. A value is also the node that the next branches start from.

    Args:
        depth: the number of segments in the longest paths.
        grow: a function that makes all branches of a value (of the root, if None), as a dictionary from segment to
            value. It is called once for each value whose branches are needed; `walk` needs none at `depth`.

    >>> trie = Trie(2, lambda value: {letter: (value or "") + letter for letter in "ab"})
    >>> trie.find(["a", "b"])
    'ab'
    >>> list(trie.walk(only=2))
    ['aa', 'ab', 'ba', 'bb']
    """

    def __init__(self, depth: int, grow: Callable[[V | None], dict[str, V]]) -> None:
        self._depth = depth
        self._grow = grow
        self._grown: dict[V | None, dict[str, V]] = {}

    def branches(self, value: V | None = None) -> Mapping[str, V]:
        """Return the branches of a value (of the root, if None) by segment, in the order in which they were made."""
        grown = self._grown.get(value)
        if grown is None:
            with LOADING:
                # Looked up again, because another thread may have made them while this one waited.
                grown = self._grown.get(value)
                if grown is None:
                    # `grow` may itself ask for these branches; `setdefault` keeps the first value.
                    grown = self._grown.setdefault(value, self._grow(value))
        return grown

    def find(self, segments: Iterable[str]) -> V | None:
        """Return the value at the end of a path, or None if there is no such path; only branches on the path are made.

        Args:
            segments: the segments of the path, from the root on. An empty path has no value.
        """
        value: V | None = None
        for segment in segments:
            value = self.branches(value).get(segment)
            if value is None:
                return None
        return value

    def walk(self, value: V | None = None, depth: int = 0, only: int | None = None) -> Iterator[V]:
        """Yield the values below a value, each one before its own branches.

        Args:
            value: the value to start from; the root, if None.
            depth: the depth of `value`: 0 for the root, 1 for its branches.
            only: yield only the values of this depth; all values, if None.
        """
        # A loop, because with nested generators every value would pass through one generator for each depth.
        deepest = self._depth if only is None else only
        waiting = [iter(self.branches(value).values())] if depth < deepest else []
        while waiting:
            if depth + len(waiting) == deepest:
                yield from waiting.pop()
                continue
            branch = next(waiting[-1], None)
            if branch is None:
                waiting.pop()
                continue
            if only is None:
                yield branch
            waiting.append(iter(self.branches(branch).values()))
