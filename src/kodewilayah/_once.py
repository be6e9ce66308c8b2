"""Values made when they are first needed: once for all threads, never while the process forks, and for good."""

from __future__ import annotations

import os
from _thread import RLock
from contextlib import suppress
from functools import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn, TypeVar

    T = TypeVar("T")

# One lock for everything that is read, built or imported late. With a lock for each value, a thread that holds one and
# needs another could wait for a thread that does the opposite.
LOADING = RLock()

# Not every system can fork. Where it can, the fork waits until a load has ended: a child would wait for ever for a
# lock, or for an import, of a thread that it does not have.
with suppress(AttributeError):
    os.register_at_fork(before=LOADING.acquire, after_in_parent=LOADING.release, after_in_child=LOADING.release)


class made_once(cached_property["T"]):  # noqa: N801 - used like `property`
    """A property whose value one thread makes while the others wait; afterwards it is a plain attribute.

    `functools.cached_property` does not promise that: from Python 3.12 on, every thread that comes early makes a value
    of its own.

    >>> class Table:
    ...     @made_once
    ...     def rows(self) -> list[str]:
    ...         print("reading")
    ...         return ["31"]
    >>> table = Table()
    >>> table.rows, table.rows
    reading
    (['31'], ['31'])
    """

    if not TYPE_CHECKING:

        def __get__(self, instance, owner=None):
            with LOADING:
                return super().__get__(instance, owner)


class Frozen:
    """An object whose attributes nobody can change, because all callers share it.

    Its `__init__` sets them through `vars(self)` or `object.__setattr__`.
    """

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} objects cannot be changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} objects cannot be changed: {name}")
