"""Validators for text fields of Django."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.deconstruct import deconstructible

from kodewilayah import KodeWilayahError, Level, is_valid_nik, parse_nik
from kodewilayah.contrib._rules import CodeRules
from kodewilayah.contrib.django._texts import refusal

if TYPE_CHECKING:
    from kodewilayah.nik import NikOptions


@deconstructible
class RegionCodeValidator:
    """Refuses a value that is not the code of a region in force; compared by value, and can be used in migrations.

    Unlike the fields of this app, it validates every value, also one that the row already has.

    Args:
        level: the level that the code must have, 1 to 4; any, if None.
        allow_retired: accept the codes of all editions, not only those in force.
        message: the message to use instead of the library's message; it can contain `%(value)s`.

    Raises:
        ValueError: if `level` is not a level.
    """

    def __init__(self, level: int | None = None, allow_retired: bool = False, message: str | None = None) -> None:
        self.level = None if level is None else int(Level(level))
        self.allow_retired = allow_retired
        self.message = message
        self._rules = CodeRules(level=level, allow_retired=allow_retired)

    def __call__(self, value: object) -> None:
        """Validate a value.

        Raises:
            django.core.exceptions.ValidationError: if the value is refused; `code` is the reason of the library.
        """
        try:
            self._rules.judge(value)
        except KodeWilayahError as error:
            raise refusal(error, self.message) from None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RegionCodeValidator):
            return NotImplemented
        return (self._rules, self.message) == (other._rules, other.message)

    def __hash__(self) -> int:
        return hash((self._rules, self.message))


@deconstructible
class NikValidator:
    """Refuses a value that is not a well-formed identity number; compared by value, and can be used in migrations.

    Args:
        min_age: the least age today, in whole years; any, if None.
        max_age: the greatest age today, in whole years; any, if None.
        require_known_region: refuse a kecamatan that no edition has.
        message: the message to use instead of the library's message; `%(value)s` in it is masked.

    Raises:
        ValueError: if an age is negative, or `min_age` exceeds `max_age`.
        TypeError: if an age is not an int.
    """

    def __init__(
        self,
        min_age: int | None = None,
        max_age: int | None = None,
        require_known_region: bool = False,
        message: str | None = None,
    ) -> None:
        self.min_age = min_age
        self.max_age = max_age
        self.require_known_region = require_known_region
        self.message = message
        # Wrong options are reported when the validator is defined, not with the first value.
        is_valid_nik("", **self._options)

    @property
    def _options(self) -> NikOptions:
        return {
            "min_age": self.min_age,
            "max_age": self.max_age,
            "require_known_region": self.require_known_region,
        }

    def __call__(self, value: object) -> None:
        """Validate a value.

        Raises:
            django.core.exceptions.ValidationError: if the value is refused; `code` is the reason of the library. The
                error does not show the birth date or the serial.
        """
        try:
            # `parse_nik` refuses an object that is not text.
            parse_nik(value, **self._options)  # type: ignore[arg-type]
        except KodeWilayahError as error:
            raise refusal(error, self.message) from None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, NikValidator):
            return NotImplemented
        return (self._options, self.message) == (other._options, other.message)

    def __hash__(self) -> int:
        return hash((*self._options.values(), self.message))
