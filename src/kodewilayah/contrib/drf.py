"""The door to Django REST framework: serializer fields; their error codes are the reasons of the library."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from kodewilayah.contrib._missing import explain

try:
    from rest_framework import serializers
except ImportError as error:
    raise explain("drf", error) from error

from kodewilayah import KodeWilayahError, Region, is_valid_nik, parse, parse_nik
from kodewilayah.contrib._rules import CodeRules
from kodewilayah.contrib.django import models
from kodewilayah.contrib.django._texts import NikText, active_language

if TYPE_CHECKING:
    from kodewilayah.nik import NikOptions


class _JudgedField(serializers.CharField):
    """Text that is validated if it is new; a value that the serializer's instance already has is accepted unchanged."""

    def __init__(self, **kwargs: Any) -> None:
        # A ModelSerializer passes the width of the column. A longer text can be valid too, because the short form is
        # stored.
        kwargs.pop("max_length", None)
        super().__init__(**kwargs)

    @abstractmethod
    def _judge(self, data: object) -> str: ...

    @abstractmethod
    def _read(self, data: Any) -> str:
        """Return the value that a text means, also if the field would refuse it.

        Raises:
            KodeWilayahError: if the text breaks a digit rule.
        """

    def run_validation(self, data: object = serializers.empty) -> Any:
        """Validate a value; a number or a list is refused, although the framework would convert it to text."""
        if not isinstance(data, str | None) and data is not serializers.empty:
            return self.to_internal_value(data)
        return super().run_validation(data)

    def to_internal_value(self, data: object) -> str:
        """Return the value to store.

        Raises:
            rest_framework.exceptions.ValidationError: if the value is refused; `code` is the reason of the library.
        """
        stored = self._stored()
        # The NA of pandas refuses to be compared.
        if stored is not None and isinstance(data, str) and data == stored:
            return stored
        try:
            if stored is not None and self._read(data) == stored:
                return stored
            return self._judge(data)
        except KodeWilayahError as error:
            message = self.error_messages.get(error.reason, error.message(active_language()))
            raise serializers.ValidationError(message, code=error.reason) from None

    def _stored(self) -> str | None:
        instance = getattr(self.parent, "instance", None)
        stored = getattr(instance, self.source or "", None)
        return stored if isinstance(stored, str) else None


class RegionCodeField(_JudgedField):
    """A region code in any form that `parse` takes; the validated value is a `RegionCode`, the output is dotted text.

    A code that the serializer's instance already has is accepted unchanged. If both apps are installed, a
    `ModelSerializer` uses this field for a `RegionCodeModelField`, with its options.

    Args:
        level: the level that the code must have, 1 to 4; any, if None.
        allow_retired: accept the codes of all editions, not only those in force.
        **kwargs: the options of a `serializers.CharField`; `error_messages` can have a message for each reason of the
            library.

    Raises:
        ValueError: if `level` is not a level.
    """

    def __init__(self, *, level: int | None = None, allow_retired: bool = False, **kwargs: Any) -> None:
        self._rules = CodeRules(level=level, allow_retired=allow_retired)
        super().__init__(**kwargs)

    def to_representation(self, value: object) -> Any:
        """Return the output; for a `Region`, its code."""
        return super().to_representation(value.code if isinstance(value, Region) else value)

    def _judge(self, data: object) -> str:
        return self._rules.judge(data)

    def _read(self, data: Any) -> str:
        return parse(data)


class NikField(_JudgedField):
    """An identity number; the validated value is its 16 digits as `str`, with a masked `repr`.

    The output has all 16 digits too. If no client needs to read them, declare the field with `write_only=True`.

    Args:
        min_age: the least age today, in whole years; any, if None.
        max_age: the greatest age today, in whole years; any, if None.
        require_known_region: refuse a kecamatan that no edition has.
        **kwargs: the options of a `serializers.CharField`; `error_messages` can have a message for each reason of the
            library.

    Raises:
        ValueError: if an age is negative, or `min_age` exceeds `max_age`.
        TypeError: if an age is not an int.
    """

    def __init__(
        self,
        *,
        min_age: int | None = None,
        max_age: int | None = None,
        require_known_region: bool = False,
        **kwargs: Any,
    ) -> None:
        self._options: NikOptions = {
            "min_age": min_age,
            "max_age": max_age,
            "require_known_region": require_known_region,
        }
        # Wrong options are reported when the field is defined, not with the first request.
        is_valid_nik("", **self._options)
        super().__init__(**kwargs)

    def _judge(self, data: object) -> str:
        # `parse_nik` refuses an object that is not text.
        return NikText(parse_nik(data, **self._options))  # type: ignore[arg-type]

    def _read(self, data: Any) -> str:
        return str(parse_nik(data))


class _OfModel(RegionCodeField):
    """The serializer field for a `RegionCodeModelField`; it takes the options of the model field when it is bound."""

    def bind(self, field_name: str, parent: Any) -> None:
        super().bind(field_name, parent)
        field = parent.Meta.model._meta.get_field(self.source)
        self._rules = CodeRules(level=field.level, allow_retired=field.allow_retired)


def take_over() -> None:
    """Make every `ModelSerializer` use these fields for the model fields of `kodewilayah.contrib.django`.

    The Django app calls this function itself.
    """
    mapping = serializers.ModelSerializer.serializer_field_mapping
    mapping[models.RegionCodeModelField] = _OfModel
    mapping[models.NikModelField] = NikField
