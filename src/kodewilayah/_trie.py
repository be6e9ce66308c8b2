"""A trie whose branches grow when they are first entered; it knows nothing of what its values mean."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from kodewilayah._once import LOADING

V = TypeVar("V", bound=Hashable)


class Trie(Generic[V]):
    """Paths of segments to values; a value is also the node from which the next branches grow.

    Args:
        depth: the number of segments of the longest paths.
        grow: makes all branches of a value (of the root, if None), segment to value; called only for values
            that lie less deep than `depth`, and once for each.
    """

    def __init__(self, depth: int, grow: Callable[[V | None], dict[str, V]]) -> None:
        self._depth = depth
        self._grow = grow
        self._grown: dict[V | None, dict[str, V]] = {}

    def branches(self, value: V | None = None) -> Mapping[str, V]:
        """Return the branches of a value (of the root, if None), in the order in which they grew."""
        grown = self._grown.get(value)
        if grown is None:
            with LOADING:
                # Another thread may have grown them while this one waited. Built whole, then published in one step.
                if value not in self._grown:
                    self._grown.setdefault(value, self._grow(value))
                grown = self._grown[value]
        return grown

    def find(self, segments: Iterable[str]) -> V | None:
        """Return the value at the end of a path, or None where there is none; grows only what lies on the path."""
        value: V | None = None
        for segment in segments:
            value = self.branches(value).get(segment)
            if value is None:
                return None
        return value

    def walk(self, value: V | None = None, depth: int = 0, only: int | None = None) -> Iterator[V]:
        """Yield the values below a value, each before its own branches.

        Args:
            value: where to begin; at the root, if None.
            depth: how deep `value` lies: 0 for the root.
            only: yield only what lies so deep; everything, if None.
        """
        # A loop, because with a generator for each depth every value would pass through all of them.
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
