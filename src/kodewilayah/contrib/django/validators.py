"""Validators for fields that are text to Django."""

from __future__ import annotations

from django.utils.deconstruct import deconstructible

from kodewilayah import KodeWilayahError, Level, is_valid_nik, parse_nik
from kodewilayah.contrib._rules import CodeRules
from kodewilayah.contrib.django._texts import refusal


@deconstructible
class RegionCodeValidator:
    """Refuses what is no code of a region in force; compared by value, and fit for migrations.

    Unlike the fields of this app it cannot tell new input from what a row holds already.

    Args:
        level: the level that the code must have, 1 to 4; any, if None.
        allow_retired: take what any edition has had, not only what is in force.
        message: said instead of the library's own sentence; may hold `%(value)s`.

    Raises:
        ValueError: if `level` is no level.
    """

    def __init__(self, level: int | None = None, allow_retired: bool = False, message: str | None = None) -> None:
        self.level = None if level is None else int(Level(level))
        self.allow_retired = allow_retired
        self.message = message
        self._rules = CodeRules(level=level, allow_retired=allow_retired)

    def __call__(self, value: object) -> None:
        """Judge a value.

        Raises:
            django.core.exceptions.ValidationError: if it is refused; `code` is the library's reason.
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
    """Refuses what is no well-formed identity number; compared by value, and fit for migrations.

    Args:
        min_age: the least age today, in whole years; any, if None.
        max_age: the greatest; any, if None.
        require_known_region: refuse a kecamatan that no edition has.
        message: said instead of the library's own sentence; `%(value)s` in it is masked.

    Raises:
        ValueError: if an age is negative, or `min_age` exceeds `max_age`.
        TypeError: if an age is no int.
    """

    def __init__(
        self,
        min_age: int | None = None,
        max_age: int | None = None,
        require_known_region: bool = False,
        message: str | None = None,
    ) -> None:
        # Judged now, where the programmer is, and not with the first user.
        is_valid_nik("", min_age=min_age, max_age=max_age)
        self.min_age = min_age
        self.max_age = max_age
        self.require_known_region = require_known_region
        self.message = message

    def __call__(self, value: object) -> None:
        """Judge a value.

        Raises:
            django.core.exceptions.ValidationError: if it is refused; `code` is the library's reason, and nothing in it
                shows birth date or serial.
        """
        try:
            parse_nik(
                value,  # type: ignore[arg-type]  # what is not text is refused by `parse_nik`
                min_age=self.min_age,
                max_age=self.max_age,
                require_known_region=self.require_known_region,
            )
        except KodeWilayahError as error:
            raise refusal(error, self.message) from None

    def _key(self) -> tuple[object, ...]:
        return self.min_age, self.max_age, self.require_known_region, self.message

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, NikValidator):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())
