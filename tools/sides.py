"""Tell which of two names, or of two listings, another table has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import NamedTuple

from tools.naming import key, plain


class Side(StrEnum):
    """Which of the two another table has: ours, theirs, both in the same way, or neither."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"
    NEITHER = "neither"


class Verdict(StrEnum):
    """What the editions before and after have: only theirs or only ours, one of them each, or neither."""

    THEIRS = "theirs"
    OURS = "ours"
    DIVIDED = "divided"
    OPEN = "open"


class Neighbour(NamedTuple):
    """What the edition before or after has.

    Attributes:
        edition: its id.
        side: which of the two it has.
        names: its names for the place; none where listings are compared.
    """

    edition: str
    side: Side
    names: tuple[str, ...] = ()


class Witnesses(NamedTuple):
    """The tables that can tell which of two is right.

    Attributes:
        before: the edition before; None if no edition before can tell.
        after: the edition after; None likewise.
        with_ours: the files of the other readings of the edition that have ours.
        with_theirs: the files of those that have theirs.
    """

    before: Neighbour | None
    after: Neighbour | None
    with_ours: tuple[str, ...]
    with_theirs: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """Which of the two the editions before and after have."""
        sides = {neighbour.side for neighbour in (self.before, self.after) if neighbour}
        match (Side.OURS in sides, Side.THEIRS in sides):
            case (True, True):
                return Verdict.DIVIDED
            case (True, False):
                return Verdict.OURS
            case (False, True):
                return Verdict.THEIRS
        return Verdict.OPEN


def side(ours: str, theirs: str, names: Collection[str]) -> Side:
    """Return which of two names another table has, in the strictest sense in which it has only one of them.

    Args:
        ours: a name.
        theirs: another name.
        names: the names that the other table has for the place; there are several if places were merged.

    >>> side("Raya", "R a y a", ["RAYA"]).value, side("Raya", "R a y a", ["Ra ya"]).value
    ('ours', 'both')
    """
    with_ours = False
    for form in (str, plain, key):
        with_ours, with_theirs = (_has(names, name, form) for name in (ours, theirs))
        if with_ours != with_theirs:
            return Side.OURS if with_ours else Side.THEIRS
    return Side.BOTH if with_ours else Side.NEITHER


def _has(names: Collection[str], name: str, form: Callable[[str], str]) -> bool:
    return form(name) in map(form, names)


def files_with(sides: Mapping[str, Side], wanted: Side) -> tuple[str, ...]:
    """Return the files that have one of the two.

    Args:
        sides: what each file has.
        wanted: which of the two.
    """
    return tuple(file for file, of_file in sides.items() if of_file is wanted)
