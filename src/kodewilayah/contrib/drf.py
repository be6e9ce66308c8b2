"""The door to Django REST framework: serializer fields whose error codes are the library's reasons."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from kodewilayah.contrib._missing import explain

try:
    from rest_framework import serializers
except ImportError as error:
    raise explain("drf", error) from error

from kodewilayah import KodeWilayahError, Region, is_valid_nik, parse, parse_nik
from kodewilayah.contrib._rules import CodeRules
from kodewilayah.contrib.django import models
from kodewilayah.contrib.django._texts import NikText, active_language


class _JudgedField(serializers.CharField):
    """Text that is judged when it is new; what the instance of the serializer has already passes as it is."""

    def __init__(self, **kwargs: Any) -> None:
        # A ModelSerializer passes the width of the column; what is judged fits it, however it was written.
        kwargs.pop("max_length", None)
        super().__init__(**kwargs)

    @abstractmethod
    def _judge(self, data: object) -> str: ...

    @abstractmethod
    def _read(self, data: Any) -> str:
        """Return what text means, whether or not it would be judged well.

        Raises:
            KodeWilayahError: if it breaks a rule of its digits.
        """

    def run_validation(self, data: object = serializers.empty) -> Any:
        """Judge also what the framework would make text of before it asks: a number, a list."""
        if not isinstance(data, str | None) and data is not serializers.empty:
            return self.to_internal_value(data)
        return super().run_validation(data)

    def to_internal_value(self, data: object) -> str:
        """Return the value that is stored.

        Raises:
            rest_framework.exceptions.ValidationError: if it is refused; `code` is the library's reason.
        """
        stored = self._stored()
        if stored is not None and data == stored:
            return stored
        try:
            return stored if stored is not None and self._read(data) == stored else self._judge(data)
        except KodeWilayahError as error:
            message = self.error_messages.get(error.reason, error.message(active_language()))
            raise serializers.ValidationError(message, code=error.reason) from None

    def _stored(self) -> str | None:
        instance = getattr(self.parent, "instance", None)
        stored = getattr(instance, self.source or "", None)
        return stored if isinstance(stored, str) else None


class RegionCodeField(_JudgedField):
    """A region code in any written form; the validated value is a `RegionCode`, and dotted text goes out.

    A code that the serializer's instance has already passes as it is. A `ModelSerializer` takes this field for a
    `RegionCodeModelField`, with its options, where both apps are installed.

    Args:
        level: the level that a code must have, 1 to 4; any, if None.
        allow_retired: take what any edition has had, not only what is in force.
        **kwargs: those of a `serializers.CharField`; `error_messages` may be given for each reason of the library.

    Raises:
        ValueError: if `level` is no level.
    """

    def __init__(self, *, level: int | None = None, allow_retired: bool = False, **kwargs: Any) -> None:
        self._rules = CodeRules(level=level, allow_retired=allow_retired)
        super().__init__(**kwargs)

    def to_representation(self, value: object) -> Any:
        """Return what goes out: of a `Region` its code."""
        return super().to_representation(value.code if isinstance(value, Region) else value)

    def _judge(self, data: object) -> str:
        return self._rules.judge(data)

    def _read(self, data: Any) -> str:
        return parse(data)


class NikField(_JudgedField):
    """An identity number; the validated value is its 16 digits as `str`, with a masked `repr`.

    All 16 digits go out too; declare the field `write_only=True` where nobody has to read them.

    Args:
        min_age: the least age today, in whole years; any, if None.
        max_age: the greatest; any, if None.
        require_known_region: refuse a kecamatan that no edition has.
        **kwargs: those of a `serializers.CharField`; `error_messages` may be given for each reason of the library.

    Raises:
        ValueError: if an age is negative, or `min_age` exceeds `max_age`.
        TypeError: if an age is no int.
    """

    def __init__(
        self,
        *,
        min_age: int | None = None,
        max_age: int | None = None,
        require_known_region: bool = False,
        **kwargs: Any,
    ) -> None:
        self._asked: dict[str, Any] = {"min_age": min_age, "max_age": max_age}
        # Judged now, where the programmer is, and not with the first request.
        is_valid_nik("", **self._asked)
        self._asked["require_known_region"] = require_known_region
        super().__init__(**kwargs)

    def _judge(self, data: object) -> str:
        return NikText(parse_nik(data, **self._asked))  # type: ignore[arg-type]  # `parse_nik` refuses what is not text

    def _read(self, data: Any) -> str:
        return str(parse_nik(data))


class _OfModel(RegionCodeField):
    """What a `ModelSerializer` makes of a `RegionCodeModelField`: its options are known when the field is bound."""

    def bind(self, field_name: str, parent: Any) -> None:
        super().bind(field_name, parent)
        field = parent.Meta.model._meta.get_field(self.source)
        self._rules = CodeRules(level=field.level, allow_retired=field.allow_retired)


def take_over() -> None:
    """Let every `ModelSerializer` judge the model fields of `kodewilayah.contrib.django`; its app does this itself."""
    mapping = serializers.ModelSerializer.serializer_field_mapping
    mapping[models.RegionCodeModelField] = _OfModel
    mapping[models.NikModelField] = NikField
