"""The judgement that the doors without a database share: which codes a field takes, and what a stored one is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from attrs import field, frozen

from kodewilayah import InvalidCodeError, Level, Region, RegionCode, UnknownCodeError, lookup, newest, parse
from kodewilayah._messages import UNPICKED as SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kodewilayah.errors import Language

# Message for a cascade or a search field that was left without a choice: the digit rules are not what is missing there.
UNPICKED: Mapping[Language, str] = {"id": SENTENCES[0], "en": SENTENCES[1]}


class OutsideError(InvalidCodeError):
    """The code is good, and lies elsewhere than the field wants; its reason is `"not_within"`.

    >>> CodeRules(within="31.74").judge("31.75.01")
    Traceback (most recent call last):
        ...
    kodewilayah.contrib._rules.OutsideError: '31.75.01' does not lie in 31.74 (Kota Administrasi Jakarta Selatan).
    """


def is_unpicked(text: str) -> bool:
    """Tell whether a text is what a field holds in which nothing was picked: nothing, or a name.

    >>> is_unpicked("Jagakarsa"), is_unpicked(" "), is_unpicked("31.74.09")
    (True, True, False)
    """
    return not any(character.isdigit() for character in text)


def _level(level: int | None) -> Level | None:
    return None if level is None else Level(level)


def _code(text: str | None) -> RegionCode | None:
    return None if text is None else parse(text)


@frozen(kw_only=True)
class CodeRules:
    """Which codes a field takes; compared and hashed by value.

    Args:
        level: the level that a code must have; any, if None.
        within: a code, in any form that `parse` takes, below which it must lie by its digits; none lies below itself.
        allow_retired: take what any edition has had, not only what is in force.
        rules_only: ask the digit rules only, and no edition.

    Raises:
        ValueError: if `level` is no level, or none of that level can lie below `within`.
        InvalidCodeError: if `within` breaks a digit rule.

    >>> CodeRules(level=3).judge("317409")
    RegionCode('31.74.09')
    """

    level: Level | None = field(default=None, converter=_level)
    within: RegionCode | None = field(default=None, converter=_code)
    allow_retired: bool = False
    rules_only: bool = False

    def __attrs_post_init__(self) -> None:
        if self.within is not None and (self.level or Level.VILLAGE) <= self.within.level:
            wanted = "" if self.level is None else f" of level {self.level:d}"
            raise ValueError(f"no code{wanted} lies below {self.within}")

    def judge(self, text: object) -> RegionCode:
        """Return the code that a text, or a `Region`, means.

        Raises:
            InvalidCodeError: if it is not text, breaks a digit rule, has another level, or lies elsewhere.
            UnknownCodeError: if there is no such region, or it is no longer in force.

        >>> CodeRules(allow_retired=True).judge("9101")
        RegionCode('91.01')
        """
        # As plain text, so that a message shows what somebody wrote and not which type it has got since.
        text = text.code if type(text) is Region else text
        written = str(text) if type(text) is RegionCode else cast("str", text)
        code = parse(written, level=self.level)
        if not self.rules_only:
            self._exists(written)
        if self.within is not None and not self.within.is_ancestor_of(code):
            place = newest(self.within)
            facts = {"within": str(self.within), "place": "?" if place is None else place.name}
            raise OutsideError(written, "not_within", facts)
        return code

    def _exists(self, written: str) -> None:
        try:
            lookup(written)
        except UnknownCodeError:
            if not self.allow_retired or newest(written) is None:
                raise
