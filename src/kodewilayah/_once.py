"""Values that are made when they are first needed: once for all threads, and never while the process forks."""

from __future__ import annotations

import os
from _thread import RLock
from contextlib import suppress
from functools import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn, TypeVar

    T = TypeVar("T")

# One lock for everything that is read, built or imported late. With one lock for each value, two threads could wait for
# each other: each holds the lock that the other needs.
LOADING = RLock()

# The fork waits until a load has ended. Otherwise the child could wait for ever for a lock or an import that belongs to
# a thread of its parent. Not every system can fork.
with suppress(AttributeError):
    os.register_at_fork(before=LOADING.acquire, after_in_parent=LOADING.release, after_in_child=LOADING.release)


class made_once(cached_property["T"]):  # noqa: N801 - used like `property`
    """A property whose value is made by one thread while the others wait; afterwards it is a plain attribute.

    `functools.cached_property` does not guarantee this: from Python 3.12 on, several threads may each make a value.

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

    # Type checkers read the signature of `cached_property` instead.
    if not TYPE_CHECKING:  # pragma: no branch

        def __get__(self, instance, owner=None):
            with LOADING:
                return super().__get__(instance, owner)


class Frozen:
    """An object whose attributes cannot be changed, because all callers share it.

    Its `__init__` sets the attributes through `vars(self)` or `object.__setattr__`.

    >>> class Name(Frozen):
    ...     def __init__(self, text: str) -> None:
    ...         vars(self)["text"] = text
    >>> Name("Aceh").text = "Bali"
    Traceback (most recent call last):
        ...
    AttributeError: Name objects cannot be changed: text
    """

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} objects cannot be changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} objects cannot be changed: {name}")
