"""The rules that all doors share: which codes a field accepts."""

from __future__ import annotations

from functools import partial
from math import isnan
from typing import TYPE_CHECKING, Any, cast

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
from kodewilayah._messages import HINTS, UNPICKED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kodewilayah import Match
    from kodewilayah.errors import Language


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


def asks_to_pick(text: object, facts: Mapping[str, Any]) -> bool:
    """Tell whether the error of a cascade or search field asks to choose a region, instead of naming a digit rule.

    Args:
        text: the refused value.
        facts: the facts of the error.

    >>> asks_to_pick("Jagakarsa", {}), asks_to_pick("Rawa 3", {"hint": "name"}), asks_to_pick("31.70", {})
    (True, True, False)
    """
    return is_unpicked(text) or facts.get("hint") == "name"


def ask_to_pick(facts: Mapping[str, Any], lang: Language) -> str:
    """Return the message of a cascade or search field left without a choice, with the regions that a name can mean.

    Args:
        facts: the facts of the error.
        lang: the language.

    >>> ask_to_pick({"matches": ("31",)}, "en")
    'Choose a region from the list, or write its code. Did you mean 31 (Daerah Khusus Ibukota Jakarta)?'
    """
    index = 0 if lang == "id" else 1
    regions = [newest(code) for code in facts.get("matches", ())]
    places = HINTS["or"][index].join(f"{region.code} ({region.full_name})" for region in regions if region is not None)
    if not places:
        return UNPICKED[index]
    more = HINTS["or_another"][index] if facts.get("more_matches") else ""
    return UNPICKED[index] + HINTS["did_you_mean"][index].format(places=places + more)


def refusal_of_name(text: str, level: int | None, within: str | None) -> InvalidCodeError:
    """Return the error for a text that is not a code, with the regions that the field offers and that have such a name.

    Args:
        text: the text; `parse` must refuse it.
        level: the level of the regions that the field offers; any, if None.
        within: the code of the region in which they lie; anywhere, if None.

    >>> refusal_of_name("Jagakarsa", 3, "31.74").params["matches"]
    (RegionCode('31.74.09'),)
    """
    try:
        parse(text)
    except InvalidCodeError as error:
        return error._with_matches(partial(_search, level=level, within=within))
    raise AssertionError(text)  # pragma: no cover - the caller passes what was refused


def _search(name: str, *, level: int | None, within: str | None) -> Sequence[Match]:
    """Return the regions of a name that a field accepts; below a retired region, those of its edition."""
    if within is None:
        return search(name, level=level)
    around = newest(within)
    return [] if around is None else search(name, level=level, within=around)


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
            raise error._with_matches(partial(_search, level=self.level, within=self.within)) from None
        if not self.rules_only:
            self._check_exists(written)
        if self.within is not None and not self.within.is_ancestor_of(code):
            around = newest(self.within)
            facts = {"within": str(self.within), "place": "?" if around is None else around.name}
            raise OutsideError(written, "not_within", facts)
        return code

    def _check_exists(self, written: str) -> None:
        try:
            lookup(written)
        except UnknownCodeError:
            if not self.allow_retired or newest(written) is None:
                raise
