"""Make a value when it is first asked for, and hand the same one to everybody."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

T = TypeVar("T")


def once(make: Callable[[], T]) -> Callable[[], T]:
    """Wrap a function without arguments so that all callers, of all threads, get what it returned first.

    `functools.cache` does not promise that: of two threads that race, each gets what it made itself. A lock would
    do, but not in a process forked while another thread holds it. So threads may make the value more than once, and
    one atomic step decides whose it is.
    """
    made: dict[None, T] = {}

    @wraps(make)
    def get() -> T:
        try:
            return made[None]
        except KeyError:
            return made.setdefault(None, make())

    return get
