"""The rules that all doors share: which codes a field accepts."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, cast

from attrs import field, frozen

from kodewilayah import (
    InvalidCodeError,
    Level,
    Region,
    RegionCode,
    UnknownCodeError,
    lookup,
    newest,
    parse,
    search,
)
from kodewilayah._messages import UNPICKED as SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kodewilayah import Match
    from kodewilayah.errors import Language

# Message for a cascade or search field left without a choice, where a message about digits would not help.
UNPICKED: Mapping[Language, str] = {"id": SENTENCES[0], "en": SENTENCES[1]}


class OutsideError(InvalidCodeError):
    """The code is valid, but does not lie in the region that the field expects; its reason is `"not_within"`.

    >>> CodeRules(within="31.74").judge("31.75.01")
    Traceback (most recent call last):
        ...
    kodewilayah.contrib._rules.OutsideError: '31.75.01' does not lie in 31.74 (Kota Administrasi Jakarta Selatan).
    """


def is_unpicked(text: object) -> bool:
    """Tell whether a value is that of a field left without a choice: an empty text, or a name without digits.

    >>> is_unpicked("Jagakarsa"), is_unpicked(" "), is_unpicked("31.74.09"), is_unpicked(None)
    (True, True, False, False)
    """
    return isinstance(text, str) and not any(character.isdigit() for character in text)


def is_nan(value: object) -> bool:
    """Tell whether a value is NaN, which pandas has in an empty cell; a field shows nothing then.

    >>> is_nan(float("nan")), is_nan(31.74), is_nan("nan")
    (True, False, False)
    """
    return isinstance(value, float) and isnan(value)


def _level(level: int | None) -> Level | None:
    return None if level is None else Level(level)


def _code(text: str | None) -> RegionCode | None:
    return None if text is None else parse(text)


@frozen(kw_only=True)
class CodeRules:
    """Which codes a field accepts; compared and hashed by value.

    Args:
        level: the level that the code must have, 1 to 4; any, if None.
        within: a code in any form that `parse` takes; the accepted codes lie below it by their digits. A code does not
            lie below itself.
        allow_retired: accept the codes of all editions, not only those in force.
        rules_only: check the digit rules only, not whether an edition has the code.

    Raises:
        ValueError: if `level` is not a level, or a code of this level cannot lie below `within`.
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
            of_level = "" if self.level is None else f" of level {self.level:d}"
            raise ValueError(f"no code{of_level} lies below {self.within}")

    def judge(self, text: object) -> RegionCode:
        """Return the code that a text or a `Region` means, if the rules accept it.

        Args:
            text: a code in any form that `parse` takes, or a `Region`; any other object is refused.

        Raises:
            InvalidCodeError: if it is not text, breaks a digit rule, has another level, or does not lie in `within`.
                If it looks like a name, the error names the regions with it that the rules accept.
            UnknownCodeError: if no region has the code, or the region is no longer in force.

        >>> CodeRules(allow_retired=True).judge("9101")
        RegionCode('91.01')
        """
        written = text.code if type(text) is Region else cast("str", text)
        try:
            code = parse(written, level=self.level)
        except InvalidCodeError as error:
            if self.rules_only:
                raise
            raise error._with_matches(self._search) from None
        if not self.rules_only:
            self._check_exists(written)
        if self.within is not None and not self.within.is_ancestor_of(code):
            around = newest(self.within)
            facts = {"within": str(self.within), "place": "?" if around is None else around.name}
            raise OutsideError(written, "not_within", facts)
        return code

    def _search(self, name: str) -> Sequence[Match]:
        """Return the regions of a name that the rules accept; below a retired region, those of its edition."""
        if self.within is None:
            return search(name, level=self.level)
        around = newest(self.within)
        return [] if around is None else search(name, level=self.level, within=around)

    def _check_exists(self, written: str) -> None:
        try:
            lookup(written)
        except UnknownCodeError:
            if not self.allow_retired or newest(written) is None:
                raise
